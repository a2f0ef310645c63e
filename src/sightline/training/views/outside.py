"""Booking without an account: the form on the public site, and a booking by the link that was sent.

Opening a link changes nothing, because mail scanners open links; each act is a button. No page tells one booker of
another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header

from sightline.kit import clock
from sightline.people.access import OutsideRequest, outside
from sightline.plan.rules.errors import NotYet
from sightline.post.links import private
from sightline.trail.reads import moment
from sightline.training import actions
from sightline.training.actions.booking import can_book
from sightline.training.actions.telling import SOMEBODY, terms_of
from sightline.training.exports.calendar import as_calendar
from sightline.training.exports.certificate import certificate_of
from sightline.training.forms.bookings import BookForm, SettleForm
from sightline.training.models import Booking, Session
from sightline.training.reads.held import booking_of, place_on_list
from sightline.training.reads.outside import seated, session_outside
from sightline.training.rules.kinds import Holder
from sightline.training.rules.states import CAN_CANCEL, BookingState, SessionState
from sightline.ui.pages import attempt, posted

_BOOKING = "whoever holds the link that was sent to her address sees her own booking"


@outside("anybody may ask for a seat in training that is open for booking", before_opening=True)
def session_book(request: OutsideRequest, session_id: int) -> HttpResponse:
    """Asks for a seat, or for a place on the waiting list; a link to confirm goes to the address given."""
    site = request.site
    rows = seated(Session.objects.filter(partnership=site.partnership)).exclude(state=SessionState.PLANNED)
    session = get_object_or_404(rows, pk=session_id)
    told = session_outside(session)
    context: dict[str, Any] = {
        "title": session.course.title,
        "caption": "Book a seat" if told.can_book else "Waiting list",
        "session": told,
        "course": session.course,
        "terms": terms_of(site.partnership),
        "back": _back(site.partnership.slug),
    }
    if not can_book(session):
        over = session.state == SessionState.CANCELLED
        why = session.cancelled_why if over else ""
        page = render(request, "training/session_gone.html", {**context, "cancelled": over, "why": why}, status=410)
        return private(page)
    form = BookForm(posted(request), session=session)
    if request.method == "POST" and form.is_valid():
        asked = attempt(form, lambda: actions.ask_for_seat(by=SOMEBODY, session=session, booker=form.booker))
        if asked:
            answer = {**context, "asked": asked, "address": form.booker.email, "caption": ""}
            return private(render(request, "training/session_asked.html", answer))
    submit = "Ask for a seat" if told.can_book else "Ask for a place on the waiting list"
    return private(
        render(
            request,
            "training/session_book.html",
            {**context, "form": form, "submit": submit},
            status=422 if form.errors else 200,
        )
    )


@outside(_BOOKING, before_opening=True)
def booking_outside(request: OutsideRequest, token: str) -> HttpResponse:
    """A booking: where it stands, and what whoever holds the link can do with it."""
    booking = _held(request, token)
    return private(_page(request, token, booking))


@outside(_BOOKING, before_opening=True)
def booking_confirm(request: OutsideRequest, token: str) -> HttpResponse:
    """Confirms the address, or takes the seat that was offered."""
    booking = _held(request, token)
    offered = booking.state == BookingState.OFFERED
    return _act(request, token, booking, actions.take_offer if offered else actions.confirm_booking)


@outside(_BOOKING, before_opening=True)
def booking_cancel(request: OutsideRequest, token: str) -> HttpResponse:
    """Gives the seat, or the place on the list, back."""
    booking = _held(request, token)
    if request.method != "POST":
        context = {"title": "Cancel this booking?", "caption": str(booking.session), "booking": booking, "token": token}
        back = {"href": _address("booking_outside", request, token), "text": "Your booking"}
        return private(render(request, "training/booking_cancel.html", {**context, "back": back}))
    return _act(request, token, booking, actions.cancel_booking)


@outside(_BOOKING, before_opening=True)
def booking_calendar(request: OutsideRequest, token: str) -> HttpResponse:
    """The session as a calendar file."""
    booking = _held(request, token)
    if booking.state not in {BookingState.BOOKED, BookingState.ATTENDED, BookingState.APPROVAL}:
        raise Http404("There is no seat to put into a calendar.")
    where = request.build_absolute_uri(_address("booking_outside", request, token))
    answer = HttpResponse(as_calendar(booking.session, clock.now(), where), content_type="text/calendar; charset=utf-8")
    return private(_as_file(answer, f"training-{booking.session.day.isoformat()}.ics"))


@outside(_BOOKING, before_opening=True)
def booking_certificate(request: OutsideRequest, token: str) -> HttpResponse:
    """The certificate of somebody who attended, once attendance is closed."""
    booking = _held(request, token)
    if not _has_certificate(booking):
        raise Http404("There is a certificate for whoever attended, once the session is over.")
    answer = HttpResponse(certificate_of(booking, terms_of(booking.partnership)), content_type="application/pdf")
    return private(_as_file(answer, f"certificate-{booking.session.day.isoformat()}.pdf"))


@outside("whoever holds the manager's link says yes or no to one booking", before_opening=True)
def booking_approve(request: OutsideRequest, token: str) -> HttpResponse:
    """The manager's yes or no, with words."""
    booking = _held(request, token, Holder.MANAGER)
    form = SettleForm(posted(request))
    context: dict[str, Any] = {"title": f"May {booking.name} come?", "booking": booking, "session": booking.session}
    if booking.state == BookingState.APPROVAL and request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        yes = given["answer"] == "yes"
        if attempt(
            form,
            lambda: actions.settle_approval(by=SOMEBODY, booking=booking, approved=yes, words=given["words"]),
        ):
            return private(redirect(_address("booking_approve", request, token)))
    context |= {"form": form, "waits": booking.state == BookingState.APPROVAL, "submit": "Send the answer"}
    return private(render(request, "training/booking_approve.html", context, status=422 if form.errors else 200))


