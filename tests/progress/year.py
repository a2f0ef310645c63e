"""A year of the demonstration's plan under a script of answers: what `docs/reference/delivery.md` prints.

The dates are the plan's own, read out of its document. Who answered what, and when, is made up so that every clause of
the delivery rule is met somewhere; the demonstration itself lives another year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from demo.cast import TITLES
from demo.make_document import DOCUMENT
from sightline.intake.reader import read_document
from sightline.progress.rules.cycles import Days, Pace, cycles_of
from sightline.progress.rules.facts import DateChange, Facts, Promised, Round, SaidMet, Word

START, END = dt.date(2017, 4, 1), dt.date(2018, 3, 31)
# On which day the business manager closed each round.
CLOSED = {1: dt.date(2017, 7, 21), 2: dt.date(2017, 10, 20), 3: dt.date(2018, 1, 22), 4: dt.date(2018, 4, 23)}
# An offered date that was taken at review: it stands inside a measure of 3.1.
TAKEN = {"3.1": {"label": "Action plan agreed", "due": "2017-06-30", "kind": "due"}}


@dataclass(frozen=True)
class Said:
    """An update: in which round, sent when, agreed when (never, where that is left out), and which milestones it says
    were met, as label (and quarter, of a recurring one) to day. `anew`: the day its next version was sent."""

    round: int
    sent: str
    agreed: str | None = None
    met: Mapping[str | tuple[str, int], str] = field(default_factory=dict)
    anew: str | None = None
    by_another: bool = False


@dataclass(frozen=True)
class Later:
    """Another date asked for a milestone, and what was decided."""

    label: str
    becomes: str
    asked: str
    decided: str | None = None
    approved: bool = False


@dataclass(frozen=True)
class Withdrawn:
    """The action withdrawn from a day."""

    becomes: str
    asked: str
    decided: str


Q1, Q2, Q3, Q4 = (Said(1, "2017-07-05", "2017-07-10"), Said(2, "2017-10-04", "2017-10-09"),
                  Said(3, "2018-01-08", "2018-01-11"), Said(4, "2018-04-05", "2018-04-10"))  # fmt: skip

SCRIPT: dict[str, tuple[Said | Later | Withdrawn, ...]] = {
    "1.1": (
        Q1,
        Q2,
        Later("Toolkit complete", "2018-02-28", "2017-10-04", "2017-10-25"),
        Q3,
        Said(4, "2018-02-14", "2018-02-19", {"Toolkit complete": "2018-02-12"}),
        Q4,
    ),
    "1.2": (Q1, Q2, Said(4, "2018-01-29", "2018-02-02", {"End of Q3": "2017-12-20"}), Q4),
    "1.3": (
        Said(1, "2017-07-05", "2017-07-10", {("Reviewed every quarter throughout 2017/18", 1): "2017-06-28"}),
        Said(3, "2018-01-08", "2018-01-11", {("Reviewed every quarter throughout 2017/18", 3): "2017-12-19"}),
        Said(
            4,
            "2018-04-05",
            "2018-04-10",
            {("Reviewed every quarter throughout 2017/18", 4): "2018-03-27", "End of Q4": "2018-03-29"},
        ),
    ),
    "1.4": (Q1, Q2, Said(3, "2018-01-10", "2018-01-18", {"audit": "2017-12-15"}), Q4),
    "1.5": (),
    "2.1": (Q1, Said(3, "2017-11-28", "2017-12-04", {"October 2017": "2017-10-30"}), Q4),
    "2.2": (
        Q1,
        Q2,
        Q3,
        Later("Q4", "2018-04-30", "2018-01-08", "2018-01-24", approved=True),
        Later("Q4", "2018-05-31", "2018-03-12", "2018-03-21", approved=True),
        Q4,
    ),
    "2.3": (Q1, Said(3, "2017-11-20", "2017-11-27", {"Q3": "2017-11-15"})),
    "2.4": (Q1, Q2, Q3, Said(4, "2018-04-12", "2018-04-23", {"audit": "2018-03-29"})),
    "2.5": (Said(1, "2017-07-05", "2017-07-10", by_another=True), Q3, Q4),
    "2.6": (Q1, Q2, Q3, Withdrawn("2018-02-01", "2018-01-08", "2018-01-24")),
    "2.7": (
        Said(1, "2017-07-05", "2017-07-12", {"full policy": "2017-06-27"}),
        Said(2, "2017-10-11", "2017-10-18", {"summary document": "2017-10-03"}),
    ),
    "2.8": (Q1, Q2, Said(3, "2018-01-08", "2018-01-11", {"Q3": "2017-12-12"}),
            Said(4, "2018-04-05", "2018-04-10", {"Q4": "2018-03-20"})),
    "2.9": (
        Said(1, "2017-07-05", "2017-07-10", {"Survey": "2017-06-30"}),
        Said(2, "2017-10-04", "2017-10-09", {"Action plan following survey": "2017-09-29"}),
        Q3,
    ),
    "2.10": (Q1, Q2, Q3, Later("March 2018", "2018-06-30", "2018-03-20"), Q4),
    "3.1": (
        Said(1, "2017-07-06", None, {"Action plan agreed": "2017-06-29"}),
        Said(2, "2017-10-01", "2017-10-05", {"Action plan agreed": "2017-06-29"}),
        Q3,
        Said(4, "2018-04-05", "2018-04-10", {"completion": "2018-03-28"}),
    ),
    "3.2": (Q1, Q2, Q3, Said(4, "2018-04-16", None, {"Q4": "2018-03-30"})),
    "3.3": (Q3, Said(4, "2018-04-05", "2018-04-10", {"Q4": "2018-03-31"})),
    "3.4": (Q1, Said(2, "2017-10-04", anew="2017-10-09"), Said(2, "2017-10-09", "2017-10-16", {"Q2": "2017-09-25"})),
    "3.5": (
        Q1,
        Said(2, "2017-08-16", "2017-08-21", {"Audit": "2017-08-14"}),
        Said(2, "2017-10-04", "2017-10-09", {"Findings and action plan": "2017-09-28"}),
        Q3,
        Q4,
    ),
    "3.6": (Q1, Q2, Said(3, "2018-01-08", "2018-01-11", {"Q3": "2017-12-08"}),
            Said(4, "2018-04-05", "2018-04-10", {"awareness day": "2018-03-18"})),
}  # fmt: skip


def actions() -> dict[str, tuple[str, Facts]]:
    """The plan's 21 actions by number: the short title, and the facts of the year."""
    document = read_document(DOCUMENT.name, DOCUMENT.read_bytes())
    found = {}
    for priority in document["priorities"]:
        for one in priority["actions"]:
            number = one["number"]
            milestones = [*one["milestones"], *([TAKEN[number]] if number in TAKEN else [])]
            found[number] = TITLES[number], _facts(milestones, SCRIPT[number])
    return found


