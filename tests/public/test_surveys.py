"""Surveys that are open to anybody, and what was done about what people said."""

import datetime as dt

import pytest
from django.urls import reverse

from sightline.people.models import Site
from sightline.questions.models import ExternalSurvey, YouSaid
from tests.cast import Cast
from tests.public.outside import walk
from tests.questions.conftest import in_october, make_exercise, make_version

__all__ = ["in_october", "make_exercise", "make_version"]
pytestmark = pytest.mark.django_db


def get(client, cast: Cast, route: str, **query) -> str:
    answer = client.get(reverse(route, args=[cast.slug]), query)
    assert answer.status_code == 200
    return answer.content.decode()


class TestSurveys:
    def test_open_and_listed_ones_lead_to_their_questions(
        self, client, cast: Cast, site: Site, in_october, make_exercise
    ) -> None:
        listed = make_exercise(listed=True, title="What schools think")
        make_exercise(title="For the invited")
        said = get(client, cast, "site_surveys")
        assert reverse("survey_open", args=[cast.slug, listed.open_token]) in said
        assert "Anonymous: nobody will see who answered." in said
        whole = "\n".join(answer.content.decode() for _, answer in walk(client, cast))
        assert "For the invited" not in whole
        assert "What schools think" in get(client, cast, "site_front")

    def test_without_any_it_leads_to_what_was_done_before(self, client, cast: Cast, site: Site) -> None:
        said = get(client, cast, "site_surveys")
        assert "No survey is open at present" in said
        assert reverse("site_you_said", args=[cast.slug]) in said


class TestYouSaid:
    def made(self, cast: Cast, said: str, published: dt.date | None) -> None:
        survey, _ = ExternalSurvey.objects.get_or_create(
            partnership=cast.partnership,
            title="Health survey of schools",
            defaults={
                "source": "The council",
                "population": "Year 8",
                "begun_on": dt.date(2017, 5, 1),
                "ended_on": dt.date(2017, 6, 1),
                "entered_by": cast.analyst,
                "entered_on": dt.date(2017, 7, 1),
            },
        )
        YouSaid.objects.create(
            partnership=cast.partnership,
            survey=survey,
            said=said,
            did="We put a nurse into each school.",
            written_by=cast.analyst,
            written_on=dt.date(2017, 9, 1),
            published_by=cast.business_manager if published else None,
            published_on=published,
        )

    def test_what_was_decided_to_be_published_latest_first(self, client, cast: Cast, site: Site) -> None:
        self.made(cast, "We want to talk to somebody.", dt.date(2017, 9, 2))
        self.made(cast, "We want it in break time.", dt.date(2017, 9, 5))
        self.made(cast, "Nobody published this.", None)
        for route in ("site_you_said", "site_front"):
            said = get(client, cast, route)
            assert said.index("We want it in break time.") < said.index("We want to talk to somebody.")
        whole = "\n".join(answer.content.decode() for _, answer in walk(client, cast))
        assert "Nobody published this." not in whole
        assert cast.analyst.name not in whole

    def test_many_are_paged(self, client, cast: Cast, site: Site) -> None:
        for number in range(31):
            self.made(cast, f"Said {number:02}.", dt.date(2017, 9, 2))
        assert "Said 00." not in get(client, cast, "site_you_said")
        assert "Said 00." in get(client, cast, "site_you_said", page="2")
