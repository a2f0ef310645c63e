"""Three levels: strategic priorities as headings, objectives as merged rows inside their tables, tasks numbered 1.1.1;
the objective is not a priority."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, recurring
from tests.make.plans.word import Cell, Row, Word, rated

PDF = True
END = "2011-03-31"

ANSWER = plan(
    "Whinfell Safeguarding Children Board Business Plan 2010-2011",
    "Whinfell Safeguarding Children Board",
    "2010-04-01",
    END,
    priority(
        1,
        "Strong governance",
        action(
            "1.1.1",
            "Recruit two lay members",
            owner_raw="Board Chair",
            when="September 2010",
            milestones=[due("2010-09-30")],
            success="Lay members appointed",
            rag="Green",
            objective="1.1",
            optional_thresholds=[2.0],
        ),
        action(
            "1.1.2",
            "Write an induction pack for new members",
            owner_raw="Board Business Manager",
            when="Oct 2010",
            milestones=[due("2010-10-31")],
            success="Pack given to all new members",
            rag="Green",
            objective="1.1",
        ),
        action(
            "1.2.1",
            "Set up a scorecard and look at it each quarter",
            owner_raw="Performance Subcommittee",
            when="Quarterly",
            milestones=[recurring(END, "quarterly", "2010-06-30", "2010-09-30", "2010-12-31", END)],
            success="At least 90% of data in on time",
            measures=[measure("At least 90% of data in on time", ">=", 90, "%")],
            rag="Amber",
            objective="1.2",
        ),
    ),
    priority(
        2,
        "Safe and skilled staff",
        action(
            "2.1.1",
            "Check that agencies follow safer recruitment",
            owner_raw="Human Resources Network and Training Subcommittee",
            owners=joint("Human Resources Network", "Training Subcommittee"),
            when="31/01/2011",
            milestones=[due("2011-01-31")],
            success="Spot checks in 10 agencies",
            optional_thresholds=[10.0],
            rag="Red",
            objective="2.1",
        ),
        action(
            "2.1.2",
            "Run level 3 training",
            owner_raw="Training Subcommittee",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="More than 240 staff trained",
            measures=[measure("More than 240 staff trained", ">", 240, "staff")],
            rag="Green",
            objective="2.1",
        ),
        action(
            "2.2.1",
            "Follow up learners after three months",
            owner_raw="Training Officer",
            when="Q4",
            milestones=[due(END)],
            success="Follow-up report to the Board",
            rag=None,
            objective="2.2",
        ),
    ),
    tries=["objective rows inside the table are not priorities", "numbers of three levels", "level 3 is no threshold"],
)
OBJECTIVES = {
    "1.1": "The right people are round the table",
    "1.2": "The Board knows how well children are protected",
    "2.1": "Staff are safe to work with children",
    "2.2": "Training changes practice",
}


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    paper.heading("Whinfell Safeguarding Children Board", 0)
    paper.heading("Business Plan 2010-2011")
    for each in ANSWER["priorities"]:
        paper.heading(f"Strategic Priority {each['number']} – {each['title']}", 2)
        rows, last = [Row(["No.", "Task", "Responsibility", "Timescale", "Performance indicator", "RAG"])], None
        for one in each["actions"]:
            if one["objective"] != last:
                last = one["objective"]
                rows.append(Row([Cell(f"Objective {last}: {OBJECTIVES[last]}", cols=6, fill="F2F2F2", bold=True)]))
            rows.append(
                Row(
                    [
                        one["number"],
                        one["text"],
                        one["owner_raw"],
                        one["target_raw"],
                        one["measures_raw"],
                        rated(one["rag"]),
                    ]
                )
            )
        paper.table(rows, [1.8, 8.5, 6, 3, 5.7, 1.4])
    paper.save(folder / "plan.docx")
