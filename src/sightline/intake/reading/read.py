"""The whole chain: a file to a document, its layouts to rows, rows to priorities and actions, and what should
be checked."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from sightline.intake.reading.actions import Reading
from sightline.intake.reading.assemble import assemble
from sightline.intake.reading.checks import check
from sightline.intake.reading.fields.key import find_key
from sightline.intake.reading.fields.milestones import read_milestones
from sightline.intake.reading.fields.years import PlanYear, find_year, fiscal
from sightline.intake.reading.layouts.announced import read_announced
from sightline.intake.reading.layouts.columns import labelled_lines
from sightline.intake.reading.layouts.entries import Entries
from sightline.intake.reading.layouts.outline import group
from sightline.intake.reading.layouts.procedure import PROCEDURE
from sightline.intake.reading.layouts.prose import read_prose
from sightline.intake.reading.layouts.sheets import laid_out
from sightline.intake.reading.layouts.told import priorities_beside, priorities_boxed, priorities_down
from sightline.intake.reading.layouts.vocabulary import TARGET
from sightline.intake.reading.layouts.walk import walk
from sightline.intake.reading.opening import find_period, guides, head, names_plan, other_document, texts_of, unread
from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import EMPTY, Document, Grid, Line, Note, Refused

SCHEMA = "sightline-plan/1"
# Tables whose cells tell the plan line by line: each gives those lines, or nothing where the table is another.
AS_LINES = (labelled_lines, priorities_boxed, priorities_beside, priorities_down)


def read_document(path: Path, name: str | None = None) -> Document:
    """The file's lines and grids. Raises Refused, with one sentence, for a file that cannot be read."""
    return open_document(path, name)


def read_plan(path: Path, name: str | None = None) -> dict[str, Any]:
    """The plan in a file, as `sightline-plan/1`.

    Args:
        path: where the file is.
        name: what the file is called, where that is not its path's last part.

    Raises:
        Refused: the file cannot be read, or holds no plan; the message is one sentence for the person who gave it.
    """
    return plan_of(read_document(path, name))


def plan_of(document: Document) -> dict[str, Any]:
    """The plan in a document. Raises Refused where there is none."""
    laid, *others = layouts_of(document)
    document = _as_lines(laid)
    if (why := other_document(document)) is not None:
        raise Refused(f"No plan was found in this document: {why}.")
    entries = entries_of(document)
    for other in others if not entries.rows else ():
        found = entries_of(_as_lines(other))
        if found.rows:
            document, entries = _as_lines(other), found
            break
    if not entries.rows:
        raise Refused(no_plan(document, entries))
    texts = texts_of(document, entries)
    year = find_period(document, entries, texts)
    notes: list[Note] = []
    if year is None:
        year = year_from_dates(entries)
        if year is not None:
            notes.append(
                Note(
                    "title",
                    "check",
                    "no title says which year the plan is for; "
                    f"{year.start.isoformat()} to {year.end.isoformat()} was concluded from its dates",
                )
            )
    reading = Reading(year, find_key(document.blocks))
    priorities = assemble(group(entries), reading)
    plan = head(document, entries, texts, year)
    notes.extend(check(priorities, year))
    notes.extend(note for _, note in reading.notes)
    notes.extend(entries.notes)
    notes.extend(entries.loose)
    notes.extend(unread(entries.opening, plan, priorities))
    notes.extend(document.notes)
    return {
        "schema": SCHEMA,
        "plan": plan,
        "priorities": priorities,
        "notes": [note.as_dict() for note in _once(notes)],
    }


def layouts_of(document: Document) -> list[Document]:
    """The document in each way that it may be laid out, the likeliest first: a sheet may be one table, or a page."""
    out: list[Document] = []
    for one in (
        (laid_out(document), laid_out(document, wholly=True), document) if document.kind == "excel" else (document,)
    ):
        if all(len(one.blocks) != len(other.blocks) for other in out):
            out.append(one)
    return out


def _as_lines(document: Document) -> Document:
    """The document with those tables as lines whose cells tell the plan line by line."""
    blocks: list[Line | Grid] = []
    for block in document.blocks:
        lines = next(filter(None, (form(block) for form in AS_LINES)), None) if isinstance(block, Grid) else None
        blocks.extend([block] if lines is None else lines)
    return replace(document, blocks=blocks)


def entries_of(document: Document) -> Entries:
    """The actions of a document's tables; where these hold none, those of its text."""
    entries = walk(document, guides(document))
    if entries.rows:
        return entries
    prose = read_prose(document)
    prose = prose if prose.rows else read_announced(document, names_plan(document))
    undated = not any(TARGET in row.cells for row in prose.rows)
    if not prose.rows or (undated and guides(document)):  # a guide says who does what, and of nothing when it is due
        return entries
    prose.notes[:0] = entries.notes
    prose.opening = prose.opening or entries.opening
    return prose


def _once(notes: Iterable[Note]) -> list[Note]:
    """Each note once, those that must be settled first, then those to check."""
    rank = {"settle": 0, "check": 1, "inferred": 2}
    return sorted(dict.fromkeys(notes), key=lambda note: rank.get(note.kind, 3))


def year_from_dates(entries: Entries) -> PlanYear | None:
    """The plan's year from the dates of its actions: a year printed there, else the fiscal year in which most
    of them fall."""
    lines = [line.text for row in entries.rows for line in row.cells.get(TARGET, EMPTY).lines if line.text]
    printed = find_year(lines)
    if printed:
        return printed
    years: Counter[int] = Counter()
    for text in lines:
        for milestone in read_milestones([text], None)[0]:
            if milestone["due"]:
                due = dt.date.fromisoformat(milestone["due"])
                years[due.year - (due.month < 4)] += 1
    if not years:
        return None
    first, last = min(years), max(years)
    most = sum(years.values())
    if last - first > 4:
        best = years.most_common(1)[0][0]
        return fiscal(best) if years[best] > 0.6 * most else None
    return fiscal(first, last - first + 1)


def no_plan(document: Document, entries: Entries) -> str:
    """One sentence that says that no plan was found, and what was."""
    tables = sum(isinstance(block, Grid) and bool(block.cells) for block in document.blocks)
    lines = sum(isinstance(block, Line) and bool(block.text) for block in document.blocks)
    kinds = ", ".join(dict.fromkeys(kind for kind in entries.seen if kind != "a table"))
    seen = (
        f"{tables} table{'' if tables == 1 else 's'}"
        + (f" ({kinds})" if kinds else "")
        + f" and {lines} line{'' if lines == 1 else 's'} of text"
    )
    if PROCEDURE in entries.seen:
        return (
            f"No plan was found in this document: it has {seen}, "
            "which say what is done each time something happens, and nothing that is due on a day."
        )
    return (
        f"No plan was found in this document: it has {seen}, "
        "but nothing that says what will be done together with who will do it or by when."
    )
