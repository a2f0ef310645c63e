"""Small pieces that the room's forms are made of."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.people.models import Body, BodyKind
from sightline.privacy.forms import ScannedForm
from sightline.training.rules.kinds import Workforce
from sightline.ui import forms as ui

_HOURS = ("%H:%M", "%H.%M", "%H:%M:%S", "%I:%M%p", "%I.%M%p", "%I%p")


class Form(ScannedForm, ui.Form):
    """The form to inherit from here."""


class ReasonForm(Form):
    """Why. `label` and `help_text` say of what."""

    def __init__(self, *args: Any, label: str, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.CharField(label=label, help_text=help_text, widget=area(3), max_length=500)
        self.ask_in_words()


class HourField(forms.TimeField):
    """A time of day as people type it: 14:00, 2pm, 2.30 pm."""

    def __init__(self, **kwargs: Any) -> None:
        label = kwargs["label"]
        super().__init__(
            input_formats=_HOURS,
            widget=forms.TimeInput(format="%H:%M", attrs={"class": "govuk-input--width-5"}),
            error_messages={
                "required": f"Enter when it {label.lower()}",
                "invalid": f"{label} must be a time, such as 14:00 or 2pm",
            },
            **kwargs,
        )

    def to_python(self, value: Any) -> Any:
        """Capitals and spaces do not count."""
        return super().to_python("".join(value.upper().split()) if isinstance(value, str) else value)


def area(rows: int) -> forms.Textarea:
    """A text box of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


def narrow(width: int) -> forms.TextInput:
    """An input as wide as so many characters (2, 3, 4, 5, 10, 20 or 30)."""
    return forms.TextInput(attrs={"class": f"govuk-input--width-{width}"})


def revision_field() -> forms.IntegerField:
    """Which state of the thing the form was drawn from."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)


def workforces_field(label: str) -> forms.MultipleChoiceField:
    """For whom: one or several."""
    return forms.MultipleChoiceField(label=label, choices=Workforce.choices(), widget=forms.CheckboxSelectMultiple)


def address_field(label: str, **kwargs: Any) -> forms.EmailField:
    """An e-mail address, with the words for what is none."""
    autocomplete = kwargs.pop("autocomplete", "off")
    attrs = {"autocomplete": autocomplete, "spellcheck": "false", "inputmode": "email"}
    wrong = f"{label} must be an address in the correct format, like name@example.org"
    return forms.EmailField(
        label=label,
        max_length=254,
        widget=forms.EmailInput(attrs=attrs),
        error_messages={"invalid": wrong},
        **kwargs,
    )


def agencies_of(partnership_id: int) -> Any:
    """The agencies of a partnership that go on."""
    return Body.objects.filter(partnership_id=partnership_id, kind=BodyKind.AGENCY, ended_on=None).order_by("name")
