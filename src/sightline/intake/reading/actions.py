"""A row of cells to an action of the plan format: its number, words, owners, dates, measures and what else is
printed of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sightline.intake.reading.fields.measures import read_measures
from sightline.intake.reading.fields.milestones import read_milestones
from sightline.intake.reading.fields.monitoring import read_monitoring
from sightline.intake.reading.fields.owners import read_owners
from sightline.intake.reading.fields.ratings import read_rating
from sightline.intake.reading.fields.shapes import looks_like
from sightline.intake.reading.fields.years import PlanYear
from sightline.intake.reading.layouts.entries import Row, text_cell
from sightline.intake.reading.layouts.outline import row_number
from sightline.intake.reading.layouts.several import flat_lines, line_number
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    BASELINE,
    COMPLETED,
    COST,
    EVIDENCE,
    FIGURE,
    FINDING,
    MEASURE,
    MONITORING,
    OBJECTIVE,
    OUTCOME,
    OWNER,
    PERSON,
    PROGRESS,
    RATING,
    RECOMMENDATION,
    RESPONSE,
    REVIEW,
    SCOPE,
    START,
    STATUS,
    STEPS,
    SUPPORT,
    TARGET,
)
from sightline.kit.documents.blocks import EMPTY, Cell, Line, Note

# Cells that the plan format keeps as they are printed.
AS_PRINTED = (
    PROGRESS,
    RECOMMENDATION,
    FINDING,
    SCOPE,
    COMPLETED,
    RESPONSE,
    OBJECTIVE,
    EVIDENCE,
    COST,
    STATUS,
)
LONGEST_READ = 2_000  # characters of a paragraph that are searched for owners, dates and figures; all of it is kept
# Cells without a key of their own, kept under `other` by their heading.
BESIDE = (START, REVIEW, STEPS, SUPPORT, PERSON)

_LEAD_IN_BRACKETS = re.compile(
    r"[(\[](?:action )?(?:lead|owner|responsible)\s*(?::|\s[–-]\s)\s*(?P<owner>[^()\[\]]+)[)\]]", re.IGNORECASE
)
_BY_AT_END = re.compile(r"\bby\s+(?P<when>(?:the\s+)?(?:end\s+(?:of\s+)?)?[^\s,;.()][^,;()]{1,24}?)\.?$", re.IGNORECASE)
_TYPED_ITEM = re.compile(
    r"^\s*(?:(?P<mark>[-–—*•·▪●○►])\s+|\(?(?P<label>[a-z]|[ivx]{1,4}|\d{1,2})[).]\s+)(?P<text>\S.*)$",
    re.DOTALL,
)


@dataclass(slots=True)
class Reading:
    """What is known of the whole document while its cells are read."""

    year: PlanYear | None
    key: Mapping[str, Any]
    notes: list[tuple[Row | None, Note]] = field(default_factory=list)  # with the row each is about


def read_action(row: Row, reading: Reading) -> dict[str, Any]:
    """The action a row holds, in the plan format; what was doubtful is added to `reading.notes`."""
    number = row_number(row)
    lines = _own_lines(row, number)
    action: dict[str, Any] = {"number": number}
    action["text"] = "\n".join(f"{line.number} {line.text}".strip() for line in lines)
    action["sub_actions"] = sub_actions(lines)
    parts = _parts(lines, row)
    action |= _owners(row, reading, parts)
    action |= _milestones(row, reading, parts, action["sub_actions"])
    action |= _measures(row, reading)
    action["monitoring_raw"] = row.cells.get(MONITORING, EMPTY).text
    action["monitoring"] = _noted(
        read_monitoring(_lines(row.cells.get(MONITORING, EMPTY), row, MONITORING, reading), reading.key),
        row,
        MONITORING,
        reading,
    )
    if parts > 1:
        action["parts"] = parts
    action["rag"] = _rating(row, reading)
    for name in AS_PRINTED:
        text = row.cells.get(name, EMPTY).text.strip()
        action[name] = text or None
    if row.outcome_beside and row.cells.get(OUTCOME, EMPTY).flat:
        action["outcome"] = row.cells[OUTCOME].text.strip()
    other = dict(row.other)
    for name in BESIDE:
        text = row.cells.get(name, EMPTY).text.strip()
        if text:
            other.setdefault(row.headings.get(name, name), text)
    if other:
        action["other"] = other
    for name in (RECOMMENDATION, FINDING, SCOPE, COMPLETED, RESPONSE, OBJECTIVE, EVIDENCE, COST, STATUS):
        if action[name] is None:
            del action[name]
    action["where"] = row.where
    return action


def _lines(cell: Cell, row: Row, name: str, reading: Reading) -> list[Line]:
    """The lines of a cell to be read into a field; of a paragraph as long as no plan has one, the beginning."""
    lines = flat_lines(cell)
    if all(len(line.text) <= LONGEST_READ for line in lines):
        return lines
    message = (
        f"a paragraph is longer than {LONGEST_READ:,} characters; only its beginning was searched, all of it is kept"
    )
    _note([message], row, name, reading)
    return [replace(line, text=line.text[:LONGEST_READ]) for line in lines]


def _own_lines(row: Row, number: str | None) -> list[Line]:
    """The lines of the action's cell, its own number taken off."""
    lines = flat_lines(row.cells.get(ACTION, EMPTY))
    if not lines or not number:
        return lines
    first = lines[0]
    printed, rest = line_number(first)
    if printed == number and rest:
        return [_renumbered(first, rest), *lines[1:]]
    if printed == number and not rest and len(lines) > 1:
        return lines[1:]
    return lines


