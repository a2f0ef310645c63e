"""Small pieces that the room's forms are made of: every box for free text is scanned before it is stored."""

from __future__ import annotations

from django import forms

from sightline.privacy.forms import ScannedForm
from sightline.ui import forms as ui


class Form(ScannedForm, ui.Form):
    """The form to inherit from here."""


def area(rows: int) -> forms.Textarea:
    """A text box of so many lines."""
    return forms.Textarea(attrs={"rows": rows})


def narrow(width: int) -> forms.TextInput:
    """An input as wide as so many characters (2, 3, 4, 5, 10, 20 or 30)."""
    return forms.TextInput(attrs={"class": f"govuk-input--width-{width}"})
