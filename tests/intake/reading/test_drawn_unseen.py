"""What plans taught that nobody here had seen. Whole plans, drawn."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from sightline.kit.documents.blocks import Grid, Line, Refused
from tests.intake.reading.drawn import brief, document, table

TITLE = "# Testshire Safeguarding Adults Board Business Plan 2018-19"

CASES = [
    pytest.param(
        [
            TITLE,
            table(
                """
            Objective | No | Action | Local Authority | Police | Voluntary sector | Due
            1 Awareness | 1.1 | Recruit champions | L | | S | Q1
            ^ | 1.2 | Brief housing officers | | lead | | Q2
            2 Response | 2.1 | Agree a protocol | X | X | | Q3
            """
            ),
        ],
        """
        1 Awareness
          1.1 | Recruit champions | Local Authority lead, Voluntary sector support | 2018-06-30
          1.2 | Brief housing officers | Police lead | 2018-09-30
        2 Response
          2.1 | Agree a protocol | Local Authority joint, Police joint | 2018-12-31
        """,
        id="a column a body",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            | | Who | < |
            No | Action | Council | Police | When
            1 | Recruit champions | ✓ | | Q1
            2 | Brief housing officers | ✓ | ✓ | Q2
            """
            ),
        ],
        """
        None None
          1 | Recruit champions | Council lead | 2018-06-30
          2 | Brief housing officers | Council joint, Police joint | 2018-09-30
        """,
        id="bodies under one heading",
    ),
    pytest.param(
        [
            table(
                """
            Testshire Safeguarding Adults Board Business Plan 2018-19 | | |
            No. | 1 | 2 | 3
            Action | Recruit champions | Brief housing officers | Agree a protocol
            Lead | Police | Council | Council
            Deadline | Q1 | Q2 | Q3
            Notes | Advert drafted | |
            """
            ),
        ],
        """
        None None
          1 | Recruit champions | Police lead | 2018-06-30
          2 | Brief housing officers | Council lead | 2018-09-30
          3 | Agree a protocol | Council lead | 2018-12-31
        """,
        id="transposed, blank at the top and the foot of its last columns",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority 1: Prevent | Priority 2: Protect
            What we will do: | What we will do:
            • Publish a strategy ¶ • Hold four roadshows by March 2019 | • Review the framework
            Lead: Executive Group | Lead: Executive Group
            """
            ),
        ],
        """
        1 Prevent
          1.1* | Publish a strategy |  |
          1.2* | Hold four roadshows by March 2019 |  | 2019-03-31
        2 Protect
          2.1* | Review the framework |  |
        """,
        id="a plan on a page with a row of labels, and a date in an action's own words",
    ),
    pytest.param(
        [
            TITLE,
            "## Priority 1: Listening",
            "1.1 Set up a panel of adults.",
            "Lead: Advocacy Service. Timescale: June 2018. How we will measure success: Eight people. They stay.",
            "1.2 Publish a guide.",
            "Lead: Board Manager. Timescale: Q4.",
        ],
        """
        1 Listening
          1.1 | Set up a panel of adults. | Advocacy Service lead | 2018-06-30
          1.2 | Publish a guide. | Board Manager lead | 2019-03-31
        """,
        id="labels as the sentences of a line",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            No | What we will do | Lead | When
            1.1 | Guide to recording | Police | Q1
             | outcomes | |
            1.2 | Leaflets | Council | Q2
            """,
                drawn=False,
            ),
        ],
        """
        None None
          1.1 | Guide to recording outcomes | Police lead | 2018-06-30
          1.2 | Leaflets | Council lead | 2018-09-30
        """,
        id="a printed line that is only the word of a heading",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            No | Action | Lead | April to September 2018 | October 2018 to March 2019
            1 | Write a framework | Police | Framework agreed |
            2 | Write a protocol | Council | Draft shared | Protocol published
            """
            ),
        ],
        """
        None None
          1 | Write a framework | Police lead | 2018-09-30
          2 | Write a protocol | Council lead | 2018-09-30, 2019-03-31
        """,
        id="columns for halves of the year",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead and supporting agencies | When
            1 | Recruit champions | Police (lead), Council (support) | Q1
            2 | Brief housing officers | Housing | Q2
            """
            ),
        ],
        """
        None None
          1 | Recruit champions | Police lead, Council support | 2018-06-30
          2 | Brief housing officers | Housing lead | 2018-09-30
        """,
        id="lead and support under one heading",
    ),
    pytest.param(
        [
            TITLE,
            table("No | What | Who | When"),
            "*Priority 1 – Safe at home*",
            table("1 | Write a protocol | Fire Service | Q1"),
            "*Priority 2 – Safe in care*",
            table("2 | Visit each home | Council | Q2\n3 | Train staff | Police | Q4"),
        ],
        """
        1 Safe at home
          1 | Write a protocol | Fire Service lead | 2018-06-30
        2 Safe in care
          2 | Visit each home | Council lead | 2018-09-30
          3 | Train staff | Police lead | 2019-03-31
        """,
        id="headings that are a table of their own",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
             | Prevention | Protection
            Outcome | Fewer are harmed | Adults are safe
            Key actions | Winter campaign ¶ Safety checks | Review thresholds ¶ Write a policy
            Lead | Prevention Group | Operational Group
            """
            ),
        ],
        """
        1* Prevention
          1.1* | Winter campaign |  |
          1.2* | Safety checks |  |
        2* Protection
          2.1* | Review thresholds |  |
          2.2* | Write a policy |  |
        """,
        id="priorities across in words of their own",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Inputs | Activities | Who | By
            Staff time | Write a protocol | Police | Q1
            Staff time | Train staff | Council | Q2
            """
            ),
        ],
        """
        None None
          1* | Write a protocol | Police lead | 2018-06-30
          2* | Train staff | Council lead | 2018-09-30
        """,
        id="the column with most different words is the action",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Ref | Action | Lead | Due | Red | Amber | Green
            1 | Write a protocol | Police | Q1 | | | ✓
            2 | Train staff | Council | Q2 | X | |
            """
            ),
        ],
        """
        None None
          1 | Write a protocol | Police lead | 2018-06-30 | Green
          2 | Train staff | Council lead | 2018-09-30 | Red
        """,
        id="a column a rating",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
             | Objective / task | Lead | By
            1 | Workforce | < | <
            1a | Write a protocol | Police | Q1
            1b | Train staff | Council | Q2
            2 | Assurance | < | <
            2a | Visit homes | Police | Q3
            """
            ),
        ],
        """
        1 Workforce
          1a | Write a protocol | Police lead | 2018-06-30
          1b | Train staff | Council lead | 2018-09-30
        2 Assurance
          2a | Visit homes | Police lead | 2018-12-31
        """,
        id="a numbered title that is the word of a heading",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            No | Action | Lea d | When | RA G
            10. 11 | Write a protocol | Police | Q1 | Green
            10. 12 | Train staff | Council | Q2 | Red
            """
            ),
        ],
        """
        None None
          10.11 | Write a protocol | Police lead | 2018-06-30 | Green
          10.12 | Train staff | Council lead | 2018-09-30 | Red
        """,
        id="words and numbers that narrow columns broke",
    ),
    pytest.param(
        [
            TITLE,
            table(
                """
            Priority and actions | Lead | When | How we'll know
            Priority 1: Safe at home | | |
            1.1 Write a protocol | Police | Q1 | Published
            """
            ),
        ],
        """
        1 Safe at home
          1.1 | Write a protocol | Police lead | 2018-06-30
        """,
        id="priority and actions under one heading",
    ),
]


def told(blocks: list[Grid | Line | str]) -> list[str]:
    """The plan in brief, each owner with the part it has."""
    plan = plan_of(document(*blocks))
    for priority in plan["priorities"]:
        for action in priority["actions"]:
            for owner in action["owners"]:
                owner["name"] = f"{owner['name'] or owner['person']} {owner['role']}"
    return brief(plan).splitlines()


@pytest.mark.parametrize(("blocks", "expected"), CASES)
def test_a_layout_is_read(blocks: list[Grid | Line | str], expected: str) -> None:
    lines = [one[8:] for one in expected.strip("\n").splitlines()]
    assert [line.rstrip() for line in told(blocks)] == lines[:-1]


def test_ticks_that_are_no_bodies_stay_as_printed() -> None:
    plan = plan_of(
        document(
            TITLE,
            table("""
            Action | Adults | Children | When
            Recruit champions | ✓ | ✓ | Q1
            Brief housing officers | ✓ | | Q2
            """),
        )
    )
    first = plan["priorities"][0]["actions"][0]
    assert (first["owners"], first["other"]) == ([], {"Adults": "✓", "Children": "✓"})


def test_a_date_in_an_actions_own_words_is_noted() -> None:
    plan = plan_of(
        document(
            TITLE, "Action: Train managers by the end of June 2018.", "Lead: Police", "Action: Report", "Lead: Council"
        )
    )
    assert [one["due"] for one in plan["priorities"][0]["actions"][0]["milestones"]] == ["2018-06-30"]
    assert any("from its own words" in note["message"] for note in plan["notes"])


@pytest.mark.parametrize(
    "text",
    [
        """
        Minute ref | Action | Owner | Due | Status
        4.1 | Send the paper to members | KL | 19/01/2018 | Closed
        5.2 | Book a room for June | PM | 31/01/2018 | Open
        """,
        """
        Priority | What we said we would do | What we did | What difference it made
        Neglect | Launch a strategy | It was launched in May | Referrals rose by 12%
        Learning | Train champions | 45 were trained | Staff are confident
        """,
    ],
)
def test_what_a_table_tells_of_meetings_or_the_past_is_no_plan(text: str) -> None:
    with pytest.raises(Refused, match="No plan was found"):
        plan_of(document("# Testshire Business Group", table(text)))
