"""The columns of the list of actions as a file: what each is called and what it says. Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from sightline.assurance.rules.kinds import WORST_FIRST
from sightline.desk.rules.marks import evidence_tag
from sightline.progress.reads.shapes import Standing

PLAN_COLUMNS: dict[str, str] = {
    "Plan": "The plan's title.",
    "Priority": "Number and title.",
    "Action": "Its number in the plan.",
    "Title": "Its short title.",
    "Owners": "Every owner, parted by semicolons.",
    "Answers": "The one owner that answers for it.",
}
STANDING_COLUMNS: dict[str, str] = {
    "Owner says": "`blue`, `green`, `amber` or `red`, as last said by the body that answers; empty where it gave none.",
    "Said on": "The day of that, as year-month-day.",
    "Delivery": "How delivery stands, by [its rule](delivery.md): `15 days overdue`.",
    "Evidence": "The worst state of the measures that are due, else of the others: `not met`, `no evidence`, `thin`, "
    "`out of date`, `not due`, `met`; `no measure` where it has none.",
    "Measures": "How many measures are in which state, the worst first: `1 not met; 2 not due`.",
    "Contradicted": "Sentences in which a claim of blue or green parts from delivery or from a measure that is due.",
    "Unproven": "Sentences on measures that are due and leave such a claim unproven.",
    "Measures not met": "What is known of each measure that is due and not met, whatever the owner claims.",
    "Held by": "The bodies that hold evidence that is missing.",
}
DATE_COLUMNS: dict[str, str] = {
    "Next date": "The next day on which a milestone is due, as year-month-day.",
    "Every date": "Each milestone with its date in words.",
    "Days moved": "How many days later than adopted, the most of its milestones.",
}
COLUMNS = {**PLAN_COLUMNS, **STANDING_COLUMNS, **DATE_COLUMNS}


def standing_values(standing: Standing | None) -> list[str | dt.date | None]:
    """A standing in the order of STANDING_COLUMNS; empty where nothing is told of the action."""
    if standing is None:
        return [""] * len(STANDING_COLUMNS)
    states = Counter(one.state for one in standing.evidence)
    return [
        standing.claim,
        standing.claim_on,
        standing.delivery.words,
        evidence_tag(standing.evidence_state).text,
        "; ".join(f"{states[one]} {one.label.lower()}" for one in WORST_FIRST if states[one]),
        " ".join(standing.contradictions),
        " ".join(standing.unproven),
        " ".join(f"{one.clause[:1].upper()}{one.clause[1:]}." for one in standing.evidence if one.against),
        "; ".join(dict.fromkeys(name for one in standing.evidence if one.lacks for name in one.holders)),
    ]


def reference() -> str:
    """The page of docs/reference that says what each column holds."""
    rows = "\n".join(f"| {name} | {meaning} |" for name, meaning in COLUMNS.items())
    return f"""# The list of actions as a file

“Take this list away as CSV”, above the list of actions, gives the actions that the list shows, all its pages, one a
line. Printed from `src/sightline/desk/rules/action_file.py` by `tests/desk/test_listing.py`; `UPDATE_DOCS=1` writes it.

The file is UTF-8 with a mark for Excel at its beginning, its cells parted by commas. A cell that a spreadsheet program
could take for a formula has an apostrophe before it. What owners say, delivery and evidence are told as they stand on
the day, of one plan: the one that the list is narrowed to, or else the current one. Of other plans these cells are
empty. Evidence is told as a paper tells it, without the name or the words of a person.

The same filters narrow the list and the file. “Claim and evidence” shows the actions of that one plan whose claim is
contradicted or unproven, or with a measure that is due and not met.

| column | what it says |
|---|---|
{rows}
"""
