"""Sessions: planned, shown, changed, opened, called off; bookings entered and settled by the coordinator."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.plan.rules.states import can_step
from sightline.privacy.forms import ReasonForm
from sightline.trail.reads import history, moment
from sightline.training import actions
from sightline.training.forms.bookings import EnterForm, SettleForm
from sightline.training.forms.courses import SessionForm, SessionsForm
from sightline.training.models import Booking, Course, Session
from sightline.training.reads.coverage import reached_by, total_people
from sightline.training.reads.evaluation import evaluation, open_now
from sightline.training.reads.inside import attendance, bookings_of, sessions_of
from sightline.training.rules.kinds import Stage
from sightline.training.rules.seats import left
from sightline.training.rules.states import (
    CAN_CANCEL,
    OUTSIDE,
    SESSION_STEPS,
    BookingState,
    SessionState,
)
from sightline.training.views.answers import TAGS, back_to_course, back_to_session, conflict_of, session_tag
from sightline.training.views.evaluations import ASKED_COLUMNS, asked_rows, can_show_code, evidence_context
from sightline.ui.pages import again, attempt, form_page, posted


@needs(Permission.TRAINING_RUN)
def session_plan(request: MemberRequest, course_id: int) -> HttpResponse:
    """Sessions of a course, one or several made together."""
    membership = request.membership
    course = get_object_or_404(Course.objects.visible_to(membership), pk=course_id)
    last = course.sessions.order_by("-starts_at").first()
    initial: dict[str, Any] = {}
    if last:
        initial = {name: getattr(last, name) for name in ("place", "link", "capacity", "trainer", "cost")}
    form = SessionsForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        days = form.days(membership.partnership.nation)
        made = attempt(form, lambda: actions.plan_sessions(by=request.user, course=course, days=days, **form.given))
        if made:
            said = "The session is planned." if len(made) == 1 else f"{len(made)} sessions are planned."
            messages.success(request, said)
            return redirect(href(membership, "course_detail", course.pk))
    return form_page(
        request,
        "training/session_plan.html",
        form,
        title="Plan sessions",
        caption=course.title,
        submit="Plan",
        **back_to_course(membership, course),
    )


_LABELS = {
    "starts_at": "Starts",
    "ends_at": "Ends",
    "place": "Place",
    "link": "Link",
    "capacity": "Seats",
    "trainer": "Trainer",
    "cost": "Cost",
}


@needs(Permission.TRAINING_RUN)
def session_edit(request: MemberRequest, session_id: int) -> HttpResponse:
    """A session's time, place, seats, trainer and cost."""
    membership = request.membership
    session = _session(membership, session_id)
    form = SessionForm(posted(request), session=session)
    context = {"title": "Change the session", "caption": str(session), **back_to_session(membership, session)}
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            saved = attempt(
                form,
                lambda: actions.edit_session(by=request.user, session=session, revision=revision, **form.moments),
            )
        except EditedMeanwhile as meanwhile:
            form = SessionForm(again(request, meanwhile), session=session)
            form.is_valid()
            conflict = conflict_of(meanwhile, _LABELS, form.moments, session)
            return form_page(request, "training/session_edit.html", form, status=409, conflict=conflict, **context)
        if saved:
            messages.success(request, "The session is saved.")
            return redirect(href(membership, "session_detail", session.pk))
    return form_page(request, "training/session_edit.html", form, **context)


@require_POST
@needs(Permission.TRAINING_RUN)
def session_open(request: MemberRequest, session_id: int) -> HttpResponse:
    """Opens a session for booking."""
    session = _session(request.membership, session_id)
    try:
        actions.open_session(by=request.user, session=session)
        messages.success(request, "The session can be booked on the public site.")
    except NotYet as refused:
        messages.error(request, " ".join(refused.reasons))
    return redirect(href(request.membership, "session_detail", session.pk))


@needs(Permission.TRAINING_RUN)
def session_cancel(request: MemberRequest, session_id: int) -> HttpResponse:
    """Calls a session off, with why."""
    membership = request.membership
    session = _session(membership, session_id)
    form = ReasonForm(
        posted(request), label="Why is it cancelled?", help_text="Everybody who has booked or waits reads it."
    )
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(
            form, lambda: actions.cancel_session(by=request.user, session=session, reason=reason, kept=form.kept)
        ):
            messages.success(request, "The session is cancelled, and everybody who had booked is told.")
            return redirect(href(membership, "session_detail", session.pk))
    return form_page(
        request,
        "training/session_cancel.html",
        form,
        title="Cancel this session?",
        caption=str(session),
        submit="Cancel the session",
        cancel="Keep it",
        danger=True,
        **back_to_session(membership, session),
    )


