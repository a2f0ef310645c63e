"""Priorities: where their titles stand, and what is said under them. Whole plans, drawn."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from tests.intake.reading.drawn import brief, document, table

TITLE = "# Testshire Safeguarding Children Board Business Plan 2018-19"

CASES = [
    pytest.param(
        [
            TITLE,
            "*Priority 1 – Neglect*",
            table(
                """
            Action | Lead | Timescale | Outcome
            Do the first thing for families | Police | Q1 | 90% of staff trained
            Do the second thing for families | CSC / Health Trust | June 2018 | Better
            """
            ),
            "*Priority 2 – Voice*",
            table(
                """
            Action | Lead | Timescale | Outcome
            Do the third thing | Police | Q1 | x
             |  |  | more evidence of things
            """
            ),
        ],
        """
        1 Neglect
          1.1* | Do the first thing for families | Police | 2018-06-30
          1.2* | Do the second thing for families | CSC, Health Trust | 2018-06-30
        2 Voice
          2.1* | Do the third thing | Police | 2018-06-30
        """,
        id="priority titles bold above",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Theme | Objective | Actions | Owner | Deadline | RAG
            Neglect | See it early | 1. Train staff ¶ 2. Publish a tool | PQA | Sept 2018 | G
            ^ | ^ | 3. Audit cases | QA Group | Dec 2018 | A
            Voice | Hear children | 4. Survey | Participation | Q4 | R
            """
            ),
        ],
        """
        1* Neglect
          1 | Train staff | PQA | 2018-09-30 | Green
          2 | Publish a tool | PQA | 2018-09-30 | Green
          3 | Audit cases | QA Group | 2018-12-31 | Amber
        2* Voice
          4 | Survey | Participation | 2019-03-31 | Red
        """,
        id="theme column",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            No | Objective | Action | Owner | Deadline
            1 | Neglect is seen |  |  |
            1.1 |  | Train staff | PQA | Sept 2018
            1.2 |  | Audit cases | QA | Dec 2018
            2 | Voice is heard |  |  |
            2.1 |  | Survey | Participation Group | Q4
            """
            ),
        ],
        """
        1 Neglect is seen
          1.1 | Train staff | PQA | 2018-09-30
          1.2 | Audit cases | QA | 2018-12-31
        2 Voice is heard
          2.1 | Survey | Participation Group | 2019-03-31
        """,
        id="numbers in objective col",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Action | Lead | Date | Measure
            *Early help* |  |  |
            Train staff | PQA | Sept 2018 | 100 staff
            *Exploitation* |  |  |
            Map hotspots | Police | Dec 2018 | Map
            Total |  |  |
            """
            ),
        ],
        """
        1* Early help
          1.1* | Train staff | PQA | 2018-09-30
        2* Exploitation
          2.1* | Map hotspots | Police | 2018-12-31
        """,
        id="section rows first cell only",
    ),
    pytest.param(
        [
            "# Serious Case Review Child A Action Plan 2018",
            table(
                """
            Action | Lead agency | Target date | Progress | RAG
            Recommendation 1: The Board should ensure information is shared | < | < | < | <
            Write a protocol | Police | June 2018 | Done | G
            Recommendation 2: The Board should train staff | < | < | < | <
            Train | Health Trust | July 2018 |  | A
            """
            ),
        ],
        """
        None None
          1* | Write a protocol | Police | 2018-06-30 | Green
          2* | Train | Health Trust | 2018-07-31 | Amber
        """,
        id="recommendation sections",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
             | Date | Task | Who
            EARLY HELP | May 2018 | Agree the continuum of need | Early Help Board
            ^ | June 2018 | Brief school governors | Education
             | Date | Task | Who
            VOICE | July 2018 | Set up a shadow board | Youth Service
            ^ | Q4 | Hold a takeover day | Chair
            """
            ),
        ],
        """
        1* EARLY HELP
          1.1* | Agree the continuum of need | Early Help Board | 2018-05-31
          1.2* | Brief school governors | Education | 2018-06-30
        2* VOICE
          2.1* | Set up a shadow board | Youth Service | 2018-07-31
          2.2* | Hold a takeover day | Chair | 2019-03-31
        """,
        id="a first column without heading, merged over its rows",
    ),
    pytest.param(
        [
            TITLE,
            "*Strategic Priority 1: Wellbeing*",
            "*Objective 1.1: Shorter waits*",
            table("Action | Owner | By\nPublish waiting times | Trust | Q2"),
            "*Objective 1.2: Adults can talk*",
            table("Action | Owner | By\nTrain sports coaches | Sports Council | Q3"),
            "*Strategic Priority 2: Harm*",
            "*Objective 2.1: Children under threat*",
            table("Action | Owner | By\nAgree a protocol | Police | Q4"),
        ],
        """
        1 Wellbeing
          1.1* | Publish waiting times | Trust | 2018-09-30
          1.2* | Train sports coaches | Sports Council | 2018-12-31
        2 Harm
          2.1* | Agree a protocol | Police | 2019-03-31
        """,
        id="objectives in bold under priorities in bold",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            No | Action | Lead | Target date
            Priority 1: Neglect | < | < | <
            Objective 1.1: See it early | < | < | <
            1.1.1 | Train staff | PQA | Dec 2018
            1.1.2 | Train others | PQA | Dec 2018
            Objective 1.2: Act | < | < | <
            1.2.1 | Do | PQA | Q1
            Priority 2: Voice | < | < | <
            Objective 2.1: Hear | < | < | <
            2.1.1 | Survey | PQA | Q2
            """
            ),
        ],
        """
        1 Neglect
          1.1.1 | Train staff | PQA | 2018-12-31
          1.1.2 | Train others | PQA | 2018-12-31
          1.2.1 | Do | PQA | 2018-06-30
        2 Voice
          2.1.1 | Survey | PQA | 2018-09-30
        """,
        id="priority + objective sections",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority 1: Neglect | < | < | <
            No | Action | Lead | Target date
            1.1 | Train staff in all of the schools | PQA | Dec 2018
            """
            ),
            table(
                """
            1.2 | Audit the cases in which children | QA | Mar 2019
            Priority 2: Voice | < | < | <
            2.1 | Survey every child who has left care | Participation Group | Q2
            """
            ),
        ],
        """
        1 Neglect
          1.1 | Train staff in all of the schools | PQA | 2018-12-31
          1.2 | Audit the cases in which children | QA | 2019-03-31
        2 Voice
          2.1 | Survey every child who has left care | Participation Group | 2018-09-30
        """,
        id="headless continuation + new priority row",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Neglect",
            "Why is this a priority? Because it is.",
            "What will success look like?",
            "• Fewer than 10% of plans are repeat plans",
            "• Staff know the tool",
            table(
                """
            Action | Lead | Timescale
            Train | PQA | Q1
            """
            ),
            "## Priority 2: Voice",
            "Success measures: 80% of children heard",
            table(
                """
            Action | Lead | Timescale
            Survey | PQA | Q1
            """
            ),
        ],
        """
        1 Neglect
          1.1* | Train | PQA | 2018-06-30
        2 Voice
          2.1* | Survey | PQA | 2018-06-30
        """,
        id="aim priority headings with measures",
    ),
    pytest.param(
        [
            TITLE,
            "## Strategic Goal 1 - Neglect",
            table(
                """
            Action | Lead | Timescale
            Train | PQA | Q1
            """
            ),
            "## Strategic Goal 2 - Voice",
            table(
                """
            Action | Lead | Timescale
            Survey | PQA | Q1
            """
            ),
        ],
        """
        1 Neglect
          1.1* | Train | PQA | 2018-06-30
        2 Voice
          2.1* | Survey | PQA | 2018-06-30
        """,
        id="goals as H2",
    ),
    pytest.param(
        [
            TITLE,
            "Our priorities are:",
            "Priority 1: Neglect - We will make sure that neglect is seen early by all agencies",
            "Priority 2: Voice - We will make sure that children are heard by all of the agencies",
            "## Action plan",
            table(
                """
            No | Action | Lead | Timescale
            1.1 | Train | PQA | Q1
            1.2 | Audit | PQA | Q2
            2.1 | Survey | PQA | Q3
            """
            ),
        ],
        """
        1 Neglect
          1.1 | Train | PQA | 2018-06-30
          1.2 | Audit | PQA | 2018-09-30
        2 Voice
          2.1 | Survey | PQA | 2018-12-31
        """,
        id="overview then numbered",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority One: Neglect | < | < | <
            Ref | What are we going to do? | Who is going to do it? | When are we going to do it by?
            1 | Train | PQA | Q1
            """
            ),
            table(
                """
            Priority Two: Voice | < | < | <
            Ref | What are we going to do? | Who is going to do it? | When are we going to do it by?
            1 | Survey | PQA | Q1
            """
            ),
        ],
        """
        1 Neglect
          1 | Train | PQA | 2018-06-30
        2 Voice
          1 | Survey | PQA | 2018-06-30
        """,
        id="number word priority + table col",
    ),
    pytest.param(
        [
            "# Combined Audit Action Plan",
            table(
                """
            Finding | Action | Lead | Due
            Bad notes | Train | PQA | Q1 17/18
            """
            ),
            "# Combined SCR Action Plan",
            table(
                """
            Recommendation | Action | Lead | Due
            Share | Train | PQA | Q1 17/18
            """
            ),
        ],
        """
        1* Combined Audit Action Plan
          1.1* | Train | PQA | 2017-06-30
        2* Combined SCR Action Plan
          2.1* | Train | PQA | 2017-06-30
        """,
        id="two tables two headings action plan",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_a_layout_is_read(blocks: list, expected: str) -> None:
    lines = [one[8:] for one in expected.strip("\n").splitlines()]
    assert brief(plan_of(document(*blocks))).splitlines() == lines[:-1]
