"""Where indicators stand on a day, many at once: the last complete period, the one compared with, what is news.

A figure counts from the day it was given, so that what was known on a day in the past can be had as it was known."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property, partial
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Q

from sightline.indicators.models import Definition, Figure, Population
from sightline.indicators.rules import figures as rules
from sightline.indicators.rules import signals
from sightline.indicators.rules.direction import Direction, Reading, Wanted, direction
from sightline.indicators.rules.figures import Basis, FigureState, Period
from sightline.indicators.rules.targets import Target, target_of

Numbers = Mapping[tuple[int, str], Mapping[int, int]]


@dataclass(frozen=True, slots=True)
class Point:
    """One period's figure as it stands: of a rate, `denominator` is the population."""

    start: dt.date
    end: dt.date
    basis: str
    numerator: int
    denominator: int | None
    revision: int
    state: str
    start_month: int = 4

    @property
    def period(self) -> Period:
        return self.start, self.end

    @property
    def label(self) -> str:
        return rules.period_label(self.period, self.start_month)

    @property
    def value(self) -> Fraction | None:
        return rules.value_of(self.basis, self.numerator, self.denominator)

    @property
    def words(self) -> str:
        """The value with what it was made of."""
        return rules.said_with_n(self.basis, self.numerator, self.denominator)

    @property
    def is_provisional(self) -> bool:
        return self.state == FigureState.PROVISIONAL


@dataclass
class Standing:
    """An indicator on a day. `points` are the figures that stand, oldest first; `latest` the last complete period's."""

    definition: Definition
    day: dt.date
    points: list[Point] = field(default_factory=list)

    @property
    def latest(self) -> Point | None:
        return self.points[-1] if self.points else None

    @property
    def before(self) -> Point | None:
        """The period just before the latest; None where it has no figure."""
        if len(self.points) < 2:
            return None
        earlier = rules.period_before(self.definition.frequency, self.points[-1].period)
        return self.points[-2] if self.points[-2].period == earlier else None

    def at(self, period: Period) -> Point | None:
        """The figure of a period."""
        return next((point for point in self.points if point.period == period), None)

    @cached_property
    def slots(self) -> list[tuple[Period, Point | None]]:
        """Every period from the first figure to the last, with its figure or None."""
        if not self.points:
            return []
        by_start = {point.start: point for point in self.points}
        found, period = [], self.points[0].period
        while period[0] <= self.points[-1].start:
            found.append((period, by_start.get(period[0])))
            period = rules.period_before(self.definition.frequency, period, -1)
        return found

    @cached_property
    def chart(self) -> signals.Chart:
        """Limits and signals over all periods up to the latest."""
        return signals.chart([point.value if point else None for _, point in self.slots])

    @property
    def said(self):
        """How a value of it is put into words."""
        return partial(rules.said, self.definition.basis)

    @cached_property
    def news(self) -> str:
        """One sentence where the latest period is part of a signal, else ""."""
        return signals.sentence(self.chart, self.said)

    @property
    def plain(self) -> str:
        """What its own page says of the latest period, news or not."""
        return signals.plain_sentence(self.chart, self.said)

    @property
    def target(self) -> Target | None:
        """Its target, where it is written so that a figure can be held against it."""
        definition = self.definition
        return target_of(definition.target, definition.basis, definition.polarity)

    @property
    def reaches(self) -> bool | None:
        """Whether the latest figure meets the target; None where there is no such figure or target."""
        target, latest = self.target, self.latest
        return None if target is None or latest is None or latest.value is None else target.is_met(latest.value)

    @property
    def source(self) -> str:
        """Who gives it."""
        return self.definition.source.name if self.definition.source else self.definition.source_words

    def direction(self, comparison: Period | None, wanted: Wanted | None = None) -> Direction:
        """The latest period against the one chosen; `wanted` where the indicator itself is for context."""
        way = wanted or rules.Polarity(self.definition.polarity).wanted
        if way is None:
            raise ValueError("Which way is better must be said for an indicator that is for context.")
        return direction(
            way,
            _reading(self.latest),
            _reading(self.at(comparison) if comparison else None),
            beyond_chance=bool(self.chart.latest),
            said=self.said,
        )


def _reading(point: Point | None) -> Reading | None:
    if point is None or point.value is None:
        return None
    return Reading(point.value, point.label)


def standing_of(definition_ids: Collection[int], day: dt.date) -> dict[int, Standing]:
    """Where each of the indicators stands on `day`, by its id. Three queries, however many."""
    definitions = Definition.objects.filter(pk__in=definition_ids).select_related("source", "partnership")
    found = {one.pk: Standing(one, day) for one in definitions}
    rated = {one.definition.population for one in found.values() if one.definition.basis == Basis.RATE}
    numbers = populations(rated, {one.definition.partnership_id for one in found.values()}) if rated else {}
    for pk, point in _points(found, day, numbers):
        found[pk].points.append(point)
    return found


def _points(found: Mapping[int, Standing], day: dt.date, numbers: Numbers):
    """The figures that stood on `day`, of periods that were over; oldest first."""
    rows = (
        Figure.objects.filter(
            series__definition__in=list(found), series__value="", end__lt=day, given_at__lt=_after(day)
        )
        .order_by("start", "revision")
        .values_list("series__definition", "start", "end", "numerator", "denominator", "revision", "state")
    )
    stands: dict[tuple[int, dt.date, dt.date], tuple] = {}
    for pk, start, end, *rest in rows:
        stands[pk, start, end] = tuple(rest)  # the last revision comes last
    for (pk, start, end), (numerator, denominator, revision, state) in stands.items():
        definition = found[pk].definition
        month = definition.partnership.fiscal_start_month
        if definition.basis == Basis.RATE:
            denominator = population_for(numbers, definition, end)
        yield pk, Point(start, end, definition.basis, numerator, denominator, revision, state, month)


def _after(day: dt.date) -> dt.datetime:
    """The moment at which `day` is over."""
    return dt.datetime.combine(day + dt.timedelta(days=1), dt.time.min, ZoneInfo(settings.TIME_ZONE))


def populations(groups: Collection[str], partnership_ids: Collection[int]) -> Numbers:
    """The numbers that rates are of, by partnership and group, then by fiscal year."""
    found: dict[tuple[int, str], dict[int, int]] = defaultdict(dict)
    rows = Population.objects.filter(Q(group__in=groups), partnership__in=partnership_ids)
    for one in rows.order_by("year"):
        found[one.partnership_id, one.group][one.year] = one.number
    return found


def population_for(numbers: Numbers, definition: Definition, end: dt.date) -> int | None:
    """The population in the fiscal year that a period ends in: that year's number, else the last before it, else the
    first there is."""
    by_year = numbers.get((definition.partnership_id, definition.population), {})
    if not by_year:
        return None
    years = list(by_year)
    year = rules.fiscal_year(end, definition.partnership.fiscal_start_month)[0].year
    return by_year[years[max(bisect_right(years, year) - 1, 0)]]


def level(definition: Definition, day: dt.date) -> Point | None:
    """The last complete period's figure of one indicator as it was known on `day`."""
    return standing_of([definition.pk], day)[definition.pk].latest


def direction_of(
    definition: Definition, comparison: Period | None, day: dt.date, wanted: Wanted | None = None
) -> Direction:
    """The last complete period of one indicator against the comparison period, as both were known on `day`."""
    return standing_of([definition.pk], day)[definition.pk].direction(comparison, wanted)
