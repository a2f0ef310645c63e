"""When sessions recur, and when the clock does what about them."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Sequence

from sightline.kit.periods import add_months, is_working_day
from sightline.training.rules.kinds import Rhythm, Stage

# What goes out how many days before a session.
REMINDERS = (7, 1)
MANY = 36  # sessions made together, at most
# How many days answers are taken once a session is over, or was three months ago.
ANSWER_DAYS = 28
# A stage that was missed (the program did not run) is not asked any more once so many days late.
TOO_LATE = 28


def recurring(
    first: dt.date, rhythm: str, *, months: Iterable[int] = (), years: int = 1, nation: str = "ENG"
) -> list[dt.date]:
    """The days of sessions made together: `first`, and the same weekday of the month in each month or year asked.

    “The second Tuesday of July, October and February” follows from a first session on one. A bank holiday gives way
    to the next working day. With Rhythm.MONTHS `years` times twelve months are looked at, from the first on."""
    days = [first]
    if rhythm == Rhythm.YEARLY:
        days += [_like(first, first.year + n, first.month) for n in range(1, years)]
    elif rhythm == Rhythm.MONTHS:
        wanted = frozenset(months)
        for n in range(1, 12 * years):
            at = add_months(first.replace(day=1), n)
            if at.month in wanted:
                days.append(_like(first, at.year, at.month))
    return [first, *(_working(day, nation) if first.weekday() < 5 else day for day in days[1:MANY])]


def _like(first: dt.date, year: int, month: int) -> dt.date:
    """The same weekday in the same week of another month; the last one where a month has no fifth."""
    nth = (first.day - 1) // 7
    days = [week[first.weekday()] for week in calendar.monthcalendar(year, month) if week[first.weekday()]]
    return dt.date(year, month, days[min(nth, len(days) - 1)])


def _working(day: dt.date, nation: str) -> dt.date:
    while not is_working_day(day, nation):
        day += dt.timedelta(days=1)
    return day


def due_on(stage: str, day: dt.date) -> dt.date:
    """When a stage is asked of a session on `day`: a week before, once it is over, three months on."""
    if stage == Stage.BEFORE:
        return day - dt.timedelta(days=7)
    return day if stage == Stage.AFTER else add_months(day, 3)


def is_asked(stage: str, day: dt.date, today: dt.date) -> bool:
    """Whether a stage is asked today of a session on `day`: from its day on, for a while; before ends with the eve."""
    due = due_on(stage, day)
    if stage == Stage.BEFORE:
        return due <= today < day
    return due <= today <= due + dt.timedelta(days=TOO_LATE)


def forget_from(day: dt.date, kept_months: int) -> dt.date:
    """From when on bookers of a session on `day` are forgotten."""
    return add_months(day, kept_months)


def next_reminder(sent: Sequence[int], days_left: int) -> int | None:
    """Which reminder is due: the last one whose day has come, unless it or a later one was sent. None for none."""
    due = [days for days in REMINDERS if days_left <= days]
    return due[-1] if due and days_left >= 0 and all(days > due[-1] for days in sent) else None
