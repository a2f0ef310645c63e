"""Dates, months, quarters, years and seasons in a line of text: where they stand and what day each means at the latest.

`scan` finds the printed pieces; `resolve` gives each its day, from its own year, its neighbours' or the plan's. What those do not settle stays
without a day, marked for review, with a suggestion where there is a sensible one.

Rules (plan format): quarters are fiscal unless calendar is said; month and year mean the month's last day; January to March without a year stand in the
plan's second calendar year.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from .figures import ORDINALS, value_of
from .years import MONTH, SPAN, PlanYear, month_end, month_number, two_years

_END = r"(?:(?:by\s+|at\s+)?(?:the\s+)?end[\s-]+(?:of\s+)?(?:the\s+)?)?"
_FY = r"(?:20\d\d\s?[/\-–—]\s?(?:20)?\d\d|\d\d\s?/\s?\d\d|\d\d\s?-\s?\d\d)(?![\d/])"
_YEAR = r"(?:20\d\d(?!\d)|['’‘]?\d\d(?![\d/:.%]|\s*%|st\b|nd\b|rd\b|th\b))"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b\.?,?\s+(?:the\s+)?)?"
_DAY = r"(?P<d>\d{1,2})\s*(?P<ord>st|nd|rd|th)?"
_QN = r"(?:[1-4]\b|one\b|two\b|three\b|four\b)"

ISO = re.compile(r"(?<!\d)(?P<y>20\d\d)-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)")
NUMERIC = re.compile(r"(?<![\d./])(?P<d>\d{1,2})\s?(?P<sep>[/.\-])\s?(?P<m>\d{1,2})\s?(?P=sep)\s?(?P<y>20\d\d|\d\d)(?!\d)")
DAY_MONTH = re.compile(rf"\b{_WEEKDAY}{_DAY}\s*(?:of\s+|-|/)?\s*(?P<m>{MONTH})(?:[\s,/-]*(?P<y>{_YEAR}))?", re.IGNORECASE)
MONTH_DAY = re.compile(
    rf"\b{_WEEKDAY}(?P<m>{MONTH})\s+(?:the\s+)?(?:(?P<d>\d{{1,2}})\s*(?:st|nd|rd|th)(?:[\s,]*(?P<y>{_YEAR}))?|(?P<d2>\d{{1,2}})[\s,]+(?P<y2>20\d\d)(?!\d))",
    re.IGNORECASE,
)
QUARTER = re.compile(
    rf"\b(?:(?P<pre>{_FY})[\s,:–-]*|(?P<prey>20\d\d)\s+)?"
    rf"(?:(?:q|qtrs?|quarters?|qrt?r)\s*\.?\s*(?P<q>{_QN})|(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th|final|last)\s+(?:quarter|qtr)\b)"
    rf"(?:\s*(?P<link>-|–|—|to\b|through\b)\s*(?:the\s+)?(?:end\s+of\s+)?(?:q|qtr|quarter)?\s*(?P<q2>{_QN})(?!\d|/\d))?"
    rf"(?:[\s,]*\(?(?:of\s+|in\s+)?(?:(?:fy|financial\s+year|year)\s*)?(?P<fy>{_FY})\)?|[\s,]*(?:of\s+|in\s+)?(?P<y>{_YEAR}))?",
    re.IGNORECASE,
)
PLAN_YEAR = re.compile(r"\b(?:year|yr)\s*(?P<n>[1-5]|one|two|three|four|five)\b(?!\s*(?:[-–/&]|and|to|pupils|children|students)\s*\d?)", re.IGNORECASE)
MONTH_YEAR = re.compile(
    rf"\b(?P<part>(?:mid|early|late|beginning|start|middle)(?:[\s-]+(?:of\s+)?(?:the\s+)?))?(?P<m>{MONTH})(?:\s*(?P<y4>[\s,/-]*(?:of\s+)?20\d\d(?!\d))|\s*[-/]?\s*(?P<y2>['’‘]?\d\d)(?![\d/:.%]|\s*%|st\b|nd\b|rd\b|th\b))?",
    re.IGNORECASE,
)
SEASON = re.compile(
    rf"\b(?P<s>spring|summer|autumn|winter|easter|christmas|xmas)(?P<term>\s+(?:half[\s-]+)?term)?(?:\s+(?:holidays?|break))?(?:[\s,]*(?:of\s+)?(?:(?P<fy>{_FY})|(?P<y>{_YEAR})))?",
    re.IGNORECASE,
)
HALF = re.compile(rf"\b(?:(?P<nth>first|second|1st|2nd)\s+half\s+of\s+(?:the\s+(?:financial\s+)?year|(?P<of>{_FY}))|h(?P<h>[12])\b)(?:\s*(?P<fy>{_FY}))?", re.IGNORECASE)
YEAR_END = re.compile(
    r"\b(?:(?:end|close)\s+of\s+(?:the\s+|this\s+)?(?:current\s+)?(?P<what>financial|fiscal|reporting|business|plan(?:ning)?|calendar|academic|school|council)?\s*(?:year|plan)\b"
    r"|(?P<what2>financial|fiscal|calendar|academic|school)?\s*year[\s-]+end\b|(?:end|life(?:time)?|duration)\s+of\s+(?:the\s+)?(?:business\s+)?plan\b)"
    rf"(?:\s*\(?(?P<fy>{_FY})\)?|\s*\(?(?P<y>20\d\d)\)?)?",
    re.IGNORECASE,
)
FISCAL_YEAR = re.compile(rf"\b(?:academic|school)?\s*(?:{_FY})", re.IGNORECASE)
BARE_YEAR = re.compile(r"(?<![\d/.£-])20[0-4]\d(?![\d/%]|[-.]\d)")
_VERB_AFTER_MAY = re.compile(
    r"\s+(?:be|have|need|not|also|include|require|result|lead|result|take|vary|change|wish|want|want|affect|well|only|still)\b", re.IGNORECASE
)
_SEASON_END = {"spring": (5, 31), "summer": (8, 31), "autumn": (11, 30), "winter": (2, 28), "christmas": (12, 24), "xmas": (12, 24), "easter": (3, 31)}
_TERM_END = {"spring": (3, 31), "summer": (7, 31), "autumn": (12, 31), "winter": (12, 31), "easter": (3, 31), "christmas": (12, 31)}


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed date. `day`/`month`/`quarter` as far as printed; `years` the one or two calendar years printed with it, empty where none."""

    start: int
    stop: int
    kind: str  # day, month, quarter, half, year, season, plan_year, year_end
    years: tuple[int, ...] = ()
    day: int = 0
    month: int = 0
    part: str = ""  # "mid", "early", a season's name, a kind of year
    nth: int = 0  # quarter, half or plan year
    loose: bool = False  # a two-digit figure after a month that may be a year or a day; kept in `day`


