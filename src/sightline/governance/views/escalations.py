"""Escalations: the log, one of them, raising, closing, withdrawing. Deciding is done at the item (settling.py)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from sightline.governance import actions
from sightline.governance.forms.challenges import EscalateForm, OutcomeForm
from sightline.governance.models import Challenge, Escalation
from sightline.governance.reads.about import with_decisions
from sightline.governance.reads.meetings import next_meeting
from sightline.governance.reads.seats import runs
from sightline.governance.rules.states import ESCALATION_LABELS, ESCALATION_STEPS, EscalationState
from sightline.governance.views.answers import actions_here, number_in, to_meeting
from sightline.governance.views.challenges import fronts_of
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, href, needs
from sightline.people.models import BodyKind
from sightline.people.permissions import Permission
from sightline.people.reads import bodies_here
from sightline.plan.rules.states import can_step
from sightline.plan.rules.titles import short_title
from sightline.privacy.forms import ReasonForm
from sightline.progress.models import Cycle
from sightline.trail.reads import history
from sightline.ui.pages import attempt, form_page, posted

TAGS = {
    EscalationState.RAISED: "warn",
    EscalationState.LISTED: "info",
    EscalationState.DECIDED: "info",
    EscalationState.RETURNED: "info",
    EscalationState.CLOSED: "good",
    EscalationState.WITHDRAWN: "none",
}
_DONE = (EscalationState.CLOSED, EscalationState.WITHDRAWN)


@needs(Permission.MEETING_VIEW)
def escalation_list(request: MemberRequest) -> HttpResponse:
    """The log of escalations, those that are not closed first."""
    membership = request.membership
    rows = with_decisions(Escalation.objects.visible_to(membership).order_by("-number"), membership)
    rows.sort(key=lambda one: one.state in _DONE)
    buttons = []
    if membership.may(Permission.CHALLENGE_RAISE):
        buttons.append({"text": "Escalate something", "href": href(membership, "escalation_raise")})
    return render(
        request,
        "governance/escalation_list.html",
        {
            "title": "Escalations",
            "lede": "What one body put before another because it could not settle it itself, and what was decided.",
            "back": {"href": href(membership, "meeting_list"), "text": "Meetings"},
            "actions": buttons,
            "table": {
                "caption": "Escalations",
                "columns": ["What", "From and to", "Where it stands", "Decided"],
                "rows": [_row(one, membership) for one in rows],
            },
            "empty": {
                "title": "Nothing is escalated",
                "text": "What the Executive cannot settle it puts before the Board, from an action or from here.",
                **({"href": buttons[0]["href"], "action": "Escalate something"} if buttons else {}),
            },
        },
    )


def _row(one: Escalation, membership: Membership) -> list[Any]:
    listed = one.listed[0].meeting.words if one.state == EscalationState.LISTED and one.listed else ""
    return [
        {
            "text": f"{one.number}. {one.title}",
            "href": href(membership, "escalation_detail", one.pk),
            "note": str(one.action or ""),
        },
        {"text": f"{one.from_body} to {one.to_body}", "note": _day(one.raised_on)},
        {"text": "", "tag": {"text": ESCALATION_LABELS[one.state], "kind": TAGS[one.state]}, "note": listed},
        one.decided.text if one.decided else "",
    ]


@needs(Permission.CHALLENGE_RAISE)
def escalation_raise(request: MemberRequest) -> HttpResponse:
    """Puts something before the Board: begun at an action or a challenge, that is filled in."""
    membership = request.membership
    challenge = Challenge.objects.visible_to(membership).filter(pk=number_in(request, "challenge") or 0).first()
    about = challenge.action_id if challenge else number_in(request, "action")
    to_choose = actions_here(membership, about)
    chosen = to_choose.filter(pk=about or 0).first()
    deciders = bodies_here(membership).filter(kind=BodyKind.BOARD)
    if not deciders.exists():
        deciders = bodies_here(membership).filter(kind=BodyKind.EXECUTIVE)
    initial: dict[str, Any] = {"action": chosen}
    if challenge:
        initial |= {"title": f"{challenge} to {challenge.to_body}: no satisfying answer"[:200]}
    elif chosen:
        initial |= {"title": f"{chosen.number} {short_title(chosen.title, chosen.text)}"[:200]}
    form = EscalateForm(
        posted(request), fronts=fronts_of(membership), deciders=deciders, actions=to_choose, initial=initial
    )
    cycle = Cycle.objects.visible_to(membership).filter(pk=number_in(request, "cycle") or 0).first()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        made = attempt(
            form,
            lambda: actions.raise_escalation(
                by=request.user, challenge=challenge, cycle=cycle, kept=form.kept, **given
            ),
        )
        if made:
            messages.success(request, f"{made} is raised. It is suggested for the next agenda of {made.to_body}.")
            return redirect(href(membership, "escalation_detail", made.pk))
    return form_page(
        request,
        "governance/escalation_raise.html",
        form,
        title="Escalate",
        submit="Escalate it",
        challenge=challenge,
        back={"href": href(membership, "escalation_list"), "text": "Escalations"},
    )


@needs(Permission.MEETING_VIEW)
def escalation_detail(request: MemberRequest, escalation_id: int) -> HttpResponse:
    """One escalation: why, where it stands, what was decided, what came of it."""
    membership = request.membership
    escalation = _escalation(membership, escalation_id)
    buttons: list[dict[str, Any]] = []
    may_raise = membership.may(Permission.CHALLENGE_RAISE)
    if escalation.state == EscalationState.RAISED and membership.may(Permission.MEETING_RUN):
        coming = next_meeting(escalation.to_body, clock.today())
        if coming and runs(membership, escalation.to_body_id):
            address = href(membership, "agenda_build", coming.pk)
            buttons.append({"text": f"Put it on the agenda of {_day(coming.day)}", "href": address})
    if may_raise and can_step(ESCALATION_STEPS, escalation.state, "close"):
        buttons.append({"text": "Close it", "href": href(membership, "escalation_close", escalation.pk)})
    if may_raise and can_step(ESCALATION_STEPS, escalation.state, "withdraw"):
        address = href(membership, "escalation_withdraw", escalation.pk)
        buttons.append({"text": "Withdraw", "href": address, "kind": "link"})
    return render(
        request,
        "governance/escalation_detail.html",
        {
            "title": escalation.title,
            "caption": f"{escalation}, {escalation.from_body} to {escalation.to_body}",
            "back": {"href": href(membership, "escalation_list"), "text": "Escalations"},
            "escalation": escalation,
            "tag": {"text": ESCALATION_LABELS[escalation.state], "kind": TAGS[escalation.state]},
            "actions": buttons,
            "facts": _facts(escalation, membership),
            "history": history(escalation.partnership_id, [("escalation", escalation.pk)]),
        },
    )


def _facts(one: Escalation, membership: Membership) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = [{"key": "Raised by", "value": f"{one.raised_by.name}, {_day(one.raised_on)}"}]
    if one.action:
        words = f"{one.action.number} {short_title(one.action.title, one.action.text)}"
        facts.append({"key": "About", "value": words, "href": href(membership, "action_detail", one.action_id)})
    if one.challenge:
        address = href(membership, "challenge_detail", one.challenge_id)
        facts.append({"key": "After", "value": str(one.challenge), "href": address})
    facts += [
        {"key": "On the agenda of", "value": item.meeting.words, "href": to_meeting(item.meeting, membership)}
        for item in one.listed
    ]
    if one.decided:
        address = href(membership, "decision_detail", one.decided.pk)
        facts.append({"key": str(one.decided), "value": one.decided.text, "href": address})
    if one.owner:
        facts.append({"key": "Back with", "value": one.owner.name, "note": f"since {_day(one.returned_on)}"})
    if one.outcome:
        who = f"{one.closed_by.name}, {_day(one.closed_on)}"
        facts.append({"key": "What came of it", "value": one.outcome, "note": who})
    if one.withdrawn_why:
        facts.append({"key": "Withdrawn because", "value": one.withdrawn_why})
    return facts


@needs(Permission.CHALLENGE_RAISE)
def escalation_close(request: MemberRequest, escalation_id: int) -> HttpResponse:
    """Says what came of a decided escalation."""
    membership = request.membership
    escalation = _escalation(membership, escalation_id)
    form = OutcomeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        outcome = form.cleaned_data["outcome"]
        if attempt(
            form,
            lambda: actions.close_escalation(by=request.user, escalation=escalation, outcome=outcome, kept=form.kept),
        ):
            messages.success(request, f"{escalation} is closed.")
            return redirect(href(membership, "escalation_detail", escalation.pk))
    return form_page(
        request,
        "governance/escalation_close.html",
        form,
        title="Close an escalation",
        caption=f"{escalation}: {escalation.title}",
        submit="Close it",
        back={"href": href(membership, "escalation_detail", escalation.pk), "text": str(escalation)},
    )


@needs(Permission.CHALLENGE_RAISE)
def escalation_withdraw(request: MemberRequest, escalation_id: int) -> HttpResponse:
    """Takes back an escalation that is on no agenda, with why."""
    membership = request.membership
    escalation = _escalation(membership, escalation_id)
    form = ReasonForm(posted(request), label="Why is it withdrawn?", help_text="It stands on the record for good.")
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if attempt(
            form,
            lambda: actions.withdraw_escalation(by=request.user, escalation=escalation, reason=reason, kept=form.kept),
        ):
            messages.success(request, f"{escalation} is withdrawn; the record says that it was raised.")
            return redirect(href(membership, "escalation_detail", escalation.pk))
    return form_page(
        request,
        "governance/escalation_withdraw.html",
        form,
        title=f"Withdraw {str(escalation).lower()}?",
        caption=escalation.title,
        submit="Withdraw it",
        danger=True,
        back={"href": href(membership, "escalation_detail", escalation.pk), "text": str(escalation)},
    )


def _escalation(membership: Membership, escalation_id: int) -> Escalation:
    row = get_object_or_404(Escalation.objects.visible_to(membership), pk=escalation_id)
    return with_decisions(Escalation.objects.filter(pk=row.pk), membership)[0]


def _day(day: Any) -> str:
    return f"{day.day} {day:%B %Y}"
