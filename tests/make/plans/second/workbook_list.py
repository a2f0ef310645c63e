"""One list on one sheet for a calendar year with calendar quarters: the priority merged down column A, heading in the
fifth row, real dates beside words, and around it a sheet of counts, a sheet of meeting dates and a hidden sheet of
last year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from tests.make.plans.answers import action, due, joint, lead, measure, ongoing, plan, priority, unknown
from tests.make.plans.word import FILLS

END = "2025-12-31"

ANSWER = plan(
    "Pellmoor Safeguarding Partnership Business Plan 2025",
    "Pellmoor Safeguarding Partnership",
    "2025-01-01",
    END,
    priority(
        1,
        "Mental health in schools",
        action(
            "1.1",
            "Share the list of schools without a support team",
            owner_raw="Pellmoor ICB",
            when="31/01/2025",
            milestones=[due("2025-01-31")],
            success="List shared",
            rag="Blue",
        ),
        action(
            "1.2",
            "Offer head teachers a monthly call with the crisis team",
            owner_raw="Mental Health Trust/Pellmoor ICB",
            owners=joint("Mental Health Trust", "Pellmoor ICB"),
            when="Quarter 2",
            milestones=[due("2025-06-30")],
            success="25 or more heads on each call",
            measures=[measure("25 or more heads on each call", ">=", 25, "heads")],
            rag="Amber",
        ),
        action(
            "1.3",
            "Write down who does what after a suicide in a school",
            owner_raw="Public Health",
            when="Q4",
            milestones=[due("2025-12-31")],
            success="Agreed by all",
            rag="Green",
        ),
    ),
    priority(
        2,
        "Child sexual abuse on line",
        action(
            "2.1",
            "Bring the police’s on-line team to each locality meeting",
            owner_raw="Pellmoor Constabulary",
            when="ongoing",
            milestones=[ongoing(END)],
            success="At every meeting",
            rag="Green",
        ),
        action(
            "2.2",
            "Train specialist interviewers",
            owner_raw="Pellmoor Constabulary",
            when="12/09/2025",
            milestones=[due("2025-09-12")],
            success="90% of interviews by trained staff",
            measures=[measure("90% of interviews by trained staff", "=", 90, "%")],
            rag="Red",
        ),
    ),
    priority(
        3,
        "Leaving care",
        action(
            "3.1",
            "Agree a health passport",
            owner_raw="Designated Doctor (Pellmoor ICB)",
            owners=lead("Designated Doctor", agency="Pellmoor ICB"),
            when="30/11/2025",
            milestones=[due("2025-11-30")],
            success="Over 70% of care leavers have a passport",
            measures=[measure("Over 70% of care leavers have a passport", ">", 70, "%")],
            rag="Amber",
        ),
        action(
            "3.2",
            "Open a drop-in",
            owner_raw="Leaving Care Team",
            when="when premises are found",
            milestones=[unknown("when premises are found")],
            success="Drop-in open two days a week",
            rag="Red",
            optional_thresholds=[2.0],
        ),
    ),
    tries=[
        "calendar year and quarters",
        "priority merged down column A",
        "heading in the fifth row",
        "counts and meeting dates are no plan",
        "hidden sheet",
    ],
)
DATES = {"31/01/2025": date(2025, 1, 31), "12/09/2025": date(2025, 9, 12), "30/11/2025": date(2025, 11, 30)}
HEAD = [
    "Priority",
    "Ref",
    "Action",
    "Who is responsible",
    "Completion date",
    "What success looks like",
    "RAG",
    "Comments",
]


def build(folder: Path) -> None:
    book = openpyxl.Workbook()
    counts = book.active
    counts.title = "Summary"
    for row in [
        ["Pellmoor Safeguarding Partnership"],
        ["Actions by rating"],
        ["Rating", "Number", "Share"],
        ["Blue", 1, 0.14],
        ["Green", 2, 0.29],
        ["Amber", 2, 0.29],
        ["Red", 2, 0.28],
        ["Total", 7, 1],
    ]:
        counts.append(row)
    for cell in counts["C"][3:]:
        cell.number_format = "0%"
    sheet = book.create_sheet("Action plan")
    sheet.append(["Pellmoor Safeguarding Partnership Business Plan 2025"])
    sheet.merge_cells("A1:H1")
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.append(["January to December 2025. Quarters are calendar quarters (Q1 = January to March)."])
    sheet.append(["Last updated 3 March 2025 by the Business Unit"])
    sheet.append([])
    sheet.append(HEAD)
    for cell in sheet[5]:
        cell.font, cell.fill = Font(bold=True, color="FFFFFF"), PatternFill("solid", start_color="1F3864")
    for each in ANSWER["priorities"]:
        top = sheet.max_row + 1
        for n, one in enumerate(each["actions"]):
            sheet.append(
                [
                    f"{each['number']}. {each['title']}" if n == 0 else None,
                    one["number"],
                    one["text"],
                    one["owner_raw"],
                    DATES.get(one["target_raw"], one["target_raw"]),
                    one["measures_raw"],
                    one["rag"],
                    None,
                ]
            )
            sheet.cell(sheet.max_row, 5).number_format = "d mmm yyyy"
            sheet.cell(sheet.max_row, 7).fill = PatternFill("solid", start_color=FILLS[one["rag"]])
        sheet.merge_cells(start_row=top, end_row=sheet.max_row, start_column=1, end_column=1)
    for row in sheet.iter_rows(min_row=5):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "C6"
    for letter, width in zip("ABCDEFGH", [24, 6, 52, 30, 16, 38, 9, 20], strict=True):
        sheet.column_dimensions[letter].width = width
    meetings = book.create_sheet("Meetings")
    for row in [
        ["Group", "Date", "Time", "Venue"],
        ["Executive", date(2025, 3, 20), "10:00", "Town Hall"],
        ["Executive", date(2025, 6, 19), "10:00", "On line"],
        ["Learning Group", date(2025, 5, 8), "14:00", "Fire station"],
    ]:
        meetings.append(row)
    old = book.create_sheet("2024")
    old.append(HEAD)
    old.append(["1. Old priority", "1.1", "An action of last year", "Police", date(2024, 6, 30), "Done", "Blue", None])
    old.sheet_state = "hidden"
    book.save(folder / "plan.xlsx")
