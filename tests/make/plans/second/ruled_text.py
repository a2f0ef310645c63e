"""Plain text with lines of dashes between the rows, "Action 1:" before each, no priorities at all; and the same with
tabs."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.text import aligned, tabbed

END = "2011-03-31"

ANSWER = plan(
    "Saltby Safeguarding Children Board Domestic Violence Action Plan 2010/11",
    "Saltby Safeguarding Children Board",
    "2010-04-01",
    END,
    priority(
        None,
        None,
        action(
            "1",
            "Agree with the police which incidents are sent to social care.",
            owner_raw="Domestic Violence Forum",
            when="June 2010",
            milestones=[due("2010-06-30")],
            success="Criteria signed by both.",
            rag="Green",
        ),
        action(
            "2",
            "Train health visitors to ask about violence.",
            owner_raw="Primary Care Trust",
            when="Nov 2010",
            milestones=[due("2010-11-30")],
            success="At least 45 health visitors trained.",
            measures=[measure("At least 45 health visitors trained.", ">=", 45, "health visitors")],
            rag="Amber",
        ),
        action(
            "3",
            "Start groups for children who have seen violence.",
            owner_raw="Refuge / Youth Service",
            owners=joint("Refuge", "Youth Service"),
            when="31/01/2011",
            milestones=[due("2011-01-31")],
            success="Two groups run; more than 80% of children finish.",
            measures=[
                measure("Two groups run", ">=", 2, "groups"),
                measure("more than 80% of children finish.", ">", 80, "%"),
            ],
            rag="Red",
        ),
        action(
            "4",
            "Hold a case conference on high-risk families.",
            owner_raw="Police",
            when="Monthly",
            milestones=[
                recurring(
                    END,
                    "monthly",
                    "2010-04-30",
                    "2010-05-31",
                    "2010-06-30",
                    "2010-07-31",
                    "2010-08-31",
                    "2010-09-30",
                    "2010-10-31",
                    "2010-11-30",
                    "2010-12-31",
                    "2011-01-31",
                    "2011-02-28",
                    END,
                )
            ],
            success="Minutes kept.",
            rag="Green",
        ),
        action(
            "5",
            "Put posters in surgeries and in pubs.",
            owner_raw="Communications Officer",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Calls to the help line go up by 10%.",
            measures=[measure("Calls to the help line go up by 10%.", "increase", 10, "%")],
            rag="Green",
        ),
        action(
            "6",
            "Review the programme for men who are violent.",
            owner_raw="Probation",
            when="To follow inspection",
            milestones=[unknown("To follow inspection")],
            success="Review seen by the Board.",
        ),
    ),
    tries=["rules of dashes", "'Action 1:' before each", "no priorities", "tabs"],
)
HEAD = ["Action", "Who", "Deadline", "Measure", "RAG"]


def build(folder: Path) -> None:
    rows = [
        [
            f"Action {one['number']}: {one['text']}",
            one["owner_raw"],
            one["target_raw"],
            one["measures_raw"],
            one["rag"] or "",
        ]
        for one in ANSWER["priorities"][0]["actions"]
    ]
    opening = [
        "Saltby Safeguarding Children Board",
        "Domestic Violence Action Plan 2010/11",
        "(From: Board Office. Please return comments by Friday.)",
        "",
    ]
    rule = "-" * 112
    ruled = [*opening, rule]
    for row in [HEAD, *rows]:
        ruled += [*aligned([row], [42, 24, 13, 20, 5], gap=2)[:-1], rule]
    (folder / "plan.txt").write_text("\n".join(ruled) + "\n")
    (folder / "plan-tabs.txt").write_text("\n".join([*opening, *tabbed([HEAD, *rows])]) + "\n")
