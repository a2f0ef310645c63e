"""What an action's dates alone say on a day. Whether anything was done is for updates to say, in a later room."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Sequence
from typing import Protocol

from sightline.kit.periods import quarter_of


class Dated(Protocol):
    """A milestone, wherever it was read."""

    kind: str
    due: dt.date | None
    due_adopted: dt.date | None


class Timing(enum.StrEnum):
    """Where today stands among an action's dates."""

    WITHDRAWN = "withdrawn"
    UNDATED = "undated"
    ONGOING = "ongoing"
    PASSED = "passed"
    THIS_QUARTER = "this-quarter"
    LATER = "later"


WORDS = {
    Timing.WITHDRAWN: "withdrawn",
    Timing.UNDATED: "no date",
    Timing.ONGOING: "ongoing",
    Timing.PASSED: "last date has passed",
    Timing.THIS_QUARTER: "due this quarter",
    Timing.LATER: "due later",
}


def timing(milestones: Sequence[Dated], withdrawn_on: dt.date | None, today: dt.date, start_month: int = 4) -> Timing:
    """The first that applies: withdrawn, undated, the next date this quarter or later, ongoing, all dates passed.

    An ongoing milestone has no day to be late on, so its end is no date here.
    """
    if withdrawn_on is not None and withdrawn_on <= today:
        return Timing.WITHDRAWN
    due = [one.due for one in milestones if one.due and one.kind != "ongoing"]
    ahead = next_due(milestones, today)
    if ahead is not None:
        return Timing.THIS_QUARTER if ahead in quarter_of(today, start_month) else Timing.LATER
    if any(one.kind == "ongoing" for one in milestones):
        return Timing.ONGOING
    return Timing.PASSED if due else Timing.UNDATED


def next_due(milestones: Sequence[Dated], today: dt.date) -> dt.date | None:
    """The nearest due date that is today or later, ongoing milestones aside."""
    return min((one.due for one in milestones if one.due and one.kind != "ongoing" and one.due >= today), default=None)


def moved_days(one: Dated) -> int:
    """By how many days a milestone stands later than adopted; negative if earlier, 0 where either date is missing."""
    return (one.due - one.due_adopted).days if one.due and one.due_adopted else 0
