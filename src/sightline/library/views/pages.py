"""The pages of an edition: read, written, moved, taken out."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from sightline.library import actions, reads
from sightline.library.forms.editions import PageForm, PlaceForm
from sightline.library.models import Edition, Page
from sightline.library.rules.markup import html
from sightline.library.rules.states import EditionState
from sightline.library.views.answers import back_to_edition, button, done, own_edition
from sightline.library.views.parts import addresses, in_a_row, pictures
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import EditedMeanwhile
from sightline.privacy.reads import reasons_of
from sightline.ui.pages import again, attempt, conflict_of, form_page, posted


@needs(Permission.LIBRARY_VIEW)
def edition_page(request: MemberRequest, page_id: int) -> HttpResponse:
    """A page to read, with the ones beside it."""
    membership = request.membership
    page = _page(membership, page_id)
    edition = page.edition
    nodes = reads.outline(edition)
    row = in_a_row(nodes)
    place = next(number for number, one in enumerate(row) if one.pk == page.pk)
    edits = edition.state == EditionState.DRAFT and membership.may(Permission.LIBRARY_EDIT)
    own = edition.partnership_id == membership.partnership.pk
    return render(
        request,
        "library/edition_page.html",
        {
            "title": page.title,
            "caption": str(edition),
            "edition": edition,
            "page": page,
            "html": html(
                page.text, pages=addresses(nodes, membership), pictures=pictures(edition, membership, page.text)
            ),
            "outline": [
                {
                    "page": one,
                    "href": href(membership, "edition_page", one.pk),
                    "current": one.pk == page.pk,
                    "under": one.parent_id is not None,
                }
                for one in row
            ],
            "previous": _link(row[place - 1], membership) if place else None,
            "next": _link(row[place + 1], membership) if place + 1 < len(row) else None,
            "actions": [button(membership, "Edit this page", "edition_page_edit", page.pk)] if own and edits else [],
            **back_to_edition(edition, membership),
        },
    )


def _link(page: Page, membership: Membership) -> dict[str, str]:
    return {"text": page.title, "href": href(membership, "edition_page", page.pk)}


@needs(Permission.LIBRARY_EDIT)
def edition_page_create(request: MemberRequest, edition_id: int) -> HttpResponse:
    """Writes a new page."""
    membership = request.membership
    edition = own_edition(membership, edition_id)
    form = PageForm(posted(request), parents=_parents(edition))
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        given = form.cleaned_data
        page = attempt(
            form,
            lambda: actions.add_page(
                by=request.user,
                edition=edition,
                title=given["title"],
                text=given["text"],
                parent=given.get("parent"),
                kept=form.kept,
            ),
        )
        if page:
            messages.success(request, "The page is saved.")
            return redirect(href(membership, "edition_page", page.pk))
    return form_page(
        request,
        "library/edition_page_create.html",
        form,
        title="Write a page",
        caption=str(edition),
        submit="Save the page",
        preview=_preview(request, edition),
        **back_to_edition(edition, membership, "contents"),
    )


@needs(Permission.LIBRARY_EDIT)
def edition_page_edit(request: MemberRequest, page_id: int) -> HttpResponse:
    """Writes in a page. Whoever saves second sees what the first saved, and keeps her own words."""
    membership = request.membership
    page = _page(membership, page_id, own=True)
    initial = {"title": page.title, "text": page.text, "revision": page.revision}
    kept = reasons_of(page)
    form = PageForm(posted(request), initial=initial, kept=kept)
    context: dict[str, Any] = {
        "title": "Edit a page",
        "caption": str(page.edition),
        "submit": "Save the page",
        "page": page,
        "preview": _preview(request, page.edition),
        **back_to_edition(page.edition, membership, "contents"),
    }
    if request.method == "POST" and "preview" not in request.POST and form.is_valid():
        given = form.cleaned_data
        try:
            saved = attempt(
                form,
                lambda: actions.edit_page(
                    by=request.user,
                    page=page,
                    revision=given["revision"] or 0,
                    title=given["title"],
                    text=given["text"],
                    kept=form.kept,
                ),
            )
        except EditedMeanwhile as meanwhile:
            conflict = conflict_of(meanwhile, {"title": "Title", "text": "Text"}, given)
            form = PageForm(again(request, meanwhile), kept=kept)
            return form_page(request, "library/edition_page_edit.html", form, status=409, conflict=conflict, **context)
        if saved:
            messages.success(request, "The page is saved.")
            return redirect(href(membership, "edition_page", page.pk))
    return form_page(request, "library/edition_page_edit.html", form, **context)


@needs(Permission.LIBRARY_EDIT)
def edition_page_place(request: MemberRequest, page_id: int) -> HttpResponse:
    """Puts a page under another."""
    membership = request.membership
    page = _page(membership, page_id, own=True)
    form = PlaceForm(
        posted(request), parents=_parents(page.edition).exclude(pk=page.pk), initial={"parent": page.parent_id}
    )
    if request.method == "POST" and form.is_valid():
        parent = form.cleaned_data["parent"]
        if attempt(form, lambda: actions.place_page(by=request.user, page=page, parent=parent)):
            messages.success(request, "The page is moved.")
            return redirect(href(membership, "edition_detail", page.edition_id) + "#contents")
    return form_page(
        request,
        "library/edition_page_place.html",
        form,
        title=f"Move “{page.title}”",
        submit="Move it",
        **back_to_edition(page.edition, membership, "contents"),
    )


@require_POST
@needs(Permission.LIBRARY_EDIT)
def edition_page_move(request: MemberRequest, page_id: int) -> HttpResponse:
    """Up or down among those beside it."""
    membership = request.membership
    page = _page(membership, page_id, own=True)
    up = request.POST.get("to") == "up"
    done(request, lambda: actions.move_page(by=request.user, page=page, up=up), f"“{page.title}” is moved.")
    return redirect(href(membership, "edition_detail", page.edition_id) + "#contents")


@needs(Permission.LIBRARY_EDIT)
def edition_page_remove(request: MemberRequest, page_id: int) -> HttpResponse:
    """Takes a page out, once asked whether it is meant."""
    membership = request.membership
    page = _page(membership, page_id, own=True)
    if request.method == "POST":
        edition_id = page.edition_id
        done(request, lambda: actions.remove_page(by=request.user, page=page), f"“{page.title}” is taken out.")
        return redirect(href(membership, "edition_detail", edition_id) + "#contents")
    under = list(page.children.all())
    return render(
        request,
        "library/edition_page_remove.html",
        {
            "title": f"Take out “{page.title}”?",
            "caption": str(page.edition),
            "under": under,
            **back_to_edition(page.edition, membership, "contents"),
        },
    )


def _preview(request: MemberRequest, edition: Edition) -> str:
    """What was typed as it will be read, where that was asked for."""
    if "preview" not in request.POST:
        return ""
    text = request.POST.get("text", "")
    return html(text, below=2, pictures=pictures(edition, request.membership, text))


def _parents(edition: Edition) -> Any:
    return edition.pages.filter(parent=None)


def _page(membership: Membership, page_id: int, *, own: bool = False) -> Page:
    pages = Page.objects.visible_to(membership).select_related("edition__resource", "saved_by", "parent")
    if own:
        pages = pages.filter(partnership=membership.partnership)
    return get_object_or_404(pages, pk=page_id)
