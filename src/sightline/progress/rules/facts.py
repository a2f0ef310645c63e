"""What delivery is told from: an action's dates, the rounds of its plan and what was said in them. Pure.

Every event has its day, so that one set of facts answers for any day: what happened after it is passed over.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DateChange:
    """A change of a date, asked for and perhaps decided. One that was taken back is no fact."""

    becomes: dt.date | None
    asked_on: dt.date
    decided_on: dt.date | None = None
    approved: bool = False  # with `decided_on`: approved or refused

    def approved_by(self, day: dt.date) -> bool:
        """Whether it holds at the end of `day`."""
        return self.approved and self.decided_on is not None and self.decided_on <= day


@dataclass(frozen=True, slots=True)
class Promised:
    """A milestone: its kind (due, recurring, ongoing), its date as adopted (corrections included), and every change of
    that date in the order of asking. `occurrences` are the dates of a recurring one, as (id, day) in order."""

    id: int
    label: str
    kind: str
    due_adopted: dt.date | None
    changes: tuple[DateChange, ...] = ()
    occurrences: tuple[tuple[int, dt.date], ...] = ()

    def due(self, day: dt.date) -> dt.date | None:
        """The date at the end of `day`, with the changes approved by then."""
        return date_as_at(self.due_adopted, self.changes, day)

    def moved_later(self, day: dt.date) -> int:
        """How often approved changes have moved the date later, up to `day`."""
        times, now = 0, self.due_adopted
        for change in self.changes:
            if change.approved_by(day):
                times += is_later(change.becomes, now)
                now = change.becomes
        return times

    def dates(self, day: dt.date) -> tuple[tuple[int | None, dt.date], ...]:
        """Each date on which it falls due, with the occurrence's id; the milestone's own date is the last occurrence,
        so that it moves with the milestone, and dates that the milestone no longer reaches are gone."""
        due = self.due(day)
        if self.kind != "recurring" or not self.occurrences:
            return ((None, due),) if due else ()
        last_id, last = self.occurrences[-1]
        if due is None or due == self.due_adopted or last != self.due_adopted:
            return self.occurrences
        return (*(one for one in self.occurrences[:-1] if one[1] < due), (last_id, due))


@dataclass(frozen=True, slots=True)
class Round:
    """A cycle of the plan, and whether it asked the body that answers for the action.

    `opened_on`, `closed_on`, `asked_on` and `excused_on` are empty where that did not happen."""

    number: int
    starts_on: dt.date
    ends_on: dt.date
    due_on: dt.date
    opened_on: dt.date | None = None
    closed_on: dt.date | None = None
    asked_on: dt.date | None = None
    excused_on: dt.date | None = None


@dataclass(frozen=True, slots=True)
class SaidMet:
    """That a milestone, or one occurrence of it, was met on a day."""

    milestone_id: int
    occurrence_id: int | None
    on: dt.date


@dataclass(frozen=True, slots=True)
class Word:
    """An update as it was sent once: in which round, on which day, by the answering body or another owner.

    `replaced_on` is the day on which its author sent the next version of it. What was not agreed when its round closed
    has lapsed."""

    round: int
    on: dt.date
    answers: bool = True
    agreed_on: dt.date | None = None
    replaced_on: dt.date | None = None
    met: tuple[SaidMet, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that an action's delivery is told from; `words` in the order in which they were sent."""

    milestones: tuple[Promised, ...]
    rounds: tuple[Round, ...] = ()
    words: tuple[Word, ...] = ()
    plan_end: dt.date | None = None
    withdrawn_adopted: dt.date | None = None
    withdrawals: tuple[DateChange, ...] = ()
    start_month: int = 4


def date_as_at(adopted: dt.date | None, changes: Sequence[DateChange], day: dt.date) -> dt.date | None:
    """What a date is at the end of `day`: as adopted, with the changes approved by then. They are in the order of
    asking, which is that of decision too: a date has one open change at a time."""
    for change in changes:
        if change.approved_by(day):
            adopted = change.becomes
    return adopted


def is_later(day: dt.date | None, than: dt.date | None) -> bool:
    """Whether a date stands later: to have none where there was one is later than any."""
    return than is not None and (day is None or day > than)
