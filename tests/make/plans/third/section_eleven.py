"""An agency's plan after its section 11 self-assessment: standards as merged rows, what is so now and the gap before
the action, people and people with their department in brackets as owners, no numbers."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.answers import Fact, action, due, measure, person, plan, priority, unknown
from tests.make.plans.word import Cell, Row, Word

END = "2022-12-31"


def numberless(number: str, text: str, **more: object) -> Fact:
    return action(number, text, number_generated=True, **more)  # type: ignore[arg-type]


ANSWER = plan(
    "Eldermere Hospitals Section 11 Action Plan January to December 2022",
    "Eldermere Hospitals NHS Trust",
    "2022-01-01",
    END,
    priority(
        1,
        "Senior management commitment",
        numberless(
            "1.1",
            "Bring a safeguarding report to each Trust board meeting.",
            owner_raw="J. Marram",
            owners=[person("J. Marram")],
            when="31 March 2022",
            milestones=[due("2022-03-31")],
            success="Board papers",
            rag="Green",
        ),
    ),
    priority(
        2,
        "Safer recruitment",
        numberless(
            "2.1",
            "Train all those who chair interviews.",
            owner_raw="K. Sandwort (Human Resources)",
            owners=[person("K. Sandwort", agency="Human Resources")],
            when="June 2022",
            milestones=[due("2022-06-30")],
            success="100% of chairs trained",
            measures=[measure("100% of chairs trained", "=", 100, "%")],
            rag="Amber",
        ),
        numberless(
            "2.2",
            "Move the single record of checks to the new system.",
            owner_raw="K. Sandwort (Human Resources)",
            owners=[person("K. Sandwort", agency="Human Resources")],
            when="Depends on supplier",
            milestones=[unknown("Depends on supplier")],
            success="System report",
            rag="Red",
        ),
    ),
    priority(
        3,
        "Listening to children",
        numberless(
            "3.1",
            "Ask children on the wards what helped them feel safe.",
            owner_raw="L. Samphire\nM. Thrift",
            owners=[person("L. Samphire") | {"role": "joint"}, person("M. Thrift") | {"role": "joint"}],
            when="Sept 2022",
            milestones=[due("2022-09-30")],
            success="At least 60 children asked",
            measures=[measure("At least 60 children asked", ">=", 60, "children")],
            rag="Amber",
        ),
        numberless(
            "3.2",
            "Put the complaints leaflet into pictures.",
            owner_raw="Patient Experience Team",
            when="14/10/2022",
            milestones=[due("2022-10-14")],
            success="Leaflet on every ward",
        ),
    ),
    tries=[
        "standards as merged rows",
        "columns before the action that are no action",
        "62% now is no target",
        "people as owners",
    ],
)
NOW = {
    "1.1": ("Reports are made yearly.", "Too seldom."),
    "2.1": ("62% of chairs are trained.", "38% are not."),
    "2.2": ("Kept on paper.", "Slow."),
    "3.1": ("Parents are asked.", "Children are not."),
    "3.2": ("Leaflet is in words only.", "Small children cannot read it."),
}


def build(folder: Path) -> None:
    paper = Word(landscape=True, size=9.5)
    paper.heading("Eldermere Hospitals NHS Trust", 0)
    paper.heading("Section 11 Action Plan January to December 2022")
    rows = [Row(["Where we are now", "Gap", "Action", "Person responsible", "Target date", "Evidence needed", "RAG"])]
    for each in ANSWER["priorities"]:
        rows.append(Row([Cell(f"Standard {each['number']}: {each['title']}", cols=7, fill="DAEEF3", bold=True)]))
        rows += [
            Row(
                [
                    *NOW[one["number"]],
                    one["text"],
                    one["owner_raw"],
                    one["target_raw"],
                    one["measures_raw"],
                    one["rag"] or "",
                ]
            )
            for one in each["actions"]
        ]
    paper.table(rows, [4.5, 3.6, 6.4, 4.2, 2.8, 3.4, 1.6])
    paper.save(folder / "plan.docx")
