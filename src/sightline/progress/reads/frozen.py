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
from sightline.progress.models import Cycle, Frozen, Update
from sightline.progress.reads.shapes import Standing
from sightline.progress.reads.standing import standings_at_closing
from sightline.progress.rules.delivery import Delivery, DeliveryState
from sightline.progress.rules.milestones import MilestoneStanding, MilestoneState, OccurrenceStanding
from sightline.progress.rules.order import distribution, why_worst, worst_first

Json = Any
FROZEN_SCHEMA = "sightline-cycle/1"


def frozen_document(plan: Plan, cycle: Cycle, day: dt.date) -> dict[str, Json]:
    """What closing `cycle` on `day` freezes: where each action stands once it is closed, and each update given in it.

    Whoever closes it has settled its unagreed updates before."""
    found = standings_at_closing(plan, day, cycle)
    return {
        "schema": FROZEN_SCHEMA,
        "plan": {"id": plan.pk, "title": plan.title},
        "cycle": {
            "number": cycle.number,
            "starts_on": cycle.starts_on.isoformat(),
            "ends_on": cycle.ends_on.isoformat(),
            "closed_on": day.isoformat(),
        },
        **standing_document(found.values()),
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
    frozen = Frozen.objects.get(cycle=cycle)
    if frozen.schema != FROZEN_SCHEMA:
        raise ValueError(f"A document of the shape {frozen.schema} cannot be read as {FROZEN_SCHEMA}.")
    return {one["action_id"]: _standing(one) for one in frozen.document["standings"]}


def _said(cycle: Cycle) -> Iterable[Json]:
    """Each update of the round in the plan's order, the answering body's first: who said what, and who agreed it."""
    rows = (
        Update.objects.filter(ask__cycle=cycle)
        .select_related("ask__body", "submitted_by", "decided_by")
        .order_by("ask__action__position", "-ask__answers", "ask__id", "id")
    )
    for one in rows:
        yield {
            "action_id": one.ask.action_id,
            "update_id": one.pk,
            "body": one.ask.body.name,
            "answers": one.ask.answers,
            "version": one.version,
            "state": one.state,
            "claim": one.claim,
            "done": one.done,
            "difference": one.difference,
            "coming": one.coming,
            "good_practice": one.good_practice,
            "late": one.late,
            "submitted_by": one.submitted_by.name,
            "submitted_at": one.submitted_at.isoformat(),
            "decided_by": one.decided_by.name if one.decided_by else "",
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
        }
    )


def _milestone(told: Mapping[str, Json]) -> MilestoneStanding:
    occurrences = tuple(OccurrenceStanding(**_dated(one)) for one in told["occurrences"])
    return MilestoneStanding(**{**_dated(told), "occurrences": occurrences})


def _dated(told: Mapping[str, Json]) -> dict[str, Json]:
    days = {key: _day(told[key]) for key in ("due", "met_on", "said_on")}
    return {**told, **days, "state": MilestoneState(told["state"])}


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
