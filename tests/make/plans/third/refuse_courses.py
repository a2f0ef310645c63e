"""A programme of courses with dates, trainers and places: no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word(landscape=True)
    paper.heading("Training programme, spring 2018", 0)
    paper.table(
        [
            ["Course", "For whom", "Date", "Time", "Trainer", "Venue", "Places left"],
            ["Working together", "all staff", "16 January 2018", "9.30 to 4.30", "A. Brooklime", "Fire station", "4"],
            ["Neglect", "social workers", "6 February 2018", "9.30 to 12.30", "B. Comfrey", "Library", "12"],
            ["Online safety", "schools", "13 March 2018", "13.00 to 16.00", "C. Lovage", "Town Hall", "0"],
        ],
        [5, 4, 4, 3.5, 3.5, 3.5, 3],
    )
    paper.para("Courses are free. If you cannot come, tell us at least five working days before, or we charge £50.")
    paper.save(folder / "courses.docx")
