"""The heading rows of a grid: where they are, and what each column is headed, over one row or two."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sightline.intake.reading.fields.numbers import split_number
from sightline.intake.reading.fields.years import month_number
from sightline.intake.reading.layouts.headings import (
    LIKELY,
    LONGEST_HEADING,
    SURE,
    UNKNOWN,
    Meaning,
    meaning,
    simplify,
)
from sightline.intake.reading.layouts.titles import is_labelled
from sightline.intake.reading.layouts.vocabulary import (
    BASELINE,
    FIGURE,
    IGNORED,
    MEASURE,
    OWNER,
    PROGRESS,
    RATING,
    TARGET,
)
from sightline.kit.documents.blocks import EMPTY, Cell, Grid

PERIOD = "period"  # a column for a quarter, month or year, ticked, filled or written in
LEAST_SHARE = 0.5  # of a heading row's cells must be understood
LAST_MONTH = 3  # of a fiscal year, as its year is counted in headings
LONGEST_PERIOD = 30  # characters of a heading that names one
SHORT = 40  # characters of a second heading row's cell

_LANGUAGES = re.compile(r"\s*\n\s*|\s+/\s+")
_LED = re.compile(r"^(?:(?:by|end of|end|due)\s+)+", re.IGNORECASE)
_QUARTER = re.compile(
    r"(?:(?:q|qtr|qu|quarter)\.?\s*[1-4]|[1-4](?:st|nd|rd|th)\s+(?:quarter|qtr)|quarter\s+(?:one|two|three|four)"
    r"|(?:year|yr)\s*[1-5]|y[1-5])\b",
    re.IGNORECASE,
)
_YEARS = re.compile(r"[\s,/’'-]*(?:20)?\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?\s*")
_ONLY_YEARS = re.compile(r"20\d\d(?:\s*[-–/]\s*(?:20)?\d\d)?|\d\d/\d\d")
_MONTHS = re.compile(r"[A-Za-z]{3,9}\.?(?:(?:\s*,?\s*['’]?(?:20)?\d\d)?\s*(?:[-–—/]|to)\s*[A-Za-z]{3,9}\.?)?")
_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"20\d\d\s*[-–/]\s*(?:20)?\d\d|20\d\d|\b\d\d/\d\d\b")


@dataclass(slots=True)
class Column:
    """One column of a table, from `first` to `last` (merged headings reach over several)."""

    first: int
    last: int
    heading: str  # as printed, the group's heading before its own
    field: str = ""
    score: int = 0
    period: str = ""  # "Q1", "September 2018", "Q2 2018/19"
    group: str = ""

    @property
    def own(self) -> str:
        """The heading without that of its group."""
        return self.heading.removeprefix(" ".join(self.group.split())).strip()


@dataclass(slots=True)
class Header:
    """The heading rows `first` to `last` of a grid and the columns they make."""

    first: int
    last: int
    columns: list[Column] = field(default_factory=list)

    def fields(self) -> set[str]:
        return {column.field for column in self.columns if column.field}

    def words(self) -> tuple[str, ...]:
        return tuple(simplify(column.heading) for column in self.columns)


def spans(row: list[Cell]) -> list[tuple[int, int, Cell]]:
    """The distinct cells of a row as (first column, last column, cell); each gap stands for itself."""
    out: list[tuple[int, int, Cell]] = []
    for index, cell in enumerate(row):
        if out and cell is out[-1][2] and cell is not EMPTY and cell.cols > 1:
            out[-1] = (out[-1][0], index, cell)
        else:
            out.append((index, index, cell))
    return out


def period_of(text: str) -> str:
    """The quarter, month or year a heading names, "" where it names none. Only names in full or in short count; of two
    languages, in lines or with a stroke between, the one that is known."""
    halves = _LANGUAGES.split(text.strip())
    return (_period(text) or next(filter(None, map(_period, halves)), "")) if len(halves) == 2 else _period(text)


def _period(text: str) -> str:
    bare = " ".join(_BRACKETS.sub(" ", text).split())
    if not bare or len(bare) >= LONGEST_PERIOD:
        return ""
    named = _LED.sub("", bare)
    if _ONLY_YEARS.fullmatch(named):
        return bare
    match = _QUARTER.match(named) or _MONTHS.match(named)
    if not match or (match.re is _MONTHS and not all(month_number(word) for word in _month_words(match[0]))):
        return ""
    rest = named[match.end() :]
    return bare if not rest.strip() or _YEARS.fullmatch(rest) else ""


def _month_words(text: str) -> list[str]:
    return [word for word in re.findall(r"[A-Za-z]+", text) if word.casefold() != "to"]


def find_headers(grid: Grid) -> list[Header]:
    """All heading rows of a grid in order: the first and, where a table repeats or changes its headings, the
    later ones."""
    out: list[Header] = []
    row = 0
    while row < grid.height:
        header = _header_at(grid, row, known=out[0] if out else None)
        if header:
            out.append(header)
            row = header.last + 1
        else:
            row += 1
    return out


def plain_header(grid: Grid) -> Header:
    """The first row taken as headings, whatever it says: to tell what a table is that is no plan."""
    cells = spans(grid.cells[0]) if grid.cells else []
    return Header(0, 0, [_column(first, last, cell.flat) for first, last, cell in cells])


def is_heading_row(cells: list[Cell]) -> bool:
    """Would a row of these cells be a table's first heading row?"""
    return _is_heading_row(spans(cells), None)


