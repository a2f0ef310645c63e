"""What a monitoring body concluded of a measure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms

from sightline.assurance.rules.kinds import Assurance
from sightline.people.models import Body
from sightline.privacy.forms import Form
from sightline.ui.forms import DateField, Says, area, narrow

_HINTS = {
    Assurance.SUBSTANTIAL: "It is met and holds. Cite what shows it.",
    Assurance.REASONABLE: "It is mostly met. Cite what shows it.",
    Assurance.LIMITED: "Too little of it is met. It then speaks against a claim of blue or green.",
    Assurance.NONE: "Nothing shows that it is met. It then speaks against a claim of blue or green.",
}


class JudgeForm(Form):
    """A judgement. `bodies` are those on whose behalf it may be recorded, `evidence` the bindings to cite with what
    each says."""

    field_order = ("level", "why", "cited", "body", "on", "meeting", "months")

    level = forms.ChoiceField(
        label="What does the body conclude?",
        choices=[(one.value, Says(one.label, hint=_HINTS[one])) for one in Assurance],
        widget=forms.RadioSelect,
    )
    why = forms.CharField(label="Why?", help_text="It stands beside the measure for good.", widget=area(4))
    cited = forms.MultipleChoiceField(
        label="What evidence did it see?", required=False, widget=forms.CheckboxSelectMultiple
    )
    body = forms.ModelChoiceField(label="Which body concluded it?", queryset=Body.objects.none(), empty_label="Choose")
    meeting = forms.CharField(
        label="At which meeting?",
        help_text="For example, “Quality assurance group, 6 December 2017”.",
        required=False,
        max_length=200,
    )
    months = forms.IntegerField(
        label="For how many months does it stand?",
        help_text="After that it is out of date until the body judges again.",
        min_value=1,
        max_value=60,
        widget=narrow(2),
    )

    def __init__(
        self, *args: Any, bodies: Any, evidence: Sequence[tuple[str, str]], today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies
        self.fields["cited"].choices = evidence
        if not evidence:
            del self.fields["cited"]
        self.fields["on"] = DateField(label="Concluded on", last=today)
        self.ask_in_words()
        self.order_fields(self.field_order)
