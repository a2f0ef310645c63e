"""Values, their words, and periods."""

import datetime as dt
from fractions import Fraction

import pytest

from sightline.indicators.rules.figures import (
    Basis,
    Frequency,
    Polarity,
    last_complete,
    period_before,
    period_label,
    period_of,
    periods_between,
    said,
    said_with_n,
    value_of,
)

Q3 = (dt.date(2017, 10, 1), dt.date(2017, 12, 31))


@pytest.mark.parametrize(
    ("basis", "numerator", "denominator", "value", "words"),
    [
        (Basis.COUNT, 1234, None, Fraction(1234), "1,234"),
        (Basis.SHARE, 85, 101, Fraction(85, 101), "84.2% (85 of 101)"),
        (Basis.SHARE, 9, 10, Fraction(9, 10), "90.0% (9 of 10)"),
        (Basis.SHARE, 0, 0, None, "0 of none"),
        (Basis.RATE, 100, 25_000, Fraction(40), "40.0 per 10,000 (100)"),
        (Basis.RATE, 100, None, None, "no population to divide by"),
    ],
)
def test_values(basis: Basis, numerator: int, denominator: int | None, value: Fraction | None, words: str) -> None:
    assert value_of(basis, numerator, denominator) == value
    assert said_with_n(basis, numerator, denominator) == words


def test_a_mean_of_counts_may_be_no_whole_number() -> None:
    assert said(Basis.COUNT, Fraction(25, 2)) == "12.5"


@pytest.mark.parametrize(
    ("frequency", "start", "end", "label"),
    [
        (Frequency.MONTH, dt.date(2018, 1, 1), dt.date(2018, 1, 31), "January 2018"),
        (Frequency.QUARTER, dt.date(2018, 1, 1), dt.date(2018, 3, 31), "Q4 2017/18"),
        (Frequency.HALF, dt.date(2017, 10, 1), dt.date(2018, 3, 31), "second half of 2017/18"),
        (Frequency.YEAR, dt.date(2017, 4, 1), dt.date(2018, 3, 31), "2017/18"),
    ],
)
def test_periods(frequency: Frequency, start: dt.date, end: dt.date, label: str) -> None:
    period = period_of(frequency, dt.date(2018, 1, 15))
    assert period == (start, end)
    assert period_label(period) == label
    assert period_before(frequency, period_before(frequency, period), -1) == period
    assert last_complete(frequency, end) == period_before(frequency, period)
    assert last_complete(frequency, end + dt.timedelta(days=1)) == period


def test_a_period_of_no_name_is_said_by_its_days() -> None:
    assert period_label((dt.date(2017, 9, 4), dt.date(2017, 12, 20))) == "4 September 2017 to 20 December 2017"


def test_the_year_may_begin_in_january() -> None:
    assert period_label((dt.date(2018, 1, 1), dt.date(2018, 3, 31)), 1) == "Q1 2018"
    assert period_label((dt.date(2018, 1, 1), dt.date(2018, 6, 30)), 1) == "first half of 2018"


def test_periods_between() -> None:
    found = periods_between(Frequency.QUARTER, dt.date(2017, 5, 1), dt.date(2017, 12, 31))
    assert [period_label(one) for one in found] == ["Q1 2017/18", "Q2 2017/18", "Q3 2017/18"]


def test_context_wants_nothing() -> None:
    assert Polarity.CONTEXT.wanted is None
    assert Polarity.LOWER.wanted == "lower"
