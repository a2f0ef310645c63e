"""What each column of a table holds: where headings leave it open, the cells and the neighbours decide."""

from __future__ import annotations

import re

from sightline.intake.reading.fields.ratings import hue_of, read_rating
from sightline.intake.reading.fields.shapes import looks_like
from sightline.intake.reading.layouts.by_content import action_by_cells, are_ordinals, counts_up, dated_column, in_runs
from sightline.intake.reading.layouts.header import Column
from sightline.intake.reading.layouts.headings import meaning, simplify
from sightline.intake.reading.layouts.labelled import unfold
from sightline.intake.reading.layouts.table import BODY_MARK, Table, share
from sightline.intake.reading.layouts.titles import is_labelled, parse_title
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    AGENCY,
    BASELINE,
    COMPLETED,
    COST,
    EVIDENCE,
    FIGURE,
    FINDING,
    IGNORED,
    MEASURE,
    MONITORING,
    NUMBER,
    OBJECTIVE,
    OUTCOME,
    OWNER,
    PERSON,
    PRIORITY,
    PROGRESS,
    RATING,
    RECOMMENDATION,
    REVIEW,
    SCOPE,
    START,
    STATUS,
    STEPS,
    SUPPORT,
    TARGET,
)
from sightline.kit.documents.blocks import Cell

# Where no column is headed as the action, the first of these is it.
INSTEAD_OF_ACTION = (OBJECTIVE, RECOMMENDATION, STEPS, OUTCOME)
ELSEWHERE = (RECOMMENDATION, STEPS)  # or of these, where other tables of the document have such a column
TOLD_OF_IT = {OWNER, MEASURE, MONITORING, RATING}  # one of these makes a table with actions a plan without its dates
RATING_HEADS = {"Red", "Amber", "Green", "Blue"}
LEAST_RATED = 3  # columns, each headed with a rating
LEAST_BODIES = 2  # columns headed with a body's name
MOST = 0.5  # of the cells, for their shape to speak against a heading

_IMPORTANCE = re.compile(
    r"^(?:high|medium|med|low|h|m|l|urgent|critical|essential|desirable|very high|p?[1-5]|[a-c]|[1-5]\s*[-–].*)$",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:officer|person|name|named|contact|manager|individual|who)\b", re.IGNORECASE)
_BODILY = re.compile(
    r"\b(?:agency|agencies|organisation|organisations|partner|partners|group|subgroup|body|service)\b",
    re.IGNORECASE,
)
_COLOURED = re.compile(
    r"^(?:(?:[ragbypw]|red|amber|green|blue|yellow|purple|grey|white)\b"
    r"|(?:on|off|not on)[\s-]?(?:track|target|schedule|course)|at risk)",
    re.IGNORECASE,
)
_LATE = re.compile(r"^(?:overdue|delayed|behind|slipp)", re.IGNORECASE)
_UNDER_WAY = re.compile(r"^(?:in progress|not (?:yet )?started|under ?way|started|open|in hand)\b", re.IGNORECASE)
_BOTH = re.compile(r"\s*(?:/|&|,|\band\b)\s*", re.IGNORECASE)
_LINKED = re.compile(r"\b(?:links?|linked|cross|related|contributes?|supports?)\b", re.IGNORECASE)
_SO_FAR = re.compile(r"\b(?:progress|updates?|to date|so far|currently)\b", re.IGNORECASE)
_BARE_OUTCOME = re.compile(r"^outcomes?(?: (?:measure|impact|success|evidence|achieved).*)?$")


def settle(table: Table, cells: dict[int, list[Cell]], others_act: bool, like: Table | None = None) -> None:
    """Give each column the field that its cells and its neighbours bear out.

    Args:
        table: the table, its columns as their headings say.
        cells: the body cells of each column, by the column's id.
        others_act: another table of the document has a column of actions.
        like: the table before it, where that has the same headings.
    """
    _blank_headings(table, cells)
    _settle_title(table)
    _settle_periods(table, cells)
    _settle_groupings(table, cells)
    _settle_action(table, cells, ELSEWHERE if others_act else INSTEAD_OF_ACTION, like)
    _settle_ratings(table, cells)
    _settle_ticked(table, cells)
    _settle_bodies(table, cells)
    _settle_owners(table)
    _settle_dates(table, cells)
    _settle_measures(table)
    _settle_folded(table, cells)


