"""The scorecard: what it says of each indicator, what it narrows to, and that many cost no more queries than few."""

import datetime as dt

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.indicators.actions import retire_definition
from sightline.indicators.rules.catalogue import BY_KEY
from tests.cast import Cast
from tests.clients import ClientOf
from tests.indicators.made import Q3, adopted, give

pytestmark = pytest.mark.django_db
STILL = [40, 42, 41, 43, 40, 42, 41, 42]


def page(client_of: ClientOf, cast: Cast, **query: str) -> str:
    caches["pages"].clear()
    answer = client_of(cast.member).get(reverse("scorecard", args=[cast.slug]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_indicators_it_says_what_to_do(client_of: ClientOf, cast: Cast) -> None:
    assert "Adopt the field’s list" in page(client_of, cast)


def test_a_sentence_only_where_something_moved_beyond_chance(client_of: ClientOf, cast: Cast) -> None:
    missing, home = adopted(cast, "missing-episodes", "home-educated")
    give(cast, missing, [*STILL, 60])
    give(cast, home, [*STILL, 43])
    said = page(client_of, cast)
    assert said.count("is beyond chance") == 1
    assert "Worse, beyond chance" in said
    assert "within chance" in said


def test_provisional_is_marked_and_retired_is_gone(client_of: ClientOf, cast: Cast) -> None:
    missing, home = adopted(cast, "missing-episodes", "home-educated")
    give(cast, missing, [31], provisional=True)
    retire_definition(by=cast.analyst, definition=home, on=dt.date(2018, 1, 1))
    said = page(client_of, cast)
    assert "Provisional" in said
    assert home.name not in said


def test_a_figure_of_nothing_counted_is_said_and_not_drawn(client_of: ClientOf, cast: Cast) -> None:
    (attendance,) = adopted(cast, "attendance")
    give(cast, attendance, [(3, 90), (0, 0)], last=Q3)
    assert "0 of none" in page(client_of, cast)


def test_it_narrows_to_who_gives_and_which_way_is_better(client_of: ClientOf, cast: Cast) -> None:
    adopted(cast, "attendance", "missing-episodes", "home-educated", "seraf")
    council = str(cast.bodies["council"].pk)
    said = page(client_of, cast, agency=council)
    assert "Attendance below 50%" in said
    assert "Missing episodes" not in said
    assert "Exploitation risk" not in page(client_of, cast, polarity="lower")


@pytest.mark.parametrize("number", [4, 30])
def test_many_indicators_take_as_many_queries_as_few(client_of: ClientOf, cast: Cast, number: int) -> None:
    for one in adopted(cast, "on-a-plan", *[key for key in BY_KEY if key != "on-a-plan"][: number - 1]):
        give(cast, one, [(3, 9)] * 9 if one.is_share else [9] * 9)
    client = client_of(cast.member)
    address = reverse("scorecard", args=[cast.slug])
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) == 9, [one["sql"][:80] for one in queries]
