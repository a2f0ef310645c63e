"""Figures out of a spreadsheet's rows: which cell says what, and which say nothing that can be a figure. Pure.

Two shapes are read. The partnership's own template has a line for each figure, named by its reference. An agency's own
sheet has a column for each figure and a line for each period; which column means what was said once (`Column`).
Every wrong cell is named by sheet, row and column, with why and what to do.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

Sheets = Sequence[Mapping[str, object]]  # {"name", "rows": [[text]]}
REFERENCE, PERIOD, NUMBER, OF = "Reference", "Period", "Number", "Of how many"
TEMPLATE = (REFERENCE, PERIOD, "Indicator", "Part", "What to count", NUMBER, "Out of", OF)
NUMERATOR, DENOMINATOR, WHEN = "numerator", "denominator", "period"
LOOKED_AT = 20  # rows in which heads are looked for
MOST = 2_000_000_000
_NUMBER = re.compile(r"\d{1,3}(,\d{3})+|\d+")
_NONE = frozenset({"n/a", "na", "n/k", "nk", "-", "–", "nil return", "not known", "unknown", "tbc", "x", "*"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that a return asks for: its series, what it is called, and whether it is a share."""

    series_id: int
    name: str
    is_share: bool


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of an agency's own sheet means: the period, or a part of a figure."""

    head: str
    part: str
    series_id: int | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """A cell that cannot be a figure. `cell` is as a spreadsheet names it."""

    sheet: str
    cell: str
    name: str
    said: str
    why: str
    series_id: int | None = None

    @property
    def where(self) -> str:
        """Sheet, row and column as a person finds them."""
        letters, digits = re.match(r"([A-Z]+)(\d+)", self.cell).groups()
        return f"{self.sheet[:1].upper()}{self.sheet[1:]}, row {digits}, column {letters}"


@dataclass
class Found:
    """What a spreadsheet gives: figures by series, the wrong cells, and what it does not mention."""

    figures: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    wrong: list[Wrong] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def cell_name(row: int, column: int) -> str:
    """A cell as a spreadsheet names it: (4, 1) is "B5"."""
    letters, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def count_in(text: str) -> tuple[int | None, str]:
    """The whole number that a cell says, or why it says none."""
    said = text.strip().replace("\u00a0", " ")
    if not said:
        return None, "It is empty. Write the number, or leave it out on purpose."
    if _NUMBER.fullmatch(said):
        number = int(said.replace(",", ""))
        return (number, "") if number <= MOST else (None, "It is larger than any count can be.")
    if said.casefold() in _NONE:
        return None, f"“{said}” is no number. Write the number, or leave it out on purpose."
    if re.fullmatch(r"-\s*\d+(\.\d+)?", said):
        return None, "A count cannot be below nought."
    if said.endswith("%"):
        return None, "It is a percentage. Write the count itself, and out of how many."
    if re.fullmatch(r"\d*[.,]\d+", said):
        return None, "It is not a whole number. Write the count itself, not a share or an average."
    if re.fullmatch(r"<\s*\d+", said):
        return None, "It is hidden as a small number. Write the count itself: small counts never leave to the public."
    return None, "It is no number."


def _rows(sheet: Mapping[str, object]) -> list[list[str]]:
    return sheet["rows"]  # type: ignore[return-value]


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


# --- the partnership's template ---


def is_template(sheets: Sheets) -> bool:
    """Whether some sheet has the heads of the partnership's template."""
    return _template_at(sheets) is not None


def _template_at(sheets: Sheets) -> tuple[Mapping[str, object], int, dict[str, int]] | None:
    for sheet in sheets:
        for number, row in enumerate(_rows(sheet)[:LOOKED_AT]):
            places = {_folded(text): column for column, text in enumerate(row)}
            if {_folded(REFERENCE), _folded(NUMBER)} <= places.keys():
                return sheet, number, places
    return None