@dataclass(frozen=True, slots=True)
class Moment:
    """What a printed date means: `due` is None where it cannot be known, and then `why` says so."""

    start: int
    stop: int
    due: dt.date | None
    precision: str  # day, month, quarter, year
    suggested: dt.date | None = None
    why: str = ""
    piece: Piece | None = None


def _full(year: str | None) -> tuple[int, ...]:
    if not year:
        return ()
    digits = re.sub(r"\D", "", year)
    return (int(digits) if len(digits) == 4 else 2000 + int(digits),) if digits else ()


def _pair(text: str | None) -> tuple[int, ...]:
    """The two years of "2017/18"; one or none where the figures do not follow one another."""
    match = SPAN.search(text) if text else None
    if not match:
        return ()
    years = two_years(match["a"], match["b"]) if match["a"] else two_years(match["c"], match["d"])
    return years if years and years[1] - years[0] <= 10 else ()


def _consecutive(text: str | None) -> tuple[int, ...]:
    years = _pair(text)
    return years if len(years) == 2 and years[1] - years[0] == 1 else ()


def _each(text: str):  # noqa: ANN202 - a generator of (pattern, match) over what is not yet taken
    """Every match of the patterns in their order of trust, none overlapping one found before."""
    left = text
    for pattern in (ISO, NUMERIC, DAY_MONTH, MONTH_DAY, QUARTER, HALF, YEAR_END, SEASON, MONTH_YEAR, PLAN_YEAR, FISCAL_YEAR, BARE_YEAR):
        for match in pattern.finditer(left):
            piece = _piece(pattern, match, text)
            if piece:
                yield piece
                left = left[: piece.start] + "\0" * (piece.stop - piece.start) + left[piece.stop :]


