"""Texts of a workbook: shared strings, inline strings, and their runs."""

from __future__ import annotations

import re
from typing import NamedTuple

from sightline.kit.documents.excel.styles import Colours, font_look
from sightline.kit.documents.markup import Element, S

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Run(NamedTuple):
    """A stretch of a text with its own look; None where the cell's style decides."""

    text: str
    bold: bool | None = None
    strike: bool | None = None
    ink: str | None = None


Text = tuple[Run, ...]


def read_text(element: Element, colours: Colours) -> Text:
    """The runs of a string item (si) or inline string (is). Reading aids for Asian scripts (rPh) are no text."""
    runs: list[Run] = []
    for child in element:
        if child.tag == S + "t":
            runs.append(Run(unescape(child.text or "")))
        elif child.tag == S + "r":
            text = unescape("".join(one.text or "" for one in child.iterchildren(S + "t")))
            font = child.find(S + "rPr")
            if font is None:
                runs.append(Run(text))
            else:
                bold, strike, ink, _ = font_look(font, colours)
                runs.append(Run(text, bold, strike, ink))
    return tuple(runs)


def unescape(text: str) -> str:
    """`text` with characters that XML cannot hold, written as _x000D_, put back (the cleaner takes them out)."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
