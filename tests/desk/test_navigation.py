"""What stands in every page's menu leads somewhere, for whom it is shown."""

import pytest
from django.conf import settings
from django.urls import reverse

from sightline.people.permissions import Permission
from sightline.ui.context import navigation_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("label", "route", "permission"), settings.NAVIGATION)
def test_an_entry_has_a_page_and_a_permission(cast, client_of, label, route, permission):
    assert permission in {*Permission}
    answer = client_of(cast.business_manager).get(reverse(route, args=[cast.slug]))
    assert answer.status_code == 200, label


@pytest.mark.parametrize("who", ["business_manager", "support", "chair", "subgroup_chair", "member", "analyst"])
def test_nobody_is_shown_an_entry_that_refuses_them(cast, client_of, who):
    client = client_of(cast.person(who))
    membership = client.get(reverse("plan_current", args=[cast.slug])).wsgi_request.membership
    entries = navigation_for(membership, "")
    assert entries
    for entry in entries:
        assert client.get(entry["href"]).status_code == 200, entry["label"]
