"""A rating, from the word in its cell or from the cell's colour."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from typing import Any

from .key import Key
from .patterns import Pattern

COLOURS = ("Red", "Amber", "Green", "Blue", "Grey", "Purple", "Black", "White")
_WORDS = {
    word: colour
    for colour, printed in {
        "Red": "red r r/a red/amber 🔴 🟥",
        "Amber": "amber a yellow y orange a/r amber/red a/g amber/green 🟠 🟡 🟧 🟨",
        "Green": "green g g/a green/amber g/b green/blue 🟢 🟩",
        "Blue": "blue b 🔵 🟦",
        "Purple": "purple p 🟣 🟪",
        "Grey": "grey gray",
        "Black": "black",
        "White": "white",
    }.items()
    for word in printed.split()
}
_MEANS = {
    phrase: colour
    for colour, printed in {
        "Blue": "complete, completed, complete and embedded, completed and embedded, done, achieved, closed, "
        "signed off,"
        " embedded, fully complete, fully implemented, fully achieved, fully met, action complete, action completed,"
        " implemented, finished, delivered",
        "Green": "on track, on target, on schedule, on course, progressing well, progressing as planned, "
        "progressing to plan,"
        " going to plan, in progress on track, in progress and on track, to plan, no concerns, no issues",
        "Amber": "at risk, some delay, some slippage, some concern, some concerns, some risk, some issues, "
        "slipping, slipped,"
        " behind, behind schedule, partially complete, partially met, partially achieved, partially "
        "on track, minor delay,"
        " minor slippage, minor issues, minor concerns, delayed, partial, partially",
        "Red": "off track, off target, off schedule, off course, overdue, not met, not achieved, not on "
        "track, not on target,"
        " missed, significant delay, significant slippage, significant concern, significant concerns, significant risk,"
        " significant issues, stalled, not going to plan, serious delay, serious concern, serious concerns",
    }.items()
    for phrase in printed.split(", ")
}
_UNRATED = Pattern(
    r"(?:n\s*/\s*a|tb[cad]|not (?:yet )?(?:started|rated|due|applicable|known|set)|none|to be (?:rated"
    r"|confirmed)|future|pending|[\s\-.?/*]*)\.?",
    re.IGNORECASE,
)
_TREND = Pattern(r"[\s↑↓→←↔⇑⇓⇒⇔▲▼►◄■·○◆*]+|\b(?:rag|brag|status|rating|rated)\b\s*[:=-]?\s*", re.IGNORECASE)
_IN_WORDS = Pattern(r"\b(red|amber|green|blue|yellow|purple|grey|gray)\b", re.IGNORECASE)


def hue_of(fill: str) -> str | None:
    """The rating a background or ink shows ("92D050" -> Green), by hue, whatever the theme's shade; None for white,
    grey, black and pale tints of headings."""
    digits = fill.strip().lstrip("#")[-6:]
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", digits):
        return None
    red, green, blue = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    spread = max(red, green, blue) - min(red, green, blue)
    degrees = hue * 360
    if spread < 0.12 or saturation < 0.2 or light < 0.08 or light > 0.895 or (light > 0.87 and saturation < 0.95):
        return None
    if light > 0.75 and 172 <= degrees < 335:  # the pale blue and lilac of banded tables
        return None
    if degrees < 17 or degrees >= 335:
        return "Red"
    if degrees < 68:
        return "Amber"
    if degrees < 172:
        return "Green"
    if degrees < 258:
        return "Blue"
    return "Purple"


def read_rating(text: str, fill: str, ink: str, key: Mapping[str, Any]) -> tuple[str | None, list[str]]:
    """The rating of a cell as a colour's name ("Red", "Amber", "Green", "Blue" ...), None where it has none, and
    messages.

    A word goes before a colour; the document's own key (`key`: what it says each word or letter means) before the usual
    reading. `fill` and `ink` are RRGGBB or "".
    """
    messages: list[str] = []
    words = " ".join(_TREND.sub(" ", text).split()).strip(" .,:;()[]–-").casefold()
    shown = hue_of(fill) or (hue_of(ink) if text.strip() else None)
    said = _said(words, key)
    if said and shown and said != shown:
        messages.append(f"the cell says “{text.strip()}” and is coloured {shown.casefold()}: the word was taken")
    if said:
        return said, messages
    if words and not _UNRATED.fullmatch(words) and not shown:
        messages.append(f"“{text.strip()}” is not a rating that is known")
    if _UNRATED.fullmatch(words) and words and shown:
        messages.append(f"the cell says “{text.strip()}” and is coloured {shown.casefold()}")
    return shown, messages


def _said(words: str, key: Mapping[str, Any]) -> str | None:
    if not words:
        return None
    if isinstance(key, Key) and words in key.ratings:
        return key.ratings[words]
    for short, meaning in key.items():
        if short.casefold() == words and str(meaning).title() in COLOURS:
            return str(meaning).title()
    if words in _WORDS:
        return _WORDS[words]
    spaced = re.sub(r"\s*([/&-]|to|and)\s*", "/", words)
    if spaced in _WORDS:
        return _WORDS[spaced]
    if words in _MEANS:
        return _MEANS[words]
    named = {found[0].casefold() for found in _IN_WORDS.finditer(words)}
    if len(named) == 1 and len(words.split()) <= 8:
        return _WORDS[named.pop()]
    return None
