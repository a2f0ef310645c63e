"""What the clock does: seats passed on, reminders, forgetting."""

from __future__ import annotations

from django.db.models import Q

from sightline.kit import clock
from sightline.trail.actions import action, silent_action
from sightline.trail.reads import moment
from sightline.trail.rules import Actor
from sightline.training.actions.booking import lapse_overdue
from sightline.training.actions.seating import fill_seats
from sightline.training.actions.telling import (
    CLOCK,
    booking_address,
    new_key,
    record_of,
    terms_of,
    was_written,
    write_to,
)
from sightline.training.models import Key, Session
from sightline.training.reads.held import keepers
from sightline.training.rules.dates import forget_from, next_reminder
from sightline.training.rules.states import OUTSIDE, BookingState, SessionState

# Never came to anything: what is known of them goes the day after they ended.
_NEVER_PROVED = Q(state=BookingState.LAPSED, proved_at__isnull=True)
_ENDED = Q(state__in=[BookingState.CANCELLED, BookingState.REFUSED, BookingState.LAPSED])


@action
def pass_seats_on(*, by: Actor = CLOCK, session: Session) -> int:
    """What was not confirmed or taken in time goes to whoever waits longest; how many seats were offered."""
    locked = _locked(session)
    lapsed = lapse_overdue(locked)
    offered = len(fill_seats(locked))
    record_of(
        by, locked, "passed on seats of", before={}, after={"lapsed": lapsed, "offered": offered} if lapsed else {}
    )
    return offered


@silent_action("a reminder changes nothing; the outbox keeps what was sent when")
def remind_bookers(*, session: Session) -> int:
    """Reminds whoever keeps a seat, a week and a day before, each once; how many."""
    locked = _locked(session)
    if locked.state not in {*OUTSIDE, SessionState.PLANNED}:
        return 0
    days_left = (locked.day - clock.today()).days
    due = next_reminder([], days_left)
    if due is None:
        return 0
    sent = 0
    for booking in keepers(locked).filter(state=BookingState.BOOKED):
        booked_on = booking.asked_at.date()
        if booked_on >= locked.day or (clock.today() - booked_on).days < 1:
            continue  # who booked since yesterday has just read when it is
        occasion = f"reminded:{due}:{locked.day.isoformat()}"
        if was_written(booking, occasion):
            continue
        joins = [f"Join by this link: {locked.link}"] if locked.link else []
        place = f", {locked.place}" if locked.place else ""
        when = "tomorrow" if days_left == 1 else "today" if not days_left else f"on {moment(locked.starts_at)}"
        write_to(
            booking,
            occasion,
            f"{'Soon' if due > 1 else 'Tomorrow'}: {locked.course}",
            [
                f"You have a seat in {locked.course} {when} ({moment(locked.starts_at)}{place}).",
                *joins,
                f"You cannot come? Please give the seat back: {booking_address(booking, new_key(booking))}",
            ],
        )
        sent += 1
    return sent


@silent_action("forgetting is a rule (docs/reference/personal-data.md), not somebody's decision")
def forget_bookers(*, session: Session) -> int:
    """Empties what is known of a session's bookers once its time has come; how many. Counts stay.

    Those who never confirmed go at once; those who cancelled the day after the session; everybody after the months that
    the partnership set, with the links to their bookings."""
    locked = _locked(session)
    today = clock.today()
    which = _NEVER_PROVED
    if locked.day < today or locked.state == SessionState.CANCELLED:
        which |= _ENDED
    everybody = today >= forget_from(locked.day, terms_of(locked.partnership).kept_months)
    if everybody:
        which = Q()
    going = locked.bookings.filter(which, emptied_on=None)
    pks = list(going.values_list("pk", flat=True))
    locked.bookings.filter(pk__in=pks).update(
        name="", email="", agency_words="", wishes="", manager_email="", manager_words="", emptied_on=today
    )
    Key.objects.filter(booking__in=pks).delete()
    if everybody:
        locked.emptied_on = today
        locked.save(update_fields=["emptied_on"])
    return len(pks)


def _locked(session: Session) -> Session:
    sessions = Session.objects.select_for_update(of=("self",)).select_related("course", "partnership")
    return sessions.get(pk=session.pk)
