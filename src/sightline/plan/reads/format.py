"""The plan in the plan format: as it stands, as adopted, as at a date."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sightline.plan.models import (
    Action,
    Change,
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
from sightline.plan.rules import replay
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.format import SCHEMA, in_plan_order, plain

Json = Any


@dataclass(frozen=True)
class Rows:
    """Every row of one plan, grouped by what it hangs on."""

    plan: Plan
    threads: list[Thread]
    priorities: list[Priority]
    outcomes: dict[int, list[Outcome]]
    actions: dict[int, list[Action]]
    threads_of: dict[int, list[Thread]]
    parts: dict[int, list[Part]]
    owners: dict[int, list[Owner]]
    milestones: dict[int, list[Milestone]]
    occurrences: dict[int, list[Occurrence]]
    measures: dict[int, list[Measure]]
    priority_measures: dict[int, list[Measure]]
    monitoring: dict[int, list[Monitoring]]
    monitoring_bodies: dict[int, list[MonitoringBody]]
    funding: dict[int, list[Funding]]


def rows_of(plan: Plan, action: Action | None = None) -> Rows:
    """All rows of a plan, or of one of its actions, in 13 queries whatever the size."""
    whose = {"action": action} if action else {"action__plan": plan}
    threads = list(Thread.objects.filter(plan=plan))
    by_id = {thread.pk: thread for thread in threads}
    tagged: dict[int, list[Thread]] = defaultdict(list)
    links = Action.threads.through.objects.filter(**whose).order_by("thread__position", "thread_id")
    for action_id, thread_id in links.values_list("action_id", "thread_id"):
        tagged[action_id].append(by_id[thread_id])
    measures = list(Measure.objects.filter(**({"action": action} if action else {"plan": plan})))
    return Rows(
        plan=plan,
        threads=threads,
        priorities=list(Priority.objects.filter(plan=plan)),
        outcomes=grouped(Outcome.objects.filter(priority__plan=plan), "priority_id"),
        actions=grouped([action] if action else Action.objects.filter(plan=plan), "priority_id"),
        threads_of=tagged,
        parts=grouped(Part.objects.filter(**whose), "action_id"),
        owners=grouped(Owner.objects.filter(**whose).select_related("body"), "action_id"),
        milestones=grouped(Milestone.objects.filter(**whose), "action_id"),
        occurrences=grouped(Occurrence.objects.filter(**_through("milestone", whose)), "milestone_id"),
        measures=grouped((one for one in measures if one.action_id), "action_id"),
        priority_measures=grouped((one for one in measures if one.priority_id), "priority_id"),
        monitoring=grouped(Monitoring.objects.filter(**whose), "action_id"),
        monitoring_bodies=grouped(
            MonitoringBody.objects.filter(**_through("monitoring", whose)).select_related("body"), "monitoring_id"
        ),
        funding=grouped(Funding.objects.filter(**whose), "action_id"),
    )


def _through(relation: str, whose: dict[str, Any]) -> dict[str, Any]:
    return {f"{relation}__{path}": value for path, value in whose.items()}


def grouped(rows: Iterable[Any], key: str) -> dict[int, list[Any]]:
    """Rows by the id in their attribute `key`, in order; a missing id gives an empty list."""
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, key)].append(row)
    return groups


def to_format(plan: Plan, as_at: dt.date | None = None) -> dict[str, Json]:
    """The plan as `sightline-plan/1`: as it stands, or as it stood at the end of the day `as_at`.

    Raises NotYet for a day before the plan was adopted.
    """
    return replay.without_lasting(as_lasting(plan, as_at))


def as_lasting(plan: Plan, as_at: dt.date | None = None) -> dict[str, Json]:
    """The same with lasting identities and matched bodies, as baselines keep it and changes refer to it."""
    if as_at is None:
        return written(rows_of(plan))
    if plan.adopted_on is None or as_at < plan.adopted_on:
        when = f"was adopted on {plan.adopted_on:%-d %B %Y}" if plan.adopted_on else "is still a draft"
        raise NotYet([f"The plan {when}: there is no adopted plan as at {as_at:%-d %B %Y}."])
    changes = [replayable(change) for change in Change.objects.filter(plan=plan)]
    return replay.as_at(plan.baseline.document, changes, as_at)


def replayable(change: Change) -> replay.Replayable:
    """A change as the rules take it."""
    return replay.Replayable(
        id=change.pk,
        kind=change.kind,
        state=change.state,
        uid=str(change.thing_uid),
        field=change.field,
        becomes=change.becomes,
        decided_on=change.decided_on,
        corrects=change.corrects_id,
    )


def written(rows: Rows) -> dict[str, Json]:
    """The rows of a plan as a document in normal form, with lasting identities."""
    plan = rows.plan
    return {
        "schema": SCHEMA,
        "plan": _head(plan, rows.threads),
        "priorities": [
            _priority(priority, rows.outcomes[priority.pk], rows.actions[priority.pk])
            | {
                "measures": [_measure(one, {}) for one in rows.priority_measures[priority.pk]],
                "actions": [_action(rows, action, rows.outcomes[priority.pk]) for action in rows.actions[priority.pk]],
            }
            for priority in rows.priorities
        ],
        "notes": plan.notes,
        **plan.extra_top,
    }


def head_document(plan: Plan) -> dict[str, Json]:
    """What the plan says of itself, apart from priorities and notes."""
    return _head(plan, list(plan.threads.all()))


def priority_document(priority: Priority) -> dict[str, Json]:
    """A priority with its outcomes and own measures, without its actions."""
    document = _priority(priority, list(priority.outcomes.all()), list(priority.actions.all()))
    return document | {"measures": [_measure(one, {}) for one in priority.measures.all()], "actions": []}


def action_document(action: Action) -> dict[str, Json]:
    """One action with everything that hangs on it, lasting identities too."""
    outcomes = [action.outcome] if action.outcome else []
    return _action(rows_of(action.plan, action), action, outcomes)


def _head(plan: Plan, threads: list[Thread]) -> dict[str, Json]:
    return {
        "title": plan.title or None,
        "board": plan.board or None,
        "year_start": _day(plan.year_start),
        "year_end": _day(plan.year_end),
        "vision": plan.vision or None,
        "purpose": plan.purpose,
        "principles": plan.principles,
        "threads": [{"title": one.title, "text": one.text, **one.extra} for one in threads],
        **plan.extra,
    }


def _priority(priority: Priority, outcomes: list[Outcome], actions: list[Action]) -> dict[str, Json]:
    numbers = [action.number for action in actions]
    number = priority.number
    return {
        "uid": str(priority.uid),
        "number": int(number) if number.isascii() and number.isdigit() and len(number) < 10 else number or None,
        "title": priority.title or None,
        "aim": priority.aim or None,
        "outcomes": [
            {
                "uid": str(outcome.uid),
                "text": outcome.text,
                "actions": in_plan_order(
                    [action.number for action in actions if action.outcome_id == outcome.pk] + outcome.also, numbers
                ),
                **outcome.extra,
            }
            for outcome in outcomes
        ],
        "measures": [],
        "actions": [],
        **priority.extra,
    }


def _action(rows: Rows, action: Action, outcomes: list[Outcome]) -> dict[str, Json]:
    parts = rows.parts[action.pk]
    part_numbers = {part.pk: part.number for part in parts if part.kind == Part.Kind.PARAGRAPH}
    owners = rows.owners[action.pk]
    document: dict[str, Json] = {
        "uid": str(action.uid),
        "number": action.number,
        "text": action.text,
        "sub_actions": [
            {"label": part.label or None, "text": part.text, **part.extra}
            for part in parts
            if part.kind == Part.Kind.BULLET
        ],
        "owner_raw": action.owner_raw,
        "owners": [owner_document(owner, part_numbers) for owner in owners],
        "target_raw": action.target_raw,
        "milestones": [_milestone(rows, one, part_numbers) for one in rows.milestones[action.pk]],
        "measures_raw": action.measures_raw,
        "measures": [_measure(one, part_numbers) for one in rows.measures[action.pk]],
        "monitoring_raw": action.monitoring_raw,
        "monitoring": [
            {
                "uid": str(one.uid),
                "text": one.text,
                "bodies": [body.name for body in rows.monitoring_bodies[one.pk]],
                "instruments": one.instruments,
                "cadence": one.cadence or None,
                **one.extra,
            }
            for one in rows.monitoring[action.pk]
        ],
        **action.as_printed,
    }
    funding = [
        {"text": one.text, **said(amount=plain(one.amount), source=one.source), **one.extra}
        for one in rows.funding[action.pk]
    ]
    outcome_uid = next((str(outcome.uid) for outcome in outcomes if outcome.pk == action.outcome_id), None)
    return document | said(
        outcome_uid=outcome_uid,
        number_generated=action.number_generated,
        title=action.title,
        threads=[thread.title for thread in rows.threads_of[action.pk]],
        funding=funding,
        rewritten=action.rewritten,
        withdrawn_on=_day(action.withdrawn_on),
    )


def owner_document(owner: Owner, part_numbers: dict[int, int]) -> dict[str, Json]:
    """An owner as the lasting document keeps it; `part_numbers` gives a part's number by its id."""
    return {
        "uid": str(owner.uid),
        "name": owner.name or None,
        "role": owner.role or None,
        **said(
            person=owner.person,
            via=owner.via,
            part=part_numbers.get(owner.part_id),
            answers=owner.answers,
            body_id=owner.body_id,
        ),
        **owner.extra,
    }


def _milestone(rows: Rows, one: Milestone, part_numbers: dict[int, int]) -> dict[str, Json]:
    return {
        "uid": str(one.uid),
        "label": one.label,
        "due": _day(one.due),
        "kind": one.kind,
        **said(
            precision=one.precision,
            cadence=one.cadence,
            part=part_numbers.get(one.part_id),
            needs_review=one.needs_review,
            suggested=_day(one.suggested),
            occurrences=[_day(occurrence.due) for occurrence in rows.occurrences[one.pk]],
        ),
        **one.extra,
    }


def _measure(one: Measure, part_numbers: dict[int, int]) -> dict[str, Json]:
    return {
        "uid": str(one.uid),
        "text": one.text,
        "comparator": one.comparator or None,
        "threshold": plain(one.threshold),
        "unit": one.unit or None,
        **said(by=_day(one.due), lead_in=one.lead_in, part=part_numbers.get(one.part_id), level=one.level),
        **one.extra,
    }


def said(**values: Json) -> dict[str, Json]:
    """Only the keys that say something, as the format's optional keys are written."""
    return {key: value for key, value in values.items() if value not in (None, False, [], "")}


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
