"""Cards: a small table an action, its labels down the left ("Owner", "Timescale") and what they say beside them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from sightline.intake.reading.fields.numbers import split_number
from sightline.intake.reading.fields.shapes import looks_like
from sightline.intake.reading.layouts.entries import Row, Title, joined, text_cell
from sightline.intake.reading.layouts.header import spans
from sightline.intake.reading.layouts.headings import LIKELY, SURE, UNKNOWN, Meaning, meaning
from sightline.intake.reading.layouts.several import flat_lines, several_actions
from sightline.intake.reading.layouts.titles import SAID, parse_title
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    AGENCY,
    IGNORED,
    MEASURE,
    MONITORING,
    NUMBER,
    OBJECTIVE,
    OUTCOME,
    OWNER,
    PERSON,
    PRIORITY,
    RATING,
    RECOMMENDATION,
    STEPS,
    TARGET,
)
from sightline.kit.documents.blocks import EMPTY, Cell, Grid, Line

LEAST_LABELS = 3  # different fields down the left for a table to be a card
LEAST_LISTED = 2  # items of a list of actions in a priority's card
LEAST_BESIDE = 2  # rows over which what stands at the side of a card is merged
LEAST_SHARE = 0.6  # of its rows must begin with a label
# "Action 1.1", "Action no. 4": the label of an action that carries its number.
_NUMBERED_ACTION = re.compile(
    r"(?P<label>(?:action|task|objective)s?)\s*(?:no\.?|number|ref)?\s*#?\s*(?P<number>[A-Z]{0,4}\d[\w./-]{0,8})[.:]?",
    re.IGNORECASE,
)
ABOUT = {OWNER, TARGET, MEASURE, MONITORING, RATING, PERSON, AGENCY}


def label(cell: Cell) -> Meaning:
    """The field a label at the left announces, UNKNOWN where it announces none."""
    text = cell.flat.rstrip(":").strip()
    if numbered := _NUMBERED_ACTION.fullmatch(text):
        text = numbered["label"]
    found = meaning(text, tolerant=True) if text and len(text) < 70 else UNKNOWN
    return found if found.score >= LIKELY and found.field != IGNORED else UNKNOWN


def pairs(row: list[Cell]) -> list[tuple[Cell, Cell]]:
    """The label and value cells of a card's row: one pair, or two side by side ("Lead | Police | When | Q3")."""
    cells = [cell for _, _, cell in spans(row)]
    while cells and not cells[-1].lines and len(cells) % 2:
        cells.pop()
    if len(cells) in (2, 4, 6):
        found = [(cells[i], cells[i + 1]) for i in range(0, len(cells), 2)]
        return [pair for pair in found if pair[0].flat]
    return []


def is_card(grid: Grid, headed: bool = False) -> bool:
    """Labels for at least three different fields, each with its value beside it, an action among them.

    Args:
        grid: the table.
        headed: the heading over the table is the action, so that no label need announce one.
    """
    if grid.width < 2 or grid.height < LEAST_LABELS - headed or any(_only_labels(row) for row in grid.cells):
        return False
    rows = [pairs(row) for row in grid.cells if len({id(cell) for cell in row if cell.flat}) > 1 or pairs_labelled(row)]
    labelled = [[label(one) for one, _ in row] for row in rows if row]
    if not labelled or len(labelled) < LEAST_SHARE * len(rows):
        return False
    good = sum(all(found.score >= LIKELY for found in row) for row in labelled)
    fields = {found.field for row in labelled for found in row if found.score >= SURE}
    values = [value.flat for row in rows for _, value in row]
    headings = [meaning(text).score >= SURE for text in values]
    if headings and headings[0] and sum(headings) > 0.5 * len(values):
        return False
    acts = headed or bool(fields & {ACTION, OBJECTIVE, RECOMMENDATION}) or any(_heads_action(row) for row in grid.cells)
    return (
        good >= LEAST_SHARE * len(labelled) and len(fields) >= LEAST_LABELS - headed and acts and bool(fields & ABOUT)
    )


