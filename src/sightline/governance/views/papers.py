"""Papers: asked for, given (by link too), added, read, no longer wanted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from sightline.files.forms import ASKED
from sightline.files.reads import download
from sightline.governance import actions
from sightline.governance.forms.papers import AskForm, AttachForm, FileForm
from sightline.governance.models import Item, PaperAsk
from sightline.governance.reads.seats import runs
from sightline.governance.rules.due import overdue_words, paper_due
from sightline.governance.views.answers import back_to_meeting, check_runs, to_meeting
from sightline.kit import clock
from sightline.people.access import MemberRequest, needs
from sightline.people.permissions import Permission
from sightline.people.reads import people_here
from sightline.plan.rules.errors import NotYet
from sightline.post.links import LinkRequest, by_link
from sightline.ui.pages import attempt, form_page, posted, why_not


@needs(Permission.MEETING_RUN)
def paper_ask(request: MemberRequest, item_id: int) -> HttpResponse:
    """Asks somebody for a paper by a day, seven working days before the meeting unless said otherwise."""
    item = _item(request, item_id)
    membership, today = request.membership, clock.today()
    meeting = item.meeting
    form = AskForm(
        posted(request),
        people=people_here(membership, today),
        first=today,
        last=meeting.day,
        initial={
            "person": item.presenter_id,
            "purpose": item.purpose,
            "due_on": paper_due(meeting.day, today, membership.partnership.nation),
        },
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        asked = attempt(form, lambda: actions.ask_for_paper(by=request.user, item=item, kept=form.kept, **given))
        if asked:
            messages.success(request, f"{asked.person.name} is asked, and gets a link to give the paper by.")
            return redirect(to_meeting(meeting, membership, f"item-{item.pk}"))
    return form_page(
        request,
        "governance/paper_ask.html",
        form,
        title="Ask for a paper",
        caption=f"{item}, {meeting.words}",
        submit="Ask for it",
        **back_to_meeting(meeting, membership, f"item-{item.pk}"),
    )


@needs(Permission.MEETING_RUN)
def paper_attach(request: MemberRequest, item_id: int) -> HttpResponse:
    """Adds a paper that nobody had to be asked for."""
    item = _item(request, item_id)
    membership, meeting = request.membership, item.meeting
    form = AttachForm(posted(request), request.FILES or None, initial={"purpose": item.purpose})
    if request.method == "POST" and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name not in ASKED}
        upload = given.pop("document")
        added = attempt(
            form,
            lambda: actions.attach_paper(
                by=request.user,
                item=item,
                name=upload.name,
                content=upload.read(),
                agreed=form.agreed,
                kept=form.kept,
                **given,
            ),
        )
        if added:
            messages.success(request, f"The paper is with its item.{form.told_of(added.stored.name)}")
            return redirect(to_meeting(meeting, membership, f"item-{item.pk}"))
    return form_page(
        request,
        "governance/paper_attach.html",
        form,
        title="Add a paper",
        caption=f"{item}, {meeting.words}",
        submit="Add the paper",
        **back_to_meeting(meeting, membership, f"item-{item.pk}"),
    )


@needs(Permission.UPDATE_GIVE)
def paper_give(request: MemberRequest, paper_id: int) -> HttpResponse:
    """Gives a paper that was asked for: whoever was asked, or whoever runs the meeting for her."""
    membership = request.membership
    paper = get_object_or_404(_papers().visible_to(membership), pk=paper_id)
    if paper.person_id != membership.person.pk and not runs(membership, paper.item.meeting.body_id):
        raise PermissionDenied("This paper was asked of somebody else.")
    form = FileForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid() and (given := _given(request, form, paper)):
        messages.success(request, f"The paper is given. Thank you.{form.told_of(given.stored.name)}")
        return redirect(to_meeting(paper.item.meeting, membership, f"item-{paper.item_id}"))
    return form_page(
        request,
        "governance/paper_give.html",
        form,
        title="Give a paper",
        submit="Give the paper",
        **_about(paper),
        **back_to_meeting(paper.item.meeting, membership, f"item-{paper.item_id}"),
    )


@by_link("paper")
def paper_provide(request: LinkRequest, token: str) -> HttpResponse:
    """The same behind a link: one paper, no signing in, no other page."""
    paper = get_object_or_404(
        _papers(), pk=request.link.thing_id, person=request.link.person, partnership=request.link.partnership
    )
    form = FileForm(posted(request), request.FILES or None)
    done, told = False, ""
    if request.method == "POST" and form.is_valid() and _given(request, form, paper, by=request.link.person):
        paper.refresh_from_db()
        done, told = True, form.told_of(paper.stored.name, look=False)
        form = FileForm()
    return form_page(
        request,
        "governance/paper_provide.html",
        form,
        title="Thank you: the paper is here" if done else "Give a paper",
        submit="Give another version" if paper.stored_id else "Give the paper",
        done=done,
        told=told,
        **_about(paper),
    )


@needs(Permission.MEETING_VIEW)
def paper_file(request: MemberRequest, paper_id: int) -> HttpResponse:
    """The file of a paper."""
    papers = PaperAsk.objects.visible_to(request.membership).filter(excused_on=None).exclude(stored=None)
    return download(get_object_or_404(papers.select_related("stored"), pk=paper_id).stored)


@require_POST
@needs(Permission.MEETING_RUN)
def paper_excuse(request: MemberRequest, paper_id: int) -> HttpResponse:
    """Says that a paper is not wanted any more."""
    paper = get_object_or_404(_papers().visible_to(request.membership), pk=paper_id)
    check_runs(request.membership, paper.item.meeting.body_id)
    try:
        actions.excuse_paper(by=request.user, paper=paper)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The paper is not asked for any more; its link has ended.")
    return redirect(to_meeting(paper.item.meeting, request.membership, f"item-{paper.item_id}"))


def _papers() -> Any:
    return PaperAsk.objects.select_related("item__meeting__body", "person", "asked_by", "partnership", "stored")


def _item(request: MemberRequest, item_id: int) -> Item:
    items = Item.objects.visible_to(request.membership).select_related("meeting__body", "presenter")
    item = get_object_or_404(items, pk=item_id)
    check_runs(request.membership, item.meeting.body_id)
    return item


def _given(request: MemberRequest, form: FileForm, paper: PaperAsk, by: Any = None) -> PaperAsk | None:
    upload = form.cleaned_data["document"]
    return attempt(
        form,
        lambda: actions.give_paper(
            by=by or request.user,
            paper=paper,
            name=upload.name,
            content=upload.read(),
            agreed=form.agreed,
        ),
    )


def _about(paper: PaperAsk) -> dict[str, Any]:
    meeting = paper.item.meeting
    return {
        "caption": meeting.words,
        "paper": paper,
        "hindrance": why_not(lambda: actions.check_may_give(paper)),
        "late": overdue_words(paper.due_on, clock.today(), paper.partnership.nation),
    }
