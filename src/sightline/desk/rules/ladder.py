"""Who is written to, and when: whoever owes it, her deputy while she is away, the chair once it is overdue, the
business manager after that; on the days that the partnership sets, until it is done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sightline.desk.rules.owed import Owed
from sightline.kit.periods import add_working_days, is_working_day
from sightline.people.permissions import Role
from sightline.post.rules import Rung

# After the last day that the partnership set, so many working days from one reminder to the next.
AGAIN_AFTER = 5
# Reminder days since the due day itself: from the first the chair is told, from the second the manager.
CHAIR_FROM, MANAGER_FROM = 1, 2

_ANSWERS = (
    frozenset({Role.LEAD}),
    frozenset({Role.CHAIR, Role.INDEPENDENT_CHAIR}),
    frozenset({Role.VICE_CHAIR}),
    frozenset({Role.BUSINESS_MANAGER}),
    frozenset({Role.SUPPORT}),
)
_CHAIRS = (frozenset({Role.CHAIR, Role.INDEPENDENT_CHAIR}), frozenset({Role.VICE_CHAIR}))


@dataclass(frozen=True, slots=True)
class Way:
    """How a partnership reminds: working days from the due day, whose bank holidays, and until when it pauses."""

    days: tuple[int, ...]
    nation: str = "ENG"
    paused_until: dt.date | None = None

    def writes_on(self, today: dt.date) -> bool:
        """Whether anybody is reminded on `today` at all."""
        paused = self.paused_until is not None and today <= self.paused_until
        return is_working_day(today, self.nation) and not paused


@dataclass(frozen=True, slots=True)
class Sitting:
    """A seat held today, as far as the ladder asks. `deputy_for` is the seat that this one stands in for."""

    seat_id: int
    person_id: int
    body_id: int
    role: str
    deputy_for: int | None = None
    away: bool = False


@dataclass(frozen=True, slots=True)
class Debt:
    """What is owed, and by whom: a body, or persons by name. A chair who agrees owes it herself: `persons`. What came
    back is mended by who sent it, its `author`, while she sits in the body. What only she may do passes to no deputy;
    of what is hers alone nobody else is told, late or not."""

    owed: Owed
    body_id: int | None = None
    persons: tuple[int, ...] = ()
    author: int | None = None
    no_deputy: bool = False
    hers_alone: bool = False


def steps(due: dt.date, way: Way, today: dt.date) -> list[dt.date]:
    """The reminder days of something due on `due` that have come by `today`, in order.

    Past the last day that was set they go on every five working days, until it is done."""
    days = sorted({add_working_days(due, count, way.nation) for count in way.days})
    last = days[-1] if days else add_working_days(due, 0, way.nation)
    found = [day for day in days if day <= today]
    while (last := add_working_days(last, AGAIN_AFTER, way.nation)) <= today:
        found.append(last)
    return found


def next_step(due: dt.date, way: Way, today: dt.date) -> dt.date:
    """The first reminder day after `today` of something due on `due`; a pause is not looked at."""
    ahead = today
    while True:
        ahead = add_working_days(ahead, 1, way.nation)
        come = steps(due, way, ahead)
        if come and come[-1] > today:
            return come[-1]


def wants_writing(owed: Owed, last: dt.date | None, way: Way, today: dt.date) -> bool:
    """Whether `owed` is a reason to write today to somebody who was last written to about it on `last`.

    Never written to: yes. Else where a reminder day has come since: a day that was missed is made up for, once."""
    if not way.writes_on(today):
        return False
    if last is None:
        return True
    come = steps(owed.due, way, today) if owed.due else []
    return bool(come) and come[-1] > last


def reached(owed: Owed, way: Way, today: dt.date) -> frozenset[Rung]:
    """Which rungs beside the owner something has climbed to by `today`."""
    if owed.due is None:
        return frozenset()
    late = sum(day > owed.due for day in steps(owed.due, way, today))
    return frozenset(
        ([Rung.CHAIR] if late >= CHAIR_FROM else []) + ([Rung.MANAGER] if late >= MANAGER_FROM else []),
    )


class Seats:
    """The seats of one partnership that are held today."""

    def __init__(self, sittings: Iterable[Sitting]) -> None:
        self._all = list(sittings)
        self._by_body: dict[int, list[Sitting]] = {}
        for one in self._all:
            self._by_body.setdefault(one.body_id, []).append(one)

    def recipients(self, debt: Debt, rungs: Iterable[Rung]) -> dict[int, Rung]:
        """Who is written to about `debt`, each once, on the lowest rung that she stands on."""
        found: dict[int, Rung] = {}
        for sitting in self._owing(debt):
            if not sitting.away:
                found.setdefault(sitting.person_id, Rung.OWNER)
                continue
            for one in [] if debt.no_deputy or debt.hers_alone else self._deputies(sitting):
                found.setdefault(one.person_id, Rung.DEPUTY)
        if debt.hers_alone:
            return found
        wanted = set(rungs)
        if not found:  # nobody is there to do it: whoever is above hears of it at once
            wanted.add(Rung.CHAIR)
        chairs = self._first(debt.body_id, _CHAIRS) if Rung.CHAIR in wanted else []
        for one in chairs:
            found.setdefault(one.person_id, Rung.CHAIR)
        if Rung.MANAGER in wanted or (Rung.CHAIR in wanted and not chairs):
            for one in self._managers():
                found.setdefault(one.person_id, Rung.MANAGER)
        return found

    def _owing(self, debt: Debt) -> list[Sitting]:
        if debt.persons:
            one_each = {one.person_id: one for one in self._all if one.person_id in debt.persons}
            here = [one for one in self._by_body.get(debt.body_id or 0, ()) if one.person_id in debt.persons]
            return list((one_each | {one.person_id: one for one in here}).values())
        here = self._by_body.get(debt.body_id or 0, [])
        hers = [one for one in here if one.person_id == debt.author]
        return hers[:1] or self._first(debt.body_id, _ANSWERS, away_too=True) or here

    def _first(self, body_id: int | None, ranks: Sequence[frozenset[Role]], *, away_too: bool = False) -> list[Sitting]:
        """Those of the first rank that has anybody. A deputy stands in, and so has no rank of her own here."""
        there = [one for one in self._by_body.get(body_id or 0, ()) if away_too or not one.away]
        for rank in ranks:
            found = [one for one in there if one.role in rank and (one.deputy_for is None or Role.VICE_CHAIR in rank)]
            if found:
                return found
        return []

    def _deputies(self, sitting: Sitting) -> list[Sitting]:
        theirs = {one.seat_id for one in self._all if one.person_id == sitting.person_id}
        return [
            one
            for one in self._all
            if not one.away
            and (
                one.deputy_for == sitting.seat_id
                or (one.deputy_for in theirs and not self._has_deputy(sitting.seat_id))
            )
        ]

    def _has_deputy(self, seat_id: int) -> bool:
        return any(one.deputy_for == seat_id and not one.away for one in self._all)

    def _managers(self) -> list[Sitting]:
        managers = [one for one in self._all if one.role == Role.BUSINESS_MANAGER]
        present = [one for one in managers if not one.away]
        return present or [one for one in self._all if one.role == Role.SUPPORT and not one.away] or managers
