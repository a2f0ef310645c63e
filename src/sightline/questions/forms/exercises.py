"""What is typed to prepare a survey, invite people to it, and say what was done about what they wrote."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet

from sightline.people.models import Body, Person
from sightline.privacy.forms import ScannedForm
from sightline.questions.models import Version
from sightline.questions.rules.kinds import Audience, Mode
from sightline.ui.forms import DateField, Form, Says

MOST_ADDRESSES = 2000
_BETWEEN = re.compile(r"[\s,;]+")


class PersonField(forms.ModelChoiceField):
    """A person by name, with her post."""

    def label_from_instance(self, person: Person) -> str:
        return f"{person.name}, {person.post}" if person.post else person.name


class VersionField(forms.ModelChoiceField):
    """A version of a questionnaire by its name."""

    def label_from_instance(self, version: Version) -> str:
        built = "" if version.frozen_on else " (not used yet)"
        return f"{version.instrument.name}, version {version.number}{built}"


class ExerciseForm(ScannedForm, Form):
    """What may be changed until it closes. `titles` are how the partnership calls surveys."""

    title = forms.CharField(label="Title", help_text="Whoever is asked reads it.", max_length=200)
    opens_on = DateField(label="First day")
    closes_on = DateField(label="Last day", help_text="It can be answered until the end of this day.")
    reader = PersonField(
        label="Who reads what people write in their own words?",
        help_text="She is named before the first question, and reads it the day it may be seen.",
        queryset=Person.objects.none(),
        required=False,
        empty_label="Nobody: it asks for no words",
    )
    listed = forms.BooleanField(label="The public site leads to it while it is open", required=False)

    def __init__(self, *args: Any, people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reader"].queryset = people

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        first, last = cleaned.get("opens_on"), cleaned.get("closes_on")
        if first and last and last < first:
            self.add_error("closes_on", "The last day must be the first day or after")
        return cleaned


class ChooseVersionForm(Form):
    """Which questionnaire to use; everything else follows from it."""

    version = VersionField(label="Questionnaire", queryset=Version.objects.none(), empty_label="Choose one")

    def __init__(self, *args: Any, versions: QuerySet[Version], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].queryset = versions


class NewExerciseForm(ExerciseForm):
    """With what is chosen for good. `groupings` are the questions it can be counted by."""

    mode = forms.ChoiceField(
        label="Who will know who answered?",
        help_text="This is chosen for good.",
        choices=[
            (
                Mode.ANONYMOUS,
                Says("Nobody: it is anonymous", hint="Nothing is shown until it closes, and nothing below 10 answers."),
            ),
            (Mode.NAMED, Says("Those who run it: it is named", hint="Answers before and after can be compared.")),
        ],
        widget=forms.RadioSelect,
    )
    audience = forms.ChoiceField(
        label="Whom does it ask?",
        help_text="Before the first question, families and children are told whom to call if somebody is in danger.",
        choices=Audience.choices(),
        widget=forms.RadioSelect,
    )
    open_to_all = forms.BooleanField(
        label="Anybody with the link, or the code on a screen, can answer",
        help_text="Otherwise only those invited can, once each.",
        required=False,
    )
    group_by = forms.MultipleChoiceField(
        label="Count by these questions",
        help_text="Such as which agency somebody works for.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("title", "mode", "audience", "open_to_all", "listed", "opens_on", "closes_on", "reader")

    def __init__(self, *args: Any, groupings: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group_by"].choices = groupings
        if not groupings:
            del self.fields["group_by"]


class InviteForm(Form):
    """Whom to invite: pasted addresses, members of bodies, persons."""

    addresses = forms.CharField(
        label="E-mail addresses",
        help_text="Paste them, one a line or with commas between. Each gets a link of its own.",
        required=False,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
    )
    bodies = forms.ModelMultipleChoiceField(
        label="Everybody who sits in",
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    people = forms.ModelMultipleChoiceField(
        label="These people",
        queryset=Person.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    mark_optional = False

    def __init__(self, *args: Any, bodies: QuerySet[Body], people: QuerySet[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].queryset = bodies
        self.fields["people"].queryset = people

    def clean_addresses(self) -> list[str]:
        """Each address once, in small letters. Every one that is none is named."""
        found = dict.fromkeys(one.strip("<>").lower() for one in _BETWEEN.split(self.cleaned_data["addresses"]) if one)
        wrong = [one for one in found if not _is_address(one)]
        if wrong:
            said = ", ".join(f"“{one[:60]}”" for one in wrong[:5])
            more = f" and {len(wrong) - 5} more" if len(wrong) > 5 else ""
            raise ValidationError(f"These are not e-mail addresses: {said}{more}. Mend or remove them")
        if len(found) > MOST_ADDRESSES:
            raise ValidationError(f"Invite at most {MOST_ADDRESSES:,} addresses at a time")
        return list(found)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.errors and not any(cleaned.get(name) for name in ("addresses", "bodies", "people")):
            raise ValidationError("Say whom to invite: addresses, members of a body, or people")
        return cleaned


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


class AskedForm(Form):
    """How many were asked, where it is not the number of invitations."""

    asked = forms.IntegerField(
        label="How many people were asked, or attended?",
        help_text="What the number of answers is a share of. Leave it empty where nobody knows.",
        min_value=0,
        max_value=10_000_000,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-5", "inputmode": "numeric"}),
        error_messages={"invalid": "The number of people must be a whole number, such as 120"},
    )


class HeardForm(ScannedForm, Form):
    """What was done about a text."""

    done = forms.CharField(
        label="What did you do about it?",
        help_text="Leave it empty where nothing needs to be done.",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ResultsForm(Form):
    """By what the results are divided, and with what they are compared."""

    mark_optional = False
    by = forms.ChoiceField(label="Divide by", required=False)
    against = forms.TypedChoiceField(label="Compare with", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, divides_by: list[str], comparable: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["by"].choices = [("", "Nothing"), *((name, name) for name in divides_by)]
        self.fields["against"].choices = [("", "Nothing"), *comparable]
