"""Cells as full as real ones: actions of several paragraphs with lists, dates with labels, first and second owners,
measures under a lead-in, a priority whose table continues in a second one with its title said again, links, empty
paragraphs, double spaces and typing errors that stay."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import Fact, action, due, joint, measure, ongoing, owner, plan, priority, recurring
from tests.make.plans.word import Cell, Para, Row, Run, Word

PDF = True
END = "2016-03-31"
QUARTERS = ("2015-06-30", "2015-09-30", "2015-12-31", END)

ANSWER = plan(
    "Norwell and Haddon LSCB Business Plan 2015-2016",
    "Norwell and Haddon Local Safeguarding Children Board",
    "2015-04-01",
    END,
    priority(
        1,
        "Neglect",
        action(
            "1.1",
            "Carry out a multi-agency audit of neglect cases where:\nthe child is under five\n"
            "a plan has lasted for more than 18 months\nthere have been two or more plans",
            owner_raw="Quality Assurance Group (primary)\nHealth Reference Group (secondary)",
            owners=[owner("Quality Assurance Group", "primary"), owner("Health Reference Group", "secondary")],
            when="Audit – Q1\nReport to Board – Q2\nRe-audit – March 2016",
            milestones=[due("2015-06-30", "Audit"), due("2015-09-30", "Report to Board"), due(END, "Re-audit")],
            success="The Board understands why cases drift and what is being done about it.\n"
            "At re-audit at least 70% of cases are judged good.",
            measures=[
                measure("The Board understands why cases drift and what is being done about it."),
                measure("At re-audit at least 70% of cases are judged good.", ">=", 70, "%"),
            ],
            checked="Quarterly report to the Executive.\nCombined audit action plan.",
            optional_thresholds=[18.0, 5.0, 2.0],
        ),
        action(
            "1.2",
            "Deliver training on the neglect tool to:\n- health visitors and school nurses\n- early years settings\n"
            "- housing officers",
            owner_raw="Learning and Development Group",
            when="Q2, Q3 and Q4",
            milestones=[due("2015-09-30", "Q2"), due("2015-12-31", "Q3"), due(END, "Q4")],
            success="Evaluation shows that over 90% of learners:\n- can use the tool\n- know when to refer",
            measures=[measure("can use the tool", ">", 90, "%"), measure("know when to refer", ">", 90, "%")],
            checked="Learning and Development Group reviews evaluations.",
        ),
    ),
    priority(
        2,
        "Children living with domestic abuse, substance misuse and parental mental ill-health",
        action(
            "2.1",
            "With the Safeguarding Adults Board, write a joint protocol  so that workers with adults ‘think "
            "family’. The protocol will be found at www.nhlscb.example/protocol",
            owner_raw="Adults Board and Policy Group",
            owners=joint("Adults Board", "Policy Group"),
            when="Draft by end of June 2015\nFinal version October 2015",
            milestones=[due("2015-06-30", "Draft"), due("2015-10-31", "Final version")],
            success="Protocol in place and used by all recieving services.",
            checked="Board to recieve assurance from each agency.",
        ),
        action(
            "2.2",
            "Hold learning events on coercive control.\nPublish a short film for the web site.",
            owner_raw="Learning and Development Group / Adults Board",
            owners=joint("Learning and Development Group", "Adults Board"),
            when="Events by end of Q3\nFilm Feb 2016",
            milestones=[due("2015-12-31", "Events"), due("2016-02-29", "Film")],
            success="Four events will be delivered.\n"
            "Feedback shows that at least 85% of those who came feel able to ask about it.",
            measures=[
                measure("Four events will be delivered.", ">=", 4, "events"),
                measure("Feedback shows that at least 85% of those who came feel able to ask about it.", ">=", 85, "%"),
            ],
            checked="Course evaluations",
        ),
        action(
            "2.3",
            "Find out how many children live with an adult who is in treatment and whether they have been seen.",
            owner_raw="Public Health, Probation and Children’s Services via Executive Group",
            owners=joint("Public Health", "Probation", "Children’s Services", "Executive Group"),
            when="Reviewed each quarter",
            milestones=[recurring(END, "quarterly", *QUARTERS)],
            success="Increase in the number of referrals from treatment services.",
            measures=[
                measure("Increase in the number of referrals from treatment services.", "increase", None, "referrals")
            ],
            checked="Treatment data to Quality Assurance Group",
        ),
        action(
            "2.4",
            "Keep a directory of services up to date.",
            owner_raw="Business Unit",
            when="Throughout 2015/16",
            milestones=[ongoing(END, "Throughout 2015/16")],
            success="Directory used.",
            checked="Web site figures",
        ),
    ),
    priority(
        3,
        "Voice of the child",
        action(
            "3.1",
            "Run a survey of Year 6 and Year 9 pupils about feeling safe.",
            owner_raw="Education Group",
            when="Survey Q1; results Q3",
            milestones=[due("2015-06-30", "Survey"), due("2015-12-31", "results")],
            success="At least 1,500 pupils answer.",
            measures=[measure("At least 1,500 pupils answer.", ">=", 1500, "pupils")],
            checked="Education Group",
        ),
    ),
    tries=[
        "several paragraphs and lists in a cell",
        "dates with labels",
        "measures under a lead-in",
        "primary and secondary owners",
        "priority 2 continues in a second table and is still one",
        "text kept as printed, typing errors too",
        "age, months and school years are no thresholds",
    ],
)
HEAD = ["Ref", "Action", "Action owner", "Target date", "Success measure", "Monitoring"]
WIDTHS = [1.2, 7.5, 4.6, 3.9, 5.5, 4]


def _action(one: Fact, bullets: int) -> Cell:
    """The action's cell: what follows its first line as Word's bullets, unless dashes are typed; one link; a line left
    empty."""
    first, *rest = one["text"].split("\n")
    if "www." in first:
        before, after = first.split("www.")
        top = Para([before, Run("www." + after, link=True)])
    else:
        top = Para(first)
    listed = one["number"] == "1.1"
    return Cell([top, *(Para(line, num=(bullets, 0) if listed else None) for line in rest), Para("")])


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Calibri", size=9.5, footer="Norwell and Haddon LSCB")
    bullets = paper.numbering(("bullet", "•"))
    paper.heading("Norwell and Haddon Local Safeguarding Children Board", 0)
    paper.heading("Business Plan 2015-2016")
    for each in ANSWER["priorities"]:
        halves = [each["actions"][:2], each["actions"][2:]]
        for n, half in enumerate(held for held in halves if held):
            title = f"Priority {each['number']}: {each['title']}{' (continued)' if n else ''}"
            rows: list[Row] = [
                Row([Cell(title, cols=6, fill="C6D9F1", bold=True)], header=True),
                Row(HEAD, header=True),
            ]
            rows += [
                Row(
                    [
                        one["number"],
                        _action(one, bullets),
                        one["owner_raw"],
                        one["target_raw"],
                        one["measures_raw"],
                        one["monitoring_raw"],
                    ]
                )
                for one in half
            ]
            paper.table(rows, WIDTHS)
    paper.save(folder / "plan.docx")
