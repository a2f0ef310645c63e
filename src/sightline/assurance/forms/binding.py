"""Binding a measure to evidence, withdrawing it, and settling what the plan does not print."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Model

from sightline.assurance.reads.choices import Choices
from sightline.assurance.rules.kinds import KEYS, READINGS, Kind, Level
from sightline.files.forms import ASKED, WithFile
from sightline.people.models import Body
from sightline.privacy.forms import Form
from sightline.ui.forms import DateField, area, narrow

_LABELS = {
    "question": "Which question?",
    "course": "Which course?",
    "exercise": "Which survey?",
    "result": "Which line of the survey?",
    "definition": "Which indicator?",
    "dissemination": "Which document that providers were asked to confirm?",
    "resource": "Which document of the library?",
    "set": "Which list was to be reached?",
    "author": "Whose statement is it?",
}
# Kinds that can be held against a figure of their own, with what the figure is.
_FIGURES = {
    Kind.EVALUATION: "In percent. For example, 90",
    Kind.SURVEY: "In percent. For example, 90",
    Kind.OUTSIDE: "In percent. For example, 90",
    Kind.INDICATOR: "As the indicator is read: a share in percent, a count as it is.",
    Kind.SESSIONS: "How many sessions",
}
_COMPARED = [
    ("", "As the plan says"),
    (">", "Over"),
    (">=", "At least"),
    ("<", "Under"),
    ("<=", "At most"),
]
_SECTIONS = (
    (
        "A target of your own",
        "Only where the plan prints none. Say which body set it: it stands beside every verdict.",
        ("comparator", "threshold", "target_set_by"),
    ),
    (
        "Which periods",
        "The period that is judged, and the one it is compared with. Without a comparison there is no verdict on a "
        "direction.",
        ("from_day", "to_day", "compared_from", "compared_to"),
    ),
)
_WAYS = [("increase", "Rising"), ("decrease", "Falling")]


class _Thing(forms.ModelChoiceField):
    """A thing to choose: a question as it is asked, a line of a survey with its survey."""

    def label_from_instance(self, one: Model) -> str:
        words = getattr(one, "words", "") or str(one)
        survey = getattr(one, "survey", None)
        year = getattr(one, "year", None)
        return f"{survey}: {words}" if survey else f"{words}, {year}" if year else words


class BindingForm(WithFile, Form):
    """What a binding of one kind names. `choices` are the things of the partnership."""

    def __init__(self, *args: Any, kind: Kind, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        for key in KEYS[kind]:
            self.fields[_NAMES.get(key, key)] = _field(key, choices)
        if kind == Kind.STATEMENT:
            self.fields["statement"] = forms.CharField(
                label="What is stated?",
                help_text="In the author’s words. It shows that something was done, and nothing more.",
                widget=area(4),
            )
        if kind in READINGS:
            self.fields["reading"] = forms.ChoiceField(
                label="How is it read?",
                choices=[(one.value, one.label) for one in READINGS[kind]],
                initial=READINGS[kind][0].value,
                widget=forms.RadioSelect,
            )
        if kind in (Kind.EVALUATION, Kind.SURVEY):
            self.fields["group"] = forms.CharField(
                label="Only a part of those who answer?",
                help_text="As its answers are grouped, for example “Adults’ workforce”. Leave it empty for everybody.",
                required=False,
                max_length=200,
                widget=narrow(20),
            )
        self.fields["holder"] = forms.ModelChoiceField(
            label="Who gathers it?",
            help_text="Named as the holder while something of it is missing. Leave it empty where nobody in particular "
            "does.",
            queryset=choices.bodies,
            required=False,
            empty_label="Nobody in particular",
        )
        if kind in _FIGURES:
            self._add_target(choices)
        if kind == Kind.INDICATOR:
            for name, label in (
                ("from_day", "First day of the period judged"),
                ("to_day", "Last day of the period judged"),
                ("compared_from", "First day of the period compared with"),
                ("compared_to", "Last day of the period compared with"),
            ):
                self.fields[name] = DateField(label=label, required=False)
        self.sections_of = tuple(one for one in _SECTIONS if one[2][0] in self.fields)
        self.ask_in_words()

    def _add_target(self, choices: Choices) -> None:
        ways = _WAYS if self.kind == Kind.INDICATOR else []
        self.fields["comparator"] = forms.ChoiceField(
            label="How is it compared?", choices=[*_COMPARED, *ways], required=False
        )
        self.fields["threshold"] = forms.DecimalField(
            label="With which figure?",
            help_text=_FIGURES[self.kind],
            required=False,
            max_digits=16,
            decimal_places=4,
            widget=narrow(5),
        )
        self.fields["target_set_by"] = forms.ModelChoiceField(
            label="Which body set it?", queryset=choices.bodies, required=False, empty_label="No target of our own"
        )

    @property
    def given(self) -> dict[str, Any]:
        """What `bind` takes, but for a file, which is stored first."""
        names = {shown: key for key, shown in _NAMES.items()}
        said = {name: value for name, value in self.cleaned_data.items() if name not in (self.file_field, *ASKED)}
        return {names.get(name, name): value for name, value in said.items()}


_NAMES = {"milestone_uid": "milestone", "stored": "document"}


def _field(key: str, choices: Choices) -> forms.Field:
    if key == "milestone_uid":
        return forms.ChoiceField(label="Which milestone?", choices=[("", "Choose"), *choices.milestones])
    if key == "stored":
        return forms.FileField(
            label="The document",
            help_text="PDF, Word, Excel, PowerPoint or text. It shows that something was done, and nothing more.",
            error_messages={"required": "Choose the document"},
        )
    return _Thing(label=_LABELS[key], queryset=choices.things[key], empty_label="Choose")


class CloseForm(Form):
    """Why evidence counts no more."""

    why = forms.CharField(
        label="Why does it no longer count?",
        help_text="A judgement that cited it goes out of date at once. What it showed stays in the history.",
        widget=area(3),
        max_length=500,
    )


class TermsForm(Form):
    """What the plan does not print of a measure."""

    level = forms.ChoiceField(
        label="How far does it reach?",
        choices=[("", "As its words suggest"), *Level.choices()],
        required=False,
    )
    judge = forms.ModelChoiceField(
        label="Which body judges it?",
        queryset=Body.objects.none(),
        required=False,
        empty_label="As the plan’s monitoring says",
    )
    months = forms.IntegerField(
        label="For how many months does a judgement stand?",
        help_text="Leave it empty for as often as the plan says it is monitored, or else six months.",
        required=False,
        min_value=1,
        max_value=60,
        widget=narrow(2),
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["judge"].queryset = bodies
        self.fields["due"] = DateField(
            label="Due on",
            help_text="Where the plan prints a day, or names a period, that day stands.",
            required=False,
        )
        self.order_fields(("due", "level", "judge", "months"))
