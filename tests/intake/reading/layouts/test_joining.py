"""Cells put together: under the heading they lie most under, and over a page's end."""

from __future__ import annotations

import pytest

from sightline.intake.reading.layouts.header import find_headers
from sightline.intake.reading.layouts.joining import glued, goes_on, own_cell
from tests.intake.reading.drawn import cell, table


def test_cells_belong_to_the_heading_they_lie_most_under() -> None:
    drawn = table("Action | < | < | Lead | < | When\nTrain | < | PQA | < | < | Q1")
    (header,) = find_headers(drawn)
    assert [own_cell(drawn.cells[1], column, header.columns).flat for column in header.columns] == [
        "Train",
        "PQA",
        "Q1",
    ]


def test_a_number_and_an_action_merged_in_one_cell_are_the_action() -> None:
    drawn = table("Ref | Action | Lead\n1.7 Ask dentists to join | < | PQA")
    (header,) = find_headers(drawn)
    found = [own_cell(drawn.cells[1], column, header.columns).flat for column in header.columns]
    assert found == ["", "1.7 Ask dentists to join", "PQA"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Train staff in all schools and", "colleges in the county", True),
        ("Train staff in all of the", "colleges", True),
        ("Train staff,", "parents and carers", True),
        ("Train staff.", "Audit twenty cases", False),
        ("Train staff", "Audit twenty cases", False),
        ("Train staff and", "1.2 Audit twenty cases", False),
    ],
)
def test_a_cell_goes_on_where_its_sentence_does(first: str, second: str, expected: bool) -> None:
    assert bool(goes_on(cell(first), cell(second))) is expected


def test_glued_cells_are_one_sentence() -> None:
    assert (
        glued(cell("Write it\nTrain staff in all"), cell("schools\nAsk")).text
        == "Write it\nTrain staff in all schools\nAsk"
    )
