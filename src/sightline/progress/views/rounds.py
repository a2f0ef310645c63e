"""Rounds: started with a plan, opened, closed with what is unsettled, and how they are run."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from sightline.kit import clock
from sightline.kit.periods import said
from sightline.people.access import needs
from sightline.people.permissions import Permission
from sightline.people.words import words_of
from sightline.plan.models import Plan
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.titles import short_title
from sightline.privacy.rules import HoldsIdentifier
from sightline.progress import actions
from sightline.progress.forms.agreeing import read_versions
from sightline.progress.forms.rounds import PauseForm, RoundSettingsForm
from sightline.progress.models import Ask, Cycle, Draft
from sightline.progress.reads.rounds import next_cycle, owed, settings_of, unsettled_of
from sightline.progress.rules.claims import claim_words
from sightline.progress.rules.cycles import name_of
from sightline.progress.rules.states import UpdateState
from sightline.progress.views.reading import CLAIM_TAGS
from sightline.ui.pages import why_not
from sightline.ui.templatetags.ui import moment


@require_POST
@needs(Permission.ROUND_RUN)
def round_plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Starts the rounds of an adopted plan."""
    plan = get_object_or_404(Plan.objects.visible_to(request.membership), pk=plan_id)
    slug = request.membership.partnership.slug
    try:
        cycles = actions.plan_cycles(by=request.user, plan=plan)
    except NotYet as refused:
        messages.error(request, str(refused))
        return redirect("plan_detail", slug=slug, plan_id=plan.pk)
    first = cycles[0]
    messages.success(
        request,
        f"The rounds are planned. Owners are first asked on {said(first.asks_on)}, about {_name(first)}; answers are"
        f" due by {said(first.due_on)}.",
    )
    return redirect("round_current", slug=slug)


@require_POST
@needs(Permission.ROUND_RUN)
def round_open(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """Opens a round, on its day or before it."""
    cycle = _cycle(request, cycle_id)
    try:
        opened = actions.open_cycle(by=request.user, cycle=cycle)
    except NotYet as refused:
        messages.error(request, str(refused))
    else:
        count = Ask.objects.filter(cycle=opened).count()
        messages.success(
            request, f"{_name(opened)} is open: {count} answers are asked for, due by {said(opened.due_on)}."
        )
    return redirect("round_detail", slug=request.membership.partnership.slug, cycle_id=cycle.pk)


@needs(Permission.ROUND_RUN)
def round_close(request: HttpRequest, cycle_id: int) -> HttpResponse:
    """What closing a round settles, each to be agreed or left; then closes it."""
    cycle = _cycle(request, cycle_id)
    slug = request.membership.partnership.slug
    reasons: list[str] = []
    if request.method == "POST":
        listed, ticked = read_versions(request.POST.getlist("listed")), read_versions(request.POST.getlist("agree"))
        leave = [one for one in listed if one not in ticked]
        try:
            actions.close_cycle(by=request.user, cycle=cycle, agree=ticked, leave=leave)
        except NotYet as refused:
            reasons = refused.reasons
        else:
            messages.success(
                request, f"{_name(cycle)} is closed. What was said and computed is frozen; what is owed is carried on."
            )
            return redirect("round_detail", slug=slug, cycle_id=cycle.pk)
    hindrance = why_not(lambda: actions.check_can_close(cycle))
    onward = next_cycle(cycle, clock.today())
    context: dict[str, Any] = {
        "title": f"Close {_name(cycle)}",
        "caption": str(cycle.plan),
        "lede": "Closing freezes what was said and computed. It cannot be taken back.",
        "problems": [{"text": reason, "href": "#unsettled"} for reason in reasons],
        "lines": list(_lines(cycle, slug, set(request.POST.getlist("agree")))),
        "owing": list(_owing(cycle)),
        "typing": sorted(Draft.objects.filter(ask__cycle=cycle).values_list("person__name", flat=True).distinct()),
        "onward": _name(onward) if onward else "",
        "hindrance": hindrance,
        "back": {"href": reverse("round_detail", args=[slug, cycle.pk]), "text": _name(cycle)},
        "cancel_url": reverse("round_detail", args=[slug, cycle.pk]),
    }
    return render(request, "progress/round_close.html", context, status=409 if reasons else 200)


@needs(Permission.ROUND_RUN)
def round_settings(request: HttpRequest) -> HttpResponse:
    """How the partnership runs its rounds, and whether reminders are paused."""
    partnership = request.membership.partnership
    settings = settings_of(partnership)
    initial = {name: getattr(settings, name) for name in RoundSettingsForm.base_fields}
    initial["reminder_days"] = ", ".join(map(str, settings.reminder_days))
    form = RoundSettingsForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_round_settings(by=request.user, partnership=partnership, **form.cleaned_data)
        except NotYet as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(
                request, "Saved. Rounds that are still planned have their new days; an open one keeps its own."
            )
            return redirect("round_settings", slug=partnership.slug)
    return _settings_page(request, form, PauseForm(kept=None))


@require_POST
@needs(Permission.ROUND_RUN)
def round_pause(request: HttpRequest) -> HttpResponse:
    """Pauses the reminders up to a day, or takes the pause back."""
    partnership = request.membership.partnership
    if request.POST.get("act") == "end":
        actions.pause_reminders(by=request.user, partnership=partnership, until=None, why="")
        messages.success(request, "Reminders go again on the days set.")
        return redirect("round_settings", slug=partnership.slug)
    form = PauseForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.pause_reminders(
                by=request.user, partnership=partnership, until=given["until"], why=given["why"], kept=form.kept
            )
        except HoldsIdentifier as refused:
            form.refuse(refused)
        except NotYet as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, f"No reminder goes up to and with {said(given['until'])}.")
            return redirect("round_settings", slug=partnership.slug)
    settings = settings_of(partnership)
    initial = {name: getattr(settings, name) for name in RoundSettingsForm.base_fields}
    initial["reminder_days"] = ", ".join(map(str, settings.reminder_days))
    return _settings_page(request, RoundSettingsForm(initial=initial), form)


