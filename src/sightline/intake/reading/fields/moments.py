"""What each printed date means: its day, or that no day can be known.

Rules (plan format): quarters are fiscal unless calendar is said; month and year mean the month's last day; a month
without a year stands in the plan's own (January to March in its second calendar year). What words and plan do not
settle stays without a day, marked, with a suggestion where there is a sensible one.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, replace

from .dates import Piece, scan
from .patterns import Pattern
from .years import PlanYear, month_end

_SEASON_END = {
    "spring": (5, 31),
    "summer": (8, 31),
    "autumn": (11, 30),
    "winter": (2, 28),
    "christmas": (12, 24),
    "xmas": (12, 24),
    "easter": (3, 31),
}
_TERM_END = {
    "spring": (3, 31),
    "summer": (7, 31),
    "autumn": (12, 31),
    "winter": (12, 31),
    "easter": (3, 31),
    "christmas": (12, 31),
    "xmas": (12, 31),
}
_PART_DAY = {
    "mid": 15,
    "middle": 15,
    "early": 10,
    "beginning": 1,
    "start": 1,
    "first week": 7,
    "second week": 14,
    "third week": 21,
    "first half": 15,
}
_JOIN = Pattern(
    r"\s*(?:[,/&+(;:]|-|and\b|to\b|or\b|until\b|through\b|then\b|of\b|end\b|by\b|the\b|in\b"
    r"|\s)*\s*\)?\s*",
    re.IGNORECASE,
)
_OF_YEAR = Pattern(r"[\s,(/-]*(?:of\s+|in\s+)?(?:the\s+)?(?:plan\s+)?", re.IGNORECASE)
_YEAR_THEN = Pattern(r"[\s,:;)(-]*(?:end\s+of\s+|by\s+)*", re.IGNORECASE)
_CALENDAR_SAID = Pattern(r"\bcalendar\b", re.IGNORECASE)
_NEAR = dt.timedelta(days=370)
_FAR = dt.timedelta(days=3 * 366)


@dataclass(frozen=True, slots=True)
class Moment:
    """A printed date and its day; `due` is None where it cannot be known, and then `why` says so. `first` is where a
    printed span begins."""

    start: int
    stop: int
    due: dt.date | None
    precision: str  # day, month, quarter, year
    suggested: dt.date | None = None
    why: str = ""
    piece: Piece | None = None
    first: dt.date | None = None
    listed: bool = False  # several that follow one another, listed one by one: "Q1, Q2, Q3, Q4"


def _clipped(year: int, month: int, day: int) -> dt.date:
    return dt.date(year, month, min(max(day, 1), calendar.monthrange(year, month)[1]))


class Resolver:
    """Gives pieces their days under one plan; `calendar_said` where the text calls its quarters the calendar's."""

    def __init__(self, year: PlanYear | None, calendar_said: bool = False) -> None:
        self.year = year
        self.calendar_said = calendar_said
        self.fiscal = not calendar_said and (year is None or year.fiscal)

    def moment(self, piece: Piece) -> Moment:
        return {
            "day": self._day, "month": self._month, "quarter": self._quarter, "half": self._half, "year": self._year,
            "season": self._season, "plan_year": self._plan_year, "year_end": self._year_end,
            "year_start": self._year_start,
        }[piece.kind](piece)  # fmt: skip

    def _is(self, piece: Piece, due: dt.date, precision: str) -> Moment:
        return Moment(piece.start, piece.stop, due, precision, piece=piece)

    def _open(self, piece: Piece, precision: str, why: str, suggested: dt.date | None = None) -> Moment:
        return Moment(piece.start, piece.stop, None, precision, suggested, why, piece)

    def _year_of(self, piece: Piece, month: int) -> tuple[int | None, str, int | None]:
        """The calendar year of a month: (year, "", None), or (None, why not, the year to suggest)."""
        if len(piece.years) == 2:
            return (piece.years[0] if month >= 4 else piece.years[1]), "", None
        if piece.years:
            return piece.years[0], "", None
        if self.year is None:
            return None, "no year is printed and the plan's own year is not known", None
        years = self.year.years_with(month)
        if len(years) == 1:
            return years[0], "", None
        if years:
            return None, "no year is printed and the plan runs for several", years[0]
        return None, "no year is printed and the plan's time does not hold this month", None

    def _day(self, piece: Piece) -> Moment:
        if not 1 <= piece.month <= 12:
            swapped = None
            if (
                piece.years
                and 1 <= piece.day <= 12
                and piece.month <= calendar.monthrange(piece.years[0], piece.day)[1]
            ):
                swapped = dt.date(piece.years[0], piece.day, piece.month) if piece.month else None
            return self._open(piece, "day", "there is no such date: its month is not 1 to 12", swapped)
        year, why, likely = self._year_of(piece, piece.month)
        if year is None:
            return self._open(piece, "day", why, _clipped(likely, piece.month, piece.day) if likely else None)
        if not 1 <= piece.day <= calendar.monthrange(year, piece.month)[1]:
            return self._open(
                piece,
                "day",
                "there is no such date",
                _clipped(year, piece.month, piece.day) if piece.day <= 31 else None,
            )
        return self._is(piece, dt.date(year, piece.month, piece.day), "day")

    def _month(self, piece: Piece) -> Moment:
        if piece.loose:
            loose = self._loose(piece)
            if loose:
                return loose
        year, why, likely = self._year_of(piece, piece.month)
        if year is None:
            return self._open(piece, "month", why, month_end(likely, piece.month) if likely else None)
        if piece.part:
            day = _PART_DAY.get(piece.part)
            return self._open(
                piece,
                "month",
                f"“{piece.part}” names no day",
                _clipped(year, piece.month, day) if day else month_end(year, piece.month),
            )
        return self._is(piece, month_end(year, piece.month), "month")

    def _loose(self, piece: Piece) -> Moment | None:
        """ "Sept 26": None where the figure is the year; the day where it can be nothing else; open where it may be
        either."""
        as_year = month_end(piece.years[0], piece.month)
        as_day = self._day(replace(piece, years=(), loose=False))
        if self.year is None:
            return self._open(piece, "month", "the figure after the month may be a year or a day", as_year)
        if self.year.holds(as_year):
            return None
        near = self.year.start - _NEAR <= as_year <= self.year.end + _NEAR
        if near and not as_day.due:
            return None
        far = not self.year.start - _FAR <= as_year <= self.year.end + _FAR
        if far and as_day.due and self.year.holds(as_day.due):
            return as_day
        return self._open(
            piece,
            "month",
            "the figure after the month may be a year or a day",
            as_year if near else as_day.due or as_day.suggested,
        )

    def _quarter(self, piece: Piece) -> Moment:
        if not 1 <= piece.nth <= 4:
            return self._open(piece, "quarter", "there is no such quarter")
        fiscal = self.fiscal or (len(piece.years) == 2 and not self.calendar_said)
        month = (6, 9, 12, 3)[piece.nth - 1] if fiscal else (3, 6, 9, 12)[piece.nth - 1]
        if len(piece.years) == 1 and fiscal and piece.nth == 4:
            begun, ended = month_end(piece.years[0] + 1, 3), month_end(piece.years[0], 3)
            inside = [day for day in (begun, ended) if self.year and self.year.holds(day)]
            if len(inside) == 1:
                return self._is(piece, inside[0], "quarter")
            return self._open(
                piece, "quarter", "the fourth quarter “of” one year may end in that year or the next", begun
            )
        if not piece.years and self.year is not None and self.year.start.month not in (1, 4):
            likely = self.year.years_with(month)
            return self._open(
                piece,
                "quarter",
                "the plan's own quarters may not be those of April to March",
                month_end(likely[0], month) if likely else None,
            )
        year, why, likely_year = self._year_of(piece, month)
        if year is None:
            return self._open(piece, "quarter", why, month_end(likely_year, month) if likely_year else None)
        return self._is(piece, month_end(year, month), "quarter")

    def _half(self, piece: Piece) -> Moment:
        return self._quarter(replace(piece, nth=2 * piece.nth))

    def _plan_year(self, piece: Piece) -> Moment:
        if self.year is None:
            return self._open(piece, "year", "the plan's own year is not known")
        years = self.plan_years(piece)
        if not years:
            return self._open(piece, "year", f"the plan has no year {piece.nth}")
        if self.year.start.month == 1:
            return self._is(piece, dt.date(years[0], 12, 31), "year")
        return self._is(piece, month_end(years[0] + 1, self.year.start.month - 1), "year")

    def plan_years(self, piece: Piece) -> tuple[int, ...]:
        """The calendar years of the plan's nth year; empty where it has none."""
        if self.year is None or not 1 <= piece.nth <= self.year.count:
            return ()
        first = self.year.start.year + piece.nth - 1
        return (first,) if self.year.start.month == 1 else (first, first + 1)

    def _year(self, piece: Piece) -> Moment:
        if piece.part == "academic":
            return self._open(
                piece, "year", "the school year's last day is not printed", dt.date(piece.years[-1], 7, 31)
            )
        if len(piece.years) == 2:
            plan = self.year
            whole = plan and plan.count == 1 and piece.years == (plan.start.year, plan.end.year)
            return self._is(piece, plan.end if plan and whole else dt.date(piece.years[1], 3, 31), "year")
        if piece.part:
            day = {"early": (3, 31), "mid": (6, 30), "middle": (6, 30)}.get(piece.part, (12, 31))
            return self._open(piece, "year", f"“{piece.part}” names no day", dt.date(piece.years[0], *day))
        only = dt.date(piece.years[0], 12, 31)
        if self.year is not None and self.year.start.month == 1 and self.year.holds(only):
            return self._is(piece, only, "year")
        return self._open(piece, "year", "one year alone may mean the calendar's or the plan's", only)

    def _year_end(self, piece: Piece) -> Moment:
        year = self.year
        single = year.start.year if year and year.count == 1 else None
        if piece.part in ("academic", "school"):
            last = piece.years[-1] if piece.years else single
            return self._open(
                piece, "year", "the school year's last day is not printed", dt.date(last, 7, 31) if last else None
            )
        if piece.part == "calendar":
            first = piece.years[0] if piece.years else single
            return (
                self._is(piece, dt.date(first, 12, 31), "year")
                if first
                else self._open(piece, "year", "which calendar year is not printed")
            )
        if len(piece.years) == 2:
            return self._is(piece, dt.date(piece.years[1], 3, 31), "year")
        if piece.years:
            return self._year(piece)
        if year is None:
            return self._open(piece, "year", "the plan's own year is not known")
        if year.count > 1 and piece.part != "plan":
            return self._open(piece, "year", "the plan runs for several years", year.end)
        return self._is(piece, year.end, "year")

    def _year_start(self, piece: Piece) -> Moment:
        month = {"academic": 9, "school": 9, "calendar": 1}.get(piece.part, 4)
        span = range(self.year.start.year, self.year.end.year + 1) if self.year else ()
        years = [one for one in span if self.year and self.year.holds(dt.date(one, month, 1))]
        why = "the words name the start of a year, not a day by which something is due"
        return self._open(piece, "year", why, dt.date(years[0], month, 1) if years else None)

    def _season(self, piece: Piece) -> Moment:
        why = "a school term has no certain last day" if piece.nth else "a season has no certain last day"
        if piece.part not in _TERM_END:
            return self._open(piece, "month", why)
        month, day = (_TERM_END if piece.nth else _SEASON_END)[piece.part]
        if piece.part == "winter" and not piece.nth and len(piece.years) == 1:
            return self._open(piece, "month", why, month_end(piece.years[0] + 1, 2))
        year, _, likely = self._year_of(piece, month)
        year = year or likely
        return self._open(piece, "month", why, _clipped(year, month, day) if year else None)


