"""What is typed before anything is answered."""

from __future__ import annotations

from django import forms

from sightline.ui.forms import Form


class CodeForm(Form):
    """A code read from a screen."""

    code = forms.CharField(
        label="Code on the screen",
        help_text="Six letters. Capitals, spaces and hyphens do not matter.",
        max_length=20,
        widget=forms.TextInput(
            attrs={"class": "govuk-input--width-10", "autocomplete": "off", "autocapitalize": "characters"}
        ),
        error_messages={"required": "Enter the code that is on the screen"},
    )
