"""What the room's pages say of the plan they are about, and pages of drafts."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sightline.plan.models import Plan
from sightline.plan.rules.states import PlanState

View = Callable[..., HttpResponse]

# How a page of a draft names what it is about, and how the plan is found by it.
_PLAN_BY = {"plan_id": "pk", "priority_id": "priorities", "action_id": "actions"}


def about(plan: Plan) -> dict[str, object]:
    """The way back to the plan that a page is about. `plan.partnership` is fetched already."""
    return {"back": {"href": reverse("plan_detail", args=[plan.partnership.slug, plan.pk]), "text": str(plan)}}


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
