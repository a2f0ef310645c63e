"""How the room's form pages answer: an action's refusal becomes the form's, and a page with problems says so."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from sightline.plan.models import Plan
from sightline.plan.rules.errors import BadFormat, NotYet
from sightline.plan.rules.states import PlanState

T = TypeVar("T")
View = Callable[..., HttpResponse]

# How a page of a draft names what it is about, and how the plan is found by it.
_PLAN_BY = {"plan_id": "pk", "priority_id": "priorities", "action_id": "actions"}


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


def of_a_draft(view: View) -> View:
    """A page that edits a draft. Opened once the plan is no draft, by going back or from a bookmark, it leads to the
    plan as it stands and says so; what is sent all the same is refused by the action."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, **ids: int) -> HttpResponse:
        if request.method == "POST":
            return view(request, **ids)
        named = {_PLAN_BY[name]: pk for name, pk in ids.items()}
        plans = Plan.objects.visible_to(request.membership).exclude(state=PlanState.DRAFT)
        plan = plans.select_related("partnership").filter(**named).first()
        if plan is None:
            return view(request, **ids)
        what = (
            "an action’s page leads to asking for a change" if plan.state == PlanState.ADOPTED else "it stays as it is"
        )
        messages.info(request, f"This plan is {plan.get_state_display().lower()} and no draft any more: {what}.")
        return redirect("plan_detail", plan.partnership.slug, plan.pk)

    return guarded
