"""Columns that no rule draws."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.documents.aligned import Segment, find_block, find_columns, is_list_mark, part_at_columns, rows_of

TABLE = """\
No.     Action                   Lead          When
1.1     Send every school        Board         July
        a poster.
1.2     Ask who the child        Admissions    Sept
        lives with.              Service
"""
PROSE = """\
The Board met in March.  It agreed three priorities for
the year.  Each of them has a lead, and each lead is to
report to the Executive.  The report is written.
"""
LIST = """\
1.   Send every school a poster
2.   Ask who the child lives with
3.   Bring a report
"""


def segments(text: str) -> list[list[Segment]]:
    pattern = re.compile(r"\S+(?: \S+)*")
    return [
        [Segment(one.start(), one.end(), one.group()) for one in pattern.finditer(line)] for line in text.split("\n")
    ]


def test_columns() -> None:
    assert find_columns(segments(TABLE), 2, 1) == [0, 8, 33, 47]


@pytest.mark.parametrize("text", [PROSE, LIST, "one line  of two\n", ""])
def test_no_columns(text: str) -> None:
    assert find_columns(segments(text), 2, 1) == []


def test_block_and_its_rows() -> None:
    lines = segments(f"{TABLE}\nPriority 2: Safer recruitment and whistle-blowing\n")
    columns, end = find_block(lines, 0, 2, 1)
    assert rows_of(lines[0:end], columns, 1) == [
        ["No.", "Action", "Lead", "When"],
        ["1.1", "Send every school", "Board", "July"],
        ["", "a poster.", "", ""],
        ["1.2", "Ask who the child", "Admissions", "Sept"],
        ["", "lives with.", "Service", ""],
    ]


def test_what_follows_after_a_blank_line_does_not_spoil_a_block() -> None:
    lines = segments(f"{TABLE}\n Skirwith SAB Business Plan    Page 1 of 3\n")
    columns, end = find_block(lines, 0, 2, 1)
    assert (len(columns), end) == (4, 5)


def test_no_block_begins_with_a_line_of_prose() -> None:
    assert find_block(segments("Priority 1\n" + TABLE), 0, 2, 1) == ([], 1)


def test_a_blank_line_is_an_empty_row_but_only_one() -> None:
    lines = segments("a     b     c\n\n\nd     e     f\n")
    columns, end = find_block(lines, 0, 2, 1)
    assert rows_of(lines[0:end], columns, 1) == [["a", "b", "c"], ["", "", ""], ["d", "e", "f"]]


@pytest.mark.parametrize(
    ("text", "is_mark"),
    [
        ("1.", True),
        ("(3)", True),
        ("a)", True),
        ("•", True),
        ("iv.", True),
        ("1.2.1", True),
        ("YB", False),
        ("Lead", False),
    ],
)
def test_list_mark(text: str, is_mark: bool) -> None:
    assert is_list_mark(text) == is_mark


lines_of_segments = st.lists(
    st.lists(st.tuples(st.integers(0, 90), st.integers(1, 30)), max_size=5).map(
        lambda spans: [Segment(start, start + width, "x") for start, width in sorted(spans)]
    ),
    min_size=1,
    max_size=12,
)


@given(lines_of_segments)
def test_whatever_stands_where_a_block_ends_and_loses_nothing(lines: list[list[Segment]]) -> None:
    columns, end = find_block(lines, 0, 2, 1)
    assert 0 <= end <= len(lines)
    assert columns == sorted(columns)
    if columns:
        found = rows_of(lines[0:end], columns, 1)
        assert sum(cell.count("x") for row in found for cell in row) == sum(len(line) for line in lines[0:end])


TITLED = """\
No.     Action                   Lead          When
Priority 1: Neglect, at home and elsewhere
1.1     Send every school        Board         July
        a poster.
Priority 2: Safer recruitment and whistle-blowing
1.2     Ask who the child        Admissions    Sept
        lives with.              Service
"""


def test_a_title_over_the_columns_is_a_row_of_one_text() -> None:
    lines = segments(TITLED)
    columns, end = find_block(lines, 0, 1, 1)
    assert (columns, end) == ([0, 8, 33, 47], 7)
    assert rows_of(lines[:end], columns, 1)[1] == ["Priority 1: Neglect, at home and elsewhere"]


def test_a_heading_said_again_begins_a_table_of_its_own() -> None:
    lines = segments(TABLE.removesuffix("\n") + "\n" + TABLE.replace("     Action", "  Action"))
    assert find_block(lines, 0, 1, 1)[1] == 5


FULL = """\
1.1     Send every school a poster and a letter   Board         July
1.2     Ask who the child lives with              Admissions    Sept
1.3     Ask once more who the child lives with Police           Sept
1.4     Write it down                             Hospital      Oct
"""


def test_a_text_that_fills_its_column_is_parted_where_the_next_begins() -> None:
    parted = part_at_columns(segments(FULL))
    assert [one.text for one in parted[2]] == ["1.3", "Ask once more who the child lives with", "Police", "Sept"]
    assert [len(line) for line in parted] == [4, 4, 4, 4, 0]
    # At the top of a page columns may begin elsewhere: what is true of one page is not true of the next.
    assert [len(line) for line in part_at_columns(segments(FULL), pages={2})][2] == 3
