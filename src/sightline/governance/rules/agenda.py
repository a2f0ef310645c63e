"""Numbers of an agenda's items, their order, and what comes back from earlier meetings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

from sightline.governance.rules.states import TaskState

T = TypeVar("T")


class Raised(Protocol):
    """A task, as far as it matters here."""

    state: str
    ended_on: dt.date | None


def numbered(items: Iterable[T], shown: Callable[[T], bool] = lambda _: True) -> list[tuple[int, T]]:
    """The items that are shown, numbered from 1 without a gap: who may not see one cannot tell that it is there."""
    return list(enumerate((one for one in items if shown(one)), start=1))


def moved(order: Sequence[int], one: int, step: str) -> list[int]:
    """The order after `one` went a place "up" or "down"; as it was where there is no such place."""
    row = list(order)
    at = row.index(one)
    to = at - 1 if step == "up" else at + 1
    if 0 <= to < len(row):
        row[at], row[to] = row[to], row[at]
    return row


def arises(task: Raised, *, last: dt.date | None, day: dt.date) -> bool:
    """Whether a task of an earlier meeting is a matter arising on `day`: it was not finished before the last meeting
    of the body (`last`, None where there was none), so that what was done since is reported once."""
    if task.state == TaskState.OPEN or task.ended_on is None or task.ended_on > day:
        return True
    return last is None or task.ended_on >= last
