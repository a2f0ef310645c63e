"""Text without rules: columns that only spaces line up, cells wrapped over several lines, and the same plan
with tabs."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, unknown
from tests.make.plans.text import aligned, tabbed

END = "2012-03-31"

ANSWER = plan(
    "Tilsea Safeguarding Children Board Business Plan 2011-2012",
    "Tilsea Safeguarding Children Board",
    "2011-04-01",
    END,
    priority(
        1,
        "Private fostering",
        action(
            "1.1",
            "Send every school and surgery a poster and a card that says whom to ring.",
            owner_raw="Communications Group",
            when="July 2011",
            milestones=[due("2011-07-31")],
            success="Notifications rise by at least 20%.",
            measures=[measure("Notifications rise by at least 20%.", ">=", 20, "%")],
            rag="Green",
        ),
        action(
            "1.2",
            "Add a question on who the child lives with to school admission forms.",
            owner_raw="Admissions Service",
            when="Sept 2011",
            milestones=[due("2011-09-30")],
            success="Question on the form.",
            rag="Amber",
        ),
        action(
            "1.3",
            "Bring a yearly report to the Board.",
            owner_raw="Fostering Service",
            when="Q4",
            milestones=[due("2012-03-31")],
            success="Report received.",
            rag=None,
        ),
    ),
    priority(
        2,
        "Safer recruitment",
        action(
            "2.1",
            "Check the single central records of a sample of schools.",
            owner_raw="Education Welfare / Diocese",
            owners=joint("Education Welfare", "Diocese"),
            when="October 2011 and February 2012",
            milestones=[due("2011-10-31"), due("2012-02-29")],
            success="90% of records complete.",
            measures=[measure("90% of records complete.", "=", 90, "%")],
            rag="Amber",
        ),
        action(
            "2.2",
            "Run safer recruitment training for voluntary groups.",
            owner_raw="Voluntary Action Tilsea",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Six courses run with over 80 people trained.",
            measures=[
                measure("Six courses run", ">=", 6, "courses"),
                measure("over 80 people trained", ">", 80, "people"),
            ],
            rag="Green",
        ),
        action(
            "2.3",
            "Review how allegations against staff are handled.",
            owner_raw="LADO",
            when="To be agreed",
            milestones=[unknown("To be agreed")],
            success="Review report.",
            rag="Red",
        ),
    ),
    priority(
        3,
        "Communication",
        action(
            "3.1",
            "Build a web site for the Board with pages for children.",
            owner_raw="Board Manager",
            when="31 December 2011",
            milestones=[due("2011-12-31")],
            success="Site open; children have tried it.",
            rag="Red",
        ),
    ),
    tries=["columns by spaces", "wrapped cells", "tabs", "no rules anywhere"],
)
HEAD = ["No.", "Action", "Lead", "Timescale", "Success criteria", "RAG"]


def _rows(each: dict) -> list[list[str]]:
    return [
        [one["number"], one["text"], one["owner_raw"], one["target_raw"], one["measures_raw"], one["rag"] or ""]
        for one in each["actions"]
    ]


def build(folder: Path) -> None:
    opening = ["TILSEA SAFEGUARDING CHILDREN BOARD", "BUSINESS PLAN 2011-2012", ""]
    spaced, tabs = list(opening), list(opening)
    for each in ANSWER["priorities"]:
        title = f"Priority {each['number']}: {each['title']}"
        spaced += [title, "", *aligned([HEAD, *_rows(each)], [5, 38, 22, 16, 28, 6])]
        tabs += [title, *tabbed([HEAD, *_rows(each)]), ""]
    (folder / "plan.txt").write_text("\n".join(spaced) + "\n")
    (folder / "plan-tabs.txt").write_text("\n".join(tabs) + "\n")
