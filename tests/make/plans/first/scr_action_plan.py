"""A serious case review's action plan: recommendations merged down over their actions, colour alone for the rating,
steps without dates in a column called milestones, and the day each action was completed, which is no target."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from tests.make.plans.answers import action, actions, due, joint, lead, measure, plan, priority, recurring, unknown
from tests.make.plans.word import FILLS, Cell, Row, Word

PDF = True
FIRST = "1. The Board should satisfy itself that babies whose parents use substances are discussed before birth."
SECOND = "2. GPs should be part of core groups."
THIRD = "3. The hospital trust should improve how injuries to babies who cannot yet move are followed up."

ANSWER = plan(
    "Serious Case Review: Baby L – Action Plan",
    "Eastmere Local Safeguarding Children Board",
    "2015-04-01",
    "2016-03-31",
    priority(
        None,
        None,
        action(
            "1.1",
            "Rewrite the pre-birth protocol so that midwifery calls a meeting by 20 weeks of pregnancy.",
            recommendation=FIRST,
            owner_raw="Midwifery\nChildren’s Services",
            owners=joint("Midwifery", "Children’s Services"),
            when="30/06/2015",
            milestones=[due("2015-06-30")],
            success="Protocol on the web site. Dip sample shows a meeting in at least 90% of cases.",
            measures=[
                measure("Protocol on the web site."),
                measure("Dip sample shows a meeting in at least 90% of cases.", ">=", 90, "%"),
            ],
            rag="Green",
            completed="24/06/2015",
            optional_thresholds=[20.0],
        ),
        action(
            "1.2",
            "Brief all midwives, health visitors and substance misuse workers on the new protocol.",
            recommendation=FIRST,
            owner_raw="LSCB Training Manager",
            when="Oct 2015",
            milestones=[due("2015-10-31")],
            success="Attendance lists.",
            rag="Amber",
        ),
        action(
            "1.3",
            "Audit pre-birth cases and report to the Board.",
            recommendation=FIRST,
            owner_raw="Audit Subgroup",
            when="Every six months, first report Sept 2015",
            milestones=[recurring("2016-03-31", "6 monthly", "2015-09-30", "2016-03-31")],
            success="Two audit reports.",
            measures=[measure("Two audit reports.", ">=", 2, "reports")],
            rag="Amber",
        ),
        action(
            "2.1",
            "Send core group dates and minutes to the practice within 3 working days.",
            recommendation=SECOND,
            owner_raw="Children’s Services",
            when="31/05/2015",
            milestones=[due("2015-05-31")],
            success="Practices confirm that they receive minutes.",
            rag="Green",
            completed="02/06/2015",
            optional_thresholds=[3.0],
        ),
        action(
            "2.2",
            "Agree a template report for GPs.",
            recommendation=SECOND,
            owner_raw="Named GP (Eastmere CCG)",
            owners=lead("Named GP", agency="Eastmere CCG"),
            when="31/07/2015",
            milestones=[due("2015-07-31")],
            success="Reports received for 60% of conferences or more.",
            measures=[measure("Reports received for 60% of conferences or more.", ">=", 60, "%")],
            rag="Red",
        ),
        action(
            "3.1",
            "Make the child protection information check part of the emergency department’s booking-in screen.",
            recommendation=THIRD,
            owner_raw="Eastmere Hospitals Trust",
            when="Once the new IT system goes live",
            milestones=[unknown("Once the new IT system goes live")],
            success="System report.",
        ),
        action(
            "3.2",
            "Remind all paediatric staff, by letter from the Medical Director, of the bruising policy.",
            recommendation=THIRD,
            owner_raw="Eastmere Hospitals Trust",
            when="Aug 2015",
            milestones=[due("2015-08-31")],
            success="Copy of the letter.",
            rag="Green",
            completed="11/08/2015",
        ),
    ),
    tries=[
        "recommendation merged down: a field, not a priority",
        "rating by fill alone",
        "milestones column holds steps without dates",
        "date completed is no target",
        "weeks and working days are no thresholds",
    ],
)

STEPS = [
    "Draft to Policy Group\nSign-off by Executive",
    "Slides agreed\nThree briefings",
    "Tool agreed",
    "Team managers told",
    "Draft shared with Local Medical Committee",
    "Change request raised",
    "Letter drafted",
]


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Calibri", size=9)
    paper.heading("Eastmere Local Safeguarding Children Board", 1)
    paper.heading("Serious Case Review: Baby L – Action Plan", 2)
    paper.para("April 2015 to March 2016. Monitored by the Serious Case Review Panel.")
    paper.table(
        [
            ["Colour", "Means"],
            [Cell("", fill=FILLS["Red"]), "Not done and out of time"],
            [Cell("", fill=FILLS["Amber"]), "Under way"],
            [Cell("", fill=FILLS["Green"]), "Done, with evidence seen"],
        ],
        [3, 8],
    )
    rows: list[Row] = [
        Row(
            [
                "Recommendation",
                "No.",
                "Action",
                "Lead",
                "Milestones",
                "Target date",
                "RAG",
                "Evidence",
                "Date completed",
            ]
        )
    ]
    steps = iter(STEPS)
    for recommendation, group in groupby(actions(ANSWER), key=lambda one: one["recommendation"]):
        for n, one in enumerate(group):
            top = Cell(recommendation, merge="start") if n == 0 else Cell("", merge="more")
            rows.append(
                Row(
                    [
                        top,
                        one["number"],
                        one["text"],
                        one["owner_raw"],
                        next(steps),
                        one["target_raw"],
                        Cell("", fill=FILLS.get(one["rag"] or "", "")),
                        one["measures_raw"],
                        one.get("completed", ""),
                    ]
                )
            )
    paper.table(rows, [4.2, 1.1, 5.3, 3.7, 3, 2.4, 1.3, 3.5, 2.2])
    paper.save(folder / "plan.docx")