def _renumbered(line: Line, text: str) -> Line:
    return Line(text=text, number="", bullet=line.bullet, level=line.level, bold=line.bold, page=line.page)


def sub_actions(lines: Sequence[Line]) -> list[dict[str, str | None]]:
    """The items of a list inside an action's cell: bullets and lettered lines, with their labels."""
    out: list[dict[str, str | None]] = []
    for line in lines:
        typed = _TYPED_ITEM.match(line.text)
        if line.number:
            out.append({"label": line.number.strip(" ().:"), "text": line.text})
        elif typed and (typed["mark"] or len(lines) > 1):
            out.append({"label": typed["label"], "text": typed["text"].strip()})
        elif line.bullet:
            out.append({"label": None, "text": line.text})
    return out if len(lines) > 1 else []


def principal(lines: Sequence[Line]) -> list[Line]:
    """The paragraphs of an action that are no items of a list."""
    return [line for line in lines if not (line.bullet or line.number or _TYPED_ITEM.match(line.text))]


def _parts(lines: Sequence[Line], row: Row) -> int:
    """How many parts an action has: its paragraphs, where as many dates (and as many owners or one) stand
    beside them."""
    count = len(principal(lines))
    dates = [line for line in flat_lines(row.cells.get(TARGET, EMPTY)) if not line.strike]
    owners = [line for line in flat_lines(row.cells.get(OWNER, EMPTY)) if not line.strike]
    if (
        count > 1
        and len(dates) == count
        and len(owners) in (1, count)
        and all("date" in looks_like(line.text) for line in dates)
    ):
        return count
    return 1


def _owners(row: Row, reading: Reading, parts: int) -> dict[str, Any]:
    cell = row.cells.get(OWNER) or _named_in_brackets(row, reading)
    lines = _lines(cell, row, OWNER, reading)
    whole = _noted(read_owners(lines, reading.key), row, OWNER, reading)
    if parts > 1 and len(lines) == parts:
        by_part = [read_owners([line], reading.key)[0] for line in lines]
        explicit = any(one["role"] not in ("lead", "joint") for found in by_part for one in found)
        if not explicit and sum(map(len, by_part)) == len(whole):
            several = any(len(found) > 1 for found in by_part)
            whole = [
                one | {"part": place} | ({} if several else {"role": "joint"})
                for place, found in enumerate(by_part, start=1)
                for one in found
            ]
    people = read_owners(_lines(row.cells.get(PERSON, EMPTY), row, PERSON, reading), reading.key)[0]
    whole = _with_people(whole, people)
    helpers = read_owners(_lines(row.cells.get(SUPPORT, EMPTY), row, SUPPORT, reading), reading.key)[0]
    whole += [one | {"role": "support"} for one in helpers]
    return {"owner_raw": cell.text, "owners": whole}


def _named_in_brackets(row: Row, reading: Reading) -> Cell:
    """Where no column names owners, the one that the action's own words name: "Audit cases (Lead: PQA)"."""
    named = _LEAD_IN_BRACKETS.search(row.cells.get(ACTION, EMPTY).flat)
    if not named:
        return EMPTY
    message = f"the owner was taken from the action's own words: “{named[0]}”"
    reading.notes.append((row, Note(row.where, "inferred", message, field="owner")))
    return text_cell(named["owner"])


