"""An agenda with items, who speaks and for how long: no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word()
    paper.heading("Agenda: Executive, 8 October 2020, 10 am, on line", 0)
    paper.table(
        [
            ["Item", "Subject", "Who speaks", "Minutes", "Paper"],
            ["1", "Welcome", "Chair", "5", ""],
            ["2", "Last meeting", "Chair", "5", "A"],
            ["3", "Business plan, quarter 2", "Partnership Manager", "30", "B"],
            ["4", "Audit of pre-birth cases", "Named Nurse", "20", "C"],
            ["5", "Any other business", "All", "10", ""],
        ],
        [1.5, 6, 4.5, 2.5, 2.5],
    )
    paper.save(folder / "agenda.docx")
