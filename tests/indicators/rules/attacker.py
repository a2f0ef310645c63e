"""Somebody who holds every table of a release and of all before it, and wants one child.

She knows what the counts have to do with each other, that a breakdown is complete, and that no count is below nought.
She solves for what was withheld, exactly, over the fractions: a count is found where its least and its greatest
possible value are the same. Nothing here knows how the rule decides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from sightline.indicators.rules.ledger import Period
from sightline.indicators.rules.quantities import Links
from sightline.indicators.rules.release import Decision, Leaves, Table

# A count's place: quantity, period, dimension and number of the cell; the total's dimension is "" and its cell 0.
Place = tuple[str, Period, str, int]
ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True)
class Program:
    """Counts, none below nought, and equations between them: rows of {place: factor} and what they add up to."""

    rows: list[tuple[dict[object, Fraction], Fraction]]

    def ranges(self, targets: Sequence[Mapping[object, Fraction]]) -> list[tuple[Fraction, Fraction | None]] | None:
        """Least and greatest value of each target (None: no limit); None where the equations contradict each other."""
        tableau = _Tableau(self.rows)
        if not tableau.feasible:
            return None
        return [(-(tableau.most(_negative(one)) or ZERO), tableau.most(one)) for one in targets]


def _negative(target: Mapping[object, Fraction]) -> dict[object, Fraction]:
    return {place: -factor for place, factor in target.items()}


class _Tableau:
    """The simplex method in fractions, by Bland's rule, which never goes in a ring."""

    def __init__(self, rows: Sequence[tuple[dict[object, Fraction], Fraction]]) -> None:
        self.columns = list(dict.fromkeys(place for row, _ in rows for place in row))
        at = {place: number for number, place in enumerate(self.columns)}
        self.rows: list[list[Fraction]] = []
        for row, total in rows:
            dense = [ZERO] * len(self.columns) + [Fraction(total)]
            for place, factor in row.items():
                dense[at[place]] += factor
            self.rows.append([-one for one in dense] if total < 0 else dense)
        self.basis: list[int | None] = [None] * len(self.rows)
        self.at = at
        self.feasible = self._begin()

    def _begin(self) -> bool:
        """Bring a real count into every row: minimise what is left over of each, or find that it cannot be nought."""
        while any(one is None for one in self.basis):
            left = [number for number, one in enumerate(self.basis) if one is None]
            gain = [sum(self.rows[number][column] for number in left) for column in range(len(self.columns))]
            column = next((place for place, one in enumerate(gain) if one > 0 and place not in self.basis), None)
            if column is None:
                if any(self.rows[number][-1] for number in left):
                    return False
                for number in sorted(left, reverse=True):  # all nought: a row that says nothing, or a swap at nought
                    column = next((place for place, one in enumerate(self.rows[number][:-1]) if one), None)
                    if column is None:
                        del self.rows[number], self.basis[number]
                    else:
                        self._pivot(number, column)
                return True
            self._pivot(self._leaving(column), column)
        return True

    def _leaving(self, column: int) -> int | None:
        best, chosen = None, None
        for number, row in enumerate(self.rows):
            if row[column] > 0:
                key = (row[-1] / row[column], -1 if self.basis[number] is None else self.basis[number])
                if best is None or key < best:
                    best, chosen = key, number
        return chosen

    def _pivot(self, number: int, column: int) -> None:
        row = self.rows[number]
        factor = row[column]
        self.rows[number] = row = [one / factor if one else one for one in row]
        for other, theirs in enumerate(self.rows):
            if other != number and theirs[column]:
                times = theirs[column]
                self.rows[other] = [a - times * b if b else a for a, b in zip(theirs, row, strict=True)]
        self.basis[number] = column

    def most(self, target: Mapping[object, Fraction]) -> Fraction | None:
        """The greatest value of a sum of counts, None where it has no limit."""
        price = [ZERO] * len(self.columns)
        for place, factor in target.items():
            if place not in self.at:
                return None if factor > 0 else ZERO  # in no equation: anything
            price[self.at[place]] += factor
        while True:
            there = [price[column] for column in self.basis]
            for column in range(len(self.columns)):
                if column in self.basis:
                    continue
                gain = price[column] - sum(
                    (one * row[column] for one, row in zip(there, self.rows, strict=True) if one and row[column]), ZERO
                )
                if gain > 0:
                    break
            else:
                return sum((one * row[-1] for one, row in zip(there, self.rows, strict=True)), ZERO)
            number = self._leaving(column)
            if number is None:
                return None
            self._pivot(number, column)


@dataclass(frozen=True)
class Issued:
    """A release as anybody has it: counts by place."""

    counts: Mapping[Place, int]