def _only_labels(row: list[Cell]) -> bool:
    """A row of nothing but headings: the table beneath it is no card."""
    texts = [cell.flat for _, _, cell in spans(row) if cell.flat]
    sure = {found.field for found in map(meaning, texts) if found.score >= SURE}
    return len(sure) >= LEAST_LABELS and len(sure) > 0.7 * len(texts)


def _heads_action(row: list[Cell]) -> bool:
    cells = {id(cell): cell for cell in row if cell.flat}
    return len(cells) == 1 and bool(split_number((next(iter(cells.values()))).flat)[0])


def cards_beside(grid: Grid) -> list[tuple[Title, int, Grid]]:
    """A table of cards, each with its action's number or name down its left side: that, the row it begins in, and the
    card beside it. Empty where the table is none."""
    if grid.width < 3 or any(not row[0].flat or row[0].rows < LEAST_BESIDE for row in grid.cells):
        return []
    firsts = [number for number, row in enumerate(grid.cells) if not number or row[0] is not grid.cells[number - 1][0]]
    out = []
    for first, end in pairwise([*firsts, grid.height]):
        card = replace(grid, cells=[row[1:] for row in grid.cells[first:end]])
        title = parse_title(grid.cells[first][0].flat, "title row", f"{grid.where}, row {first + 1}")
        if title.label not in ("", "action") or not is_card(card, headed=True):
            return []
        out.append((title, first, card))
    return out


def cards_apart(grid: Grid) -> list[Grid]:
    """The cards of a table that stand side by side under the same labels; the table itself where there is but one."""
    places = range(0, grid.width, 2)
    alike = all(len({label(row[at]).field for at in places if row[at].flat}) == 1 for row in grid.cells)
    if grid.width < 4 or grid.width % 2 or not alike or any(not row[at].flat for row in grid.cells for at in places):
        return [grid]
    return [replace(grid, cells=[row[at : at + 2] for row in grid.cells]) for at in places]


def read_card(grid: Grid, path: tuple[Title, ...], order: int, over: Title | None = None, first: int = 0) -> list[Row]:
    """The action or actions of a card, in order.

    Args:
        grid: the card. A second "Action" label, or the first label again, begins another action.
        path: the titles that stand over it.
        order: its place among the tables.
        over: the heading over it, where that is the action.
        first: the row of its table in which it begins.
    """
    reader = _CardReader(grid, path, order, head=over.text if over else "", first=first)
    for index in range(grid.height):
        reader.read(index)
    for one in reader.rows:
        _fill_action(one)
        if OUTCOME in one.cells and MEASURE not in one.cells and OUTCOME not in reader.common:
            one.cells[MEASURE] = one.cells.pop(OUTCOME)  # said after the action, so how it is known
            one.headings[MEASURE] = one.headings.pop(OUTCOME, "")
    rows = [one for one in reader.rows if one.cells.get(ACTION, EMPTY).flat]
    if len(rows) == 1 and reader.priority is not None:
        return _list_of(rows[0], reader.priority)
    return [action for one in rows for action in several_actions(one)]


def _list_of(row: Row, priority: Title) -> list[Row]:
    """The actions of a card that is a priority's, where its action is a list: each item is one, and what else the card
    says is said of the priority, but for who and when where they are as many."""
    lines = flat_lines(row.cells[ACTION])
    if len(lines) < LEAST_LISTED or any(line.text[:1].islower() and not line.bullet for line in lines):
        return [row]
    out = [replace(row, cells={ACTION: Cell(lines=(line,))}, other={}, headings=dict(row.headings)) for line in lines]
    for name, cell in row.cells.items():
        said = flat_lines(cell)
        if name in (OWNER, TARGET) and len(said) == len(out):
            for one, line in zip(out, said, strict=True):
                one.cells[name] = Cell(lines=(line,))
        elif name != ACTION:
            priority.said.setdefault(SAID.get(name, "text"), []).extend(said)
    for heading, text in row.other.items():
        priority.said.setdefault("text", []).append(Line(f"{heading}: {text}"))
    return out