def _header_at(grid: Grid, row: int, known: Header | None) -> Header | None:
    cells = spans(grid.cells[row])
    if not _is_heading_row(cells, known):
        return None
    last = row
    below = grid.cells[row + 1] if row + 1 < grid.height else None
    if below is not None and _is_second_row(grid.cells[row], below):
        last = row + 1
    above = grid.cells[row - 1] if row else None
    header = Header(row, last)
    if last > row:
        header.columns = _two_rows(grid.cells[row], grid.cells[last])
    elif above is not None and _groups_above(above, grid.cells[row]):
        header.columns = _two_rows(above, grid.cells[row])
    else:
        header.columns = [_column(first, end, cell.text) for first, end, cell in cells]
    return header


def _is_heading_row(cells: list[tuple[int, int, Cell]], known: Header | None) -> bool:
    texts = [cell.text for _, _, cell in cells if cell.flat]
    if len(texts) < 2 or any(len(text) > LONGEST_HEADING for text in texts):
        return False
    if len(texts) == 2 and is_labelled(f"{texts[0]}: {texts[1]}") and split_number(texts[1])[0]:
        return False  # "Priority | 2. Assurance" is a title
    if known is not None:
        words = set(known.words())
        same = sum(simplify(text) in words for text in texts)
        if same >= max(2, 0.6 * len(texts)):
            return True
    for tolerant in (False, True):
        meanings = [meaning(text, tolerant) for text in texts]
        understood = [m for m in meanings if m.score >= LIKELY and m.field != IGNORED]
        periods = sum(bool(period_of(text)) for text in texts)
        fields = {m.field for m in understood}
        sure = [m for m in understood if m.score >= SURE]
        share = (
            len(understood) + periods + 0.7 * sum(m.field == IGNORED and m.score >= LIKELY for m in meanings)
        ) / len(texts)
        if len(fields) + bool(periods) >= 2 and sure and share >= LEAST_SHARE:
            if (
                known is not None or len(sure) == 1
            ):  # in the middle of a table, or on one word's evidence, more is asked
                return len(fields) >= 2 and len(sure) >= min(2, len(fields)) and (len(fields) >= 3 or share > 0.8)
            return True
        if not sure:
            return False
    return False


