"""What every source gives: a document as lines and grids in reading order, with nothing left of its file format."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Note:
    """Something inferred, doubtful or not read. `where` is a table, row and column as a person would name them;
    `kind` is one short word (inferred, check, unread, removed, settle: "settle" must be settled before adopting).
    A note on one action names it by its `action` number as in the output, and the `field` of it that is meant."""

    where: str
    kind: str
    message: str
    action: str = ""
    field: str = ""

    def as_dict(self) -> dict[str, str]:
        out = {"where": self.where, "kind": self.kind, "message": self.message}
        if self.action:
            out["action"] = self.action
        if self.field:
            out["field"] = self.field
        return out


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or one printed line where the format knows no paragraphs. White space is collapsed, tracked
    changes are applied, bullets made by the word processor are dropped; what was typed stays as typed."""

    text: str
    number: str = ""  # the counted automatic number as printed, e.g. "1.2" or "a)"; "" where there is none or a bullet
    bullet: bool = False  # a list item, whatever its mark
    level: int = 0  # depth in its list, 0 the outermost
    heading: int = 0  # 1..9 a heading of that level, 0 not a heading
    bold: bool = False  # all of its visible text is bold
    strike: bool = False  # all of its visible text is struck through
    size: float = 0.0  # points, 0 where not known
    page: int = 0  # from 1, 0 where the format knows no pages
    printed: tuple[str, ...] = ()  # its printed lines, where the format knows no paragraphs and there are several


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a grid; a merged cell is one object that stands at each of its positions.

    `text` is its text, one line a paragraph, automatic numbers in front of their lines; `flat` the same on one line."""

    lines: tuple[Line, ...] = ()
    row: int = 0  # of its upper left corner, from 0
    col: int = 0
    rows: int = 1  # how many rows and columns it spans
    cols: int = 1
    fill: str = ""  # background as RRGGBB, upper case, "" where none or white
    ink: str = ""  # the text's colour as RRGGBB where all of it has one, "" where automatic or black
    value: object = None  # a spreadsheet's typed value (date, number, bool) where it has one
    text: str = field(init=False, repr=False, compare=False)
    flat: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        text = "\n".join(f"{one.number} {one.text}".strip() for one in self.lines if one.text or one.number)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "flat", " ".join(text.split()))


EMPTY = Cell()


@dataclass(slots=True)
class Grid:
    """A table: `cells[row][col]`, every row of equal length, merged cells repeated by reference (`is`), gaps filled
    with EMPTY."""

    cells: list[list[Cell]]
    where: str  # "table 2", "sheet 'Plan'", "page 3, table 1": begins the `where` of each note about it
    title: str = ""  # the sheet's name or the table's caption
    header_rows: int = 0  # rows marked by the format itself as repeated headings
    drawn: bool = True  # False where the columns were inferred from the alignment of text

    @property
    def height(self) -> int:
        return len(self.cells)

    @property
    def width(self) -> int:
        return len(self.cells[0]) if self.cells else 0


@dataclass(slots=True)
class Document:
    """A file as read: `blocks` in reading order."""

    kind: str  # word, excel, pdf, text
    name: str = ""
    blocks: list[Line | Grid] = field(default_factory=list)
    margins: list[Line] = field(
        default_factory=list
    )  # headers and footers, each text once: a title may stand only there
    notes: list[Note] = field(default_factory=list)


class Refused(Exception):
    """The file cannot be read; the message is one clear sentence that says what is wrong and what to do."""
