"""What is drawn on one page: words, straight edges and filled areas, in points from the page's upper left corner."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pdfplumber
from pdfplumber.utils import extract_words

from sightline.kit.documents.blocks import Refused
from sightline.kit.documents.limits import MAX_PAGE_CHARACTERS, MAX_PAGE_SHAPES
from sightline.kit.documents.pdf.tags import UNTAGGED, Tag, read_tags
from sightline.kit.documents.symbols import is_symbol_font, plain

_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"})
_THIN = 2.0  # points: a filled area thinner than this is a line
_LOOK = ["fontname", "size", "non_stroking_color", "mcid", "struck"]  # what all characters of a word share
_LITTLE_TEXT = 8  # characters: with less, a page that is a picture has no text


class Word(NamedTuple):
    """A word as printed."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str
    size: float
    bold: bool
    ink: str  # RRGGBB, "" black
    tag: Tag = UNTAGGED
    struck: bool = False  # a line runs through it

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


class Edge(NamedTuple):
    """A straight line, horizontal (`at` is its y) or vertical (`at` is its x), from `start` to `end`."""

    at: float
    start: float
    end: float


class Area(NamedTuple):
    """A filled shape, as the box around it."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str  # RRGGBB, "FFFFFF" white


@dataclass(slots=True)
class Page:
    """One page as drawn."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    across: list[Edge] = field(default_factory=list)
    down: list[Edge] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)  # in the order they were painted
    pictures: int = 0
    scanned: bool = False  # a picture covers it and there is no text to speak of
    deleted: list[Word] = field(default_factory=list)  # struck through in colour, as a printed tracked change is
    unreadable: int = 0  # characters whose font does not say what they are


def read_page(plumbed: pdfplumber.page.Page) -> Page:
    """What is drawn on a page; a page whose text runs upwards or downwards is turned first.

    Raises Refused where more is drawn on it than on any page of a plan."""
    chars = plumbed.chars
    if chars and sum(not one["upright"] for one in chars) > len(chars) * 0.7:
        plumbed = _turned(plumbed, chars)
        chars = plumbed.chars
    if len(chars) > MAX_PAGE_CHARACTERS:
        raise Refused(
            f"Page {plumbed.page_number} holds more than {MAX_PAGE_CHARACTERS:,} characters; it was not read."
        )
    page = Page(plumbed.page_number, float(plumbed.width), float(plumbed.height))
    _read_shapes(page, plumbed)
    page.pictures = len(plumbed.images)
    covered = max((_share(one, page) for one in plumbed.images), default=0.0)
    page.scanned = covered > 0.5 and sum(not one["text"].isspace() for one in chars) < _LITTLE_TEXT
    words = _words(_once(chars), page, read_tags(plumbed))
    page.words = [word for word in words if not (word.struck and word.ink)]
    page.deleted = [word for word in words if word.struck and word.ink]
    return page


def _share(image: dict[str, Any], page: Page) -> float:
    return (image["x1"] - image["x0"]) * (image["bottom"] - image["top"]) / max(page.width * page.height, 1.0)


def _turned(plumbed: pdfplumber.page.Page, chars: list[dict[str, Any]]) -> pdfplumber.page.Page:
    """The page turned so that most of its text is upright."""
    upwards = sum(one["matrix"][1] > 0 for one in chars if not one["upright"]) * 2 > len(chars)
    source = plumbed.page_obj
    source.rotate = (source.rotate + (90 if upwards else 270)) % 360
    source.attrs = {**source.attrs, "Rotate": source.rotate}
    return pdfplumber.page.Page(plumbed.pdf, source, plumbed.page_number)


