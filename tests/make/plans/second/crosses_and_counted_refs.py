"""Word counts the numbers in a column of their own, whose cells hold nothing else; crosses under the months of a
quarter; the priority is a heading with its number in words; a list of priorities in the foreword."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import Fact, action, due, joint, measure, plan, priority, recurring
from tests.make.plans.word import Cell, Para, Row, Word

ENDS = {"Apr-Jun": "2018-06-30", "Jul-Sep": "2018-09-30", "Oct-Dec": "2018-12-31", "Jan-Mar": "2019-03-31"}
NAMES = {1: "One", 2: "Two", 3: "Three"}


def crossed(number: str, text: str, quarters: str, **more: object) -> Fact:
    """An action with crosses under the quarters named."""
    names = quarters.split()
    every = [recurring(ENDS["Jan-Mar"], "quarterly", *ENDS.values())]
    return action(
        number,
        text,
        when=", ".join(names),
        milestones=every if len(names) == 4 else [due(ENDS[one], one) for one in names],
        **more,
    )  # type: ignore[arg-type]


ANSWER = plan(
    "Fallowmere Safeguarding Children Board Business Plan April 2018 to March 2019",
    "Fallowmere Safeguarding Children Board",
    "2018-04-01",
    "2019-03-31",
    priority(
        1,
        "Gangs and county lines",
        crossed(
            "1.1",
            "Write a one-page guide for parents on the signs of grooming by gangs.",
            "Apr-Jun",
            owner_raw="Vulnerable Adolescents Group",
            success="Guide given out at all parents’ evenings.",
        ),
        crossed(
            "1.2",
            "Train youth workers, park wardens and library staff.",
            "Jul-Sep Jan-Mar",
            owner_raw="Training Pool",
            success="Minimum of 150 staff trained.",
            measures=[measure("Minimum of 150 staff trained.", ">=", 150, "staff")],
        ),
        crossed(
            "1.3",
            "Report to the Board on children found in other areas.",
            "Apr-Jun Jul-Sep Oct-Dec Jan-Mar",
            owner_raw="Fallowmere Police",
            success="A report at every Board meeting.",
        ),
    ),
    priority(
        2,
        "Parental conflict",
        crossed(
            "2.1",
            "Add parental conflict to the early help assessment.",
            "Oct-Dec",
            owner_raw="Early Help Hub / Relationship Service",
            owners=joint("Early Help Hub", "Relationship Service"),
            success="Recorded in 30% of assessments or more.",
            measures=[measure("Recorded in 30% of assessments or more.", ">=", 30, "%")],
        ),
        crossed(
            "2.2",
            "Offer a course to parents before they go to court.",
            "Jul-Sep",
            owner_raw="Cafcass and Relationship Service",
            owners=joint("Cafcass", "Relationship Service"),
            success="More than 40 couples take part; fewer than 20% drop out.",
            measures=[
                measure("More than 40 couples take part", ">", 40, "couples"),
                measure("fewer than 20% drop out", "<", 20, "%"),
            ],
        ),
    ),
    priority(
        3,
        "Getting ready for the new arrangements",
        crossed(
            "3.1",
            "Hold a workshop for all partners on the new guidance.",
            "Apr-Jun",
            owner_raw="Independent Chair",
            success="Workshop held.",
        ),
        crossed(
            "3.2",
            "Publish the new arrangements.",
            "Jan-Mar",
            owner_raw="Council, Police and CCG",
            owners=joint("Council", "Police", "CCG"),
            success="Published.",
        ),
    ),
    tries=[
        "counted numbers alone in their cells",
        "x and X under quarters",
        "priority numbers in words",
        "three owners by comma and 'and'",
    ],
)


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    counted = {n: paper.numbering(("decimal", f"{n}.%1")) for n in NAMES}
    paper.heading("Fallowmere Safeguarding Children Board", 0)
    paper.heading("Business Plan April 2018 to March 2019")
    paper.heading("Foreword", 2)
    paper.para("Dear colleagues, our three priorities this year are:")
    for each in ANSWER["priorities"]:
        paper.para(f"Priority {NAMES[each['number']]} – {each['title']}")
    paper.para("I look forward to working with you on all of them. O. Saxifrage, Independent Chair")
    for each in ANSWER["priorities"]:
        paper.heading(f"Priority {NAMES[each['number']]}: {each['title']}", 2)
        rows: list[Row] = [
            Row(["Ref", "Key task", "Accountable", *(Cell(name, centre=True) for name in ENDS), "Intended impact"])
        ]
        for n, one in enumerate(each["actions"]):
            marks = [
                Cell("X" if n % 2 else "x", centre=True) if name in one["target_raw"] else Cell("") for name in ENDS
            ]
            rows.append(
                Row(
                    [
                        Cell(Para("", num=(counted[each["number"]], 0))),
                        one["text"],
                        one["owner_raw"],
                        *marks,
                        one["measures_raw"],
                    ]
                )
            )
        paper.table(rows, [1.4, 8, 4.4, 1.7, 1.7, 1.7, 1.7, 6])
    paper.save(folder / "plan.docx")