def _held(request: OutsideRequest, token: str, holder: str = Holder.BOOKER) -> Booking:
    booking = booking_of(request.site.partnership.slug, token, holder)
    if booking is None:
        raise Http404("This link does not work. Copy the whole of it from the e-mail.")
    return booking


def _act(request: OutsideRequest, token: str, booking: Booking, act: Callable[..., Booking]) -> HttpResponse:
    """Does it, and shows the booking as it then stands; a refusal is said on the page."""
    if request.method == "POST":
        try:
            act(by=SOMEBODY, booking=booking)
        except NotYet as refused:
            problems = [{"text": reason} for reason in refused.reasons]
            fresh = _held(request, token)
            return private(_page(request, token, fresh, problems=problems, status=409))
    return private(redirect(_address("booking_outside", request, token)))


def _page(
    request: OutsideRequest, token: str, booking: Booking, *, status: int = 200, problems: Any = ()
) -> HttpResponse:
    session = booking.session
    over = session.starts_at <= clock.now() or session.state in {SessionState.HELD, SessionState.CANCELLED}
    live = booking.state in CAN_CANCEL and not over
    ends = moment(session.ends_at).rpartition(" at ")[2]
    booked = booking.state in {BookingState.BOOKED, BookingState.ATTENDED}
    facts = [
        {"key": "When", "value": f"{moment(session.starts_at)} to {ends}"},
        {"key": "Where", "value": session.place},
        {"key": "Join by", "value": session.link if booked else "", "href": session.link},
        {"key": "Trainer", "value": session.trainer},
        {"key": "Cost", "value": session.cost},
        {"key": "Booked for", "value": booking.name, "note": booking.comes_from},
    ]
    waits = booking.state == BookingState.WAITING
    return render(
        request,
        "training/booking_outside.html",
        {
            "title": session.course.title,
            "caption": "Your booking",
            "booking": booking,
            "session": session,
            "token": token,
            "problems": problems,
            "facts": [fact for fact in facts if fact["value"]],
            "over": over,
            "confirms": live and booking.state == BookingState.ASKED,
            "joins_list": live and waits and booking.proved_at is None,
            "offered": live and booking.state == BookingState.OFFERED,
            "place": place_on_list(booking) if live and waits and booking.proved_at else 0,
            "may_cancel": live,
            "calendar": booked and not over,
            "certificate": _has_certificate(booking),
            "terms": terms_of(booking.partnership),
        },
        status=status,
    )


def _has_certificate(booking: Booking) -> bool:
    return (
        booking.state == BookingState.ATTENDED
        and booking.session.state == SessionState.HELD
        and booking.emptied_on is None
    )


def _address(route: str, request: OutsideRequest, token: str) -> str:
    return reverse(route, args=[request.site.partnership.slug, token])


def _back(slug: str) -> dict[str, str]:
    """The public calendar, where there is one."""
    return {"href": f"/site/{slug}/training/", "text": "Training"}


def _as_file(answer: HttpResponse, name: str) -> HttpResponse:
    answer.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    return answer
