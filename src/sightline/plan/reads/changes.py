"""What of an adopted plan can be changed from an action's page, and the changes there have been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from sightline.people.access import Membership
from sightline.plan.models import Action, Change, Measure, Milestone, Monitoring, Owner, Part, Plan
from sightline.plan.reads.format import owner_document
from sightline.plan.rules import changes as rules
from sightline.plan.rules.format import plain

Json = Any


@dataclass(frozen=True, slots=True)
class Target:
    """One field of one thing: `key` names it in an address, `words` to people, `value` is what it says now."""

    group: str
    thing: str
    uid: str
    field: str
    words: str
    value: Json
    said: str

    @property
    def key(self) -> str:
        """Such as "milestone:4f…:due"."""
        return f"{self.thing}:{self.uid}:{self.field}"

    @property
    def takes(self) -> str:
        """What the field takes, as `rules.changes.Field` says."""
        return rules.FIELDS[self.thing, self.field].takes


# Under which heading a page offers the fields of a thing.
GROUPS = {
    "milestone": "Dates",
    "action": "The action",
    "measure": "Success measures",
    "monitoring": "Monitoring",
    "outcome": "Its outcome and priority",
    "priority": "Its outcome and priority",
}


def targets_of(action: Action, *, correction: bool) -> list[Target]:
    """What may be changed (or corrected) on the page of an action: its own fields, what hangs on it, its priority's."""
    start_month = action.plan.partnership.fiscal_start_month
    found: list[Target] = []

    def add(thing: str, row: Any, field: str, value: Json, words: str) -> None:
        known = rules.FIELDS[thing, field]
        if (known.change or correction) and not (correction and field == "withdrawn_on"):
            said = rules.in_words(thing, field, value, start_month)
            found.append(Target(GROUPS[thing], thing, str(row.uid), field, words, value, said))

    for one in Milestone.objects.filter(action=action):
        name = f" “{_short(one.label)}”" if one.label else ""
        add("milestone", one, "due", one.due.isoformat() if one.due else None, f"The date of the milestone{name}")
        add("milestone", one, "label", one.label, f"The words of the milestone{name}")
    parts = {part.pk: part.number for part in Part.objects.filter(action=action, kind=Part.Kind.PARAGRAPH)}
    owners = [owner_document(one, parts) for one in Owner.objects.filter(action=action)]
    add("action", action, "text", action.text, "What is to be done")
    add("action", action, "owners", owners, "Who owns it and who answers")
    withdrawn = action.withdrawn_on.isoformat() if action.withdrawn_on else None
    add("action", action, "withdrawn_on", withdrawn, "Withdraw the action")
    add("action", action, "number", action.number, "The action's number")
    for measure in Measure.objects.filter(action=action):
        name = f" “{_short(measure.text)}”"
        add("measure", measure, "text", measure.text, f"The wording of the measure{name}")
        if measure.comparator or correction:  # a figure that the reader missed begins with how it compares
            add("measure", measure, "comparator", measure.comparator or None, f"What the figure is to be in{name}")
        if measure.comparator:
            add("measure", measure, "threshold", plain(measure.threshold), f"The figure in{name}")
            add("measure", measure, "unit", measure.unit or None, f"The unit of the figure in{name}")
    for arrangement in Monitoring.objects.filter(action=action):
        add("monitoring", arrangement, "text", arrangement.text, f"The monitoring “{_short(arrangement.text)}”")
    if action.outcome:
        add("outcome", action.outcome, "text", action.outcome.text, "The wording of the outcome it serves")
    add("priority", action.priority, "title", action.priority.title or None, "The title of its priority")
    add("priority", action.priority, "aim", action.priority.aim or None, "The aim of its priority")
    return found


def changes_of(plan: Plan) -> QuerySet[Change]:
    """A plan's changes and corrections, newest first, with the persons and actions they name. One query."""
    return plan.changes.select_related("action", "asked_by", "decided_by").order_by("-id")


def change_for_page(membership: Membership, change_id: int) -> QuerySet[Change]:
    """A visible change with what its page needs joined, as a queryset for `get_object_or_404`."""
    return (
        Change.objects.visible_to(membership)
        .filter(pk=change_id)
        .select_related("plan__partnership", "action", "asked_by", "decided_by")
    )


def approved_changes(action: Action, target: Target) -> list[Change]:
    """The approved changes of a target, which a correction may be about, oldest first."""
    return list(
        Change.objects.filter(
            plan_id=action.plan_id, thing_uid=target.uid, field=target.field, state="approved"
        ).order_by("id")
    )


def _short(text: str, length: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[:length].rpartition(' ')[0]}…"
