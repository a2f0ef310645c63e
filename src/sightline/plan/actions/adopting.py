"""A plan is adopted: its words are frozen, and from now on they change only by decision."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from sightline.kit import clock
from sightline.plan.models import Action, Baseline, Milestone, Plan
from sightline.plan.reads.format import as_lasting
from sightline.plan.rules.adopting import SETTLE, unsettled
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.format import digest
from sightline.plan.rules.states import PLAN_STEPS, PlanState, can_step, check_step
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


def check_can_adopt(plan: Plan) -> None:
    """Raises NotYet with a sentence for each thing that must be settled first."""
    check_step(PLAN_STEPS, plan.state, "adopt", "This plan")
    reasons = unsettled(as_lasting(plan))
    if plan.parent_action_id and plan.parent_action.plan.is_draft:
        reasons.append("The plan it is nested under is still a draft: adopt that first.")
    if reasons:
        raise NotYet(reasons)


def can_adopt(plan: Plan) -> bool:
    """The twin of `check_can_adopt`, for buttons."""
    try:
        check_can_adopt(plan)
    except NotYet:
        return False
    return can_step(PLAN_STEPS, plan.state, "adopt")


@action
def adopt_plan(*, by: Actor, plan: Plan, adopted_on: dt.date, meeting: str) -> Plan:
    """Freezes the plan as its baseline. `meeting` names in words who adopted it ("Board, 24 May 2017").

    Raises NotYet with the reasons where something must be settled first; nothing is stored then.
    """
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    check_can_adopt(locked)
    reasons = []
    if not meeting.strip():
        reasons.append("Name the meeting that adopted the plan, such as “Board, 24 May 2017”.")
    if len(meeting.strip()) > 200:
        reasons.append("The meeting's name is longer than 200 characters: shorten it.")
    if adopted_on > clock.today():
        reasons.append(f"{adopted_on:%-d %B %Y} has not come yet: give the day on which the plan was adopted.")
    if reasons:
        raise NotYet(reasons)
    locked.state = PlanState.ADOPTED
    locked.adopted_on = adopted_on
    locked.meeting_words = meeting.strip()
    locked.revision += 1
    locked.save(update_fields=["state", "adopted_on", "meeting_words", "revision"])
    Milestone.objects.filter(action__plan=locked).update(due_adopted=F("due"))
    Action.objects.filter(plan=locked).update(adopted=True)
    document = as_lasting(locked)
    baseline = Baseline.objects.create(
        plan=locked, partnership_id=locked.partnership_id, document=document, sha256=digest(document)
    )
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="adopted",
        thing="plan",
        thing_id=locked.pk,
        before={"state": PlanState.DRAFT.value},
        after={
            "state": PlanState.ADOPTED.value,
            "adopted_on": adopted_on,
            "meeting": locked.meeting_words,
            "baseline_sha256": baseline.sha256,
        },
    )
    return locked


@action
def settle_note(*, by: Actor, plan: Plan, index: int, how: str) -> Plan:
    """Marks the note at `index` as settled, saying how. Raises NotYet where there is no such note to settle."""
    locked = Plan.objects.select_for_update().get(pk=plan.pk)
    check_step(PLAN_STEPS, locked.state, "edit", "This plan")
    note = locked.notes[index] if 0 <= index < len(locked.notes) else None
    if not isinstance(note, dict) or note.get("kind") != SETTLE or note.get("settled"):
        raise NotYet(["That note is not waiting to be settled: load the page again."])
    if not how.strip():
        raise NotYet(["Say in a few words how this was settled."])
    note["settled"] = how.strip()
    locked.save(update_fields=["notes"])
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="settled a note of",
        thing="plan",
        thing_id=locked.pk,
        before={"note": note.get("message", "")},
        after={"note": how.strip()},
    )
    return locked
