"""The database itself refuses to change a figure or a release, on either kind, whoever holds the connection."""

import pytest
from django.db import DatabaseError, connection, transaction

from sightline.indicators import guard
from sightline.indicators.models import Figure, Release
from sightline.indicators.reads import released
from tests.cast import Cast
from tests.indicators.actions.test_publishing import publish
from tests.indicators.made import adopted, give

pytestmark = pytest.mark.django_db

ATTEMPTS = [
    "UPDATE indicators_figure SET numerator = 0",
    "UPDATE indicators_figure SET state = state",
    "DELETE FROM indicators_figure",
    "UPDATE indicators_release SET tables = '[]'",
    "UPDATE indicators_release SET digest = digest",
    "DELETE FROM indicators_release",
    "TRUNCATE indicators_figure CASCADE",  # SQLite knows no such statement: an error of its own
    "TRUNCATE indicators_release CASCADE",
]


@pytest.fixture
def published(cast: Cast) -> Release:
    """A release of two figures, one of which was given again before."""
    (made,) = adopted(cast, "attendance")
    give(cast, made, [(30, 900), (27, 905)])
    give(cast, made, [(30, 900), (28, 905)])
    return publish(cast)


def sql(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("statement", ATTEMPTS)
def test_raw_sql_is_refused(published: Release, cast: Cast, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(statement)
    assert list(Figure.objects.order_by("pk").values_list("numerator", "revision")) == [(27, 0), (30, 0), (28, 1)]
    (kept,) = released(cast.partnership)
    assert (kept.tables, kept.digest) == (published.tables, published.digest)


def test_querysets_are_refused_too_and_say_why(published: Release) -> None:
    with pytest.raises(DatabaseError, match="another is its next revision"), transaction.atomic():
        Figure.objects.update(numerator=1)
    with pytest.raises(DatabaseError, match="what was published is known"), transaction.atomic():
        Release.objects.update(title="Other")
    with pytest.raises(DatabaseError, match="another is its next revision"), transaction.atomic():
        Figure.objects.all().delete()


def test_another_number_is_still_given(published: Release, cast: Cast) -> None:
    give(cast, Figure.objects.first().series.definition, [(30, 900), (29, 905)])
    assert Figure.objects.latest("pk").revision == 2


def test_taken_down_and_put_up_again(published: Release) -> None:
    guard.take_down(connection)
    sql("UPDATE indicators_figure SET numerator = numerator")
    guard.put_up(connection)
    with pytest.raises(DatabaseError), transaction.atomic():
        sql("UPDATE indicators_figure SET numerator = numerator")
