"""Dates and counts in words."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from sightline.ui.templatetags import ui

UTC = ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (dt.date(2017, 12, 31), "31 December 2017"),
        (dt.date(2018, 1, 5), "5 January 2018"),
        (dt.datetime(2017, 6, 30, 23, 30, tzinfo=UTC), "1 July 2017"),  # British Summer Time
        (None, ""),
    ],
)
def test_day(value, words):
    assert ui.day(value) == words


def test_short_day():
    assert ui.short_day(dt.date(2017, 9, 3)) == "3 Sep 2017"
    assert ui.short_day(None) == ""


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [(0, 5, "12:05am"), (9, 0, "9:00am"), (12, 0, "12:00pm"), (14, 30, "2:30pm"), (23, 59, "11:59pm")],
)
def test_moment(hour, minute, words):
    assert ui.moment(dt.datetime(2018, 1, 15, hour, minute, tzinfo=UTC)) == f"15 January 2018 at {words}"


def test_a_moment_in_summer_is_local():
    assert ui.moment(dt.datetime(2017, 7, 1, 11, 0, tzinfo=UTC)) == "1 July 2017 at 12:00pm"


@pytest.mark.parametrize(("number", "words"), [(0, "no actions"), (1, "1 action"), (21, "21 actions")])
def test_count_of(number, words):
    assert ui.count_of(number, "action,actions") == words


def test_look_up():
    assert ui.look_up({3: "three"}, 3) == "three"
    assert ui.look_up({}, 3) == ""
