"""Transposed tables: the fields down the side, and across the top either the actions or the priorities."""

from __future__ import annotations

from dataclasses import replace

from sightline.intake.reading.fields.numbers import split_number
from sightline.intake.reading.layouts.cards import ABOUT, label
from sightline.intake.reading.layouts.entries import Row, Title, joined
from sightline.intake.reading.layouts.headings import SURE
from sightline.intake.reading.layouts.several import flat_lines, line_number
from sightline.intake.reading.layouts.titles import is_labelled, parse_title
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    MEASURE,
    MONITORING,
    NUMBER,
    OBJECTIVE,
    OUTCOME,
    OWNER,
    PRIORITY,
    RATING,
    TARGET,
)
from sightline.kit.documents.blocks import EMPTY, Cell, Grid, Line

MOST_OVER = 2  # cells of the row over such a table that names its priority: "Priority" and "1. Neglect"
LEAST_SHARE = 0.5  # of the rows must begin with a label
MOST_ROWS = 25


def with_labels(grid: Grid) -> Grid | None:
    """A plan on a page, its priorities across and its labels inside the cells ("We will" over a list, "Lead: ..."),
    with the labels in a first column of their own; None where it is none."""
    top = grid.cells[0] if grid.cells else []
    apart = len({id(cell) for cell in top}) == len(top) > 1  # one title over all columns is no plan on a page
    if not apart or not 2 <= grid.height <= MOST_ROWS or not all(is_labelled(cell.flat) for cell in top):
        return None
    rows = [[Cell(lines=(Line("Priority"),)), *grid.cells[0]]]
    over = ""  # the label that stands over the next row in every column
    for row in grid.cells[1:]:
        if over:
            rows.append([Cell(lines=(Line(over),)), *row])
            over = ""
            continue
        heads = {cell.flat.rstrip(": ?") for cell in row}
        if len(heads) == 1 and label(row[0]).score >= SURE:
            over = row[0].flat
            continue
        parted = [_label_apart(cell) for cell in row]
        labels = {label(Cell(lines=(Line(one[0]),))).field for one in parted if one and one[0]}
        if len(labels) != 1 or not all(one or not cell.flat for one, cell in zip(parted, row, strict=True)):
            return None
        head = next(one[0] for one in parted if one)
        rows.append([Cell(lines=(Line(head),)), *(one[1] if one else EMPTY for one in parted)])
    return replace(grid, cells=rows)


def _label_apart(cell: Cell) -> tuple[str, Cell] | None:
    """The label that a cell begins with, and what it labels: the rest of its line, or the lines below."""
    lines = flat_lines(cell)
    if not lines:
        return None
    head, colon, rest = lines[0].text.partition(":")
    if label(Cell(lines=(Line(head),))).score < SURE or (not rest.strip() and len(lines) < 2):
        return None
    first = (replace(lines[0], text=rest.strip(), bold=False),) if colon and rest.strip() else ()
    return head.strip(), replace(cell, lines=(*first, *lines[1:]))


def is_transposed(grid: Grid) -> bool:
    """Labels of fields down the first column, the action's among them, and at least two columns of values."""
    if grid.width < 3 or grid.height > MOST_ROWS or grid.height < 2:
        return False
    rows = [row for row in grid.cells if any(cell.flat for cell in row[1:])]
    labels = [label(row[0]) for row in rows if row[0].flat]
    fields = [found.field for found in labels if found.score >= SURE]
    if ACTION not in fields or len(set(fields)) < 2 or len(fields) < LEAST_SHARE * len(labels):
        return False
    if len(set(fields)) < len(fields) - 1:
        return False  # the same label again and again is a column of data
    top = {label(cell).field for cell in grid.cells[0][1:] if label(cell).score >= SURE}
    return len(top - {PRIORITY, ""}) < 2 and bool(set(fields) & (ABOUT | {PRIORITY, OBJECTIVE, OUTCOME, MEASURE}))


def transposed_parts(grid: Grid) -> list[tuple[Title, Grid]]:
    """Transposed tables one below the other in a grid, each under the title of its priority; none where any is not."""
    out: list[tuple[Title, list[list[Cell]]]] = []
    for number, row in enumerate(grid.cells):
        filled = {id(cell): cell for cell in row if cell.flat}
        text = ": ".join(cell.flat.rstrip(":") for cell in filled.values())
        if row[0].flat and len(filled) <= MOST_OVER and is_labelled(text) and parse_title(text).number:
            out.append((parse_title(text, "title row", f"{grid.where}, row {number + 1}"), []))
        elif filled and out:
            out[-1][1].append(row)
    parts = [(title, replace(grid, cells=cells)) for title, cells in out]
    return parts if parts and all(is_transposed(part) for _, part in parts) else []


