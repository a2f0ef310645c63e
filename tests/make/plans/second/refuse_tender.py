"""An invitation to tender with a price schedule and a timetable: no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word()
    paper.heading("Invitation to quote: independent audit of case files", 0)
    paper.para(
        "Pellmoor Council invites quotations for the work described below. Quotations must arrive by "
        "noon on 3 May 2024."
    )
    paper.heading("Timetable", 2)
    paper.table(
        [
            ["Stage", "Date"],
            ["Advertised", "2 April 2024"],
            ["Questions by", "19 April 2024"],
            ["Quotations by", "3 May 2024"],
            ["Contract let", "24 May 2024"],
        ],
        [8, 6],
    )
    paper.heading("Price schedule", 2)
    paper.table(
        [
            ["Line", "Service", "Quantity", "Unit price (£)", "Total (£)"],
            ["1", "Reading of case files", "40", "", ""],
            ["2", "Interviews", "12", "", ""],
            ["3", "Report", "1", "", ""],
            ["", "Sum", "", "", ""],
        ],
        [2, 7, 3, 3, 3],
    )
    paper.heading("How quotations are judged", 2)
    paper.table([["Criterion", "Weight"], ["Price", "40%"], ["Experience", "35%"], ["Method", "25%"]], [8, 6])
    paper.save(folder / "tender.docx")
