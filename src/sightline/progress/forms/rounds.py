"""How rounds are run, paused and closed."""

from __future__ import annotations

import re

from django import forms

from sightline.kit import clock
from sightline.privacy.forms import ScannedForm
from sightline.ui.forms import DateField, Form


def _few() -> forms.NumberInput:
    return forms.NumberInput(attrs={"class": "govuk-input--width-3", "inputmode": "numeric"})


class RoundSettingsForm(Form):
    """When a partnership asks, how long it waits, on which days it reminds."""

    ask_days_before_end = forms.IntegerField(
        label="In how many of a quarter's last days are owners asked?",
        help_text="Usually 7: they are asked from the first day of its last week.",
        min_value=1,
        max_value=60,
        widget=_few(),
    )
    due_working_days = forms.IntegerField(
        label="How many working days after the quarter are answers due?",
        help_text="Usually 10. Bank holidays do not count.",
        min_value=1,
        max_value=60,
        widget=_few(),
    )
    closing_working_days = forms.IntegerField(
        label="How many working days after that do you mean to close the round?",
        help_text="Usually 5. You close it yourself; this is the day it is planned for.",
        min_value=0,
        max_value=60,
        widget=_few(),
    )
    reminder_days = forms.CharField(
        label="On which working days from the due day are reminders sent?",
        help_text="With commas; 0 is the due day, -5 five working days before it. For example, -5, 0, 2, 5, 10.",
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"class": "govuk-input--width-20"}),
    )

    def clean_reminder_days(self) -> list[int]:
        """The days as numbers. Raises ValidationError for anything else."""
        text = self.cleaned_data["reminder_days"].replace("\u2212", "-").replace("\u2013", "-")
        parts = [part for part in re.split(r"[,;\s]+", text) if part]
        if any(not re.fullmatch(r"[-+]?\d{1,3}", part) for part in parts):
            raise forms.ValidationError("Give the reminder days as whole numbers with commas between, such as -5, 0, 2")
        return sorted({int(part) for part in parts})


class PauseForm(ScannedForm, Form):
    """Until when no reminders go, and why."""

    until = DateField(label="The last day without reminders", help_text="For example, 31 8 2018", required=True)
    why = forms.CharField(label="Why?", help_text="Those who wait for a reminder read it.", max_length=200)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].first = clock.today()
