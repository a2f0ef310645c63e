"""The period a plan covers, found in titles and headings."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janurary", "february feb febuary feburary", "march mar", "april apr apirl", "may", "june jun", "july jul",
            "august aug agust", "september sept sep septmber setpember", "october oct ocotber", "november nov novemeber",
            "december dec decemeber",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
MONTH = r"(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"

# Two years that follow one another: "2017/18", "2017 - 2018", "2017-18", "17/18". Longer spans only with both in full
# or "2018-21".
SPAN = re.compile(
    r"(?<![\d/.])(?P<a>20\d\d)\s*(?:[-–—/]|to|until|and)\s*(?P<b>20\d\d|\d\d)(?![\d/]|[-.]\d)"
    r"|(?<![\d/.-])(?P<c>\d\d)\s?[-–/]\s?(?P<d>\d\d)(?![\d/]|[-.]\d)"
)
_DAY = r"(?:\d{1,2}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
_MONTHS_SPAN = re.compile(
    rf"\b(?P<m1>{MONTH})\s*,?\s*(?P<y1>20\d\d)?\s*(?:[-–—]|to"
    rf"|until)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?{_DAY}(?P<m2>{MONTH})\s*,?\s*(?P<y2>20\d\d)",
    re.IGNORECASE,
)
_CALENDAR = re.compile(r"\bcalendar\s+years?\b", re.IGNORECASE)
_PLANNISH = re.compile(r"\b(?:plan|priorities|strategy|programme|tracker|log)\b", re.IGNORECASE)
_SINGLE = re.compile(r"(?<![\d/.-])(20\d\d)(?![\d/]|[-.]\d)")


def month_number(text: str) -> int:
    """The number, 1 to 12, of a month's name as printed; 0 where it is none."""
    return MONTHS.get(text.casefold().rstrip("."), 0)


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class PlanYear:
    """The plan's period, first and last day. `fiscal`: its years and quarters begin in April; otherwise in January."""

    start: dt.date
    end: dt.date
    fiscal: bool = True

    @property
    def count(self) -> int:
        """How many years the plan runs, begun ones counted whole."""
        months = (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1
        return max(1, -(-months // 12))

    def holds(self, day: dt.date) -> bool:
        return self.start <= day <= self.end

    def years_with(self, month: int) -> list[int]:
        """The calendar years in which this month (1 to 12) ends within the plan, in order: one for a plan of a year."""
        return [year for year in range(self.start.year, self.end.year + 1) if self.holds(month_end(year, month))]


def fiscal(first: int, years: int = 1) -> PlanYear:
    """The plan from April of `first` over that many fiscal years."""
    return PlanYear(dt.date(first, 4, 1), dt.date(first + years, 3, 31))


def two_years(a: str, b: str) -> tuple[int, int] | None:
    """The years two printed numbers stand for ("2017", "18" or "17", "18"), or None where they do not follow one
    another."""
    first = int(a) if len(a) == 4 else 2000 + int(a)
    last = int(b) if len(b) == 4 else first // 100 * 100 + int(b)
    return (first, last) if first < last else None


def printed_years(text: str) -> tuple[int, int] | None:
    """The first two following years printed in `text` ("2017/18", "17-18", "2017 to 2020"), in full; None where there
    are none."""
    match = SPAN.search(text)
    if not match:
        return None
    return two_years(match["a"], match["b"]) if match["a"] else two_years(match["c"], match["d"])


def _whole_months(text: str) -> PlanYear | None:
    """ "April 2017 to March 2018" in any dress."""
    for match in _MONTHS_SPAN.finditer(text):
        last = int(match["y2"])
        m1, m2 = month_number(match["m1"]), month_number(match["m2"])
        first = int(match["y1"]) if match["y1"] else last - (m1 > m2)
        if (first, m1) < (last, m2) and (last - first) * 12 + m2 - m1 >= 5:
            return PlanYear(dt.date(first, m1, 1), month_end(last, m2), fiscal=m1 != 1)
    return None


def _spans(text: str) -> PlanYear | None:
    for match in SPAN.finditer(text):
        if match["a"]:
            years = two_years(match["a"], match["b"])
        else:
            years = two_years(match["c"], match["d"])
            if years and (years[1] - years[0] != 1 or not 5 <= int(match["c"]) <= 60 or not _PLANNISH.search(text)):
                years = None
        if years and years[1] - years[0] <= 10:
            if _CALENDAR.search(text):
                return PlanYear(dt.date(years[0], 1, 1), dt.date(years[1], 12, 31), fiscal=False)
            return fiscal(years[0], years[1] - years[0])
    return None


def find_year(texts: Iterable[str]) -> PlanYear | None:
    """The plan's period from the first text that states one: a title, a heading, a file's name.

    "2017-18" and "2018 - 2020" are fiscal years (April to March) unless the text says calendar year; months are taken
    as printed. A text that calls itself a plan goes before one that does not. One year alone ("Plan 2018") counts only
    where the text says calendar year: nobody can know which year it means otherwise. None where no text settles it.
    """
    listed = [text for text in texts if text and any(c.isdigit() for c in text)]
    listed.sort(key=lambda text: not _PLANNISH.search(text))
    for text in listed:
        found = _whole_months(text) or _spans(text)
        if found:
            return found
    for text in listed:
        single = _SINGLE.search(text)
        if single and _CALENDAR.search(text):
            year = int(single[1])
            return PlanYear(dt.date(year, 1, 1), dt.date(year, 12, 31), fiscal=False)
    return None
