"""A procedure: steps, who does each and how soon, whenever a child is missing. Nothing in it is due on a day."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word()
    paper.heading("When a child in care is missing", 0)
    paper.para("What carers and workers do. Keep this where everybody finds it.")
    paper.table(
        [
            ["Step", "What to do", "Who", "When"],
            ["1", "Look where the child may be, and ring their friends.", "Carer", "Immediately"],
            ["2", "Ring the police on 101 and write the reference down.", "Carer", "Within 1 hour"],
            ["3", "Tell the social worker and the duty manager.", "Carer", "Straight away"],
            ["4", "Hold a strategy discussion.", "Team manager", "Within 2 working days"],
            ["5", "Offer a return interview.", "Return interview worker", "Within 72 hours"],
            ["6", "Share what was learnt with the police.", "Return interview worker", "After the interview"],
        ],
        [1.5, 8, 4, 4],
    )
    paper.heading("Afterwards", 2)
    paper.table(
        [
            ["Steps", "Action", "Responsible", "Timescale"],
            ["A", "Review the care plan.", "Social worker", "Within 5 working days"],
            ["B", "Tell the independent reviewing officer.", "Social worker", "Same day"],
        ],
        [1.5, 8, 4, 4],
    )
    paper.save(folder / "procedure.docx")
