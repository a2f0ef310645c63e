"""The scorecard: what it says of each indicator, what it narrows to, and that many cost no more queries than few."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.assurance.rules.kinds import Kind, Reading
from sightline.indicators.actions import retire_definition
from sightline.indicators.models import Definition
from sightline.indicators.rules.catalogue import BY_KEY
from tests.assurance.made import bind
from tests.cast import Cast
from tests.clients import ClientOf
from tests.desk.test_measures import FIGURE, measure_of
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


def targeted(cast: Cast, words: str):
    """An indicator whose latest figure is 80%, with a target."""
    (reviews,) = adopted(cast, "reviews-in-time")
    give(cast, reviews, [(70, 100), (80, 100)])
    Definition.objects.filter(pk=reviews.pk).update(target=words)
    return reviews


def cell_of(client_of: ClientOf, cast: Cast) -> dict[str, Any]:
    """What the first row says in the column of targets."""
    caches["pages"].clear()
    table = client_of(cast.member).get(reverse("scorecard", args=[cast.slug])).context["table"]
    return table["rows"][0][table["columns"].index("Target")]


def test_a_plain_target_is_held_against_the_latest_figure(client_of: ClientOf, cast: Cast) -> None:
    reviews = targeted(cast, "over 80%")
    assert cell_of(client_of, cast)["tag"]["text"] == "not met"
    Definition.objects.filter(pk=reviews.pk).update(target="at least 80%")
    assert cell_of(client_of, cast)["tag"]["text"] == "met"
    page = client_of(cast.member).get(reverse("indicator_detail", args=[cast.slug, reviews.pk])).content.decode()
    assert "target: 80.0%" in page
    assert "the target</li>" in page


def test_a_target_in_other_words_is_shown_and_held_against_nothing(client_of: ClientOf, cast: Cast) -> None:
    reviews = targeted(cast, "as good as in 2016")
    assert cell_of(client_of, cast) == {"text": "as good as in 2016", "note": ""}
    page = client_of(cast.member).get(reverse("indicator_detail", args=[cast.slug, reviews.pk])).content.decode()
    assert "the target</li>" not in page


def test_without_any_target_there_is_no_column_for_it(client_of: ClientOf, cast: Cast) -> None:
    targeted(cast, "")
    assert (
        "Target" not in client_of(cast.member).get(reverse("scorecard", args=[cast.slug])).context["table"]["columns"]
    )


@pytest.mark.usefixtures("plan")
def test_what_the_plan_promises_of_an_indicator_stands_as_its_target(client_of: ClientOf, cast: Cast, plan) -> None:
    reviews = targeted(cast, "")
    measure = measure_of(plan, **FIGURE)
    fields = {"definition": reviews, "reading": Reading.FIGURE}
    binding = bind(cast, measure, Kind.INDICATOR, **fields)
    with time_machine.travel(dt.datetime(2018, 1, 15, 12, tzinfo=dt.UTC), tick=False):
        cell = cell_of(client_of, cast)
        assert cell["text"] == "over 90%"
        assert cell["href"] == reverse("measure_detail", args=[cast.slug, measure.pk])
        assert cell["note"] == "promised in 1.1 by 31 December 2017 (end of Q3)"
        assert cell["tag"]["text"] == "not met"
        Definition.objects.filter(pk=reviews.pk).update(target="at least 75%")
        cell = cell_of(client_of, cast)
        assert (cell["text"], cell["tag"]["text"]) == ("at least 75%", "met")
        assert cell["note"] == "over 90%, promised in 1.1 by 31 December 2017 (end of Q3)"
        Definition.objects.filter(pk=reviews.pk).update(target="")
        type(binding).objects.update(reading=Reading.DIRECTION, comparator="increase")
        assert "tag" not in cell_of(client_of, cast)


@pytest.mark.parametrize("number", [4, 30])
@pytest.mark.usefixtures("plan")
def test_many_indicators_take_as_many_queries_as_few(client_of: ClientOf, cast: Cast, number: int, plan) -> None:
    for one in adopted(cast, "on-a-plan", *[key for key in BY_KEY if key != "on-a-plan"][: number - 1]):
        give(cast, one, [(3, 9)] * 9 if one.is_share else [9] * 9)
        bind(cast, measure_of(plan, **FIGURE), Kind.INDICATOR, definition=one, reading=Reading.FIGURE)
    client = client_of(cast.member)
    address = reverse("scorecard", args=[cast.slug])
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) == 17, [one["sql"][:80] for one in queries]
