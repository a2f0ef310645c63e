"""Priorities, further: lists of them, headings that are actions, titles inside tables. Whole plans, drawn."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from tests.intake.reading.drawn import brief, document, table

TITLE = "# Testshire Safeguarding Children Board Business Plan 2018-19"

CASES = [
    pytest.param(
        [
            table(
                """
            Testshire LSCP Delivery Plan 2021-22 |  |  |  |
             |  |  |  |
            Priority | Action | Owner | Due | Status
            Neglect | Train | Police | 01/06/2021 | Complete
            Neglect | Audit | PQA | 01/07/2021 | On track
            Voice | Survey | PQA | 01/08/2021 | Overdue
            """,
                where="sheet 'Plan'",
                title="Plan",
            )
        ],
        """
        1* Neglect
          1.1* | Train | Police | 2021-06-01 | Blue
          1.2* | Audit | PQA | 2021-07-01 | Green
        2* Voice
          2.1* | Survey | PQA | 2021-08-01 | Red
        """,
        id="sheet style excel",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | Action | Lead | Date
            1 | Train | Police | Q1
            1 | Audit | Police | Q2
            2 | Survey | PQA | Q3
            """
            ),
        ],
        """
        1 None
          1.1* | Train | Police | 2018-06-30
          1.2* | Audit | Police | 2018-09-30
        2 None
          2.1* | Survey | PQA | 2018-12-31
        """,
        id="priority number column",
    ),
    pytest.param(
        [
            TITLE,
            "Priority 1: Neglect",
            "Priority 2: Voice",
            table(
                """
            Priority | Action | Lead | Date
            P1 | Train | Police | Q1
            P1 | Audit | Police | Q2
            P2 | Survey | PQA | Q3
            """
            ),
        ],
        """
        1 Neglect
          1.1* | Train | Police | 2018-06-30
          1.2* | Audit | Police | 2018-09-30
        2 Voice
          2.1* | Survey | PQA | 2018-12-31
        """,
        id="priority col P1",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead | Date | Link to priority
            1 | Train | Police | Q1 | Neglect
            2 | Audit | Police | Q2 | Neglect, Voice
            3 | Survey | PQA | Q3 | Voice
            """
            ),
        ],
        """
        None None
          1 | Train | Police | 2018-06-30
          2 | Audit | Police | 2018-09-30
          3 | Survey | PQA | 2018-12-31
        """,
        id="links to priority multi",
    ),
    pytest.param(
        [
            TITLE,
            "## 1. Neglect",
            "*Outcome: children are safe*",
            table(
                """
            Ref | Action | Lead | Date
            1.1 | Train | Police | Q1
            """
            ),
            "## 2. Voice",
            table(
                """
            Ref | Action | Lead | Date
            2.1 | Survey | Police | Q1
            """
            ),
            "## 3. Membership",
            table(
                """
            Name | Agency
            A | B
            """
            ),
        ],
        """
        1 Neglect
          1.1 | Train | Police | 2018-06-30
        2 Voice
          2.1 | Survey | Police | 2018-06-30
        """,
        id="objective headings + bold sub",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | Aim | Strategic lead
            1. Neglect | See it early | Police
            2. Voice | Hear children | CSC
            """
            ),
            "## Priority 1",
            table(
                """
            Ref | Action | Lead | When
            1.1 | Train | Police | Q1
            """
            ),
            "## Priority 2",
            table(
                """
            Ref | Action | Lead | When
            2.1 | Survey | Police | Q1
            """
            ),
        ],
        """
        1 Neglect
          1.1 | Train | Police | 2018-06-30
        2 Voice
          2.1 | Survey | Police | 2018-06-30
        """,
        id="priorities overview table + detail",
    ),
    pytest.param(
        [
            TITLE,
            "## 1 Neglect",
            table(
                """
            Action | Lead | When
            Train | Police | Q1
            """
            ),
            "## 2 Voice",
            table(
                """
            Action | Lead | When
            Survey | Police | Q1
            """
            ),
        ],
        """
        1 Neglect
          1.1* | Train | Police | 2018-06-30
        2 Voice
          2.1* | Survey | Police | 2018-06-30
        """,
        id="headings numbered no label",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority 1 – Neglect | < | Strategic Lead: Director of Nursing | <
            Action | Lead | When | RAG
            Train | Police | Q1 | G
            """
            ),
            table(
                """
            Priority 2 – Voice | < | Strategic Lead: Police | <
            Action | Lead | When | RAG
            Survey | Police | Q1 | G
            """
            ),
        ],
        """
        1 Neglect
          1.1* | Train | Police | 2018-06-30 | Green
        2 Voice
          2.1* | Survey | Police | 2018-06-30 | Green
        """,
        id="priority caption after table title row with lead",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            table(
                """
            Action | Lead | When | RAG
            Outcome 1: children are safe | < | < | <
            Train | Police | Q1 | G
            Outcome 2: staff know | < | < | <
            Audit | Police | Q1 | G
            """
            ),
            "## Priority 2: Voice",
            table(
                """
            Action | Lead | When | RAG
            Outcome 1: heard | < | < | <
            Survey | Police | Q1 | G
            """
            ),
        ],
        """
        1 Neglect
          1.1* | Train | Police | 2018-06-30 | Green
          1.2* | Audit | Police | 2018-06-30 | Green
        2 Voice
          2.1* | Survey | Police | 2018-06-30 | Green
        """,
        id="outcome section inside heading priorities",
    ),
    pytest.param(
        [
            TITLE,
            "## Learning Subgroup",
            table(
                """
            Action | When | Outcome
            Train | Q1 | 90% trained
            """
            ),
            "## Quality Subgroup",
            table(
                """
            Action | When | Outcome
            Audit | Q1 | 20 audited
            """
            ),
        ],
        """
        1* Learning Subgroup
          1.1* | Train |  | 2018-06-30
        2* Quality Subgroup
          2.1* | Audit |  | 2018-06-30
        """,
        id="subgroup H2 work plans",
    ),
    pytest.param(
        [
            "# Strategic Priority 1: Neglect",
            "## Objective 1.1 See it",
            table(
                """
            Action | Lead | Date
            Train | Police | Q1
            """
            ),
            "## Objective 1.2 Act",
            table(
                """
            Action | Lead | Date
            Do | Police | Q1
            """
            ),
            "# Strategic Priority 2: Voice",
            "## Objective 2.1 Hear",
            table(
                """
            Action | Lead | Date
            Survey | Police | Q1
            """
            ),
        ],
        """
        1 Neglect
          1.1* | Train | Police | ?
          1.2* | Do | Police | ?
        2 Voice
          2.1* | Survey | Police | ?
        """,
        id="Strategic priority H1 & objective tables",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            "### 1.1 Train all staff in the neglect tool",
            "Lead: PQA",
            "Timescale: Q2",
            "Outcome: 90% trained",
            "### 1.2 Audit",
            "Lead: QA",
            "Timescale: Q3",
            "Outcome: better",
        ],
        """
        1 Neglect
          1.1 | Train all staff in the neglect tool | PQA | 2018-09-30
          1.2 | Audit | QA | 2018-12-31
        """,
        id="numbered headings as actions in prose",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            table(
                """
            Ref | Action | Lead | When
            1.1 | Train | Police | Q1
            """
            ),
            "## Priority 1: Neglect (continued)",
            table(
                """
            Ref | Action | Lead | When
            1.2 | Audit | Police | Q2
            """
            ),
            "## Priority 2: Voice",
            table(
                """
            Ref | Action | Lead | When
            2.1 | Survey | Police | Q2
            """
            ),
        ],
        """
        1 Neglect
          1.1 | Train | Police | 2018-06-30
          1.2 | Audit | Police | 2018-09-30
        2 Voice
          2.1 | Survey | Police | 2018-09-30
        """,
        id="continuation table cont heading",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | Outcome | Action | Lead | When
            1. Neglect ¶ To see it early and act on it across all agencies | Safe | Train | Police | Q1
            ^ | ^ | Audit | PQA | Q2
            2. Voice ¶ To hear children in all that we do every day | Heard | Survey | PQA | Q3
            """
            ),
        ],
        """
        1 Neglect
          1.1* | Train | Police | 2018-06-30
          1.2* | Audit | PQA | 2018-09-30
        2 Voice
          2.1* | Survey | PQA | 2018-12-31
        """,
        id="two priorities in one cell row labels",
    ),
    pytest.param(
        [
            TITLE,
            "## Summary of actions",
            table(
                """
            Ref | Action | Lead | When
            1.1 | Train | Police | Q1
            1.2 | Audit | PQA | Q2
            """
            ),
            "## Risk log",
            table(
                """
            Risk | Likelihood | Impact | Mitigating action | Owner | Date
            x | 3 | 4 | Do y | Police | Q1
            """
            ),
        ],
        """
        None None
          1.1 | Train | Police | 2018-06-30
          1.2 | Audit | PQA | 2018-09-30
        """,
        id="duplicated action table: summary + detail",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            PRIORITY ONE: NEGLECT | < | < | <
            Strategic Lead: J Smith, Director | < | < | <
            What do we want to achieve? Children are safe. | < | < | <
            Action | Lead | Date | Impact
            Train | Police | Q1 | x
            """
            ),
        ],
        """
        1 NEGLECT
          1.1* | Train | Police | 2018-06-30
        """,
        id="headings priority lowercase w/ aim table row & objective row",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority 1: Neglect | Lead | By when | RAG
            Train | Police | Q1 | G
            """
            ),
            table(
                """
            Priority 2: Voice | Lead | By when | RAG
            Survey | Police | Q1 | G
            """
            ),
        ],
        """
        1 Neglect
          1.1* | Train | Police | 2018-06-30 | Green
        2 Voice
          2.1* | Survey | Police | 2018-06-30 | Green
        """,
        id="title in heading cell",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_a_layout_is_read(blocks: list, expected: str) -> None:
    lines = [one[8:] for one in expected.strip("\n").splitlines()]
    assert brief(plan_of(document(*blocks))).splitlines() == lines[:-1]
