"""Rows of an action's form: owners, milestones, measures, monitoring, funding.

A row begins from the thing it shows, found by its identity, so that what the document said besides (notes, keys without
a field) stays with it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory
from django.forms.utils import ErrorDict

from sightline.people.models import Body
from sightline.plan.forms.fields import iso, lines, with_choice
from sightline.plan.models import Plan
from sightline.plan.rules.changes import COMPARED
from sightline.plan.rules.format import plain
from sightline.plan.rules.recurring import MONTHS, occurrences
from sightline.ui.forms import DateField, Form, area, narrow

Json = Any
COMPARATORS = [("", "No figure and no direction"), *COMPARED.items()]
_KINDS = [("due", "On a date"), ("recurring", "Again and again"), ("ongoing", "Throughout the plan")]
_LEVELS = [
    ("", "Not said"),
    ("done", "That it is done"),
    ("practice", "That practice changed"),
    ("children", "That children are better off"),
]
_ROLES = [
    ("lead", "Lead"),
    ("joint", "Joint"),
    ("primary", "Primary"),
    ("secondary", "Secondary"),
    ("support", "Support"),
]


class RowForm(Form):
    """One row of a formset: a thing with its identity, or a new one.

    `rare` names the fields that are seldom needed; they are folded away until somebody asks, or one is wrong."""

    mark_optional = False
    rare: tuple[str, ...] = ()
    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)

    more_words = "More about it"

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """The fields that are always shown."""
        return [self[name] for name in self.fields if name != "uid" and name not in (*self.rare, "ORDER")]

    @property
    def rare_fields(self) -> list[forms.BoundField]:
        """The fields that are folded away."""
        return [self[name] for name in self.fields if name in (*self.rare, "ORDER")]

    @property
    def is_open(self) -> bool:
        """Whether one of the folded fields is wrong, so that it must be seen."""
        return any(field.errors for field in self.rare_fields)

    def begun(self, stand: Sequence[Json]) -> dict[str, Json]:
        """The thing the row shows as it stands, or the beginning of a new one."""
        uid = str(self.cleaned_data["uid"]) if self.cleaned_data.get("uid") else None
        found = next((one for one in stand if one.get("uid") == uid), None) if uid else None
        return dict(found) if found else ({"uid": uid} if uid else {})


class OwnerForm(RowForm):
    """Who owns the action: a body of the structure, or a name as printed."""

    rare = ("person", "part")

    body = forms.ModelChoiceField(
        label="Body", queryset=Body.objects.none(), required=False, empty_label="None of these: as printed below"
    )
    name = forms.CharField(label="Name as it stands in the plan", max_length=300, required=False)
    person = forms.CharField(label="Person", max_length=200, required=False)
    role = forms.ChoiceField(label="Role", choices=_ROLES, required=False)
    answers = forms.BooleanField(label="This one answers for the action", required=False)
    part = forms.IntegerField(
        label="Which paragraph, where it is only for one", min_value=1, max_value=50, required=False, widget=narrow(2)
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies
        self.fields["role"].choices = with_choice(_ROLES, self.initial.get("role") or "")

    def clean(self) -> dict[str, Any]:
        """An owner is a body, a name or a person."""
        cleaned = super().clean()
        if self.has_changed() and not any(cleaned.get(key) for key in ("body", "name", "person")):
            self.add_error("body", "Choose the body, or enter a name as it stands in the plan")
        return cleaned

    def document(self, stand: Sequence[Json], plan: Plan) -> Json:
        """The owner in the plan format."""
        given = self.cleaned_data
        body = given["body"]
        return {
            **self.begun(stand),
            "name": given["name"] or (body.name if body else None),
            "person": given["person"],
            "role": given["role"] or "lead",
            "answers": given["answers"],
            "part": given["part"],
            "body_id": body.pk if body else None,
        }


class MilestoneForm(RowForm):
    """When something is due."""

    rare = ("no_date", "part")

    label = forms.CharField(label="What is due", max_length=500, required=False)
    kind = forms.ChoiceField(label="When", choices=_KINDS, initial="due")
    due = DateField(label="Date due", help_text="The last one, where it recurs.", required=False)
    cadence = forms.ChoiceField(
        label="How often, where it recurs",
        choices=[("", "Not said"), *((word, word.capitalize()) for word in MONTHS)],
        required=False,
    )
    no_date = forms.BooleanField(
        label="It has no date", help_text="The plan says none and none can be given.", required=False
    )
    part = forms.IntegerField(
        label="Which paragraph, where it is only for one", min_value=1, max_value=50, required=False, widget=narrow(2)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cadence = self.fields["cadence"]
        cadence.choices = with_choice(cadence.choices, self.initial.get("cadence") or "")
        if suggested := self.initial.get("suggested"):
            day = dt.date.fromisoformat(suggested)
            self.fields["due"].help_text = f"Suggested: {day.day} {day:%B} {day.year}."

    def clean(self) -> dict[str, Any]:
        """A date and "no date" do not go together; a milestone that is due says one of them."""
        cleaned = super().clean()
        if not self.has_changed() and self.empty_permitted:
            return cleaned
        if cleaned.get("due") and cleaned.get("no_date"):
            self.add_error("no_date", "Enter a date or tick that there is none, not both")
        elif "due" in cleaned and cleaned.get("kind") == "due" and not self._settled(cleaned):
            self.add_error("due", "Enter the date due, or tick that it has no date")
        return cleaned

    def _settled(self, cleaned: Mapping[str, Any]) -> bool:
        """Whether it has a date, or none; a date that the review still asks for may wait."""
        return bool(cleaned["due"] or cleaned.get("no_date") or self.initial.get("needs_review"))

    def document(self, stand: Sequence[Json], plan: Plan) -> Json:
        """The milestone in the plan format; a recurring one with its dates where they can be told."""
        given = self.cleaned_data
        begun = self.begun(stand)
        waits = bool(begun.get("needs_review")) and not given["due"] and not given["no_date"]
        made = {
            **begun,
            "label": given["label"],
            "kind": given["kind"],
            "due": iso(given["due"]),
            "cadence": given["cadence"] if given["kind"] == "recurring" else None,
            "part": given["part"],
            "needs_review": waits,
            "suggested": begun.get("suggested") if waits else None,
        }
        if given["kind"] != "recurring":
            made["occurrences"] = []
        elif (begun.get("cadence"), begun.get("due")) != (given["cadence"], made["due"]) or "occurrences" not in begun:
            days = occurrences(given["cadence"], plan.year_start, given["due"] or plan.year_end)
            made["occurrences"] = [day.isoformat() for day in days]
            made["due"] = made["due"] or (days[-1].isoformat() if days else None)
        if given["kind"] == "ongoing" and not made["due"]:
            made["due"] = iso(plan.year_end)
        return made


class MeasureForm(RowForm):
    """How success will be known."""

    rare = ("by", "level")

    text = forms.CharField(label="Success measure", widget=area(2), required=False)
    comparator = forms.ChoiceField(label="Its figure is to be", choices=COMPARATORS, required=False)
    threshold = forms.DecimalField(label="Figure", max_digits=16, decimal_places=4, required=False, widget=narrow(5))
    unit = forms.CharField(
        label="Unit", help_text="Such as %, sessions, forms.", max_length=60, required=False, widget=narrow(10)
    )
    by = DateField(label="By when, where the measure says", required=False)
    level = forms.ChoiceField(label="What it would show", choices=_LEVELS, required=False)

    def clean(self) -> dict[str, Any]:
        """A figure says how it compares; a percentage lies between 0 and 100."""
        cleaned = super().clean()
        if self.has_changed() and not cleaned.get("text", "").strip():
            self.add_error("text", "Enter the success measure")
        figure = cleaned.get("threshold")
        if figure is not None and cleaned.get("comparator") == "":
            self.add_error("comparator", "Choose what the figure is to be: over it, at least, below")
        if figure is not None and cleaned.get("unit", "").strip() in ("%", "per cent") and not 0 <= figure <= 100:
            self.add_error("threshold", "A percentage must lie between 0 and 100")
        return cleaned

    def document(self, stand: Sequence[Json], plan: Plan) -> Json:
        """The measure in the plan format."""
        given = self.cleaned_data
        return {
            **self.begun(stand),
            "text": given["text"].strip(),
            "comparator": given["comparator"] or None,
            "threshold": plain(given["threshold"]),
            "unit": given["unit"].strip() or None,
            "by": iso(given["by"]),
            "level": given["level"] or None,
        }


class MonitoringForm(RowForm):
    """How somebody other than the owners will know."""

    text = forms.CharField(label="Monitoring arrangement", widget=area(2), required=False)
    bodies = forms.CharField(
        label="Bodies that monitor", help_text="One a line, by any name they go by.", widget=area(2), required=False
    )
    cadence = forms.CharField(
        label="How often", help_text="Such as quarterly.", max_length=60, required=False, widget=narrow(10)
    )

    def clean(self) -> dict[str, Any]:
        """Bodies alone are an arrangement too."""
        cleaned = super().clean()
        if self.has_changed() and not cleaned.get("text", "").strip() and not lines(cleaned.get("bodies", "")):
            self.add_error("text", "Enter the monitoring arrangement, or the bodies that monitor")
        return cleaned

    def document(self, stand: Sequence[Json], plan: Plan) -> Json:
        """The arrangement in the plan format."""
        given = self.cleaned_data
        return {
            **self.begun(stand),
            "text": given["text"].strip(),
            "bodies": lines(given["bodies"]),
            "cadence": given["cadence"].strip() or None,
        }


class FundingForm(RowForm):
    """Money the action counts on."""

    text = forms.CharField(label="What is paid for", max_length=300, required=False)
    amount = forms.DecimalField(
        label="Pounds", min_value=0, max_digits=12, decimal_places=2, required=False, widget=narrow(10)
    )
    source = forms.CharField(label="Where it comes from", max_length=200, required=False)

    def document(self, stand: Sequence[Json], plan: Plan) -> Json:
        """The line in the plan format."""
        given = self.cleaned_data
        return {"text": given["text"], "amount": plain(given["amount"]), "source": given["source"]}


class Rows(BaseFormSet):
    """A formset whose rows can be taken out and put in another place, in words of their own."""

    noun = "row"

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        """Names what Django adds."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = f"Remove this {self.noun}"
        if "ORDER" in form.fields:
            form.fields["ORDER"].label = "Place in the list"
            form.fields["ORDER"].widget.attrs["class"] = "govuk-input--width-2"

    def documents(self, stand: Sequence[Json], plan: Plan) -> list[Json]:
        """The rows in the plan format, in order, without those that are empty or taken out."""
        rows = self.ordered_forms if self.can_order else [one for one in self.forms if one not in self.deleted_forms]
        return [one.document(stand, plan) for one in rows if one.has_changed() or one.initial]


