"""How the room's pages answer: refusals that become the form's, ways back, whose figures a member may give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from sightline.files.rules import NotStored
from sightline.people.access import Membership
from sightline.people.permissions import Permission
from sightline.plan.rules.errors import NotYet
from sightline.privacy.rules import HoldsIdentifier

T = TypeVar("T")


def attempt(form: BaseForm, act: Callable[[], T]) -> T | None:
    """What the action gives; None, with the reasons in the form, where it is refused."""
    try:
        return act()
    except NotYet as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    except NotStored as refused:
        form.add_error("document" if "document" in form.fields else None, str(refused))
    except HoldsIdentifier as refused:
        form.refuse(refused)
    return None


def form_page(
    request: HttpRequest, template: str, form: BaseForm, *, status: int = 200, **context: object
) -> HttpResponse:
    """A form page; 422 where something was wrong. Cancelling leads back to where `back` does."""
    if form.errors and status == 200:
        status = 422
    back = context.get("back")
    cancel = {"cancel_url": back["href"]} if isinstance(back, dict) else {}
    return render(request, f"indicators/{template}.html", {"form": form, **cancel, **context}, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where that is nothing at all; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def href(membership: Membership, route: str, *args: object) -> str:
    """The address of a page of the member's partnership."""
    return reverse(route, args=[membership.partnership.slug, *args])


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
