"""A directory of contacts: names, posts, agencies; no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word()
    paper.heading("Who is who in the Hollowell partnership", 0)
    for group, people in {
        "Executive": [
            ("P. Larch", "Chair", "Independent"),
            ("Q. Rowan", "Member", "Council"),
            ("R. Aspen", "Member", "Police"),
        ],
        "Learning Group": [("S. Willow", "Chair", "Health"), ("T. Poplar", "Vice-chair", "Schools")],
        "Quality Group": [("U. Hornbeam", "Chair", "Probation"), ("V. Maple", "Member", "Voluntary sector")],
    }.items():
        paper.heading(group, 2)
        paper.table([["Name", "Role", "Agency"], *(list(one) for one in people)], [6, 5, 6])
    paper.para("Please tell the office of any change.")
    paper.save(folder / "contacts.docx")