def rounds() -> list[Days]:
    """The year's four rounds, at the usual pace."""
    return cycles_of(START, END, Pace())


def days() -> list[dt.date]:
    """The end of each month from adoption on, each day on which answers were due, each closing."""
    ends = [dt.date(2017 + (month + 5) // 12, (month + 5) % 12 + 1, 1) - dt.timedelta(days=1) for month in range(12)]
    return sorted({*ends, *(one.due_on for one in rounds()), *CLOSED.values()})


def _facts(milestones: list[dict[str, Any]], script: tuple) -> Facts:
    later = [one for one in script if isinstance(one, Later)]
    promised = tuple(
        Promised(
            id=number,
            label=one["label"],
            kind=one["kind"],
            due_adopted=_day(one["due"]),
            changes=tuple(_change(each) for each in later if each.label == one["label"]),
            occurrences=tuple(enumerate(map(_day, one.get("occurrences", [])), 1)),
        )
        for number, one in enumerate(milestones, 1)
    )
    return Facts(
        milestones=promised,
        rounds=tuple(
            Round(
                one.number,
                one.starts_on,
                one.ends_on,
                one.due_on,
                opened_on=one.asks_on,
                closed_on=CLOSED[one.number],
                asked_on=one.asks_on,
            )
            for one in rounds()
        ),
        words=tuple(_word(one, promised) for one in script if isinstance(one, Said)),
        plan_end=END,
        withdrawals=tuple(
            DateChange(_day(one.becomes), _day(one.asked), _day(one.decided), approved=True)
            for one in script
            if isinstance(one, Withdrawn)
        ),
    )


def _word(said: Said, promised: tuple[Promised, ...]) -> Word:
    met = []
    for what, on in said.met.items():
        label, occurrence = what if isinstance(what, tuple) else (what, None)
        ids = [one.id for one in promised if one.label == label]
        assert ids, f"No milestone is called {label}."
        met += [SaidMet(id, occurrence, _day(on)) for id in ids]  # two dates of 3.2 have one label
    return Word(
        round=said.round,
        on=_day(said.sent),
        answers=not said.by_another,
        agreed_on=_day(said.agreed) if said.agreed else None,
        replaced_on=_day(said.anew) if said.anew else None,
        met=tuple(met),
    )


def _change(later: Later) -> DateChange:
    decided = _day(later.decided) if later.decided else None
    return DateChange(_day(later.becomes), _day(later.asked), decided, later.approved)


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
