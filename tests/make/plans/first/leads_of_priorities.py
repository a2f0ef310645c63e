"""Each priority has a lead, a reason and wished-for outcomes above its table, none of which belongs to an action;
numbers run on through the plan; start before end; the rating is a coloured dot. The plan lasts two years."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.word import FILLS, Cell, Para, Row, Run, Word

PDF = True
END = "2018-03-31"

ANSWER = plan(
    "Cloudbury LSCB Business Plan 2016-2018",
    "Cloudbury Local Safeguarding Children Board",
    "2016-04-01",
    END,
    priority(
        1,
        "Female genital mutilation",
        action(
            "1",
            "Write a pathway with midwives, schools and community groups.",
            owner_raw="FGM Task Group",
            start="Apr-16",
            when="Q3 2016-17",
            milestones=[due("2016-12-31")],
            success="Pathway published in four languages.",
            rag="Green",
            optional_thresholds=[4.0],
        ),
        action(
            "2",
            "Offer a talk to every women’s group.",
            owner_raw="Cloudbury Somali Centre / Public Health",
            owners=joint("Cloudbury Somali Centre", "Public Health"),
            start="Sep-16",
            when="Dec-17",
            milestones=[due("2017-12-31")],
            success="At least 18 groups visited.",
            measures=[measure("At least 18 groups visited.", ">=", 18, "groups")],
            rag="Amber",
        ),
        outcomes=["Girls are safe", "Families know the law"],
        lead="Director of Public Health",
    ),
    priority(
        2,
        "Peer on peer abuse",
        action(
            "3",
            "Agree with secondary schools how to record incidents.",
            owner_raw="Schools Safeguarding Forum",
            start="Apr-16",
            when="30 Nov 2016",
            milestones=[due("2016-11-30")],
            success="All secondary schools use the form.",
            rag="Blue",
        ),
        action(
            "4",
            "Report the figures to the Board.",
            owner_raw="Education Officer",
            start="Jan-17",
            when="Six-monthly",
            milestones=[recurring(END, "6 monthly", "2016-09-30", "2017-03-31", "2017-09-30", END)],
            success="Figures seen by the Board.",
            rag="Green",
        ),
        action(
            "5",
            "Train two members of staff in each school.",
            owner_raw="Training Group",
            start="Sep-16",
            when="Once the grant is received",
            milestones=[unknown("Once the grant is received")],
            success="More than 85% of schools have trained staff.",
            measures=[measure("More than 85% of schools have trained staff.", ">", 85, "%")],
            rag="Red",
            optional_thresholds=[2.0],
        ),
        outcomes=["Children are believed"],
        lead="Head of Learning",
    ),
    priority(
        3,
        "A learning partnership",
        action(
            "6",
            "Publish a newsletter.",
            owner_raw="Board Support Team",
            start="Apr-16",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Newsletter read by staff.",
            rag="Green",
        ),
        action(
            "7",
            "Measure whether training changes practice.",
            owner_raw="Training Group and University of Cloudbury",
            owners=joint("Training Group", "University of Cloudbury"),
            start="Apr-17",
            when="End of the plan",
            milestones=[due(END)],
            success="Evaluation report.",
            rag=None,
        ),
        outcomes=["Staff get better at what they do"],
        lead="Independent Chair",
    ),
    tries=[
        "the priority's lead owns no action",
        "a coloured dot for the rating",
        "numbers run on",
        "start before end",
        "figures in the reason are no targets",
    ],
)
WHY = {
    1: "Midwives recorded 41 women last year.",
    2: "A third of referrals to the front door name another child.",
    3: "Only 52% of staff said that they hear about case reviews.",
}
HEAD = ["#", "Action", "Lead agency", "From", "Completed by", "Measure", "RAG"]


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Arial", size=10)
    paper.heading("Cloudbury Local Safeguarding Children Board", 0)
    paper.heading("Business Plan 2016-2018")
    dots = [Run("RAG: ")]
    for name, words in {"Red": "off course", "Amber": "some delay", "Green": "on course", "Blue": "done"}.items():
        dots += [Run("●", ink=FILLS[name]), Run(f" {words}  ")]
    paper.para(Para(dots))
    for each in ANSWER["priorities"]:
        paper.heading(f"Priority {each['number']}: {each['title']}", 2)
        paper.para(Para([Run("Priority lead: ", bold=True), each["lead"]]))
        paper.para(Para([Run("Why this is a priority: ", bold=True), WHY[each["number"]]]))
        paper.para("What we want to achieve:", bold=True)
        paper.bullets(*(one["text"] for one in each["outcomes"]))
        paper.table(
            [
                Row(HEAD),
                *(
                    Row(
                        [
                            one["number"],
                            one["text"],
                            one["owner_raw"],
                            one["start"],
                            one["target_raw"],
                            one["measures_raw"],
                            Cell("●", ink=FILLS[one["rag"]], centre=True) if one["rag"] else "",
                        ]
                    )
                    for one in each["actions"]
                ),
            ],
            [1, 8.5, 4.8, 1.8, 3.2, 5.6, 1.5],
        )
    paper.save(folder / "plan.docx")
