"""The head of a plan: title, board, period, vision, purpose, principles, threads, and what is printed besides."""

from __future__ import annotations

import pytest

from sightline.intake.reading.read import plan_of
from sightline.kit.documents.blocks import Refused
from tests.intake.reading.drawn import document, grid, table

PLAN = """
Action | Lead | By when
Train all staff | Police | Q1
"""


def head(*lines: str) -> dict:
    return plan_of(document(*lines, table(PLAN)))["plan"]


@pytest.mark.parametrize(
    ("lines", "title", "board"),
    [
        (
            ["May 2017", "# Isle of Somewhere Safeguarding Children Board", "## Business Plan 2017 -2018"],
            "Isle of Somewhere Safeguarding Children Board Business Plan 2017 -2018",
            "Isle of Somewhere Safeguarding Children Board",
        ),
        (
            ["# Northshire and Southtown Safeguarding Adults Board Strategic Plan 2019-22"],
            "Northshire and Southtown Safeguarding Adults Board Strategic Plan 2019-22",
            "Northshire and Southtown Safeguarding Adults Board",
        ),
        (["# Eastmere LSCB Business Plan 2012/13"], "Eastmere LSCB Business Plan 2012/13", "Eastmere LSCB"),
        (
            ["# TILSEA SAFEGUARDING CHILDREN BOARD", "BUSINESS PLAN 2011-2012"],
            "TILSEA SAFEGUARDING CHILDREN BOARD BUSINESS PLAN 2011-2012",
            "Tilsea Safeguarding Children Board",
        ),
        (
            ["# Strathglen Child Protection Committee", "# Improvement Plan 2021-2023"],
            "Strathglen Child Protection Committee Improvement Plan 2021-2023",
            "Strathglen Child Protection Committee",
        ),
        (["V1 March 2018", "# Action Plan 2018-19"], "Action Plan 2018-19", None),
        (["You are here: Home > Our work > Action plan", "Our action plan 2018-19"], "Our action plan 2018-19", None),
        (["Home > Our work > Action plan", "Our action plan 2018-19"], "Our action plan 2018-19", None),
        (["Subject: FW: Our action plan 2018-19", "Dear all"], "Our action plan 2018-19", None),
        (["Subject: FW: plan for comment", "Our action plan 2018-19"], "Our action plan 2018-19", None),
    ],
)
def test_title_and_board(lines: list[str], title: str, board: str | None) -> None:
    found = head(*lines)
    assert (found["title"], found["board"]) == (title, board)


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("# Business Plan 2017-18", "2017-04-01", "2018-03-31"),
        ("# Business Plan 2018 - 2020", "2018-04-01", "2020-03-31"),
        ("# Plan January 2017 to December 2017", "2017-01-01", "2017-12-31"),
    ],
)
def test_the_period_of_the_title(line: str, start: str, end: str) -> None:
    found = head(line)
    assert (found["year_start"], found["year_end"]) == (start, end)


def test_a_period_concluded_from_dates_is_noted() -> None:
    plan = plan_of(document("# Action plan", table("Action | Lead | By when\nTrain | Police | 31 May 2018")))
    assert plan["plan"]["year_start"] == "2018-04-01"
    assert [note["kind"] for note in plan["notes"] if note["where"] == "title"] == ["check"]


def test_a_plan_without_any_year_must_be_given_one() -> None:
    plan = plan_of(document("# Action plan", table("Action | Lead | By when\nTrain | Police | Q1")))
    assert plan["plan"]["year_start"] is None
    assert plan["notes"][0]["kind"] == "settle"


def test_vision_purpose_principles_and_threads() -> None:
    found = head(
        "# Business Plan 2017-18",
        "## Our vision",
        "“Children are safe in every home.”",
        "## Our purpose",
        "The Act says that we are:",
        "• to co-ordinate",
        "• to ensure",
        "## Principles",
        "• Everybody’s business",
        "• The child at the centre",
        "Key threads that run through all of it:",
        "The voice of the child – we ask and listen.",
        "Learning: we change what we do.",
    )
    assert found["vision"] == "Children are safe in every home."
    assert found["purpose"] == {"intro": "The Act says that we are:", "items": ["to co-ordinate", "to ensure"]}
    assert found["principles"] == ["Everybody’s business", "The child at the centre"]
    assert found["threads"] == [
        {"title": "The voice of the child", "text": "we ask and listen."},
        {"title": "Learning", "text": "we change what we do."},
    ]


def test_a_vision_on_one_line() -> None:
    assert head("# Business Plan 2017-18", "Our vision: every child is safe")["vision"] == "every child is safe"


