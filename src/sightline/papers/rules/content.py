"""The content of a paper: one model, drawn as a page, as Word and as PDF. Frozen, and JSON both ways.

Whatever may not be in the public copy says so itself (`restricted`): a section with all that is in it, a block, a row
of a table, a fact, an item of a list, an annex. What every member may read and nobody outside is `inside`: whole
sections, or words (what evidence says counts children, and that leaves by a rule of its own). Numbers of sections are
never written into the content; `numbering` counts them, so that a copy with less in it counts differently.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Json = Any


class BadContent(ValueError):
    """A document that is not the content of a paper; the message says where."""


class Copy(enum.StrEnum):
    """Which copy of a paper: the restricted one holds everything."""

    RESTRICTED = "restricted"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind. `href` is an address, or "#" and the anchor of a section or annex; with `number` the number of
    what it leads to stands after the words ("item 3"), counted when the copy is made. `inside`: every member may read
    it and the public copy has it not."""

    text: str = ""
    strong: bool = False
    href: str = ""
    number: bool = False
    inside: bool = False


Runs = tuple[Run, ...]
Words = str | Run | Iterable[str | Run]


def runs(words: Words) -> Runs:
    """Words as runs: a text, a run, or several of either."""
    if isinstance(words, str):
        return (Run(words),) if words else ()
    if isinstance(words, Run):
        return (words,)
    return tuple(one if isinstance(one, Run) else Run(one) for one in words)


@dataclass(frozen=True, slots=True)
class Tag:
    """A state as a coloured word; `kind` is good, warn, bad, info or none. The word alone says it."""

    text: str
    kind: str = "none"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`style` is "" or "lead" (the sentence that says it all) or "small" (a note)."""

    runs: Runs
    style: str = ""
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list."""

    runs: Runs
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    items: tuple[Item, ...]
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a cell; a bullet where it is one."""

    runs: Runs
    bullet: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its lines, then its tags. It may reach over `columns` and down `rows`."""

    lines: tuple[Line, ...] = ()
    tags: tuple[Tag, ...] = ()
    columns: int = 1
    rows: int = 1
    numeric: bool = False

    @property
    def text(self) -> str:
        """Everything it says, lines apart."""
        said = ["".join(run.text for run in line.runs) for line in self.lines]
        return "\n".join([*said, *(tag.text for tag in self.tags)])


def cell(words: Words = "", *tags: Tag, numeric: bool = False) -> Cell:
    """A cell of words; a text of several lines becomes several lines."""
    given = words.split("\n") if isinstance(words, str) else [words]
    lines = tuple(Line(said) for said in map(runs, given) if said)
    return Cell(lines, tuple(tags), numeric=numeric)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table."""

    cells: tuple[Cell, ...]
    restricted: bool = False


def row(*cells: Cell | Words, restricted: bool = False) -> Row:
    """A row whose plain words become cells."""
    return Row(tuple(one if isinstance(one, Cell) else cell(one) for one in cells), restricted)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it shows (`caption`), heading rows that are repeated on each page, rows that do not break.

    `widths` are shares of the page's width, one a column. `header_column`: the first cell of a row says what it is."""

    caption: str
    widths: tuple[float, ...]
    header: tuple[Row, ...]
    rows: tuple[Row, ...]
    header_column: bool = True
    restricted: bool = False
    small: bool = False

    def __post_init__(self) -> None:
        heads = [one for row in self.header for one in row.cells]
        if not self.caption or not heads or not all(one.text.strip() for one in heads):
            raise BadContent("A table has a caption and heads that say something, for those who hear it.")
        if any(one.restricted for one in self.rows) and any(one.rows > 1 for row in self.rows for one in row.cells):
            raise BadContent("A table with restricted rows has no cell that reaches over several of them.")


def table(caption: str, columns: Mapping[str, float], rows: Iterable[Row], **more: bool) -> Table:
    """A table with one heading row: the columns' names and widths."""
    return Table(caption, tuple(columns.values()), (row(*columns),), tuple(rows), **more)


@dataclass(frozen=True, slots=True)
class Fact:
    """What something is called, and what it is."""

    key: str
    lines: tuple[Runs, ...]
    tags: tuple[Tag, ...] = ()
    restricted: bool = False


