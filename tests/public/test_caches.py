"""What caches, browsers and other sites get of the public site: no cookie, nothing of whoever asks, no other site."""

import pytest
from django.conf import settings
from django.urls import resolve, reverse

from sightline.people.actions import edit_site
from sightline.people.models import Site
from tests.cast import Cast
from tests.clients import ClientOf
from tests.house.exceptions import OUTSIDE_ROUTES
from tests.public.outside import Links, walk
from tests.test_house import routes

pytestmark = pytest.mark.django_db


def test_nobody_gets_a_cookie_and_nothing_depends_on_one(
    client_of: ClientOf, cast: Cast, site: Site, publication
) -> None:
    """Each page, with and without a session: the same words, no cookie, no mention of one to caches."""
    pages = {}
    for who in (None, cast.business_manager):
        for address, answer in walk(client_of(who), cast):
            assert answer.status_code == 200, address
            assert not answer.cookies, address
            assert "cookie" not in answer.headers.get("Vary", "").lower(), address
            assert pages.setdefault(address, answer.content) == answer.content, address
    assert len(pages) >= 9


def test_an_address_that_leads_nowhere_sets_no_cookie_either(client_of: ClientOf, cast: Cast, site: Site) -> None:
    for address in ("/site/northmere/nothing/", "/site/nowhere/", "/site/southmere/", "/site/northmere/plan/9/"):
        answer = client_of(cast.business_manager).get(address)
        assert answer.status_code == 404
        assert not answer.cookies, address
        assert "cookie" not in answer.headers.get("Vary", "").lower(), address
        assert cast.business_manager.name not in answer.content.decode()


def test_each_page_may_be_kept_for_minutes_and_is_known_by_its_tag(client, cast: Cast, site: Site, publication) -> None:
    """Of this room; a form that another room puts on the site may be kept nowhere."""
    for address, answer in walk(client, cast):
        if not resolve(address.partition("?")[0]).func.__module__.startswith("sightline.public."):
            assert answer["Cache-Control"] == "no-store", address
            continue
        assert answer["Cache-Control"].startswith("public, max-age="), address
        again = client.get(address, headers={"If-None-Match": answer["ETag"]})
        assert (again.status_code, again.content) == (304, b""), address


def test_no_page_fetches_anything_from_another_site_or_sends_a_form(
    client, cast: Cast, site: Site, publication
) -> None:
    for address, answer in walk(client, cast):
        if answer["Content-Type"].startswith("text/html"):
            found = Links(answer.content.decode())
            assert all(one.startswith((settings.STATIC_URL, "/site/")) for one in found.fetched), address
            assert set(found.forms) <= {"get"}, address
            assert "csrfmiddlewaretoken" not in answer.content.decode()


def test_each_answer_tells_the_browser_what_it_may_do(client, cast: Cast, site: Site) -> None:
    answer = client.get(reverse("site_front", args=[cast.slug]))
    assert "default-src 'self'" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"


def test_a_page_changes_as_soon_as_the_record_grows(client, cast: Cast, site: Site) -> None:
    address = reverse("site_front", args=[cast.slug])
    said = {"worried": site.worried, "contact": site.contact, "privacy_notice": ""}
    edit_site(by=cast.support, partnership=cast.partnership, introduction="First words.", **said)
    before = client.get(address)
    assert "First words." in before.content.decode()
    edit_site(by=cast.support, partnership=cast.partnership, introduction="Other words.", **said)
    after = client.get(address)
    assert "Other words." in after.content.decode()
    assert before["ETag"] != after["ETag"]


@pytest.mark.parametrize(("route", "queries"), [("site_front", 3), ("site_plan", 2), ("site_worried", 2)])
def test_a_page_that_is_kept_costs_two_queries_and_one_for_its_neighbours(
    client, cast: Cast, site: Site, publication, django_assert_num_queries, route: str, queries: int
) -> None:
    address = reverse(route, args=[cast.slug])
    client.get(address)
    with django_assert_num_queries(queries):
        client.get(address)


def test_a_question_that_no_page_reads_draws_nothing_anew(
    client, cast: Cast, site: Site, publication, django_assert_num_queries
) -> None:
    address = reverse("site_plan", args=[cast.slug])
    before = client.get(address)
    with django_assert_num_queries(2):
        assert client.get(address, {"x": "y" * 500}).content == before.content


def test_every_outside_route_is_of_this_or_a_known_room() -> None:
    """Each is listed with its reason, and each is what it says: an address of the public site."""
    found = {route.name for route in routes() if str(getattr(route.callback, "access", "")).startswith("outside: ")}
    assert found == set(OUTSIDE_ROUTES)
