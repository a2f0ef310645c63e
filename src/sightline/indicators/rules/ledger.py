"""What anybody may know of counts of children: everything published, in this release and in all before it.

`fault` says, in a sentence, the first way in which somebody who holds all of it could find a count, or what remains of
one, below the threshold. It knows the rules that follow, and nothing is published that has a fault:

1. each count reaches the threshold, and so does what it leaves of every count that it is part of;
2. a count that was published before stays as it was, or differs by at least the threshold: the few found since are few;
3. where a total is known by itself and its cells from another revision, each cell would keep rule 1 even if it alone
   made up the difference: whoever guesses that the others stand finds no less;
4. of counts bound to each other, cells are known only along one line of "part of": side by side they bound what is
   above them from two sides;
5. periods do not overlap, or a month could be had from a quarter and two months;
6. children at the end are those before, plus who came, minus who left: the count that follows from three others is
   known too, and so keeps these rules.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise, product

from sightline.indicators.rules.quantities import Balance, Links

Period = tuple[dt.date, dt.date]
Totals = Mapping[tuple[str, Period], frozenset[int]]
Cells = Mapping[tuple[str, Period, str], frozenset[tuple[int, ...]]]


@dataclass(frozen=True)
class Ledger:
    """Totals by quantity and period, and sets of cells by quantity, period and dimension; each in every revision."""

    totals: Totals = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)
    links: Links = field(default_factory=Links)
    threshold: int = 5
    fresh: frozenset[str] = frozenset()  # quantities that came last: only what is bound to them can have a new fault

    def bound_by(self, links: Links, threshold: int) -> Ledger:
        """The same knowledge in somebody's hands who knows how counts hang together."""
        return replace(self, links=links, threshold=threshold, fresh=frozenset())

    def with_totals(self, period: Period, counts: Mapping[str, int]) -> Ledger:
        """With the totals of some quantities in a period."""
        totals = dict(self.totals)
        for quantity, count in counts.items():
            totals[quantity, period] = totals.get((quantity, period), frozenset()) | {count}
        return replace(self, totals=totals, fresh=frozenset(counts))

    def with_cells(self, period: Period, dimension: str, counts: Mapping[str, tuple[int, ...]]) -> Ledger:
        """With the cells of some quantities in a period, by one dimension, and the totals that they add up to."""
        cells = dict(self.cells)
        for quantity, numbers in counts.items():
            place = (quantity, period, dimension)
            cells[place] = cells.get(place, frozenset()) | {numbers}
        more = self.with_totals(period, {quantity: sum(numbers) for quantity, numbers in counts.items()})
        return replace(more, cells=cells)

    def fault(self) -> str:
        """How somebody could find a count below the threshold, through what is `fresh`; "" where nobody can."""
        quantities = {quantity for quantity, _ in self.totals}
        families = self.links.families(quantities)
        near = frozenset().union(*(families[quantity] for quantity in self.fresh if quantity in families))
        totals = {place: known for place, known in self.totals.items() if place[0] in near}
        cells = {place: known for place, known in self.cells.items() if place[0] in near}
        for found in self._faults(totals, cells):
            return found
        return ""

    def _faults(self, totals: Totals, cells: Cells) -> Iterator[str]:
        yield from _overlaps(totals)
        totals, cells = _followed(totals, cells, self.links.balances)
        at_each: dict[Period, dict[str, frozenset[int]]] = defaultdict(dict)
        for (quantity, period), known in totals.items():
            at_each[period][quantity] = known
        for known in at_each.values():
            yield from self._small(known, "")
        by_dimension: dict[tuple[Period, str], dict[str, frozenset[tuple[int, ...]]]] = defaultdict(dict)
        for (quantity, period, dimension), sets in cells.items():
            by_dimension[period, dimension][quantity] = sets
        for (period, _), sets in by_dimension.items():
            yield from self._side_by_side(sets)
            guessed = {name: _guessed(at_each[period].get(name, frozenset()), known) for name, known in sets.items()}
            for place in range(max(len(one) for known in sets.values() for one in known)):
                yield from self._small(_at(place, sets), "in a cell ", _at(place, guessed))
        yield from _gaps(totals, self.links)

    def _small(
        self, known: Mapping[str, frozenset[int]], where: str, guessed: Mapping[str, frozenset[int]] | None = None
    ) -> Iterator[str]:
        """Rules 1 to 3 for what is known of one place: a period's totals, or one cell of it."""
        few, guessed, called = self.threshold, guessed or {}, self.links.called
        start = _capital(where)
        for quantity, counts in known.items():
            if any(0 < b - a < few for a in counts for b in counts):
                yield (
                    f"{start}{called(quantity)} was published before as a number less than {few} away;"
                    " what was published stands."
                )
            counts = counts | guessed.get(quantity, frozenset())
            for count in sorted(counts):
                if count < few:
                    yield f"{start}{called(quantity)} is {count}: fewer than {few}."
            for above in self.links.above(quantity):
                for whole in sorted(known.get(above, frozenset()) | guessed.get(above, frozenset())):
                    if any(whole - count < few for count in counts):
                        yield f"{start}{called(above)} ({whole}) less {called(quantity)} leaves fewer than {few}."

    def _side_by_side(self, sets: Mapping[str, object]) -> Iterator[str]:
        """Rule 4."""
        names, called = sorted(sets), self.links.called
        for place, one in enumerate(names):
            for other in names[place + 1 :]:
                if not self.links.nested(one, other):
                    yield f"The cells of {called(one)} and of {called(other)} would bound what both are bound to."


