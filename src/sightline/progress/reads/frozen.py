"""What a closing freezes: every standing as plain values and sentences, and everything that was said in the round.

The document is read back as it is: nothing is computed again, and nothing that it does not hold is filled in.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from sightline.plan.models import Plan
from sightline.plan.reads.shapes import OwnerName
from sightline.progress.models import Ask, Cycle, Frozen, Update
from sightline.progress.reads.shapes import Evidence, Standing
from sightline.progress.reads.standing import standings_at_closing
from sightline.progress.rules.cycles import name_of
from sightline.progress.rules.delivery import Delivery, DeliveryState
from sightline.progress.rules.milestones import MilestoneStanding, MilestoneState, OccurrenceStanding
from sightline.progress.rules.order import distribution, why_worst, worst_first

Json = Any
FROZEN_SCHEMA = "sightline-cycle/1"


def frozen_document(plan: Plan, cycle: Cycle, day: dt.date) -> dict[str, Json]:
    """What closing `cycle` on `day` freezes: where each action stands once it is closed, who was asked in it, and each
    update given in it, as it was sent last. Names stand as they are on the day, so that nothing need be looked up.

    Whoever closes it has settled its unagreed updates before. 17 queries, and more for each kind of evidence."""
    found = standings_at_closing(plan, day, cycle)
    days = ("starts_on", "ends_on", "asks_on", "due_on", "opened_on")
    return {
        "schema": FROZEN_SCHEMA,
        "plan": {"id": plan.pk, "uid": str(plan.uid), "title": plan.title},
        "cycle": {
            "number": cycle.number,
            "name": name_of(cycle.starts_on, plan.partnership.fiscal_start_month),
            **{key: _plain(getattr(cycle, key)) for key in days},
            "closed_on": day.isoformat(),
        },
        **standing_document(found.values()),
        "asked": list(_asked(cycle)),
        "said": list(_said(cycle)),
    }


def standing_document(standings: Iterable[Standing]) -> dict[str, Json]:
    """Standings as plain JSON, in the plan's order, with their distribution and what is worst."""
    every = list(standings)
    return {
        "standings": [_plain(one) for one in every],
        "distribution": _plain(distribution(every)),
        "worst_first": [
            {"action_id": one.action_id, "why": why_worst(one)} for one in worst_first(every) if why_worst(one)
        ],
    }


def frozen_standings(cycle: Cycle) -> dict[int, Standing]:
    """Where each action stood when `cycle` closed, as frozen then, in the plan's order.

    Raises Frozen.DoesNotExist for a cycle that has not closed, ValueError for a document of another shape."""
    return told_by(Frozen.objects.get(cycle=cycle))


def told_by(frozen: Frozen) -> dict[int, Standing]:
    """The standings of a frozen document, by action. Raises ValueError for one of another shape."""
    if frozen.schema != FROZEN_SCHEMA:
        raise ValueError(f"A document of the shape {frozen.schema} cannot be read as {FROZEN_SCHEMA}.")
    return {one["action_id"]: _standing(one) for one in frozen.document["standings"]}


def _asked(cycle: Cycle) -> Iterable[Json]:
    """Each body asked about each action, in the plan's order, whoever answers for it first."""
    rows = Ask.objects.filter(cycle=cycle).select_related("body")
    for one in rows.order_by("action__position", "-answers", "id"):
        yield {
            "action_id": one.action_id,
            "body": one.body.name,
            "answers": one.answers,
            "asked_on": _plain(one.asked_on),
            "excused_on": _plain(one.excused_on),
        }


def _said(cycle: Cycle) -> Iterable[Json]:
    """Each update of the round in the same order: its last version, who sent it, and what became of it."""
    rows = (
        Update.objects.filter(ask__cycle=cycle)
        .select_related("ask__body", "submitted_by", "decided_by")
        .prefetch_related("versions")
        .order_by("ask__action__position", "-ask__answers", "ask__id", "id")
    )
    for one in rows:
        yield {
            **list(one.versions.all())[-1].document,
            "action_id": one.ask.action_id,
            "update_id": one.pk,
            "body": one.ask.body.name,
            "answers": one.ask.answers,
            "version": one.version,
            "state": one.state,
            "submitted_by": one.submitted_by.name,
            "submitted_at": one.submitted_at.isoformat(),
            "decided_by": one.decided_by.name if one.decided_by else "",
            "decided_at": one.decided_at.isoformat() if one.decided_at else "",
            "returned_why": one.returned_why,
            "agreed_as": one.agreed_as,
            "agreed_at_closing": one.agreed_at_closing,
        }


def _plain(value: Any) -> Json:
    """A dataclass as JSON: days as ISO dates."""
    if dataclasses.is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def _standing(told: Mapping[str, Json]) -> Standing:
    stands = told["delivery"]
    delivery = Delivery(
        **{
            **stands,
            "state": DeliveryState(stands["state"]),
            "reasons": tuple(stands["reasons"]),
            "also": tuple(stands["also"]),
            "milestones": tuple(_milestone(one) for one in stands["milestones"]),
        }
    )
    return Standing(
        **{
            **told,
            "answering": OwnerName(**told["answering"]) if told["answering"] else None,
            "claim_on": _day(told["claim_on"]),
            "contradictions": tuple(told["contradictions"]),
            "delivery": delivery,
            # Rounds that closed before evidence was known froze none of it, and none is filled in.
            "evidence": tuple(_evidence(one) for one in told.get("evidence", ())),
            "not_met": tuple(told.get("not_met", ())),
            "unproven": tuple(told.get("unproven", ())),
        }
    )


def _evidence(told: Mapping[str, Json]) -> Evidence:
    lists = {key: tuple(told[key]) for key in ("holders", "shows", "counts")}
    return Evidence(**{**told, **lists, "due": _day(told["due"])})


def _milestone(told: Mapping[str, Json]) -> MilestoneStanding:
    occurrences = tuple(OccurrenceStanding(**_dated(one)) for one in told["occurrences"])
    return MilestoneStanding(**{**_dated(told), "occurrences": occurrences})


def _dated(told: Mapping[str, Json]) -> dict[str, Json]:
    days = {key: _day(told[key]) for key in ("due", "met_on", "said_on")}
    return {**told, **days, "state": MilestoneState(told["state"])}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
