"""A cascade begun, a receipt given, a pulse asked."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from sightline.library.forms.fields import narrow
from sightline.people.models import Body, Set
from sightline.privacy.forms import Form
from sightline.questions.rules.kinds import Mode
from sightline.ui.forms import DateField, Says, area


class DisseminateForm(Form):
    """Whom to ask, by when, and with what words."""

    field_order = ("set", "bodies", "due_on", "words")

    set = forms.ModelChoiceField(
        label="A list of providers",
        help_text="Every organisation on it is asked.",
        queryset=Set.objects.none(),
        required=False,
        empty_label="None: choose them below",
    )
    bodies = forms.ModelMultipleChoiceField(
        label="Which providers?",
        queryset=Body.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label="What should they know before they confirm?",
        help_text="For example, “Every member of staff who meets families has to know section 3.”",
        required=False,
        widget=area(3),
        max_length=1000,
    )

    def __init__(self, *args: Any, bodies: Any, sets: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].queryset = bodies
        if sets.exists():
            self.fields["set"].queryset = sets
        else:
            del self.fields["set"]
        self.fields["due_on"] = DateField(
            label="Confirm by",
            help_text=("They are reminded until they have, and their chairs once it is late."),
            first=today,
        )
        self.ask_in_words()
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Adds the bodies of the list to those chosen. Raises ValidationError where that is nobody."""
        given = super().clean()
        chosen = {body.pk: body for body in given.get("bodies") or ()}
        if given.get("set"):
            on_list = Body.objects.filter(pk__in=given["set"].members.filter(body__isnull=False).values("body"))
            chosen |= {body.pk: body for body in on_list}
        if not chosen and not self.errors:
            self.add_error("bodies", "Choose at least one provider, or a list with organisations on it")
        given["bodies"] = list(chosen.values())
        return given


class MoreForm(Form):
    """Further providers of a cascade."""

    bodies = forms.ModelMultipleChoiceField(
        label="Which providers?",
        queryset=Body.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, bodies: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bodies"].queryset = bodies
        self.fields["due_on"] = DateField(label="Confirm by", first=today)
        self.ask_in_words()


class ReceiptForm(Form):
    """What a provider says: read; cascaded or not yet; to how many of how many, how, by whom."""

    mark_optional = False  # what has to be filled in depends on the first answer

    cascaded = forms.ChoiceField(
        label="How far are you?",
        choices=[
            ("yes", Says("It is read and cascaded", hint="Our staff whom it concerns have been told of it.")),
            ("no", Says("It is read, and not yet cascaded", hint="You will be asked again.")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Say how far you are"},
    )
    staff = forms.IntegerField(
        label="How many staff does it concern?", required=False, min_value=1, max_value=500_000, widget=narrow(5)
    )
    reached = forms.IntegerField(
        label="How many of them were reached?",
        help_text="As many as you know of. Some of them may be asked two questions later, to see whether it arrived.",
        required=False,
        min_value=0,
        max_value=500_000,
        widget=narrow(5),
    )
    how = forms.CharField(
        label="How were they told?",
        help_text="For example, “team meetings in October, and the newsletter to all”.",
        required=False,
        widget=area(3),
        max_length=1000,
    )
    cascaded_by = forms.CharField(label="Who saw to it?", help_text="A name or a post.", required=False, max_length=160)

    def __init__(self, *args: Any, today: dt.date, latest: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["will_by"] = DateField(
            label="If not yet, by when will it be cascaded?", first=today, last=latest, required=False
        )
        self.ask_in_words()

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for a cascade without numbers, way or person, and for more reached than there are."""
        given = super().clean()
        if given.get("cascaded") == "yes":
            asked = {
                "staff": "Enter how many staff it concerns",
                "reached": "Enter how many of them were reached",
                "how": "Say how they were told",
                "cascaded_by": "Say who saw to it",
            }
            for name, words in asked.items():
                if given.get(name) in (None, "") and name not in self.errors:
                    self.add_error(name, words)
            staff, reached = given.get("staff"), given.get("reached")
            if staff is not None and reached is not None and reached > staff:
                self.add_error(
                    "reached", f"More were reached ({reached}) than there are ({staff}): check the two numbers"
                )
        return given


class PulseForm(Form):
    """Who is asked, until when, and whether anybody sees who answered."""

    unscanned = ("addresses",)

    addresses = forms.CharField(
        label="Addresses of staff to ask",
        help_text="One a line, or with commas. Each gets a link that works once. Leave it empty to get one link and a "
        "code that the provider passes round.",
        required=False,
        widget=area(6),
        max_length=40_000,
    )
    mode = forms.ChoiceField(
        label="May anybody see who answered what?",
        choices=[
            (
                Mode.ANONYMOUS.value,
                Says("Nobody may", hint="The result is shown once it has closed, if at least ten answered."),
            ),
            (Mode.NAMED.value, Says("Whoever runs the library may", hint="The result is shown as answers come in.")),
        ],
        widget=forms.RadioSelect,
        initial=Mode.ANONYMOUS.value,
    )

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_on"] = DateField(label="Last day", first=today)
        self.ask_in_words()

    def clean_addresses(self) -> list[str]:
        """The addresses one by one. Raises ValidationError that names the first that is none."""
        found = list(dict.fromkeys(one for one in re.split(r"[\s,;]+", self.cleaned_data["addresses"].lower()) if one))
        for one in found:
            try:
                validate_email(one)
            except ValidationError as wrong:
                raise ValidationError(f"“{one}” is not an e-mail address") from wrong
        return found
