"""The whole PDF: pages to blocks, blocks across pages put together, repeated lines in the margins taken out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from sightline.kit.documents.aligned import find_block, rows_of
from sightline.kit.documents.blocks import Cell, Document, Grid, Line, Note, Refused
from sightline.kit.documents.characters import Cleaner, without_bullet
from sightline.kit.documents.limits import MAX_PAGES, MAX_TEXT
from sightline.kit.documents.pdf.continued import put_together
from sightline.kit.documents.pdf.lattice import find_tables
from sightline.kit.documents.pdf.margins import PAGE_NUMBER, find_margins
from sightline.kit.documents.pdf.page import Page, main_size, read_page
from sightline.kit.documents.pdf.printed import Printed, as_line, paragraphs, printed_lines, text_of, usual_gap
from sightline.kit.documents.pdf.streams import check_streams
from sightline.kit.documents.pdf.tables import Table, fill_table
from sightline.kit.documents.spans import lay_out

_DAMAGED = "The PDF is damaged or was cut short on its way. Please save or print it to PDF again and try once more."
_LOCKED = "The PDF is protected by a password. Please take the password off, save it and try again."
_SCANNED = (
    "The PDF is a scan: its pages are pictures without text. Please give the Word document it was printed from, "
    "or a PDF saved from Word."
)
_STAMP = 4.0  # times the size of the text: words as large over a table are stamped on it, such as "Draft"
_GAP, _NEARNESS = 5.0, 4.0  # points between columns; by how many the starts in a column may differ


def read(path: Path, name: str = "") -> Document:
    """The PDF at `path` as a document.

    Raises Refused where it is damaged, locked, a scan, or larger than the limits."""
    check_streams(path)
    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it tells of every oddity in every PDF
    try:
        with path.open("rb") as file, pdfplumber.open(file) as pdf:
            return _read(pdf, name)
    except (Refused, MemoryError, RecursionError):
        raise
    except PdfminerException as fault:
        locked = any(isinstance(one, PDFPasswordIncorrect) for one in fault.args)
        raise Refused(_LOCKED if locked else _DAMAGED) from fault
    except Exception as fault:  # pdfminer raises errors of every kind on damaged files
        raise Refused(_DAMAGED) from fault


@dataclass(slots=True)
class _Around:
    """What stands on one page: its printed lines outside tables, and its tables."""

    page: Page
    lines: list[Printed]
    tables: list[Table]


def _read(pdf: pdfplumber.PDF, name: str) -> Document:
    document = Document("pdf", name)
    cleaner = Cleaner()
    pages: list[_Around] = []
    length = 0
    if len(pdf.pages) > MAX_PAGES:
        raise Refused(f"The PDF has {len(pdf.pages):,} pages; at most {MAX_PAGES} are read.")
    for plumbed in pdf.pages:
        page = read_page(plumbed)
        plumbed.close()
        length += sum(len(word.text) for word in page.words)
        if length > MAX_TEXT:
            raise Refused(f"The PDF holds more than {MAX_TEXT:,} characters; no document needs so many.")
        pages.append(_arrange(page, cleaner))
    _check_text([one.page for one in pages])
    margins = find_margins([(one.page, one.lines) for one in pages])
    for one in pages:
        one.lines = [line for line in one.lines if id(line) not in margins]
    document.margins = _margin_lines(pages, margins, cleaner)
    blocks, joined = put_together([list(_in_order(one, cleaner, _right(pages))) for one in pages])
    document.blocks = [_grid(one) if isinstance(one, Table) else one for one in blocks]
    document.notes = [*_notes(pages, bool(margins)), *joined, *cleaner.notes()]
    if pdf.doc.catalog.get("AcroForm"):
        document.notes.append(Note("file", "unread", "The PDF is a form; what was typed into its fields was not read."))
    return document


def _arrange(page: Page, cleaner: Cleaner) -> _Around:
    words = page.words
    stamp = _STAMP * main_size(words)
    tables = []
    for ruled in find_tables(page):
        within = [word for word in words if ruled.around((word.x0 + word.x1) / 2, word.middle) and word.size < stamp]
        if not within:
            continue
        table, outside = fill_table(ruled, page, within, len(tables) + 1, cleaner)
        kept = set(map(id, outside))
        taken = {id(word) for word in within if id(word) not in kept}
        words = [word for word in words if id(word) not in taken]
        tables.append(table)
    return _Around(page, printed_lines(words, page.number), tables)


def _check_text(pages: Sequence[Page]) -> None:
    """Refuse a scan: of the pages that show anything, more than half are pictures without text; and text that no font
    explains."""
    shown = [page for page in pages if page.words or page.pictures]
    if not any(page.words for page in pages):
        if any(page.pictures for page in pages):
            raise Refused(_SCANNED)
        raise Refused("The PDF holds no text. Please give the document it was printed from.")
    if sum(page.scanned for page in shown) * 2 > len(shown):
        raise Refused(_SCANNED)
    unreadable = sum(page.unreadable for page in pages)
    if unreadable > sum(len(word.text) for page in pages for word in page.words):
        raise Refused(
            "The PDF does not say which characters its letters are. Please give the document it was made from."
        )


def _right(pages: Sequence[_Around]) -> dict[int, float]:
    """For each page how far its lines of prose reach to the right."""
    widest: dict[tuple[int, int], float] = {}
    for one in pages:
        size = (round(one.page.width), round(one.page.height))
        reach = max((line.x1 for line in one.lines), default=0.0)
        widest[size] = max(widest.get(size, 0.0), reach)
    return {one.page.number: widest[round(one.page.width), round(one.page.height)] for one in pages}


# -- one page ------------------------------------------------------------------------------------------------------


def _in_order(around: _Around, cleaner: Cleaner, right: dict[int, float]) -> Iterator[Line | Table]:
    """Tables and the lines between them from top to bottom."""
    lines = around.lines
    for table in sorted(around.tables, key=lambda one: one.top):
        above = [line for line in lines if line.top < table.top]
        lines = [line for line in lines if line.top >= table.top]
        yield from _lines(above, around, cleaner, right[around.page.number])
        yield table
    yield from _lines(lines, around, cleaner, right[around.page.number])


def _lines(lines: list[Printed], around: _Around, cleaner: Cleaner, right: float) -> Iterator[Line | Table]:
    """Lines as paragraphs; those in aligned columns as tables that are not drawn."""
    gap = usual_gap(lines)
    spaced: list[Printed | None] = []  # None: a gap as of a blank line
    for line in lines:
        before = spaced[-1] if spaced else None
        if before is not None and line.top - before.bottom > (gap + 0.7) * before.size:
            spaced.append(None)
        spaced.append(line)
    segments = [one.segments() if one is not None else [] for one in spaced]
    margin = min((one.x0 for one in lines), default=0.0)
    prose: list[Printed] = []
    at = 0
    while at < len(spaced):
        columns, end = find_block(segments, at, _GAP, _NEARNESS, margin)
        if not columns:
            prose += [line for line in spaced[at:end] if line is not None]
            at = end
            continue
        yield from _prose(prose, cleaner, right, gap)
        prose = []
        block = [one for one in spaced[at:end] if one is not None]
        if _is_prose(block, columns, right):
            for side in _sides(block, columns):
                yield from _prose(side, cleaner, max(line.x1 for line in side), gap)
        else:
            yield _aligned(rows_of(segments[at:end], columns, _NEARNESS), columns, block, around, cleaner)
        at = end
    yield from _prose(prose, cleaner, right, gap)


def _prose(lines: list[Printed], cleaner: Cleaner, right: float, gap: float) -> Iterator[Line]:
    for paragraph in paragraphs(lines, right, gap):
        line = as_line(paragraph, cleaner, f"page {paragraph[0].page}")
        if line is not None:
            yield line


def _is_prose(block: list[Printed], columns: list[float], right: float) -> bool:
    """Whether two aligned columns are running text: nearly all lines fill both."""
    if len(columns) != 2 or len(block) < 4:
        return False
    left_width, right_width = columns[1] - columns[0], right - columns[1]
    if min(left_width, right_width) < 0.35 * (right - columns[0]):
        return False
    full = 0
    for line in block:
        segments = line.segments()
        if len(segments) == 2:
            full += all(
                one.end - one.start > 0.7 * width
                for one, width in zip(segments, (left_width, right_width), strict=True)
            )
    return full > len(block) * 0.6


def _sides(block: list[Printed], columns: list[float]) -> list[list[Printed]]:
    """The lines of each of the columns."""
    sides: list[list[Printed]] = [[], []]
    for line in block:
        for side, words in enumerate(
            (
                [word for word in line.words if word.x0 < columns[1] - _NEARNESS],
                [word for word in line.words if word.x0 >= columns[1] - _NEARNESS],
            )
        ):
            if words:
                sides[side].append(Printed(words, line.page))
    return [side for side in sides if side]


def _aligned(
    rows: list[list[str]], columns: list[float], block: list[Printed], around: _Around, cleaner: Cleaner
) -> Table:
    number = len(around.tables) + 1
    page = around.page.number
    bold = {row for row, line in enumerate(block) if all(word.bold for word in line.words)}
    cells = []
    printed = 0
    for row, texts in enumerate(rows):
        is_bold = printed in bold
        printed += any(texts)
        for col, text in enumerate(texts):
            flat, bullet = without_bullet(" ".join(cleaner.clean(text, f"page {page}").split()))
            if flat:
                line = Line(flat, bullet=bullet, bold=is_bold, size=block[0].size, page=page)
                cells.append(Cell((line,), row, col, cols=len(columns) if len(texts) == 1 else 1))
    xs = [*columns, max(line.x1 for line in block)]
    return Table(cells, len(rows), len(columns), xs, block[0].top, block[-1].bottom, page, page, number, drawn=False)


# -- the document --------------------------------------------------------------------------------------------------


def _grid(table: Table) -> Grid:
    where = f"page {table.first_page}, table {table.number}"
    return Grid(lay_out(table.cells, table.height, table.width), where, drawn=table.drawn)


def _margin_lines(pages: Sequence[_Around], margins: dict[int, Printed], cleaner: Cleaner) -> list[Line]:
    out: dict[str, Line] = {}
    for printed in margins.values():
        line = as_line([printed], cleaner, f"page {printed.page}")
        if line is not None and not PAGE_NUMBER.fullmatch(line.text):
            out.setdefault(line.text, line)
    return list(out.values())


def _notes(pages: Sequence[_Around], has_margins: bool) -> Iterator[Note]:
    yield Note(
        "file",
        "check",
        "This was read from a PDF, which does not say where a paragraph or a row ends. Where there is a Word or "
        "Excel file of the plan, it is read more surely.",
    )
    if has_margins:
        yield Note("file", "unread", "Lines that repeat at the top or bottom of pages were left out.")
    scanned = [str(one.page.number) for one in pages if one.page.scanned]
    if scanned:
        words = "Page" if len(scanned) == 1 else "Pages"
        yield Note("file", "unread", f"{words} {', '.join(scanned)}: a picture without text, which was not read.")
    pictures = sum(one.page.pictures for one in pages if not one.page.scanned)
    if pictures:
        was = "One picture was" if pictures == 1 else f"{pictures} pictures were"
        yield Note("file", "unread", f"{was} not read. If part of the plan is shown so, add it by hand.")
    for one in pages:
        if one.page.deleted:
            text = text_of(one.page.deleted)
            shown = text if len(text) <= 200 else f"{text[:199]}…"
            message = f"Words struck through in colour, as deleted words are, were left out: “{shown}”."
            yield Note(f"page {one.page.number}", "unread", message)
        if one.page.unreadable:
            message = f"{one.page.unreadable} characters could not be read: their font does not say what they are."
            yield Note(f"page {one.page.number}", "check", message)
