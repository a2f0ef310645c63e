"""Named lists, how much of each was reached, and saying whom a session reached."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.kit import clock
from sightline.kit.statistics import percent
from sightline.people.access import MemberRequest, href, needs
from sightline.people.actions import create_set, edit_set
from sightline.people.models import Set
from sightline.people.permissions import Permission
from sightline.training import actions
from sightline.training.forms.reach import ReachForm, SetForm
from sightline.training.models import Reached, Session
from sightline.training.reads.coverage import coverage, members_with_reach, sets_of
from sightline.training.views.answers import back_to_session, parts
from sightline.ui.pages import attempt, form_page, posted


@needs(Permission.TRAINING_VIEW)
def reach_list(request: MemberRequest) -> HttpResponse:
    """The lists, each with how much of it was reached."""
    membership = request.membership
    rows = []
    for one in sets_of(membership, clock.today())[:200]:
        whole = one.listed > 0 and one.done == one.listed
        tag = {"text": f"{one.listed - one.done} missing", "kind": "warn"}
        if whole or not one.done:  # a list may be for something else, which no session ever reaches
            tag = {"text": "all reached", "kind": "good"} if whole else {"text": "by no training yet", "kind": "none"}
        rows.append(
            [
                {
                    "text": one.name,
                    "href": href(membership, "reach_detail", one.pk),
                    "note": str(one.year) if one.year else "",
                },
                {"text": f"{one.done} of {one.listed}", "numeric": True},
                {"text": "", "tag": tag},
            ]
        )
    buttons = []
    if membership.may(Permission.TRAINING_RUN):
        buttons = [{"text": "New list", "href": href(membership, "set_create")}]
    return render(
        request,
        "training/reach_list.html",
        {
            "title": "Whom it reaches",
            "lede": "Schools, year groups and others that something should reach, and which it has.",
            "parts": parts(membership, "reach_list"),
            "actions": buttons,
            "columns": ["List", {"text": "Reached", "numeric": True}, "Stands"],
            "rows": rows,
            "may_run": membership.may(Permission.TRAINING_RUN),
        },
    )


@needs(Permission.TRAINING_VIEW)
def reach_detail(request: MemberRequest, set_id: int) -> HttpResponse:
    """One list: who was reached when and by what, and who is missing."""
    membership, today = request.membership, clock.today()
    listed = get_object_or_404(Set.objects.visible_to(membership), pk=set_id)
    told = coverage(listed, today)
    rows = []
    for member in members_with_reach(listed, today):
        by = "; ".join(f"{one.session.course.title}, {one.on:%-d %B %Y}" for one in member.reached_by)
        people = sum(one.people or 0 for one in member.reached_by)
        tag = {"text": "reached", "kind": "good"} if member.first else {"text": "missing", "kind": "bad"}
        rows.append([str(member), {"text": "", "tag": tag}, by, {"text": str(people or ""), "numeric": True}])
    rows.sort(key=lambda row: (row[1]["tag"]["kind"] == "good", row[0]))
    buttons = []
    if membership.may(Permission.TRAINING_RUN):
        edit = href(membership, "set_edit", listed.pk)
        buttons = [{"text": "Change the list", "href": edit, "kind": "secondary"}]
    share = percent(told.share) if told.share is not None else ""
    return render(
        request,
        "training/reach_detail.html",
        {
            "title": listed.name,
            "caption": f"List of {listed.year}" if listed.year else "List",
            "lede": f"{told.reached} of {told.listed} reached ({share})." if share else "Nobody is on this list.",
            "back": {"href": href(membership, "reach_list"), "text": "Whom it reaches"},
            "actions": buttons,
            "told": told,
            "columns": ["On the list", "Stands", "Reached by", {"text": "People", "numeric": True}],
            "rows": rows,
        },
    )


@needs(Permission.TRAINING_RUN)
def set_create(request: MemberRequest) -> HttpResponse:
    """A new list."""
    membership = request.membership
    form = SetForm(posted(request), membership=membership)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(form, lambda: create_set(by=request.user, partnership=membership.partnership, **given))
        if made:
            messages.success(request, "The list is made. Sessions say whom they reached.")
            return redirect(href(membership, "reach_detail", made.pk))
    return form_page(
        request,
        "training/set_create.html",
        form,
        title="New list",
        submit="Make the list",
        back={"href": href(membership, "reach_list"), "text": "Whom it reaches"},
    )


@needs(Permission.TRAINING_RUN)
def set_edit(request: MemberRequest, set_id: int) -> HttpResponse:
    """Who is on a list."""
    membership = request.membership
    listed = get_object_or_404(Set.objects.visible_to(membership).select_related("partnership"), pk=set_id)
    form = SetForm(posted(request), membership=membership, listed=listed)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: edit_set(by=request.user, listed=listed, **given)):
            messages.success(request, "The list is saved.")
            return redirect(href(membership, "reach_detail", listed.pk))
    return form_page(
        request,
        "training/set_edit.html",
        form,
        title="Change the list",
        caption=str(listed),
        back={"href": href(membership, "reach_detail", listed.pk), "text": listed.name},
    )


@needs(Permission.TRAINING_RUN)
def reach_say(request: MemberRequest, session_id: int) -> HttpResponse:
    """Which of a list a session reached: the list is chosen first."""
    membership = request.membership
    session: Session = get_object_or_404(
        Session.objects.visible_to(membership).select_related("course", "partnership"), pk=session_id
    )
    sets = list(sets_of(membership, clock.today())[:200])
    chosen = next((one for one in sets if str(one.pk) == request.GET.get("list")), None)
    context: dict[str, Any] = {
        "title": "Whom did it reach?",
        "caption": str(session),
        **back_to_session(membership, session),
    }
    if chosen is None:
        lists = [
            {"text": one.name, "note": str(one.year or ""), "href": f"?list={one.pk}"} for one in sets if one.listed
        ]
        return render(request, "training/reach_choose.html", {**context, "lists": lists})
    standing = {one.member_id: one for one in Reached.objects.filter(session=session, member__set=chosen)}
    members = sorted(chosen.members.select_related("body", "set"), key=str)
    form = ReachForm(posted(request), members=members, standing=standing)
    if request.method == "POST" and form.is_valid():
        given = form.given
        if attempt(form, lambda: actions.say_reached(by=request.user, session=session, members=given)):
            messages.success(request, "Whom it reached is saved.")
            return redirect(href(membership, "session_detail", session.pk))
    return form_page(request, "training/reach_say.html", form, chosen=chosen, submit="Save", **context)
