"""Plans without tables: labels that stand together on one line."""

from __future__ import annotations

import pytest

from sightline.intake.reading.layouts.prose import labels_apart
from sightline.intake.reading.read import plan_of
from sightline.kit.documents.blocks import Line, Refused
from tests.intake.reading.drawn import brief, document, table


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Who: Police | When: Q2 | Success: 20 visits", ["Who: Police", "When: Q2", "Success: 20 visits"]),
        ("Lead: Police; By: June 2025", ["Lead: Police", "By: June 2025"]),
        ("Action: Visit hostels | Lead: Police", ["Action: Visit hostels", "Lead: Police"]),
        (
            "Lead: Police; Health. By: Q1. Success: 20. No more.",
            ["Lead: Police; Health", "By: Q1", "Success: 20. No more."],
        ),
        ("Success: 20 visits | no complaints", ["Success: 20 visits | no complaints"]),
        ("Lead: Police; Support: Health", ["Lead: Police; Support: Health"]),
        ("Lead: Police; Health", ["Lead: Police; Health"]),
        ("Lead: Police; Lead: Health", ["Lead: Police; Lead: Health"]),
        ("Home | About us | News", ["Home | About us | News"]),
        ("Visit hostels; then write", ["Visit hostels; then write"]),
    ],
)
def test_a_line_of_labels_is_a_line_a_label(text: str, expected: list[str]) -> None:
    assert [one.text for one in labels_apart(Line(text))] == expected


def test_a_typed_number_stays_with_the_first_label() -> None:
    assert [one.number for one in labels_apart(Line("Lead: Police | By: Q1", number="a)"))] == ["a)", ""]


def test_labels_on_one_line_fill_their_fields() -> None:
    plan = plan_of(
        document(
            "# Harbour plan 2025-26",
            "## Priority 1: Safer homes",
            "1.1 Visit each hostel.",
            "Who: Police and Housing Service | When: June 2025 | Success: At least 20 visits",
            "1.2 Write to each landlord.",
            "Who: Housing Service | When: Q4 | Success: Letters sent",
        )
    )
    first, second = plan["priorities"][0]["actions"]
    assert [one["name"] for one in first["owners"]] == ["Police", "Housing Service"]
    assert (first["milestones"][0]["due"], first["measures"][0]["threshold"]) == ("2025-06-30", 20)
    assert (second["owner_raw"], second["target_raw"], second["measures_raw"]) == (
        "Housing Service",
        "Q4",
        "Letters sent",
    )


@pytest.mark.parametrize(
    "lines",
    [
        ["• Publish a strategy – Neglect Group, by June 2018", "• Train 100 staff – Training Group, Q3"],
        [
            "• Publish a strategy (Neglect Group, June 2018)",
            "• Train 100 staff (Training Group – end of December 2018).",
        ],
        ["• Publish a strategy (lead: Neglect Group, by June 2018)", "• Train 100 staff (lead: Training Group, Q3)"],
        ["• Publish a strategy [Neglect Group; 30/06/18]", "• Train 100 staff [Training Group; December 2018]"],
    ],
)
def test_who_and_when_at_the_end_of_a_sentence(lines: list[str]) -> None:
    plan = plan_of(document("# Harbour plan 2018-19", "## Priority 1: Neglect", "We will:", *lines))
    first, second = plan["priorities"][0]["actions"]
    assert (first["text"], first["owner_raw"], second["text"]) == (
        "Publish a strategy",
        "Neglect Group",
        "Train 100 staff",
    )
    assert [one["milestones"][0]["due"] for one in (first, second)] == ["2018-06-30", "2018-12-31"]


def test_who_will_do_what_by_when() -> None:
    first = "The Business Manager will write a plan for communication by June 2018."
    second = "The Police and the Hospital Trust will agree a protocol by 31 January 2019."
    third = "We will ask children by the end of March 2019."
    plan = plan_of(
        document("# Harbour plan 2018-19", "## Priority 1: Talking", f"1.1 {first}", f"1.2 {second}", f"1.3 {third}")
    )
    actions = plan["priorities"][0]["actions"]
    assert [one["text"] for one in actions] == [first, second, third]
    assert [[each["name"] for each in one["owners"]] for one in actions] == [
        ["Business Manager"],
        ["Police", "Hospital Trust"],
        [],
    ]
    assert [one["milestones"][0]["due"] for one in actions] == ["2018-06-30", "2019-01-31", "2019-03-31"]