def read_template(sheets: Sheets, asked: Iterable[Asked], period: str) -> Found:
    """The figures of the partnership's template, for the period `period` as the template writes it."""
    found, at = Found(), _template_at(sheets)
    by_id = {one.series_id: one for one in asked}
    if at is None:
        return found
    sheet, start, places = at
    name, seen = str(sheet["name"]), set()

    def said(row: Sequence[str], head: str) -> str:
        column = places.get(_folded(head))
        return row[column].strip() if column is not None and column < len(row) else ""

    for number, row in enumerate(_rows(sheet)[start + 1 :], start + 1):
        if not any(text.strip() for text in row):
            continue

        def wrong(head: str, why: str, one: Asked | None = None, *, row=row, number=number) -> None:
            column = places.get(_folded(head), 0)
            series = one.series_id if one else None
            named = one.name if one else said(row, "Indicator")
            found.wrong.append(Wrong(name, cell_name(number, column), named, said(row, head), why, series))

        reference = said(row, REFERENCE)
        one = by_id.get(int(reference)) if reference.isascii() and reference.isdigit() else None
        if one is None:
            wrong(REFERENCE, "This reference is none of this return’s. Leave the first column as it was given.")
        elif one.series_id in seen:
            wrong(REFERENCE, "This reference stands in another row already. Leave one of the two.", one)
        else:
            seen.add(one.series_id)
            if (given := said(row, PERIOD)) and _folded(given) != _folded(period):
                wrong(PERIOD, f"This return is for {period}. Fill in the sheet that was made for it.", one)
                continue
            _take(found, one, said(row, NUMBER), said(row, OF), lambda part, why, one=one, wrong=wrong: wrong(
                NUMBER if part == NUMERATOR else OF, why, one
            ))  # fmt: skip
    found.missing = [one.name for one in by_id.values() if one.series_id not in seen]
    return found


def _take(found: Found, one: Asked, number: str, of: str, wrong) -> None:
    """A figure out of its two cells, or what is wrong with each."""
    numerator, why = count_in(number)
    if why:
        wrong(NUMERATOR, why)
    denominator = None
    if one.is_share:
        denominator, why_of = count_in(of)
        if why_of:
            wrong(DENOMINATOR, why_of)
        if numerator is not None and denominator is not None and numerator > denominator:
            wrong(NUMERATOR, f"{numerator} cannot be of {denominator}.")
            return
        if denominator is None:
            return
    if numerator is not None:
        found.figures[one.series_id] = (numerator, denominator)


# --- an agency's own shape ---


def heads_of(sheets: Sheets) -> tuple[str, list[str]]:
    """The name of the sheet to read and its heads: the first row of the largest sheet with at least two filled cells.

    An empty list where no sheet has such a row."""
    best: tuple[int, str, list[str]] = (0, "", [])
    for sheet in sheets:
        rows = _rows(sheet)
        for number, row in enumerate(rows[:LOOKED_AT]):
            if sum(bool(text.strip()) for text in row) >= 2:
                if len(rows) - number > best[0]:
                    best = (len(rows) - number, str(sheet["name"]), [" ".join(text.split()) for text in row])
                break
    return best[1], best[2]


def digest_of(heads: Sequence[str]) -> str:
    """What tells these heads from any others, so that what they mean is asked once."""
    return hashlib.sha256("\n".join(_folded(head) for head in heads).encode()).hexdigest()


def read_mapped(sheets: Sheets, columns: Sequence[Column], asked: Iterable[Asked], names: Sequence[str]) -> Found:
    """The figures of an agency's own sheet: those of the line whose period is one of `names` (the period as people
    write it), or of the only line where no column is the period."""
    found = Found()
    sheet_name, heads = heads_of(sheets)
    by_id = {one.series_id: one for one in asked}
    rows = next((_rows(sheet) for sheet in sheets if sheet["name"] == sheet_name), [])
    start = next((at for at, row in enumerate(rows) if [" ".join(text.split()) for text in row] == heads), 0)
    place = {_folded(head): column for column, head in enumerate(heads) if head}
    lines = [(at, row) for at, row in enumerate(rows) if at > start and any(text.strip() for text in row)]
    when = next((column for column in columns if column.part == WHEN), None)
    if when is not None:
        wanted = {_folded(name) for name in names}
        column = place.get(_folded(when.head), 0)
        lines = [(at, row) for at, row in lines if column < len(row) and _folded(row[column]) in wanted]
    if len(lines) != 1:
        many = f"{len(lines)} lines are" if lines else "No line is"
        why = f"{many} of this period: there must be one."
        where = Wrong(sheet_name, cell_name(start, 0), "The period", names[0], why)
        found.wrong.append(where)
        found.missing = [one.name for one in by_id.values()]
        return found
    number, row = lines[0]
    cells: dict[tuple[int, str], int] = {
        (column.series_id, column.part): place[_folded(column.head)]
        for column in columns
        if column.series_id in by_id and _folded(column.head) in place
    }
    for one in by_id.values():
        at = cells.get((one.series_id, NUMERATOR))
        of = cells.get((one.series_id, DENOMINATOR))
        if at is None or (one.is_share and of is None):
            found.missing.append(one.name)
            continue

        def wrong(part: str, why: str, one=one, at=at, of=of) -> None:
            column = at if part == NUMERATOR or of is None else of
            found.wrong.append(
                Wrong(sheet_name, cell_name(number, column), one.name, row[column].strip(), why, one.series_id)
            )

        _take(found, one, row[at], row[of] if of is not None else "", wrong)
    return found