class OwnerRows(Rows):
    """An action's owners: one answers."""

    noun = "owner"

    def clean(self) -> None:
        """One body answers for an action."""
        kept = [one for one in self.forms if one.is_valid() and one not in self.deleted_forms]
        if sum(bool(one.cleaned_data.get("answers")) for one in kept) > 1:
            raise ValidationError("One body answers for an action: leave the tick with one owner only")


class MilestoneRows(Rows):
    """An action's milestones."""

    noun = "milestone"


class MeasureRows(Rows):
    """Success measures of an action or a priority."""

    noun = "measure"


class MonitoringRows(Rows):
    """An action's monitoring arrangements."""

    noun = "arrangement"


class FundingRows(Rows):
    """An action's funding."""

    noun = "line"


# The key of the plan format, the title over its rows, how to add one, the row, the formset.
SECTIONS: dict[str, tuple[str, str, type[RowForm], type[Rows], bool]] = {
    "owners": ("Owners", "Add another owner", OwnerForm, OwnerRows, False),
    "milestones": ("Milestones", "Add another milestone", MilestoneForm, MilestoneRows, True),
    "measures": ("Success measures", "Add another measure", MeasureForm, MeasureRows, True),
    "monitoring": ("Monitoring", "Add another arrangement", MonitoringForm, MonitoringRows, False),
    "funding": ("Funding", "Add another line", FundingForm, FundingRows, False),
}


