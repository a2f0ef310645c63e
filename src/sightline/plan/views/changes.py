"""Changes of an adopted plan: asked for, decided, taken back; and corrections."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.people.access import needs
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.plan import actions
from sightline.plan.forms.changes import DecisionForm, ValueForm, WhatForm
from sightline.plan.models import Action, Change, Plan
from sightline.plan.reads import action_for_page
from sightline.plan.reads.changes import approved_changes, change_for_page, changes_of, targets_of
from sightline.plan.rules import changes as rules
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import ChangeState
from sightline.plan.views.answers import about
from sightline.ui.pages import attempt, form_page, posted, why_not

_TAGS = {"asked": "info", "approved": "good", "refused": "", "withdrawn": "", "made": "info"}


@needs(Permission.CHANGE_ASK)
def change_ask(request: HttpRequest, action_id: int) -> HttpResponse:
    """Asks for a change of an action: first which field, then what it becomes and why."""
    return _change_form(request, action_id, correction=False)


@needs(Permission.PLAN_EDIT)
def correction_make(request: HttpRequest, action_id: int) -> HttpResponse:
    """Puts right what was read or typed wrongly: first which field, then what it should be and how one knows."""
    return _change_form(request, action_id, correction=True)


@needs(Permission.PLAN_VIEW)
def change_list(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Every change and correction of a plan, newest first; those that wait for a decision stand above."""
    plans = Plan.objects.visible_to(request.membership).select_related("partnership")
    plan = get_object_or_404(plans, pk=plan_id)
    changes = list(changes_of(plan))
    waiting = [one for one in changes if one.state == ChangeState.ASKED]
    rows = [_row(request, one) for one in [*waiting, *(one for one in changes if one.state != ChangeState.ASKED)]]
    return render(
        request,
        "plan/change_list.html",
        {
            "title": "Changes and corrections",
            "lede": "What was adopted stands in the baseline for good. A change has a reason and was decided by a "
            "meeting; a correction puts right what was read or typed wrongly, and nothing was moved by it.",
            "table": {
                "caption": "Changes and corrections",
                "columns": ["What", "Was", "Becomes", "State", "Reason"],
                "rows": rows,
            },
            "empty": {
                "title": "Nothing was changed",
                "text": "The plan stands as it was adopted. A change is asked for from the page of its action.",
                "href": reverse("plan_detail", args=[plan.partnership.slug, plan.pk]),
                "action": "Go to the actions",
            },
            **about(plan),
        },
    )


@needs(Permission.CHANGE_APPROVE)
def change_decide(request: HttpRequest, change_id: int) -> HttpResponse:
    """A change to be decided: what it was, what it becomes, why; then what which meeting decided."""
    change = get_object_or_404(change_for_page(request.membership, change_id))
    form = DecisionForm(posted(request))
    hindrance = why_not(lambda: actions.check_can_decide(change, request.user))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        decided = attempt(
            form,
            lambda: actions.decide_change(
                by=request.user,
                change=change,
                approve=given["decision"] == "approve",
                meeting=given["meeting"],
                note=given["note"],
                kept=form.kept,
            ),
        )
        if decided:
            words = "approved and stands in the plan" if decided.state == ChangeState.APPROVED else "refused"
            messages.success(request, f"The change is {words}.")
            return redirect(_where(change))
    start_month = change.plan.partnership.fiscal_start_month
    row = {
        "name": rules.FIELDS[change.thing, change.field].words.capitalize(),
        "before": rules.in_words(change.thing, change.field, change.was, start_month),
        "after": rules.in_words(change.thing, change.field, change.becomes, start_month),
    }
    return form_page(
        request,
        "plan/change_decide.html",
        form,
        title="Decide a change",
        submit="Record the decision",
        change=change,
        rows=[row],
        hindrance=hindrance,
        cancel_url=reverse("change_list", args=[change.plan.partnership.slug, change.plan_id]),
        **about(change.plan),
    )


