"""An action's page: what was promised, what was changed since, its milestones, measures and monitoring.

The cost is the action's own, however many actions the partnership has had: every query goes by an index of this action.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sightline.people.access import Membership
from sightline.plan.models import (
    Action,
    Change,
    Funding,
    Measure,
    Milestone,
    Monitoring,
    MonitoringBody,
    Occurrence,
    Owner,
    Part,
    Plan,
    Thread,
)
from sightline.plan.reads.format import grouped, replayable
from sightline.plan.reads.lines import owner_line
from sightline.plan.reads.shapes import Due, OwnerName, due_of, owner_name
from sightline.plan.rules import replay
from sightline.plan.rules.states import ChangeKind, ChangeState
from sightline.plan.rules.timing import WORDS, Timing, timing
from sightline.plan.rules.titles import short_title

Json = Any


@dataclass(frozen=True, slots=True)
class MilestoneView:
    """A milestone as it stands, as adopted, and what moved it."""

    row: Milestone
    due: Due
    adopted_words: str
    occurrences: tuple[dt.date, ...]
    part: Part | None
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure as it stands, its words as adopted where they differ, and its changes."""

    row: Measure
    adopted_text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class MonitoringView:
    """A monitoring arrangement with its bodies, as printed and as matched."""

    row: Monitoring
    bodies: tuple[MonitoringBody, ...]


@dataclass(frozen=True, slots=True)
class Lineage:
    """The same action in another year's plan."""

    action_id: int
    number: str
    plan_id: int
    plan_title: str
    year_end: dt.date | None


@dataclass(frozen=True, slots=True)
class ActionPage:
    """Everything an action's page shows of the plan. What was adopted stands beside what it is now."""

    action: Action
    title: str
    owners: tuple[OwnerName, ...]
    owner_rows: tuple[Owner, ...]
    answering: OwnerName | None
    adopted_text: str
    adopted_owners: tuple[str, ...]
    corrected: bool
    parts: tuple[Part, ...]
    bullets: tuple[Part, ...]
    milestones: tuple[MilestoneView, ...]
    measures: tuple[MeasureView, ...]
    monitoring: tuple[MonitoringView, ...]
    funding: tuple[Funding, ...]
    threads: tuple[Thread, ...]
    as_printed: tuple[tuple[str, str], ...]
    changes: tuple[Change, ...]
    open_changes: tuple[Change, ...]
    timing: Timing
    timing_words: str
    nested_plans: tuple[Plan, ...]
    lineage: tuple[Lineage, ...]
    previous_id: int | None
    next_id: int | None


def action_for_page(membership: Membership, action_id: int):
    """The visible action with what its page needs joined, as a queryset for `get_object_or_404`. One query."""
    return (
        Action.objects.visible_to(membership)
        .filter(pk=action_id)
        .select_related("plan__partnership", "priority", "outcome")
    )


