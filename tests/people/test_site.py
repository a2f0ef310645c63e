"""The settings of the public site, as pages."""

import pytest
from django.urls import reverse

from sightline.kit import clock
from sightline.people.models import Site
from tests.cast import Cast
from tests.clients import ClientOf
from tests.people.test_views import EDITORS, OTHERS
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db
SAID = {
    "introduction": "We are the board.",
    "contact": "board@northmere.example",
    "privacy_notice": "",
    "who_1": "Children’s services",
    "number_1": "01632 960 101",
    "when_1": "day and night",
}


class TestSiteEdit(ViewRows):
    route, works_for, refused = "site_edit", EDITORS, OTHERS


class TestSiteEditPost(ViewRows):
    route, works_for, refused, method, works = "site_edit", EDITORS, OTHERS, "post", 302

    def data(self, cast: Cast) -> dict[str, str]:
        return SAID


class TestSiteOpen(ViewRows):
    route, works_for, refused = "site_open", EDITORS, OTHERS


class TestSiteClose(ViewRows):
    route, works_for, refused = "site_close", EDITORS, OTHERS


class TestSiteClosePost(ViewRows):
    route, works_for, refused, method, works = "site_close", EDITORS, OTHERS, "post", 302


def test_from_nothing_to_open(client_of: ClientOf, cast: Cast) -> None:
    client = client_of(cast.support)
    edit, opening = (reverse(name, args=[cast.slug]) for name in ("site_edit", "site_open"))
    assert "does not say whom to call" in client.get(edit).content.decode()
    assert "does not say whom to call" in client.get(opening).content.decode()
    today = clock.today()
    day = {"since_day": today.day, "since_month": today.month, "since_year": today.year}
    refused = client.post(opening, day)
    assert "does not say whom to call" in refused.content.decode()
    assert not Site.objects.filter(open_since__isnull=False).exists()
    client.post(edit, SAID)
    assert client.post(opening, day).status_code == 302
    assert client_of(None).get(reverse("site_front", args=[cast.slug])).status_code == 200
    client.post(reverse("site_close", args=[cast.slug]))
    assert client_of(None).get(reverse("site_front", args=[cast.slug])).status_code == 404


def test_a_wrong_number_is_said_at_its_row(client_of: ClientOf, cast: Cast) -> None:
    answer = client_of(cast.support).post(reverse("site_edit", args=[cast.slug]), {**SAID, "number_1": "ring us"})
    said = answer.content.decode()
    assert 'href="#id_number_1"' in said
    assert "is no telephone number" in said
    assert not Site.objects.exists()


def test_the_second_of_two_editors_sees_what_the_first_saved(client_of: ClientOf, cast: Cast) -> None:
    edit = reverse("site_edit", args=[cast.slug])
    first, second = client_of(cast.support), client_of(cast.business_manager)
    stamp = second.get(edit).context["form"]["seen"].value()
    first.post(edit, SAID)
    answer = second.post(edit, {**SAID, "introduction": "Other words.", "seen": stamp})
    assert "Somebody else saved this" in answer.content.decode()
    assert Site.objects.get().introduction == "We are the board."


def test_the_list_grows_two_rows_ahead(client_of: ClientOf, cast: Cast) -> None:
    client = client_of(cast.support)
    edit = reverse("site_edit", args=[cast.slug])
    assert "who_3" in client.get(edit).content.decode()
    more = {f"{key}_{n}": SAID[f"{key}_1"] for n in (2, 3) for key in ("who", "number", "when")}
    client.post(edit, {**SAID, **more})
    said = client.get(edit).content.decode()
    assert "who_5" in said
    assert "who_6" not in said
