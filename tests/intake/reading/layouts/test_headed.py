"""Actions in other places than columns: over the rows that say who and when, beside or below cells of labelled lines,
at the side of a card. Whole plans, drawn."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from sightline.kit.documents.blocks import Grid, Line, Refused
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
            Priority 1: Safe at home | < | <
            1.1 Write a protocol | < | <
            Lead | Timescale | Measure
            Police | Q1 | Published
            1.2 Train all staff | < | <
            Lead | Timescale | Measure
            Council | Q3 |
            """
            ),
        ],
        TWO,
        id="an action, then a row of headings and one of values",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Safe at home",
            table(
                """
            Action 1.1: Write a protocol | < | <
            Lead: Police | By: Q1 | Measure: Published
            Action 1.2: Train all staff | < | <
            Lead: Council | By: Q3 |
            """
            ),
        ],
        TWO,
        id="an action, then a row of labelled cells",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Safe at home",
            table(
                """
            Action | Detail
            1.1 Write a protocol | Lead: Police ¶ By: Q1 ¶ Measure: Published
            1.2 Train all staff | Lead: Council ¶ By: Q3
            """
            ),
        ],
        TWO,
        id="labelled lines beside the action",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Safe at home",
            table(
                """
            What, who and when | How we will know
            1.1 Write a protocol ¶ Lead: Police ¶ By: Q1 | Published
            1.2 Train all staff ¶ Lead: Council ¶ By: Q3 | All trained
            """
            ),
        ],
        TWO,
        id="labelled lines below the action in its cell",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Safe at home",
            table(
                """
            1.1 Write a protocol | Lead: Police ¶ By: Q1
            1.2 Train all staff | Lead: Council ¶ By: Q3
            """
            ),
        ],
        TWO,
        id="labelled lines beside the action, without headings",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Safe at home",
            table(
                """
            Action 1.1 | What | Write a protocol
            ^ | Who | Police
            ^ | When | Q1
            Action 1.2 | What | Train all staff
            ^ | Who | Council
            ^ | When | Q3
            """
            ),
        ],
        TWO,
        id="cards with their numbers at the side",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Safe at home",
            table(
                """
            1.1 Write a protocol | < | < | <
            Lead | Police | Timescale | Q1
            Measure | | |
            """
            ),
            table(
                """
            1.2 Train all staff | < | < | <
            Lead | Council | Timescale | Q3
            Measure | Trained | < | <
            """
            ),
        ],
        TWO,
        id="a card whose measure is blank",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | 1. Safe at home | <
            Lead | The chair | <
            No | Action | Owner | Deadline
            1.1 | Write a protocol | Police | Q1
            Priority | 2. Assurance | <
            Lead | The chair | <
            No | Action | Owner | Deadline
            2.1 | Train all staff | Council | Q3
            """
            ),
        ],
        """
        1 Safe at home
          1.1 | Write a protocol | Police | 2018-06-30
        2 Assurance
          2.1 | Train all staff | Council | 2018-12-31
        """,
        id="a title beside its label, with a word of a heading in it",
    ),
    pytest.param(
        [
            TITLE,
            "## 1. Safe at home",
            table(
                """
            Ref | What are we going to change? | On point | Finish line
            1.1 | Write a protocol for hoarding in every home | Police | Q1
            1.2 | Train all staff in the use of the toolkit | Council | Q3
            """
            ),
            "## 2. Safe in care",
            table(
                """
            Ref | What are we going to change? | On point | Finish line
            2.1 | Visit each care home with the fire service | Police | Q2
            2.2 | Ask residents of care homes how they live | Council | Q4
            """
            ),
        ],
        """
        1 Safe at home
          1.1 | Write a protocol for hoarding in every home | Police | 2018-06-30
          1.2 | Train all staff in the use of the toolkit | Council | 2018-12-31
        2 Safe in care
          2.1 | Visit each care home with the fire service | Police | 2018-09-30
          2.2 | Ask residents of care homes how they live | Council | 2019-03-31
        """,
        id="headings that nobody knows",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Safe at home",
            "1.1 Write a protocol",
            "Police, June 2018",
            "1.2 Train all staff",
            "Council – by the end of December 2018",
        ],
        TWO,
        id="who and when in a line below the action",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Safe at home",
            table(
                """
            Action | 1.1 Write a protocol | Action | 1.2 Train all staff
            Lead | Police | Lead | Council
            By when | Q1 | By when | Q3
            """
            ),
        ],
        TWO,
        id="two cards side by side",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Activity | Lead | Milestones
            1.1 | Write a protocol | Police | Scoping of the work – May 2018 ¶ The protocol goes to the Board – Q2
            1.2 | Train all staff | Council | Course – Q2 ¶ Report to the Board on what was learned – 15 February 2019
            """
            ),
        ],
        """
        None None
          1.1 | Write a protocol | Police | 2018-05-31, 2018-09-30
          1.2 | Train all staff | Council | 2018-09-30, 2019-02-15
        """,
        id="milestones line by line, each with its date",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Safe at home",
            table(
                """
            Action | 1.1 Write a protocol
            Owner | Police
            Milestones | Q1 – protocol published
            """
            ),
            table(
                """
            Action | 1.2 Train all staff
            Owner | Council
            Milestones | December 2018 – staff trained
            """
            ),
        ],
        TWO,
        id="a card whose milestones say when",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_a_layout_is_read(blocks: list[Grid | Line | str], expected: str) -> None:
    lines = [one[8:] for one in expected.strip("\n").splitlines()]
    assert [line.rstrip() for line in brief(plan_of(document(*blocks))).splitlines()] == lines[:-1]


@pytest.mark.parametrize(
    "text",
    [
        """
        Priority | 2016/17 | 2017/18 | 2018/19
        Children on a plan | 212 | 230 | 241
        Contacts | 3,400 | 3,512 | 3,600
        """,
        """
        Priority | Quarter 1 | Quarter 2
        1. Neglect | Green | Amber
        2. Learning | Amber | Green
        """,
        """
        Name | Detail
        Anna Hill | Email: a@example.org ¶ Telephone: 01234 567890
        Ben Dale | Email: b@example.org ¶ Telephone: 01234 567891
        """,
        """
        Opening hours | <
        Monday | 9 to 5
        """,
    ],
)
def test_what_only_looks_alike_is_no_plan(text: str) -> None:
    with pytest.raises(Refused, match="No plan was found"):
        plan_of(document(TITLE, table(text)))