def fact(key: str, words: Words = "", *tags: Tag, restricted: bool = False) -> Fact:
    """A fact in words; a text of several lines becomes several lines."""
    given = words.split("\n") if isinstance(words, str) else [words]
    return Fact(key, tuple(said for said in map(runs, given) if said), tuple(tags), restricted)


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts under each other."""

    facts: tuple[Fact, ...]
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (SVG), what it shows in words, and its numbers as a table where the words do not give them all."""

    svg: str
    alt: str
    width: float = 1.0  # of the page's
    data: Table | None = None
    restricted: bool = False

    def __post_init__(self) -> None:
        if not self.alt.strip():
            raise BadContent("A picture says in words what it shows.")


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said or wrote, and who."""

    runs: Runs
    source: str = ""
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A frame: what is asked for, and blanks to fill in by hand ("Decision", "Signed", "Date")."""

    title: str
    runs: Runs = ()
    blanks: tuple[str, ...] = ()
    restricted: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, where there are pages."""

    restricted: bool = False


Block = Paragraph | Bullets | Table | Facts | Picture | Quote | Box | PageBreak


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the paper with its heading, its blocks and the sections within it.

    `anchor` is what links lead to, in this content only. `numbered`: it has a number in its order. `landscape`
    (outermost sections only): its pages lie down. `inside`: every member may read it and the public copy has it not.
    `number` and `level` are filled in by `numbering.counted`."""

    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    anchor: str = ""
    numbered: bool = False
    new_page: bool = False
    landscape: bool = False
    restricted: bool = False
    inside: bool = False
    number: str = ""
    level: int = 0

    def __post_init__(self) -> None:
        if not self.heading.strip():
            raise BadContent("A section has a heading, for those who find their way by headings.")


@dataclass(frozen=True, slots=True)
class Annex:
    """A stored file that goes with the paper. `pages` of a PDF; 0 for a file that stays a file of its own.

    `number` ("Annex A") is filled in by `numbering.counted`."""

    title: str
    name: str
    sha256: str
    pages: int = 0
    anchor: str = ""
    restricted: bool = False
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, whole. `words` say for which meeting or cycle it is; `edition` which edition, once it is issued."""

    title: str
    partnership: str
    date: dt.date
    subtitle: str = ""
    words: str = ""
    edition: str = ""
    colour: str = "navy"
    language: str = "en-GB"
    copy: Copy = Copy.RESTRICTED
    contents: bool = True
    sections: tuple[Section, ...] = ()
    annexes: tuple[Annex, ...] = ()


# --- JSON both ways ---

KINDS: dict[str, type] = {
    one.__name__: one
    for one in (
        Run, Tag, Paragraph, Item, Bullets, Line, Cell, Row, Table, Fact, Facts, Picture, Quote, Box, PageBreak,
        Section, Annex, Paper,
    )
}  # fmt: skip
_DEFAULTS = {kind: {field.name: field.default for field in dataclasses.fields(kind)} for kind in KINDS.values()}
SCHEMA = "sightline paper 1"


def to_json(paper: Paper) -> dict[str, Json]:
    """The paper as JSON holds it; what is as usual is left out. `from_json` gives the same paper back."""
    return {"schema": SCHEMA, "paper": _given(paper)}


def from_json(document: Mapping[str, Json]) -> Paper:
    """The paper that `to_json` wrote. Raises BadContent for anything else."""
    if not isinstance(document, Mapping) or document.get("schema") != SCHEMA:
        raise BadContent(f"This is no paper of the schema “{SCHEMA}”.")
    paper = _taken(document.get("paper"))
    if not isinstance(paper, Paper):
        raise BadContent("The document holds no paper.")
    return dataclasses.replace(paper, date=dt.date.fromisoformat(str(paper.date)), copy=Copy(paper.copy))


def _given(value: Json) -> Json:
    kind = type(value)
    if kind in _DEFAULTS:
        named: dict[str, Json] = {"is": kind.__name__}
        for name, usual in _DEFAULTS[kind].items():
            own = getattr(value, name)
            if own != usual:
                named[name] = _given(own)
        return named
    if isinstance(value, tuple):
        return [_given(one) for one in value]
    return value.isoformat() if isinstance(value, dt.date) else value


def _taken(value: Json) -> Json:
    if isinstance(value, list):
        return tuple(_taken(one) for one in value)
    if not isinstance(value, dict):
        return value
    kind = KINDS.get(str(value.get("is")))
    if kind is None:
        raise BadContent(f"“{value.get('is')}” is nothing that a paper holds.")
    try:
        return kind(**{name: _taken(one) for name, one in value.items() if name != "is"})
    except TypeError as error:
        raise BadContent(f"{kind.__name__}: {error}.") from error
