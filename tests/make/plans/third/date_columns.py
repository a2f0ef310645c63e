"""The dates are the headings: three columns say "By September 2022" and so on, with a tick below the one that is
meant; the rating is a letter with an arrow."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import Fact, action, due, joint, measure, plan, priority
from tests.make.plans.word import Cell, Row, Word, rated

PDF = True
DAYS = {"By September 2022": "2022-09-30", "By March 2023": "2023-03-31", "By March 2024": "2024-03-31"}


def ticked(number: str, text: str, column: str, **more: object) -> Fact:
    return action(number, text, when=column, milestones=[due(DAYS[column])], **more)  # type: ignore[arg-type]


ANSWER = plan(
    "Fellgate Safeguarding Children Partnership Neglect Action Plan 2022-2024",
    "Fellgate Safeguarding Children Partnership",
    "2022-04-01",
    "2024-03-31",
    priority(
        1,
        "Recognise",
        ticked(
            "1.1",
            "Choose 30 neglect champions.",
            "By September 2022",
            owner_raw="Neglect Group",
            success="30 champions in post.",
            measures=[measure("30 champions in post.", "=", 30, "champions")],
            rag="Green",
        ),
        ticked(
            "1.2",
            "Train all champions in the tool.",
            "By March 2023",
            owner_raw="Training Team",
            success="At least 90% trained.",
            measures=[measure("At least 90% trained.", ">=", 90, "%")],
            rag="Amber",
        ),
    ),
    priority(
        2,
        "Respond",
        ticked(
            "2.1",
            "Add the tool to the early help record.",
            "By March 2023",
            owner_raw="Early Help Service / Systems Team",
            owners=joint("Early Help Service", "Systems Team"),
            success="Tool on the record.",
            rag="Red",
        ),
        ticked(
            "2.2",
            "Offer practical help with homes that are unsafe.",
            "By March 2024",
            owner_raw="Housing Partnership",
            success="More than 45 homes made safe.",
            measures=[measure("More than 45 homes made safe.", ">", 45, "homes")],
            rag="Amber",
        ),
    ),
    priority(
        3,
        "Review",
        ticked(
            "3.1",
            "Repeat the audit of 2021.",
            "By March 2024",
            owner_raw="Audit Group",
            success="Fewer than 20% of cases drift.",
            measures=[measure("Fewer than 20% of cases drift.", "<", 20, "%")],
            rag="Green",
        ),
    ),
    tries=["dates as column headings", "letters with arrows", "2021 is a year"],
)
ARROWS = {"1.1": "G →", "1.2": "A ↑", "2.1": "R ↓", "2.2": "A →", "3.1": "G ↑"}


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    paper.heading("Fellgate Safeguarding Children Partnership", 0)
    paper.heading("Neglect Action Plan 2022-2024")
    paper.para("R, A and G show how the action stands; the arrow shows whether it is getting better or worse.")
    for each in ANSWER["priorities"]:
        paper.heading(f"Priority {each['number']}: {each['title']}", 2)
        rows = [Row(["Ref", "Action", "Lead", *(Cell(name, centre=True) for name in DAYS), "Success measure", "RAG"])]
        for one in each["actions"]:
            marks = [Cell("✓" if name == one["target_raw"] else "", centre=True) for name in DAYS]
            rows.append(
                Row(
                    [
                        one["number"],
                        one["text"],
                        one["owner_raw"],
                        *marks,
                        one["measures_raw"],
                        rated(one["rag"], ARROWS[one["number"]]),
                    ]
                )
            )
        paper.table(rows, [1.3, 7.5, 4.6, 2.4, 2.2, 2.2, 4.8, 1.7])
    paper.save(folder / "plan.docx")
