"""Turned on its side: the priorities are columns; aims, numbered actions and measures with figures stand in rows
below."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import action, measure, plan, priority
from tests.make.plans.word import Cell, Para, Row, Word

ANSWER = plan(
    "Otterbourne Vale Safeguarding Children Partnership: our plan on a page 2025-26",
    "Otterbourne Vale Safeguarding Children Partnership",
    "2025-04-01",
    "2026-03-31",
    priority(
        1,
        "Abuse within the family",
        action("1.1", "Give staff the words to ask about sexual abuse"),
        action("1.2", "Open a clinic in the north of the county"),
        action("1.3", "Bring together what we know from reviews"),
        aim="Children can tell somebody and are believed",
        measures=[
            measure("90% of staff trained say that they feel able to ask", "=", 90, "%"),
            measure("More medicals within the county"),
        ],
    ),
    priority(
        2,
        "Serious youth violence",
        action("2.1", "Put a youth worker in the emergency department"),
        action("2.2", "Agree a safety plan format for schools"),
        aim="Fewer young people are hurt by other young people",
        measures=[
            measure("Fewer than 30 stabbings a year", "<", 30, "stabbings"),
            measure("At least 60% of those hurt accept a worker", ">=", 60, "%"),
        ],
    ),
    priority(
        3,
        "Children missing education",
        action("3.1", "Join up the lists of schools, housing and health"),
        action("3.2", "Visit every child who has missed ten days or more", optional_thresholds=[10.0]),
        action("3.3", "Publish what children say about why they stay away"),
        aim="Every child is in a school that keeps them safe",
        measures=[measure("No more than 1% of pupils missing at any time", "<=", 1, "%")],
    ),
    tries=[
        "priorities are columns",
        "measures of the priority with figures",
        "numbers typed in each line",
        "no owners and no dates",
    ],
)


def build(folder: Path) -> None:
    paper = Word(landscape=True, font="Calibri", size=11)
    paper.heading("Otterbourne Vale Safeguarding Children Partnership: our plan on a page 2025-26")
    held = ANSWER["priorities"]
    paper.table(
        [
            Row([Cell("Priority"), *(Cell(f"{each['number']}. {each['title']}") for each in held)]),
            Row([Cell("Aim", bold=True), *(each["aim"] for each in held)]),
            Row(
                [
                    Cell("Actions", bold=True),
                    *(Cell([Para(f"{one['number']} {one['text']}") for one in each["actions"]]) for each in held),
                ]
            ),
            Row(
                [
                    Cell("How we will measure success", bold=True),
                    *(Cell([Para(one["text"], style="ListBullet") for one in each["measures"]]) for each in held),
                ]
            ),
        ],
        [4, 7.4, 7.4, 7.4],
    )
    paper.save(folder / "plan.docx")
