"""Forms of named sets, and of whom a session reached."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from sightline.people.models import Body, Set, SetMember
from sightline.privacy.forms import Form
from sightline.training.models import Reached
from sightline.ui import forms as ui
from sightline.ui.forms import area, narrow

MOST = 200


class SetForm(Form):
    """A list that something should reach."""

    unscanned = ("labels",)

    name = forms.CharField(
        label="What is the list called?", help_text="For example, “Secondary schools”.", max_length=120
    )
    year = forms.IntegerField(
        label="Of which year?",
        help_text="The year it begins in, where the list is one year’s. For example, 2017.",
        min_value=2000,
        max_value=2100,
        required=False,
        widget=narrow(4),
    )
    labels = forms.CharField(
        label="Who or what is on it, a line for each",
        help_text="Schools, year groups, settings. Whoever is a body of the structure is chosen below instead.",
        widget=area(10),
        required=False,
    )

    def __init__(self, *args: Any, membership: Any, listed: Set | None = None, **kwargs: Any) -> None:
        if listed is not None:
            members = list(listed.members.select_related("body"))
            kwargs["initial"] = {
                "name": listed.name,
                "year": listed.year,
                "labels": "\n".join(sorted(one.label for one in members if one.label)),
                "bodies": [one.body_id for one in members if one.body_id],
            }
        super().__init__(*args, **kwargs)
        self.fields["bodies"] = forms.ModelMultipleChoiceField(
            label="Bodies on it",
            queryset=Body.objects.visible_to(membership).filter(ended_on=None).order_by("name"),
            widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
            required=False,
        )

    def clean_labels(self) -> list[str]:
        """The lines. Raises ValidationError for too many."""
        lines = [line.strip() for line in self.cleaned_data["labels"].splitlines() if line.strip()]
        if len(lines) > MOST:
            raise ValidationError(f"Enter at most {MOST} lines: make a list for each kind")
        return lines


class ReachForm(ui.Form):
    """Which members of one list a session reached, and how many of each came."""

    mark_optional = False

    def __init__(self, *args: Any, members: list[SetMember], standing: dict[int, Reached], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.members = {f"people_{one.pk}": one for one in members}
        self.fields["reached"] = forms.MultipleChoiceField(
            label="Whom did it reach?",
            choices=[(str(one.pk), str(one)) for one in members],
            widget=forms.CheckboxSelectMultiple,
            initial=[str(pk) for pk in standing],
            error_messages={"required": "Tick at least one, or leave the page"},
        )
        for name, one in self.members.items():
            before = standing.get(one.pk)
            self.fields[name] = forms.IntegerField(
                label=f"How many came from {one}?",
                min_value=1,
                max_value=20000,
                required=False,
                initial=before.people if before else None,
                widget=narrow(4),
            )

    @property
    def given(self) -> dict[SetMember, int | None]:
        """What the action takes."""
        ticked = set(self.cleaned_data["reached"])
        return {one: self.cleaned_data[name] for name, one in self.members.items() if str(one.pk) in ticked}
