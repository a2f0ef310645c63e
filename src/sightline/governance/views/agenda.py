"""Building an agenda: what is suggested, items of its own, their order; what stands on every agenda of a body."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from sightline.governance import actions
from sightline.governance.forms.meetings import BuildForm, ItemForm, StandingItemForm, item_initial
from sightline.governance.models import Item, StandingItem
from sightline.governance.reads.meetings import meeting_for_page
from sightline.governance.reads.suggested import suggestions
from sightline.governance.rules.words import PURPOSES
from sightline.governance.views.answers import actions_here, back_to_meeting, check_runs, to_meeting
from sightline.kit import clock
from sightline.people.access import MemberRequest, href, needs
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.people.reads import people_here
from sightline.plan.rules.errors import NotYet
from sightline.privacy.forms import Form
from sightline.privacy.reads import reasons_of
from sightline.ui.pages import attempt, form_page, posted


@needs(Permission.MEETING_RUN)
def agenda_build(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """What belongs on the agenda, suggested and ticked in."""
    membership = request.membership
    meeting = get_object_or_404(meeting_for_page(membership, meeting_id))
    check_runs(membership, meeting.body_id)
    found = suggestions(meeting, membership, clock.today())
    groups: dict[str, list[tuple[str, str]]] = {}
    for one in found:
        groups.setdefault(one.group, []).append((one.key, one.words))
    form = BuildForm(posted(request), groups=list(groups.items()))
    if request.method == "POST" and form.is_valid():
        picked = [one.item for one in found if one.key in form.cleaned_data["picked"]]
        added = attempt(form, lambda: actions.build_agenda(by=request.user, meeting=meeting, items=picked))
        if added:
            word = "item is" if len(added) == 1 else "items are"
            messages.success(request, f"{len(added)} {word} on the agenda. Put them in order, and ask for papers.")
            return redirect(to_meeting(meeting, membership, "agenda"))
    return form_page(
        request,
        "governance/agenda_build.html",
        form,
        title="Build the agenda",
        caption=meeting.words,
        submit="Put them on the agenda",
        found=bool(found),
        own=href(membership, "item_create", meeting.pk),
        **back_to_meeting(meeting, membership),
    )


@needs(Permission.MEETING_RUN)
def item_create(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """An item in one's own words, at the end of the agenda."""
    membership = request.membership
    meeting = get_object_or_404(meeting_for_page(membership, meeting_id))
    check_runs(membership, meeting.body_id)
    form = ItemForm(posted(request), people=people_here(membership, clock.today()))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.add_item(by=request.user, meeting=meeting, kept=form.kept, **given)):
            messages.success(request, "The item is at the end of the agenda.")
            return redirect(to_meeting(meeting, membership, "agenda"))
    return form_page(
        request,
        "governance/item_create.html",
        form,
        title="Add an item",
        caption=meeting.words,
        submit="Add the item",
        **back_to_meeting(meeting, membership, "agenda"),
    )


@needs(Permission.MEETING_RUN)
def item_edit(request: MemberRequest, item_id: int) -> HttpResponse:
    """An item's words, purpose, presenter and restriction."""
    item = _item(request, item_id)
    membership, meeting = request.membership, item.meeting
    people = people_here(membership, clock.today())
    kept = reasons_of(item)
    form = ItemForm(posted(request), people=people, initial=item_initial(item), kept=kept)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.edit_item(by=request.user, item=item, kept=form.kept, **given)):
            messages.success(request, "The item is saved.")
            return redirect(to_meeting(meeting, membership, f"item-{item.pk}"))
    left = ""
    if item.presenter_id and not people.filter(pk=item.presenter_id).exists():
        left = f"{item.presenter} presents it so far, and holds no seat here any more. Choose somebody else."
    return form_page(
        request,
        "governance/item_edit.html",
        form,
        title="Change an item",
        caption=meeting.words,
        left=left,
        **back_to_meeting(meeting, membership, f"item-{item.pk}"),
    )


@needs(Permission.MEETING_RUN)
def item_remove(request: MemberRequest, item_id: int) -> HttpResponse:
    """Takes an item off the agenda, after one question."""
    item = _item(request, item_id)
    membership, meeting = request.membership, item.meeting
    form = Form(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.remove_item(by=request.user, item=item)
        except NotYet as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "The item is off the agenda.")
        return redirect(to_meeting(meeting, membership, "agenda"))
    return form_page(
        request,
        "governance/item_remove.html",
        form,
        title=f"Take “{item}” off the agenda?",
        caption=meeting.words,
        submit="Take it off",
        danger=True,
        papers=item.papers.filter(excused_on=None, stored=None).count(),
        **back_to_meeting(meeting, membership, "agenda"),
    )


@require_POST
@needs(Permission.MEETING_RUN)
def item_move(request: MemberRequest, item_id: int) -> HttpResponse:
    """One place up or down, by a button that works without script."""
    item = _item(request, item_id)
    try:
        actions.move_item(by=request.user, item=item, step="up" if request.POST.get("step") == "up" else "down")
    except NotYet as refused:
        messages.error(request, str(refused))
    return redirect(to_meeting(item.meeting, request.membership, f"item-{item.pk}"))


def _item(request: MemberRequest, item_id: int) -> Item:
    items = Item.objects.visible_to(request.membership).select_related("meeting__body", "presenter")
    item = get_object_or_404(items, pk=item_id)
    check_runs(request.membership, item.meeting.body_id)
    return item


@needs(Permission.MEETING_RUN)
def standing_item_list(request: MemberRequest, body_id: int) -> HttpResponse:
    """What each agenda of a body holds, and adding to it."""
    membership = request.membership
    body = get_object_or_404(Body.objects.visible_to(membership), pk=body_id)
    check_runs(membership, body.pk)
    form = StandingItemForm(posted(request), actions=actions_here(membership))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.add_standing_item(by=request.user, body=body, kept=form.kept, **given)):
            messages.success(request, "It is suggested for every agenda from now on.")
            return redirect(href(membership, "standing_item_list", body.pk))
    rows = StandingItem.objects.visible_to(membership).filter(body=body).select_related("action")
    return form_page(
        request,
        "governance/standing_item_list.html",
        form,
        title="Standing items",
        caption=body.name,
        submit="Add a standing item",
        items=[_standing(one, membership) for one in rows if one.until is None],
        ended=[one for one in rows if one.until is not None],
        back={"href": f"{href(membership, 'meeting_list')}?body={body.pk}", "text": f"Meetings of {body}"},
    )


def _standing(one: StandingItem, membership: Any) -> dict[str, Any]:
    return {
        "title": one.title,
        "purpose": PURPOSES[one.purpose],
        "action": one.action,
        "restricted": one.restricted,
        "href": href(membership, "action_detail", one.action_id) if one.action_id else "",
        "end": href(membership, "standing_item_end", one.pk),
        "since": one.since,
    }


@require_POST
@needs(Permission.MEETING_RUN)
def standing_item_end(request: MemberRequest, standing_id: int) -> HttpResponse:
    """Takes a standing item off the agendas to come."""
    rows = StandingItem.objects.visible_to(request.membership)
    item = get_object_or_404(rows, pk=standing_id)
    check_runs(request.membership, item.body_id)
    try:
        actions.end_standing_item(by=request.user, item=item)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "It is off the agendas to come. Those that had it keep it.")
    return redirect(href(request.membership, "standing_item_list", item.body_id))
