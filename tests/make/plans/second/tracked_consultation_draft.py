"""A consultation draft: changed wording, a row taken out and one put in by tracked changes, dates chosen in content
controls, priorities named only in text boxes above their tables, soft line breaks between owners."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, lead, measure, ongoing, plan, priority, unknown
from tests.make.plans.word import Cell, Para, Row, Run, Word

END = "2021-03-31"

ANSWER = plan(
    "Tarnbeck Safeguarding Children Partnership Business Plan 2020-21",
    "Tarnbeck Safeguarding Children Partnership",
    "2020-04-01",
    END,
    priority(
        1,
        "Children and the pandemic",
        action(
            "1.1",
            "See every child on a plan in person each month.",
            owner_raw="Children’s Social Care",
            when="June 2020",
            milestones=[due("2020-06-30")],
            success="At least 95% of children seen in person.",
            measures=[measure("At least 95% of children seen in person.", ">=", 95, "%")],
        ),
        action(
            "1.2",
            "Ring round families who do not answer the door.",
            owner_raw="Health Visiting\nSchools",
            owners=joint("Health Visiting", "Schools"),
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Log kept.",
        ),
        action(
            "1.3",
            "Send a card to every child with the number of a help line.",
            owner_raw="Communications Group",
            when="31 July 2020",
            milestones=[due("2020-07-31")],
            success="Card sent to 21,000 children.",
            measures=[measure("Card sent to 21,000 children.", "=", 21000, "children")],
        ),
    ),
    priority(
        2,
        "Hidden babies",
        action(
            "2.1",
            "Bring back home visits by midwives.",
            owner_raw="Maternity Service",
            when="Sept 2020",
            milestones=[due("2020-09-30")],
            success="Every mother visited.",
        ),
        action(
            "2.2",
            "Tell the partnership about babies hurt since March.",
            owner_raw="Designated Doctor (Tarnbeck CCG)",
            owners=lead("Designated Doctor", agency="Tarnbeck CCG"),
            when="end of Q3",
            milestones=[due("2020-12-31")],
            success="Paper received.",
        ),
    ),
    priority(
        3,
        "Our own work",
        action(
            "3.1",
            "Hold meetings on line and see whether more people come.",
            owner_raw="Partnership Manager",
            when="December 2020",
            milestones=[due("2020-12-31")],
            success="Attendance over 85%.",
            measures=[measure("Attendance over 85%.", ">", 85, "%")],
        ),
        action(
            "3.2",
            "Appoint an independent scrutineer.",
            owner_raw="Three partners",
            when="as soon as funding is agreed",
            milestones=[unknown("as soon as funding is agreed")],
            success="Scrutineer in post.",
        ),
    ),
    tries=[
        "tracked changes in words, owners, dates and figures",
        "row out, row in",
        "dates in content controls",
        "priority named in a text box",
        "soft line breaks between owners",
    ],
)
HEAD = ["Ref", "What we will do", "Lead", "By when", "Measure"]
WIDTHS = [1.3, 9.5, 5, 3.2, 7]


def _ins(text: str) -> Run:
    return Run(text, change="ins")


def _del(text: str) -> Run:
    return Run(text, change="del")


def build(folder: Path) -> None:
    paper = Word(landscape=True, header="CONSULTATION DRAFT")
    paper.heading("Tarnbeck Safeguarding Children Partnership", 0)
    paper.para(Para([_del("Interim "), "Business Plan 2020-21"], style="Heading1"))
    paper.text_box("Priority 1: Children and the pandemic")
    paper.table(
        [
            Row(HEAD),
            Row(
                [
                    "1.1",
                    Cell(Para(["See every child on a plan ", _del("by video"), _ins("in person"), " each month."])),
                    Cell(Para([_del("Adult"), _ins("Children’s"), " Social Care"])),
                    Cell(Para([Run("June 2020", control=True)])),
                    Cell(Para(["At least ", _del("70"), _ins("95"), "% of children seen in person."])),
                ]
            ),
            Row(
                [
                    Cell(Para([_del("1.2")])),
                    Cell(Para([_del("Close all home visits until further notice.")])),
                    Cell(Para([_del("All agencies")])),
                    Cell(Para([_del("May 2020")])),
                    Cell(Para([_del("No visits.")])),
                ],
                change="del",
            ),
            Row(
                [
                    Cell(Para([_del("1.3"), _ins("1.2")])),
                    "Ring round families who do not answer the door.",
                    "Health Visiting\vSchools",
                    "Ongoing",
                    "Log kept.",
                ]
            ),
            Row(
                [
                    Cell(Para([_ins("1.3")])),
                    Cell(Para([_ins("Send a card to every child with the number of a help line.")])),
                    Cell(Para([_ins("Communications Group")])),
                    Cell(Para([_ins("31 July 2020")])),
                    Cell(Para([_ins("Card sent to 21,000 children.")])),
                ],
                change="ins",
            ),
        ],
        WIDTHS,
    )
    paper.text_box("Priority 2: Hidden babies")
    paper.table(
        [
            Row(HEAD),
            Row(
                [
                    Cell("2.1", control=True),
                    "Bring back home visits by midwives.",
                    Cell("Maternity Service", control=True),
                    Cell(Para([Run("Sept 2020", control=True)])),
                    "Every mother visited.",
                ]
            ),
            Row(
                [
                    "2.2",
                    Cell(Para(["Tell the partnership about babies hurt since ", _del("February"), _ins("March"), "."])),
                    "Designated Doctor (Tarnbeck CCG)",
                    "end of Q3",
                    "Paper received.",
                ]
            ),
            Row(["2.3", "Old wording, kept by the office.", "CCG", "Jan 2020", "none"], hidden=True),
        ],
        WIDTHS,
    )
    paper.text_box("Priority 3: Our own work")
    paper.table(
        [
            Row(HEAD),
            *(
                Row([one["number"], one["text"], one["owner_raw"], one["target_raw"], one["measures_raw"]])
                for one in ANSWER["priorities"][2]["actions"]
            ),
        ],
        WIDTHS,
    )
    paper.save(folder / "plan.docx")
