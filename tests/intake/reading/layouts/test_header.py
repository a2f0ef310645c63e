"""Heading rows: one or two of them, groups over columns, periods, headings repeated."""

import pytest

from sightline.intake.reading.layouts.header import PERIOD, find_headers, period_of
from tests.intake.reading.drawn import grid


def fields(table) -> list[list[str]]:
    return [[column.field for column in header.columns] for header in find_headers(table)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q1", "Q1"), ("Quarter 2", "Quarter 2"), ("Q3 (Oct-Dec)", "Q3"), ("Apr", "Apr"), ("Apr-Jun", "Apr-Jun"),
        ("September 2018", "September 2018"), ("2018/19", "2018/19"), ("Year 2", "Year 2"), ("By end Q4", "By end Q4"),
        ("Q1 2018/19", "Q1 2018/19"), ("Progress", ""), ("Q1 audit report", ""), ("", ""),
    ],
)  # fmt: skip
def test_periods(text: str, expected: str) -> None:
    assert period_of(text) == expected


def test_one_row() -> None:
    table = grid([["Ref", "Action", "Lead", "By when?", "RAG"], ["1", "Write it", "Police", "Q1", "G"]])
    assert fields(table) == [["number", "action", "owner", "target", "rating"]]


def test_rows_above_the_heading_are_not_part_of_it() -> None:
    table = grid(
        [
            ["Priority 1: Neglect", "<", "<"],
            ["Aim: See it", "<", "<"],
            ["Action", "Lead", "When"],
            ["Write", "PQA", "Q1"],
        ]
    )
    (header,) = find_headers(table)
    assert (header.first, header.last) == (2, 2)


def test_quarters_under_one_heading() -> None:
    table = grid(
        [
            ["Action", "Lead", "Timescale", "<", "<", "<"],
            ["^", "^", "Q1", "Q2", "Q3", "Q4"],
            ["Write", "PQA", "", "✓", "", ""],
        ]
    )
    (header,) = find_headers(table)
    assert (header.first, header.last) == (0, 1)
    assert [column.period for column in header.columns if column.field == PERIOD] == ["Q1", "Q2", "Q3", "Q4"]


def test_a_spreadsheets_group_heading_that_is_not_merged() -> None:
    table = grid(
        [["Action", "Lead", "When", "", "Measure"], ["", "", "Q1", "Q2", ""], ["Write", "PQA", "x", "", "Done"]]
    )
    (header,) = find_headers(table)
    assert [column.field for column in header.columns] == ["action", "owner", PERIOD, PERIOD, "measure"]


def test_the_year_over_months_counts_the_first_three_to_its_second_half() -> None:
    table = grid(
        [["Action", "Lead", "2019-20", "<", "<"], ["^", "^", "Apr", "Dec", "Jan"], ["Write", "PQA", "", "x", ""]]
    )
    (header,) = find_headers(table)
    assert [column.period for column in header.columns if column.period] == ["Apr 2019", "Dec 2019", "Jan 2020"]


def test_progress_by_quarter_is_progress() -> None:
    table = grid([["Action", "Lead", "Progress", "<"], ["^", "^", "Q1", "Q2"], ["Write", "PQA", "Begun", "Done"]])
    assert fields(table) == [["action", "owner", "progress", "progress"]]


def test_baseline_and_target_under_a_measure() -> None:
    table = grid(
        [
            ["Action", "Lead", "Measure", "<", "<"],
            ["^", "^", "Measure", "Baseline", "Target"],
            ["Write", "PQA", "Seen", "2%", "5%"],
        ]
    )
    assert fields(table) == [["action", "owner", "measure", "baseline", "figure"]]


def test_a_repeated_and_a_changed_heading_are_both_found() -> None:
    rows = [["Action", "Lead", "When"], ["Write", "PQA", "Q1"], ["Action", "Lead", "When"], ["Read", "PQA", "Q2"]]
    assert len(find_headers(grid(rows))) == 2
    rows[2] = ["Recommendation", "Agency response", "Deadline"]
    assert fields(grid(rows))[1] == ["recommendation", "response", "target"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Neglect", "Police", "Q1"], ["Voice", "Health", "Q2"]],
        [["a", "b"], ["c", "d"]],
        [["Lead", "", ""], ["x", "y", "z"]],
    ],
)
def test_no_heading(rows: list[list[str]]) -> None:
    assert find_headers(grid(rows)) == []


def test_a_misspelt_heading_beside_a_sure_one() -> None:
    assert fields(grid([["Action", "Responsable", "Timescle"], ["Write", "PQA", "Q1"]])) == [
        ["action", "owner", "target"]
    ]


def test_a_heading_in_two_languages_on_two_lines() -> None:
    table = grid([["Rhif\nNo.", "Cam gweithredu\nAction", "Arweinydd\nLead"], ["1.1", "Write it", "Police"]])
    assert fields(table) == [["number", "action", "owner"]]
