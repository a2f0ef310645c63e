"""Procedures, which are no plans: what anybody does whenever something happens, and how soon after it."""

from __future__ import annotations

import re

from sightline.intake.reading.layouts.table import Table, body_cells
from sightline.intake.reading.layouts.vocabulary import ACTION, COMPLETED, NUMBER, OWNER, STEPS, TARGET

PROCEDURE = "steps of a procedure"
_FEWEST_STEPS = 2

_STEPS = re.compile(r"(?:step|steps|step no|step number|what (?:to|you (?:need to|must|should)|staff|we) do)")
_SPAN = (
    r"(?:one|two|three|four|five|six|seven|ten|\d{1,3}) ?(?:\(\d+\) ?)?(?:working |calendar |school )?"
    r"(?:minutes?|h(?:ou)?rs?|days?)"
)
_SOON = re.compile(
    r"immediate(?:ly)?|straight ?away|at once|without delay|same (?:working )?day|next (?:working )?day"
    rf"|as soon as (?:possible|practicable)|(?:with)?in (?:a (?:maximum of )?)?{_SPAN}|{_SPAN}"
    r"|\d{1,3} ?[-–] ?\d{1,3} (?:minutes?|hours?|days?)|(?:day|week|month) (?:\d{1,2}|one|two|three)"
    r"|(?:before|after|on|upon|when|once|at|during)\s(?!(?:the )?(?:end|start)\b)[a-z][a-z '-]*",
    re.IGNORECASE,
)
# What a step of a procedure may say beside those, and an action of a plan as well.
_ALWAYS = re.compile(
    r"throughout|on-?going|at all times|as (?:required|needed|necessary)|each time|(?:at least )?every\b"
    r"|by \d{1,3} (?:weeks|days)\b|(?:annual|month|week)ly\b"
    r"|(?:(?:with)?in )?\w+ (?:weeks?|months?) (?:after|of|from|following)\b",
    re.IGNORECASE,
)
_TIMED = re.compile(r"\s*tim(?:e|ing)s?\b", re.IGNORECASE)  # a heading that is no date's in a plan
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\bq[1-4]\b|\b(?:quarter|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\d/\d",
    re.IGNORECASE,
)


def is_procedure(table: Table, rows: list[int], told: bool = False) -> bool:
    """Whether a table holds the steps of a procedure and no plan: all that it says of when is how soon after something
    happens ("within 24 hours"), never a date. A table with a measure, monitoring, an outcome, a rating or anything else
    that only a plan has is read as one.

    Args:
        table: the table, understood as a plan's.
        rows: the numbers of its body rows.
        told: the document calls itself a policy, procedure, pathway or the like; else the table's own headings must
            speak of steps or of what to do.
    """
    headings = [column.heading.strip(" .:?").lower() for column in table.header.columns]
    if not told and not any(_STEPS.fullmatch(heading) for heading in headings):
        return False
    known = {ACTION, OWNER, TARGET, STEPS, NUMBER} | ({COMPLETED} if told else set())  # a checklist is ticked
    if table.periods or table.folded or table.paired or table.columns.keys() - known:
        return False
    said = [
        cell.flat.strip(" .;")
        for column in table.columns.get(TARGET) or [one for one in table.other if _TIMED.match(one.heading)]
        for cell in body_cells(table.grid, column, rows)
    ]
    soon = [when for when in said if _SOON.match(when)]
    others = [when for when in said if not _SOON.match(when)]
    if any(_DATED.search(when) for when in said) or not (told or not others):
        return False
    return len(soon) >= _FEWEST_STEPS and all(_ALWAYS.match(when) for when in others)