def _once(chars: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Characters, without those printed twice over each other to look bold."""
    seen: dict[tuple[str, int, int], float] = {}
    out = []
    for one in chars:
        text, x, column, row = one["text"], one["x0"], round(one["x0"]), round(one["top"])
        near = 0.12 * one["size"]
        places = [(text, column + across, row + down) for across in (0, -1, 1) for down in (0, -1, 1)]
        if not text.isspace() and any(abs(seen.get(place, -1e9) - x) < near for place in places):
            continue
        seen[text, column, row] = x
        out.append(one)
    return out


# -- words ---------------------------------------------------------------------------------------------------------


def _words(chars: list[dict[str, Any]], page: Page, tags: dict[int, Tag]) -> list[Word]:
    inside = [one for one in chars if 0 <= one["x0"] <= page.width and 0 <= one["top"] <= page.height]
    upright = [one for one in inside if one["upright"]]
    _mark_struck(upright, page.across)
    found = extract_words(upright, x_tolerance_ratio=0.15, y_tolerance=2, extra_attrs=_LOOK)
    words = []
    for one in found:
        font = _font(one["fontname"])
        text = plain(one["text"].translate(_LIGATURES), font)
        if "(cid:" in text:
            page.unreadable += text.count("(cid:")
            text = re.sub(r"\(cid:\d+\)", "", text)
        if text:
            colour = rgb(one["non_stroking_color"])
            ink = "" if colour in ("", "000000") else colour
            bold = bool(_BOLD.search(one["fontname"]))
            tag = tags.get(one["mcid"], UNTAGGED)
            size = round(one["size"], 1)
            words.append(
                Word(one["x0"], one["top"], one["x1"], one["bottom"], text, size, bold, ink, tag, one["struck"])
            )
    return words + _sideways([one for one in inside if _is_sideways(one) and not one["text"].isspace()])


def _is_sideways(char: dict[str, Any]) -> bool:
    """Whether a character is set straight up or down. (What runs askew is a stamp across the page, such as "Draft".)"""
    along, across = abs(char["matrix"][0]), abs(char["matrix"][1])
    return not char["upright"] and along < 0.1 * across


def _mark_struck(chars: list[dict[str, Any]], across: list[Edge]) -> None:
    """Mark the characters through whose middle a line runs. (Words may be struck through in part, as where a tracked
    change was printed.)"""
    levels: dict[int, list[Edge]] = {}
    for edge in across:
        levels.setdefault(int(edge.at), []).append(edge)
    for one in chars:
        height = one["bottom"] - one["top"]
        low, high = one["top"] + 0.4 * height, one["bottom"] - 0.25 * height
        middle = (one["x0"] + one["x1"]) / 2
        one["struck"] = any(
            low < edge.at < high and edge.start <= middle <= edge.end
            for level in range(int(low), int(high) + 1)
            for edge in levels.get(level, ())
        )


def _font(name: str) -> str:
    """The family name of a font, as the table of symbols knows it."""
    name = _SUBSET.sub("", name).split(",")[0]
    bare = re.sub(r"[-_ ]?(Regular|MT)$", "", name).replace("-", " ").replace("_", " ")
    for family in (bare, re.sub(r"(\D)(\d)$", r"\1 \2", bare)):
        if is_symbol_font(family):
            return family
    return ""


def _sideways(chars: list[dict[str, Any]]) -> list[Word]:
    """Words set sideways, as narrow headings are: each column of characters that run together is one, read in its own
    direction."""
    columns: list[list[dict[str, Any]]] = []
    for one in sorted(chars, key=lambda char: (round(char["x0"]), char["top"])):
        last = columns[-1][-1] if columns else None
        near = last is not None and abs(last["x0"] - one["x0"]) < 2 and one["top"] - last["bottom"] < one["size"]
        if near:
            columns[-1].append(one)
        else:
            columns.append([one])
    words = []
    for column in columns:
        upwards = column[0]["matrix"][1] > 0
        text, before = "", None
        for one in reversed(column) if upwards else column:
            if before is not None:
                gap = before["top"] - one["bottom"] if upwards else one["top"] - before["bottom"]
                text += " " if gap > one["size"] * 0.15 else ""
            text += one["text"]
            before = one
        first, last = column[0], column[-1]
        words.append(
            Word(first["x0"], first["top"], first["x1"], last["bottom"], text, round(first["size"], 1),
                 bool(_BOLD.search(first["fontname"])), "")
        )  # fmt: skip
    return words


# -- shapes --------------------------------------------------------------------------------------------------------


def _read_shapes(page: Page, plumbed: pdfplumber.page.Page) -> None:
    rects, lines, curves = plumbed.rects, plumbed.lines, plumbed.curves
    if len(rects) + len(lines) + len(curves) > MAX_PAGE_SHAPES:
        raise Refused(
            f"More than {MAX_PAGE_SHAPES:,} lines and shapes are drawn on page {page.number}; it was not read."
        )
    for one in lines:
        _add_edge(page, one["x0"], one["top"], one["x1"], one["bottom"])
    for one in rects:
        x0, top, x1, bottom = one["x0"], one["top"], one["x1"], one["bottom"]
        if x1 - x0 <= _THIN or bottom - top <= _THIN:
            if rgb(one["non_stroking_color" if one["fill"] else "stroking_color"]) != "FFFFFF":
                _add_edge(page, x0, top, x1, bottom)
            continue
        if one["fill"] and (colour := rgb(one["non_stroking_color"])):
            page.areas.append(Area(x0, top, x1, bottom, colour))
        if (one["stroke"] and one.get("linewidth", 1) != 0) or not one["fill"]:
            for edge in ((x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)):
                _add_edge(page, *edge)
    for one in curves:
        if one["fill"] and (colour := rgb(one["non_stroking_color"])):
            page.areas.append(Area(one["x0"], one["top"], one["x1"], one["bottom"], colour))


def _add_edge(page: Page, x0: float, top: float, x1: float, bottom: float) -> None:
    if bottom - top <= _THIN < x1 - x0:
        page.across.append(Edge((top + bottom) / 2, x0, x1))
    elif x1 - x0 <= _THIN < bottom - top:
        page.down.append(Edge((x0 + x1) / 2, top, bottom))


def rgb(colour: object) -> str:
    """A colour of one (grey), three (red, green, blue) or four (cyan, magenta, yellow, black) parts as RRGGBB, "" where
    it is none of these, as for a pattern."""
    parts = colour if isinstance(colour, (tuple, list)) else (colour,)
    if not all(isinstance(one, (int, float)) for one in parts):
        return ""
    parts = [min(max(float(one), 0.0), 1.0) for one in parts]
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        cyan, magenta, yellow, black = parts
        parts = [(1 - one) * (1 - black) for one in (cyan, magenta, yellow)]
    if len(parts) != 3:
        return ""
    return "".join(f"{round(one * 255):02X}" for one in parts)


def main_size(words: list[Word]) -> float:
    """The size that most of the text of `words` has, 0 for none."""
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[word.size] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0
