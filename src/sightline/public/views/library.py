"""The library: its documents in a list, the search, a document with its pages and files."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from sightline.files.models import Stored
from sightline.files.reads import download
from sightline.library.counter import note
from sightline.library.models import Indexed, Page
from sightline.library.reads import (
    Hit,
    OutsideResource,
    file_outside,
    pages_with_addresses,
    pictures_with_addresses,
    resource_outside,
    search,
)
from sightline.library.rules.kinds import ReadBy, ResourceKind
from sightline.library.rules.markup import html
from sightline.library.rules.pictures import is_picture
from sightline.people.access import OutsideRequest, outside
from sightline.people.kept_outside import kept_page
from sightline.people.models import Partnership
from sightline.public.reads.library import listed, resources
from sightline.public.views.parts import listed_resource
from sightline.ui.templatetags.ui import day

ON_A_PAGE = 50
LONGEST = 200  # letters of a search that are shown again


@outside("policies, protocols and toolkits that are for everybody", shared=True)
def site_library(request: OutsideRequest) -> HttpResponse:
    """Every document on the public site, by title; of one kind or for some readers where asked."""
    return kept_page(request, "public/site_library.html", lambda: _library(request), asks=True, consortium=True)


@outside("whoever looks for a document finds it by its words", shared=True)
def site_library_search(request: OutsideRequest) -> HttpResponse:
    """The pieces of documents that hold the words looked for. What is looked for is kept nowhere."""
    partnership = request.site.partnership
    typed = request.GET.get("q", "").strip()
    asked = request.GET.get("page", "")
    found = search(partnership, typed, public=True, page=int(asked) if asked.isascii() and asked.isdigit() else 1)
    context = {
        "title": "Search the library",
        "back": {"href": reverse("site_library", args=[partnership.slug]), "text": "Library"},
        "typed": typed[:LONGEST],
        "found": found,
        "hits": [_hit(partnership.slug, one) for one in found.hits],
        "before": found.page - 1,
        "after": found.page + 1 if found.page < found.pages else 0,
    }
    return render(request, "public/site_library_search.html", context)


@outside("a document of the library in force", shared=True)
def site_resource(request: OutsideRequest, resource: str) -> HttpResponse:
    """A document: what it is, whose, since when, its pages and files, what changed."""
    partnership = request.site.partnership
    found = _found(partnership, resource)
    _count(request, found)
    return render(request, "public/site_resource.html", _resource(partnership, found))


@outside("a page of a toolkit in the library", shared=True)
def site_resource_page(request: OutsideRequest, resource: str, page: str) -> HttpResponse:
    """A page of a document, with the way to the others."""
    partnership = request.site.partnership
    found = _found(partnership, resource)
    chosen = found.page(page)
    if chosen is None:
        raise Http404("No such page in this document.")
    _count(request, found)
    return render(request, "public/site_resource_page.html", _resource_page(partnership, found, chosen))


@outside("a file of a document in the library", shared=True)
def site_resource_file(request: OutsideRequest, resource: str, file_id: int) -> HttpResponse:
    """The file as it was approved."""
    return _taken(request, resource, file_outside(request.site.partnership, resource, file_id))


@outside("a file that a partnership added to a document it shares", shared=True)
def site_appendix_file(request: OutsideRequest, resource: str, file_id: int) -> HttpResponse:
    """The appendix's file."""
    return _taken(request, resource, file_outside(request.site.partnership, resource, file_id, appendix=True))


def _found(partnership: Partnership, slug: str) -> OutsideResource:
    """The document, or 404."""
    found = resource_outside(partnership, slug)
    if found is None:
        raise Http404("No such document, or it is not on the public site.")
    return found


def _count(request: OutsideRequest, found: OutsideResource, *, download: bool = False) -> None:
    """Counts an opening, of whom nothing is known; whoever only asks whether it changed has opened it before, and a
    look before the site is open is none."""
    if "If-None-Match" not in request.headers and not hasattr(request, "preview"):
        note(request, request.site.partnership_id, found.resource.pk, download=download)


def _taken(request: OutsideRequest, resource: str, stored: Stored | None) -> HttpResponse:
    if stored is None:
        raise Http404("No such file.")
    if not is_picture(stored.name):  # which no reader takes by herself: her browser does, with the page
        _count(request, _found(request.site.partnership, resource), download=True)
    return download(stored)


