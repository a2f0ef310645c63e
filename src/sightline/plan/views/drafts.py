"""Editing a draft: its overview, its head, priorities and actions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from sightline.people.access import needs
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.plan import actions
from sightline.plan.forms import drafts as forms
from sightline.plan.forms import rows as row_forms
from sightline.plan.forms.plans import SureForm
from sightline.plan.models import Action, Plan, Priority
from sightline.plan.reads.drafts import DraftPage, draft_page, next_number
from sightline.plan.reads.format import action_document, head_document, priority_document
from sightline.plan.rules.errors import BadFormat, EditedMeanwhile, NotYet
from sightline.plan.rules.format import normal_thing
from sightline.plan.rules.words import differing
from sightline.plan.views.answers import about, of_a_draft
from sightline.ui.pages import attempt, form_page, posted

Json = Any


@needs(Permission.PLAN_EDIT)
@of_a_draft
def plan_edit(request: HttpRequest, plan_id: int) -> HttpResponse:
    """A draft as it is worked on: what is in the way of adopting it, priorities and actions in their order."""
    plan = _draft(request, plan_id)
    page = draft_page(plan)
    return render(
        request, "plan/plan_edit.html", {"title": "Edit the draft", **_overview(request, page), **about(plan)}
    )


@needs(Permission.PLAN_EDIT)
@of_a_draft
def plan_head_edit(request: HttpRequest, plan_id: int) -> HttpResponse:
    """The draft's title, period, vision, principles and threads."""
    plan = _draft(request, plan_id)
    stands = head_document(plan)
    form = forms.HeadForm(posted(request), initial={**forms.HeadForm.shown(stands), "revision": plan.revision})
    context: dict[str, Any] = {"title": "Title, period and threads", "cancel_url": _overview_url(plan), **about(plan)}
    if request.method == "POST" and form.is_valid():
        head = form.document()
        try:
            saved = attempt(
                form,
                lambda: actions.edit_plan(
                    by=request.user, plan=plan, revision=form.cleaned_data["revision"], head=head
                ),
            )
        except EditedMeanwhile as meanwhile:
            form = forms.HeadForm(_again(request, meanwhile))
            conflict = _conflict("plan", meanwhile, {**meanwhile.theirs, **head})
            return form_page(request, "plan/plan_head_edit.html", form, status=409, conflict=conflict, **context)
        if saved:
            messages.success(request, "The plan’s title, period and threads are saved.")
            return redirect(_overview_url(plan))
    return form_page(request, "plan/plan_head_edit.html", form, **context)


@needs(Permission.PLAN_EDIT)
@of_a_draft
def priority_create(request: HttpRequest, plan_id: int) -> HttpResponse:
    """A new priority at the end of the draft."""
    plan = _draft(request, plan_id)
    form = forms.PriorityForm(posted(request), initial={"revision": 0, "number": plan.priorities.count() + 1})
    if request.method == "POST" and form.is_valid():
        document = form.document()
        if attempt(form, lambda: actions.add_priority(by=request.user, plan=plan, document=document)):
            messages.success(request, "The priority is added. Now add its actions.")
            return redirect(_overview_url(plan))
    return form_page(
        request,
        "plan/priority_create.html",
        form,
        title="Add a priority",
        submit="Add the priority",
        cancel_url=_overview_url(plan),
        **about(plan),
    )


@needs(Permission.PLAN_EDIT)
@of_a_draft
def priority_edit(request: HttpRequest, priority_id: int) -> HttpResponse:
    """A priority's number, title, aim, outcomes and its own measures."""
    priority = _priority(request, priority_id)
    plan = priority.plan
    stands = priority_document(priority)
    data = posted(request)
    if data and "more" in data:
        data = row_forms.with_another(data, "measures")
    form = forms.PriorityForm(data, initial={**forms.PriorityForm.shown(stands), "revision": priority.revision})
    measures = row_forms.rows_for("measures", stands["measures"], data)
    context = {"title": str(priority), "cancel_url": _overview_url(plan), **about(plan)}
    if request.method == "POST" and "more" not in request.POST and row_forms.all_valid(form, measures):
        document = {**form.document(stands), "measures": measures.documents(stands["measures"], plan)}
        revision = form.cleaned_data["revision"]
        try:
            saved = attempt(
                form,
                lambda: actions.edit_priority(by=request.user, priority=priority, revision=revision, document=document),
            )
        except EditedMeanwhile as meanwhile:
            data = _again(request, meanwhile)
            form, measures = forms.PriorityForm(data), row_forms.rows_for("measures", stands["measures"], data)
            conflict = _conflict("priority", meanwhile, {**meanwhile.theirs, **document})
            return _with_rows(
                request,
                "plan/priority_edit.html",
                form,
                {"measures": measures},
                status=409,
                conflict=conflict,
                **context,
            )
        if saved:
            messages.success(request, "The priority is saved.")
            return redirect(_overview_url(plan))
    return _with_rows(request, "plan/priority_edit.html", form, {"measures": measures}, **context)


