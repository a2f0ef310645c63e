"""How the room's pages answer: ways back, whose figures a member may give."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from sightline.people.access import Membership, href
from sightline.people.permissions import Permission


def may_give_for(membership: Membership, body_id: int | None) -> bool:
    """Whether a member may give an agency's figures: she sits in it, or keeps the indicators for all."""
    return membership.may(Permission.INDICATOR_EDIT) or body_id in membership.body_ids


def check_gives(membership: Membership, body_id: int | None) -> None:
    """Raises PermissionDenied where the member gives no figures of this agency."""
    if not may_give_for(membership, body_id):
        raise PermissionDenied("Figures are given by those who sit in the agency, or by the partnership’s analyst.")


def parts(membership: Membership, current: str) -> list[dict[str, Any]]:
    """The pages of the room that belong together."""
    pages = [
        ("scorecard", "Scorecard"),
        ("data_return_list", "Data returns"),
        ("indicator_list", "Indicators"),
        ("release_list", "Published figures"),
    ]
    return [{"text": text, "href": href(membership, route), "current": route == current} for route, text in pages]
