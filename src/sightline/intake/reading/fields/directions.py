"""A wanted direction without a figure: more of this, less of that."""

from __future__ import annotations

import re

from .patterns import Pattern

_MANY = (
    r"(?:numbers?|no\.|rates?|proportion|percentage|%|volume|uptake|take[\s-]up|levels?|attendance"
    r"|referrals?|figures?|incidence|"
    r"amount|notifications?|usage|count|completion|compliance|timeliness)"
)
_WHO = (
    r"(?:children|families|referrals|staff|schools|young\s+people|practitioners|agencies|parents"
    r"|people|carers|forms|professionals)"
)
_MORE = Pattern(
    rf"\bincreas\w*\s+(?:in\s+)?(?:the\s+)?(?:\w+\s+){{0,2}}{_MANY}\b|\bgreater\s+(?:number|proportion|uptake)\b"
    rf"|\b{_MANY}\b[^.;]{{0,80}}\b(?:increas(?:e[sd]?|ing)|ris(?:e[sn]?|ing)|goes\s+up|improves?)\b"
    rf"|\bmore\s+{_WHO}\s+(?:are|will|have|being|attend|complete|receive|say|report|make|access|refer|identified)",
    re.IGNORECASE,
)
_FEWER = Pattern(
    rf"\b(?:reduc|decreas)\w+\s+(?:in\s+)?(?:the\s+)?(?:\w+\s+){{0,3}}{_MANY}\b|\b(?:reduction|decrease)\s+in\b"
    rf"|\b{_MANY}\b[^.;]{{0,80}}\b(?:(?:reduc|decreas|declin)(?:e[sd]?|ing)|falls?|goes\s+down)\b"
    r"|\bfewer\s+(?!than)[a-z]",
    re.IGNORECASE,
)
_HINT = Pattern(r"increas|reduc|decreas|more\s|fewer|great|ris|fall|declin|goes|improve", re.IGNORECASE)


def direction(text: str) -> str | None:
    """`increase` or `decrease` where a sentence wants a count or rate to move without saying how far; else None."""
    if not _HINT.search(text):
        return None
    if _MORE.search(text):
        return "increase"
    return "decrease" if _FEWER.search(text) else None
