"""What the record's things are called now, and where their pages are."""

import datetime as dt

import pytest
from django.urls import reverse

from sightline.desk.things import PAGES, things_of
from sightline.people.access import membership_of
from sightline.trail import words
from sightline.trail.actions import action, record
from sightline.trail.models import Entry

pytestmark = pytest.mark.django_db
DAY = dt.date(2018, 1, 15)


@action
def write(*, by, partnership_id, things):
    for thing, thing_id in things:
        record(by=by, partnership_id=partnership_id, verb="changed", thing=thing, thing_id=thing_id, after={"x": 1})


@pytest.mark.parametrize("kind", PAGES)
def test_every_kind_has_a_page_and_a_word(kind):
    page = PAGES[kind]
    assert reverse(page.route, kwargs={"slug": "northmere", page.key: 1})
    assert kind in words.THINGS


def test_things_are_called_what_they_are_called_now(cast, django_assert_num_queries):
    body = cast.bodies["council"]
    gone, odd, other = ("body", 999_999_999), ("body", "x"), ("person", cast.outsider.pk)
    things = [("body", body.pk), ("person", cast.member.pk), ("seat", 1), gone, odd, other]
    write(by=cast.support, partnership_id=cast.partnership.pk, things=things)
    membership = membership_of(cast.chair, cast.slug, DAY)
    entries = list(Entry.objects.all())
    with django_assert_num_queries(2):
        found = things_of(membership, entries)
    assert {thing.name for thing in found.values()} == {"Northmere Council", "Gwen Lathom"}
    assert found["body", str(body.pk)].href == f"/p/northmere/bodies/{body.pk}/"


def test_the_record_leads_to_the_things_page(cast, client_of):
    write(by=cast.support, partnership_id=cast.partnership.pk, things=[("person", cast.member.pk)])
    shown = client_of(cast.chair).get(reverse("record", kwargs={"slug": cast.slug})).content.decode()
    assert "Changed the person “Gwen Lathom”" in shown
    assert f'href="/p/northmere/people/{cast.member.pk}/"' in shown
