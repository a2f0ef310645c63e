"""Columns by what they hold: of a table without headings, and where a heading says nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from sightline.intake.reading.fields.shapes import looks_like
from sightline.intake.reading.layouts.header import Column, Header, spans
from sightline.intake.reading.layouts.headings import LONGEST_HEADING, SURE, meaning
from sightline.intake.reading.layouts.table import Table, body_cells, share
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    COST,
    IGNORED,
    MEASURE,
    MONITORING,
    NUMBER,
    OUTCOME,
    OWNER,
    PROGRESS,
    RATING,
    TARGET,
)
from sightline.kit.documents.blocks import Cell, Grid

LEAST_LENGTH = 30  # characters, on the mean, of cells that can be actions
LEAST_DISTINCT = 0.5  # of such cells must differ: what is the same in every row is no action
LEAST_WORDY = 25  # and where the other columns are known by their headings
NEARLY_ALL = 0.9  # of a column's cells must look like dates for it to be the target date against no heading's word
LEAST_FIGURES = 0.5  # and of them must hold a figure: "ongoing" and "completed" may be how things stand
LEAST_DATED = 2  # cells
LEAST_NUMBERED = 3  # rows of a column of numbers for them to be those of the priorities

# A date under one of these words lies behind: when a thing was raised, seen or done.
_LOOKS_BACK = re.compile(
    r"\b(?:last|since|previous|past|actual|history|log)\b|\b(?:start|beg[ai]n|review|updat|meeting|version)"
    r"|\b(?:\w+ed|seen|done|met|born|sent|written|given|taken)\b",
    re.IGNORECASE,
)
_ORDINAL = re.compile(
    r"(?:(?:[a-z]{1,3}|\d{1,2})?\s?\((?:[ivx]{1,5}|[a-z]|\d{1,2})\)"
    r"|(?:[a-z]{1,3}|\d{1,2})\s?[.–-]\s?(?:[ivx]{1,5}|[a-z]|\d{1,2})"
    r"|(?:[ivx]{1,5}|[a-z])[.)])[.:]?",
    re.IGNORECASE,
)


def by_content(grid: Grid, rows: list[int]) -> Table | None:
    """A table without headings, or with such as nobody knows, its columns known by what they hold; None where that is
    not plain.

    A plan is only concluded where one column holds dates, another owners, and a third, the longest, the actions.
    """
    table = _columns_known(grid, rows[1:])
    headed = table is not None and _is_headed(table, rows[0])
    if table is None or not headed:
        table = _columns_known(grid, rows)
    if table is None:
        return None
    why = "its headings say nothing of who or when" if headed else "the table has no headings"
    for name, (column, *_) in table.columns.items():
        table.inferred.append(f"{why}; column {column.first + 1} was read as the {name} by what it holds")
    for column in table.header.columns:
        column.heading = grid.cells[rows[0]][column.first].flat if headed else f"column {column.first + 1}"
    if headed:
        table.header = replace(table.header, first=rows[0], last=rows[0])
        for column in list(table.other):
            found = meaning(column.heading)
            if found.score >= SURE and found.field != IGNORED and found.field not in table.columns:
                table.move(column, found.field)
    return table


def _columns_known(grid: Grid, rows: list[int]) -> Table | None:
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
            table.other.append(column)
    return table if {ACTION, TARGET, OWNER} <= set(table.columns) else None


def _is_headed(table: Table, row: int) -> bool:
    """Whether the first row is headings that nobody knows: short, and no date or number where those below are."""
    cells = table.grid.cells[row]
    texts = [(name, cells[column.first].flat) for name, (column, *_) in table.columns.items()]
    return all(text and len(text) <= LONGEST_HEADING for _, text in texts) and not any(
        shape in looks_like(text)
        for name, text in texts
        for shape in {TARGET: ("date",), NUMBER: ("number",)}.get(name, ())
    )


def dated_column(columns: list[Column], cells: dict[int, list[Cell]]) -> Column | None:
    """The one column of these whose cells are nearly all dates; None where there is none, or more than one.

    Columns that a heading gives a meaning, or that look back ("Entered on"), are none.
    """
    found = [
        column
        for column in columns
        if not column.field
        and not _LOOKS_BACK.search(column.heading)
        and len(cells[id(column)]) >= LEAST_DATED
        and share(cells[id(column)], "date") >= NEARLY_ALL
        and sum(any(c.isdigit() for c in cell.flat) for cell in cells[id(column)])
        >= LEAST_FIGURES * len(cells[id(column)])
    ]
    return found[0] if len(found) == 1 else None


def action_by_cells(table: Table, cells: dict[int, list[Cell]]) -> bool:
    """Whether the actions were found by their cells: where headings say who, when and how it is known or how it stands,
    the one column of words whose heading nobody knows holds them. (A price list says none of the last.)"""
    known = set(table.columns)
    if not {OWNER, TARGET} <= known or not known & {MEASURE, OUTCOME, RATING, PROGRESS, MONITORING} or COST in known:
        return False
    wordy = [
        column
        for column in table.other
        if column.field != IGNORED
        and (texts := cells[id(column)])
        and sum(len(cell.flat) for cell in texts) >= LEAST_WORDY * len(texts)
        and len({cell.flat for cell in texts}) > LEAST_DISTINCT * len(texts)
    ]
    if len(wordy) == 1:
        table.move(wordy[0], ACTION)
        table.inferred.append(f"no column is headed as the action; “{wordy[0].heading}” was read as it by its cells")
    return len(wordy) == 1


def are_ordinals(cells: list[Cell]) -> bool:
    """Are the cells all different and all of the kind "A(i)", "(ii)", "1-c" or "d)"?"""
    texts = [cell.flat for cell in cells]
    return bool(texts) and len(set(texts)) == len(texts) and all(_ORDINAL.fullmatch(text) for text in texts)


def counts_up(texts: list[str]) -> bool:
    """1, 1, 2, 2, 3: the numbers of the priorities and not how urgent each action is."""
    numbers = [int(text.lstrip("Pp")) for text in texts if text.lstrip("Pp").isdigit()]
    distinct = sorted(set(numbers))
    return (
        len(numbers) == len(texts) >= LEAST_NUMBERED
        and numbers == sorted(numbers)
        and distinct == list(range(1, len(distinct) + 1))
        and len(distinct) > 1
    )


def in_runs(texts: list[str]) -> bool:
    """Does each word stand in one run of rows, and at least one of them for several?"""
    runs = [text for place, text in enumerate(texts) if not place or texts[place - 1] != text]
    return len(runs) == len(set(runs)) < len(texts)


def _length(cells: list[Cell]) -> float:
    return sum(len(cell.flat) for cell in cells) / len(cells)
