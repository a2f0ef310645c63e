"""Who came, and the minutes item by item until they are approved."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sightline.governance import actions
from sightline.governance.actions import Line
from sightline.governance.forms.meetings import ApproveForm, AttendanceForm, GuestForm, MinuteForm
from sightline.governance.models import Attendance, Item, Meeting, Minute
from sightline.governance.reads.agenda import attendance_of
from sightline.governance.reads.meetings import meeting_for_page
from sightline.governance.reads.minutes import approving_meetings
from sightline.governance.reads.seats import expected_at
from sightline.governance.rules.words import CAPACITIES
from sightline.governance.views.answers import back_to_meeting, check_runs, to_meeting
from sightline.people.access import MemberRequest, needs
from sightline.people.models import Person
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here, people_here
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.privacy.forms import Form
from sightline.privacy.reads import reasons_of
from sightline.ui.pages import again, attempt, conflict_of, form_page, posted, why_not


@needs(Permission.MEETING_RUN)
def attendance_edit(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """Who is expected, preset from the seats held on the day; who came, sent apologies, or stayed away."""
    membership = request.membership
    meeting = get_object_or_404(meeting_for_page(membership, meeting_id))
    check_runs(membership, meeting.body_id)
    rows = _rows(meeting)
    data, people = posted(request), people_here(membership, meeting.day)
    forms = [AttendanceForm(data, row=row, capacity=_as(row), prefix=f"row{place}") for place, row in enumerate(rows)]
    guest = GuestForm(data, people=people, bodies=bodies_here(membership), prefix="guest")
    whole = Form(data)
    if request.method == "POST" and all(one.is_valid() for one in (*forms, guest, whole)):
        lines = [_line(one.row, one.cleaned_data["presence"]) for one in forms]
        newcomer = _newcomer(guest, {line.person.pk for line in lines if line.person})
        if newcomer:
            lines.append(newcomer)
        if not guest.errors and attempt(
            whole, lambda: actions.record_attendance(by=request.user, meeting=meeting, lines=lines)
        ):
            if newcomer and "another" in request.POST:
                return redirect(request.path)
            messages.success(request, "Saved. The quorum is counted from it.")
            return redirect(to_meeting(meeting, membership, "attendance"))
    context = {
        "title": "Who came",
        "caption": meeting.words,
        "form": whole,
        "forms": [*forms, guest],
        "rows": forms,
        "guest": guest,
        "submit": "Save who came",
        "cancel_url": to_meeting(meeting, membership, "attendance"),
        **back_to_meeting(meeting, membership, "attendance"),
    }
    wrong = any(one.errors for one in (*forms, guest, whole))
    return render(request, "governance/attendance_edit.html", context, status=422 if wrong else 200)


def _rows(meeting: Meeting) -> list[Attendance]:
    """The attendance as saved, and whoever else the seats of the day bring, unsaved."""
    saved = list(attendance_of(meeting))
    there = {one.person_id for one in saved}
    coming = [one for one in expected_at(meeting.body, meeting.day) if one.person_id not in there]
    persons = Person.objects.in_bulk([one.person_id for one in coming] + [one.deputy_for for one in coming])
    return saved + [
        Attendance(
            meeting=meeting,
            person=persons[one.person_id],
            capacity=one.capacity,
            deputy_for=persons.get(one.deputy_for),
        )
        for one in coming
    ]


def _line(row: Attendance, presence: str) -> Line:
    return Line(row.person, row.capacity, presence, row.guest, row.body, row.deputy_for)


def _newcomer(form: GuestForm, there: set[int]) -> Line | None:
    """Who was added at the foot of the page; None where nobody was, or (with an error) somebody who is there."""
    given = form.cleaned_data
    if given["person"]:
        if given["person"].pk in there:
            form.add_error("person", f"{given['person'].name} is on the list above already")
            return None
        return Line(
            given["person"], given["capacity"] or "member", "present", "", given["comes_for"], given["deputy_for"]
        )
    if given["guest"]:
        return Line(None, "guest", "present", given["guest"], given["comes_for"])
    return None


def _as(row: Attendance) -> str:
    """As what somebody comes, in words."""
    words = CAPACITIES[row.capacity]
    return f"{words} for {row.deputy_for.name}" if row.deputy_for else words


@needs(Permission.MEETING_RUN)
def minute_edit(request: MemberRequest, item_id: int) -> HttpResponse:
    """What was said at one item. Whoever saves second sees what the first saved, and keeps her own words."""
    membership = request.membership
    items = Item.objects.visible_to(membership).select_related("meeting__body")
    item = get_object_or_404(items, pk=item_id)
    meeting = item.meeting
    check_runs(membership, meeting.body_id)
    minute = Minute.objects.filter(item=item).select_related("saved_by").first()
    initial = {"text": minute.text if minute else "", "revision": minute.revision if minute else 0}
    kept = _reasons(minute)
    form = MinuteForm(posted(request), initial=initial, kept=kept)
    correcting = meeting.minutes_round_on is not None
    following = meeting.items.filter(position__gt=item.position).order_by("position")
    context: dict[str, Any] = {
        "title": f"Minute: {item}",
        "caption": meeting.words,
        "item": item,
        "minute": minute,
        "correcting": correcting,
        "next": following.filter(pk__in=items.values("pk")).first(),
        "submit": "Save the correction" if correcting else "Save",
        **back_to_meeting(meeting, membership, f"item-{item.pk}"),
    }
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            saved = attempt(
                form,
                lambda: actions.write_minute(
                    by=request.user,
                    item=item,
                    text=given["text"],
                    revision=given["revision"] or 0,
                    kept=form.kept,
                ),
            )
        except EditedMeanwhile as meanwhile:
            conflict = conflict_of(meanwhile, {"text": "Minute"}, given)
            form = MinuteForm(again(request, meanwhile), kept=kept)
            return form_page(request, "governance/minute_edit.html", form, status=409, conflict=conflict, **context)
        if saved:
            messages.success(request, "The minute is saved.")
            if "next" in request.POST and context["next"]:
                return redirect("minute_edit", membership.partnership.slug, context["next"].pk)
            return redirect(to_meeting(meeting, membership, f"item-{item.pk}"))
    return form_page(request, "governance/minute_edit.html", form, **context)


def _reasons(minute: Minute | None) -> dict[str, str]:
    """The reasons for words kept in a minute, under the name that its form has for them."""
    if minute is None:
        return {}
    reasons = reasons_of(minute)
    standing = reasons.get("corrected" if minute.corrected else "draft")
    return {"text": standing} if standing else {}


@require_POST
@needs(Permission.MEETING_RUN)
def minutes_round(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """Sends the draft round."""
    meeting = get_object_or_404(meeting_for_page(request.membership, meeting_id))
    check_runs(request.membership, meeting.body_id)
    try:
        actions.send_minutes_round(by=request.user, meeting=meeting)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The draft goes round. From now on it is corrected, and both wordings are kept.")
    return redirect(to_meeting(meeting, request.membership, "minutes"))


@needs(Permission.MEETING_RUN)
def minutes_approve(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """Approves the minutes at a later meeting that was held."""
    membership = request.membership
    meeting = get_object_or_404(meeting_for_page(membership, meeting_id))
    check_runs(membership, meeting.body_id)
    hindrance = why_not(lambda: actions.check_may_approve(meeting))
    form = ApproveForm(posted(request), meetings=approving_meetings(meeting))
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: actions.approve_minutes(by=request.user, meeting=meeting, at=form.at))
    ):
        messages.success(request, "The minutes are approved. Nobody writes in them any more.")
        return redirect(to_meeting(meeting, membership, "minutes"))
    return form_page(
        request,
        "governance/minutes_approve.html",
        form,
        title="Approve the minutes",
        caption=meeting.words,
        submit="Approve the minutes",
        hindrance=hindrance,
        **back_to_meeting(meeting, membership, "minutes"),
    )
