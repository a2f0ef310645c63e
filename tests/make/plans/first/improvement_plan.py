"""An improvement plan after a joint inspection: a table for each area with its title and its aim as merged rows on
top, a heading of two rows, baseline and target side by side, and blue, red, amber or green as a word in a filled
cell."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, lead, measure, ongoing, plan, priority, unknown
from tests.make.plans.word import Cell, Row, Word, rated

PDF = True
END = "2024-03-31"


def target(name: str, was: str, comparator: str, figure: float, printed: str, unit: str = "%") -> dict[str, object]:
    """A measure with its baseline; the baseline is no threshold."""
    return measure(f"{name}: {printed}", comparator, figure, unit, name=name, baseline=was, target=printed)


ANSWER = plan(
    "Pennford Multi-Agency Improvement Plan",
    "Pennford Safeguarding Children Partnership",
    "2022-09-01",
    END,
    priority(
        1,
        "Strategy discussions",
        action(
            "1.1",
            "Issue one template for recording strategy discussions to all agencies.",
            owner_raw="Service Manager MASH",
            when="31 October 2022",
            milestones=[due("2022-10-31")],
            measures=[target("Discussions held on the day they are called", "62%", "=", 85, "85%")],
            rag="Blue",
            progress="Template issued and in use.",
        ),
        action(
            "1.2",
            "Make sure that a health professional takes part in every strategy discussion.",
            owner_raw="Designated Nurse (Pennford ICB)",
            owners=lead("Designated Nurse", agency="Pennford ICB"),
            when="30.11.22",
            milestones=[due("2022-11-30")],
            measures=[target("Discussions with health present", "48%", ">=", 90, "90% or more")],
            rag="Amber",
            progress="74% in December.",
        ),
        action(
            "1.3",
            "Check a sample of records each month and tell teams what was found.",
            owner_raw="Practice Improvement Lead / Police Inspector PVP",
            owners=joint("Practice Improvement Lead", "Police Inspector PVP"),
            when="Ongoing to March 2024",
            milestones=[ongoing(END, "Ongoing to March 2024")],
            measures=[target("Records judged good", "35%", ">=", 70, "at least 70%")],
            rag="Green",
            progress="Started January 2023.",
        ),
        aim="Every child at risk is talked about on the same day by the people who know the child.",
    ),
    priority(
        2,
        "Responding to exploited children",
        action(
            "2.1",
            "Agree a single risk tool and stop using the three old ones.",
            owner_raw="Head of Adolescent Services",
            when="Jan 2023",
            milestones=[due("2023-01-31")],
            measures=[target("Referrals on the new tool", "0%", "=", 100, "100%")],
            rag="Red",
            progress="Licence not yet bought.",
        ),
        action(
            "2.2",
            "Bring down the number of children who are referred again.",
            owner_raw="Head of Adolescent Services",
            when="by end of June 2023",
            milestones=[due("2023-06-30")],
            measures=[target("Referred again within a year", "27%", "<=", 20, "20% or less")],
            rag="Amber",
            progress="25% at the last count.",
        ),
        action(
            "2.3",
            "Recruit two specialist workers.",
            owner_raw="Head of Adolescent Services",
            when="When the grant is confirmed",
            milestones=[unknown("When the grant is confirmed")],
            measures=[target("Specialist workers in post", "0", "=", 2, "2", "workers")],
            rag=None,
            progress=None,
        ),
        aim="Children who are exploited are seen as children first.",
    ),
    priority(
        3,
        "Scrutiny by leaders",
        action(
            "3.1",
            "Give the Executive a two-page report on the front door every eight weeks.",
            owner_raw="Partnership Manager",
            when="First report 15th December 2022",
            milestones=[due("2022-12-15", "First report")],
            measures=[target("Reports received on time", "n/a", "=", 100, "100%")],
            rag="Green",
            progress="Two reports so far.",
        ),
        action(
            "3.2",
            "Have the scrutineer watch five meetings and report.",
            owner_raw="Independent Scrutineer",
            when="September 2023",
            milestones=[due("2023-09-30")],
            measures=[target("Meetings watched", "0", ">=", 5, "at least 5", "meetings")],
            rag=None,
            progress=None,
        ),
        aim="Leaders know what children’s days are like.",
    ),
    tries=[
        "title and aim rows merged above a two-row heading in each table",
        "baseline is no threshold",
        "progress percentages are no thresholds",
        "plan runs eighteen months",
        "Blue is complete",
        "legend table is no plan",
    ],
)


def build(folder: Path) -> None:
    paper = Word(landscape=True, size=9.5)
    paper.heading("Pennford Multi-Agency Improvement Plan", 0)
    paper.para(
        "Our answer to the joint targeted area inspection of June 2022. Pennford Safeguarding Children "
        "Partnership, "
        "September 2022 to March 2024."
    )
    paper.table(
        [
            ["BRAG", "What it means"],
            [rated("Blue", "Blue"), "Complete, with evidence that it has held for three months"],
            [rated("Red", "Red"), "Not on course"],
            [rated("Amber", "Amber"), "Started, some delay"],
            [rated("Green", "Green"), "On course"],
        ],
        [3, 12],
    )
    for each in ANSWER["priorities"]:
        rows: list[Row] = [
            Row(
                [
                    Cell(
                        f"Area for improvement {each['number']}: {each['title']}",
                        cols=8,
                        fill="1F3864",
                        ink="FFFFFF",
                        bold=True,
                    )
                ]
            ),
            Row([Cell(f"Aim: {each['aim']}", cols=8)]),
            Row(
                [
                    Cell("Ref", merge="start"),
                    Cell("Action", merge="start"),
                    Cell("Lead officer", merge="start"),
                    Cell("Deadline", merge="start"),
                    Cell("How success is measured", cols=2),
                    Cell("Latest position", merge="start"),
                    Cell("BRAG", merge="start"),
                ]
            ),
            Row(
                [
                    *(Cell("", merge="more") for _ in range(4)),
                    "Baseline",
                    "Target",
                    Cell("", merge="more"),
                    Cell("", merge="more"),
                ]
            ),
        ]
        for one in each["actions"]:
            aim = one["measures"][0]
            rows.append(
                Row(
                    [
                        one["number"],
                        one["text"],
                        one["owner_raw"],
                        one["target_raw"],
                        f"{aim['name']}: {aim['baseline']}",
                        aim["target"],
                        one["progress"] or "",
                        rated(one["rag"], one["rag"]),
                    ]
                )
            )
        paper.table(rows, [1.3, 7.2, 4.2, 3.2, 3.6, 2.2, 3.4, 1.6], header=4)
    paper.save(folder / "plan.docx")
