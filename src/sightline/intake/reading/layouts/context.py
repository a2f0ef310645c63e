"""The lines between the tables: which titles stand over the next one, what is said under them, what is left unread."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sightline.intake.reading.layouts.entries import QUOTED, Entries, Title
from sightline.intake.reading.layouts.header import spans
from sightline.intake.reading.layouts.sections import DEPTHS, UNLABELLED
from sightline.intake.reading.layouts.titles import (
    LONGEST_TITLE,
    generic,
    is_labelled,
    looks_like_title,
    parse_title,
    said,
)
from sightline.kit.documents.blocks import Cell, Grid, Line, Note

SHEET, HEADING, LABELLED, SET_OFF = 0.0, 0.5, 6.5, 7.0  # how deep each kind of title stands
LARGEST = 40  # points, above which a title's size says nothing more about its depth
LONG_QUESTION = 4  # words of a heading that is no title but what is said under one ("What will success look like?")


@dataclass(slots=True)
class Context:
    """What the lines read so far say about what comes next."""

    entries: Entries
    body_size: float = 0.0  # points of most of the text
    stack: list[tuple[float, Title]] = field(default_factory=list)  # the titles that stand, the outer first
    open_remark: tuple[Title, str] | None = None  # what a list that follows belongs to
    since_table: list[Title] = field(default_factory=list)  # labelled titles since the last plan table
    unread: list[tuple[str, list[str]]] = field(default_factory=list)
    over_tables: set[int] = field(default_factory=set)  # levels of headings right over a plan table
    remarked: set[str] = field(default_factory=set)  # what was taken as said under a title, word for word

    def line(self, line: Line, where: str = "", in_table: bool = False) -> None:
        """Take in a line: a title, something said under one, or text that belongs to neither."""
        text = f"{line.number} {line.text}".strip()
        if not text:
            return
        remark = said(text)
        owner = self.stack[-1][1] if self.stack else None
        if not self.entries.rows and not in_table:
            self.entries.opening.append(line)
        if len(text) > LONGEST_TITLE and is_labelled(text) and (listed := parse_title(text, "plain", where)).aim:
            self.entries.overview.append(listed)
        elif (
            remark
            and owner is not None
            and not is_labelled(text)
            and not _is_long_heading(line, text)
            and not self._is_sibling(line, text)
        ):
            kind, rest = remark
            self.remarked.add(text.casefold())
            self.open_remark = (owner, kind)
            if kind != "actions" and rest:
                owner.said.setdefault(kind, []).append(replace(line, text=rest, number=""))
        elif looks_like_title(line, self.body_size):
            self.title(line, text, where)
        elif self.open_remark and (line.bullet or line.number or self._begins_remark(*self.open_remark)):
            holder, kind = self.open_remark
            if kind == "actions":
                self._leave(text, in_table)
            else:
                holder.said.setdefault(kind, []).append(line)
        else:
            self.open_remark = None
            self._leave(text, in_table)

    def _is_sibling(self, line: Line, text: str) -> bool:
        """Whether a heading whose word could announce something is one of those that stand over the tables:
        "Accountability" after "Empowerment" and "Prevention"."""
        return line.heading in self.over_tables and text[-1] not in ":?" and text.casefold() not in self.remarked

    def _begins_remark(self, holder: Title, kind: str) -> bool:
        return not holder.said.get(kind)

    def _leave(self, text: str, in_table: bool = False) -> None:
        if not self.entries.rows and not in_table:
            return  # it stands in the opening
        head = self.stack[-1][1].text if self.stack else ""
        if not self.unread or self.unread[-1][0] != head:
            self.unread.append((head, []))
        self.unread[-1][1].append(text)

    def title(self, line: Line, text: str, where: str) -> None:
        """Push a title; those as deep or deeper go."""
        if line.heading:
            source, depth = f"heading {line.heading}", HEADING + line.heading
        elif is_labelled(text):
            source, depth = "bold" if line.bold else "plain", _labelled_depth(text)
        else:
            source, depth = "bold", SET_OFF - min(line.size, LARGEST) / 100
        self.push(parse_title(text, source, where), depth)

    def push(self, title: Title, depth: float) -> None:
        """A title at a depth; those as deep or deeper go."""
        self.open_remark = None
        while self.stack and self.stack[-1][0] >= depth:
            self.stack.pop()
        self.stack.append((depth, title))
        if title.label:
            self.since_table.append(title)

    def sheet(self, grid: Grid) -> None:
        """A sheet of a workbook begins: its name is the outermost title and ends all others."""
        self.push(parse_title(grid.title, "sheet", grid.where), SHEET)

    def rows_above(self, grid: Grid, first: int, last: int) -> None:
        """Rows over a heading row are titles and remarks: "Priority 1: ..." / "Aim: ..." / "Lead | Police"."""
        for number in range(first, last):
            where = f"{grid.where}, row {number + 1}"
            cells = [cell for _, _, cell in spans(grid.cells[number]) if cell.flat]
            for line in _lines_of_row(cells):
                text = f"{line.number} {line.text}".strip()
                if is_labelled(text):
                    self.push(parse_title(text, "title row", where), _labelled_depth(text))
                else:
                    self.line(line, where, in_table=True)

    def path(self) -> tuple[Title, ...]:
        """The titles that stand over the next table. Priorities only listed, one after another, do not."""
        listed = [title for title in self.since_table if title.label == "priority"]
        if len({title.number or title.text for title in listed}) > 1:
            self.entries.overview.extend(title for title in listed if title not in self.entries.overview)
            last = listed[-1]
            again = any(
                title is not last and title.number == last.number and title.number for title in self.entries.overview
            )
            set_apart = last.source.startswith("heading") and any(title.source != last.source for title in listed)
            if not (again or set_apart):
                self.stack = [(depth, title) for depth, title in self.stack if title not in listed]
        return tuple(title for _, title in self.stack)

    def action_over(self) -> Title | None:
        """The innermost title, where it can be an action: numbered as one, called one, or below a priority's title."""
        if not self.stack:
            return None
        title = self.stack[-1][1]
        numbered = title.number is not None and "." in title.number
        below = any(one.label == "priority" for _, one in self.stack[:-1])
        if title.label not in ("", "action") or not title.title or title.source == "sheet":
            return None
        return title if numbered or title.label == "action" or (below and not generic(title.text)) else None

    def table_read(self) -> None:
        """A plan table has been read: what was said before it is no longer about the next."""
        self.since_table.clear()
        self.open_remark = None
        if self.stack and (level := self.stack[-1][1].source.removeprefix("heading ")).isdigit():
            self.over_tables.add(int(level))

    def notes(self) -> list[Note]:
        """A note for the text under each title that is not part of the plan."""
        out = []
        for head, texts in self.unread:
            shown = " ".join(texts)
            more = "…" if len(shown) > QUOTED else ""
            where = f"under “{head}”" if head else "text"
            out.append(Note(where, "unread", f"text that is not read as part of the plan: “{shown[:QUOTED]}{more}”"))
        return out


