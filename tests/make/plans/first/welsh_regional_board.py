"""A regional board's annual plan in two languages: the priority merged down the first column, a column for each month
with the month of the date shaded and nothing written in it, under a two-row heading."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import Fact, action, due, joint, measure, plan, priority
from tests.make.plans.word import Cell, Row, Word

END = "2020-03-31"
MONTHS = {
    "Apr": "2019-04-30",
    "May": "2019-05-31",
    "Jun": "2019-06-30",
    "Jul": "2019-07-31",
    "Aug": "2019-08-31",
    "Sep": "2019-09-30",
    "Oct": "2019-10-31",
    "Nov": "2019-11-30",
    "Dec": "2019-12-31",
    "Jan": "2020-01-31",
    "Feb": "2020-02-29",
    "Mar": "2020-03-31",
}


def shaded(number: str, text: str, months: str, **more: object) -> Fact:
    """An action whose shaded months are named in `months`. Of months shaded in a row the last is the date; that a
    reader gives the others too is not held against it."""
    names = months.split()
    return action(
        number,
        text,
        when=", ".join(names),
        milestones=[due(MONTHS[names[-1]], **({"occurrences": [MONTHS[one] for one in names]} if names[1:] else {}))],
        **more,
    )  # type: ignore[arg-type]


ANSWER = plan(
    "Bwrdd Diogelu Dyffryn Arlais / Dyffryn Arlais Safeguarding Board Cynllun Blynyddol / Annual Plan 2019-20",
    "Dyffryn Arlais Safeguarding Board",
    "2019-04-01",
    END,
    priority(
        "1",
        "Adverse childhood experiences",
        shaded(
            "1.1",
            "Agree a regional offer for children whose parents are in prison.",
            "Sep",
            owner_raw="Dyffryn Arlais Probation",
            success="Offer in place in all four counties.",
            optional_thresholds=[4.0],
        ),
        shaded(
            "1.2",
            "Hold two learning days in Welsh and English.",
            "May",
            owner_raw="Training Group",
            success="Two days held; 85% or more of those who come say that it will change their work.",
            measures=[
                measure("Two days held", ">=", 2, "days"),
                measure("85% or more of those who come say that it will change their work.", ">=", 85, "%"),
            ],
        ),
    ),
    priority(
        "2",
        "Adults and children together",
        shaded(
            "2.1",
            "Write one protocol for concerns about people in positions of trust.",
            "Jun Jul Aug",
            owner_raw="Policy Group / Arlais University Health Board",
            owners=joint("Policy Group", "Arlais University Health Board"),
            success="Protocol signed by all partners.",
        ),
        shaded(
            "2.2",
            "Compare thresholds between the four counties.",
            "Dec",
            owner_raw="Quality Assurance Group",
            success="Difference between counties is less than 10%.",
            measures=[measure("Difference between counties is less than 10%.", "<", 10, "%")],
        ),
        shaded("2.3", "Report to the National Board.", "Mar", owner_raw="Business Manager", success="Report sent."),
    ),
    priority(
        "3",
        "The voice of the citizen",
        shaded(
            "3.1",
            "Prepare a plain Welsh and English leaflet with people who have been through an enquiry.",
            "Feb",
            owner_raw="Llais Arlais",
            success="Leaflet ready.",
        ),
    ),
    tries=[
        "shaded months with nothing written in them",
        "headings in two languages",
        "priority merged down",
        "29 February",
    ],
)


def build(folder: Path) -> None:
    paper = Word(landscape=True, size=9)
    paper.heading("Bwrdd Diogelu Dyffryn Arlais / Dyffryn Arlais Safeguarding Board", 0)
    paper.heading("Cynllun Blynyddol / Annual Plan 2019-20")
    paper.para(
        "The shaded month is the month by the end of which the work will be done; several shaded months "
        "show how long it takes."
    )
    rows: list[Row] = [
        Row(
            [
                Cell("Blaenoriaeth / Priority", merge="start"),
                Cell("Rhif / No.", merge="start"),
                Cell("Cam gweithredu / Action", merge="start"),
                Cell("Arweinydd / Lead", merge="start"),
                Cell("Amserlen / Timescale 2019-20", cols=12, centre=True),
                Cell("Canlyniad / Outcome measure", merge="start"),
            ]
        ),
        Row([*(Cell("", merge="more") for _ in range(4)), *MONTHS, Cell("", merge="more")]),
    ]
    for each in ANSWER["priorities"]:
        for n, one in enumerate(each["actions"]):
            top = Cell(f"{each['number']}. {each['title']}", merge="start") if n == 0 else Cell("", merge="more")
            chosen = one["target_raw"].split(", ")
            rows.append(
                Row(
                    [
                        top,
                        one["number"],
                        one["text"],
                        one["owner_raw"],
                        *(Cell("", fill="7F7F7F" if month in chosen else "") for month in MONTHS),
                        one["measures_raw"],
                    ]
                )
            )
    paper.table(rows, [2.9, 1.2, 5, 3.3, *[0.85] * 12, 4], header=2)
    paper.save(folder / "plan.docx")
