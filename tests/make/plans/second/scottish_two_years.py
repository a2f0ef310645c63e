"""A Scottish child protection committee's plan for two years: eight quarter columns under two year headings with the
quarter of the date filled in colour, priorities as bold paragraphs, numbers that begin again at 1 and are typed
before the action."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import Fact, action, due, joint, measure, plan, priority
from tests.make.plans.word import Cell, Row, Word

ENDS = {
    ("2021/22", "Q1"): "2021-06-30",
    ("2021/22", "Q2"): "2021-09-30",
    ("2021/22", "Q3"): "2021-12-31",
    ("2021/22", "Q4"): "2022-03-31",
    ("2022/23", "Q1"): "2022-06-30",
    ("2022/23", "Q2"): "2022-09-30",
    ("2022/23", "Q3"): "2022-12-31",
    ("2022/23", "Q4"): "2023-03-31",
}


def filled(number: str, text: str, *quarters: tuple[str, str], **more: object) -> Fact:
    """An action with its quarter filled; of several in a row the last is the date, and the others are not
    held against a reader."""
    dates = [ENDS[one] for one in quarters]
    return action(
        number,
        text,
        when=", ".join(f"{quarter} {year}" for year, quarter in quarters),
        milestones=[due(dates[-1], **({"occurrences": dates} if dates[1:] else {}))],
        quarters=list(quarters),
        **more,
    )  # type: ignore[arg-type]


ANSWER = plan(
    "Strathorran Child Protection Committee Improvement Plan 2021-2023",
    "Strathorran Child Protection Committee",
    "2021-04-01",
    "2023-03-31",
    priority(
        None,
        "Leadership",
        filled(
            "1",
            "Agree with the Chief Officers Group what it wants to be told and how often.",
            ("2021/22", "Q1"),
            owner_raw="CPC Chair",
            success="Reporting calendar agreed.",
        ),
        filled(
            "2",
            "Put the new national guidance into local procedures.",
            ("2021/22", "Q3"),
            ("2021/22", "Q4"),
            ("2022/23", "Q1"),
            owner_raw="Lead Officer / Procedures Group",
            owners=joint("Lead Officer", "Procedures Group"),
            success="Procedures published; 400 staff briefed.",
            measures=[measure("Procedures published"), measure("400 staff briefed.", "=", 400, "staff")],
        ),
    ),
    priority(
        None,
        "Learning and development",
        filled(
            "1",
            "Train interviewers in the new joint interview model.",
            ("2022/23", "Q2"),
            owner_raw="Police Scotland and Social Work",
            owners=joint("Police Scotland", "Social Work"),
            success="At least 85% of interviews led by trained staff.",
            measures=[measure("At least 85% of interviews led by trained staff.", ">=", 85, "%")],
        ),
        filled(
            "2",
            "Share what learning reviews in other areas found.",
            ("2021/22", "Q2"),
            owner_raw="Learning and Development Subgroup",
            success="Four briefings issued.",
            measures=[measure("Four briefings issued.", ">=", 4, "briefings")],
        ),
    ),
    priority(
        None,
        "Children’s rights",
        filled(
            "1",
            "Check our papers against the UN Convention.",
            ("2021/22", "Q4"),
            owner_raw="Children’s Rights Officer",
            success="Report to the committee.",
        ),
        filled(
            "2",
            "Offer an advocate at each planning meeting.",
            ("2022/23", "Q4"),
            owner_raw="Who Hears Me? Strathorran",
            success="Offer made in more than 95% of meetings; complaints fall to 5 or fewer.",
            measures=[
                measure("Offer made in more than 95% of meetings", ">", 95, "%"),
                measure("complaints fall to 5 or fewer.", "<=", 5, "complaints"),
            ],
        ),
    ),
    tries=[
        "eight quarters under two years",
        "filled cells with nothing in them",
        "numbers begin again",
        "priorities as bold paragraphs",
        "'Learning and Development Subgroup' is one body",
    ],
)


def build(folder: Path) -> None:
    paper = Word(landscape=True, size=9)
    paper.heading("Strathorran Child Protection Committee", 0)
    paper.heading("Improvement Plan 2021-2023")
    paper.para(
        "The coloured quarter is when the work will be finished; where several are coloured, it will run "
        "through them. Quarters "
        "begin in April."
    )
    years = ["2021/22", "2022/23"]
    for each in ANSWER["priorities"]:
        paper.para(f"Priority: {each['title']}", bold=True)
        rows: list[Row] = [
            Row(
                [
                    Cell("Action", merge="start"),
                    Cell("Responsible", merge="start"),
                    *(Cell(year, cols=4, centre=True) for year in years),
                    Cell("Evidence of impact", merge="start"),
                ]
            ),
            Row(
                [
                    Cell("", merge="more"),
                    Cell("", merge="more"),
                    *(Cell(quarter, centre=True) for _, quarter in ENDS),
                    Cell("", merge="more"),
                ]
            ),
        ]
        for one in each["actions"]:
            marks = [Cell("", fill="70AD47" if slot in one["quarters"] else "") for slot in ENDS]
            rows.append(Row([f"{one['number']}. {one['text']}", one["owner_raw"], *marks, one["measures_raw"]]))
        paper.table(rows, [7.6, 4.6, *[1] * 8, 6], header=2)
    paper.save(folder / "plan.docx")
