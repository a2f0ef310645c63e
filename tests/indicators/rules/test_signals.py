"""The three rules at their edges, and what is said of what is none."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.indicators.rules.signals import ENOUGH, Signal, chart, plain_sentence, sentence


def of(*numbers: int | None) -> list[Fraction | None]:
    return [None if number is None else Fraction(number) for number in numbers]


def said(value: Fraction) -> str:
    return f"{float(value):g}"


class TestLimits:
    def test_are_the_mean_and_266_hundredths_of_the_mean_moving_range(self) -> None:
        drawn = chart(of(10, 12, 10, 12, 10, 12, 10, 12))
        assert (drawn.mean, drawn.lower, drawn.upper) == (11, 11 - Fraction(532, 100), 11 + Fraction(532, 100))

    def test_take_eight_points(self) -> None:
        assert not chart(of(*range(ENOUGH - 1))).has_limits
        assert chart(of(*range(ENOUGH))).has_limits

    def test_a_missing_period_is_no_point_and_parts_its_neighbours(self) -> None:
        drawn = chart(of(10, 12, 10, 12, None, 100, 102, 100, 102))
        assert drawn.upper - drawn.mean == Fraction(266, 100) * 2  # the leap across the gap is no moving range

    def test_eight_points_none_beside_another_have_no_range(self) -> None:
        assert not chart(of(*[5, None] * 8)).has_limits

    def test_nothing_at_all(self) -> None:
        assert chart([]).latest == frozenset()


class TestOutside:
    def test_a_point_on_the_limit_is_not_outside(self) -> None:
        # seven at 0 and one at x: mean x/8, mean range x/7; the upper limit x/8 + 2.66x/7 lies below x
        assert Signal.ABOVE in chart(of(0, 0, 0, 0, 0, 0, 0, 8)).latest
        drawn = chart(of(5, 5, 5, 5, 5, 5, 5, 5))
        assert drawn.upper == drawn.lower == 5
        assert drawn.latest == frozenset()

    def test_below(self) -> None:
        drawn = chart(of(50, 51, 50, 51, 50, 51, 50, 51, 50, 10))
        assert drawn.latest == {Signal.BELOW}
        assert sentence(drawn, said).startswith("10 is beyond chance: it is below ")


class TestRuns:
    def test_eight_on_one_side_are_a_signal_and_seven_none(self) -> None:
        seven = chart(of(0, 0, 20, 22, 21, 23, 20, 22, 21))
        assert seven.latest == frozenset()
        eight = chart(of(0, 0, 20, 22, 21, 23, 20, 22, 21, 22))
        assert Signal.HIGH in eight.latest
        assert [Signal.HIGH in one for one in eight.signals] == [False] * 2 + [True] * 8

    def test_a_point_on_the_mean_ends_a_run(self) -> None:
        values = of(*[9] * 4, 10, *[9] * 4, *[14, 14])
        drawn = chart(values)
        assert drawn.mean == Fraction(10)
        assert not any(Signal.LOW in one for one in drawn.signals)

    def test_a_missing_period_does_not_end_one(self) -> None:
        drawn = chart(of(0, 0, 20, 22, 21, 23, None, 20, 22, 21, 22))
        assert Signal.HIGH in drawn.latest


class TestTrends:
    def test_six_rising_points_are_a_signal_and_five_none(self) -> None:
        assert Signal.RISING in chart(of(30, 1, 20, 2, 3, 4, 5, 6, 7)[:9]).latest
        assert Signal.RISING not in chart(of(30, 1, 20, 20, 3, 4, 5, 6, 7)).latest

    def test_equal_points_end_one(self) -> None:
        assert Signal.RISING not in chart(of(9, 1, 1, 2, 3, 4, 4, 5, 6)).latest

    def test_falling(self) -> None:
        drawn = chart(of(9, 10, 9, 10, 14, 13, 12, 11, 10, 9))
        assert Signal.FALLING in drawn.latest
        assert "6 in a row have fallen" in sentence(drawn, said)

    def test_a_missing_period_ends_one(self) -> None:
        assert Signal.RISING not in chart(of(30, 1, 20, 2, 3, 4, None, 5, 6, 7)).latest


class TestSentences:
    def test_a_rise_that_is_not_one_says_that_chance_brings_it(self) -> None:
        drawn = chart(of(40, 46, 41, 47, 42, 45, 41, 46, 43, 48))
        assert sentence(drawn, said) == ""
        assert plain_sentence(drawn, said).startswith(
            "The rise from 43 to 48 is within what chance brings: chance brings"
        )

    def test_the_old_signal_is_not_news_any_more(self) -> None:
        assert sentence(chart(of(0, 0, 0, 0, 0, 0, 0, 40, 0, 1, 0, 1)), said) == ""

    @pytest.mark.parametrize(
        ("values", "words"),
        [
            ([], "There is no figure for the latest period."),
            (of(3, None), "There is no figure for the latest period."),
            (of(3), "1 period is too few to tell a change from chance: it takes 8."),
            (of(3, 4), "2 periods are too few to tell a change from chance: it takes 8."),
        ],
    )
    def test_too_little_to_say(self, values: list[Fraction | None], words: str) -> None:
        assert plain_sentence(chart(values), said) == words

    def test_the_lower_limit_of_a_count_is_never_said_below_nought(self) -> None:
        assert "from 0 to" in plain_sentence(chart(of(1, 9, 1, 9, 1, 9, 1, 9)), said)

    def test_unchanged(self) -> None:
        assert plain_sentence(chart(of(4, 6, 4, 6, 4, 6, 5, 5)), said).startswith("5 is within chance: chance brings")


numbers = st.lists(
    st.one_of(st.none(), st.fractions(min_value=0, max_value=500, max_denominator=20)), min_size=8, max_size=40
)


@given(numbers)
def test_limits_hold_the_mean_and_a_signal_is_only_ever_at_a_value(values: list[Fraction | None]) -> None:
    drawn = chart(values)
    assert len(drawn.signals) == len(values)
    for value, signals in zip(values, drawn.signals, strict=True):
        assert value is not None or not signals
        if drawn.has_limits and value is not None:
            assert (Signal.ABOVE in signals) == (value > drawn.upper)
            assert (Signal.BELOW in signals) == (value < drawn.lower)
    if drawn.has_limits:
        assert drawn.lower <= drawn.mean <= drawn.upper


@given(numbers, st.fractions(min_value=1, max_value=50, max_denominator=9), st.integers(0, 99))
def test_another_unit_tells_the_same(values: list[Fraction | None], times: Fraction, more: int) -> None:
    """Signals do not depend on the scale: a share, a percentage and a rate of the same counts agree."""
    scaled = [None if value is None else value * times + more for value in values]
    assert chart(scaled).signals == chart(values).signals


@given(numbers)
def test_upside_down_the_signals_mirror(values: list[Fraction | None]) -> None:
    mirror = {
        Signal.ABOVE: Signal.BELOW,
        Signal.BELOW: Signal.ABOVE,
        Signal.HIGH: Signal.LOW,
        Signal.LOW: Signal.HIGH,
        Signal.RISING: Signal.FALLING,
        Signal.FALLING: Signal.RISING,
    }
    turned = chart([None if value is None else -value for value in values])
    assert turned.signals == tuple(frozenset(mirror[one] for one in signals) for signals in chart(values).signals)
