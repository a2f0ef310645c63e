"""One sheet with several tables below each other, each with a title row; start and end dates, a column of per cent
complete (progress, never a target), objectives that stand once and are blank below, and ratings as words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, unknown

END = "2020-03-31"

ANSWER = plan(
    "Oxmere LSCB Work Programme 2019/20",
    "Oxmere Local Safeguarding Children Board",
    "2019-04-01",
    END,
    priority(
        1,
        "Working with schools",
        action(
            "W1",
            "Visit each academy trust to talk about the duty to refer",
            owner_raw="Education Adviser",
            when="30/09/2019",
            milestones=[due("2019-09-30")],
            success="12 trusts visited",
            measures=[measure("12 trusts visited", "=", 12, "trusts")],
            rag="Green",
            start="01/05/2019",
        ),
        action(
            "W2",
            "Survey designated leads on how they are supervised",
            owner_raw="Education Adviser",
            when="15/11/2019",
            milestones=[due("2019-11-15")],
            success="More than 60% of leads reply",
            measures=[measure("More than 60% of leads reply", ">", 60, "%")],
            rag="Amber",
            start="02/09/2019",
        ),
        action(
            "W3",
            "Share the names of children out of school with the missing panel",
            owner_raw="Admissions Team/Missing Panel",
            owners=joint("Admissions Team", "Missing Panel"),
            when="Ongoing",
            milestones=[ongoing(END)],
            success="List goes to the panel each month",
            rag="Green",
            start="01/04/2019",
        ),
    ),
    priority(
        2,
        "Parents’ mental health",
        action(
            "P1",
            "Agree when adult mental health workers tell children’s services",
            owner_raw="Mental Health Trust",
            when="31/12/2019",
            milestones=[due("2019-12-31")],
            success="Agreement signed",
            rag="Red",
            start="01/07/2019",
        ),
        action(
            "P2",
            "Shadowing between adult and children’s teams",
            owner_raw="Mental Health Trust\nChildren’s Services",
            owners=joint("Mental Health Trust", "Children’s Services"),
            when="28/02/2020",
            milestones=[due("2020-02-28")],
            success="20 days of shadowing; 85% find it useful",
            measures=[measure("20 days of shadowing", "=", 20, "days"), measure("85% find it useful", "=", 85, "%")],
            rag="Amber",
            start="01/10/2019",
        ),
    ),
    priority(
        3,
        "Running the Board well",
        action(
            "B1",
            "Move to the new three-partner arrangements",
            owner_raw="Board Manager",
            when="29/09/2019",
            milestones=[due("2019-09-29")],
            success="Arrangements published",
            rag="Green",
            start="01/04/2019",
        ),
        action(
            "B2",
            "Appoint lay members",
            owner_raw="Independent Chair",
            when="tbc",
            milestones=[unknown("tbc")],
            success="Two lay members in post",
            measures=[measure("Two lay members in post", ">=", 2, "lay members")],
            rag="Red",
            start="tbc",
        ),
    ),
    tries=[
        "several tables on one sheet",
        "start date is not the due date",
        "per cent complete is progress",
        "objective blank below its first row",
        "numbers begin again by letter",
    ],
)
OBJECTIVES = {
    "W1": "Schools are full partners",
    "W3": "No child is out of sight",
    "P1": "Families are seen as a whole",
    "B1": "The new partnership starts on firm ground",
}
DONE = {"W1": 0.5, "W2": 0.1, "W3": 0.4, "P1": 0, "P2": 0.25, "B1": 0.9, "B2": 0}
HEAD = ["No", "Objective", "Action", "Lead", "Start date", "End date", "Success measure", "% complete", "RAG status"]


def _cell(text: str) -> date | str:
    parts = text.split("/")
    return date(int(parts[2]), int(parts[1]), int(parts[0])) if len(parts) == 3 else text


def build(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Work programme"
    sheet.append(["Oxmere LSCB Work Programme 2019/20"])
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.append(["Updated for the Executive on 3 July 2019"])
    for each in ANSWER["priorities"]:
        sheet.append([])
        sheet.append([f"Theme {each['number']}: {each['title']}"])
        top = sheet.max_row
        sheet.merge_cells(start_row=top, end_row=top, start_column=1, end_column=len(HEAD))
        sheet.cell(top, 1).font = Font(bold=True)
        sheet.cell(top, 1).fill = PatternFill("solid", start_color="FCE4D6")
        sheet.append(HEAD)
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=True)
        for one in each["actions"]:
            sheet.append(
                [
                    one["number"],
                    OBJECTIVES.get(one["number"]),
                    one["text"],
                    one["owner_raw"],
                    _cell(one["start"]),
                    _cell(one["target_raw"]),
                    one["measures_raw"],
                    DONE[one["number"]],
                    one["rag"],
                ]
            )
            row = sheet.max_row
            sheet.cell(row, 5).number_format = sheet.cell(row, 6).number_format = "dd-mmm-yy"
            sheet.cell(row, 8).number_format = "0%"
            for cell in sheet[row]:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append([])
    sheet.append(["Red = will not be done in time", None, "Amber = some delay", None, "Green = on time"])
    for letter, width in zip("ABCDEFGHI", [6, 26, 48, 26, 12, 12, 34, 11, 11], strict=True):
        sheet.column_dimensions[letter].width = width
    book.save(folder / "plan.xlsx")
