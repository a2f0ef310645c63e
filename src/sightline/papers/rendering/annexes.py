"""Annexed PDFs inside a paper's own numbering.

typst lays out a page for each page of an annex, with head, foot, number and bookmark, and in it an empty picture whose
alternative text are the page's words. Here that frame is filled with the page itself, as one drawing marked as an
artifact: it is seen, its words are read aloud from the frame. (typst embeds PDFs too, but not in a tagged PDF.) What an
annex can *do* (links, scripts, attachments, forms to fill in) stays behind; what it shows, filled forms and notes
included, is drawn.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pypdf import PageObject, PdfReader, PdfWriter, Transformation
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)

from sightline.files.rules import PDF_DAMAGE, NotStored, check_pdf
from sightline.papers.rules.content import Annex

FRAME = {"x": 34.0, "top": 82.0, "bottom": 50.0}  # points from the edges of A4
_SHORT, _LONG = 595.276, 841.89
_MOST_WORDS = 8000  # letters of a page that are read aloud
_HIDDEN = 2  # bit 2 of an annotation's flags: hidden


class NotAnnexed(Exception):
    """A PDF that cannot go into a paper; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of an annex: the file it is in, its place there, its size as it is looked at, its words."""

    content: bytes
    place: int
    width: float
    height: float
    alt: str

    @property
    def lies(self) -> bool:
        """Whether its page lies down."""
        return self.width > self.height

    @property
    def said(self) -> dict[str, Any]:
        """What the template needs of it."""
        return {"lies": self.lies, "alt": self.alt}


def check_annex(name: str, content: bytes) -> int:
    """How many pages the PDF has. Raises NotAnnexed, with a sentence for the screen, for one that cannot be annexed."""
    return len(_read(name, content))


def sheets_of(annex: Annex, files: Mapping[str, bytes]) -> list[Sheet]:
    """The pages of an annex; none where it is a file of its own. Raises NotAnnexed."""
    content = files.get(annex.sha256)
    if content is None or not content.startswith(b"%PDF-"):
        return []
    return list(_read(annex.name, content))


@lru_cache(maxsize=16)
def _read(name: str, content: bytes) -> tuple[Sheet, ...]:
    """The pages, with their words. The same file is asked for by each copy of a pack."""
    try:
        count = check_pdf(name, content)
        reader = PdfReader(io.BytesIO(content), strict=False)
        return tuple(_sheet(name, content, page, place, count) for place, page in enumerate(reader.pages))
    except NotStored as refused:
        raise NotAnnexed(str(refused)) from refused
    except PDF_DAMAGE as error:
        raise NotAnnexed(
            f"“{name}” is damaged and cannot be read as a PDF. Open it, save it again as PDF and give it again."
        ) from error


def _sheet(name: str, content: bytes, page: PageObject, place: int, count: int) -> Sheet:
    box = page.cropbox
    width, height = float(box.width), float(box.height)
    if width <= 0 or height <= 0:
        raise NotAnnexed(f"Page {place + 1} of “{name}” has no size. Save the file again as PDF and give it again.")
    if page.rotation % 180:
        width, height = height, width
    words = re.sub(r"\s+", " ", page.extract_text()).strip()[:_MOST_WORDS]
    said = words or "It holds no words that could be read; ask for the file if you cannot see it."
    return Sheet(content, place, width, height, f"Page {place + 1} of {count} of {name}. {said}")


def filled(made: bytes, sheets: Sequence[Sheet | None]) -> bytes:
    """The PDF with the frames of its last pages filled; None stands for a page that is as it should be."""
    if not any(sheets):
        return made
    writer = PdfWriter(clone_from=io.BytesIO(made))
    writer.pdf_header = made[:8].decode()
    readers = {one.content: PdfReader(io.BytesIO(one.content), strict=False) for one in sheets if one}
    for page, sheet in zip(writer.pages[-len(sheets) :], sheets, strict=True):
        if sheet:
            _fill(writer, page, readers[sheet.content].pages[sheet.place], sheet)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _fill(writer: PdfWriter, page: PageObject, given: PageObject, sheet: Sheet) -> None:
    """Draws `given` into the frame of `page`, as large as it fits, in the middle."""
    across, up = (_LONG, _SHORT) if sheet.lies else (_SHORT, _LONG)
    wide, high = across - 2 * FRAME["x"], up - FRAME["top"] - FRAME["bottom"]
    scale = min(wide / sheet.width, high / sheet.height)
    x = FRAME["x"] + (wide - sheet.width * scale) / 2
    y = FRAME["bottom"] + (high - sheet.height * scale)
    drawing = _drawing(writer, given)
    seen = _upright(given).scale(scale).translate(x, y)
    page_resources = page["/Resources"].get_object()
    drawings = page_resources.setdefault(NameObject("/XObject"), DictionaryObject()).get_object()
    drawings[NameObject("/Annexed")] = drawing
    matrix = " ".join(f"{value:.5f}" for value in seen.ctm)
    more = DecodedStreamObject()
    more.set_data(f"\n/Artifact BMC q {matrix} cm /Annexed Do Q EMC\n".encode())
    contents = page.raw_get("/Contents")
    before = list(contents.get_object()) if isinstance(contents.get_object(), ArrayObject) else [contents]
    page[NameObject("/Contents")] = ArrayObject([*before, writer._add_object(more)])


def _upright(page: PageObject) -> Transformation:
    """From the page's own coordinates to one whose corner is the origin and which stands as it is looked at."""
    box = page.cropbox
    left, bottom, width, height = float(box.left), float(box.bottom), float(box.width), float(box.height)
    moved = Transformation().translate(-left, -bottom)
    turn = page.rotation % 360
    if turn == 90:
        return moved.rotate(-90).translate(0, width)
    if turn == 180:
        return moved.rotate(180).translate(width, height)
    if turn == 270:
        return moved.rotate(90).translate(height, 0)
    return moved


