"""Minutes of a meeting: who came, what was said and decided. The plan is talked about but is not in it."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word()
    paper.heading("Minutes of the Executive", 0)
    paper.para("Held on Tuesday 12 May 2015 at 2 pm in the Council Chamber, Wyreham")
    paper.table(
        [
            ["Present", "Agency"],
            ["K. Bryony (Chair)", "Independent"],
            ["L. Campion", "Children’s Services"],
            ["M. Burdock", "Police"],
            ["N. Clover", "Health Trust"],
        ],
        [7, 7],
    )
    for title, said in {
        "1. Apologies": "Apologies came from Probation and the Youth Offending Service.",
        "2. Minutes of the last meeting": "These were agreed as a true record.",
        "3. Business plan": "The Board Manager said that most of priority 1 was on course. Members were glad to "
        "hear that 70% of "
        "staff had been trained, and asked that the Neglect Group come to the July meeting.",
        "4. Budget": "The budget for the year was noted. There was an underspend of £2,300.",
        "5. Any other business": "None.",
    }.items():
        paper.heading(title, 3)
        paper.para(said)
    paper.para("Next meeting: 14 July 2015, 2 pm.")
    paper.save(folder / "minutes.docx")
