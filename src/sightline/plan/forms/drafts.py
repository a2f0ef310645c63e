"""Editing a draft: the plan's head, a priority, an action with everything that hangs on it.

Each form turns what was typed into the plan format. What the document said besides (notes, keys without a field) stays
with its thing: a row of a formset begins from the thing it shows, found by its identity.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.formsets import BaseFormSet, formset_factory

from sightline.people.models import Body
from sightline.plan.models import Outcome, Plan, Thread
from sightline.plan.rules.format import plain
from sightline.plan.rules.recurring import MONTHS, occurrences
from sightline.ui.forms import DateField, Form, problems_of

Json = Any
_COMPARATORS = [
    ("", "No figure and no direction"),
    (">", "over"),
    (">=", "at least"),
    ("=", "a bare figure"),
    ("<", "below"),
    ("<=", "at most"),
    ("increase", "should rise"),
    ("decrease", "should fall"),
    ("monitor", "to be watched"),
]
_KINDS = [("due", "On a date"), ("recurring", "Again and again"), ("ongoing", "Throughout the plan")]
_LEVELS = [("", "Not said"), ("done", "That it is done"), ("practice", "That practice changed")] + [
    ("children", "That children are better off")
]
_ROLES = [
    ("lead", "Lead"),
    ("joint", "Joint"),
    ("primary", "Primary"),
    ("secondary", "Secondary"),
    ("support", "Support"),
]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _narrow(width: int) -> forms.TextInput:
    return forms.TextInput(attrs={"class": f"govuk-input--width-{width}"})


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _with_choice(choices: Sequence[tuple[str, str]], value: str) -> list[tuple[str, str]]:
    """The choices, with what a document printed among them where it is none of them."""
    return list(choices) if value in dict(choices) or not value else [*choices, (value, f"{value} (as printed)")]


class RevisionForm(Form):
    """A form that knows which revision it was drawn from."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class HeadForm(RevisionForm):
    """What a plan says of itself."""

    title = forms.CharField(label="Title", max_length=300)
    board = forms.CharField(label="Board or partnership, as it stands on the plan", max_length=300, required=False)
    year_start = DateField(label="First day", help_text="For example, 1 4 2017", required=False)
    year_end = DateField(label="Last day", help_text="For example, 31 3 2018", required=False)
    vision = forms.CharField(label="Vision", widget=_area(3), required=False)
    principles = forms.CharField(label="Principles", help_text="One a line.", widget=_area(3), required=False)
    threads = forms.CharField(
        label="Threads that run through the plan",
        help_text="One a line: its title, then a colon and its words, such as “The voice of the child: heard in all we do”.",
        widget=_area(3),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The last day must not come before the first."""
        cleaned = super().clean()
        start, end = cleaned.get("year_start"), cleaned.get("year_end")
        if start and end and end < start:
            self.add_error("year_end", "The last day must come after the first")
        return cleaned

    @staticmethod
    def shown(head: Mapping[str, Json]) -> dict[str, Any]:
        """Initial values from the plan's head in the format."""
        threads = [f"{one['title']}: {one['text']}" if one["text"] else one["title"] for one in head["threads"]]
        return {
            "title": head["title"],
            "board": head["board"],
            "year_start": head["year_start"],
            "year_end": head["year_end"],
            "vision": head["vision"],
            "principles": "\n".join(str(one) for one in head["principles"]),
            "threads": "\n".join(threads),
        }

    def document(self) -> dict[str, Json]:
        """The head in the plan format."""
        given = self.cleaned_data
        threads = [line.partition(":") for line in _lines(given["threads"])]
        return {
            "title": given["title"],
            "board": given["board"],
            "year_start": _iso(given["year_start"]),
            "year_end": _iso(given["year_end"]),
            "vision": given["vision"],
            "principles": _lines(given["principles"]),
            "threads": [{"title": title.strip(), "text": text.strip()} for title, _, text in threads if title.strip()],
        }


class PriorityForm(RevisionForm):
    """A priority without its actions."""

    number = forms.CharField(label="Number", max_length=20, required=False, widget=_narrow(4))
    title = forms.CharField(label="Title", max_length=300)
    aim = forms.CharField(label="Aim", widget=_area(3), required=False)
    outcomes = forms.CharField(
        label="Expected outcomes", help_text="One a line.", widget=_area(3), required=False
    )

    @staticmethod
    def shown(priority: Mapping[str, Json]) -> dict[str, Any]:
        """Initial values from a priority in the format."""
        return {
            "number": "" if priority["number"] is None else priority["number"],
            "title": priority["title"],
            "aim": priority["aim"],
            "outcomes": "\n".join(" ".join(one["text"].split()) for one in priority["outcomes"]),
        }

    def document(self, stands: Mapping[str, Json] | None = None) -> dict[str, Json]:
        """The priority in the plan format; outcomes keep their identity by their words, else by their place."""
        given = self.cleaned_data
        outcomes = _renamed(stands["outcomes"] if stands else [], _lines(given["outcomes"]))
        return {"number": given["number"], "title": given["title"], "aim": given["aim"], "outcomes": outcomes}


def _renamed(stand: Sequence[Json], texts: Sequence[str]) -> list[Json]:
    left = list(stand)
    named: list[Json] = []
    for text in texts:
        same = next((one for one in left if " ".join(one["text"].split()) == text), None)
        if same is not None:
            left.remove(same)
        named.append(same or {"text": text})
    if len(stand) == len(texts):
        named = [{**old, "text": one["text"]} if "uid" not in one else one for old, one in zip(stand, named, strict=True)]
        if len({one.get("uid") for one in named}) < len(named):  # moved and reworded at once: the reworded are new
            seen: set[object] = set()
            named = [one if not (one["uid"] in seen or seen.add(one["uid"])) else {"text": one["text"]} for one in named]
    return named


class ActionForm(RevisionForm):
    """What is to be done."""

    number = forms.CharField(label="Number", max_length=40, widget=_narrow(5))
    text = forms.CharField(label="What is to be done", help_text="In the plan's words.", widget=_area(5))
    sub_actions = forms.CharField(
        label="Bullets under it", help_text="One a line, such as “a) agree it”.", widget=_area(3), required=False
    )
    title = forms.CharField(
        label="Short title",
        help_text="For tiles and lists. Left empty, the first words stand there.",
        max_length=120,
        required=False,
    )
    outcome = forms.ModelChoiceField(
        label="Outcome it serves", queryset=Outcome.objects.none(), required=False, empty_label="None"
    )
    threads = forms.ModelMultipleChoiceField(
        label="Threads", queryset=Thread.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, plan: Plan, outcomes: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outcome"].queryset = outcomes
        self.fields["threads"].queryset = plan.threads.all()
        if not plan.threads.exists():
            del self.fields["threads"]

    @staticmethod
    def shown(action: Mapping[str, Json], plan: Plan, outcomes: Any) -> dict[str, Any]:
        """Initial values from an action in the format."""
        bullets = [f"{one['label']}) {one['text']}" if one["label"] else one["text"] for one in action["sub_actions"]]
        return {
            "number": action["number"],
            "text": action["text"],
            "title": action.get("title", ""),
            "sub_actions": "\n".join(" ".join(bullet.split()) for bullet in bullets),
            "outcome": next((one.pk for one in outcomes if str(one.uid) == action.get("outcome_uid")), None),
            "threads": [one.pk for one in plan.threads.all() if one.title in action.get("threads", [])],
        }

    def document(self) -> dict[str, Json]:
        """The action's own fields in the plan format."""
        given = self.cleaned_data
        outcome = given["outcome"]
        return {
            "number": given["number"],
            "number_generated": False,
            "text": "\n".join(line.rstrip() for line in given["text"].strip().splitlines()),
            "title": given["title"],
            "sub_actions": [_bullet(line) for line in _lines(given["sub_actions"])],
            "outcome_uid": str(outcome.uid) if outcome else None,
            "threads": [thread.title for thread in given.get("threads", [])],
        }


def _bullet(line: str) -> Json:
    label, mark, text = line.partition(") ")
    return {"label": label, "text": text.strip()} if mark and 0 < len(label) <= 3 else {"label": None, "text": line}


class RowForm(Form):
    """One row of a formset: a thing with its identity, or a new one."""

    uid = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def begun(self, stand: Sequence[Json]) -> dict[str, Json]:
        """The thing the row shows as it stands, or the beginning of a new one."""
        uid = str(self.cleaned_data["uid"]) if self.cleaned_data.get("uid") else None
        found = next((one for one in stand if one.get("uid") == uid), None) if uid else None
        return dict(found) if found else ({"uid": uid} if uid else {})


class OwnerForm(RowForm):
    """Who owns the action: a body of the structure, or a name as printed."""

    body = forms.ModelChoiceField(
        label="Body", queryset=Body.objects.none(), required=False, empty_label="None of these: as printed below"
    )
    name = forms.CharField(label="Name as it stands in the plan", max_length=300, required=False)
    person = forms.CharField(label="Person", max_length=200, required=False)
    role = forms.ChoiceField(label="Role", choices=_ROLES, required=False)
    answers = forms.BooleanField(label="This one answers for the action", required=False)
    part = forms.IntegerField(
        label="Which paragraph, where it is only for one", min_value=1, max_value=50, required=False, widget=_narrow(2)
    )

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies
        self.fields["role"].choices = _with_choice(_ROLES, self.initial.get("role") or "")

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
        label="Which paragraph, where it is only for one", min_value=1, max_value=50, required=False, widget=_narrow(2)
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cadence = self.fields["cadence"]
        cadence.choices = _with_choice(cadence.choices, self.initial.get("cadence") or "")
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
        elif "due" in cleaned and not cleaned["due"] and not cleaned.get("no_date") and cleaned.get("kind") == "due":
            self.add_error("due", "Enter the date due, or tick that it has no date")
        return cleaned

    def document(self, stand: Sequence[Json], plan: Plan) -> Json:
        """The milestone in the plan format; a recurring one with its dates where they can be told."""
        given = self.cleaned_data
        begun = self.begun(stand)
        made = {
            **begun,
            "label": given["label"],
            "kind": given["kind"],
            "due": _iso(given["due"]),
            "cadence": given["cadence"] if given["kind"] == "recurring" else None,
            "part": given["part"],
            "needs_review": False,
            "suggested": None,
        }
        if given["kind"] != "recurring":
            made["occurrences"] = []
        elif (begun.get("cadence"), begun.get("due")) != (given["cadence"], made["due"]) or "occurrences" not in begun:
            days = occurrences(given["cadence"], plan.year_start, given["due"] or plan.year_end)
            made["occurrences"] = [day.isoformat() for day in days]
            made["due"] = made["due"] or (days[-1].isoformat() if days else None)
        if given["kind"] == "ongoing" and not made["due"]:
            made["due"] = _iso(plan.year_end)
        return made


class MeasureForm(RowForm):
    """How success will be known."""

    text = forms.CharField(label="Success measure", widget=_area(2), required=False)
    comparator = forms.ChoiceField(label="Its figure is to be", choices=_COMPARATORS, required=False)
    threshold = forms.DecimalField(
        label="Figure", max_digits=16, decimal_places=4, required=False, widget=_narrow(5)
    )
    unit = forms.CharField(
        label="Unit", help_text="Such as %, sessions, forms.", max_length=60, required=False, widget=_narrow(10)
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
            "by": _iso(given["by"]),
            "level": given["level"] or None,
        }


class MonitoringForm(RowForm):
    """How somebody other than the owners will know."""

    text = forms.CharField(label="Monitoring arrangement", widget=_area(2), required=False)
    bodies = forms.CharField(
        label="Bodies that monitor", help_text="One a line, by any name they go by.", widget=_area(2), required=False
    )
    cadence = forms.CharField(
        label="How often", help_text="Such as quarterly.", max_length=60, required=False, widget=_narrow(10)
    )

    def clean(self) -> dict[str, Any]:
        """Bodies alone are an arrangement too."""
        cleaned = super().clean()
        if self.has_changed() and not cleaned.get("text", "").strip() and not _lines(cleaned.get("bodies", "")):
            self.add_error("text", "Enter the monitoring arrangement, or the bodies that monitor")
        return cleaned

    def document(self, stand: Sequence[Json], plan: Plan) -> Json:
        """The arrangement in the plan format."""
        given = self.cleaned_data
        return {
            **self.begun(stand),
            "text": given["text"].strip(),
            "bodies": _lines(given["bodies"]),
            "cadence": given["cadence"].strip() or None,
        }


class FundingForm(RowForm):
    """Money the action counts on."""

    text = forms.CharField(label="What is paid for", max_length=300, required=False)
    amount = forms.DecimalField(
        label="Pounds", min_value=0, max_digits=12, decimal_places=2, required=False, widget=_narrow(10)
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
    return all([part.is_valid() for part in parts])


def problems(*parts: Any) -> list[Any]:
    """The problems of all forms and formsets, in the page's order."""
    return [problem for part in parts for problem in problems_of(part)]


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