def _settings_page(request: HttpRequest, form: RoundSettingsForm, pause: PauseForm) -> HttpResponse:
    partnership = request.membership.partnership
    settings = settings_of(partnership)
    paused = settings.paused_until is not None and settings.paused_until >= clock.today()
    context = {
        "title": "How rounds are run",
        "lede": "Each quarter owners are asked how their actions go. These days hold for every plan here.",
        "form": form,
        "pause": pause,
        "forms": [pause],
        "paused": f"No reminder goes up to and with {said(settings.paused_until)}: {settings.paused_why}"
        if paused
        else "",
        "pause_url": reverse("round_pause", args=[partnership.slug]),
        "action_url": reverse("round_settings", args=[partnership.slug]),
    }
    return render(request, "progress/round_settings.html", context, status=422 if form.errors or pause.errors else 200)


def _cycle(request: HttpRequest, cycle_id: int) -> Cycle:
    found = Cycle.objects.visible_to(request.membership).select_related("plan__partnership", "partnership")
    return get_object_or_404(found, pk=cycle_id)


def _name(cycle: Cycle) -> str:
    return name_of(cycle.starts_on, cycle.partnership.fiscal_start_month)


def _lines(cycle: Cycle, slug: str, ticked: set[str]) -> Iterator[dict[str, Any]]:
    """What nobody has agreed yet, in the plan's order."""
    partnership = cycle.partnership
    ratings = words_of(partnership.kind, partnership.words).ratings
    for one in unsettled_of(cycle):
        value = f"{one.pk}:{one.version}"
        action = one.ask.action
        yield {
            "id": one.pk,
            "value": value,
            "ticked": value in ticked,
            "name": f"{action.number} {short_title(action.title, action.text)}",
            "body": one.ask.body.name,
            "sent": f"{one.submitted_by}, {moment(one.submitted_at)}",
            "done": one.done,
            "claim": {"text": claim_words(one.claim, ratings), "kind": CLAIM_TAGS[one.claim]} if one.claim else None,
            "returned": one.returned_why if one.state == UpdateState.RETURNED else "",
            "href": reverse("update_detail", args=[slug, one.pk]),
        }


def _owing(cycle: Cycle) -> Iterator[str]:
    """Who has not answered: "1.2 Toolkit, Workforce Development Group"."""
    unsent = owed(Ask.objects.filter(cycle=cycle, updates__isnull=True))
    for ask in unsent.select_related("action", "body"):
        yield f"{ask.action.number} {short_title(ask.action.title, ask.action.text)}: {ask.body}"
