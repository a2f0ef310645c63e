"""How the room's form pages answer: an action's refusal becomes the form's, and a page with problems says so."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse

from sightline.plan.models import Plan
from sightline.plan.rules.errors import BadFormat, NotYet

T = TypeVar("T")


def attempt(form: BaseForm, act: Callable[[], T]) -> T | None:
    """What the action gives; None, with the reasons in the form, where it is refused."""
    try:
        return act()
    except NotYet as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
    except BadFormat as refused:
        form.add_error(None, str(refused))
    return None


def form_page(
    request: HttpRequest, template: str, form: BaseForm, *, status: int = 200, **context: object
) -> HttpResponse:
    """A form page; 422 where something was wrong. Cancelling leads back to where `back` does."""
    if form.errors and status == 200:
        status = 422
    back = context.get("back")
    cancel = {"cancel_url": back["href"]} if isinstance(back, dict) else {}
    return render(request, template, {"form": form, **cancel, **context}, status=status)


def about(plan: Plan) -> dict[str, object]:
    """The way back to the plan that a page is about. `plan.partnership` is fetched already."""
    return {"back": {"href": reverse("plan_detail", args=[plan.partnership.slug, plan.pk]), "text": str(plan)}}


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even where that is nothing at all; None where the page is only looked at."""
    return request.POST if request.method == "POST" else None
