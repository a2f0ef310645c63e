"""Each action is a heading with its number, and below it a little table of one heading row and one row of answers."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, unknown
from tests.make.plans.word import Row, Word, rated

PDF = True
END = "2026-03-31"

ANSWER = plan(
    "Langstrath Safeguarding Adults Board Annual Delivery Plan 2025/26",
    "Langstrath Safeguarding Adults Board",
    "2025-04-01",
    END,
    priority(
        1,
        "Homelessness",
        action(
            "1.1",
            "Review every death of a person who slept rough",
            owner_raw="Review Subgroup",
            when="Dec 2025",
            milestones=[due("2025-12-31")],
            success="Every death reviewed within six months",
            rag="Green",
            optional_thresholds=[6.0],
        ),
        action(
            "1.2",
            "Agree who visits people in emergency rooms at night",
            owner_raw="Housing Service / Outreach Charity",
            owners=joint("Housing Service", "Outreach Charity"),
            when="by 31 August 2025",
            milestones=[due("2025-08-31")],
            success="Over 300 visits in the year",
            measures=[measure("Over 300 visits in the year", ">", 300, "visits")],
            rag="Amber",
        ),
    ),
    priority(
        2,
        "Fraud and scams",
        action(
            "2.1",
            "Bring banks and the police together each quarter",
            owner_raw="Economic Crime Unit",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="At least 12 banks come",
            measures=[measure("At least 12 banks come", ">=", 12, "banks")],
            rag="Green",
        ),
        action(
            "2.2",
            "Put call blockers in the homes of people who have lost money",
            owner_raw="Trading Standards",
            when="subject to budget",
            milestones=[unknown("subject to budget")],
            success="Fewer than 5% lose money again",
            measures=[measure("Fewer than 5% lose money again", "<", 5, "%")],
            rag="Red",
        ),
        action(
            "2.3",
            "Write for the free newspaper",
            owner_raw="Communications Lead",
            when="Q1",
            milestones=[due("2025-06-30")],
            success="Article printed",
            rag="Blue",
        ),
    ),
    tries=["action text is a heading", "one-row tables", "a rating in a filled cell"],
)


def build(folder: Path) -> None:
    paper = Word()
    paper.heading("Langstrath Safeguarding Adults Board", 0)
    paper.heading("Annual Delivery Plan 2025/26")
    for each in ANSWER["priorities"]:
        paper.heading(f"Priority {each['number']}: {each['title']}", 2)
        for one in each["actions"]:
            paper.heading(f"{one['number']} {one['text']}", 3)
            paper.table(
                [
                    Row(["Lead", "Deadline", "Measure of success", "RAG"]),
                    Row([one["owner_raw"], one["target_raw"], one["measures_raw"], rated(one["rag"], one["rag"])]),
                ],
                [5.5, 3.6, 6, 2],
            )
    paper.save(folder / "plan.docx")
