"""Full cells, another way: outcome merged down, number typed before a multi-paragraph action with a) b) c), labelled
dates with colons, owners with roles on their own lines, measures in sentences, a table that goes on under the same
title, sign-font ticks for "done", non-breaking spaces."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, owner, plan, priority, unknown
from tests.make.plans.word import Cell, Para, Row, Run, Word

PDF = True
END = "2020-03-31"

ANSWER = plan(
    "Wendmere Safeguarding Children Partnership Business Plan 2019/20",
    "Wendmere Safeguarding Children Partnership",
    "2019-04-01",
    END,
    priority(
        1,
        "Adolescents at risk",
        action(
            "1.1",
            "Set up a daily exploitation meeting which will:\na) look at every child reported missing in the "
            "last 24 hours\n"
            "b) agree who speaks to the child\nc) record what is decided",
            owner_raw="Police (lead)\nYouth Justice Service (support)",
            owners=[owner("Police", "lead"), owner("Youth Justice Service", "support")],
            when="Pilot: May 2019\nFull meeting: end of Q2",
            milestones=[due("2019-05-31", "Pilot"), due("2019-09-30", "Full meeting")],
            success="Every child reported missing is talked about. More than 80% have a named worker by the next day.",
            measures=[
                measure("Every child reported missing is talked about."),
                measure("More than 80% have a named worker by the next day.", ">", 80, "%"),
            ],
            checked="Weekly report to the Exploitation Subgroup",
            optional_thresholds=[24.0],
        ),
        action(
            "1.2",
            "Train taxi drivers, hotel staff and door staff.\nGive a sticker to those who have been trained.",
            owner_raw="Licensing Officers, Business Crime Partnership and Police",
            owners=joint("Licensing Officers", "Business Crime Partnership", "Police"),
            when="Q3 and Q4",
            milestones=[due("2019-12-31", "Q3"), due(END, "Q4")],
            success="At least 350 people will be trained.\nFeedback shows that over 95%:\n- know the "
            "signs\n- know whom to ring",
            measures=[
                measure("At least 350 people will be trained.", ">=", 350, "people"),
                measure("know the signs", ">", 95, "%"),
                measure("know whom to ring", ">", 95, "%"),
            ],
            checked="Training figures each quarter",
        ),
        action(
            "1.3",
            "Learn from what young adults say helped them.",
            owner_raw="Participation Group",
            when="As soon as the research partner is chosen",
            milestones=[unknown("As soon as the research partner is chosen")],
            success="Findings used in training.",
            checked="Participation Group",
        ),
        outcomes=["Adolescents are safer outside the home"],
    ),
    priority(
        2,
        "Pre-birth and infancy",
        action(
            "2.1",
            "Revise the pre-birth pathway with midwifery, mental health and substance misuse services.",
            owner_raw="Pre-Birth Task Group",
            when="Pathway agreed by 31 July 2019\nReview: January 2020",
            milestones=[due("2019-07-31", "Pathway agreed"), due("2020-01-31", "Review")],
            success="Fewer assessments begun after week 28.",
            measures=[measure("Fewer assessments begun after week 28.", "decrease", None, "assessments")],
            checked="Audit",
            optional_thresholds=[28.0],
        ),
        action(
            "2.2",
            "Make sure that safer sleeping advice is given at each contact up to six weeks.",
            owner_raw="Maternity Services / Health Visiting / Children’s Centres",
            owners=joint("Maternity Services", "Health Visiting", "Children’s Centres"),
            when="Throughout 2019/20",
            milestones=[ongoing(END, "Throughout 2019/20")],
            success="Advice recorded in 98% of records. Reduce the number of deaths linked to unsafe sleeping.",
            measures=[
                measure("Advice recorded in 98% of records.", "=", 98, "%"),
                measure("Reduce the number of deaths linked to unsafe sleeping.", "decrease", None, "deaths"),
            ],
            checked="Child Death Overview Panel yearly report",
            optional_thresholds=[6.0],
        ),
        outcomes=["Babies get the best start"],
    ),
    tries=[
        "a) b) c) stay, labelled dates with colons",
        "lead and support on their own lines",
        "measures under a lead-in",
        "priority 1 goes on in a second table",
        "ticks for done are no ratings",
    ],
)
HEAD = ["Outcome", "Actions", "Owners", "Target dates", "Measures and impact", "Monitoring", "Done"]
WIDTHS = [3, 7.4, 4.5, 3.8, 4.5, 2.5, 1.4]


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Arial", size=9)
    paper.heading("Wendmere Safeguarding Children Partnership", 0)
    paper.para(Para(["Business Plan 2019/20"], style="Heading1"))
    for each in ANSWER["priorities"]:
        for n, half in enumerate(held for held in (each["actions"][:2], each["actions"][2:]) if held):
            rows: list[Row] = [
                Row([Cell(f"Priority {each['number']}: {each['title']}", cols=7, fill="E5B8B7", bold=True)]),
                Row(HEAD, header=True),
            ]
            for m, one in enumerate(half):
                left = Cell(each["outcomes"][0]["text"] if n == 0 and m == 0 else "", merge="more" if m else "start")
                lines = f"{one['number']}\u00a0{one['text']}".split("\n")
                done = Cell(Para([Run(wingding="F0FC")])) if one["number"] == "1.1" else ""
                rows.append(
                    Row(
                        [
                            left,
                            Cell([*(Para(line) for line in lines), Para("")]),
                            one["owner_raw"],
                            one["target_raw"],
                            one["measures_raw"],
                            one["monitoring_raw"],
                            done,
                        ]
                    )
                )
            paper.table(rows, WIDTHS)
    paper.save(folder / "plan.docx")
