"""Plans as a whole: listed, typed in, adopted, closed, discarded, rolled forward, nested, compared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from sightline.kit import clock
from sightline.kit.periods import add_months, fiscal_year
from sightline.people.access import needs
from sightline.people.permissions import Permission
from sightline.plan import actions
from sightline.plan.forms import plans as forms
from sightline.plan.models import Action, Plan
from sightline.plan.reads import compare_plans, plans_of
from sightline.plan.rules.compare import Pair
from sightline.plan.rules.states import PlanState
from sightline.plan.rules.titles import next_years_title, short_title
from sightline.plan.views.answers import about, of_a_draft
from sightline.ui.pages import attempt, form_page, posted

_TAGS = {"draft": "info", "adopted": "good", "closed": ""}


@needs(Permission.PLAN_VIEW)
def plan_list(request: HttpRequest) -> HttpResponse:
    """Every plan of the partnership that the member may see, newest first."""
    slug = request.membership.partnership.slug
    plans = list(plans_of(request.membership))
    nested = any(plan.parent_action for plan in plans)
    rows = [
        [
            {"text": str(plan), "href": reverse("plan_detail", args=[slug, plan.pk])},
            {"text": "", "tag": {"text": plan.get_state_display(), "kind": _TAGS[plan.state]}},
            f"{plan.year_start:%-d %B %Y} to {plan.year_end:%-d %B %Y}" if plan.year_start and plan.year_end else "",
            {"text": str(plan.action_count), "numeric": True},
            *([f"{plan.parent_action} of {plan.parent_action.plan}" if plan.parent_action else ""] if nested else []),
        ]
        for plan in plans
    ]
    buttons = []
    if request.membership.may(Permission.PLAN_EDIT):
        buttons = [
            {"text": "Bring in a plan", "href": reverse("reading_create", args=[slug])},
            {"text": "Type a plan in", "href": reverse("plan_create", args=[slug]), "kind": "secondary"},
            {"text": "Documents brought in", "href": reverse("reading_list", args=[slug]), "kind": "link"},
        ]
    columns = ["Plan", "State", "Period", {"text": "Actions", "numeric": True}, *(["Nested under"] if nested else [])]
    return render(
        request,
        "plan/plan_list.html",
        {
            "title": "Plans",
            "caption_hidden": True,
            "actions": buttons,
            "table": {"caption": "Plans", "columns": columns, "rows": rows},
            "empty": {
                "title": "No plan yet",
                "text": "The business manager brings in the adopted plan, or types one in.",
            },
        },
    )


@needs(Permission.PLAN_EDIT)
def plan_create(request: HttpRequest) -> HttpResponse:
    """A plan typed in from nothing."""
    partnership = request.membership.partnership
    start, end = fiscal_year(clock.today(), partnership.fiscal_start_month)
    form = forms.CreateForm(posted(request), initial={"year_start": start, "year_end": end})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        plan = attempt(
            form,
            lambda: actions.create_plan(
                by=request.user,
                partnership=partnership,
                title=given["title"],
                year_start=given["year_start"],
                year_end=given["year_end"],
                priorities=form.titles,
            ),
        )
        if plan:
            messages.success(request, "The draft is here. Add its actions, then adopt it.")
            return redirect("plan_detail", partnership.slug, plan.pk)
    back = {"href": reverse("plan_list", args=[partnership.slug]), "text": "Plans"}
    return form_page(request, "plan/plan_create.html", form, title="Type a plan in", submit="Make the draft", back=back)


@needs(Permission.PLAN_ADOPT)
@of_a_draft
def plan_adopt(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Adopts a draft that was typed in or rolled forward."""
    plan = _plan(request, plan_id)
    form = forms.AdoptForm(posted(request))
    if (
        request.method == "POST"
        and form.is_valid()
        and attempt(form, lambda: actions.adopt_plan(by=request.user, plan=plan, **form.cleaned_data))
    ):
        messages.success(request, "The plan is adopted, and its baseline is frozen as it stands.")
        return redirect("plan_detail", plan.partnership.slug, plan.pk)
    return form_page(request, "plan/plan_adopt.html", form, title="Adopt the plan", submit="Adopt", **about(plan))


