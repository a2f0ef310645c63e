"""Other layouts: cards, transposed tables, aligned columns, prose. Whole plans, drawn."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from tests.intake.reading.drawn import brief, document, table

TITLE = "# Testshire Safeguarding Children Board Business Plan 2018-19"

CASES = [
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            "We will:",
            "• Train all staff in the neglect tool (Lead: PQA; By: Q2)",
            "• Audit twenty cases (Lead: QA Group; By: March 2019)",
            "## Priority 2: Voice",
            "• Survey children (Lead: Police; By: Q4)",
        ],
        """
        1 Neglect
          1.1* | Train all staff in the neglect tool | PQA | 2018-09-30
          1.2* | Audit twenty cases | QA Group | 2019-03-31
        2 Voice
          2.1* | Survey children | Police | 2019-03-31
        """,
        id="prose bullets inline",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            "1.1 Train all staff. Lead: PQA. By when: Q2. Measure: 90% of staff trained.",
            "1.2 Audit twenty cases. Lead: QA Group. By when: March 2019.",
        ],
        """
        1 Neglect
          1.1 | Train all staff. | PQA | 2018-09-30
          1.2 | Audit twenty cases. | QA Group | 2019-03-31
        """,
        id="prose inline labels",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            "Train all staff in the neglect tool.",
            "Lead: PQA",
            "Timescale: Q2",
            "Audit twenty cases.",
            "Responsible: QA Group",
            "Deadline: March 2019",
        ],
        """
        1 Neglect
          1.1* | Train all staff in the neglect tool. | PQA | 2018-09-30
          1.2* | Audit twenty cases. | QA Group | 2019-03-31
        """,
        id="prose unnumbered",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            "Action 1: Train all staff in the neglect tool.",
            "Owner: PQA",
            "Target date: Q2",
            "Action 2: Audit twenty cases.",
            "Owner: QA Group",
            "Target date: March 2019",
            "## Monitoring",
            "The Executive will look at this.",
        ],
        """
        1 Neglect
          1 | Train all staff in the neglect tool. | PQA | 2018-09-30
          2 | Audit twenty cases. | QA Group | 2019-03-31
        """,
        id="prose Action 1:",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Action 1.1: Train all staff | < | < | <
            Lead | Police | Timescale | Q2
            Success measure | 90% trained | RAG | G
            Progress | Begun | < | <
            """
            ),
            table(
                """
            Action 1.2: Audit | < | < | <
            Lead | PQA | Timescale | Q3
            Success measure | 80% good | RAG | A
            Progress | Begun | < | <
            """
            ),
        ],
        """
        None None
          1.1 | Train all staff | Police | 2018-09-30 | Green
          1.2 | Audit | PQA | 2018-12-31 | Amber
        """,
        id="4 col cards",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            table(
                """
            Action 1.1 | Train all staff
            Lead officer | Police
            Start date | May 2018
            Completion date | Q2
            """
            ),
            table(
                """
            Action 1.2 | Audit twenty cases
            Lead officer | PQA
            Start date | June 2018
            Completion date | Q3
            """
            ),
        ],
        """
        1 Neglect
          1.1 | Train all staff | Police | 2018-09-30
          1.2 | Audit twenty cases | PQA | 2018-12-31
        """,
        id="cards whose label carries the number",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | Neglect
            Action | Train all staff
            Lead | Police
            By when | Q2
            """
            ),
            table(
                """
            Priority | Neglect
            Action | Audit
            Lead | Police
            By when | Q3
            """
            ),
            table(
                """
            Priority | Voice
            Action | Survey
            Lead | PQA
            By when | Q3
            """
            ),
        ],
        """
        1* Neglect
          1.1* | Train all staff | Police | 2018-09-30
          1.2* | Audit | Police | 2018-12-31
        2* Voice
          2.1* | Survey | PQA | 2018-12-31
        """,
        id="cards w priority rows",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | 1.1
            Objective | See neglect
            Action | Train all staff
            Lead | Police
            By when | Q2
            """
            ),
            table(
                """
            Ref | 1.2
            Objective | See neglect
            Action | Audit
            Lead | Police
            By when | Q3
            """
            ),
        ],
        """
        None None
          1.1 | Train all staff | Police | 2018-09-30
          1.2 | Audit | Police | 2018-12-31
        """,
        id="card numbered in label",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Action | Train all staff
            Lead | Police
            By when | Q2
            Action | Audit
            Lead | PQA
            By when | Q3
            Action | Survey
            Lead | PQA
            By when | Q3
            """
            ),
        ],
        """
        None None
          1* | Train all staff | Police | 2018-09-30
          2* | Audit | PQA | 2018-12-31
          3* | Survey | PQA | 2018-12-31
        """,
        id="one big card table",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | 1.1 | 1.2 | 1.3
            Action | Train | Audit | Survey
            Lead | Police | PQA | CSC
            Timescale | Q1 | Q2 | Q3
            """
            ),
        ],
        """
        None None
          1.1 | Train | Police | 2018-06-30
          1.2 | Audit | PQA | 2018-09-30
          1.3 | Survey | CSC | 2018-12-31
        """,
        id="transposed no header",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            No | Action | Lead | Timescale
            1 | Train all of the staff in the | Police and | June 2018
             | neglect tool | Health |
            2 | Audit | PQA | Q3
             | twenty cases |  |
            """,
                drawn=False,
            ),
        ],
        """
        None None
          1 | Train all of the staff in the neglect tool | Police, Health | 2018-06-30
          2 | Audit twenty cases | PQA | 2018-12-31
        """,
        id="aligned",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Action | Lead | Timescale/
             |  | Target
            Train all of the staff in the | Police and | June 2018
            neglect tool | Health |
            Audit | PQA | Q3
            twenty cases |  |
            """,
                drawn=False,
            ),
        ],
        """
        None None
          1* | Train all of the staff in the neglect tool | Police, Health | 2018-06-30
          2* | Audit twenty cases | PQA | 2018-12-31
        """,
        id="aligned nonum",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_a_layout_is_read(blocks: list, expected: str) -> None:
    lines = [one[8:] for one in expected.strip("\n").splitlines()]
    assert brief(plan_of(document(*blocks))).splitlines() == lines[:-1]
