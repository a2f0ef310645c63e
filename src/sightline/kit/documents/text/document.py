"""A text file as blocks: its tables as grids, what stands between them as lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from sightline.kit.documents.aligned import Segment, find_block, part_at_columns, rows_of
from sightline.kit.documents.blocks import Cell, Document, Grid, Line, Refused
from sightline.kit.documents.characters import Cleaner, without_bullet
from sightline.kit.documents.limits import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_LINES, MAX_ROWS, MAX_TEXT
from sightline.kit.documents.spans import lay_out
from sightline.kit.documents.text.cells import cell_lines
from sightline.kit.documents.text.decoding import decode, lines_of
from sightline.kit.documents.text.pages import take_out_margins
from sightline.kit.documents.text.separated import Record, bar_records, join_quoted, read_csv, tab_records
from sightline.kit.documents.text.wrapping import unwrap

_SEGMENT = re.compile(r"\S+(?: \S+)*")
_RULE = re.compile(r"[-=_~*#.·+ ]{3,}$")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_HEADED = re.compile(r"\s{0,3}(?:#{2,6}\s+\S|#\s+[A-Za-z])")  # "# 3" is how some write "number 3"
_BEFORE_NUMBER = re.compile(r"\*\s+(?=\(?\d{1,2}[.):]\s)|[*-]\s+(?=\d{1,2}(?:\.\d{1,2})+[.:]?\s+[“‘\"'(]?[A-Z])")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_STARRED = re.compile(r"(?<![\w*])(\*\*)(?=[^\s*])(.+?)(?<=[^\s*])\1(?![\w*])")
_GAP, _NEARNESS = 1, 1  # characters between columns; by how many the starts in a column may differ


def read(path: Path, name: str = "") -> Document:
    """The text file at `path` as a document. Raises Refused beyond the limits of length, rows, columns and cells."""
    text, notes = decode(path.read_bytes())
    if len(text) > MAX_TEXT:
        raise Refused(f"The text is longer than {MAX_TEXT:,} characters; no document needs so many.")
    if not text.strip():
        raise Refused("The file holds no text. Please choose the file again.")
    reader = _Reader()
    suffix = name.rpartition(".")[2].lower()
    document = Document("text", name, notes=notes)
    if suffix in ("csv", "tsv", "tab"):
        document.blocks.append(reader.grid(read_csv(reader.cleaned(text))))
    else:
        lines = lines_of(text)
        if len(lines) > MAX_LINES:
            raise Refused(f"The text has more than {MAX_LINES:,} lines; no document needs so many.")
        lines, margins = take_out_margins(lines)
        document.margins = [Line(text) for text in margins]
        document.blocks = reader.blocks(lines, marked_down=suffix == "md" or any(map(_HEADED.match, lines)))
    document.notes += reader.cleaner.notes()
    return document


class _Reader:
    def __init__(self) -> None:
        self.cleaner = Cleaner()
        self._tables = 0

    def cleaned(self, text: str) -> str:
        return "\n".join(
            self.cleaner.clean(line.replace("\f", ""), f"line {number}")
            for number, line in enumerate(lines_of(text), 1)
        )

    def blocks(self, lines: Sequence[str], marked_down: bool) -> list[Line | Grid]:
        feeds = {number for number, line in enumerate(lines) if "\f" in line}
        height = len(lines)
        lines = [
            self.cleaner.clean(line.replace("\v", " ").replace("\f", ""), f"line {number}")
            for number, line in enumerate(lines, 1)
        ]
        lines = join_quoted(lines)
        pages = feeds if len(lines) == height else set()
        out: list[Line | Grid] = []
        prose: list[str] = []

        def close() -> None:
            out.extend(_line(text, marked_down) for text in unwrap(prose))
            prose.clear()

        segments = part_at_columns([_segments(line) for line in lines], pages)
        at = 0
        while at < len(lines):
            records, end = bar_records(lines, at)
            if not records:
                records, end = tab_records(lines, at)
            drawn = bool(records)
            if not records:
                columns, end = find_block(segments, at, _GAP, _NEARNESS)
                records = rows_of(segments[at:end], columns, _NEARNESS) if columns else []
            if records:
                close()
                out.append(self.grid(records, drawn))
            else:
                prose += lines[at:end]
            at = end
        close()
        return [block for block in out if isinstance(block, Grid) or block.text]

    def grid(self, records: list[Record], drawn: bool = True) -> Grid:
        """Records as a grid, each cell's text as lines."""
        while records and not any(field.strip() for field in records[-1]):
            records.pop()
        width = max((len(one) for one in records), default=0)
        if len(records) > MAX_ROWS or width > MAX_COLUMNS or len(records) * width > MAX_CELLS:
            raise Refused(
                f"A table has more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns; no document needs so many."
            )
        cells = []
        for row, record in enumerate(records):
            for col, field in enumerate(record):
                if len(field) > MAX_CELL:
                    raise Refused(f"A cell holds more than {MAX_CELL:,} characters; no document needs so many.")
                if lines := cell_lines(field):
                    over = not drawn and len(record) == 1  # a title over aligned columns
                    cells.append(Cell(tuple(lines), row, col, cols=width if over else 1))
        self._tables += 1
        return Grid(lay_out(cells, len(records)), f"table {self._tables}", drawn=drawn)


def _segments(line: str) -> list[Segment]:
    """The stretches of a printed line between wide gaps; a rule has none, it parts rows as a blank line does."""
    if _RULE.match(line.strip()):
        return []
    return [Segment(one.start(), one.end(), one.group()) for one in _SEGMENT.finditer(line.expandtabs(8))]


def _line(text: str, marked_down: bool) -> Line:
    """One line of prose without the marks of Markdown; in text that has none of its headings, only those that can be
    nothing else: a bullet before a typed number, words between double stars."""
    flat, bullet = without_bullet(" ".join(text.split()))
    if len(flat) > MAX_CELL:
        raise Refused(f"A line is longer than {MAX_CELL:,} characters; no document needs so many.")
    if _RULE.match(flat):
        return Line("")
    heading = 0
    if marked_down and (match := _HEADING.match(flat)):
        heading, flat = len(match[1]), match[2]
    elif match := _BEFORE_NUMBER.match(flat):
        flat = flat[match.end() :]
    elif marked_down and flat.startswith(("* ", "+ ")):
        flat, bullet = flat[2:], True
    strong = _STRONG if marked_down else _STARRED
    bold = bool(strong.fullmatch(flat))
    return Line(strong.sub(r"\2", flat), bullet=bullet, heading=heading, bold=bold)
