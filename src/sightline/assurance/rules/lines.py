"""The line of sight: promise, done, practice changed, children better off; the empty levels visibly empty."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sightline.assurance.rules.kinds import LEVELS, WORST_FIRST, Level, State
from sightline.assurance.rules.standing import MeasureStanding


@dataclass(frozen=True, slots=True)
class Reach:
    """One level of a line of sight: what was promised there, and whether anything shows it."""

    level: Level
    promised: tuple[MeasureStanding, ...]
    shown: bool

    @property
    def empty(self) -> bool:
        """Whether nothing shows it, promised or not."""
        return not self.shown


def line_of_sight(standings: Iterable[MeasureStanding]) -> tuple[Reach, ...]:
    """The three levels in order, each with the measures that promise it."""
    all_of_them = tuple(standings)
    shown = frozenset().union(*(one.levels for one in all_of_them)) if all_of_them else frozenset()
    return tuple(
        Reach(level, tuple(one for one in all_of_them if one.promise.level == level), level in shown)
        for level in LEVELS
    )


def distribution(standings: Iterable[MeasureStanding]) -> dict[State, int]:
    """How many measures stand where, the worst first; never one averaged colour."""
    counts = Counter(one.state for one in standings)
    return {state: counts[state] for state in WORST_FIRST if counts[state]}


def evidence_mark(standings: Iterable[MeasureStanding]) -> State | None:
    """The one mark of a tile: the worst state of the measures that are due, else of the rest; None without measures."""
    all_of_them = tuple(standings)
    due = [one.state for one in all_of_them if one.is_due]
    states = due or [one.state for one in all_of_them]
    return min(states, key=WORST_FIRST.index) if states else None
