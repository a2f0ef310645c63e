"""An adults board's strategy for three years with a column for each year and a tick in it, leads as initials explained
in one running line, six principles before it, and no numbers; the priority stands in the first column once and is
blank below."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Font, PatternFill

from tests.make.plans.answers import Fact, action, due, measure, owner, plan, priority
from tests.make.plans.word import Cell, Para, Row, Run, Word

YEARS = {"2023/24": "2024-03-31", "2024/25": "2025-03-31", "2025/26": "2026-03-31"}
KEY = {
    "BSM": "Board Support Manager",
    "HW": "Healthwatch",
    "PVP": "Protecting Vulnerable People Unit",
    "CSG": "Communications Subgroup",
    "MCA": "Mental Capacity Act Subgroup",
    "ICB": "Integrated Care Board",
}


def planned(number: str, text: str, leads: str, years: str, success: str, *measures: Fact) -> Fact:
    """An action led by those whose initials stand in `leads`, ticked in `years`."""
    names, when = leads.split("/"), years.split()
    return action(
        number,
        text,
        number_generated=True,
        owner_raw=leads,
        owners=[owner(KEY[one], "joint" if names[1:] else "lead", abbr=one) for one in names],
        when=", ".join(when),
        milestones=[due(YEARS[one], one) for one in when],
        success=success,
        measures=measures,
    )


ANSWER = plan(
    "Stourhaven Safeguarding Adults Board Strategic Delivery Plan 2023-2026",
    "Stourhaven Safeguarding Adults Board",
    "2023-04-01",
    "2026-03-31",
    priority(
        "1",
        "People know how to get help",
        planned(
            "1.1",
            "Write a new easy-read guide with people who have used services.",
            "CSG",
            "2023/24",
            "Guide out in every library.",
        ),
        planned(
            "1.2",
            "Visit every luncheon club and day centre.",
            "HW/BSM",
            "2024/25",
            "At least 40 visits made.",
            measure("At least 40 visits made.", ">=", 40, "visits"),
        ),
    ),
    priority(
        "2",
        "Staff use the Mental Capacity Act well",
        planned(
            "2.1",
            "Set up a help line for front-line staff.",
            "MCA",
            "2023/24",
            "80% of callers say that it helped.",
            measure("80% of callers say that it helped.", "=", 80, "%"),
        ),
        planned(
            "2.2",
            "Audit capacity assessments and repeat the audit.",
            "MCA/ICB",
            "2023/24 2025/26",
            "Over 75% good at the second audit.",
            measure("Over 75% good at the second audit.", ">", 75, "%"),
        ),
        planned("2.3", "Train police call handlers.", "PVP", "2024/25", "Call handlers are confident."),
    ),
    priority(
        "3",
        "Reviews lead to change",
        planned(
            "3.1",
            "Publish a seven-minute briefing for each review.",
            "BSM",
            "2025/26",
            "Fewer than 10% of staff have not heard of them.",
            measure("Fewer than 10% of staff have not heard of them.", "<", 10, "%"),
        ),
        planned("3.2", "Share a learning library with three neighbouring boards.", "BSM", "2024/25", "Library open."),
    ),
    tries=[
        "a column for each year of the plan",
        "initials explained in one running line",
        "no numbers",
        "first column blank below",
        "principles are no priorities",
    ],
)
PRINCIPLES = ["Empowerment", "Prevention", "Proportionality", "Protection", "Partnership", "Accountability"]
HEAD = ["Strategic aim", "Actions", "Lead", *YEARS, "Measure of success"]


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Calibri", size=10.5)
    paper.heading("Stourhaven Safeguarding Adults Board", 0)
    paper.heading("Strategic Delivery Plan 2023-2026")
    paper.para("Our work rests on the six principles of the Care Act:")
    paper.bullets(*PRINCIPLES)
    paper.para("A tick shows the year by the end of which the action is to be done.")
    rows: list[Row] = [Row(HEAD)]
    for each in ANSWER["priorities"]:
        for n, one in enumerate(each["actions"]):
            tick = Para([Run(wingding="F0FC")]) if each["number"] == "2" else "✔"
            ticks = [Cell(tick if year in one["target_raw"] else "", centre=True) for year in YEARS]
            rows.append(
                Row(
                    [
                        Cell(each["title"] if n == 0 else "", bold=True),
                        one["text"],
                        one["owner_raw"],
                        *ticks,
                        one["measures_raw"],
                    ]
                )
            )
    paper.table(rows, [4.5, 8, 2.2, 1.8, 1.8, 1.8, 6])
    paper.para("Key to leads: " + "; ".join(f"{short} = {name}" for short, name in KEY.items()) + ".")
    paper.save(folder / "plan.docx")

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Delivery plan"
    sheet.append(["Stourhaven Safeguarding Adults Board Strategic Delivery Plan 2023-2026"])
    sheet.append(["Key to leads: " + "; ".join(f"{short} = {name}" for short, name in KEY.items()) + "."])
    sheet.append([])
    sheet.append(HEAD)
    for cell in sheet[4]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", start_color="E2EFDA")
    for each in ANSWER["priorities"]:
        for n, one in enumerate(each["actions"]):
            sheet.append(
                [
                    each["title"] if n == 0 else None,
                    one["text"],
                    one["owner_raw"],
                    *("✔" if year in one["target_raw"] else None for year in YEARS),
                    one["measures_raw"],
                ]
            )
    for row in sheet.iter_rows(min_row=5):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCDEFG", [28, 54, 12, 10, 10, 10, 40], strict=True):
        sheet.column_dimensions[letter].width = width
    book.save(folder / "plan.xlsx")
