"""The Board's page: whether children are better protected, priority by priority, and what wants a decision."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.text import capfirst

from sightline.assurance.reads.voices import voices
from sightline.assurance.rules.kinds import WORST_FIRST
from sightline.desk.links import ways_on
from sightline.desk.reads.rounds import Governed, Seen, by_priority, governed, seen_in
from sightline.desk.rules.exceptions import better_protected, headline
from sightline.desk.rules.marks import CLAIM_KINDS, DELIVERY_KINDS, EVIDENCE_KINDS, opening
from sightline.desk.rules.owed import due_words
from sightline.desk.views.besides import answered_so_far
from sightline.desk.views.children import reaching_children, voice
from sightline.desk.views.executive import challenge_line, later_round
from sightline.desk.views.known import in_words
from sightline.desk.views.rounds import round_name, shown_cycle
from sightline.governance.models import Decision, Escalation
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.permissions import Permission
from sightline.people.words import words_of
from sightline.plan.models import Priority
from sightline.progress.models import Cycle
from sightline.progress.reads import Standing, changed_since, distribution, exceptions, why_worst
from sightline.progress.rules.delivery import WORDS, DeliveryState
from sightline.progress.rules.order import BEST_FIRST, CLAIMS
from sightline.ui import charts

LINES = 25  # of a list on the page; further ones are on the plan's page


@needs(Permission.ROUND_VIEW)
@kept(besides=answered_so_far)
def board(request: MemberRequest, cycle_id: int) -> HttpResponse:
    """The whole plan in a sentence and two pictures, each priority in a line, and what the Board is asked."""
    cycle = get_object_or_404(shown_cycle(request.membership), pk=cycle_id)
    words = words_of(cycle.partnership.kind, cycle.partnership.words)
    frame = {
        "title": f"{capfirst(words.board)}: {round_name(cycle)}",
        "back": _back(cycle),
    }
    return kept_page(request, "desk/board.html", frame, lambda: _drawn(cycle, request.membership))


def _drawn(cycle: Cycle, membership: Membership) -> dict[str, Any]:
    plan, slug = cycle.plan, cycle.partnership.slug
    seen = seen_in(cycle, plan, clock.today(), compared=True)
    done = governed(plan, cycle, membership)
    every = list(seen.standings.values())
    groups = by_priority(every)
    return {
        "caption": f"{round_name(cycle)} of {plan}",
        "lede": _sentence(every, done.escalations),
        "ways": ways_on(cycle, membership, here="board"),
        "frozen": seen.frozen,
        "cycle": cycle,
        "later": later_round(done, cycle),
        "bars": _bars(every),
        "matrix": _matrix(every),
        "priorities": [
            {
                "title": str(one),
                "href": reverse("board_priority", args=[slug, cycle.pk, one.pk]),
                "text": opening(distribution(groups.get(one.pk, []))),
                "bars": _bars(groups.get(one.pk, [])),
            }
            for one in Priority.objects.filter(plan=plan)
        ],
        "changed": _changed(seen, every, slug),
        "since": round_name_of(seen.before_cycle, cycle),
        "voices": [voice(one, slug) for one in voices(plan, _until(cycle))[:LINES]],
        **_asked_of_the_board(done, membership, slug),
    }


@needs(Permission.ROUND_VIEW)
@kept(besides=answered_so_far)
def board_priority(request: MemberRequest, cycle_id: int, priority_id: int) -> HttpResponse:
    """One priority: the sentence, the pictures, what changed, what children said, what is asked of the Board."""
    cycle = get_object_or_404(shown_cycle(request.membership), pk=cycle_id)
    priority = get_object_or_404(Priority, pk=priority_id, plan_id=cycle.plan_id)
    slug = cycle.partnership.slug
    words = words_of(cycle.partnership.kind, cycle.partnership.words)
    frame = {
        "title": str(priority),
        "back": {
            "href": reverse("board", args=[slug, cycle.pk]),
            "text": f"For the {words.board}: {round_name(cycle)}",
        },
    }
    return kept_page(
        request, "desk/board_priority.html", frame, lambda: _priority_drawn(cycle, priority, request.membership)
    )


def _priority_drawn(cycle: Cycle, priority: Priority, membership: Membership) -> dict[str, Any]:
    plan, slug = cycle.plan, cycle.partnership.slug
    seen = seen_in(cycle, plan, clock.today(), compared=True)
    done = governed(plan, cycle, membership)
    every = [one for one in seen.standings.values() if one.priority_id == priority.pk]
    ids = {one.action_id for one in every}
    here = Governed(
        challenges=[one for one in done.challenges if one.action_id in ids],
        escalations=[one for one in done.escalations if one.action_id in ids],
        decisions=[one for one in done.decisions if one.action_id in ids],
        notes=done.notes,
        promoted=done.promoted,
        later=done.later,
    )
    return {
        "caption": f"{round_name(cycle)} of {plan}",
        "lede": _sentence(every, here.escalations),
        "aim": priority.aim,
        "frozen": seen.frozen,
        "cycle": cycle,
        "later": later_round(done, cycle),
        "bars": _bars(every),
        "matrix": _matrix(every),
        "exceptions": [
            {
                "number": one.number,
                "href": reverse("action_detail", args=[slug, one.action_id]),
                "text": headline(one.title, why_worst(one)),
                "known": in_words(one, slug),
            }
            for one in exceptions(every)[:LINES]
        ],
        "voices": [voice(one, slug) for one in voices(plan, _until(cycle)) if one.is_about(priority.pk, ids)][:LINES],
        "reaching": reaching_children(every, slug)[:LINES],
        "differences": [
            {
                "number": one.number,
                "title": one.title,
                "href": reverse("action_detail", args=[slug, one.action_id]),
                "text": one.difference,
            }
            for one in every
            if one.difference
        ][:LINES],
        "changed": _changed(seen, every, slug),
        "since": round_name_of(seen.before_cycle, cycle),
        "priority_href": reverse("priority_detail", args=[slug, priority.pk]),
        "neighbours": [
            {
                "text": str(one),
                "href": reverse("board_priority", args=[slug, cycle.pk, one.pk]),
                "current": one.pk == priority.pk,
            }
            for one in Priority.objects.filter(plan=plan)
        ],
        **_asked_of_the_board(here, membership, slug),
    }


def _until(cycle: Cycle) -> dt.date:
    """Up to which day the page tells what was said: of a closed round, the day it closed."""
    return cycle.closed_on or clock.today()


def round_name_of(before: Cycle | None, cycle: Cycle) -> str:
    """What the round before is called; "" where none has closed."""
    if before is None:
        return ""
    before.partnership = cycle.partnership
    return round_name(before)


def _back(cycle: Cycle) -> dict[str, str]:
    return {"href": reverse("round_detail", args=[cycle.partnership.slug, cycle.pk]), "text": round_name(cycle)}


def _sentence(every: Sequence[Standing], escalations: Sequence[Escalation]) -> str:
    live = [one for one in every if one.delivery.state != DeliveryState.WITHDRAWN]
    return better_protected(
        parted=sum(bool(one.contradictions) for one in live),
        overdue=sum(one.delivery.state == DeliveryState.OVERDUE for one in live),
        total=len(live),
        escalated=len(escalations),
    )


def _bars(every: Iterable[Standing]) -> list[dict[str, Any]]:
    """What owners say, how delivery stands and what evidence shows of each measure, as three pictures."""
    every = list(every)
    found = distribution(every)
    live = [one for one in every if one.delivery.state != DeliveryState.WITHDRAWN]
    states = Counter(measure.state for one in live for measure in one.evidence)
    claims = [(one.words.lower(), one.number, CLAIM_KINDS.get(one.key, "none")) for one in found.by_claim]
    delivered = [(one.words, one.number, DELIVERY_KINDS[DeliveryState(one.key)]) for one in found.by_delivery]
    return [
        {"heading": "What owners say", "bar": charts.distribution(claims)},
        {"heading": "How delivery stands", "bar": charts.distribution(delivered)},
        {
            "heading": "What evidence shows of each measure",
            "bar": charts.distribution(
                [(state.label.lower(), states[state.value], EVIDENCE_KINDS[state]) for state in reversed(WORST_FIRST)]
            ),
        },
    ]


def _matrix(every: Sequence[Standing]) -> dict[str, Any]:
    """What owners say against how delivery stands, as a table: where the two part it shows at once."""
    live = [one for one in every if one.delivery.state != DeliveryState.WITHDRAWN]
    there = [state for state in BEST_FIRST if any(one.delivery.state == state for one in live)]
    rows = []
    for claim, words in CLAIMS:
        says = [one for one in live if one.claim == claim]
        if says:
            cells = [sum(one.delivery.state == state for one in says) for state in there]
            rows.append([words, *({"text": number or "–", "numeric": True} for number in cells)])
    columns = ["Owners say", *({"text": capfirst(WORDS[state]), "numeric": True} for state in there)]
    return {"caption": "What owners say, by how delivery stands", "columns": columns, "rows": rows}


def _changed(seen: Seen, every: Sequence[Standing], slug: str) -> list[dict[str, Any]]:
    """What is different since the round before closed; none where none has."""
    if seen.before is None:
        return []
    now = {one.action_id: one for one in every}
    return [
        {
            "number": one.number,
            "href": reverse("action_detail", args=[slug, one.action_id]),
            "text": headline(one.title, " ".join(one.what)),
        }
        for one in changed_since(seen.before, now)
    ][:LINES]


def _asked_of_the_board(done: Governed, membership: Membership, slug: str) -> dict[str, Any]:
    """Escalations that want a decision, challenges still open, decisions followed to their effect; on the page of a
    round that is past, what did so then."""
    then = done.later is not None
    return {
        "escalations": [_escalation(one, membership, slug, then=then) for one in done.escalations],
        "challenges": [challenge_line(one, slug, then=then) for one in done.challenges[:LINES]],
        "decisions": [_decision(one, slug, then=then) for one in done.decisions[:LINES]],
    }


def _escalation(one: Escalation, membership: Membership, slug: str, *, then: bool) -> dict[str, Any]:
    item = next(iter(one.listed), None)
    where = f"on the agenda of {item.meeting.words}" if item else "waits for a meeting"
    if then:
        where = "waited for a decision"
    decide = ""
    if item and not then and membership.may(Permission.DECISION_RECORD):
        decide = reverse("escalation_decide", args=[slug, item.pk])
    return {
        "title": one.title,
        "href": reverse("escalation_detail", args=[slug, one.pk]),
        "why": one.why,
        "note": f"{one.from_body} to {one.to_body}, {one.raised_on:%-d %B %Y} · {where}",
        "decide": decide,
    }


def _decision(one: Decision, slug: str, *, then: bool) -> dict[str, Any]:
    due = "" if then else due_words(one.due_on, clock.today())
    who = f"{one.body.short_name or one.body.name}" if one.body else "nobody named"
    return {
        "text": f"{one}: {one.text}",
        "href": reverse("decision_detail", args=[slug, one.pk]),
        "note": " · ".join(filter(None, [who, due, f"its effect {'was' if then else 'is'} not recorded yet"])),
    }
