"""A letter without any table: no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word()
    for text in [
        "Dear colleague,",
        "Thank you for your part in the review of Child P. The report will be published on 12 July 2016.",
        "Please tell your staff before that day, and let them know where they can find support.",
        "We shall write again about the action plan once the Board has agreed it.",
        "Yours sincerely,",
        "D. Meadow, Independent Chair",
    ]:
        paper.para(text)
    paper.save(folder / "letter.docx")
