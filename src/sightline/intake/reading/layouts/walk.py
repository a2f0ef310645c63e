"""Through a document from its first block to its last: titles, what is said under them, and each table by its
layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sightline.intake.reading.blocks import Document, Grid, Line, Note
from sightline.intake.reading.layouts.by_content import by_content
from sightline.intake.reading.layouts.cards import is_card, read_card
from sightline.intake.reading.layouts.columns import rejoin
from sightline.intake.reading.layouts.entries import QUOTED, Entries, Title
from sightline.intake.reading.layouts.header import PERIOD, Header, find_headers, flat, plain_header, spans
from sightline.intake.reading.layouts.rows import Carry, Reader
from sightline.intake.reading.layouts.tables import Table, other_kind, share, understand
from sightline.intake.reading.layouts.titles import is_labelled, looks_like_title, parse_title, said
from sightline.intake.reading.layouts.transposed import is_transposed, read_transposed
from sightline.intake.reading.layouts.vocabulary import ACTION, OWNER, TARGET

SHEET, HEADING, LABELLED, SET_OFF = 0.0, 0.5, 6.5, 7.0  # how deep each kind of title stands
LEAST_PROSE = 12  # characters of an action, on the mean, in a table that goes on without headings

_LAST_YEAR = re.compile(
    r"\b(?:last year|previous (?:year|plan)|what we (?:have )?(?:did|achieved|done)|achievements?|look(?:ing)? back"
    r"|progress (?:against|on|in) (?:the )?(?:last|previous|20\d\d))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Walker:
    """What is known on the way."""

    entries: Entries = field(default_factory=Entries)
    stack: list[tuple[float, Title]] = field(default_factory=list)
    open_remark: tuple[Title, str] | None = None
    since_table: list[Title] = field(default_factory=list)  # labelled titles since the last plan table
    last_table: Table | None = None
    last_order: int = -1
    carry: Carry = field(default_factory=Carry)
    seen_labels: set[str] = field(default_factory=set)
    unread: list[tuple[str, list[str]]] = field(default_factory=list)
    order: int = 0
    body_size: float = 0.0

    others_act: bool = False  # some table has a column of actions with who or when beside it
    headers: dict[int, list[Header]] = field(default_factory=dict)

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

    # Lines

    def line(self, line: Line, where: str = "") -> None:
        text = f"{line.number} {line.text}".strip()
        if not text:
            return
        remark = said(text)
        owner = self.stack[-1][1] if self.stack else None
        if (
            remark
            and owner is not None
            and not is_labelled(text)
            and not (line.heading and not text.rstrip().endswith((":", "?")) and self._alone(text))
        ):
            kind, rest = remark
            self.open_remark = (owner, kind)
            if kind != "actions" and rest:
                owner.said.setdefault(kind, []).append(replace(line, text=rest, number=""))
            return
        if looks_like_title(line, self.body_size):
            self.title(line, text, where)
            return
        if self.open_remark and (line.bullet or line.number or self._begins_remark()):
            holder, kind = self.open_remark
            if kind == "actions":
                self._loose(text)
            else:
                holder.said.setdefault(kind, []).append(line)
            return
        if self.open_remark and not line.bullet:
            self.open_remark = None
        if not self.entries.rows:
            self.entries.opening.append(line)
        else:
            self._loose(text)

    def _alone(self, text: str) -> bool:
        return len(text.split()) > 4

    def _begins_remark(self) -> bool:
        assert self.open_remark is not None  # noqa: S101  the caller has looked
        return not self.open_remark[0].said.get(self.open_remark[1])

    def _loose(self, text: str) -> None:
        head = self.stack[-1][1].text if self.stack else ""
        if not self.unread or self.unread[-1][0] != head:
            self.unread.append((head, []))
        self.unread[-1][1].append(text)

    def title(self, line: Line, text: str, where: str) -> None:
        """Push a title; one that is as deep or deeper goes."""
        source = (
            f"heading {line.heading}" if line.heading else "bold" if not is_labelled(text) or line.bold else "plain"
        )
        depth = (
            HEADING + line.heading
            if line.heading
            else LABELLED
            if is_labelled(text)
            else SET_OFF - min(line.size, 40) / 100
        )
        title = parse_title(text, source, where)
        self.open_remark = None
        while self.stack and self.stack[-1][0] >= depth:
            self.stack.pop()
        self.stack.append((depth, title))
        if title.label:
            self.since_table.append(title)
        if not self.entries.rows:
            self.entries.opening.append(line)

    # Grids

    def grid(self, grid: Grid) -> None:
        if self._is_text(grid):
            for row in grid.cells:
                for _, _, cell in spans(row):
                    for line in cell.lines:
                        self.line(replace(line, bold=line.bold or bool(cell.fill)), grid.where)
            return
        if grid.title:
            self._sheet(grid)
        if is_card(grid):
            self._lines_above(grid, 0)
            self._give(read_card(grid, self._path(), self.order), "cards")
        elif self._plan_tables(grid):
            pass
        elif is_transposed(grid):
            rows, titles = read_transposed(grid, self._path(), self.order)
            self.entries.titles.extend(titles)
            self._give(rows, "transposed")
        elif self._goes_on(grid) or self._without_headings(grid):
            pass
        else:
            self._not_a_plan(grid)
        self.order += 1

    def _is_text(self, grid: Grid) -> bool:
        """A box of text, or a banner of one row, is no table."""
        if grid.width == 1:
            return True
        filled = [{id(cell) for cell in row if flat(cell)} for row in grid.cells]
        return grid.height <= 2 and all(len(row) <= 1 for row in filled)

    def _sheet(self, grid: Grid) -> None:
        self.open_remark = None
        self.stack = [(SHEET, parse_title(grid.title, "sheet", grid.where))]
        if self.stack[0][1].label:
            self.since_table.append(self.stack[0][1])

    def _path(self) -> tuple[Title, ...]:
        """The titles that stand over the next table. Priorities only listed, one after another, do not stand
        over it."""
        listed = [title for title in self.since_table if title.label == "priority"]
        names = {title.number or title.text for title in listed}
        out = [title for _, title in self.stack]
        if len(names) > 1 and listed:
            self.entries.overview.extend(title for title in listed if title not in self.entries.overview)
            last = listed[-1]
            again = any(
                title is not last and title.number == last.number and title.number
                for title in (*listed, *self.entries.overview)
            )
            formatted = last.source.startswith("heading") and not all(title.source == last.source for title in listed)
            if not (again or formatted):
                out = [title for title in out if title not in listed]
                self.stack = [(depth, title) for depth, title in self.stack if title not in listed]
        return tuple(out)

    def _plan_tables(self, grid: Grid) -> bool:
        """Read every plan table of the grid: the rows above its heading as titles, then its body; a sheet may
        hold several."""
        headers = self._headers(grid)
        if not headers:
            return False
        found = False
        others: list[tuple[Header, list[int], str]] = []
        begin = 0
        for place, header in enumerate(headers):
            end = headers[place + 1].first if place + 1 < len(headers) else grid.height
            body = list(range(header.last + 1, end))
            table = understand(grid, header, body, self.others_act) if body else None
            if place + 1 < len(headers):
                body = self._without_preface(grid, body, headers[place + 1])
            if table is None or self._is_review(table):
                others.append((header, body, "" if table is None else "a look back"))
                begin = body[-1] + 1 if body else header.last + 1
                found = found or table is not None
                continue
            repeated = (
                found
                and self.last_table is not None
                and self.last_table.header.words() == header.words()
                and begin > header.first - 1
            )
            self._lines_above(grid, begin, header.first)
            self._read(table, body, new=not repeated)
            begin = body[-1] + 1 if body else header.last + 1
            found = True
        if found:
            for header, body, kind in others:
                self._not_a_plan_part(grid, header, body, kind)
        return found

    def _is_review(self, table: Table) -> bool:
        over = self.stack[-1][1].text if self.stack else ""
        return bool(_LAST_YEAR.search(over)) and TARGET not in table.columns and not table.periods

    def _without_preface(self, grid: Grid, body: list[int], following: Header) -> list[int]:
        """The body without the title rows at its end that belong to the next heading row."""
        while body:
            row = grid.cells[body[-1]]
            filled = {id(cell): cell for cell in row if flat(cell)}
            if not filled:
                body = body[:-1]
                continue
            cell = next(iter(filled.values()))
            if (
                len(filled) == 1
                and (
                    cell.cols > 1
                    or is_labelled(flat(cell))
                    or said(flat(cell))
                    or all(line.bold for line in cell.lines)
                )
                and len(flat(cell)) < 400
            ):
                body = body[:-1]
                continue
            break
        return body

    def _lines_above(self, grid: Grid, first: int, last: int = 0) -> None:
        """Rows over a heading row are titles and remarks: "Priority 1: ..." / "Aim: ..." / "Lead | Police"."""
        for number in range(first, last):
            cells = [cell for _, _, cell in spans(grid.cells[number]) if flat(cell)]
            if not cells:
                continue
            if len(cells) == 1:
                for line in cells[0].lines:
                    self._title_line(replace(line, bold=True), grid, number)
            elif len(cells) in (2, 4):
                for one, other in zip(cells[::2], cells[1::2], strict=True):
                    head = flat(one).rstrip(":")
                    sep = " " if is_labelled(f"{head}: x") and re.search(r"\d\s*$", head) else ": "
                    self._title_line(Line(text=f"{head}{sep}{flat(other)}", bold=True), grid, number)
            else:
                self._title_line(Line(text=" ".join(flat(cell) for cell in cells)), grid, number)

    def _title_line(self, line: Line, grid: Grid, number: int) -> None:
        where = f"{grid.where}, row {number + 1}"
        text = f"{line.number} {line.text}".strip()
        if is_labelled(text) and not said(text):
            title = parse_title(text, "title row", where)
            self.open_remark = None
            while self.stack and self.stack[-1][0] >= LABELLED:
                self.stack.pop()
            self.stack.append((LABELLED, title))
            self.since_table.append(title)
        else:
            self.line(line, where)

    def _read(self, table: Table, body: list[int], new: bool, continues: bool = False) -> None:
        path = self._path()
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

    def _give(self, rows: list, layout: str) -> None:
        self.entries.rows.extend(rows)
        if rows:
            self.entries.layouts.append(layout)
            for row in rows:
                for title in row.path:
                    if title not in self.entries.titles:
                        self.entries.titles.append(title)
            self.last_order = self.order
        self.since_table.clear()
        self.open_remark = None

    def _goes_on(self, grid: Grid) -> bool:
        """A table without headings that goes on with the columns of the one before: the next page, or the next
        priority."""
        table = self.last_table
        if table is None or table.grid.width != grid.width or self.last_order != self.order - 1 or grid.title:
            return False
        body = list(range(grid.height))
        column = table.first(ACTION)
        if column is None:
            return False
        texts = [
            flat(row[column.first])
            for row in grid.cells
            if flat(row[column.first]) and row[column.first].cols < grid.width
        ]
        if not texts or sum(map(len, texts)) / len(texts) < LEAST_PROSE:
            return False
        dates = table.first(TARGET)
        if dates is not None:
            cells = [
                row[dates.first] for row in grid.cells if flat(row[dates.first]) and row[dates.first].cols < grid.width
            ]
            if len(cells) > 1 and share(cells, "date") < 0.3:
                return False
        again = Table(grid, table.header, table.columns, table.other, table.periods)
        self._read(again, body, new=True, continues=True)
        self.entries.notes.append(
            Note(
                grid.where,
                "inferred",
                "this table has no headings; it was read as the rest of the table before it",
            )
        )
        return True

    def _without_headings(self, grid: Grid) -> bool:
        rows = [
            number for number in range(grid.height) if len({id(cell) for cell in grid.cells[number] if flat(cell)}) > 1
        ]
        table = by_content(grid, rows)
        if table is None:
            return False
        self._read(table, list(range(grid.height)), new=True)
        return True

    # What is no plan

    def _not_a_plan(self, grid: Grid) -> None:
        first = spans(grid.cells[0]) if grid.cells else []
        kind = other_kind(next(iter(self._headers(grid)), None) or plain_header(grid))
        shown = " | ".join(flat(cell) for _, _, cell in first if flat(cell)) or next(
            (flat(c) for row in grid.cells for c in row if flat(c)), ""
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
        self.open_remark = None


def walk(document: Document) -> Entries:
    """Everything a document holds, by its layouts."""
    walker = Walker()
    sizes = sorted(block.size for block in document.blocks if isinstance(block, Line) and block.size)
    walker.body_size = sizes[len(sizes) // 2] if sizes else 0.0
    blocks = [block if isinstance(block, Line) or block.drawn else rejoin(block) for block in document.blocks]
    walker.look_ahead([block for block in blocks if isinstance(block, Grid)])
    for block in blocks:
        if isinstance(block, Line):
            walker.line(block, f"page {block.page}" if block.page else "")
        else:
            walker.grid(block)
    for head, texts in walker.unread:
        shown = " ".join(texts)
        more = "…" if len(shown) > QUOTED else ""
        walker.entries.loose.append(
            Note(
                f"under “{head}”" if head else "text",
                "unread",
                f"text that is not read as part of the plan: “{shown[:QUOTED]}{more}”",
            )
        )
    return walker.entries