@needs(Permission.PLAN_EDIT)
@of_a_draft
def priority_remove(request: HttpRequest, priority_id: int) -> HttpResponse:
    """Takes a priority out of the draft, after one question."""
    priority = _priority(request, priority_id)
    plan = priority.plan
    form = SureForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.remove_priority(by=request.user, priority=priority)
        except NotYet as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "The priority and its actions are removed; the record says what they were.")
        return redirect(_overview_url(plan))
    return form_page(
        request,
        "plan/priority_remove.html",
        form,
        title=f"Remove “{priority}”?",
        submit="Remove the priority",
        danger=True,
        numbers=list(priority.actions.values_list("number", flat=True)),
        cancel_url=_overview_url(plan),
        **about(plan),
    )


@require_POST
@needs(Permission.PLAN_EDIT)
def priority_move(request: HttpRequest, priority_id: int) -> HttpResponse:
    """Moves a priority up or down."""
    priority = _priority(request, priority_id)
    try:
        actions.move_priority(by=request.user, priority=priority, step=_step(request))
    except NotYet as refused:
        messages.error(request, str(refused))
    return redirect(f"{_overview_url(priority.plan)}#priority-{priority.pk}")


@needs(Permission.PLAN_EDIT)
@of_a_draft
def action_create(request: HttpRequest, priority_id: int) -> HttpResponse:
    """A new action at the end of a priority."""
    priority = _priority(request, priority_id)
    return _action_form(request, priority.plan, priority, None)


@needs(Permission.PLAN_EDIT)
@of_a_draft
def action_edit(request: HttpRequest, action_id: int) -> HttpResponse:
    """An action and everything that hangs on it, on one page."""
    action = _action(request, action_id)
    return _action_form(request, action.plan, action.priority, action)


@needs(Permission.PLAN_EDIT)
@of_a_draft
def action_remove(request: HttpRequest, action_id: int) -> HttpResponse:
    """Takes an action out of the draft, after one question."""
    action = _action(request, action_id)
    form = SureForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            actions.remove_action(by=request.user, action=action)
        except NotYet as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "The action is removed; the record says what it was.")
        return redirect(_overview_url(action.plan))
    return form_page(
        request,
        "plan/action_remove.html",
        form,
        title=f"Remove action {action.number}?",
        submit="Remove the action",
        danger=True,
        action=action,
        cancel_url=_overview_url(action.plan),
        **about(action.plan),
    )


@require_POST
@needs(Permission.PLAN_EDIT)
def action_move(request: HttpRequest, action_id: int) -> HttpResponse:
    """Moves an action up or down, or to another priority."""
    action = _action(request, action_id)
    asked = request.POST.get("priority", "")
    other = None
    if asked:
        others = Priority.objects.visible_to(request.membership).filter(plan=action.plan)
        other = get_object_or_404(others, pk=asked if asked.isdigit() else 0)
    try:
        actions.move_action(by=request.user, action=action, step=_step(request), priority=other)
    except NotYet as refused:
        messages.error(request, str(refused))
    return redirect(f"{_overview_url(action.plan)}#action-{action.pk}")