def _labelled_depth(text: str) -> float:
    """How deep a labelled line stands that is no heading: an objective within its priority."""
    return LABELLED + DEPTHS.get(parse_title(text).label, UNLABELLED) / 100


def _is_long_heading(line: Line, text: str) -> bool:
    return bool(line.heading) and not text.rstrip().endswith((":", "?")) and len(text.split()) > LONG_QUESTION


def _lines_of_row(cells: list[Cell]) -> list[Line]:
    """The lines of a row of titles: each paragraph of its one cell, or labels with their values, pair by pair."""
    if len(cells) == 1:
        return [replace(line, bold=True) for line in cells[0].lines]
    if len(cells) not in (2, 4):
        return [Line(text=" ".join(cell.flat for cell in cells))] if cells else []
    out = []
    for one, other in zip(cells[::2], cells[1::2], strict=True):
        head, value = one.flat.rstrip(":"), other.flat
        if said(value) and re.search(r"[:–-]\s", value) and (is_labelled(one.flat) or said(one.flat)):
            out.extend([Line(text=one.flat, bold=True), Line(text=value, bold=True)])
        elif is_labelled(f"{head}: x") and re.search(r"\d\s*$", head):
            out.append(Line(text=f"{head} {value}", bold=True))
        else:
            out.append(Line(text=f"{head}: {value}", bold=True))
    return out
