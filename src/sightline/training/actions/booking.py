"""A seat, from asking on the public site to the manager's yes. Whoever asks is known by her address only once she has
followed the link sent there; nothing here tells one asker whether another has booked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Max, Sum

from sightline.kit import clock
from sightline.people.models import Body
from sightline.plan.rules.errors import NotYet
from sightline.privacy.rules import check
from sightline.trail.actions import action
from sightline.trail.reads import moment
from sightline.trail.rules import Actor
from sightline.training.actions.seating import fill_seats, seats_left
from sightline.training.actions.telling import booking_address, needed, new_key, record_of, terms_of, write_to
from sightline.training.models import Booking, Session
from sightline.training.rules.asking import WINDOW, may_write
from sightline.training.rules.kinds import Holder, Workforce
from sightline.training.rules.states import (
    BOOKING_STEPS,
    CAN_CANCEL,
    LIVE,
    OUTSIDE,
    BookingState,
    SessionState,
    step_from,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody who asked for a seat may be told: whether one is kept, or she is on the list, and until when the
    link that was sent works. The same for whoever has asked before."""

    seat: bool
    until: dt.datetime


@dataclass(frozen=True, slots=True)
class Booker:
    """What a booking form gives. `agency` is a body of the partnership, `agency_words` another in her own words."""

    name: str
    email: str
    workforce: str
    agency: Body | None = None
    agency_words: str = ""
    wishes: str = ""
    manager_email: str = ""


@action
def ask_for_seat(*, by: Actor, session: Session, booker: Booker) -> Asked:
    """Keeps a seat, or a place on the waiting list, while the address is confirmed, and sends the link for that.

    Whoever asks again is sent another link to the booking she has, seldom. Raises NotYet for a session that cannot be
    booked (past, cancelled, not open), HoldsIdentifier for wishes that name a child."""
    given = checked(session, booker)
    locked = Session.objects.select_for_update(of=("self",)).select_related("course", "partnership").get(pk=session.pk)
    check_can_book(locked)
    record_of(
        by, locked, "asked for a seat in"
    )  # whose seat is nobody's business: the entry says that one was asked for
    lapse_overdue(locked)
    now = clock.now()
    until = min(now + dt.timedelta(hours=terms_of(locked.partnership).confirm_hours), locked.starts_at)
    seat = seats_left(locked) > 0 and not _others_wait(locked)
    hers = locked.bookings.filter(email=given.email)
    standing = hers.filter(state__in=sorted(LIVE)).select_related("partnership").first()
    if _may_write(locked, given.email, now):
        if standing is None:
            state = BookingState.ASKED if seat else BookingState.WAITING
            standing = _kept(locked, given, state, asked_at=now, until=until)
        _send_link(locked, standing, now)
    fill_seats(locked)
    return Asked(seat=seat, until=until)


@action
def confirm_booking(*, by: Actor, booking: Booking) -> Booking:
    """The address is proved: the seat is hers, or waits for her manager; or her place on the list counts.

    Raises NotYet where the time to confirm is over, or there is nothing to confirm."""
    locked, session = _locked(booking)
    check_not_begun(session)
    _check_in_time(locked, "The time to confirm is over, and the seat went back. Ask for one again.")
    if locked.state == BookingState.WAITING:
        if locked.proved_at:
            raise NotYet(["You are on the waiting list already: we write to you when a seat becomes free."])
        locked.proved_at, locked.until = clock.now(), None
        locked.save()
        record_of(by, session, "confirmed a place on the list of")
        fill_seats(session)
        locked.refresh_from_db()
        return locked
    act = "confirm where a manager approves" if _asks_manager(session, locked) else "confirm"
    step = step_from(
        BOOKING_STEPS, locked.state, act, "There is nothing to confirm: see below where your booking stands."
    )
    locked.proved_at = clock.now()
    _settle(locked, session, step.end)
    record_of(by, session, "confirmed a seat in")
    return locked


@action
def take_offer(*, by: Actor, booking: Booking) -> Booking:
    """Takes the seat that was offered from the waiting list. Raises NotYet where the offer has ended."""
    locked, session = _locked(booking)
    check_not_begun(session)
    _check_in_time(locked, "The offer has ended, and the seat went to somebody else. Ask for one again.")
    act = "take where a manager approves" if _asks_manager(session, locked) else "take"
    step = step_from(BOOKING_STEPS, locked.state, act, "No seat is offered to you just now: see below where you stand.")
    _settle(locked, session, step.end)
    record_of(by, session, "took an offered seat in")
    return locked


