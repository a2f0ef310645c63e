"""Change beyond chance: the XmR chart, read by the three rules of `domain.md` and no others.

Limits are the mean of all points and 2.66 times the mean moving range to either side. A signal is a point outside the
limits, eight in a row on one side of the mean, or six in a row that rise or fall. Everything else is not news, and the
sentence says so: a rise within the limits is what chance brings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm

from sightline.kit.labelled import Labelled

ENOUGH = 8  # points before anything may be called beyond chance
WIDTH = Fraction(266, 100)  # 3 / 1.128: three standard deviations as the mean moving range of two estimates them
SIDE, TREND = 8, 6

Values = Sequence[Fraction | None]
Said = Callable[[Fraction], str]


class Signal(Labelled):
    """Why a point is news."""

    ABOVE = "above", "above the upper limit"
    BELOW = "below", "below the lower limit"
    HIGH = "high", f"one of {SIDE} or more in a row above the mean"
    LOW = "low", f"one of {SIDE} or more in a row below the mean"
    RISING = "rising", f"one of {TREND} or more in a row that rise"
    FALLING = "falling", f"one of {TREND} or more in a row that fall"


@dataclass(frozen=True, slots=True)
class Chart:
    """What the rules say of a series. `signals` has a set for each value given, empty where it is no news; without
    ENOUGH points there are neither limits nor signals."""

    values: tuple[Fraction | None, ...]
    mean: Fraction | None
    lower: Fraction | None
    upper: Fraction | None
    signals: tuple[frozenset[Signal], ...]

    @property
    def has_limits(self) -> bool:
        return self.mean is not None

    @property
    def latest(self) -> frozenset[Signal]:
        """What the latest value is part of; empty where it is missing or no news."""
        return self.signals[-1] if self.signals else frozenset()


def chart(values: Values) -> Chart:
    """Limits and signals of values in the order of their periods; None stands for a period without one.

    A missing period parts what lies on either side of it: no moving range and no trend runs across it. It does not
    break a run on one side of the mean, which says nothing about neighbours."""
    given = tuple(values)
    places = [place for place, value in enumerate(given) if value is not None]
    # Whole numbers of one smallest unit: exact as fractions are, and many times as quick.
    unit = lcm(*(value.denominator for value in given if value is not None))
    there = [
        (place, value.numerator * (unit // value.denominator)) for place, value in enumerate(given) if value is not None
    ]
    nothing = tuple(frozenset() for _ in given)
    ranges = [
        abs(value - before) for (place_before, before), (place, value) in pairwise(there) if place == place_before + 1
    ]
    if len(there) < ENOUGH or not ranges:
        return Chart(given, None, None, None, nothing)
    total, count = sum(value for _, value in there), len(there)
    mean = Fraction(total, count * unit)
    reach = WIDTH * Fraction(sum(ranges), len(ranges) * unit)
    low, high = (mean - reach) * unit, (mean + reach) * unit
    found: list[set[Signal]] = [set() for _ in given]
    for place, value in there:
        if value > high:
            found[place].add(Signal.ABOVE)
        elif value < low:
            found[place].add(Signal.BELOW)
    _mark_runs(found, places, [_side(value * count, total) for _, value in there])
    _mark_trends(found, there)
    return Chart(given, mean, mean - reach, mean + reach, tuple(frozenset(one) for one in found))


def _side(value: int, mean: int) -> Signal | None:
    if value == mean:
        return None
    return Signal.HIGH if value > mean else Signal.LOW


def _mark_runs(found: list[set[Signal]], places: Sequence[int], sides: Sequence[Signal | None]) -> None:
    """Every point of each run of SIDE or more on one side of the mean; a point on the mean ends a run."""
    start = 0
    for at in range(1, len(sides) + 1):
        if at == len(sides) or sides[at] != sides[start]:
            side = sides[start]
            if side is not None and at - start >= SIDE:
                for place in places[start:at]:
                    found[place].add(side)
            start = at


def _mark_trends(found: list[set[Signal]], there: Sequence[tuple[int, int]]) -> None:
    """Every point of each stretch of TREND or more points that rise, or that fall, from one period to the next."""
    for signal, goes_on in ((Signal.RISING, lambda a, b: b > a), (Signal.FALLING, lambda a, b: b < a)):
        start = 0
        for at in range(1, len(there) + 1):
            ends = (
                at == len(there) or there[at][0] != there[at - 1][0] + 1 or not goes_on(there[at - 1][1], there[at][1])
            )
            if ends:
                if at - start >= TREND:
                    for place, _ in there[start:at]:
                        found[place].add(signal)
                start = at


def sentence(drawn: Chart, said: Said) -> str:
    """What the scorecard says of the latest value: one sentence where it is part of a signal, "" where it is none.

    `said` puts a value into words."""
    if not drawn.latest or drawn.values[-1] is None:
        return ""
    now = said(drawn.values[-1])
    told = []
    if Signal.ABOVE in drawn.latest:
        told.append(f"it is above {said(drawn.upper)}, the most that chance brings")
    if Signal.BELOW in drawn.latest:
        told.append(f"it is below {said(drawn.lower)}, the least that chance brings")
    for signal, words in (
        (Signal.HIGH, f"in a row above the mean of {said(drawn.mean)}"),
        (Signal.LOW, f"in a row below the mean of {said(drawn.mean)}"),
        (Signal.RISING, "in a row have risen"),
        (Signal.FALLING, "in a row have fallen"),
    ):
        if signal in drawn.latest:
            told.append(f"{_length(drawn, signal)} {words}")
    return f"{now} is beyond chance: {'; '.join(told)}."


def _length(drawn: Chart, signal: Signal) -> int:
    """How many points the stretch has that the latest value ends."""
    count = 0
    for value, signals in zip(reversed(drawn.values), reversed(drawn.signals), strict=True):
        if value is None:
            continue
        if signal not in signals:
            break
        count += 1
    return count


def plain_sentence(drawn: Chart, said: Said) -> str:
    """What the indicator's own page says of the latest value, news or not: where it is none, that a rise or fall since
    the period before is within what chance brings, or why nothing can be said yet."""
    news = sentence(drawn, said)
    if news:
        return news
    there = [value for value in drawn.values if value is not None]
    if not there or drawn.values[-1] is None:
        return "There is no figure for the latest period."
    if not drawn.has_limits:
        return (
            f"{len(there)} {'period is' if len(there) == 1 else 'periods are'} too few to tell a change from chance:"
            f" it takes {ENOUGH}."
        )
    between = f"chance brings anything from {said(max(drawn.lower, Fraction(0)))} to {said(drawn.upper)}"
    before = drawn.values[-2] if len(drawn.values) > 1 else None
    if before is None or before == there[-1]:
        return f"{said(there[-1])} is within chance: {between}."
    way = "rise" if there[-1] > before else "fall"
    return f"The {way} from {said(before)} to {said(there[-1])} is within what chance brings: {between}."
