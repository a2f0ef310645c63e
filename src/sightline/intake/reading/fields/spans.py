"""Printed dates of one clause that mean one: a span, an either-or, one day said twice, one replaced by the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from .moments import Moment
from .patterns import Pattern

_RANGE = Pattern(r"\s*(?:-|to|until|till|through|up\s+to)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?", re.IGNORECASE)
_SAME_AGAIN = Pattern(r"[\s(,:;=-]*")
_REPLACED = Pattern(
    r"[\s,;(-]*(?:(?:has\s+been|was|date)\s+)?(?:(?:extended|revised|moved|changed|slipped|deferred|rescheduled|delayed"
    r"|put\s+back|brought\s+forward)(?:\s+(?:date|deadline))?(?:\s+to)?|now|new\s+date)[\s:]*(?:the\s+)?(?:end\s+of\s+)?",
    re.IGNORECASE,
)
_LISTED = Pattern(r"[\s,/&+]*(?:and)?[\s,/&+]*")


def _follows(one: Moment, other: Moment) -> bool:
    """Whether `other` is the next month or quarter after `one`, or the same."""
    if one.piece is None or other.piece is None or one.piece.kind != other.piece.kind or not one.due or not other.due:
        return one.piece is not None and other.piece is not None and one.piece.kind == other.piece.kind == "season"
    if one.first and other.first:
        return 0 < (other.first - one.due).days < 32
    months = (other.due.year - one.due.year) * 12 + other.due.month - one.due.month
    return one.piece.kind in ("month", "quarter") and 0 <= months <= (1 if one.piece.kind == "month" else 3)


def grouped(moments: Sequence[Moment], text: str) -> list[Moment]:
    """Spans and either-ors fold into their later end; one day said twice ("Q3 (December 2017)") into one."""
    if not moments:
        return []
    out: list[Moment] = []
    for moment in moments:
        if out:
            one = out[-1]
            between = text[one.stop : moment.start]
            either = between.strip() in ("/", "or") and _follows(one, moment)
            span = bool(_RANGE.fullmatch(between)) or (
                between.strip() == "and"
                and re.search(r"\bbetween\s+(?:the\s+)?(?:end\s+of\s+)?$", text[: one.start], re.IGNORECASE)
            )
            bracketed = (
                bool(re.fullmatch(r"\s*[(=:\[]\s*(?:i\.?e\.?,?|by|end|end of|ending)?\s*", between, re.IGNORECASE))
                and moment.due is not None
            )
            same = one.due is not None and one.due == moment.due and _SAME_AGAIN.fullmatch(between)
            if span or either:
                first = one.first or (one.due.replace(day=1) if one.due and one.precision != "day" else one.due)
                out[-1] = replace(moment, start=one.start, first=first)
                continue
            if _REPLACED.fullmatch(between):
                why = f"“{text[one.start : one.stop].strip()}” is said to be replaced by this date"
                out[-1] = replace(moment, start=one.start, why=moment.why or why)
                continue
            if same or bracketed:
                finer = moment if bracketed or moment.precision in ("day", "month") else one
                out[-1] = replace(finer, start=one.start, stop=moment.stop)
                continue
        out.append(moment)
    listed = all(_follows(a, b) and _LISTED.fullmatch(text[a.stop : b.start]) for a, b in pairwise(out))
    months = all(one.precision == "month" and not one.first for one in out)
    if len(out) > 2 and listed and (months or len(out) == 4):
        first = out[0].first or (out[0].due.replace(day=1) if out[0].due else None)
        precision = "month" if months else "quarter"
        out = [replace(out[-1], start=out[0].start, first=first, precision=precision, listed=True)]
    return out
