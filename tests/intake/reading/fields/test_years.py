"""The plan's period from its title."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.intake.reading.fields.years import PlanYear, find_year, month_number


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("Business Plan 2017-18", "2017-04-01", "2018-03-31"),
        ("Business Plan 2017 -2018", "2017-04-01", "2018-03-31"),
        ("Business Plan 2017/18", "2017-04-01", "2018-03-31"),
        ("Business Plan 2017/2018", "2017-04-01", "2018-03-31"),
        ("Business Plan 2017–18", "2017-04-01", "2018-03-31"),
        ("2017-18", "2017-04-01", "2018-03-31"),
        ("Plan 17/18", "2017-04-01", "2018-03-31"),
        ("Strategic Plan 2018 - 2020", "2018-04-01", "2020-03-31"),
        ("Strategic Plan 2018 to 2021", "2018-04-01", "2021-03-31"),
        ("Strategic Plan 2019-22", "2019-04-01", "2022-03-31"),
        ("Plan 2018/19 - 2020/21", "2018-04-01", "2021-03-31"),
        ("April 2017 to March 2018", "2017-04-01", "2018-03-31"),
        ("1 April 2018 – 31 March 2021", "2018-04-01", "2021-03-31"),
        ("1st April 2018 to 31st March 2019", "2018-04-01", "2019-03-31"),
        ("Apr 2018 - Mar 2019", "2018-04-01", "2019-03-31"),
        ("September 2017 – August 2018", "2017-09-01", "2018-08-31"),
        ("business-plan-2017-18.docx", "2017-04-01", "2018-03-31"),
        ("business_plan_2017_18 v2 2017-2018", "2017-04-01", "2018-03-31"),
    ],
)
def test_a_fiscal_period(title: str, start: str, end: str) -> None:
    assert find_year([title]) == PlanYear(dt.date.fromisoformat(start), dt.date.fromisoformat(end), fiscal=True)


@pytest.mark.parametrize(
    ("title", "start", "end"),
    [
        ("January to December 2019", "2019-01-01", "2019-12-31"),
        ("Jan 2019 - Dec 2020", "2019-01-01", "2020-12-31"),
        ("Plan for the calendar year 2018", "2018-01-01", "2018-12-31"),
        ("Plan 2018-2019 (calendar years)", "2018-01-01", "2019-12-31"),
    ],
)
def test_a_calendar_period_where_calendar_is_said(title: str, start: str, end: str) -> None:
    assert find_year([title]) == PlanYear(dt.date.fromisoformat(start), dt.date.fromisoformat(end), fiscal=False)


@pytest.mark.parametrize(
    "title", ["", "Business Plan", "Business Plan 2018", "Working Together 2015", "Ages 16-18", "1-2"]
)
def test_a_period_that_nobody_can_know(title: str) -> None:
    assert find_year([title]) is None


def test_a_text_that_calls_itself_a_plan_goes_first() -> None:
    found = find_year(["Annual report 2015-16", "Business Plan 2017-18"])
    assert found is not None and found.start.year == 2017


@pytest.mark.parametrize(
    "texts",
    [
        ["Neglect Strategy 2015-2018", "Delivery Plan 2016/17"],
        ["Neglect Strategy 2015-2018 and Delivery Plan 2016/17"],
        ["Strategic plan 2015-18", "Action plan for April 2016 to March 2017"],
        ["Our vision for 2015-2018", "Business Plan 2016-17"],
    ],
)
def test_the_plan_at_hand_goes_before_the_strategy_it_serves(texts: list[str]) -> None:
    found = find_year(texts)
    assert found is not None and (found.start.year, found.end.year) == (2016, 2017)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("January", 1),
        ("sept", 9),
        ("Sept.", 9),
        ("DEC", 12),
        ("Febuary", 2),
        ("Septmber", 9),
        ("Janurary", 1),
        ("Novemeber", 11),
    ],
)
def test_months_by_name(text: str, number: int) -> None:
    assert month_number(text) == number


@pytest.mark.parametrize(
    "text", ["", "Marketing", "Mayor", "Decision", "Augment", "Septic", "Marching", "Junior", "Octopus"]
)
def test_words_that_only_begin_like_a_month(text: str) -> None:
    assert month_number(text) == 0


@given(st.lists(st.text(max_size=40), max_size=3))
def test_any_titles_are_borne(titles: list[str]) -> None:
    found = find_year(titles)
    assert found is None or found.start < found.end
