"""A cheap look at a cell: what it may be, to confirm or contradict its column's heading."""

from __future__ import annotations

import re

from .bodies import is_complete, is_person
from .cadences import cadence_of
from .dates import scan
from .numbers import split_number
from .patterns import Pattern
from .ratings import read_rating

_TICK = Pattern(r"[✓✔☑☒✗✘√■·xX]|yes|no", re.IGNORECASE)
_DATE_WORDS = Pattern(
    r"\b(?:on-?\s?going|tbc|throughout|asap|immediate(?:ly)?|continuous|rolling|complete[d]?)\b", re.IGNORECASE
)
_MEASURE = Pattern(
    r"\d\s*%|\bper cent\b|\b(?:at least|no more than|fewer than|increase in|reduction in"
    r"|evidence(?:d)? (?:of|that|by))\b",
    re.IGNORECASE,
)


def looks_like(text: str) -> set[str]:
    """Which of "date", "owner", "number", "rating", "tick", "prose", "measure" a cell's text may be; empty for an empty
    cell."""
    text = " ".join(text.split())
    if not text:
        return set()
    out: set[str] = set()
    words = len(text.split())
    if words > 12:
        out.add("prose")
    if words <= 25:
        pieces = scan(text)
        dated = sum(piece.stop - piece.start for piece in pieces)
        if (pieces and (dated * 2 >= len(text) or words <= 8)) or (
            words <= 8 and (_DATE_WORDS.search(text) or (cadence_of(text) and words <= 4))
        ):
            out.add("date")
    number, rest = split_number(text)
    if number and not rest:
        out.add("number")
    if words <= 4 and read_rating(text, "", "", {})[0]:
        out.add("rating")
    if _TICK.fullmatch(text):
        out.add("tick")
    if words <= 25 and not (out & {"date", "number", "tick"}):
        pieces_ = [part for part in re.split(r"\s*[/;,&+]\s*|\s+and\s+", text) if part]
        if (
            pieces_
            and sum(is_person(one) or is_complete(one) for one in pieces_) * 2 > len(pieces_)
            and not text.endswith(".")
        ):
            out.add("owner")
    if _MEASURE.search(text):
        out.add("measure")
    return out
