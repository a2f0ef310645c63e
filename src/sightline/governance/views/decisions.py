"""Decisions: the log, one of them, recording, its effect; a change or an escalation decided; tasks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.governance import actions
from sightline.governance.forms.decisions import (
    DecisionForm,
    EffectForm,
)
from sightline.governance.models import Decision
from sightline.governance.reads.agenda import action_words, items_of
from sightline.governance.reads.meetings import meeting_for_page
from sightline.governance.reads.seats import may_answer_for, runs
from sightline.governance.rules.agenda import numbered
from sightline.governance.views.answers import actions_here, back_to_meeting, check_runs, number_in, to_meeting
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here
from sightline.plan.models import Owner
from sightline.privacy.reads import reasons_of
from sightline.trail.reads import history
from sightline.ui.pages import attempt, form_page, posted


@needs(Permission.MEETING_VIEW)
def decision_list(request: MemberRequest) -> HttpResponse:
    """The log of decisions, newest first; those still followed stand above."""
    membership = request.membership
    rows = list(
        Decision.objects.visible_to(membership).select_related("meeting__body", "action", "body").order_by("-number")
    )
    followed = [one for one in rows if one.effect_on is None]
    done = [one for one in rows if one.effect_on is not None]
    return render(
        request,
        "governance/decision_list.html",
        {
            "title": "Decisions",
            "lede": "What meetings decided, and what came of it. A decision is followed until its effect is recorded.",
            "back": {"href": href(membership, "meeting_list"), "text": "Meetings"},
            "columns": ["Decision", "Decided by", "Carried out by", "What came of it"],
            "followed": [_row(one, membership) for one in followed],
            "done": [_row(one, membership) for one in done],
        },
    )


def _row(one: Decision, membership: Membership) -> list[Any]:
    day, today = one.due_on, clock.today()
    due = f"by {day.day} {day:%B %Y}" if day else ""
    state: dict[str, Any] = {"text": one.effect}
    if one.effect_on is None:
        late = day is not None and day < today
        state = {"text": "", "tag": {"text": "Overdue" if late else "Followed", "kind": "bad" if late else "info"}}
    return [
        {"text": f"{one.number}. {one.text}", "href": href(membership, "decision_detail", one.pk)},
        {"text": one.meeting.body.name, "note": f"{one.meeting.day.day} {one.meeting.day:%B %Y}"},
        {"text": str(one.body or "Nobody in particular"), "note": due},
        state,
    ]


@needs(Permission.MEETING_VIEW)
def decision_detail(request: MemberRequest, decision_id: int) -> HttpResponse:
    """One decision: what, by whom, about what, and what came of it."""
    decision = _decision(request, decision_id)
    membership, meeting = request.membership, decision.meeting
    facts: list[dict[str, Any]] = [
        {"key": "Decided by", "value": meeting.words, "href": to_meeting(meeting, membership, "decisions")}
    ]
    if decision.item:
        facts.append({"key": "At item", "value": decision.item.title})
    if decision.action:
        address = href(membership, "action_detail", decision.action_id)
        facts.append({"key": "About", "value": action_words(decision.action), "href": address})
    if decision.escalation_id:
        address = href(membership, "escalation_detail", decision.escalation_id)
        facts.append({"key": "Settles", "value": str(decision.escalation), "href": address})
    if decision.body:
        facts.append({"key": "Carried out by", "value": decision.body.name})
    if decision.due_on:
        facts.append({"key": "By", "value": f"{decision.due_on.day} {decision.due_on:%B %Y}"})
    facts.append({"key": "Recorded by", "value": decision.recorded_by.name})
    buttons: list[dict[str, Any]] = []
    if decision.effect_on is None:
        if _may_say_effect(decision, membership):
            address = href(membership, "decision_effect", decision.pk)
            buttons.append({"text": "Say what came of it", "href": address})
        if membership.may(Permission.MEETING_RUN) and runs(membership, meeting.body_id) and actions.can_add(meeting):
            address = href(membership, "decision_edit", decision.pk)
            buttons.append({"text": "Mend the words", "href": address, "kind": "secondary"})
    return render(
        request,
        "governance/decision_detail.html",
        {
            "title": f"Decision {decision.number}",
            "caption": meeting.words,
            "back": {"href": href(membership, "decision_list"), "text": "Decisions"},
            "decision": decision,
            "facts": facts,
            "actions": buttons,
            "tasks": list(decision.tasks.select_related("person", "body")),
            "history": history(decision.partnership_id, [("decision", decision.pk)]),
        },
    )


@needs(Permission.MEETING_RUN)
def decision_record(request: MemberRequest, meeting_id: int) -> HttpResponse:
    """Records what a meeting decided, at an item where it says so."""
    membership = request.membership
    meeting = get_object_or_404(meeting_for_page(membership, meeting_id))
    check_runs(membership, meeting.body_id)
    numbers = numbered(list(items_of(meeting, membership)))
    chosen = next((item for _, item in numbers if item.pk == number_in(request, "item")), None)
    about = chosen.action_id if chosen else None
    owner = Owner.objects.filter(action_id=about, answers=True).first() if about else None
    form = DecisionForm(
        posted(request),
        items=numbers,
        bodies=bodies_here(membership),
        actions=actions_here(membership, about),
        initial={
            "item": str(chosen.pk) if chosen else "",
            "action": about,
            "body": owner.body_id if owner else None,
        },
    )
    if request.method == "POST" and form.is_valid():
        given = {key: form.cleaned_data[key] for key in ("text", "action", "body", "due_on")}
        made = attempt(
            form,
            lambda: actions.record_decision(
                by=request.user, meeting=meeting, item=form.item if form.items else None, kept=form.kept, **given
            ),
        )
        if made:
            messages.success(request, f"Decision {made.number} is recorded, and followed until its effect is known.")
            return redirect(to_meeting(meeting, membership, "decisions"))
    return form_page(
        request,
        "governance/decision_record.html",
        form,
        title="Record a decision",
        caption=meeting.words,
        submit="Record the decision",
        **back_to_meeting(meeting, membership, "decisions"),
    )


@needs(Permission.MEETING_RUN)
def decision_edit(request: MemberRequest, decision_id: int) -> HttpResponse:
    """Mends the words of a decision, until the minutes are approved."""
    decision = _decision(request, decision_id)
    membership = request.membership
    check_runs(membership, decision.meeting.body_id)
    form = DecisionForm(
        posted(request),
        bodies=bodies_here(membership),
        initial={"text": decision.text, "body": decision.body_id, "due_on": decision.due_on},
        kept=reasons_of(decision),
    )
    if request.method == "POST" and form.is_valid():
        given = {key: form.cleaned_data[key] for key in ("text", "body", "due_on")}
        if attempt(form, lambda: actions.reword_decision(by=request.user, decision=decision, kept=form.kept, **given)):
            messages.success(request, "The decision is saved; the record says what it was before.")
            return redirect(href(membership, "decision_detail", decision.pk))
    return form_page(
        request,
        "governance/decision_edit.html",
        form,
        title="Mend the words of a decision",
        caption=str(decision),
        back={"href": href(membership, "decision_detail", decision.pk), "text": str(decision)},
    )


@needs(Permission.UPDATE_GIVE)
def decision_effect(request: MemberRequest, decision_id: int) -> HttpResponse:
    """What came of a decision: said by whoever carries it out, or runs the meetings of who decided."""
    decision = _decision(request, decision_id)
    membership, today = request.membership, clock.today()
    if not _may_say_effect(decision, membership):
        raise PermissionDenied("Whoever carries the decision out says what came of it, or whoever runs the meeting.")
    form = EffectForm(posted(request), first=decision.meeting.day, last=today)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if attempt(form, lambda: actions.record_effect(by=request.user, decision=decision, kept=form.kept, **given)):
            messages.success(request, f"The effect of {decision} is recorded. Nobody is asked about it any more.")
            return redirect(href(membership, "decision_detail", decision.pk))
    return form_page(
        request,
        "governance/decision_effect.html",
        form,
        title="What came of it?",
        caption=str(decision),
        decision=decision,
        submit="Record the effect",
        back={"href": href(membership, "decision_detail", decision.pk), "text": str(decision)},
    )


def _may_say_effect(decision: Decision, membership: Membership) -> bool:
    carries = decision.body_id is not None and may_answer_for(membership, decision.body_id, clock.today())
    return carries or (membership.may(Permission.MEETING_RUN) and runs(membership, decision.meeting.body_id))


def _decision(request: MemberRequest, decision_id: int) -> Decision:
    rows = Decision.objects.visible_to(request.membership).select_related(
        "meeting__body", "item", "action", "body", "escalation", "recorded_by", "effect_by"
    )
    return get_object_or_404(rows, pk=decision_id)
