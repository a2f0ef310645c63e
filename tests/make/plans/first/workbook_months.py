"""A workbook with a column for each month, whose headings are real dates shown as "Apr-23", and an x in the month of
the date; section rows fill only their first cell; the tenth action of a priority is 1.10, kept as text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from tests.make.plans.answers import Fact, action, due, joint, measure, plan, priority
from tests.make.plans.word import FILLS

MONTHS = {
    "Apr-23": "2023-04-30",
    "May-23": "2023-05-31",
    "Jun-23": "2023-06-30",
    "Jul-23": "2023-07-31",
    "Aug-23": "2023-08-31",
    "Sep-23": "2023-09-30",
    "Oct-23": "2023-10-31",
    "Nov-23": "2023-11-30",
    "Dec-23": "2023-12-31",
    "Jan-24": "2024-01-31",
    "Feb-24": "2024-02-29",
    "Mar-24": "2024-03-31",
}


def marked(number: str, text: str, months: str, **more: object) -> Fact:
    """An action with an x under each of `months`."""
    return action(
        number,
        text,
        when=", ".join(months.split()),
        milestones=[due(MONTHS[one], one) for one in months.split()],
        **more,
    )  # type: ignore[arg-type]


ANSWER = plan(
    "Elmstead and Rowe Safeguarding Adults Board Work Plan 2023-24",
    "Elmstead and Rowe Safeguarding Adults Board",
    "2023-04-01",
    "2024-03-31",
    priority(
        1,
        "Prevention",
        marked("1.1", "Refresh the web pages on scams", "Apr-23", owner_raw="Trading Standards", rag="Green"),
        marked("1.2", "Send banks a guide to spotting coercion", "Jun-23", owner_raw="Trading Standards", rag="Green"),
        marked(
            "1.3",
            "Visit sheltered housing",
            "Jul-23 Nov-23",
            owner_raw="Housing Association Forum",
            success="30 schemes visited",
            measures=[measure("30 schemes visited", "=", 30, "schemes")],
            rag="Amber",
        ),
        marked("1.4", "Train meals-on-wheels drivers", "Sep-23", owner_raw="Age Concern Elmstead", rag="Red"),
        marked("1.5", "Test the hate crime reporting centres", "Oct-23", owner_raw="Police", rag="Green"),
        marked(
            "1.6",
            "Offer fire visits to people who hoard",
            "May-23",
            owner_raw="Fire and Rescue Service",
            success="At least 75% accept a visit",
            measures=[measure("At least 75% accept a visit", ">=", 75, "%")],
            rag="Blue",
        ),
        marked(
            "1.7",
            "Review leaflets with people who have a learning disability",
            "Jan-24",
            owner_raw="People First Group",
        ),
        marked(
            "1.8",
            "Hold a safeguarding week",
            "Nov-23",
            owner_raw="Communications Group/All partners",
            owners=joint("Communications Group", "All partners"),
            rag="Amber",
        ),
        marked("1.9", "Map lunch clubs", "Aug-23", owner_raw="Healthwatch", rag="Green"),
        marked("1.10", "Report on what prevention has achieved", "Mar-24", owner_raw="Board Manager"),
    ),
    priority(
        2,
        "Quality of care",
        marked(
            "2.1",
            "Share what inspectors find with commissioners",
            "Sep-23 Mar-24",
            owner_raw="Quality Group",
            rag="Green",
        ),
        marked(
            "2.2",
            "Audit medication errors in care homes",
            "Feb-24",
            owner_raw="Medicines Team and Quality Group",
            owners=joint("Medicines Team", "Quality Group"),
            success="Errors fall by more than 10%",
            measures=[measure("Errors fall by more than 10%", "decrease", 10, "%")],
            rag=None,
            optional_thresholds=[10.0],
        ),
    ),
    tries=["month headings as real dates", "x under a month", "1.10 is not 1.1", "section rows in the first cell only"],
)
HEAD = ["Ref", "Action", "Lead"]


def build(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Work plan"
    sheet.append(["Elmstead and Rowe Safeguarding Adults Board"])
    sheet.append(["Work Plan 2023-24 (x = month in which the action will be done)"])
    sheet.append([])
    sheet.append([*HEAD, *(date.fromisoformat(day).replace(day=1) for day in MONTHS.values()), "Measure", "RAG"])
    for cell in sheet[4]:
        cell.font = Font(bold=True)
        if isinstance(cell.value, date):
            cell.number_format = "mmm-yy"
    for each in ANSWER["priorities"]:
        sheet.append([f"Priority {each['number']}: {each['title']}"])
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        for one in each["actions"]:
            number = one["number"] if one["number"].endswith("0") else float(one["number"])
            sheet.append(
                [
                    number,
                    one["text"],
                    one["owner_raw"],
                    *("x" if month in one["target_raw"] else None for month in MONTHS),
                    one["measures_raw"] or None,
                    (one["rag"] or " ")[0].strip() or None,
                ]
            )
            if one["rag"]:
                sheet.cell(sheet.max_row, 17).fill = PatternFill("solid", start_color=FILLS[one["rag"]])
    for row in sheet.iter_rows(min_row=5, max_col=3):
        for cell in row:
            cell.alignment = Alignment(wrap_text=cell.column > 1, vertical="top")
    for letter, width in {"A": 8, "B": 50, "C": 28, "P": 28}.items():
        sheet.column_dimensions[letter].width = width
    book.save(folder / "plan.xlsx")
