"""What becomes of an update, and which of several are agreed."""

from __future__ import annotations

from django import forms

from sightline.privacy.forms import ScannedForm
from sightline.ui.forms import Form


class AgreeForm(Form):
    """Which version was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ReturnForm(ScannedForm, Form):
    """What is to be mended, of the version that was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)
    why = forms.CharField(
        label="What is to be mended?",
        help_text="The author reads it above her update, and by e-mail.",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Say what is to be mended"},
    )


def read_versions(given: list[str]) -> list[tuple[int, int]]:
    """Ticked updates as ids with the version that was read ("17:2"); what is malformed is passed over."""
    pairs = [one.split(":") for one in given]
    return [(int(pair[0]), int(pair[1])) for pair in pairs if len(pair) == 2 and all(map(str.isdecimal, pair))]
