"""Columns by alignment: printed lines put together to rows, and blocks of labels to lines."""

from __future__ import annotations

from sightline.intake.reading.layouts.columns import labelled_lines, rejoin
from tests.intake.reading.drawn import table


def words(text: str) -> list[list[str]]:
    return [[cell.flat for cell in row] for row in rejoin(table(text, drawn=False)).cells]


def test_a_row_begins_where_its_number_stands() -> None:
    assert words("""
        No | Action | Lead
        1 | Train all staff | Police and
         | in the tool | Health
        2 | Audit | PQA
    """) == [["No", "Action", "Lead"], ["1", "Train all staff in the tool", "Police and Health"], ["2", "Audit", "PQA"]]


def test_a_row_ends_at_a_blank_line() -> None:
    assert words("""
        Action | Lead | When
        Train all | Police | Q1
        staff | |
        | |
        Audit | PQA | Q2
        twenty cases | |
        | |
        Ask | CSC | Q3
    """)[1:] == [["Train all staff", "Police", "Q1"], ["Audit twenty cases", "PQA", "Q2"], ["Ask", "CSC", "Q3"]]


def test_a_number_in_the_middle_of_its_row() -> None:
    assert words("""
        No | Action | Lead
        | |
         | Train all | Police
        1 | |
         | staff | and Health
        | |
         | Audit |
        2 | | PQA
         | twenty cases |
    """) == [
        ["No", "Action", "Lead"],
        ["1", "Train all staff", "Police and Health"],
        ["2", "Audit twenty cases", "PQA"],
    ]


def test_a_heading_broken_over_two_lines() -> None:
    assert words("""
        Action | Lead | Timescale/
        | | Target
        Train | Police | Q1
    """)[0] == ["Action", "Lead", "Timescale/ Target"]


def test_a_title_between_rows_stands_alone() -> None:
    rows = words("""
        No | Action | Lead
        1.1 | Train | Police
        Priority 2: Voice | |
        2.1 | Ask | PQA
    """)
    assert rows[2][0] == "Priority 2: Voice"
    assert len(rows) == 4


def test_labels_and_values_are_lines() -> None:
    lines = labelled_lines(table("Ref: | 1.1\nAction: | Publish a list\n | of clubs\nLead: | Police", drawn=False))
    assert lines is not None
    assert [line.text for line in lines] == ["Ref: 1.1", "Action: Publish a list of clubs", "Lead: Police"]


def test_other_columns_are_not() -> None:
    assert labelled_lines(table("Action | Lead\nTrain | Police", drawn=False)) is None
    assert labelled_lines(table("Ref: | 1.1\nLead: | Police")) is None
