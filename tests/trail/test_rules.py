"""The seal: pure, the same everywhere, and sensitive to every field."""

import dataclasses
import datetime as dt
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.trail import rules

AT = dt.datetime(2017, 12, 31, 9, 30, tzinfo=dt.UTC)
SEALED = rules.Sealed(7, 1, AT, "uid", "Ines Calloway", "browser", "changed", "body", "12", "d" * 64)


def test_canonical_is_the_same_whatever_the_order():
    assert rules.canonical({"b": 1, "a": "é"}) == rules.canonical({"a": "é", "b": 1}) == '{"a":"é","b":1}'


def test_canonical_writes_dates_as_iso_and_nothing_as_nothing():
    assert rules.canonical({"due": dt.date(2017, 12, 31)}) == '{"due":"2017-12-31"}'
    assert rules.canonical(None) == ""
    assert rules.canonical({}) == "{}"


@pytest.mark.parametrize("value", [{1, 2}, object(), b"bytes"])
def test_what_has_no_plain_form_is_refused(value):
    with pytest.raises(TypeError, match="plain value"):
        rules.canonical({"field": value})


def test_the_digest_can_be_made_with_nothing_but_a_hash():
    """Whoever holds salt and texts can check a digest without this program."""
    by_hand = hashlib.sha256(json.dumps(["ab", '{"x":1}', ""]).encode()).hexdigest()
    assert rules.digest("ab", '{"x":1}', "") == by_hand


CHANGED = {
    "partnership_id": 8,
    "seq": 2,
    "at": AT + dt.timedelta(microseconds=1),
    "actor_id": "other",
    "actor_label": "Ines Callowaz",
    "via": "link",
    "verb": "ended",
    "thing": "person",
    "thing_id": "13",
    "digest": "e" * 64,
}


@pytest.mark.parametrize("field", [field.name for field in dataclasses.fields(rules.Sealed)])
def test_every_field_counts(field):
    changed = dataclasses.replace(SEALED, **{field: CHANGED[field]})
    assert rules.seal(rules.FIRST, changed) != rules.seal(rules.FIRST, SEALED)


def test_the_hash_before_counts():
    assert rules.seal("1" * 64, SEALED) != rules.seal(rules.FIRST, SEALED)


def test_the_time_zone_does_not_count():
    summer = dt.datetime(2017, 7, 1, 10, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    same = dataclasses.replace(SEALED, at=summer.astimezone(dt.UTC))
    assert rules.seal(rules.FIRST, dataclasses.replace(SEALED, at=summer)) == rules.seal(rules.FIRST, same)


@given(st.tuples(st.text(), st.text(), st.text()), st.tuples(st.text(), st.text(), st.text()))
def test_different_texts_have_different_digests(one, other):
    """Moving a letter from one text to the next is a different text: they are joined with their borders."""
    assert (rules.digest(*one) == rules.digest(*other)) == (one == other)
