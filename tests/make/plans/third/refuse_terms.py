"""Terms of reference of a subgroup: no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word()
    paper.heading("Terms of reference: Learning Group", 0)
    paper.heading("Purpose", 2)
    paper.para("The group sees that learning from reviews and audits reaches staff and that it is used.")
    paper.heading("What the group does", 2)
    paper.bullets(
        "It receives reviews and audits.",
        "It advises the Executive on training.",
        "It reports to the Executive four times a year.",
    )
    paper.heading("Members", 2)
    paper.table(
        [
            ["Agency", "Post"],
            ["Council", "Principal Social Worker"],
            ["Police", "Detective Inspector"],
            ["Health", "Named Nurse"],
        ],
        [7, 8],
    )
    paper.para("Quorum: three agencies. Agreed on 4 June 2019; to be looked at again in June 2021.")
    paper.save(folder / "terms.docx")
