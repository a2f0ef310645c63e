"""Histories and the whole record, shaped for pages."""

import datetime as dt

import pytest
import time_machine

from sightline.trail.actions.blanking import agree_to_blank, ask_to_blank
from sightline.trail.reads import history, line, moment, open_blankings, record_of
from sightline.trail.rules import Program
from tests.trail.chains import last, write

pytestmark = pytest.mark.django_db
ANN, BEN = Program("Ann Ward", "ann"), Program("Ben Ody", "ben")


def test_history_is_newest_first_and_about_its_things_only():
    write(count=3)
    write(before={"name": "was"}, after={"name": "last"})
    lines = history(1, [("body", 0), ("body", 2)])
    assert [one.seq for one in lines] == [4, 3, 1]
    assert lines[0].text == "Changed the body “last”"
    assert lines[0].changes[0].before == "was"
    assert lines[0].who == "A test"


def test_history_of_nothing_asks_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert history(1, []) == []


def test_a_list_is_not_an_id():
    with pytest.raises(TypeError, match="not the id of one action"):
        history(1, [("action", [5])])


def test_history_of_another_partnership_is_not_shown():
    write(partnership_id=2)
    assert history(1, [("body", 0)]) == []


@pytest.mark.parametrize("count", [3, 30])
def test_history_is_one_query(count, django_assert_num_queries):
    write(count=count)
    with django_assert_num_queries(1):
        assert len(history(1, [("body", number) for number in range(count)], limit=100)) == count


def test_the_record_by_thing_name_and_day():
    with time_machine.travel(dt.datetime(2026, 3, 31, 22, 30, tzinfo=dt.UTC)):  # 23:30 in London, the same day
        write(by=ANN)
    with time_machine.travel(dt.datetime(2026, 3, 31, 23, 30, tzinfo=dt.UTC)):  # half past midnight, the next
        write(by=BEN)
    assert record_of(1, thing="body").count() == 2
    assert record_of(1, thing="plan").count() == 0
    assert [entry.actor_label for entry in record_of(1, who="ann")] == ["Ann Ward"]
    assert [entry.actor_label for entry in record_of(1, until=dt.date(2026, 3, 31))] == ["Ann Ward"]
    assert [entry.actor_label for entry in record_of(1, since=dt.date(2026, 4, 1))] == ["Ben Ody"]


def test_a_blanked_line_says_by_whom_and_why():
    write(by=ANN)
    agree_to_blank(by=BEN, blanking=ask_to_blank(by=ANN, entry=last(), why="a child was named"))
    shown = history(1, [("body", 0)])[-1]
    assert shown.blanked
    assert shown.changes == []
    assert shown.note.startswith("Blanked by Ann Ward and Ben Ody on ")
    assert shown.note.endswith(": a child was named")


def test_what_a_thing_is_called_now_is_given_by_the_page():
    write()
    assert line(last(), {("body", "0"): "Neglect group"}).text == "Changed the body “Neglect group”"


def test_open_requests_are_those_nobody_decided():
    write()
    blanking = ask_to_blank(by=ANN, entry=last(), why="a child was named")
    assert list(open_blankings(1)) == [blanking]
    assert list(open_blankings(2)) == []
    agree_to_blank(by=BEN, blanking=blanking)
    assert list(open_blankings(1)) == []


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (dt.datetime(2018, 1, 15, 9, 5, tzinfo=dt.UTC), "15 January 2018 at 9:05am"),
        (dt.datetime(2018, 7, 15, 11, 0, tzinfo=dt.UTC), "15 July 2018 at 12:00pm"),
        (dt.datetime(2018, 1, 15, 0, 30, tzinfo=dt.UTC), "15 January 2018 at 12:30am"),
    ],
)
def test_moment(at, words):
    assert moment(at) == words