def _piece(pattern: re.Pattern[str], match: re.Match[str], text: str) -> Piece | None:
    """The piece a match stands for; None where the words only look like one."""
    found = {name: value for name, value in match.groupdict().items() if value}
    start, stop = match.span()
    if pattern in (ISO, NUMERIC):
        return Piece(start, stop, "day", _full(found["y"]), int(found["d"]), int(found["m"]))
    if pattern in (DAY_MONTH, MONTH_DAY):
        day, year = found.get("d") or found["d2"], found.get("y") or found.get("y2")
        if pattern is DAY_MONTH and "ord" not in found and not 1 <= int(day) <= 31:
            return None
        return Piece(start, stop, "day", _full(year), int(day), month_number(found["m"]))
    if pattern is QUARTER:
        nth = value_of(found["q"]) if "q" in found else ORDINALS[found["nth"].casefold()]
        nth = value_of(found["q2"]) if "q2" in found else nth
        years = _consecutive(found.get("fy")) or _consecutive(found.get("pre")) or _full(found.get("y") or found.get("prey"))
        return Piece(start, stop, "quarter", years, nth=int(nth or 0))
    if pattern is HALF:
        nth = int(found["h"]) if "h" in found else ORDINALS[found["nth"].casefold()]
        return Piece(start, stop, "half", _consecutive(found.get("fy") or found.get("of")), nth=nth)
    if pattern is YEAR_END:
        what = (found.get("what") or found.get("what2") or "").casefold()
        return Piece(start, stop, "year_end", _pair(found.get("fy")) or _full(found.get("y")), part=what)
    if pattern is SEASON:
        return Piece(start, stop, "season", _consecutive(found.get("fy")) or _full(found.get("y")), part=found["s"].casefold(), nth=int("term" in found))
    if pattern is MONTH_YEAR:
        return _month_piece(found, start, stop, text)
    if pattern is PLAN_YEAR:
        return Piece(start, stop, "plan_year", nth=int(value_of(found["n"]) or 0))
    if pattern is FISCAL_YEAR:
        years = _pair(match[0])
        return Piece(start, stop, "year", years, part="academic" if re.match(r"\s*(?:academic|school)", match[0], re.IGNORECASE) else "") if years else None
    return Piece(start, stop, "year", (int(match[0]),))


def _month_piece(found: dict[str, str], start: int, stop: int, text: str) -> Piece | None:
    name = found["m"]
    if "y4" not in found and "y2" not in found:
        if name[0].islower() and name.casefold().rstrip(".") in ("may", "march", "mar", "jun", "sep", "dec"):
            return None
        if name.casefold() == "may" and _VERB_AFTER_MAY.match(text, stop):
            return None
    month, part = month_number(name), (found.get("part") or "").split("-")[0].split(" ")[0].casefold()
    if "y4" in found:
        return Piece(start, stop, "month", _full(found["y4"]), month=month, part=part)
    if "y2" in found:
        sure = found["y2"][0] in "'’‘" or int(found["y2"][-2:]) > 31
        figure = int(found["y2"][-2:])
        return Piece(start, stop, "month", (2000 + figure,), month=month, part=part, loose=not sure, day=0 if sure else figure)
    return Piece(start, stop, "month", month=month, part=part)


def scan(text: str) -> list[Piece]:
    """The printed dates of `text` in their order, none overlapping."""
    return sorted(_each(text), key=lambda piece: piece.start)


def _year_of(month: int, year: PlanYear | None) -> int | None:
    """The calendar year a month without one stands in, by the plan's year; None where the plan leaves it open."""
    if year is None or year.count > 1:
        return None
    return year.start.year if month >= year.start.month else year.end.year


def _fits(day: dt.date, year: PlanYear | None) -> bool:
    """Whether a day lies in the plan's period or close to it: a year before, a year after."""
    return year is not None and year.start - dt.timedelta(days=370) <= day <= year.end + dt.timedelta(days=370)


def _quarter_end(first: int, nth: int, fiscal: bool) -> dt.date:
    month = 3 * nth + 3 if fiscal else 3 * nth
    return month_end(first + (month > 12), month - 12 * (month > 12))


