"""A sheet for each priority, turned on its side: labels down column A, an action in each further column."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority
from tests.make.plans.word import FILLS

END = "2022-03-31"

ANSWER = plan(
    "Harrowby Safeguarding Children Partnership Plan 2021/22",
    "Harrowby Safeguarding Children Partnership",
    "2021-04-01",
    END,
    priority(
        1,
        "After lockdown",
        action(
            "1.1",
            "Ring every child who has not come back to school",
            owner_raw="Attendance Service",
            when="14/05/2021",
            milestones=[due("2021-05-14")],
            success="All children rung",
            rag="Green",
        ),
        action(
            "1.2",
            "Open a help line for teachers",
            owner_raw="Psychology Service and School Nursing",
            owners=joint("Psychology Service", "School Nursing"),
            when="Sept 2021",
            milestones=[due("2021-09-30")],
            success="At least 200 calls",
            measures=[measure("At least 200 calls", ">=", 200, "calls")],
            rag="Amber",
        ),
    ),
    priority(
        2,
        "Under ones",
        action(
            "2.1",
            "Visit every baby born in lockdown",
            owner_raw="Health Visiting",
            when="30/11/2021",
            milestones=[due("2021-11-30")],
            success="Over 97% visited",
            measures=[measure("Over 97% visited", ">", 97, "%")],
            rag="Red",
        ),
        action(
            "2.2",
            "Keep the crying line open at night",
            owner_raw="Parent Line Harrowby",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Line open",
            rag="Green",
        ),
        action(
            "2.3",
            "Look again at reviews about babies",
            owner_raw="Case Review Group",
            when="Feb 2022",
            milestones=[due("2022-02-28")],
            success="Paper to partners",
            rag=None,
        ),
    ),
    tries=["actions are columns in a workbook", "a sheet for each priority", "dates real and in words"],
)
DATES = {"14/05/2021": date(2021, 5, 14), "30/11/2021": date(2021, 11, 30)}


def build(folder: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for each in ANSWER["priorities"]:
        sheet = book.create_sheet(f"Priority {each['number']}")
        held = each["actions"]
        sheet.append(
            [f"Harrowby Safeguarding Children Partnership Plan 2021/22 – Priority {each['number']}: {each['title']}"]
        )
        for label, values in {
            "Reference": [one["number"] for one in held],
            "Action": [one["text"] for one in held],
            "Lead": [one["owner_raw"] for one in held],
            "Due date": [DATES.get(one["target_raw"], one["target_raw"]) for one in held],
            "Success measure": [one["measures_raw"] for one in held],
            "RAG": [one["rag"] for one in held],
        }.items():
            sheet.append([label, *values])
            sheet.cell(sheet.max_row, 1).font = Font(bold=True)
            for cell in sheet[sheet.max_row]:
                cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
                if isinstance(cell.value, date):
                    cell.number_format = "dd/mm/yyyy"
                if label == "RAG" and cell.value in FILLS:
                    cell.fill = PatternFill("solid", start_color=FILLS[cell.value])
        sheet.column_dimensions["A"].width = 18
        for letter in "BCD":
            sheet.column_dimensions[letter].width = 36
    book.save(folder / "plan.xlsx")
