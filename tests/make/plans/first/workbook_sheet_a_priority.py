"""A workbook with a sheet for each priority: dates as real dates, targets as percent cells in a column of their own,
two heading rows with merged cells, a withdrawn action in a hidden row, a hidden list sheet and a cover sheet."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, recurring
from tests.make.plans.word import FILLS

END = "2025-03-31"


def share(name: str, figure: float) -> dict[str, object]:
    """A measure whose target is a percent cell."""
    return measure(f"{name}: {figure:g}%", "=", figure, "%", name=name)


ANSWER = plan(
    "Hartsmoor Safeguarding Children Partnership Delivery Plan 2024-25",
    "Hartsmoor Safeguarding Children Partnership",
    "2024-04-01",
    END,
    priority(
        1,
        "Neglect",
        action(
            "1.1",
            "Relaunch the neglect strategy with a video in place of a conference",
            owner_raw="Neglect Subgroup",
            when="28/06/2024",
            milestones=[due("2024-06-28")],
            measures=[share("Staff who have watched the video", 75)],
            rag="Green",
            progress="Filmed in May",
        ),
        action(
            "1.2",
            "Use day-in-the-life work in all neglect assessments",
            owner_raw="Principal Social Worker",
            when="30/09/2024",
            milestones=[due("2024-09-30")],
            measures=[share("Assessments with day-in-the-life work", 90)],
            rag="Amber",
            progress="Tool chosen",
        ),
        action(
            "1.3",
            "Report on missed dental and eye appointments",
            owner_raw="Hartsmoor ICB / Public Health",
            owners=joint("Hartsmoor ICB", "Public Health"),
            when="Quarterly",
            milestones=[recurring(END, "quarterly", "2024-06-30", "2024-09-30", "2024-12-31", END)],
            rag="Green",
        ),
    ),
    priority(
        2,
        "Online harm",
        action(
            "2.1",
            "Run evening sessions for parents with secondary schools",
            owner_raw="Education Subgroup",
            when="29/11/2024",
            milestones=[due("2024-11-29")],
            measures=[share("Parents who feel more able to help", 80)],
            rag=None,
        ),
        action(
            "2.2",
            "Agree with police what schools should do when images are shared",
            owner_raw="Hartsmoor Police",
            when="Mar 2025",
            milestones=[due("2025-03-31")],
            rag="Red",
            progress="No lead officer yet",
        ),
    ),
    priority(
        3,
        "Transition to adulthood",
        action(
            "3.1",
            "Write a joint protocol with the adults board",
            owner_raw="Partnership Manager and SAB Manager",
            owners=joint("Partnership Manager", "SAB Manager"),
            when="31/01/2025",
            milestones=[due("2025-01-31")],
            rag="Blue",
            progress="Signed in October",
        ),
        action(
            "3.2",
            "Keep the list of 17-year-olds with a plan for after 18",
            owner_raw="Leaving Care Service",
            when="Ongoing",
            milestones=[ongoing(END)],
            measures=[share("17-year-olds with a named adult worker", 100)],
            rag="Amber",
        ),
    ),
    tries=[
        "sheet a priority",
        "real date cells",
        "percent cells",
        "a hidden row and a hidden sheet are not text",
        "two heading rows with merged cells",
        "colour alone for the rating",
    ],
)
DATES = {
    "28/06/2024": date(2024, 6, 28),
    "30/09/2024": date(2024, 9, 30),
    "29/11/2024": date(2024, 11, 29),
    "31/01/2025": date(2025, 1, 31),
}
WRAP = Alignment(wrap_text=True, vertical="top")


def _fill(colour: str) -> PatternFill:
    return PatternFill("solid", start_color=colour)


def build(folder: Path) -> None:
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Read me"
    for line in [
        "Hartsmoor Safeguarding Children Partnership",
        "Delivery Plan 2024-25",
        "Please update the last two columns before each Executive meeting.",
        "Contact: partnership office",
    ]:
        cover.append([line])
    for each in ANSWER["priorities"]:
        sheet = book.create_sheet(f"P{each['number']} {each['title']}")
        sheet.append([f"Priority {each['number']}: {each['title']}"])
        sheet.merge_cells("A1:H1")
        sheet["A1"].font = Font(bold=True, size=14)
        sheet.append(["Ref", "Action", "Owner", "Due date", "How we will measure it", None, "Update", "RAG"])
        sheet.append([None, None, None, None, "Measure", "Target", None, None])
        for letter in "ABCDGH":
            sheet.merge_cells(f"{letter}2:{letter}3")
        sheet.merge_cells("E2:F2")
        for row in sheet.iter_rows(min_row=2, max_row=3):
            for cell in row:
                cell.font, cell.fill = Font(bold=True), _fill("DDEBF7")
        for one in each["actions"]:
            aim = next(iter(one["measures"]), None)
            sheet.append(
                [
                    float(one["number"]),
                    one["text"],
                    one["owner_raw"],
                    DATES.get(one["target_raw"], one["target_raw"]),
                    aim["name"] if aim else None,
                    aim["threshold"] / 100 if aim else None,
                    one["progress"],
                    None,
                ]
            )
            row = sheet.max_row
            sheet.cell(row, 4).number_format = "dd/mm/yyyy"
            sheet.cell(row, 6).number_format = "0%"
            if one["rag"]:
                sheet.cell(row, 8).fill = _fill(FILLS[one["rag"]])
        if each["number"] == 2:
            sheet.append(
                [2.3, "Buy filtering software for foster carers (withdrawn)", "Fostering Service", date(2024, 10, 1)]
            )
            sheet.row_dimensions[sheet.max_row].hidden = True
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                cell.alignment = WRAP
        for letter, width in zip("ABCDEFGH", [6, 50, 28, 14, 36, 9, 24, 8], strict=True):
            sheet.column_dimensions[letter].width = width
    lists = book.create_sheet("Lists")
    for word in ["Red", "Amber", "Green", "Blue"]:
        lists.append([word])
    lists.sheet_state = "hidden"
    book.save(folder / "plan.xlsx")
