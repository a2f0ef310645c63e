"""Who came, what was said, and when the minutes are approved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.governance.actions.agenda import check_may_add
from sightline.governance.actions.meetings import hold_meeting
from sightline.governance.actions.telling import Kept, address, needed, record_of_meeting, said, scanned, tell
from sightline.governance.models import Attendance, Item, Meeting, Minute
from sightline.governance.reads.minutes import approving_meetings
from sightline.governance.rules.states import MINUTES_STEPS, MeetingState, MinutesState, step_from
from sightline.governance.rules.words import Capacity, Presence
from sightline.kit import clock
from sightline.people.models import Body, Person
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.trail.actions import action


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the attendance as it is saved: a person, or a guest by name; `body` is whom she comes for."""

    person: Person | None
    capacity: str
    presence: str
    guest: str = ""
    body: Body | None = None
    deputy_for: Person | None = None


@action
def record_attendance(*, by: Person, meeting: Meeting, lines: Iterable[Line]) -> Meeting:
    """Saves who is expected, who sent apologies and who came. That somebody came says that the meeting was held.

    Raises NotYet where somebody is said to be there before its day, or the minutes are approved."""
    rows = list(lines)
    there = any(one.presence in (Presence.PRESENT, Presence.ABSENT) for one in rows)
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    check_may_add(locked)
    if there and locked.day > clock.today():
        raise NotYet(
            [f"The meeting is on {said(locked.day)}. Until then only apologies can be recorded, not who was there."]
        )
    if there and locked.state != MeetingState.HELD:
        locked = hold_meeting(by=by, meeting=locked)
    before = _told(locked)
    existing = {one.person_id: one for one in locked.attendance.exclude(person=None)}
    guests = {one.guest: one for one in locked.attendance.filter(person=None)}
    kept = set()
    for one in rows:
        row = existing.get(one.person.pk) if one.person else guests.get(one.guest)
        row = row or Attendance(partnership_id=locked.partnership_id, meeting=locked)
        row.person, row.guest, row.body = one.person, one.guest.strip(), one.body
        row.capacity = one.capacity if one.person else Capacity.GUEST
        row.deputy_for = one.deputy_for if row.capacity == Capacity.DEPUTY else None
        row.presence = one.presence
        row.save()
        kept.add(row.pk)
    locked.attendance.exclude(pk__in=kept).delete()
    record_of_meeting(by, locked, "recorded who came to", before=before, after=_told(locked))
    return locked


@action
def write_minute(*, by: Person, item: Item, text: str, revision: int, kept: Kept = None) -> Minute:
    """Saves what was said at an item. After the draft went round it is a correction, and both wordings stay.

    Raises EditedMeanwhile, with what stands, where somebody saved after `revision` (0 before anybody did); NotYet where
    the meeting was not held or its minutes are approved."""
    meeting = _minuted(item.meeting, "write" if item.meeting.minutes_round_on is None else "correct")
    minute = Minute.objects.select_for_update(of=("self",)).select_related("saved_by").filter(item=item).first()
    if revision != (minute.revision if minute else 0):
        raise EditedMeanwhile(
            {"text": minute.text if minute else ""},
            minute.saved_by.name if minute else "",
            minute.revision if minute else 0,
            minute.saved_at if minute else None,
        )
    before = minute.text if minute else ""
    minute = minute or Minute(partnership_id=item.partnership_id, item=item, revision=0)
    if meeting.minutes_round_on is None:
        minute.draft = text.strip()
        state = MinutesState.DRAFT
    else:
        minute.corrected = needed(text, "Minutes that went round are corrected, not emptied: write what is right.")
        state = MinutesState.CORRECTED if minute.corrected != minute.draft else MinutesState(meeting.minutes_state)
    minute.revision += 1
    minute.saved_by, minute.saved_at = by, clock.now()
    minute.save()
    written = "draft" if meeting.minutes_round_on is None else "corrected"
    scanned(by, minute, {written: "text"}, kept, "meeting", meeting.pk)
    if meeting.minutes_state != state:
        meeting.minutes_state = state
        meeting.save(update_fields=["minutes_state"])
    verb = "wrote minutes of" if state == MinutesState.DRAFT else "corrected minutes of"
    record_of_meeting(
        by,
        meeting,
        verb,
        item=item,
        before={"item": item.title, "minute": before},
        after={"item": item.title, "minute": minute.text},
    )
    return minute


