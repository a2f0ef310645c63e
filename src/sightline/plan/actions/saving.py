"""What stands behind editing: locks, revisions, and making rows what a document in normal form says."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar

from django.db import models

from sightline.people.models import Alias, Body, Partnership
from sightline.people.names import fold
from sightline.plan.actions.writing import (
    bullet_rows,
    check_bodies,
    funding_rows,
    measure_row,
    milestone_row,
    monitoring_row,
    occurrence_rows,
    owner_row,
)
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
from sightline.plan.rules.errors import EditedMeanwhile
from sightline.plan.rules.format import extra_of
from sightline.plan.rules.recording import UNTOLD, recorded, told_apart
from sightline.plan.rules.rewriting import CELLS
from sightline.plan.rules.states import PLAN_STEPS, check_step
from sightline.trail.actions import record
from sightline.trail.models import Entry
from sightline.trail.rules import Actor

Json = Any
Row = TypeVar("Row", bound=models.Model)


def locked_draft(plan_id: int) -> Plan:
    """The plan, locked against adoption while a part of it is edited. Raises NotYet where it is no draft."""
    plan = Plan.objects.select_for_update().get(pk=plan_id)
    check_step(PLAN_STEPS, plan.state, "edit", "This plan")
    return plan


def check_revision(row: Plan | Priority | Action, revision: int, stands: Json, thing: str) -> None:
    """Raises EditedMeanwhile, with what `stands`, where somebody saved `row` after `revision` was read."""
    if row.revision != revision:
        last = (
            Entry.objects.filter(partnership_id=row.partnership_id, thing=thing, thing_id=str(row.pk))
            .order_by("-seq")
            .values_list("actor_label", "at")
            .first()
        )
        who, when = last or ("Somebody", None)
        raise EditedMeanwhile(theirs=stands, who=who, revision=row.revision, when=when)


def bump(row: Plan | Priority | Action) -> None:
    """Stores `row` as its next revision."""
    row.revision += 1
    row.save()


def told(document: Mapping[str, Json]) -> dict[str, Json]:
    """What of a document says something, for the record of its coming or going."""
    return {key: recorded(key, value) for key, value in document.items() if value and key not in UNTOLD}


def record_edit(by: Actor, plan: Plan, thing: str, pk: int, before: Json, after: Json) -> None:
    """Records an edit: only the keys of the format that changed."""
    was, becomes = told_apart(before, after)
    record(
        by=by, partnership_id=plan.partnership_id, verb="edited", thing=thing, thing_id=pk, before=was, after=becomes
    )


def save_priority(priority: Priority, formed: Mapping[str, Json]) -> None:
    """Makes a stored priority, its outcomes and own measures what `formed` says, as a next revision."""
    priority.number = "" if formed["number"] is None else str(formed["number"])
    priority.title, priority.aim = formed["title"] or "", formed["aim"] or ""
    bump(priority)
    sync(
        Outcome.objects.filter(priority=priority),
        [
            Outcome(
                partnership_id=priority.partnership_id,
                priority=priority,
                uid=one.get("uid") or uuid.uuid4(),
                position=n,
                text=one["text"],
            )
            for n, one in enumerate(formed["outcomes"])
        ],
        ("position", "text"),
    )
    sync(
        Measure.objects.filter(priority=priority),
        [measure_row(priority.plan, n, one, priority=priority) for n, one in enumerate(formed["measures"])],
        MEASURE_FIELDS,
    )


MEASURE_FIELDS = (
    "position",
    "part_id",
    "text",
    "lead_in",
    "comparator",
    "threshold",
    "unit",
    "due",
    "level",
    "extra",
)
MILESTONE_FIELDS = (
    "position",
    "part_id",
    "label",
    "kind",
    "due",
    "precision",
    "cadence",
    "needs_review",
    "suggested",
    "extra",
)
OWNER_FIELDS = ("position", "part_id", "body_id", "name", "person", "role", "via", "answers", "extra")


def save_action(row: Action, formed: Mapping[str, Json]) -> None:
    """Makes a stored action and all that hangs on it what `formed` says, as a next revision."""
    check_bodies(row.partnership_id, formed["owners"])
    row.number, row.number_generated = formed["number"], formed.get("number_generated", False)
    row.title, row.text = formed.get("title", ""), formed["text"]
    row.as_printed, row.rewritten = extra_of("action", formed), formed.get("rewritten", [])
    served = formed.get("outcome_uid")
    row.outcome = Outcome.objects.filter(priority_id=row.priority_id, uid=served).first() if served else None
    bump(row)
    parts = _sync_parts(row, formed)
    save_owners(row, formed["owners"], parts)
    milestones = sync(
        Milestone.objects.filter(action=row),
        [milestone_row(row, n, one, parts) for n, one in enumerate(formed["milestones"])],
        MILESTONE_FIELDS,
    )
    Occurrence.objects.filter(milestone__action=row).delete()
    Occurrence.objects.bulk_create(
        occurrence
        for one, given in zip(milestones, formed["milestones"], strict=True)
        for occurrence in occurrence_rows(one, given)
    )
    sync(
        Measure.objects.filter(action=row),
        [measure_row(row.plan, n, one, action=row, parts=parts) for n, one in enumerate(formed["measures"])],
        MEASURE_FIELDS,
    )
    _save_monitoring(row, formed["monitoring"])
    Funding.objects.filter(action=row).delete()
    Funding.objects.bulk_create(funding_rows(row, formed.get("funding", [])))
    threads = Thread.objects.filter(plan_id=row.plan_id, title__in=formed.get("threads", []))
    row.threads.set(threads)


def touch_milestones(action_ids: Collection[int]) -> None:
    """Says that these actions' milestones were edited: a next revision, whose cell no longer stands as printed."""
    rows = list(Action.objects.filter(pk__in=action_ids).only("id", "revision", "rewritten", "target_raw"))
    for row in rows:
        row.revision += 1
        if row.target_raw and "milestones" not in row.rewritten:
            row.rewritten = [key for key in CELLS if key in {*row.rewritten, "milestones"}]
    Action.objects.bulk_update(rows, ["revision", "rewritten"])


