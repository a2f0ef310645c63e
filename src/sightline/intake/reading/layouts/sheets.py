"""Sheets that are laid out as a page is, lines and tables one below the other with blank rows between: as those."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from sightline.intake.reading.layouts.cards import label
from sightline.intake.reading.layouts.header import is_heading_row
from sightline.intake.reading.layouts.headings import SURE
from sightline.kit.documents.blocks import Document, Grid, Line

MOST_BESIDE = 0.5  # of the first table's columns, for one below it to be of its own and not more of its rows


def laid_out(document: Document, wholly: bool = False) -> Document:
    """The document with its sheets as the lines and tables on them, each after an empty grid with the sheet's name. A
    sheet stays whole where blank rows only part the rows of one table, unless `wholly`."""
    out: list[Line | Grid] = []
    for block in document.blocks:
        out.extend(_parts(block, wholly) if isinstance(block, Grid) else [block])
    return replace(document, blocks=out)


def _parts(grid: Grid, wholly: bool) -> list[Line | Grid]:
    parts = _lines_and_tables(grid)
    tables = [part for part in parts if isinstance(part, Grid)]
    apart = all(_begins_anew(table, tables[0]) for table in tables[1:])
    if not tables or (len(tables) == 1 and parts[0] is tables[0]) or not (apart or wholly):
        return [grid]
    return [Grid([], grid.where, grid.title), *parts]


def _lines_and_tables(grid: Grid) -> list[Line | Grid]:
    """Rows of one cell as lines; a table from a row of several cells, or of one merged over several columns, to the
    next blank row."""
    out: list[Line | Grid] = []
    filled = [[index for index, cell in enumerate(row) if cell.flat] for row in grid.cells]
    several = [len({id(row[index]) for index in indexes}) > 1 for row, indexes in zip(grid.cells, filled, strict=True)]
    blank = [number for number, indexes in enumerate(filled) if not indexes]
    last = max((number for number, one in enumerate(several) if one), default=-1)
    number = 0
    while number < grid.height:
        at = bisect_left(blank, number)
        end = blank[at] if at < len(blank) else grid.height
        wide = len(filled[number]) > 1 and number < last and any(several[number:end])
        if not several[number] and not wide:
            cells = [grid.cells[number][index] for index in filled[number][:1]]
            out.extend(
                replace(line, bold=line.bold or bool(cell.fill)) for cell in cells for line in cell.lines if line.text
            )
            number += 1
            continue
        columns = sorted({index for indexes in filled[number:end] for index in indexes})
        rows = [one[columns[0] : columns[-1] + 1] for one in grid.cells[number:end]]
        where = f"{grid.where}, from row {number + 1}" if number else grid.where
        out.append(Grid(rows, where, drawn=grid.drawn))
        number = end
    return out


def _begins_anew(table: Grid, first: Grid) -> bool:
    """Whether a table is none of the first one's rows: it has headings or labels of its own, the same heading again, or
    far fewer columns."""
    top = table.cells[0]
    again = [cell.flat for cell in top] == [cell.flat for cell in first.cells[0]]
    return again or is_heading_row(top) or label(top[0]).score >= SURE or table.width <= MOST_BESIDE * first.width
