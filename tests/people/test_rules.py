"""What must hold, case by case."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.people import rules
from sightline.people.rules import LOGO_LIMIT, LOGO_SIDE, MediaType, Refused
from tests.people.pictures import SVG, jpeg, png

D = dt.date


def test_a_picture_is_what_its_bytes_say():
    assert rules.check_logo(png()) == MediaType.PNG
    assert rules.check_logo(jpeg()) == MediaType.JPEG


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (SVG, "not a PNG or JPEG"),
        (b"", "not a PNG or JPEG"),
        (b"GIF89a" + b"\0" * 50, "not a PNG or JPEG"),
        (b"<html><script>", "not a PNG or JPEG"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "not a PNG or JPEG"),
        (png() + b"\0" * LOGO_LIMIT, "at most 200 kB"),
        (png(LOGO_SIDE + 1, 1), "pixels"),
        (png(0, 5), "pixels"),
        (jpeg(8, LOGO_SIDE + 1), "pixels"),
        (b"\xff\xd8\xff\xe0", "pixels"),
        (b"\xff\xd8\xff" + b"\0" * 30, "pixels"),
    ],
)
def test_what_is_no_picture_is_refused(content, why):
    with pytest.raises(Refused, match=why):
        rules.check_logo(content)


@given(st.binary(max_size=200))
def test_any_bytes_are_answered(content):
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"):
        try:
            assert rules.check_logo(start + content) in MediaType
        except Refused as refused:
            assert str(refused).endswith(".")


TREE = {1: None, 2: 1, 3: 2, 4: 1}


@pytest.mark.parametrize(("body", "parent"), [(1, None), (4, 3), (None, 3), (3, 1)])
def test_a_place_in_the_tree(body, parent):
    rules.check_place(body, parent, TREE)


@pytest.mark.parametrize(("body", "parent"), [(1, 1), (1, 3), (2, 3)])
def test_no_rings(body, parent):
    with pytest.raises(Refused, match="under itself"):
        rules.check_place(body, parent, TREE)


def test_a_ring_that_is_there_already_does_not_hang():
    rules.check_place(5, 1, {1: 2, 2: 1})


@pytest.mark.parametrize(
    ("since", "until", "other_since", "other_until", "shares"),
    [
        (D(2017, 4, 1), None, D(2018, 4, 1), None, True),
        (D(2017, 4, 1), D(2018, 3, 31), D(2018, 4, 1), None, False),
        (D(2017, 4, 1), D(2018, 4, 1), D(2018, 4, 1), None, True),
        (D(2018, 4, 1), None, D(2017, 4, 1), D(2018, 3, 31), False),
    ],
)
def test_overlap(since, until, other_since, other_until, shares):
    assert rules.overlap(since, until, other_since, other_until) is shares
    assert rules.overlap(other_since, other_until, since, until) is shares


def test_a_term_may_be_one_day_and_not_less():
    rules.check_term(D(2017, 4, 1), D(2017, 4, 1))
    with pytest.raises(Refused, match="before the first"):
        rules.check_term(D(2017, 4, 1), D(2017, 3, 31))


@pytest.mark.parametrize(
    ("gives", "to_self", "manages", "refused"),
    [
        ({"a"}, False, False, False),
        ({"a"}, True, False, False),
        ({"a", "x"}, False, True, False),
        ({"a", "x"}, False, False, True),
        ({"a", "x"}, True, True, True),
        ({"a", "x"}, True, False, True),
    ],
)
def test_who_may_give_what(gives, to_self, manages, refused):
    if refused:
        with pytest.raises(Refused):
            rules.check_may_give(gives, {"a", "b"}, to_self=to_self, manages=manages)
    else:
        rules.check_may_give(gives, {"a", "b"}, to_self=to_self, manages=manages)


@pytest.mark.parametrize(
    ("email", "masked"),
    [("ann@northmere.example", "a…@northmere.example"), ("a@b.example", "a…@b.example"), ("broken", "b…@")],
)
def test_masked(email, masked):
    assert rules.masked(email) == masked


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (None, None, "Not away"),
        (D(2026, 8, 1), D(2026, 8, 14), "Away from 1 August 2026 to 14 August 2026"),
        (D(2026, 8, 14), D(2026, 8, 14), "Away on 14 August 2026"),
        (D(2026, 7, 1), D(2026, 7, 31), "Not away"),
    ],
)
def test_away_words(since, until, words):
    assert rules.away_words(since, until, D(2026, 8, 1)) == words


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Northmere Safeguarding Children Board", "northmere"),
        ("Isle of Marram Safeguarding Children's Partnership", "isle-of-marram"),
        ("Safeguarding Children Board", "safeguarding-children-board"),
        ("St. Mary’s & All", "st-marys-all"),
        ("", ""),
    ],
)
def test_slug_for(name, slug):
    assert rules.slug_for(name) == slug
