"""A look at the site before it is open."""

import re
from typing import Any

import pytest
from django.urls import reverse

from sightline.library import counter
from sightline.library.models import Use
from sightline.people.models import Site
from tests.cast import Cast
from tests.clients import ClientOf
from tests.library import made
from tests.people.test_views import EDITORS, OTHERS
from tests.public.conftest import SAID
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db


class TestSitePreview(ViewRows):
    route, works_for, refused = "site_preview", EDITORS, OTHERS

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"page": "front"}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"page": "nowhere/"}  # an address of this page that leads nowhere: it names no thing of any partnership


def test_every_link_of_the_look_leads_on_within_it_while_nobody_else_can(
    client, client_of: ClientOf, cast: Cast, publication
) -> None:
    Site.objects.create(partnership=cast.partnership, **SAID)
    made.published_of(cast, outside=True)
    looks = client_of(cast.support)
    outside = reverse("site_front", args=[cast.slug])
    ahead, seen = [reverse("site_preview", args=[cast.slug, "front"])], set()
    while ahead:
        address = ahead.pop()
        if address in seen:
            continue
        seen.add(address)
        response = looks.get(address)
        assert response.status_code == 200, address
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        page = response.content.decode()
        assert "This is how anybody will see it" in page, address
        assert client.get(address).status_code == 302
        found = re.findall(r'(?:href|action)="(/[^"#?]*)', page)
        stands_already = [one for one in found if one.startswith(outside)]
        assert [client.get(one).status_code for one in stands_already] == [200] * len(stands_already), address
        ahead += [one for one in found if "/settings/site/look/" in one]
    assert client.get(outside).status_code == 404
    told = " ".join(seen)
    for part in ("look/front", "look/plan/", "look/library/", "look/documents/", "look/worried/", "look/training/"):
        assert part in told, part
    assert (
        "settings/site/look"
        not in client_of(cast.support).get(reverse("site_worried", args=[cast.slug])).content.decode()
    )


def test_a_look_counts_nobody_and_leaves_nothing_for_the_open_site(
    client, client_of: ClientOf, cast: Cast, site: Site
) -> None:
    edition = made.published_of(cast, outside=True)
    page = f"documents/{edition.resource.slug}/"
    assert client_of(cast.support).get(reverse("site_preview", args=[cast.slug, page])).status_code == 200
    counter.write()
    assert not Use.objects.exists()
    assert (
        "This is how"
        not in client.get(reverse("site_resource", args=[cast.slug, edition.resource.slug])).content.decode()
    )
    counter.write()
    assert Use.objects.get().views == 1


@pytest.mark.parametrize("page", ["training/1/book/", "../../admin/", "surveys/answer/x/", "front/x"])
def test_only_the_sites_own_pages_are_looked_at(client_of: ClientOf, cast: Cast, page: str) -> None:
    address = reverse("site_preview", args=[cast.slug, "front"]).removesuffix("front") + page
    assert client_of(cast.support).get(address).status_code == 404
