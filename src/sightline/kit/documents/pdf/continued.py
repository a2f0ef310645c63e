"""Tables that run over pages, put together again: repeated headings dropped, rows broken by a page end joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sightline.kit.documents.blocks import Cell, Line, Note
from sightline.kit.documents.pdf.tables import Table

_NEAR = 5.0  # points by which the columns of two parts may differ
_NUMBER = re.compile(r"\(?[A-Z]{0,4}[-/]?\d{1,3}([./-]\d{1,3})*[a-z]?[.):]?(\s|$)")
_OPEN = re.compile(r"([,/&–-]|\b(and|or|of|the|to|a|an|in|for|with|by|on|at|from|that|which|as|is|are|be|will|their))$")

Block = Line | Table


def put_together(pages: Sequence[list[Block]]) -> tuple[list[Block], list[Note]]:
    """The blocks of all pages in order, each table that the next page goes on with as one; notes on rows joined."""
    out: list[Block] = []
    notes: list[Note] = []
    for blocks in pages:
        for number, block in enumerate(blocks):
            last = out[-1] if out else None
            if (
                number == 0
                and isinstance(block, Table)
                and isinstance(last, Table)
                and last.last_page < block.first_page
                and _goes_on(last, block)
            ):
                _append(last, block, notes)
            else:
                out.append(block)
    return out, notes


def _goes_on(table: Table, part: Table) -> bool:
    """Whether `part`, first on its page, continues `table`, last on its own: the same columns, and either the same
    headings again or none."""
    if table.drawn != part.drawn or table.width != part.width:
        return False
    if any(abs(a - b) > _NEAR for a, b in zip(table.xs[:-1], part.xs[:-1], strict=True)):
        return False
    return bool(_repeated(table, part)) or not _is_heading(table, part)


def _repeated(table: Table, part: Table) -> int:
    """How many rows at the top of `part` repeat those at the top of `table`."""
    count = 0
    while count < min(table.height, part.height) and any(part.texts(count)) and table.texts(count) == part.texts(count):
        count += 1
    return count


def _is_heading(table: Table, part: Table) -> bool:
    """Whether `part` begins with a heading of its own: a cell across all columns, or a row that looks as the first row
    of `table` and not as its last."""
    first = part.row(0)
    if part.drawn and part.width > 1 and first[0] is not None and first[0].cols == part.width:
        return True
    top, end = _look(table.row(0)), _look(table.row(table.height - 1))
    return top != end and _look(first) == top


def _look(row: list[Cell | None]) -> tuple[tuple[str, ...], bool]:
    """The fills of a row, and whether all of its text is bold."""
    lines = [line for cell in row if cell is not None for line in cell.lines]
    return tuple(cell.fill if cell else "" for cell in row), bool(lines) and all(line.bold for line in lines)


def _append(table: Table, part: Table, notes: list[Note]) -> None:
    dropped = _repeated(table, part)
    offset = table.height - dropped
    rest = [
        replace(cell, row=max(cell.row, dropped) + offset, rows=cell.rows - max(dropped - cell.row, 0))
        for cell in part.cells
        if cell.row + cell.rows > dropped
    ]
    height = part.height - dropped
    if height and table.drawn and _is_broken(table, part, dropped):
        where = f"page {table.first_page}, table {table.number}, row {table.height}"
        message = (
            f"This row runs over from page {table.last_page} to page {part.first_page}; its two parts were joined."
        )
        notes.append(Note(where, "inferred", message))
        rest = _join(table, rest)
        height -= 1
    table.cells += rest
    table.height += height
    table.last_page, table.bottom = part.last_page, part.bottom


def _is_broken(table: Table, part: Table, dropped: int) -> bool:
    """Whether the first row of `part` after its headings is the rest of the last row of `table`: it has no number where
    rows have one, or its texts go on in the middle of a sentence."""
    last, first = table.row(table.height - 1), part.row(dropped)
    before = [cell.text if cell else "" for cell in last]
    after = [cell.text if cell and cell.row == dropped else "" for cell in first]
    if not any(after) or any(cell and cell.cols == part.width for cell in first):
        return False
    numbered = _numbered_column(table)
    if numbered is not None:
        return not _NUMBER.match(after[numbered]) and bool(_NUMBER.match(before[numbered]))
    votes = 0
    for old, new in zip(before, after, strict=True):
        if not new:
            continue
        if not old:
            votes -= 1
        elif new[0].islower() or _OPEN.search(old):
            votes += 1
        else:
            votes -= 0 if old[-1].isalnum() else 1
    return votes > 0


def _numbered_column(table: Table) -> int | None:
    """The column in which most rows begin with a number, None where there is none."""
    best, most = None, 0
    for col in range(table.width):
        own = [cell for cell in table.cells if cell.col == col and cell.cols == 1 and cell.text]
        count = sum(bool(_NUMBER.match(cell.text)) for cell in own)
        if count > most and count >= 2 and count * 2 > len(own) - 1:
            best, most = col, count
    return best


def _join(table: Table, rest: list[Cell]) -> list[Cell]:
    """Put the texts of the row numbered `table.height` in `rest` at the end of the table's last row; the other cells, a
    row further up."""
    out = []
    at = table.height
    for cell in rest:
        if cell.row != at:
            out.append(replace(cell, row=cell.row - 1))
            continue
        for number, own in enumerate(table.cells):
            if own.row <= at - 1 < own.row + own.rows and own.col <= cell.col < own.col + own.cols:
                table.cells[number] = replace(
                    own,
                    lines=_joined(own.lines, cell.lines),
                    rows=own.rows + cell.rows - 1,
                    fill=own.fill or cell.fill,
                )
                break
    return out


def _joined(before: tuple[Line, ...], after: tuple[Line, ...]) -> tuple[Line, ...]:
    if not before or not after:
        return before or after
    last, first = before[-1], after[0]
    if first.bullet or not (first.text[0].islower() or _OPEN.search(last.text)):
        return before + after
    glue = "" if last.text.endswith("-") and first.text[0].islower() else " "
    return (*before[:-1], replace(last, text=last.text + glue + first.text), *after[1:])
