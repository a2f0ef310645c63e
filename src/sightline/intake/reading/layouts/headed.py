"""Tables that say in other places than columns what their actions are: over the rows that say who and when, beside
cells of labelled lines, or in cells under the quarter by whose end each is due or under the body that will do it."""

from __future__ import annotations

from sightline.intake.reading.fields.shapes import looks_like
from sightline.intake.reading.layouts.entries import Row, Title, joined, text_cell
from sightline.intake.reading.layouts.header import PERIOD, Column, Header, plain_header, spans
from sightline.intake.reading.layouts.headings import SURE
from sightline.intake.reading.layouts.labelled import WILL, label_of, unfold
from sightline.intake.reading.layouts.sections import column_title
from sightline.intake.reading.layouts.several import flat_lines
from sightline.intake.reading.layouts.table import Table
from sightline.intake.reading.layouts.tables import other_kind
from sightline.intake.reading.layouts.titles import is_labelled, parse_title
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    AGENCY,
    IGNORED,
    MEASURE,
    MONITORING,
    OBJECTIVE,
    OUTCOME,
    OWNER,
    PERSON,
    PRIORITY,
    RATING,
    RECOMMENDATION,
    TARGET,
)
from sightline.kit.documents.blocks import Cell, Grid

LEAST_ABOUT = 2  # fields that must be said below an action
LEAST_ROWS = 2  # actions beside labelled lines
MOST = 0.5  # of the cells on the right must be labelled lines
LEAST_WORDS = 15  # characters, on the mean, of a line under a period for it to be an action
ABOUT = {OWNER, AGENCY, PERSON, TARGET, MEASURE, OUTCOME, MONITORING, RATING}


def row_under(grid: Grid, headers: list[Header], over: Title) -> Row | None:
    """A heading that is the action, and below it a table with who and when in one row."""
    if len(headers) != 1 or headers[0].fields() & {ACTION, OBJECTIVE, RECOMMENDATION} or other_kind(headers[0]):
        return None
    about = headers[0].fields() & (ABOUT - {MONITORING, RATING})
    body = [row for row in grid.cells[headers[0].last + 1 :] if any(cell.flat for cell in row)]
    if len(about) < LEAST_ABOUT or len(body) != 1:
        return None
    row = Row(f"{grid.where}, row {headers[0].last + 2}", {ACTION: text_cell(over.title or over.text)})
    row.number = over.number
    _by_headings(row, headers[0], body[0])
    return row


def read_headed(
    grid: Grid, headers: list[Header], path: tuple[Title, ...], order: int
) -> tuple[list[Row], list[Title]]:
    """The actions of a table in which each stands in a row of its own over all columns, and below it a row of headings
    with one of values, or a row of cells that begin with their labels. Nothing where any row is another."""
    known = {header.first: header for header in headers if len(header.fields() & ABOUT) >= LEAST_ABOUT}
    if any({ACTION, OBJECTIVE, RECOMMENDATION} & header.fields() for header in known.values()):
        return [], []
    rows: list[Row] = []
    titles: list[Title] = []
    row: Row | None = None
    header: Header | None = None
    for number, cells in enumerate(grid.cells):
        where = f"{grid.where}, row {number + 1}"
        filled = [cell for _, _, cell in spans(cells) if cell.flat]
        if not filled:
            continue
        if number in known:
            header = known[number]
        elif len(filled) == 1 and filled[0] is cells[0] and not label_of(filled[0].flat):
            if is_labelled(filled[0].flat):
                titles.append(parse_title(filled[0].flat, "title row", where))
                continue
            row = Row(where, {ACTION: filled[0]}, path=(*path, *titles[-1:]), order=order)
            header = None
        elif row is None or not (_by_headings(row, header, cells) if header else _by_labels(row, filled)):
            return [], []
        elif row not in rows:
            rows.append(_numbered(row))
    return rows, titles if rows else []


def _numbered(row: Row) -> Row:
    """ "Action 1.2: Map the places" as its number and words."""
    title = parse_title(row.cells[ACTION].flat)
    if title.label == "action" and title.number:
        row.number = title.number
        row.cells[ACTION] = text_cell(title.title or row.cells[ACTION].flat)
    return row


