"""Published arrangements with a plan inside: each priority is a one-cell table, a coloured box, above its plan table;
around it a list of members with leads, a training programme with dates, figures with targets by quarter, money, a
risk matrix."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import Fact, action, due, joint, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.word import Cell, Row, Word

PDF = True
END = "2021-03-31"


def numberless(number: str, text: str, **more: object) -> Fact:
    return action(number, text, number_generated=True, **more)  # type: ignore[arg-type]


ANSWER = plan(
    "Severnlode Multi-Agency Safeguarding Arrangements and Priorities 2019-2021",
    "Severnlode Safeguarding Children Partnership",
    "2019-04-01",
    END,
    priority(
        1,
        "Contextual safeguarding",
        numberless(
            "1.1",
            "Carry out a safety survey of three parks and two retail centres with young people.",
            owner_raw="District Councils",
            when="Oct 2019",
            milestones=[due("2019-10-31")],
            success="Changes made in each place surveyed.",
            optional_thresholds=[3.0, 2.0],
        ),
        numberless(
            "1.2",
            "Give every school a contact in the exploitation team.",
            owner_raw="Exploitation Hub",
            when="by the start of the new school year",
            milestones=[unknown("by the start of the new school year", "2019-09-01")],
            success="At least 90% of schools know their contact.",
            measures=[measure("At least 90% of schools know their contact.", ">=", 90, "%")],
        ),
        numberless(
            "1.3",
            "Set up joint night-time visits to hot spots.",
            owner_raw="West Shire Police / Youth Outreach",
            owners=joint("West Shire Police", "Youth Outreach"),
            when="Ongoing",
            milestones=[ongoing(END)],
            success="24 visits in the year.",
            measures=[measure("24 visits in the year.", "=", 24, "visits")],
        ),
    ),
    priority(
        2,
        "Early help",
        numberless(
            "2.1",
            "Bring the three locality panels under one set of rules.",
            owner_raw="Early Help Partnership",
            when="31st January 2020",
            milestones=[due("2020-01-31")],
            success="One set of rules.",
            optional_thresholds=[3.0, 1.0],
        ),
        numberless(
            "2.2",
            "Report on step-down cases to the partners.",
            owner_raw="Early Help Partnership",
            when="Six-monthly",
            milestones=[recurring(END, "6 monthly", "2019-09-30", "2020-03-31", "2020-09-30", END)],
            success="Fewer than 12% stepped up again.",
            measures=[measure("Fewer than 12% stepped up again.", "<", 12, "%")],
        ),
    ),
    priority(
        3,
        "Disabled children",
        numberless(
            "3.1",
            "Review short-break placements more than 20 miles away.",
            owner_raw="SEND Commissioners",
            when="2020/21",
            milestones=[due("2021-03-31")],
            success="All placements reviewed.",
            optional_thresholds=[20.0],
        ),
        numberless(
            "3.2",
            "Train advocates in signs of abuse.",
            owner_raw="Advocacy Severnlode and Parent Carer Forum",
            owners=joint("Advocacy Severnlode", "Parent Carer Forum"),
            when="March 2020",
            milestones=[due("2020-03-31")],
            success="15 advocates trained",
            measures=[measure("15 advocates trained", "=", 15, "advocates")],
        ),
    ),
    tries=[
        "one-cell boxes name the priorities",
        "members' list has a Lead column",
        "training programme has dates",
        "indicator table has targets",
        "two-year plan",
    ],
)
HEAD = ["Action", "Accountable lead", "Timeframe", "What good looks like"]


def build(folder: Path) -> None:
    paper = Word(font="Arial", size=10)
    paper.heading("Severnlode Safeguarding Children Partnership", 0)
    paper.heading("Multi-Agency Safeguarding Arrangements and Priorities 2019-2021")
    paper.heading("1. Who we are", 2)
    paper.para(
        "The three safeguarding partners are equally responsible. They published these arrangements in June 2019."
    )
    paper.table(
        [
            ["Agency", "Lead representative", "Deputy"],
            ["Severnlode Council", "Director of Children’s Services", "Head of Service"],
            ["West Shire Police", "Assistant Chief Constable", "Superintendent"],
            ["Severnlode CCG", "Chief Nurse", "Designated Nurse"],
        ],
        [6, 6, 5],
    )
    paper.heading("2. What we know", 2)
    paper.table(
        [
            ["Indicator", "2017-18", "2018-19", "Target 2019-20"],
            ["Repeat referrals", "24%", "22%", "18%"],
            ["Health assessments in time", "61%", "70%", "90%"],
            ["Episodes of children missing", "812", "903", "under 800"],
        ],
        [7, 3, 3, 4],
    )
    paper.heading("3. What we will do", 2)
    for each in ANSWER["priorities"]:
        paper.table(
            [[Cell(f"PRIORITY {each['number']}: {each['title']}", fill="7030A0", ink="FFFFFF", bold=True)]],
            [17.6],
            header=0,
        )
        paper.table(
            [
                Row(HEAD),
                *(
                    Row([one["text"], one["owner_raw"], one["target_raw"], one["measures_raw"]])
                    for one in each["actions"]
                ),
            ],
            [6.6, 4, 3, 4],
        )
    paper.heading("4. Training programme", 2)
    paper.table(
        [
            ["Course", "Date", "Trainer", "Places"],
            ["Working together", "14 May 2019", "Training team", "30"],
            ["Contextual safeguarding", "11 June 2019", "Guest speaker", "80"],
            ["Neglect", "17 September 2019", "Training team", "25"],
        ],
        [7, 4, 4, 2],
    )
    paper.heading("5. Money", 2)
    paper.table(
        [
            ["Partner", "2019-20", "2020-21"],
            ["Council", "£110,000", "£110,000"],
            ["Police", "£45,000", "£47,000"],
            ["CCG", "£60,000", "£60,000"],
        ],
        [7, 5, 5],
    )
    paper.heading("6. Risk matrix", 2)
    paper.table(
        [
            ["Likelihood / impact", "Low (1)", "Medium (2)", "High (3)"],
            ["Unlikely (1)", "1", "2", "3"],
            ["Possible (2)", "2", "4", "6"],
            ["Likely (3)", "3", "6", "9"],
        ],
        [5, 4, 4, 4],
    )
    paper.save(folder / "plan.docx")
