"""Ratings by word, by letter, by colour."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.key import find_key
from sightline.intake.reading.fields.ratings import hue_of, read_rating
from sightline.kit.documents.blocks import Line


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("Red", "Red"),
        ("RED", "Red"),
        ("amber", "Amber"),
        ("Yellow", "Amber"),
        ("Green", "Green"),
        ("Blue", "Blue"),
        ("R", "Red"),
        ("a", "Amber"),
        ("G", "Green"),
        ("B", "Blue"),
        ("A/G", "Amber"),
        ("Amber/Green", "Amber"),
        ("Amber - Green", "Amber"),
        ("R/A", "Red"),
        ("RAG: Green", "Green"),
        ("BRAG rating – Blue", "Blue"),
        ("Green ↑", "Green"),
        ("Green - on track", "Green"),
        ("On track", "Green"),
        ("On target", "Green"),
        ("Complete", "Blue"),
        ("Completed", "Blue"),
        ("At risk", "Amber"),
        ("Some delay", "Amber"),
        ("Overdue", "Red"),
        ("Off track", "Red"),
        ("Not started", None),
        ("Not yet started", None),
        ("N/A", None),
        ("TBC", None),
        ("", None),
        ("-", None),
        ("Red, amber or green", None),
        ("Toolkit drafted and shared with partners", None),
    ],
)
def test_a_rating_by_its_word(text: str, rating: str | None) -> None:
    assert read_rating(text, "", "", {})[0] == rating


@pytest.mark.parametrize(
    ("colour", "rating"),
    [
        ("FF0000", "Red"),
        ("C00000", "Red"),
        ("FF5050", "Red"),
        ("E6B8B7", "Red"),
        ("FFC7CE", "Red"),
        ("FFC000", "Amber"),
        ("FFBF00", "Amber"),
        ("FFFF00", "Amber"),
        ("ED7D31", "Amber"),
        ("F79646", "Amber"),
        ("FFEB9C", "Amber"),
        ("92D050", "Green"),
        ("00B050", "Green"),
        ("00FF00", "Green"),
        ("70AD47", "Green"),
        ("548235", "Green"),
        ("C6EFCE", "Green"),
        ("0070C0", "Blue"),
        ("00B0F0", "Blue"),
        ("4472C4", "Blue"),
        ("0000FF", "Blue"),
        ("7030A0", "Purple"),
        ("FFFFFF", None),
        ("F2F2F2", None),
        ("D9D9D9", None),
        ("A5A5A5", None),
        ("000000", None),
        ("B8CCE4", None),  # the pale blue of a heading
        ("DEEAF6", None),
        ("F2DCDB", None),
        ("E2EFD9", None),
        ("", None),
        ("auto", None),
        ("#00B050", "Green"),
        ("FF00B050", "Green"),  # a spreadsheet's, with its opacity
    ],
)
def test_a_rating_by_its_colour(colour: str, rating: str | None) -> None:
    assert hue_of(colour) == rating
    assert read_rating("", colour, "", {})[0] == rating


def test_a_word_goes_before_a_colour_and_the_contradiction_is_said() -> None:
    rating, messages = read_rating("Green", "FF0000", "", {})
    assert rating == "Green"
    assert "red" in messages[0]


def test_ink_counts_only_where_something_is_printed() -> None:
    assert read_rating("●", "", "00B050", {})[0] == "Green"
    assert read_rating("", "", "00B050", {})[0] is None


def test_the_documents_own_key_goes_first() -> None:
    assert read_rating("C", "", "", {"C": "Blue"})[0] == "Blue"
    assert read_rating("Complete", "", "", find_key([Line("RAG: Green = Complete; Red = Late")]))[0] == "Green"


def test_what_is_no_rating_is_said() -> None:
    assert "not a rating" in read_rating("see report", "", "", {})[1][0]
    assert read_rating("Not started", "", "", {})[1] == []
