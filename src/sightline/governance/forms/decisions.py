"""Decisions, their effect, and tasks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from sightline.governance.forms.fields import PersonField
from sightline.governance.forms.meetings import action_label
from sightline.governance.models import Item
from sightline.people.models import Body, Person
from sightline.plan.models import Action
from sightline.privacy.forms import Form
from sightline.ui.forms import DateField, area


class DecisionForm(Form):
    """What was decided, about what, and who carries it out. `items` are (number, item) of the agenda."""

    field_order = ("item", "text", "action", "body", "due_on")

    text = forms.CharField(
        label="What was decided?",
        help_text="One decision, in words that somebody who was not there understands.",
        widget=area(4),
    )
    action = forms.ModelChoiceField(
        label="About which action of the plan?", queryset=Action.objects.none(), required=False, empty_label="None"
    )
    body = forms.ModelChoiceField(
        label="Who carries it out?", queryset=Body.objects.none(), required=False, empty_label="Nobody in particular"
    )
    due_on = DateField(label="By when", required=False)

    def __init__(
        self, *args: Any, bodies: Any, actions: Any = None, items: Sequence[tuple[int, Item]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.pk): item for _, item in items}
        self.fields["body"].queryset = bodies
        if items:
            self.fields["item"] = forms.ChoiceField(
                label="At which item?",
                choices=[("", "None"), *((str(item.pk), f"{number}. {item}") for number, item in items)],
                required=False,
            )
        if actions is None:
            del self.fields["action"]
        else:
            self.fields["action"].queryset = actions
            self.fields["action"].label_from_instance = action_label
        self.order_fields(self.field_order)

    @property
    def item(self) -> Item | None:
        """The item chosen."""
        return self.items.get(self.cleaned_data.get("item", ""))


class EffectForm(Form):
    """What came of a decision."""

    effect = forms.CharField(
        label="What came of it?",
        help_text="What is different now. If nothing is, say so: that is worth knowing too.",
        widget=area(4),
    )

    def __init__(self, *args: Any, first: dt.date, last: dt.date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["effect_on"] = DateField(label="From which day?", first=first, last=last, initial=last)


class ChangeForm(Form):
    """What the meeting decided about a change of the plan."""

    decision = forms.ChoiceField(
        label="What was decided?",
        choices=[("approve", "Approved"), ("refuse", "Refused")],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label="Why, or on what condition", help_text="It stands in the decision.", widget=area(3), required=False
    )


class EscalationDecisionForm(Form):
    """What the meeting decided about an escalation, and to whom it goes back."""

    text = forms.CharField(label="What was decided?", widget=area(4))
    owner = forms.ModelChoiceField(
        label="Which body carries it out?",
        help_text="It goes back to this body; its chair and leads are told.",
        queryset=Body.objects.none(),
        empty_label="Choose",
    )
    due_on = DateField(label="By when", required=False)
    task = forms.CharField(
        label="A task for that body",
        help_text="Stands on the meeting’s list of tasks until it is done.",
        widget=area(2),
        required=False,
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = bodies


class TaskForm(Form):
    """What the meeting asks somebody to do."""

    text = forms.CharField(label="What is to be done?", widget=area(3))
    person = PersonField(label="Who does it?", queryset=Person.objects.none(), required=False)
    body = forms.ModelChoiceField(
        label="Or which body?", queryset=Body.objects.none(), required=False, empty_label="None"
    )
    due_on = DateField(label="By when", required=False)

    def __init__(self, *args: Any, people: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["body"].queryset = bodies

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError where it is nobody's."""
        given = super().clean()
        if not given.get("person") and not given.get("body") and "person" not in self.errors:
            self.add_error("person", "Choose who does it: a person, or a body")
        return given


class FinishForm(Form):
    """That a task is done, or is not needed any more."""

    end = forms.ChoiceField(
        label="How does it end?",
        choices=[("finish", "It is done"), ("drop", "It is no longer needed")],
        widget=forms.RadioSelect,
        initial="finish",
    )
    outcome = forms.CharField(label="What came of it, or why is it not needed?", widget=area(3), required=False)

    def clean(self) -> dict[str, Any]:
        """Raises ValidationError for a task dropped without a reason."""
        given = super().clean()
        if given.get("end") == "drop" and not given.get("outcome"):
            self.add_error("outcome", "Say why it is no longer needed")
        return given
