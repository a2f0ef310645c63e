"""A contract with a schedule of prices: tables with numbers, dates and parties, and no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word()
    paper.heading("Agreement for the supply of e-learning", 0)
    paper.para(
        "This agreement is made on 1 April 2018 between Oxmere Council (the Customer) and Brightdesk "
        "Learning Ltd (the Supplier)."
    )
    for n, text in enumerate(
        [
            "The Supplier shall provide the courses listed in Schedule 1.",
            "The Customer shall pay within 30 days of a valid invoice.",
            "Either party may end this agreement with three months’ notice in writing.",
            "The Supplier shall keep insurance of not less than £5,000,000.",
        ],
        1,
    ):
        paper.para(f"{n}. {text}")
    paper.heading("Schedule 1: prices", 2)
    paper.table(
        [
            ["Item", "Description", "Unit", "Price", "VAT"],
            ["1.1", "Introduction to safeguarding", "per learner", "£3.20", "20%"],
            ["1.2", "Safer recruitment", "per learner", "£4.10", "20%"],
            ["1.3", "Set-up", "once", "£750.00", "20%"],
            ["2.1", "Support, working days 9 to 5", "per year", "£1,200.00", "20%"],
        ],
        [2, 7, 3, 3, 2],
    )
    paper.heading("Schedule 2: delivery", 2)
    paper.table(
        [
            ["Delivery", "Date", "Place"],
            ["First courses", "1 May 2018", "on line"],
            ["Second courses", "1 June 2018", "on line"],
        ],
        [6, 4, 4],
    )
    paper.save(folder / "contract.docx")
