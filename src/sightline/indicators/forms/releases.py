"""Publishing figures: which periods, which indicators, and the decision."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from sightline.privacy.forms import Form
from sightline.ui.forms import DateField


class PeriodForm(Form):
    """Between which two days the periods lie. A GET form: what it shows has an address."""

    def __init__(self, *args: Any, start: dt.date, end: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["start"] = DateField(label="From", initial=start)
        self.fields["end"] = DateField(label="To", initial=end)
        self.ask_in_words()

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for a last day before the first."""
        given = super().clean()
        if given.get("start") and given.get("end") and given["end"] < given["start"]:
            self.add_error("end", "The last day lies before the first")
        return given


class PublishForm(Form):
    """The decision to publish what was seen."""

    title = forms.CharField(label="Title", max_length=160)
    meeting_words = forms.CharField(
        label="Who decided, and when?",
        help_text="The meeting in words, if one did: “Executive, 24 January 2018”.",
        max_length=160,
        required=False,
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, definitions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["left_out"] = forms.ModelMultipleChoiceField(
            label="Leave any out?",
            help_text="What is ticked is not published.",
            queryset=definitions,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
        self.ask_in_words()