def test_text_before_the_plan_that_has_no_place_in_it_is_noted() -> None:
    plan = plan_of(document("# Business Plan 2017-18", "## Foreword", "It was a hard year.", table(PLAN)))
    (note,) = [note for note in plan["notes"] if note["kind"] == "unread"]
    assert note["where"] == "under “Foreword”"
    assert "It was a hard year." in note["message"]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["# Minutes of the Board, 4 June 2024"], "its title is “Minutes of the Board, 4 June 2024”"),
        (["# Service Level Agreement: support for children"], "its title is “Service Level Agreement: support for"),
        (
            ["# Framework agreement for the supply of reviewers"],
            "its title is “Framework agreement for",
        ),
        (["# Notes of the Neglect Sub Group, 3 March 2022"], "its title is “Notes of the Neglect Sub Group, 3 March"),
        (
            ["# Adults Board: actions from the meeting of 12 July"],
            "its title is “Adults Board: actions from",
        ),
        (["# Data protection impact assessment"], "its title is “Data protection impact assessment”"),
        (["# Equality impact assessment: adults’ strategy"], "its title is “Equality impact assessment: adults"),
        (["# Quotation for conference services"], "its title is “Quotation for conference services”"),
        (
            ["# Schedule 2", "The Customer shall pay what is due on a valid invoice."],
            "it speaks as a contract does (“The Customer shall”, “valid invoice”)",
        ),
    ],
)
def test_another_kind_of_document_is_refused_whatever_its_table_looks_like(lines: list[str], why: str) -> None:
    with pytest.raises(Refused) as refusal:
        plan_of(document(*lines, table(PLAN)))
    assert why in str(refusal.value)


@pytest.mark.parametrize(
    "lines",
    [
        ["# Business Plan 2017-18", "The provider shall send a valid invoice."],
        ["# Draft for agreement", "Neglect"],
        ["# Neglect", "The provider shall report each quarter."],
    ],
)
def test_a_plan_that_speaks_of_a_contract_is_a_plan(lines: list[str]) -> None:
    assert len(plan_of(document(*lines, table(PLAN)))["priorities"][0]["actions"]) == 1


STEPS = [["Step", "What to do", "Who", "When"], ["1", "Ring the police on 101.", "Carer", "Immediately"]]


def test_the_steps_of_a_procedure_are_no_plan() -> None:
    procedure = grid([*STEPS, ["2", "Offer a return interview.", "Worker", "Within 72 hours"]])
    with pytest.raises(Refused, match=r"steps of a procedure.*nothing that is due on a day"):
        plan_of(document("# When a child is missing", procedure))
    # Beside a plan they are noted, and not read as part of it.
    plan = plan_of(document("# Business Plan 2017-18", table(PLAN), procedure))
    assert len(plan["priorities"][0]["actions"]) == 1
    assert any("steps of a procedure with 3 rows, not read" in note["message"] for note in plan["notes"])


@pytest.mark.parametrize("title", ["# Safeguarding Policy", "# Allegations procedure", "# Missing children: pathway"])
def test_what_calls_itself_a_procedure_is_no_plan(title: str) -> None:
    told = table(
        """
        No | Action | Lead | When
        1 | Ring the designated officer | Head teacher | Immediately
        2 | Attend the strategy meeting | Head teacher and HR | Within five working days
        3 | Keep records | HR | Throughout
        4 | Review the case | HR | 6 weeks after closure
        5 | Agree a plan for the birth | Midwife | By 34 weeks
        """
    )
    with pytest.raises(Refused, match="steps of a procedure"):
        plan_of(document(title, told))
    assert len(plan_of(document("# Safeguarding policy: action plan", told))["priorities"][0]["actions"]) == 5


def test_an_emergency_plan_in_steps_is_no_plan_of_a_board() -> None:
    steps = table(
        """
        Step | Action | Responsible | Time
        1 | Leave the building | Fire warden | 0-10 minutes
        2 | Call the manager | Manager | Within 1 hour
        """
    )
    with pytest.raises(Refused, match="steps of a procedure"):
        plan_of(document("# Emergency plan: loss of premises", steps))


def test_a_directory_is_no_plan() -> None:
    services = table(
        """
        Service | What it does | Who for | Contact
        Early Help Hub | Advice and support | Families | Town Hall
        Refuge | A safe home | Survivors | By telephone
        """
    )
    with pytest.raises(Refused):
        plan_of(document("# Directory of services", services))


def test_a_checklist_is_no_plan() -> None:
    checklist = table(
        """
        Task | Who | When | Done
        Meet the chair | New member | Week 1 | ☐
        Shadow a subgroup | Business manager | Month 2 | ☐
        """
    )
    with pytest.raises(Refused, match="steps of a procedure"):
        plan_of(document("# Induction of new members", checklist))


@pytest.mark.parametrize(
    "rows",
    [
        [*STEPS, ["2", "Train the leads.", "Workforce Group", "March 2018"]],  # one date is enough
        [*STEPS, ["2", "Train the leads.", "Workforce Group", "Within 3 months"]],
        [*STEPS, ["2", "Train the leads.", "Workforce Group", "By the end of Q2"]],
        [*STEPS, ["2", "Train the leads.", "Workforce Group", "Ongoing"]],
        [["No", "Action", "Lead", "When"], STEPS[1], ["2", "Train the leads.", "Workforce Group", "Within 5 days"]],
        [
            ["Step", "What to do", "Who", "When", "How we will know"],
            ["1", "Ring each school.", "Hub", "Immediately", "All 40 schools are rung"],
            ["2", "Write to each.", "Hub", "Within 5 days", "All 40 have the letter"],
        ],
    ],
)
def test_a_plan_told_in_steps_is_a_plan(rows: list[list[str]]) -> None:
    plan = plan_of(document("# What we will do", grid(rows)))
    assert len(plan["priorities"][0]["actions"]) == 2