def _lent(pieces: list[Piece], text: str, resolver: Resolver) -> list[Piece]:
    """A year beside dates without one ("Q2 Year 1", "2018/19: Q1 and Q3", "Sept of year 2") goes to them and is no date
    of its own."""
    out: list[Piece] = []
    lender: tuple[int, ...] = ()
    for n, piece in enumerate(pieces):
        years = (
            resolver.plan_years(piece)
            if piece.kind == "plan_year"
            else piece.years
            if piece.kind == "year" and not piece.part
            else ()
        )
        if years:
            before, after = (out[-1] if out else None), (pieces[n + 1] if n + 1 < len(pieces) else None)
            if before and _takes(before) and _OF_YEAR.fullmatch(text[before.stop : piece.start]):
                while_at = len(out) - 1
                out[while_at] = replace(before, years=years, stop=piece.stop)
                continue
            if after and _takes(after) and _YEAR_THEN.fullmatch(text[piece.stop : after.start]):
                lender = years
                pieces[n + 1] = replace(after, start=piece.start, years=years)
                continue
        elif lender and _takes(piece) and out and _JOIN.fullmatch(text[out[-1].stop : piece.start]):
            piece = replace(piece, years=lender)
        else:
            lender = lender if piece.years == lender else ()
        out.append(piece)
    return out


