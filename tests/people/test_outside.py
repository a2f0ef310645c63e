"""The door of a partnership's public site: who it opens for, and what it leaves on the request."""

import datetime as dt

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.test import RequestFactory

from sightline.kit import clock
from sightline.people.access import outside
from sightline.people.models import Site
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@outside("a page of this test")
def front(request: HttpRequest) -> HttpResponse:
    return render(request, "ui/detail_page.html", {"title": "Welcome"})


@outside("a page of this test", before_opening=True)
def survey(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.site.partnership.name)


def ask(view, slug: str, **extra) -> HttpResponse:
    request = RequestFactory().get("/", **extra)
    request.user = AnonymousUser()
    return view(request, slug=slug)


def test_a_site_opens_on_its_day_and_not_before(cast: Cast) -> None:
    with pytest.raises(Http404):
        ask(front, cast.slug)
    site = Site.objects.create(partnership=cast.partnership, open_since=clock.today() + dt.timedelta(days=1))
    with pytest.raises(Http404):
        ask(front, cast.slug)
    site.open_since = clock.today()
    site.save()
    assert ask(front, cast.slug).status_code == 200


def test_a_page_with_an_opening_day_of_its_own_does_not_wait_for_the_site(cast: Cast) -> None:
    assert ask(survey, cast.slug).content.decode() == cast.partnership.name


def test_a_partnership_that_is_none_is_404(cast: Cast) -> None:
    for view in (front, survey):
        with pytest.raises(Http404):
            ask(view, "nowhere")


def test_the_frame_is_the_outside_one_and_knows_nobody(cast: Cast) -> None:
    Site.objects.create(partnership=cast.partnership, open_since=clock.today())
    page = ask(front, cast.slug).content.decode()
    assert cast.partnership.name in page
    assert "Sign out" not in page
    assert "csrfmiddlewaretoken" not in page
