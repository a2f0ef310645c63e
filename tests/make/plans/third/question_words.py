"""Headings that are questions, priorities as "Our first priority: …", no numbers; what is said about progress holds
dates, names and per cents of its own."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import Fact, action, due, joint, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.word import Row, Word

PDF = True
END = "2024-03-31"
ORDINAL = {1: "first", 2: "second", 3: "third"}


def numberless(number: str, text: str, **more: object) -> Fact:
    return action(number, text, number_generated=True, **more)  # type: ignore[arg-type]


ANSWER = plan(
    "Greyrigg Safeguarding Children Partnership: Our plan for 2023/24",
    "Greyrigg Safeguarding Children Partnership",
    "2023-04-01",
    END,
    priority(
        1,
        "Babies and their parents",
        numberless(
            "1.1",
            "We will give every new parent a safer sleep bag and talk it through with them.",
            owner_raw="Midwifery Service",
            when="30/09/2023",
            milestones=[due("2023-09-30")],
            success="98% of new parents say that they had the talk.",
            measures=[measure("98% of new parents say that they had the talk.", "=", 98, "%")],
            progress="Bags bought in May 2023. 40% given out.",
        ),
        numberless(
            "1.2",
            "We will find out why so few fathers come to antenatal classes.",
            owner_raw="Family Hubs / Dads Matter Greyrigg",
            owners=joint("Family Hubs", "Dads Matter Greyrigg"),
            when="end of January 2024",
            milestones=[due("2024-01-31")],
            success="At least 50 fathers interviewed.",
            measures=[measure("At least 50 fathers interviewed.", ">=", 50, "fathers")],
            progress="Not begun.",
        ),
    ),
    priority(
        2,
        "Young people at risk from gangs",
        numberless(
            "2.1",
            "We will hold a reachable-moments meeting after each arrest of a child.",
            owner_raw="Youth Offending Service",
            when="Monthly",
            milestones=[
                recurring(
                    END,
                    "monthly",
                    *(
                        f"{2023 if m > 3 else 2024}-{m:02}-{d}"
                        for m, d in [
                            (4, 30),
                            (5, 31),
                            (6, 30),
                            (7, 31),
                            (8, 31),
                            (9, 30),
                            (10, 31),
                            (11, 30),
                            (12, 31),
                            (1, 31),
                            (2, 29),
                            (3, 31),
                        ]
                    ),
                )
            ],
            success="More than half of those arrested take up help.",
            optional_thresholds=[50.0, 0.5],
            progress="Started in June.",
        ),
        numberless(
            "2.2",
            "We will train security staff at the bus station and the arcade.",
            owner_raw="Greyrigg Police",
            when="Q2 and Q4",
            milestones=[due("2023-09-30"), due(END)],
            success="No fewer than 60 staff trained.",
            measures=[measure("No fewer than 60 staff trained.", ">=", 60, "staff")],
            progress="First session booked for 12 September.",
        ),
        numberless(
            "2.3",
            "We will ask mothers of young people who were hurt to advise us.",
            owner_raw="Community Safety Partnership",
            when="When the funding bid is decided",
            milestones=[unknown("When the funding bid is decided")],
            success="A group of mothers meets.",
            progress="Bid sent in April.",
        ),
    ),
    priority(
        3,
        "Knowing that we make a difference",
        numberless(
            "3.1",
            "We will look at the same ten children’s files again after a year.",
            owner_raw="Audit Group",
            when="March 2024",
            milestones=[due(END)],
            success="Less than 20% of actions still open.",
            measures=[measure("Less than 20% of actions still open.", "<", 20, "%")],
            optional_thresholds=[10.0],
            progress="",
        ),
        numberless(
            "3.2",
            "We will publish what we hear from children.",
            owner_raw="Partnership Team",
            when="All year",
            milestones=[ongoing(END, "All year")],
            success="Children see that they were heard.",
            progress="First page on line.",
        ),
    ),
    tries=["questions as headings", "ordinal words for priorities", "dates and figures in the progress column"],
)
HEAD = [
    "What will we do?",
    "Who will make sure it happens?",
    "When will it be done?",
    "What difference will it make?",
    "How are we doing?",
]


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Calibri", size=10.5)
    paper.heading("Greyrigg Safeguarding Children Partnership", 0)
    paper.heading("Our plan for 2023/24")
    for each in ANSWER["priorities"]:
        paper.heading(f"Our {ORDINAL[each['number']]} priority: {each['title']}", 2)
        paper.table(
            [
                Row(HEAD),
                *(
                    Row([one["text"], one["owner_raw"], one["target_raw"], one["measures_raw"], one["progress"] or ""])
                    for one in each["actions"]
                ),
            ],
            [8.4, 4.8, 3.6, 5, 4.6],
        )
    paper.save(folder / "plan.docx")