def read_transposed(grid: Grid, path: tuple[Title, ...], order: int) -> tuple[list[Row], list[Title]]:
    """The actions column by column, and the priorities where the columns are priorities."""
    named = [(index, label(row[0])) for index, row in enumerate(grid.cells)]
    fields = {index: found.field for index, found in named if found.score >= SURE}
    per_action = {OWNER, TARGET, RATING, MONITORING} & set(fields.values())
    heads = [index for index in range(grid.height) if index not in fields and index < min(fields, default=0)]
    grouped = next((index for index, name in fields.items() if name == PRIORITY), None)
    if grouped is not None and TARGET in per_action and any(cell.cols > 1 for cell in grid.cells[grouped][1:]):
        heads.append(grouped)  # priorities that stand each over several actions
        del fields[grouped]
    if not per_action or PRIORITY in fields.values() or _are_priorities(grid, fields, heads):
        return _priorities_across(grid, path, fields, order)
    rows: list[Row] = []
    over: dict[int, Title] = {}  # the priorities that stand over columns, by their cells
    for index in heads:
        for cell in grid.cells[index][1:]:
            title = parse_title(cell.flat, "title row", grid.where)
            if (index == grouped and cell.flat) or (is_labelled(cell.flat) and title.label != "action"):
                over.setdefault(id(cell), title)
    for column in range(1, grid.width):
        if all(row[column] is row[column - 1] for row in grid.cells):
            continue  # one column of the table, merged over two of the grid
        row = Row(f"{grid.where}, column {column + 1}", path=path, order=order)
        for index in heads:
            title = over.get(id(grid.cells[index][column]))
            row.path = (*row.path, title) if title else row.path
            _head(row, EMPTY if title else grid.cells[index][column])
        for index, name in fields.items():
            cell = grid.cells[index][column]
            if not cell.flat and not cell.fill:
                continue
            row.headings[name] = grid.cells[index][0].flat
            row.cells[name] = joined(row.cells[name], cell) if name in row.cells else cell
        for index in range(grid.height):
            if index not in fields and index not in heads and grid.cells[index][column].flat:
                row.other[grid.cells[index][0].flat or f"row {index + 1}"] = grid.cells[index][column].text.strip()
        if row.number is None and row.cells.get(NUMBER, EMPTY).flat:
            row.number = split_number(row.cells[NUMBER].flat)[0] or row.cells[NUMBER].flat
        if row.cells.get(ACTION, EMPTY).flat:
            rows.append(row)
    return rows, list(over.values())


def _are_priorities(grid: Grid, fields: dict[int, str], heads: list[int]) -> bool:
    """Whether priorities stand across the top without a label of their own: named so or in any words, with several
    actions in a cell, and nothing said of when each is due."""
    if not heads or TARGET in fields.values():
        return False
    tops = [cell.flat for cell in grid.cells[heads[0]][1:]]
    actions = [flat_lines(cell) for row, name in fields.items() if name == ACTION for cell in grid.cells[row][1:]]
    several = sum(len(lines) > 1 for lines in actions)
    if all(map(is_labelled, tops)):
        return several > 0
    return all(tops) and several * 2 > len(actions) and not any(parse_title(top).label == "action" for top in tops)


def _unnumbered(line: Line) -> Line:
    number, words = line_number(line)
    return replace(line, text=words, number="") if number and words else line


def _head(row: Row, cell: Cell) -> None:
    """A heading over a column: "Action A1", "1.2", or the action's short name."""
    text = cell.flat
    if not text:
        return
    title = parse_title(text)
    number = title.number if title.label == "action" else split_number(text)[0]
    if number and row.number is None:
        row.number = number
        text = (title.title if title.label == "action" else split_number(text)[1]) or ""
    if text:
        row.other.setdefault("Title", text)


def _priorities_across(
    grid: Grid, path: tuple[Title, ...], fields: dict[int, str], order: int
) -> tuple[list[Row], list[Title]]:
    rows: list[Row] = []
    titles: list[Title] = []
    top = next((index for index, name in fields.items() if name == PRIORITY), 0)
    for column in range(1, grid.width):
        head = grid.cells[top][column]
        if not head.flat or (column > 1 and head is grid.cells[top][column - 1]):
            continue
        title = parse_title(head.flat, "column", f"{grid.where}, column {column + 1}")
        titles.append(title)
        for index in range(top + 1, grid.height):
            cell = grid.cells[index][column]
            name = fields.get(index, "")
            lines = flat_lines(cell)
            if not lines:
                continue
            if not name and not grid.cells[index][0].flat:
                title.said.setdefault("aim", []).extend(lines)
            elif name == ACTION:
                for line in lines:
                    number, words = line_number(line)
                    one = Row(
                        f"{title.where}, row {index + 1}",
                        {ACTION: Cell(lines=(line,))},
                        path=(*path, title),
                        order=order,
                    )
                    one.number = number if words else None
                    one.headings[ACTION] = grid.cells[index][0].flat
                    rows.append(one)
            elif name in (OBJECTIVE, MEASURE):
                title.said.setdefault("measure", []).extend(_unnumbered(line) for line in lines)
            elif name == OUTCOME:
                title.said.setdefault("outcome", []).extend(lines)
            else:
                title.said.setdefault(
                    {OWNER: "lead", TARGET: "target", MONITORING: "monitoring"}.get(name, "text"), []
                ).extend(lines)
    return rows, titles