def action_page(action: Action, today: dt.date, membership: Membership | None = None) -> ActionPage:
    """The page of `action` for `today`; with `membership`, nested and other years' plans only as far as visible."""
    start_month = action.plan.partnership.fiscal_start_month
    parts = list(Part.objects.filter(action=action))
    by_part = {part.pk: part for part in parts}
    owners = list(Owner.objects.filter(action=action).select_related("body"))
    milestones = list(Milestone.objects.filter(action=action))
    occurrences = grouped(Occurrence.objects.filter(milestone__action=action), "milestone_id")
    bodies = grouped(MonitoringBody.objects.filter(monitoring__action=action).select_related("body"), "monitoring_id")
    changes: list[Change] = []
    if not action.plan.is_draft:
        changes = list(Change.objects.filter(action=action).select_related("asked_by", "decided_by"))
    history = _History(changes)
    where = timing(milestones, action.withdrawn_on, today, start_month)
    neighbours = _neighbours(action)
    names = tuple(owner_name(owner_line(owner)) for owner in owners)
    return ActionPage(
        action=action,
        title=short_title(action.title, action.text),
        owners=names,
        owner_rows=tuple(owners),
        answering=next((one for one in names if one.answers), None),
        adopted_text=history.adopted(action.uid, "text", action.text),
        adopted_owners=_owner_names(history.adopted(action.uid, "owners", None)),
        corrected=any(one.kind == ChangeKind.CORRECTION for one in changes),
        parts=tuple(part for part in parts if part.kind == Part.Kind.PARAGRAPH),
        bullets=tuple(part for part in parts if part.kind == Part.Kind.BULLET),
        milestones=tuple(
            MilestoneView(
                row=one,
                due=due_of(one, start_month),
                adopted_words=_adopted_words(one, start_month),
                occurrences=tuple(occurrence.due for occurrence in occurrences[one.pk]),
                part=by_part.get(one.part_id),
                changes=history.of(one.uid),
            )
            for one in milestones
        ),
        measures=tuple(
            MeasureView(row=one, adopted_text=history.adopted(one.uid, "text", one.text), changes=history.of(one.uid))
            for one in Measure.objects.filter(action=action)
        ),
        monitoring=tuple(
            MonitoringView(row=one, bodies=tuple(bodies[one.pk])) for one in Monitoring.objects.filter(action=action)
        ),
        funding=tuple(Funding.objects.filter(action=action)),
        threads=tuple(action.threads.all()),
        as_printed=tuple(printed_items(action.as_printed)),
        changes=tuple(changes),
        open_changes=tuple(one for one in changes if one.state == ChangeState.ASKED),
        timing=where,
        timing_words=WORDS[where],
        nested_plans=tuple(_visible(Plan.objects.filter(parent_action=action), membership)),
        lineage=_lineage(action, membership),
        previous_id=neighbours.get(action.position - 1),
        next_id=neighbours.get(action.position + 1),
    )


class _History:
    """An action's changes, by the thing they changed."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes
        self._replayable = [replayable(one) for one in changes]
        self._was = {one.pk: one.was for one in changes}

    def of(self, uid: object) -> tuple[Change, ...]:
        return tuple(one for one in self._changes if one.thing_uid == uid)

    def adopted(self, uid: object, field: str, now: Json) -> Json:
        return replay.value_adopted(self._replayable, str(uid), field, now, self._was)


def _owner_names(documents: Json) -> tuple[str, ...]:
    return tuple(one["name"] or one.get("person") or "" for one in documents or ())


def _adopted_words(one: Milestone, start_month: int) -> str:
    adopted = Milestone(label=one.label, kind=one.kind, due=one.due_adopted)
    return due_of(adopted, start_month).words


def _visible(plans, membership: Membership | None):
    return plans.visible_to(membership) if membership else plans


def _lineage(action: Action, membership: Membership | None) -> tuple[Lineage, ...]:
    rows = Action.objects.filter(partnership_id=action.partnership_id, uid=action.uid).exclude(pk=action.pk)
    if membership:
        rows = rows.visible_to(membership)
    found = rows.order_by("plan__year_end").values_list("pk", "number", "plan_id", "plan__title", "plan__year_end")
    return tuple(Lineage(*row) for row in found)


def _neighbours(action: Action) -> dict[int, int]:
    """The actions just before and after, by position: positions run through a plan without a gap."""
    beside = (action.position - 1, action.position + 1)
    found = Action.objects.filter(plan_id=action.plan_id, position__in=beside).order_by()
    return dict(found.values_list("position", "pk"))


NOT_PRINTED = frozenset({"where", "parts"})  # the reader's own words, not the document's
LABELS = {"rag": "Rating", "scope": "Scope", "completed": "Completed", "signed_off": "Signed off"}


def printed_items(as_printed: dict[str, Json]) -> list[tuple[str, str]]:
    """What a document said in columns without a field, as label and text; what says nothing is left out."""
    items = []
    for key, value in as_printed.items():
        if value not in (None, "", [], {}) and key not in NOT_PRINTED:
            items.append((LABELS.get(key, key.replace("_", " ").capitalize()), _as_text(value)))
    return items


def _as_text(value: Json) -> str:
    if isinstance(value, list):
        return "; ".join(_as_text(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')}: {_as_text(one)}" for key, one in value.items() if one is not None)
    return str(value)
