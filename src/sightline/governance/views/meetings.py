"""Meetings: the calendar, planning one, its page, and its way from planned to held."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sightline.governance import actions
from sightline.governance.forms.meetings import MeetingForm
from sightline.governance.models import Meeting
from sightline.governance.reads.meetings import calendar_of, last_meeting, meeting_for_page, midnight
from sightline.governance.reads.seats import bodies_run_by, runs
from sightline.governance.rules.states import LABELS, MINUTES_LABELS, MeetingState, MinutesState
from sightline.governance.views.answers import back_to_meeting, check_runs, number_in, to_meeting
from sightline.governance.views.meeting_page import meeting_context
from sightline.kit import clock
from sightline.people.access import MemberRequest, href, needs
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.forms import ReasonForm
from sightline.trail.reads import history, moment
from sightline.ui.pages import again, attempt, conflict_of, form_page, posted

TAGS = {
    MeetingState.PLANNED: "none",
    MeetingState.ISSUED: "info",
    MeetingState.HELD: "good",
    MeetingState.CANCELLED: "bad",
}


@needs(Permission.MEETING_VIEW)
def meeting_list(request: MemberRequest) -> HttpResponse:
    """The calendar of meetings: those to come first, then those that were, the latest first."""
    membership, today = request.membership, clock.today()
    body_id = number_in(request, "body")
    body = get_object_or_404(Body.objects.visible_to(membership), pk=body_id) if body_id else None
    found = calendar_of(membership, body_id=body_id)
    start = midnight(today)
    coming = found.filter(starts_at__gte=start).order_by("starts_at", "pk")
    past = found.filter(starts_at__lt=start).order_by("-starts_at", "-pk")[:40]
    buttons = [{"text": "Challenges", "href": href(membership, "challenge_list"), "kind": "secondary"}]
    buttons.append({"text": "Decisions", "href": href(membership, "decision_list"), "kind": "secondary"})
    buttons.append({"text": "Escalations", "href": href(membership, "escalation_list"), "kind": "secondary"})
    buttons.append({"text": "Chairs’ reports", "href": href(membership, "chair_report_list"), "kind": "secondary"})
    may_plan = membership.may(Permission.MEETING_RUN)
    if may_plan:
        buttons.insert(0, {"text": "Plan a meeting", "href": href(membership, "meeting_create")})
    buttons.append(
        {"text": "Meetings in your own calendar", "href": href(membership, "meeting_feed_make"), "kind": "link"}
    )
    return render(
        request,
        "governance/meeting_list.html",
        {
            "title": "Meetings" if body is None else f"Meetings of {body}",
            "lede": "When each body meets, what it takes, who came and what was decided.",
            "actions": buttons,
            "body": body,
            "columns": ["Meeting", "When", "Where it stands", {"text": "Items", "numeric": True}],
            "coming": [_row(request, one) for one in coming],
            "past": [_row(request, one) for one in past],
            "may_plan": may_plan,
        },
    )


def _row(request: MemberRequest, meeting: Meeting) -> list[Any]:
    minutes = "" if meeting.minutes_state == MinutesState.NONE else MINUTES_LABELS[meeting.minutes_state]
    body = "" if meeting.title == meeting.body.name else meeting.body.name
    return [
        {"text": meeting.title, "href": to_meeting(meeting, request.membership), "note": body},
        {"text": moment(meeting.starts_at), "note": meeting.place},
        {"text": "", "tag": {"text": LABELS[meeting.state], "kind": TAGS[meeting.state]}, "note": minutes},
        {"text": str(meeting.open_items), "numeric": True},
    ]


@needs(Permission.MEETING_RUN)
def meeting_create(request: MemberRequest) -> HttpResponse:
    """A meeting of a body whose meetings the member runs; quorum and place as last time."""
    membership, today = request.membership, clock.today()
    bodies = bodies_run_by(membership, today)
    chosen = bodies.filter(pk=number_in(request, "body") or 0).first()
    last = last_meeting(chosen, clock.now()) if chosen else None
    initial = {"body": chosen, "title": chosen.name if chosen else ""}
    if last:
        initial |= {"quorum": last.quorum, "place": last.place}
    form = MeetingForm(posted(request), bodies=bodies, initial=initial)
    if request.method == "POST" and form.is_valid():
        body = form.cleaned_data["body"]
        made = attempt(form, lambda: actions.plan_meeting(by=request.user, body=body, kept=form.kept, **form.given))
        if made:
            messages.success(request, "The meeting is planned. Now build its agenda.")
            return redirect(to_meeting(made, membership))
    return form_page(
        request,
        "governance/meeting_create.html",
        form,
        title="Plan a meeting",
        submit="Plan the meeting",
        back={"href": href(membership, "meeting_list"), "text": "Meetings"},
    )


@needs(Permission.MEETING_RUN)
def meeting_edit(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """A meeting's title, time, place and quorum."""
    membership = request.membership
    meeting = get_object_or_404(meeting_for_page(membership, meeting_id))
    check_runs(membership, meeting.body_id)
    form = MeetingForm(posted(request), meeting=meeting)
    context: dict[str, Any] = {
        "title": "Change the meeting",
        "caption": meeting.words,
        "issued": meeting.state == MeetingState.ISSUED,
        **back_to_meeting(meeting, membership),
    }
    if request.method == "POST" and form.is_valid():
        revision = form.cleaned_data["revision"] or 0
        try:
            saved = attempt(
                form,
                lambda: actions.edit_meeting(
                    by=request.user, meeting=meeting, revision=revision, kept=form.kept, **form.given
                ),
            )
        except EditedMeanwhile as meanwhile:
            form = MeetingForm(again(request, meanwhile), meeting=meeting)
            form.is_valid()
            conflict = conflict_of(meanwhile, _LABELS, form.given)
            conflict["rows"] = [_as_read(row) for row in conflict["rows"]]
            newest = history(meeting.partnership_id, [("meeting", meeting.pk)], limit=1)
            if newest:
                conflict |= {"who": newest[0].who, "when": newest[0].when}
            return form_page(request, "governance/meeting_edit.html", form, status=409, conflict=conflict, **context)
        if saved:
            messages.success(request, "The meeting is saved.")
            return redirect(to_meeting(meeting, membership))
    return form_page(request, "governance/meeting_edit.html", form, **context)


