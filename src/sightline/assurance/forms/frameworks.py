"""An evaluation framework: its title, its areas and statements, and which measures tell of them."""

from __future__ import annotations

from typing import Any

from django import forms

from sightline.assurance.models import Area, Framework, Statement
from sightline.plan.models import Measure
from sightline.privacy.forms import Form
from sightline.ui.forms import area, narrow


class FrameworkForm(Form):
    """What it is called and what it is for."""

    title = forms.CharField(label="Title", max_length=160)
    introduction = forms.CharField(
        label="What is it to show?", help_text="A sentence or two above the table.", required=False, widget=area(3)
    )


class AreaForm(Form):
    """A new area, which is a column."""

    title = forms.CharField(label="Title of the area", max_length=160, widget=narrow(20))


class StatementForm(Form):
    """A new statement, which is a row."""

    label = forms.CharField(
        label="Letter or number", help_text="For example, “a”", required=False, max_length=10, widget=narrow(4)
    )
    text = forms.CharField(label="What is to be shown", widget=area(2))


class _Measure(forms.ModelChoiceField):
    """A measure by its action and its words."""

    def label_from_instance(self, one: Measure) -> str:
        of = one.action.number if one.action else "Priority"
        return f"{of}: {one.lead_in} {one.text}".strip()[:140]


class PlaceForm(Form):
    """That a measure tells of a statement in an area."""

    statement = forms.ModelChoiceField(label="Statement", queryset=Statement.objects.none(), empty_label="Choose")
    area = forms.ModelChoiceField(label="Area", queryset=Area.objects.none(), empty_label="Choose")
    measure = _Measure(label="Measure", queryset=Measure.objects.none(), empty_label="Choose")

    def __init__(self, *args: Any, framework: Framework, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        measures = Measure.objects.filter(plan_id=framework.plan_id).select_related("action")
        self.fields["statement"].queryset = framework.statements.all()
        self.fields["area"].queryset = framework.areas.all()
        self.fields["measure"].queryset = measures.order_by("action__position", "position", "pk")