def _put(row: Row, name: str, heading: str, cell: Cell) -> None:
    name = OWNER if name in (AGENCY, PERSON) and OWNER not in row.cells else name
    row.headings.setdefault(name, heading)
    row.cells[name] = joined(row.cells[name], cell) if name in row.cells else cell


def _by_headings(row: Row, header: Header, cells: list[Cell]) -> bool:
    """Fill the action from the row of values under a row of headings."""
    for column in header.columns:
        cell = cells[column.first]
        if column.field and column.field != IGNORED and (cell.flat or cell.fill):
            _put(row, column.field, column.heading, cell)
        elif cell.flat:
            row.other[column.heading or f"column {column.first + 1}"] = cell.text.strip()
    return True


def _by_labels(row: Row, filled: list[Cell]) -> bool:
    """Fill the action from cells such as "Lead: Police"; False where any has no label."""
    found = [unfold(cell) for cell in filled]
    if any(rest.flat or not fields for rest, fields in found):
        return False
    for cell, (_, fields) in zip(filled, found, strict=True):
        for name, value in fields.items():
            _put(row, name, cell.flat.partition(":")[0], value)
    return True


def with_details(grid: Grid) -> Table | None:
    """A table with a column of labelled lines that say who and when, of the action that stands in the same cell or in
    the cell on the left; None where it is none."""
    for place in range(grid.width):
        parted = [unfold(row[place]) for row in grid.cells]
        told = [bool(fields.keys() & {OWNER, TARGET}) for _, fields in parted]
        if sum(told) < LEAST_ROWS or sum(told) <= MOST * grid.height:
            continue
        headed = not told[0] and all(cell.flat for cell in grid.cells[0])
        within = all(rest.flat for rest, _ in parted[headed:])
        action = place if within else place - 1
        columns = plain_header(grid).columns if headed else [Column(at, at, "") for at in range(grid.width)]
        if action < 0 or len(columns) != grid.width or any(label_of(row[action].flat) for row in grid.cells[headed:]):
            return None
        columns[action].field = ACTION
        table = Table(grid, Header(0, 0, columns) if headed else Header(-1, -1, columns), folded=[columns[place]])
        for column in columns:
            name = column.field if column is columns[action] or column.score >= SURE else ""
            table.columns.setdefault(name, []).append(column) if name and name != IGNORED else table.other.append(
                column
            )
        table.inferred.append("lines with labels in a cell were read as what is said of its action")
        return table
    return None


def read_by_period(grid: Grid, header: Header, path: tuple[Title, ...], order: int) -> list[Row]:
    """The actions of a table with a priority a row and a period or a body ("Police will") a column: each line of a cell
    is one, due when its period ends, or that body's. Nothing where the cells hold ticks, figures, ratings or dates."""
    groups = [column for column in header.columns if column.field in (PRIORITY, OBJECTIVE) and column.score >= SURE]
    periods = [column for column in header.columns if column.field == PERIOD]
    bodies = {id(column): match["who"] for column in header.columns if (match := WILL.match(column.heading))}
    columns = periods or [column for column in header.columns if id(column) in bodies]
    if len(groups) != 1 or len(columns) < LEAST_ABOUT or len(header.columns) != 1 + len(columns):
        return []
    out: list[Row] = []
    title = Title("")
    for number, cells in enumerate(grid.cells[header.last + 1 :], start=header.last + 1):
        where = f"{grid.where}, row {number + 1}"
        head = cells[groups[0].first]
        if head.flat:
            title = column_title(head, where)
        for column in columns:
            name, text = (OWNER, bodies[id(column)]) if id(column) in bodies else (TARGET, column.period)
            for line in flat_lines(cells[column.first]):
                row = Row(where, {ACTION: Cell(lines=(line,)), name: text_cell(text)}, path=(*path, title), order=order)
                row.headings |= {name: column.heading, ACTION: column.heading}
                out.append(row)
    texts = [row.cells[ACTION].flat for row in out]
    wordy = sum(map(len, texts)) >= LEAST_WORDS * max(1, len(texts))
    plain = sum(bool(looks_like(text) & {"rating", "tick", "number", "date"}) for text in texts)
    return out if wordy and plain <= MOST * len(texts) else []