@action
def cancel_booking(*, by: Actor, booking: Booking, reason: str = "") -> Booking:
    """Gives the seat or the place on the list back; the seat is offered to whoever waits longest. With a `reason` from
    the coordinator she is told. Raises NotYet where there is nothing to give back."""
    locked, session = _locked(booking)
    said = "This booking stands no more, or the session was held: there is nothing to cancel."
    if locked.state not in CAN_CANCEL:
        raise NotYet([said])
    check({"reason": reason})
    step_from(BOOKING_STEPS, locked.state, "cancel", said)
    locked.state, locked.until = BookingState.CANCELLED, None
    locked.save()
    record_of(by, session, "cancelled a booking of", after={"reason": reason} if reason else None)
    if reason and locked.proved_at:
        lines = [f"Your booking for {session.course} on {moment(session.starts_at)} was cancelled: {reason}"]
        write_to(locked, "cancelled", f"Cancelled: {session.course}", lines)
    fill_seats(session)
    return locked


@action
def settle_approval(*, by: Actor, booking: Booking, approved: bool, words: str = "") -> Booking:
    """The manager's yes or no, by her link or by the coordinator for her; whoever booked is told, with the words.

    Raises NotYet for a no without words, HoldsIdentifier for words that name a child."""
    locked, session = _locked(booking)
    act = "approve" if approved else "refuse"
    step = step_from(
        BOOKING_STEPS, locked.state, act, "This booking does not wait for approval any more: nothing was changed."
    )
    if not approved:
        words = needed(words, "Say why not: whoever booked reads it.")
    check({"manager_words": words})
    locked.manager_words = words[:500]
    _settle(locked, session, step.end)
    if not approved:
        lines = [
            f"Your manager did not approve your booking for {session.course} on {moment(session.starts_at)}:",
            words,
            "The seat went back. If circumstances change, you are welcome to ask for one again.",
        ]
        write_to(locked, "refused", f"Not approved: {session.course}", lines)
        fill_seats(session)
    record_of(by, session, "approved a booking of" if approved else "refused a booking of")
    return locked


@action
def enter_booking(*, by: Actor, session: Session, booker: Booker) -> Booking:
    """A booking that the coordinator enters for somebody, confirmed at once. Raises NotYet where no seat is left, or
    she has booked already."""
    given = checked(session, booker)
    locked = Session.objects.select_for_update(of=("self",)).select_related("course", "partnership").get(pk=session.pk)
    check_can_book(locked, inside=True)
    lapse_overdue(locked)
    if locked.capacity is not None and not seats_left(locked):
        raise NotYet(["No seat is left. Add seats to the session, or let her ask for a place on the waiting list."])
    if locked.bookings.filter(email=given.email, state__in=sorted(LIVE)).exclude(email="").exists():
        raise NotYet(["There is a booking with this address already."])
    now = clock.now()
    booking = _kept(locked, given, BookingState.BOOKED, asked_at=now, proved_at=now, until=None)
    _tell_booked(booking, locked)
    fill_seats(locked)
    record_of(by, locked, "entered a booking of")
    return booking


def lapse_overdue(session: Session) -> int:
    """Gives back what was not confirmed or taken in time in a locked session; how many."""
    overdue = session.bookings.filter(until__lt=clock.now(), state__in=["asked", "waiting", "offered"])
    return overdue.update(state=BookingState.LAPSED, until=None)


def check_can_book(session: Session, *, inside: bool = False) -> None:
    """Raises NotYet where no seat in the session can be had; `inside` the coordinator may before it is open."""
    if session.state == SessionState.CANCELLED:
        raise NotYet([f"This session was cancelled: {session.cancelled_why} Look for another date of the course."])
    check_not_begun(session)
    if session.state not in OUTSIDE and not (inside and session.state == SessionState.PLANNED):
        raise NotYet(["This session is not open for booking. Look for another date of the course."])


def check_not_begun(session: Session) -> None:
    """Raises NotYet for a session that has begun."""
    if session.starts_at <= clock.now() or session.state == SessionState.HELD:
        raise NotYet(["This session has begun or is over. Look for another date of the course."])


def can_book(session: Session) -> bool:
    """The twin of `check_can_book`, for pages."""
    return session.state in OUTSIDE and session.starts_at > clock.now()


def checked(session: Session, booker: Booker) -> Booker:
    """What was given, tidied. Raises NotYet for what is missing."""
    reasons = []
    name, email = " ".join(booker.name.split()), booker.email.strip().lower()
    if not name:
        reasons.append("Enter the name.")
    if booker.workforce not in list(Workforce):
        reasons.append("Choose what you work in.")
    if booker.agency is not None and booker.agency.partnership_id != session.partnership_id:
        reasons.append("Choose an agency of this partnership, or write its name.")
    manager = booker.manager_email.strip().lower()
    if manager and manager == email:
        reasons.append("Enter your manager’s address: it is the same as yours.")
    if reasons:
        raise NotYet(reasons)
    check({"wishes": booker.wishes})
    return Booker(
        name=name[:120],
        email=email,
        workforce=booker.workforce,
        agency=booker.agency,
        agency_words="" if booker.agency else " ".join(booker.agency_words.split())[:160],
        wishes=booker.wishes.strip()[:300],
        manager_email=manager,
    )