class _Resolver:
    """Turns pieces into moments; `calendar_said` where the text itself says that its quarters are the calendar's."""

    def __init__(self, year: PlanYear | None, calendar_said: bool) -> None:
        self.year = year
        self.fiscal = not calendar_said and (year is None or year.fiscal)

    def moment(self, piece: Piece) -> Moment:
        return getattr(self, "_" + piece.kind)(piece)

    def _is(self, piece: Piece, due: dt.date, precision: str) -> Moment:
        return Moment(piece.start, piece.stop, due, precision, piece=piece)

    def _open(self, piece: Piece, precision: str, why: str, suggested: dt.date | None = None) -> Moment:
        return Moment(piece.start, piece.stop, None, precision, suggested, why, piece)

    def _day(self, piece: Piece) -> Moment:
        if not 1 <= piece.month <= 12:
            swapped = None
            if piece.years and 1 <= piece.day <= 12 and 1 <= piece.month <= 31:
                last = calendar.monthrange(piece.years[0], piece.day)[1]
                swapped = dt.date(piece.years[0], piece.day, piece.month) if piece.month <= last else None
            return self._open(piece, "day", "there is no such date: the month is not 1 to 12", swapped)
        year = piece.years[0] if piece.years else _year_of(piece.month, self.year)
        if year is None:
            if self.year is None:
                return self._open(piece, "day", "no year is printed and the plan's own year is not known")
            year = self.year.start.year if piece.month >= self.year.start.month else self.year.start.year + 1
            suggested = dt.date(year, piece.month, min(piece.day, calendar.monthrange(year, piece.month)[1])) if piece.day else None
            return self._open(piece, "day", "no year is printed and the plan runs for several", suggested)
        last = calendar.monthrange(year, piece.month)[1]
        if not 1 <= piece.day <= last:
            return self._open(piece, "day", "there is no such date", dt.date(year, piece.month, last) if piece.day > last else None)
        return self._is(piece, dt.date(year, piece.month, piece.day), "day")

    def _month(self, piece: Piece) -> Moment:
        if piece.loose:
            as_year = month_end(piece.years[0], piece.month)
            if not _fits(as_year, self.year):
                return self._open(piece, "month", "the figure after the month may be a year or a day", self._loose_guess(piece, as_year))
            as_day = self._day(replace(piece, years=(), loose=False))
            if as_day.due and as_day.due.year != as_year.year and self.year and self.year.holds(as_day.due) and not self.year.holds(as_year):
                return self._open(piece, "month", "the figure after the month may be a year or a day", as_year)
        year = piece.years[0] if piece.years else _year_of(piece.month, self.year)
        if year is None:
            if self.year is None:
                return self._open(piece, "month", "no year is printed and the plan's own year is not known")
            year = self.year.start.year if piece.month >= self.year.start.month else self.year.start.year + 1
            return self._open(piece, "month", "no year is printed and the plan runs for several", month_end(year, piece.month))
        if piece.part in ("mid", "middle", "early", "beginning", "start", "late"):
            day = {"mid": 15, "middle": 15, "early": 10, "beginning": 1, "start": 1}.get(piece.part)
            suggested = dt.date(year, piece.month, day) if day else month_end(year, piece.month)
            return self._open(piece, "month", f"“{piece.part}” names no day", suggested)
        return self._is(piece, month_end(year, piece.month), "month")

    def _loose_guess(self, piece: Piece, as_year: dt.date) -> dt.date | None:
        as_day = self._day(replace(piece, years=(), loose=False))
        return as_day.due if as_day.due else as_year

    def _quarter(self, piece: Piece) -> Moment:
        if not 1 <= piece.nth <= 4:
            return self._open(piece, "quarter", "there is no such quarter")
        if len(piece.years) == 2 or (piece.years and not self.fiscal):
            return self._is(piece, _quarter_end(piece.years[0], piece.nth, self.fiscal), "quarter")
        if piece.years:
            begun, ended = (_quarter_end(first, piece.nth, fiscal=True) for first in (piece.years[0], piece.years[0] - 1))
            if piece.nth < 4:
                return self._is(piece, begun, "quarter")
            inside = [day for day in (begun, ended) if self.year and self.year.holds(day)]
            if len(inside) == 1:
                return self._is(piece, inside[0], "quarter")
            return self._open(piece, "quarter", "the fourth quarter of one year may end in that year or the next", begun)
        if self.year is None:
            return self._open(piece, "quarter", "no year is printed and the plan's own year is not known")
        due = _quarter_end(self.year.start.year, piece.nth, self.fiscal)
        if self.year.count > 1:
            return self._open(piece, "quarter", "no year is printed and the plan runs for several", due)
        return self._is(piece, due, "quarter")

    def _half(self, piece: Piece) -> Moment:
        return replace(self._quarter(replace(piece, nth=2 * piece.nth)), piece=piece)

    def _plan_year(self, piece: Piece) -> Moment:
        if self.year is None:
            return self._open(piece, "year", "the plan's own year is not known")
        if piece.nth > self.year.count:
            return self._open(piece, "year", f"the plan has no year {piece.nth}")
        first = self.year.start.year + piece.nth - 1
        end = month_end(first + (self.year.start.month > 1), 12 if self.year.start.month == 1 else self.year.start.month - 1)
        return self._is(piece, end, "year")

    def _year(self, piece: Piece) -> Moment:
        if piece.part == "academic":
            return self._open(piece, "year", "the school year's last day is not printed", dt.date(piece.years[-1], 7, 31))
        if len(piece.years) == 2:
            return self._is(piece, dt.date(piece.years[1], 3, 31), "year")
        only = piece.years[0]
        if not self.fiscal:
            return self._is(piece, dt.date(only, 12, 31), "year")
        return self._open(piece, "year", "one year alone may mean the calendar's or the plan's", dt.date(only, 12, 31))

    def _year_end(self, piece: Piece) -> Moment:
        if piece.part in ("academic", "school"):
            last = piece.years[-1] if piece.years else (self.year.start.year if self.year and self.year.count == 1 else None)
            return self._open(piece, "year", "the school year's last day is not printed", dt.date(last, 7, 31) if last else None)
        if piece.part == "calendar":
            year = piece.years[0] if piece.years else (self.year.start.year if self.year and self.year.count == 1 else None)
            if year:
                return self._is(piece, dt.date(year, 12, 31), "year")
            return self._open(piece, "year", "which calendar year is not printed")
        if len(piece.years) == 2:
            return self._is(piece, dt.date(piece.years[1], 3, 31), "year")
        if piece.years:
            return self._open(piece, "year", "one year alone may mean the calendar's or the plan's", dt.date(piece.years[0], 12, 31))
        if self.year is None:
            return self._open(piece, "year", "the plan's own year is not known")
        if self.year.count > 1 and "plan" not in piece.part:
            return self._open(piece, "year", "the plan runs for several years", self.year.end)
        return self._is(piece, self.year.end, "year")

    def _season(self, piece: Piece) -> Moment:
        month, day = (_TERM_END if piece.nth else _SEASON_END)[piece.part]
        if len(piece.years) == 2:
            year = piece.years[0] if month >= 8 else piece.years[1]
        else:
            year = piece.years[0] if piece.years else _year_of(month, self.year)
        what = "a school term" if piece.nth else "a season"
        why = f"{what} has no certain last day"
        if not year:
            return self._open(piece, "month", why)
        if piece.part == "winter" and not piece.nth:
            return self._open(piece, "month", why, month_end(year + len(piece.years) % 2, 2))
        return self._open(piece, "month", why, dt.date(year, month, day))


