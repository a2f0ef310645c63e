"""The plan's rows as its pages need them: light lines of plain values, in nine queries whatever the plan's size."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sightline.plan.models import Action, Measure, Milestone, Monitoring, Outcome, Owner, Plan, Priority, Thread


class ActionLine(NamedTuple):
    """An action, as far as a tile or a row shows it."""

    pk: int
    priority_id: int
    number: str
    title: str
    text: str
    withdrawn_on: dt.date | None


class OwnerLine(NamedTuple):
    """An owner with the names of the body it was matched to."""

    action_id: int
    name: str
    person: str
    role: str
    answers: bool
    body_id: int | None
    body_name: str | None
    body_short_name: str | None


class MilestoneLine(NamedTuple):
    """A milestone without its occurrences."""

    pk: int
    action_id: int
    label: str
    kind: str
    due: dt.date | None
    due_adopted: dt.date | None
    needs_review: bool


class MeasureLine(NamedTuple):
    """A measure of an action or of a priority."""

    action_id: int | None
    priority_id: int | None
    text: str
    lead_in: str
    comparator: str
    threshold: Decimal | None
    unit: str
    due: dt.date | None
    id: int = 0


@dataclass(frozen=True)
class Lines:
    """A plan's lines, by what they hang on."""

    priorities: list[Priority]
    outcomes: dict[int, list[str]]
    actions: list[ActionLine]
    owners: dict[int, list[OwnerLine]]
    milestones: dict[int, list[MilestoneLine]]
    occurrences: dict[int, list[dt.date]]
    measures: dict[int, list[MeasureLine]]
    priority_measures: dict[int, list[MeasureLine]]
    monitors: dict[int, set[object]]
    monitored: set[int]
    threads: list[Thread]
    thread_ids: dict[int, set[int]]
    nested: dict[int, list[int]]


def lines_of(plan: Plan) -> Lines:
    """What the pages of a plan show of it."""
    actions: dict[int, ActionLine] = {}
    nested: dict[int, list[int]] = defaultdict(list)
    found = Action.objects.filter(plan=plan).order_by("position", "id", "nested_plans__id")
    for *values, nested_id in found.values_list(*_columns(ActionLine), "nested_plans__id"):
        line = ActionLine(*values)
        actions[line.pk] = line
        if nested_id:
            nested[line.pk].append(nested_id)
    measures = [
        MeasureLine(*values) for values in Measure.objects.filter(plan=plan).values_list(*_columns(MeasureLine))
    ]
    outcomes: dict[int, list[str]] = defaultdict(list)
    for priority_id, text in Outcome.objects.filter(priority__plan=plan).values_list("priority_id", "text"):
        outcomes[priority_id].append(text)
    milestones, occurrences = _milestones(plan)
    monitors, monitored = _monitoring(plan)
    threads, thread_ids = _threads(plan)
    return Lines(
        priorities=list(Priority.objects.filter(plan=plan)),
        outcomes=outcomes,
        actions=list(actions.values()),
        owners=owner_lines(Owner.objects.filter(action__plan=plan)),
        milestones=milestones,
        occurrences=occurrences,
        measures=_by((one for one in measures if one.action_id), "action_id"),
        priority_measures=_by((one for one in measures if one.priority_id), "priority_id"),
        monitors=monitors,
        monitored=monitored,
        threads=threads,
        thread_ids=thread_ids,
        nested=nested,
    )


def owner_line(owner: Owner) -> OwnerLine:
    """The line of an owner whose body is fetched already."""
    body = owner.body
    return OwnerLine(
        action_id=owner.action_id,
        name=owner.name,
        person=owner.person,
        role=owner.role,
        answers=owner.answers,
        body_id=owner.body_id,
        body_name=body.name if body else None,
        body_short_name=body.short_name if body else None,
    )


def owner_lines(rows) -> dict[int, list[OwnerLine]]:
    """Owners by their action; `rows` is a queryset of them."""
    return _by((OwnerLine(*values) for values in rows.values_list(*OWNER_COLUMNS)), "action_id")


def milestone_lines(rows) -> dict[int, list[MilestoneLine]]:
    """Milestones by their action; `rows` is a queryset of them."""
    return _by((MilestoneLine(*values) for values in rows.values_list(*_columns(MilestoneLine))), "action_id")


OWNER_COLUMNS = (*OwnerLine._fields[:-2], "body__name", "body__short_name")


def who(body_id: int | None, name: str) -> object:
    """What tells bodies apart: the id where one was matched, else the folded name."""
    return body_id or " ".join(name.casefold().split())


def _milestones(plan: Plan) -> tuple[dict[int, list[MilestoneLine]], dict[int, list[dt.date]]]:
    lines: dict[int, MilestoneLine] = {}
    occurrences: dict[int, list[dt.date]] = defaultdict(list)
    found = Milestone.objects.filter(action__plan=plan).order_by("position", "id", "occurrences__due")
    for *values, day in found.values_list(*_columns(MilestoneLine), "occurrences__due"):
        line = MilestoneLine(*values)
        lines[line.pk] = line
        if day:
            occurrences[line.pk].append(day)
    return _by(lines.values(), "action_id"), occurrences


def _monitoring(plan: Plan) -> tuple[dict[int, set[object]], set[int]]:
    monitors: dict[int, set[object]] = defaultdict(set)
    monitored = set()
    found = Monitoring.objects.filter(action__plan=plan).order_by()
    for action_id, body_id, name in found.values_list("action_id", "bodies__body_id", "bodies__name"):
        monitored.add(action_id)
        if name is not None:
            monitors[action_id].add(who(body_id, name))
    return monitors, monitored


def _threads(plan: Plan) -> tuple[list[Thread], dict[int, set[int]]]:
    threads: dict[int, Thread] = {}
    action_ids: dict[int, set[int]] = defaultdict(set)
    found = Thread.objects.filter(plan=plan).order_by("position", "id")
    for pk, title, text, action_id in found.values_list("pk", "title", "text", "actions__id"):
        threads.setdefault(pk, Thread(pk=pk, title=title, text=text))
        if action_id:
            action_ids[action_id].add(pk)
    return list(threads.values()), action_ids


def _columns(line: type[tuple]) -> tuple[str, ...]:
    return line._fields  # type: ignore[attr-defined]


def _by(lines: Iterable, key: str) -> dict[int, list]:
    groups: dict[int, list] = defaultdict(list)
    for line in lines:
        groups[getattr(line, key)].append(line)
    return groups
