"""One sheet as a grid: what is shown of it, as it is shown."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from sightline.kit.documents.blocks import EMPTY, Cell, Grid, Line, Note, Refused
from sightline.kit.documents.characters import Cleaner, without_bullet
from sightline.kit.documents.excel.formats import Shown, general, show
from sightline.kit.documents.excel.strings import Run, Text, read_text, unescape
from sightline.kit.documents.excel.styles import Colours, Style
from sightline.kit.documents.limits import MAX_CELL, MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from sightline.kit.documents.markup import Element, S, elements, whole

_TEXTS = (S + "v", S + "is", S + "f")  # what a cell that shows something holds
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})$")
_ROW, _CELL, _COL, _MERGE = S + "row", S + "c", S + "col", S + "mergeCell"
_YES = frozenset({"1", "true"})
_BREAK = re.compile(r"\r\n?|\n|\v")


@dataclass(slots=True)
class _Raw:
    """A cell as stored, before it is known whether it is shown."""

    lines: tuple[Line, ...]
    ink: str
    fill: str
    value: object


@dataclass(slots=True)
class Workbook:
    """What all sheets of a workbook share."""

    styles: list[Style]
    colours: Colours
    strings: list[Text]
    date1904: bool
    cleaner: Cleaner
    spend: Callable[[int], None]  # counts characters against the document's limit
    notes: list[Note] = field(default_factory=list)


class Sheet:
    """Reads one worksheet part."""

    def __init__(self, workbook: Workbook, name: str, data: bytes, part: str, repeated: int) -> None:
        self._workbook = workbook
        self._where = f"sheet “{name}”"
        self._name = name
        self._repeated = repeated  # rows printed at the top of each page, counted from the sheet's first
        self._cells: dict[int, dict[int, _Raw]] = {}
        self._total = 0
        self._hidden_rows: set[int] = set()
        self._hidden_cols: list[tuple[int, int]] = []
        self._merges: list[tuple[int, int, int, int]] = []
        self._without_value: list[str] = []
        self._errors: list[str] = []
        self._icons = False
        self.margins: list[str] = []
        self._rows_seen = 0
        self._read(data, part)

    # -- reading the part ------------------------------------------------------------------------------------------

    def _read(self, data: bytes, part: str) -> None:
        tags = (_ROW, _COL, _MERGE, S + "iconSet", S + "oddHeader", S + "oddFooter")
        for element in elements(data, part, tags):
            tag = element.tag
            if tag == _ROW:
                self._row(element)
            elif tag == _COL:
                if element.get("hidden") in _YES or element.get("width") == "0":
                    self._hidden_cols.append((whole(element.get("min")) - 1, whole(element.get("max")) - 1))
            elif tag == _MERGE:
                self._merge(element.get("ref", ""))
            elif tag == S + "iconSet":
                self._icons = True
            elif element.text:
                self.margins.append(element.text)

    def _row(self, row: Element) -> None:
        at = whole(row.get("r"), self._rows_seen + 1) - 1
        self._rows_seen = at + 1
        if row.get("hidden") in _YES or row.get("ht") == "0":
            self._hidden_rows.add(at)
        if next(row.iter(*_TEXTS), None) is None:
            return  # nothing but styles, of which a spreadsheet may hold a million rows
        cells: dict[int, _Raw] = {}
        col = -1
        for element in row.iterchildren(_CELL):
            place = _position(element.get("r"))
            col = place[1] if place else col + 1
            found = self._cell(element, at, col)
            if found is not None:
                cells[col] = found
        if cells:
            self._cells[at] = cells
            self._total += len(cells)
            if self._total > MAX_CELLS:
                raise Refused(f"{self._title} has more than {MAX_CELLS:,} cells; no document needs so many.")

    @property
    def _title(self) -> str:
        return f"S{self._where[1:]}"

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _position(first), _position(last or first)
        if start and end and start != end and start[0] <= end[0] and start[1] <= end[1]:
            self._merges.append((*start, *end))
            if len(self._merges) > MAX_CELLS:
                raise Refused(f"{self._title} has more than {MAX_CELLS:,} merged cells; no document needs so many.")

    def _cell(self, element: Element, row: int, col: int) -> _Raw | None:
        """What a cell shows, None for one that shows nothing at all."""
        styles = self._workbook.styles
        number = whole(element.get("s"))
        style = styles[number] if 0 <= number < len(styles) else styles[0]
        text, value = self._text(element, style, row, col)
        if not text:
            return _Raw((), "", style.fill, None) if style.fill else None
        lines, ink = self._lines(text, style, f"{self._where}, cell {_name(row, col)}")
        return _Raw(lines, ink, style.fill, value)

    def _text(self, element: Element, style: Style, row: int, col: int) -> tuple[Text, object]:
        kind = element.get("t", "n")
        if kind == "inlineStr":
            inline = element.find(S + "is")
            return (read_text(inline, self._workbook.colours) if inline is not None else ()), None
        stored = element.find(S + "v")
        words = (stored.text or "") if stored is not None else ""
        if not words:
            if element.find(S + "f") is not None and kind != "str":
                self._without_value.append(_name(row, col))
            return (), None
        match kind:
            case "s":
                at = whole(words, -1)
                return (self._workbook.strings[at] if 0 <= at < len(self._workbook.strings) else ()), None
            case "str":
                return (Run(unescape(words)),), None
            case "b":
                return (Run("TRUE" if words == "1" else "FALSE"),), words == "1"
            case "e":
                self._errors.append(f"{_name(row, col)} ({words})")
                return (Run(words),), None
            case "d":
                return _iso(words)
        shown = self._number(words, style)
        return (Run(shown.text),), shown.value

    def _number(self, words: str, style: Style) -> Shown:
        try:
            number = float(words)
        except ValueError:
            return Shown(words, None)
        if not math.isfinite(number):
            return Shown(words, None)
        if style.format == "General":
            return Shown(general(number), int(number) if number == int(number) else number)
        shown = show(number, style.format, self._workbook.date1904)
        if isinstance(shown.value, float) and shown.value == int(shown.value):
            return Shown(shown.text, int(shown.value))
        return shown

    def _lines(self, text: Text, style: Style, where: str) -> tuple[tuple[Line, ...], str]:
        """The lines of a cell's text, and the colour that all of it has."""
        lines: list[Line] = []
        inks: set[str] = set()
        for runs in _split(text):
            words = self._workbook.cleaner.clean("".join(run.text for run in runs), where)
            flat, bullet = without_bullet(" ".join(words.split()))
            if not flat:
                continue
            self._workbook.spend(len(flat))
            if len(flat) > MAX_CELL:
                raise Refused(
                    f"A cell of {self._where} holds more than {MAX_CELL:,} characters; no document needs so many."
                )
            shown = [run for run in runs if run.text.strip()]
            inks |= {style.ink if run.ink is None else run.ink for run in shown}
            bold = all(style.bold if run.bold is None else run.bold for run in shown)
            strike = all(style.strike if run.strike is None else run.strike for run in shown)
            lines.append(Line(flat, bullet=bullet, bold=bold, strike=strike, size=style.size))
        return tuple(lines), inks.pop() if len(inks) == 1 else ""

    # -- what is shown ---------------------------------------------------------------------------------------------

    def grid(self) -> Grid | None:
        """The sheet as a grid, None where nothing is shown on it. Empty rows and columns before and between
        what is there stay, so that the grid's rows and columns are the sheet's, but for hidden ones."""
        texts = [(row, col) for row, cells in self._cells.items() for col, raw in cells.items() if raw.lines]
        last_row = max((row for row, col in texts), default=-1)
        last_col = max((col for row, col in texts), default=-1)
        hidden_cols = {
            col for first, last in self._hidden_cols for col in range(max(first, 0), min(last, last_col) + 1)
        }
        rows = [row for row in range(last_row + 1) if row not in self._hidden_rows] if last_row < MAX_ROWS * 4 else None
        if rows is None or len(rows) > MAX_ROWS or last_col - len(hidden_cols) >= MAX_COLUMNS:
            raise Refused(
                f"{self._title} is larger than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns; no document needs so many."
            )
        cols = [col for col in range(last_col + 1) if col not in hidden_cols]
        self._note(sum(row in self._hidden_rows for row in self._cells), len(hidden_cols))
        if not rows or not cols:
            return None
        at_row = {row: place for place, row in enumerate(rows)}
        at_col = {col: place for place, col in enumerate(cols)}
        out = [[EMPTY] * len(cols) for _ in rows]
        for row, place in at_row.items():
            for col, raw in self._cells.get(row, {}).items():
                if col in at_col:
                    out[place][at_col[col]] = Cell(
                        raw.lines, place, at_col[col], fill=raw.fill, ink=raw.ink, value=raw.value
                    )
        covered = 0
        for merge in self._merges:
            covered += self._lay_merge(out, at_row, at_col, merge)
            if covered > MAX_CELLS:
                raise Refused(
                    f"{self._title} has merged cells over each other, as Excel never writes; it was not read."
                )
        header = sum(row in at_row for row in range(min(self._repeated, last_row + 1)))
        return Grid(out, self._where, self._name, header)

    def _lay_merge(
        self, out: list[list[Cell]], at_row: dict[int, int], at_col: dict[int, int], merge: tuple[int, int, int, int]
    ) -> int:
        """Lay one merged cell over its positions; how many these are."""
        first_row, first_col, last_row, last_col = merge
        rows = [at_row[row] for row in range(first_row, min(last_row, max(at_row)) + 1) if row in at_row]
        cols = [at_col[col] for col in range(first_col, min(last_col, max(at_col)) + 1) if col in at_col]
        raw = self._cells.get(first_row, {}).get(first_col)
        if not rows or not cols or raw is None:
            return len(rows) * len(cols)
        cell = Cell(raw.lines, rows[0], cols[0], len(rows), len(cols), raw.fill, raw.ink, raw.value)
        for row in rows:
            for col in cols:
                out[row][col] = cell
        return len(rows) * len(cols)

    def _note(self, hidden_rows: int, hidden_cols: int) -> None:
        notes = self._workbook.notes
        if hidden_rows:
            words = "One hidden row was" if hidden_rows == 1 else f"{hidden_rows} hidden rows were"
            notes.append(Note(self._where, "unread", f"{words} left out (hidden by hand or by a filter)."))
        if hidden_cols:
            words = "One hidden column was" if hidden_cols == 1 else f"{hidden_cols} hidden columns were"
            notes.append(Note(self._where, "unread", f"{words} left out."))
        for cell in self._without_value[:20]:
            message = (
                "This formula has no stored value; the cell was read as empty. Open the file in Excel and save it."
            )
            notes.append(Note(f"{self._where}, cell {cell}", "check", message))
        if len(self._without_value) > 20:
            more = len(self._without_value) - 20
            notes.append(Note(self._where, "check", f"{more} more formulas have no stored value."))
        if self._errors:
            cells = ", ".join(self._errors[:10])
            notes.append(Note(self._where, "check", f"Formulas end in an error, which was read as printed: {cells}."))
        if self._icons:
            message = "Icons that conditional formatting draws (such as traffic lights) were not read."
            notes.append(Note(self._where, "unread", message))


def _split(text: Text) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in text:
        first, *rest = _BREAK.split(run.text)
        line.append(run._replace(text=first))
        for words in rest:
            yield line
            line = [run._replace(text=words)]
    yield line


def _position(reference: str | None) -> tuple[int, int] | None:
    """Row and column, from 0, of a reference such as "C5"."""
    match = _REFERENCE.match(reference or "")
    if not match:
        return None
    col = 0
    for letter in match[1]:
        col = col * 26 + ord(letter) - 64
    return int(match[2]) - 1, col - 1


def _name(row: int, col: int) -> str:
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def _iso(words: str) -> tuple[Text, object]:
    """A date stored as words, such as 2018-03-31T00:00:00, as dd/mm/yyyy and as a date; other words as they are."""
    try:
        day = date.fromisoformat(words[:10])
    except ValueError:
        return (Run(words),), None
    return (Run(f"{day:%d/%m/%Y}"),), day
