"""The frame: whose page, what may be opened from it, where one is."""

import datetime as dt
from types import SimpleNamespace

import pytest
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import path

from sightline.people.permissions import Permission
from sightline.ui.context import navigation_for, page


def _nothing(request, slug):
    return HttpResponse()


urlpatterns = [
    path("p/<slug:slug>/", _nothing, name="front"),
    path("p/<slug:slug>/plans/", _nothing, name="plans"),
    path("p/<slug:slug>/record/", _nothing, name="record"),
    path("", lambda request: HttpResponse(), name="home"),
    path("out/", lambda request: HttpResponse(), name="account_logout"),
]

NAVIGATION = [
    ("Front", "front", None),
    ("Plan", "plans", "plan.view"),
    ("Record", "record", Permission.TRAIL_VIEW),
    ("Tomorrow", "no_such_route", None),
]


def _membership(*permissions: str, **partnership: str) -> SimpleNamespace:
    return SimpleNamespace(
        partnership=SimpleNamespace(
            **{"slug": "marram", "name": "Isle of Marram", "colour": "plum", "logo_version": ""} | partnership
        ),
        permissions=frozenset(permissions),
        seats=(SimpleNamespace(get_role_display="Business manager"),),
    )


@pytest.fixture(autouse=True)
def _house(settings):
    settings.ROOT_URLCONF = __name__
    settings.NAVIGATION = NAVIGATION


def _labels(entries) -> list[str]:
    return [entry["label"] for entry in entries]


def test_only_what_the_member_may_open_is_shown():
    assert _labels(navigation_for(_membership(), "/")) == ["Front"]
    assert _labels(navigation_for(_membership("plan.view"), "/")) == ["Front", "Plan"]
    assert _labels(navigation_for(_membership("trail.view"), "/")) == ["Front", "Record"]


def test_outside_a_partnership_there_is_no_navigation():
    assert navigation_for(None, "/") == []


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/p/marram/", ["Front"]),
        ("/p/marram/plans/", ["Plan"]),
        ("/p/marram/plans/3/actions/12/", ["Plan"]),
        ("/p/marram/people/", ["Front"]),
        ("/gallery/", []),
    ],
)
def test_the_entry_nearest_above_the_page_is_current(path, current):
    entries = navigation_for(_membership("plan.view", "trail.view"), path)
    assert [entry["label"] for entry in entries if entry["current"]] == current


def _frame(membership=None, person=None, **context) -> str:
    request = RequestFactory().get("/p/marram/plans/")
    request.user = person or SimpleNamespace(is_authenticated=False)
    request.membership = membership
    return render_to_string("ui/detail_page.html", {"title": "The plan", **context}, request)


PERSON = SimpleNamespace(is_authenticated=True, name="Dana Whitcombe")


def test_the_header_says_whose_page_and_who_is_signed_in():
    html = _frame(_membership("plan.view"), PERSON)
    assert "<title>The plan - Isle of Marram - Sightline</title>" in html
    assert "ui-brand-plum" in html
    assert "Dana Whitcombe" in html
    assert "Business manager" in html
    assert 'aria-current="true"><strong class="govuk-service-navigation__active-fallback">Plan</strong>' in html


def test_signing_out_is_a_post():
    html = _frame(_membership(), PERSON)
    assert '<form method="post" action="/out/">' in html
    assert "csrfmiddlewaretoken" in html


def test_signed_out_there_is_nobody_to_sign_out():
    html = _frame()
    assert "Sign out" not in html
    assert "govuk-service-navigation" not in html
    assert '<html lang="en-GB"' in html


def test_a_skip_link_leads_to_the_main_part():
    html = _frame()
    assert html.index('href="#main" class="govuk-skip-link"') < html.index('<main class="ui-main" id="main">')


def test_no_page_of_a_real_partnership_says_it_is_a_demonstration(settings):
    assert not settings.DEMO
    assert "demonstration" not in _frame()


def test_the_demonstration_says_what_day_it_is(settings):
    settings.DEMO, settings.DEMO_TODAY = True, dt.date(2018, 1, 15)
    html = _frame()
    assert "It is 15 January 2018 here." in html


def test_the_demonstrations_banner_offers_the_next_station_where_it_has_its_address(settings):
    settings.DEMO, settings.DEMO_TODAY = True, dt.date(2018, 1, 15)
    assert "Next station" not in _frame()
    settings.ROOT_URLCONF = "tests.ui.demonstration"
    html = _frame()
    assert '<form method="post" action="/next-station/">' in html
    assert "Next station: the Executive meets, 24 January" in html


def test_breadcrumbs_or_the_way_back():
    crumbs = _frame(breadcrumbs=[{"text": "Plan 2017–18", "href": "/p/marram/plans/3/"}], back={"href": "/x/"})
    assert 'aria-label="Breadcrumb"' in crumbs
    assert "govuk-back-link" not in crumbs
    assert '<a href="/x/" class="govuk-back-link">Back</a>' in _frame(back={"href": "/x/"})


def test_the_navigation_costs_nothing_until_it_is_drawn(settings):
    settings.NAVIGATION = None  # looking at it would fail
    request = RequestFactory().get("/")
    request.membership = _membership()
    assert page(request)["membership"].partnership.slug == "marram"