@needs(Permission.TRAINING_VIEW)
def session_detail(request: MemberRequest, session_id: int) -> HttpResponse:
    """A session: when, where, seats; for the coordinator who comes; who came; what was observed and reached."""
    membership = request.membership
    session = get_object_or_404(sessions_of(membership), pk=session_id)
    runs = membership.may(Permission.TRAINING_RUN)
    held = session.state == SessionState.HELD
    reached = reached_by(session)
    return render(
        request,
        "training/session_detail.html",
        {
            "title": session.course.title,
            "caption": moment(session.starts_at),
            "back": {"href": href(membership, "course_detail", session.course_id), "text": session.course.title},
            "session": session,
            "state": session_tag(session),
            "actions": _buttons(membership, session) if runs else _reader_buttons(membership, session),
            "facts": _facts(session, membership),
            "held": held,
            "sentences": attendance(session).sentences,
            "numbers": _numbers(session),
            "may_run": runs,
            **(_bookings(membership, session) if runs else {}),
            "may_enter": runs and session.state in {*OUTSIDE, SessionState.PLANNED} and session.starts_at > clock.now(),
            "asked": asked_rows(session),
            "asked_columns": ASKED_COLUMNS,
            "code_open": runs and bool(open_now([session])),
            **evidence_context(membership, evaluation(session.course, session=session)),
            "notes": session.notes.select_related("observer"),
            "reached": [
                [str(one.member), one.member.set.name, {"text": str(one.people or ""), "numeric": True}]
                for one in reached
            ],
            "reached_people": total_people(reached),
            "reached_columns": ["Reached", "Of the list", {"text": "People", "numeric": True}],
            "history": history(session.partnership_id, [("session", session.pk)], limit=20) if runs else [],
        },
    )


def _session(membership: Membership, session_id: int) -> Session:
    found = Session.objects.visible_to(membership).select_related("course", "partnership")
    return get_object_or_404(found, pk=session_id)


def _numbers(session: Session) -> list[dict[str, Any]]:
    there = attendance(session)
    if session.state == SessionState.HELD:
        found = [{"number": there.attended, "label": "came"}]
        if there.registered:
            found.append(
                {"number": there.absent, "label": "did not attend", "kind": "bad" if there.absent else "quiet"}
            )
        if session.walked:
            found.append({"number": session.walked, "label": "came without booking", "kind": "quiet"})
        return found
    if session.capacity is None or session.state == SessionState.CANCELLED:
        return []
    return [
        {"number": session.kept, "label": f"of {session.capacity} seats taken"},
        {"number": left(session.capacity, session.kept), "label": "left"},
        {"number": session.waits, "label": "waiting", "kind": "quiet"},
    ]


def _buttons(membership: Membership, session: Session) -> list[dict[str, Any]]:
    """What the coordinator can do with a session now."""
    today, now = clock.today(), clock.now()
    found: list[dict[str, Any]] = []

    def button(text: str, route: str, kind: str = "secondary", *, post: bool = False) -> None:
        found.append({"text": text, "href": href(membership, route, session.pk), "kind": kind, "post": post})

    can_hold = can_step(SESSION_STEPS, session.state, "hold")
    if session.state == SessionState.PLANNED and session.starts_at > now and session.capacity:
        button("Open for booking", "session_open", "", post=True)
    if can_hold and session.day <= today:
        button("Sign-in sheet", "session_sheet", "")
    elif can_hold:
        button("Print a sign-in sheet", "session_sheet")
    not_today = session.day > today or session.state == SessionState.CANCELLED
    if can_show_code(session) and not not_today and not session.exercises.filter(stage=Stage.AFTER).exists():
        button("Open the evaluation with a code", "session_code_open", post=True)
    if can_step(SESSION_STEPS, session.state, "edit"):
        button("Change", "session_edit")
    if session.state == SessionState.HELD:
        button("Correct who came", "session_correct")
    if session.day <= today and session.state != SessionState.CANCELLED:
        button("Whom it reached", "reach_say")
        button("Write an observer’s note", "note_write", "link")
    if can_step(SESSION_STEPS, session.state, "cancel"):
        button("Cancel the session", "session_cancel", "link")
    return found


def _reader_buttons(membership: Membership, session: Session) -> list[dict[str, Any]]:
    if session.day > clock.today() or session.state == SessionState.CANCELLED:
        return []
    where = href(membership, "note_write", session.pk)
    return [{"text": "Write an observer’s note", "href": where, "kind": "secondary"}]


