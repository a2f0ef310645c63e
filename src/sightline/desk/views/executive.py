"""The Executive's page: what needs it, the worst first, and what it may do about each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst

from sightline.assurance.rules.kinds import State
from sightline.desk.links import act_on, ways_on
from sightline.desk.reads.rounds import Governed, Seen, answers_in, governed, seen_in
from sightline.desk.rules.asking import to_ask
from sightline.desk.rules.exceptions import (
    Answers,
    headline,
    late_milestones,
    missing,
    moved_words,
    needs_you,
    numbers,
    others_and_updates,
)
from sightline.desk.rules.marks import claim_tag, delivery_tag
from sightline.desk.rules.owed import counted, days_left, due_words
from sightline.desk.views.besides import answered_so_far
from sightline.desk.views.known import in_words
from sightline.desk.views.rounds import round_name, shown_cycle
from sightline.governance.models import Challenge, Escalation
from sightline.governance.rules.states import ChallengeState
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.permissions import Permission
from sightline.people.words import words_of
from sightline.progress.models import Cycle, Update
from sightline.progress.reads import Standing, exceptions, why_worst
from sightline.progress.rules.delivery import DeliveryState
from sightline.progress.rules.order import natural
from sightline.progress.rules.states import AgreedAs, UpdateState

FULL = 5  # shown whole; the others in a line each
NAMED = 8  # numbers in the words of a fold
LINES = 25  # of what is folded; further ones are on the plan's page
NEXT = "Next: "  # how delivery begins to say what comes; beside the other reasons it has a line of its own
_AS = {
    AgreedAs.CHAIR: "agreed by its own chair, {}",
    AgreedAs.DEPUTY: "agreed by its own deputy, {}",
    AgreedAs.MANAGER: "agreed by the business manager, {}, as it has nobody else who could",
}


@needs(Permission.ROUND_VIEW)
@kept(besides=answered_so_far)
def executive(request: MemberRequest, cycle_id: int) -> HttpResponse:
    """Exceptions of a round, worst first; everything else folded."""
    cycle = get_object_or_404(shown_cycle(request.membership), pk=cycle_id)
    slug = request.membership.partnership.slug
    words = words_of(cycle.partnership.kind, cycle.partnership.words)
    frame = {
        "title": f"{capfirst(words.executive)}: {round_name(cycle)}",
        "back": {"href": reverse("round_detail", args=[slug, cycle.pk]), "text": round_name(cycle)},
    }
    return kept_page(request, "desk/executive.html", frame, lambda: _drawn(cycle, request.membership, words))


def _drawn(cycle: Cycle, membership: Membership, words: Any) -> dict[str, Any]:
    plan, slug = cycle.plan, cycle.partnership.slug
    seen = seen_in(cycle, plan, clock.today())
    done = governed(plan, cycle, membership)
    every = exceptions(seen.standings.values())
    wanted = [one for one in every if one.action_id not in done.notes]
    noted = [one for one in every if one.action_id in done.notes]
    live = [one for one in seen.standings.values() if one.delivery.state != DeliveryState.WITHDRAWN]
    worst = {one.action_id for one in every}
    as_said = [one for one in live if one.action_id not in worst]
    practice = [one for one in live if one.good_practice and one.update_id not in done.promoted]
    answers = answers_in(cycle)
    narrowed = {} if seen.frozen else _narrowed(plan.pk, slug)
    not_met = _measures(live, slug, cycle.closed_on or clock.today())
    return {
        "caption": f"{capfirst(words.executive)} · {round_name(cycle)} of {plan}",
        "heading": needs_you(len(wanted)),
        "lede": _lede(len(as_said), len(noted), answers, cycle),
        "frozen": seen.frozen,
        "cycle": cycle,
        "later": later_round(done, cycle),
        "numbers": [
            {"number": number, "label": label, "kind": kind, "href": narrowed.get(label, "")}
            for number, label, kind in numbers(live, len(practice))
        ],
        "ratings": " · ".join(f"{claim.capitalize()}: {means.lower()}" for claim, means in words.ratings.items()),
        "exceptions": [exception(one, seen, done, cycle, membership, words.board) for one in wanted[:FULL]],
        "more": _lines(wanted[FULL:], slug),
        "more_words": _folded(f"{counted(len(wanted) - FULL)} more that need you", wanted[FULL:]),
        "noted": [_noted(one, done, slug) for one in noted],
        "challenges": [challenge_line(one, slug, then=done.later is not None) for one in done.challenges],
        "challenges_words": f"Challenges still open: {len(done.challenges)}",
        "escalations": [
            {
                "href": reverse("escalation_detail", args=[slug, one.pk]),
                "text": one.title,
                "state": escalation_words(one, then=done.later is not None),
            }
            for one in done.escalations
        ],
        "not_met": not_met[:LINES],
        "not_met_words": f"Measures not met, with days left: {len(not_met)}",
        "measures_href": reverse("measure_list", args=[slug, plan.pk]),
        "as_said": _lines(as_said, slug, tags=True),
        "as_said_words": f"{counted(len(as_said))} as their owners say",
        "practice_words": _folded("Good practice to share", practice),
        "practice": [_practice(one, seen, membership, slug) for one in practice],
        "promoted": list(done.promoted.values()),
        "plan_href": reverse("plan_detail", args=[slug, plan.pk]),
        "lines": LINES,
        "slug": slug,
        "ways": ways_on(cycle, membership, here="executive"),
    }


def _lede(as_said: int, noted: int, answers: Answers, cycle: Cycle) -> str:
    """What stands under the title, with the way to what is missing."""
    said = others_and_updates(as_said, noted, answers)
    lacking = missing(answers)
    if not lacking:
        return said
    href = f"{reverse('round_detail', args=[cycle.partnership.slug, cycle.pk])}?answer=missing#missing"
    return format_html('{} <a class="govuk-link" href="{}">{}</a>.', said, href, lacking)


# What a number under the title leads to, while the list of actions tells the same: the label, and the list's filter.
_NARROWED = {
    "claimed better than shown": "contradicted",
    "with a measure not met": "not-met",
    "unproven": "unproven",
}


def _narrowed(plan_id: int, slug: str) -> dict[str, str]:
    """The addresses of the list of actions narrowed to what such a number counts, by its label."""
    address = f"{reverse('action_list', args=[slug])}?plan={plan_id}&evidence="
    return {label: f"{address}{key}" for label, key in _NARROWED.items()}


def _measures(live: Sequence[Standing], slug: str, day: dt.date) -> list[dict[str, str]]:
    """The measures that are not met, due or not, the first due first, with days left and what would change that."""
    found = [(one, measure) for one in live for measure in one.evidence if measure.state == State.NOT_MET]
    found.sort(key=lambda pair: (pair[1].due or dt.date.max, natural(pair[0].number)))
    return [
        {
            "number": one.number,
            "href": reverse("measure_detail", args=[slug, measure.measure_id]),
            "text": measure.text,
            "known": measure.told,
            "days": days_left(measure.due, day) if measure.due else "no day says when it is due",
            "change": measure.change,
        }
        for one, measure in found
    ]


def _folded(words: str, rows: Sequence[Standing]) -> str:
    """What a fold is called: its words, and the numbers of the first actions in it."""
    if not rows:
        return words
    more = " …" if len(rows) > NAMED else ""
    return f"{words}: {' · '.join(one.number for one in rows[:NAMED])}{more}"


def exception(
    one: Standing, seen: Seen, done: Governed, cycle: Cycle, membership: Membership, board: str
) -> dict[str, Any]:
    """An exception as its component takes it."""
    slug = cycle.partnership.slug
    update = seen.updates.get(one.update_id or 0)
    ask, known, would = to_ask(one), in_words(one, slug), one.changes
    rows: list[dict[str, Any]] = [{"key": "To ask", "value": ask, "strong": True}] if ask else []
    rows.append(_owner(one, update))
    if known:
        rows.append({"key": "Evidence", "lines": known})
    if would:
        rows.append({"key": "To change it", "lines": would})
    late, moved = late_milestones(one.milestones), moved_words(one.milestones)
    if late:
        rows.append({"key": "Late", "lines": late})
    if moved:
        rows.append({"key": "Moved", "lines": moved})
    more = [said for said in (*one.delivery.reasons, *one.delivery.also) if said != why_worst(one)]
    if more and not late:  # what is late says why already
        ahead = [said.removeprefix(NEXT) for said in more if said.startswith(NEXT)]
        why = [said for said in more if not said.startswith(NEXT)]
        rows += [{"key": key, "lines": lines} for key, lines in (("Delivery", why), ("Next", ahead)) if lines]
    rows += [
        {"key": "Challenge", **_linked(challenge_line(each, slug, then=done.later is not None))}
        for each in done.challenges_about(one.action_id)
    ]
    rows += [
        {
            "key": "Escalated",
            "value": f"{each.title}: {escalation_words(each, then=done.later is not None).lower()}",
            "href": reverse("escalation_detail", args=[slug, each.pk]),
        }
        for each in done.escalations_about(one.action_id)
    ]
    return {
        "id": one.action_id,
        "number": one.number,
        "href": reverse("action_detail", args=[slug, one.action_id]),
        "title": headline(one.title, why_worst(one)),
        "rows": rows,
        "quote": _quote(one, update),
        "links": [] if done.later else list(_ways(one, cycle, membership, board, ask)),
    }


def _owner(one: Standing, update: Update | None) -> dict[str, Any]:
    """Who owns it, and who stands behind what it says."""
    name = one.answering.name if one.answering else "Nobody answers for it"
    if update is None:
        return {"key": "Owner", "value": f"{name} · no update yet"}
    if update.state == UpdateState.AGREED and update.decided_by:
        agreed = _AS[AgreedAs(update.agreed_as)].format(update.decided_by.name)
        own = update.agreed_as in (AgreedAs.CHAIR, AgreedAs.DEPUTY)
        tag = {"text": "self-assessed", "kind": "none"} if own else None
        return {"key": "Owner", "value": f"{name} · {agreed}", "tag": tag}
    said = {
        UpdateState.SUBMITTED: "its update waits to be agreed",
        UpdateState.RETURNED: "its update was returned to be mended",
        UpdateState.LAPSED: "nobody agreed its update before the round closed",
    }[UpdateState(update.state)]
    return {"key": "Owner", "value": f"{name} · {said}"}


def _quote(one: Standing, update: Update | None) -> dict[str, str]:
    """The owner's own words, and when they were sent."""
    if update is None or not one.done:
        return {"text": ""}
    sent = timezone.localdate(update.submitted_at)
    return {"text": one.done, "who": f"{update.submitted_by.name}, {update.ask.body}, {sent:%-d %B %Y}"}


