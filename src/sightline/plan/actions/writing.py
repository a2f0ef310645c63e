"""Rows from a document in normal form: a fixed number of statements, whatever the plan's size (a batch each)."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sightline.people.models import Body
from sightline.plan.models import (
    Action,
    Funding,
    Measure,
    Milestone,
    Monitoring,
    MonitoringBody,
    Occurrence,
    Outcome,
    Owner,
    Part,
    Plan,
    Priority,
    Thread,
)
from sightline.plan.rules.errors import BadFormat
from sightline.plan.rules.format import extra_of

Json = Any
Bodies = Mapping[str, Body | None]


@dataclass
class _Batch:
    """Rows waiting to be stored, in the order their keys need."""

    threads: list[Thread] = field(default_factory=list)
    priorities: list[Priority] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    tagged: list[tuple[Action, Thread]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    milestones: list[Milestone] = field(default_factory=list)
    occurrences: list[Occurrence] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    monitoring: list[Monitoring] = field(default_factory=list)
    monitoring_bodies: list[MonitoringBody] = field(default_factory=list)
    funding: list[Funding] = field(default_factory=list)


def write_rows(plan: Plan, document: Mapping[str, Json], bodies: Bodies) -> None:
    """Stores what hangs on a saved, empty `plan`. `bodies` matches printed names to bodies of its partnership.

    `document` is in normal form, with or without lasting identities; those it has are kept.
    """
    batch = _Batch()
    by_title: dict[str, Thread] = {}
    for position, given in enumerate(document["plan"]["threads"]):
        thread = Thread(
            partnership_id=plan.partnership_id,
            plan=plan,
            position=position,
            title=given["title"],
            text=given["text"],
            extra=extra_of("thread", given),
        )
        batch.threads.append(thread)
        by_title.setdefault(thread.title, thread)
    for position, given in enumerate(document["priorities"]):
        _priority(batch, plan, position, given, by_title, bodies)
    _store(batch)


def _store(batch: _Batch) -> None:
    Thread.objects.bulk_create(batch.threads)
    Priority.objects.bulk_create(batch.priorities)
    Outcome.objects.bulk_create(batch.outcomes)
    Action.objects.bulk_create(batch.actions)
    link = Action.threads.through
    link.objects.bulk_create([link(action=action, thread=thread) for action, thread in batch.tagged])
    Part.objects.bulk_create(batch.parts)
    Owner.objects.bulk_create(batch.owners)
    Milestone.objects.bulk_create(batch.milestones)
    Occurrence.objects.bulk_create(batch.occurrences)
    Measure.objects.bulk_create(batch.measures)
    Monitoring.objects.bulk_create(batch.monitoring)
    MonitoringBody.objects.bulk_create(batch.monitoring_bodies)
    Funding.objects.bulk_create(batch.funding)


def _priority(
    batch: _Batch, plan: Plan, position: int, given: Json, threads: dict[str, Thread], bodies: Bodies
) -> None:
    priority = Priority(
        partnership_id=plan.partnership_id,
        plan=plan,
        uid=_uid(given),
        position=position,
        number="" if given["number"] is None else str(given["number"]),
        title=given["title"] or "",
        aim=given["aim"] or "",
        extra=extra_of("priority", given),
    )
    batch.priorities.append(priority)
    taken: dict[str, Outcome] = {}
    numbers = {action["number"] for action in given["actions"]}
    for place, one in enumerate(given["outcomes"]):
        own = [number for number in one["actions"] if number in numbers and number not in taken]
        outcome = Outcome(
            partnership_id=plan.partnership_id,
            priority=priority,
            uid=_uid(one),
            position=place,
            text=one["text"],
            also=[number for number in one["actions"] if number not in own],
            extra=extra_of("outcome", one),
        )
        taken |= dict.fromkeys(own, outcome)
        batch.outcomes.append(outcome)
    for place, one in enumerate(given["measures"]):
        batch.measures.append(measure_row(plan, place, one, priority=priority))
    for one in given["actions"]:
        _action(batch, priority, taken.get(one["number"]), one, threads, bodies)


def _action(
    batch: _Batch,
    priority: Priority,
    outcome: Outcome | None,
    given: Json,
    threads: dict[str, Thread],
    bodies: Bodies,
) -> None:
    plan = priority.plan
    whose = {"partnership_id": plan.partnership_id}
    action = Action(
        **whose,
        plan=plan,
        priority=priority,
        outcome=outcome,
        uid=_uid(given),
        position=len(batch.actions),
        number=given["number"],
        number_generated=given.get("number_generated", False),
        title=given.get("title", ""),
        text=given["text"],
        owner_raw=given["owner_raw"],
        target_raw=given["target_raw"],
        measures_raw=given["measures_raw"],
        monitoring_raw=given["monitoring_raw"],
        as_printed=extra_of("action", given),
        rewritten=given.get("rewritten", []),
    )
    batch.actions.append(action)
    batch.tagged.extend((action, threads[title]) for title in given.get("threads", []))
    batch.parts.extend(bullet_rows(action, given["sub_actions"]))
    placed = [one for key in ("owners", "milestones", "measures") for one in given[key]]
    parts = {
        n: Part(**whose, action=action, kind=Part.Kind.PARAGRAPH, number=n)
        for n in sorted({one["part"] for one in placed if one.get("part")})
    }
    batch.parts.extend(parts.values())
    sole = len(given["owners"]) == 1
    for n, one in enumerate(given["owners"]):
        batch.owners.append(owner_row(action, n, one, parts, bodies, sole=sole))
    for n, one in enumerate(given["milestones"]):
        milestone = milestone_row(action, n, one, parts)
        batch.milestones.append(milestone)
        batch.occurrences.extend(occurrence_rows(milestone, one))
    for n, one in enumerate(given["measures"]):
        batch.measures.append(measure_row(plan, n, one, action=action, parts=parts))
    for n, one in enumerate(given["monitoring"]):
        monitoring = monitoring_row(action, n, one)
        batch.monitoring.append(monitoring)
        batch.monitoring_bodies.extend(
            MonitoringBody(**whose, monitoring=monitoring, body=bodies.get(name), position=place, name=name)
            for place, name in enumerate(one["bodies"])
        )
    batch.funding.extend(funding_rows(action, given.get("funding", [])))


def owner_row(
    action: Action, position: int, given: Json, parts: Mapping[int, Part], bodies: Bodies, *, sole: bool
) -> Owner:
    """An owner of `action`, not stored. A sole owner answers; of several, the one said to."""
    matched = bodies.get(given["name"] or given.get("person", ""))
    return Owner(
        partnership_id=action.partnership_id,
        action=action,
        part=parts.get(given.get("part", 0)),
        body_id=given.get("body_id") or (matched.pk if matched else None),
        uid=_uid(given),
        position=position,
        name=given["name"] or "",
        person=given.get("person", ""),
        role=given["role"] or "",
        via=given.get("via", ""),
        answers=sole or given.get("answers", False),
        extra=extra_of("owner", given),
    )


def milestone_row(action: Action, position: int, given: Json, parts: Mapping[int, Part]) -> Milestone:
    """A milestone of `action`, not stored, without its occurrences."""
    return Milestone(
        partnership_id=action.partnership_id,
        action=action,
        part=parts.get(given.get("part", 0)),
        uid=_uid(given),
        position=position,
        label=given["label"],
        kind=given["kind"],
        due=day_of(given["due"]),
        precision=given.get("precision", ""),
        cadence=given.get("cadence", ""),
        needs_review=given.get("needs_review", False),
        suggested=day_of(given.get("suggested")),
        extra=extra_of("milestone", given),
    )


def check_bodies(partnership_id: int, owners: Iterable[Json]) -> None:
    """Raises BadFormat where an owner's `body_id` is no body of the partnership."""
    ids = {one["body_id"] for one in owners if one.get("body_id")}
    if ids and Body.objects.filter(partnership_id=partnership_id, pk__in=ids).count() != len(ids):
        raise BadFormat("One of the owners is a body of another partnership: choose one of your own.")


