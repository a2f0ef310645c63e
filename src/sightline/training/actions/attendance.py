"""Who came: ticked on the sign-in sheet, added at the door, closed when all is over, corrected with a reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sightline.kit import clock
from sightline.people.models import Body
from sightline.plan.rules.errors import NotYet
from sightline.privacy.rules import check
from sightline.questions import actions as questions
from sightline.questions.rules.kinds import ExerciseState, Mode
from sightline.trail.actions import action
from sightline.trail.rules import Actor
from sightline.training.actions.booking import Booker, checked
from sightline.training.actions.evaluating import ask_stage, count_asked
from sightline.training.actions.sessions import locked_session
from sightline.training.actions.telling import needed, record_of
from sightline.training.models import Booking, Session
from sightline.training.rules.kinds import Stage
from sightline.training.rules.states import LIVE, REGISTERED, BookingState, SessionState

# On the sign-in sheet.
EXPECTED = frozenset({BookingState.BOOKED, BookingState.APPROVAL, BookingState.ATTENDED})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a register kept on paper."""

    name: str
    workforce: str
    came: bool
    email: str = ""
    agency: Body | None = None
    agency_words: str = ""


@action
def tick_present(*, by: Actor, session: Session, here: Collection[int]) -> Session:
    """Saves the sign-in sheet: whose bookings are in `here` is present, nobody else is (yet).

    Raises NotYet before the session's day, and once attendance is closed."""
    locked = locked_session(session.pk, "hold")
    _check_day(locked)
    expected = locked.bookings.filter(state__in=sorted(EXPECTED), walked_in=False)
    ticked = expected.filter(pk__in=list(here)).update(state=BookingState.ATTENDED)
    expected.filter(state=BookingState.ATTENDED).exclude(pk__in=list(here)).update(state=BookingState.BOOKED)
    record_of(by, locked, "saved the sign-in sheet of", after={"here": ticked})
    return locked


@action
def add_walk_in(*, by: Actor, session: Session, booker: Booker) -> Booking:
    """Somebody who came without having booked. Raises NotYet before the session's day, or where she has booked."""
    given = checked(session, booker)
    locked = locked_session(session.pk, "hold")
    _check_day(locked)
    if given.email and locked.bookings.filter(email=given.email, state__in=sorted(LIVE)).exists():
        raise NotYet(["There is a booking with this address: tick her on the sheet instead."])
    now = clock.now()
    made = Booking.objects.create(
        partnership_id=locked.partnership_id,
        session=locked,
        state=BookingState.ATTENDED,
        name=given.name,
        email=given.email,
        agency=given.agency,
        agency_words=given.agency_words,
        workforce=given.workforce,
        walked_in=True,
        asked_at=now,
        proved_at=None,
    )
    record_of(by, locked, "added somebody who came to")
    return made


@action
def enter_register(*, by: Actor, session: Session, lines: Sequence[Line]) -> int:
    """Everybody on a register kept on paper, whether they came or not; how many. Raises NotYet for a line that says a
    name twice with one address, or has no name."""
    locked = locked_session(session.pk, "hold")
    _check_day(locked)
    addresses = [line.email.strip().lower() for line in lines if line.email.strip()]
    known = set(locked.bookings.filter(state__in=sorted(LIVE)).values_list("email", flat=True)) - {""}
    if len(set(addresses)) < len(addresses) or known & set(addresses):
        raise NotYet(["An address stands on the register twice, or has booked already. Take one of the lines out."])
    if any(not line.name.strip() for line in lines):
        raise NotYet(["Each line needs a name."])
    now = clock.now()
    Booking.objects.bulk_create(
        Booking(
            partnership_id=locked.partnership_id,
            session=locked,
            state=BookingState.ATTENDED if line.came else BookingState.BOOKED,
            name=" ".join(line.name.split())[:120],
            email=line.email.strip().lower(),
            agency=line.agency,
            agency_words="" if line.agency else " ".join(line.agency_words.split())[:160],
            workforce=line.workforce,
            asked_at=now,
            proved_at=now,
        )
        for line in lines
    )
    record_of(by, locked, "entered the register of", after={"lines": len(lines)})
    return len(lines)


@action
def close_attendance(*, by: Actor, session: Session, counted: int | None = None) -> Session:
    """Says that the session was held and who came: whoever is not ticked did not attend, whoever still waited is off
    the list. `counted` is how many came where nobody was listed by name. What is asked of them is a share of this.

    Raises NotYet before the session's day, and where nobody came at all: then it was not held."""
    locked = locked_session(session.pk, "hold")
    _check_day(locked)
    bookings = locked.bookings
    came = bookings.filter(state=BookingState.ATTENDED).count()
    if not came and not counted:
        raise NotYet(["Nobody is ticked. Tick who came or say how many; if nobody did, cancel the session instead."])
    absent = bookings.filter(state=BookingState.BOOKED).update(state=BookingState.ABSENT)
    bookings.filter(state__in=["asked", "waiting", "offered", "approval"]).update(state=BookingState.LAPSED, until=None)
    locked.state, locked.attendance_closed_on, locked.counted = SessionState.HELD, clock.today(), counted
    locked.revision += 1
    locked.save()
    after = {"came": came + (counted or 0), "did_not_attend": absent}
    record_of(by, locked, "closed the attendance of", after=after)
    screen = locked.exercises.filter(stage=Stage.AFTER).select_related("exercise").first()
    if screen:
        count_asked(by, locked, screen.exercise)
    elif locked.course.after_id:
        ask_stage(by=by, session=locked, stage=Stage.AFTER)
    return locked


@action
def correct_attendance(*, by: Actor, session: Session, here: Collection[int], reason: str) -> Session:
    """Puts right who came once attendance is closed, with why. Whoever did not come after all is not asked any more,
    where the evaluation is named; whoever did is asked now."""
    locked = locked_session(session.pk, "correct who came")
    why = needed(reason, "Say what was wrong: the evaluation’s shares change with it.")
    check({"reason": why})
    listed = locked.bookings.filter(state__in=sorted(REGISTERED), walked_in=False)
    before = listed.filter(state=BookingState.ATTENDED).count()
    listed.filter(pk__in=list(here)).update(state=BookingState.ATTENDED)
    listed.exclude(pk__in=list(here)).update(state=BookingState.ABSENT)
    after = listed.filter(state=BookingState.ATTENDED).count()
    locked.revision += 1
    locked.save(update_fields=["revision"])
    record_of(by, locked, "corrected who came to", before={"came": before}, after={"came": after, "reason": why})
    absent = list(map(str, listed.exclude(state=BookingState.ATTENDED).values_list("pk", flat=True)))
    for one in locked.exercises.exclude(stage=Stage.BEFORE).select_related("exercise"):
        if one.exercise.state == ExerciseState.OPEN and one.exercise.mode == Mode.NAMED:
            questions.take_back_invitations(by=by, exercise=one.exercise, subjects=absent)
            ask_stage(by=by, session=locked, stage=one.stage)
        elif one.stage != Stage.MANAGER:
            count_asked(by, locked, one.exercise)
    return locked


def _check_day(session: Session) -> None:
    if session.day > clock.today():
        raise NotYet([f"The session is on {session.day:%-d %B %Y}. Who came can be said from that day."])
