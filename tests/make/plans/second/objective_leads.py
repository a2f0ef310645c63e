"""Objectives with a sponsor and a start note in merged rows of their own tables, numbers by letter and figure, dates
of several styles, the rating a coloured square beside nothing else; the plan lasts two years."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.word import FILLS, Cell, Para, Row, Run, Word

PDF = True
END = "2026-03-31"

ANSWER = plan(
    "Hexwold Safeguarding Children Partnership Strategic Plan 2024-2026",
    "Hexwold Safeguarding Children Partnership",
    "2024-04-01",
    END,
    priority(
        1,
        "Family help at the right time",
        action(
            "A1",
            "Bring social workers and family workers into one team in each district.",
            owner_raw="Family Help Programme Board",
            when="Q1 2025/26",
            milestones=[due("2025-06-30")],
            success="Seven teams in place.",
            rag="Amber",
            optional_thresholds=[7.0],
        ),
        action(
            "A2",
            "Let families name the person they want as their lead worker.",
            owner_raw="Family Help Managers; Parent Panel",
            owners=joint("Family Help Managers", "Parent Panel"),
            when="31st of October 2024",
            milestones=[due("2024-10-31")],
            success="More than 55% of families have chosen.",
            measures=[measure("More than 55% of families have chosen.", ">", 55, "%")],
            rag="Green",
        ),
        action(
            "A3",
            "Tell partners each half year how many families were helped.",
            owner_raw="Insight Team",
            when="Every six months",
            milestones=[recurring(END, "6 monthly", "2024-09-30", "2025-03-31", "2025-09-30", END)],
            success="Figures shared.",
            rag="Green",
        ),
        sponsor="Chief Executive",
    ),
    priority(
        2,
        "Expert child protection",
        action(
            "B1",
            "Set up a multi-agency child protection team.",
            owner_raw="Council, Police and Hexwold ICB",
            owners=joint("Council", "Police", "Hexwold ICB"),
            when="By September 2025",
            milestones=[due("2025-09-30")],
            success="No fewer than 90% of enquiries by this team.",
            measures=[measure("No fewer than 90% of enquiries by this team.", ">=", 90, "%")],
            rag="Red",
        ),
        action(
            "B2",
            "Agree how lead practitioners are supervised.",
            owner_raw="Principal Social Worker",
            when="awaiting national guidance",
            milestones=[unknown("awaiting national guidance")],
            success="Agreement signed.",
            rag=None,
        ),
        sponsor="Chief Constable",
    ),
    priority(
        3,
        "Schools as partners",
        action(
            "C1",
            "Give schools a seat at the Executive.",
            owner_raw="Partnership Business Unit",
            when="May-24",
            milestones=[due("2024-05-31")],
            success="Seat filled.",
            rag="Blue",
        ),
        action(
            "C2",
            "Keep the head teachers’ reference group going.",
            owner_raw="Head Teacher Representative",
            when="Throughout",
            milestones=[ongoing(END, "Throughout")],
            success="Attendance of 80% or better.",
            measures=[measure("Attendance of 80% or better.", ">=", 80, "%")],
            rag="Green",
        ),
        sponsor="Chief Executive",
    ),
    tries=[
        "the sponsor of an objective owns no action",
        "coloured squares",
        "two-year plan with quarters of a named year",
        "Council, Police and ICB",
    ],
)
HEAD = ["No", "Deliverable", "Owner", "Finish", "Success measure", "RAG"]


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Calibri", size=10.5)
    paper.heading("Hexwold Safeguarding Children Partnership", 0)
    paper.heading("Strategic Plan 2024-2026")
    legend = []
    for name, words in {"Red": "off course", "Amber": "at risk", "Green": "on course", "Blue": "complete"}.items():
        legend += [Run("■", ink=FILLS[name]), Run(f" {words}   ")]
    paper.para(Para(legend))
    for each in ANSWER["priorities"]:
        paper.table(
            [
                Row(
                    [Cell(f"Objective {each['number']}: {each['title']}", cols=6, fill="DDD9C3", bold=True)],
                    header=True,
                ),
                Row([Cell(f"Sponsor: {each['sponsor']}", cols=3), Cell("Reviewed: each November", cols=3)]),
                Row([Cell(name, bold=True, fill="EEECE1") for name in HEAD]),
                *(
                    Row(
                        [
                            one["number"],
                            one["text"],
                            one["owner_raw"],
                            one["target_raw"],
                            one["measures_raw"],
                            Cell("■", ink=FILLS[one["rag"]], centre=True) if one["rag"] else "",
                        ]
                    )
                    for one in each["actions"]
                ),
            ],
            [1.3, 9.5, 5.5, 3.6, 5.3, 1.4],
        )
    paper.save(folder / "plan.docx")