def _ways(one: Standing, cycle: Cycle, membership: Membership, board: str, ask: str) -> Iterator[dict[str, str]]:
    """What the reader may do about it; a challenge begins with what there is to ask."""
    if not membership.may(Permission.CHALLENGE_RAISE):
        return
    for text, href, kind in act_on(cycle, one.action_id, board, ask):
        yield {"text": text, "href": href, "kind": kind, "about": one.title}


def later_round(done: Governed, cycle: Cycle) -> dict[str, Any] | None:
    """The round that has closed since, where one has: what the page of an earlier one says of it."""
    if done.later is None:
        return None
    done.later.partnership = cycle.partnership
    return {"name": round_name(done.later), "closed_on": done.later.closed_on}


def escalation_words(one: Escalation, *, then: bool = False) -> str:
    """How a waiting escalation stands; `then`: on the page of a round that is past."""
    return "Waited for a decision" if then else one.get_state_display()


def challenge_line(one: Challenge, slug: str, *, then: bool = False) -> dict[str, str]:
    """A challenge in a line: to whom, how it stands, until when while an answer is awaited; `then`: on the page of a
    round that is past."""
    if then:
        return {
            "href": reverse("challenge_detail", args=[slug, one.pk]),
            "text": f"{one} to {one.to_body.short_name or one.to_body}: was open",
            "question": one.question,
        }
    due = ""
    if one.state in (ChallengeState.RAISED, ChallengeState.PRESSED):
        due = f" by {one.due_on:%-d %B %Y}"
        if one.due_on < clock.today():
            due = f", {due_words(one.due_on, clock.today())}"
    return {
        "href": reverse("challenge_detail", args=[slug, one.pk]),
        "text": f"{one} to {one.to_body.short_name or one.to_body}: {one.get_state_display().lower()}{due}",
        "question": one.question,
    }


