"""A text as the rules read it: other scripts' digits, full-width letters, odd spaces and dashes made plain.

Whatever is made plain knows where it stood, so that a finding shows the text exactly as it was typed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_PLAIN = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032\uff07\u0060\u00b4", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u2033", '"'),
    **dict.fromkeys("\r\t\v\f\u0085", " "),
    **dict.fromkeys("\u2028\u2029", "\n"),
    "\u00b7": ".",
    "\u2024": ".",
}
# Left out: what takes no room on the page (soft hyphens, joiners, marks of direction) and the frame of a digit's emoji.
_UNSEEN = {"\ufe0e", "\ufe0f", "\u20e3", "\u00ad"}


@dataclass(frozen=True, slots=True)
class Folded:
    """The plain text, and for each of its letters where in the original it stood."""

    text: str
    places: tuple[int, ...] | None
    """None where every letter stands where it stood."""
    original: str

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the original the piece between `start` and `end` stands."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


def fold(text: str) -> Folded:
    """The text made plain. Linear in its length."""
    if text.isascii() and not any(char in text for char in "\r\t\v\f`"):
        return Folded(text, None, text)
    plain: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for one in _plain(char):
            plain.append(one)
            places.append(place)
    return Folded("".join(plain), tuple(places), text)


def _plain(char: str) -> str:
    if char in _UNSEEN:
        return ""
    if char in _PLAIN:
        return _PLAIN[char]
    if char.isascii():
        return char
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    if category == "Zs":
        return " "
    plain = unicodedata.normalize("NFKC", char)
    return "".join(_PLAIN.get(one, one) for one in plain)
