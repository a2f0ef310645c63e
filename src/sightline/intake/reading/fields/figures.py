"""Numbers as plans write them: in digits and in words."""

from __future__ import annotations

import re

from .patterns import Pattern

_UNDER_TWENTY = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
ONES = {word: value for value, word in enumerate(_UNDER_TWENTY.split())}
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "final": 4, "last": 4,
}  # fmt: skip

_ONE = "|".join(sorted(ONES, key=len, reverse=True))
_TEN = "|".join(TENS)
WORD = rf"(?:(?:{_TEN})(?:[\s-]+(?:{_ONE}))?|(?:{_ONE})(?:\s+hundred)?|a\s+hundred|dozen)"
_DIGITS = Pattern(r"\d[\d,]*(?:\.\d+)?")


def value_of(text: str) -> float | int | None:
    """The number `text` states, in digits ("1,200", "92.5") or words ("twenty-four", "two hundred"); else None.

    A whole number comes as int, so that it prints as it was printed.
    """
    folded = text.strip().casefold()
    if _DIGITS.fullmatch(folded):
        number = float(folded.replace(",", ""))
        return int(number) if number.is_integer() else number
    if folded in ("dozen", "a hundred"):
        return 12 if folded == "dozen" else 100
    total = 0
    for word in re.split(r"[\s-]+", folded):
        if word in ONES:
            total += ONES[word]
        elif word in TENS:
            total += TENS[word]
        elif word == "hundred" and total:
            total *= 100
        else:
            return None
    return total
