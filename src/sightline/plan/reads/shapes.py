"""What the plan's pages are made of: tiles, bands, dates and owners as pages name them, filters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from sightline.kit.periods import said
from sightline.plan.models import Milestone, Plan, Priority, Thread
from sightline.plan.reads.lines import MeasureLine, MilestoneLine, OwnerLine
from sightline.plan.rules.health import Finding
from sightline.plan.rules.quarters import Strip
from sightline.plan.rules.timing import Timing, moved_days


@dataclass(frozen=True, slots=True)
class OwnerName:
    """An owner as a page names it: the matched body's short name where it has one, else as printed."""

    name: str
    role: str
    answers: bool
    body_id: int | None
    person: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """A milestone as a tile or list names it. `words` is the date in words; `moved` the days later than adopted."""

    label: str
    kind: str
    due: dt.date | None
    words: str
    moved: int
    needs_review: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """An action on the page."""

    id: int
    number: str
    title: str
    priority_id: int
    owners: tuple[OwnerName, ...]
    milestones: tuple[Due, ...]
    next_due: dt.date | None
    timing: Timing
    timing_words: str
    measure_count: int
    figure_count: int
    thread_ids: frozenset[int]
    quarters: frozenset[str]
    withdrawn: bool
    moved: int
    nested_plan_ids: tuple[int, ...]

    @property
    def owners_line(self) -> str:
        """The owners' names with dots between."""
        return " · ".join(dict.fromkeys(owner.name for owner in self.owners))

    @property
    def next_due_words(self) -> str:
        """The next date in words, or what the dates say where none is ahead."""
        return said(self.next_due) if self.next_due else self.timing_words


@dataclass(frozen=True, slots=True)
class Band:
    """A priority with its tiles. The counts are of all its actions, whatever the filter shows."""

    id: int
    number: str
    title: str
    aim: str
    outcomes: tuple[str, ...]
    tiles: tuple[Tile, ...]
    action_count: int
    date_count: int
    measure_count: int
    figure_count: int


@dataclass(frozen=True, slots=True)
class Option:
    """A choice of a filter: its value in the address, its words, how many actions it shows."""

    value: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a visitor filters by; None for everything. `bodies` are "my bodies", whichever they are."""

    body: int | None = None
    bodies: frozenset[int] | None = None
    thread: int | None = None
    quarter: str | None = None
    timing: str | None = None

    def shows(self, tile: Tile) -> bool:
        """Whether the tile passes every filter chosen."""
        owners = {owner.body_id for owner in tile.owners}
        return (
            (self.body is None or self.body in owners)
            and (self.bodies is None or bool(self.bodies & owners))
            and (self.thread is None or self.thread in tile.thread_ids)
            and (self.quarter is None or self.quarter in tile.quarters)
            and (self.timing is None or self.timing == tile.timing.value or (self.timing == "moved" and tile.moved > 0))
        )

    @property
    def anything(self) -> bool:
        """Whether any filter is chosen."""
        return self != Chosen()


@dataclass(frozen=True, slots=True)
class PlanPage:
    """Everything the plan on a page shows. Totals are of the whole plan, `shown` of what the filter lets through."""

    plan: Plan
    bands: tuple[Band, ...]
    strip: Strip
    findings: tuple[Finding, ...]
    threads: tuple[Thread, ...]
    chosen: Chosen
    body_options: tuple[Option, ...]
    thread_options: tuple[Option, ...]
    quarter_options: tuple[Option, ...]
    timing_options: tuple[Option, ...]
    action_count: int
    shown: int
    date_count: int
    measure_count: int
    figure_count: int
    open_changes: int


@dataclass(frozen=True, slots=True)
class PriorityPage:
    """A priority with its tiles, own measures and neighbours."""

    plan: Plan
    priority: Priority
    band: Band
    strip: Strip
    findings: tuple[Finding, ...]
    measures: tuple[MeasureLine, ...]
    neighbours: tuple[Priority, ...] = field(default=())


def owner_name(owner: OwnerLine) -> OwnerName:
    """An owner as pages name it: by the short name of its body, else the body's, else as printed."""
    return OwnerName(
        name=owner.body_short_name or owner.body_name or owner.name or owner.person,
        role=owner.role,
        answers=owner.answers,
        body_id=owner.body_id,
        person=owner.person,
    )


def due_of(one: Milestone | MilestoneLine, start_month: int = 4) -> Due:
    """A milestone as pages name it: "31 December 2017 (end of Q3)", "throughout, to 31 March 2018", "no date yet"."""
    if one.due is None:
        words = "ongoing" if one.kind == "ongoing" else "no date yet"
    else:
        day = said(one.due, start_month)
        words = {"ongoing": f"throughout, to {day}", "recurring": f"recurring, last {day}"}.get(one.kind, day)
    return Due(
        label=one.label,
        kind=one.kind,
        due=one.due,
        words=words,
        moved=moved_days(one),
        needs_review=one.needs_review,
    )
