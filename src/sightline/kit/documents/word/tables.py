"""Word's tables as grids: spans resolved, hidden and deleted rows gone, columns that nobody can tell apart as one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sightline.kit.documents.blocks import Cell, Line, Refused
from sightline.kit.documents.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from sightline.kit.documents.markup import W_VAL, Element, W, first, is_on, whole
from sightline.kit.documents.spans import lay_out
from sightline.kit.documents.word.paragraphs import PPR, RPR, SDT, SDT_CONTENT, P
from sightline.kit.documents.word.styles import shading

TBL, _TR, _TC, _TR_PR, _TC_PR = W + "tbl", W + "tr", W + "tc", W + "trPr", W + "tcPr"
_SLIVER = 170  # twentieths of a point (3 mm): a column narrower than this comes from a border dragged by hand


class CellText(NamedTuple):
    """What stands in a cell: its lines, the colour of all its text and the colour behind it."""

    lines: tuple[Line, ...] = ()
    ink: str = ""
    mark: str = ""


@dataclass(slots=True, eq=False)
class _Placed:
    row: int
    col: int
    cols: int
    text: CellText
    fill: str
    rows: int = 1
    seen: bool = True


def rows_of(table: Element) -> Iterator[Element]:
    """The table's own rows, those in content controls too, in order."""
    return _inside(table, _TR)


def cells_of(row: Element) -> Iterator[Element]:
    """The row's own cells."""
    return _inside(row, _TC)


def _inside(parent: Element, wanted: str) -> Iterator[Element]:
    for child in parent:
        tag = child.tag
        if tag == wanted:
            yield child
        elif tag == SDT:
            content = child.find(SDT_CONTENT)
            if content is not None:
                yield from _inside(content, wanted)
        elif tag == W + "customXml" or tag == W + "ins" or tag == W + "moveTo":
            yield from _inside(child, wanted)


def is_gone(row: Element) -> bool:
    """Whether a row was deleted by a tracked change."""
    properties = first(row, _TR_PR)
    return properties is not None and properties.find(W + "del") is not None


def is_hidden(row: Element) -> bool:
    """Whether a row is hidden: marked so, or with the marks of all its paragraphs hidden."""
    properties = first(row, _TR_PR)
    if properties is not None and is_on(properties.find(W + "hidden")):
        return True
    paragraphs = row.iter(P)
    top = next(paragraphs, None)
    return top is not None and _is_unseen(top) and all(_is_unseen(one) for one in paragraphs)


def _is_unseen(paragraph: Element) -> bool:
    return is_on(paragraph.find(f"{PPR}/{RPR}/{W}vanish"))


def read_table(
    table: Element, read_cell: Callable[[Element, int, int], CellText], where: str
) -> tuple[list[list[Cell]], int, int]:
    """The table's rows of cells, how many rows at its top repeat as headings, and how many rows are hidden.

    `read_cell(element, row, column)` gives the text of a w:tc; it is called in reading order, once for each cell but
    the continued ones of a vertical merge. Raises Refused beyond the limits of rows, columns and cells."""
    placed: list[_Placed] = []
    above: dict[int, _Placed] = {}  # vertically merged cells that the next row may continue, by column
    height = headings = total = hidden_rows = 0
    for row in rows_of(table):
        if is_gone(row):
            continue
        hidden = is_hidden(row)
        properties = first(row, _TR_PR)
        col = _count(properties, "gridBefore")
        below: dict[int, _Placed] = {}
        for element in cells_of(row):
            span, merge, fill, gone = _properties(element)
            if gone:
                continue
            if merge == "beside" and placed and placed[-1].row == height:
                # An older way to merge across: the cell goes on in the one before it.
                placed[-1].cols += span
                col += span
                continue
            if col + span > MAX_COLUMNS:
                raise Refused(f"{where.capitalize()} has more than {MAX_COLUMNS} columns; no document needs so many.")
            over = above.get(col)
            if merge == "continue" and over is not None and over.cols == span:
                one = over
                if not hidden:
                    # Where the rows that it began in are hidden, it is seen from here on.
                    one.row = one.row if one.seen else height
                    one.rows = height - one.row + 1
                    one.seen = True
                one.fill = one.fill or fill
            else:
                one = _Placed(height, col, span, read_cell(element, height, col), fill, seen=not hidden)
                placed.append(one)
            if merge in ("restart", "continue"):
                below[col] = one
            col += span
        above = below
        if hidden:
            hidden_rows += 1
            continue
        total += col
        if headings == height and properties is not None and is_on(properties.find(W + "tblHeader")):
            headings += 1
        height += 1
        if height > MAX_ROWS or total > MAX_CELLS:
            most = f"{MAX_ROWS:,} rows or {MAX_CELLS:,} cells"
            raise Refused(f"{where.capitalize()} has more than {most}; no document needs so many.")
    placed = [one for one in placed if one.seen]
    _close_up(placed, [whole(one.get(W + "w")) for one in table.iterfind(f"{W}tblGrid/{W}gridCol")])
    cells = [
        Cell(one.text.lines, one.row, one.col, one.rows, one.cols, one.fill or one.text.mark, one.text.ink)
        for one in placed
    ]
    return lay_out(cells, height), headings, hidden_rows


def _count(properties: Element | None, name: str) -> int:
    found = properties.find(W + name) if properties is not None else None
    return min(max(whole(found.get(W_VAL)), 0), MAX_COLUMNS) if found is not None else 0


def _properties(cell: Element) -> tuple[int, str, str, bool]:
    """A span, the part in a merge ("", "restart", "continue", "beside"), its fill, and whether it was deleted."""
    properties = first(cell, _TC_PR)
    span, merge, fill, gone = 1, "", "", False
    if properties is not None:
        for one in properties:
            if one.tag == W + "gridSpan":
                span = max(whole(one.get(W_VAL), 1), 1)
            elif one.tag == W + "vMerge":
                merge = "restart" if one.get(W_VAL) == "restart" else "continue"
            elif one.tag == W + "shd":
                fill = shading(one)
            elif one.tag == W + "hMerge":
                merge = merge if one.get(W_VAL) == "restart" else "beside"
            elif one.tag == W + "cellDel":
                gone = True
            elif one.tag == W + "cellMerge" and one.get(W + "vMerge"):
                merge = "restart" if one.get(W + "vMerge") == "rest" else "continue"
    return span, merge, fill, gone


def _close_up(placed: list[_Placed], widths: list[int]) -> None:
    """Close up columns that no reader sees: those where no cell begins or ends, and those a few millimetres wide that
    come from borders which nearly meet."""
    edges = sorted({one.col for one in placed} | {one.col + one.cols for one in placed})
    place = {edge: number for number, edge in enumerate(edges)}
    width = [sum(widths[left:right]) for left, right in pairwise(edges)]
    if any(0 < one < _SLIVER for one in width):
        # A cell with text that has nothing but the sliver keeps it.
        needed = {one.col for one in placed if place[one.col + one.cols] == place[one.col] + 1 and one.text.lines}
        number = 0
        for at, edge in enumerate(edges[1:], start=1):
            number += not 0 < width[at - 1] < _SLIVER or edges[at - 1] in needed
            place[edge] = number
    for one in placed:
        one.col, one.cols = place[one.col], place[one.col + one.cols] - place[one.col]
    placed[:] = [one for one in placed if one.cols]
