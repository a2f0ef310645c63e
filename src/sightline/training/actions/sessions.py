"""Sessions: planned one by one or as a series, opened for booking, moved, called off."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from sightline.kit import clock
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.trail.actions import action
from sightline.trail.reads import moment
from sightline.trail.rules import Actor
from sightline.training.actions.seating import fill_seats
from sightline.training.actions.telling import (
    Kept,
    booking_address,
    needed,
    new_key,
    record_of,
    scanned,
    write_to,
)
from sightline.training.models import Course, Session
from sightline.training.rules.states import (
    CAN_CANCEL,
    KEEPS_A_SEAT,
    OUTSIDE,
    SESSION_STEPS,
    BookingState,
    SessionState,
    step_from,
)

FIELDS = ("starts_at", "ends_at", "place", "link", "capacity", "trainer", "cost")


@action
def plan_sessions(
    *,
    by: Actor,
    course: Course,
    days: Sequence[dt.date],
    starts: dt.time,
    ends: dt.time,
    place: str = "",
    link: str = "",
    capacity: int | None = None,
    trainer: str = "",
    cost: str = "",
    opened: bool = False,
) -> list[Session]:
    """Sessions of a course made together, one on each of `days`; each then goes its own way. `opened` for booking.

    Raises NotYet for a course that has ended, no days, an end before the beginning, or opening without seats."""
    if course.ended_on:
        raise NotYet(["The course has ended, so no session of it can be planned. Choose another course."])
    if not days:
        raise NotYet(["Enter at least one day."])
    series = uuid.uuid4() if len(days) > 1 else None
    made = []
    for day in sorted(set(days)):
        given = _checked(
            starts_at=_at(day, starts),
            ends_at=_at(day, ends),
            place=place,
            link=link,
            capacity=capacity,
            trainer=trainer,
            cost=cost,
        )
        session = Session.objects.create(partnership_id=course.partnership_id, course=course, series=series, **given)
        record_of(by, session, "planned", after=told(session))
        made.append(open_session(by=by, session=session) if opened else session)
    return made


@action
def edit_session(*, by: Actor, session: Session, revision: int, **given: Any) -> Session:
    """Saves FIELDS. Who has booked is told of another time or place; more seats are offered to those who wait.

    Raises EditedMeanwhile where somebody saved after `revision`, else NotYet: fewer seats than are taken."""
    locked = locked_session(session.pk, "edit")
    if locked.revision != revision:
        raise EditedMeanwhile({name: getattr(locked, name) for name in FIELDS}, "", locked.revision)
    before, moved = told(locked), (locked.starts_at, locked.ends_at, locked.place, locked.link)
    for name, value in _checked(**{**{name: getattr(locked, name) for name in FIELDS}, **given}).items():
        setattr(locked, name, value)
    kept = locked.bookings.filter(state__in=sorted(KEEPS_A_SEAT)).count()
    if locked.state in OUTSIDE and not locked.capacity:
        raise NotYet(["Enter how many seats there are: the session is open for booking."])
    if locked.capacity is not None and kept > locked.capacity:
        raise NotYet([f"{kept} seats are taken, so there cannot be {locked.capacity}. Cancel bookings first."])
    locked.revision += 1
    locked.save()
    record_of(by, locked, "changed", before=before, after=told(locked))
    if moved != (locked.starts_at, locked.ends_at, locked.place, locked.link):
        for booking in locked.bookings.filter(state__in=sorted(KEEPS_A_SEAT - {BookingState.ASKED})):
            write_to(
                booking,
                f"moved:{locked.revision}",
                f"Changed: {locked.course}",
                [
                    f"{locked.course} is now on {when_and_where(locked)}.",
                    f"Your booking, with a calendar file: {booking_address(booking, new_key(booking))}",
                    "If you cannot come, please cancel there: somebody else will be glad of the seat.",
                ],
            )
    fill_seats(locked)
    return locked


@action
def open_session(*, by: Actor, session: Session) -> Session:
    """Opens a session for booking on the public site. Raises NotYet for one that has begun, or without seats."""
    locked = locked_session(session.pk, "open")
    if locked.starts_at <= clock.now():
        raise NotYet(["The session has begun, so nobody can book it any more."])
    if not locked.capacity:
        raise NotYet(["Enter how many seats there are, then open it for booking."])
    locked.state = SessionState.OPEN
    locked.revision += 1
    locked.save()
    record_of(by, locked, "opened for booking", after={"seats": locked.capacity})
    fill_seats(locked)
    return locked


@action
def cancel_session(*, by: Actor, session: Session, reason: str, kept: Kept = None) -> Session:
    """Calls a session off, with why: everybody who booked or waits is told. Raises NotYet without a reason."""
    locked = locked_session(session.pk, "cancel")
    locked.cancelled_why = needed(reason, "Say why the session is cancelled: everybody who booked reads it.")[:500]
    locked.state = SessionState.CANCELLED
    locked.revision += 1
    locked.save()
    scanned(by, locked, {"cancelled_why": "reason"}, kept)
    booked = list(locked.bookings.filter(state__in=sorted(CAN_CANCEL)).select_related("partnership"))
    for booking in booked:
        if booking.state != BookingState.ASKED and booking.proved_at:
            write_to(
                booking,
                "cancelled",
                f"Cancelled: {locked.course}, {moment(locked.starts_at)}",
                [
                    f"{locked.course} on {moment(locked.starts_at)} does not take place: {locked.cancelled_why}",
                    "We are sorry. You need not do anything: your booking is cancelled.",
                ],
            )
    locked.bookings.filter(pk__in=[one.pk for one in booked]).update(state=BookingState.CANCELLED, until=None)
    record_of(by, locked, "cancelled", after={"reason": locked.cancelled_why, "bookings": len(booked)})
    return locked


def locked_session(pk: int, act: str) -> Session:
    """The session, ours until the transaction is over: whoever else asks for its last seat waits. Raises NotYet where
    its state does not allow `act`."""
    locked = Session.objects.select_for_update(of=("self",)).select_related("course", "partnership").get(pk=pk)
    said = SessionState(locked.state).label.lower()
    step_from(SESSION_STEPS, locked.state, act, f"The session is {said}, so this cannot be done with it any more.")
    return locked


def told(session: Session) -> dict[str, Any]:
    """A session as the record keeps it."""
    return {
        "label": str(session),
        "starts": moment(session.starts_at),
        "ends": moment(session.ends_at),
        "place": session.place,
        "online": bool(session.link),
        "seats": session.capacity,
        "trainer": session.trainer,
        "cost": session.cost,
    }


def when_and_where(session: Session) -> str:
    """ "13 February 2018 at 9:30am, Town Hall"."""
    return f"{moment(session.starts_at)}, {session.place}" if session.place else moment(session.starts_at)


def _at(day: dt.date, hour: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, hour))


def _checked(**given: Any) -> dict[str, Any]:
    if given["ends_at"] <= given["starts_at"]:
        raise NotYet(["The session must end after it starts."])
    if given.get("capacity") is not None and given["capacity"] < 1:
        raise NotYet(["Enter at least one seat, or leave the number empty where nobody books."])
    return given
