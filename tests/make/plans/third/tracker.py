"""A tracker kept in a workbook: the theme said again in every row, per cent complete, a filter, updates with dates,
and a second sheet of codes that are no actions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, unknown

END = "2023-03-31"

ANSWER = plan(
    "Kirkmoor Safeguarding Children Partnership JTAI Action Tracker 2022-23",
    "Kirkmoor Safeguarding Children Partnership",
    "2022-04-01",
    END,
    priority(
        None,
        "Front door",
        action(
            "KM-001",
            "Place a police researcher in the front door team",
            owner_raw="Kirkmoor Police",
            when="31/05/2022",
            milestones=[due("2022-05-31")],
            success="Research done for 90% of contacts",
            measures=[measure("Research done for 90% of contacts", "=", 90, "%")],
            rag="Blue",
            progress="Started 9 May 2022",
        ),
        action(
            "KM-002",
            "Reword the referral form with those who use it",
            owner_raw="Children’s Services / Schools Forum",
            owners=joint("Children’s Services", "Schools Forum"),
            when="15/07/2022",
            milestones=[due("2022-07-15")],
            success="At least 65% of referrals need no call back",
            measures=[measure("At least 65% of referrals need no call back", ">=", 65, "%")],
            rag="Green",
            progress="Tested in June",
        ),
    ),
    priority(
        None,
        "Identification",
        action(
            "KM-003",
            "Add a question on exploitation to sexual health clinics’ records",
            owner_raw="Kirkmoor Sexual Health",
            when="30/11/2022",
            milestones=[due("2022-11-30")],
            success="Question live",
            rag="Red",
            progress="Waiting for supplier",
        ),
        action(
            "KM-004",
            "Keep the missing list open to return interviewers",
            owner_raw="Missing Co-ordinator",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Interviewers can see it",
            rag="Green",
        ),
        action(
            "KM-005",
            "Brief councillors",
            owner_raw="Director of Children’s Services",
            when="Date awaited",
            milestones=[unknown("Date awaited")],
            success="Briefing held",
            rag="Amber",
        ),
    ),
    priority(
        None,
        "Impact",
        action(
            "KM-006",
            "Read 20 children’s files with all agencies",
            owner_raw="Quality Assurance Subgroup",
            when="28/02/2023",
            milestones=[due("2023-02-28")],
            success="More than 70% show good joint work",
            measures=[measure("More than 70% show good joint work", ">", 70, "%")],
            rag="Amber",
            optional_thresholds=[20.0],
        ),
    ),
    tries=[
        "theme repeated in every row",
        "per cent complete is no target",
        "codes as numbers",
        "lookup sheet is no plan",
    ],
)
DONE = {"KM-001": 1, "KM-002": 0.8, "KM-003": 0.1, "KM-004": 0.5, "KM-005": 0, "KM-006": 0.25}


def build(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tracker"
    sheet.append(["Kirkmoor Safeguarding Children Partnership JTAI Action Tracker 2022-23"])
    sheet.append(
        [
            "Action ID",
            "Theme",
            "Action",
            "Lead agency",
            "Deadline",
            "Success measure",
            "% complete",
            "BRAG",
            "Latest update",
        ]
    )
    for cell in sheet[2]:
        cell.font = Font(bold=True)
    for each in ANSWER["priorities"]:
        for one in each["actions"]:
            parts = one["target_raw"].split("/")
            when = date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else one["target_raw"]
            sheet.append(
                [
                    one["number"],
                    each["title"],
                    one["text"],
                    one["owner_raw"],
                    when,
                    one["measures_raw"],
                    DONE[one["number"]],
                    one["rag"],
                    one["progress"],
                ]
            )
            sheet.cell(sheet.max_row, 5).number_format = "dd/mm/yyyy"
            sheet.cell(sheet.max_row, 7).number_format = "0%"
            for cell in sheet[sheet.max_row]:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.auto_filter.ref = f"A2:I{sheet.max_row}"
    for letter, width in zip("ABCDEFGHI", [10, 16, 46, 28, 12, 34, 11, 8, 26], strict=True):
        sheet.column_dimensions[letter].width = width
    codes = book.create_sheet("Lookups")
    for row in [
        ["BRAG", "Meaning"],
        ["Blue", "Complete"],
        ["Red", "Not on course"],
        ["Amber", "Some concern"],
        ["Green", "On course"],
    ]:
        codes.append(row)
    book.save(folder / "plan.xlsx")
