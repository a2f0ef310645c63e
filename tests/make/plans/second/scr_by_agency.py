"""A case review's composite plan with a table for each agency under a heading; findings and recommendations stand
before the action and are merged down or left blank; progress, date done and sign-off stand after it; numbers are
typed into the action."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.word import Cell, Row, Word

PDF = True
END = "2024-03-31"

ANSWER = plan(
    "Local Child Safeguarding Practice Review “Robin”: composite action plan",
    "Ashgrove and Lindale Safeguarding Children Partnership",
    "2023-04-01",
    END,
    priority(
        None,
        "Multi-agency actions",
        action(
            "1.1",
            "Rewrite the bruising protocol for children who do not yet walk.",
            recommendation="1. Bruises on babies",
            owner_raw="Procedures Group",
            when="30 June 2023",
            milestones=[due("2023-06-30")],
            success="Protocol published; 95% of practices and nurseries have signed for it.",
            measures=[
                measure("Protocol published"),
                measure("95% of practices and nurseries have signed for it.", "=", 95, "%"),
            ],
            rag="Green",
            progress="Published on 19 June.",
            completed="19/06/2023",
        ),
        action(
            "1.2",
            "Run a social media week on handling babies gently.",
            recommendation="1. Bruises on babies",
            owner_raw="Communications Leads of the three partners",
            when="w/e 15/09/2023",
            milestones=[due("2023-09-15")],
            success="Seen by at least 10,000 people.",
            measures=[measure("Seen by at least 10,000 people.", ">=", 10000, "people")],
            rag="Amber",
            progress="Films being made.",
        ),
        action(
            "1.3",
            "Test what has changed by looking at every strategy discussion about a baby.",
            recommendation="2. Strategy discussions",
            owner_raw="Quality and Impact Group",
            when="Every quarter from Q2",
            milestones=[recurring(END, "quarterly", "2023-09-30", "2023-12-31", "2024-03-31")],
            success="Health took part in more than 90% of discussions.",
            measures=[measure("Health took part in more than 90% of discussions.", ">", 90, "%")],
            rag="Amber",
        ),
    ),
    priority(
        None,
        "Single agency actions: health",
        action(
            "2.1",
            "Put the injury chart on the urgent care system.",
            recommendation="3. Urgent care",
            owner_raw="Ashgrove Urgent Care",
            when="Dec 2023",
            milestones=[due("2023-12-31")],
            success="Chart live.",
            rag="Red",
            progress="Supplier cannot say when.",
        ),
        action(
            "2.2",
            "Keep the safeguarding hot line for GPs going.",
            recommendation="3. Urgent care",
            owner_raw="ICB Safeguarding Team",
            when="Continuing",
            milestones=[ongoing(END, "Continuing")],
            success="No more than 5% of calls unanswered.",
            measures=[measure("No more than 5% of calls unanswered.", "<=", 5, "%")],
            rag="Green",
        ),
    ),
    priority(
        None,
        "Single agency actions: Lindale Police",
        action(
            "3.1",
            "Send officers’ body-worn video to the strategy discussion.",
            recommendation="2. Strategy discussions",
            owner_raw="Public Protection Unit / Criminal Justice Unit",
            owners=joint("Public Protection Unit", "Criminal Justice Unit"),
            when="subject to legal advice",
            milestones=[unknown("subject to legal advice")],
            success="Practice note issued.",
        ),
        action(
            "3.2",
            "Brief all response sergeants.",
            recommendation="2. Strategy discussions",
            owner_raw="Public Protection Unit",
            when="31/10/23",
            milestones=[due("2023-10-31")],
            success="All 36 sergeants briefed.",
            rag="Green",
            progress="Done.",
            completed="27/10/2023",
            optional_thresholds=[36.0],
        ),
    ),
    tries=[
        "one table for each agency",
        "recommendation merged down and blank",
        "date done is no target",
        "number typed in the action cell",
        "quarterly, but not from the first quarter",
    ],
)
HEAD = [
    "Finding",
    "Recommendation",
    "Action",
    "Responsible",
    "To be done by",
    "Intended outcome and evidence",
    "Progress",
    "RAG",
    "Date done",
    "Signed off by",
]
FINDINGS = {
    "1. Bruises on babies": "Bruises were explained away.",
    "2. Strategy discussions": "Not everybody was in the room.",
    "3. Urgent care": "Earlier injuries could not be seen.",
}


def build(folder: Path) -> None:
    paper = Word(landscape=True, size=8.5)
    paper.heading("Ashgrove and Lindale Safeguarding Children Partnership")
    paper.para("Local Child Safeguarding Practice Review “Robin”: composite action plan", bold=True, size=14)
    paper.para("Period: April 2023 to March 2024. The Learning Group looks at this plan at each of its meetings.")
    for n, each in enumerate(ANSWER["priorities"]):
        paper.heading(each["title"], 2)
        rows: list[Row] = [Row(HEAD)]
        last = None
        for one in each["actions"]:
            new = one["recommendation"] != last
            last = one["recommendation"]
            if n == 0:  # merged down in the first table, left blank below in the others
                left = (
                    [Cell(FINDINGS[last], merge="start"), Cell(last, merge="start")]
                    if new
                    else [Cell("", merge="more"), Cell("", merge="more")]
                )
            else:
                left = [Cell(FINDINGS[last] if new else ""), Cell(last if new else "")]
            rows.append(
                Row(
                    [
                        *left,
                        f"{one['number']} {one['text']}",
                        one["owner_raw"],
                        one["target_raw"],
                        one["measures_raw"],
                        one["progress"] or "",
                        one["rag"] or "",
                        one.get("completed", ""),
                        "Learning Group" if one.get("completed") else "",
                    ]
                )
            )
        paper.table(rows, [2.5, 3.1, 4.7, 3.4, 2.3, 3.4, 2.4, 1.4, 2, 1.6])
    paper.save(folder / "plan.docx")
