"""One long table over several pages, priorities as merged rows inside it, numbers in their own column, letters with
fill for the rating and a legend below; contents, membership and version tables around it that are no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, lead, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.word import Cell, Row, Word, rated

PDF = True
END = "2014-03-31"

ANSWER = plan(
    "Marrowdale Safeguarding Children Board Business Plan 2013-14",
    "Marrowdale Safeguarding Children Board",
    "2013-04-01",
    END,
    priority(
        "1",
        "Help reaches families early",
        action(
            "1.1",
            "Relaunch the common assessment with a shorter form and a named adviser in every locality.",
            owner_raw="Early Help Sub-Group",
            when="June 2013",
            milestones=[due("2013-06-30")],
            success="At least 75% of new assessments are on the short form by the year end.",
            measures=[measure("At least 75% of new assessments are on the short form by the year end.", ">=", 75, "%")],
            rag="Green",
            progress="Form agreed at the April meeting.",
        ),
        action(
            "1.2",
            "Agree with head teachers how schools will record low-level worries and pass them on.",
            owner_raw="Schools Forum / Early Help Sub-Group",
            owners=joint("Schools Forum", "Early Help Sub-Group"),
            when="End of September 2013",
            milestones=[due("2013-09-30")],
            success="Schools say they know what to pass on and to whom.",
            rag="Amber",
            progress="Two of five clusters visited so far.",
        ),
        action(
            "1.3",
            "Report to the Board on families who were offered help and turned it down.",
            owner_raw="Head of Early Help (Marrowdale Council)",
            owners=lead("Head of Early Help", agency="Marrowdale Council"),
            when="October 2013 and March 2014",
            milestones=[due("2013-10-31"), due("2014-03-31")],
            success="Board minutes show challenge and a follow-up.\nFewer than 10% of families decline help twice.",
            measures=[
                measure("Board minutes show challenge and a follow-up."),
                measure("Fewer than 10% of families decline help twice.", "<", 10, "%"),
            ],
        ),
    ),
    priority(
        "2",
        "Children who go missing are found and heard",
        action(
            "2.1",
            "Bring the police, children’s homes and social care lists of missing children into one weekly list.",
            owner_raw="Missing Children Group",
            when="31/07/2013",
            milestones=[due("2013-07-31")],
            success="One list in use; no home keeps its own.",
            rag="Green",
            progress="In use since May.",
        ),
        action(
            "2.2",
            "Offer an independent return interview to every child who has been missing overnight.",
            owner_raw="Barley Street Project and Children’s Social Care",
            owners=joint("Barley Street Project", "Children’s Social Care"),
            when="Ongoing",
            milestones=[ongoing(END)],
            success="90% of interviews are offered within 72 hours.",
            measures=[measure("90% of interviews are offered within 72 hours.", "=", 90, "%")],
            rag="Amber",
            progress="81% in quarter 1.",
        ),
        action(
            "2.3",
            "Sample ten return interviews to see whether what children said was acted on.",
            owner_raw="Quality and Audit Group",
            when="Quarterly",
            milestones=[recurring(END, "quarterly", "2013-06-30", "2013-09-30", "2013-12-31", END)],
            success="Each sample is reported to the Executive with a named lead for each gap.",
            optional_thresholds=[10.0],
        ),
        action(
            "2.4",
            "Train foster carers and residential staff in what to record when a child comes home.",
            owner_raw="Training Sub-Group",
            when="Jan 2014",
            milestones=[due("2014-01-31")],
            success="Four half-day courses delivered; over 85% of those attending rate them good or better.",
            measures=[
                measure("Four half-day courses delivered", ">=", 4, "courses"),
                measure("over 85% of those attending rate them good or better", ">", 85, "%"),
            ],
            rag="Red",
            progress="Trainer has left; new trainer being sought.",
        ),
    ),
    priority(
        "3",
        "The Board knows whether it makes a difference",
        action(
            "3.1",
            "Set up a data set of no more than thirty indicators, with a named person for each.",
            owner_raw="Performance Sub-Group",
            when="Q2",
            milestones=[due("2013-09-30")],
            success="Data set seen at every Board meeting from Q3.",
            rag="Green",
            progress=None,
            optional_thresholds=[30.0],
        ),
        action(
            "3.2",
            "Commission an outside review of the Board’s own working.",
            owner_raw="Independent Chair",
            when="TBC – subject to funding",
            milestones=[unknown("TBC – subject to funding")],
            success="Review report and action plan received by the Board.",
        ),
        action(
            "3.3",
            "Complete the section 11 self-assessment with all member agencies.",
            owner_raw="Board Manager and agency safeguarding leads",
            owners=joint("Board Manager", "agency safeguarding leads"),
            when="December 2013",
            milestones=[due("2013-12-31")],
            success="100% of agencies return their assessment.",
            measures=[measure("100% of agencies return their assessment.", "=", 100, "%")],
            rag="Blue",
            progress="All returned.",
        ),
    ),
    tries=[
        "section rows inside one table",
        "legend row and other tables are no actions",
        "progress figures are no targets",
        "number in its own column",
        "B in the legend is complete",
        "repeated heading row",
    ],
)

LEGEND = "RAG key: R = behind and not expected to be met; A = behind but can be recovered; G = on course; B = finished."


def build(folder: Path) -> None:
    paper = Word(
        landscape=True,
        header="Marrowdale SCB – Business Plan",
        footer="Version 2.1 – agreed by the Board 15 April 2013",
    )
    paper.heading("Marrowdale Safeguarding Children Board", 0)
    paper.heading("Business Plan 2013-14")
    paper.table(
        [
            ["Version", "Date", "Who", "What changed"],
            ["1.0", "12/02/2013", "Board Manager", "First draft for the Executive"],
            ["2.0", "20/03/2013", "Board Manager", "Comments from partners added"],
            ["2.1", "15/04/2013", "Independent Chair", "Agreed"],
        ],
        [2, 3, 5, 12],
    )
    paper.heading("Members of the Board", 2)
    paper.table(
        [
            ["Agency", "Representative", "Deputy"],
            ["Marrowdale Council", "Director of Children’s Services", "Head of Safeguarding"],
            ["Police", "Superintendent, Public Protection", "Detective Chief Inspector"],
            ["Marrowdale Hospitals Trust", "Chief Nurse", "Named Nurse"],
            ["Probation", "Assistant Chief Officer", "vacant"],
        ],
        [7, 8, 7],
    )
    paper.para(
        "The Board meets four times a year. Sub-groups report progress on their part of the plan to each "
        "Executive meeting."
    )
    paper.heading("The plan", 2)
    rows: list[Row] = [
        Row(
            ["No.", "What we will do", "Who", "By when", "How we will know it has made a difference", "Progress", "RAG"]
        )
    ]
    for each in ANSWER["priorities"]:
        rows.append(Row([Cell(f"Priority {each['number']} – {each['title']}", cols=7, fill="BDD6EE", bold=True)]))
        for one in each["actions"]:
            rows.append(
                Row(
                    [
                        one["number"],
                        one["text"],
                        one["owner_raw"],
                        one["target_raw"],
                        one["measures_raw"],
                        one["progress"] or "",
                        rated(one["rag"]),
                    ]
                )
            )
    rows.append(Row([Cell(LEGEND, cols=7)]))
    paper.table(rows, [1.2, 7, 3.8, 2.6, 6, 4, 1.2])
    paper.save(folder / "plan.docx")
