"""What people type to make and name questionnaires, and what stands around the questions.

None of it is scanned for identifiers: these are the partnership's own words to many people, with telephone numbers to
call, read by whoever builds it and by everybody who answers."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.questions.rules.document import HELP, NAME, TITLE, WORDS
from sightline.questions.rules.kinds import Audience, InstrumentKind
from sightline.ui.forms import Form, Says, area

_KINDS = {
    InstrumentKind.EVALUATION: "What people say of a course: before, after, and months later",
    InstrumentKind.SURVEY: "Of professionals, parents, children, families or anybody",
    InstrumentKind.PULSE: "Two quick questions to staff",
    InstrumentKind.AUDIT: "One organisation’s return on one case",
    InstrumentKind.SELF_ASSESSMENT: "An organisation judges itself against standards",
    InstrumentKind.TOOL: "Used in practice, with points and bands",
}


def hidden() -> forms.CharField:
    """The stamp of what a form was drawn from."""
    return forms.CharField(widget=forms.HiddenInput, required=False)


class NamedForm(Form):
    """A questionnaire's name."""

    name = forms.CharField(
        label="Name", max_length=NAME, help_text="As it is listed here. For example, “Parents’ survey”."
    )


class InstrumentForm(NamedForm):
    """A new questionnaire from nothing."""

    kind = forms.ChoiceField(
        label="What is it for?",
        choices=[(kind.value, Says(kind.label, hint=hint)) for kind, hint in _KINDS.items()],
        widget=forms.RadioSelect,
    )
    audience = forms.ChoiceField(
        label="Who answers?",
        choices=Audience.choices(),
        initial=Audience.PROFESSIONALS,
        widget=forms.RadioSelect,
        help_text="What is open to families or children says first whom to call if somebody is in danger.",
    )


class RenameForm(NamedForm):
    """A questionnaire's name, and who answers."""

    audience = forms.ChoiceField(label="Who answers?", choices=Audience.choices(), widget=forms.RadioSelect)


class HeadForm(Form):
    """What stands around the questions."""

    title = forms.CharField(label="Title", max_length=TITLE, help_text="What whoever answers reads at the top.")
    introduction = forms.CharField(
        label="Before the first question",
        required=False,
        max_length=WORDS,
        help_text="What it is for, how long it takes, what becomes of it.",
        widget=area(6),
    )
    thanks = forms.CharField(label="After the last question", required=False, max_length=WORDS, widget=area(3))
    seen = hidden()


class SectionForm(Form):
    """A section's heading."""

    title = forms.CharField(
        label="Heading", required=False, max_length=TITLE, help_text="A section is one page to whoever answers."
    )
    help = forms.CharField(label="Words under the heading", required=False, max_length=HELP, widget=area(3))
    seen = hidden()


class FileForm(Form):
    """A questionnaire's file."""

    document = forms.FileField(
        label="File",
        help_text="A JSON file, as this system gives it out. At most 1 MB.",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={"empty": "The file is empty"},
    )
    name = forms.CharField(
        label="Name here", required=False, max_length=NAME, help_text="Left empty, the one in the file is kept."
    )


class ListFilter(Form):
    """Which questionnaires to list."""

    mark_optional = False
    kind = forms.ChoiceField(label="Kind", choices=[("", "All kinds"), *InstrumentKind.choices()], required=False)
    away = forms.ChoiceField(label="Which", choices=[("", "In use"), ("yes", "Put away")], required=False)


class CompareForm(Form):
    """Which version to compare with."""

    mark_optional = False
    old = forms.ChoiceField(label="Compare with")

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old"].choices = [(str(number), f"Version {number}") for number in numbers]
