"""A workbook with a sheet for each subgroup, columns in another order and by another name on each, percent cells as
targets, a sheet of abbreviations, and codes as numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font

from tests.make.plans.answers import action, due, joint, measure, ongoing, owner, plan, priority, recurring
from tests.make.plans.word import FILLS

END = "2022-03-31"
KEY = {
    "TM": "Training Manager",
    "HAB": "Health Advisory Board",
    "QAO": "Quality Assurance Officer",
    "CSE": "Child Sexual Exploitation",
    "EWS": "Education Welfare Service",
}

ANSWER = plan(
    "Brackenfell Safeguarding Children Partnership Subgroup Work Plans 2021-22",
    "Brackenfell Safeguarding Children Partnership",
    "2021-04-01",
    END,
    priority(
        None,
        "Learning",
        action(
            "L01",
            "Move all basic courses on line",
            owner_raw="TM",
            owners=[owner("Training Manager", abbr="TM")],
            when="30/06/2021",
            milestones=[due("2021-06-30")],
            measures=[measure("Courses on line: 100%", "=", 100, "%")],
            rag="Green",
        ),
        action(
            "L02",
            "Find out what learners do differently after three months",
            owner_raw="TM / QAO",
            owners=[
                owner("Training Manager", "joint", abbr="TM"),
                owner("Quality Assurance Officer", "joint", abbr="QAO"),
            ],
            when="31/01/2022",
            milestones=[due("2022-01-31")],
            measures=[measure("Learners who reply: 40%", "=", 40, "%")],
            rag="Amber",
            optional_thresholds=[3.0],
        ),
        action(
            "L03",
            "Keep the directory of trainers up to date",
            owner_raw="TM",
            owners=[owner("Training Manager", abbr="TM")],
            when="Ongoing",
            milestones=[ongoing(END)],
            rag="Green",
        ),
    ),
    priority(
        None,
        "Quality",
        action(
            "Q01",
            "Audit child in need plans",
            owner_raw="QAO",
            owners=[owner("Quality Assurance Officer", abbr="QAO")],
            when="15/10/2021",
            milestones=[due("2021-10-15")],
            success="At least 30 plans audited",
            measures=[measure("At least 30 plans audited", ">=", 30, "plans")],
            rag="Red",
        ),
        action(
            "Q02",
            "Report the data set",
            owner_raw="HAB",
            owners=[owner("Health Advisory Board", abbr="HAB")],
            when="Quarterly",
            milestones=[recurring(END, "quarterly", "2021-06-30", "2021-09-30", "2021-12-31", END)],
            success="Report in time",
            rag="Green",
        ),
    ),
    priority(
        None,
        "Schools",
        action(
            "S01",
            "Visit schools that made no referral last year",
            owner_raw="EWS",
            owners=[owner("Education Welfare Service", abbr="EWS")],
            when="17/12/2021",
            milestones=[due("2021-12-17")],
            success="Every such school visited",
            rag="Amber",
        ),
        action(
            "S02",
            "Agree a protocol on part-time timetables",
            owner_raw="EWS and Head Teachers’ Forum",
            owners=[owner("Education Welfare Service", "joint", abbr="EWS"), *joint("Head Teachers’ Forum")],
            when="Feb 2022",
            milestones=[due("2022-02-28")],
            success="Fewer than 50 children on part-time timetables",
            measures=[measure("Fewer than 50 children on part-time timetables", "<", 50, "children")],
            rag=None,
        ),
    ),
    tries=[
        "columns in another order and by another name on each sheet",
        "percent cells",
        "abbreviations on their own sheet",
        "codes with zeros",
        "real dates",
    ],
)
DATES = {
    "30/06/2021": date(2021, 6, 30),
    "31/01/2022": date(2022, 1, 31),
    "15/10/2021": date(2021, 10, 15),
    "17/12/2021": date(2021, 12, 17),
}


def _when(one: dict) -> date | str:
    return DATES.get(one["target_raw"], one["target_raw"])


def _share(one: dict) -> tuple[str | None, float | None]:
    if not one["measures"]:
        return None, None
    return one["measures"][0]["text"].split(":")[0], one["measures"][0]["threshold"] / 100


def build(folder: Path) -> None:
    book = openpyxl.Workbook()
    front = book.active
    front.title = "Front"
    front.append(["Brackenfell Safeguarding Children Partnership"])
    front.append(["Subgroup Work Plans 2021-22"])
    learning, quality, schools = ANSWER["priorities"]

    sheet = book.create_sheet("Learning")
    sheet.append(["Code", "Task", "Lead", "Deadline", "Indicator", "Target", "RAG"])
    for one in learning["actions"]:
        name, target = _share(one)
        sheet.append([one["number"], one["text"], one["owner_raw"], _when(one), name, target, one["rag"][0]])
        sheet.cell(sheet.max_row, 6).number_format = "0%"

    sheet = book.create_sheet("Quality")
    sheet.append(["Ref", "Due by", "Owner", "What will be done", "Success criteria", "Status (RAG)"])
    for one in quality["actions"]:
        sheet.append([one["number"], _when(one), one["owner_raw"], one["text"], one["measures_raw"], one["rag"]])

    sheet = book.create_sheet("Schools")
    sheet.append(["Action", "No.", "By whom", "By when", "Outcome measure", "RAG"])
    for one in schools["actions"]:
        sheet.append([one["text"], one["number"], one["owner_raw"], _when(one), one["measures_raw"], None])
        if one["rag"]:
            sheet.cell(sheet.max_row, 6).fill = openpyxl.styles.PatternFill("solid", start_color=FILLS[one["rag"]])

    for sheet in book.worksheets[1:]:
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if isinstance(cell.value, date):
                    cell.number_format = "dd/mm/yy"
    key = book.create_sheet("Abbreviations")
    key.append(["Abbreviation", "Meaning"])
    for pair in KEY.items():
        key.append(list(pair))
    book.save(folder / "plan.xlsx")
