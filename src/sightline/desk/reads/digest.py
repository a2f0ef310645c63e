"""Who is to be written to on a day, and about what."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sightline.desk.reads.owed import debts_of, ledger_of, round_debts, ways_of
from sightline.desk.rules.ladder import reached, wants_writing
from sightline.desk.rules.owed import Owed
from sightline.people.models import Partnership, Person
from sightline.post.reads import last_reminded
from sightline.post.rules import Rung


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a person is to be told of, and as what."""

    owed: Owed
    rung: Rung
    partnership: Partnership


def to_write_to(day: dt.date) -> dict[Person, list[Entry]]:
    """Everybody to whom something gives a reason to be written to on `day`, each with all that she is told of."""
    partnerships = {one.pk: one for one in Partnership.objects.all()}
    ways = ways_of(partnerships.values())
    ledger = ledger_of(partnerships, day)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for debt in debts_of(ledger, day):
        here = debt.owed.partnership_id
        if not ways[here].writes_on(day):
            continue
        rungs = reached(debt.owed, ways[here], day)
        for person_id, rung in ledger.seats[here].recipients(debt, rungs).items():
            entries[person_id].append(Entry(debt.owed, rung, partnerships[here]))
    last = last_reminded(entries)
    due = [
        person_id
        for person_id, told in entries.items()
        if any(
            wants_writing(one.owed, last.get((person_id, *one.owed.key)), ways[one.owed.partnership_id], day)
            for one in told
        )
    ]
    return _by_person(entries, due)


def owing_now(partnership: Partnership, asks: Collection[int], day: dt.date) -> dict[Person, list[Entry]]:
    """Whoever owes the asks today, or stands in for those who do, whatever the day: for a reminder by hand."""
    ledger = ledger_of([partnership.pk], day)
    entries: dict[int, list[Entry]] = defaultdict(list)
    for debt in round_debts(ledger):
        if debt.owed.link != "ask" or debt.owed.thing_id not in asks:
            continue
        for person_id, rung in ledger.seats[partnership.pk].recipients(debt, ()).items():
            entries[person_id].append(Entry(debt.owed, rung, partnership))
    return _by_person(entries, entries)


def _by_person(entries: dict[int, list[Entry]], wanted: Iterable[int]) -> dict[Person, list[Entry]]:
    persons = Person.objects.filter(pk__in=list(wanted)).order_by("pk")
    return {person: entries[person.pk] for person in persons}
