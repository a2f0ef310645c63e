"""Targets that are written plainly, and those that are only shown."""

from fractions import Fraction

import pytest

from sightline.indicators.rules.figures import Basis, Polarity
from sightline.indicators.rules.targets import Target, target_of


@pytest.mark.parametrize(
    ("words", "basis", "polarity", "target"),
    [
        ("at least 90%", Basis.SHARE, Polarity.HIGHER, Target(">=", Fraction(9, 10))),
        ("Over 90 %.", Basis.SHARE, Polarity.HIGHER, Target(">", Fraction(9, 10))),
        ("no more than 12.5%", Basis.SHARE, Polarity.LOWER, Target("<=", Fraction(1, 8))),
        ("95%", Basis.SHARE, Polarity.HIGHER, Target(">=", Fraction(19, 20))),
        ("5%", Basis.SHARE, Polarity.LOWER, Target("<=", Fraction(1, 20))),
        ("under 1,200", Basis.COUNT, Polarity.LOWER, Target("<", Fraction(1200))),
        ("at most  45 per 10,000", Basis.RATE, Polarity.LOWER, Target("<=", Fraction(45))),
        ("45.5", Basis.RATE, Polarity.LOWER, Target("<=", Fraction(91, 2))),
        ("95%", Basis.SHARE, Polarity.CONTEXT, None),
        ("90", Basis.SHARE, Polarity.HIGHER, None),
        ("at least 90%", Basis.COUNT, Polarity.HIGHER, None),
        ("90% by March 2018, then 95%", Basis.SHARE, Polarity.HIGHER, None),
        ("as in 2016", Basis.COUNT, Polarity.LOWER, None),
        ("between 5 and 9", Basis.COUNT, Polarity.LOWER, None),
        ("1,20", Basis.COUNT, Polarity.LOWER, None),
        ("", Basis.COUNT, Polarity.LOWER, None),
    ],
)
def test_what_is_read_of_a_target(words, basis, polarity, target):
    assert target_of(words, basis, polarity) == target


@pytest.mark.parametrize(
    ("words", "value", "met"),
    [
        ("over 90%", Fraction(9, 10), False),
        ("at least 90%", Fraction(9, 10), True),
        ("under 90%", Fraction(9, 10), False),
        ("at most 90%", Fraction(9, 10), True),
    ],
)
def test_the_figure_itself_is_on_one_side(words, value, met):
    assert target_of(words, Basis.SHARE, Polarity.HIGHER).is_met(value) is met
