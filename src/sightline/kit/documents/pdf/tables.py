"""Ruled tables with their text: words into fields, fields into cells."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sightline.kit.documents.aligned import find_columns
from sightline.kit.documents.blocks import Cell
from sightline.kit.documents.characters import Cleaner
from sightline.kit.documents.pdf.lattice import Field, Ruled
from sightline.kit.documents.pdf.page import Area, Page, Word
from sightline.kit.documents.pdf.printed import as_line, paragraphs, printed_lines, usual_gap

_PADDING = (1.0, 9.0)  # points between a cell's side and its text, least and most


@dataclass(slots=True)
class Table:
    """A table on one page, or put together from several."""

    cells: list[Cell]
    height: int
    width: int
    xs: list[float]  # where its columns begin, and where the last one ends
    top: float
    bottom: float
    first_page: int
    last_page: int
    number: int  # on its first page, from 1
    drawn: bool = True

    def row(self, at: int) -> list[Cell | None]:
        """The cells that stand in a row, by column; a cell that began above is there too."""
        out: list[Cell | None] = [None] * self.width
        for cell in self.cells:
            if cell.row <= at < cell.row + cell.rows:
                out[cell.col : cell.col + cell.cols] = [cell] * cell.cols
        return out

    def texts(self, at: int) -> list[str]:
        """The texts of a row's own cells."""
        return [cell.text if cell is not None and cell.row == at else "" for cell in self.row(at)]


def fill_table(
    ruled: Ruled, page: Page, words: Iterable[Word], number: int, cleaner: Cleaner
) -> tuple[Table, list[Word]]:
    """A ruled table with its text, and the words that stand in none of its cells."""
    inside: dict[Field, list[Word]] = defaultdict(list)
    outside: list[Word] = []
    fields = _split_rows(ruled, list(words))
    finder = _Finder(fields)
    for word in words:
        field = finder.find((word.x0 + word.x1) / 2, word.middle)
        if field is None:
            outside.append(word)
        else:
            inside[field].append(word)
    cells = []
    lines = {field: printed_lines(found, page.number) for field, found in inside.items()}
    padding: dict[int, float] = {}
    for field, found in inside.items():
        least = min(word.x0 for word in found) - field.x0
        padding[field.col] = min(padding.get(field.col, _PADDING[1]), max(least, _PADDING[0]))
    gap = min((usual_gap(found) for found in lines.values() if len(found) > 2), default=0.2)
    where = f"page {page.number}, table {number}"
    for field in fields:
        right = field.x1 - padding.get(field.col, _PADDING[1])
        place = f"{where}, row {field.row + 1}, column {field.col + 1}"
        text = [as_line(one, cleaner, place) for one in paragraphs(lines.get(field, []), right, gap, in_cell=True)]
        inks = {word.ink for word in inside[field]}
        cells.append(
            Cell(
                lines=tuple(one for one in text if one is not None),
                row=field.row,
                col=field.col,
                rows=field.rows,
                cols=field.cols,
                fill=_fill(field, page.areas, bool(inside[field])),
                ink=inks.pop() if len(inks) == 1 else "",
            )
        )
    xs = sorted({field.x0 for field in fields} | {field.x1 for field in fields})
    table = Table(cells, len(ruled.ys) - 1, len(xs) - 1, xs, ruled.top, ruled.bottom, page.number, page.number, number)
    return _squeezed(table), outside


class _Finder:
    """Which field a point lies in."""

    def __init__(self, fields: list[Field]) -> None:
        self._rows: dict[int, list[Field]] = defaultdict(list)
        self._tops = sorted({field.top for field in fields})
        for field in fields:
            first = bisect_right(self._tops, field.top) - 1
            last = bisect_right(self._tops, field.bottom - 0.1) - 1
            for row in range(first, last + 1):
                self._rows[row].append(field)

    def find(self, x: float, y: float) -> Field | None:
        for field in self._rows.get(max(bisect_right(self._tops, y) - 1, 0), ()):
            if field.x0 <= x < field.x1 and field.top - 2 <= y < field.bottom + 2:
                return field
        return None


