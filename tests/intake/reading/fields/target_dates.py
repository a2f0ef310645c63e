"""How the tests of target dates say what they expect: a line for a cell, and the milestones read from it in short."""

from __future__ import annotations

from sightline.intake.reading.fields.milestones import read_milestones
from sightline.intake.reading.fields.years import PlanYear, find_year, fiscal

ONE_YEAR = fiscal(2017)
TWO_YEARS = fiscal(2018, 2)
CALENDAR = find_year(["Business plan, January to December 2019"])


def told(text: str, year: PlanYear | None) -> str:
    """The milestones in short: "2017-12-31", "2018-03-31 ongoing", "2018-03-31 quarterly", "? 2018-05-31" or "?"."""
    out = []
    for one in read_milestones(text.split("\n"), year)[0]:
        day = f"? {one.get('suggested') or ''}".strip() if one.get("needs_review") else str(one["due"])
        kind = {"due": "", "ongoing": " ongoing", "recurring": f" {one.get('cadence')}"}[one["kind"]]
        out.append(day + kind)
    return ", ".join(out)


def table(text: str) -> list[tuple[str, str]]:
    rows = [line.strip() for line in text.strip("\n").splitlines()]
    return [(before.strip(), after.strip()) for before, _, after in (row.rpartition("->") for row in rows)]
