"""Whatever is done to a chain behind the program's back, verification names the first entry that is broken."""

import pytest
from django.db import connection

from sightline.trail import guard
from sightline.trail.models import Entry, Head
from sightline.trail.verify import CHUNK, chains, verify
from tests.trail.chains import last, sql, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def unguarded(db):
    """Five entries and no triggers: somebody with every right on the database."""
    write(count=5)
    guard.take_down(connection)
    yield
    guard.put_up(connection)


def test_a_whole_chain():
    write(count=CHUNK + 3)  # more than one chunk
    verdict = verify(1)
    assert (verdict.whole, verdict.entries, verdict.blanked) == (True, CHUNK + 3, 0)
    assert verdict.head == last().hash


def test_an_empty_chain_is_whole():
    assert verify(1).whole
    assert verify(1).entries == 0


FIELDS = {
    "at": "2001-01-01 00:00:00+00:00",
    "actor_id": "x",
    "actor_label": "x",
    "via": "x",
    "verb": "x",
    "thing": "x",
    "thing_id": "x",
    "digest": "x",
}


@pytest.mark.parametrize("field", FIELDS)
def test_a_changed_field_is_named(unguarded, field):
    sql(f"UPDATE trail_entry SET {field} = %s WHERE seq = 3", FIELDS[field])  # noqa: S608
    verdict = verify(1)
    assert verdict.entries == 2
    assert verdict.broken.startswith("Entry 3 (")
    assert "changed after it was sealed" in verdict.broken


@pytest.mark.parametrize("field", ["salt", "before", "after"])
def test_a_changed_text_is_named(unguarded, field):
    sql(f"UPDATE trail_entrytext SET {field} = 'x' WHERE entry_id = %s", Entry.objects.get(seq=4).pk)  # noqa: S608
    verdict = verify(1)
    assert verdict.entries == 3
    assert "had its text changed" in verdict.broken


def test_a_lost_text_is_named(unguarded):
    sql("DELETE FROM trail_entrytext WHERE entry_id = %s", Entry.objects.get(seq=2).pk)
    assert "Entry 2 (" in verify(1).broken
    assert "lost its text" in verify(1).broken


def test_an_entry_taken_out_is_named(unguarded):
    entry = Entry.objects.get(seq=2)
    sql("DELETE FROM trail_entrytext WHERE entry_id = %s", entry.pk)
    sql("DELETE FROM trail_entry WHERE id = %s", entry.pk)
    assert verify(1).broken == "Entry 2 is missing: the next one found is entry 3."


def test_a_resealed_entry_breaks_the_next_link(unguarded):
    """Whoever recomputes one hash has to recompute every later one, and then the head."""
    sql("UPDATE trail_entry SET prev = %s WHERE seq = 3", "a" * 64)
    assert "does not follow the entry before it" in verify(1).broken


def _cut_off_the_end() -> None:
    entry = Entry.objects.get(seq=5)
    sql("DELETE FROM trail_entrytext WHERE entry_id = %s", entry.pk)
    sql("DELETE FROM trail_entry WHERE id = %s", entry.pk)


def test_a_cut_off_end_is_named(unguarded):
    _cut_off_the_end()
    assert "ends at entry 4, but its head says there are 5" in verify(1).broken


def test_a_head_set_back_is_named(unguarded):
    sql("UPDATE trail_head SET seq = 4, hash = %s", Entry.objects.get(seq=4).hash)
    assert "the head was set back" in verify(1).broken


def test_a_head_that_is_gone_is_named(unguarded):
    sql("DELETE FROM trail_head")
    assert "its head is gone" in verify(1).broken
    assert chains() == [1]


def test_a_wrong_head_is_named(unguarded):
    sql("UPDATE trail_head SET hash = %s", "b" * 64)
    assert "The head does not carry the hash of entry 5" in verify(1).broken


def test_what_the_chain_alone_cannot_show_a_hash_kept_outside_does(unguarded):
    kept = verify(1).head
    assert verify(1, [kept]).whole
    _cut_off_the_end()
    sql("UPDATE trail_head SET seq = 4, hash = %s", Entry.objects.get(seq=4).hash)
    assert verify(1).whole  # perfectly forged
    assert kept in verify(1, [kept]).broken


def test_an_older_hash_kept_outside_still_stands():
    write()
    kept = verify(1).head
    write(count=3)
    assert verify(1, [kept]).whole


def test_reading_a_chain_takes_few_queries(django_assert_max_num_queries):
    write(count=30)
    with django_assert_max_num_queries(3):
        verify(1)
    assert Head.objects.get().seq == 30
