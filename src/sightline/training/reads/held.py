"""A booking by the link that was sent: whoever holds it sees this booking and no other."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from sightline.post.rules import token_hash
from sightline.training.models import Booking, Key, Session
from sightline.training.rules.dates import is_asked
from sightline.training.rules.kinds import EvaluationMode, Holder, Stage
from sightline.training.rules.states import AHEAD, KEEPS_A_SEAT, BookingState, SessionState


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


def sessions_to_ask(stage: str, today: dt.date) -> list[Session]:
    """Sessions of which a stage is asked today: of those before, whoever has booked since is invited too. One query."""
    around = timezone.make_aware(dt.datetime.combine(today, dt.time()))
    before = stage == Stage.BEFORE
    first, last = (0, 8) if before else (-130, -80)
    near = Session.objects.filter(
        starts_at__gte=around + dt.timedelta(days=first),
        starts_at__lt=around + dt.timedelta(days=last),
        state__in=sorted(AHEAD) if before else [SessionState.HELD],
    ).exclude(course__evaluation=EvaluationMode.NONE)
    found = near.filter(**{f"course__{stage}__isnull": False})
    if not before:
        found = found.exclude(exercises__stage=stage)
    return [one for one in found.select_related("course") if is_asked(stage, one.day, today)]


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
