"""Binding a measure to evidence: first the kind, then the thing; withdrawing, confirming anew, settling its terms."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.assurance import actions
from sightline.assurance.forms.binding import BindingForm, CloseForm, TermsForm
from sightline.assurance.models import Binding, Terms
from sightline.assurance.reads.bound import told
from sightline.assurance.reads.choices import choices_for
from sightline.assurance.reads.measure import suggested
from sightline.assurance.rules.kinds import FURTHEST, Kind, Level
from sightline.assurance.views.answers import about, measure_here
from sightline.files.actions import store_file
from sightline.files.reads import Damaged, download
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here
from sightline.plan.models import Measure
from sightline.privacy.forms import Form
from sightline.ui.pages import attempt, form_page, posted


@needs(Permission.MEASURE_BIND)
def binding_create(request: MemberRequest, measure_id: int) -> HttpResponse:
    """Binds a measure: the kinds to choose from, those that its words suggest first; with a kind, what it names."""
    membership = request.membership
    measure = measure_here(membership, measure_id)
    asked = request.GET.get("kind", "")
    if asked not in [one.value for one in Kind]:
        return _kinds(request, measure)
    kind = Kind(asked)
    form = BindingForm(posted(request), request.FILES or None, kind=kind, choices=choices_for(measure, membership))
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _bind(request, measure, kind, form))
        if made:
            kept = form.told_of(made.stored.name) if made.stored else ""
            messages.success(request, f"The measure is bound to this: {told(made)}.{kept}")
            return redirect(href(membership, "measure_detail", measure.pk))
    return form_page(
        request,
        "assurance/binding_create.html",
        form,
        **{
            **about(measure, membership),
            "title": f"Bind to: {kind.label.lower()}",
            "back": {"href": href(membership, "binding_create", measure.pk), "text": "Kinds of evidence"},
            "submit": "Bind",
        },
    )


def _bind(request: MemberRequest, measure: Measure, kind: Kind, form: BindingForm) -> Binding:
    given: dict[str, Any] = form.given
    if kind == Kind.DOCUMENT:
        document = form.cleaned_data["document"]
        given["stored"] = store_file(
            by=request.user,
            partnership=measure.plan.partnership,
            name=document.name,
            content=document.read(),
            agreed=form.agreed,
        )
    return actions.bind(by=request.user, measure=measure, kind=kind, kept=form.kept, **given)


def _kinds(request: MemberRequest, measure: Measure) -> HttpResponse:
    """The first step: which kind."""
    membership = request.membership
    here = href(membership, "binding_create", measure.pk)
    suggestions = {one.kind: one.words for one in suggested(measure)}
    lines = [
        {
            "href": f"{here}?kind={kind.value}",
            "text": kind.label,
            "shows": f"Shows at most: {FURTHEST[kind].label.lower()}.",
            "why": f"The measure says “{suggestions[kind]}”." if kind in suggestions else "",
        }
        for kind in [*suggestions, *(kind for kind in Kind if kind not in suggestions)]
    ]
    context = {
        **about(measure, membership),
        "title": "What would show it?",
        "suggested": lines[: len(suggestions)],
        "others": lines[len(suggestions) :],
    }
    return render(request, "assurance/binding_kind.html", context)


@needs(Permission.MEASURE_BIND)
def binding_close(request: MemberRequest, binding_id: int) -> HttpResponse:
    """Withdraws evidence of a measure, with the reason."""
    binding, measure = _binding(request.membership, binding_id)
    form = CloseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        closed = attempt(
            form,
            lambda: actions.close_binding(
                by=request.user, binding=binding, why=form.cleaned_data["why"], kept=form.kept
            ),
        )
        if closed:
            messages.success(request, f"Withdrawn: {told(binding)}.")
            return redirect(href(request.membership, "measure_detail", measure.pk))
    return form_page(
        request,
        "assurance/binding_close.html",
        form,
        **about(measure, request.membership),
        title="Withdraw this evidence?",
        lede=told(binding),
        submit="Withdraw it",
    )


@needs(Permission.MEASURE_BIND)
def binding_confirm(request: MemberRequest, binding_id: int) -> HttpResponse:
    """Confirms that evidence still fits a measure that was reworded since."""
    binding, measure = _binding(request.membership, binding_id)
    form = Form(posted(request))
    if request.method == "POST" and form.is_valid():
        confirmed = attempt(form, lambda: actions.confirm_again(by=request.user, binding=binding))
        if confirmed:
            messages.success(request, f"Confirmed for the measure as it reads now: {told(binding)}.")
            return redirect(href(request.membership, "measure_detail", measure.pk))
    return form_page(
        request,
        "assurance/binding_confirm.html",
        form,
        **about(measure, request.membership),
        title="Does this evidence still fit?",
        lede=told(binding),
        submit="Yes, it still fits",
    )


def _binding(membership: Membership, binding_id: int) -> tuple[Binding, Measure]:
    binding = get_object_or_404(Binding.objects.visible_to(membership), pk=binding_id)
    measure = get_object_or_404(
        Measure.objects.visible_to(membership).select_related("plan__partnership", "action", "priority"),
        plan=binding.plan_id,
        uid=binding.measure_uid,
    )
    return binding, measure


@needs(Permission.MEASURE_BIND)
def measure_terms(request: MemberRequest, measure_id: int) -> HttpResponse:
    """Settles what the plan does not print: when it is due, how far it reaches, who judges it and how often."""
    membership = request.membership
    measure = measure_here(membership, measure_id)
    terms = Terms.objects.filter(plan=measure.plan, measure_uid=measure.uid).first()
    initial = {"due": terms.due, "level": terms.level, "judge": terms.judge_id, "months": terms.months} if terms else {}
    form = TermsForm(posted(request), bodies=bodies_here(membership), initial=initial)
    if request.method == "POST" and form.is_valid():
        given = {
            **form.cleaned_data,
            "level": Level(form.cleaned_data["level"]) if form.cleaned_data["level"] else None,
        }
        if attempt(form, lambda: actions.set_terms(by=request.user, measure=measure, **given)):
            messages.success(request, "What you settled stands from today.")
            return redirect(href(membership, "measure_detail", measure.pk))
    return form_page(
        request,
        "assurance/measure_terms.html",
        form,
        **about(measure, membership),
        title="What the plan does not print",
        submit="Settle it",
    )


@needs(Permission.PLAN_VIEW)
def binding_file(request: MemberRequest, binding_id: int) -> HttpResponse:
    """The document that a measure is bound to, as it was given; of one that was withdrawn too."""
    rows = Binding.objects.visible_to(request.membership).select_related("stored", "plan")
    binding = get_object_or_404(rows, pk=binding_id, stored__isnull=False)
    try:
        return download(binding.stored)
    except (Damaged, OSError):
        messages.error(
            request,
            f"The file “{binding.stored}” cannot be given back: it is missing on the server or was changed there."
            " Tell your IT team; it is in their backup.",
        )
        measure = get_object_or_404(Measure, plan=binding.plan, uid=binding.measure_uid)
        return redirect(href(request.membership, "measure_detail", measure.pk))
