"""Published figures outside: the newest release, those before it, and nothing that was withheld."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.indicators.actions import publish_release
from sightline.indicators.reads.leaving import leaving
from sightline.people.models import Site
from tests.cast import Cast
from tests.indicators.made import Q3, adopted, give
from tests.public.outside import walk

pytestmark = pytest.mark.django_db


def publish(cast: Cast, title: str) -> None:
    start, end = dt.date(2017, 4, 1), Q3[1]
    found = leaving(cast.partnership, start, end)
    publish_release(
        by=cast.business_manager, partnership=cast.partnership, start=start, end=end, title=title, seen=found.digest
    )


def get(client, cast: Cast, route: str, *args: int) -> str:
    answer = client.get(reverse(route, args=[cast.slug, *args]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_before_anything_is_published_it_says_so(client, cast: Cast, site: Site) -> None:
    assert "No figures are published yet" in get(client, cast, "site_figures")


def test_what_is_withheld_is_not_there_nor_who_published(client, cast: Cast, site: Site) -> None:
    offered, completed = adopted(cast, "interviews-offered", "interviews-completed")
    give(cast, offered, [(22, 60)])
    give(cast, completed, [(20, 22)])
    publish(cast, "Figures of a quarter")
    said = get(client, cast, "site_figures")
    assert "36.7% (22 of 60)" in said
    assert "Too few to publish" in said
    whole = "\n".join(answer.content.decode() for _, answer in walk(client, cast))
    assert "20 of 22" not in whole
    assert "fewer than 5" not in whole
    assert cast.business_manager.name not in whole


def test_a_release_before_stays_as_it_was_issued(client, cast: Cast, site: Site) -> None:
    (home,) = adopted(cast, "home-educated")
    give(cast, home, [40])
    publish(cast, "The first")
    give(cast, home, [60])
    publish(cast, "The second")
    assert "The second" in get(client, cast, "site_figures")
    first = get(client, cast, "site_figures_release", 1)
    assert ">40<" in first
    assert ">60<" not in first
    assert client.get(reverse("site_figures_release", args=[cast.slug, 9])).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_as_many_queries_for_many_releases_as_for_one(client, cast: Cast, site: Site, number: int) -> None:
    (home,) = adopted(cast, "home-educated")
    give(cast, home, [40])
    for n in range(number):
        publish(cast, f"Release {n}")
    with CaptureQueriesContext(connection) as queries:
        get(client, cast, "site_figures")
    assert len(queries) == 3
