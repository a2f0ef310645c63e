"""Sessions that recur, and what the clock does about each."""

import datetime as dt

import pytest

from sightline.training.rules.dates import due_on, forget_from, is_asked, next_reminder, recurring
from sightline.training.rules.kinds import Rhythm, Stage

TUESDAY = dt.date(2017, 7, 11)  # the second of its month


def test_july_october_and_february_from_a_first_tuesday():
    days = recurring(TUESDAY, Rhythm.MONTHS, months=[7, 10, 2])
    assert days == [TUESDAY, dt.date(2017, 10, 10), dt.date(2018, 2, 13)]


def test_every_year_keeps_the_weekday_of_the_month():
    assert recurring(TUESDAY, Rhythm.YEARLY, years=3) == [TUESDAY, dt.date(2018, 7, 10), dt.date(2019, 7, 9)]


def test_one_session_is_one_whatever_else_was_said():
    assert recurring(TUESDAY, Rhythm.ONCE, months=[10], years=5) == [TUESDAY]


def test_a_bank_holiday_gives_way_and_a_month_without_a_fifth_takes_its_last():
    monday = dt.date(2017, 4, 24)  # the fourth of its month; that of December is Christmas
    assert recurring(monday, Rhythm.MONTHS, months=[12]) == [monday, dt.date(2017, 12, 27)]
    fifth = dt.date(2017, 8, 29)
    assert recurring(fifth, Rhythm.MONTHS, months=[9]) == [fifth, dt.date(2017, 9, 26)]


def test_a_saturday_stays_a_saturday():
    saturday = dt.date(2017, 7, 8)
    assert recurring(saturday, Rhythm.MONTHS, months=[10]) == [saturday, dt.date(2017, 10, 14)]


@pytest.mark.parametrize(
    ("stage", "first", "last"),
    [
        (Stage.BEFORE, dt.date(2017, 11, 23), dt.date(2017, 11, 29)),
        (Stage.AFTER, dt.date(2017, 11, 30), dt.date(2017, 12, 28)),
        (Stage.LATER, dt.date(2018, 2, 28), dt.date(2018, 3, 28)),
        (Stage.MANAGER, dt.date(2018, 2, 28), dt.date(2018, 3, 28)),
    ],
)
def test_when_each_stage_is_asked(stage, first, last):
    day, one = dt.date(2017, 11, 30), dt.timedelta(days=1)
    assert due_on(stage, day) == first
    assert [is_asked(stage, day, at) for at in (first - one, first, last, last + one)] == [False, True, True, False]


def test_bookers_are_forgotten_after_the_months_that_were_set():
    assert forget_from(dt.date(2016, 2, 29), 24) == dt.date(2018, 2, 28)


@pytest.mark.parametrize(
    ("sent", "days_left", "due"),
    [([], 8, None), ([], 7, 7), ([], 3, 7), ([7], 3, None), ([7], 1, 1), ([], 1, 1), ([1], 1, None), ([7], -1, None)],
)
def test_a_reminder_a_week_and_a_day_before_each_once(sent, days_left, due):
    assert next_reminder(sent, days_left) == due
