"""Columns: headings of every kind, dates in ticks, actions that share or fill several cells. Whole plans, drawn."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from tests.intake.reading.drawn import brief, document, table

TITLE = "# Testshire Safeguarding Children Board Business Plan 2018-19"

CASES = [
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Objective | Tasks | Lead | By when
            1 | Neglect is seen | Train staff | PQA | Sept 2018
            ^ | ^ | Audit cases | QA | Dec 2018
            2 | Voice heard | Survey | Participation Group | Q4
            ^ | ^ | Report back | Board Manager | March 2019
            """
            ),
        ],
        """
        1* Neglect is seen
          1.1* | Train staff | PQA | 2018-09-30
          1.2* | Audit cases | QA | 2018-12-31
        2* Voice heard
          2.1* | Survey | Participation Group | 2019-03-31
          2.2* | Report back | Board Manager | 2019-03-31
        """,
        id="ref merged over tasks",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Milestones | Lead | By when
            1 | Publish a new threshold document | Draft | PQA | Sept 2018
            ^ | ^ | Final | ^ | Dec 2018
            2 | Survey children | Survey out | Participation Group | Q4
            """
            ),
        ],
        """
        None None
          1 | Publish a new threshold document | PQA | 2018-09-30, 2018-12-31
          2 | Survey children | Participation Group | 2019-03-31
        """,
        id="action merged over milestones",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | Neglect | < | <
            Lead | Director of Children's Services | < | <
            Outcome | Children are safe from neglect | < | <
            Action | Who | When | Success measure
            Train staff | PQA | Sept 2018 | 100 staff
            """
            ),
            table(
                """
            Priority | Voice | < | <
            Lead | Chair | < | <
            Outcome | Children are heard | < | <
            Action | Who | When | Success measure
            Survey children | PQA | Sept 2018 | 100 children
            """
            ),
        ],
        """
        1* Neglect
          1.1* | Train staff | PQA | 2018-09-30
        2* Voice
          2.1* | Survey children | PQA | 2018-09-30
        """,
        id="label|value rows above header",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Outcome | Actions | Lead | Timescale | Measure
            Neglect is known | 1.1 Train ¶ 1.2 Audit ¶ 1.3 Tell | PQA ¶ QA Group ¶ Manager | Q1 ¶ Q2 ¶ Q3 | 80% trained
            Voice | 2.1 Survey ¶ 2.2 Report | Participation Group | Q4 | x
            """
            ),
        ],
        """
        None None
          1.1 | Train | PQA | 2018-06-30
          1.2 | Audit | QA Group | 2018-09-30
          1.3 | Tell | Manager | 2018-12-31
          2.1 | Survey | Participation Group | 2019-03-31
          2.2 | Report | Participation Group | 2019-03-31
        """,
        id="several numbered in a cell",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            What | Who | When | How will we know
            Launch the strategy | Police | April 2018 | Launched
            Review the strategy | Police | tbc | Reviewed
            """
            ),
        ],
        """
        None None
          1* | Launch the strategy | Police | 2018-04-30
          2* | Review the strategy | Police | ?
        """,
        id="who what when",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            1.1 | Launch the neglect strategy with partners and tell everyone what it says and why | Police | April 2018
            1.2 | Review the neglect strategy every year with partners and with children | CSC | Q4
            2.1 | Survey all of the schools about how they use the toolkit | Education Group | March 2019
            """
            ),
        ],
        """
        None None
          1.1 | Launch the neglect strategy with partners and tell everyone what it says and why | Police | 2018-04-30
          1.2 | Review the neglect strategy every year with partners and with children | CSC | 2019-03-31
          2.1 | Survey all of the schools about how they use the toolkit | Education Group | 2019-03-31
        """,
        id="no header",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | What will we do? | Responsible | Accountable | By when? | How will we know? | Status
            1 | Launch it | Police Lead | Executive Group | April 2018 | Done | Complete
            2 | Review | CSC | Executive Group | tbc | Reviewed | In progress
            """
            ),
        ],
        """
        None None
          1 | Launch it | Police Lead | 2018-04-30
          2 | Review | CSC | ?
        """,
        id="accountable/responsible",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead agency | Lead officer | Due
            1 | Launch it | Police | J. Smith | April 2018
            2 | Review | CSC | A. Brown | tbc
            """
            ),
        ],
        """
        None None
          1 | Launch it | Police | 2018-04-30
          2 | Review | CSC | ?
        """,
        id="lead agency + officer",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Action | Lead | Target date | Progress | < | < | <
            ^ | ^ | ^ | Q1 | Q2 | Q3 | Q4
            Train staff | PQA | Dec 2018 | Planned | 20 trained |  |
            Audit | QA | Mar 2019 |  | Tool agreed |  |
            """
            ),
        ],
        """
        None None
          1* | Train staff | PQA | 2018-12-31
          2* | Audit | QA | 2019-03-31
        """,
        id="progress quarters",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Action | Lead | Target date | Q1 | Q2 | Q3 | Q4
            Train staff | PQA | Dec 2018 | #FF0000 | #FFC000 |  |
            Audit | QA | Mar 2019 | #00B050 | #00B050 |  |
            """
            ),
        ],
        """
        None None
          1* | Train staff | PQA | 2018-12-31 | Amber
          2* | Audit | QA | 2019-03-31 | Green
        """,
        id="rag quarters",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead | Deadline | Status
            1 | Train all staff | Police | Q2 | Delayed
            2 | Audit twenty cases | PQA | Q3 | In progress
            """
            ),
        ],
        """
        None None
          1 | Train all staff | Police | 2018-09-30
          2 | Audit twenty cases | PQA | 2018-12-31
        """,
        id="a status that says how far, and rates nothing",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Action | Lead | Deadline | Progress
            Train all staff | Police | Q2 | Complete
            Audit twenty cases | PQA | Q3 |
            """
            ),
        ],
        """
        None None
          1* | Train all staff | Police | 2018-09-30
          2* | Audit twenty cases | PQA | 2018-12-31
        """,
        id="one word of progress is no rating",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            No | Action | Lead | Target date
            1.1 | Train staff in all of the schools and | PQA | Dec 2018
            """
            ),
            table(
                """
            No | Action | Lead | Target date
             | colleges in the county |  |
            1.2 | Audit | QA | Mar 2019
            """
            ),
        ],
        """
        None None
          1.1 | Train staff in all of the schools and colleges in the county | PQA | 2018-12-31
          1.2 | Audit | QA | 2019-03-31
        """,
        id="row broken over page",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead | Due date | Measure
            1.1 | Train | PQA | Q3 | 150 of staff
            1.2 | Survey | " | as above | x
            """
            ),
        ],
        """
        None None
          1.1 | Train | PQA | 2018-12-31
          1.2 | Survey | PQA | 2018-12-31
        """,
        id="ditto",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Outcome | What we will do | How we will do it | Lead | By when | How will we know
            Safe | Train all staff | Courses each month ¶ Online module | PQA | Q3 | 150 staff
            ^ | Audit | Dip sample | QA | Q4 | Report
            """
            ),
        ],
        """
        None None
          1* | Train all staff | PQA | 2018-12-31
          2* | Audit | QA | 2019-03-31
        """,
        id="what+how",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Desired outcome | Action | Lead | Timescale | Evidence of impact | RAG
            Children are safe | Train | PQA | Q1 | 90% trained | #00B050
             | Audit | QA | Q2 | x | #FFC000
            Children heard | Survey | QA | Q2 | x | #FFC000
            """
            ),
        ],
        """
        None None
          1* | Train | PQA | 2018-06-30 | Green
          2* | Audit | QA | 2018-09-30 | Amber
          3* | Survey | QA | 2018-09-30 | Amber
        """,
        id="outcome first col rows, no merges, blank below",
    ),
    pytest.param(
        [
            TITLE,
            "## Progress in the last year",
            table(
                """
            Action | Progress | RAG
            Train staff about neglect | Done | G
            """
            ),
            "## This year",
            table(
                """
            Action | Lead | By when
            Train staff again | Police | Q2
            """
            ),
        ],
        """
        None None
          1* | Train staff again | Police | 2018-09-30
        """,
        id="you said",
    ),
    pytest.param(
        [
            TITLE,
            "## Our priorities",
            "• Neglect",
            "• Voice",
            "## Action plan",
            table(
                """
            Priority area | What will we do? | Who | When | How will we know?
            Neglect | Train | Police | Q1 | x
             | Audit | Police | Q2 | x
            Voice | Survey | PQA | Q3 | x
            """
            ),
        ],
        """
        1* Neglect
          1.1* | Train | Police | 2018-06-30
          1.2* | Audit | Police | 2018-09-30
        2* Voice
          2.1* | Survey | PQA | 2018-12-31
        """,
        id="action plan after bullets",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead | Date
            1.1 | Train | Police | Q1
            1.2 |  |  |
            1.3 |  |  |
            """
            ),
        ],
        """
        None None
          1.1 | Train | Police | 2018-06-30
        """,
        id="filler",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_a_layout_is_read(blocks: list, expected: str) -> None:
    lines = [one[8:] for one in expected.strip("\n").splitlines()]
    assert brief(plan_of(document(*blocks))).splitlines() == lines[:-1]
