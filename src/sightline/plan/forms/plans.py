"""What is asked about a plan as a whole."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence

from django import forms

from sightline.plan.models import Action, Plan
from sightline.plan.rules.titles import short_title
from sightline.privacy.forms import ScannedForm
from sightline.ui.forms import DateField, Form


class PeriodForm(Form):
    """A title and a period."""

    title = forms.CharField(label="Title", help_text="For example, Business Plan 2018-19", max_length=200)
    year_start = DateField(label="First day", help_text="For example, 1 4 2018")
    year_end = DateField(label="Last day", help_text="For example, 31 3 2019")

    def clean(self) -> dict[str, object]:
        """The last day must not come before the first."""
        cleaned = super().clean()
        start, end = cleaned.get("year_start"), cleaned.get("year_end")
        if isinstance(start, dt.date) and isinstance(end, dt.date) and end < start:
            self.add_error("year_end", "The last day must come after the first")
        return cleaned


class CreateForm(PeriodForm):
    """A plan typed in from nothing."""

    priorities = forms.CharField(
        label="Priorities",
        help_text="One a line, in their order. More can be added later.",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    @property
    def titles(self) -> list[str]:
        """The priorities' titles."""
        return [line.strip() for line in self.cleaned_data["priorities"].splitlines() if line.strip()]


class AdoptForm(Form):
    """When and where the plan was adopted."""

    adopted_on = DateField(label="When was the plan adopted?", help_text="For example, 24 5 2017")
    meeting = forms.CharField(
        label="Which meeting adopted it?",
        help_text="In words, such as \u201cBoard meeting of 24 May 2017, item 6\u201d.",
        max_length=200,
    )


class CloseForm(ScannedForm, Form):
    """Why a plan is closed."""

    why = forms.CharField(
        label="Why is the plan closed?",
        help_text="Needed before its last day; after it, this can stay empty.",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class RollForwardForm(PeriodForm):
    """Next year's plan: its title, its period, and the actions that go on."""

    mark_optional = False

    def __init__(self, *args, actions: Sequence[Action], **kwargs):
        super().__init__(*args, **kwargs)
        self.actions = {str(action.pk): action for action in actions}
        self.fields["chosen"] = forms.MultipleChoiceField(
            label="Which actions go on?",
            help_text="Each keeps its identity, so that the years can be compared. Its dates are asked for anew.",
            widget=forms.CheckboxSelectMultiple,
            choices=[
                (pk, f"{action.number} {short_title(action.title, action.text)}") for pk, action in self.actions.items()
            ],
            initial=list(self.actions),
            required=False,
        )

    @property
    def going_on(self) -> list[Action]:
        """The actions chosen."""
        return [self.actions[pk] for pk in self.cleaned_data["chosen"]]


class CompareForm(Form):
    """Which plan to hold this one against."""

    other = forms.ModelChoiceField(label="Compare with", queryset=Plan.objects.none(), empty_label=None)

    def __init__(self, *args, plans: Collection[Plan] | object, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["other"].queryset = plans


class SureForm(Form):
    """Nothing to fill in: the button is the answer."""
