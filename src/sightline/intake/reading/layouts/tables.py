"""Which tables are plan tables: the headings' word, confirmed by the cells."""

from __future__ import annotations

from sightline.intake.reading.layouts.header import PERIOD, Header
from sightline.intake.reading.layouts.settle import settle
from sightline.intake.reading.layouts.table import Table, body_cells
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    IGNORED,
    MEASURE,
    MONITORING,
    OTHER_TABLES,
    OWNER,
    PROGRESS,
    RATING,
    RECOMMENDATION,
    TARGET,
)
from sightline.kit.documents.blocks import Grid

# A plan says what will be done and at least one of these about it.
ABOUT_AN_ACTION = {OWNER, TARGET, MEASURE, MONITORING, RATING}
NEVER_A_PLAN = ("a risk register", "actions from meetings")  # though it says of its actions who and when


def other_kind(header: Header) -> str:
    """What a table is when its headings say that it is no plan: "a version history", "a risk register"; ""
    where they do not."""
    words = [word for heading in header.words() for word in (heading, *heading.split())]
    present = set(words)
    for kind, groups in OTHER_TABLES.items():
        if any(all(word in present for word in group) for group in groups):
            return kind
    return ""


def understand(
    grid: Grid, header: Header, rows: list[int], others_act: bool = False, before: Table | None = None
) -> Table | None:
    """The table as a plan table, or None where it is not one.

    Args:
        grid: the grid.
        header: its heading rows.
        rows: the numbers of its body rows.
        others_act: another table of the document has a column of actions, so that a list of objectives is only that.
        before: the plan table before it, which decides what is doubtful under the same headings.
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
    settle(table, cells, others_act, before if before and before.header.words() == header.words() else None)
    return table if is_plan(table) else None


def is_plan(table: Table) -> bool:
    """A plan table has actions and says of them who, when, or how it is known; and is not, by its headings,
    something else."""
    if ACTION not in table.columns:
        return False
    about = ABOUT_AN_ACTION & set(table.columns) | ({TARGET} if table.periods else set())
    about |= {OWNER, TARGET} if table.folded or table.paired else set()
    about |= {OWNER} if table.bodies else set()
    if not about and not (RECOMMENDATION in table.columns and PROGRESS in table.columns):
        return False
    kind = other_kind(table.header)
    if not kind:
        return True
    if kind in NEVER_A_PLAN:
        return False
    return OWNER in about and bool(about & {TARGET, MEASURE})
