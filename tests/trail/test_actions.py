"""Writing the trail: one transaction, one chain, nothing untold."""

import pytest
from django.db import IntegrityError, transaction

from sightline.trail.actions import action, coming_via, part_of_action, record, silent_action
from sightline.trail.models import Entry, Head
from sightline.trail.verify import verify
from tests.trail.chains import WRITER, last, write

pytestmark = pytest.mark.django_db


def test_entries_of_one_transaction_follow_each_other():
    write(count=3)
    entries = list(Entry.objects.order_by("seq"))
    assert [entry.seq for entry in entries] == [1, 2, 3]
    assert entries[1].prev == entries[0].hash
    assert Head.objects.get(partnership_id=1).hash == entries[2].hash
    assert verify(1).whole


def test_each_partnership_has_its_own_chain():
    write(partnership_id=1, count=2)
    write(partnership_id=2)
    assert last(2).seq == 1
    assert verify(1).whole
    assert verify(2).whole


def test_an_action_that_tells_nothing_is_an_error_and_changes_nothing():
    @action
    def quiet():
        Head.objects.create(partnership_id=9, seq=0, hash="0" * 64)

    with pytest.raises(RuntimeError, match="left no trail entry"):
        quiet()
    assert not Head.objects.filter(partnership_id=9).exists()


def test_nothing_changed_is_no_entry_and_no_error():
    write(before={"name": "same"}, after={"name": "same"})
    assert not Entry.objects.exists()


def test_record_outside_an_action_is_an_error():
    with pytest.raises(RuntimeError, match="outside"):
        record(by=WRITER, partnership_id=1, verb="changed", thing="body", thing_id=1)


def test_an_action_that_fails_leaves_no_entry():
    @action
    def fails():
        write()
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fails()
    assert not Entry.objects.exists()
    assert not Head.objects.exists()


def test_an_inner_action_that_fails_takes_its_record_with_it():
    @action
    def inner():
        write(after={"name": "inner"}, before={})
        Head.objects.create(partnership_id=5, seq=0, hash="")
        Head.objects.create(partnership_id=5, seq=0, hash="")

    @action
    def outer():
        write(after={"name": "outer"}, before={})
        with pytest.raises(IntegrityError):
            inner()

    outer()
    assert Entry.objects.count() == 1
    assert last().text.after == '{"name":"outer"}'
    assert not Head.objects.filter(partnership_id=5).exists()


def test_a_rolled_back_outer_transaction_takes_the_chain_with_it():
    write()
    with pytest.raises(ValueError, match="back"), transaction.atomic():
        write()
        raise ValueError("back")
    assert last().seq == 1
    assert verify(1).whole


def test_how_it_came_in_is_said():
    with coming_via("link"):
        write()
    assert last().via == "link"


def test_a_silent_action_is_one_transaction():
    @silent_action("nothing to tell")
    def quiet():
        Head.objects.create(partnership_id=5, seq=0, hash="")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        quiet()
    assert not Head.objects.exists()
    assert quiet.silent_because == "nothing to tell"


def test_a_verb_longer_than_the_record_has_room_for_is_refused_on_either_database():
    @action
    def talk(verb):
        record(by=WRITER, partnership_id=1, verb=verb, thing="body", thing_id=1, after={"x": 1})

    talk("v" * 40)
    with pytest.raises(ValueError, match="say it in fewer words"):
        talk("v" * 41)


@part_of_action
def part():
    record(by=WRITER, partnership_id=1, verb="wrote a part of", thing="thing", thing_id=1, after={"text": "a"})


@action
def whole(*, falls):
    part()
    if falls:
        raise ValueError("It falls.")


def test_a_part_of_an_action_is_nothing_by_itself():
    with pytest.raises(RuntimeError, match="part was called outside an @action"):
        part()


def test_a_part_of_an_action_stands_or_falls_with_it():
    whole(falls=False)
    with pytest.raises(ValueError, match="falls"):
        whole(falls=True)
    assert Entry.objects.count() == 1