def issued(tables: Iterable[Table], decisions: Iterable[Decision]) -> Issued:
    """What of the tables leaves, by the decisions."""
    counts: dict[Place, int] = {}
    by_key = {table.key: table for table in tables}
    for decision in decisions:
        table = by_key[decision.key]
        for period in decision.periods:
            for quantity, total, cells in table.counts(period):
                counts[quantity, period, "", 0] = total
                if decision.leaves == Leaves.WHOLE:
                    for number, cell in enumerate(cells):
                        counts[quantity, period, table.dimension, number] = cell
    return Issued(counts)


@dataclass(frozen=True)
class World:
    """What the attacker knows of how counts hang together: the breakdown of each quantity, by dimension."""

    links: Links
    breakdowns: Mapping[str, Mapping[str, int]]  # quantity -> dimension -> number of cells
    periods: tuple[Period, ...]

    def places(self) -> Iterator[Place]:
        """Every count that there is."""
        for quantity, dimensions in self.breakdowns.items():
            for period in self.periods:
                yield quantity, period, "", 0
                for dimension, cells in dimensions.items():
                    for number in range(cells):
                        yield quantity, period, dimension, number

    def pairs(self) -> Iterator[tuple[Place, Place]]:
        """Every count with each that it is part of."""
        there = set(self.places())
        for quantity, *place in there:
            for above in self.links.above(quantity):
                if (above, *place) in there:
                    yield (quantity, *place), (above, *place)

    def equations(self, known: Mapping[Place, int]) -> Program:
        """What is known, as equations."""
        rows: list[tuple[dict[object, Fraction], Fraction]] = []
        for quantity, dimensions in self.breakdowns.items():
            for period, (dimension, cells) in product(self.periods, dimensions.items()):
                row = {(quantity, period, dimension, number): ONE for number in range(cells)}
                rows.append(({**row, (quantity, period, "", 0): -ONE}, ZERO))
        for part, whole in self.pairs():
            rows.append(({part: ONE, ("rest", part, whole): ONE, whole: -ONE}, ZERO))
        for balance in self.links.balances:
            for before, period in zip(self.periods, self.periods[1:], strict=False):
                for dimension, number in self._balanced(balance):
                    place = (dimension, number)
                    rows.append(
                        (
                            {
                                (balance.stock, before, *place): ONE,
                                (balance.enters, period, *place): ONE,
                                (balance.leaves, period, *place): -ONE,
                                (balance.stock, period, *place): -ONE,
                            },
                            ZERO,
                        )
                    )
        rows += [({place: ONE}, Fraction(count)) for place, count in known.items()]
        return Program(rows)

    def _balanced(self, balance: object) -> Iterator[tuple[str, int]]:
        yield "", 0
        shared = set.intersection(
            *(set(self.breakdowns[one].items()) for one in (balance.stock, balance.enters, balance.leaves))
        )
        for dimension, cells in shared:
            for number in range(cells):
                yield dimension, number


def found(world: World, releases: Sequence[Issued], threshold: int) -> list[str]:
    """Every count below the threshold that somebody finds who holds all releases.

    She takes each release in turn for the truth, and for what it does not say believes what the others said, leaving
    out one of their counts at a time where that contradicts it: perhaps just that one was revised."""
    breaches: list[str] = []
    for release in releases:
        others: dict[Place, set[int]] = {}
        for other in releases:
            for place, count in other.counts.items():
                if place not in release.counts:
                    others.setdefault(place, set()).add(count)
        for belief in product(*(sorted(counts) for counts in others.values())):
            believed = dict(zip(others, belief, strict=True))
            whole = _solve(world, {**release.counts, **believed}, threshold)
            if whole is None:
                for out in believed:
                    rest = {place: count for place, count in believed.items() if place != out}
                    breaches += _solve(world, {**release.counts, **rest}, threshold) or []
            breaches += whole or []
    for place in {place for release in releases for place in release.counts}:
        counts = {release.counts[place] for release in releases if place in release.counts}
        breaches += [
            f"{place} was {a} and is {b}: {b - a} more" for a in counts for b in counts if 0 < b - a < threshold
        ]
    return breaches


def _solve(world: World, known: Mapping[Place, int], threshold: int) -> list[str] | None:
    """The counts found below the threshold; None where what is believed contradicts itself."""
    targets: list[tuple[str, dict[object, Fraction]]] = [(f"{place}", {place: ONE}) for place in world.places()]
    targets += [(f"{whole} less {part}", {("rest", part, whole): ONE}) for part, whole in world.pairs()]
    ranges = world.equations(known).ranges([target for _, target in targets])
    if ranges is None:
        return None
    return [
        f"{name} is {least}"
        for (name, _), (least, greatest) in zip(targets, ranges, strict=True)
        if least == greatest and least < threshold
    ]