@dataclass(slots=True)
class _CardReader:
    """Reads a card row by row."""

    grid: Grid
    path: tuple[Title, ...]
    order: int
    head: str = ""  # what stands over the next action
    priority: Title | None = None  # where the card says which it is
    first: int = 0  # the row of its table in which the card begins
    rows: list[Row] = field(default_factory=list)
    row: Row | None = None
    common: dict[str, Cell] = field(default_factory=dict)  # outcome and objective, said before the actions they are for
    opener: str = ""  # the field each action's labels begin with
    last: str = ""  # the field filled last

    def read(self, index: int) -> None:
        cells = self.grid.cells[index]
        where = f"{self.grid.where}, row {self.first + index + 1}"
        filled = list({id(cell): cell for cell in cells if cell.flat}.values())
        if self.row is not None and self.last and filled and not cells[0].flat:
            self.row.cells[self.last] = joined(self.row.cells.get(self.last, EMPTY), filled[0])
        elif len(filled) == 1 and not pairs_labelled(cells):
            self._over(filled[0].flat, where)
        else:
            for one, value in pairs(cells):
                self._pair(one, value, where)

    def _over(self, text: str, where: str) -> None:
        """A row without a label: a title, or the action's own head."""
        title = parse_title(text, "title row", where)
        if title.label and title.label not in ("action", "recommendation"):
            self.path = (*self.path, title)
        elif title.number or self.row is None:
            self.head, self.row = text, None

    def _pair(self, one: Cell, value: Cell, where: str) -> None:
        name = label(one).field
        heading = one.flat.rstrip(":")
        numbered = _NUMBERED_ACTION.fullmatch(heading.strip())
        if name == PRIORITY:
            printed = f"{heading}: {value.flat}" if split_number(heading.split()[-1])[0] else value.flat
            self.priority = parse_title(printed, "title row", where)
            self.path = (*self.path, self.priority)
            if self.row is not None:
                self.row.path = self.path
            return
        if self.row is None or (name in (ACTION, self.opener) and name in self.row.cells and name not in self.common):
            row = self._begin(where)
        else:
            row = self.row
        if not name:
            if value.flat:
                row.other[heading] = value.text.strip()
            return
        if name in (AGENCY, PERSON) and OWNER not in row.cells:
            name = OWNER
        self.opener = self.opener or name
        if name in (OUTCOME, OBJECTIVE) and ACTION not in row.cells:
            self.common[name] = value
        if numbered:
            row.number = row.number or numbered["number"]
        row.headings[name] = heading
        row.cells[name] = joined(row.cells[name], value) if name in row.cells and name not in self.common else value
        self.last = name

    def _begin(self, where: str) -> Row:
        self.row = row = Row(where, cells=dict(self.common), path=self.path, order=self.order)
        if self.head:
            _take_head(row, self.head)
            self.head = ""
        self.rows.append(row)
        return row


def pairs_labelled(cells: list[Cell]) -> bool:
    """Does the row begin with a label whose value is merely blank?"""
    found = pairs(cells)
    return bool(found) and label(found[0][0]).score >= SURE


def _take_head(row: Row, head: str) -> None:
    """ "Action 1.1" or "1.1 Map the places" over a card: its number, and its words where no label gives them."""
    title = parse_title(head)
    number, rest = (title.number, title.title or "") if title.label else split_number(head)
    row.number = number
    if rest:
        row.headings["head"] = rest


def _fill_action(row: Row) -> None:
    if not row.cells.get(ACTION, EMPTY).flat:
        for name in (OBJECTIVE, RECOMMENDATION):
            if "head" not in row.headings and row.cells.get(name, EMPTY).flat:
                row.cells[ACTION] = row.cells.pop(name)
                break
        else:
            words = row.headings.get("head")
            if words:
                row.cells[ACTION] = text_cell(words)
    elif row.headings.get("head"):
        row.other.setdefault("Title", row.headings["head"])
    row.headings.pop("head", None)
    steps = flat_lines(row.cells.get(STEPS, EMPTY))
    if TARGET not in row.cells and steps and "date" in looks_like(steps[0].text):
        row.cells[TARGET] = row.cells.pop(STEPS)
        row.headings[TARGET] = row.headings.pop(STEPS, "")
    printed = row.cells.get(NUMBER, EMPTY).flat
    if printed:
        row.number = split_number(printed)[0] or printed
