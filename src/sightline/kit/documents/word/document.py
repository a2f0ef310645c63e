"""The whole document: its body walked in reading order, then what stands around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sightline.kit.documents.blocks import Document, Grid, Line, Note, Refused
from sightline.kit.documents.characters import Cleaner
from sightline.kit.documents.limits import MAX_CELL, MAX_LINES, MAX_NESTING, MAX_TEXT
from sightline.kit.documents.markup import W_VAL, Element, R, W, parse
from sightline.kit.documents.package import Package
from sightline.kit.documents.tabs import tabbed_grids
from sightline.kit.documents.word.numbering import Numbering
from sightline.kit.documents.word.paragraphs import (
    ALTERNATE,
    SDT,
    SDT_CONTENT,
    SDT_PR,
    P,
    Paragraph,
    Paragraphs,
    SeenLine,
    chosen,
    is_placeholder,
)
from sightline.kit.documents.word.styles import Styles, without_table_styles
from sightline.kit.documents.word.tables import (
    TBL,
    CellText,
    cells_of,
    is_gone,
    is_hidden,
    read_table,
    rows_of,
)

_WRAPPERS = frozenset({W + "customXml", W + "ins", W + "moveTo", W + "smartTag"})


def read(package: Package, name: str = "") -> Document:
    """The document in `package`, whose main part is a word-processing document.

    Raises Refused where a part is damaged or a limit is passed."""
    main = package.main
    body = parse(package.read(main), main).find(W + "body")
    if body is None:
        raise Refused("The Word file has no body: it may be damaged. Please save it again in Word and try once more.")
    story = _Story(package, main)
    document = Document("word", name)
    document.blocks = tabbed_grids(story.blocks(body))
    document.margins = story.margins(body)
    document.notes = story.notes()
    return document


class _Story:
    """Walks blocks: paragraphs, tables, content controls, text boxes."""

    def __init__(self, package: Package, main: str) -> None:
        self._package = package
        self._related = package.relationships(main)
        styles = Styles(self._part("styles", without_table_styles))
        self._cleaner = Cleaner()
        self._paragraphs = Paragraphs(styles, Numbering(self._part("numbering"), styles), self._cleaner)
        self._tables = 0
        self._nested = 0
        self._depth = 0
        self._length = self._lines = 0
        self._contents = 0
        self._notes: list[Note] = []

    def _part(self, kind: str, shorten: Callable[[bytes], bytes] = bytes) -> Element | None:
        """The root of the one part of a kind that the document is related to, None where there is none."""
        target = next((one.target for one in self._related.values() if one.kind == kind and not one.external), None)
        if target is None or target not in self._package:
            return None
        return parse(shorten(self._package.read(target)), target)

    # -- blocks ----------------------------------------------------------------------------------------------------

    def blocks(self, container: Element) -> Iterator[SeenLine | Grid]:
        """Lines and grids of the body, of a text box, or of a table that only frames them."""
        where = "text"
        for found in self._items(container):
            if isinstance(found, Paragraph):
                yield from self._measured(self._paragraphs.lines(found, where))
                for box in found.boxes:
                    yield from self._deeper(box)
            elif self._is_frame(found):
                for row in rows_of(found):
                    if not is_gone(row) and not is_hidden(row):
                        for cell in cells_of(row):
                            yield from self._deeper(cell)
            else:
                yield self._grid(found)

    def _deeper(self, container: Element) -> Iterator[SeenLine | Grid]:
        self._enter()
        yield from self.blocks(container)
        self._depth -= 1

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > MAX_NESTING:
            raise Refused(
                f"The document has tables or boxes more than {MAX_NESTING} deep inside each other; it was not read."
            )

    def _items(self, container: Element) -> Iterator[Paragraph | Element]:
        """Paragraphs, read and joined where the mark between them was deleted, and tables as elements, in order."""
        carried: Paragraph | None = None
        for element in self._elements(container):
            if element.tag == TBL:
                if carried is not None:
                    yield carried
                    carried = None
                yield element
                continue
            found = self._paragraphs.read(element)
            if found.contents:
                self._contents += bool(found.pieces)
                continue
            if carried is not None:
                found.pieces[:0] = carried.pieces
                found.boxes[:0] = carried.boxes
                found.number, found.bullet = found.number or carried.number, found.bullet or carried.bullet
                carried = None
            if found.joins:
                carried = found
            else:
                yield found
        if carried is not None:
            yield carried

    def _elements(self, container: Element) -> Iterator[Element]:
        """The w:p and w:tbl of a container, out of content controls and other wrappers."""
        for child in container:
            tag = child.tag
            if tag in (P, TBL):
                yield child
            elif tag == SDT:
                gallery = child.find(f"{SDT_PR}/{W}docPartObj/{W}docPartGallery")
                content = child.find(SDT_CONTENT)
                if gallery is not None and gallery.get(W_VAL) == "Table of Contents":
                    self._contents += 1
                elif content is not None and not is_placeholder(child):
                    yield from self._elements(content)
            elif tag in _WRAPPERS:
                yield from self._elements(child)
            elif tag == ALTERNATE:
                yield from self._elements(chosen(child))
            elif tag == W + "altChunk":
                self._notes.append(
                    Note("text", "unread", "A piece of another file is embedded here (altChunk); it was not read. "
                         "Open the document in Word, save it, and read it again.")
                )  # fmt: skip
            elif tag == W + "subDoc":
                self._notes.append(Note("text", "unread", "Another document is linked here; it was not read."))

    def _measured(self, lines: list[SeenLine]) -> list[SeenLine]:
        for seen in lines:
            length = len(seen.line.text)
            self._length += length
            self._lines += 1
            if length > MAX_CELL:
                raise Refused(
                    f"A line of the document is longer than {MAX_CELL:,} characters; no document needs so many."
                )
            if self._length > MAX_TEXT or self._lines > MAX_LINES:
                most = f"{MAX_TEXT:,} characters or {MAX_LINES:,} lines"
                raise Refused(f"The document holds more than {most}; no document needs so many.")
        return lines

    # -- tables ----------------------------------------------------------------------------------------------------

    @staticmethod
    def _is_frame(table: Element) -> bool:
        """Whether a table of one row or one column only frames other tables."""
        rows = list(rows_of(table))
        if not any(child.tag == TBL or child.tag == SDT for row in rows for cell in cells_of(row) for child in cell):
            return False
        if not any(next(cell.iter(TBL), None) is not None for row in rows for cell in cells_of(row)):
            return False
        return len(rows) == 1 or all(sum(1 for _ in cells_of(row)) <= 1 for row in rows)

    def _grid(self, table: Element) -> Grid:
        self._tables += 1
        where = f"table {self._tables}"

        def read_cell(cell: Element, row: int, col: int) -> CellText:
            return self._cell(cell, f"{where}, row {row + 1}, column {col + 1}")

        cells, headings, hidden = read_table(table, read_cell, where)
        if hidden:
            self._notes.append(
                Note(
                    where,
                    "unread",
                    "One hidden row was left out." if hidden == 1 else f"{hidden} hidden rows were left out.",
                )
            )
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        return Grid(cells, where, caption.get(W_VAL, "") if caption is not None else "", headings)

    def _cell(self, cell: Element, where: str) -> CellText:
        seen = list(self._cell_lines(cell, where))
        if len(seen) == 1:
            line, ink, mark, _ = seen[0]
            return CellText((line,), ink, mark)
        inks, marks = {one.ink for one in seen if one.line.text}, {one.mark for one in seen}
        return CellText(
            tuple(one.line for one in seen),
            inks.pop() if len(inks) == 1 else "",
            marks.pop() if len(marks) == 1 else "" if seen else self._empty_fill(cell),
        )

    @staticmethod
    def _empty_fill(cell: Element) -> str:
        """The shading of an empty cell's only paragraph: a rating given by colour alone."""
        shades = {one.get(W + "fill", "") for one in cell.iterfind(f"{P}/{W}pPr/{W}shd")}
        only = shades.pop().upper() if len(shades) == 1 else ""
        return only if len(only) == 6 and only != "FFFFFF" else ""

    def _cell_lines(self, cell: Element, where: str) -> Iterator[SeenLine]:
        for found in self._items(cell):
            if isinstance(found, Paragraph):
                yield from self._measured(self._paragraphs.lines(found, where))
                for box in found.boxes:
                    self._enter()
                    yield from self._cell_lines(box, where)
                    self._depth -= 1
                continue
            self._notes.append(Note(where, "check", "A table stands inside this cell; its cells were read as lines."))
            self._enter()
            for row in rows_of(found):
                if not is_gone(row) and not is_hidden(row):
                    for inner in cells_of(row):
                        yield from self._cell_lines(inner, where)
            self._depth -= 1

    # -- around the body -------------------------------------------------------------------------------------------

    def margins(self, body: Element) -> list[Line]:
        """The lines of the headers, then of the footers, each text once, page numbers alone left out."""
        out: dict[str, Line] = {}
        for kind in ("headerReference", "footerReference"):
            for reference in body.iter(W + kind):
                related = self._related.get(reference.get(R + "id", ""))
                if related is None or related.external or related.target not in self._package:
                    continue
                root = parse(self._package.read(related.target), related.target)
                for seen in self._cell_lines(root, "header or footer"):
                    if any(c.isalpha() for c in seen.line.text):
                        out.setdefault(seen.line.text, seen.line)
        return list(out.values())

    def notes(self) -> list[Note]:
        """What was left out, each kind once, with what was removed."""
        return [*self._notes, *self._left_out(), *self._footnotes(), *self._cleaner.notes()]

    def _left_out(self) -> Iterator[Note]:
        count = self._paragraphs.left_out
        if count["deleted"] or count["inserted"]:
            yield Note(
                "text", "inferred", "The document has tracked changes; it was read as if all of them were accepted."
            )
        if self._contents:
            yield Note("text", "unread", "The table of contents was left out.")
        for kind, one, many in _UNREAD:
            if count[kind]:
                yield Note("text", "unread", one if count[kind] == 1 else many.format(count[kind]))

    def _footnotes(self) -> Iterator[Note]:
        """Footnotes and endnotes are no part of a plan's wording: their marks are dropped, their text is said here."""
        texts: dict[tuple[str, str], str] = {}
        for kind in {kind for kind, _ in self._paragraphs.footnotes}:
            root = self._part(f"{kind}s")
            for one in root.iterchildren(W + kind) if root is not None else ():
                words = " ".join("".join(text.text or "" for text in one.iter(W + "t")).split())
                texts[kind, one.get(W + "id", "")] = words
        for number, key in enumerate(self._paragraphs.footnotes, start=1):
            if text := texts.get(key):
                shown = text if len(text) <= 200 else text[:199] + "…"
                yield Note("text", "unread", f"{key[0].capitalize()} {number} was left out: “{shown}”.")


_UNREAD = (
    ("picture", "One picture was not read. If it shows part of the plan, add that by hand.",
     "{} pictures were not read. If one shows part of the plan, add that by hand."),
    ("chart", "One chart was not read.", "{} charts were not read."),
    ("diagram", "One diagram (SmartArt) was not read. If it holds part of the plan, add that by hand.",
     "{} diagrams (SmartArt) were not read. If one holds part of the plan, add that by hand."),
    ("object", "One embedded object, such as a spreadsheet, was not read.",
     "{} embedded objects, such as spreadsheets, were not read."),
    ("comment", "One comment was left out.", "{} comments were left out."),
)  # fmt: skip
