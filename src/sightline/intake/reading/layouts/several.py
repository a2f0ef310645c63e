"""Several actions in one cell: "1.1 ..." and "1.2 ..." one below the other, and what of the other cells is whose."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from sightline.intake.reading.fields.numbers import split_number
from sightline.intake.reading.layouts.entries import Row
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    FINDING,
    NUMBER,
    OBJECTIVE,
    OUTCOME,
    PRIORITY,
    RECOMMENDATION,
)
from sightline.kit.documents.blocks import EMPTY, Cell, Line

# Fields that say to what an action belongs: blank below means "the same".
GROUPING = (PRIORITY, OBJECTIVE, OUTCOME, RECOMMENDATION, FINDING)

_COMPOUND = re.compile(r"^[A-Z]{0,6}[- ]?\d+(?:[./-]\d+)+[a-z]?$|^[A-Z]{1,5}-?\d+$")


def line_number(line: Line) -> tuple[str | None, str]:
    """The number of a line, whether counted by the word processor or typed, and the words after it."""
    if line.number:
        number, _ = split_number(f"{line.number} X")
        return (number or line.number.strip(" .):(")), line.text
    return split_number(line.text)


def several_actions(row: Row) -> list[Row]:
    """The row as one action, or as several where its cell holds "1.1 ..." and "1.2 ..." one below the other."""
    action = row.cells[ACTION]
    printed = flat_lines(row.cells.get(NUMBER, EMPTY))
    starts = [index for index, line in enumerate(action.lines) if (n := line_number(line)[0]) and _COMPOUND.match(n)]
    if len(starts) < 2:
        lines = [line for line in action.lines if line.text]
        if (
            len(printed) > 1
            and len(lines) == len(printed)
            and all(line_number(Line(text=one.text or one.number))[0] for one in printed)
        ):
            return _split(row, [(index, index + 1) for index in range(len(lines))], printed)
        return [row]
    if starts[0] != 0 and printed:
        return [row]
    starts[0] = 0
    ends = [*starts[1:], len(action.lines)]
    return _split(row, list(zip(starts, ends, strict=True)), None)


def counted_actions(rows: list[Row]) -> list[Row]:
    """Rows whose cells hold "1. ...", "2. ..." as several actions where the count runs on from cell to cell.

    Where it begins again in each cell, or the table numbers its rows in a column, the items are parts of one action;
    but not where another cell of the row counts alike: "1. Police", "2. Schools" beside "1. Train", "2. Write".
    """
    if any(row.cells.get(NUMBER, EMPTY).flat for row in rows):
        return rows
    rows = [one for row in rows for one in _counted_alike(row)]
    starts = [_counted(row.cells.get(ACTION, EMPTY)) for row in rows]
    values = [value for row in starts for _, value in row]
    several = [row for row in starts if len(row) > 1]
    if not several or values != list(range(1, len(values) + 1)) or len(starts) != sum(map(bool, starts)):
        return rows
    out: list[Row] = []
    for row, found in zip(rows, starts, strict=True):
        edges = [0, *[index for index, _ in found[1:]], len(row.cells[ACTION].lines)]
        out.extend(_split(row, list(pairwise(edges)), None) if len(found) > 1 else [row])
    return out


def _counted_alike(row: Row) -> list[Row]:
    """The row as several where its action and another of its cells are lists of one count, a line an item."""
    values = [value for _, value in _counted(row.cells.get(ACTION, EMPTY))]
    lines = flat_lines(row.cells.get(ACTION, EMPTY))
    if len(values) < 2 or values != list(range(1, len(lines) + 1)):
        return [row]
    alike = [
        name
        for name, cell in row.cells.items()
        if name not in (ACTION, *GROUPING) and [value for _, value in _counted(cell)] == values
    ]
    if not alike:
        return [row]
    bare = {name: replace(row.cells[name], lines=tuple(map(_uncounted, flat_lines(row.cells[name])))) for name in alike}
    whole = replace(row, cells=row.cells | bare | {ACTION: replace(row.cells[ACTION], lines=tuple(lines))})
    return _split(whole, [(place, place + 1) for place in range(len(lines))], None)


def _uncounted(line: Line) -> Line:
    return replace(line, text=line_number(line)[1], number="")


def _counted(cell: Cell) -> list[tuple[int, int]]:
    """Where in a cell a line begins with a bare count, and the count."""
    found = ((index, line_number(line)[0]) for index, line in enumerate(cell.lines))
    return [(index, int(number)) for index, number in found if number and number.isdigit()]


def _split(row: Row, pieces: list[tuple[int, int]], printed: list[Line] | None) -> list[Row]:
    count = len(pieces)
    out: list[Row] = []
    for place, (start, end) in enumerate(pieces):
        cells = dict(row.cells)
        cells[ACTION] = replace(row.cells[ACTION], lines=row.cells[ACTION].lines[start:end])
        if printed:
            cells[NUMBER] = Cell(lines=(printed[place],))
        else:
            cells.pop(NUMBER, None)
        for name, cell in row.cells.items():
            lines = flat_lines(cell)
            if name not in (ACTION, NUMBER, *GROUPING) and len(lines) == count and count > 1:
                cells[name] = replace(cell, lines=(lines[place],))
        out.append(
            replace(
                row,
                cells=cells,
                other=dict(row.other),
                periods=list(row.periods),
                inherited=set(row.inherited),
            )
        )
    return out


def flat_lines(cell: Cell) -> list[Line]:
    """The lines of a cell that hold anything."""
    return [line for line in cell.lines if line.text or line.number]
