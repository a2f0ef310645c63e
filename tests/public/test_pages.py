"""The site's own pages: what each says, to everybody alike."""

import datetime as dt

import pytest
from django.urls import reverse

from sightline.kit import clock
from sightline.people import actions as people
from sightline.people.models import Site
from tests.cast import Cast
from tests.people.pictures import png
from tests.public.conftest import open_site_of

pytestmark = pytest.mark.django_db


def page(client, cast: Cast, route: str, *args) -> str:
    answer = client.get(reverse(route, args=[cast.slug, *args]))
    assert answer.status_code == 200
    return answer.content.decode()


class TestFront:
    def test_whom_to_call_stands_before_everything_else(self, client, cast: Cast, site: Site, publication) -> None:
        said = page(client, cast, "site_front")
        first, second = said.index("tel:999"), said.index("tel:01632960101")
        assert first < second < said.index("We bring the agencies together.") < said.index("A plan for Marram 2017-18")

    def test_paragraphs_are_kept(self, client, cast: Cast, site: Site) -> None:
        said = page(client, cast, "site_front")
        assert '<p class="govuk-body ui-text">So that children are safe.</p>' in said

    def test_what_is_typed_is_escaped(self, client, cast: Cast) -> None:
        open_site_of(cast, introduction="<script>alert(1)</script>", contact="<b>us</b>")
        said = page(client, cast, "site_front")
        assert "<script>alert" not in said
        assert "<b>us</b>" not in said

    def test_without_anything_published_it_says_nothing_of_a_plan(self, client, cast: Cast, site: Site, plan) -> None:
        assert str(plan) not in page(client, cast, "site_front")


class TestWorried:
    def test_each_number_is_one_to_tap(self, client, cast: Cast, site: Site) -> None:
        said = page(client, cast, "site_worried")
        assert [said.index(f'href="tel:{one}"') for one in ("999", "01632960101", "01632960102")] == sorted(
            said.index(f'href="tel:{one}"') for one in ("999", "01632960101", "01632960102")
        )
        assert "cannot take a referral" in said

    def test_every_page_leads_there(self, client, cast: Cast, site: Site) -> None:
        for route in ("site_front", "site_plan", "site_papers", "site_privacy", "site_accessibility"):
            assert f'href="{reverse("site_worried", args=[cast.slug])}"' in page(client, cast, route), route


class TestAbout:
    def test_privacy_has_usual_words_until_there_are_own_ones(self, client, cast: Cast, site: Site) -> None:
        assert "board@northmere.example" in page(client, cast, "site_privacy")
        with clock.standing_on(dt.date(2018, 1, 2)):
            people.edit_site(
                by=cast.business_manager,
                partnership=cast.partnership,
                introduction="",
                worried=site.worried,
                contact=site.contact,
                privacy_notice="Ask the data protection officer of Northmere Council.",
            )
            said = page(client, cast, "site_privacy")
        assert "Ask the data protection officer of Northmere Council." in said
        assert "Information Commissioner" not in said
        assert "No cookie is set" in said

    @pytest.mark.parametrize(
        ("nation", "who"), [("ENG", "Equality Advisory"), ("NIR", "Equality Commission for Northern Ireland")]
    )
    def test_accessibility_names_who_enforces_it(self, client, cast: Cast, site: Site, nation: str, who: str) -> None:
        cast.partnership.nation = nation
        cast.partnership.save()
        assert who in page(client, cast, "site_accessibility")

    def test_logo_is_kept_for_good(self, client, cast: Cast, site: Site) -> None:
        people.set_logo(by=cast.business_manager, partnership=cast.partnership, content=png(), text="Our logo")
        address = reverse("site_logo", args=[cast.slug, cast.partnership.logo_version])
        assert address in page(client, cast, "site_front")
        answer = client.get(address)
        assert answer["Content-Type"] == "image/png"
        assert "immutable" in answer["Cache-Control"]
        assert client.get(reverse("site_logo", args=[cast.slug, "other"])).status_code == 404


class TestNotOpen:
    ROUTES = ("site_front", "site_worried", "site_plan", "site_papers", "site_privacy", "site_accessibility")

    def test_nothing_is_found_before_the_first_day(self, client, cast: Cast) -> None:
        open_site_of(cast).delete()
        Site.objects.create(partnership=cast.partnership, open_since=clock.today() + dt.timedelta(days=1))
        for route in (*self.ROUTES, "site_feed", "site_map"):
            assert client.get(reverse(route, args=[cast.slug])).status_code == 404, route

    @pytest.mark.parametrize("slug", ["nowhere", "northmere-", "x" * 300, "southmere"])
    def test_odd_names_are_404(self, client, cast: Cast, site: Site, slug: str) -> None:
        for route in self.ROUTES:
            assert client.get(reverse(route, args=[slug])).status_code == 404, route

    @pytest.mark.parametrize(
        "path", ["/site/", "/site/northmere", "/site/northmere/nothing/", "/site/%00/", "/site/../"]
    )
    def test_odd_addresses_lead_nowhere(self, client, cast: Cast, site: Site, path: str) -> None:
        assert client.get(path).status_code in {301, 404}


class TestRobots:
    def test_only_open_sites_are_named(self, client, cast: Cast, site: Site) -> None:
        Site.objects.create(partnership=cast.elsewhere)
        said = client.get(reverse("robots")).content.decode()
        assert "Disallow: /\n" in said
        assert said.count("Sitemap:") == 1
        assert reverse("site_map", args=[cast.slug]) in said
