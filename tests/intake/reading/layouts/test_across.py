"""Actions told across: transposed, a priority a row or a cell, and a column or a table for each quarter or body. Whole
plans, drawn."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from sightline.kit.documents.blocks import Grid, Line
from tests.intake.reading.drawn import brief, document, table

TITLE = "# Testshire Safeguarding Adults Board Business Plan 2018-19"
TWO = """
        1 Safe at home
          1.1 | Write a protocol | Police | 2018-06-30
          1.2 | Train all staff | Council | 2018-12-31
        """

CASES = [
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | Quarter 1 | Quarter 2 | Quarter 3
            1. Safe at home | Write a protocol | | Train all the staff
            2. Safe in care | | Visit each care home ¶ Ask their residents |
            """
            ),
        ],
        """
        1 Safe at home
          1.1* | Write a protocol |  | 2018-06-30
          1.2* | Train all the staff |  | 2018-12-31
        2 Safe in care
          2.1* | Visit each care home |  | 2018-09-30
          2.2* | Ask their residents |  | 2018-09-30
        """,
        id="a priority a row and a quarter a column",
    ),
    pytest.param(
        [
            TITLE,
            "## Quarter 1",
            table("Action | Lead\nWrite a protocol | Police"),
            "## Quarter 3",
            table("Action | Lead\nTrain all staff | Council"),
        ],
        """
        None None
          1* | Write a protocol | Police | 2018-06-30
          2* | Train all staff | Council | 2018-12-31
        """,
        id="a quarter over each table",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Month | Work to be done | Lead
            May 2018 | Write a protocol | Police
            ^ | Train all staff | Council
            """
            ),
        ],
        """
        None None
          1* | Write a protocol | Police | 2018-05-31
          2* | Train all staff | Council | 2018-05-31
        """,
        id="by month",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | What we will do
            1. Safe at home | • Write a protocol (Police, June 2018) ¶ • Train all staff (Council, Q3)
            2. Safe in care | • Visit each home (Police, Q2)
            """
            ),
        ],
        """
        1 Safe at home
          1.1* | Write a protocol | Police | 2018-06-30
          1.2* | Train all staff | Council | 2018-12-31
        2 Safe in care
          2.1* | Visit each home | Police | 2018-09-30
        """,
        id="a priority a row, who and when at the end of each line",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | Police will | Health will
            1. Safe at home | Write a protocol for fires | Train all the nurses
            2. Safe in care | | Visit each care home
            """
            ),
        ],
        """
        1 Safe at home
          1.1* | Write a protocol for fires | Police |
          1.2* | Train all the nurses | Health |
        2 Safe in care
          2.1* | Visit each care home | Health |
        """,
        id="a priority a row and a body a column",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority 1: Home ¶ • Write a protocol (Police, Q1) | Priority 2: Care ¶ • Ask residents (Police, Q3)
            Priority 3: Work ¶ • Brief ten firms (Council, June 2018) ¶ • Train all staff (Council, Q2) |
            """
            ),
        ],
        """
        1 Home
          1.1* | Write a protocol | Police | 2018-06-30
        2 Care
          2.1* | Ask residents | Police | 2018-12-31
        3 Work
          3.1* | Brief ten firms | Council | 2018-06-30
          3.2* | Train all staff | Council | 2018-09-30
        """,
        id="a priority a cell",
    ),
    pytest.param(
        [
            table(
                """
            Testshire Safeguarding Adults Board Business Plan 2018-19 | |
            Priority 1: Safe at home | |
            Ref | 1.1 | 1.2
            Action | Write a protocol | Train all staff
            Lead | Police | Council
            Deadline | Q1 | Q3
            Priority 2: Safe in care | |
            Ref | 2.1 |
            Action | Visit homes |
            Lead | Police |
            Deadline | Q4 |
            """
            ),
        ],
        TWO.rstrip(" ")
        + """        2 Safe in care
          2.1 | Visit homes | Police | 2019-03-31
        """,
        id="transposed, one priority below the other",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | 1. Safe at home | < |  | 2. Safe in care
            Ref | 1.1 | 1.2 |  | 2.1
            Action | Write a protocol | Train all staff |  | Visit homes
            Lead | Police | Council |  | Police
            Deadline | Q1 | Q3 |  | Q4
            """
            ),
        ],
        TWO.rstrip(" ")
        + """        2 Safe in care
          2.1 | Visit homes | Police | 2019-03-31
        """,
        id="transposed, each priority merged over its actions",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | 1. Safe at home |
            Action ref: | 1.1 | 1.2
            Description: | Write a protocol | Train all staff
            Lead: | Police | Council
            Due date: | Q1 | Q3
            """
            ),
        ],
        TWO,
        id="transposed, with a description of each",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
             | Priority 1: Safe at home | < | Priority 2: Safe in care
            Action | 1.1 Write a protocol | 1.2 Train all staff | 2.1 Visit homes
            Lead | Police | Council | Police
            By when | Q1 | Q3 | Q4
            """
            ),
        ],
        TWO.rstrip(" ")
        + """        2 Safe in care
          2.1 | Visit homes | Police | 2019-03-31
        """,
        id="transposed, priorities over groups of actions",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_a_layout_is_read(blocks: list[Grid | Line | str], expected: str) -> None:
    lines = [one[8:] for one in expected.strip("\n").splitlines()]
    assert [line.rstrip() for line in brief(plan_of(document(*blocks))).splitlines()] == lines[:-1]
