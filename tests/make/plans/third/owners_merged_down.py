"""A statement of action after an inspection: lead and deadline merged down over the actions they hold for, the finding
said above each table, words for the status with a key, what has been done so far in a last column."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, plan, priority
from tests.make.plans.word import FILLS, Cell, Row, Word

PDF = True
END = "2025-03-31"
STATUS = {"Blue": "Completed", "Green": "On target", "Amber": "At risk", "Red": "Overdue"}

ANSWER = plan(
    "Ullscarth Joint Statement of Action 2024-25",
    "Ullscarth Safeguarding Children Partnership",
    "2024-04-01",
    END,
    priority(
        1,
        "Strategic oversight",
        action(
            "1.1",
            "Agree one set of measures for the three partners.",
            owner_raw="Partnership Executive",
            when="July 2024",
            milestones=[due("2024-07-31")],
            success="Measures agreed.",
            rag="Blue",
            progress="Agreed on 9 July.",
        ),
        action(
            "1.2",
            "Look at the measures at each meeting.",
            owner_raw="Partnership Executive",
            when="July 2024",
            milestones=[due("2024-07-31")],
            success="Minutes show challenge.",
            rag="Green",
        ),
        action(
            "1.3",
            "Ask the scrutineer to test the figures.",
            owner_raw="Independent Scrutineer",
            when="30 November 2024",
            milestones=[due("2024-11-30")],
            success="At least 95% of figures right.",
            measures=[measure("At least 95% of figures right.", ">=", 95, "%")],
            rag="Amber",
        ),
    ),
    priority(
        2,
        "Response to children who are exploited",
        action(
            "2.1",
            "Train 75 staff in disruption.",
            owner_raw="Ullscarth Constabulary / Community Safety Team",
            owners=joint("Ullscarth Constabulary", "Community Safety Team"),
            when="31/12/2024",
            milestones=[due("2024-12-31")],
            success="75 staff trained.",
            measures=[measure("75 staff trained.", "=", 75, "staff")],
            rag="Amber",
        ),
        action(
            "2.2",
            "Use the disruption toolkit in every case.",
            owner_raw="Ullscarth Constabulary / Community Safety Team",
            owners=joint("Ullscarth Constabulary", "Community Safety Team"),
            when="31/12/2024",
            milestones=[due("2024-12-31")],
            success="Used in more than 80% of cases.",
            measures=[measure("Used in more than 80% of cases.", ">", 80, "%")],
            rag="Red",
        ),
        action(
            "2.3",
            "Offer help to brothers and sisters.",
            owner_raw="Family Help Service",
            when="March 2025",
            milestones=[due("2025-03-31")],
            success="Offer made each time.",
            rag=None,
        ),
    ),
    tries=[
        "lead and deadline merged down over several actions",
        "status words with a key of colours",
        "finding above the table",
    ],
)
FINDING = {1: "Leaders do not know well enough whether children are safer.", 2: "Of 14 cases read, 6 showed drift."}


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Calibri", size=10)
    paper.heading("Ullscarth Safeguarding Children Partnership", 0)
    paper.heading("Joint Statement of Action 2024-25")
    paper.table(
        [["Status", "Colour"], *([word, Cell(name, fill=FILLS[name])] for name, word in STATUS.items())], [4, 4]
    )
    for each in ANSWER["priorities"]:
        paper.heading(f"Area {each['number']}: {each['title']}", 2)
        paper.para(f"What inspectors found: {FINDING[each['number']]}")
        rows, before = [Row(["Ref", "Action", "Lead", "Deadline", "How we will know", "Status", "Done so far"])], None
        for one in each["actions"]:
            held = (one["owner_raw"], one["target_raw"])
            pair = (
                [Cell("", merge="more"), Cell("", merge="more")]
                if held == before
                else [Cell(held[0], merge="start"), Cell(held[1], merge="start")]
            )
            before = held
            rows.append(
                Row(
                    [
                        one["number"],
                        one["text"],
                        *pair,
                        one["measures_raw"],
                        Cell(STATUS[one["rag"]], fill=FILLS[one["rag"]]) if one["rag"] else "",
                        one["progress"] or "",
                    ]
                )
            )
        paper.table(rows, [1.3, 7.5, 4.8, 3, 4.8, 2.2, 3])
    paper.save(folder / "plan.docx")
