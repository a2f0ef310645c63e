"""Where a plan's dates fall: the strip of quarters with every milestone on it, and the load of each quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.kit.periods import Quarter, quarter_of, quarters_between

CROWDED = 0.4  # the share of a plan's dates in one quarter beyond which plan health speaks up


@dataclass(frozen=True, slots=True)
class Mark:
    """A date on the strip. `counts` is false for the earlier dates of a recurring milestone, which is one promise."""

    day: dt.date
    kind: str
    label: str
    number: str
    action_id: int
    moved_from: dt.date | None = None
    counts: bool = True
    milestone_id: int | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """A quarter of the strip: its marks in order, how many count, and their share of the plan's dates (0 to 1)."""

    quarter: Quarter
    marks: tuple[Mark, ...]
    count: int
    share: float

    @property
    def key(self) -> str:
        """What a filter in an address calls it: "2017-3"."""
        return self.quarter.key

    @property
    def percent(self) -> int:
        """The share in whole per cent, halves away from zero."""
        return int(self.share * 100 + 0.5)

    @property
    def crowded(self) -> bool:
        """Whether more than 40% of the plan's dates fall here, and it is not the plan's only quarter."""
        return self.share > CROWDED and self.count > 1


@dataclass(frozen=True, slots=True)
class Strip:
    """The quarters of a plan, and where `today` stands: a fraction of the whole, None outside the plan."""

    loads: tuple[Load, ...]
    today: float | None
    outside: tuple[Mark, ...]

    @property
    def total(self) -> int:
        """How many of the plan's dates are on the strip or outside it."""
        return sum(load.count for load in self.loads) + sum(mark.counts for mark in self.outside)


def strip(
    marks: Iterable[Mark], start: dt.date | None, end: dt.date | None, today: dt.date, start_month: int = 4
) -> Strip:
    """The strip of a plan from `start` to `end`; without a period it has no quarters and all marks stand outside."""
    ordered = sorted(marks, key=lambda mark: (mark.day, mark.number))
    if start is None or end is None:
        return Strip(loads=(), today=None, outside=tuple(ordered))
    total = sum(mark.counts for mark in ordered)
    quarters = tuple(quarters_between(start, end, start_month))
    by_quarter: dict[Quarter, list[Mark]] = {quarter: [] for quarter in quarters}
    outside = []
    for mark in ordered:
        by_quarter.get(quarter_of(mark.day, start_month), outside).append(mark)
    loads = []
    for quarter in quarters:
        inside = tuple(by_quarter[quarter])
        count = sum(mark.counts for mark in inside)
        loads.append(Load(quarter=quarter, marks=inside, count=count, share=count / total if total else 0.0))
    first, last = quarters[0].start, quarters[-1].end
    at = (today - first).days / ((last - first).days + 1) if first <= today <= last else None
    return Strip(loads=tuple(loads), today=at, outside=tuple(outside))


def heaviest(loads: Sequence[Load]) -> Load | None:
    """The quarter with most dates, the first of several; None where there are no dates."""
    return max(loads, key=lambda load: load.count) if any(load.count for load in loads) else None