def _drawing(writer: PdfWriter, page: PageObject) -> Any:
    """The page as one drawing (a form XObject) of `writer`."""
    form = StreamObject()
    own = page.get_contents()
    parts = [b"q", own.get_data() if own is not None else b"", b"Q"]
    resources = DictionaryObject(page.get("/Resources", DictionaryObject()).get_object())
    drawings = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    for place, (note, command) in enumerate(_notes(page)):
        drawings[NameObject(f"/Note{place}")] = note
        parts.append(command.replace(b"/Note", f"/Note{place}".encode()))
    if drawings:
        resources[NameObject("/XObject")] = drawings
    form._data = b"\n".join(parts)
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): ArrayObject([FloatObject(float(edge)) for edge in page.cropbox]),
            NameObject("/Resources"): resources.clone(writer),
        }
    )
    return writer._add_object(form.flate_encode())


def _notes(page: PageObject) -> Iterator[tuple[Any, bytes]]:
    """What annotations show (a filled field, a stamp, a note's text): their drawing, and where it goes."""
    for one in page.get("/Annots", ArrayObject()).get_object():
        note = one.get_object()
        shown = note.get("/AP", DictionaryObject()).get_object().get("/N")
        if shown is None or note.get("/Subtype") in ("/Popup", "/Link") or int(note.get("/F", 0)) & _HIDDEN:
            continue
        drawn = shown.get_object()
        if "/BBox" not in drawn:  # a choice of several: the one that is on
            state = note.get("/AS")
            shown = drawn.raw_get(state) if state in drawn else None
            drawn = shown.get_object() if shown is not None else None
        if drawn is None or "/BBox" not in drawn:
            continue
        left, bottom, right, top = (float(edge) for edge in note["/Rect"])
        x0, y0, x1, y1 = (float(edge) for edge in drawn["/BBox"])
        if x1 == x0 or y1 == y0:
            continue
        across, up = (right - left) / (x1 - x0), (top - bottom) / (y1 - y0)
        place = f"q {across:.5f} 0 0 {up:.5f} {left - x0 * across:.3f} {bottom - y0 * up:.3f} cm /Note Do Q"
        yield shown, place.encode()
