"""Evaluation frameworks of a plan: the list, a new one, and what stands in one. Each is read on the desk's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.assurance import actions
from sightline.assurance.forms.frameworks import AreaForm, FrameworkForm, PlaceForm, StatementForm
from sightline.assurance.models import Framework, StatementMeasure
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.plan.models import Measure, Plan
from sightline.ui.pages import attempt, form_page, posted


@needs(Permission.PLAN_VIEW)
def framework_list(request: MemberRequest, plan_id: int) -> HttpResponse:
    """The frameworks of a plan."""
    membership = request.membership
    plan = _plan(membership, plan_id)
    buttons = []
    if membership.may(Permission.MEASURE_BIND):
        buttons = [{"text": "Begin a framework", "href": href(membership, "framework_create", plan.pk)}]
    rows = [
        [{"text": one.title, "href": href(membership, "framework_detail", one.pk)}, one.introduction]
        for one in Framework.objects.visible_to(membership).filter(plan=plan)
    ]
    context = {
        "title": "Evaluation frameworks",
        "lede": "Measures of whatever action, read together: which of them tell of which statement, and what they say.",
        "back": {"href": href(membership, "measure_list", plan.pk), "text": "Measures and evidence"},
        "actions": buttons,
        "table": {"caption": "Evaluation frameworks", "columns": ["Framework", "What it is to show"], "rows": rows},
        "empty": {
            "title": "No framework yet",
            "text": "A framework sets measures out in areas and statements, and is read with what evidence says today.",
            **({"href": buttons[0]["href"], "action": buttons[0]["text"]} if buttons else {}),
        },
    }
    return render(request, "assurance/framework_list.html", context)


@needs(Permission.MEASURE_BIND)
def framework_create(request: MemberRequest, plan_id: int) -> HttpResponse:
    """A new framework, empty."""
    membership = request.membership
    plan = _plan(membership, plan_id)
    form = FrameworkForm(posted(request))
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: actions.create_framework(by=request.user, plan=plan, kept=form.kept, **form.cleaned_data),
        )
        if made:
            return redirect(href(membership, "framework_edit", made.pk))
    return form_page(
        request,
        "assurance/framework_create.html",
        form,
        title="Begin a framework",
        caption=str(plan),
        submit="Begin it",
        back={"href": href(membership, "framework_list", plan.pk), "text": "Evaluation frameworks"},
    )


@needs(Permission.MEASURE_BIND)
def framework_edit(request: MemberRequest, framework_id: int) -> HttpResponse:
    """Its words, areas and statements, and which measures stand where. Each part of the page is a form of its own."""
    membership = request.membership
    framework = get_object_or_404(Framework.objects.visible_to(membership).select_related("plan"), pk=framework_id)
    here = href(membership, "framework_edit", framework.pk)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    forms: dict[str, BaseForm] = {
        "words": FrameworkForm(
            posted(request) if act == "words" else None,
            initial={"title": framework.title, "introduction": framework.introduction},
            prefix="words",
        ),
        "area": AreaForm(posted(request) if act == "area" else None, prefix="area"),
        "statement": StatementForm(posted(request) if act == "statement" else None, prefix="statement"),
        "place": PlaceForm(posted(request) if act == "place" else None, framework=framework, prefix="place"),
    }
    if act in forms and forms[act].is_valid():
        if attempt(forms[act], _DO[act](request, framework, forms[act])):
            messages.success(request, "Saved.")
            return redirect(here)
    elif act.startswith("remove-"):
        _remove(request, framework, act.removeprefix("remove-"))
        return redirect(here)
    context = {
        "title": f"Edit: {framework.title}",
        "back": {"href": href(membership, "framework_detail", framework.pk), "text": framework.title},
        "forms": forms,
        "form": forms.get(act),
        "areas": [{"pk": one.pk, "text": one.title} for one in framework.areas.all()],
        "statements": [{"pk": one.pk, "text": f"{one.label} {one.text}".strip()} for one in framework.statements.all()],
        "placed": _placed(framework),
    }
    status = 422 if act in forms else 200
    return render(request, "assurance/framework_edit.html", context, status=status)


_Do = Callable[[MemberRequest, Framework, Any], Callable[[], object]]
_DO: dict[str, _Do] = {
    "words": lambda request, framework, form: (
        lambda: actions.edit_framework(by=request.user, framework=framework, kept=form.kept, **form.cleaned_data)
    ),
    "area": lambda request, framework, form: (
        lambda: actions.add_area(by=request.user, framework=framework, kept=form.kept, **form.cleaned_data)
    ),
    "statement": lambda request, framework, form: (
        lambda: actions.add_statement(by=request.user, framework=framework, kept=form.kept, **form.cleaned_data)
    ),
    "place": lambda request, framework, form: lambda: actions.place_measure(by=request.user, **form.cleaned_data),
}


def _remove(request: MemberRequest, framework: Framework, what: str) -> None:
    """Takes away an area, a statement or a measure's place, named as "area-3"; 404 for what is not the framework's."""
    kind, _, number = what.partition("-")
    pk = int(number) if number.isascii() and number.isdigit() and len(number) < 12 else 0
    if kind == "area":
        actions.remove_area(by=request.user, area=get_object_or_404(framework.areas, pk=pk))
    elif kind == "statement":
        actions.remove_statement(by=request.user, statement=get_object_or_404(framework.statements, pk=pk))
    else:
        rows = StatementMeasure.objects.filter(statement__framework=framework).select_related("statement__framework")
        actions.take_measure(by=request.user, placed=get_object_or_404(rows, pk=pk))
    messages.success(request, "Removed.")


def _placed(framework: Framework) -> list[dict[str, Any]]:
    """Which measure stands where. Two queries."""
    rows = StatementMeasure.objects.filter(statement__framework=framework).select_related("statement", "area")
    texts = dict(Measure.objects.filter(plan_id=framework.plan_id).values_list("uid", "text"))
    return [
        {
            "pk": one.pk,
            "text": texts.get(one.measure_uid, "A measure that the plan no longer has"),
            "where": f"{one.area}, {one.statement}",
        }
        for one in rows.order_by("statement__position", "area__position", "pk")
    ]


def _plan(membership: Membership, plan_id: int) -> Plan:
    return get_object_or_404(Plan.objects.visible_to(membership), pk=plan_id)
