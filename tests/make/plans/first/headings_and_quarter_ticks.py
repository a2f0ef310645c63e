"""Priorities as headings that Word numbers, actions that Word numbers below them (1.1 is nowhere typed), and four
quarter columns under a two-row heading with a tick where the action is to be done, in one table a tick of a sign
font."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import Fact, action, due, joint, measure, plan, priority, recurring
from tests.make.plans.word import Cell, Para, Row, Run, Word

ENDS = {"Q1": "2016-06-30", "Q2": "2016-09-30", "Q3": "2016-12-31", "Q4": "2017-03-31"}
EVERY = recurring(ENDS["Q4"], "quarterly", *ENDS.values())

ANSWER = plan(
    "Calderwick and Fenside LSCB Business Plan 2016/17",
    "Calderwick and Fenside Local Safeguarding Children Board",
    "2016-04-01",
    "2017-03-31",
    priority(
        1,
        "Child sexual exploitation",
        action(
            "1.1",
            "Carry out a problem profile with police, health and youth offending data.",
            owner_raw="CSE Strategic Group",
            when="Q2",
            milestones=[due(ENDS["Q2"])],
            success="Profile accepted by the Board and used to target patrols.",
        ),
        action(
            "1.2",
            "Visit hotels, taxi firms and takeaways with the awareness pack.",
            owner_raw="Licensing Teams",
            when="Q1, Q3",
            milestones=[due(ENDS["Q1"]), due(ENDS["Q3"])],
            success="40 premises visited; over 70% sign the pledge.",
            measures=[
                measure("40 premises visited", "=", 40, "premises"),
                measure("over 70% sign the pledge", ">", 70, "%"),
            ],
        ),
        action(
            "1.3",
            "Review every child on the CSE list at the multi-agency meeting.",
            owner_raw="MASE Panel",
            when="Q1, Q2, Q3, Q4",
            milestones=[EVERY],
            success="No child goes unreviewed for longer than a quarter.",
        ),
        aim="Children are protected and those who harm them are stopped.",
    ),
    priority(
        2,
        "Children with disabilities",
        action(
            "2.1",
            "Publish a guide to communicating with children who do not use speech.",
            owner_raw="Disability Task Group and Speech and Language Therapy",
            owners=joint("Disability Task Group", "Speech and Language Therapy"),
            when="Q3",
            milestones=[due(ENDS["Q3"])],
            success="Guide used by all short-break providers.",
        ),
        action(
            "2.2",
            "Compare how many disabled children are on plans with what national studies would lead us to expect.",
            owner_raw="Performance Group",
            when="Q1",
            milestones=[due(ENDS["Q1"])],
            success="Paper to the Board.",
        ),
        aim="Disabled children get the same protection as any other child.",
    ),
    priority(
        3,
        "Learning from practice",
        action(
            "3.1",
            "Hold three learning events on the themes of local reviews.",
            owner_raw="Learning and Improvement Group",
            when="Q2, Q3, Q4",
            milestones=[due(ENDS["Q2"]), due(ENDS["Q3"]), due(ENDS["Q4"])],
            success="Three events held; at least 50 people at each.",
            measures=[
                measure("Three events held", ">=", 3, "events"),
                measure("at least 50 people at each", ">=", 50, "people"),
            ],
        ),
        action(
            "3.2",
            "Follow up those who came after three months to see what they have done differently.",
            owner_raw="Training Officer",
            when="Q4",
            milestones=[due(ENDS["Q4"])],
            success="Replies summarised for the Board.",
        ),
        aim="What we learn changes what we do.",
    ),
    tries=[
        "numbers only by Word's numbering, priority and action in one list",
        "ticks in quarter columns",
        "two-row heading",
        "'Learning and Improvement Group' is one body",
    ],
)


def _ticks(one: Fact, signs: bool) -> list[Cell]:
    """Ticks as a letter, or as Word's own sign from the Wingdings font."""
    tick: str | Para = Para([Run(wingding="F0FC")]) if signs else "✓"
    return [Cell(tick if quarter in one["target_raw"] else "", centre=True) for quarter in ENDS]


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    counted = paper.numbering(("decimal", "Priority %1:"), ("decimal", "%1.%2"))
    paper.heading("Calderwick and Fenside Local Safeguarding Children Board", 0)
    paper.para("Business Plan 2016/17", bold=True, size=16)
    paper.para("A tick shows the quarter by the end of which the action, or that part of it, will be done.")
    for each in ANSWER["priorities"]:
        paper.para(Para(each["title"], style="Heading2", num=(counted, 0)))
        paper.para(f"Aim: {each['aim']}")
        rows: list[Row] = [
            Row(
                [
                    Cell("Action", merge="start"),
                    Cell("Lead", merge="start"),
                    Cell("When", cols=4, centre=True),
                    Cell("Success measure", merge="start"),
                ]
            ),
            Row(
                [
                    Cell("", merge="more"),
                    Cell("", merge="more"),
                    *(Cell(name, centre=True) for name in ENDS),
                    Cell("", merge="more"),
                ]
            ),
        ]
        for one in each["actions"]:
            rows.append(
                Row(
                    [
                        Cell(Para(one["text"], num=(counted, 1))),
                        one["owner_raw"],
                        *_ticks(one, each["number"] == 2),
                        one["measures_raw"],
                    ]
                )
            )
        paper.table(rows, [9.5, 4.6, 1.2, 1.2, 1.2, 1.2, 7], header=2)
    paper.save(folder / "plan.docx")
