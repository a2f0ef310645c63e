"""Owners with labels in the cell, "Lead:" and "Support:"; dates as "1st Quarter"; priorities with letters as merged
rows; a list of who sits where and a page of words explained around it."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, measure, ongoing, owner, plan, priority, unknown
from tests.make.plans.word import Cell, Row, Word, rated

END = "2014-03-31"


def shared(first: str, *others: str) -> list[dict[str, object]]:
    """One who leads and those who support."""
    return [owner(first, "lead"), *(owner(one, "support") for one in others)]


ANSWER = plan(
    "Millbeck Safeguarding Children Board Business Plan 2013/14",
    "Millbeck Safeguarding Children Board",
    "2013-04-01",
    END,
    priority(
        "A",
        "Children and alcohol",
        action(
            "A.1",
            "Agree when paramedics tell social care about a drunk child.",
            owner_raw="Lead: Ambulance Service\nSupport: Police",
            owners=shared("Ambulance Service", "Police"),
            when="1st Quarter",
            milestones=[due("2013-06-30")],
            success="Agreement signed.",
            rag="Green",
        ),
        action(
            "A.2",
            "Test how easily shops sell alcohol to children.",
            owner_raw="Lead: Trading Standards\nSupport: Police\nSupport: Youth Service",
            owners=shared("Trading Standards", "Police", "Youth Service"),
            when="2nd Quarter and 4th Quarter",
            milestones=[due("2013-09-30"), due(END)],
            success="Fewer than 10% of shops sell.",
            measures=[measure("Fewer than 10% of shops sell.", "<", 10, "%")],
            rag="Amber",
        ),
    ),
    priority(
        "B",
        "Forced marriage",
        action(
            "B.1",
            "Hold an evening with community leaders.",
            owner_raw="Lead: Millbeck Women’s Centre",
            owners=shared("Millbeck Women’s Centre"),
            when="3rd Quarter",
            milestones=[due("2013-12-31")],
            success="At least 25 leaders come.",
            measures=[measure("At least 25 leaders come.", ">=", 25, "leaders")],
            rag="Red",
        ),
        action(
            "B.2",
            "Train registrars.",
            owner_raw="Lead: Registration Service\nSupport: Millbeck Women’s Centre",
            owners=shared("Registration Service", "Millbeck Women’s Centre"),
            when="Awaiting dates from trainer",
            milestones=[unknown("Awaiting dates from trainer")],
            success="All registrars trained.",
        ),
        action(
            "B.3",
            "Keep the help line number in school planners.",
            owner_raw="Lead: Schools Forum",
            owners=shared("Schools Forum"),
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Number in all planners.",
            rag="Green",
        ),
    ),
    tries=["Lead: and Support: in the cell", "1st Quarter", "lettered priorities as merged rows"],
)


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    paper.heading("Millbeck Safeguarding Children Board", 0)
    paper.heading("Business Plan 2013/14")
    paper.heading("Who sits where", 2)
    paper.table(
        [
            ["Group", "Chair", "Meets"],
            ["Executive", "Independent Chair", "monthly"],
            ["Training Group", "Named Nurse", "every two months"],
        ],
        [6, 6, 6],
    )
    paper.heading("What we will do", 2)
    rows = [Row(["Ref", "Action", "Who", "When", "Measure of success", "RAG"])]
    for each in ANSWER["priorities"]:
        rows.append(Row([Cell(f"PRIORITY {each['number']} – {each['title']}", cols=6, fill="FBD4B4", bold=True)]))
        rows += [
            Row(
                [
                    one["number"],
                    one["text"],
                    one["owner_raw"],
                    one["target_raw"],
                    one["measures_raw"],
                    rated(one["rag"]),
                ]
            )
            for one in each["actions"]
        ]
    paper.table(rows, [1.5, 8.5, 6.5, 3.6, 4.6, 1.4])
    paper.save(folder / "plan.docx")