@action
def send_minutes_round(*, by: Person, meeting: Meeting) -> Meeting:
    """Tells everybody who was there, or sent apologies, that the draft can be read; from now on it is corrected.

    Raises NotYet without a draft, or where it went round already."""
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    if locked.minutes_round_on:
        raise NotYet([f"The draft went round on {said(locked.minutes_round_on)} already."])
    _check_minuted(locked, "send round")
    if not Minute.objects.filter(item__meeting=locked).exclude(draft="").exists():
        raise NotYet(["No item has minutes yet. Write some, then send them round."])
    locked.minutes_round_on = clock.today()
    locked.save(update_fields=["minutes_round_on"])
    record_of_meeting(by, locked, "sent round the draft minutes of", after={"on": locked.minutes_round_on.isoformat()})
    there = Person.objects.filter(attended__meeting=locked, is_active=True).order_by("pk")
    tell(
        there,
        partnership=locked.partnership,
        key=f"minutes:{locked.pk}",
        subject=f"Draft minutes: {locked.words}",
        lines=[
            f"The draft minutes of {locked.title} are ready to read.",
            address("meeting_detail", locked.partnership.slug, locked.pk) + "#minutes",
            "If something is wrong, please tell whoever runs the meeting: it is corrected before they are approved.",
        ],
        but=by,
    )
    return locked


@action
def approve_minutes(*, by: Person, meeting: Meeting, at: Meeting) -> Meeting:
    """Approves the minutes at a later meeting of the same body; nobody writes in them any more.

    Raises NotYet where that meeting was not held, is not later, or is another body's."""
    locked = _minuted(meeting, "approve")
    if at.body_id != locked.body_id or at.starts_at <= locked.starts_at or at.state != MeetingState.HELD:
        raise NotYet(["Minutes are approved at a later meeting of the same body that was held. Choose that meeting."])
    locked.minutes_state = MinutesState.APPROVED
    locked.approved_at, locked.approved_on, locked.approved_by = at, clock.today(), by
    locked.save()
    record_of_meeting(by, locked, "approved the minutes of", after={"at": at.words})
    return locked


def check_may_approve(meeting: Meeting) -> None:
    """Raises NotYet where there are no minutes to approve, or no later meeting was held."""
    step_from(MINUTES_STEPS, meeting.minutes_state, "approve", _NOT_TO_APPROVE.get(meeting.minutes_state, _NO_MINUTES))
    if not approving_meetings(meeting):
        raise NotYet(["Minutes are approved at the next meeting of the body. None was held yet."])


def can_approve(meeting: Meeting) -> bool:
    """The twin of `check_may_approve`, for buttons."""
    try:
        check_may_approve(meeting)
    except NotYet:
        return False
    return True


_NO_MINUTES = "There are no minutes yet. Write them item by item once the meeting was held."
_NOT_TO_APPROVE = {MinutesState.APPROVED: "The minutes are approved, so nothing in them changes any more."}


def _minuted(meeting: Meeting, act: str) -> Meeting:
    locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
    _check_minuted(locked, act)
    return locked


def _check_minuted(meeting: Meeting, act: str) -> None:
    if meeting.state != MeetingState.HELD:
        raise NotYet(["The meeting was not held yet. Record who came, or say that it is held; then write its minutes."])
    step_from(MINUTES_STEPS, meeting.minutes_state, act, _NOT_TO_APPROVE.get(meeting.minutes_state, _NO_MINUTES))


def _told(meeting: Meeting) -> dict[str, list[str]]:
    """The attendance as the record shows it: names by what was said of them."""
    found: dict[str, list[str]] = {}
    for one in meeting.attendance.select_related("person").order_by("pk"):
        key = one.get_presence_display() if one.presence else "expected"
        found.setdefault(str(key).lower(), []).append(str(one))
    return found
