"""How often something recurs, and on which days within the plan's time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from .dates import Moment
from .years import PlanYear, month_end

# Cadence as the plan format names it -> (pattern, months between two occurrences; 0 where the days cannot be listed)
_NUMBER = r"(?:\d{1,2}|two|three|four|six|eight|twelve)"
_KNOWN: tuple[tuple[str, str, int], ...] = (
    ("quarterly", r"quarterly|quaterly|(?:every|each|per|a)\s+(?:financial\s+)?(?:quarter|qtr)|once\s+a\s+quarter|every\s+(?:three|3)\s+months", 3),
    ("six monthly", r"(?:six|6)[\s-]*month(?:ly)?(?:\s+intervals)?(?=\s|[.,;)]|$)(?<!6 month)(?<!six month)|every\s+(?:six|6)\s+months|half[\s-]*yearly|twice\s+(?:a|per|each)\s+year|twice\s+yearly", 6),
    ("bi-annual", r"bi-?annual(?:ly)?", 6),
    ("bi-monthly", r"bi-?monthly", 0),
    ("biennial", r"bi-?ennial(?:ly)?|every\s+(?:two|2)\s+years", 0),
    ("annual", r"annual(?:ly)?(?!\s+(?:report|review|conference|plan|event|return|audit|survey|statement|governance)\w*)|yearly|(?:every|each|per)\s+year|once\s+a\s+year|every\s+(?:12|twelve)\s+months", 12),
    ("termly", r"termly|(?:every|each|per)\s+(?:school\s+)?term|once\s+a\s+term", 0),
    ("fortnightly", r"fortnightly|(?:every|each)\s+(?:fortnight|(?:two|2)\s+weeks)", 0),
    ("weekly", r"weekly|(?:every|each|per)\s+week", 0),
    ("daily", r"daily|every\s+day", 0),
    ("monthly", r"monthly|(?:every|each|per)\s+month", 1),
    ("each meeting", r"(?:at\s+)?(?:every|each)\s+(?:[\w-]+\s+){0,2}meeting", 0),
    ("regularly", r"regular(?:ly)?|periodic(?:ally)?", 0),
)  # fmt: skip
_COUNTED = re.compile(rf"\b(?:every\s+)?(?P<n>{_NUMBER})[\s-]*(?:month|week|year)ly\b|\bevery\s+(?P<n2>{_NUMBER})\s+(?:months|weeks|years)\b", re.IGNORECASE)
_PATTERNS = tuple((name, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), months) for name, pattern, months in _KNOWN)
_MONTHS = {name: months for name, _, months in _KNOWN}
_UNTIL = re.compile(r"(?:until|till|up to|to|by|through|throughout|during|for)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE)
_FROM = re.compile(r"(?:from|start(?:ing|s)?|commenc(?:ing|es?)|begin(?:ning|s)?|first|since)\b[\w\s]{0,20}$", re.IGNORECASE)


def cadence_of(text: str) -> str | None:
    """The first cadence `text` prints, as one of the format's words ("quarterly", "six monthly", "annual" ...); None where it prints none."""
    counted = _COUNTED.search(text)
    if counted:
        words = " ".join(counted[0].split()).casefold()
        if words in ("3 monthly", "three monthly", "3-monthly", "three-monthly", "every three months", "every 3 months"):
            return "quarterly"
        return words.removeprefix("every ") if words.endswith("ly") else words
    for name, pattern, _ in _PATTERNS:
        if pattern.search(text):
            return name
    return None


def _every(cadence: str) -> int:
    if cadence in _MONTHS:
        return _MONTHS[cadence]
    return 6 if re.match(r"(?:every\s+)?(?:6|six)[\s-]*month", cadence) else 12 if re.match(r"(?:12|twelve)[\s-]*month", cadence) else 0


def occurrences(text: str, cadence: str, moments: Sequence[Moment], year: PlanYear | None) -> list[dt.date]:
    """The days of a recurrence within the plan, by the period ends it falls on; printed days where it prints several or an annual one."""
    dated = [moment for moment in moments if moment.due]
    if cadence == "annual":
        return _anniversaries(moments, year)
    if len(dated) > 1 and not any(moment.precision == "year" for moment in dated):
        return sorted({moment.due for moment in dated if moment.due})
    if year is None:
        return []
    start, end = year.start, year.end
    for moment in dated:
        before = text[: moment.start]
        if _FROM.search(before):
            start = moment.due.replace(day=1) if moment.precision != "day" and moment.due else moment.due or start
        elif moment.due and moment.precision != "year" and not _UNTIL.search(before):
            return [moment.due]
        elif moment.due and year.holds(moment.due):
            end = moment.due
    step = _every(cadence)
    if not step:
        return [end]
    out = []
    months = year.start.year * 12 + year.start.month - 1 + step - 1
    while True:
        day = month_end(months // 12, months % 12 + 1)
        if day > end:
            return out
        if day >= start:
            out.append(day)
        months += step


def _anniversaries(moments: Sequence[Moment], year: PlanYear | None) -> list[dt.date]:
    """The same day in each of the plan's years, where one is printed; else the end of each of its years."""
    if year is None:
        return []
    printed = moments[-1] if moments else None
    if printed and printed.piece and printed.piece.years and printed.due:
        return [printed.due]
    day = (printed.due or printed.suggested) if printed else year.end
    if day is None:
        return []
    out = []
    for n in range(year.start.year, year.end.year + 1):
        last = month_end(n, day.month).day
        one = dt.date(n, day.month, last if printed is None or printed.precision != "day" else min(day.day, last))
        if year.holds(one):
            out.append(one)
    return out
