"""The library's list and search, and the page of one document."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.kit import clock
from sightline.library import actions, reads
from sightline.library.forms.resources import ResourceForm, ShelfFilter
from sightline.library.models import Appendix, Dissemination, Edition, Resource
from sightline.library.reads import Shelf
from sightline.library.rules.markup import html
from sightline.library.rules.reviewing import review_mark
from sightline.library.rules.states import EditionState
from sightline.library.views.answers import back_to_resource, button, day
from sightline.library.views.parts import contents, file_rows
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.models import Consortium
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here
from sightline.privacy.reads import reasons_of
from sightline.trail.reads import history
from sightline.ui.pages import attempt, form_page, posted

A_PAGE = 50


@needs(Permission.LIBRARY_VIEW)
def resource_list(request: MemberRequest) -> HttpResponse:
    """What there is, by title; or what holds the words that were searched for."""
    membership = request.membership
    works = _works(membership)
    owners = bodies_here(membership).filter(Exists(Resource.objects.filter(owner=OuterRef("pk"))))
    filters = ShelfFilter(request.GET or None, owners=owners)
    filters.full_clean()
    given = filters.cleaned_data if filters.is_bound else {}
    words = given.get("words", "")
    buttons = []
    if membership.may(Permission.LIBRARY_EDIT):
        buttons.append(button(membership, "Add a document", "resource_create"))
    buttons.append(button(membership, "Who has confirmed what", "dissemination_list", kind="secondary"))
    context = {"title": "Library", "actions": buttons, "filters": filters, "words": words}
    if words:
        return _searched(request, words, context)
    owner = given.get("owner")
    found = reads.resources_of(
        membership.partnership,
        kind=given.get("kind", ""),
        owner=owner.pk if owner else None,
        audience=given.get("audience", ""),
        works=works,
    )
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    rows = [_row(one, membership) for one in reads.shelved(membership.partnership, page.object_list)]
    empty = {"title": "No document is like that", "text": "Choose another kind or owner, or show all."}
    if not filters.is_bound:
        empty = {
            "title": "The library is empty",
            "text": "Policies, protocols, toolkits and leaflets stand here in their editions, each with its owner and "
            "its review day.",
            **({"href": buttons[0]["href"], "action": "Add a document"} if len(buttons) > 1 else {}),
        }
    table = {"caption": "Documents", "columns": ["Document", "Owner", "In force", "Review"], "rows": rows}
    return render(request, "library/resource_list.html", {**context, "table": table, "empty": empty, "page_obj": page})


def _searched(request: MemberRequest, words: str, context: dict[str, Any]) -> HttpResponse:
    membership = request.membership
    number = request.GET.get("page", "")
    page = int(number) if number.isascii() and number.isdigit() and len(number) < 5 else 1
    found = reads.search(membership.partnership, words, public=False, page=page)
    hits = [{"hit": one, "href": address_of(one.piece, membership)} for one in found.hits]
    return render(request, "library/resource_list.html", {**context, "found": found, "hits": hits})


def address_of(piece: Any, membership: Membership) -> str:
    """Where a piece that was found is read."""
    if piece.page_id:
        return href(membership, "edition_page", piece.page_id)
    return href(membership, "resource_detail", piece.resource_id)


def _row(one: Shelf, membership: Membership) -> list[Any]:
    resource, today = one.resource, clock.today()
    kind = resource.get_kind_display()
    title = {
        "text": resource.title,
        "href": href(membership, "resource_detail", resource.pk),
        "note": f"{kind} for {resource.get_audience_display().lower()}"
        + (f", shared by {resource.consortium}" if resource.consortium else ""),
    }
    force: dict[str, Any] = {"text": "Nothing yet"}
    review: dict[str, Any] = {"text": ""}
    if one.force and one.since:
        verb = "adopted" if one.adoption else "since"
        force = {"text": f"Edition {one.force.number}", "note": f"{verb} {day(one.since)}"}
        words, mark = review_mark(one.force.review_on, today)
        review = {"text": day(one.force.review_on), **({"tag": {"text": words, "kind": mark}} if words else {})}
    elif one.withdrawn:
        force = {"tag": {"text": "Withdrawn", "kind": "none"}}
    if one.newer:
        force["tag"] = {"text": f"Edition {one.newer.number} not yet adopted here", "kind": "warn"}
    elif one.making:
        words = "approved" if one.making.state == EditionState.APPROVED else "being written"
        force["tag"] = {"text": f"Edition {one.making.number} {words}", "kind": "info"}
    return [title, resource.owner.short_name or resource.owner.name, force, review]


@needs(Permission.LIBRARY_EDIT)
def resource_create(request: MemberRequest) -> HttpResponse:
    """Begins a document with a first edition to be written."""
    membership = request.membership
    consortia = Consortium.objects.filter(partnerships=membership.partnership).order_by("name")
    form = ResourceForm(posted(request), bodies=bodies_here(membership), consortia=consortia)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        edition = attempt(
            form,
            lambda: actions.create_resource(
                by=request.user, partnership=membership.partnership, kept=form.kept, **given
            ),
        )
        if edition:
            messages.success(request, "The document is begun. Write its pages or add its file.")
            return redirect(href(membership, "edition_detail", edition.pk))
    return form_page(
        request,
        "library/resource_create.html",
        form,
        title="Add a document",
        submit="Begin its first edition",
        back={"href": href(membership, "resource_list"), "text": "Library"},
    )


@needs(Permission.LIBRARY_EDIT)
def resource_edit(request: MemberRequest, resource_id: int) -> HttpResponse:
    """What a document is called, whose it is and who may read it."""
    membership = request.membership
    own = Resource.objects.visible_to(membership).filter(partnership=membership.partnership)
    resource = get_object_or_404(own, pk=resource_id)
    names = ("title", "kind", "summary", "owner", "audience", "outside")
    initial = {**{name: getattr(resource, name) for name in names}, "tags": ", ".join(resource.tags)}
    form = ResourceForm(posted(request), bodies=bodies_here(membership), initial=initial, kept=reasons_of(resource))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.edit_resource(by=request.user, resource=resource, kept=form.kept, **given)):
            messages.success(request, "The description is saved.")
            return redirect(href(membership, "resource_detail", resource.pk))
    return form_page(
        request,
        "library/resource_edit.html",
        form,
        title="Describe the document",
        **back_to_resource(resource, membership),
    )


@needs(Permission.LIBRARY_VIEW)
def resource_detail(request: MemberRequest, resource_id: int) -> HttpResponse:
    """A document: the edition in force to be read, the ones before, who adopted it, how often it was opened."""
    membership, here = request.membership, request.membership.partnership
    found = reads.resources_of(here, works=_works(membership))
    resource = get_object_or_404(found, pk=resource_id)
    [shelf] = reads.shelved(here, [resource])
    shown = shelf.force or shelf.newer
    editions = Edition.objects.visible_to(membership).filter(resource=resource).order_by("-number")
    appendices = []
    if resource.consortium_id:
        for one in Appendix.objects.filter(resource=resource, partnership=here).select_related("stored"):
            appendices.append({"appendix": one, "html": html(one.text, below=3)})
    return render(
        request,
        "library/resource_detail.html",
        {
            "title": resource.title,
            "caption": f"{resource.get_kind_display()} for {resource.get_audience_display().lower()}",
            "back": {"href": href(membership, "resource_list"), "text": "Library"},
            "resource": resource,
            "shelf": shelf,
            "shown": shown,
            "actions": _buttons(shelf, membership),
            "facts": _facts(shelf, membership),
            **(contents(shown, membership) if shown else {}),
            "files": file_rows(shown, membership) if shown else [],
            "appendices": appendices,
            "may_edit": membership.may(Permission.LIBRARY_EDIT),
            "editions": [_edition_row(one, membership) for one in editions[:30]],
            "boards": _boards(resource, membership) if resource.consortium else [],
            "board_columns": ["Board", "Stands", "Edition", "Adopted on"],
            "edition_columns": ["Edition", "Stands", "Published", "What changed"],
            "use_columns": ["Month", {"text": "Opened", "numeric": True}, {"text": "Files taken", "numeric": True}],
            "uses": _uses(resource, membership),
            "history": history(here.pk, [("resource", resource.pk)]),
        },
    )


def _works(membership: Membership) -> bool:
    return membership.may(Permission.LIBRARY_EDIT) or membership.may(Permission.EDITION_APPROVE)


def _buttons(shelf: Shelf, membership: Membership) -> list[dict[str, Any]]:
    resource, found = shelf.resource, []
    own = resource.partnership_id == membership.partnership.pk
    edits = membership.may(Permission.LIBRARY_EDIT)
    if shelf.newer and membership.may(Permission.EDITION_APPROVE):
        found.append(button(membership, f"Adopt edition {shelf.newer.number}", "edition_adopt", shelf.newer.pk))
    if shelf.making and _works(membership):
        kind = "secondary" if found else ""
        found.append(
            button(
                membership, f"Go on with edition {shelf.making.number}", "edition_detail", shelf.making.pk, kind=kind
            )
        )
    elif own and edits:
        kind = "secondary" if shelf.force else ""
        found.append(button(membership, "Begin the next edition", "edition_begin", resource.pk, kind=kind, post=True))
    if shelf.force and membership.may(Permission.CASCADE_RUN):
        running = Dissemination.objects.filter(
            partnership=membership.partnership, edition=shelf.force, closed_on=None
        ).first()
        words, route, key = (
            ("Who has confirmed it", "dissemination_detail", running.pk)
            if running
            else ("Ask providers to cascade it", "dissemination_create", shelf.force.pk)
        )
        found.append(button(membership, words, route, key, kind="secondary"))
    if own and edits:
        if shelf.force:
            found.append(button(membership, "Change the review day", "edition_review", shelf.force.pk, kind="link"))
        found.append(button(membership, "Change the description", "resource_edit", resource.pk, kind="link"))
    if shelf.force and shelf.adoption and edits:
        found.append(button(membership, "Add an appendix of ours", "appendix_create", resource.pk, kind="link"))
    return found


def _facts(shelf: Shelf, membership: Membership) -> list[dict[str, Any]]:
    resource = shelf.resource
    owned: dict[str, Any] = {"key": "Owner", "value": resource.owner.name}
    if resource.partnership_id == membership.partnership.pk:
        owned["href"] = href(membership, "body_detail", resource.owner_id)
    facts = [owned]
    if shelf.force:
        adopted = shelf.adoption
        words = f"Edition {shelf.force.number}"
        note = f"adopted {day(adopted.adopted_on)}: {adopted.meeting_words}" if adopted else ""
        if not adopted:
            note = f"since {day(shelf.force.published_on)}; approved {day(shelf.force.approved_on)}: "
            note += shelf.force.meeting_words
        facts.append({"key": "In force", "value": words, "note": note})
        text, kind = review_mark(shelf.force.review_on, clock.today())
        review: dict[str, Any] = {"key": "Review by", "value": day(shelf.force.review_on)}
        facts.append(review | ({"tag": {"text": text, "kind": kind}} if text else {}))
    elif shelf.withdrawn:
        note = shelf.withdrawn.withdrawn_why
        facts.append({"key": "In force", "value": f"Nothing: withdrawn {day(shelf.withdrawn.ended_on)}", "note": note})
    else:
        facts.append({"key": "In force", "value": "Nothing yet"})
    if resource.consortium:
        facts.append({"key": "Shared by", "value": resource.consortium.name, "note": f"kept by {resource.partnership}"})
    who = "Anybody, on the public site" if resource.outside else "Members only"
    facts.append({"key": "Who may read it", "value": who})
    if resource.tags:
        facts.append({"key": "Tags", "value": ", ".join(resource.tags)})
    return facts


def _edition_row(edition: Edition, membership: Membership) -> list[Any]:
    when = f"{day(edition.published_on)}" if edition.published_on else ""
    ended = f"until {day(edition.ended_on)}" if edition.ended_on else ""
    tag = {"text": edition.get_state_display(), "kind": EDITION_TAGS[edition.state]}
    changed = edition.changes or ("The first edition" if edition.number == 1 else "")
    return [
        {"text": f"Edition {edition.number}", "href": href(membership, "edition_detail", edition.pk)},
        {"text": "", "tag": tag},
        {"text": when, "note": ended},
        changed,
    ]


EDITION_TAGS = {
    EditionState.DRAFT: "info",
    EditionState.APPROVED: "info",
    EditionState.PUBLISHED: "good",
    EditionState.SUPERSEDED: "none",
    EditionState.WITHDRAWN: "none",
}


def _boards(resource: Resource, membership: Membership) -> list[list[Any]]:
    rows = []
    for one in reads.adopted_by(resource):
        if one.adoption is None:
            tag = {"text": "Not yet adopted", "kind": "warn"}
        elif one.newer:
            tag = {"text": f"Edition {one.newer.number} not yet adopted", "kind": "warn"}
        else:
            tag = {"text": "Adopted", "kind": "good"}
        edition = f"Edition {one.adoption.edition.number}" if one.adoption else ""
        when = day(one.adoption.adopted_on) if one.adoption else ""
        rows.append([one.partnership.name, {"text": "", "tag": tag}, edition, when])
    return rows


def _uses(resource: Resource, membership: Membership) -> list[list[Any]]:
    return [
        [
            f"{one.month:%B %Y}",
            {"text": one.views, "numeric": True},
            {"text": one.downloads, "numeric": True},
        ]
        for one in reads.used(resource, membership.partnership)
    ]
