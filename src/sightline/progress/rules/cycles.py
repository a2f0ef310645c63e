"""The days of a plan's cycles, from its quarters and how a partnership runs its rounds. Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sightline.kit.periods import APRIL, add_working_days, quarter_of, quarters_between, said
from sightline.plan.rules.errors import NotYet


@dataclass(frozen=True, slots=True)
class Pace:
    """How a partnership runs its rounds: how many of a quarter's last days it asks in, how long it waits, and how
    long after that it closes."""

    ask_days_before_end: int = 7
    due_working_days: int = 10
    closing_working_days: int = 5


@dataclass(frozen=True, slots=True)
class Days:
    """The days of one cycle; `number` counts the plan's quarters from 1."""

    number: int
    starts_on: dt.date
    ends_on: dt.date
    asks_on: dt.date
    due_on: dt.date
    closes_on: dt.date


def cycles_of(start: dt.date, end: dt.date, pace: Pace, *, start_month: int = APRIL, nation: str = "ENG") -> list[Days]:
    """One cycle for each fiscal quarter that the plan from `start` to `end` touches, the first and the last cut to it.

    A quarter is asked about from the first of its last `ask_days_before_end` days, never before it began. Answers are
    due `due_working_days` working days of `nation` after it ended.
    """
    found = []
    for number, quarter in enumerate(quarters_between(start, end, start_month), 1):
        first, last = max(quarter.start, start), min(quarter.end, end)
        asks = max(last - dt.timedelta(days=pace.ask_days_before_end - 1), first)
        due = add_working_days(last, pace.due_working_days, nation)
        closes = add_working_days(due, pace.closing_working_days, nation)
        found.append(Days(number, first, last, min(asks, due), due, closes))
    return found


def name_of(starts_on: dt.date, start_month: int = APRIL) -> str:
    """What people call the cycle of the quarter that `starts_on` lies in: "Q3 2017/18"."""
    return quarter_of(starts_on, start_month).label


def check_pace(pace: Pace) -> None:
    """Raises NotYet for a pace at which nobody could answer."""
    if not 1 <= pace.ask_days_before_end <= 60:
        raise NotYet(["Owners are asked in the quarter's last 1 to 60 days: choose a number between these."])
    if not 1 <= pace.due_working_days <= 60:
        raise NotYet(["Answers are due 1 to 60 working days after the quarter: choose a number between these."])
    if not 0 <= pace.closing_working_days <= 60:
        raise NotYet(["A round closes up to 60 working days after answers are due: choose a number from 0 to 60."])


def check_reminders(days: list[int]) -> None:
    """Raises NotYet for days on which no reminder makes sense. A working day from the due day; negative before it."""
    if any(not -60 <= day <= 60 for day in days):
        raise NotYet(["A reminder goes at most 60 working days before or after the due day: mend the list."])


def check_clock(today: dt.date, last: dt.date | None, what: str) -> None:
    """Raises NotYet where the clock stands before `last`, the day of `what` ("the round was opened")."""
    if last is not None and today < last:
        raise NotYet(
            [
                f"The clock of the server says {said(today)}, but {what} on {said(last)}: it has gone back, so nothing"
                " was done. Ask whoever runs the server to put it right, then try again."
            ]
        )


LINK_AFTER_CLOSING = dt.timedelta(days=45)  # a late answer still finds its form, and is carried to the next round
LINK_AT_LEAST = dt.timedelta(days=14)


def link_ends(closes_on: dt.date, now: dt.datetime) -> dt.datetime:
    """Until when a link to an ask works: past the closing of its round, and two weeks in any case."""
    closing = dt.datetime.combine(closes_on, dt.time(), now.tzinfo) + LINK_AFTER_CLOSING
    return max(closing, now + LINK_AT_LEAST)
