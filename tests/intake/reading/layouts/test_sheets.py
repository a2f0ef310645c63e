"""Sheets that are laid out as a page is. Whole plans, drawn."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from tests.intake.reading.drawn import brief, document, grid

TITLE = ["Testshire Safeguarding Adults Board Business Plan 2018-19"]
GAP = [""]
TWO = [
    "1 Safe at home",
    "  1.1 | Write a protocol | Police | 2018-06-30",
    "2 Safe in care",
    "  2.1 | Visit homes | Council | 2018-12-31",
]


def sheet(*rows: list[str], width: int = 4) -> list[str]:
    """The plan on a sheet of these rows, in brief."""
    whole = [[*row, *[""] * (width - len(row))] for row in rows]
    plan = plan_of(document(grid(whole, where="sheet “Plan”", title="Sheet1"), kind="excel", name="plan.xlsx"))
    return [line.rstrip() for line in brief(plan).splitlines()]


def test_tables_under_their_titles_with_columns_of_their_own() -> None:
    assert (
        sheet(
            TITLE,
            GAP,
            ["Priority 1: Safe at home"],
            ["Ref", "Action", "Lead", "Due"],
            ["1.1", "Write a protocol", "Police", "Q1"],
            GAP,
            ["Priority 2: Safe in care"],
            ["Ref", "Due", "Lead", "Action"],
            ["2.1", "Q3", "Council", "Visit homes"],
        )
        == TWO
    )


def test_cards_with_blank_rows_between() -> None:
    assert (
        sheet(
            TITLE,
            ["Priority 1: Safe at home"],
            ["Action", "1.1 Write a protocol"],
            ["Lead", "Police"],
            ["By when", "Q1"],
            GAP,
            ["Priority 2: Safe in care"],
            ["Action", "2.1 Visit homes"],
            ["Lead", "Council"],
            ["By when", "Q3"],
            width=2,
        )
        == TWO
    )


def test_priorities_across_below_a_title() -> None:
    assert sheet(
        TITLE,
        GAP,
        ["", "Priority 1: Safe at home", "Priority 2: Safe in care"],
        ["Actions", "1.1 Write a protocol\n1.2 Train", "2.1 Visit homes"],
        ["Lead", "Police", "Council"],
        width=3,
    ) == [
        "1 Safe at home",
        "  1.1 | Write a protocol |  |",
        "  1.2 | Train |  |",
        "2 Safe in care",
        "  2.1 | Visit homes |  |",
    ]


def test_a_key_below_the_plan_explains_its_owners() -> None:
    rows = [["Ref", "Action", "Lead", "Due"], ["1", "Write a protocol", "FS", "Q1"], ["2", "Visit homes", "BM", "Q3"]]
    key = [["Initials", "Stands for"], ["FS", "Fire Service"], ["BM", "Board Manager"]]
    assert sheet(TITLE, GAP, *rows, GAP, *key) == [
        "None None",
        "  1 | Write a protocol | Fire Service | 2018-06-30",
        "  2 | Visit homes | Board Manager | 2018-12-31",
    ]


@pytest.mark.parametrize("gap", [[], [GAP], [GAP, GAP]])
def test_blank_rows_between_the_rows_of_one_table(gap: list[list[str]]) -> None:
    first, second = ["1.1", "Write a protocol", "Police", "Q1"], ["1.2", "Visit homes", "Council", "Q3"]
    assert sheet(TITLE, GAP, ["Ref", "Action", "Lead", "Due"], *gap, first, *gap, second) == [
        "None None",
        "  1.1 | Write a protocol | Police | 2018-06-30",
        "  1.2 | Visit homes | Council | 2018-12-31",
    ]


def test_a_note_names_the_row_as_it_stands_on_the_sheet() -> None:
    rows = [
        TITLE,
        GAP,
        ["Ref", "Action", "Lead", "Due"],
        ["1", "Write", "Police", "TBC"],
        ["2", "Visit", "Council", "Q3"],
    ]
    whole = [[*row, *[""] * (4 - len(row))] for row in rows]
    plan = plan_of(document(grid(whole, where="sheet “Plan”", title="Plan"), kind="excel", name="plan.xlsx"))
    assert any(note["where"].startswith("sheet “Plan”, from row 3, row 2") for note in plan["notes"])