def _settle_folded(table: Table, cells: dict[int, list[Cell]]) -> None:
    """Owner and date may share a column ("Lead and timescale"), or stand as labelled lines in a cell of words."""
    for name, other in ((OWNER, TARGET), (TARGET, OWNER)):
        for column in list(table.columns.get(name, [])):
            halves = {meaning(half).field for half in _BOTH.split(column.heading)}
            if {OWNER, TARGET} <= halves and other not in table.columns:
                table.columns[name].remove(column)
                table.paired.append(column)
    table.columns = {name: columns for name, columns in table.columns.items() if columns}
    if {OWNER, TARGET} & set(table.columns) or table.paired or table.periods:
        return
    for column in (*table.columns.get(ACTION, []), *table.other):
        labelled = [unfold(cell)[1].keys() & {OWNER, TARGET} for cell in cells[id(column)]]
        if labelled and sum(map(bool, labelled)) > MOST * len(labelled):
            table.folded.append(column)


def _blank_headings(table: Table, cells: dict[int, list[Cell]]) -> None:
    """A column whose heading is blank, or unknown, is known by its cells: numbers on the left, ratings anywhere."""
    action = table.first(ACTION)
    for column in list(table.other):
        blank = not column.heading.strip()
        texts = cells[id(column)]
        left = action is not None and column.first < action.first and column.field != IGNORED
        distinct = len({cell.flat for cell in texts}) == len(texts)
        numbered = share(texts, "number") > (MOST if blank else 0.8) and (blank or (left and distinct))
        beside = column is table.header.columns[0] or (action is not None and column.last == action.first - 1)
        numbered = numbered or (blank and beside and are_ordinals(texts))
        if numbered and NUMBER not in table.columns:
            table.move(column, NUMBER)
        elif blank and texts and RATING not in table.columns and share(texts, "rating") > 0.8:
            table.move(column, RATING)
            table.inferred.append(
                f"column {column.first + 1} has no heading and was read as the rating: its cells look like ratings"
            )
        elif blank and left and _groups(table, column, texts):
            table.move(column, OBJECTIVE)
            table.inferred.append(f"column {column.first + 1} has no heading and was read as what groups the actions")


def _groups(table: Table, column: Column, texts: list[Cell]) -> bool:
    """Do the cells of a first column without heading each stand over several rows, where nothing else groups them?"""
    if column is not table.header.columns[0] or {PRIORITY, OBJECTIVE, OUTCOME, RECOMMENDATION} & set(table.columns):
        return False
    words = [cell.flat for cell in texts]
    return bool(texts) and len(set(words)) == len(words) and all(cell.rows > 1 for cell in texts)


def _settle_title(table: Table) -> None:
    """ "Priority 1: Neglect" where other tables have "Action": the heading is the title, the cells are the actions."""
    if ACTION in table.columns:
        return
    for column in table.header.columns:
        if is_labelled(column.heading) and parse_title(column.heading).number:
            table.title = column.heading
            table.periods = [one for one in table.periods if one is not column]
            table.move(column, ACTION)
            return


def _settle_periods(table: Table, cells: dict[int, list[Cell]]) -> None:
    """Period columns hold ticks (a date), ratings or progress: what the cells look like decides."""
    if not table.periods:
        return
    texts = [cell for column in table.periods for cell in cells[id(column)]]
    hues = {
        hue_of(row[column.first].fill) for row in table.grid.cells[table.header.last + 1 :] for column in table.periods
    }
    coloured = not texts and len(hues & {"Red", "Amber", "Green"}) > 1
    if len(table.periods) == 1 and not table.periods[0].group and not texts:
        table.other.append(table.periods.pop())
        return
    if coloured or (texts and share(texts, "tick") <= MOST):
        ratings, dates = share(texts, "rating"), share(texts, "date")
        grouped = all(column.group for column in table.periods)
        if coloured or (ratings > MOST and dates <= MOST):
            name = RATING
        elif (TARGET in table.columns or sum(len(cell.flat) for cell in texts) / len(texts) > 60) and not grouped:
            name = PROGRESS
        else:
            return
        for column in list(table.periods):
            table.periods.remove(column)
            table.move(column, name)
        table.inferred.append(f"the columns headed with periods were read as {name}: so their cells look")


def _settle_groupings(table: Table, cells: dict[int, list[Cell]]) -> None:
    """A "Priority" column of highs and lows is no group of actions, and neither is one that only names links."""
    action = table.first(ACTION)
    for column in list(table.columns.get(PRIORITY, [])):
        texts = [cell.flat for cell in cells[id(column)]]
        important = sum(bool(_IMPORTANCE.match(text)) for text in texts) > MOST * len(texts)
        right = action is not None and column.first > action.first
        if (important and not counts_up(texts)) or _LINKED.search(column.heading) or (right and not in_runs(texts)):
            table.move(column, "")
    for column in table.columns.get(PRIORITY, [])[1:]:
        table.move(column, OBJECTIVE if OBJECTIVE not in table.columns else "")
    for column in list(table.columns.get(NUMBER, []))[1:]:
        table.move(column, "")


