"""Layouts as partnerships, committees and boards for adults publish them, drawn. Whole plans."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from tests.intake.reading.drawn import brief, document, table

TITLE = "# Testshire Safeguarding Partnership Business Plan 2018-19"

CASES = [
    pytest.param(
        [
            TITLE,
            table(
                """
             | Objective | Lead | Timeframe
            Children#DDDDDD | < | < | <
            1 | Agree the thresholds | Procedures Group | Q1
            2 | Launch the toolkit | Neglect Group | Q2
            Adults#DDDDDD | < | < | <
            3 | Write the self-neglect policy | Procedures Group | Q4
            """
            ),
        ],
        """
        1* Children
          1 | Agree the thresholds | Procedures Group | 2018-06-30
          2 | Launch the toolkit | Neglect Group | 2018-09-30
        2* Adults
          3 | Write the self-neglect policy | Procedures Group | 2019-03-31
        """,
        id="children and adults",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Exploitation",
            table(
                """
            How will we do this? | What will we do? | Lead | By when
            Challenge | Take up the audit's findings | Exploitation Group | Q2
            ^ | Agree a strategy | Exploitation Group | Q3
            """
            ),
            "## Priority 2: Voice",
            table(
                """
            How will we do this? | What will we do? | Lead | By when
            Listen | Ask children on plans | Evaluation Group | Q3
            Challenge | Ask agencies to show it | Executive | Q4
            """
            ),
        ],
        """
        1 Exploitation
          1.1* | Take up the audit's findings | Exploitation Group | 2018-09-30
          1.2* | Agree a strategy | Exploitation Group | 2018-12-31
        2 Voice
          2.1* | Ask children on plans | Evaluation Group | 2018-12-31
          2.2* | Ask agencies to show it | Executive | 2019-03-31
        """,
        id="the same headings are read alike",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
             | Cam Gweithredu ¶ Action | Arweinydd ¶ Lead | Ch1 ¶ Q1 | Ch2 ¶ Q2 | Ch3 ¶ Q3
            Strategic Priority 1: Practice | < | < | < | < | <
            1 | Review the protocol | Protocols Group | ✓ | |
            2 | Hold two meetings | Business Unit | | ✓ | ✓
            """
            ),
        ],
        """
        1 Practice
          1 | Review the protocol | Protocols Group | 2018-06-30
          2 | Hold two meetings | Business Unit | 2018-09-30, 2018-12-31
        """,
        id="quarters in two languages",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 3: Transitions",
            table(
                """
            By when | Who | | What needs to be done
            May 2018 | Joint Board Manager | (a) | Set up a group
            July 2018 | Policy Officer | (b) | Find out what others do
            """
            ),
        ],
        """
        3 Transitions
          (a) | Set up a group | Joint Board Manager | 2018-05-31
          (b) | Find out what others do | Policy Officer | 2018-07-31
        """,
        id="letters without a heading beside the actions",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Children in need",
            table(
                """
            Ref | Action | Lead | By when
            1.1 | See children in time | Social Care | Q2
            """
            ),
            "### Risks",
            table(
                """
            Risk | Likelihood | Impact | Mitigation | Owner
            Vacancies | High | High | Recruit | HR
            """
            ),
        ],
        """
        1 Children in need
          1.1 | See children in time | Social Care | 2018-09-30
        """,
        id="risks under a heading of their own",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            No | Action | Lead | By when | RAG
            1 | Agree a policy | Policy Group | May 2018 | 🟢
            Update June 2018: agreed, and sent to all | < | < | < | <
            2 | Recruit an analyst | Board Manager | July 2018 | 🟠
            Progress: advertised twice | < | < | < | <
            """
            ),
        ],
        """
        None None
          1 | Agree a policy | Policy Group | 2018-05-31 | Green
          2 | Recruit an analyst | Board Manager | 2018-07-31 | Amber
        """,
        id="a row of progress below each action",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Actions | Lead and timescale
            Survey homeless young people | Housing – September 2018
            Offer theatre in all schools | Education – March 2019
            """
            ),
        ],
        """
        None None
          1* | Survey homeless young people | Housing | 2018-09-30
          2* | Offer theatre in all schools | Education | 2019-03-31
        """,
        id="two columns, one of them for two fields",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority | Actions | Lead | Timescale
            1. Neglect | 1. Review training ¶ 2. Audit files | 1. Training Group ¶ 2. Audit Group | 1. May 2018 ¶ 2. Q3
            2. Online harm | 1. Write to parents ¶ 2. Hold drop-ins | 1. Schools ¶ 2. Hubs | 1. June 2018 ¶ 2. Q4
            """
            ),
        ],
        """
        1 Neglect
          1 | Review training | Training Group | 2018-05-31
          2 | Audit files | Audit Group | 2018-12-31
        2 Online harm
          1 | Write to parents | Schools | 2018-06-30
          2 | Hold drop-ins | Hubs | 2019-03-31
        """,
        id="lists that count alike in the cells of a row",
    ),
    pytest.param(
        [
            "# Testshire Safeguarding Partnership Business Plan 2018 (January to December)",
            table(
                """
            Ref | Action | Lead | When
            1 | Agree the plan | Manager | End Q1
            2 | Train | Police | Q2-Q3 2018
            """
            ),
        ],
        """
        None None
          1 | Agree the plan | Manager | 2018-03-31
          2 | Train | Police | 2018-09-30
        """,
        id="a calendar year",
    ),
    pytest.param(
        [
            TITLE,
            "Quarters in this plan are of the calendar year.",
            table(
                """
            Ref | Action | Lead | When
            1 | Agree the plan | Manager | Q2
            2 | Train | Police | Q1 2019
            """
            ),
        ],
        """
        None None
          1 | Agree the plan | Manager | 2018-06-30
          2 | Train | Police | 2019-03-31
        """,
        id="quarters of the calendar year",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Outcome | No. | What will we do? | Who will lead? | Timescales
            1. Workforce | 1 | Agree a protocol | Police | Q1
            ^ | 2 | Share a bulletin | Board Manager | Q3
            2. Transitions | 1 | Deliver briefings | Health | Q2
            ^ | 2 | Launch a campaign | All agencies | Q4
            """
            ),
        ],
        """
        1 Workforce
          1 | Agree a protocol | Police | 2018-06-30
          2 | Share a bulletin | Board Manager | 2018-12-31
        2 Transitions
          1 | Deliver briefings | Health | 2018-09-30
          2 | Launch a campaign | All agencies | 2019-03-31
        """,
        id="numbered outcomes group the actions",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead | When
            Priority A Neglect#DDEBF7 | < | < | <
            A1 | Train | Police | Q1
            Priority B – Quality#DDEBF7 | < | < | <
            B1 | Audit | Health | Q2
            Priority C Transitions#DDEBF7 | < | < | <
            C1 | Agree a protocol | Education | Q3
            """
            ),
        ],
        """
        A Neglect
          A1 | Train | Police | 2018-06-30
        B Quality
          B1 | Audit | Health | 2018-09-30
        C Transitions
          C1 | Agree a protocol | Education | 2018-12-31
        """,
        id="priorities by letters without a mark",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
             | Priority 1: Self-neglect | Priority 2: Domestic abuse
            What we want | Help comes sooner | Older victims are seen
            What we will do | Publish the strategy ¶ Audit 12 cases | Train GPs ¶ Launch a film
            Lead | Self-Neglect Group | Domestic Abuse Group
            """
            ),
        ],
        """
        1 Self-neglect
          1.1* | Publish the strategy |  |
          1.2* | Audit 12 cases |  |
        2 Domestic abuse
          2.1* | Train GPs |  |
          2.2* | Launch a film |  |
        """,
        id="priorities across without a label",
    ),
]


BY_NAME = {one.id: one.values[0] for one in CASES}


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_a_layout_is_read(blocks: list, expected: str) -> None:
    lines = [one[8:] for one in expected.strip("\n").splitlines()]
    assert [line.rstrip() for line in brief(plan_of(document(*blocks))).splitlines()] == lines[:-1]


def test_a_row_of_progress_is_kept_with_its_action() -> None:
    plan = plan_of(document(*BY_NAME["a row of progress below each action"]))
    assert [one["progress"] for one in plan["priorities"][0]["actions"]] == [
        "agreed, and sent to all",
        "advertised twice",
    ]
