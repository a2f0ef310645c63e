"""The year on the island: what stands on 15 January 2018, and what each station brings."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest
from django.core.management import CommandError

from demo import cast
from demo.management.commands.next_station import Command
from demo.playing import Event, play
from demo.stations import FIRST, STATIONS, banner, next_station
from demo.year import quarter_1, quarter_2, quarter_3, quarter_4
from sightline.plan.rules.errors import NotYet
from tests.demo.island import Island
from tests.launched import copy_database, copy_demonstration

STATES = (
    "SELECT action.number, {column} FROM progress_update answer"
    " JOIN progress_ask ask ON ask.id = answer.ask_id JOIN progress_cycle cycle ON cycle.id = ask.cycle_id"
    " JOIN plan_action action ON action.id = ask.action_id WHERE cycle.number = ? AND ask.answers"
)


@pytest.fixture
def own_island(island: Island, tmp_path) -> Island:
    """A copy of the island on its first day, for a test that moves it on."""
    copy_demonstration(island.folder, tmp_path / "island")
    return Island(tmp_path / "island")


@pytest.fixture(scope="module")
def year(island: Island, tmp_path_factory) -> dict[dt.date, Island]:
    """The island at each station, the day of each its key."""
    found = {FIRST: island}
    for station in STATIONS:
        folder = tmp_path_factory.mktemp("year") / "island"
        copy_demonstration(list(found.values())[-1].folder, folder)
        found[station.day] = Island(folder)
        found[station.day].manage("next_station")
    return found


def states(island: Island, quarter: int, column: str = "answer.state") -> dict[str, str]:
    return dict(island.ask(STATES.format(column=column), quarter))


def test_every_action_is_answered_for_in_words_of_our_own_each_quarter():
    for quarter, missing in (
        (quarter_1.ANSWERS, {"2.10"}),
        (quarter_2.ANSWERS, set()),
        ((*quarter_3.ANSWERS, *quarter_3.STILL_TO_COME), set()),
        (quarter_4.ANSWERS, {"2.7"}),  # complete for half a year, and silent about it
    ):
        assert {one.action for one in quarter if one.claim} | missing == set(cast.TITLES)


def test_two_rounds_are_closed_and_the_third_is_nearly_answered(island):
    assert island.ask("SELECT number, state FROM progress_cycle ORDER BY number") == [
        (1, "closed"),
        (2, "closed"),
        (3, "open"),
        (4, "planned"),
    ]
    third = states(island, 3)
    assert len(third) == 19
    assert {"1.3", "3.3"}.isdisjoint(third)  # their owners have not answered
    assert third["2.4"] == "returned"
    assert {number for number, state in third.items() if state == "submitted"} == {
        "1.4",
        "2.9",
    }  # no chair since December


def test_a_late_answer_nobody_agreed_was_agreed_at_closing(island):
    assert states(island, 2, "answer.agreed_at_closing")["2.10"] == 1
    assert states(island, 2, "answer.late")["2.10"] == 1


def test_one_later_date_was_refused_and_three_wait(island):
    found = island.ask(
        "SELECT action.number, change.state FROM plan_change change JOIN plan_action action"
        " ON action.id = change.action_id ORDER BY change.id"
    )
    assert ("1.1", "refused") in found
    assert sorted(number for number, state in found if state == "asked") == ["1.4", "2.8", "2.9"]


def test_a_challenge_was_answered_badly_and_pressed(island):
    [(state, answers, judged)] = island.ask(
        "SELECT challenge.state, count(answer.id), max(answer.judged) FROM governance_challenge challenge"
        " JOIN governance_answer answer ON answer.challenge_id = challenge.id WHERE challenge.number = 3"
    )
    assert (state, answers, judged) == ("pressed", 1, "pressed")


def test_an_escalation_waits_for_the_board_and_is_decided_at_a_later_station(year):
    waiting = {day: island.ask("SELECT state FROM governance_escalation")[0][0] for day, island in year.items()}
    assert list(waiting.values()) == ["raised", "raised", "listed", "closed"]


def test_good_practice_was_promoted_and_two_closed_quarters_published(island):
    assert island.ask("SELECT count(*) FROM governance_promotion") == [(1,)]
    assert island.ask(
        "SELECT cycle.number FROM governance_publication published JOIN progress_cycle cycle"
        " ON cycle.id = published.cycle_id ORDER BY cycle.number"
    ) == [(1,), (2,)]


def test_stations_run_forward_to_the_years_end(year):
    assert [island.day() for island in year.values()] == [None, *(station.day for station in STATIONS)]
    last = list(year.values())[-1]
    assert last.ask("SELECT DISTINCT state FROM progress_cycle") == [("closed",)]
    assert last.manage("next_station").startswith("There is no further station")
    assert last.manage("verify_trail").startswith("marram: whole, ")


def test_a_station_does_not_do_again_what_somebody_did_meanwhile(own_island):
    """Somebody has called the Executive's meeting off: nothing of it happens, and the rest does."""
    with closing(sqlite3.connect(own_island.database)) as connection:
        connection.execute(
            "UPDATE governance_meeting SET state = 'cancelled', cancelled_why = 'Snow'"
            " WHERE date(starts_at) = '2018-01-24'"
        )
        connection.commit()
    for _ in range(2):
        own_island.manage("next_station")
    assert own_island.day() == dt.date(2018, 3, 7)
    assert own_island.ask("SELECT count(*) FROM governance_decision WHERE number > 5") == [
        (1,)
    ]  # of the education group
    assert own_island.ask("SELECT state FROM progress_cycle WHERE number = 3") == [("closed",)]


