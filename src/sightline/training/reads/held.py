"""A booking by the link that was sent: whoever holds it sees this booking and no other."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet

from sightline.post.rules import token_hash
from sightline.training.models import Booking, Key, Session
from sightline.training.rules.kinds import Holder
from sightline.training.rules.states import KEEPS_A_SEAT, BookingState, SessionState


def booking_of(slug: str, token: str, holder: str = Holder.BOOKER) -> Booking | None:
    """The booking that a link leads to, with its session and course; None for none. It only reads: scanners open
    links."""
    key = (
        Key.objects.filter(token_hash=token_hash(token), holder=holder, partnership__slug=slug)
        .select_related("booking__session__course", "booking__agency", "booking__partnership", "partnership")
        .first()
    )
    return key.booking if key else None


def place_on_list(booking: Booking) -> int:
    """Which place on the waiting list a booking has, from 1. One query."""
    before = Q(state=BookingState.WAITING, proved_at__isnull=False, pk__lt=booking.pk)
    return booking.session.bookings.filter(before).count() + 1


def sessions_to_remind(first: dt.datetime, last: dt.datetime) -> QuerySet[Session]:
    """Sessions that begin between two moments and are to take place."""
    return Session.objects.filter(starts_at__gte=first, starts_at__lt=last, state__in=["open", "full", "planned"])


def overdue(now: dt.datetime) -> QuerySet[Session]:
    """Sessions in which something was not confirmed or taken in time, or a seat may be free while somebody waits."""
    late = Q(bookings__until__lt=now, bookings__state__in=["asked", "waiting", "offered"])
    waits = Q(state="open", bookings__state="waiting", bookings__proved_at__isnull=False)
    return Session.objects.filter(late | waits, starts_at__gt=now).distinct()


def sessions_to_forget(now: dt.datetime) -> QuerySet[Session]:
    """Sessions with bookings of which something is known still, that are over or have some that came to nothing."""
    known = Q(bookings__emptied_on__isnull=True)
    over = Q(starts_at__lt=now) | Q(state=SessionState.CANCELLED)
    unproved = Q(bookings__state=BookingState.LAPSED, bookings__proved_at__isnull=True)
    return Session.objects.filter(known & (over | unproved), emptied_on=None).distinct()


def keepers(session: Session) -> QuerySet[Booking]:
    """Whoever keeps a seat of a session and has proved the address."""
    kept = session.bookings.filter(state__in=sorted(KEEPS_A_SEAT - {BookingState.ASKED}))
    return kept.select_related("partnership")