def save_owners(
    row: Action, owners: Sequence[Json], parts: Mapping[int, Part], known: Mapping[str, Body] | None = None
) -> None:
    """Makes the owners of an action what `owners` says; names without a body are matched where one is called so.

    `known` are bodies by folded name, the partnership's where it is None.
    """
    if known is None:
        known = known_names(row.partnership) if any(not one.get("body_id") for one in owners) else {}
    bodies = {
        name: known.get(fold(name)) for one in owners if (name := one["name"] or one.get("person", "")) is not None
    }
    sole = len(owners) == 1
    wanted = [owner_row(row, n, one, parts, bodies, sole=sole) for n, one in enumerate(owners)]
    # The one who answers steps down before another stands up: the database lets two answer at no moment.
    Owner.objects.filter(action=row, answers=True).update(answers=False)
    sync(Owner.objects.filter(action=row), wanted, OWNER_FIELDS)


def known_names(partnership: Partnership) -> dict[str, Body]:
    """The partnership's bodies by every name they go by, folded."""
    names: dict[str, Body] = {}
    bodies = {body.pk: body for body in Body.objects.filter(partnership=partnership)}
    for folded, body_id in Alias.objects.filter(partnership=partnership).values_list("folded", "body_id"):
        names[folded] = bodies[body_id]
    for body in bodies.values():
        names.setdefault(fold(body.short_name), body)
        names[fold(body.name)] = body
    names.pop("", None)
    return names


