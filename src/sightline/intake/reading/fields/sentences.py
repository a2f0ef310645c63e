"""Lines of prose made whole, and parted into list items and sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sightline.kit.documents.blocks import Line

from .patterns import Pattern

ITEM = Pattern(
    r"^\s*(?:(?P<mark>[-·*]|>(?=\s+[A-Za-z])|\uf0b7|\uf0a7)\s+|\(?(?P<label>[a-z]|[ivx]{1,4}"
    r"|\d{1,2})[.)]\s+)"
)
_SENTENCE = Pattern(r"(?<=[\w%)\"'][.!?])\s+(?=[A-Z(\"'])")
_NOT_END = Pattern(
    r"(?:\b(?:e\.g|i\.e|etc|no|nos|approx|vs|inc|incl|min|max|dr|mr|mrs|ms|st|para|ref|fig|dept|govt|s)\.|\b[A-Z]\.)$",
    re.IGNORECASE,
)
_ENDS = (".", ":", ";", "!", "?")
_GOES_ON = Pattern(
    r"\b(?:of|to|the|a|an|and|or|in|on|by|for|with|that|at|over|than|least|from|is|are|will|be|least|under|below|above)$"
)


def sentences(text: str) -> list[str]:
    """The sentences of a line; "e.g." and "Dr." end none, and a remark in brackets goes with the one before it."""
    out: list[str] = []
    for piece in _SENTENCE.split(text):
        if out and (_NOT_END.search(out[-1]) or re.fullmatch(r"\([^()]*\)\.?", piece.strip())):
            out[-1] += " " + piece
        elif piece.strip():
            out.append(piece.strip())
    return out


def whole_lines(lines: Sequence[Line | str]) -> list[Line]:
    """The lines that count; one broken in the middle of its sentence is made whole.

    A small letter goes on with the line before it, but not in a list whose first item after a colon begins so too.
    """
    out: list[Line] = []
    small_items = False
    for line in lines:
        one = Line(line) if isinstance(line, str) else line
        text = " ".join(one.text.replace("\u00a0", " ").split())
        if one.strike or not text:
            continue
        before = out[-1].text if out else ""
        marked = one.bullet or one.number or ITEM.match(text)
        if before.endswith(":"):
            small_items = text[0].islower()
        goes_on = (text[0].islower() and not small_items and not before.endswith(_ENDS)) or _GOES_ON.search(before)
        if before and not marked and goes_on:
            out[-1] = Line(f"{before} {text}", out[-1].number, out[-1].bullet, out[-1].level)
        else:
            out.append(Line(text, one.number, one.bullet, one.level))
    return out


def is_item(line: Line) -> bool:
    """Whether a line is one of a list, by its mark or its format."""
    return bool(line.bullet or line.number or ITEM.match(line.text))
