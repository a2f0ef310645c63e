"""How the room's pages answer: ways back, the second of two who edit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from sightline.files.rules import NotStored
from sightline.library.models import Edition, Resource
from sightline.people.access import Membership, href
from sightline.plan.rules.errors import NotYet

Link = dict[str, Any]


def done(request: HttpRequest, act: Callable[[], object], success: str) -> bool:
    """Whether a button's action was done; what came of it stands on the next page."""
    try:
        act()
    except (NotYet, NotStored) as refused:
        messages.error(request, str(refused))
        return False
    messages.success(request, success)
    return True


def button(membership: Membership, text: str, route: str, *args: object, kind: str = "", post: bool = False) -> Link:
    """A button of a page."""
    return {"text": text, "href": href(membership, route, *args), "kind": kind, "post": post}


def back_to_edition(edition: Edition, membership: Membership, anchor: str = "") -> dict[str, Link]:
    """The way back to an edition."""
    address = href(membership, "edition_detail", edition.pk) + (f"#{anchor}" if anchor else "")
    return {"back": {"href": address, "text": str(edition)}}


def back_to_resource(resource: Resource, membership: Membership) -> dict[str, Link]:
    """The way back to a document."""
    return {"back": {"href": href(membership, "resource_detail", resource.pk), "text": resource.title}}


def edition_here(membership: Membership, edition_id: int) -> Edition:
    """The edition, where the member may see it."""
    found = Edition.objects.visible_to(membership).select_related(
        "resource__owner", "resource__consortium", "made_by", "approved_by", "approved_for", "partnership"
    )
    return get_object_or_404(found, pk=edition_id)


def own_edition(membership: Membership, edition_id: int) -> Edition:
    """The same, of the member's own board: nobody works on what another board keeps."""
    own = Edition.objects.visible_to(membership).filter(partnership=membership.partnership)
    return get_object_or_404(own.select_related("resource__owner", "resource__consortium"), pk=edition_id)


def day(value: Any) -> str:
    """A day in words."""
    return f"{value.day} {value:%B %Y}"
