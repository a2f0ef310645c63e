"""Intervals against the figures printed in their sources, and shares as they are said."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.statistics import difference_of_shares, percent, wilson

SAMPLES = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("positive", "n", "low", "high"),
    [
        # Newcombe, "Two-sided confidence intervals for the single proportion", 1998, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_share_is_wilsons(positive: int, n: int, low: float, high: float) -> None:
    interval = wilson(positive, n)
    assert interval.low == pytest.approx(low, abs=5e-5)
    assert interval.high == pytest.approx(high, abs=5e-5)


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    [
        # Newcombe 1998, table II, method 10; the source takes the first less the second.
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_of_two_shares_is_newcombes(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    found = difference_of_shares(*second, *first).interval
    assert found.low == pytest.approx(low, abs=5e-5)
    assert found.high == pytest.approx(high, abs=5e-5)


def test_a_difference_is_news_only_where_no_difference_lies_outside() -> None:
    assert difference_of_shares(48, 80, 56, 70).beyond_chance
    assert not difference_of_shares(0, 29, 5, 56).beyond_chance
    assert difference_of_shares(48, 80, 56, 70).value == Fraction(56, 70) - Fraction(48, 80)


@pytest.mark.parametrize(("positive", "n"), [(0, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(positive: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(positive, n)


@given(SAMPLES)
def test_a_share_lies_in_its_interval_and_the_interval_in_0_to_1(sample: tuple[int, int]) -> None:
    positive, n = sample
    interval = wilson(positive, n)
    assert 0 <= interval.low <= positive / n <= interval.high <= 1


@given(SAMPLES, SAMPLES)
def test_turning_a_difference_round_turns_its_sign(one: tuple[int, int], two: tuple[int, int]) -> None:
    there, back = difference_of_shares(*one, *two).interval, difference_of_shares(*two, *one).interval
    assert there.low == pytest.approx(-back.high)
    assert there.high == pytest.approx(-back.low)


@pytest.mark.parametrize(
    ("share", "against", "said"),
    [
        (Fraction(9, 10), None, "90%"),
        (Fraction(85, 101), None, "84%"),
        (Fraction(9, 10), Fraction(9, 10), "90%"),
        (Fraction(2249, 2500), Fraction(9, 10), "89.96%"),
        (Fraction(1, 1000), None, "0.1%"),
        (Fraction(999, 1000), None, "99.9%"),
        (Fraction(1), None, "100%"),
    ],
)
def test_a_share_is_never_said_to_reach_what_it_does_not(share: Fraction, against: Fraction | None, said: str) -> None:
    assert percent(share, against) == said


@given(st.fractions(0, 1, max_denominator=2000), st.fractions(0, 1, max_denominator=100))
def test_what_is_read_lies_on_the_side_where_the_share_does(share: Fraction, against: Fraction) -> None:
    read = Fraction(percent(share, against).removesuffix("%")) / 100
    assert share == against or (read > against, read < against) == (share > against, share < against)