def _settle_action(
    table: Table, cells: dict[int, list[Cell]], instead: tuple[str, ...], like: Table | None = None
) -> None:
    """One column holds the actions; where none is headed so, the nearest thing to it. Of several, the same as in the
    table before under the same headings, else the one with most cells."""
    found = table.columns.get(ACTION, [])
    if not found:
        if (
            not {OWNER, TARGET, MEASURE, MONITORING} & set(table.columns)
            and not table.periods
            and AGENCY not in table.columns
        ):
            return
        if not any(name in table.columns for name in instead if name != OUTCOME) and action_by_cells(table, cells):
            return
        for name in instead:
            columns = table.columns.get(name, [])
            if columns:
                heading = columns[-1].heading
                table.move(columns[-1], ACTION)
                table.inferred.append(f"no column is headed as the action; “{heading}” was read as it")
                return
        return
    if len(found) > 1:
        before = like.first(ACTION) if like else None
        best = max(
            found,
            key=lambda column: (
                before is not None and column.first == before.first,
                _distinct(column, cells),
                column.score,
                -column.first,
            ),
        )
        for column in [one for one in found if one is not best]:
            table.move(column, OBJECTIVE if column.first < best.first and OBJECTIVE not in table.columns else "")
            table.inferred.append(f"“{best.heading}” was read as the action, “{column.heading}” was kept beside it")


def _distinct(column: Column, cells: dict[int, list[Cell]]) -> int:
    return len({cell.flat for cell in cells[id(column)]})


def _settle_ratings(table: Table, cells: dict[int, list[Cell]]) -> None:
    """A "Status" of sentences is progress."""
    for column in list(table.columns.get(RATING, [])):
        texts = cells[id(column)]
        if texts and share(texts, "rating") <= 0.2 and sum(len(cell.flat) > 30 for cell in texts) > MOST * len(texts):
            table.move(column, PROGRESS)
    for column in list(table.columns.get(RATING, [])):
        texts = cells[id(column)]
        if (
            simplify(column.heading) in ("status", "current status", "action status", "delivery status")
            and texts
            and not _rates(texts)
        ):
            table.move(column, STATUS)
    for column in list(table.columns.get(PROGRESS, [])):
        texts = cells[id(column)]
        if RATING not in table.columns and texts and share(texts, "rating") > 0.8 and _rates(texts):
            table.move(column, RATING)


def _rates(texts: list[Cell]) -> bool:
    """Does a "Status" rate: by colours, letters, or "on track" and "at risk"? "Delayed" beside "in progress" and "not
    started" only says how far a thing is."""
    if any(_COLOURED.search(cell.flat) or hue_of(cell.fill) for cell in texts):
        return True
    late = any(_LATE.search(cell.flat) for cell in texts)
    return late and not any(_UNDER_WAY.search(cell.flat) for cell in texts)


def _settle_ticked(table: Table, cells: dict[int, list[Cell]]) -> None:
    """Columns headed "Red", "Amber" and "Green" with ticks in them are together the rating."""
    rated = {
        column.own: column
        for column in table.header.columns
        if read_rating(column.own, "", "", {})[0] in RATING_HEADS and _is_ticked(cells[id(column)])
    }
    if len(rated) < LEAST_RATED or not any(cells[id(column)] for column in rated.values()):
        return
    for column in rated.values():
        table.move(column, "")
        table.other.remove(column)
    table.ticked = list(rated.values())


def _is_ticked(texts: list[Cell]) -> bool:
    return all("tick" in looks_like(cell.flat) or hue_of(cell.fill) for cell in texts)


def _settle_bodies(table: Table, cells: dict[int, list[Cell]]) -> None:
    """Columns side by side, each headed with a body's name and marked where that leads ("L"), supports ("S") or takes
    part: together they say who."""
    marked = [column for column in table.header.columns if _is_marked(table, column, cells)]
    if len(marked) < LEAST_BODIES or OWNER in {c.field for c in table.header.columns if c not in marked}:
        return
    if marked[-1].first - marked[0].first >= len(marked) or not any(
        "owner" in looks_like(column.own) for column in marked
    ):
        return
    for column in marked:
        table.move(column, "")
        table.other.remove(column)
    table.bodies = marked
    table.inferred.append("the columns headed with names of bodies were read as the owners where they are marked")


def _is_marked(table: Table, column: Column, cells: dict[int, list[Cell]]) -> bool:
    texts = cells[id(column)]
    free = column in table.other or column.field in (OWNER, AGENCY)
    return free and bool(texts) and bool(column.own) and all(BODY_MARK.fullmatch(cell.flat) for cell in texts)