_LABELS = {"title": "Title", "starts_at": "Starts", "ends_at": "Ends", "place": "Place", "quorum": "Quorum"}


def _as_read(row: dict[str, Any]) -> dict[str, Any]:
    """Moments in words, in a row of what differs."""
    return {key: moment(value) if hasattr(value, "astimezone") else value for key, value in row.items()}


@needs(Permission.MEETING_VIEW)
def meeting_detail(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """A meeting on one page: agenda with papers, matters arising, who came, minutes, decisions, tasks, record."""
    meeting = get_object_or_404(meeting_for_page(request.membership, meeting_id))
    may_run = request.membership.may(Permission.MEETING_RUN) and runs(request.membership, meeting.body_id)
    return render(
        request, "governance/meeting_detail.html", meeting_context(meeting, request.membership, may_run=may_run)
    )


@require_POST
@needs(Permission.MEETING_RUN)
def meeting_issue(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """Issues the agenda."""
    return _step(request, meeting_id, actions.issue_agenda, "The agenda is issued, and everybody expected is told.")


@require_POST
@needs(Permission.MEETING_RUN)
def meeting_hold(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """Says that the meeting is held."""
    return _step(request, meeting_id, actions.hold_meeting, "The meeting is held. Record who came.")


@needs(Permission.MEETING_RUN)
def meeting_take_back(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """Makes an issued agenda a plan again, with why."""
    return _with_reason(
        request,
        meeting_id,
        "governance/meeting_take_back.html",
        act=actions.take_agenda_back,
        title="Take the agenda back?",
        label="Why?",
        submit="Take it back",
        done="The agenda is a plan again. Issue it once it is in order.",
    )


@needs(Permission.MEETING_RUN)
def meeting_cancel(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """Calls the meeting off, with why."""
    return _with_reason(
        request,
        meeting_id,
        "governance/meeting_cancel.html",
        act=actions.cancel_meeting,
        title="Cancel the meeting?",
        label="Why is it cancelled?",
        submit="Cancel the meeting",
        cancel="Keep the meeting",
        done="The meeting is cancelled. What was escalated to it waits for another.",
        danger=True,
        scanned=True,
    )


def _step(request: MemberRequest, meeting_id: int, act: Any, done: str) -> HttpResponse:
    meeting = get_object_or_404(meeting_for_page(request.membership, meeting_id))
    check_runs(request.membership, meeting.body_id)
    try:
        act(by=request.user, meeting=meeting)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, done)
    return redirect(to_meeting(meeting, request.membership))


def _with_reason(
    request: MemberRequest,
    meeting_id: int,
    template: str,
    *,
    act: Any,
    title: str,
    label: str,
    submit: str,
    done: str,
    danger: bool = False,
    scanned: bool = False,
    cancel: str = "Cancel",
) -> HttpResponse:
    meeting = get_object_or_404(meeting_for_page(request.membership, meeting_id))
    check_runs(request.membership, meeting.body_id)
    form = ReasonForm(posted(request), label=label, help_text="Whoever was told of the meeting reads it.")
    if request.method == "POST" and form.is_valid():
        given = {"by": request.user, "meeting": meeting, "reason": form.cleaned_data["reason"]}
        if attempt(form, lambda: act(**given, **({"kept": form.kept} if scanned else {}))):
            messages.success(request, done)
            return redirect(to_meeting(meeting, request.membership))
    return form_page(
        request,
        template,
        form,
        title=title,
        caption=meeting.words,
        submit=submit,
        danger=danger,
        cancel=cancel,
        **back_to_meeting(meeting, request.membership),
    )
