"""A draft as it is worked on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sightline.plan.models import Action, Milestone, Plan, Priority
from sightline.plan.reads.format import rows_of, written
from sightline.plan.rules.adopting import unsettled
from sightline.plan.rules.titles import short_title


@dataclass(frozen=True, slots=True)
class DraftAction:
    """An action of a draft in its priority's list."""

    id: int
    number: str
    title: str
    owners: str
    dates: int


@dataclass(frozen=True, slots=True)
class DraftPriority:
    """A priority of a draft with its actions, in order."""

    row: Priority
    actions: tuple[DraftAction, ...]


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft: what is in the way of adopting it, its priorities, how many dates are suggested and not yet taken."""

    plan: Plan
    reasons: tuple[str, ...]
    priorities: tuple[DraftPriority, ...]
    suggested_dates: int


def draft_page(plan: Plan) -> DraftPage:
    """The overview of a draft, in 13 queries whatever its size."""
    rows = rows_of(plan)
    priorities = []
    for priority in rows.priorities:
        actions = tuple(
            DraftAction(
                id=action.pk,
                number=action.number,
                title=short_title(action.title, action.text),
                owners=", ".join(str(owner.body or owner) for owner in rows.owners[action.pk]),
                dates=sum(one.due is not None for one in rows.milestones[action.pk]),
            )
            for action in rows.actions[priority.pk]
        )
        priorities.append(DraftPriority(row=priority, actions=actions))
    waiting = [one for milestones in rows.milestones.values() for one in milestones if _waits(one)]
    return DraftPage(
        plan=plan, reasons=tuple(unsettled(written(rows))), priorities=tuple(priorities), suggested_dates=len(waiting)
    )


def _waits(one: Milestone) -> bool:
    return one.needs_review and one.due is None and one.suggested is not None


def next_number(priority: Priority) -> str:
    """The number a new action of the priority would have: one on from the last, "2.11" after "2.10"."""
    last = Action.objects.filter(priority=priority).order_by("-position").values_list("number", flat=True).first()
    if last is None:
        return f"{priority.number}.1" if priority.number else "1"
    found = re.fullmatch(r"(.*?)(\d+)", last)
    return f"{found[1]}{int(found[2]) + 1}" if found else ""