def _with_people(owners: list[dict[str, Any]], people: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Owners with the officers named in a column of their own: side by side where they pair, else after them."""
    if not people:
        return owners
    if not owners:
        return people
    if len(owners) == len(people):
        paired = []
        for owner, person in zip(owners, people, strict=True):
            who = person.get("person") or person.get("name")
            paired.append(owner if owner.get("person") else owner | {"person": who})
        return paired
    return owners


def _milestones(row: Row, reading: Reading, parts: int, subs: list[dict[str, str | None]]) -> dict[str, Any]:
    cell = row.cells.get(TARGET, EMPTY)
    lines = _lines(cell, row, TARGET, reading)
    steps = flat_lines(row.cells.get(STEPS, EMPTY))
    labels = _labels_beside(lines, steps, subs)
    found: list[dict[str, Any]] = []
    if labels or parts > 1:
        for place, line in enumerate(lines):
            one = _noted(read_milestones([line], reading.year, labels[place] if labels else ""), row, TARGET, reading)
            for milestone in one:
                if (parts > 1 and milestone["label"] in (line.text.strip(" ."), line.text)) or (
                    parts > 1 and len(one) > 1
                ):
                    milestone["part"] = place + 1
            found.extend(one)
    else:
        found = _noted(read_milestones(lines, reading.year), row, TARGET, reading)
    if TARGET not in row.cells and not row.periods:
        found = _told_in_words(row, reading)
    raw = cell.text
    if row.periods:
        printed, dated = period_lines(row.periods)
        raw = "\n".join(part for part in (raw, printed) if part)
        for text in dated:
            found.extend(_noted(read_milestones([text], reading.year), row, TARGET, reading))
    return {"target_raw": raw, "milestones": found}


def _told_in_words(row: Row, reading: Reading) -> list[dict[str, Any]]:
    """Where nothing beside an action says by when, the date that ends its own sentence: "Train staff by June 2019"."""
    texts = [line.text.strip() for line in flat_lines(row.cells.get(ACTION, EMPTY))]
    dated = [match["when"] for text in texts if (match := _BY_AT_END.search(text))]
    found = [one for when in dated for one in read_milestones([Line(when)], reading.year)[0]]
    if not found or any(not one["due"] or one["kind"] != "due" for one in found):
        return []
    message = "nothing beside this action says by when; the date was taken from its own words"
    reading.notes.append((row, Note(row.where, "inferred", message, field="target")))
    return found


def _labels_beside(lines: Sequence[Line], steps: Sequence[Line], subs: Sequence[Mapping[str, str | None]]) -> list[str]:
    """Labels for bare dates from what stands line by line beside them: the milestones column, or the items of
    the action."""
    if len(lines) > 1 and len(steps) == len(lines):
        return [line.text for line in steps]
    if len(lines) > 1 and len(subs) == len(lines):
        return [one["text"] or "" for one in subs]
    return []


def period_lines(periods: Sequence[tuple[str, Cell]]) -> tuple[str, list[str]]:
    """What ticks and shading under period headings say: the words to print, and one text for each date.

    Each tick is a date. Shading that runs over several periods is one piece of work, due where it ends.
    """
    ticked = [(name, cell) for name, cell in periods if cell.flat]
    if ticked:
        texts = []
        for name, cell in ticked:
            words = cell.flat
            texts.append(
                name
                if "tick" in looks_like(words) or len(words) <= 2
                else words
                if "date" in looks_like(words)
                else f"{words} {name}"
            )
        return ", ".join(name for name, _ in ticked), texts
    ends: list[str] = []
    columns = [(cell.col, name) for name, cell in periods]
    for place, (column, name) in enumerate(columns):
        if place + 1 == len(columns) or columns[place + 1][0] > column + 1:
            ends.append(name)
    first = columns[0][1]
    if len(ends) == 1 and len(columns) > 1:
        return f"{first} to {ends[0]}", ends
    return ", ".join(name for _, name in columns), ends


def _measures(row: Row, reading: Reading) -> dict[str, Any]:
    cell = row.cells.get(MEASURE, EMPTY)
    if MEASURE not in row.cells and row.cells.get(OUTCOME, EMPTY).flat and row.outcome_beside:
        cell = row.cells[OUTCOME]
    figure = row.cells.get(FIGURE, EMPTY)
    if figure.flat:
        name = cell.flat
        text = f"{name}: {figure.flat}" if name else figure.flat
        found = _noted(read_measures([Line(text)], reading.year), row, MEASURE, reading)
        for one in found:
            one |= {
                "name": name,
                "baseline": row.cells.get(BASELINE, EMPTY).flat or None,
                "target": figure.flat,
            }
        return {"measures_raw": text, "measures": found}
    return {
        "measures_raw": cell.text,
        "measures": _noted(read_measures(_lines(cell, row, MEASURE, reading), reading.year), row, MEASURE, reading),
    }


def _rating(row: Row, reading: Reading) -> str | None:
    cell = row.cells.get(RATING)
    if cell is None:
        return None
    value, messages = read_rating(cell.text, cell.fill, cell.ink, reading.key)
    _note(messages, row, RATING, reading)
    if value is None and cell.flat:
        row.other.setdefault(row.headings.get(RATING, "Rating"), cell.text.strip())
    return value


def _noted(
    found: tuple[list[dict[str, Any]], list[str]], row: Row, name: str, reading: Reading
) -> list[dict[str, Any]]:
    _note(found[1], row, name, reading)
    return found[0]


NO_SUCH_DATE = "there is no such date"
FIELD_NAMES = {
    OWNER: "owner",
    TARGET: "target",
    MEASURE: "measures",
    MONITORING: "monitoring",
    RATING: "rag",
    PROGRESS: "progress",
    ACTION: "text",
}


def _note(messages: Sequence[str], row: Row, name: str, reading: Reading) -> None:
    heading = row.headings.get(name, "")
    where = f"{row.where}, column “{heading}”" if heading else row.where
    for message in messages:
        kind = "unread" if message.endswith("left out") else "settle" if NO_SUCH_DATE in message else "check"
        reading.notes.append((row, Note(where, kind, message, field=FIELD_NAMES.get(name, ""))))
