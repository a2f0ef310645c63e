"""Minutes kept in a table of items and discussion: no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    paper.heading("Kelderby LSCB: minutes of the meeting held on 14 March 2013", 0)
    paper.para("Present: W. Elder (Chair), X. Spindle, Y. Alder, Z. Holly. Apologies: A. Quince.")
    paper.table(
        [
            ["Item", "Discussion"],
            ["1", "Welcome and introductions were made."],
            [
                "2",
                "The minutes of 13 December 2012 were agreed. There were no matters arising that are not on "
                "the agenda.",
            ],
            [
                "3",
                "The police gave a talk on their new system. Members thanked them and asked how the system "
                "deals with twins.",
            ],
            [
                "4",
                "The section 11 returns were discussed: 14 of 16 agencies have made theirs, and 80% of "
                "standards are met.",
            ],
            ["5", "Members looked at the budget and were content."],
            ["6", "The next meeting is on 13 June 2013 at 9.30 in the Guildhall."],
        ],
        [2, 22],
    )
    paper.save(folder / "board-minutes.docx")
