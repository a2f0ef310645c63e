"""How the room's pages answer: refusals that become the form's, ways back, who is here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from sightline.people.access import Membership
from sightline.people.models import Person, Seat
from sightline.privacy.rules import HoldsIdentifier
from sightline.questions.rules.errors import NotYet

T = TypeVar("T")


def attempt(form: BaseForm, act: Callable[[], T]) -> T | None:
    """What the action gives; None, with the reasons in the form, where it is refused."""
    try:
        return act()
    except NotYet as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    except HoldsIdentifier as refused:
        form.refuse(refused)  # type: ignore[attr-defined]
    return None


def form_page(request: HttpRequest, template: str, form: BaseForm, **context: object) -> HttpResponse:
    """A form page; 422 where something was wrong. Cancelling leads back to where `back` does."""
    back = context.get("back")
    cancel = {"cancel_url": back["href"]} if isinstance(back, dict) else {}
    status = 422 if form.errors else 200
    return render(request, f"questions/{template}.html", {"form": form, **cancel, **context}, status=status)


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where that is nothing at all; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None


def href(membership: Membership, route: str, *args: object) -> str:
    """The address of a page of the member's partnership."""
    return reverse(route, args=[membership.partnership.slug, *args])


def people_here(membership: Membership, day: dt.date) -> QuerySet[Person]:
    """Whoever holds a seat in the member's partnership on a day."""
    seats = Seat.objects.filter(partnership=membership.partnership).held_on(day)
    return Person.objects.filter(pk__in=seats.values("person_id"), is_active=True).order_by("name", "pk")
