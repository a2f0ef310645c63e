"""Which body a printed name means: a wrong body is worse than none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.people.names import NEAR, Known, fold, match

BOARD = Known(1, "Northmere Safeguarding Children Board", ("NSCB", "The Board"))
WFD = Known(2, "Workforce Development Group", ("Workforce development",))
PQA = Known(3, "Performance and Quality Assurance Group")
ADULTS = Known(4, "Adult Board", ("Safeguarding Adults Board",))
MANAGER = Known(5, "Adult Board Manager", is_post=True)
NORTH = Known(6, "North Locality Team")
PANEL_1 = Known(7, "Case Panel 1")
CCG = Known(8, "Clinical Commissioning Group")
KNOWN = [BOARD, WFD, PQA, ADULTS, MANAGER, NORTH, PANEL_1, CCG]


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("The  Children's Board", "childrens board"),
        ("Children’s Board.", "childrens board"),
        ("Performance & Quality", "performance and quality"),
        ("Café-Team", "cafe team"),
        ("N.S.C.B.", "nscb"),
        ("the", "the"),
        ("", ""),
    ],
)
def test_fold(printed, folded):
    assert fold(printed) == folded


@pytest.mark.parametrize(
    ("printed", "key", "reason"),
    [
        ("Workforce Development Group", 2, "it is its name as printed"),
        ("WORKFORCE DEVELOPMENT  GROUP", 2, "it is its name but for capitals or punctuation"),
        ("NSCB", 1, "its other name “NSCB” as printed"),
        ("Performance & Quality Assurance", 3, "small words"),
        ("Performance and Quality Assurance sub-group", 3, "small words"),
        ("WFD", 2, "in that order"),
        ("PQA", 3, "initials"),
        ("CCG", 8, "initials"),
        ("Workforce Developement Group", 2, "nearly"),
        ("Workforce Devlopment", 2, "nearly"),
        ("Adults Board", 4, "nearly"),
        ("Adult Board", 4, "as printed"),
        ("Adult Board Manager", 5, "as printed"),
        ("ABM", 5, "initials"),
    ],
)
def test_the_body_that_is_meant_comes_first(printed, key, reason):
    found = match(printed, KNOWN)
    assert found, printed
    assert found[0].key == key
    assert reason in found[0].reason


@pytest.mark.parametrize(
    ("printed", "never"),
    [
        ("Adult Board Manager", 4),  # a post is not the body it works for
        ("Adult Board", 5),
        ("Adult Board Chair", 4),
        ("South Locality Team", 6),
        ("Case Panel 2", 7),
        ("Wоrkforce Development Group", 2),  # a Cyrillic o
        ("ΝSCB", 1),  # a Greek capital nu
        ("Children's Board", 4),
        ("Group", 2),
        ("AB", 5),
        ("", 1),
        ("...", 1),
    ],
)
def test_never(printed, never):
    assert never not in {one.key for one in match(printed, KNOWN)}


def test_another_alphabet_matches_only_itself():
    cymraeg = Known(9, "Комитет")
    assert [one.key for one in match("Комитет", [cymraeg])] == [9]
    assert match("Kомитет", [cymraeg]) == []


def test_two_bodies_that_could_be_meant_are_both_offered():
    first, second = Known(1, "Neglect Group"), Known(2, "Neglect Forum")
    assert {one.key for one in match("Neglect", [first, second])} == {1, 2}


def test_each_score_is_near_enough_and_in_order():
    found = match("Workforce Development", KNOWN)
    assert all(one.score >= NEAR for one in found)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


@given(st.text(max_size=40))
def test_folding_again_changes_nothing(text):
    """Stored aliases are folded; folding what is stored must find them."""
    once = fold(text)
    again = fold(once)
    assert again == once or once.startswith("the ")


@given(st.text(min_size=1, max_size=30))
def test_a_name_always_matches_itself(text):
    assert match(text, [Known(1, text)])[0].score == 100


@given(st.text(max_size=30), st.sampled_from([known.name for known in KNOWN]))
def test_whatever_is_printed_is_answered(text, name):
    for one in match(text, [Known(1, name)]):
        assert NEAR <= one.score <= 100