def test_a_plan_on_a_page_whose_cells_tell_its_actions() -> None:
    plan = plan_of(
        document(
            "# Harbour plan on a page 2018-19",
            table(
                """
                Priority 1: Neglect | Priority 2: Exploitation
                Publish the strategy (Lead: Neglect Group; by June 2018) ¶ Train staff (Lead: Trainers; by Q3) | \
Brief taxi drivers (Lead: Licensing; by Q4)
                """.replace("\\\n", "")
            ),
        )
    )
    assert brief(plan).splitlines() == [
        "1 Neglect",
        "  1.1* | Publish the strategy | Neglect Group | 2018-06-30",
        "  1.2* | Train staff | Trainers | 2018-12-31",
        "2 Exploitation",
        "  2.1* | Brief taxi drivers | Licensing | 2019-03-31",
    ]


def test_one_sentence_that_ends_so_is_no_plan() -> None:
    with pytest.raises(Refused):
        plan_of(document("# A report", "• We met the Youth Council (Cowes, June 2018)", "• We went home again"))


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        (
            "Police will write a protocol by Q1.",
            "The Training Group will train all staff by Q3.",
            "The Council will visit each home by 31.03.2019.",
        ),
        (
            "• Police to write a protocol by Q1",
            "• Training Group to train all staff by the end of December 2018",
            "• Council to visit each home by Q4",
        ),
        (
            "- Police to write a protocol by Q1",
            "- The Training Group will train all staff by Q3",
            "- Council: visit each home (31/03/2019)",
        ),
        (
            "• By June 2018: write a protocol (Police)",
            "• By Q3 – train all staff (Training Group)",
            "• By end of March 2019: visit each home (Council)",
        ),
        (
            "• Police: write a protocol (June 2018)",
            "• Training Group – train all staff, by Q3",
            "• Council: visit each home (31/03/2019)",
        ),
    ],
)
def test_who_and_when_in_a_sentence(first: str, second: str, third: str) -> None:
    plan = plan_of(document("# Harbour plan 2018-19", "## Priority 1: Homes", first, second, third))
    actions = plan["priorities"][0]["actions"]
    assert [(one["owners"][0]["name"], one["milestones"][0]["due"]) for one in actions] == [
        ("Police", "2018-06-30"),
        ("Training Group", "2018-12-31"),
        ("Council", "2019-03-31"),
    ]


def test_a_label_is_no_date_before_what_it_says() -> None:
    lines = ["1.1 Write a protocol", "Lead: Police", "By when: by end of June 2018", "Success: read by all"]
    plan = plan_of(document("# Harbour plan 2018-19", "## Priority 1: Homes", *lines, *lines))
    first = plan["priorities"][0]["actions"][0]
    assert (first["milestones"][0]["due"], first["measures_raw"]) == ("2018-06-30", "read by all")


def test_who_and_when_in_sentences_under_an_action() -> None:
    plan = plan_of(
        document(
            "# Harbour plan 2018-19",
            "## Priority 1: Homes",
            "### 1.1 Write a protocol",
            "The Police will lead this work. It will be completed by June 2018.",
            "### 1.2 Train all staff",
            "The Training Group is responsible for this work. It should be in place by Q3.",
        )
    )
    assert brief(plan).splitlines() == [
        "1 Homes",
        "  1.1 | Write a protocol | Police | 2018-06-30",
        "  1.2 | Train all staff | Training Group | 2018-12-31",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["• 12 May 2018: neglect briefing", "• 16 June 2018: self-neglect workshop (Learning Group)"],
        ["The Board will publish its report by June 2018.", "It was a hard year.", "We thank all our partners."],
        ["Ask the council: write to us (June 2018)", "Ask the police: ring 101"],
    ],
)
def test_sentences_that_only_look_so(lines: list[str]) -> None:
    with pytest.raises(Refused, match="No plan was found"):
        plan_of(document("# Harbour plan 2018-19", "## Diary", *lines))


def test_a_guide_that_gives_no_day_is_no_plan() -> None:
    lines = ["1.1 Share what you know.", "Lead: every practitioner", "1.2 Record it.", "Lead: every practitioner"]
    with pytest.raises(Refused, match="No plan was found"):
        plan_of(document("# How we work together: a guide", "## 1. Sharing", *lines))
    assert plan_of(document("# How we work together: a guide", "## 1. Sharing", *lines, "By: June 2018"))
