"""One long table whose dates and leads stand before the actions, codes for numbers, section rows that fill only their
first cell, the heading typed once more in the middle, and status as words in filled cells with a legend above."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, due, joint, lead, measure, ongoing, plan, priority, recurring, unknown
from tests.make.plans.word import FILLS, Cell, Row, Word

PDF = True
END = "2013-03-31"
WORDS = {"Green": "On track", "Amber": "Some slippage", "Red": "Off track", "Blue": "Complete"}

ANSWER = plan(
    "Kelderby LSCB Business Plan 2012/2013",
    "Kelderby Local Safeguarding Children Board",
    "2012-04-01",
    END,
    priority(
        None,
        "Safe families",
        action(
            "SF1",
            "Map the help that is open to parents who misuse alcohol.",
            owner_raw="Drug and Alcohol Action Team",
            when="July 2012",
            milestones=[due("2012-07-31")],
            success="Map printed and on the web site.",
            rag="Blue",
            progress="Printed in June.",
        ),
        action(
            "SF2",
            "Pilot joint visits by health visitors and social workers in two areas.",
            owner_raw="Community Health Services; Children’s Services",
            owners=joint("Community Health Services", "Children’s Services"),
            when="1 October 2012",
            milestones=[due("2012-10-01")],
            success="Not less than 25 joint visits made.",
            measures=[measure("Not less than 25 joint visits made.", ">=", 25, "visits")],
            rag="Green",
            progress="14 visits by August.",
            optional_thresholds=[2.0],
        ),
        action(
            "SF3",
            "Set out how concerns about unborn babies are shared.",
            owner_raw="Named Midwife (Kelderby Hospital)",
            owners=lead("Named Midwife", agency="Kelderby Hospital"),
            when="31.12.2012",
            milestones=[due("2012-12-31")],
            success="Procedure approved.",
            rag="Amber",
            progress="Second draft out.",
        ),
    ),
    priority(
        None,
        "Safe services",
        action(
            "SS1",
            "Look at five complaints from children each half year.",
            owner_raw="Quality Sub Committee",
            when="Half-yearly (Sept and March)",
            milestones=[recurring(END, "6 monthly", "2012-09-30", "2013-03-31")],
            success="Learning goes into the training plan.",
            optional_thresholds=[5.0],
        ),
        action(
            "SS2",
            "Renew criminal records checks for all volunteers.",
            owner_raw="Voluntary Sector Council",
            when="March 2013",
            milestones=[due("2013-03-31")],
            success="98% of checks renewed.",
            measures=[measure("98% of checks renewed.", "=", 98, "%")],
            rag="Red",
            progress="55% renewed.",
        ),
        action(
            "SS3",
            "Agree what out-of-hours workers can see of a child’s record.",
            owner_raw="Emergency Duty Team and Police",
            owners=joint("Emergency Duty Team", "Police"),
            when="Date to be confirmed",
            milestones=[unknown("Date to be confirmed")],
            success="Access in place.",
        ),
        action(
            "SS4",
            "Offer supervision to school nurses.",
            owner_raw="Kelderby Hospital",
            when="On-going",
            milestones=[ongoing(END, "On-going")],
            success="At least 80% have had three sessions.",
            measures=[measure("At least 80% have had three sessions.", ">=", 80, "%")],
            rag="Green",
            optional_thresholds=[3.0],
        ),
    ),
    priority(
        None,
        "Safe places",
        action(
            "SP1",
            "Work with the licensing committee on under-age drinking.",
            owner_raw="Community Safety Partnership",
            when="Q3",
            milestones=[due("2012-12-31")],
            success="A quarterly list of premises of concern.",
            rag="Amber",
        ),
        action(
            "SP2",
            "Give every sports club a named adviser.",
            owner_raw="Sports Partnership",
            when="Sept '12",
            milestones=[due("2012-09-30")],
            success="Over 50 clubs have an adviser.",
            measures=[measure("Over 50 clubs have an adviser.", ">", 50, "clubs")],
            rag="Green",
        ),
    ),
    tries=[
        "date and lead come before the action",
        "section rows fill one cell only, nothing merged",
        "heading typed again in the middle",
        "status words in coloured cells",
        "codes as numbers",
    ],
)
HEAD = [
    "Timescale",
    "Responsible",
    "Ref",
    "Objective / activity",
    "Measure of success",
    "Position at end of quarter 2",
    "Status",
]


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Calibri", size=9.5, footer="Kelderby LSCB Business Plan 2012/2013")
    paper.heading("Kelderby Local Safeguarding Children Board")
    paper.heading("Business Plan 2012/2013", 2)
    paper.table([[Cell(f"{name} – {word}", fill=FILLS[name]) for name, word in WORDS.items()]], [5, 5, 5, 5], header=0)
    rows: list[Row] = [Row(HEAD)]
    for n, each in enumerate(ANSWER["priorities"]):
        if n == 2:
            rows.append(Row([Cell(name, bold=True, fill="D9E2F3") for name in HEAD]))
        rows.append(Row([Cell(each["title"], bold=True, fill="EDEDED"), *(Cell("", fill="EDEDED") for _ in HEAD[1:])]))
        for one in each["actions"]:
            status = Cell(WORDS[one["rag"]], fill=FILLS[one["rag"]]) if one["rag"] else ""
            rows.append(
                Row(
                    [
                        one["target_raw"],
                        one["owner_raw"],
                        one["number"],
                        one["text"],
                        one["measures_raw"],
                        one["progress"] or "",
                        status,
                    ]
                )
            )
    paper.table(rows, [3, 4.2, 1.4, 6.6, 5, 4, 2.2])
    paper.save(folder / "plan.docx")
