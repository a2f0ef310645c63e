"""Which tables are plan tables: the headings' word, confirmed by the cells."""

from __future__ import annotations

import re

from sightline.intake.reading.layouts.header import PERIOD, Header
from sightline.intake.reading.layouts.settle import settle
from sightline.intake.reading.layouts.table import Table, body_cells
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    IGNORED,
    MEASURE,
    MONITORING,
    NUMBER,
    OTHER_TABLES,
    OWNER,
    PROGRESS,
    RATING,
    RECOMMENDATION,
    STEPS,
    TARGET,
)
from sightline.kit.documents.blocks import Grid

_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|\bq[1-4]\b|\b(?:quarter|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\d/\d",
    re.IGNORECASE,
)
# A plan says what will be done and at least one of these about it.
ABOUT_AN_ACTION = {OWNER, TARGET, MEASURE, MONITORING, RATING}


# A procedure says what anybody does whenever something happens: steps, and how soon after it each is due.
_STEPS = re.compile(r"(?:step|steps|step no|step number|what (?:to|you (?:need to|must|should)|staff|we) do)")
_SOON = re.compile(
    r"immediate(?:ly)?|straight ?away|at once|without delay|same (?:working )?day|next (?:working )?day"
    r"|as soon as (?:possible|practicable)|(?:with)?in (?:one|two|three|four|five|\d{1,3}) (?:working |calendar )?"
    r"(?:minutes?|hours?|days?)|(?:with)?in (?:24|48|72)\s?h(?:ou)?rs?|(?:before|after|on|upon|when|once|at|during)\s"
    r"(?!(?:the )?(?:end|start)\b)[a-z][a-z '-]*",
    re.IGNORECASE,
)
_FEWEST_STEPS = 2
PROCEDURE = "steps of a procedure"


def is_procedure(table: Table, rows: list[int]) -> bool:
    """Whether a table holds the steps of a procedure and no plan: its headings speak of steps or of what to do, and all
    that it says of when is how soon after something happens ("within 24 hours"), never a date. A table with a measure,
    monitoring, an outcome, a rating or anything else that only a plan has is read as one."""
    headings = [column.heading.strip(" .:?").lower() for column in table.header.columns]
    if not any(_STEPS.fullmatch(heading) for heading in headings):
        return False
    if table.periods or table.folded or table.paired or table.columns.keys() - {ACTION, OWNER, TARGET, STEPS, NUMBER}:
        return False
    said = [
        cell.flat.strip(" .;")
        for column in table.columns.get(TARGET, [])
        for cell in body_cells(table.grid, column, rows)
    ]
    return len(said) >= _FEWEST_STEPS and all(_SOON.match(when) and not _DATED.search(when) for when in said)


def other_kind(header: Header) -> str:
    """What a table is when its headings say that it is no plan: "a version history", "a risk register"; ""
    where they do not."""
    words = [word for heading in header.words() for word in (heading, *heading.split())]
    present = set(words)
    for kind, groups in OTHER_TABLES.items():
        if any(all(word in present for word in group) for group in groups):
            return kind
    return ""


def understand(grid: Grid, header: Header, rows: list[int], others_act: bool = False) -> Table | None:
    """The table as a plan table, or None where it is not one.

    Args:
        grid: the grid.
        header: its heading rows.
        rows: the numbers of its body rows.
        others_act: another table of the document has a column of actions, so that a list of objectives is only that.
    """
    table = Table(grid, header)
    for column in header.columns:
        if column.field == PERIOD:
            table.periods.append(column)
        elif column.field and column.field != IGNORED:
            table.columns.setdefault(column.field, []).append(column)
        else:
            table.other.append(column)
    cells = {id(column): body_cells(grid, column, rows) for column in header.columns}
    settle(table, cells, others_act)
    return table if is_plan(table) else None


def is_plan(table: Table) -> bool:
    """A plan table has actions and says of them who, when, or how it is known; and is not, by its headings,
    something else."""
    if ACTION not in table.columns:
        return False
    about = ABOUT_AN_ACTION & set(table.columns) | ({TARGET} if table.periods else set())
    about |= {OWNER, TARGET} if table.folded or table.paired else set()
    if not about and not (RECOMMENDATION in table.columns and PROGRESS in table.columns):
        return False
    kind = other_kind(table.header)
    if not kind:
        return True
    if kind == "a risk register":
        return False
    return OWNER in about and bool(about & {TARGET, MEASURE})
