"""The database itself refuses to alter the record, on either kind, whoever holds the connection."""

import pytest
from django.db import DatabaseError, connection, transaction

from sightline.trail import guard
from sightline.trail.models import Entry, EntryText
from sightline.trail.verify import verify
from tests.trail.chains import sql, write

pytestmark = pytest.mark.django_db

ATTEMPTS = [
    "UPDATE trail_entry SET actor_label = 'somebody else'",
    "UPDATE trail_entry SET hash = hash",
    "DELETE FROM trail_entry",
    "DELETE FROM trail_entrytext",
    "UPDATE trail_entrytext SET after = 'something else'",
    "UPDATE trail_entrytext SET after = ''",
    "UPDATE trail_entrytext SET salt = ''",
    # blanking without a name, without a reason, or by halves
    "UPDATE trail_entrytext SET salt='', before='', after='', blanked_on='2018-01-01 00:00:00+00', blanked_why='x'",
    "UPDATE trail_entrytext SET salt='', before='', after='', blanked_on='2018-01-01 00:00:00+00', blanked_by='x'",
    "UPDATE trail_entrytext SET after='', blanked_on='2018-01-01 00:00:00+00', blanked_by='x', blanked_why='x'",
]
ON_POSTGRESQL = ["TRUNCATE trail_entry CASCADE", "TRUNCATE trail_entrytext CASCADE"]


@pytest.mark.parametrize("statement", ATTEMPTS)
def test_raw_sql_is_refused(statement):
    write(count=2)
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(statement)
    assert verify(1).whole
    assert verify(1).entries == 2
    assert verify(1).blanked == 0


def test_truncate_is_refused_where_there_is_such_a_thing():
    """SQLite has no TRUNCATE; there the statement is an error of its own, and the record stands either way."""
    write()
    for statement in ON_POSTGRESQL:
        with pytest.raises(DatabaseError), transaction.atomic():
            sql(statement)
    assert verify(1).entries == 1


def test_the_orm_is_refused_too():
    write()
    entry = Entry.objects.get()
    for attempt in (
        lambda: Entry.objects.update(verb="kept"),
        entry.save,
        lambda: EntryText.objects.update(after="other"),
        lambda: EntryText.objects.all()._raw_delete(using="default"),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    assert verify(1).whole


def test_a_blanked_text_cannot_be_written_again():
    write()
    blank = (
        "UPDATE trail_entrytext SET salt='', before='', after='', blanked_on=%s, blanked_by='A and B', blanked_why=%s"
    )
    sql(blank, "2018-01-01 00:00:00+00:00", "a child was named")
    for statement in ("UPDATE trail_entrytext SET blanked_why = 'other'", "UPDATE trail_entrytext SET blanked_by = ''"):
        with pytest.raises(DatabaseError), transaction.atomic():
            sql(statement)
    assert verify(1).blanked == 1


def test_taken_down_and_put_up_again():
    write()
    guard.take_down(connection)
    sql("UPDATE trail_entry SET verb = verb")
    guard.put_up(connection)
    with pytest.raises(DatabaseError), transaction.atomic():
        sql("UPDATE trail_entry SET verb = verb")
