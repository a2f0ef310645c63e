"""Small pieces that the room's forms are made of: every box for free text is scanned before it is stored."""

from __future__ import annotations

from django import forms

from sightline.privacy.forms import Form, ReasonForm

FILE_HELP = (
    "Word, PDF, Excel, PowerPoint, CSV or text, at most 20 MB. Of a file with macros a copy without them is offered."
)
PICTURE_HELP = "For its pages, PNG or JPEG pictures, at most 1 MB each, none by which a child could be known."


class RecordOnly(Form):
    """A form whose words stand on the record alone, where no reason for keeping them could be reviewed."""

    may_keep = False


class RecordReasonForm(ReasonForm, RecordOnly):
    """Why, for the record alone."""


def narrow(width: int) -> forms.NumberInput:
    """A box for a number, as wide as so many digits (2, 3, 4, 5 or 10)."""
    return forms.NumberInput(attrs={"class": f"govuk-input--width-{width}", "inputmode": "numeric"})