def _library(request: OutsideRequest) -> dict[str, Any]:
    partnership = request.site.partnership
    here = reverse("site_library", args=[partnership.slug])
    kind, audience = request.GET.get("kind", ""), request.GET.get("for", "")
    kind = kind if kind in {one.value for one in ResourceKind} else ""
    audience = audience if audience in {one.value for one in ReadBy} else ""
    found = resources(partnership, kind=kind, audience=audience).order_by("title", "pk")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    kinds = [{"text": "All kinds", "href": here, "current": not kind and not audience}]
    kinds += [
        {"text": one.label, "href": f"{here}?kind={one.value}", "current": kind == one.value} for one in ResourceKind
    ]
    readers = [
        {"text": one.label, "href": f"{here}?for={one.value}", "current": audience == one.value} for one in ReadBy
    ]
    return {
        "title": "Library",
        "kinds": kinds,
        "readers": readers,
        "chosen": kind or audience,
        "resources": [listed_resource(partnership.slug, one) for one in listed(page)],
        "page_obj": page if page.paginator.num_pages > 1 else None,
        "here": here,
    }


def _hit(slug: str, hit: Hit) -> dict[str, Any]:
    return {
        "title": hit.piece.title,
        "href": _piece_href(slug, hit.piece),
        "of": hit.piece.resource.title if hit.piece.title != hit.piece.resource.title else "",
        "snippet": [{"text": text, "marked": marked} for text, marked in hit.snippet],
    }


def _piece_href(slug: str, piece: Indexed) -> str:
    if piece.page_id:
        return reverse("site_resource_page", args=[slug, piece.resource.slug, piece.page.slug])
    return reverse("site_resource", args=[slug, piece.resource.slug])


def _resource(partnership: Partnership, found: OutsideResource) -> dict[str, Any]:
    slug, resource = partnership.slug, found.resource
    adopted = resource.consortium_id is not None
    facts: list[dict[str, Any]] = [
        {"key": "What", "value": resource.get_kind_display()},
        {"key": "For", "value": resource.get_audience_display()},
        {"key": "Kept by", "value": resource.owner.name},
        {"key": "Edition", "value": str(found.edition.number)},
        {"key": "Adopted here" if adopted else "In force since", "value": day(found.since)},
        {"key": "To be reviewed by", "value": day(found.edition.review_on)},
    ]
    return {
        "title": resource.title,
        "lede": resource.summary,
        "back": {"href": reverse("site_library", args=[slug]), "text": "Library"},
        "facts": facts,
        "outline": _outline(slug, found, None),
        "files": [
            {
                "title": one.title,
                "name": one.stored.name,
                "size": one.stored.size,
                "href": reverse("site_resource_file", args=[slug, resource.slug, one.pk]),
            }
            for one in found.files
            if not is_picture(one.stored.name)
        ],
        "appendices": [
            {
                "title": one.title,
                "inside": mark_safe(html(one.text, below=3)) if one.text else "",  # noqa: S308 - markup makes it safe
                "name": one.stored.name if one.stored else "",
                "size": one.stored.size if one.stored else 0,
                "href": reverse("site_appendix_file", args=[slug, resource.slug, one.pk]) if one.stored else "",
            }
            for one in found.appendices
        ],
        "changes": found.edition.changes,
        "before": [{"number": one.number, "day": one.published_on, "changes": one.changes} for one in found.before],
    }


def _resource_page(partnership: Partnership, found: OutsideResource, chosen: Page) -> dict[str, Any]:
    slug = partnership.slug

    def href(page: Page) -> str:
        return reverse("site_resource_page", args=[slug, found.resource.slug, page.slug])

    order = [one for node in found.pages for one in (node.page, *node.children)]
    place = order.index(chosen)
    addresses = pages_with_addresses(found.pages, href)
    pictures = pictures_with_addresses(
        found.files, lambda file: reverse("site_resource_file", args=[slug, found.resource.slug, file.pk])
    )
    return {
        "title": chosen.title,
        "caption": found.resource.title,
        "back": {"href": reverse("site_resource", args=[slug, found.resource.slug]), "text": found.resource.title},
        "inside": mark_safe(html(chosen.text, pages=addresses, pictures=pictures)),  # noqa: S308 - markup makes it safe
        "outline": _outline(slug, found, chosen),
        "previous": {"title": order[place - 1].title, "href": href(order[place - 1])} if place else None,
        "following": {"title": order[place + 1].title, "href": href(order[place + 1])} if order[place + 1 :] else None,
        "since": found.since,
        "edition": found.edition.number,
    }


def _outline(slug: str, found: OutsideResource, chosen: Page | None) -> list[dict[str, Any]]:
    """The document's pages with those under each, the one that is open marked."""

    def entry(page: Page) -> dict[str, Any]:
        return {
            "title": page.title,
            "href": reverse("site_resource_page", args=[slug, found.resource.slug, page.slug]),
            "current": chosen is not None and page.pk == chosen.pk,
        }

    return [{**entry(node.page), "children": [entry(one) for one in node.children]} for node in found.pages]
