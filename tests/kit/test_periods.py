"""Quarters, month ends and working days."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.periods import (
    Quarter,
    add_months,
    add_working_days,
    fiscal_year,
    fiscal_year_label,
    is_working_day,
    month_end,
    quarter_of,
    quarters_between,
    recurring_ends,
    said,
    working_days_between,
)

D = dt.date
DAYS = st.dates(D(1990, 1, 1), D(2060, 12, 31))
MONTHS = st.integers(1, 12)


@pytest.mark.parametrize(
    ("day", "start_month", "label", "start", "end"),
    [
        (D(2017, 4, 1), 4, "Q1 2017/18", D(2017, 4, 1), D(2017, 6, 30)),
        (D(2017, 12, 31), 4, "Q3 2017/18", D(2017, 10, 1), D(2017, 12, 31)),
        (D(2018, 3, 31), 4, "Q4 2017/18", D(2018, 1, 1), D(2018, 3, 31)),
        (D(2018, 3, 31), 1, "Q1 2018", D(2018, 1, 1), D(2018, 3, 31)),
        (D(2000, 2, 29), 9, "Q2 1999/00", D(1999, 12, 1), D(2000, 2, 29)),
    ],
)
def test_the_quarter_a_day_lies_in(day, start_month, label, start, end):
    quarter = quarter_of(day, start_month)
    assert (quarter.label, quarter.start, quarter.end) == (label, start, end)


@given(DAYS, MONTHS)
def test_quarters_tile_the_calendar(day, start_month):
    quarter = quarter_of(day, start_month)
    assert day in quarter
    assert quarter.next.start == quarter.end + dt.timedelta(days=1)
    assert quarter_of(quarter.end, start_month) == quarter == quarter_of(quarter.start, start_month)
    first, last = fiscal_year(day, start_month)
    assert len(list(quarters_between(first, last, start_month))) == 4


def test_quarters_between():
    assert [q.number for q in quarters_between(D(2017, 4, 1), D(2018, 3, 31))] == [1, 2, 3, 4]
    assert list(quarters_between(D(2017, 6, 30), D(2017, 7, 1))) == [Quarter(2017, 1), Quarter(2017, 2)]
    assert list(quarters_between(D(2018, 4, 1), D(2017, 4, 1))) == []
    assert fiscal_year_label(2017) == "2017/18"
    assert fiscal_year_label(2017, 1) == "2017"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (D(2017, 12, 31), "31 December 2017 (end of Q3)"),
        (D(2018, 3, 31), "31 March 2018 (end of Q4)"),
        (D(2017, 10, 31), "31 October 2017"),
        (D(2017, 4, 3), "3 April 2017"),
    ],
)
def test_a_date_in_words(day, words):
    assert said(day) == words


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (D(2018, 1, 31), 1, D(2018, 2, 28)),
        (D(2020, 1, 31), 1, D(2020, 2, 29)),
        (D(2018, 1, 31), -2, D(2017, 11, 30)),
        (D(2018, 11, 15), 14, D(2020, 1, 15)),
    ],
)
def test_add_months(day, months, result):
    assert add_months(day, months) == result


@given(DAYS)
def test_the_month_end_is_the_day_before_the_first_of_the_next(day):
    assert (month_end(day) + dt.timedelta(days=1)).day == 1
    assert month_end(day).month == day.month


def test_recurring_ends():
    year = (D(2017, 4, 1), D(2018, 3, 31))
    assert recurring_ends(*year, 3) == [D(2017, 6, 30), D(2017, 9, 30), D(2017, 12, 31), D(2018, 3, 31)]
    assert recurring_ends(*year, 6) == [D(2017, 9, 30), D(2018, 3, 31)]
    assert recurring_ends(*year, 12) == [D(2018, 3, 31)]
    assert len(recurring_ends(*year, 1)) == 12
    assert recurring_ends(D(2018, 4, 1), D(2017, 4, 1), 3) == []
    with pytest.raises(ValueError, match="at least one month"):
        recurring_ends(*year, 0)


@pytest.mark.parametrize(
    ("day", "nation", "works"),
    [
        (D(2018, 1, 2), "ENG", True),
        (D(2018, 1, 2), "SCT", False),  # 2 January is a bank holiday in Scotland alone
        (D(2018, 1, 1), "WLS", False),
        (D(2018, 3, 30), "ENG", False),  # Good Friday
        (D(2018, 7, 12), "NIR", False),
        (D(2018, 7, 12), "ENG", True),
        (D(2018, 1, 13), "ENG", False),  # a Saturday
    ],
)
def test_working_days_know_the_nation(day, nation, works):
    assert is_working_day(day, nation) is works


def test_ten_working_days_after_the_quarter_ends():
    # 31 December 2017 was a Sunday, and 1 January a holiday: day one is 2 January (3 January in Scotland).
    assert add_working_days(D(2017, 12, 31), 10, "ENG") == D(2018, 1, 15)
    assert add_working_days(D(2017, 12, 31), 10, "SCT") == D(2018, 1, 16)
    assert add_working_days(D(2018, 1, 15), -10, "ENG") == D(2017, 12, 29)
    assert add_working_days(D(2017, 12, 31), 0) == D(2018, 1, 2)


@given(DAYS, st.integers(1, 60))
def test_adding_and_counting_working_days_agree(day, count):
    assert working_days_between(day, add_working_days(day, count)) == count
