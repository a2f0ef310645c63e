"""The infrastructure itself: that the cast is whole, that the trail's guard is up after a test that commits."""

from pathlib import Path

import psycopg
import pytest
from django.db import DatabaseError, transaction

from sightline.people.access import membership_of
from sightline.people.models import Partnership
from sightline.people.permissions import Permission
from sightline.trail.actions import action, record
from sightline.trail.models import Entry
from tests.cast import PEOPLE, SINCE, Cast
from tests.postgres import binaries, running


@action
def _note(*, by, partnership) -> None:
    record(by=by, partnership_id=partnership.pk, verb="noted", thing="partnership", thing_id=partnership.pk)


def test_everyone_sits_where_the_table_says(cast: Cast) -> None:
    for key, *_ in PEOPLE:
        found = membership_of(cast.person(key), cast.slug, SINCE)
        assert found is not None, key
        assert found.may(Permission.PLAN_VIEW), key
    assert membership_of(cast.outsider, cast.slug, SINCE) is None
    assert membership_of(cast.leaver, cast.slug, SINCE.replace(year=2018)) is None
    with pytest.raises(AttributeError):
        cast.person("partnership")


@pytest.mark.parametrize("turn", [1, 2])
def test_what_stands_is_each_tests_own(cast: Cast, turn: int) -> None:
    cast.chair.refresh_from_db()
    assert (cast.chair.name, cast.partnership.words) == ("Dame Ruth Abara", {})
    cast.chair.name = "Somebody else"
    cast.chair.save()
    cast.partnership.words["plan"] = "strategy"
    Partnership.objects.filter(pk=cast.elsewhere.pk).update(name="Elsewhere")


def test_who_does_not_ask_for_the_cast_finds_nobody(db: None) -> None:
    assert not Partnership.objects.exists()


@pytest.mark.parametrize("turn", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_the_trail_is_guarded_again_after_a_test_that_commits(cast: Cast, turn: int) -> None:
    assert Entry.objects.count() == 0  # the turn before was cleaned up
    _note(by=cast.chair, partnership=cast.partnership)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Entry.objects.update(verb="never")
    assert Entry.objects.get().verb == "noted"


@pytest.mark.skipif(binaries() is None, reason="PostgreSQL is not installed, so it was not started")
def test_postgresql_starts_and_leaves_nothing_behind() -> None:
    with running() as url, psycopg.connect(url) as session:
        data = session.execute("SHOW data_directory").fetchone()
        assert data is not None
        assert Path(data[0]).exists()
    assert not Path(data[0]).exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