def _locked(booking: Booking) -> tuple[Booking, Session]:
    """The booking and its session, ours until the transaction is over; the session first, as everywhere."""
    sessions = Session.objects.select_for_update(of=("self",)).select_related("course", "partnership")
    session = sessions.get(pk=booking.session_id)
    locked = Booking.objects.select_for_update(of=("self",)).select_related("partnership").get(pk=booking.pk)
    locked.session = session
    return locked, session


def _kept(session: Session, given: Booker, state: str, **moments: dt.datetime | None) -> Booking:
    booking = Booking.objects.create(
        partnership_id=session.partnership_id,
        session=session,
        state=state,
        name=given.name,
        email=given.email,
        agency=given.agency,
        agency_words=given.agency_words,
        workforce=given.workforce,
        wishes=given.wishes,
        manager_email=given.manager_email if session.course.asks_manager else "",
        **moments,
    )
    booking.partnership = session.partnership
    return booking


def _check_in_time(booking: Booking, over: str) -> None:
    if booking.state == BookingState.LAPSED or (booking.until is not None and booking.until < clock.now()):
        raise NotYet([over])


def _others_wait(session: Session) -> bool:
    """Whether a seat that is free belongs to somebody on the list: nobody who comes later passes them."""
    return session.bookings.filter(state=BookingState.WAITING, proved_at__isnull=False).exists()


def _may_write(session: Session, email: str, now: dt.datetime) -> bool:
    since = now - WINDOW
    lately = Booking.objects.filter(email=email, mailed_at__gte=since)
    here = lately.filter(session=session).aggregate(sent=Sum("mails"), last=Max("mailed_at"))
    everywhere = lately.aggregate(sent=Sum("mails"))
    return may_write(now=now, of_session=here["sent"] or 0, last=here["last"], of_day=everywhere["sent"] or 0)


def _send_link(session: Session, booking: Booking, now: dt.datetime) -> None:
    """The link to a booking, on somebody's asking."""
    booking.mails += 1
    booking.mailed_at = now
    booking.save(update_fields=["mails", "mailed_at"])
    where = booking_address(booking, new_key(booking))
    if booking.state == BookingState.ASKED and booking.until:
        said = f"A seat is kept for you until {moment(booking.until)}. Confirm that you want it: {where}"
    elif booking.state == BookingState.WAITING:
        said = f"You asked to be put on the waiting list. Confirm, or see where you stand: {where}"
    else:
        said = f"You have a booking. See it, change your mind, or take a calendar file: {where}"
    write_to(
        booking,
        f"asked:{booking.mails}",
        f"Your booking: {session.course}",
        [
            f"Somebody gave this address to book {session.course} on {moment(session.starts_at)}.",
            said,
            "Was it not you? Then do nothing: without a confirmation nothing is booked, and the address is forgotten.",
        ],
    )


def _settle(booking: Booking, session: Session, end: str | None) -> None:
    """Where the booking now stands, and who is told."""
    booking.state, booking.until = end, None
    booking.save()
    if end == BookingState.BOOKED:
        _tell_booked(booking, session)
    elif end == BookingState.APPROVAL:
        _ask_manager(booking, session)


def _asks_manager(session: Session, booking: Booking) -> bool:
    return session.course.asks_manager and bool(booking.manager_email)


def _ask_manager(booking: Booking, session: Session) -> None:
    where = booking_address(booking, new_key(booking, Holder.MANAGER), "booking_approve")
    write_to(
        booking,
        "approval",
        f"May {booking.name} come? {session.course}",
        [
            f"{booking.name} has booked {session.course} on {moment(session.starts_at)} and named you as the manager.",
            f"Please say yes or no: {where}",
            "The seat is kept until you do. We write to you about this booking once.",
        ],
        to=booking.manager_email,
    )


def _tell_booked(booking: Booking, session: Session) -> None:
    where = booking_address(booking, new_key(booking))
    joins = [f"Join by this link: {session.link}"] if session.link else []
    write_to(
        booking,
        "booked",
        f"Booked: {session.course}, {moment(session.starts_at)}",
        [
            f"You have a seat in {session.course} on {moment(session.starts_at)}"
            + (f", {session.place}." if session.place else "."),
            *joins,
            f"Your booking, with a calendar file, and the way to cancel: {where}",
        ],
    )