def rows_for(key: str, stand: Sequence[Json], data: Any = None, **form_kwargs: Any) -> Rows:
    """The formset of `key` over what stands, bound where there is `data`. An empty list opens with one empty row."""
    _, _, row, rows, ordered = SECTIONS[key]
    made = formset_factory(
        row, formset=rows, extra=0 if stand else 1, can_delete=True, can_order=ordered, max_num=60, validate_max=True
    )
    return made(data, prefix=key, initial=[_initial(key, one) for one in stand], form_kwargs=form_kwargs)


def _initial(key: str, one: Mapping[str, Json]) -> dict[str, Any]:
    shown = dict(one)
    if key == "owners":
        shown["body"] = one.get("body_id")
    if key == "monitoring":
        shown["bodies"] = "\n".join(one["bodies"])
    if key == "milestones":
        shown["no_date"] = one["due"] is None and one["kind"] != "ongoing" and not one.get("needs_review")
    return {name: value for name, value in shown.items() if value is not None}


def with_another(data: Any, key: str) -> Any:
    """The posted data with one more empty row of `key`, for who has no script."""
    more = data.copy()
    total = more.get(f"{key}-TOTAL_FORMS", "0")
    more[f"{key}-TOTAL_FORMS"] = str(int(total) + 1 if total.isdigit() else 1)
    return more


def all_valid(*parts: Any) -> bool:
    """Whether every form and formset is valid; each is asked, so that all problems are shown together."""
    return not [part for part in parts if not part.is_valid()]


def without_complaint(*parts: Any) -> None:
    """Lets bound forms and formsets be drawn again as typed, without saying yet what is wrong."""
    for part in parts:
        for form in part.forms if isinstance(part, BaseFormSet) else [part]:
            form._errors = ErrorDict()
        if isinstance(part, BaseFormSet):
            part._errors, part._non_form_errors = [form.errors for form in part.forms], part.error_class()
