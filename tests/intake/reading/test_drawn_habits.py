"""Fields that share a cell or stand in odd places, and what is no part of the plan. Whole plans, drawn."""

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
            B | Complete
            R | Off track
            A | At risk
            G | On track
            """
            ),
            table(
                """
            Ref | Action | Lead | When | BRAG
            1.1 | Train | Police | Q1 | B
            Notes: updated monthly | < | < | < | <
            """
            ),
        ],
        """
        None None
          1.1 | Train | Police | 2018-06-30 | Blue
        """,
        id="BRAG legend before + notes row",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Action | Lead | Support | Year 1 | Year 2
            Train | Police | CSC; Health Trust | Design course | Deliver course
            Audit | PQA | Police | Audit | Repeat audit
            """
            ),
        ],
        """
        None None
          1* | Train | Police, CSC, Health Trust | 2019-03-31, ?
          2* | Audit | PQA, Police | 2019-03-31, ?
        """,
        id="lead + support columns; year cols text",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Output | Outcome | Lead | By | Status
            1.1 | Train staff | 200 trained | 90% confident | Police | Q1 | On track
            1.2 | Train others | 20 trained | x | Police | Q1 | At risk
            """
            ),
        ],
        """
        None None
          1.1 | Train staff | Police | 2018-06-30 | Green
          1.2 | Train others | Police | 2018-06-30 | Amber
        """,
        id="impact/evidence/output",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | Actions | Lead | Timescale | Success
            Neglect | Train staff ¶ Audit cases ¶ Report | PQA ¶ QA Group ¶ Board Manager | Q2 ¶ Q3 ¶ Q4 | 90% trained
            """
            ),
        ],
        """
        1* Neglect
          1.1* | Train staff ¶ Audit cases ¶ Report | PQA, QA Group, Board Manager | 2018-09-30, 2018-12-31, 2019-03-31
        """,
        id="bullets aligned with leads and dates",
    ),
    pytest.param(
        [
            "# Testshire SCB Action Plan",
            table(
                """
            Action | Lead | Date
            Train | Police | 31 May 2019
            Audit | Police | September 2019
            x y z | Police | Q4
            """
            ),
        ],
        """
        None None
          1* | Train | Police | 2019-05-31
          2* | Audit | Police | 2019-09-30
          3* | x y z | Police | 2020-03-31
        """,
        id="no year header; dates full",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
             | Action | Lead | Date
            1#FF0000 | Train | Police | Q1
            2#00B050 | Audit | Police | Q2
            3#FFC000 | Survey | Police | Q3
            """
            ),
        ],
        """
        None None
          1 | Train | Police | 2018-06-30 | Red
          2 | Audit | Police | 2018-09-30 | Green
          3 | Survey | Police | 2018-12-31 | Amber
        """,
        id="table with blank first header and RAG fill in no",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead | Date | Risk rating
            1 | Train | Police | Q1 | Red
            2 | Audit | Police | Q2 | Green
            """
            ),
        ],
        """
        None None
          1 | Train | Police | 2018-06-30 | Red
          2 | Audit | Police | 2018-09-30 | Green
        """,
        id="risk col plan",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            What do we want? | What will we do? | Who will do it? | By when? | How will we know it’s made a difference?
            Safe babies | Give advice | Midwives | Sept 18 | Fewer deaths
             | Train | Health visitors | Mar 19 | 50 trained
            """
            ),
        ],
        """
        None None
          1* | Give advice | Midwives | 2018-09-30
          2* | Train | Health visitors | 2019-03-31
        """,
        id="what/who/when with reason",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Objective | Action | Task | Lead | Date
            Safe | Train staff | Book room | BM | Q1
            ^ | ^ | Invite | BM | Q2
            ^ | Audit | Tool | QA | Q3
            Heard | Survey | Write | PW | Q3
            """
            ),
        ],
        """
        1* Safe
          1.1* | Book room | BM | 2018-06-30
          1.2* | Invite | BM | 2018-09-30
          1.3* | Tool | QA | 2018-12-31
        2* Heard
          2.1* | Write | PW | 2018-12-31
        """,
        id="tasks w parents: Action merged left of Task",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            "### 1.1 Train all staff",
            table(
                """
            Lead | Police
            By when | Q2
            Measure | 90% trained
            """
            ),
            "### 1.2 Audit",
            table(
                """
            Lead | PQA
            By when | Q3
            Measure | 20 audited
            """
            ),
        ],
        """
        1 Neglect
          1.1 | Train all staff | Police | 2018-09-30
          1.2 | Audit | PQA | 2018-12-31
        """,
        id="heading actions w card under",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            "1.1 Train all staff in the neglect tool. (Lead: PQA, by September 2018)",
            "1.2 Audit twenty cases. (Lead: QA Group, by March 2019)",
        ],
        """
        1 Neglect
          1.1 | Train all staff in the neglect tool. | PQA | 2018-09-30
          1.2 | Audit twenty cases. | QA Group | 2019-03-31
        """,
        id="prose para per action with (lead, date)",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            "• Train staff – Lead: PQA – By when: Sept 2018 – Measure: 90% trained",
            "• Audit twenty cases – Lead: QA Group – By when: March 2019",
        ],
        """
        1 Neglect
          1.1* | Train staff | PQA | 2018-09-30
          1.2* | Audit twenty cases | QA Group | 2019-03-31
        """,
        id="prose dash bits",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead | When
            1.1 | Train | Police | Q1
            1.2 | Audit | ^ | Q2
            1.3 | Survey | ^ | ^
            """
            ),
        ],
        """
        None None
          1.1 | Train | Police | 2018-06-30
          1.2 | Audit | Police | 2018-09-30
          1.3 | Survey | Police | 2018-09-30
        """,
        id="action plan w merged lead down",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead and timescale | Outcome
            1.1 | Train staff | Police ¶ Q1 | 90% trained
            1.2 | Audit | PQA – September 2018 | 20 audited
            """
            ),
        ],
        """
        None None
          1.1 | Train staff | Police | 2018-06-30
          1.2 | Audit | PQA | 2018-09-30
        """,
        id="lead and timescale in one column",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Timescale | Measure
            1.1 | Train staff (Lead: Police) | Q1 | 90%
            1.2 | Audit (Lead: PQA) | Q2 | 20 audited
            """
            ),
        ],
        """
        None None
          1.1 | Train staff (Lead: Police) | Police | 2018-06-30
          1.2 | Audit (Lead: PQA) | PQA | 2018-09-30
        """,
        id="lead in brackets in action cell, no owner col",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
             | Ref | Action | Lead | When
             | Priority 1: Neglect |  |  |
             | 1.1 | Train | Police | Q1
             | Voice of the child |  |  |
             | 2.1 | Survey | PQA | Q2
             | * carried forward |  |  |
            """
            ),
        ],
        """
        1 Neglect
          1.1 | Train | Police | 2018-06-30
          2.1 | Survey | PQA | 2018-09-30
        """,
        id="blank col A",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Action | < | < | Lead | < | When
            Train | < | < | < | Police | Q1
            Audit | < | PQA | < | < | Q2
            """
            ),
        ],
        """
        None None
          1* | Train | Police | 2018-06-30
          2* | Audit | PQA | 2018-09-30
        """,
        id="dragged borders",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_a_layout_is_read(blocks: list, expected: str) -> None:
    lines = [one[8:] for one in expected.strip("\n").splitlines()]
    assert brief(plan_of(document(*blocks))).splitlines() == lines[:-1]
