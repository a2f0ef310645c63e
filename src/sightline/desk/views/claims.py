"""What each body claimed, round by round, beside what was known: contradicted, unproven or borne out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from sightline.desk.links import ways_on
from sightline.desk.rules.marks import BEARING_KINDS
from sightline.desk.views.besides import answered_so_far
from sightline.desk.views.known import in_words
from sightline.desk.views.rounds import round_name, shown_cycle
from sightline.kit import clock
from sightline.people.access import MemberRequest, Membership, needs
from sightline.people.kept import kept, kept_page
from sightline.people.models import Body
from sightline.people.permissions import Permission
from sightline.people.reads import structure, walk
from sightline.progress.models import Cycle
from sightline.progress.reads import RoundTold, Standing, rounds_told
from sightline.progress.rules.bearing import Bearing, Borne, bearing
from sightline.progress.rules.claims import sentence
from sightline.progress.rules.order import natural
from sightline.ui.templatetags.ui import count_of

TITLE = "Claim and evidence by body"


@needs(Permission.ROUND_VIEW)
@kept(besides=answered_so_far)
def claim_list(request: MemberRequest, cycle_id: int) -> HttpResponse:
    """Every answering body against every round up to this one. Whoever reads the Executive's page reads this: each
    claim on it stands there too, by its action."""
    cycle = get_object_or_404(shown_cycle(request.membership), pk=cycle_id)
    slug = request.membership.partnership.slug
    frame = {
        "title": f"{TITLE}: {round_name(cycle)}",
        "back": {"href": reverse("round_detail", args=[slug, cycle.pk]), "text": round_name(cycle)},
        "width": "ui-wide",
    }
    return kept_page(request, "desk/claim_list.html", frame, lambda: _drawn(cycle, request.membership))


def _drawn(cycle: Cycle, membership: Membership) -> dict[str, Any]:
    rounds = rounds_told(cycle, clock.today())
    slug = membership.partnership.slug
    wholes = [Borne.of(each for many in one.bodies.values() for each in many) for one in rounds]
    return {
        "caption": str(cycle.plan),
        "heading": TITLE,
        "lede": f"{_when(rounds[-1])}: {wholes[-1].words}" if rounds else "No round of this plan has been opened yet.",
        "ways": ways_on(cycle, membership, here="claim_list"),
        "columns": [{"text": round_name(one.cycle), "note": _column_note(one)} for one in rounds],
        "rows": [_row(body, rounds, cycle, membership) for body in _bodies(rounds, cycle)],
        "all": [
            {**_cell(whole), "href": reverse("executive", args=[slug, one.cycle.pk]), "round": round_name(one.cycle)}
            for one, whole in zip(rounds, wholes, strict=True)
        ],
        "meanings": MEANINGS,
    }


MEANINGS = (
    ("contradicted", "Blue or green, while delivery is overdue (or, for blue, not complete), or a measure that is due "
     "is not met."),
    ("unproven", "Blue or green, while a measure that is due has no evidence, too little, or evidence that is out of "
     "date. It says nothing against the owner: what is missing is often for others to send."),
    ("not tested yet", "Blue or green, and nothing was due yet that could speak for or against it."),
    ("borne out", "Blue or green, and everything that was due agrees with it."),
    ("amber or red", "The owner itself says that it is behind, so nothing is claimed that could be contradicted."),
)  # fmt: skip


def _bodies(rounds: Iterable[RoundTold], cycle: Cycle) -> list[Body]:
    """The bodies that answered in any of the rounds, as the structure has them; those that have ended since come last.
    Three queries."""
    wanted = {body_id for one in rounds for body_id in one.bodies}
    standing = [node.body for _, node in walk(structure(cycle.partnership, clock.today()))]
    ended = Body.objects.filter(partnership=cycle.partnership, pk__in=wanted - {body.pk for body in standing})
    return [body for body in standing if body.pk in wanted] + list(ended.order_by("name"))


def _row(body: Body, rounds: Sequence[RoundTold], cycle: Cycle, membership: Membership) -> dict[str, Any]:
    href = reverse("claim_body", args=[membership.partnership.slug, cycle.pk, body.pk])
    return {
        "name": body.short_name or body.name,
        "href": href,
        "own": body.pk in membership.body_ids,
        "cells": [
            {
                **_cell(Borne.of(one.bodies.get(body.pk, ()))),
                "href": f"{href}#round-{one.cycle.number}",
                "round": round_name(one.cycle),
            }
            for one in rounds
        ],
    }


def _cell(borne: Borne) -> dict[str, Any]:
    """A cell's counts, each with its words; none where the body answered for nothing then."""
    return {
        "actions": count_of(borne.actions, "action,actions") if borne.actions else "",
        "tags": [{"text": f"{number} {one.label}", "kind": BEARING_KINDS[one]} for one, number in borne.numbers],
    }


