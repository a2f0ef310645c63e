"""A performance report: indicators, quarters, ratings by colour, commentary; no actions."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import FILLS, Cell, Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    paper.heading("Ravenscote LSCB performance report, quarter 2 of 2017/18", 0)
    paper.para("Figures are provisional. Colour shows the direction against the same quarter of last year.")
    paper.table(
        [
            ["Indicator", "Q3", "Q4", "Q1", "Q2", "Direction"],
            ["Contacts to the front door", "1,204", "1,310", "1,287", "1,295", Cell("", fill=FILLS["Amber"])],
            ["Assessments within 45 days", "81%", "79%", "84%", "86%", Cell("", fill=FILLS["Green"])],
            ["Children on a plan for two years or more", "9", "12", "11", "14", Cell("", fill=FILLS["Red"])],
            ["Return interviews within 72 hours", "66%", "70%", "71%", "74%", Cell("", fill=FILLS["Green"])],
        ],
        [9, 3, 3, 3, 3, 4],
    )
    paper.heading("Commentary", 2)
    paper.para(
        "Contacts are steady. Fourteen children have been on a plan for two years or more, most of them "
        "in two large families."
    )
    paper.save(folder / "performance-report.docx")