def _split_rows(ruled: Ruled, words: list[Word]) -> list[Field]:
    """The fields, those as wide as the table split into columns where uprights are not drawn but text keeps to columns:
    rows under a ruled heading, or all rows of a table with rules across only."""
    bounds = ruled.xs
    if len(bounds) == 2 and len(ruled.fields) >= 3:
        lines = printed_lines([word for word in words if ruled.around((word.x0 + word.x1) / 2, word.middle)])
        columns = find_columns([line.segments() for line in lines], 6.0, 4.0)
        bounds = [bounds[0], *(start - 3 for start in columns[1:]), bounds[1]]
    if len(bounds) < 3:
        return ruled.fields
    out: list[Field] = []
    for field in ruled.fields:
        wide = field.x0 <= bounds[0] + 1 and field.x1 >= bounds[-1] - 1
        found = [word for word in words if wide and field.top - 2 <= word.middle < field.bottom + 2]
        if wide and _keep_to(bounds, found):
            out += [
                Field(field.row, col, field.rows, 1, bounds[col], field.top, bounds[col + 1], field.bottom)
                for col in range(len(bounds) - 1)
            ]
        else:
            out.append(field._replace(cols=len(bounds) - 1) if wide else field)
    return out


def _keep_to(bounds: list[float], words: list[Word]) -> bool:
    """Whether texts stand in two or more columns and none reaches over the bounds between."""
    segments = [one for line in printed_lines(words) for one in line.segments()]
    inner = bounds[1:-1]
    columns = {bisect_right(inner, one.start + 1) for one in segments}
    return len(columns) > 1 and all(
        bisect_right(inner, one.start + 1) == bisect_right(inner, one.end - 1) for one in segments
    )


def _fill(field: Field, areas: list[Area], has_text: bool) -> str:
    """The colour behind a field: of the last area painted over most of it; of a field without text, any shape drawn in
    it, as a rating shown by a dot."""
    size = max((field.x1 - field.x0) * (field.bottom - field.top), 1.0)
    colour = ""
    shares: dict[str, float] = defaultdict(float)
    dots: set[str] = set()
    for area in areas:
        width = min(field.x1, area.x1) - max(field.x0, area.x0)
        height = min(field.bottom, area.bottom) - max(field.top, area.top)
        if width <= 0 or height <= 0:
            continue
        share = width * height / size
        shares[area.colour] += share
        if share > 0.5:
            colour = area.colour
        elif width > 4 and height > 4 and share > 0.02 and (area.x1 - area.x0) - width < 2:
            dots.add(area.colour)
    if not colour:
        colour = next((one for one, share in shares.items() if share > 0.5), "")
    if colour in ("", "FFFFFF") and not has_text and len(dots - {"FFFFFF", "000000"}) == 1:
        colour = (dots - {"FFFFFF", "000000"}).pop()
    return "" if colour == "FFFFFF" else colour


def _squeezed(table: Table) -> Table:
    """The table without rows and columns in which no cell begins, as two lines drawn close together leave them."""
    rows = sorted({cell.row for cell in table.cells})
    cols = sorted({cell.col for cell in table.cells})
    row_of = {row: at for at, row in enumerate(rows)}
    col_of = {col: at for at, col in enumerate(cols)}

    def span(start: int, length: int, places: list[int]) -> int:
        return max(sum(start <= place < start + length for place in places), 1)

    table.cells = [
        replace(
            cell,
            row=row_of[cell.row],
            col=col_of[cell.col],
            rows=span(cell.row, cell.rows, rows),
            cols=span(cell.col, cell.cols, cols),
        )
        for cell in table.cells
    ]
    table.height, table.width = len(rows), len(cols)
    return table
