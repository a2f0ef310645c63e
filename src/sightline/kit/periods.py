"""Fiscal quarters, month ends and working days: the dates a plan is written in.

A fiscal year begins on the first of `start_month` (April unless a partnership says otherwise) and is named by the
calendar years it touches: 2017/18. Working days are Monday to Friday without the nation's bank holidays.
"""

from __future__ import annotations

import calendar
import datetime as dt
import functools
from collections.abc import Iterator
from dataclasses import dataclass

import holidays

APRIL = 4


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A fiscal quarter: `year` is the calendar year its fiscal year begins in, `number` is 1 to 4."""

    year: int
    number: int
    start_month: int = APRIL

    @property
    def start(self) -> dt.date:
        """Its first day."""
        months = self.start_month - 1 + 3 * (self.number - 1)
        return dt.date(self.year + months // 12, months % 12 + 1, 1)

    @property
    def end(self) -> dt.date:
        """Its last day."""
        return add_months(self.start, 3) - dt.timedelta(days=1)

    @property
    def next(self) -> Quarter:
        """The quarter after it."""
        if self.number == 4:
            return Quarter(self.year + 1, 1, self.start_month)
        return Quarter(self.year, self.number + 1, self.start_month)

    @property
    def key(self) -> str:
        """As an address names it: "2017-3"."""
        return f"{self.year}-{self.number}"

    @property
    def label(self) -> str:
        """As people write it: "Q3 2017/18"."""
        return f"Q{self.number} {fiscal_year_label(self.year, self.start_month)}"

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day <= self.end


def fiscal_year_label(year: int, start_month: int = APRIL) -> str:
    """ "2017/18" for the fiscal year that begins in 2017; "2017" where the fiscal year is the calendar year."""
    return str(year) if start_month == 1 else f"{year}/{(year + 1) % 100:02d}"


def quarter_of(day: dt.date, start_month: int = APRIL) -> Quarter:
    """The fiscal quarter that `day` lies in."""
    months = (day.month - start_month) % 12
    return Quarter(day.year if day.month >= start_month else day.year - 1, months // 3 + 1, start_month)


def quarters_between(start: dt.date, end: dt.date, start_month: int = APRIL) -> Iterator[Quarter]:
    """Each fiscal quarter touched by the days from `start` to `end`, in order; none where `end` lies before `start`."""
    quarter = quarter_of(start, start_month)
    while quarter.start <= end:
        yield quarter
        quarter = quarter.next


def fiscal_year(day: dt.date, start_month: int = APRIL) -> tuple[dt.date, dt.date]:
    """First and last day of the fiscal year that `day` lies in."""
    first = quarter_of(day, start_month)
    start = Quarter(first.year, 1, start_month).start
    return start, add_months(start, 12) - dt.timedelta(days=1)


def month_end(day: dt.date) -> dt.date:
    """The last day of the month that `day` lies in."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day `months` later (earlier where negative); the month's last day where it is shorter."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def recurring_ends(start: dt.date, end: dt.date, months: int) -> list[dt.date]:
    """The ends of each period of `months` months, counted from the first of `start`'s month, up to `end`.

    Every quarter of a plan from 1 April 2017 to 31 March 2018 is 30 June, 30 September, 31 December and 31 March.
    Raises ValueError where `months` is not positive.
    """
    if months < 1:
        raise ValueError("A period has at least one month.")
    days, step = [], 1
    while (day := month_end(add_months(start.replace(day=1), months * step - 1))) <= end:
        days.append(day)
        step += 1
    return days


@functools.lru_cache(maxsize=4096)
def said(day: dt.date, start_month: int = APRIL) -> str:
    """A date in words, with the quarter it ends where it ends one: "31 December 2017 (end of Q3)"."""
    quarter = quarter_of(day, start_month)
    words = f"{day.day} {day:%B} {day.year}"
    return f"{words} (end of Q{quarter.number})" if day == quarter.end else words


@functools.lru_cache(maxsize=256)
def _bank_holidays(nation: str, year: int) -> frozenset[dt.date]:
    return frozenset(holidays.country_holidays("GB", subdiv=nation, years=year))


def is_working_day(day: dt.date, nation: str = "ENG") -> bool:
    """Whether `day` is a Monday to Friday and no bank holiday of `nation` (ENG, WLS, SCT or NIR)."""
    return day.weekday() < 5 and day not in _bank_holidays(nation, day.year)


def add_working_days(day: dt.date, count: int, nation: str = "ENG") -> dt.date:
    """The working day `count` working days after `day` (before it where negative); with 0, `day` itself or the next."""
    step = dt.timedelta(days=-1 if count < 0 else 1)
    while count == 0 and not is_working_day(day, nation):
        day += step
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day, nation):
            day += step
    return day


def working_days_between(start: dt.date, end: dt.date, nation: str = "ENG") -> int:
    """How many working days lie after `start` and up to `end`; 0 where `end` is not after `start`."""
    days = range(1, (end - start).days + 1)
    return sum(is_working_day(start + dt.timedelta(days=n), nation) for n in days)
