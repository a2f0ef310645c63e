"""A safeguarding adults board's plan for three years, with years of the plan for dates, leads as initials with a key
table, priorities merged down a first column, and no numbers at all; as a document and as a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font

from tests.make.plans.answers import action, due, joint, measure, ongoing, owner, plan, priority, recurring
from tests.make.plans.word import Cell, Row, Word

END = "2025-03-31"
KEY = {
    "ASC": "Adult Social Care",
    "BM": "Board Manager",
    "CHF": "Care Homes Forum",
    "IC": "Independent Chair",
    "L&D": "Learning and Development Group",
    "LM": "L. Marsh, Head of Adult Safeguarding",
    "QA": "Quality Assurance Group",
    "SARG": "Safeguarding Adults Review Group",
}


def held(abbr: str, role: str = "lead") -> dict[str, object]:
    """The owner that an abbreviation stands for; a person before a comma is the person of that post."""
    name = KEY[abbr]
    if ", " in name:
        who, post = name.split(", ")
        return owner(post, role, person=who, abbr=abbr)
    return owner(name, role, abbr=abbr)


def numberless(number: str, text: str, **more: object) -> dict[str, object]:
    return action(number, text, number_generated=True, **more)  # type: ignore[arg-type]


ANSWER = plan(
    "Marshwold Safeguarding Adults Board Strategic Plan 2022-2025",
    "Marshwold Safeguarding Adults Board",
    "2022-04-01",
    END,
    priority(
        "1",
        "Self-neglect and hoarding",
        numberless(
            "1.1",
            "Adopt a self-neglect pathway with a clear first step for housing officers.",
            owner_raw="ASC",
            owners=[held("ASC")],
            when="Year 1",
            milestones=[due("2023-03-31")],
            success="Pathway signed off; 150 housing staff briefed.",
            measures=[measure("Pathway signed off"), measure("150 housing staff briefed", "=", 150, "staff")],
        ),
        numberless(
            "1.2",
            "Set up a panel for people for whom every usual step has been tried.",
            owner_raw="LM / ASC",
            owners=[held("LM", "joint"), held("ASC", "joint")],
            when="Q2 Year 1",
            milestones=[due("2022-09-30")],
            success="Fewer than 5 people wait more than a month for a panel.",
            measures=[measure("Fewer than 5 people wait more than a month for a panel.", "<", 5, "people")],
        ),
        numberless(
            "1.3",
            "Ask people who hoard what would have helped sooner.",
            owner_raw="BM",
            owners=[held("BM")],
            when="Year 2",
            milestones=[due("2024-03-31")],
            success="Report in people’s own words.",
        ),
        number_generated=True,
    ),
    priority(
        "2",
        "Safety in care homes",
        numberless(
            "2.1",
            "Publish a one-page guide on when a pressure sore is a safeguarding concern.",
            owner_raw="CHF; QA",
            owners=[held("CHF", "joint"), held("QA", "joint")],
            when="31 December 2022",
            milestones=[due("2022-12-31")],
            success="80%+ of homes say that they use it.",
            measures=[measure("80%+ of homes say that they use it.", ">=", 80, "%")],
        ),
        numberless(
            "2.2",
            "Look each year at the closures and suspensions of homes and what came before them.",
            owner_raw="QA",
            owners=[held("QA")],
            when="Annually, by end of March",
            milestones=[recurring(END, "annual", "2023-03-31", "2024-03-31", END)],
            success="Yearly paper to the Board.",
        ),
        number_generated=True,
    ),
    priority(
        "3",
        "Learning that lasts",
        numberless(
            "3.1",
            "Test with three spot checks whether review actions still hold a year later.",
            owner_raw="SARG",
            owners=[held("SARG")],
            when="Years 2 and 3",
            milestones=[due("2024-03-31"), due(END)],
            success="Three spot checks reported.",
            measures=[measure("Three spot checks reported.", ">=", 3, "checks")],
        ),
        numberless(
            "3.2",
            "Keep a rolling programme of short lunchtime talks.",
            owner_raw="L&D",
            owners=[held("L&D")],
            when="Throughout",
            milestones=[ongoing(END, "Throughout")],
            success="Over 90% would recommend the talk to a colleague.",
            measures=[measure("Over 90% would recommend the talk to a colleague.", ">", 90, "%")],
        ),
        numberless(
            "3.3",
            "Hold a joint conference with the children partnership.",
            owner_raw="IC and Children Partnership Manager",
            owners=[held("IC", "joint"), *joint("Children Partnership Manager")],
            when="November 2023",
            milestones=[due("2023-11-30")],
            success="Conference held.",
        ),
        number_generated=True,
    ),
    tries=[
        "years of the plan as dates",
        "initials with a key table; '&' inside an abbreviation",
        "priority merged down a column",
        "no numbers",
        "in the workbook the key is on a sheet of its own and the priority stands once and is blank below",
    ],
)

HEAD = ["Priority", "What we will do", "Who leads", "When", "What will be different"]


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Calibri", size=10.5)
    paper.heading("Marshwold Safeguarding Adults Board", 0)
    paper.heading("Strategic Plan 2022-2025")
    paper.para("Year 1 is April 2022 to March 2023. The plan is refreshed each spring.")
    paper.heading("Who is who", 2)
    paper.table([["Initials", "Stands for"], *([short, name] for short, name in KEY.items())], [3, 9])
    paper.heading("Delivery plan", 2)
    rows: list[Row] = [Row(HEAD)]
    for each in ANSWER["priorities"]:
        for n, one in enumerate(each["actions"]):
            top = Cell(each["title"], merge="start", bold=True) if n == 0 else Cell("", merge="more")
            rows.append(Row([top, one["text"], one["owner_raw"], one["target_raw"], one["measures_raw"]]))
    paper.table(rows, [4, 9, 4, 3.6, 6])
    paper.save(folder / "plan.docx")

    book = openpyxl.Workbook()
    key = book.active
    key.title = "Key"
    for short, name in KEY.items():
        key.append([short, name])
    sheet = book.create_sheet("Delivery plan")
    sheet.append(["Marshwold Safeguarding Adults Board Strategic Plan 2022-2025"])
    sheet.append([])
    sheet.append(HEAD)
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for each in ANSWER["priorities"]:
        for n, one in enumerate(each["actions"]):
            sheet.append(
                [
                    each["title"] if n == 0 else None,
                    one["text"],
                    one["owner_raw"],
                    one["target_raw"],
                    one["measures_raw"],
                ]
            )
    for row in sheet.iter_rows(min_row=4):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDE", [22, 60, 24, 22, 44], strict=True):
        sheet.column_dimensions[letter].width = width
    book.save(folder / "plan.xlsx")
