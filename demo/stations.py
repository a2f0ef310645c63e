"""The year's stations: what others do until the Executive meets, until the Board does, until the year has ended.

A station is played forward from the data as it stands, by the product's own actions; what somebody has done by hand
meanwhile is left as it is. The demonstration's day moves on once everything has been played: a station that was cut
off is played again, and does only what is missing.
"""

from __future__ import annotations

import datetime as dt
import fcntl
import os
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from demo import counting, gathering, library, proving, teaching
from demo.playing import Event, Island, answers, play, round_closes, round_opens
from demo.year import instruments, meetings, outside, quarter_1, quarter_2, quarter_3, quarter_4, questions, surveys
from demo.year.telling import on
from sightline.kit import clock
from sightline.people.models import Partnership


@dataclass(frozen=True)
class Station:
    """A day on which the demonstration stops, and what happens until it comes."""

    day: dt.date
    words: str
    events: Callable[[Island], list[Event]]


def until_january(island: Island) -> list[Event]:
    """From the plan's adoption to 15 January 2018: two rounds closed, the third nearly answered."""
    return [
        *gathering.rounds_planned(island, on(4, 5)),
        gathering.standing_item(island, on(20, 6)),
        *instruments.made(island),
        *teaching.training(island),
        *library.until_january(island),
        *counting.counted(island),
        round_opens(island, 1, on(24, 6)),
        *answers(island, 1, quarter_1.ANSWERS),
        round_closes(island, 1, on(21, 7)),
        round_opens(island, 2, on(24, 9)),
        *answers(island, 2, quarter_2.ANSWERS),
        round_closes(island, 2, on(20, 10)),
        round_opens(island, 3, on(25, 12)),
        *answers(island, 3, quarter_3.ANSWERS),
        *gathering.meetings(island, meetings.HELD),
        gathering.planned(island, meetings.JANUARY),
        gathering.planned(island, meetings.MARCH),
        gathering.planned(island, meetings.EDUCATION_JANUARY),
        *gathering.papers(island, meetings.JANUARY),
        *gathering.challenges(island, questions.CHALLENGES),
        *gathering.escalations(island, questions.ESCALATIONS),
        *gathering.practice(island, questions.PRACTICE),
        *gathering.reports(island, questions.REPORTS),
        *outside.made(island),
        gathering.publication(island, 1, on(28, 7), "Executive Group, 26 July 2017, item 1"),
        gathering.publication(island, 2, on(1, 11), "Executive Group, 25 October 2017, item 1"),
        *surveys.until_january(island),
        *proving.bound(island),
    ]


def until_the_executive(island: Island) -> list[Event]:
    """The late answers come, the round closes, agenda and papers go out."""
    return [
        *teaching.training(island),
        *counting.counted(island),
        *answers(island, 3, quarter_3.STILL_TO_COME),
        *gathering.reports(island, questions.JANUARY_REPORTS),
        *gathering.answers_to(island, questions.CHALLENGES[-1], questions.LATE_ANSWER),
        round_closes(island, 3, on(22, 1, 2018)),
        *gathering.meetings(island, (meetings.JANUARY, meetings.EDUCATION_JANUARY)),
        *proving.bound(island),
    ]


def until_the_board(island: Island) -> list[Event]:
    """The Executive has met: what it decided, asked and made known; then the Board's agenda."""
    return [
        *until_the_executive(island),
        *library.until_the_board(island),
        *gathering.challenges(island, questions.JANUARY_CHALLENGES),
        *gathering.practice(island, questions.JANUARY_PRACTICE),
        gathering.publication(island, 3, on(26, 1, 2018), "Executive Group, 24 January 2018, item 1"),
        *counting.published(island),
        *gathering.meetings(island, (meetings.MARCH,)),
        gathering.planned(island, meetings.APRIL),
        *surveys.until_the_end(island),
    ]


def until_the_years_end(island: Island) -> list[Event]:
    """The Board has met; the last round is opened, answered and closed."""
    return [
        *until_the_board(island),
        *library.until_the_years_end(island),
        *gathering.escalations(island, questions.ESCALATIONS),
        round_opens(island, 4, on(25, 3, 2018)),
        *answers(island, 4, quarter_4.ANSWERS),
        round_closes(island, 4, on(20, 4, 2018)),
    ]


FIRST = on(15, 1, 2018)
STATIONS = (
    Station(on(24, 1, 2018), "the Executive meets", until_the_executive),
    Station(on(7, 3, 2018), "the Board meets", until_the_board),
    Station(on(24, 4, 2018), "the year has ended", until_the_years_end),
)


def next_station(today: dt.date) -> Station | None:
    """The station after `today`; None once the year is over."""
    return next((one for one in STATIONS if one.day > today), None)


def banner(today: dt.date) -> tuple[str, str] | None:
    """What the demonstration's banner offers: words and the route they are posted to; None at the year's end."""
    station = next_station(today)
    if station is None:
        return None
    return f"Next station: {station.words}, {station.day.day} {station.day:%B}", "station_next"


def move_on(partnership: Partnership) -> Station | None:
    """Plays the next station and sets the demonstration's day to it; None where another is playing, or none is left."""
    with _alone() as ours:
        station = next_station(clock.today()) if ours else None
        if station is None:
            return None
        # The station's own day is the visitor's: what happens on it is played by the one after.
        since = clock.today()
        happening = [one for one in station.events(Island(partnership)) if since <= one.day < station.day]
        play(happening, until=station.day)
        _set_day(station.day)
        return station


def _set_day(day: dt.date) -> None:
    unfinished = settings.DEMO_DAY_FILE.with_suffix(".unfinished")
    unfinished.write_text(day.isoformat(), encoding="ascii")
    os.replace(unfinished, settings.DEMO_DAY_FILE)


@contextmanager
def _alone():
    """Whether nobody else is playing a station just now."""
    with open(settings.DATA_DIR / "station.lock", "w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