_JOIN = re.compile(r"\s*(?:[,/&+]|-|–|—|and|to|or|until|through|then|\s)*\s*", re.IGNORECASE)
_CALENDAR_SAID = re.compile(r"\bcalendar\b", re.IGNORECASE)


def share_years(pieces: list[Piece], text: str) -> list[Piece]:
    """Lends a year to pieces joined to one that has it: "June/July 2012", "Q1 and Q2 2018/19", "Nov 2017 - Feb"."""
    out = list(pieces)
    for n in range(len(out) - 2, -1, -1):
        one, other = out[n], out[n + 1]
        if one.years or not other.years or one.kind not in ("day", "month", "quarter") or other.kind not in ("day", "month", "quarter"):
            continue
        if _JOIN.fullmatch(text[one.stop : other.start]):
            later_in_year = one.month > other.month > 0 and one.kind != "quarter"
            years = (other.years[0] - 1,) if later_in_year and len(other.years) == 1 else other.years
            out[n] = replace(one, years=years)
    for n in range(1, len(out)):
        one, other = out[n], out[n - 1]
        if one.years or not other.years or one.kind != other.kind or other.loose:
            continue
        if _JOIN.fullmatch(text[other.stop : one.start]):
            earlier = 0 < one.month < other.month
            out[n] = replace(one, years=(other.years[0] + 1,) if earlier and len(other.years) == 1 else other.years)
    return out


def resolve(text: str, year: PlanYear | None) -> list[Moment]:
    """The printed dates of one line and what each means; `year` is the plan's own period, None where it is not known."""
    pieces = scan(text)
    if not pieces:
        return []
    resolver = _Resolver(year, bool(_CALENDAR_SAID.search(text)))
    return [resolver.moment(piece) for piece in _merged(share_years(pieces, text), text)]


def _merged(pieces: list[Piece], text: str) -> list[Piece]:
    """A quarter or month and a year beside it ("Year 2 Q3", "Q3 of year 2", "2018/19: Q1") are one."""
    return pieces
