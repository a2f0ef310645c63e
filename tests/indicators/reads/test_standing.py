"""Where indicators stand on a day: as known then, in a fixed number of queries."""

import datetime as dt
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.indicators.actions import set_population
from sightline.indicators.reads import direction_of, level, standing_of
from sightline.indicators.rules.direction import Outcome, Wanted
from sightline.indicators.rules.figures import period_before
from tests.cast import Cast
from tests.indicators.made import Q3, adopted, give

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 1, 15)
Q2 = period_before("quarter", Q3)


def test_the_last_complete_period_and_the_one_before(cast: Cast) -> None:
    (made,) = adopted(cast, "attendance")
    give(cast, made, [(30, 900), (27, 900)])
    found = standing_of([made.pk], DAY)[made.pk]
    assert (found.latest.words, found.before.words) == ("3.0% (27 of 900)", "3.3% (30 of 900)")
    assert found.latest.label == "Q3 2017/18"
    assert found.source == "Northmere Council"


def test_a_period_is_complete_only_when_it_is_over(cast: Cast) -> None:
    (made,) = adopted(cast, "home-educated")
    give(cast, made, [40, 41])
    assert level(made, dt.date(2018, 1, 31)).numerator == 41
    give(cast, made, [44], last=period_before("quarter", Q3, -1))
    assert level(made, dt.date(2018, 3, 31)).numerator == 41
    assert level(made, dt.date(2018, 4, 1)).numerator == 44


def test_what_was_not_yet_given_on_the_day_was_not_known(cast: Cast) -> None:
    (made,) = adopted(cast, "home-educated")
    give(cast, made, [40])  # given on 10 January 2018
    assert level(made, dt.date(2018, 1, 9)) is None
    assert level(made, dt.date(2018, 1, 10)).numerator == 40


def test_the_highest_revision_stands(cast: Cast) -> None:
    (made,) = adopted(cast, "home-educated")
    give(cast, made, [40])
    give(cast, made, [43])
    point = level(made, DAY)
    assert (point.numerator, point.revision, point.state) == (43, 1, "revised")


def test_a_share_of_nothing_has_no_value(cast: Cast) -> None:
    (made,) = adopted(cast, "attendance")
    give(cast, made, [(0, 0)])
    assert level(made, DAY).value is None
    assert level(made, DAY).words == "0 of none"


def test_a_rate_is_of_the_population_of_its_year_or_the_last_before(cast: Cast) -> None:
    (made,) = adopted(cast, "on-a-plan")
    give(cast, made, [100])
    assert level(made, DAY).value is None
    assert level(made, DAY).words == "no population to divide by"
    for year, number in ((2015, 20_000), (2016, 25_000), (2018, 50_000)):
        set_population(
            by=cast.analyst, partnership=cast.partnership, group="aged 0 to 17", year=year, number=number, source="ONS"
        )
    assert level(made, DAY).value == Fraction(40)
    assert level(made, DAY).words == "40.0 per 10,000 (100)"


def test_a_gap_is_a_gap(cast: Cast) -> None:
    (made,) = adopted(cast, "home-educated")
    give(cast, made, [40, None, 42])
    found = standing_of([made.pk], DAY)[made.pk]
    assert [point.numerator if point else None for _, point in found.slots] == [40, None, 42]
    assert found.before is None


def test_direction_against_the_period_chosen(cast: Cast) -> None:
    (made,) = adopted(cast, "seraf")
    give(cast, made, [10, 14, 13])
    q1 = period_before("quarter", Q3, 2)
    assert direction_of(made, q1, DAY).outcome == Outcome.MET
    assert direction_of(made, Q2, DAY).outcome == Outcome.NOT_MET
    assert direction_of(made, period_before("quarter", Q3, 9), DAY).outcome == Outcome.NO_EVIDENCE
    (context,) = adopted(cast, "home-educated")
    give(cast, context, [10, 9])
    assert direction_of(context, Q2, DAY, Wanted.LOWER).outcome == Outcome.MET
    with pytest.raises(ValueError, match="for context"):
        direction_of(context, Q2, DAY)


def test_news_only_when_the_latest_is_part_of_a_signal(cast: Cast) -> None:
    rising, still = adopted(cast, "missing-episodes", "home-educated")
    give(cast, rising, [20, 22, 21, 23, 20, 22, 21, 22, 60])
    give(cast, still, [40, 42, 41, 43, 40, 42, 41, 42, 43])
    found = standing_of([rising.pk, still.pk], DAY)
    assert found[rising.pk].news.startswith("60 is beyond chance")
    assert found[still.pk].news == ""
    assert "within what chance brings" in found[still.pk].plain


@pytest.mark.parametrize("keys", [("attendance",), ("attendance", "on-a-plan", "seraf", "home-educated", "referrals")])
def test_three_queries_however_many(cast: Cast, keys: tuple[str, ...]) -> None:
    made = adopted(cast, "on-a-plan", *(key for key in keys if key != "on-a-plan"))
    for one in made:
        give(cast, one, [(3, 9)] * 9 if one.is_share else [9] * 9)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        for one in standing_of([one.pk for one in made], DAY).values():
            assert one.plain
            assert one.source is not None
    assert len(queries) == 3
