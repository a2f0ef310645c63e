"""What every layout gives: rows of cells by meaning, each under the titles it was printed under."""

from __future__ import annotations

from dataclasses import dataclass, field

from sightline.kit.documents.blocks import Cell, Line, Note

QUOTED = 300  # characters of unread text given in a note


@dataclass(slots=True, eq=False)
class Title:
    """A line that groups what follows it: a heading, a merged row, a sheet's name, a carried-down cell."""

    text: str  # as printed
    label: str = ""  # "priority", "objective", "theme" ... as printed before its number; "" where none
    number: str | None = None
    title: str | None = None  # without label and number
    aim: str | None = None  # printed in the same line
    source: str = ""  # "heading 2", "bold", "plain", "sheet", "title row", "section", "column"
    where: str = ""
    said: dict[str, list[Line]] = field(
        default_factory=dict
    )  # what is printed under it: "aim", "objective", "measure" ...


@dataclass(slots=True)
class Row:
    """One action as its cells. `cells` by the field names of `vocabulary`."""

    where: str  # "table 2, row 5"
    cells: dict[str, Cell] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)  # each field's heading as printed, for notes
    other: dict[str, str] = field(default_factory=dict)  # columns without a field of their own, by their heading
    periods: list[tuple[str, Cell]] = field(default_factory=list)  # ticked or filled period columns, in order
    path: tuple[Title, ...] = ()
    inherited: set[str] = field(default_factory=set)  # fields taken from a cell above
    number: str | None = None  # where the layout already knows it
    outcome_beside: bool = False  # its outcome stands right of the action, row by row, and does not group actions
    objective_beside: bool = False  # and so its objective
    order: int = 0  # the table it stands in, from 0, in reading order


@dataclass(slots=True)
class Entries:
    """A document as its layouts were understood."""

    rows: list[Row] = field(default_factory=list)
    overview: list[Title] = field(default_factory=list)  # priorities named in prose before the tables
    titles: list[Title] = field(default_factory=list)  # every title that stood over a table, in order
    opening: list[Line] = field(default_factory=list)  # what is printed before the plan
    notes: list[Note] = field(default_factory=list)
    loose: list[Note] = field(default_factory=list)  # on text beside the tables
    seen: list[str] = field(default_factory=list)  # what else is in the document, in a few words each
    layouts: list[str] = field(default_factory=list)  # which recognisers gave rows


def joined(first: Cell, second: Cell) -> Cell:
    """One cell holding the lines of both, with the look of the first that has one."""
    return Cell(
        lines=first.lines + second.lines,
        row=first.row,
        col=first.col,
        fill=first.fill or second.fill,
        ink=first.ink or second.ink,
        value=first.value if second.value is None else None,
    )


def text_cell(text: str) -> Cell:
    """A cell of plain text, a line a paragraph."""
    return Cell(lines=tuple(Line(text=one) for one in text.split("\n") if one.strip()))