def test_a_station_adds_nothing_that_somebody_put_on_the_agenda_in_her_own_words(own_island):
    """The business manager has begun the Executive's agenda: the round itself, under a title of her own."""
    with closing(sqlite3.connect(own_island.database)) as connection:
        connection.execute(
            "INSERT INTO governance_item (partnership_id, meeting_id, position, title, purpose, text, restricted,"
            " restricted_why, presenter_words, late, kind, cycle_id)"
            " SELECT meeting.partnership_id, meeting.id, 1, 'How the plan goes', 'assurance', '', 0, '', '', 0,"
            " 'cycle', cycle.id FROM governance_meeting meeting, progress_cycle cycle"
            " WHERE date(meeting.starts_at) = '2018-01-24' AND cycle.number = 3"
        )
        connection.commit()
    own_island.manage("next_station")
    agenda = own_island.ask(
        "SELECT item.title, item.cycle_id IS NOT NULL FROM governance_item item"
        " JOIN governance_meeting meeting ON meeting.id = item.meeting_id WHERE date(meeting.starts_at) = '2018-01-24'"
    )
    assert [title for title, about_the_round in agenda if about_the_round] == ["How the plan goes"]
    assert len(agenda) > 1  # what the year decides there is added all the same


def test_a_station_that_was_cut_off_is_played_again_and_doubles_nothing(year, own_island):
    """As if the process had died after its last event and before the day was set."""
    executive = year[STATIONS[0].day]
    copy_database(executive.database, own_island.database)
    before = own_island.ask("SELECT count(*) FROM progress_update")
    own_island.manage("next_station")
    assert own_island.day() == STATIONS[0].day
    assert own_island.ask("SELECT count(*) FROM progress_update") == before
    assert own_island.ask("SELECT count(*) FROM governance_chairreport") == executive.ask(
        "SELECT count(*) FROM governance_chairreport"
    )


def test_the_banner_names_the_next_station_and_is_silent_at_the_end():
    assert banner(FIRST) == ("Next station: the Executive meets, 24 January", "station_next")
    assert next_station(STATIONS[-1].day) is None
    assert banner(STATIONS[-1].day) is None


def test_events_are_played_in_the_order_of_their_days_and_what_cannot_be_is_left_out(db, settings):
    played = []

    def refused() -> None:
        raise NotYet(["It was done already."])

    events = [
        Event(dt.date(2018, 1, 3), "third", lambda: played.append(3)),
        Event(dt.date(2018, 1, 1), "first", lambda: played.append(1)),
        Event(dt.date(2018, 1, 2), "second", refused),
        Event(dt.date(2018, 1, 9), "too late", lambda: played.append(9)),
    ]
    assert play(events, until=dt.date(2018, 1, 5)) == 2
    assert played == [1, 3]


def test_there_are_no_stations_outside_the_demonstration(settings):
    assert not settings.DEMO
    with pytest.raises(CommandError, match="Only the demonstration has stations"):
        Command().handle()


def test_the_years_training_was_held_and_answered_as_it_is_told(year):
    """Of the course on neglect 101 of 120 answered in the end, and of the one on consent 20 of 60."""
    asked = (
        "SELECT sum(exercise.asked), sum(exercise.answered) FROM training_sessionexercise stage"
        " JOIN training_session session ON session.id = stage.session_id"
        " JOIN training_course course ON course.id = session.course_id"
        " JOIN questions_exercise exercise ON exercise.id = stage.exercise_id"
        " WHERE course.title LIKE ? AND stage.stage = 'after'"
    )
    days = list(year.values())
    assert days[0].ask(asked, "Neglect%") == [(102, 87)]
    assert days[-1].ask(asked, "Neglect%") == [(120, 101)]
    assert days[0].ask(asked, "Consent%") == [(60, 20)]
    held = "SELECT state, count(*) FROM training_session GROUP BY state ORDER BY state"
    assert dict(days[-1].ask(held)) == {"held": 34}


def test_the_plays_reached_every_year_group_but_one_school(island):
    reached = "SELECT count(*), sum(people) FROM training_reached"
    assert island.ask(reached) == [(14, 1870)]
    assert island.ask(
        "SELECT member.label FROM people_setmember member LEFT JOIN training_reached reached"
        " ON reached.member_id = member.id JOIN people_set listed ON listed.id = member.set_id"
        " WHERE reached.id IS NULL AND listed.name LIKE 'Plays%'"
    ) == [("Bridge Centre, all years",)]
