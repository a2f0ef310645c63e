"""A workbook whose only title is the sheet's name; owners under each other in one cell, dates as words, numbers with a
full stop behind, the priority once and blank below, notes at the foot."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, recurring

END = "2019-03-31"

ANSWER = plan(
    "LSCB Plan 2018-19",
    None,
    "2018-04-01",
    END,  # type: ignore[arg-type]
    priority(
        1,
        "Trauma",
        action(
            "1",
            "Teach all front-line staff what trauma does to children",
            owner_raw="Training Group\nVirtual School\nCAMHS",
            owners=joint("Training Group", "Virtual School", "CAMHS"),
            when="31st March 2019",
            milestones=[due(END)],
            success="600 staff taught\nOver 90% say that they will change what they do",
            measures=[
                measure("600 staff taught", "=", 600, "staff"),
                measure("Over 90% say that they will change what they do", ">", 90, "%"),
            ],
            rag="Amber",
        ),
        action(
            "2",
            "Write a guide for foster carers",
            owner_raw="Fostering Panel",
            when="1st December 2018",
            milestones=[due("2018-12-01")],
            success="Guide given to all carers",
            rag="Green",
        ),
    ),
    priority(
        2,
        "Looked after children who go missing",
        action(
            "3",
            "Give each children’s home a named police officer",
            owner_raw="Police",
            when="end of June 2018",
            milestones=[due("2018-06-30")],
            success="Every home knows its officer",
            rag="Blue",
        ),
        action(
            "4",
            "Look at patterns in who goes missing",
            owner_raw="Police\nPlacements Team",
            owners=joint("Police", "Placements Team"),
            when="Quarterly",
            milestones=[recurring(END, "quarterly", "2018-06-30", "2018-09-30", "2018-12-31", END)],
            success="10% fewer repeat episodes",
            measures=[measure("10% fewer repeat episodes", "decrease", 10, "%")],
            rag="Red",
            optional_thresholds=[10.0],
        ),
        action(
            "5",
            "Keep the protocol under review",
            owner_raw="Missing Group",
            when="On-going",
            milestones=[ongoing(END)],
            success="Protocol is current",
        ),
    ),
    tries=[
        "no title but the sheet's name",
        "owners on their own lines in a spreadsheet cell",
        "numbers with a full stop",
        "notes at the foot",
    ],
)


def build(folder: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "LSCB Plan 2018-19"
    sheet.append(["Priority", "No.", "Action", "Lead(s)", "Target date", "Success measures", "RAG"])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for each in ANSWER["priorities"]:
        for n, one in enumerate(each["actions"]):
            sheet.append(
                [
                    f"Priority {each['number']}: {each['title']}" if n == 0 else None,
                    f"{one['number']}.",
                    one["text"],
                    one["owner_raw"],
                    one["target_raw"],
                    one["measures_raw"],
                    one["rag"][0] if one["rag"] else None,
                ]
            )
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.append([])
    sheet.append(["Note: please send changes to the Board office."])
    sheet.append(["R = red, A = amber, G = green, B = blue (complete)"])
    for letter, width in zip("ABCDEFG", [26, 6, 46, 26, 20, 40, 6], strict=True):
        sheet.column_dimensions[letter].width = width
    book.save(folder / "plan.xlsx")