@needs(Permission.PLAN_EDIT)
@of_a_draft
def plan_discard(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Throws a draft away, after one question."""
    plan = _plan(request, plan_id)
    form = forms.SureForm(posted(request))
    if request.method == "POST" and form.is_valid() and attempt(form, lambda: _discarded(request, plan)):
        messages.success(request, "The draft is gone; the record says what it was.")
        return redirect("plan_list", request.membership.partnership.slug)
    return form_page(
        request,
        "plan/plan_discard.html",
        form,
        title="Discard this draft?",
        submit="Discard the draft",
        danger=True,
        **about(plan),
    )


@needs(Permission.PLAN_ADOPT)
def plan_close(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Closes an adopted plan."""
    plan = _plan(request, plan_id)
    form = forms.CloseForm(posted(request))

    def close() -> Plan:
        return actions.close_plan(by=request.user, plan=plan, why=form.cleaned_data["why"], kept=form.kept)

    if request.method == "POST" and form.is_valid() and attempt(form, close):
        messages.success(request, "The plan is closed. It stays here as it stands.")
        return redirect("plan_detail", plan.partnership.slug, plan.pk)
    return form_page(request, "plan/plan_close.html", form, title="Close this plan", submit="Close it", **about(plan))


@needs(Permission.PLAN_EDIT)
def plan_roll_forward(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Begins next year's plan from this one."""
    plan = _plan(request, plan_id)
    going = list(Action.objects.filter(plan=plan, withdrawn_on=None).order_by("position"))
    initial: dict[str, Any] = {}
    if plan.year_start and plan.year_end:
        initial = {
            "title": next_years_title(plan.title, plan.year_start.year),
            "year_start": add_months(plan.year_start, 12),
            "year_end": add_months(plan.year_end, 12),
        }
    form = forms.RollForwardForm(posted(request), actions=going, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        following = attempt(
            form,
            lambda: actions.roll_forward(
                by=request.user,
                plan=plan,
                actions=form.going_on,
                title=given["title"],
                year_start=given["year_start"],
                year_end=given["year_end"],
            ),
        )
        if following:
            messages.success(
                request, "Next year\u2019s draft is here. Give each milestone its new date, then adopt it."
            )
            return redirect("plan_detail", plan.partnership.slug, following.pk)
    return form_page(
        request,
        "plan/plan_roll_forward.html",
        form,
        title="Roll forward to next year",
        submit="Make next year\u2019s draft",
        **about(plan),
    )


@needs(Permission.PLAN_EDIT)
def plan_nest(request: HttpRequest, action_id: int) -> HttpResponse:
    """Gives an action a plan of its own, as 3.1's working group has."""
    action = get_object_or_404(
        Action.objects.visible_to(request.membership).select_related("plan__partnership"), pk=action_id
    )
    plan = action.plan
    title = f"Action plan for {action.number} {short_title(action.title, action.text)}"[:200]
    form = forms.CreateForm(
        posted(request), initial={"title": title, "year_start": plan.year_start, "year_end": plan.year_end}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        nested = attempt(
            form,
            lambda: actions.create_plan(
                by=request.user,
                partnership=plan.partnership,
                title=given["title"],
                year_start=given["year_start"],
                year_end=given["year_end"],
                priorities=form.titles,
                parent_action=action,
            ),
        )
        if nested:
            messages.success(request, "The nested draft is here. Add its actions, then adopt it.")
            return redirect("plan_detail", plan.partnership.slug, nested.pk)
    back = {"href": reverse("action_detail", args=[plan.partnership.slug, action.pk]), "text": str(action)}
    return form_page(
        request,
        "plan/plan_nest.html",
        form,
        title="A plan for this action",
        caption=f"{action} of {plan}",
        submit="Make the draft",
        back=back,
    )


@needs(Permission.PLAN_VIEW)
def plan_compare(request: HttpRequest, plan_id: int) -> HttpResponse:
    """This plan beside another, the earlier of the two first: what came, what went, what was reworded, which dates
    moved."""
    plan = _plan(request, plan_id)
    others = Plan.objects.visible_to(request.membership).exclude(pk=plan.pk)
    asked = request.GET.get("other") or plan.follows_id
    other = others.filter(pk=asked).first() if str(asked).isdecimal() else None
    earlier, later = sorted((other, plan), key=_begins) if other else (None, None)
    found = compare_plans(earlier, later) if other else None
    sections = []
    if found:
        sections = [
            {"title": "New", "pairs": [_alone(one) for one in found.added]},
            {"title": "Gone", "pairs": [_alone(one) for one in found.gone]},
            {"title": "Changed", "pairs": [_both(pair) for pair in found.pairs if pair.changed]},
        ]
    return render(
        request,
        "plan/plan_compare.html",
        {
            "title": "Compare two plans",
            "form": forms.CompareForm(initial={"other": other}, plans=others),
            "plan": plan,
            "other": other,
            "earlier": earlier,
            "later": later,
            "alone": not others.exists(),
            "roll_forward": _roll_forward(request, plan),
            "sections": [one for one in sections if one["pairs"]],
            "same": sum(not pair.changed for pair in found.pairs) if found else 0,
            **about(plan),
        },
    )


def _begins(plan: Plan) -> dt.date:
    """What puts plans in the order of their years; one without a period comes last, and of one year the one chosen to
    compare with comes first."""
    return plan.year_start or dt.date.max


def _roll_forward(request: HttpRequest, plan: Plan) -> str:
    """Where next year's plan begins, for whom may begin it; "" otherwise."""
    may = request.membership.may(Permission.PLAN_EDIT) and plan.state != PlanState.DRAFT
    return reverse("plan_roll_forward", args=[plan.partnership.slug, plan.pk]) if may else ""


def _alone(action: Mapping[str, Any]) -> dict[str, object]:
    """An action that only one of the plans has."""
    return {"title": f"{action['number']} {short_title(action.get('title') or '', action['text'])}", "rows": []}


def _both(pair: Pair) -> dict[str, object]:
    """An action of both plans, with the cells that differ."""
    rows = []
    if pair.reworded:
        rows.append({"name": "Action", "before": pair.before["text"], "after": pair.after["text"]})
    if pair.owners_before != pair.owners_after:
        owners = ", ".join(pair.owners_before), ", ".join(pair.owners_after)
        rows.append({"name": "Owners", "before": owners[0], "after": owners[1]})
    for one in pair.dates:
        days = [f"{day:%-d %B %Y}" if day else "no date" for day in (one.before, one.after)]
        rows.append({"name": one.label or "Date", "before": days[0], "after": days[1]})
    return {**_alone(pair.after), "rows": rows}


def _plan(request: HttpRequest, plan_id: int) -> Plan:
    plans = Plan.objects.visible_to(request.membership).select_related("partnership")
    return get_object_or_404(plans, pk=plan_id)


def _discarded(request: HttpRequest, plan: Plan) -> bool:
    actions.discard_plan(by=request.user, plan=plan)
    return True
