"""The structure of a partnership, and each body in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from sightline.kit import clock
from sightline.people import actions, reads
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.forms import BodyForm, DayForm
from sightline.people.models import Body, Seat
from sightline.people.permissions import Permission
from sightline.people.rules import Refused
from sightline.people.views.conflict import conflict_in
from sightline.people.views.seats import seat_days
from sightline.trail.reads import history
from sightline.ui import charts


def _href(membership: Membership, name: str, **kwargs: Any) -> str:
    return reverse(name, kwargs={"slug": membership.partnership.slug, **kwargs})


@needs(Permission.STRUCTURE_VIEW)
def structure(request: MemberRequest) -> HttpResponse:
    """The board drawn as a picture from the data, the same as a list, and what has no chair."""
    membership = request.membership
    roots = reads.structure(membership.partnership, clock.today())
    bodies = [_drawn(membership, node) for node in roots]
    vacant = [node.body for _, node in reads.walk(roots) if node.vacant]
    ended = Body.objects.visible_to(membership).filter(ended_on__lte=clock.today())
    actions_shown = [{"text": "People", "href": _href(membership, "person_list"), "kind": "secondary"}]
    if membership.may(Permission.STRUCTURE_EDIT):
        actions_shown.insert(0, {"text": "Add a body", "href": _href(membership, "body_create")})
    if membership.may(Permission.SITE_EDIT):
        actions_shown.append({"text": "Public site", "href": _href(membership, "site_edit"), "kind": "secondary"})
    if membership.may(Permission.PARTNERSHIP_EDIT):
        actions_shown.append({"text": "Settings", "href": _href(membership, "partnership_edit"), "kind": "secondary"})
    context = {
        "title": "Structure",
        "lede": "Who can own, do, monitor or decide, and who chairs today.",
        "actions": actions_shown,
        "bodies": bodies,
        "tree": charts.structure(bodies) if bodies else None,
        "vacant": [{"name": body.name, "href": _href(membership, "body_detail", body_id=body.pk)} for body in vacant],
        "ended": [
            {"name": body.name, "day": body.ended_on, "href": _href(membership, "body_detail", body_id=body.pk)}
            for body in ended
        ],
    }
    return render(request, "people/structure.html", context)


def _drawn(membership: Membership, node: reads.Node) -> dict[str, Any]:
    """A body as the picture takes it: who chairs, or that nobody does."""
    note = node.body.get_kind_display()
    if node.chairs:
        note = "; ".join(f"{seat.get_role_display().split(' or ')[0]}: {seat.person.name}" for seat in node.chairs)
    elif node.vacant:
        note = "Nobody chairs"
    return {
        "name": node.body.name,
        "note": note,
        "href": _href(membership, "body_detail", body_id=node.body.pk),
        "vacant": node.vacant,
        "outside": node.body.kind in {"other_board", "consortium", "agency"},
        "children": [_drawn(membership, child) for child in sorted(node.children, key=reads.order)],
    }


@needs(Permission.STRUCTURE_VIEW)
def body_detail(request: MemberRequest, body_id: int) -> HttpResponse:
    """A body: who sits in it now and sat before, what stands under it, its other names, its history."""
    membership = request.membership
    bodies = Body.objects.visible_to(membership).select_related("parent").prefetch_related("aliases")
    page = reads.body_page(get_object_or_404(bodies, pk=body_id), clock.today())
    body = page.body
    may_edit, may_seat = membership.may(Permission.STRUCTURE_EDIT), membership.may(Permission.PERSON_EDIT)
    buttons: list[dict[str, Any]] = []
    if may_seat and body.ended_on is None:
        buttons.append({"text": "Give a seat", "href": _href(membership, "seat_give", body_id=body.pk)})
    if may_edit:
        buttons.append({"text": "Change", "href": _href(membership, "body_edit", body_id=body.pk), "kind": "secondary"})
        name, text = ("body_end", "End this body") if body.ended_on is None else ("body_reopen", "Reopen this body")
        buttons.append({"text": text, "href": _href(membership, name, body_id=body.pk), "kind": "secondary"})
    seats = [*page.now, *page.to_come, *page.before]
    context = {
        "title": body.name,
        "caption": body.get_kind_display(),
        "breadcrumbs": [{"text": "Structure", "href": _href(membership, "structure")}],
        "actions": buttons,
        "page": page,
        "facts": _facts(membership, page),
        "now": [_seat_row(membership, seat, may_seat) for seat in page.now],
        "to_come": [_seat_row(membership, seat, may_seat) for seat in page.to_come],
        "before": [_seat_row(membership, seat, False) for seat in page.before],
        "seat_columns": ["Person", "Role", "When"] + (["What to do"] if may_seat else []),
        "before_columns": ["Person", "Role", "When"],
        "history": history(membership.partnership.pk, [("body", body.pk), *(("seat", seat.pk) for seat in seats)]),
    }
    return render(request, "people/body_detail.html", context)


def _facts(membership: Membership, page: reads.BodyPage) -> list[dict[str, Any]]:
    body = page.body
    facts: list[dict[str, Any]] = [{"key": "Kind", "value": body.get_kind_display()}]
    if body.short_name:
        facts.append({"key": "Short name", "value": body.short_name})
    if body.parent:
        href = _href(membership, "body_detail", body_id=body.parent_id)
        facts.append({"key": "Stands under", "value": body.parent.name, "href": href})
    if page.others:
        facts.append({"key": "Other names", "lines": page.others})
    if body.ended_on:
        facts.append({"key": "Ended", "value": f"{body.ended_on.day} {body.ended_on:%B %Y}"})
    return facts


def _seat_row(membership: Membership, seat: Seat, may_seat: bool) -> list[Any]:
    role = seat.get_role_display()
    row: list[Any] = [
        {"text": seat.person.name, "href": _href(membership, "person_detail", person_id=seat.person_id)},
        {"text": role, "note": f"deputy for {seat.deputy_for.person.name}" if seat.deputy_for else ""},
        seat_days(seat),
    ]
    if may_seat:
        row.append({"text": "End", "href": _href(membership, "seat_end", seat_id=seat.pk)})
    return row


@needs(Permission.STRUCTURE_EDIT)
def body_create(request: MemberRequest) -> HttpResponse:
    """A new body."""
    membership = request.membership
    form = BodyForm(request.POST or None, partnership=membership.partnership)
    if request.method == "POST" and form.is_valid():
        try:
            body = actions.create_body(by=membership.person, partnership=membership.partnership, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{body.name} is added.")
            return redirect("body_detail", slug=membership.partnership.slug, body_id=body.pk)
    context = {
        "title": "Add a body",
        "lede": "A body is whoever can own, do, monitor or decide: a group, an agency, a team, a post.",
        "back": {"href": _href(membership, "structure"), "text": "Structure"},
        "form": form,
        "submit": "Add the body",
        "cancel_url": _href(membership, "structure"),
    }
    return render(request, "people/body_create.html", context)


@needs(Permission.STRUCTURE_EDIT)
def body_edit(request: MemberRequest, body_id: int) -> HttpResponse:
    """A body's name, kind, place and other names."""
    membership = request.membership
    body = get_object_or_404(Body.objects.visible_to(membership).select_related("partnership", "parent"), pk=body_id)
    form = BodyForm(request.POST or None, partnership=membership.partnership, body=body)
    here = _href(membership, "body_detail", body_id=body.pk)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_body(by=membership.person, body=body, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{body.name} is saved.")
            return redirect(here)
    context = {
        "conflict": conflict_in(form, membership.partnership.pk, "body", body.pk),
        "title": f"Change {body.name}",
        "back": {"href": here, "text": body.name},
        "form": form,
        "cancel_url": here,
    }
    return render(request, "people/body_edit.html", context)


@needs(Permission.STRUCTURE_EDIT)
def body_end(request: MemberRequest, body_id: int) -> HttpResponse:
    """The day on which a body ends."""
    membership = request.membership
    body = get_object_or_404(Body.objects.visible_to(membership).filter(ended_on=None), pk=body_id)
    form = DayForm(request.POST or None, today=clock.today())
    here = _href(membership, "body_detail", body_id=body.pk)
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_body(by=membership.person, body=body, ended_on=form.cleaned_data["day"])
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"{body.name} has its last day. Its record stays.")
            return redirect(here)
    context = {
        "title": f"End {body.name}",
        "lede": "It will not be offered as an owner any more. What it did stays on the record.",
        "back": {"href": here, "text": body.name},
        "form": form,
        "submit": "End this body",
        "danger": True,
        "cancel_url": here,
    }
    return render(request, "people/body_end.html", context)


@needs(Permission.STRUCTURE_EDIT)
def body_reopen(request: MemberRequest, body_id: int) -> HttpResponse:
    """Undoes an ending."""
    membership = request.membership
    body = get_object_or_404(Body.objects.visible_to(membership).exclude(ended_on=None), pk=body_id)
    here = _href(membership, "body_detail", body_id=body.pk)
    if request.method == "POST":
        try:
            actions.reopen_body(by=membership.person, body=body)
        except Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"{body.name} goes on.")
        return redirect(here)
    context = {
        "title": f"Reopen {body.name}",
        "lede": "It can own, do, monitor and decide again.",
        "back": {"href": here, "text": body.name},
        "submit": "Reopen this body",
        "cancel_url": here,
    }
    return render(request, "people/body_reopen.html", context)
