"""Styles: what a paragraph or run looks like when it does not say so itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sightline.kit.documents.markup import W_VAL, Element, W, is_on, whole

_HEADING = re.compile(r"heading ([1-9])$", re.IGNORECASE)
_TITLES = {"title": 1, "subtitle": 2}
_CONTENTS = re.compile(r"(toc|contents) ?\d+$|table of figures$|toc heading$", re.IGNORECASE)


class Look(NamedTuple):
    """How text looks. None means "as what lies below says"."""

    bold: bool | None = None
    strike: bool | None = None
    hidden: bool | None = None
    size: float | None = None  # points
    ink: str | None = None  # RRGGBB, "" automatic
    mark: str | None = None  # highlight or shading behind the text, RRGGBB, "" none
    font: str | None = None

    @lru_cache(maxsize=1024)  # noqa: B019 - a look is a few plain values, and most runs of a document share a few looks
    def over(self, below: Look) -> Look:
        """This look, with what it leaves open taken from `below`."""
        return Look(*[below[i] if mine is None else mine for i, mine in enumerate(self)])


PLAIN = Look(False, False, False, 0.0, "", "", "")
_HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000", "white": "", "none": "",
}  # fmt: skip


def colour(value: str | None) -> str:
    """An RRGGBB colour, "" for automatic, none or what is not a colour."""
    value = (value or "").upper()
    return value if len(value) == 6 and all(c in "0123456789ABCDEF" for c in value) else ""


def shading(shd: Element) -> str:
    """The colour a w:shd paints, "" for none or white. (Pattern "solid" shows its foreground, others their fill.)"""
    attribute = "color" if shd.get(W_VAL) == "solid" else "fill"
    seen = "" if shd.get(W_VAL) == "nil" else colour(shd.get(W + attribute))
    return "" if seen == "FFFFFF" else seen


def points(value: str | None) -> float:
    """A font size, given in half points ("22") or, in strict files, with a unit ("11pt"), in points."""
    match = re.fullmatch(r"([\d.]+)(pt)?", value or "")
    if not match:
        return 0.0
    return float(match[1]) / (1 if match[2] else 2)


def look(properties: Element | None) -> Look:
    """The look a w:rPr states."""
    if properties is None or not len(properties):
        return _SILENT
    bold = strike = hidden = size = ink = mark = font = None
    for one in properties:
        match one.tag:
            case _Tags.b:
                bold = is_on(one)
            case _Tags.strike | _Tags.dstrike:
                strike = is_on(one) or bool(strike)
            case _Tags.vanish:
                hidden = is_on(one)
            case _Tags.sz:
                size = points(one.get(W_VAL))
            case _Tags.color:
                ink = colour(one.get(W_VAL))
                ink = "" if ink == "000000" else ink
            case _Tags.highlight:
                mark = _HIGHLIGHTS.get(one.get(W_VAL, ""), "")
            case _Tags.shd:
                mark = mark or shading(one)
            case _Tags.rFonts:
                font = one.get(W + "ascii") or one.get(W + "hAnsi")
    return Look(bold, strike, hidden, size, ink, mark, font)


class _Tags:
    b = W + "b"
    strike = W + "strike"
    dstrike = W + "dstrike"
    vanish = W + "vanish"
    sz = W + "sz"
    color = W + "color"
    highlight = W + "highlight"
    shd = W + "shd"
    rFonts = W + "rFonts"


_SILENT = Look()


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph style with all that it inherits."""

    look: Look = PLAIN
    heading: int = 0  # 1..9, 0 none
    contents: bool = False  # a line of a table of contents
    numbering: str = ""  # numId, "" none
    level: int = 0


def without_table_styles(data: bytes) -> bytes:
    """styles.xml without its table styles, which say nothing that is read here and are nine tenths of Word's own file:
    parsing them would take longer than reading the plan."""
    kept = []
    at = 0
    while (start := data.find(_TABLE_STYLE, at)) >= 0:
        end = data.find(_END_OF_STYLE, start)
        if end < 0:
            break
        kept.append(data[at:start])
        at = end + len(_END_OF_STYLE)
    return b"".join([*kept, data[at:]])


_TABLE_STYLE = b'<w:style w:type="table"'
_END_OF_STYLE = b"</w:style>"


class Styles:
    """styles.xml, each style resolved when it is first asked for."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._paragraph: dict[str | None, ParagraphStyle] = {}
        self._character: dict[str, Look] = {}
        self._default: str | None = None
        self._base = PLAIN
        if root is None:
            return
        for style in root.iterchildren(W + "style"):
            name = style.get(W + "styleId")
            if name is None:
                continue
            self._elements[name] = style
            if style.get(W + "type") == "paragraph" and is_on(style, W + "default") and style.get(W + "default"):
                self._default = name
        self._base = look(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")).over(PLAIN)

    def paragraph(self, name: str | None) -> ParagraphStyle:
        """The paragraph style `name`; the document's default for None or a name that is not there."""
        if name not in self._elements:
            name = self._default
        found = self._paragraph.get(name)
        if found is None:
            found = self._paragraph[name] = self._resolve(name)
        return found

    def character(self, name: str) -> Look:
        """What the character style `name` states, with what it is based on."""
        found = self._character.get(name)
        if found is None:
            found = _SILENT
            for style in self._chain(name):
                found = found.over(look(style.find(W + "rPr")))
            self._character[name] = found
        return found

    def numbering_of(self, name: str) -> str:
        """The numId of a numbering style (w:numStyleLink names it), "" where it has none."""
        style = self._elements.get(name)
        number = style.find(f"{W}pPr/{W}numPr/{W}numId") if style is not None else None
        return number.get(W_VAL, "") if number is not None else ""

    def _chain(self, name: str | None) -> list[Element]:
        """The style and those it is based on, nearest first; a circle ends where it closes."""
        chain: list[Element] = []
        seen: set[str] = set()
        while name and name not in seen and name in self._elements:
            seen.add(name)
            style = self._elements[name]
            chain.append(style)
            based_on = style.find(W + "basedOn")
            name = based_on.get(W_VAL) if based_on is not None else None
        return chain

    def _resolve(self, name: str | None) -> ParagraphStyle:
        seen = _SILENT
        heading: int | None = None
        contents = False
        numbering: str | None = None
        level: int | None = None
        for style in self._chain(name):
            seen = seen.over(look(style.find(W + "rPr")))
            label = style.find(W + "name")
            title = label.get(W_VAL, "") if label is not None else ""
            contents = contents or bool(_CONTENTS.match(title))
            properties = style.find(W + "pPr")
            if properties is not None:
                outline = properties.find(W + "outlineLvl")
                if heading is None and outline is not None:
                    heading = whole(outline.get(W_VAL), 9) + 1
                number = properties.find(W + "numPr")
                if number is not None:
                    identity, depth = number.find(W + "numId"), number.find(W + "ilvl")
                    if numbering is None and identity is not None:
                        numbering = identity.get(W_VAL, "")
                    if level is None and depth is not None:
                        level = whole(depth.get(W_VAL))
            if heading is None and (match := _HEADING.match(title)):
                heading = int(match[1])
            if heading is None and title.casefold() in _TITLES:
                heading = _TITLES[title.casefold()]
        heading = heading if heading is not None and heading <= 9 else 0
        return ParagraphStyle(seen.over(self._base), heading, contents, numbering or "", level or 0)