@require_POST
@needs(Permission.CHANGE_ASK)
def change_take_back(request: HttpRequest, change_id: int) -> HttpResponse:
    """The person who asked takes an open change back."""
    change = get_object_or_404(change_for_page(request.membership, change_id))
    try:
        actions.take_back_change(by=request.user, change=change)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "The change is taken back; the record says that it was asked for.")
    return redirect(_where(change))


def _change_form(request: HttpRequest, action_id: int, *, correction: bool) -> HttpResponse:
    action: Action = get_object_or_404(action_for_page(request.membership, action_id))
    plan = action.plan
    targets = targets_of(action, correction=correction)
    target = next((one for one in targets if one.key == request.GET.get("what")), None)
    here = reverse("action_detail", args=[plan.partnership.slug, action.pk])
    template = "plan/correction_make.html" if correction else "plan/change_ask.html"
    context: dict[str, Any] = {
        "title": "Correct what was misread" if correction else "Ask for a change",
        "caption": f"{action} of {plan}",
        "back": {"href": here, "text": str(action)},
        "cancel_url": here,
    }
    if target is None:
        form = WhatForm(
            request.GET if "sent" in request.GET or "what" in request.GET else None,
            targets=targets,
            correction=correction,
        )
        return form_page(request, template, form, method="get", submit="Continue", **context)
    approved = approved_changes(action, target) if correction else []
    form = ValueForm(
        posted(request),
        target=target,
        correction=correction,
        bodies=Body.objects.filter(partnership_id=plan.partnership_id, ended_on=None),
        approved=approved,
    )
    if request.method == "POST" and form.is_valid():
        place = {"by": request.user, "plan": plan, "thing": target.thing, "uid": target.uid, "field": target.field}
        given = {"becomes": form.becomes, "reason": form.cleaned_data["reason"], "kept": form.kept}

        def act() -> Change:
            if not correction:
                return actions.ask_change(**place, **given)
            chosen = next((one for one in approved if str(one.pk) == form.cleaned_data.get("corrects")), None)
            return actions.correct(**place, **given, corrects=chosen)

        if attempt(form, act):
            done = (
                "The correction is made." if correction else "The change is asked for. It stands once it is approved."
            )
            messages.success(request, done)
            return redirect(here)
    submit = "Make the correction" if correction else "Ask for the change"
    return form_page(request, template, form, target=target, submit=submit, **context)


def _row(request: HttpRequest, change: Change) -> list[Any]:
    slug, start_month = request.membership.partnership.slug, request.membership.partnership.fiscal_start_month
    words = rules.FIELDS[change.thing, change.field].words
    where = f"{change.action}: {words}" if change.action else words.capitalize()
    deciding = change.state == ChangeState.ASKED and request.membership.may(Permission.CHANGE_APPROVE)
    href = ""
    if deciding:
        href = reverse("change_decide", args=[slug, change.pk])
    elif change.action_id:
        href = reverse("action_detail", args=[slug, change.action_id])
    asked = f"asked for by {change.asked_by}" if change.asked_by else "asked for"
    note = f"{asked} on {change.asked_on:%-d %B %Y}"
    if change.state == ChangeState.MADE:
        note = f"made by {change.asked_by or 'the program'} on {change.asked_on:%-d %B %Y}"
    if change.decided_on:
        note += f"; decided by {change.decided_by} on {change.decided_on:%-d %B %Y}, {change.meeting_words}"
    state = "Correction" if change.state == ChangeState.MADE else change.get_state_display()
    return [
        {"text": f"Decide: {where}" if deciding else where, "href": href},
        rules.in_words(change.thing, change.field, change.was, start_month),
        rules.in_words(change.thing, change.field, change.becomes, start_month),
        {"text": "", "tag": {"text": state, "kind": _TAGS[change.state]}, "note": note},
        change.reason,
    ]


def _where(change: Change) -> str:
    """The page a change is about: its action's, else the list of changes."""
    slug = change.plan.partnership.slug
    if change.action_id:
        return reverse("action_detail", args=[slug, change.action_id])
    return reverse("change_list", args=[slug, change.plan_id])