def _at(place: int, sets: Mapping[str, frozenset[tuple[int, ...]]]) -> dict[str, frozenset[int]]:
    return {name: frozenset(one[place] for one in known if place < len(one)) for name, known in sets.items()}


def _guessed(totals: frozenset[int], known: frozenset[tuple[int, ...]]) -> frozenset[tuple[int, ...]]:
    """Rule 3: the cells of a total known by itself, as somebody guesses them who takes all but one from a revision."""
    sums = {sum(one) for one in known}
    return frozenset(tuple(cell + total - sum(cells) for cell in cells) for total in totals - sums for cells in known)


def _overlaps(totals: Totals) -> Iterator[str]:
    """Rule 5."""
    periods = sorted({period for _, period in totals})
    for before, after in pairwise(periods):
        if after[0] <= before[1]:
            yield "These counts are known for a period that overlaps this one: the rest could be had by subtraction."


def _followed(totals: Totals, cells: Cells, balances: tuple[Balance, ...]) -> tuple[Totals, Cells]:
    """Rule 6: with every total and set of cells that follows from three others."""
    totals, cells = dict(totals), dict(cells)
    for balance in balances:
        periods = sorted({period for quantity, period in totals if quantity in _of(balance)})
        dimensions = {dimension for quantity, _, dimension in cells if quantity in _of(balance)}
        for _ in range(len(periods) + 1):  # a count that follows may be what another follows from
            grown = False
            for before, period in _neighbours(periods):
                grown |= _follow(totals, balance, (before,), (period,))
                for dimension in dimensions:
                    grown |= _follow(cells, balance, (before, dimension), (period, dimension))
            if not grown:
                break
    return totals, cells


def _of(balance: Balance) -> tuple[str, str, str]:
    return balance.stock, balance.enters, balance.leaves


def _neighbours(periods: list[Period]) -> Iterator[tuple[Period, Period]]:
    for before, period in pairwise(periods):
        if period[0] == before[1] + dt.timedelta(days=1):
            yield before, period


# The sign of each in: stock before + came - left - stock after = 0.
_SIGNS = (1, 1, -1, -1)


def _follow(known: dict, balance: Balance, before: tuple, now: tuple) -> bool:
    """Add the one of the four counts that is not known, where the other three are. Whether one was added."""
    places = [
        (balance.stock, *before), (balance.enters, *now), (balance.leaves, *now), (balance.stock, *now)
    ]  # fmt: skip
    missing = [place for place in places if place not in known]
    if len(missing) != 1:
        return False
    at = places.index(missing[0])
    others = [(sign, known[place]) for sign, place in zip(_SIGNS, places, strict=True) if place != missing[0]]
    found = set()
    for counts in product(*(counts for _, counts in others)):
        found.add(_sum(counts, [-sign * _SIGNS[at] for sign, _ in others]))
    found.discard(None)
    if not found:
        return False
    known[missing[0]] = frozenset(found)
    return True


def _sum(counts: tuple, signs: list[int]):
    """Counts, or sets of cells, added with their signs; None where sets are of different lengths."""
    if all(isinstance(one, int) for one in counts):
        return sum(sign * one for sign, one in zip(signs, counts, strict=True))
    if len({len(one) for one in counts}) != 1:
        return None
    places = zip(*counts, strict=True)
    return tuple(sum(sign * cell for sign, cell in zip(signs, cells, strict=True)) for cells in places)


def _gaps(totals: Totals, links: Links) -> Iterator[str]:
    """Rule 6 over several periods: from two stocks with one flow of every period between them, the other flow's sum
    follows, so each of its periods must be known."""
    for balance in links.balances:
        stocks = sorted(period for quantity, period in totals if quantity == balance.stock)
        flows = sorted({period for quantity, period in totals if quantity in (balance.enters, balance.leaves)})
        for place, first in enumerate(stocks):
            for last in stocks[place + 1 :]:
                between = [period for period in flows if first < period <= last]
                came = [(balance.enters, period) in totals for period in between]
                left = [(balance.leaves, period) in totals for period in between]
                if all(came) != all(left):
                    hidden = balance.leaves if all(came) else balance.enters
                    yield f"{links.called(hidden)} could be had for several periods from the counts at their ends."


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"
