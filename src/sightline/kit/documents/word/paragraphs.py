"""One paragraph: its runs as text, with what tracked changes, fields, content controls and symbols leave to be seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sightline.kit.documents.blocks import Line
from sightline.kit.documents.characters import Cleaner, without_bullet
from sightline.kit.documents.markup import MC, W_VAL, A, Element, M, W, first, is_on, whole
from sightline.kit.documents.symbols import plain, symbol
from sightline.kit.documents.word.numbering import Numbering
from sightline.kit.documents.word.styles import Look, ParagraphStyle, Styles, look, shading

P, R, T, PPR, RPR, TXBX = W + "p", W + "r", W + "t", W + "pPr", W + "rPr", W + "txbxContent"
ALTERNATE, CHOICE, FALLBACK = MC + "AlternateContent", MC + "Choice", MC + "Fallback"
PSTYLE, RSTYLE, SHD, OUTLINE, NUM_PR = W + "pStyle", W + "rStyle", W + "shd", W + "outlineLvl", W + "numPr"
SDT, SDT_CONTENT, SDT_PR = W + "sdt", W + "sdtContent", W + "sdtPr"
_THROUGH = frozenset(
    W + name for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "bdo", "dir", "fldSimple", "rubyBase")
)
_GONE = frozenset({W + "del", W + "moveFrom"})
_SIGNS = {
    W + "tab": "\t", W + "ptab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "softHyphen": "",
}  # fmt: skip
_TICKED, _UNTICKED = "☒", "☐"


class Piece(NamedTuple):
    """Text of one look; "\\n" ends a printed line."""

    text: str
    look: Look


class Paragraph:
    """What was gathered from one paragraph, or from several whose marks between them were deleted."""

    __slots__ = ("boxes", "bullet", "contents", "fill", "heading", "joins", "level", "number", "pieces", "unseen")

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.boxes: list[Element] = []  # w:txbxContent of the text boxes anchored here
        self.number = ""
        self.bullet = False
        self.level = 0
        self.heading = 0
        self.contents = False  # a line of a table of contents
        self.joins = False  # its mark was deleted: the next paragraph continues it
        self.unseen = False  # its mark is hidden
        self.fill = ""  # the shading of the whole paragraph


class SeenLine(NamedTuple):
    """A line, with what a table cell wants to know of its colours, and its text with tabs still in it."""

    line: Line
    ink: str
    mark: str
    tabbed: str


class Paragraphs:
    """Reads paragraphs in the document's order (numbering is counted on the way) and counts what it leaves out."""

    def __init__(self, styles: Styles, numbering: Numbering, cleaner: Cleaner) -> None:
        self._styles = styles
        self._numbering = numbering
        self._cleaner = cleaner
        self.left_out: Counter[str] = Counter()  # what was met that is not text: "picture", "diagram", "deleted" ...
        self.footnotes: list[tuple[str, str]] = []  # ("footnote" | "endnote", id) in the order met

    def read(self, element: Element) -> Paragraph:
        """Gather one w:p."""
        found = Paragraph()
        properties = first(element, PPR)
        stated = {} if properties is None else {child.tag: child for child in properties}
        named, shade, outline = stated.get(PSTYLE), stated.get(SHD), stated.get(OUTLINE)
        style_name = named.get(W_VAL) if named is not None else None
        found.fill = shading(shade) if shade is not None else ""
        style = self._styles.paragraph(style_name)
        found.heading, found.contents = style.heading, style.contents
        if outline is not None:
            depth = whole(outline.get(W_VAL), 9)
            found.heading = depth + 1 if depth < 9 else 0
        mark = stated.get(RPR)
        if mark is not None:
            marks = {child.tag: child for child in mark}
            found.unseen = is_on(marks.get(W + "vanish"))
            found.joins = W + "del" in marks or W + "moveFrom" in marks
        _Runs(self, found, style.look).gather(element)
        if (found.joins or found.unseen) and not found.pieces:
            return found  # deleted or hidden as a whole: it is not counted
        self._number(found, stated.get(NUM_PR), style, style_name)
        return found

    def _number(self, found: Paragraph, own: Element | None, style: ParagraphStyle, style_name: str | None) -> None:
        identity, depth = style.numbering, None
        if own is not None:
            number, level = first(own, W + "numId"), first(own, W + "ilvl")
            if number is not None:
                identity = number.get(W_VAL, "")
            if level is not None:
                depth = whole(level.get(W_VAL))
        if not identity or identity == "0":
            return
        if depth is None:
            linked = self._numbering.level_of_style(identity, style_name) if style_name else None
            depth = linked if linked is not None else style.level
        found.number, found.bullet = self._numbering.count(identity, depth)
        found.level = depth

    def look_of(self, run: Element, below: Look) -> Look:
        """How a run looks, over the look of its paragraph."""
        properties = first(run, RPR)
        if properties is None:
            return below
        seen = look(properties)
        named = first(properties, RSTYLE)
        if named is not None:
            seen = seen.over(self._styles.character(named.get(W_VAL, "")))
        return seen.over(below)

    def lines(self, found: Paragraph, where: str) -> list[SeenLine]:
        """The paragraph's printed lines: each soft break begins one. Empty ones are left out, unless numbered."""
        out: list[SeenLine] = []
        for pieces in _split(found.pieces):
            text = self._cleaner.clean("".join([piece.text for piece in pieces]), where)
            flat, bullet = without_bullet(" ".join(text.split()))
            if not flat:
                continue
            shown = pieces if len(pieces) == 1 else [piece for piece in pieces if piece.text.strip()] or pieces
            looks = [shown[0].look]
            looks += [piece.look for piece in shown if piece.look is not looks[0]]
            first = not out
            line = Line(
                text=flat,
                number=found.number if first else "",
                bullet=bullet or (found.bullet and first),
                level=found.level,
                heading=found.heading,
                bold=all(look.bold for look in looks),
                strike=all(look.strike for look in looks),
                size=_main_size(shown),
            )
            ink, mark = _same([look.ink for look in looks]), _same([look.mark for look in looks])
            out.append(SeenLine(line, ink, mark or found.fill, text))
        if not out and found.number:
            out.append(
                SeenLine(Line("", number=found.number, level=found.level, heading=found.heading), "", found.fill, "")
            )
        return out