def bullet_rows(action: Action, given: Sequence[Json]) -> list[Part]:
    """The bullets of `action`, not stored."""
    return [
        Part(
            partnership_id=action.partnership_id,
            action=action,
            kind=Part.Kind.BULLET,
            number=n,
            label=one["label"] or "",
            text=one["text"],
            extra=extra_of("sub_action", one),
        )
        for n, one in enumerate(given, start=1)
    ]


def occurrence_rows(milestone: Milestone, given: Json) -> list[Occurrence]:
    """The dates of a recurring milestone, not stored."""
    return [
        Occurrence(partnership_id=milestone.partnership_id, milestone=milestone, due=dt.date.fromisoformat(day))
        for day in given.get("occurrences", [])
    ]


def monitoring_row(action: Action, position: int, given: Json) -> Monitoring:
    """A monitoring arrangement of `action`, not stored, without its bodies."""
    return Monitoring(
        partnership_id=action.partnership_id,
        action=action,
        uid=_uid(given),
        position=position,
        text=given["text"],
        cadence=given["cadence"] or "",
        instruments=given["instruments"],
        extra=extra_of("monitoring", given),
    )


def funding_rows(action: Action, given: Sequence[Json]) -> list[Funding]:
    """The funding lines of `action`, not stored."""
    return [
        Funding(
            partnership_id=action.partnership_id,
            action=action,
            position=n,
            text=one["text"],
            amount=_decimal(one.get("amount")),
            source=one.get("source", ""),
            extra=extra_of("funding", one),
        )
        for n, one in enumerate(given)
    ]


def measure_row(
    plan: Plan,
    position: int,
    given: Json,
    *,
    action: Action | None = None,
    priority: Priority | None = None,
    parts: Mapping[int, Part] | None = None,
) -> Measure:
    """A measure of an action or of a priority, not stored."""
    return Measure(
        partnership_id=plan.partnership_id,
        plan=plan,
        action=action,
        priority=priority,
        part=(parts or {}).get(given.get("part", 0)),
        uid=_uid(given),
        position=position,
        text=given["text"],
        lead_in=given.get("lead_in", ""),
        comparator=given["comparator"] or "",
        threshold=_decimal(given["threshold"]),
        unit=given["unit"] or "",
        due=day_of(given.get("by")),
        level=given.get("level", ""),
        extra=extra_of("measure", given),
    )


def _uid(given: Json) -> uuid.UUID:
    return uuid.UUID(given["uid"]) if "uid" in given else uuid.uuid4()


def day_of(value: str | None) -> dt.date | None:
    """An ISO date of the format as a date."""
    return dt.date.fromisoformat(value) if value else None


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))
