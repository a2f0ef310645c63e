"""The shapes in which the year is told: who answered what on which day, what meetings made of it.

Persons and bodies are keys of `demo.cast`, milestones are named by their label in the plan. `demo.playing` and
`demo.gathering` make events of it.
"""

import datetime as dt
from dataclasses import dataclass


def on(day: int, month: int, year: int = 2017) -> dt.date:
    """A day, as the island writes it: day, month, year."""
    return dt.date(year, month, day)


@dataclass(frozen=True)
class Met:
    """A milestone said to be met; `occurrence` is the date of a recurring one that is meant."""

    label: str
    day: dt.date
    occurrence: dt.date | None = None


@dataclass(frozen=True)
class Later:
    """A later date asked for in an answer."""

    label: str
    becomes: dt.date
    reason: str


@dataclass(frozen=True)
class Returned:
    """An answer sent back to its author."""

    by: str
    day: dt.date
    why: str


@dataclass(frozen=True)
class Agreed:
    """Who agreed an answer, and when."""

    by: str
    day: dt.date


@dataclass(frozen=True)
class Answer:
    """One body's answer about one action in a cycle; `again` where it corrects what was agreed already."""

    action: str
    body: str
    by: str
    day: dt.date
    done: str
    difference: str = ""
    coming: str = ""
    claim: str = ""
    met: tuple[Met, ...] = ()
    later: tuple[Later, ...] = ()
    good_practice: str = ""
    returned: Returned | None = None
    agreed: Agreed | None = None
    again: bool = False


@dataclass(frozen=True)
class Decided:
    """What a meeting decides at an item: `approve` for a change of the plan, `owner` for an escalation, else words."""

    text: str = ""
    approve: bool | None = None
    owner: str = ""
    due: dt.date | None = None
    task: str = ""
    effect: str = ""
    effect_on: dt.date | None = None


@dataclass(frozen=True)
class Paper:
    """A paper asked of somebody, before the agenda goes out."""

    wanted: str
    of: str
    asked: dt.date
    due: dt.date
    given: dt.date


@dataclass(frozen=True)
class Item:
    """An item of an agenda. `about` is its kind and what it is about: the number of an action or a round, or a milestone
    as "1.1 label"."""

    title: str
    purpose: str
    about: tuple[str, str] | None = None
    text: str = ""
    by: str = ""
    restricted_why: str = ""
    minute: str = ""
    decided: Decided | None = None
    task: tuple[str, str, dt.date] | None = None  # what, whose, by when
    paper: Paper | None = None


@dataclass(frozen=True)
class Meeting:
    """A meeting: when it was planned, its agenda issued, held; `approves` is the key of the one whose minutes it
    approves."""

    key: str
    body: str
    title: str
    at: dt.datetime
    place: str
    planned: dt.date
    issued: dt.date
    items: tuple[Item, ...]
    quorum: int | None = None
    apologies: tuple[str, ...] = ()
    approves: str = ""


@dataclass(frozen=True)
class AnswerTold:
    """An answer to a challenge, and how it was judged."""

    by: str
    day: dt.date
    text: str
    judged_by: str = ""
    judged_on: dt.date | None = None
    satisfied: bool = False
    why: str = ""
    due: dt.date | None = None  # the new day, where it was pressed


@dataclass(frozen=True)
class Challenge:
    """A question of the Executive to a body."""

    to: str
    by: str
    day: dt.date
    due: dt.date
    question: str
    action: str = ""
    answers: tuple[AnswerTold, ...] = ()


@dataclass(frozen=True)
class Escalation:
    """What the Executive puts before the Board; `closed` is what came of it, and when."""

    by: str
    day: dt.date
    action: str
    title: str
    why: str
    closed: tuple[dt.date, str] | None = None


@dataclass(frozen=True)
class Practice:
    """Good practice of a quarter's update, made known."""

    action: str
    quarter: int
    by: str
    day: dt.date
    text: str
    where: str


@dataclass(frozen=True)
class Report:
    """A chair's report to the Executive, drafted from the body's updates; `asks` is what she adds."""

    body: str
    quarter: int
    by: str
    day: dt.date
    asks: str = ""
