"""Through a document from its first block to its last: titles, what is said under them, and each table by its
layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sightline.intake.reading.layouts.by_content import by_content
from sightline.intake.reading.layouts.cards import cards_apart, cards_beside, is_card, read_card
from sightline.intake.reading.layouts.columns import rejoin
from sightline.intake.reading.layouts.context import LABELLED, Context
from sightline.intake.reading.layouts.entries import QUOTED, Entries, Row, text_cell
from sightline.intake.reading.layouts.headed import read_by_period, read_headed, row_under, with_details
from sightline.intake.reading.layouts.header import PERIOD, Header, find_headers, plain_header, spans
from sightline.intake.reading.layouts.headings import simplify
from sightline.intake.reading.layouts.procedure import PROCEDURE, is_procedure
from sightline.intake.reading.layouts.rows import Carry, Reader
from sightline.intake.reading.layouts.table import Table, share
from sightline.intake.reading.layouts.tables import other_kind, understand
from sightline.intake.reading.layouts.titles import is_labelled, parse_title, said
from sightline.intake.reading.layouts.told import dated_title
from sightline.intake.reading.layouts.transposed import is_transposed, read_transposed, transposed_parts, with_labels
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    MEASURE,
    OBJECTIVE,
    OUTCOME,
    OWNER,
    PRIORITY,
    TARGET,
)
from sightline.kit.documents.blocks import Cell, Document, Grid, Line, Note

LEAST_PROSE = 12  # characters of an action, on the mean, in a table that goes on without headings
LONGEST_PREFACE = 400  # characters of a row that can be the title of the table below it

_LAST_YEAR = re.compile(
    r"\b(?:last year|previous (?:year|plan)|what we (?:have )?(?:did|achieved|done)|achievements?|look(?:ing)? back"
    r"|progress (?:against|on|in) (?:the )?(?:last|previous|20\d\d))\b",
    re.IGNORECASE,
)


def _is_label_and_value(row: list[Cell]) -> bool:
    """Two cells that say something of what follows: "Priority" | "2. Transitions", "Aim" | "No cliff edge"."""
    cells = [cell for _, _, cell in spans(row) if cell.flat]
    label = cells[0].flat.rstrip(":").strip()
    return row[0] is cells[0] and (is_labelled(f"{label}: x") or bool(said(f"{label}: x")))


def _dated_by_title(row: Row) -> None:
    """Where no column says by when, a title that is nothing but a date does: "Quarter 2" over a table."""
    if TARGET in row.cells or row.periods:
        return
    title = next((title for title in reversed(row.path) if dated_title(title.text)), None)
    if title:
        row.cells[TARGET] = text_cell(title.text)


@dataclass(slots=True)
class Walker:
    """Goes from table to table and reads each by the first layout that fits it."""

    entries: Entries
    context: Context
    last_table: Table | None = None
    last_order: int = -1  # where the last plan table stood
    order: int = 0  # how many tables there have been
    carry: Carry = field(default_factory=Carry)
    guides: bool = False  # the document calls itself a policy or procedure
    others_act: bool = False  # some table has a column of actions with who or when beside it
    headers: dict[int, list[Header]] = field(default_factory=dict)
    alone: tuple[Header, int] | None = None  # headings that are a table of their own, and how many columns it has

    def look_ahead(self, grids: list[Grid]) -> None:
        """Find all heading rows, and whether any of them is plainly a plan's."""
        for grid in grids:
            found = self.headers[id(grid)] = find_headers(grid)
            self.others_act |= any(
                ACTION in header.fields() and header.fields() & {OWNER, TARGET, PERIOD} for header in found
            )

    def _headers(self, grid: Grid) -> list[Header]:
        if id(grid) not in self.headers:
            self.headers[id(grid)] = find_headers(grid)
        return self.headers[id(grid)]

    def grid(self, grid: Grid) -> None:
        if self._is_text(grid):
            for row in grid.cells:
                for _, _, cell in spans(row):
                    for line in cell.lines:
                        self.context.line(replace(line, bold=line.bold or bool(cell.fill)), grid.where)
            return
        grid = with_labels(grid) or grid
        if grid.title:
            self.context.sheet(grid)
        over = self.context.action_over()
        if is_card(grid):
            for card in cards_apart(grid):
                self._give(read_card(card, self.context.path(), self.order), "cards")
        elif over is not None and is_card(grid, headed=True):
            self._give(read_card(grid, self.context.path()[:-1], self.order, over), "cards")
        elif beside := cards_beside(grid):
            for title, first, card in beside:
                self._give(read_card(card, self.context.path(), self.order, title, first), "cards")
        elif over is not None and (under := row_under(grid, self._headers(grid), over)) is not None:
            self._give([replace(under, path=self.context.path()[:-1], order=self.order)], "headings")
        elif self._plan_tables(grid) or self._headed(grid) or self._details_beside(grid) or self._by_period(grid):
            pass
        elif parts := transposed_parts(grid):
            for title, part in parts:
                self.context.push(title, LABELLED)
                self._give(read_transposed(part, self.context.path(), self.order)[0], "transposed")
        elif is_transposed(grid):
            rows, titles = read_transposed(grid, self.context.path(), self.order)
            self.entries.titles.extend(titles)
            self._give(rows, "transposed")
        elif (
            self._under_headings_alone(grid)
            or self._goes_on(grid)
            or self._without_headings(grid)
            or self._priorities(grid)
        ):
            pass
        else:
            self._not_a_plan(grid)
        self.order += 1

    def _headed(self, grid: Grid) -> bool:
        """Actions that each stand over the rows that say who and when."""
        rows, titles = read_headed(grid, self._headers(grid), self.context.path(), self.order)
        self.entries.titles.extend(titles)
        self._give(rows, "headed") if rows else None
        return bool(rows)

    def _details_beside(self, grid: Grid) -> bool:
        """Actions on the left, and on the right all that is said of each, line by line with labels."""
        table = with_details(grid)
        if table is None:
            return False
        self._read(table, list(range(table.header.last + 1, grid.height)), new=True)
        return True

    def _by_period(self, grid: Grid) -> bool:
        """A priority a row and a period a column, the actions in the cells."""
        header = next(iter(self._headers(grid)), None) or plain_header(grid)
        rows = read_by_period(grid, header, self.context.path(), self.order)
        for row in rows:
            self.entries.titles.extend(title for title in row.path if title not in self.entries.titles)
        self._give(rows, "by period") if rows else None
        return bool(rows)

    def _is_text(self, grid: Grid) -> bool:
        """A box of text, or a banner of one row, is no table."""
        if grid.width == 1:
            return True
        filled = [{id(cell) for cell in row if cell.flat} for row in grid.cells]
        return grid.height <= 2 and all(len(row) <= 1 for row in filled)

    def _plan_tables(self, grid: Grid) -> bool:
        """Read every plan table of the grid: the rows above its heading as titles, then its body; a sheet may
        hold several."""
        headers = self._headers(grid)
        if not headers:
            return False
        self.alone = None
        if len(headers) == 1 and not any(cell.flat for row in grid.cells[headers[0].last + 1 :] for cell in row):
            if not understand(grid, headers[0], []):
                return False
            self.alone = headers[0], grid.width
            return True
        found = False
        others: list[tuple[Header, list[int], str]] = []
        begin = 0
        for place, header in enumerate(headers):
            end = headers[place + 1].first if place + 1 < len(headers) else grid.height
            body = list(range(header.last + 1, end))
            table = understand(grid, header, body, self.others_act, self.last_table) if body else None
            if place + 1 < len(headers):
                body = self._without_preface(grid, body, headers[place + 1])
            kind = self._kind_of_other(table, body)
            if table is None or kind:
                others.append((header, body, kind))
                begin = body[-1] + 1 if body else header.last + 1
                found = found or table is not None
                continue
            repeated = (
                found
                and self.last_table is not None
                and self.last_table.header.words() == header.words()
                and begin > header.first - 1
            )
            if not place:
                begin = self._rest_of_last(table, header.first)
            self.context.rows_above(grid, begin, header.first)
            if table.title:
                self.context.push(parse_title(table.title, "title row", grid.where), LABELLED)
            self._read(table, body, new=not repeated)
            begin = body[-1] + 1 if body else header.last + 1
            found = True
        if found:
            for header, body, kind in others:
                self._not_a_plan_part(grid, header, body, kind)
        return found

    def _rest_of_last(self, table: Table, end: int) -> int:
        """Rows over the first heading row that go on with the table before, under the same headings: read them, and
        give the number of the row after them."""
        before = self.last_table
        if before is None or self.last_order != self.order - 1 or before.header.words() != table.header.words():
            return 0
        rows = [
            number for number in range(end) if len({id(cell) for cell in table.grid.cells[number] if cell.flat}) > 2
        ]
        if not rows:
            return 0
        self._read(table, list(range(rows[-1] + 1)), new=True, continues=True)
        return rows[-1] + 1

    def _kind_of_other(self, table: Table | None, body: list[int]) -> str:
        """What a table is that has a plan's columns and is none; "" for a plan's."""
        if table is None:
            return ""
        return "a look back" if self._is_review(table) else PROCEDURE if is_procedure(table, body, self.guides) else ""

    def _is_review(self, table: Table) -> bool:
        over = self.context.stack[-1][1].text if self.context.stack else ""
        dated = any(column.score for column in table.columns.get(TARGET, []))  # by a heading's word
        return bool(_LAST_YEAR.search(over)) and not dated and not table.periods

    def _without_preface(self, grid: Grid, body: list[int], following: Header) -> list[int]:
        """The body without the title rows at its end that belong to the next heading row."""
        while body:
            row = grid.cells[body[-1]]
            filled = {id(cell): cell for cell in row if cell.flat}
            if not filled:
                body = body[:-1]
                continue
            cell = next(iter(filled.values()))
            if (
                len(filled) == 1
                and (
                    cell.cols > 1 or is_labelled(cell.flat) or said(cell.flat) or all(line.bold for line in cell.lines)
                )
                and len(cell.flat) < LONGEST_PREFACE
            ):
                body = body[:-1]
                continue
            if len(filled) == 2 and _is_label_and_value(row):
                body = body[:-1]
                continue
            break
        return body

    def _read(self, table: Table, body: list[int], new: bool, continues: bool = False) -> None:
        path = self.context.path()
        over = next((title for title in reversed(path) if title.label), path[-1] if path else None)
        last = self.carry.last
        self.carry.enter(f"{over.number or ''} {over.title or over.text}" if over else "")
        if new:
            before = self.last_table
            follows = (
                before is not None
                and self.last_order == self.order - 1
                and before.header.words() == table.header.words()
            )
            continues = continues or (follows and self.carry.last is last and last is not None)
            if not continues:
                self.carry.last = None
        reader = Reader(table, path, self.carry, order=self.order)
        if not new and self.last_table is not None and self.entries.rows and self.entries.rows[-1].order == self.order:
            reader.sections = [title for title in self.entries.rows[-1].path if title.source == "section"]
        reader.titles = [title for title in self.entries.titles if title.source == "column"]
        known = len(reader.titles)
        reader.read(body, continues)
        self.entries.titles.extend(reader.titles[known:])
        self.entries.notes.extend(reader.notes)
        for sentence in table.inferred:
            self.entries.notes.append(Note(table.grid.where, "inferred", sentence))
        self.last_table = table
        self._give(reader.rows, "table")

    def _give(self, rows: list[Row], layout: str) -> None:
        for row in rows:
            _dated_by_title(row)
        self.entries.rows.extend(rows)
        if rows:
            self.entries.layouts.append(layout)
            for row in rows:
                for title in row.path:
                    if title not in self.entries.titles:
                        self.entries.titles.append(title)
            self.last_order = self.order
        self.context.table_read()

    def _under_headings_alone(self, grid: Grid) -> bool:
        """A table without headings, where these stand before it as a table of their own."""
        if self.alone is None or self.alone[1] != grid.width:
            return False
        body = list(range(grid.height))
        columns = [replace(column) for column in self.alone[0].columns]
        table = understand(grid, Header(-1, -1, columns), body, self.others_act, self.last_table)
        if table is None:
            return False
        self._read(table, body, new=True)
        return True

    def _goes_on(self, grid: Grid) -> bool:
        """A table without headings that goes on with the columns of the one before: the next page, or the next
        priority."""
        table = self.last_table
        if table is None or table.grid.width != grid.width or self.last_order != self.order - 1 or grid.title:
            return False
        again = tuple(simplify(cell.flat) for _, _, cell in spans(grid.cells[0])) == table.header.words()
        body = list(range(again, grid.height))
        column = table.first(ACTION)
        if column is None:
            return False
        texts = [
            row[column.first].flat
            for row in grid.cells
            if row[column.first].flat and row[column.first].cols < grid.width
        ]
        if not texts or sum(map(len, texts)) / len(texts) < LEAST_PROSE:
            return False
        dates = table.first(TARGET)
        if dates is not None:
            cells = [
                row[dates.first] for row in grid.cells if row[dates.first].flat and row[dates.first].cols < grid.width
            ]
            if len(cells) > 1 and share(cells, "date") < 0.3:
                return False
        self._read(replace(table, grid=grid, title="", inferred=[]), body, new=True, continues=not again)
        message = "its headings say nothing of who or when" if again else "this table has no headings"
        message += "; it was read as the rest of the table before it"
        self.entries.notes.append(Note(grid.where, "inferred", message))
        return True

    def _without_headings(self, grid: Grid) -> bool:
        rows = [
            number for number in range(grid.height) if len({id(cell) for cell in grid.cells[number] if cell.flat}) > 1
        ]
        table = by_content(grid, rows)
        if table is None:
            return False
        self._read(table, list(range(table.header.last + 1, grid.height)), new=True)
        return True

    # What is no plan

    def _priorities(self, grid: Grid) -> bool:
        """A table that lists the priorities with their aims or leads: read as the list of them, not as actions."""
        header = next(iter(self._headers(grid)), None)
        columns = {column.field: column for column in header.columns if column.field} if header else {}
        if header is None or PRIORITY not in columns or not columns.keys() & {OBJECTIVE, OUTCOME, OWNER, MEASURE}:
            return False
        for number in range(header.last + 1, grid.height):
            row = grid.cells[number]
            text = (row[columns[PRIORITY].first]).flat
            if not text:
                continue
            title = parse_title(text, "column", f"{grid.where}, row {number + 1}")
            for name, kind in ((OBJECTIVE, "aim"), (OUTCOME, "outcome"), (OWNER, "lead"), (MEASURE, "measure")):
                if name in columns and (row[columns[name].first]).flat:
                    title.said[kind] = list(row[columns[name].first].lines)
            self.entries.overview.append(title)
        self.entries.notes.append(Note(grid.where, "inferred", "this table was read as the list of the priorities"))
        return True

    def _not_a_plan(self, grid: Grid) -> None:
        first = spans(grid.cells[0]) if grid.cells else []
        kind = other_kind(next(iter(self._headers(grid)), None) or plain_header(grid))
        shown = " | ".join(cell.flat for _, _, cell in first if cell.flat) or next(
            (c.flat for row in grid.cells for c in row if c.flat), ""
        )
        self._unread_table(grid.where, kind, shown, grid.height)

    def _not_a_plan_part(self, grid: Grid, header: Header, body: list[int], kind: str = "") -> None:
        shown = " | ".join(column.heading for column in header.columns if column.heading)
        self._unread_table(grid.where, kind or other_kind(header), shown, len(body) + 1)

    def _unread_table(self, where: str, kind: str, shown: str, height: int) -> None:
        kind = kind or "a table"
        self.entries.seen.append(kind)
        self.entries.notes.append(
            Note(
                where,
                "unread",
                f"{kind} with {height} row{'s' * (height != 1)}, not read as part of the plan: “{shown[:QUOTED]}”",
            )
        )
        self.context.open_remark = None


def walk(document: Document, guides: bool = False) -> Entries:
    """Everything a document holds, by its layouts. `guides`: it calls itself a policy or procedure."""
    entries = Entries()
    walker = Walker(entries, Context(entries), guides=guides)
    sizes = sorted(block.size for block in document.blocks if isinstance(block, Line) and block.size)
    walker.context.body_size = sizes[len(sizes) // 2] if sizes else 0.0
    blocks = [block if isinstance(block, Line) or block.drawn else rejoin(block) for block in document.blocks]
    walker.look_ahead([block for block in blocks if isinstance(block, Grid)])
    for block in blocks:
        if isinstance(block, Line):
            walker.context.line(block, f"page {block.page}" if block.page else "")
        elif not block.cells:
            walker.context.sheet(block)
        else:
            walker.grid(block)
    walker.entries.loose = walker.context.notes()
    return walker.entries
