"""Seats of a session that is locked: who gets the next one, and whether it is full. Nothing here is an action by
itself; each is called inside one."""

from __future__ import annotations

import datetime as dt

from sightline.kit import clock
from sightline.trail.reads import moment
from sightline.training.actions.telling import booking_address, new_key, terms_of, write_to
from sightline.training.models import Booking, Session
from sightline.training.rules.seats import left
from sightline.training.rules.states import KEEPS_A_SEAT, OUTSIDE, BookingState, SessionState


def seats_left(session: Session) -> int:
    """How many seats of a locked session nobody keeps. One query."""
    kept = session.bookings.filter(state__in=sorted(KEEPS_A_SEAT)).count()
    return left(session.capacity, kept) or 0


def fill_seats(session: Session) -> list[Booking]:
    """Offers each free seat of a locked session to whoever has waited longest, and says whether the session is full.

    Nothing is offered once it has begun."""
    if session.state not in OUTSIDE:
        return []
    now = clock.now()
    offered: list[Booking] = []
    free = seats_left(session)
    if free and session.starts_at > now:
        waiting = session.bookings.filter(state=BookingState.WAITING, proved_at__isnull=False)
        hours = terms_of(session.partnership).offer_hours
        for booking in waiting.select_related("partnership").order_by("pk")[:free]:
            _offer(session, booking, min(now + dt.timedelta(hours=hours), session.starts_at))
            offered.append(booking)
    state = SessionState.FULL if free - len(offered) <= 0 else SessionState.OPEN
    if session.state != state:
        session.state = state
        session.save(update_fields=["state"])
    return offered


def _offer(session: Session, booking: Booking, until: dt.datetime) -> None:
    booking.state, booking.until = BookingState.OFFERED, until
    booking.save(update_fields=["state", "until"])
    write_to(
        booking,
        f"offered:{until.isoformat()}",
        f"A seat for you: {session.course}",
        [
            f"A seat has become free in {session.course} on {moment(session.starts_at)}, and you are the next on the"
            " waiting list.",
            f"Take it, or let it go, by {moment(until)}: {booking_address(booking, new_key(booking))}",
            "After that it is offered to somebody else, and you are off the list.",
        ],
    )
