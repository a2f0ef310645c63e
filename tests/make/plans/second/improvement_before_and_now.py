"""An inspection improvement plan with measures of the priority as a whole under its heading, updates in two columns,
and the rating of last time beside that of now: now counts. Numbers are typed in the action cell; the heading has
two rows."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, unknown
from tests.make.plans.word import Cell, Row, Word, rated

PDF = True
END = "2017-12-31"

ANSWER = plan(
    "Ravenscote LSCB Improvement Plan January 2017 to December 2017",
    "Ravenscote Local Safeguarding Children Board",
    "2017-01-01",
    END,
    priority(
        1,
        "The Board holds partners to account",
        action(
            "1.1",
            "Adopt a challenge log and look at it at each Executive.",
            owner_raw="Board Manager",
            when="28 February 2017",
            milestones=[due("2017-02-28")],
            rag="Blue",
        ),
        action(
            "1.2",
            "Hold each agency’s chief officer to a yearly assurance meeting.",
            owner_raw="Independent Chair",
            when="End of July 2017",
            milestones=[due("2017-07-31")],
            rag="Green",
        ),
        action(
            "1.3",
            "Agree a new funding formula.",
            owner_raw="Finance Sub-Group; Chief Officers",
            owners=joint("Finance Sub-Group", "Chief Officers"),
            when="dependent on the outcome of the Wood review",
            milestones=[unknown("dependent on the outcome of the Wood review")],
            rag="Red",
        ),
        measures=[
            measure("At least 12 challenges are recorded in the year", ">=", 12, "challenges"),
            measure("All chief officers attend in person"),
        ],
    ),
    priority(
        2,
        "Audit leads to change",
        action(
            "2.1",
            "Move from single agency to multi-agency audits.",
            owner_raw="Audit and Performance Sub-Group",
            when="April 2017",
            milestones=[due("2017-04-30")],
            rag="Green",
        ),
        action(
            "2.2",
            "Go back to audited cases after six months.",
            owner_raw="Audit and Performance Sub-Group",
            when="31/10/2017",
            milestones=[due("2017-10-31")],
            rag="Amber",
            optional_thresholds=[6.0],
        ),
        action(
            "2.3",
            "Share a one-page summary of each audit with front-line staff.",
            owner_raw="Learning Officer",
            when="Ongoing from March 2017",
            milestones=[ongoing(END, "Ongoing from March 2017")],
            rag="Green",
        ),
        measures=[
            measure("More than 75% of audited cases are good", ">", 75, "%"),
            measure("Repeat findings fall below 10%", "<", 10, "%"),
        ],
    ),
    priority(
        3,
        "Children’s experience shapes the Board’s work",
        action(
            "3.1",
            "Meet the Children in Care Council twice.",
            owner_raw="Independent Chair and Lay Member",
            owners=joint("Independent Chair", "Lay Member"),
            when="May 2017\nNovember 2017",
            milestones=[due("2017-05-31"), due("2017-11-30")],
            rag="Amber",
            optional_thresholds=[2.0],
        ),
        action(
            "3.2",
            "Have young people interview for the next chair.",
            owner_raw="Board Manager",
            when="8th December 2017",
            milestones=[due("2017-12-08")],
            rag=None,
        ),
        measures=[measure("Young people say that they were heard")],
    ),
    tries=[
        "measures belong to the priority",
        "rating then and now",
        "two columns of updates",
        "calendar year",
        "two-row heading",
    ],
)
UPDATES = {
    "1.1": ("Log agreed.", "Seen at three meetings; 9 challenges."),
    "1.2": ("", "Two meetings held."),
    "1.3": ("Paper drafted.", ""),
    "2.1": ("First audit done.", "Second audit done; 68% good."),
    "2.2": ("", "Dates set."),
    "2.3": ("Template made.", "Two out."),
    "3.1": ("Met on 4 May.", ""),
    "3.2": ("", ""),
}
BEFORE = {
    "1.1": "Green",
    "1.2": "Amber",
    "1.3": "Amber",
    "2.1": "Green",
    "2.2": "Green",
    "2.3": "Red",
    "3.1": "Red",
    "3.2": None,
}


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Calibri", size=9.5)
    paper.heading("Ravenscote LSCB Improvement Plan January 2017 to December 2017", 0)
    paper.para("Inspectors found in November 2016 that the Board requires improvement. This is what we will do.")
    for each in ANSWER["priorities"]:
        paper.heading(f"Priority {each['number']}: {each['title']}", 2)
        paper.para("Measures of success for this priority:", bold=True)
        paper.bullets(*(one["text"] for one in each["measures"]))
        rows: list[Row] = [
            Row(
                [
                    Cell("What needs to be done", merge="start"),
                    Cell("By whom", merge="start"),
                    Cell("By when", merge="start"),
                    Cell("Update", cols=2, centre=True),
                    Cell("RAG", cols=2, centre=True),
                ]
            ),
            Row(
                [
                    Cell("", merge="more"),
                    Cell("", merge="more"),
                    Cell("", merge="more"),
                    "June 2017",
                    "September 2017",
                    "Previous",
                    "Current",
                ]
            ),
        ]
        for one in each["actions"]:
            then = BEFORE[one["number"]]
            rows.append(
                Row(
                    [
                        f"{one['number']} {one['text']}",
                        one["owner_raw"],
                        one["target_raw"],
                        *UPDATES[one["number"]],
                        rated(then, then),
                        rated(one["rag"], one["rag"]),
                    ]
                )
            )
        paper.table(rows, [8, 4.8, 3.4, 3.2, 3.4, 1.9, 1.9], header=2)
    paper.save(folder / "plan.docx")
