"""How often something recurs, and on which days within the plan's time."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from .figures import value_of
from .moments import Moment
from .patterns import Pattern
from .years import MONTH, PlanYear, month_end

# Cadence as the plan format names it, what prints it, and the months between two occurrences (0: its days are not
# known).
_KNOWN = (
    (
        "quarterly",
        r"quarterly|quarterley|quaterly|quartely|quartlery|(?:every|each|per"
        r"|once\s+a)\s+(?:financial\s+)?(?:quarter|qtr)"
        r"|all\s+four\s+quarters|four\s+times\s+(?:a|per|each)\s+year",
        3,
    ),
    (
        "6 monthly",
        r"half[\s-]*yearly|(?:twice|two\s+times|2\s*x)\s+(?:a|per|each)\s+year|twice\s+(?:yearly|annually)",
        6,
    ),
    ("bi-annual", r"bi-?\s?annual(?:ly)?", 6),
    ("bi-monthly", r"bi-?\s?monthly|every\s+other\s+month", 0),
    ("biennial", r"bi-?ennial(?:ly)?|every\s+other\s+year", 0),
    (
        "annual",
        r"annual(?:ly)?|(?<!half[\s-])(?<!half)yearly|(?:every|each|per)\s+year|once\s+a\s+year"
        rf"|(?:every|each)\s+(?={MONTH})",
        12,
    ),
    ("termly", r"(?:half[\s-]*)?termly|(?:every|each|per|once\s+a)\s+(?:school\s+|half\s+)?term", 0),
    ("fortnightly", r"fortnightly|(?:every|each)\s+fortnight", 0),
    ("weekly", r"weekly|(?:every|each|per)\s+week", 0),
    ("daily", r"daily|(?:every|each)\s+day", 0),
    ("monthly", r"monthly|(?:every|each|per)\s+month", 1),
    ("each meeting", r"(?:at\s+)?(?:every|each)\s+(?:[\w-]+\s+){0,3}meeting", 0),
    ("regularly", r"regularly|periodic(?:ally)?|at\s+regular\s+intervals", 0),
)
_PATTERNS = tuple((name, Pattern(rf"\b(?:{pattern})\b", re.IGNORECASE)) for name, pattern, _ in _KNOWN)
_MONTHS = {name: months for name, _, months in _KNOWN}
_NUMBER = r"(?:\d{1,2}|two|three|four|five|six|eight|nine|ten|twelve|eighteen)"
_COUNTED = Pattern(
    rf"\b(?:every\s+)?(?P<n>{_NUMBER})[\s-]*(?P<unit>month|week|year)ly\b"
    rf"|\b(?:every|at)\s+(?P<n2>{_NUMBER})[\s-]+(?P<unit2>month|week|year)(?:s|ly)?(?:\s+intervals)?\b",
    re.IGNORECASE,
)
_COUNTED_NAMES = {
    (3, "month"): "quarterly",
    (12, "month"): "annual",
    (1, "year"): "annual",
    (2, "week"): "fortnightly",
    (1, "month"): "monthly",
    (1, "week"): "weekly",
}
_FROM = Pattern(
    r"\b(?:from|start(?:ing|s|ed)?|commenc(?:ing|es?|ed)|begin(?:ning|s)?|first|since"
    r"|initial(?:ly)?)\b[\w\s]{0,25}$",
    re.IGNORECASE,
)
_HINT = Pattern(
    r"ly\b|ual\b|every|each|per\b|once|twice|all|times|periodic|regular|x\s+(?:a|per)|\ba\s+q|ennial", re.IGNORECASE
)


def cadence_of(text: str) -> str | None:
    """The first cadence `text` prints, as one of the format's words ("quarterly", "6 monthly", "annual" ...); None
    where it prints none."""
    found = find_cadence(text)
    return found[0] if found else None


def find_cadence(text: str) -> tuple[str, int, int] | None:
    """The first cadence `text` prints and where it stands: (cadence, start, stop)."""
    counted = _COUNTED.search(text)
    if counted:
        figure = int(value_of(counted["n"] or counted["n2"]) or 0)
        unit = (counted["unit"] or counted["unit2"]).casefold()
        return _COUNTED_NAMES.get((figure, unit), f"{figure} {unit}ly"), *counted.span()
    if _HINT.search(text):
        for name, pattern in _PATTERNS:
            match = pattern.search(text)
            if match:
                return name, *match.span()
    return None


def _every(cadence: str) -> int:
    """Months between two occurrences; 0 where the days cannot be listed."""
    if cadence in _MONTHS:
        return _MONTHS[cadence]
    counted = re.fullmatch(r"(\d+) (month|year)ly", cadence)
    if counted:
        return int(counted[1]) * (12 if counted[2] == "year" else 1)
    return 0


def occurrences(text: str, cadence: str, moments: Sequence[Moment], year: PlanYear | None) -> list[dt.date]:
    """The days of a recurrence within the plan: the printed ones where it prints several, else the period ends from its
    first to its last.

    Empty where the plan's own time is not known and no day is printed.
    """
    dated = [moment for moment in moments if moment.due]
    if cadence == "annual":
        return _anniversaries(moments, year)
    if (
        len(dated) > 1
        and all(moment.precision != "year" for moment in dated)
        and not any(_FROM.search(text[: one.start]) for one in dated)
    ):
        return sorted({moment.due for moment in dated if moment.due})
    start, end = (year.start, year.end) if year else (dt.date.min, None)
    for moment in dated:
        if moment.due is None:
            continue
        if moment.first:
            start, end = max(start, moment.first), moment.due
        elif _FROM.search(text[: moment.start]):
            start = moment.due.replace(day=1) if moment.precision in ("month", "quarter") else moment.due
        else:
            end = moment.due
    if end is None or year is None:
        return [end] if end else []
    step = _every(cadence)
    out: list[dt.date] = []
    months = year.start.year * 12 + year.start.month - 2
    while step and not (out and out[-1] >= end):
        months += step
        day = month_end(months // 12, months % 12 + 1)
        if day > end:
            break
        if day >= start:
            out.append(day)
    return out or [end]


def _anniversaries(moments: Sequence[Moment], year: PlanYear | None) -> list[dt.date]:
    """The same days in each of the plan's years, where days are printed; else the end of each of its years."""
    if any(one.piece and one.piece.years for one in moments):
        return sorted(one.due for one in moments if one.due)
    if year is None:
        return []
    days = [(year.end, False)]
    if moments:
        printed = [one for one in moments if not (one.due is None and one.piece and one.piece.kind == "season")]
        days = [(day, one.precision == "day") for one in printed if (day := one.due or one.suggested)]
    out = []
    for day, exact in days:
        for calendar_year in year.years_with(day.month):
            last = month_end(calendar_year, day.month)
            one = dt.date(calendar_year, day.month, min(day.day, last.day)) if exact else last
            if year.holds(one):
                out.append(one)
    return sorted(out)
