"""The text of a cell as lines: simple HTML, bullets and breaks that were flattened into it."""

from __future__ import annotations

import html
import re

from sightline.kit.documents.blocks import Line
from sightline.kit.documents.characters import without_bullet

BREAK = "\v"  # a line end within a cell
_TAG = re.compile(r"<(/?)(p|br|div|ul|ol|li|tr|td|h[1-6]|b|strong|i|em|u|span|font|a|sup|sub)\b[^<>]*>", re.IGNORECASE)
_INLINE = frozenset({"b", "strong", "i", "em", "u", "span", "font", "a", "sup", "sub"})
_GLYPH = re.compile(r"(?<=\s)(?=[•▪‣◦➢❖]\s)")


def cell_lines(text: str) -> list[Line]:
    """The lines of one cell, with tags, breaks and bullets in its middle each beginning one."""
    bulleted: set[int] = set()
    if "<" in text and _TAG.search(text):
        pieces = _without_tags(text, bulleted)
    else:
        pieces = re.split("[\v\n\r]", text)
    out: list[Line] = []
    for number, piece in enumerate(pieces):
        for part in _GLYPH.split(piece):
            flat, bullet = without_bullet(" ".join(part.split()))
            if flat:
                out.append(Line(flat, bullet=bullet or number in bulleted))
    return out


def _without_tags(text: str, bulleted: set[int]) -> list[str]:
    """Pieces of `text` between tags that end a line; the numbers of those that are list items go to `bulleted`."""
    pieces = [""]
    at = 0
    for match in _TAG.finditer(text):
        pieces[-1] += text[at : match.start()]
        at = match.end()
        name = match[2].lower()
        if name not in _INLINE:
            pieces.append("")
            if name == "li" and not match[1]:
                bulleted.add(len(pieces) - 1)
    pieces[-1] += text[at:]
    return [html.unescape(piece) for piece in pieces]
