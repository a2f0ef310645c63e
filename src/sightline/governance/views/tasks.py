"""What meetings ask people to do."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from sightline.governance import actions
from sightline.governance.forms.decisions import FinishForm, TaskForm
from sightline.governance.models import Meeting, Task
from sightline.governance.reads.agenda import items_of
from sightline.governance.reads.meetings import meeting_for_page
from sightline.governance.reads.seats import may_answer_for, runs
from sightline.governance.views.answers import back_to_meeting, check_runs, number_in, to_meeting
from sightline.kit import clock
from sightline.people.access import MemberRequest, needs
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here, people_here
from sightline.ui.pages import attempt, form_page, posted


@needs(Permission.MEETING_RUN)
def task_create(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """A task of the meeting for a person or a body."""
    membership = request.membership
    meeting: Meeting = get_object_or_404(meeting_for_page(membership, meeting_id))
    check_runs(membership, meeting.body_id)
    item = items_of(meeting, membership).filter(pk=number_in(request, "item") or 0).first()
    form = TaskForm(posted(request), people=people_here(membership, clock.today()), bodies=bodies_here(membership))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(
            form, lambda: actions.set_task(by=request.user, meeting=meeting, item=item, kept=form.kept, **given)
        ):
            messages.success(
                request, "The task is on the meeting’s list. Unfinished, it comes back at the next meeting."
            )
            return redirect(to_meeting(meeting, membership, "tasks"))
    return form_page(
        request,
        "governance/task_create.html",
        form,
        title="Set a task",
        caption=f"{item}, {meeting.words}" if item else meeting.words,
        submit="Set the task",
        **back_to_meeting(meeting, membership, "tasks"),
    )


@needs(Permission.UPDATE_GIVE)
def task_finish(request: MemberRequest, task_id: int) -> HttpResponse:
    """Says that a task is done or not needed: whose task it is, or whoever runs the meeting."""
    membership = request.membership
    tasks = Task.objects.seen_or_set_for(membership).select_related("meeting__body", "person", "body")
    task = get_object_or_404(tasks, pk=task_id)
    hers = task.person_id == membership.person.pk or (
        task.person_id is None and may_answer_for(membership, task.body_id, clock.today())
    )
    if not hers and not (membership.may(Permission.MEETING_RUN) and runs(membership, task.meeting.body_id)):
        raise PermissionDenied("Whose task it is says when it is done, or whoever runs the meeting.")
    form = FinishForm(posted(request))
    if request.method == "POST" and form.is_valid():
        outcome, reasons = form.cleaned_data["outcome"], form.kept
        if form.cleaned_data["end"] == "finish":
            ended = attempt(
                form, lambda: actions.finish_task(by=request.user, task=task, outcome=outcome, kept=reasons)
            )
        else:
            as_reason = {"reason": reasons["outcome"]} if "outcome" in reasons else None
            ended = attempt(form, lambda: actions.drop_task(by=request.user, task=task, reason=outcome, kept=as_reason))
        if ended:
            messages.success(request, "Thank you: the task is off the list.")
            return redirect(to_meeting(task.meeting, membership, "tasks"))
    return form_page(
        request,
        "governance/task_finish.html",
        form,
        title="Finish a task",
        caption=task.meeting.words,
        submit="Save",
        task=task,
        **back_to_meeting(task.meeting, membership, "tasks"),
    )
