"""Facts for the delivery rule: a year's rounds, one milestone, words said; each test says only what it is about."""

import datetime as dt

import pytest

from sightline.progress.rules.facts import DateChange, Facts, Promised, Round, SaidMet, Word

YEAR_END = dt.date(2018, 3, 31)
QUARTER_ENDS = (dt.date(2017, 6, 30), dt.date(2017, 9, 30), dt.date(2017, 12, 31), YEAR_END)
# By number: first and last day of the quarter, asked on, answers due, closed on.
CALENDAR = {
    1: ("2017-04-01", "2017-06-30", "2017-06-24", "2017-07-14", "2017-07-21"),
    2: ("2017-07-01", "2017-09-30", "2017-09-24", "2017-10-13", "2017-10-24"),
    3: ("2017-10-01", "2017-12-31", "2017-12-25", "2018-01-15", "2018-01-22"),
    4: ("2018-01-01", "2018-03-31", "2018-03-25", "2018-04-17", "2018-04-24"),
}
RECURRING = tuple(enumerate(QUARTER_ENDS, 11))  # the occurrences of a quarterly milestone, as (id, day)


def day(text: str) -> dt.date:
    """A date, as a table of cases writes it."""
    return dt.date.fromisoformat(text)


def rounds(*asked: int, closed: tuple[int, ...] = (1, 2, 3, 4), there: tuple[int, ...] = (1, 2, 3, 4)) -> tuple:
    """The rounds that are `there`; those in `asked` ask the answering body, those in `closed` close on their day."""
    found = []
    for number in there:
        start, end, asks, due, closes = map(day, CALENDAR[number])
        asks_on = asks if number in asked else None
        closes_on = closes if number in closed else None
        found.append(Round(number, start, end, due, opened_on=asks, closed_on=closes_on, asked_on=asks_on))
    return tuple(found)


def due(
    on: str | None = "2017-12-31", *changes: DateChange, id: int = 1, label: str = "Toolkit", kind: str = "due"
) -> Promised:
    """A milestone due on one day."""
    return Promised(id, label, kind, day(on) if on else None, changes)


def recurring(*changes: DateChange, id: int = 2) -> Promised:
    """A milestone due at the end of each quarter."""
    return Promised(id, "Review", "recurring", YEAR_END, changes, RECURRING)


def ongoing(id: int = 3) -> Promised:
    """A milestone that runs throughout."""
    return Promised(id, "Library kept", "ongoing", YEAR_END)


def change(becomes: str | None, asked: str, decided: str | None = None, *, approved: bool = True) -> DateChange:
    """A change of a date: pending without `decided`, else approved or refused on that day."""
    return DateChange(day(becomes) if becomes else None, day(asked), day(decided) if decided else None, approved)


def word(
    number: int, on: str, *met: tuple, agreed: str | None = None, replaced: str | None = None, answers: bool = True
) -> Word:
    """An update sent in round `number`; `met` are (milestone, day) or (milestone, occurrence, day)."""
    said = tuple(
        SaidMet(one[0], one[1] if len(one) == 3 else None, day(one[-1]))  # the occurrence stands between
        for one in met
    )
    return Word(number, day(on), answers, day(agreed) if agreed else None, day(replaced) if replaced else None, said)


def facts(*milestones: Promised, said: tuple[Word, ...] = (), asked: tuple = (), **more) -> Facts:
    """An action's facts, all rounds there and closed on their days; `asked` are the rounds that asked."""
    more.setdefault("rounds", rounds(*asked))
    return Facts(milestones=milestones, words=said, plan_end=YEAR_END, **more)


def rows(title: str, made: Facts, *states: tuple) -> list:
    """One case of a table for each (day, state) or (day, state, words)."""
    return [
        pytest.param(made, on, state, words[0] if words else None, id=f"{title} {on}") for on, state, *words in states
    ]


# Words said of the toolkit, due at the end of December.
SPOKE = word(2, "2017-10-01", agreed="2017-10-02")  # so that the action has begun
MET = word(3, "2018-01-04", (1, "2017-12-20"), agreed="2018-01-08")
SAID = word(3, "2018-01-04", (1, "2017-12-20"))
LATE = word(4, "2018-03-28", (1, "2018-03-03"), agreed="2018-03-29")
