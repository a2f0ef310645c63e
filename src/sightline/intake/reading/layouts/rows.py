"""The body of a plan table, row by row: what a cell takes from above, where an action begins, goes on and ends."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from sightline.intake.reading.fields.numbers import split_number
from sightline.intake.reading.fields.ratings import hue_of
from sightline.intake.reading.layouts.entries import QUOTED, Row, Title, joined, text_cell
from sightline.intake.reading.layouts.header import Column
from sightline.intake.reading.layouts.joining import glued, goes_on, joined_line, own_cell
from sightline.intake.reading.layouts.labelled import owner_and_date, unfold
from sightline.intake.reading.layouts.sections import column_title, is_legend, progress_told, stands_within
from sightline.intake.reading.layouts.several import GROUPING, counted_actions, several_actions
from sightline.intake.reading.layouts.table import BODY_MARK, Table
from sightline.intake.reading.layouts.titles import is_labelled, parse_title, said
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    NUMBER,
    OBJECTIVE,
    OUTCOME,
    OWNER,
    PRIORITY,
    PROGRESS,
    RATING,
    TARGET,
)
from sightline.kit.documents.blocks import EMPTY, Cell, Note

WIDE = 0.6  # of the columns, for a merged cell to be a title and not a cell of its column

LEAST_ALIKE = 2  # other title rows of one look for a row of that look to be a title too, whatever its word
LONG = 60  # characters of a line under a title that is an aim rather than a word


_DITTO = re.compile(
    r"""^\s*(?:["”“″〃]|''|,,|\(?\s*(?:as above|same as above|ditto|do\.|as per above|see above)\s*\)?\.?)\s*$""",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"^\s*(?:grand\s+|sub\s*-?)?total\b", re.IGNORECASE)


def _look(cell: Cell) -> tuple[str, str, int] | tuple[()]:
    """A filled cell's colours and width in columns; nothing where it is not filled."""
    return (cell.fill, cell.ink, cell.cols) if cell.fill and cell.flat else ()


@dataclass(slots=True)
class Carry:
    """What blank cells take from above: per grouping field, until another title begins."""

    under: str = ""
    cells: dict[str, Cell] = field(default_factory=dict)
    other: dict[str, str] = field(default_factory=dict)
    last: Row | None = None

    def enter(self, title: str) -> None:
        if title.casefold() != self.under:
            self.under = title.casefold()
            self.cells.clear()
            self.other.clear()
            self.last = None


@dataclass(slots=True)
class Reader:
    """Reads the body rows of one plan table."""

    table: Table
    path: tuple[Title, ...]
    carry: Carry
    order: int = 0
    rows: list[Row] = field(default_factory=list)
    titles: list[Title] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    sections: list[Title] = field(default_factory=list)  # titles inside the table, the outer first
    previous: list[Cell] = field(default_factory=list)
    looks: Counter[tuple[str, str, int] | tuple[()]] = field(
        default_factory=Counter
    )  # of title rows, as `_look` gives them

    def read(self, numbers: list[int], continues: bool = False) -> None:
        """Read the body rows of these numbers. `continues`: the first may be the rest of the row before the table."""
        self._learn_looks(numbers)
        for place, number in enumerate(numbers):
            cells = self.table.grid.cells[number]
            where = f"{self.table.grid.where}, row {number + 1}"
            if not any(cell.flat for cell in cells) and not any(cell.fill for cell in cells):
                continue
            title = self._section_cell(cells)
            if is_legend(cells):
                shown = " ".join(dict.fromkeys(cell.flat for cell in cells if cell.flat))
                self.notes.append(Note(where, "unread", f"not part of the plan: “{shown[:QUOTED]}”"))
            elif title is not None:
                self._title_row(title, where)
            else:
                self._data_row(cells, where, first=continues and place == 0)
            self.previous = cells
        used = {id(title) for row in self.rows for title in row.path}
        for one in self.titles:
            if one.source == "section" and not one.label and id(one) not in used:
                self.notes.append(Note(one.where, "unread", f"not part of the plan: “{one.text[:QUOTED]}”"))
        self.rows = counted_actions(self.rows)
        self.carry.last = self.rows[-1] if self.rows else self.carry.last

    # Title rows

    def _learn_looks(self, numbers: list[int]) -> None:
        """How the filled rows over all columns look that are titles by their words."""
        for number in numbers:
            row = self.table.grid.cells[number]
            if row and _look(row[0]) and row[0].cols >= len(row) and not said(row[0].flat):
                self.looks[_look(row[0])] += 1

    def _section_cell(self, cells: list[Cell]) -> Cell | None:
        """The one cell of a row that is a title over the columns, or None where the row holds fields."""
        filled = list({id(cell): cell for cell in cells if cell.flat}.values())
        if len(filled) == 2 and self._numbered_title(filled):
            return joined_line(filled[0], filled[1])
        if len(filled) != 1:
            return None
        cell = filled[0]
        width = len(cells)
        if cell.rows > 1 and self.previous and any(cell is above for above in self.previous):
            return None
        if cell.cols >= max(2, WIDE * width):
            return cell
        at = next(index for index, one in enumerate(cells) if one is cell)
        action, number = self.table.first(ACTION), self.table.first(NUMBER)
        if is_labelled(cell.flat):
            return cell
        grouping = any(
            column.first <= at <= column.last for name in GROUPING for column in self.table.columns.get(name, [])
        )
        if grouping:
            return None
        if action and action.first <= at <= action.last:
            bold = all(line.bold for line in cell.lines if line.text)
            ordinary = any(line.bold for row in self.rows for line in row.cells[ACTION].lines)
            return cell if (bold and not ordinary and width > 2) and not split_number(cell.flat)[0] else None
        leftmost = min((column.first for column in self.table.header.columns if column.heading), default=0)
        if at <= leftmost or (number and number.first == at):
            return cell if not split_number(cell.flat)[0] or split_number(cell.flat)[1] else None
        return None

    def _numbered_title(self, filled: list[Cell]) -> bool:
        """ "2 | A Family Approach" with all else blank, where actions are numbered 2.1, 2.2."""
        number, action = self.table.first(NUMBER), self.table.first(ACTION)
        if not number or not action or filled[0].col != number.first or filled[1].col <= number.first:
            return False
        printed = filled[0].flat.rstrip(".:) ")
        if is_labelled(f"{printed}: {filled[1].flat}") and re.search(r"[A-Za-z]{4}", printed):
            return True
        if filled[1].cols >= max(2, WIDE * self.table.grid.width):
            return True
        if not re.fullmatch(r"\d{1,2}|[A-Z]{1,3}", printed):
            return False
        prefix = f"{printed}." if printed.isdigit() else printed
        grid = self.table.grid
        return any(
            row[number.first].flat.startswith(prefix) and len(row[number.first].flat) > len(prefix)
            for row in grid.cells
        )

    def _title_row(self, cell: Cell, where: str) -> None:
        text = cell.flat
        if _TOTAL.match(text):
            self.notes.append(Note(where, "unread", f"not part of the plan: “{text[:QUOTED]}”"))
            return
        lines = [line for line in cell.lines if line.text]
        if self.rows and (told := progress_told(text)):
            row = self.rows[-1]
            row.cells[PROGRESS] = joined(row.cells.get(PROGRESS, EMPTY), text_cell(told))
            row.headings.setdefault(PROGRESS, text.partition(":")[0])
            return
        under_title = bool(self.previous) and self.previous[0].cols >= len(self.previous)
        alike = self.looks[_look(cell)] >= LEAST_ALIKE and not under_title and not text.endswith((":", "?"))
        for position, line in enumerate(lines):
            words = f"{line.number} {line.text}".strip()
            remark = None if is_labelled(words) or line.number else said(words)
            if remark and alike and not remark[1] and len(lines) == 1:
                remark = None
            inner = self.sections[-1] if self.sections else None
            owner = inner or (self.path[-1] if self.path else None)
            if remark and remark[0] != "actions" and owner is not None:
                owner.said.setdefault(remark[0], []).append(replace(line, text=remark[1]))
                if not remark[1] and line is lines[-1]:
                    message = f"a heading with nothing after it was not read: “{words[:QUOTED]}”"
                    self.notes.append(Note(where, "unread", message))
            elif position and inner is not None and not is_labelled(words):
                long = line.bullet or len(words) > LONG
                kind = next(reversed(inner.said), "aim") if long else "text"
                inner.said.setdefault(kind, []).append(line)
            else:
                title = parse_title(words, "section", where)
                if line.number and title.number is None:
                    title = parse_title(line.text, "section", where)
                    title.number = line.number.strip(" .:)(")
                self._enter(title)
                self.titles.append(title)
                self.carry.enter(title.text)

    def _enter(self, title: Title) -> None:
        """A title inside the table: an objective stands within its priority, another priority ends it."""
        while self.sections and not stands_within(title, self.sections[-1]):
            self.sections.pop()
        self.sections.append(title)

    # Rows of fields

    def _data_row(self, cells: list[Cell], where: str, first: bool) -> None:
        table = self.table
        row = Row(where, order=self.order)
        carry_last = self.carry.last
        for name, columns in table.columns.items():
            if len(columns) > 1 and name in (RATING, PROGRESS):
                self._several(name, columns, cells, row)
                continue
            for column in columns:
                cell = own_cell(cells, column, table.header.columns)
                cell = self._taken(name, cell, row, len(columns) == 1)
                if name in row.cells and cell.lines:
                    cell = joined(row.cells[name], cell)
                if name not in row.cells or cell.lines:
                    row.cells[name] = cell
                row.headings.setdefault(name, column.heading)
        outcome, beside = table.first(OUTCOME), table.first(ACTION)
        row.outcome_beside = bool(outcome and beside and outcome.first > beside.first)
        objective = table.first(OBJECTIVE)
        row.objective_beside = bool(objective and beside and objective.first > beside.first)
        for column in table.periods:
            cell = cells[column.first]
            if cell.flat or cell.fill:
                row.periods.append((column.period, cell))
        self._unfold(row, cells)
        self._marked_bodies(row, cells)
        for column in self.table.ticked:
            if cells[column.first].flat:
                row.cells[RATING] = text_cell(column.own)
                row.headings[RATING] = column.heading
        action = row.cells.get(ACTION, EMPTY)
        before_action = table.first(ACTION)
        for column in table.other:
            if column in table.folded:
                continue
            text = cells[column.first].text.strip()
            heading = column.heading.strip() or f"column {column.first + 1}"
            left = before_action is not None and column.first < before_action.first
            if not text and left and heading in self.carry.other and action.lines:
                text = self.carry.other[heading]
            if text:
                row.other[heading] = text
                if left:
                    self.carry.other[heading] = text
        self._place(row, cells, carry_last, first)

    def _unfold(self, row: Row, cells: list[Cell]) -> None:
        """Fields that share a cell: labelled lines, or an owner and a date."""
        for column in self.table.folded:
            rest, found = unfold(cells[column.first])
            for name, cell in found.items():
                if not row.cells.get(name, EMPTY).lines:
                    row.cells[name] = cell
                    row.headings[name] = column.heading
            if column.field == ACTION:
                row.cells[ACTION] = rest
        for column in self.table.paired:
            for name, cell in owner_and_date(cells[column.first]).items():
                row.cells[name] = cell
                row.headings[name] = column.heading

    def _marked_bodies(self, row: Row, cells: list[Cell]) -> None:
        """The bodies whose columns are marked, each with the part it has."""
        names: list[str] = []
        for column in self.table.bodies:
            mark = BODY_MARK.fullmatch(cells[column.first].flat)
            if mark:
                names.append(column.own + (f" ({mark.lastgroup})" if mark.lastgroup else ""))
        if names:
            row.cells[OWNER] = text_cell("\n".join(names))
            row.headings[OWNER] = self.table.bodies[0].group

    def _several(self, name: str, columns: list[Column], cells: list[Cell], row: Row) -> None:
        """Ratings quarter by quarter: the last one counts, all are kept. Progress quarter by quarter: each
        under its heading."""
        filled = [
            (column, cells[column.first]) for column in columns if cells[column.first].flat or cells[column.first].fill
        ]
        if not filled:
            return
        row.headings[name] = filled[-1][0].heading
        if name == RATING:
            row.cells[name] = filled[-1][1]
            for column, cell in filled[:-1]:
                row.other[column.heading] = cell.flat or hue_of(cell.fill) or ""
            return
        lines = tuple(
            replace(line, text=f"{column.heading}: {line.text}") if place == 0 else line
            for column, cell in filled
            for place, line in enumerate(cell.lines)
            if line.text
        )
        row.cells[name] = Cell(lines=lines)

    def _taken(self, name: str, cell: Cell, row: Row, alone: bool) -> Cell:
        """The cell itself, or what it takes from above: a ditto, or a blank under a grouping field."""
        if cell.flat and _DITTO.match(cell.flat) and self.carry.last is not None and name in self.carry.last.cells:
            row.inherited.add(name)
            return self.carry.last.cells[name]
        action = self.table.first(ACTION)
        column = self.table.first(name)
        left = action is None or column is None or column.first < action.first
        if name in GROUPING and alone and left:
            if cell.flat:
                if cell is not self.carry.cells.get(name):
                    for later in GROUPING[GROUPING.index(name) + 1 :]:
                        if name == PRIORITY:
                            self.carry.cells.pop(later, None)
                self.carry.cells[name] = cell
            elif name in self.carry.cells:
                row.inherited.add(name)
                return self.carry.cells[name]
        return cell

    def _place(self, row: Row, cells: list[Cell], last: Row | None, first: bool) -> None:
        """Begin an action, go on with the one before, or only remember what the row groups."""
        action = row.cells.get(ACTION, EMPTY)
        number = row.cells.get(NUMBER, EMPTY).flat
        column = self.table.first(ACTION)
        merged = (
            bool(self.previous)
            and column is not None
            and action.lines
            and cells[column.first] is self.previous[column.first]
        )
        if merged and last is not None:
            self._append(last, row, cells)
            return
        if not action.flat:
            own = [
                name
                for name in row.cells
                if row.cells[name].flat and name not in row.inherited and name not in (*GROUPING, NUMBER)
            ]
            if number and not own:
                return  # a row that only numbers or names what follows
            if own and last is not None and not number:
                self._append(last, row, cells)
            elif own:
                shown = " | ".join(row.cells[name].flat for name in own)
                self.notes.append(
                    Note(row.where, "unread", f"a row without an action was not read: “{shown[:QUOTED]}”")
                )
            return
        if _TOTAL.match(action.flat) and not number:
            self.notes.append(Note(row.where, "unread", f"a total was not read: “{action.flat[:QUOTED]}”"))
            return
        if all(line.strike for line in action.lines if line.text):
            self.notes.append(
                Note(
                    row.where,
                    "unread",
                    f"struck through, so not read as an action: “{action.flat[:QUOTED]}”",
                )
            )
            return
        alone = row.cells.get(OWNER, EMPTY).flat and row.cells.get(TARGET, EMPTY).flat
        if first and last is not None and not number and not alone and goes_on(last.cells.get(ACTION, EMPTY), action):
            self._append(last, row, cells, glue=True)
            return
        row.path = self._path(row)
        self._shared_number(row, cells)
        for one in several_actions(row):
            self.rows.append(one)
            self.carry.last = one

    def _path(self, row: Row) -> tuple[Title, ...]:
        path = [*self.path, *self.sections]
        cell = row.cells.pop(PRIORITY, None)
        if cell is not None and cell.flat:
            known = next(
                (title for title in reversed(self.titles) if title.source == "column" and title.text == cell.flat),
                None,
            )
            if known is None:
                known = column_title(cell, row.where)
                self.titles.append(known)
            path.append(known)
        return tuple(path)

    def _shared_number(self, row: Row, cells: list[Cell]) -> None:
        """A number merged over several actions is that of what groups them."""
        column, action = self.table.first(NUMBER), self.table.first(ACTION)
        if not column or not action:
            return
        number, text = cells[column.first], cells[action.first]
        if number.lines and number.rows > max(1, text.rows):
            row.cells.pop(NUMBER, None)
            row.other[column.heading.strip() or "Number"] = number.flat

    def _append(self, last: Row, row: Row, cells: list[Cell], glue: bool = False) -> None:
        """Add a continuing row's own cells to the action before."""
        for name, cell in row.cells.items():
            if name in row.inherited or not cell.flat or name in (NUMBER, PRIORITY):
                continue
            column = self.table.first(name)
            if column and self.previous and cells[column.first] is self.previous[column.first]:
                continue
            held = last.cells.get(name)
            if held is None or not held.lines:
                last.cells[name] = cell
            else:
                last.cells[name] = glued(held, cell) if glue and goes_on(held, cell) else joined(held, cell)
        for heading, text in row.other.items():
            if last.other.get(heading) != text:
                last.other[heading] = f"{last.other[heading]}\n{text}" if heading in last.other else text
        last.periods.extend(one for one in row.periods if one not in last.periods)
