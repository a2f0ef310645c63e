"""What leaves to the public: "No child identifiable" of `domain.md`, decided on counts and not on tables.

Each indicator has one fixed breakdown. A table leaves whole only if every cell of every period reaches the threshold (a
share: numerator and remainder of each cell), else its totals alone, each period's by itself, else nothing. Whatever is
published of the same counts elsewhere, or was published before, is known to whoever reads it: `ledger` holds it, and
a table that would let her subtract one from another does not leave either. See docs/reference/release.md.

Totals are decided before breakdowns, and tables in the order given, which never depends on the figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sightline.indicators.rules.ledger import Ledger, Period
from sightline.indicators.rules.quantities import Links
from sightline.kit.labelled import Labelled


class Leaves(Labelled):
    """How much of a table leaves."""

    WHOLE = "whole", "Whole"
    TOTAL = "total", "Totals alone"
    NOTHING = "nothing", "Too few to publish"


@dataclass(frozen=True, slots=True)
class Counted:
    """A numerator and, for a share, its denominator."""

    numerator: int
    denominator: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One period: its total, and its cells in the table's order; no cells where the breakdown is not complete."""

    total: Counted
    cells: tuple[Counted, ...] = ()


@dataclass(frozen=True)
class Table:
    """An indicator's figures for the periods of a release. `protected` is whether it counts children or families;
    `denominator` is "" for what is no share."""

    key: str
    numerator: str
    denominator: str = ""
    protected: bool = True
    dimension: str = ""
    values: tuple[str, ...] = ()
    rows: Mapping[Period, Row] = field(default_factory=dict)

    @property
    def quantities(self) -> tuple[str, ...]:
        return (self.numerator, self.denominator) if self.denominator else (self.numerator,)

    def counts(self, period: Period) -> list[tuple[str, int, tuple[int, ...]]]:
        """Each quantity of a period with its total and its cells."""
        row = self.rows[period]
        found = [(self.numerator, row.total.numerator, tuple(cell.numerator for cell in row.cells))]
        if self.denominator:
            cells = tuple(cell.denominator or 0 for cell in row.cells)
            found.append((self.denominator, row.total.denominator or 0, cells))
        return found

    def broken_down(self, period: Period) -> bool:
        """Whether a period's cells are all there and add up to its total."""
        counts = self.counts(period)
        return len(self.values) > 1 and all(
            len(cells) == len(self.values) and sum(cells) == total for _, total, cells in counts
        )


@dataclass(frozen=True)
class Decision:
    """What leaves of one table: how much, the periods whose totals leave, and why the rest does not, in sentences."""

    key: str
    leaves: Leaves
    periods: tuple[Period, ...]
    withheld: Mapping[Period, str]
    why_no_cells: str = ""

    @property
    def every_period(self) -> bool:
        """Whether a total over all periods may be given: only if every period's left."""
        return bool(self.periods) and not self.withheld


def decide(
    tables: Sequence[Table], *, links: Links, threshold: int, known: Ledger | None = None
) -> tuple[list[Decision], Ledger]:
    """What leaves of each table, in their order, and what is then known: `known` and all that leaves now.

    Raises ValueError for a threshold below 2: nobody is hidden in a group of one."""
    if threshold < 2:
        raise ValueError("The threshold must be at least 2.")
    protected = _protected(tables, links)
    ledger = (known or Ledger()).bound_by(links, threshold)
    left: dict[str, dict[Period, str]] = {}
    for table in tables:
        left[table.key] = {}
        for period in sorted(table.rows):
            if not protected[table.key]:
                continue
            more = ledger.with_totals(period, {quantity: total for quantity, total, _ in table.counts(period)})
            fault = more.fault()
            if fault:
                left[table.key][period] = fault
            else:
                ledger = more
    decisions = []
    for table in tables:
        periods = tuple(period for period in sorted(table.rows) if period not in left[table.key])
        why = ""
        whole = False
        if periods and table.values:
            why, ledger = _whole(table, ledger, complete=not left[table.key], protected=protected[table.key])
            whole = not why
        leaves = Leaves.WHOLE if whole else Leaves.TOTAL if periods else Leaves.NOTHING
        decisions.append(Decision(table.key, leaves, periods, left[table.key], why))
    return decisions, ledger


def _whole(table: Table, ledger: Ledger, *, complete: bool, protected: bool) -> tuple[str, Ledger]:
    """Why the cells of a table do not leave ("" where they do), and what is known then."""
    if not all(table.broken_down(period) for period in table.rows):
        return "Not every period is broken down completely.", ledger
    if not protected:
        return "", ledger
    if not complete:
        return "Not every period’s total leaves.", ledger
    more = ledger
    for period in sorted(table.rows):
        cells = {quantity: counts for quantity, _, counts in table.counts(period)}
        more = more.with_cells(period, table.dimension, cells)
        if fault := more.fault():
            return fault, ledger
    return "", more


def _protected(tables: Sequence[Table], links: Links) -> dict[str, bool]:
    """By table, whether the rule holds for it: it counts children or families, or is bound to what does."""
    families = links.families(quantity for table in tables for quantity in table.quantities)
    children = {quantity for table in tables if table.protected for quantity in table.quantities}
    return {table.key: any(families[quantity] & children for quantity in table.quantities) for table in tables}