def _settle_owners(table: Table) -> None:
    """Lead, agency, officer and support: who answers, who is the person, who helps."""
    owners = table.columns.get(OWNER, [])
    if not owners:
        for name in (AGENCY, PERSON):
            columns = table.columns.get(name, [])
            if columns:
                table.move(columns[0], OWNER)
                break
        owners = table.columns.get(OWNER, [])
    for column in owners[1:]:
        body, person = bool(_BODILY.search(column.heading)), bool(_PERSONAL.search(column.heading))
        first = owners[0].heading
        if person and not body and not _PERSONAL.search(first):
            table.move(column, PERSON)
        elif body and _PERSONAL.search(first) and not _BODILY.search(first):
            table.move(owners[0], PERSON)
        elif re.search(r"support|contribut|second", column.heading, re.IGNORECASE):
            table.move(column, SUPPORT)
        else:
            table.move(column, "")
        owners = table.columns.get(OWNER, [])
    for column in list(table.columns.get(AGENCY, [])):
        owner = table.first(OWNER)
        if (
            owner
            and PERSON not in table.columns
            and _PERSONAL.search(owner.heading)
            and not _BODILY.search(owner.heading)
            and abs(owner.first - column.first) == 1
        ):
            table.move(owner, PERSON)
            table.move(column, OWNER)
        else:
            table.move(column, "")
    for column in table.columns.get(PERSON, [])[1:]:
        table.move(column, "")


def _settle_dates(table: Table, cells: dict[int, list[Cell]]) -> None:
    """One column says by when; the others keep their own words."""
    for column in list(table.columns.get(TARGET, [])):
        texts = cells[id(column)]
        if (
            simplify(column.heading) in ("target", "performance target")
            and texts
            and share(texts, "date") <= MOST
            and share(texts, "measure") > 0.3
        ):
            table.move(column, MEASURE)
    found = table.columns.get(TARGET, [])
    if not found and not table.periods:
        for name in (STEPS, REVIEW, COMPLETED):
            columns = table.columns.get(name, [])
            column = columns[0] if columns else None
            if column and (_dated(cells[id(column)]) if name == STEPS else share(cells[id(column)], "date")) > (
                0.3 if name == STEPS else 0.8
            ):
                table.move(column, TARGET)
                table.inferred.append(f"“{column.heading}” was read as the target date")
                break
        column = dated_column(table.other, cells)
        if column and TARGET not in table.columns and ACTION in table.columns and TOLD_OF_IT & set(table.columns):
            table.move(column, TARGET)
            heading = f"“{column.heading}”" if column.heading.strip() else f"column {column.first + 1}"
            table.inferred.append(f"{heading} was read as the target date: nearly all its cells are dates")
    elif len(found) > 1:
        best = max(
            found,
            key=lambda column: (
                share(cells[id(column)], "date") > MOST,
                column.score,
                share(cells[id(column)], "date"),
                -column.first,
            ),
        )
        for column in [one for one in found if one is not best]:
            table.move(column, "")
    if found and table.periods:
        pass  # both are read: the cell first, then the ticks


def _dated(texts: list[Cell]) -> float:
    """Which part of the cells has a line that looks like a date."""
    dated = [any("date" in looks_like(line.text) for line in cell.lines) for cell in texts]
    return sum(dated) / len(dated) if dated else 0.0


def _settle_measures(table: Table) -> None:
    """An outcome on the left groups actions; on the right, row by row, it is how success is known where
    nothing else says so."""
    action = table.first(ACTION)
    if action is None:
        return
    right = [column for column in table.columns.get(OUTCOME, []) if column.first > action.first]
    if right and MEASURE not in table.columns:
        for column in right:
            if _BARE_OUTCOME.match(simplify(column.heading)):
                table.move(column, MEASURE)
                table.inferred.append(
                    f"“{column.heading}” stands right of the actions and was read as the measure of success"
                )
    for column in list(table.columns.get(EVIDENCE, [])):
        if _SO_FAR.search(column.heading):
            table.move(column, PROGRESS)
    if MEASURE not in table.columns and EVIDENCE in table.columns:
        table.move(table.columns[EVIDENCE][0], MEASURE)
    for column in table.columns.get(OBJECTIVE, [])[1:]:
        table.move(column, "")
    for name in (
        START,
        REVIEW,
        SCOPE,
        FINDING,
        COST,
        SUPPORT,
        STEPS,
        COMPLETED,
        RECOMMENDATION,
        EVIDENCE,
        BASELINE,
        FIGURE,
    ):
        for column in table.columns.get(name, [])[1:]:
            table.move(column, "")
