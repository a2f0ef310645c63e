"""Columns by alignment: printed lines put together again to the rows they were."""

from __future__ import annotations

from dataclasses import replace

from sightline.intake.reading.fields.numbers import split_number
from sightline.intake.reading.layouts.header import is_heading_row
from sightline.intake.reading.layouts.headings import LIKELY, meaning
from sightline.intake.reading.layouts.titles import is_labelled, said
from sightline.kit.documents.blocks import EMPTY, Cell, Grid, Line

MOST_LABELS = 0.8  # of the first column must end in a colon for it to be labels
MOST_HEADING_LINES = 3  # printed lines a heading may be broken over


def labelled_lines(grid: Grid) -> list[Line] | None:
    """Two aligned columns of labels and values ("Lead:   Police") as the lines they are; None where they are not."""
    if grid.drawn or grid.width != 2:
        return None
    heads = [row[0].flat for row in grid.cells if row[0].flat]
    if not heads or sum(head.endswith(":") for head in heads) < MOST_LABELS * len(heads):
        return None
    out: list[Line] = []
    for label, value in grid.cells:
        if label.flat:
            out.append(Line(f"{label.flat} {value.flat}".strip()))
        elif value.flat and out:
            out[-1] = replace(out[-1], text=f"{out[-1].text} {value.flat}")
    return out


def rejoin(grid: Grid) -> Grid:
    """The grid with each row on one row: a printed line that only goes on is added to the row it belongs to.

    A row ends at a blank line; where no blank lines stand between, it begins where its number stands, or where
    several columns begin anew.
    """
    header, length = _heading(grid)
    groups: list[list[int]] = []
    for row in range(header):
        groups.append([row])
    if length:
        groups.append(list(range(header, header + length)))
    groups.extend(_rows(grid, header + length))
    cells: list[list[Cell]] = []
    for group in groups:
        if any(cell.flat for row in group for cell in grid.cells[row]):
            cells.append(_one_row(grid, group, len(cells)))
    return replace(grid, cells=cells, drawn=True)


def _heading(grid: Grid) -> tuple[int, int]:
    """Where the heading begins and over how many printed lines it runs; (0, 0) where there is none."""
    for row in range(grid.height):
        for length in range(1, MOST_HEADING_LINES + 1):
            if row + length > grid.height or not any(cell.flat for cell in grid.cells[row + length - 1]):
                break
            joined = _one_row(grid, list(range(row, row + length)), 0)
            if is_heading_row(joined):
                while length < MOST_HEADING_LINES and _heading_goes_on(grid, joined, row + length):
                    length += 1
                    joined = _one_row(grid, list(range(row, row + length)), 0)
                return row, length
    return 0, 0


def _heading_goes_on(grid: Grid, joined: list[Cell], row: int) -> bool:
    """Do the words of the next printed line belong to the headings above them?"""
    if row >= grid.height or _is_over(grid.cells[row]):
        return False
    filled = [(joined[column], cell) for column, cell in enumerate(grid.cells[row]) if cell.flat]
    return bool(filled) and all(
        head.flat and meaning(f"{head.flat} {cell.flat}").score >= max(LIKELY, meaning(head.flat).score)
        for head, cell in filled
    )


def _rows(grid: Grid, start: int) -> list[list[int]]:
    blank = [not any(cell.flat for cell in grid.cells[row]) for row in range(grid.height)]
    spaced = sum(blank[start:])
    numbered = sum(bool(split_number(grid.cells[row][0].flat)[0]) for row in range(start, grid.height))
    groups: list[list[int]] = []
    current: list[int] = []
    for row in range(start, grid.height):
        cells = grid.cells[row]
        if blank[row]:
            if current and spaced > 1:
                groups.append(current)
                current = []
            continue
        filled = [index for index, cell in enumerate(cells) if cell.flat]
        over = _is_over(cells)
        title = over or (
            len(filled) == 1
            and (is_labelled(cells[filled[0]].flat) or (not filled[0] and said(cells[0].flat) is not None))
        )
        anew = title or (bool(current) and _begins(grid, current, row, spaced > 1, numbered > 1))
        if anew and current:
            groups.append(current)
            current = []
        current.append(row)
        if title:
            groups.append(current)
            current = []
    if current:
        groups.append(current)
    return groups


def _is_over(cells: list[Cell]) -> bool:
    """Whether a printed line is a title over all columns."""
    return bool(cells[0].flat) and cells[0].cols >= len(cells)


def _begins(grid: Grid, current: list[int], row: int, spaced: bool, numbered: bool) -> bool:
    """Does a printed line begin a row of its own?"""
    cells = grid.cells[row]
    if cells[0].flat and split_number(cells[0].flat)[0]:
        # Between blank lines, a number may stand in the middle of its row's height.
        return not spaced or any(grid.cells[one][0].flat for one in current)
    if spaced or numbered:
        return False
    above = grid.cells[row - 1]
    fresh = sum(bool(cell.flat) and not above[index].flat for index, cell in enumerate(cells))
    started = [cell.flat for cell in cells if cell.flat]
    return (
        fresh >= 1
        and len(started) >= 2
        and sum(text[0].isupper() or text[0].isdigit() for text in started) >= max(2, len(started) - 1)
    )


def _one_row(grid: Grid, group: list[int], at: int) -> list[Cell]:
    if len(group) == 1:
        return grid.cells[group[0]]
    out: list[Cell] = []
    for column in range(grid.width):
        lines: list[Line] = []
        first = EMPTY
        for row in group:
            cell = grid.cells[row][column]
            if not cell.lines or (column and cell is grid.cells[row][column - 1]):
                continue
            first = first if first.lines else cell
            for line in cell.lines:
                if lines and not line.bullet and not line.number:
                    lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {line.text}".strip())
                else:
                    lines.append(line)
        out.append(Cell(tuple(lines), at, column, 1, 1, first.fill, first.ink) if lines else EMPTY)
    return out
