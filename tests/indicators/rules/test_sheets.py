"""Cells that are figures and cells that are not; names of cells; heads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.indicators.rules.sheets import cell_name, count_in, digest_of, heads_of


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), (" 34 ", 34), ("1,234", 1234), ("12,345,678", 12_345_678), ("2000000000", 2 * 10**9)],
)
def test_a_whole_number_is_one(text: str, number: int) -> None:
    assert count_in(text) == (number, "")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("n/k", "is no number"),
        ("34%", "percentage"),
        ("4.5", "not a whole number"),
        ("-3", "below nought"),
        ("<5", "hidden as a small number"),
        ("12,34", "not a whole number"),
        ("2000000001", "larger than any count"),
        ("about 12", "It is no number."),
        ("=A1", "It is no number."),
    ],
)
def test_anything_else_says_why_not(text: str, why: str) -> None:
    number, said = count_in(text)
    assert number is None
    assert why in said


@given(st.text(max_size=30))
def test_every_text_is_a_count_or_has_a_reason(text: str) -> None:
    number, why = count_in(text)
    assert (number is None) == bool(why)


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (4, 25, "Z5"), (4, 26, "AA5"), (0, 701, "ZZ1"), (0, 702, "AAA1")]
)
def test_cells_are_named_as_a_spreadsheet_names_them(row: int, column: int, name: str) -> None:
    assert cell_name(row, column) == name


def test_heads_are_those_of_the_largest_sheet_after_its_title() -> None:
    sheets = [
        {"name": "Notes", "rows": [["a", "b"]]},
        {"name": "Data", "rows": [["Our figures", ""], ["Quarter", "Roll"], ["Q1", "9"], ["Q2", "8"]]},
    ]
    assert heads_of(sheets) == ("Data", ["Quarter", "Roll"])
    assert heads_of([{"name": "x", "rows": [[""], ["one"]]}]) == ("", [])


def test_the_same_heads_are_known_again_however_spaced() -> None:
    assert digest_of(["Quarter ", "On  roll"]) == digest_of(["quarter", "on roll"])
    assert digest_of(["Quarter"]) != digest_of(["Period"])
