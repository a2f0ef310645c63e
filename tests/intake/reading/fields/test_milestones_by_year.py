"""The target date cell where the plan has several years, none that is known, or the calendar’s."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.years import PlanYear, fiscal
from tests.intake.reading.fields.target_dates import CALENDAR, ONE_YEAR, TWO_YEARS, table, told

SEVERAL_YEARS = """
    Q3 -> ? 2018-12-31
    March -> ? 2019-03-31
    30 June -> ? 2018-06-30
    Spring term -> ? 2019-03-31
    End of year -> ? 2020-03-31
    March 2019 -> 2019-03-31
    Sept 19 -> 2019-09-30
    Q3 18/19 -> 2018-12-31
    Q2 Year 2 -> 2019-09-30
    Year 2 Q2 -> 2019-09-30
    Year 2 - Q3 -> 2019-12-31
    by Q4 of year 1 -> 2019-03-31
    Sept of year 2 -> 2019-09-30
    Year 2 -> 2020-03-31
    end of year 1 -> 2019-03-31
    Years 1 and 2 -> 2019-03-31, 2020-03-31
    Years 1-2 -> 2020-03-31
    Year 3 -> ?
    end of plan -> 2020-03-31
    ongoing -> 2020-03-31 ongoing
    quarterly -> 2020-03-31 quarterly
    annually -> 2020-03-31 annual
    Annually – by 31 March -> 2020-03-31 annual
    June each year -> 2019-06-30 annual
    Q1 & Q3 each year -> 2019-12-31 annual
"""
NO_YEAR = """
    Q3 -> ?
    March -> ?
    30 June -> ?
    31/03 -> ?
    Year 2 -> ?
    End of year -> ?
    quarterly -> ? quarterly
    Sept 19 -> ? 2019-09-30
    March 2019 -> 2019-03-31
    Mar-18 -> 2018-03-31
    Oct ’17 -> 2017-10-31
    30 June 2018 -> 2018-06-30
    Q3 2017/18 -> 2017-12-31
    2017/18 -> 2018-03-31
    ongoing -> None ongoing
"""
BY_CALENDAR = """
    Q1 -> 2019-03-31
    Q4 -> 2019-12-31
    Q3 2019 -> 2019-09-30
    Q3 2019/20 -> 2019-12-31
    March -> 2019-03-31
    2019 -> 2019-12-31
    end of year -> 2019-12-31
    quarterly -> 2019-12-31 quarterly
    Year 1 -> 2019-12-31
"""


@pytest.mark.parametrize(("text", "expected"), table(SEVERAL_YEARS))
def test_a_plan_of_several_years_leaves_a_bare_month_or_quarter_open(text: str, expected: str) -> None:
    assert told(text, TWO_YEARS) == expected


@pytest.mark.parametrize(("text", "expected"), table(NO_YEAR))
def test_a_plan_whose_year_is_not_known_leaves_open_what_prints_none(text: str, expected: str) -> None:
    assert told(text, None) == expected


@pytest.mark.parametrize(("text", "expected"), table(BY_CALENDAR))
def test_a_calendar_plan_has_calendar_quarters(text: str, expected: str) -> None:
    assert told(text, CALENDAR) == expected


def test_calendar_quarters_can_be_said_in_the_cell() -> None:
    assert told("Q1 (calendar year)", ONE_YEAR) == "2018-03-31"


@pytest.mark.parametrize(
    ("year", "text", "expected"),
    [
        (fiscal(2025), "Sept 26", "? 2026-09-30"),  # a year just after the plan, or a day in it
        (fiscal(2026), "Sept 26", "2026-09-30"),  # a year in the plan: how a month is written
        (fiscal(2017), "Sept 26", "2017-09-26"),  # nine years away as a year
        (fiscal(2017), "March 31", "2018-03-31"),
        (fiscal(2018), "Oct 17", "? 2017-10-31"),
        (None, "Sept 26", "? 2026-09-30"),
    ],
)
def test_two_figures_after_a_month_are_a_year_or_a_day(year: PlanYear | None, text: str, expected: str) -> None:
    assert told(text, year) == expected
