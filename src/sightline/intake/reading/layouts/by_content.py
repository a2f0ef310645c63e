"""A table without headings: its columns by what they hold."""

from __future__ import annotations

from collections import Counter

from sightline.intake.reading.blocks import Cell, Grid
from sightline.intake.reading.layouts.header import Column, Header, spans
from sightline.intake.reading.layouts.table import Table, body_cells, share
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    MEASURE,
    MONITORING,
    NUMBER,
    OWNER,
    RATING,
    TARGET,
)

LEAST_LENGTH = 30  # characters, on the mean, of cells that can be actions


def by_content(grid: Grid, rows: list[int]) -> Table | None:
    """A table without headings, its columns known by what they hold; None where that is not plain.

    A plan is only concluded where one column holds dates, another owners, and a third, the longest, the actions.
    """
    if grid.width < 3 or len(rows) < 2:
        return None
    columns = [Column(first, last, "") for first, last, _ in spans(grid.cells[rows[0]])]
    if any(len(spans(grid.cells[row])) != len(columns) for row in rows):
        columns = [Column(index, index, "") for index in range(grid.width)]
    cells = {id(column): body_cells(grid, column, rows) for column in columns}
    shapes = {
        id(column): Counter({name: share(cells[id(column)], name) for name in ("date", "owner", "number", "rating")})
        for column in columns
    }
    left = [column for column in columns if len(cells[id(column)]) >= max(2, 0.4 * len(rows))]

    def take(name: str, least: float) -> Column | None:
        best = max(left, key=lambda column: (shapes[id(column)][name], -column.first), default=None)
        if best is None or shapes[id(best)][name] < least:
            return None
        left.remove(best)
        return best

    table = Table(grid, Header(-1, -1, columns))
    for name, shape, least in (
        (NUMBER, "number", 0.7),
        (TARGET, "date", 0.6),
        (RATING, "rating", 0.7),
        (OWNER, "owner", 0.5),
    ):
        column = take(shape, least)
        if column:
            column.field = name
            table.columns[name] = [column]
    wordy = [column for column in left if _length(cells[id(column)]) >= LEAST_LENGTH]
    prose = sorted(sorted(wordy, key=lambda column: -_length(cells[id(column)]))[:3], key=lambda column: column.first)
    for name, column in zip((ACTION, MEASURE, MONITORING), prose, strict=False):
        column.field = name
        table.columns[name] = [column]
    for column in columns:
        if not column.field:
            column.heading = column.heading or f"column {column.first + 1}"
            table.other.append(column)
    if not {ACTION, TARGET, OWNER} <= set(table.columns):
        return None
    for name, (column, *_) in table.columns.items():
        column.heading = f"column {column.first + 1}"
        table.inferred.append(
            f"the table has no headings; column {column.first + 1} was read as the {name} by what it holds"
        )
    return table


def _length(cells: list[Cell]) -> float:
    return sum(len(cell.flat) for cell in cells) / len(cells)
