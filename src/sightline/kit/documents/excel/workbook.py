"""The workbook: which sheets are shown, what they share, what floats over them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.kit.documents.blocks import Document, Line, Note, Refused
from sightline.kit.documents.characters import Cleaner, without_bullet
from sightline.kit.documents.excel.sheet import Sheet, Workbook
from sightline.kit.documents.excel.strings import Text, read_text
from sightline.kit.documents.excel.styles import Colours, read_styles
from sightline.kit.documents.limits import MAX_SHEETS, MAX_TEXT
from sightline.kit.documents.markup import A, Element, R, S, elements, parse, whole
from sightline.kit.documents.package import Package, Relationship

_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_TITLES = re.compile(r"'?(?:[^'!]|'')*'?!\$(\d+):\$(\d+)")
_PARTS = re.compile("&[LCR]")  # of a header or footer: left, centre, right
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Za-z])')


def read(package: Package, name: str = "") -> Document:
    """The document in `package`, whose main part is a workbook: a grid for each sheet that is shown, the text of its
    boxes before it. Raises Refused where a part is damaged or a limit is passed."""
    return _Reader(package, name).read()


class _Reader:
    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._related = package.relationships(package.main)
        self._root = parse(package.read(package.main), package.main)
        self._cleaner = Cleaner()
        self._length = 0
        self._document = Document("excel", name)
        styles = self._one("styles")
        colours = Colours(styles, self._one("theme"))
        properties = self._root.find(S + "workbookPr")
        self._workbook = Workbook(
            styles=read_styles(styles, colours),
            colours=colours,
            strings=self._strings(colours),
            date1904=properties is not None and properties.get("date1904") in ("1", "true"),
            cleaner=self._cleaner,
            spend=self._spend,
            notes=self._document.notes,
        )

    def read(self) -> Document:
        titles = self._print_titles()
        found = self._root.findall(f"{S}sheets/{S}sheet")
        if len(found) > MAX_SHEETS:
            raise Refused(f"The workbook has {len(found):,} sheets; at most {MAX_SHEETS} are read.")
        hidden = []
        for number, element in enumerate(found):
            name = " ".join(element.get("name", "").split()) or f"Sheet{number + 1}"
            if element.get("state", "visible") != "visible":
                hidden.append(f"“{name}”")
                continue
            self._sheet(element, name, titles.get(number, 0))
        if hidden:
            words = "The hidden sheet" if len(hidden) == 1 else "The hidden sheets"
            was = "was" if len(hidden) == 1 else "were"
            self._document.notes.append(Note("workbook", "unread", f"{words} {', '.join(hidden)} {was} left out."))
        self._document.notes += self._cleaner.notes()
        return self._document

    def _one(self, kind: str) -> Element | None:
        target = self._target(self._related, kind)
        return parse(self._package.read(target), target) if target else None

    def _target(self, related: dict[str, Relationship], kind: str) -> str:
        targets = (one.target for one in related.values() if one.kind == kind and not one.external)
        return next((target for target in targets if target in self._package), "")

    def _strings(self, colours: Colours) -> list[Text]:
        part = self._target(self._related, "sharedStrings")
        if not part:
            return []
        out: list[Text] = []
        length = 0
        for element in elements(self._package.read(part), part, (S + "si",)):
            text = read_text(element, colours)
            length += sum(len(run.text) for run in text)
            if length > MAX_TEXT:
                raise Refused(f"The workbook holds more than {MAX_TEXT:,} characters; no document needs so many.")
            out.append(text)
        return out

    def _spend(self, length: int) -> None:
        self._length += length
        if self._length > MAX_TEXT:
            raise Refused(f"The workbook holds more than {MAX_TEXT:,} characters; no document needs so many.")

    def _print_titles(self) -> dict[int, int]:
        """For each sheet (from 0) how many of its first rows are printed at the top of every page."""
        out = {}
        for one in self._root.iterfind(f"{S}definedNames/{S}definedName"):
            if (
                one.get("name") == "_xlnm.Print_Titles"
                and (match := _TITLES.search(one.text or ""))
                and match[1] == "1"
            ):
                out[whole(one.get("localSheetId"), -1)] = whole(match[2])
        return out

    # -- one sheet -------------------------------------------------------------------------------------------------

    def _sheet(self, element: Element, name: str, repeated: int) -> None:
        where = f"sheet “{name}”"
        related = self._related.get(element.get(R + "id", ""))
        if related is None or related.external or related.target not in self._package:
            raise Refused(f"The workbook is damaged: its sheet “{name}” is missing. Please save it again in Excel.")
        if related.kind != "worksheet":
            self._document.notes.append(Note(where, "unread", "This sheet is a chart; it was not read."))
            return
        sheet = Sheet(self._workbook, name, self._package.read(related.target), related.target, repeated)
        around = self._package.relationships(related.target)
        drawing = self._target(around, "drawing")
        if drawing:
            self._document.blocks += self._boxes(drawing, where)
        grid = sheet.grid()
        if grid is not None:
            self._document.blocks.append(grid)
        for code in sheet.margins:
            for part in _PARTS.split(code):
                words = _CODES.sub("", part).replace("&&", "&")
                text = " ".join(self._cleaner.clean(words, f"{where}, header or footer").split())
                if any(c.isalpha() for c in text) and all(text != one.text for one in self._document.margins):
                    self._document.margins.append(Line(text))
        self._comments(around, where)

    def _comments(self, around: dict[str, Relationship], where: str) -> None:
        part = self._target(around, "comments")
        count = len(parse(self._package.read(part), part).findall(f"{S}commentList/{S}comment")) if part else 0
        if count:
            words = "One comment was left out." if count == 1 else f"{count} comments were left out."
            self._document.notes.append(Note(where, "unread", words))

    def _boxes(self, part: str, where: str) -> Iterator[Line]:
        """The lines of the text boxes that float over a sheet; pictures and charts are said."""
        root = parse(self._package.read(part), part)
        for body in root.iter(_XDR + "txBody"):
            for paragraph in body.iterchildren(A + "p"):
                words = "".join(
                    "\n" if one.tag == A + "br" else one.text or "" for one in paragraph.iter(A + "t", A + "br")
                )
                for line in self._cleaner.clean(words, f"{where}, text box").split("\n"):
                    flat, bullet = without_bullet(" ".join(line.split()))
                    if flat:
                        self._spend(len(flat))
                        yield Line(flat, bullet=bullet)
        pictures = sum(1 for _ in root.iter(_XDR + "pic"))
        others = sum(1 for _ in root.iter(_XDR + "graphicFrame"))
        for count, one, many in ((pictures, "picture", "pictures"), (others, "chart or diagram", "charts or diagrams")):
            if count:
                words = f"One {one} was not read." if count == 1 else f"{count} {many} were not read."
                self._document.notes.append(
                    Note(where, "unread", f"{words} If part of the plan is shown so, add it by hand.")
                )
