"""By when somebody answers, in working days of the partnership's nation; and how late something is, in words."""

from __future__ import annotations

import datetime as dt

from sightline.kit.periods import add_working_days, working_days_between

ANSWER_WORKING_DAYS = 10
PRESSED_WORKING_DAYS = 5
PAPER_WORKING_DAYS = 7  # a paper is wanted so long before its meeting: papers go out five clear days before
PAPERS_OUT_WORKING_DAYS = 5


def answer_due(asked_on: dt.date, nation: str, *, pressed: bool = False) -> dt.date:
    """The day by which a challenge is usually answered: ten working days, five where it is pressed again."""
    return add_working_days(asked_on, PRESSED_WORKING_DAYS if pressed else ANSWER_WORKING_DAYS, nation)


def paper_due(meeting_day: dt.date, today: dt.date, nation: str) -> dt.date:
    """The day by which a paper is usually wanted: seven working days before its meeting, but not before today."""
    return max(add_working_days(meeting_day, -PAPER_WORKING_DAYS, nation), today)


def overdue_words(due: dt.date, today: dt.date, nation: str) -> str:
    """ "3 days overdue" as everywhere, "due today", "due in 5 working days"."""
    if due == today:
        return "due today"
    if due < today:
        late = (today - due).days
        return f"{late} {'day' if late == 1 else 'days'} overdue"
    count = working_days_between(today, due, nation)
    return f"due in {count} working {'day' if count == 1 else 'days'}" if count else "due before the next working day"