def _facts(session: Session, membership: Membership) -> list[dict[str, Any]]:
    ends = moment(session.ends_at).rpartition(" at ")[2]
    public = href(membership, "session_book", session.pk) if session.state in OUTSIDE else ""
    facts = [
        {"key": "When", "value": f"{moment(session.starts_at)} to {ends}"},
        {"key": "Place", "value": session.place},
        {"key": "Link", "value": session.link},
        {"key": "Trainer", "value": session.trainer},
        {"key": "Cost", "value": session.cost},
        {"key": "Cancelled because", "value": session.cancelled_why},
        {"key": "Booking page", "value": "Where it can be booked", "href": public} if public else {},
    ]
    return [fact for fact in facts if fact.get("value")]


def _bookings(membership: Membership, session: Session) -> dict[str, Any]:
    """Who booked, as a table; without a column for changes where nothing may be changed any more."""
    rows = [_booking_row(membership, session, one) for one in bookings_of(session)]
    columns = ["Name", "Works for", "Stands", "Change"]
    if not any(row[-1]["text"] for row in rows):
        rows, columns = [row[:-1] for row in rows], columns[:-1]
    return {"booking_columns": columns, "bookings": rows}


def _booking_row(membership: Membership, session: Session, booking: Booking) -> list[Any]:
    note = booking.email
    if booking.wishes:
        note = f"{note} · Asks for: {booking.wishes}"
    change: dict[str, str] = {"text": ""}
    if booking.state == BookingState.APPROVAL:
        change = {"text": "Answer for the manager", "href": href(membership, "booking_settle", booking.pk)}
    elif booking.state in CAN_CANCEL and session.state != SessionState.HELD:
        change = {"text": "Cancel", "href": href(membership, "booking_end", booking.pk)}
    return [
        {"text": str(booking), "note": note},
        {"text": booking.comes_from, "note": booking.get_workforce_display()},
        {"text": "", "tag": {"text": BookingState(booking.state).label, "kind": TAGS[booking.state]}},
        change,
    ]


@needs(Permission.TRAINING_RUN)
def booking_enter(request: MemberRequest, session_id: int) -> HttpResponse:
    """A booking for somebody who telephoned."""
    membership = request.membership
    session = _session(membership, session_id)
    form = EnterForm(posted(request), session=session)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, lambda: actions.enter_booking(by=request.user, session=session, booker=form.booker)):
        messages.success(request, "The booking stands, and she is told.")
        return redirect(href(membership, "session_detail", session.pk))
    return form_page(
        request,
        "training/booking_enter.html",
        form,
        title="Book for somebody",
        caption=str(session),
        submit="Book",
        **back_to_session(membership, session),
    )


def _booking(membership: Membership, booking_id: int) -> Booking:
    found = Booking.objects.visible_to(membership).select_related("session__course", "partnership")
    return get_object_or_404(found, pk=booking_id)


@needs(Permission.TRAINING_RUN)
def booking_end(request: MemberRequest, booking_id: int) -> HttpResponse:
    """Cancels a booking for somebody, with why."""
    membership = request.membership
    booking = _booking(membership, booking_id)
    form = ReasonForm(posted(request), label="Why is it cancelled?", help_text="Whoever booked is told.")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(form, lambda: actions.cancel_booking(by=request.user, booking=booking, reason=reason)):
            messages.success(request, "The booking is cancelled. The seat goes to whoever waits longest.")
            return redirect(href(membership, "session_detail", booking.session_id))
    return form_page(
        request,
        "training/booking_end.html",
        form,
        title=f"Cancel the booking of {booking}?",
        caption=str(booking.session),
        submit="Cancel the booking",
        cancel="Keep it",
        danger=True,
        **back_to_session(membership, booking.session),
    )


@needs(Permission.TRAINING_RUN)
def booking_settle(request: MemberRequest, booking_id: int) -> HttpResponse:
    """The manager's answer, given for her by the coordinator who spoke to her."""
    membership = request.membership
    booking = _booking(membership, booking_id)
    form = SettleForm(posted(request))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        yes = given["answer"] == "yes"
        if attempt(
            form,
            lambda: actions.settle_approval(by=request.user, booking=booking, approved=yes, words=given["words"]),
        ):
            messages.success(request, "The answer is recorded, and whoever booked is told.")
            return redirect(href(membership, "session_detail", booking.session_id))
    return form_page(
        request,
        "training/booking_settle.html",
        form,
        title=f"Answer for the manager of {booking}",
        caption=str(booking.session),
        submit="Save",
        **back_to_session(membership, booking.session),
    )
