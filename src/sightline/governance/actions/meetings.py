"""Planning a meeting, issuing its agenda, holding it, calling it off; and what each agenda of a body holds."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sightline.governance.actions.telling import Kept, address, needed, record_of_meeting, said, scanned, tell
from sightline.governance.models import Escalation, Meeting, StandingItem
from sightline.governance.reads.seats import expected_at
from sightline.governance.rules.states import LABELS, MEETING_STEPS, EscalationState, MeetingState, step_from
from sightline.kit import clock
from sightline.people.models import Body, Person
from sightline.plan.models import Action
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.plan.rules.states import can_step
from sightline.privacy.rules import check
from sightline.trail.actions import action, record
from sightline.trail.reads import moment
from sightline.trail.rules import Actor

FIELDS = ("title", "starts_at", "ends_at", "place", "quorum")


@action
def plan_meeting(
    *,
    by: Actor,
    body: Body,
    title: str,
    starts_at: dt.datetime,
    ends_at: dt.datetime | None = None,
    place: str = "",
    quorum: int | None = None,
    kept: Kept = None,
) -> Meeting:
    """A meeting of a body, planned. Raises NotYet for a body that has ended, or an end before the beginning."""
    if body.ended_on and body.ended_on <= clock.today():
        raise NotYet([f"{body} ended on {said(body.ended_on)}, so it does not meet any more. Choose another body."])
    given = _checked(title=title, starts_at=starts_at, ends_at=ends_at, place=place, quorum=quorum)
    meeting = Meeting.objects.create(partnership_id=body.partnership_id, body=body, **given)
    scanned(by, meeting, ("title",), kept)
    record_of_meeting(by, meeting, "planned", after={"body": body.name, **told(meeting)})
    return meeting


@action
def edit_meeting(*, by: Actor, meeting: Meeting, revision: int, kept: Kept = None, **given: Any) -> Meeting:
    """Saves title, time, place and quorum (FIELDS). Once the agenda is issued, whoever was told is told again where
    time or place became others. Raises EditedMeanwhile where somebody saved after `revision`, else NotYet."""
    locked = locked_meeting(meeting.pk, "change")
    if locked.revision != revision:
        raise EditedMeanwhile({name: getattr(locked, name) for name in FIELDS}, "", locked.revision)
    before = told(locked)
    moved = (locked.starts_at, locked.place)
    for name, value in _checked(**given).items():
        setattr(locked, name, value)
    locked.revision += 1
    locked.save()
    scanned(by, locked, ("title",), kept)
    record_of_meeting(by, locked, "changed", before=before, after=told(locked))
    if locked.state == MeetingState.ISSUED and moved != (locked.starts_at, locked.place):
        _tell_expected(
            by,
            locked,
            f"moved:{locked.pk}:{locked.revision}",
            f"{locked.body}: another time or place",
            f"The meeting is now on {moment(locked.starts_at)}{_at(locked.place)}.",
        )
    return locked


@action
def issue_agenda(*, by: Actor, meeting: Meeting) -> Meeting:
    """Issues the agenda: from now on its items keep their order, and everybody expected is told where it is.

    Raises NotYet for an agenda without items."""
    locked = locked_meeting(meeting.pk, "issue the agenda")
    if not locked.items.exists():
        raise NotYet(["The agenda is empty. Add at least one item, then issue it."])
    before = locked.state
    locked.state, locked.issued_on = MeetingState.ISSUED, clock.today()
    locked.revision += 1
    locked.save()
    record_of_meeting(by, locked, "issued the agenda of", before=_state(before), after=_state(locked.state))
    _tell_expected(
        by,
        locked,
        f"agenda:{locked.pk}:{locked.revision}",
        f"Agenda: {locked.words}",
        f"The agenda for {locked.title} on {moment(locked.starts_at)}{_at(locked.place)} is ready.",
        f"Agenda and papers: {address('meeting_detail', locked.partnership.slug, locked.pk)}",
        "If you cannot come, please say so, and say who comes for you.",
    )
    return locked


@action
def take_agenda_back(*, by: Actor, meeting: Meeting, reason: str) -> Meeting:
    """Makes an issued agenda a plan again, so that its items can be put in another order. Raises NotYet without why."""
    locked = locked_meeting(meeting.pk, "take the agenda back")
    why = needed(reason, "Say why the agenda is taken back: it was sent out already.")
    check({"reason": why})
    locked.state, locked.issued_on = MeetingState.PLANNED, None
    locked.revision += 1
    locked.save()
    after = {**_state(locked.state), "reason": why}
    record_of_meeting(by, locked, "took back the agenda of", before=_state(MeetingState.ISSUED), after=after)
    return locked


@action
def hold_meeting(*, by: Actor, meeting: Meeting) -> Meeting:
    """Says that a meeting is held: from now on there are minutes and decisions. Raises NotYet before its day."""
    locked = locked_meeting(meeting.pk, "hold")
    if locked.day > clock.today():
        raise NotYet([f"The meeting is on {said(locked.day)}. It can be held from that day."])
    before = locked.state
    locked.state = MeetingState.HELD
    locked.revision += 1
    locked.save()
    record_of_meeting(by, locked, "held", before=_state(before), after=_state(locked.state))
    return locked


@action
def cancel_meeting(*, by: Actor, meeting: Meeting, reason: str, kept: Kept = None) -> Meeting:
    """Calls a meeting off, with why; escalations on its agenda wait for another. Raises NotYet without a reason."""
    locked = locked_meeting(meeting.pk, "cancel")
    before = locked.state
    locked.cancelled_why = needed(reason, "Say why the meeting is cancelled: whoever looks for it reads it.")[:500]
    locked.state = MeetingState.CANCELLED
    locked.revision += 1
    locked.save()
    scanned(by, locked, {"cancelled_why": "reason"}, kept)
    after = {**_state(locked.state), "reason": locked.cancelled_why}
    record_of_meeting(by, locked, "cancelled", before=_state(before), after=after)
    for one in Escalation.objects.filter(agenda_items__meeting=locked, state=EscalationState.LISTED):
        one.state = EscalationState.RAISED
        one.save(update_fields=["state"])
        record(
            by=by,
            partnership_id=one.partnership_id,
            verb="took off an agenda",
            thing="escalation",
            thing_id=one.pk,
            after={"number": one.number, "meeting": locked.words, "reason": "the meeting was cancelled"},
        )
    if before == MeetingState.ISSUED:
        words = f"{locked.title} on {moment(locked.starts_at)} is cancelled: {locked.cancelled_why}"
        _tell_expected(by, locked, f"cancelled:{locked.pk}", f"Cancelled: {locked.words}", words)
    return locked


@action
def add_standing_item(
    *,
    by: Actor,
    body: Body,
    title: str,
    purpose: str,
    action: Action | None = None,
    restricted: bool = False,
    restricted_why: str = "",
    kept: Kept = None,
) -> StandingItem:
    """An item that every agenda of a body holds from now on. Raises NotYet for a restriction without a reason."""
    why = _why_restricted(restricted, restricted_why)
    item = StandingItem.objects.create(
        partnership_id=body.partnership_id,
        body=body,
        position=body.standing_items.count() + 1,
        title=needed(title, "Give the standing item a title."),
        purpose=purpose,
        action=action,
        restricted=restricted,
        restricted_why=why,
        since=clock.today(),
    )
    scanned(by, item, ("title", "restricted_why"), kept, "body", body.pk)
    _record_standing(by, item, "added a standing item of", ended=None)
    return item


@action
def end_standing_item(*, by: Actor, item: StandingItem) -> StandingItem:
    """Takes an item off the agendas to come; those that had it keep it. Raises NotYet where it ended already."""
    locked = StandingItem.objects.select_for_update().select_related("body").get(pk=item.pk)
    if locked.until is not None:
        raise NotYet([f"It was taken off the agendas to come on {said(locked.until)} already."])
    locked.until = clock.today()
    locked.save(update_fields=["until"])
    _record_standing(by, locked, "ended a standing item of", ended=locked.until)
    return locked


def can_hold(meeting: Meeting, today: dt.date) -> bool:
    """Whether the meeting may be said to be held: for buttons."""
    return can_step(MEETING_STEPS, meeting.state, "hold") and meeting.day <= today


def locked_meeting(meeting_id: int, act: str) -> Meeting:
    """The meeting, locked, where its state allows `act`. Raises NotYet, saying how it stands, where it does not."""
    locked = Meeting.objects.select_for_update().get(pk=meeting_id)
    stands = LABELS[locked.state].lower()
    step_from(
        MEETING_STEPS,
        locked.state,
        act,
        f"This meeting stands as “{stands}”, so you cannot {act}. Load its page again.",
    )
    return locked


def told(meeting: Meeting) -> dict[str, Any]:
    """A meeting as the record shows it."""
    return {
        "title": meeting.title,
        "starts": moment(meeting.starts_at),
        "ends": moment(meeting.ends_at) if meeting.ends_at else "",
        "place": meeting.place,
        "quorum": meeting.quorum,
    }


def _why_restricted(restricted: bool, why: str) -> str:
    """The reason of a restriction, "" where there is none. Raises NotYet where it is missing."""
    if not restricted:
        return ""
    return needed(why, "Say why the item is restricted: members of the meeting read it beside the item.")


def _record_standing(by: Actor, item: StandingItem, verb: str, *, ended: dt.date | None) -> None:
    """On the record of its body; of a restricted one apart and without words, as of a restricted item."""
    after = {"title": item.title, "purpose": item.purpose, "action": str(item.action) if item.action else ""}
    thing, thing_id = ("standing_item", item.pk) if item.restricted else ("body", item.body_id)
    record(
        by=by,
        partnership_id=item.partnership_id,
        verb=verb,
        thing=thing,
        thing_id=thing_id,
        after={**({} if item.restricted else after), "until": ended.isoformat() if ended else ""},
    )


def _checked(
    *, title: str, starts_at: dt.datetime, ends_at: dt.datetime | None, place: str, quorum: int | None
) -> dict[str, Any]:
    if ends_at is not None and ends_at <= starts_at:
        raise NotYet(["The meeting ends before it starts. Check both times."])
    return {
        "title": needed(title, "Give the meeting a title."),
        "starts_at": starts_at,
        "ends_at": ends_at,
        "place": place.strip(),
        "quorum": quorum,
    }


def _tell_expected(by: Actor, meeting: Meeting, key: str, subject: str, *lines: str) -> None:
    ids = [one.person_id for one in expected_at(meeting.body, meeting.day)]
    persons = Person.objects.filter(pk__in=ids, is_active=True).order_by("pk")
    tell(persons, partnership=meeting.partnership, key=f"meeting:{key}", subject=subject, lines=lines, but=by)


def _at(place: str) -> str:
    return f", {place}" if place else ""


def _state(state: str) -> dict[str, str]:
    return {"state": LABELS[state]}
