"""What stands in every page's menu leads somewhere, for whom it is shown."""

import pytest
from django.conf import settings
from django.urls import reverse

from sightline.people.permissions import Permission
from sightline.ui.context import navigation_for

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("label", "route", "permission"), [entry[:3] for entry in settings.NAVIGATION])
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


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("plan/", "Plan"),
        ("plans/3/", "Plan"),
        ("actions/", "Plan"),
        ("changes/4/", "Plan"),
        ("people/2/", "Structure"),
        ("record/7/", "Record"),
        ("messages/", "Messages"),
        ("settings/", "Structure"),
        ("elsewhere/", None),
    ],
)
def test_the_entry_that_a_page_lies_under_is_marked(cast, client_of, path, current):
    client = client_of(cast.business_manager)
    membership = client.get(reverse("plan_current", args=[cast.slug])).wsgi_request.membership
    entries = navigation_for(membership, f"/p/{cast.slug}/{path}")
    assert [one["label"] for one in entries if one["current"]] == ([current] if current else [])