def _when(one: RoundTold) -> str:
    if one.frozen:
        return f"When {round_name(one.cycle)} closed on {one.cycle.closed_on:%-d %B %Y}"
    return f"{round_name(one.cycle)}, as it stands today"


def _column_note(one: RoundTold) -> str:
    if not one.frozen:
        return "open: as it stands today"
    note = f"as it closed on {one.cycle.closed_on:%-d %B %Y}"
    return note if one.with_evidence else f"{note}, before evidence was held: beside delivery alone"


@needs(Permission.ROUND_VIEW)
@kept(besides=answered_so_far)
def claim_body(request: MemberRequest, cycle_id: int, body_id: int) -> HttpResponse:
    """The claims of one body, round by round, the latest first: each action with what bore the claim out or did not."""
    membership = request.membership
    cycle = get_object_or_404(shown_cycle(membership), pk=cycle_id)
    body = get_object_or_404(Body.objects.visible_to(membership), pk=body_id)
    back = reverse("claim_list", args=[membership.partnership.slug, cycle.pk])
    frame = {"title": f"{TITLE}: {body}", "back": {"href": back, "text": TITLE}}
    return kept_page(request, "desk/claim_body.html", frame, lambda: _body_drawn(cycle, body, membership))


def _body_drawn(cycle: Cycle, body: Body, membership: Membership) -> dict[str, Any]:
    slug = membership.partnership.slug
    return {
        "caption": str(cycle.plan),
        "heading": body.name,
        "lede": "What it claimed in each round, beside what was known then.",
        "rounds": [
            {
                "id": f"round-{one.cycle.number}",
                "title": _when(one),
                "sentence": Borne.of(one.bodies.get(body.pk, ())).words,
                "note": ""
                if one.with_evidence
                else "The round closed before evidence was held: "
                "claims stand beside delivery alone, and nothing is filled in.",
                "actions": [_action(each, slug) for each in _worst_first(one.bodies.get(body.pk, ()))],
            }
            for one in reversed(rounds_told(cycle, clock.today()))
        ],
    }


def _worst_first(standings: Iterable[Standing]) -> list[Standing]:
    """Those with a claim that is contradicted first, withdrawn ones left out."""
    order = list(Bearing)
    live = [one for one in standings if bearing(one) is not None]
    return sorted(live, key=lambda one: (order.index(bearing(one)), natural(one.number)))


def _action(one: Standing, slug: str) -> dict[str, Any]:
    how = bearing(one)
    earlier = None if one.claim_current else one.claim_on
    return {
        "number": one.number,
        "title": one.title,
        "href": reverse("action_detail", args=[slug, one.action_id]),
        "tag": {"text": how.label, "kind": BEARING_KINDS[how]},
        "sentence": sentence(one.claim, one.delivery, claim_on=earlier),
        "known": in_words(one, slug),
        "update": reverse("update_detail", args=[slug, one.update_id]) if one.update_id else "",
    }
