"""Challenges, their answers, and escalations."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from sightline.governance.forms.meetings import action_label
from sightline.people.models import Body
from sightline.plan.models import Action
from sightline.privacy.forms import Form
from sightline.ui.forms import DateField, Says, area


class RaiseForm(Form):
    """A question to a body, by a day. `fronts` are the bodies on whose behalf it may be asked."""

    field_order = ("question", "to_body", "action", "from_body", "due_on")

    question = forms.CharField(
        label="What do you ask?",
        help_text="One question that can be answered. For example, “Why were no schools trained in the second quarter, "
        "and which will be by March?”",
        widget=area(4),
    )
    to_body = forms.ModelChoiceField(label="Who is to answer?", queryset=Body.objects.none(), empty_label="Choose")
    action = forms.ModelChoiceField(
        label="About which action of the plan?", queryset=Action.objects.none(), required=False, empty_label="None"
    )
    from_body = forms.ModelChoiceField(label="On whose behalf?", queryset=Body.objects.none(), empty_label=None)

    def __init__(self, *args: Any, bodies: Any, fronts: Any, actions: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_body"].queryset = bodies
        self.fields["from_body"].queryset = fronts
        self.fields["action"].queryset = actions
        self.fields["action"].label_from_instance = action_label
        self.fields["due_on"] = DateField(
            label="Answer by",
            help_text="Ten working days from now unless you say otherwise.",
            first=today,
            error_messages={"required": "Enter the day by which it is to be answered"},
        )
        self.order_fields(self.field_order)


class AnswerForm(Form):
    """The answer to a challenge."""

    text = forms.CharField(
        label="Your answer",
        help_text="What happened, what it means for children, and what happens next. Please write no names of children "
        "or families.",
        widget=area(8),
    )


class JudgeForm(Form):
    """Whether an answer satisfies; where it does not, by when the next one is wanted."""

    verdict = forms.ChoiceField(
        label="Does the answer satisfy you?",
        choices=[
            ("accept", Says("Yes", hint="The challenge is settled.")),
            ("press", Says("No: ask again", hint="They answer again, by the day you give.")),
        ],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label="Why?", help_text="It stands beside the answer for good.", widget=area(3))
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due_on"] = DateField(
            label="If you ask again, answer by", help_text="Five working days from now.", first=today, required=False
        )

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for asking again without a day."""
        given = super().clean()
        if given.get("verdict") == "press" and not given.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", "Enter the day by which they are to answer again")
        return given


class EscalateForm(Form):
    """What is put before another body, and why."""

    field_order = ("title", "why", "action", "from_body", "to_body")

    title = forms.CharField(label="What is it, in a few words?", max_length=200)
    why = forms.CharField(
        label="Why does it need them, and what do you want of them?", help_text="They read this first.", widget=area(5)
    )
    action = forms.ModelChoiceField(
        label="About which action of the plan?", queryset=Action.objects.none(), required=False, empty_label="None"
    )
    from_body = forms.ModelChoiceField(label="On whose behalf?", queryset=Body.objects.none(), empty_label=None)
    to_body = forms.ModelChoiceField(label="Before which body?", queryset=Body.objects.none(), empty_label=None)

    def __init__(self, *args: Any, fronts: Any, deciders: Any, actions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_body"].queryset = fronts
        self.fields["to_body"].queryset = deciders
        self.fields["action"].queryset = actions
        self.fields["action"].label_from_instance = action_label
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for a body that would escalate to itself."""
        given = super().clean()
        if given.get("from_body") and given.get("from_body") == given.get("to_body"):
            self.add_error("to_body", "Choose another body than the one that escalates")
        return given


class OutcomeForm(Form):
    """What came of an escalation."""

    outcome = forms.CharField(label="What came of it?", widget=area(4))
