"""One action on one page: what was promised, by when, how success will be known, who watches, and its record."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst

from sightline.desk.links import action_links
from sightline.desk.views.action_round import evidence_by_measure, milestone_states, round_sections
from sightline.desk.views.besides import answered_so_far
from sightline.kit import clock
from sightline.kit.periods import said
from sightline.people.access import Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.permissions import Permission
from sightline.plan.models import Action, Change
from sightline.plan.reads import ActionPage, action_for_page, action_page
from sightline.plan.reads.shapes import OwnerName
from sightline.plan.rules.changes import FIELDS, in_words
from sightline.plan.rules.states import LABELS, ChangeKind, ChangeState
from sightline.plan.rules.titles import short_title
from sightline.trail.reads import history
from sightline.ui.templatetags.ui import count_of

_STATE_TAGS = {ChangeState.ASKED: "info", ChangeState.APPROVED: "good", ChangeState.REFUSED: "bad"}


@needs(Permission.PLAN_VIEW)
@kept(besides=answered_so_far)
def action_detail(request: HttpRequest, action_id: int) -> HttpResponse:
    """The whole line of sight of an action, as far as the rooms that exist can see it."""
    action = get_object_or_404(action_for_page(request.membership, action_id))
    plan, slug = action.plan, action.plan.partnership.slug
    frame = {
        "title": f"{action.number} {short_title(action.title, action.text)}",
        "back": {"href": reverse("plan_detail", args=[slug, plan.pk]), "text": str(plan)},
    }
    return kept_page(request, "desk/action_detail.html", frame, lambda: _drawn(action, request.membership))


def _drawn(action: Action, membership: Membership) -> dict[str, object]:
    """What an action's page shows."""
    page = action_page(action, clock.today(), membership)
    plan, slug = action.plan, action.plan.partnership.slug
    month = plan.partnership.fiscal_start_month
    told = {} if plan.is_draft else round_sections(action, membership, clock.today())
    known = evidence_by_measure(told["stands"]) if told else {}
    return {
        **told,
        "caption": str(action.priority),
        "lede": _lede(page),
        "actions": action_links(action, membership, [one.body_id for one in page.owner_rows if one.body_id]),
        "page": page,
        "promised": _passages(page),
        "plan": plan,
        "slug": slug,
        "reworded": page.adopted_text != action.text,
        "facts": _facts(page, slug),
        "milestones": _milestones(page, milestone_states(told["stands"]) if told else {}),
        "milestone_columns": ["Milestone", "Due"]
        if plan.is_draft
        else ["Milestone", "Due", "As adopted", "How it stands"],
        "measures": [_measure(one, known.get(one.row.pk), slug) for one in page.measures],
        "changes": [_change(one, month, _decide(one, membership)) for one in page.changes],
        "printed": [{"key": label, "lines": text.splitlines()} for label, text in page.as_printed],
        "neighbours": _neighbours(page, slug),
        "history": history(
            action.partnership_id, [("action", action.pk), *(("update", pk) for pk in told.get("update_ids", ()))]
        ),
    }


def _lede(page: ActionPage) -> str:
    """Who answers and when it is due, in one sentence."""
    who = page.answering.name if page.answering else (page.owners[0].name if page.owners else "")
    if page.action.withdrawn_on:
        return f"Withdrawn on {page.action.withdrawn_on:%-d %B %Y}."
    answers = f"{who} answers for it" if page.answering else (f"{who} owns it" if who else "Nobody owns it yet")
    return f"{answers}. {capfirst(page.timing_words)}."


def _passages(page: ActionPage) -> list[dict[str, object]]:
    """The action's words as passages: lines that are bullets together, the others one by one."""
    bullets = {f"{one.label}) {one.text}" if one.label else one.text for one in page.bullets} | {
        one.text for one in page.bullets
    }
    lines = [line.strip() for line in page.action.text.splitlines() if line.strip()]
    return [
        {"bulleted": bulleted, "lines": list(together)}
        for bulleted, together in groupby(lines, key=lambda line: line in bullets)
    ]