def _is_second_row(top: list[Cell], below: list[Cell]) -> bool:
    """Is the row below a second heading row: periods or headings under a merged one, or in the gaps of cells
    that reach down?"""
    fresh = [(i, cell) for i, cell in enumerate(below) if cell.lines and cell.flat and cell is not top[i]]
    if not fresh:
        return False
    reaching = any(cell is top[i] and cell.lines for i, cell in enumerate(below))
    distinct = {id(cell): (i, cell.flat) for i, cell in fresh}
    texts = list(distinct.values())
    if any(len(text) > SHORT for _, text in texts):
        return False
    understood = sum(bool(period_of(text)) or meaning(text).score >= LIKELY for _, text in texts)
    grouped = sum(top[i].cols > 1 and top[i] is not EMPTY for i, _ in texts)
    alone = sum(not top[i].lines for i, _ in texts)
    if reaching and grouped == len(texts) and grouped >= 2:
        return True
    if understood == len(texts) >= 2 and grouped + alone >= len(texts) - 1:
        return len(texts) < len({id(cell) for cell in top if cell.lines}) + 4
    return False


def _groups_above(above: list[Cell], row: list[Cell]) -> bool:
    """Does the row above hold headings over groups of columns (and not one over them all)?"""
    groups = [(first, last, cell) for first, last, cell in spans(above) if cell.lines and cell.flat]
    wide = [last - first + 1 for first, last, _ in groups]
    if not groups or max(wide) >= len(above) - 1 or max(wide) < 2:
        return False
    return all(len(cell.flat) <= SHORT for _, _, cell in groups) and any(
        meaning(cell.flat).score >= LIKELY or period_of(cell.flat) for _, _, cell in groups
    )


def _two_rows(top: list[Cell], below: list[Cell]) -> list[Column]:
    out: list[Column] = []
    reach = -1
    group = ""
    for first, last, cell in spans(below):
        head = top[first]
        over = head.text
        own = cell.text if cell is not head else ""
        if over and head is not EMPTY:
            group, reach = over, first + max(head.cols, 1) - 1
        elif own and group and first > reach and period_of(own) and out and out[-1].period:
            over = group  # an unmerged group heading stands over its first column alone
        out.append(_column(first, last, own or over, over if own else ""))
    return out


def _column(first: int, last: int, heading: str, group: str = "") -> Column:
    column = Column(first, last, " ".join(f"{group} {heading}".split()), group=group)
    found = _grouped_meaning(group, heading, column) if group else meaning(heading, tolerant=True)
    if not group and period_of(heading):
        found, column.period = Meaning(PERIOD, 100), period_of(heading)
    column.field, column.score = found.field, found.score
    return column


def _dated(period: str, year: str) -> str:
    """A month or quarter with the year over it: "Jan" under "2019-20" is "Jan 2020", "Q2" is "Q2 2019-20"."""
    months = [month_number(word) for word in re.findall(r"[A-Za-z]+", period)]
    printed = re.findall(r"\d+", year)
    if not months or not months[-1] or len(printed) < 2:
        return f"{period} {year}"
    first = int(printed[0]) if len(printed[0]) == 4 else 2000 + int(printed[0])
    return f"{period} {first + (months[-1] <= LAST_MONTH)}"


def _grouped_meaning(group: str, own: str, column: Column) -> Meaning:
    over, under, both = meaning(group, True), meaning(own, True), meaning(f"{group} {own}")
    period = period_of(own)
    if period:
        year = _YEAR.search(group)
        column.period = period if not year or _YEAR.search(period) else _dated(period, year[0])
        return over if over.field in (RATING, PROGRESS) and over.score >= LIKELY else Meaning(PERIOD, 100)
    if over.field == MEASURE and under.field in (BASELINE, TARGET, FIGURE):
        return Meaning(BASELINE if under.field == BASELINE else FIGURE, 95)
    if both.score == 100 or under.score < LIKELY:
        return both if both.score >= over.score else over
    if over.field in (OWNER, TARGET) and under.score < SURE:
        return over
    return under if under != UNKNOWN else over
