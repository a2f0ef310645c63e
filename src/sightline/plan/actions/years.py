"""From one year to the next: a plan typed in, nested under an action, closed, rolled forward with its lineage."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Collection, Mapping
from typing import Any

from sightline.kit import clock
from sightline.kit.periods import add_months
from sightline.people.models import Partnership
from sightline.plan.actions.creating import create_from_format, draft_from, record_created
from sightline.plan.actions.writing import write_rows
from sightline.plan.models import Action, Plan
from sightline.plan.reads.format import as_lasting
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.rewriting import rewritten
from sightline.plan.rules.states import PLAN_STEPS, PlanState, check_step
from sightline.privacy.actions import scan_texts
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor

Json = Any
# What a document said of last year's progress is not said of next year's plan.
LAST_YEARS = frozenset({"rag", "rag_meaning", "progress", "completed", "response", "status", "signed_off"})


@action
def create_plan(
    *,
    by: Actor,
    partnership: Partnership,
    title: str,
    year_start: dt.date,
    year_end: dt.date,
    priorities: Collection[str] = (),
    parent_action: Action | None = None,
) -> Plan:
    """A draft typed in from nothing, with priorities of these titles, numbered from 1.

    With `parent_action` it is nested under that action, and needs at least a nameless priority to hold its actions.
    Raises BadFormat for a period that ends before it starts or an action of another partnership.
    """
    titles = [title.strip() for title in priorities if title.strip()]
    numbered: list[Json] = [{"number": n, "title": one} for n, one in enumerate(titles, start=1)]
    return create_from_format(
        by=by,
        partnership=partnership,
        document={
            "plan": {
                "title": title.strip(),
                "board": partnership.name,
                "year_start": year_start.isoformat(),
                "year_end": year_end.isoformat(),
            },
            "priorities": numbered or [{}],
        },
        parent_action=parent_action,
    )


@action
def close_plan(*, by: Actor, plan: Plan, why: str, kept: Mapping[str, str] | None = None) -> Plan:
    """Closes an adopted plan: nothing of it changes any more. Before its end, `why` must say the reason.

    Raises NotYet where it is not adopted, a change waits for a decision, or a plan nested under it is still open;
    HoldsIdentifier where the reason reads like an identifier and `kept` does not say why it has to.
    """
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    check_can_close(locked)
    ended = locked.year_end is not None and locked.year_end < clock.today()
    if not why.strip() and not ended:
        raise NotYet([f"The plan runs until {locked.year_end:%-d %B %Y}: say why it is closed before."])
    locked.state = PlanState.CLOSED
    locked.closed_on = clock.today()
    locked.closed_why = why.strip()[:500] or "Its period has ended."
    locked.save(update_fields=["state", "closed_on", "closed_why"])
    scan_texts(by=by, row=locked, fields={"closed_why": "why"}, thing="plan", thing_id=locked.pk, kept=kept)
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="closed",
        thing="plan",
        thing_id=locked.pk,
        before={"state": PlanState.ADOPTED.value},
        after={"state": PlanState.CLOSED.value, "why": locked.closed_why},
    )
    return locked


def check_can_close(plan: Plan) -> None:
    """Raises NotYet with a sentence for each thing in the way of closing."""
    check_step(PLAN_STEPS, plan.state, "close", "This plan")
    reasons = []
    waiting = plan.changes.filter(state="asked").count()
    if waiting:
        changes = "1 change waits" if waiting == 1 else f"{waiting} changes wait"
        reasons.append(f"{changes} for a decision: decide or take back first.")
    for nested in Plan.objects.filter(parent_action__plan=plan).exclude(state=PlanState.CLOSED):
        act = "discard" if nested.is_draft else "close"
        reasons.append(f"“{nested}” is nested under one of its actions and still open: {act} it first.")
    if reasons:
        raise NotYet(reasons)


@action
def roll_forward(
    *, by: Actor, plan: Plan, actions: Collection[Action], title: str, year_start: dt.date, year_end: dt.date
) -> Plan:
    """A draft for the next period that follows `plan` and carries on these of its `actions`.

    Priorities, actions and all that hangs on them keep their identity, so that the years can be compared. No date is
    taken over: each milestone asks for one, with last year's, as far on as the plan is, suggested. Ratings and progress
    stay behind. Raises NotYet for a draft, for an action of another plan and for a period that is none.
    """
    locked = Plan.objects.select_for_update().select_related("partnership").get(pk=plan.pk)
    reasons = []
    if locked.is_draft:
        reasons.append("This plan is still a draft: adopt it before it is rolled forward, or edit its period.")
    if any(one.plan_id != locked.pk for one in actions):
        reasons.append("Only this plan's own actions can be rolled forward.")
    if year_end < year_start:
        reasons.append(f"The new plan ends on {year_end:%-d %B %Y}, before it starts on {year_start:%-d %B %Y}.")
    if reasons:
        raise NotYet(reasons)
    document = as_lasting(locked)
    chosen = {str(one.uid) for one in actions}
    months = _months_between(locked.year_start, year_start)
    formed = _carried(document, chosen, months)
    formed["plan"] |= {
        "title": title.strip() or None,
        "year_start": year_start.isoformat(),
        "year_end": year_end.isoformat(),
    }
    following = draft_from(formed, partnership=locked.partnership, follows=locked)
    write_rows(following, formed, {})
    record_created(by, following, "rolled forward", formed)
    return following


def _carried(document: Json, chosen: Collection[str], months: int) -> dict[str, Json]:
    formed = {"schema": document["schema"], "plan": dict(document["plan"]), "priorities": [], "notes": []}
    for priority in document["priorities"]:
        carried = [_next_years(one, months) for one in priority["actions"] if one["uid"] in chosen]
        formed["priorities"].append({**priority, "actions": carried})
    return formed


def _next_years(given: Json, months: int) -> dict[str, Json]:
    action_document = {key: value for key, value in copy.deepcopy(given).items() if key not in LAST_YEARS}
    action_document.pop("withdrawn_on", None)
    for one in action_document["milestones"]:
        if one["due"] is None and one["kind"] == "ongoing":
            continue
        due, one["due"] = one["due"], None
        one.pop("occurrences", None)
        one["needs_review"] = True
        if due:
            one["suggested"] = _later(dt.date.fromisoformat(due), months).isoformat()
    for one in action_document["measures"]:
        if one.get("by"):
            one["by"] = _later(dt.date.fromisoformat(one["by"]), months).isoformat()
    return action_document | {"rewritten": rewritten(given, action_document)}


def _later(day: dt.date, months: int) -> dt.date:
    """The day `months` on; a month's last day stays one."""
    moved = add_months(day, months)
    if (day + dt.timedelta(days=1)).month != day.month:
        moved = add_months(moved.replace(day=1), 1) - dt.timedelta(days=1)
    return moved


def _months_between(start: dt.date | None, later: dt.date) -> int:
    return 12 if start is None else (later.year - start.year) * 12 + later.month - start.month