def _takes(piece: Piece) -> bool:
    return not piece.years and piece.kind in ("day", "month", "quarter", "half", "season")


def _shared(pieces: list[Piece], text: str) -> list[Piece]:
    """Lends a year to pieces joined to one that has it: "June/July 2012", "Q1 and Q2 2018/19", "Nov 2017 - Feb"."""
    out = list(pieces)
    for n in range(len(out) - 2, -1, -1):
        one, other = out[n], out[n + 1]
        if (
            _takes(one)
            and other.years
            and not other.loose
            and other.kind in ("day", "month", "quarter")
            and _JOIN.fullmatch(text[one.stop : other.start])
        ):
            wraps = len(other.years) == 1 and one.kind != "quarter" and one.month > other.month > 0
            out[n] = replace(one, years=(other.years[0] - 1,) if wraps else other.years)
    for n in range(1, len(out)):
        one, other = out[n], out[n - 1]
        if (
            _takes(one)
            and other.years
            and other.kind == one.kind
            and not other.loose
            and _JOIN.fullmatch(text[other.stop : one.start])
        ):
            wraps = len(other.years) == 1 and 0 < one.month < other.month
            out[n] = replace(one, years=(other.years[0] + 1,) if wraps else other.years)
    return out


def resolve(text: str, year: PlanYear | None) -> list[Moment]:
    """The printed dates of one line and what each means; `year` is the plan's period, None where it is not known."""
    pieces = list(scan(text))
    if not pieces:
        return []
    resolver = Resolver(year, bool(_CALENDAR_SAID.search(text)))
    moments = [resolver.moment(piece) for piece in _shared(_lent(pieces, text, resolver), text)]
    if any(moment.due for moment in moments):  # "Spring conference: 12 May 2018": a season beside a date is only a name
        moments = [
            one for one in moments if one.due or not (one.piece and one.piece.kind == "season" and not one.piece.years)
        ]
    return moments
