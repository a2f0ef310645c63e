"""What a meeting decides, and following it until its effect is known; a change of the plan or an escalation decided."""

from __future__ import annotations

import datetime as dt

from sightline.governance.actions.agenda import check_may_add
from sightline.governance.actions.escalations import give_back
from sightline.governance.actions.tasks import set_task
from sightline.governance.actions.telling import Kept, address, needed, next_number, said, scanned, tell
from sightline.governance.models import Decision, Escalation, Item, Meeting
from sightline.governance.reads.agenda import action_words
from sightline.governance.reads.seats import spokespersons
from sightline.governance.rules.states import (
    DECISION_STEPS,
    ESCALATION_STEPS,
    EscalationState,
    MeetingState,
    step_from,
)
from sightline.kit import clock
from sightline.people.models import Body, Person
from sightline.plan.actions import decide_change
from sightline.plan.models import Action, Change
from sightline.plan.rules.changes import FIELDS, in_words
from sightline.plan.rules.errors import NotYet
from sightline.progress.rules.cycles import check_clock
from sightline.trail.actions import action, record

# What came of deciding a change of the plan, by whether it was approved.
_CHANGE_EFFECTS = {
    True: "The plan was changed so at once.",
    False: "The plan stays as it was: there is nothing to follow.",
}

# What came of deciding a change of the plan, by whether it was approved.
_CHANGE_EFFECTS = {
    True: "The plan was changed so at once.",
    False: "The plan stays as it was: there is nothing to follow.",
}


@action
def record_decision(
    *,
    by: Person,
    meeting: Meeting,
    text: str,
    item: Item | None = None,
    action: Action | None = None,
    body: Body | None = None,
    due_on: dt.date | None = None,
    change: Change | None = None,
    escalation: Escalation | None = None,
    kept: Kept = None,
) -> Decision:
    """Records what a meeting decided, under the partnership's next number; `body` carries it out and is told.

    Raises NotYet where the meeting was not held, its minutes are approved, or nothing is said."""
    meeting = Meeting.objects.select_for_update().get(pk=meeting.pk)
    check_may_decide(meeting)
    decision = Decision.objects.create(
        partnership_id=meeting.partnership_id,
        number=next_number(Decision, meeting.partnership_id),
        meeting=meeting,
        item=item,
        text=needed(text, "Say what was decided, so that somebody who was not there understands it."),
        action=action,
        body=body,
        due_on=due_on,
        change=change,
        escalation=escalation,
        recorded_by=by,
        recorded_on=clock.today(),
    )
    scanned(by, decision, ("text",), kept, "decision", decision.pk)
    _record(by, decision, "recorded", after={"decision": decision.text, **_more(decision)})
    if body is not None and not decision.hidden:
        by_when = f" It is to be done by {said(due_on)}." if due_on else ""
        tell(
            spokespersons(body, clock.today()),
            partnership=meeting.partnership,
            key=f"decision:{decision.pk}",
            subject=f"Decision {decision.number} of {meeting.words}",
            lines=[
                f"{meeting.body} decided on {said(meeting.day)}: {decision.text}",
                f"{body} carries it out.{by_when}",
                address("decision_detail", meeting.partnership.slug, decision.pk),
            ],
            but=by,
        )
    return decision


@action
def reword_decision(
    *, by: Person, decision: Decision, text: str, body: Body | None, due_on: dt.date | None, kept: Kept = None
) -> Decision:
    """Mends the words of a decision, who carries it out, and by when, until the minutes are approved. Raises NotYet."""
    locked = _locked(decision, "reword")
    check_may_add(locked.meeting)
    before = {"decision": locked.text, **_more(locked)}
    locked.text = needed(text, "Say what was decided, so that somebody who was not there understands it.")
    locked.body, locked.due_on = body, due_on
    locked.save()
    scanned(by, locked, ("text",), kept, "decision", locked.pk)
    _record(by, locked, "reworded", before=before, after={"decision": locked.text, **_more(locked)})
    return locked


@action
def record_effect(*, by: Person, decision: Decision, effect: str, effect_on: dt.date, kept: Kept = None) -> Decision:
    """Says what came of a decision and from which day: it is not followed any more.

    Raises NotYet where its effect is recorded already, lies ahead, or came before the decision."""
    locked = _locked(decision, "record its effect")
    if effect_on > clock.today():
        raise NotYet(["An effect is recorded once it is there: choose today or an earlier day."])
    if effect_on < locked.meeting.day:
        raise NotYet([f"The decision was made on {said(locked.meeting.day)}: its effect came then or later."])
    locked.effect = needed(effect, "Say what came of it, in a sentence or two.")
    locked.effect_on, locked.effect_by = effect_on, by
    locked.save()
    scanned(by, locked, ("effect",), kept, "decision", locked.pk)
    _record(by, locked, "recorded the effect of", after={"effect": locked.effect, "from": effect_on.isoformat()})
    return locked


