"""Cards of four columns, label and value twice in a row, with the reference and the priority inside each card; no
headings between them."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, lead, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.word import Cell, Row, Word, rated

END = "2023-03-31"

ANSWER = plan(
    "Mistlethwaite Safeguarding Children Partnership Annual Plan 2022-23",
    "Mistlethwaite Safeguarding Children Partnership",
    "2022-04-01",
    END,
    priority(
        1,
        "Children in temporary housing",
        action(
            "1.1",
            "Tell health visiting and schools when a family is placed in a hotel.",
            owner_raw="Housing Options",
            when="31 May 2022",
            milestones=[due("2022-05-31")],
            success="Notice given in at least 95% of placements.",
            measures=[measure("Notice given in at least 95% of placements.", ">=", 95, "%")],
            checked="Quality Group",
            rag="Amber",
        ),
        action(
            "1.2",
            "Check that babies in temporary housing have a safe place to sleep.",
            owner_raw="Health Visiting (lead)\nHousing Options (support)",
            owners=[*lead("Health Visiting"), {"name": "Housing Options", "role": "support"}],
            when="Quarterly",
            milestones=[recurring(END, "quarterly", "2022-06-30", "2022-09-30", "2022-12-31", END)],
            success="Cots provided where needed.",
            checked="Report to Executive",
            rag="Green",
        ),
    ),
    priority(
        2,
        "Online safety",
        action(
            "2.1",
            "Produce lesson plans with sixth formers.",
            owner_raw="Schools Alliance and Youth Parliament",
            owners=joint("Schools Alliance", "Youth Parliament"),
            when="Dec 2022",
            milestones=[due("2022-12-31")],
            success="Three lesson plans used by more than 20 schools.",
            measures=[
                measure("Three lesson plans", ">=", 3, "lesson plans"),
                measure("used by more than 20 schools.", ">", 20, "schools"),
            ],
            checked="Education Group",
            rag="Green",
            optional_thresholds=[3.0],
        ),
        action(
            "2.2",
            "Hold a conference on harmful sexual behaviour on line.",
            owner_raw="Learning Group",
            when="Date depends on speaker",
            milestones=[unknown("Date depends on speaker")],
            success="Conference held.",
            checked="Learning Group",
            rag="Red",
        ),
    ),
    priority(
        3,
        "Fathers",
        action(
            "3.1",
            "Ask for the father’s name at every referral.",
            owner_raw="Front Door Service",
            when="by the end of Q1",
            milestones=[due("2022-06-30")],
            success="Name recorded in 85% of referrals.",
            measures=[measure("Name recorded in 85% of referrals.", "=", 85, "%")],
            checked="Dip sample",
            rag="Blue",
        ),
        action(
            "3.2",
            "Build up a network of dads’ champions.",
            owner_raw="Family Hubs",
            when="Ongoing through the year",
            milestones=[ongoing(END, "Ongoing through the year")],
            success="A champion in each hub.",
            checked="Family Hub Board",
            rag=None,
        ),
    ),
    tries=[
        "label and value twice in a row",
        "priority and reference inside each card",
        "same priority on two cards is one priority",
    ],
)


def build(folder: Path) -> None:
    paper = Word(size=10)
    paper.heading("Mistlethwaite Safeguarding Children Partnership", 0)
    paper.heading("Annual Plan 2022-23")
    paper.para("Each action has its own card. Owners bring their card to the Executive when it is amber or red.")
    for each in ANSWER["priorities"]:
        for one in each["actions"]:
            paper.table(
                [
                    Row(
                        [
                            Cell("Reference", bold=True),
                            one["number"],
                            Cell("Priority", bold=True),
                            f"{each['number']}. {each['title']}",
                        ]
                    ),
                    Row([Cell("Action", bold=True), Cell(one["text"], cols=3)]),
                    Row([Cell("Lead", bold=True), one["owner_raw"], Cell("Due", bold=True), one["target_raw"]]),
                    Row(
                        [
                            Cell("Success looks like", bold=True),
                            one["measures_raw"],
                            Cell("Checked by", bold=True),
                            one["monitoring_raw"],
                        ]
                    ),
                    Row([Cell("RAG", bold=True), rated(one["rag"], one["rag"]), Cell("Comments", bold=True), ""]),
                ],
                [3, 6, 3, 6],
                header=0,
            )
    paper.save(folder / "plan.docx")
