"""A list of a board's members with posts, agencies and terms of office: no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    paper.heading("Tilsea Safeguarding Children Board: members", 0)
    paper.para("As at 1 September 2014. Deputies may vote.")
    paper.table(
        [
            ["No", "Name", "Post", "Agency", "Member since", "Term ends", "Deputy"],
            ["1", "A. Fennel", "Independent Chair", "none", "June 2012", "June 2015", "none"],
            ["2", "B. Sorrel", "Director of Children’s Services", "Council", "Jan 2013", "ex officio", "C. Rush"],
            ["3", "D. Mallow", "Superintendent", "Police", "March 2014", "ex officio", "E. Vetch"],
            ["4", "F. Yarrow", "Chief Nurse", "Hospitals Trust", "Sept 2011", "ex officio", "G. Tansy"],
            ["5", "H. Teasel", "Lay member", "none", "April 2014", "April 2017", "none"],
        ],
        [1.2, 3.5, 5.5, 4, 3.5, 3.5, 3.5],
    )
    paper.heading("Advisers", 2)
    paper.table(
        [["Name", "Post", "Agency"], ["I. Sedge", "Board Manager", "Council"], ["J. Dock", "Solicitor", "Council"]],
        [4, 6, 5],
    )
    paper.save(folder / "membership.docx")