@action
def decide_change_at_meeting(*, by: Person, item: Item, approve: bool, note: str = "", kept: Kept = None) -> Decision:
    """Approves or refuses the change that an item is about, in the meeting's words, and records the decision: one
    action, so that plan and minutes never say different things. Its effect is there with it: the plan says so, or stays
    as it was, and nobody is asked what came of it.

    Raises NotYet where plan.actions.decide_change does, or the meeting was not held."""
    change = item.change
    if change is None:
        raise NotYet(["This item is not about a change of the plan."])
    meeting = Meeting.objects.select_for_update().get(pk=item.meeting_id)
    check_may_decide(meeting)
    decided = decide_change(by=by, change=change, approve=approve, meeting=meeting.words[:200], note=note, kept=kept)
    month = meeting.partnership.fiscal_start_month
    field = FIELDS[decided.thing, decided.field].words
    where = f" of {action_words(decided.action)}" if decided.action else ""
    was = in_words(decided.thing, decided.field, decided.was, month)
    becomes = in_words(decided.thing, decided.field, decided.becomes, month)
    verb = "Approved" if approve else "Refused"
    words = f"{verb}: {field}{where} from {was} to {becomes}."
    text = f"{words} {note.strip()}" if note.strip() else words
    reasons = {"text": kept["note"]} if kept and "note" in kept else None
    decision = record_decision(
        by=by, meeting=meeting, text=text, item=item, action=decided.action, change=decided, kept=reasons
    )
    return record_effect(by=by, decision=decision, effect=_CHANGE_EFFECTS[approve], effect_on=clock.today())


@action
def decide_escalation(
    *,
    by: Person,
    item: Item,
    text: str,
    owner: Body,
    due_on: dt.date | None = None,
    task: str = "",
    kept: Kept = None,
) -> Decision:
    """Decides the escalation that an item is about: the decision stands against item and action, and goes back to
    `owner`, who is told and, where `task` says something to do, gets it as a task.

    Raises NotYet where the escalation is not on this agenda, was decided already, or the meeting was not held."""
    if item.escalation_id is None:
        raise NotYet(["This item is not about an escalation."])
    escalation = Escalation.objects.select_for_update().get(pk=item.escalation_id)
    stands = escalation.get_state_display().lower()
    step_from(ESCALATION_STEPS, escalation.state, "decide", f"{escalation} was decided already: it is {stands}.")
    decision = record_decision(
        by=by,
        meeting=item.meeting,
        text=text,
        item=item,
        action=escalation.action,
        body=owner,
        due_on=due_on,
        escalation=escalation,
        kept=kept,
    )
    escalation.state = EscalationState.DECIDED
    escalation.save(update_fields=["state"])
    record(
        by=by,
        partnership_id=escalation.partnership_id,
        verb="decided",
        thing="escalation",
        thing_id=escalation.pk,
        after={"number": escalation.number, "decision": decision.number, "meeting": item.meeting.words},
    )
    give_back(by=by, escalation=escalation, owner=owner, decision=decision)
    if task.strip():
        reasons = {"text": kept["task"]} if kept and "task" in kept else None
        set_task(
            by=by,
            meeting=item.meeting,
            item=item,
            text=task,
            body=owner,
            due_on=due_on,
            decision=decision,
            kept=reasons,
        )
    return decision


def check_may_decide(meeting: Meeting) -> None:
    """Raises NotYet where the meeting cannot decide: not held, or its minutes are approved."""
    if meeting.state != MeetingState.HELD:
        raise NotYet(["A meeting decides once it is held: record who came, or say that it is held."])
    check_clock(clock.today(), meeting.day, f"{meeting.words} was held")
    check_may_add(meeting)


def can_decide(meeting: Meeting) -> bool:
    """The twin of `check_may_decide`, for buttons."""
    try:
        check_may_decide(meeting)
    except NotYet:
        return False
    return True


def _locked(decision: Decision, act: str) -> Decision:
    locked = Decision.objects.select_for_update(of=("self",)).select_related("meeting", "item").get(pk=decision.pk)
    step_from(
        DECISION_STEPS,
        locked.state,
        act,
        f"The effect of {locked} was recorded already, so nothing more can be done with it. Load its page again.",
    )
    return locked


def _more(decision: Decision) -> dict[str, str]:
    return {
        "meeting": decision.meeting.words,
        "action": str(decision.action or ""),
        "for": decision.body.name if decision.body else "",
        "by": decision.due_on.isoformat() if decision.due_on else "",
    }


def _record(by: Person, decision: Decision, verb: str, *, after: dict[str, str], before=None) -> None:
    if decision.hidden:
        before, after = None, {"restricted": "yes"}
    record(
        by=by,
        partnership_id=decision.partnership_id,
        verb=verb,
        thing="decision",
        thing_id=decision.pk,
        before={"number": decision.number, **before} if before else None,
        after={"number": decision.number, **after},
    )
