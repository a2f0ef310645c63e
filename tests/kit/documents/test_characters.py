"""Characters that nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.documents.characters import Cleaner, without_bullet


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain", "plain"),
        ("a\x00b\x07c", "abc"),
        ("Trust\u202egro", "Trustgro"),
        ("\u2066x\u2069", "x"),
        ("zero\u200bwidth\u200d", "zerowidth"),
        ("\ufeffmark", "mark"),
        ("tag\U000e0041", "tag"),
        ("na\u00efve – ŵ", "naïve – ŵ"),
    ],
)
def test_clean(text: str, kept: str) -> None:
    assert Cleaner().clean(text, "here") == kept


@pytest.mark.parametrize("text", ["safe\u00adguarding", "✔\ufe0f", "multi\u2011agency"])
def test_signs_of_layout_go_without_a_word(text: str) -> None:
    cleaner = Cleaner()
    cleaner.clean(text, "here")
    assert cleaner.notes() == []


def test_a_hyphen_that_keeps_words_together_is_a_hyphen() -> None:
    assert Cleaner().clean("multi\u2011agency", "here") == "multi-agency"


def test_each_place_is_said_once_with_its_count() -> None:
    cleaner = Cleaner()
    cleaner.clean("a\x00", "table 1, row 2, column 1")
    cleaner.clean("\u202eb\x01", "table 1, row 3, column 1")
    first, second = cleaner.notes()
    assert (first.where, first.kind) == ("table 1, row 2, column 1", "removed")
    assert first.message.startswith("One character")
    assert second.message.startswith("2 characters")


def test_very_many_places_are_said_together() -> None:
    cleaner = Cleaner()
    for number in range(50):
        cleaner.clean("\x00", f"line {number}")
    notes = cleaner.notes()
    assert len(notes) == 21
    assert notes[-1].where == "elsewhere"


@pytest.mark.parametrize(
    ("text", "bare", "found"),
    [("• one", "one", True), ("▪one", "one", True), ("•", "•", False), ("- one", "- one", False), ("●", "●", False)],
)
def test_without_bullet(text: str, bare: str, found: bool) -> None:
    assert without_bullet(text) == (bare, found)


@given(st.text())
def test_what_is_kept_can_be_stored_and_printed(text: str) -> None:
    kept = Cleaner().clean(text, "here")
    kept.encode()
    assert not any(ord(letter) < 32 and letter not in "\t\n\r" for letter in kept)
    assert "\u202e" not in kept