def _linked(line: dict[str, str]) -> dict[str, str]:
    return {"value": line["text"], "href": line["href"]}


def _lines(rows: Sequence[Standing], slug: str, *, tags: bool = False) -> list[dict[str, Any]]:
    """Actions in a line each, as many as a page bears."""
    return [
        {
            "number": one.number,
            "href": reverse("action_detail", args=[slug, one.action_id]),
            "text": one.title if tags else headline(one.title, why_worst(one)),
            "claim": claim_tag(one.claim) if tags else None,
            "delivery": delivery_tag(one.delivery) if tags else None,
        }
        for one in rows[:LINES]
    ]


def _noted(one: Standing, done: Governed, slug: str) -> dict[str, Any]:
    note = done.notes[one.action_id]
    [line] = _lines([one], slug)
    words = f" “{note.text}”" if note.text else ""
    return {**line, "by": f"Noted by {note.noted_by.name} on {note.noted_on:%-d %B %Y}.{words}"}


def _practice(one: Standing, seen: Seen, membership: Membership, slug: str) -> dict[str, Any]:
    """Good practice that an owner told of, with the way to make it known for those who may."""
    update = seen.updates.get(one.update_id or 0)
    may = membership.may(Permission.CHALLENGE_RAISE) and update is not None
    return {
        "number": one.number,
        "title": one.title,
        "href": reverse("action_detail", args=[slug, one.action_id]),
        "text": one.good_practice,
        "promote": reverse("practice_promote", args=[slug, update.pk]) if may else "",
    }
