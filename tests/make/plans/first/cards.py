"""A card for each action: a little table of labels and values. The plan runs by the calendar year and says that its
quarters are calendar quarters."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, measure, ongoing, owner, plan, priority, recurring
from tests.make.plans.word import Cell, Row, Word, rated

PDF = True
END = "2019-12-31"

ANSWER = plan(
    "Sallowby Safeguarding Children Partnership Business Plan January to December 2019",
    "Sallowby Safeguarding Children Partnership",
    "2019-01-01",
    END,
    priority(
        1,
        "Harm outside the home",
        action(
            "1.1",
            "Map the places where young people say they do not feel safe.",
            owner_raw="Community Safety Team (lead)\nYouth Service (support)",
            owners=[owner("Community Safety Team", "lead"), owner("Youth Service", "support")],
            when="Quarter 1",
            milestones=[due("2019-03-31")],
            success="Map shared with ward councillors.\nAt least 200 young people take part.",
            measures=[
                measure("Map shared with ward councillors."),
                measure("At least 200 young people take part.", ">=", 200, "young people"),
            ],
            checked="Exploitation Subgroup",
            rag="Green",
        ),
        action(
            "1.2",
            "Write a peer group assessment into the screening tool.",
            owner_raw="Exploitation Subgroup",
            when="Quarter 3",
            milestones=[due("2019-09-30")],
            success="Used in 65% of screenings.",
            measures=[measure("Used in 65% of screenings.", "=", 65, "%")],
            checked="Quarterly audit by the Quality Subgroup",
            rag="Amber",
        ),
        action(
            "1.3",
            "Bring bus companies and shopping centres into the safe places scheme.",
            owner_raw="Sallowby Town Council; Chamber of Trade",
            owners=joint("Sallowby Town Council", "Chamber of Trade"),
            when="By 30 June 2019",
            milestones=[due("2019-06-30")],
            success="Window stickers seen in the town centre.",
            checked="Exploitation Subgroup",
            rag="Red",
        ),
    ),
    priority(
        2,
        "Emotional health",
        action(
            "2.1",
            "Shorten the wait for a first talk with a mental health worker.",
            owner_raw="Sallowby CCG",
            when="Monthly report to the Executive",
            milestones=[
                recurring(
                    END,
                    "monthly",
                    *(
                        f"2019-{month:02}-{day}"
                        for month, day in enumerate([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31], 1)
                    ),
                    label="Monthly report to the Executive",
                )
            ],
            success="Fewer than 15% wait beyond four weeks.",
            measures=[measure("Fewer than 15% wait beyond four weeks.", "<", 15, "%")],
            checked="Executive",
            rag="Amber",
            optional_thresholds=[4.0],
        ),
        action(
            "2.2",
            "Offer every secondary school a trained mental health champion.",
            owner_raw="Education Safeguarding Forum",
            when="Quarter 4",
            milestones=[due("2019-12-31")],
            success="Champion named in every school.",
            checked="Education Safeguarding Forum to report in January 2020",
        ),
    ),
    priority(
        3,
        "A strong new partnership",
        action(
            "3.1",
            "Publish the arrangements under Working Together 2018.",
            owner_raw="Three safeguarding partners",
            when="29/06/2019",
            milestones=[due("2019-06-29")],
            success="Published on time.",
            checked="Chief Officers",
            rag="Blue",
        ),
        action(
            "3.2",
            "Keep the threshold guidance under review.",
            owner_raw="Policy Subgroup",
            when="Ongoing",
            milestones=[ongoing(END)],
            success="Guidance used and understood.",
            checked="Front door audit",
        ),
    ),
    tries=[
        "a table for each action",
        "calendar quarters because the plan says so",
        "roles in brackets",
        "a date in the monitoring line is no due date",
    ],
)


def build(folder: Path) -> None:
    paper = Word(size=10.5)
    paper.heading("Sallowby Safeguarding Children Partnership", 0)
    paper.heading("Business Plan January to December 2019")
    paper.para(
        "Quarters in this plan are calendar quarters: quarter 1 is January to March, quarter 4 is October to December."
    )
    for each in ANSWER["priorities"]:
        paper.heading(f"Priority {each['number']} – {each['title']}", 2)
        for one in each["actions"]:
            rating = rated(one["rag"], one["rag"]) if one["rag"] else Cell("Not yet rated")
            paper.table(
                [
                    Row([Cell(f"Action {one['number']}", cols=2, fill="DEEAF6", bold=True)]),
                    Row([Cell("What we will do", bold=True), one["text"]]),
                    Row([Cell("Owner", bold=True), one["owner_raw"]]),
                    Row([Cell("Timescale", bold=True), one["target_raw"]]),
                    Row([Cell("Success measure", bold=True), one["measures_raw"]]),
                    Row([Cell("Monitoring", bold=True), one["monitoring_raw"]]),
                    Row([Cell("RAG", bold=True), rating]),
                ],
                [4, 13],
                header=0,
            )
    paper.save(folder / "plan.docx")
