"""Direction without a figure: a measure that promises "falling" or "rising" and prints no number.

The last complete period against the comparison period chosen when the measure was bound: the wrong way or unchanged is
not met, the right way is met, and "within chance" is said unless the latest period is part of a signal.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from sightline.kit.labelled import Labelled


class Wanted(Labelled):
    """Which way is the right one."""

    LOWER = "lower", "falling"
    HIGHER = "higher", "rising"


class Outcome(Labelled):
    """What a comparison shows."""

    MET = "met", "met"
    NOT_MET = "not_met", "not met"
    NO_EVIDENCE = "no_evidence", "no evidence"


@dataclass(frozen=True, slots=True)
class Reading:
    """A value with the period it is of, in words."""

    value: Fraction
    period: str


@dataclass(frozen=True, slots=True)
class Direction:
    """What came of a comparison, and its sentence."""

    outcome: Outcome
    sentence: str
    within_chance: bool = False


def direction(
    wanted: Wanted,
    latest: Reading | None,
    comparison: Reading | None,
    *,
    beyond_chance: bool,
    said: Callable[[Fraction], str],
) -> Direction:
    """Whether `latest` lies on the right side of `comparison`. `beyond_chance` is whether the latest period is part of
    a signal; `said` puts a value into words."""
    if latest is None:
        return Direction(Outcome.NO_EVIDENCE, "There is no figure for a complete period yet.")
    if comparison is None:
        return Direction(
            Outcome.NO_EVIDENCE, f"There is nothing to compare {said(latest.value)} in {latest.period} with."
        )
    where = f"{said(latest.value)} in {latest.period}, {said(comparison.value)} in {comparison.period}"
    chance = "" if beyond_chance else "; the difference is within chance"
    if latest.value == comparison.value:
        return Direction(Outcome.NOT_MET, f"Unchanged: {where}.", not beyond_chance)
    rose = latest.value > comparison.value
    right = rose == (wanted == Wanted.HIGHER)
    way = "Risen" if rose else "Fallen"
    meant = "" if right else f", where {wanted.label} was promised"
    return Direction(
        Outcome.MET if right else Outcome.NOT_MET, f"{way}: {where}{meant}{chance}.", within_chance=not beyond_chance
    )
