"""A look at the site before it is open."""

from typing import Any

import pytest
from django.urls import reverse

from tests.cast import Cast
from tests.clients import ClientOf
from tests.people.test_views import EDITORS, OTHERS
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db


class TestSitePreview(ViewRows):
    route, works_for, refused = "site_preview", EDITORS, OTHERS

    def kwargs(self, cast: Cast) -> dict[str, Any]:
        return {"page": "front"}

    def elsewhere(self, cast: Cast) -> dict[str, Any]:
        return {"page": "plan"}  # an address of this page that leads nowhere: it names no thing of any partnership


def test_each_page_can_be_looked_at_while_nobody_else_can(client_of: ClientOf, cast: Cast) -> None:
    client = client_of(cast.support)
    for page in ("front", "worried", "privacy", "accessibility"):
        said = client.get(reverse("site_preview", args=[cast.slug, page])).content.decode()
        assert "This is how anybody will see it." in said
        assert "Worried about a child?" in said