def _split(pieces: list[Piece]) -> Iterator[list[Piece]]:
    line: list[Piece] = []
    for piece in pieces:
        if "\n" not in piece.text:
            line.append(piece)
            continue
        first, *rest = piece.text.split("\n")
        line.append(Piece(first, piece.look))
        for text in rest:
            yield line
            line = [Piece(text, piece.look)]
    yield line


def _same(values: Sequence[str | None]) -> str:
    """The value that all share, "" where they differ."""
    return (values[0] or "") if len(set(values)) == 1 else ""


def _main_size(pieces: list[Piece]) -> float:
    """The size that most of the text has."""
    if len(pieces) == 1:
        return pieces[0].look.size or 0.0
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[piece.look.size or 0.0] += len(piece.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


class _Field:
    """A field under way: its code is not text, its result is."""

    __slots__ = ("code", "in_code", "shown")

    def __init__(self, shown: bool) -> None:
        self.code = ""
        self.in_code = True
        self.shown = shown  # something of it was shown already


class _Runs:
    """Walks what stands inside one paragraph."""

    def __init__(self, reader: Paragraphs, found: Paragraph, below: Look) -> None:
        self._reader = reader
        self._found = found
        self._below = below
        self._fields: list[_Field] = []

    def gather(self, element: Element) -> None:
        for child in element:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in _THROUGH:
                if tag == W + "ins" or tag == W + "moveTo":
                    self._reader.left_out["inserted"] += 1
                elif tag == W + "fldSimple" and _is_contents(child.get(W + "instr", "")):
                    self._found.contents = True
                self.gather(child)
            elif tag in _GONE:
                self._reader.left_out["deleted"] += 1
            elif tag == SDT:
                if not is_placeholder(child) and (content := child.find(SDT_CONTENT)) is not None:
                    self.gather(content)
            elif tag == ALTERNATE:
                self.gather(chosen(child))
            elif tag == M + "oMath" or tag == M + "oMathPara":
                self._add("".join(text.text or "" for text in child.iter(M + "t")), self._below)

    def _run(self, run: Element) -> None:
        seen = self._reader.look_of(run, self._below)
        for child in run:
            tag = child.tag
            if tag == W + "fldChar" or tag == W + "instrText":
                self._field(child, seen)
            elif seen.hidden or tag == RPR:
                continue
            elif tag == T:
                self._add(plain(child.text or "", seen.font or ""), seen)
            elif (text := _SIGNS.get(tag)) is not None:
                self._add(text, seen)
            elif tag == W + "sym":
                self._add(symbol(_hex(child.get(W + "char")), child.get(W + "font", "")), seen)
            elif tag == W + "drawing" or tag == W + "pict" or tag == W + "object":
                self._drawing(child)
            elif tag == ALTERNATE:
                for inner in chosen(child):
                    self._drawing(inner)
            elif tag == W + "footnoteReference" or tag == W + "endnoteReference":
                kind = "footnote" if tag == W + "footnoteReference" else "endnote"
                self._reader.footnotes.append((kind, child.get(W + "id", "")))
            elif tag == W + "commentReference":
                self._reader.left_out["comment"] += 1
            elif tag == W + "ruby":
                self.gather(child)

    def _add(self, text: str, seen: Look) -> None:
        if self._fields:
            field = self._fields[-1]
            if any(one.in_code for one in self._fields) or (field.shown and field.code.startswith("FORM")):
                return
            field.shown = field.shown or not field.code.startswith("FORM")
        self._found.pieces.append(Piece(text, seen))

    def _field(self, element: Element, seen: Look) -> None:
        if element.tag == W + "instrText":
            if self._fields and self._fields[-1].in_code:
                self._fields[-1].code = (self._fields[-1].code + (element.text or "")).lstrip()
            return
        match element.get(W + "fldCharType"):
            case "begin":
                shown = "" if seen.hidden else _form(element)
                if shown:
                    self._add(shown, seen)
                self._fields.append(_Field(bool(shown)))
            case "separate" if self._fields:
                self._fields[-1].in_code = False
            case "end" if self._fields:
                field = self._fields.pop()
                if _is_contents(field.code):
                    self._found.contents = True
                if not field.shown and field.code.upper().startswith("SYMBOL "):
                    self._add(_symbol_field(field.code), seen)

    def _drawing(self, element: Element) -> None:
        boxes, others = [], Counter[str]()
        _search(element, boxes, others)
        self._found.boxes += boxes
        self._reader.left_out += others


def is_placeholder(control: Element) -> bool:
    """Whether a content control still shows its prompt ("Click or tap here to enter text") and no answer."""
    properties = control.find(SDT_PR)
    return properties is not None and is_on(properties.find(W + "showingPlcHdr"))


def chosen(alternate: Element) -> Element:
    """Of an mc:AlternateContent the one branch to read: the newer, unless only the older one holds a text box."""
    newer, older = alternate.find(CHOICE), alternate.find(FALLBACK)
    if newer is None:
        return older if older is not None else alternate.makeelement(FALLBACK)
    if older is not None and next(newer.iter(TXBX), None) is None and next(older.iter(TXBX), None) is not None:
        return older
    return newer


_IMAGE = "{urn:schemas-microsoft-com:vml}imagedata"
_GRAPHICS = {"chart": "chart", "chartex": "chart", "diagram": "diagram", "picture": "picture"}


def _search(element: Element, boxes: list[Element], others: Counter[str]) -> None:
    """The outermost text boxes in a drawing, and what else it shows: pictures, charts, diagrams, embedded objects."""
    tag = element.tag
    if tag == TXBX:
        boxes.append(element)
    elif tag == ALTERNATE:
        _search(chosen(element), boxes, others)
    elif tag == W + "object":
        others["object"] += 1
    elif tag == _IMAGE:
        others["picture"] += 1
    else:
        if tag == A + "graphicData" and (kind := _GRAPHICS.get(element.get("uri", "").rpartition("/")[2])):
            others[kind] += 1
        for child in element:
            _search(child, boxes, others)


def _form(begin: Element) -> str:
    """What a legacy form field shows that stands in no text: its box, or its chosen entry."""
    data = begin.find(W + "ffData")
    if data is None:
        return ""
    box = data.find(W + "checkBox")
    if box is not None:
        state = box.find(W + "checked")
        return _TICKED if is_on(state if state is not None else box.find(W + "default")) else _UNTICKED
    choice = data.find(W + "ddList")
    if choice is not None:
        entries = [entry.get(W_VAL, "") for entry in choice.iterchildren(W + "listEntry")]
        result = choice.find(W + "result")
        if result is None:
            result = choice.find(W + "default")
        at = whole(result.get(W_VAL)) if result is not None else 0
        return entries[at] if 0 <= at < len(entries) else ""
    return ""


def _is_contents(code: str) -> bool:
    words = code.split()
    return bool(words) and (words[0] == "TOC" or (words[0] == "PAGEREF" and "_Toc" in code))


def _symbol_field(code: str) -> str:
    """The character of a field such as SYMBOL 252 \\f "Wingdings"."""
    words = code.replace('"', " ").split()
    number = whole(words[1], -1) if len(words) > 1 else -1
    font = code.partition("\\f")[2].strip().lstrip('"').partition('"')[0].partition(" \\")[0].strip()
    return plain(chr(number), font) if 0x20 <= number < 0x110000 else ""


def _hex(value: str | None) -> int:
    try:
        return int(value or "", 16) & 0xFFFF
    except ValueError:
        return 0xB7
