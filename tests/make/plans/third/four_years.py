"""A regional board's plan for four years: priority as the first row of each table in capitals, number typed in the
action's cell, measure and outcome in two columns, an empty row left in, dates years ahead."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, recurring
from tests.make.plans.word import Cell, Row, Word

PDF = True
END = "2022-03-31"

ANSWER = plan(
    "Safeguarding Board for Lough Derrin Strategic Plan 2018-2022",
    "Safeguarding Board for Lough Derrin",
    "2018-04-01",
    END,
    priority(
        "One",
        "CHILDREN WHO LIVE WITH DOMESTIC VIOLENCE",
        action(
            "1.1",
            "Commission a programme for primary schools across the region.",
            owner_raw="Education Authority",
            when="March 2020",
            milestones=[due("2020-03-31")],
            success="Programme taught in 70% of schools or more.",
            measures=[measure("Programme taught in 70% of schools or more.", ">=", 70, "%")],
        ),
        action(
            "1.2",
            "Publish learning from case management reviews on domestic violence.",
            owner_raw="Case Review Panel",
            when="Annually",
            milestones=[recurring(END, "annual", "2019-03-31", "2020-03-31", "2021-03-31", END)],
            success="A paper each year.",
        ),
    ),
    priority(
        "Two",
        "MENTAL HEALTH",
        action(
            "2.1",
            "Agree a step-by-step guide for staff when a child speaks of suicide.",
            owner_raw="Health and Social Care Trusts; Police Service",
            owners=joint("Health and Social Care Trusts", "Police Service"),
            when="30th June 2019",
            milestones=[due("2019-06-30")],
            success="More than 1,000 staff briefed.",
            measures=[measure("More than 1,000 staff briefed.", ">", 1000, "staff")],
        ),
        action(
            "2.2",
            "Hold a conference for voluntary bodies.",
            owner_raw="Voluntary Sector Forum",
            when="15 October 2020",
            milestones=[due("2020-10-15")],
            success="Conference held.",
        ),
        action(
            "2.3",
            "Keep young people’s advisers in post.",
            owner_raw="Board Support Team",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Advisers at every meeting.",
        ),
    ),
    priority(
        "Three",
        "NEGLECT",
        action(
            "3.1",
            "Evaluate the neglect tool.",
            owner_raw="Neglect Sub-Group and Derrin College",
            owners=joint("Neglect Sub-Group", "Derrin College"),
            when="Q2 2021/22",
            milestones=[due("2021-09-30")],
            success="No more than 15% of staff find it hard to use.",
            measures=[measure("No more than 15% of staff find it hard to use.", "<=", 15, "%")],
        ),
    ),
    tries=["four years", "capitals", "measure and outcome side by side", "empty row"],
)
OUTCOMES = {
    "1.1": "Children know where to go",
    "1.2": "Reviews change practice",
    "2.1": "Staff respond alike",
    "2.2": "Bodies work together",
    "2.3": "Young people shape the plan",
    "3.1": "Staff spot neglect",
}
HEAD = ["Action", "Lead", "Completion", "Performance measure", "Intended outcome"]


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Arial", size=10)
    paper.heading("Safeguarding Board for Lough Derrin", 0)
    paper.heading("Strategic Plan 2018-2022")
    for each in ANSWER["priorities"]:
        rows = [
            Row(
                [
                    Cell(
                        f"STRATEGIC PRIORITY {each['number'].upper()}: {each['title']}",
                        cols=5,
                        fill="943634",
                        ink="FFFFFF",
                        bold=True,
                    )
                ]
            ),
            Row(HEAD, header=True),
        ]
        rows += [
            Row(
                [
                    f"{one['number']} {one['text']}",
                    one["owner_raw"],
                    one["target_raw"],
                    one["measures_raw"],
                    OUTCOMES[one["number"]],
                ]
            )
            for one in each["actions"]
        ]
        rows.append(Row(["", "", "", "", ""]))
        paper.table(rows, [8.6, 5.2, 3.6, 5.2, 3.8])
    paper.save(folder / "plan.docx")
