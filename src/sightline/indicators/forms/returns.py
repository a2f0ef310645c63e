"""Forms of data returns: asking, typing, uploading, explaining columns, taking; words and questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from sightline.files.forms import WithFile
from sightline.indicators.forms.fields import number
from sightline.indicators.models import Definition
from sightline.indicators.reads.returns import Line
from sightline.indicators.rules.figures import Period, period_label
from sightline.indicators.rules.sheets import DENOMINATOR, NUMERATOR, WHEN, Column
from sightline.privacy.forms import Form
from sightline.ui.forms import DateField, area


class AskForm(Form):
    """Whose figures of which period are asked for, by when."""

    def __init__(self, *args: Any, bodies: Any, periods: Sequence[Period], start_month: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periods = {f"{start}_{end}": (start, end) for start, end in periods}
        self.fields["period"] = forms.ChoiceField(
            label="Which period?",
            choices=[(key, period_label(period, start_month)) for key, period in self.periods.items()],
        )
        self.fields["bodies"] = forms.ModelMultipleChoiceField(
            label="Who is asked?",
            queryset=bodies,
            initial=list(bodies),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": "Choose whom to ask"},
        )
        self.fields["due_on"] = DateField(label="By when?", help_text="After the period is over.")
        self.ask_in_words()

    @property
    def given(self) -> dict[str, Any]:
        """As the action takes it."""
        start, end = self.periods[self.cleaned_data["period"]]
        return {
            "start": start,
            "end": end,
            "bodies": list(self.cleaned_data["bodies"]),
            "due_on": self.cleaned_data["due_on"],
        }


class GiveForm(Form):
    """The figures of a return, typed. What is left empty is not given."""

    mark_optional = False

    def __init__(self, *args: Any, lines: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = list(lines)
        for line in self.lines:
            stands = line.stands
            label = f"{line.name}: {line.definition.numerator}"
            self.fields[f"n_{line.series.pk}"] = number(
                label=label, required=False, initial=stands.numerator if stands else None
            )
            if line.definition.is_share:
                self.fields[f"d_{line.series.pk}"] = number(
                    label=f"{line.name}, out of: {line.definition.denominator}",
                    required=False,
                    initial=stands.denominator if stands else None,
                )
        self.fields["provisional"] = forms.BooleanField(
            label="These figures are provisional",
            help_text="They are marked so until final ones come, and never leave to the public.",
            required=False,
        )
        self.ask_in_words()

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for half a share, or more of it than there is."""
        given = super().clean()
        for line in self.lines:
            n, d = f"n_{line.series.pk}", f"d_{line.series.pk}"
            if not line.definition.is_share or n in self.errors or d in self.errors:
                continue
            numerator, denominator = given.get(n), given.get(d)
            if (numerator is None) != (denominator is None):
                self.add_error(d if denominator is None else n, f"{line.name}: give both numbers, or neither")
            elif numerator is not None and numerator > denominator:
                self.add_error(n, f"{line.name}: {numerator} cannot be of {denominator}")
        if not self.errors and not self.figures:
            self.add_error(None, "Give at least one figure")
        return given

    @property
    def figures(self) -> dict[int, tuple[int, int | None]]:
        """What was given, by series."""
        found = {}
        for line in self.lines:
            numerator = self.cleaned_data.get(f"n_{line.series.pk}")
            if numerator is not None:
                found[line.series.pk] = (numerator, self.cleaned_data.get(f"d_{line.series.pk}"))
        return found


class UploadForm(WithFile, Form):
    """A spreadsheet of figures."""

    document = forms.FileField(
        label="Spreadsheet",
        help_text="Excel (.xlsx) or CSV: the sheet made for this return, or your own.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.tsv"}),
    )


class MapForm(Form):
    """What each column of an agency's own sheet means."""

    mark_optional = False

    def __init__(self, *args: Any, heads: Sequence[str], lines: Sequence[Line], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[str, str]] = [("", "Nothing that is asked for"), (WHEN, "The period")]
        for line in lines:
            words = f"{line.name}: {line.definition.numerator}"
            choices.append((f"{NUMERATOR}-{line.series.pk}", words))
            if line.definition.is_share:
                words = f"{line.name}, out of: {line.definition.denominator}"
                choices.append((f"{DENOMINATOR}-{line.series.pk}", words))
        self.heads = {f"c_{place}": head for place, head in enumerate(heads) if head}
        for name, head in self.heads.items():
            self.fields[name] = forms.ChoiceField(label=f"“{head}”", choices=choices, required=False)
        self.ask_in_words()

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError where two columns mean the same."""
        given = super().clean()
        seen: dict[str, str] = {}
        for name, head in self.heads.items():
            meant = given.get(name)
            if meant and meant in seen:
                self.add_error(name, f"“{head}” means what “{seen[meant]}” means. Choose for one of them")
            elif meant:
                seen[meant] = head
        if not self.errors and not any(meant.partition("-")[2] for meant in seen):
            self.add_error(None, "Say of at least one column which figure it holds")
        return given

    @property
    def columns(self) -> list[Column]:
        """What the columns mean, those that mean something."""
        found = []
        for name, head in self.heads.items():
            part, _, series = self.cleaned_data[name].partition("-")
            if part:
                found.append(Column(head, part, int(series) if series else None))
        return found


class TakeForm(Form):
    """Taking a spreadsheet's figures; with wrong cells, why they are left out."""

    may_keep = False

    def __init__(self, *args: Any, wrong: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if wrong:
            self.fields["why_left_out"] = forms.CharField(
                label="Why are they left out?" if wrong > 1 else "Why is it left out?",
                error_messages={"required": "Say why the wrong cells are left out, or mend them and bring it again"},
                help_text="Only where they cannot be mended: it stands on the record.",
                widget=area(2),
                max_length=300,
            )
        self.fields["provisional"] = forms.BooleanField(label="These figures are provisional", required=False)
        self.ask_in_words()


class CommentForm(Form):
    """What, so what, now what."""

    what = forms.CharField(label="What do the figures say?", widget=area(3), required=False)
    so_what = forms.CharField(label="So what: what does it mean for children?", widget=area(3), required=False)
    now_what = forms.CharField(label="Now what: what will you do?", widget=area(3), required=False)

    def __init__(self, *args: Any, definitions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["definition"] = forms.ModelChoiceField(
            label="About which indicator?", queryset=definitions, empty_label="Choose"
        )
        self.order_fields(["definition", "what", "so_what", "now_what"])
        self.ask_in_words()


class QuestionForm(Form):
    """A question that the figures raise."""

    question = forms.CharField(
        label="What do you ask?",
        help_text="“Why did it fall, when referrals rose?” Data is a question, not a verdict.",
        widget=area(3),
    )

    def __init__(self, *args: Any, definitions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["definition"] = forms.ModelChoiceField(
            label="About which indicator?", queryset=definitions, required=False, empty_label="The whole return"
        )
        self.ask_in_words()


class AnswerForm(Form):
    """The answer to it."""

    answer = forms.CharField(label="Your answer", widget=area(4))


def definitions_of(lines: Sequence[Line]) -> Any:
    """The indicators that a return is about."""
    return Definition.objects.filter(pk__in={line.definition.pk for line in lines}).order_by("position", "pk")


def usual_due(end: dt.date) -> dt.date:
    """Three weeks after a period is over."""
    return end + dt.timedelta(days=21)