@require_POST
@needs(Permission.PLAN_EDIT)
def plan_dates_accept(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Takes every date that is suggested for a milestone without one."""
    plan = _draft(request, plan_id)
    try:
        taken = actions.accept_suggested_dates(by=request.user, plan=plan)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        dates = "1 suggested date is" if taken == 1 else f"{taken} suggested dates are"
        messages.success(request, f"{dates} taken. Check each against the plan.")
    return redirect(_overview_url(plan))


def _action_form(request: HttpRequest, plan: Plan, priority: Priority, action: Action | None) -> HttpResponse:
    """The one page an action is written on, new or standing."""
    outcomes = priority.outcomes.all()
    stands: Json = action_document(action) if action else {key: [] for key in row_forms.SECTIONS}
    bodies = Body.objects.filter(partnership_id=plan.partnership_id, ended_on=None)
    data = posted(request)
    more = data.get("more", "") if data else ""
    if data and more in row_forms.SECTIONS:
        data = row_forms.with_another(data, more)

    def drawn(posted: Any) -> tuple[forms.ActionForm, dict[str, row_forms.Rows]]:
        initial = {"revision": 0, "number": next_number(priority)}
        if action:
            initial = {**forms.ActionForm.shown(stands, plan, outcomes), "revision": action.revision}
        rows = {
            key: row_forms.rows_for(key, stands.get(key, []), posted, **({"bodies": bodies} if key == "owners" else {}))
            for key in row_forms.SECTIONS
        }
        return forms.ActionForm(posted, plan=plan, outcomes=outcomes, initial=initial), rows

    form, rows = drawn(data)
    template = "plan/action_edit.html" if action else "plan/action_create.html"
    context: dict[str, Any] = {
        "title": f"Action {action.number}" if action else f"Add an action to {priority}",
        "submit": "Save the action" if action else "Add the action",
        "cancel_url": reverse("action_detail", args=[plan.partnership.slug, action.pk])
        if action
        else _overview_url(plan),
        "action": action,
        **about(plan),
    }
    if request.method == "POST" and not more and row_forms.all_valid(form, *rows.values()):
        document = form.document() | {key: one.documents(stands.get(key, []), plan) for key, one in rows.items()}
        revision = form.cleaned_data["revision"]

        def save() -> Action:
            if action is None:
                return actions.add_action(by=request.user, priority=priority, document=document)
            return actions.edit_action(by=request.user, action=action, revision=revision, document=document)

        try:
            saved = attempt(form, save)
        except EditedMeanwhile as meanwhile:
            form, rows = drawn(_again(request, meanwhile))
            conflict = _conflict("action", meanwhile, {**meanwhile.theirs, **document}, outcomes)
            return _with_rows(request, template, form, rows, status=409, conflict=conflict, **context)
        if saved:
            messages.success(request, f"Action {saved.number} is saved.")
            if "another" in request.POST:
                return redirect("action_create", plan.partnership.slug, priority.pk)
            return redirect("action_detail", plan.partnership.slug, saved.pk)
    return _with_rows(request, template, form, rows, **context)


def _with_rows(
    request: HttpRequest,
    template: str,
    form: Any,
    rows: dict[str, row_forms.Rows],
    status: int = 200,
    **context: object,
) -> HttpResponse:
    """A form page with sections of rows under the form."""
    sections = [
        {"key": key, "title": row_forms.SECTIONS[key][0], "more": row_forms.SECTIONS[key][1], "rows": one}
        for key, one in rows.items()
    ]
    if "more" in request.POST:
        row_forms.without_complaint(form, *rows.values())
    elif status == 200 and form.is_bound:
        status = 422
    context |= {"form": form, "sections": sections, "forms": [form, *rows.values()]}
    return render(request, template, context, status=status)


def _overview(request: HttpRequest, page: DraftPage) -> dict[str, Any]:
    slug = request.membership.partnership.slug
    buttons = [
        {"text": text, "href": reverse(name, args=[slug, page.plan.pk]), "kind": "secondary"}
        for name, text in (("plan_head_edit", "Title, period and threads"), ("priority_create", "Add a priority"))
    ]
    if page.suggested_dates:
        buttons.append(
            {
                "text": f"Take the {page.suggested_dates} suggested dates",
                "href": reverse("plan_dates_accept", args=[slug, page.plan.pk]),
                "kind": "secondary",
                "post": True,
            }
        )
    if request.membership.may(Permission.PLAN_ADOPT):
        buttons.append({"text": "Adopt the plan", "href": reverse("plan_adopt", args=[slug, page.plan.pk]), "kind": ""})
    buttons.append(
        {"text": "Discard the draft", "href": reverse("plan_discard", args=[slug, page.plan.pk]), "kind": "link"}
    )
    return {"page": page, "actions": buttons, "slug": slug}


def _conflict(noun: str, meanwhile: EditedMeanwhile, yours: Json, outcomes: Json = ()) -> dict[str, Any]:
    """What the second editor is shown of the first's, beside her own; both in normal form, so said alike."""
    when = localtime(meanwhile.when) if meanwhile.when else None
    names = {str(one.uid): one.text for one in outcomes}
    try:
        theirs, own = (normal_thing(noun, one, "The text") for one in (meanwhile.theirs, yours))
        rows = differing(noun, theirs, own)
    except BadFormat:
        rows = []
    return {
        "who": meanwhile.who,
        "when": f"{when:%-I:%M}{when:%p}".lower() + f" on {when:%-d %B %Y}" if when else "",
        "rows": [
            {"name": name, "theirs": names.get(their, their), "yours": names.get(own, own)} for name, their, own in rows
        ],
    }


def _again(request: HttpRequest, meanwhile: EditedMeanwhile) -> Any:
    """Her own words again, now on top of what the other saved."""
    data = request.POST.copy()
    data["revision"] = str(meanwhile.revision)
    return data


def _step(request: HttpRequest) -> int:
    return {"up": -1, "down": 1}.get(request.POST.get("step", ""), 0)


def _overview_url(plan: Plan) -> str:
    return reverse("plan_edit", args=[plan.partnership.slug, plan.pk])


def _draft(request: HttpRequest, plan_id: int) -> Plan:
    plans = Plan.objects.visible_to(request.membership).select_related("partnership")
    return get_object_or_404(plans, pk=plan_id)


def _priority(request: HttpRequest, priority_id: int) -> Priority:
    rows = Priority.objects.visible_to(request.membership).select_related("plan__partnership")
    return get_object_or_404(rows, pk=priority_id)


def _action(request: HttpRequest, action_id: int) -> Action:
    rows = Action.objects.visible_to(request.membership).select_related("plan__partnership", "priority", "outcome")
    return get_object_or_404(rows, pk=action_id)
