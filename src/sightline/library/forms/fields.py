"""Small pieces that the room's forms are made of: every box for free text is scanned before it is stored."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.privacy.forms import ScannedForm
from sightline.ui import forms as ui

FILE_HELP = "Word, PDF, Excel, CSV or text, at most 20 MB. Files with macros are refused."


class Form(ScannedForm, ui.Form):
    """The form to inherit from here."""


class ReasonForm(Form):
    """Why. `label` and `help_text` say of what; where only the record keeps it, other words are the one way out."""

    def __init__(self, *args: Any, label: str, help_text: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"] = forms.CharField(label=label, help_text=help_text, widget=area(3), max_length=500)
        self.ask_in_words()


class RecordOnly(Form):
    """A form whose words stand on the record alone, where no reason for keeping them could be reviewed."""

    may_keep = False


class RecordReasonForm(ReasonForm, RecordOnly):
    """Why, for the record alone."""


def area(rows: int) -> forms.Textarea:
    """A text box of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


def narrow(width: int) -> forms.NumberInput:
    """A box for a number, as wide as so many digits (2, 3, 4, 5 or 10)."""
    return forms.NumberInput(attrs={"class": f"govuk-input--width-{width}", "inputmode": "numeric"})


def revision_field() -> forms.IntegerField:
    """Which state of the thing the form was drawn from."""
    return forms.IntegerField(widget=forms.HiddenInput, required=False)
