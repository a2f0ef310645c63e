"""A target as it is written, read where it is plain: "at least 90%" is drawn and judged, "as in 2016" is only shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sightline.indicators.rules.figures import PER, Basis, Polarity

_WORDS = {
    ">": ("over", "more than", "above"),
    ">=": ("at least", "no fewer than", "no less than", "not under"),
    "<": ("under", "fewer than", "less than", "below"),
    "<=": ("at most", "no more than", "not over", "up to"),
}
_BY_WORD = {word: sign for sign, words in _WORDS.items() for word in words}
_MEETS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    ">": lambda value, figure: value > figure,
    ">=": lambda value, figure: value >= figure,
    "<": lambda value, figure: value < figure,
    "<=": lambda value, figure: value <= figure,
}
# The whole text: a comparing word or none, one number, and what it is of. Anything more is words.
_PLAIN = re.compile(
    rf"(?:(?P<word>{'|'.join(sorted(_BY_WORD, key=len, reverse=True))})\s+)?"
    rf"(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?)\s*(?P<unit>%|per {PER:,})?\.?",
    re.IGNORECASE,
)
_USUAL = {Polarity.HIGHER: ">=", Polarity.LOWER: "<="}
_UNITS = {Basis.SHARE: ("%",), Basis.RATE: ("", f"per {PER:,}"), Basis.COUNT: ("",)}


@dataclass(frozen=True, slots=True)
class Target:
    """A target that can be held against a figure: `figure` as figures are worth (a share of 1)."""

    comparator: str
    figure: Fraction

    def is_met(self, value: Fraction) -> bool:
        """Whether a value reaches it; exact, so that 90.0% is not over 90%."""
        return _MEETS[self.comparator](value, self.figure)


def target_of(words: str, basis: str, polarity: str) -> Target | None:
    """The target that the words say; None where they say no plain one. A bare figure is at least, or at most, by which
    way is better; of an indicator for context it says neither."""
    found = _PLAIN.fullmatch(" ".join(words.split()))
    if found is None:
        return None
    sign = _BY_WORD[found["word"].lower()] if found["word"] else _USUAL.get(Polarity(polarity), "")
    unit = (found["unit"] or "").lower()
    if not sign or unit not in _UNITS[Basis(basis)]:
        return None
    figure = Fraction(Decimal(found["number"].replace(",", "")))
    return Target(sign, figure / 100 if unit == "%" else figure)
