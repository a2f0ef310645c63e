"""An annual report of nothing but prose and tables of figures: no plan."""

from __future__ import annotations

from pathlib import Path

from tests.make.plans.word import Word

REFUSE = True


def build(folder: Path) -> None:
    paper = Word()
    paper.heading("Eastmere LSCB Annual Report 2015-16", 0)
    paper.heading("What the figures say", 1)
    paper.para("Contacts rose again, while fewer of them became referrals. The share of assessments done in time fell.")
    paper.table(
        [
            ["Indicator", "2013-14", "2014-15", "2015-16", "England"],
            ["Contacts", "4,210", "4,655", "5,012", ""],
            ["Referrals", "1,530", "1,498", "1,410", ""],
            ["Assessments in time", "88%", "84%", "79%", "81%"],
            ["Second plan within two years", "11%", "14%", "13%", "16%"],
        ],
        [6, 3, 3, 3, 3],
    )
    paper.heading("Training", 1)
    paper.table(
        [
            ["Course", "Held", "Places", "Came", "Rated good"],
            ["Working together", "12", "300", "271", "93%"],
            ["Neglect", "4", "100", "88", "90%"],
            ["Online safety", "6", "150", "149", "95%"],
        ],
        [6, 3, 3, 3, 3],
    )
    paper.heading("Money", 1)
    paper.table(
        [
            ["Partner", "2014-15", "2015-16"],
            ["Council", "£92,000", "£90,000"],
            ["Police", "£18,500", "£18,500"],
            ["CCG", "£41,000", "£41,000"],
        ],
        [6, 4, 4],
    )
    paper.para("The Board thanks all who took part in its work this year.")
    paper.save(folder / "annual-report.docx")
