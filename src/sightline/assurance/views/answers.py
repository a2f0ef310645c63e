"""How the room's pages answer: refusals that become the form's, ways back, the measure that an address means."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Q, QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from sightline.files.rules import NotStored
from sightline.kit import clock
from sightline.people.access import Membership
from sightline.people.models import Body
from sightline.plan.models import Measure
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


def form_page(request: HttpRequest, template: str, form: BaseForm, **context: object) -> HttpResponse:
    """A form page; 422 where something was wrong. Cancelling leads back to where `back` does."""
    back = context.get("back")
    cancel = {"cancel_url": back["href"]} if isinstance(back, dict) else {}
    status = 422 if form.errors else 200
    return render(request, f"assurance/{template}.html", {"form": form, **cancel, **context}, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where that is nothing at all; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def href(membership: Membership, route: str, *args: object) -> str:
    """The address of a page of the member's partnership."""
    return reverse(route, args=[membership.partnership.slug, *args])


def measure_here(membership: Membership, measure_id: int) -> Measure:
    """The measure of an address, with its plan and its action; 404 for one that the member may not see."""
    found = Measure.objects.visible_to(membership).select_related("plan__partnership", "action", "priority")
    return get_object_or_404(found, pk=measure_id)


def about(measure: Measure, membership: Membership) -> dict[str, Any]:
    """What each form on a measure says of it, and the way back to its page."""
    return {
        "caption": str(measure.action or measure.priority),
        "measure": f"{measure.lead_in} {measure.text}".strip(),
        "back": {"href": href(membership, "measure_detail", measure.pk), "text": "The measure"},
    }


def bodies_here(membership: Membership) -> QuerySet[Body]:
    """The bodies of the member's partnership that go on."""
    return Body.objects.visible_to(membership).filter(Q(ended_on=None) | Q(ended_on__gt=clock.today())).order_by("name")
