"""Pictures of one series over time, worked out from plain values: a sparkline, and a control chart with its limits.

Like those of `charts`: positions in the units of the viewBox, worked out here; the templates only draw. Shape carries
the meaning: a point that is a signal is a filled diamond, any other an open ring.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# --- a sparkline ---

_SPARK_WIDTH, _SPARK_HEIGHT, _SPARK_EDGE = 120, 32, 5


@dataclass(frozen=True)
class Spark:
    """A line as SVG path data, the place of its last point, and whether that is a signal; empty where nothing is."""

    path: str
    x: float
    y: float
    signal: bool
    summary: str


def sparkline(values: Sequence[float | None], *, signal: bool = False, summary: str = "") -> Spark:
    """A small picture of a series whose last value is the latest; None is a period without one, and a gap in the line.

    `summary` says in words what it shows."""
    there = [(place, value) for place, value in enumerate(values) if value is not None]
    if not there:
        return Spark("", 0, 0, False, summary)
    low, high = min(value for _, value in there), max(value for _, value in there)
    across = max(len(values) - 1, 1)

    def at(place: int, value: float) -> tuple[float, float]:
        x = _SPARK_EDGE + (_SPARK_WIDTH - 2 * _SPARK_EDGE) * place / across
        share = (value - low) / (high - low) if high > low else 0.5
        return round(x, 1), round(_SPARK_HEIGHT - _SPARK_EDGE - (_SPARK_HEIGHT - 2 * _SPARK_EDGE) * share, 1)

    x, y = at(*there[-1])
    return Spark(_path(there, at), x, y, signal, summary)


def _path(there, at) -> str:
    """The line through neighbouring points, begun anew after a gap."""
    start = there[0]
    x, y = at(*start)
    parts = [f"M{x:g} {y:g}"]
    for before, one in pairwise(there):
        x, y = at(*one)
        parts.append(f"{'L' if one[0] == before[0] + 1 else 'M'}{x:g} {y:g}")
    return "".join(parts)


# --- a control chart ---

_WIDTH, _HEIGHT = 760, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 108, 16, 42
_NAMES = 8  # labels below, at most


@dataclass(frozen=True)
class ChartPoint:
    """A period's point: its place, and its words for a pointer that rests on it."""

    x: float
    y: float
    signal: bool
    latest: bool
    words: str


@dataclass(frozen=True)
class Level:
    """A line across the chart, and the word at its end."""

    y: float
    kind: str
    words: str


@dataclass(frozen=True)
class Control:
    """The whole chart; `columns` and `rows` are the same as a table."""

    path: str
    points: tuple[ChartPoint, ...]
    levels: tuple[Level, ...]
    ticks: tuple[tuple[float, str], ...]
    names: tuple[tuple[float, str], ...]
    summary: str
    columns: tuple[str, ...]
    rows: list[list[object]]
    width: int = _WIDTH
    height: int = _HEIGHT
    left: int = _LEFT
    right: int = _WIDTH - _RIGHT

    @property
    def has_limits(self) -> bool:
        """Whether limits of chance are drawn."""
        return any(level.kind == "limit" for level in self.levels)

    @property
    def has_target(self) -> bool:
        """Whether a target is drawn."""
        return any(level.kind == "target" for level in self.levels)


def control_chart(
    *,
    periods: Sequence[tuple[str, float | None, str, str]],
    levels: Sequence[tuple[str, float, str]] = (),
    percent: bool = False,
    summary: str = "",
) -> Control:
    """A series with its mean and limits.

    Args:
        periods: (label, value or None, the value in words, why it is a signal or "") in order.
        levels: (kind, value, words): "mean" and "limit" lines, none where there are too few points; a "target".
        percent: whether values are shares, whose scale reads in percent.
        summary: what the picture says, in words.
    """
    values = [value for _, value, _, _ in periods if value is not None]
    bottom, top, step = _scale([*values, *(value for _, value, _ in levels)], percent=percent)
    across = max(len(periods) - 1, 1)

    def at(place: int, value: float) -> tuple[float, float]:
        x = _LEFT + (_WIDTH - _LEFT - _RIGHT) * place / across
        y = _HEIGHT - _BOTTOM - (_HEIGHT - _TOP - _BOTTOM) * (value - bottom) / (top - bottom)
        return round(x, 1), round(y, 1)

    there = [(place, one[1]) for place, one in enumerate(periods) if one[1] is not None]
    points = []
    for place, value in there:
        label, _, said, why = periods[place]
        x, y = at(place, value)
        words = f"{label}: {said}{f', {why}' if why else ''}"
        points.append(ChartPoint(x, y, bool(why), place == there[-1][0], words))
    marks = [bottom + step * n for n in range(round((top - bottom) / step) + 1)]
    every = -(-len(periods) // _NAMES) if periods else 1
    names = [(at(place, bottom)[0], periods[place][0]) for place in range(len(periods) - 1, -1, -every)]
    return Control(
        path=_path(there, at) if there else "",
        points=tuple(points),
        levels=_apart([Level(at(0, value)[1], kind, words) for kind, value, words in levels]),
        ticks=tuple((at(0, value)[1], _tick(value, percent=percent)) for value in marks),
        names=tuple(reversed(names)),
        summary=summary,
        columns=("Period", "Figure", "Signal"),
        rows=[[label, said or "no figure", why or ""] for label, _, said, why in reversed(periods)],
    )


def _apart(levels: list[Level]) -> tuple[Level, ...]:
    """The lines from the top down; words that would stand upon each other are left to the table's sentence, but those
    of a target stay."""
    kept: list[Level] = []
    for level in sorted(levels, key=lambda one: (one.kind != "target", one.y)):
        crowded = any(other.words and abs(level.y - other.y) < 13 for other in kept)
        kept.append(Level(level.y, level.kind, "" if crowded else level.words))
    return tuple(sorted(kept, key=lambda one: one.y))


def _scale(values: Sequence[float], *, percent: bool) -> tuple[float, float, float]:
    """Bottom, top and step of the scale: round numbers, never below nought, at most seven of them."""
    low, high = max(min(values, default=0.0), 0.0), max(values, default=1.0)
    if high <= low:
        low, high = max(low - (0.05 if percent else 1), 0.0), high + (0.05 if percent else 1)
    rough = (high - low) / 5
    size = 1.0
    while size > rough and size > 1e-3:
        size /= 10
    while size * 10 <= rough:
        size *= 10
    step = next(one * size for one in (1, 2, 5, 10) if one * size >= rough)
    step = max(step, 0.01 if percent else 1.0)
    bottom = int(low / step) * step
    count = 1
    while bottom + step * count < high - step / 1e6:
        count += 1
    return bottom, bottom + step * count, step


def _tick(value: float, *, percent: bool) -> str:
    return f"{value * 100:g}%" if percent else f"{value:,.10g}"