def _sync_parts(row: Action, formed: Mapping[str, Json]) -> dict[int, Part]:
    bullets = bullet_rows(row, formed["sub_actions"])
    Part.objects.filter(action=row, kind=Part.Kind.BULLET).delete()
    Part.objects.bulk_create(bullets)
    numbers = {one["part"] for key in ("owners", "milestones", "measures") for one in formed[key] if one.get("part")}
    parts = {part.number: part for part in Part.objects.filter(action=row, kind=Part.Kind.PARAGRAPH)}
    Part.objects.filter(pk__in=[part.pk for n, part in parts.items() if n not in numbers]).delete()
    for n in sorted(numbers - parts.keys()):
        parts[n] = Part.objects.create(
            partnership_id=row.partnership_id, action=row, kind=Part.Kind.PARAGRAPH, number=n
        )
    return {n: part for n, part in parts.items() if n in numbers}


def _save_monitoring(row: Action, wanted: Sequence[Json]) -> None:
    matched = {
        fold(one.name): one.body for one in MonitoringBody.objects.filter(monitoring__action=row).select_related("body")
    }
    known = known_names(row.partnership) if any(one["bodies"] for one in wanted) else {}
    rows = sync(
        Monitoring.objects.filter(action=row),
        [monitoring_row(row, n, one) for n, one in enumerate(wanted)],
        ("position", "text", "cadence", "instruments", "extra"),
    )
    MonitoringBody.objects.filter(monitoring__action=row).delete()
    MonitoringBody.objects.bulk_create(
        MonitoringBody(
            partnership_id=row.partnership_id,
            monitoring=one,
            body=matched.get(fold(name)) or known.get(fold(name)),
            position=n,
            name=name,
        )
        for one, given in zip(rows, wanted, strict=True)
        for n, name in enumerate(given["bodies"])
    )


def sync(existing: models.QuerySet[Row], wanted: Sequence[Row], fields: Sequence[str]) -> list[Row]:
    """Makes the `existing` rows what is `wanted`, by uid: what is in both is updated, the rest added or deleted.

    Gives the wanted rows, stored, in order. A row keeps its key, so that what refers to it still does.
    """
    by_uid = {str(row.uid): row for row in existing}
    names = [field.removesuffix("_id") for field in fields]
    kept, added = [], []
    for row in wanted:
        stands = by_uid.pop(str(row.uid), None)
        if stands is None:
            added.append(row)
            continue
        row.pk = stands.pk
        kept.append(row)
    existing.filter(pk__in=[row.pk for row in by_uid.values()]).delete()
    if kept:
        existing.model.objects.bulk_update(kept, names)
    existing.model.objects.bulk_create(added)
    return list(wanted)


def sync_threads(plan: Plan, wanted: Sequence[Json]) -> None:
    """Makes a plan's threads the `wanted` ones, matched by title so that actions keep theirs."""
    stand = {thread.title: thread for thread in plan.threads.all()}
    for n, one in enumerate(wanted):
        thread = stand.pop(one["title"], None) or Thread(partnership_id=plan.partnership_id, plan=plan)
        thread.position, thread.title, thread.text = n, one["title"], one["text"]
        thread.save()
    Thread.objects.filter(pk__in=[thread.pk for thread in stand.values()]).delete()


def stepped(order: list[int], pk: int, step: int) -> list[int]:
    """`order` with `pk` moved `step` places, as far as there is room."""
    place = order.index(pk)
    rest = [one for one in order if one != pk]
    rest.insert(min(max(place + step, 0), len(rest)), pk)
    return rest


def renumber(plan: Plan, within: Sequence[int] = ()) -> None:
    """Lets positions run through the whole plan again, priority by priority; `within` is the order in one of them."""
    place = {pk: n for n, pk in enumerate(within)}

    def order(row: Action) -> tuple[int, int, int, int]:
        return row.priority.position, row.priority_id, place.get(row.pk, row.position), row.pk

    actions = plan.actions.select_related("priority").only("id", "position", "priority", "priority__position")
    rows = sorted(actions, key=order)
    for n, row in enumerate(rows):
        row.position = n
    Action.objects.bulk_update(rows, ["position"])
