"""The sign-in sheet on a tablet and on paper, who came at the end, an observer's note, whom a session reached."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.plan.rules.states import can_step
from sightline.privacy.forms import ReasonForm
from sightline.training import actions
from sightline.training.actions.attendance import EXPECTED
from sightline.training.forms.bookings import CloseForm, EnterForm, NoteForm, RegisterForm, SheetForm
from sightline.training.models import Booking, Note, Session
from sightline.training.rules.states import REGISTERED, SESSION_STEPS, BookingState
from sightline.training.views.answers import back_to_session
from sightline.ui.pages import attempt, form_page, posted


def _session(membership: Membership, session_id: int) -> Session:
    found = Session.objects.visible_to(membership).select_related("course", "partnership")
    return get_object_or_404(found, pk=session_id)


def _expected(session: Session) -> list[Booking]:
    found = session.bookings.filter(state__in=sorted(EXPECTED), walked_in=False)
    return list(found.select_related("agency").order_by("name", "pk"))


SPARE_LINES = 6  # on the printed sheet, for whoever comes without a booking


@needs(Permission.TRAINING_RUN)
def session_sheet(request: MemberRequest, session_id: int) -> HttpResponse:
    """Who is here, ticked on a tablet; printed, a sheet to sign."""
    membership = request.membership
    session = _session(membership, session_id)
    listed = _expected(session)
    form = SheetForm(posted(request), bookings=listed)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, lambda: actions.tick_present(by=request.user, session=session, here=form.here)):
        messages.success(request, "Saved. Close the attendance when nobody else will come.")
        after = "session_close" if "close" in request.POST else "session_sheet"
        return redirect(href(membership, after, session.pk))
    walked = session.bookings.filter(state=BookingState.ATTENDED, walked_in=True).select_related("agency")
    return form_page(
        request,
        "training/session_sheet.html",
        form,
        title="Sign-in sheet",
        caption=str(session),
        session=session,
        listed=listed,
        walked=walked,
        spare=range(SPARE_LINES),
        may_tick=session.day <= clock.today() and can_step(SESSION_STEPS, session.state, "hold"),
        **back_to_session(membership, session),
    )


@needs(Permission.TRAINING_RUN)
def walk_in(request: MemberRequest, session_id: int) -> HttpResponse:
    """Somebody at the door who has not booked."""
    membership = request.membership
    session = _session(membership, session_id)
    form = EnterForm(posted(request), session=session, at_the_door=True)
    sent = request.method == "POST" and form.is_valid()
    if sent and attempt(form, lambda: actions.add_walk_in(by=request.user, session=session, booker=form.booker)):
        messages.success(request, f"{form.booker.name} is on the list.")
        return redirect(href(membership, "session_sheet", session.pk))
    return form_page(
        request,
        "training/walk_in.html",
        form,
        title="Somebody who came without booking",
        caption=str(session),
        submit="Add to the list",
        back={"href": href(membership, "session_sheet", session.pk), "text": "Sign-in sheet"},
    )


@needs(Permission.TRAINING_RUN)
def register_enter(request: MemberRequest, session_id: int) -> HttpResponse:
    """A register kept on paper or in a spreadsheet, pasted."""
    membership = request.membership
    session = _session(membership, session_id)
    form = RegisterForm(posted(request), session=session)
    if request.method == "POST" and form.is_valid():
        lines = form.cleaned_data["lines"]
        count = attempt(form, lambda: actions.enter_register(by=request.user, session=session, lines=lines))
        if count:
            messages.success(request, f"{count} lines are entered. Look them over, then close the attendance.")
            return redirect(href(membership, "session_sheet", session.pk))
    return form_page(
        request,
        "training/register_enter.html",
        form,
        title="Enter a register",
        caption=str(session),
        submit="Enter it",
        back={"href": href(membership, "session_sheet", session.pk), "text": "Sign-in sheet"},
    )


@needs(Permission.TRAINING_RUN)
def session_close(request: MemberRequest, session_id: int) -> HttpResponse:
    """Says that the session was held and who came."""
    membership = request.membership
    session = _session(membership, session_id)
    form = CloseForm(posted(request))
    listed = _expected(session)
    came = session.bookings.filter(state=BookingState.ATTENDED).count()
    away = [one for one in listed if one.state != BookingState.ATTENDED]
    if request.method == "POST" and form.is_valid():
        counted = form.cleaned_data["counted"]
        if attempt(form, lambda: actions.close_attendance(by=request.user, session=session, counted=counted)):
            messages.success(request, "The session was held. Its evaluation goes to those who came.")
            return redirect(href(membership, "session_detail", session.pk))
    return form_page(
        request,
        "training/session_close.html",
        form,
        title="Close the attendance?",
        caption=str(session),
        submit="Close it",
        came=came,
        away=away,
        back={"href": href(membership, "session_sheet", session.pk), "text": "Sign-in sheet"},
    )


@needs(Permission.TRAINING_RUN)
def session_correct(request: MemberRequest, session_id: int) -> HttpResponse:
    """Puts right who came, with why."""
    membership = request.membership
    session = _session(membership, session_id)
    found = session.bookings.filter(state__in=sorted(REGISTERED), walked_in=False).select_related("agency")
    form = SheetForm(posted(request), bookings=list(found.order_by("name", "pk")))
    why = ReasonForm(posted(request), label="What was wrong?")
    if request.method == "POST" and form.is_valid() and why.is_valid():
        reason = why.cleaned_data["reason"]
        if attempt(
            why,
            lambda: actions.correct_attendance(by=request.user, session=session, here=form.here, reason=reason),
        ):
            messages.success(request, "Who came is corrected. The shares of the evaluation change with it.")
            return redirect(href(membership, "session_detail", session.pk))
    return form_page(
        request,
        "training/session_correct.html",
        form,
        status=422 if why.errors else 200,
        forms=[why],
        why=why,
        title="Correct who came",
        caption=str(session),
        **back_to_session(membership, session),
    )


@needs(Permission.TRAINING_VIEW)
def note_write(request: MemberRequest, session_id: int) -> HttpResponse:
    """An observer's note on a session she sat in on."""
    membership = request.membership
    session = _session(membership, session_id)
    own = Note.objects.filter(session=session, observer=membership.person).first()
    initial = {"strengths": own.strengths, "to_improve": own.to_improve} if own else {}
    form = NoteForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.write_note(by=request.user, session=session, kept=form.kept, **given)):
            messages.success(request, "Thank you: the note is with the session.")
            return redirect(href(membership, "session_detail", session.pk))
    return form_page(
        request,
        "training/note_write.html",
        form,
        title="An observer’s note",
        caption=str(session),
        submit="Save the note",
        **back_to_session(membership, session),
    )
