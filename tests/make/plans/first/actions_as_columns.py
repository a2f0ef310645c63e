"""Turned on its side: in each priority's table every action is a column, and what is asked of it stands down
the left."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, plan, priority, recurring, unknown
from tests.make.plans.word import Cell, Row, Word, rated

PDF = False

ANSWER = plan(
    "Wyreham Safeguarding Children Board – Plan on a Page 2014/15",
    "Wyreham Safeguarding Children Board",
    "2014-04-01",
    "2015-03-31",
    priority(
        "A",
        "Neglect",
        action(
            "A1",
            "Choose one tool for assessing neglect and train every team in it.",
            owner_raw="Neglect Working Group",
            when="Sept 2014",
            milestones=[due("2014-09-30")],
            success="300 staff trained",
            measures=[measure("300 staff trained", "=", 300, "staff")],
            rag="Green",
        ),
        action(
            "A2",
            "Look back at twenty cases that drifted and say why.",
            owner_raw="Audit Group / Health Trust",
            owners=joint("Audit Group", "Health Trust"),
            when="By end of Q3",
            milestones=[due("2014-12-31")],
            success="Reasons known and shared",
            rag="Amber",
            optional_thresholds=[20.0],
        ),
        action(
            "A3",
            "Write to all dentists about missed appointments.",
            owner_raw="NHS England",
            when="May 2014",
            milestones=[due("2014-05-31")],
            success="Letter sent",
            rag="Blue",
        ),
    ),
    priority(
        "B",
        "Children and young people’s voice",
        action(
            "B1",
            "Set up a shadow board of young people.",
            owner_raw="Participation Worker",
            when="When the worker is in post",
            milestones=[unknown("When the worker is in post")],
            success="Shadow board meets four times",
            rag="Red",
            optional_thresholds=[4.0],
        ),
        action(
            "B2",
            "Ask at each Board meeting: what would a child say about this?",
            owner_raw="Independent Chair",
            when="Quarterly",
            milestones=[recurring("2015-03-31", "quarterly", "2014-06-30", "2014-09-30", "2014-12-31", "2015-03-31")],
            success="Minutes show the answer",
            rag="Green",
        ),
    ),
    priority(
        "C",
        "Domestic abuse",
        action(
            "C1",
            "Tell schools about incidents before the next school day begins.",
            owner_raw="Police and Education Service",
            owners=joint("Police", "Education Service"),
            when="January",
            milestones=[due("2015-01-31")],
            success="Scheme live in 90% of schools or more",
            measures=[measure("Scheme live in 90% of schools or more", ">=", 90, "%")],
            rag="Amber",
        ),
        action(
            "C2",
            "Offer recovery groups to children in both towns.",
            owner_raw="Harbour Charity",
            when="31st March 2015",
            milestones=[due("2015-03-31")],
            success="No more than 8 children on a waiting list",
            measures=[measure("No more than 8 children on a waiting list", "<=", 8, "children")],
            rag=None,
        ),
    ),
    tries=["actions are columns", "January without a year is the plan's second year", "lettered priorities"],
)


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    paper.heading("Wyreham Safeguarding Children Board – Plan on a Page 2014/15")
    for each in ANSWER["priorities"]:
        paper.heading(f"Priority {each['number']}: {each['title']}", 2)
        held = each["actions"]
        rows = [
            Row(
                [Cell("", fill="E2EFD9"), *(Cell(f"Action {one['number']}", fill="E2EFD9", bold=True) for one in held)]
            ),
            Row([Cell("What are we going to do?", bold=True), *(one["text"] for one in held)]),
            Row([Cell("Who leads?", bold=True), *(one["owner_raw"] for one in held)]),
            Row([Cell("By when?", bold=True), *(one["target_raw"] for one in held)]),
            Row([Cell("How will we know?", bold=True), *(one["measures_raw"] for one in held)]),
            Row([Cell("RAG", bold=True), *(rated(one["rag"]) for one in held)]),
        ]
        paper.table(rows, [4, *[7.4] * len(held)], header=0)
    paper.save(folder / "plan.docx")
