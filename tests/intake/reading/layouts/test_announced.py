"""Plans as text whose headings ask what the lines below them answer. Whole plans, drawn."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from sightline.kit.documents.blocks import Refused
from tests.intake.reading.drawn import brief, document, table

TITLE = "# Testshire Safeguarding Adults Board Business Plan 2018-19"
ASKED = [
    "## Priority 1: Safe at home",
    "### What will we do?",
    "Write a protocol",
    "### Who will lead it?",
    "Police",
    "### When will it be done?",
    "June 2018",
    "## Priority 2: Safe in care",
    "### What will we do?",
    "• Visit each home",
    "• Train all staff",
    "### Who will lead it?",
    "Council",
    "Fire Service",
    "### When will it be done?",
    "Q2",
    "Q4",
]
LISTED = [
    "## Priority 1: Safe at home",
    "Why: fires have risen.",
    "We will:",
    "• Write a protocol",
    "• Train all staff by the end of June 2018",
    "How we will know:",
    "• Fewer fires",
    "Lead: Police",
    "## Priority 2: Safe in care",
    "*What we will do*",
    "• Visit each home",
    "*How we will know*",
    "• 90% of homes are visited",
    "• Families say so",
]


def test_who_and_when_under_headings_that_ask() -> None:
    assert brief(plan_of(document(TITLE, *ASKED))).splitlines() == [
        "1 Safe at home",
        "  1.1* | Write a protocol | Police | 2018-06-30",
        "2 Safe in care",
        "  2.1* | Visit each home | Council | 2018-09-30",
        "  2.2* | Train all staff | Fire Service | 2019-03-31",
    ]


def test_a_list_for_each_priority_without_who_or_when() -> None:
    plan = plan_of(document(TITLE, *LISTED))
    assert [line.rstrip() for line in brief(plan).splitlines()] == [
        "1 Safe at home",
        "  1.1* | Write a protocol |  |",
        "  1.2* | Train all staff by the end of June 2018 |  | 2018-06-30",
        "2 Safe in care",
        "  2.1* | Visit each home |  |",
    ]
    first, second = plan["priorities"]
    assert (first["lead"], [one["text"] for one in first["measures"]]) == ("Police", ["Fewer fires"])
    assert [one["text"] for one in second["actions"][0]["measures"]] == ["90% of homes are visited", "Families say so"]


@pytest.mark.parametrize(
    "blocks",
    [
        ["# Leaflet for carers", *LISTED],
        [TITLE, *LISTED[:8]],
        [TITLE, "## What we do", "• Visit homes", "## Who we are", "The Board's partners"],
        ["# About us", "## What do we do?", "We visit homes.", "## Contact", "Police"],
    ],
)
def test_a_list_that_nothing_vouches_for_is_no_plan(blocks: list[str]) -> None:
    with pytest.raises(Refused, match="No plan was found"):
        plan_of(document(*blocks))


def test_actions_in_boxes() -> None:
    plan = plan_of(
        document(
            TITLE,
            "## Priority 1: Safe at home",
            table("1.1 Write a protocol ¶ Lead: Police ¶ By: June 2018"),
            table("1.2 Train all staff ¶ Lead: Council ¶ By: Q3"),
        )
    )
    assert brief(plan).splitlines() == [
        "1 Safe at home",
        "  1.1 | Write a protocol | Police | 2018-06-30",
        "  1.2 | Train all staff | Council | 2018-12-31",
    ]


def test_labels_that_were_broken_over_lines() -> None:
    plan = plan_of(
        document(
            TITLE,
            "## Priority 1: Safe at home",
            "1.1 Set up a forum. Lead: Police. Timescale: Q2. Success measure: over",
            "30 cases a year.",
            "1.2 Train all staff. Lead: Council. Timescale: Oct",
            "2018. Success measure: Trained.",
        )
    )
    first, second = plan["priorities"][0]["actions"]
    assert first["measures_raw"] == "over 30 cases a year."
    assert (second["milestones"][0]["due"], second["measures_raw"]) == ("2018-10-31", "Trained.")


def test_dots_from_a_label_to_what_it_says() -> None:
    lines = ["Action 1.1: Write a protocol", "Lead.........: Police", "By when......: June 2018"]
    more = ["Action 1.2: Train all staff", "Lead ......... Council", "By when ...... Q3"]
    assert brief(plan_of(document(TITLE, "## Priority 1: Safe at home", *lines, *more))).splitlines() == [
        "1 Safe at home",
        "  1.1 | Write a protocol | Police | 2018-06-30",
        "  1.2 | Train all staff | Council | 2018-12-31",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Write a protocol [Police by June 2018]", "Train all staff [Council by 31.12.2018]"),
        (
            "The Police will write a protocol by 30.06.2018.",
            "The Council will train all staff by the end of December 2018.",
        ),
    ],
)
def test_who_by_when_at_the_end_of_a_sentence(first: str, second: str) -> None:
    plan = plan_of(document(TITLE, "## Priority 1: Safe at home", f"• {first}", f"• {second}"))
    actions = plan["priorities"][0]["actions"]
    assert [(one["owners"][0]["name"], one["milestones"][0]["due"]) for one in actions] == [
        ("Police", "2018-06-30"),
        ("Council", "2018-12-31"),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["1a. Write a protocol. Lead – Police. Deadline – Q1.", "1b. Train all staff. Lead – Council. Deadline – Q3."],
        [
            "1a. Write a protocol.",
            "Responsible: Police Deadline: Q1",
            "1b. Train all staff.",
            "Responsible: Council Deadline: Q3",
        ],
    ],
)
def test_labels_one_after_the_other_on_a_line(lines: list[str]) -> None:
    assert brief(plan_of(document(TITLE, "## Priority 1: Safe at home", *lines))).splitlines() == [
        "1 Safe at home",
        "  1a | Write a protocol. | Police | 2018-06-30",
        "  1b | Train all staff. | Council | 2018-12-31",
    ]


def test_a_list_ends_where_its_items_do_and_the_rest_is_said() -> None:
    lines = ["We’ll do this through:", "1. a programme of visits", "2. a newsletter", "It matters to us all."]
    plan = plan_of(document(TITLE, "## Priority 1: Home", *lines, "## Priority 2: Care", *lines))
    assert [line.rstrip() for line in brief(plan).splitlines()] == [
        "1 Home",
        "  1 | a programme of visits |  |",
        "  2 | a newsletter |  |",
        "2 Care",
        "  1 | a programme of visits |  |",
        "  2 | a newsletter |  |",
    ]
    assert any("It matters to us all." in note["message"] for note in plan["notes"] if note["kind"] == "unread")


def test_a_priority_on_a_card_with_a_list_of_actions() -> None:
    plan = plan_of(
        document(
            TITLE,
            table(
                """
            Priority 1 | Safe at home
            Why this matters | Fires have risen.
            What we will do | • Write a protocol ¶ • Train all staff
            Lead | Fire Service
            By when | Q1 ¶ Q3
            How we will know | Fewer fires
            """
            ),
        )
    )
    assert [line.rstrip() for line in brief(plan).splitlines()] == [
        "1 Safe at home",
        "  1.1* | Write a protocol |  | 2018-06-30",
        "  1.2* | Train all staff |  | 2018-12-31",
    ]
    (priority,) = plan["priorities"]
    assert (priority["lead"], priority["measures"][0]["text"]) == ("Fire Service", "Fewer fires")
    assert priority["objectives"] == ["Fires have risen."]


def test_what_a_body_will_do() -> None:
    lines = ["The Training Group will:", "• write a course by June 2018", "• train all staff by Q3"]
    more = ["Police will:", "• visit each home by Q4"]
    plan = plan_of(document(TITLE, "## Priority 1: Safe at home", *lines, "## Priority 2: Safe in care", *more))
    assert brief(plan).splitlines() == [
        "1 Safe at home",
        "  1.1* | write a course by June 2018 | Training Group | 2018-06-30",
        "  1.2* | train all staff by Q3 | Training Group | 2018-12-31",
        "2 Safe in care",
        "  2.1* | visit each home by Q4 | Police | 2019-03-31",
    ]


def test_labels_and_values_in_a_table_below_each_action() -> None:
    plan = plan_of(
        document(
            TITLE,
            "## Priority 1: Safe at home",
            "*1.1 Write a protocol*",
            table("Led by | Police\nTo be done by | Q1\nWe will know because | It is read"),
            "*1.2 Train all staff*",
            table("Led by | Council\nTo be done by | Q3\nWe will know because |"),
        )
    )
    assert brief(plan).splitlines() == [
        "1 Safe at home",
        "  1.1 | Write a protocol | Police | 2018-06-30",
        "  1.2 | Train all staff | Council | 2018-12-31",
    ]
    assert plan["priorities"][0]["actions"][0]["measures_raw"] == "It is read"


@pytest.mark.parametrize(
    "lines",
    [
        ["[1.1] Write a protocol", "lead = Police", "deadline = Q1"],
        ["### 1.1 Write a protocol (Police; June 2018)", "It matters to us all."],
    ],
)
def test_who_and_when_by_other_marks(lines: list[str]) -> None:
    again = [line.replace("1.1", "1.2") for line in lines]
    plan = plan_of(document(TITLE, "## Priority 1: Safe at home", *lines, *again))
    assert brief(plan).splitlines() == [
        "1 Safe at home",
        "  1.1 | Write a protocol | Police | 2018-06-30",
        "  1.2 | Write a protocol | Police | 2018-06-30",
    ]
