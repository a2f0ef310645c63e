"""A draft in circulation: wording inserted and deleted by tracked changes, whole rows inserted, deleted and hidden,
cells and lines in content controls, the third priority's table in a text box that Word writes twice."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority
from tests.make.plans.word import Cell, Para, Row, Run, Word

END = "2019-03-31"

ANSWER = plan(
    "Brindlecombe LSCB Business Plan 2018-19",
    "Brindlecombe Local Safeguarding Children Board",
    "2018-04-01",
    END,
    priority(
        1,
        "Early help",
        action(
            "1.1",
            "Launch the early help directory for parents and practitioners.",
            owner_raw="Early Help Board",
            when="October 2018",
            milestones=[due("2018-10-31")],
            success="500 visits to the directory each month.",
            measures=[measure("500 visits to the directory each month.", "=", 500, "visits")],
        ),
        action(
            "1.2",
            "Agree what each agency does before it refers.",
            owner_raw="Threshold Group",
            when="31/07/2018",
            milestones=[due("2018-07-31")],
            success="At least 80% of referrals meet the threshold.",
            measures=[measure("At least 80% of referrals meet the threshold.", ">=", 80, "%")],
        ),
        action(
            "1.3",
            "Ask families what early help was like.",
            owner_raw="Parent Partnership",
            when="Q4",
            milestones=[due(END)],
            success="Report to the Board.",
        ),
    ),
    priority(
        2,
        "Sexual abuse in the family",
        action(
            "2.1",
            "Train social workers and police officers together in first conversations.",
            owner_raw="Learning Hub and Police",
            owners=joint("Learning Hub", "Police"),
            when="Nov 2018",
            milestones=[due("2018-11-30")],
            success="60 people trained.",
            measures=[measure("60 people trained.", "=", 60, "people")],
        ),
        action(
            "2.2",
            "Keep the medical pathway up to date.",
            owner_raw="Sexual Assault Referral Centre",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Pathway on the web site.",
        ),
    ),
    priority(
        3,
        "Young carers",
        action(
            "3.1",
            "Count young carers in every school census.",
            owner_raw="School Support Service",
            when="Jan 2019",
            milestones=[due("2019-01-31")],
            success="Every school makes a return.",
        ),
        action(
            "3.2",
            "Add young carers to the adult assessment form.",
            owner_raw="Adult Services",
            when="30 Sept 2018",
            milestones=[due("2018-09-30")],
            success="Form in use.",
        ),
    ),
    tries=[
        "tracked insertions count, deletions do not",
        "inserted, deleted and hidden rows",
        "content controls",
        "a text box is text, once",
    ],
)
HEAD = ["No", "Action", "Lead", "Target date", "Success measure"]
WIDTHS = [1.3, 9.5, 5, 3.2, 7]


def _ins(text: str) -> Run:
    return Run(text, change="ins")


def _del(text: str) -> Run:
    return Run(text, change="del")


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    paper.control(
        Para("Brindlecombe Local Safeguarding Children Board", style="Title"),
        Para([Run("Business Plan "), Run("2018-19", control=True)], style="Heading1"),
    )
    paper.heading("Priority 1: Early help", 2)
    paper.table(
        [
            Row(HEAD),
            Row(
                [
                    "1.1",
                    Cell(
                        Para(
                            [
                                "Launch the early help directory for parents",
                                _del(" only"),
                                _ins(" and practitioners"),
                                ".",
                            ]
                        )
                    ),
                    Cell("Early Help Board", control=True),
                    Cell(Para([_del("August"), _ins("October"), " 2018"])),
                    Cell(Para([_del("200"), _ins("500"), " visits to the directory each month."])),
                ]
            ),
            Row(
                [
                    "1.2",
                    "Agree what each agency does before it refers.",
                    Cell(Para([Run("Threshold Group", control=True)])),
                    Cell(Para([Run("31/07/2018", control=True)])),
                    "At least 80% of referrals meet the threshold.",
                ]
            ),
            Row(
                [
                    Cell(Para([_del("1.3")])),
                    Cell(Para([_del("Buy a case management system for all agencies.")])),
                    Cell(Para([_del("Finance Group")])),
                    Cell(Para([_del("March 2019")])),
                    Cell(Para([_del("System bought.")])),
                ],
                change="del",
            ),
            Row(
                [
                    Cell(Para([_ins("1.3")])),
                    Cell(Para([_ins("Ask families what early help was like.")])),
                    Cell(Para([_ins("Parent Partnership")])),
                    Cell(Para([_ins("Q4")])),
                    Cell(Para([_ins("Report to the Board.")])),
                ],
                change="ins",
            ),
        ],
        WIDTHS,
    )
    paper.heading("Priority 2: Sexual abuse in the family", 2)
    paper.table(
        [
            Row(HEAD),
            Row(
                [
                    "2.1",
                    "Train social workers and police officers together in first conversations.",
                    "Learning Hub and Police",
                    "Nov 2018",
                    "60 people trained.",
                ]
            ),
            Row(
                [
                    "2.2",
                    "Keep the medical pathway up to date.",
                    "Sexual Assault Referral Centre",
                    "Ongoing",
                    "Pathway on the web site.",
                ]
            ),
            Row(["2.3", "Old action kept for reference.", "Police", "May 2017", "Done last year."], hidden=True),
        ],
        WIDTHS,
    )
    paper.heading("Priority 3: Young carers", 2)
    rows = [
        Row(HEAD),
        *(
            Row([one["number"], one["text"], one["owner_raw"], one["target_raw"], one["measures_raw"]])
            for one in ANSWER["priorities"][2]["actions"]
        ),
    ]
    paper.text_box(table=(rows, [1.2, 5.4, 3, 2.4, 3]))
    paper.save(folder / "plan.docx")
