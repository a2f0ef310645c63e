"""Layouts that boards have published, drawn: dates over lists, questions for headings, a plan on a page, blocks of
labels over the tables of one sheet. Whole plans."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from tests.intake.reading.drawn import brief, document, table

TITLE = "# Testshire Safeguarding Children Board Business Plan 2018-19"

CASES = [
    pytest.param(
        [
            TITLE,
            "## 1. Babies",
            table(
                """
            What are we going to do? | How are we going to do it? | Who is going to do it? | When will it be done?
            Know that procedures work | Review the procedure | Procedures Group | July 2018
            ^ | Audit sixteen cases | Audit Group | October 2018
            """
            ),
            "## 2. Exploitation",
            table(
                """
            What are we going to do? | How are we going to do it? | Who is going to do it? | When will it be done?
            Use the tools we have | Brief police officers | Police | Q2
            ^ | Make a directory | Trading Standards | Q3
            """
            ),
        ],
        """
        1 Babies
          1.1* | Review the procedure | Procedures Group | 2018-07-31
          1.2* | Audit sixteen cases | Audit Group | 2018-10-31
        2 Exploitation
          2.1* | Brief police officers | Police | 2018-09-30
          2.2* | Make a directory | Trading Standards | 2018-12-31
        """,
        id="what and how, both as questions",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Exploitation",
            "### Expected outcomes",
            "• Partners share what they know",
            "### Milestones and outputs",
            "*By September 2018*",
            "• Panel launched",
            "• Pathway sent to all agencies",
            "*By the end of December 2018*",
            "• Standard met by all schools",
            "## Priority 2: Children in care",
            "*By March 2019*",
            "• Health passports given out",
        ],
        """
        1 Exploitation
          1.1* | Panel launched |  | 2018-09-30
          1.2* | Pathway sent to all agencies |  | 2018-09-30
          1.3* | Standard met by all schools |  | 2018-12-31
        2 Children in care
          2.1* | Health passports given out |  | 2019-03-31
        """,
        id="dates over lists",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority 1: County lines | Priority 2: Babies
            We will ¶ • map hotspots ¶ • open a centre | We will ¶ • train dads’ champions
            Lead: Police | Lead: Maternity
            """
            ),
        ],
        """
        1 County lines
          1.1* | map hotspots |  |
          1.2* | open a centre |  |
        2 Babies
          2.1* | train dads’ champions |  |
        """,
        id="a plan on a page, its labels inside the cells",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | 1. Abuse in the family | | |
            Executive sponsor | Chief Nurse | | |
            Action | Lead organisation | Deadline | RAG
            Adopt one pathway | ICB | 31 October 2018 | Green
            | | | |
            Priority | 2. Transitions | | |
            Executive sponsor | Director of Adult Services | | |
            Action | Lead organisation | Deadline | RAG
            Write an offer | Joint Transitions Board | Q4 | Red
            """,
                title="Delivery plan",
            ),
        ],
        """
        1 Abuse in the family
          1.1* | Adopt one pathway | ICB | 2018-10-31 | Green
        2 Transitions
          2.1* | Write an offer | Joint Transitions Board | 2019-03-31 | Red
        """,
        id="labels and values over each table of a sheet",
    ),
    pytest.param(
        [
            TITLE,
            "## Empowerment",
            table("Action | Lead | Timescale\nPrint posters | Police | June 2018"),
            "## Accountability",
            table("Action | Lead | Timescale\nHold a challenge event | PQA | July 2018"),
        ],
        """
        1* Empowerment
          1.1* | Print posters | Police | 2018-06-30
        2* Accountability
          2.1* | Hold a challenge event | PQA | 2018-07-31
        """,
        id="a heading whose word could announce an owner",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref. | Actoin | Responsable person | Time scale | Measurable outcomes
            1.1 | Train all staff | Police | June 2018 | 40 staff
            1.2 | Audit twenty cases | PQA | July 2018 | 20 cases
            """
            ),
        ],
        """
        None None
          1.1 | Train all staff | Police | 2018-06-30
          1.2 | Audit twenty cases | PQA | 2018-07-31
        """,
        id="headings with letters in the wrong order",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Pledge | Lead | By when | Outcome
            Train all staff in the neglect tool | Police | June 2018 | Staff are sure of it
            Audit twenty cases of long neglect | PQA | July 2018 | We know how good we are
            """
            ),
        ],
        """
        None None
          1* | Train all staff in the neglect tool | Police | 2018-06-30
          2* | Audit twenty cases of long neglect | PQA | 2018-07-31
        """,
        id="actions under a heading nobody knows",
    ),
]


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_a_layout_is_read(blocks: list, expected: str) -> None:
    lines = [one[8:] for one in expected.strip("\n").splitlines()]
    assert [one.rstrip() for one in brief(plan_of(document(*blocks))).splitlines()] == [
        one.rstrip() for one in lines[:-1]
    ]


def test_a_year_s_plan_inside_a_strategy_for_some_years_gives_the_period() -> None:
    plan = plan_of(
        document(
            "# Testshire SAB",
            "# Joint Strategic Plan and Action Plan 2017-2020",
            "# Action Plan 2017-18",
            table("Action | Lead | By when\nTrain all staff | Police | Q4"),
        )
    )
    assert (plan["plan"]["year_start"], plan["plan"]["year_end"]) == ("2017-04-01", "2018-03-31")


def test_a_price_list_has_no_actions_under_a_heading_nobody_knows() -> None:
    rows = table(
        """
        Item | Responsible | Delivery date | Price
        Hire of the main hall for the whole day | Supplier | 1 May 2018 | £400
        Catering for forty people and a speaker | Supplier | 2 May 2018 | £520
        """
    )
    first = table("Action | Lead | By when\nTrain all staff | Police | Q4")
    plan = plan_of(document(TITLE, first, rows))
    assert [one["text"] for one in plan["priorities"][0]["actions"]] == ["Train all staff"]
