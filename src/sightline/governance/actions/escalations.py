"""What the Executive puts before the Board: raised, given back with a decision, closed, withdrawn.

That it stands on an agenda, and how it is decided, are acts of the agenda and of the meeting (agenda.py, decisions.py).
"""

from __future__ import annotations

from sightline.governance.actions.telling import Kept, address, needed, next_number, scanned, tell
from sightline.governance.models import Challenge, Decision, Escalation
from sightline.governance.reads.seats import managers, presiding, spokespersons
from sightline.governance.rules.states import ESCALATION_STEPS, EscalationState, step_from
from sightline.kit import clock
from sightline.people.models import Body, Person
from sightline.plan.models import Action
from sightline.plan.rules.errors import NotYet
from sightline.progress.models import Cycle
from sightline.progress.rules.cycles import check_clock
from sightline.trail.actions import action, record


@action
def raise_escalation(
    *,
    by: Person,
    from_body: Body,
    to_body: Body,
    title: str,
    why: str,
    action: Action | None = None,
    challenge: Challenge | None = None,
    cycle: Cycle | None = None,
    kept: Kept = None,
) -> Escalation:
    """Puts something before another body, with why; who chairs it and the business manager are told, so that it comes
    on an agenda. Raises NotYet for a body that would escalate to itself, or without words."""
    if from_body.pk == to_body.pk:
        raise NotYet([f"{to_body} would escalate to itself. Choose the body that is to decide."])
    escalation = Escalation.objects.create(
        partnership_id=to_body.partnership_id,
        number=next_number(Escalation, to_body.partnership_id),
        title=needed(title, "Say in a few words what is escalated.")[:200],
        why=needed(why, "Say why it needs the other body, and what you want of it."),
        from_body=from_body,
        to_body=to_body,
        action=action,
        challenge=challenge,
        cycle=cycle,
        state=EscalationState.RAISED,
        raised_by=by,
        raised_on=clock.today(),
    )
    scanned(by, escalation, ("title", "why"), kept, "escalation", escalation.pk)
    after = {"title": escalation.title, "why": escalation.why, "from": from_body.name, "to": to_body.name}
    _record(by, escalation, "raised", {**after, "action": str(action or ""), "challenge": str(challenge or "")})
    partnership, today = to_body.partnership, clock.today()
    persons = {one.pk: one for one in presiding(to_body, today)}
    persons |= {seat.person_id: seat.person for seat in managers(partnership, today)}
    tell(
        persons.values(),
        partnership=partnership,
        key=f"escalation:{escalation.pk}",
        subject=f"{escalation} to {to_body}: {escalation.title}",
        lines=[
            f"{by.name} escalates for {from_body}: {escalation.title}",
            f"Why: {escalation.why}",
            f"It waits for an agenda: {address('escalation_detail', partnership.slug, escalation.pk)}",
        ],
        but=by,
    )
    return escalation


@action
def give_back(*, by: Person, escalation: Escalation, owner: Body, decision: Decision) -> Escalation:
    """Gives a decided escalation back to the body that carries the decision out; its chair, deputies and leads, and
    whoever raised it, are told. Raises NotYet where it was not decided."""
    locked = _locked(escalation, "return")
    locked.owner, locked.returned_on = owner, clock.today()
    locked.state = EscalationState.RETURNED
    locked.save()
    _record(by, locked, "gave back", {"to": owner.name, "decision": decision.number})
    partnership = locked.partnership
    persons = {one.pk: one for one in [*spokespersons(owner, clock.today()), locked.raised_by]}
    words = "The decision is restricted: ask whoever chairs." if decision.hidden else f"It decided: {decision.text}"
    tell(
        persons.values(),
        partnership=partnership,
        key=f"escalation:{locked.pk}:back",
        subject=f"{locked} is decided by {locked.to_body}",
        lines=[
            f"{locked.title}: decided by {decision.meeting.words}.",
            words,
            f"It is now with {owner}: {address('escalation_detail', partnership.slug, locked.pk)}",
        ],
        but=by,
    )
    return locked


@action
def close_escalation(*, by: Person, escalation: Escalation, outcome: str, kept: Kept = None) -> Escalation:
    """Says what came of it. Raises NotYet where it is not decided, or closed already."""
    locked = _locked(escalation, "close")
    locked.outcome = needed(outcome, "Say what came of it.")
    locked.state = EscalationState.CLOSED
    locked.closed_on, locked.closed_by = clock.today(), by
    locked.save()
    scanned(by, locked, ("outcome",), kept, "escalation", locked.pk)
    _record(by, locked, "closed", {"outcome": locked.outcome})
    return locked


@action
def withdraw_escalation(*, by: Person, escalation: Escalation, reason: str, kept: Kept = None) -> Escalation:
    """Takes back an escalation that is on no agenda yet, with why. Raises NotYet where it is."""
    locked = _locked(escalation, "withdraw")
    locked.withdrawn_why = needed(reason, "Say why the escalation is withdrawn.")[:500]
    locked.state = EscalationState.WITHDRAWN
    locked.save()
    scanned(by, locked, {"withdrawn_why": "reason"}, kept, "escalation", locked.pk)
    _record(by, locked, "withdrew", {"reason": locked.withdrawn_why})
    return locked


_REFUSED = {
    "return": "{one} is not decided yet, so it cannot be given back.",
    "close": "{one} stands as “{stands}”: it can be closed once it is decided.",
    "withdraw": "{one} stands as “{stands}”: only one that is on no agenda can be withdrawn. Take it off the agenda "
    "first.",
}


def _locked(escalation: Escalation, act: str) -> Escalation:
    check_clock(clock.today(), escalation.raised_on, f"{escalation} was raised")
    locked = Escalation.objects.select_for_update().get(pk=escalation.pk)
    stands = locked.get_state_display().lower()
    step_from(ESCALATION_STEPS, locked.state, act, _REFUSED[act].format(one=locked, stands=stands))
    return locked


def _record(by: Person, escalation: Escalation, verb: str, after: dict[str, object]) -> None:
    record(
        by=by,
        partnership_id=escalation.partnership_id,
        verb=verb,
        thing="escalation",
        thing_id=escalation.pk,
        after={"number": escalation.number, **{key: one for key, one in after.items() if one != ""}},
    )