def _facts(page: ActionPage, slug: str) -> list[dict[str, object]]:
    """Who answers and who else owns it, outcome, threads, funding, as a summary list."""
    facts: list[dict[str, object]] = []
    if page.answering:
        facts.append({"key": "Answers for it", "value": _named(page.answering)})
    others = [_named(one) for one in page.owners if one is not page.answering]
    if others or not page.answering:
        facts.append({"key": "Own it too" if page.answering else "Owners", "lines": others or ["Nobody yet"]})
    if page.adopted_owners and list(page.adopted_owners) != [one.name or one.person for one in page.owner_rows]:
        facts.append({"key": "Owners as adopted", "lines": list(page.adopted_owners)})
    if page.action.outcome:
        facts.append({"key": "Expected outcome", "value": page.action.outcome.text})
    if page.threads:
        facts.append(
            {"key": "Threads" if len(page.threads) > 1 else "Thread", "lines": [t.title for t in page.threads]}
        )
    if page.funding:
        facts.append({"key": "Funding", "lines": [_money(one) for one in page.funding]})
    facts += [
        {"key": "Its own plan", "value": str(one), "href": reverse("plan_detail", args=[slug, one.pk])}
        for one in page.nested_plans
    ]
    facts += [
        {
            "key": "In another year",
            "value": f"{one.number} of {one.plan_title or 'another plan'}",
            "href": reverse("action_detail", args=[slug, one.action_id]),
        }
        for one in page.lineage
    ]
    return facts


def _named(owner: OwnerName) -> str:
    """An owner with the role that the plan gives it: "Workforce development (primary)"."""
    return f"{owner.name} ({owner.role})" if owner.role else owner.name


def _money(one) -> str:
    amount = f"£{one.amount:,.2f}" if one.amount is not None else ""
    return " · ".join(filter(None, [one.text, amount, one.source]))


def _milestones(page: ActionPage, states: Mapping[int, dict[str, Any]]) -> list[list[object]]:
    """Rows of the table of milestones: label, date as it stands, as adopted, and how it stands."""
    rows = []
    for one in page.milestones:
        label = capfirst(one.row.label) or "Milestone"
        if one.part:
            label = f"{label} (part {one.part.number})"
        note = f"moved {count_of(one.due.moved, 'day,days')} later" if one.due.moved > 0 else ""
        dates = "" if states else ", ".join(f"{day:%-d %b %Y}" for day in one.occurrences)
        row = [label, {"text": one.due.words, "note": note or dates}]
        if not page.action.plan.is_draft:
            row += [one.adopted_words, states.get(one.row.pk, "")]
        rows.append(row)
    return rows


def _measure(one, evidence: Mapping[str, object] | None, slug: str) -> dict[str, object]:
    """A measure with its figure in words, its wording as adopted where that differs, and what evidence shows of it."""
    row = one.row
    return {
        "text": row.text,
        "href": reverse("measure_detail", args=[slug, row.pk]),
        "lead_in": row.lead_in,
        "figure": row.figure,
        "due": said(row.due) if row.due else "",
        "adopted": one.adopted_text if one.adopted_text != row.text else "",
        "evidence": evidence,
    }


def _change(one: Change, start_month: int, decide: str) -> dict[str, object]:
    """A change or correction as one section: what, why, who decided, and what it was."""
    correction = one.kind == ChangeKind.CORRECTION
    asked_by = one.asked_by.name if one.asked_by else "Sightline"
    decided = ""
    if one.decided_by:
        decided = f"{LABELS[ChangeState(one.state)]} by {one.decided_by.name} on {one.decided_on:%-d %B %Y}, "
    return {
        "title": f"{'Correction' if correction else 'Change'}: {FIELDS[one.thing, one.field].words}",
        "tag": {"text": LABELS[ChangeState(one.state)], "kind": _STATE_TAGS.get(ChangeState(one.state), "")},
        "before": in_words(one.thing, one.field, one.was, start_month),
        "after": in_words(one.thing, one.field, one.becomes, start_month),
        "reason": one.reason,
        "asked": f"{'Corrected' if correction else 'Asked for'} by {asked_by} on {one.asked_on:%-d %B %Y}",
        "decided": f"{decided}{one.meeting_words}" if decided else "",
        "decide": decide if one.state == ChangeState.ASKED else "",
    }


def _decide(one: Change, membership: Membership) -> str:
    """Where a change is decided, for those who may."""
    if not membership.may(Permission.CHANGE_APPROVE):
        return ""
    return reverse("change_decide", args=[membership.partnership.slug, one.pk])


def _neighbours(page: ActionPage, slug: str) -> list[dict[str, str]]:
    """The ways to the action before and to the one after, where there are any."""
    found = (("Previous action", "prev", page.previous_id), ("Next action", "next", page.next_id))
    return [
        {"text": text, "side": side, "href": reverse("action_detail", args=[slug, pk])}
        for text, side, pk in found
        if pk
    ]
