"""The period a plan covers, found in titles and headings; months by name and year spans as printed."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .patterns import Pattern, plain

_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTHS = {name: n for n, name in enumerate(_NAMES, start=1)} | {name[:3]: n for n, name in enumerate(_NAMES, start=1)}
MONTHS |= {"sept": 9, "setp": 9, "setpember": 9}
# Any word that begins like a month; `month_number` says whether it is one.
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|setp|oct|nov|dec)[a-z]{0,8}\b\.?"

# Two years, the second after the first: "2017/18", "2017 - 2018", "2017 to 2020", "17/18".
SPAN = Pattern(
    r"(?<![\d/.])(?P<a>20\d\d)\s*(?:[-/]|to|until|and)\s*(?P<b>20\d\d|\d\d)(?![\d/]|[-.]\d)"
    r"|(?<![\d/.-])(?P<c>\d\d)\s?[-/]\s?(?P<d>\d\d)(?![\d/]|[-.]\d)"
)
_MONTHS_SPAN = Pattern(
    rf"\b(?P<m1>{MONTH})\s*,?\s*(?P<y1>20\d\d)?\s*(?:-|to|until)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?"
    rf"(?:\d{{1,2}}\s*(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<m2>{MONTH})\s*,?\s*(?P<y2>20\d\d)",
    re.IGNORECASE,
)
_CALENDAR = Pattern(
    r"\bcalendar\s+years?\b|\bjan(?:uary)?\s*(?:-|to|until)\s*(?:the\s+end\s+of\s+)?dec(?:ember)?\b", re.IGNORECASE
)
_CALENDAR_QUARTERS = Pattern(
    r"\bcalendar\s+quarters?\b|\bquarters?\b[^.;]{0,60}\bcalendar\b|\bq(?:uarter\s*)?1\s*[=:(-]*\s*(?:is\s+)?jan(?:uary)?\b",
    re.IGNORECASE,
)
_PLANNISH = Pattern(r"\b(?:plan|priorities|strategy|programme|tracker|log)\b", re.IGNORECASE)
_OWN_PLAN = Pattern(
    r"\b(?:delivery|action|business|work|implementation|improvement|operational|annual)\s+(?:plan"
    r"|programme)\b",
    re.IGNORECASE,
)
_SINGLE = Pattern(r"(?<![\d/.-])(20\d\d)(?![\d/]|[-.]\d)")
_LONGEST = 10  # years: a longer span in a title is no plan's period
_SHORTEST = 5  # months between its first and its last


def month_number(text: str) -> int:
    """The number, 1 to 12, of a month's name as printed, a typing error or two forgiven; 0 where it is none."""
    folded = text.casefold().rstrip(".")
    if folded in MONTHS:
        return MONTHS[folded]
    number = MONTHS.get(folded[:3], 0)
    if number and len(folded) > 4:
        name = Counter(_NAMES[number - 1])
        wrong = sum(((name - Counter(folded)) + (Counter(folded) - name)).values())
        return number if wrong <= (2 if len(_NAMES[number - 1]) > 6 else 1) else 0
    return 0


def month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True, slots=True)
class PlanYear:
    """The plan's period, first and last day. `fiscal`: its quarters begin in April; otherwise in January."""

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


def printed_years(text: str) -> tuple[int, int] | None:
    """The first span of years in `text` ("2017/18", "17-18", "2017 to 2020"), in full; None where there is none."""
    match = SPAN.search(text)
    return _in_full(match) if match else None


def _in_full(match: re.Match[str]) -> tuple[int, int] | None:
    """The two years of a `SPAN`; None where the second does not come after the first."""
    a, b = (match["a"], match["b"]) if match["a"] else (match["c"], match["d"])
    first = int(a) if len(a) == 4 else 2000 + int(a)
    last = int(b) if len(b) == 4 else first // 100 * 100 + int(b)
    return (first, last) if first < last else None


def _whole_months(text: str) -> PlanYear | None:
    """The period of "April 2017 to March 2018" in any dress."""
    for match in _MONTHS_SPAN.finditer(text):
        last = int(match["y2"])
        m1, m2 = month_number(match["m1"]), month_number(match["m2"])
        if not m1 or not m2:
            continue
        first = int(match["y1"]) if match["y1"] else last - (m1 > m2)
        if (last - first) * 12 + m2 - m1 >= _SHORTEST:
            return PlanYear(dt.date(first, m1, 1), month_end(last, m2), fiscal=m1 != 1)
    return None


def _spans(text: str) -> PlanYear | None:
    """The period of "2017-18", or of all of "2018/19 - 2020/21"."""
    found: list[tuple[int, int, int]] = []
    for match in SPAN.finditer(text):
        years = _in_full(match)
        short = not match["a"]
        if years and short and (years[1] - years[0] != 1 or not 2005 <= years[0] < 2060 or not _PLANNISH.search(text)):
            years = None
        if years and years[1] - years[0] <= _LONGEST:
            if found and not re.fullmatch(r"\s*(?:-|to)\s*", plain(text[found[-1][2] : match.start()])):
                break
            found.append((*years, match.end()))
    if not found:
        return None
    first, last = found[0][0], found[-1][1]
    if _CALENDAR.search(text):
        return PlanYear(dt.date(first, 1, 1), dt.date(last, 12, 31), fiscal=False)
    return fiscal(first, last - first)


def says_calendar_quarters(texts: Iterable[str]) -> bool:
    """Whether a text says that quarters begin in January."""
    return any(_CALENDAR_QUARTERS.search(text) for text in texts)


def find_year(texts: Iterable[str]) -> PlanYear | None:
    """The plan's period from the first text that states one: a title, a heading, a file's name.

    "2017-18" and "2018 - 2020" are fiscal years (April to March) unless the text says calendar year; months are taken
    as printed. A text that calls itself an action, delivery or business plan goes before other plans and strategies,
    and those before the rest. One year alone ("Plan 2018") counts only where the text says calendar year: nobody can
    know which year it means otherwise. None where no text settles it.
    """
    listed = [text for text in texts if text and any(one.isdigit() for one in text)]
    listed.sort(key=lambda text: (not _OWN_PLAN.search(text), not _PLANNISH.search(text)))
    for text in listed:
        own = _OWN_PLAN.search(text)
        for part in (text[own.start() :], text) if own else (text,):
            found = _whole_months(part) or _spans(part)
            if found:
                return found
    for text in listed:
        single = _SINGLE.search(text)
        if single and _CALENDAR.search(text):
            year = int(single[1])
            return PlanYear(dt.date(year, 1, 1), dt.date(year, 12, 31), fiscal=False)
    return None
