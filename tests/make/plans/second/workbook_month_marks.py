"""A workbook with months as words across, a dot in the month of the date, the measure before the months, numbers in
the action's own cell, and two priorities on one sheet with a blank row and the heading again between them."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from tests.make.plans.answers import Fact, action, due, joint, measure, plan, priority

MONTHS = {
    "April": "2014-04-30",
    "May": "2014-05-31",
    "June": "2014-06-30",
    "July": "2014-07-31",
    "August": "2014-08-31",
    "September": "2014-09-30",
    "October": "2014-10-31",
    "November": "2014-11-30",
    "December": "2014-12-31",
    "January": "2015-01-31",
    "February": "2015-02-28",
    "March": "2015-03-31",
}


def dotted(number: str, text: str, months: str, **more: object) -> Fact:
    """An action with a dot under each of `months`."""
    return action(
        number,
        text,
        when=", ".join(months.split()),
        milestones=[due(MONTHS[one], one) for one in months.split()],
        **more,
    )  # type: ignore[arg-type]


ANSWER = plan(
    "Swanholme LSCB Training Strategy Action Plan 2014/15",
    "Swanholme Local Safeguarding Children Board",
    "2014-04-01",
    "2015-03-31",
    priority(
        1,
        "Know what staff need",
        dotted(
            "1.1",
            "Carry out a training needs survey",
            "June",
            owner_raw="Training Co-ordinator",
            success="At least 35% of staff answer",
            measures=[measure("At least 35% of staff answer", ">=", 35, "%")],
        ),
        dotted(
            "1.2",
            "Compare the survey with what reviews have found",
            "August",
            owner_raw="Training Sub-Group/Case Review Panel",
            owners=joint("Training Sub-Group", "Case Review Panel"),
            success="Paper to the Board",
        ),
    ),
    priority(
        2,
        "Offer training that works",
        dotted(
            "2.1",
            "Publish the course brochure",
            "May November",
            owner_raw="Training Co-ordinator",
            success="Two brochures",
            measures=[measure("Two brochures")],
            optional_thresholds=[2.0],
        ),
        dotted(
            "2.2",
            "Run a course for staff who work with fathers",
            "January",
            owner_raw="Fatherhood Project",
            success="Over 90% say that they learned something new",
            measures=[measure("Over 90% say that they learned something new", ">", 90, "%")],
        ),
        dotted(
            "2.3",
            "Visit one course in five",
            "February",
            owner_raw="Lay Members",
            success="Notes of visits",
            optional_thresholds=[1.0, 5.0],
        ),
    ),
    tries=[
        "months as words",
        "dots",
        "January to March belong to the second year",
        "number in the action cell",
        "heading said twice",
    ],
)


def build(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Action plan"
    sheet.append(["Swanholme LSCB Training Strategy Action Plan 2014/15"])
    sheet["A1"].font = Font(bold=True, size=14)
    for each in ANSWER["priorities"]:
        sheet.append([])
        sheet.append([f"Aim {each['number']}: {each['title']}"])
        sheet.cell(sheet.max_row, 1).fill = PatternFill("solid", start_color="FFF2CC")
        sheet.append(["Action", "Lead", "Success criteria", *MONTHS])
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=True)
        for one in each["actions"]:
            chosen = one["target_raw"].split(", ")
            sheet.append(
                [
                    f"{one['number']} {one['text']}",
                    one["owner_raw"],
                    one["measures_raw"],
                    *("●" if month in chosen else None for month in MONTHS),
                ]
            )
            for cell in sheet[sheet.max_row]:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in {"A": 50, "B": 28, "C": 34}.items():
        sheet.column_dimensions[letter].width = width
    book.save(folder / "plan.xlsx")
