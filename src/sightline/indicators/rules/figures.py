"""What a figure is worth and how it is said: exact fractions, never rounded before they are compared."""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from sightline.indicators.rules.direction import Wanted
from sightline.kit.labelled import Labelled
from sightline.kit.periods import add_months, fiscal_year, fiscal_year_label, month_end, quarter_of

Period = tuple[dt.date, dt.date]
PER = 10_000


class Basis(Labelled):
    """How a figure is read."""

    COUNT = "count", "A count"
    SHARE = "share", "A share: so many of so many"
    RATE = "rate", "A rate per 10,000 of the population"


class Flow(Labelled):
    """Whether it is counted on the last day of a period or over the whole of it."""

    STOCK = "stock", "On the last day of the period"
    FLOW = "flow", "Over the whole period"


class Polarity(Labelled):
    """Which way is better."""

    LOWER = "lower", "Lower is better"
    HIGHER = "higher", "Higher is better"
    CONTEXT = "context", "For context: neither way is better"

    @property
    def wanted(self) -> Wanted | None:
        """The right way; None for context."""
        return None if self == Polarity.CONTEXT else Wanted(self.value)


class Counts(Labelled):
    """Whom or what it counts. Counts of children and families leave only by the rule in `release`."""

    CHILDREN = "children", "Children"
    FAMILIES = "families", "Families"
    STAFF = "staff", "Staff"
    THINGS = "things", "Things, such as meetings held"

    @property
    def protected(self) -> bool:
        return self in {Counts.CHILDREN, Counts.FAMILIES}


class Frequency(Labelled):
    """How long a period is."""

    MONTH = "month", "Every month"
    QUARTER = "quarter", "Every quarter"
    HALF = "half", "Every half year"
    YEAR = "year", "Every year"

    @property
    def months(self) -> int:
        return {"month": 1, "quarter": 3, "half": 6, "year": 12}[self.value]


class FigureState(Labelled):
    """How sure a figure is."""

    PROVISIONAL = "provisional", "Provisional"
    FINAL = "final", "Final"
    REVISED = "revised", "Revised"


def value_of(basis: str, numerator: int, denominator: int | None) -> Fraction | None:
    """A figure's value; None where nothing was counted that it could be a share of."""
    if basis == Basis.COUNT:
        return Fraction(numerator)
    if not denominator:
        return None
    return Fraction(numerator, denominator) * (PER if basis == Basis.RATE else 1)


def said(basis: str, value: Fraction) -> str:
    """A value in words: "34", "84.2%", "36.4 per 10,000"."""
    if basis == Basis.COUNT:
        return f"{int(value):,}" if value.denominator == 1 else _decimal(value)
    if basis == Basis.RATE:
        return f"{_decimal(value)} per 10,000"
    return f"{_decimal(value * 100)}%"


def _decimal(value: Fraction) -> str:
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{exact.quantize(Decimal('0.1'), rounding=ROUND_HALF_UP):,}"


def said_with_n(basis: str, numerator: int, denominator: int | None) -> str:
    """A figure with what it was made of: "84.2% (85 of 101)"; says so where nothing was counted."""
    value = value_of(basis, numerator, denominator)
    if value is None:
        return f"{numerator} of none" if basis == Basis.SHARE else "no population to divide by"
    if basis == Basis.SHARE:
        return f"{said(basis, value)} ({numerator:,} of {denominator:,})"
    return said(basis, value) if basis == Basis.COUNT else f"{said(basis, value)} ({numerator:,})"


def period_of(frequency: str, day: dt.date, start_month: int = 4) -> Period:
    """The period of this length that `day` lies in."""
    if frequency == Frequency.MONTH:
        return day.replace(day=1), month_end(day)
    if frequency == Frequency.QUARTER:
        quarter = quarter_of(day, start_month)
        return quarter.start, quarter.end
    start, end = fiscal_year(day, start_month)
    if frequency == Frequency.HALF:
        middle = add_months(start, 6)
        return (start, middle - dt.timedelta(days=1)) if day < middle else (middle, end)
    return start, end


def period_before(frequency: str, period: Period, steps: int = 1) -> Period:
    """The period so many steps earlier; later where negative."""
    months = Frequency(frequency).months
    start = add_months(period[0], -months * steps)
    return start, add_months(start, months) - dt.timedelta(days=1)


def last_complete(frequency: str, day: dt.date, start_month: int = 4) -> Period:
    """The last period that is over on `day`: a period's own last day is not over yet."""
    start, _ = period_of(frequency, day, start_month)
    return period_of(frequency, start - dt.timedelta(days=1), start_month)


def periods_between(frequency: str, first: dt.date, last: dt.date, start_month: int = 4) -> list[Period]:
    """Every period from the one that `first` lies in to the one that `last` lies in."""
    found = [period_of(frequency, first, start_month)]
    while found[-1][1] < last:
        found.append(period_before(frequency, found[-1], -1))
    return found


def period_label(period: Period, start_month: int = 4) -> str:
    """A period as people write it: "Q3 2017/18", "October 2017", "first half of 2017/18", "2017/18"."""
    start, end = period
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    whole_months = start.day == 1 and end == month_end(end)
    if whole_months and months == 1:
        return f"{start:%B} {start.year}"
    quarter = quarter_of(start, start_month)
    if whole_months and (quarter.start, quarter.end) == period:
        return quarter.label
    year = fiscal_year(start, start_month)
    label = fiscal_year_label(year[0].year, start_month)
    if period == year:
        return label
    if whole_months and months == 6 and (start == year[0] or end == year[1]):
        return f"{'first' if start == year[0] else 'second'} half of {label}"
    return f"{start.day} {start:%B} {start.year} to {end.day} {end:%B} {end.year}"
