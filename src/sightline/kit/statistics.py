"""What a sample can bear: intervals for a share and for the difference of two, at 95%.

Counts go in whole; nothing here rounds. A rule that compares with a figure ("over 90%") does so with exact fractions.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

# The two-sided 95% point of the normal distribution.
_Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Interval:
    """Between what a share or a difference lies, with 95% confidence."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Difference:
    """Two shares, the second less the first, and what of the difference is more than chance."""

    before: Fraction
    after: Fraction
    interval: Interval

    @property
    def value(self) -> Fraction:
        """How much the share grew; negative where it fell."""
        return self.after - self.before

    @property
    def beyond_chance(self) -> bool:
        """Whether no difference at all lies outside the interval."""
        return 0 not in self.interval


def wilson(positive: int, n: int) -> Interval:
    """The score interval of `positive` of `n`. Raises ValueError where that is no share.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the
    American Statistical Association 22 (1927). It holds for small samples and for shares near 0 and 1, where the usual
    one does not.
    """
    if n < 1 or not 0 <= positive <= n:
        raise ValueError(f"{positive} of {n} is no share.")
    share = positive / n
    middle = share + _Z**2 / (2 * n)
    reach = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
    whole = 1 + _Z**2 / n
    # At either end the bound is the share itself, which the arithmetic would miss by a hair.
    low = 0.0 if positive == 0 else (middle - reach) / whole
    high = 1.0 if positive == n else (middle + reach) / whole
    return Interval(low, high)


def difference_of_shares(positive_before: int, before: int, positive_after: int, after: int) -> Difference:
    """How the share changed from one group of people to another, with its 95% interval.

    Raises ValueError where either is no share. The two are taken to be different people, or people not known to be the
    same: pairs are counted, not compared so.

    Source: R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
    eleven methods", Statistics in Medicine 17 (1998), method 10, which joins the two Wilson intervals.
    """
    first, second = wilson(positive_before, before), wilson(positive_after, after)
    one, two = positive_before / before, positive_after / after
    change = two - one
    down = math.sqrt((two - second.low) ** 2 + (first.high - one) ** 2)
    up = math.sqrt((second.high - two) ** 2 + (one - first.low) ** 2)
    return Difference(
        before=Fraction(positive_before, before),
        after=Fraction(positive_after, after),
        interval=Interval(max(-1.0, change - down), min(1.0, change + up)),
    )


def percent(share: Fraction, against: Fraction | None = None) -> str:
    """A share as people read it, without a figure after the point where none is needed: "84%", "62.5%".

    `against` is what it is compared with: digits are added until what is read lies on the side where the share does, so
    that 89.96% is never said to be the 90% it falls short of.
    """
    hundred = share * 100
    for digits in range(1 if hundred.denominator > 1 and _near_end(hundred) else 0, 6):
        read = round(hundred, digits)
        if against is None or share == against or _side(read, against * 100) == _side(hundred, against * 100):
            return f"{float(read):.{digits}f}%"
    return f"{float(hundred):.6f}%"


def _near_end(hundred: Fraction) -> bool:
    """Whether whole per cent would say none or all of what is neither."""
    return 0 < hundred < Fraction(1, 2) or Fraction(199, 2) <= hundred < 100


def _side(one: Fraction, other: Fraction) -> int:
    return (one > other) - (one < other)
