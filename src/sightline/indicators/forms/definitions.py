"""Forms of indicators: adopting, defining, retiring; populations and neighbours' figures."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from sightline.indicators.forms.fields import number
from sightline.indicators.models import Definition
from sightline.indicators.rules.catalogue import READY, sources
from sightline.indicators.rules.figures import Basis, Counts, Flow, Frequency, Polarity
from sightline.people.models import Body
from sightline.privacy.forms import Form
from sightline.ui.forms import DateField, Says, area, narrow, revision_field


class AdoptForm(Form):
    """Which of the field's indicators to take, and who gives what; `here` are the keys adopted already."""

    def __init__(self, *args: Any, here: set[str], bodies: Any, likely: dict[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = [one for one in READY if one.key not in here]
        self.fields["keys"] = forms.MultipleChoiceField(
            label="Which do you want?",
            choices=[(one.key, Says(f"{one.row}. {one.name}", hint=one.what)) for one in left],
            initial=[one.key for one in left],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Choose at least one indicator"},
        )
        self.source_names: dict[str, str] = {}
        for place, source in enumerate(sources()):
            if any(one.source == source for one in left):
                name = f"source_{place}"
                self.source_names[name] = source
                self.fields[name] = forms.ModelChoiceField(
                    label=f"Who is “{source}” here?",
                    queryset=bodies,
                    required=False,
                    empty_label="Nobody yet",
                    initial=likely.get(source),
                )
        self.ask_in_words()

    @property
    def sources(self) -> dict[str, Body | None]:
        """Who gives what the list says a source gives."""
        return {source: self.cleaned_data.get(name) for name, source in self.source_names.items()}


class DefinitionForm(Form):
    """What an indicator says. `values` are the lines of its breakdown."""

    sections_of = (
        ("What is counted", "", ("basis", "numerator", "counted", "denominator", "of", "population", "flow", "counts")),
        (
            "How it is broken down",
            "One fixed breakdown: what leaves to the public is judged by it.",
            ("dimension", "values", "each_gives"),
        ),
        ("Who gives it, and how it is read", "", ("source", "frequency", "polarity", "baseline", "target", "caveats")),
        ("Where it belongs", "", ("thread", "serves")),
    )

    name = forms.CharField(label="Name", max_length=160)
    what = forms.CharField(label="What does it show?", widget=area(2))
    why = forms.CharField(label="Why does it matter?", widget=area(2), required=False)
    basis = forms.ChoiceField(label="How is it read?", choices=Basis.choices(), widget=forms.RadioSelect)
    numerator = forms.CharField(
        label="What is counted?", help_text="As a form would ask: “reviews held on time”.", max_length=160
    )
    counted = forms.CharField(
        label="The count’s own name",
        help_text="The same name in another indicator means the same count: published once, known of both.",
        max_length=120,
    )
    denominator = forms.CharField(label="Out of what?", help_text="For a share.", max_length=160, required=False)
    of = forms.CharField(
        label="That count’s own name", help_text="For a share: “reviews due”.", max_length=120, required=False
    )
    population = forms.CharField(
        label="Of which population?", help_text="For a rate: “aged 0 to 17”.", max_length=60, required=False
    )
    flow = forms.ChoiceField(label="When is it counted?", choices=Flow.choices(), widget=forms.RadioSelect)
    counts = forms.ChoiceField(
        label="Whom or what does it count?",
        help_text="Small counts of children and families never leave to the public.",
        choices=Counts.choices(),
        widget=forms.RadioSelect,
    )
    dimension = forms.CharField(
        label="Broken down by", help_text="Agency, age, area; empty for none.", max_length=60, required=False
    )
    values = forms.CharField(label="Into", help_text="One on each line.", widget=area(5), required=False)
    each_gives = forms.BooleanField(
        label="Each agency gives its own",
        help_text="Where the lines above are the names of agencies here.",
        required=False,
    )
    source = forms.ModelChoiceField(
        label="Who gives the figures?", queryset=Body.objects.none(), required=False, empty_label="Nobody yet"
    )
    frequency = forms.ChoiceField(label="How often?", choices=Frequency.choices())
    polarity = forms.ChoiceField(label="Which way is better?", choices=Polarity.choices(), widget=forms.RadioSelect)
    baseline = forms.CharField(label="Where it began", max_length=160, required=False)
    target = forms.CharField(
        label="Target",
        help_text="“At least 90%”, “under 20”: written so, it is drawn and each figure is held against it.",
        max_length=160,
        required=False,
    )
    caveats = forms.CharField(label="What to keep in mind", widget=area(2), required=False)
    thread = forms.CharField(label="Thread", max_length=120, required=False)
    serves = forms.CharField(
        label="Which action of the plan does it serve?", help_text="Its number.", max_length=120, required=False
    )

    def __init__(self, *args: Any, bodies: Any, definition: Definition | None = None, **kwargs: Any) -> None:
        self.definition = definition
        if definition is not None:
            kwargs["initial"] = {**said_of(definition), **kwargs.get("initial", {})}
        else:
            kwargs.setdefault(
                "initial",
                {"basis": Basis.COUNT, "flow": Flow.FLOW, "counts": Counts.CHILDREN, "frequency": Frequency.QUARTER,
                 "polarity": Polarity.CONTEXT},
            )  # fmt: skip
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = bodies
        self.fields["revision"] = revision_field()

    @property
    def given(self) -> dict[str, Any]:
        """The fields as the actions take them."""
        found = {name: value for name, value in self.cleaned_data.items() if name not in {"revision", "each_gives"}}
        found["values"] = [line.strip() for line in found["values"].splitlines() if line.strip()]
        found["givers"] = self._givers(found["values"]) if self.cleaned_data["each_gives"] else {}
        return found

    def _givers(self, values: list[str]) -> dict[str, Body]:
        by_name: dict[str, Body] = {}
        for body in self.fields["source"].queryset:
            by_name[body.name.casefold()] = body
            if body.short_name:
                by_name[body.short_name.casefold()] = body
        return {value: by_name[value.casefold()] for value in values if value.casefold() in by_name}

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError where a line of agencies is none that is known here."""
        given = super().clean()
        if given.get("each_gives"):
            lines = [line.strip() for line in given.get("values", "").splitlines() if line.strip()]
            unknown = [line for line in lines if line not in self._givers(lines)]
            if unknown:
                self.add_error("values", f"“{unknown[0]}” is no agency or team here. Write it as the structure has it")
        return given


def said_of(definition: Definition) -> dict[str, Any]:
    """An indicator as its form begins."""
    said = {name: getattr(definition, name) for name in DefinitionForm.base_fields if hasattr(definition, name)}
    series = [one for one in definition.series.all() if one.value]
    return said | {
        "counted": definition.counted.name,
        "of": definition.of.name if definition.of else "",
        "values": "\n".join(one.value for one in series),
        "each_gives": any(one.giver_id for one in series),
        "revision": definition.revision,
    }


class RetireForm(Form):
    """From which day an indicator is off the scorecard."""

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"] = DateField(label="From which day?", initial=today)
        self.ask_in_words()


class PopulationForm(Form):
    """How many people a rate is of, in a year."""

    group = forms.CharField(label="Which group?", help_text="As the indicators name it.", max_length=60)
    year = forms.IntegerField(
        label="In which fiscal year?",
        help_text="The calendar year it begins in: 2017 for 2017/18.",
        min_value=1990,
        max_value=2100,
        widget=narrow(4),
    )
    number = number(label="How many people?")
    source = forms.CharField(label="Who says so?", help_text="“ONS mid-year estimate”.", max_length=200, required=False)

    def clean_number(self) -> int:
        """Raises ValidationError for a population of nobody."""
        if self.cleaned_data["number"] == 0:
            raise forms.ValidationError("A population is at least one")
        return self.cleaned_data["number"]


class NeighbourForm(Form):
    """What another area published of the same thing."""

    place = forms.CharField(label="Which area?", max_length=120)
    period = forms.CharField(label="Of which period?", help_text="As it is printed there.", max_length=60)
    figure = forms.CharField(label="What does it say?", help_text="As it is printed: “81.4%”.", max_length=40)
    published_in = forms.CharField(
        label="Where was it published?", help_text="Report and page, or an address.", max_length=200
    )
