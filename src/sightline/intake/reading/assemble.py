"""Groups of rows to the priorities of the plan format: outcomes, measures of a priority, actions with their
numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from sightline.intake.reading.actions import Reading, read_action
from sightline.intake.reading.fields.measures import read_measures
from sightline.intake.reading.fields.ratings import hue_of
from sightline.intake.reading.layouts.entries import Row, Title, text_cell
from sightline.intake.reading.layouts.outline import Group, number_groups
from sightline.intake.reading.layouts.vocabulary import (
    ACTION,
    FINDING,
    NUMBER,
    OBJECTIVE,
    OUTCOME,
    PROGRESS,
    RATING,
    RECOMMENDATION,
    TARGET,
)
from sightline.kit.documents.blocks import EMPTY, Line, Note

RATING_COLOURS = {"Red", "Amber", "Green", "Blue"}
TITLE_FIELDS = {
    "recommendation": RECOMMENDATION,
    "finding": FINDING,
    "objective": OBJECTIVE,
    "outcome": OUTCOME,
    "aim": OBJECTIVE,
    "goal": OBJECTIVE,
}
LEAST_COLOURED = 0.5  # of a table's rows, for colours outside a rating column to be ratings


def assemble(groups: list[Group], reading: Reading) -> list[dict[str, Any]]:
    """The priorities in order. Rows are read here, once their priority is known; notes go to `reading`."""
    number_groups(groups)
    colours_as_ratings([row for group in groups for row in group.rows], reading)
    out: list[dict[str, Any]] = []
    for group in groups:
        for row in group.rows:
            _take_titles(row, group)
        _carry_outcomes(group.rows)
        actions = [read_action(row, reading) for row in group.rows]
        number_actions(group, actions)
        _note_rows(group, actions, reading)
        out.append(_priority(group, actions, reading))
    numbers = {
        id(row): action["number"]
        for group, priority in zip(groups, out, strict=True)
        for row, action in zip(group.rows, priority["actions"], strict=True)
    }
    reading.notes = [
        (row, replace(note, action=note.action or numbers.get(id(row), ""))) for row, note in reading.notes
    ]
    return out


def _take_titles(row: Row, group: Group) -> None:
    """What titles between the priority and the action say of it: its recommendation, finding, objective or
    outcome."""
    within = list(row.path)
    for place, title in enumerate(row.path):
        if title in group.titles:
            within = list(row.path[place + 1 :])
    for title in within:
        deeper = title.source in ("section", "title row", "column") or any(one in group.titles for one in row.path)
        name = TITLE_FIELDS.get(title.label) or (
            OBJECTIVE if deeper and not title.label and title.source == "section" else ""
        )
        if name and name not in row.cells:
            row.cells[name] = text_cell(title.text)


def _priority(group: Group, actions: list[dict[str, Any]], reading: Reading) -> dict[str, Any]:
    said = _said(group.titles)
    out: dict[str, Any] = {"number": group.number, "title": group.title}
    if group.number_generated:
        out["number_generated"] = True
    out["aim"] = _joined(said.get("aim", [])) or group.aim
    overview = next((title.aim for title in group.titles if title.aim), None)
    if overview and out["aim"] and overview != out["aim"]:
        out["foreword_text"] = overview
    elif overview and not out["aim"]:
        out["aim"] = overview
    out["outcomes"] = _outcomes(group, actions, said)
    measures: list[dict[str, Any]] = []
    if said.get("measure"):
        found, messages = read_measures(said["measure"], reading.year)
        measures.extend(found)
        for message in messages:
            reading.notes.append((None, Note(group.titles[0].where if group.titles else "", "check", message)))
    out["measures"] = measures
    if said.get("lead"):
        out["lead"] = _joined(said["lead"])
    if said.get("objective"):
        out["objectives"] = [line.text for line in said["objective"] if line.text]
    for kind in ("rationale", "monitoring", "support", "target", "text"):
        if said.get(kind):
            out[kind] = _joined(said[kind])
    out["actions"] = actions
    return out


def _said(titles: list[Title]) -> dict[str, list[Line]]:
    """What is said under a priority's titles, each line once: a priority repeated on every page repeats its aim."""
    out: dict[str, list[Line]] = {}
    for title in titles:
        for kind, lines in title.said.items():
            held = out.setdefault(kind, [])
            known = {" ".join(line.text.split()).casefold().replace("’", "'").replace("‘", "'") for line in held}
            held.extend(
                line
                for line in lines
                if line.text and " ".join(line.text.split()).casefold().replace("’", "'").replace("‘", "'") not in known
            )
    return out


def _joined(lines: list[Line]) -> str | None:
    return "\n".join(f"{line.number} {line.text}".strip() for line in lines if line.text) or None


def _carry_outcomes(rows: list[Row]) -> None:
    """An outcome or objective left blank at the head of a further page's table is the one before it."""
    last: dict[str, Any] = {}
    for row in rows:
        for name in (OUTCOME, OBJECTIVE):
            if name not in row.cells or row.outcome_beside:
                continue
            if row.cells[name].flat:
                last[name] = row.cells[name]
            elif name in last:
                row.cells[name] = last[name]
                row.inherited.add(name)


def _outcomes(group: Group, actions: list[dict[str, Any]], said: dict[str, list[Line]]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    name = OUTCOME if any(row.cells.get(OUTCOME, EMPTY).flat for row in group.rows) else OBJECTIVE
    for row, action in zip(group.rows, actions, strict=True):
        text = row.cells.get(name, EMPTY).text.strip()
        if not text:
            continue
        held = next((one for one in out if one["text"] == text), None)
        if held is None:
            out.append(held := {"text": text, "actions": []})
        held["actions"].append(action["number"])
    for line in said.get("outcome", []) + said.get("objective", []):
        if line.text and all(one["text"] != line.text for one in out):
            out.append({"text": line.text, "actions": []})
    return out


def number_actions(group: Group, actions: list[dict[str, Any]]) -> None:
    """Number what has no number, and mark it: the priority's number and a count, never one that is printed
    elsewhere in it."""
    printed = {action["number"] for action in actions if action["number"]}
    _tenths(actions)
    place = 0
    for action in actions:
        place += 1
        if action["number"]:
            continue
        while (made := f"{group.number}.{place}" if group.number else str(place)) in printed:
            place += 1
        action["number"] = made
        printed.add(made)
        action["number_generated"] = True
    for action in actions:
        if "number_generated" in action:
            ordered = {"number": action["number"], "number_generated": True} | action
            action.clear()
            action |= ordered


def _tenths(actions: list[dict[str, Any]]) -> None:
    """A spreadsheet keeps 1.10 as the number 1.1: after 1.9, 1.1 is 1.10, and 1.2 after 1.19 is 1.20."""
    for before, action in pairwise(actions):
        number, last = action["number"], before["number"]
        if not number or not last or number.count(".") != 1 or last.count(".") != 1:
            continue
        head, tail = number.split(".")
        last_head, last_tail = last.split(".")
        if head == last_head and last_tail.isdigit() and tail.isdigit() and int(last_tail) + 1 == int(tail) * 10:
            action["number"] = f"{head}.{int(tail) * 10}"
            action["number_inferred"] = True


def _note_rows(group: Group, actions: list[dict[str, Any]], reading: Reading) -> None:
    """Notes on numbers that were concluded, and on cells taken from above."""
    for row, action in zip(group.rows, actions, strict=True):
        if action.pop("number_inferred", False):
            message = f"the number was read as {action['number']}: a spreadsheet keeps it without its last nought"
            reading.notes.append((row, Note(row.where, "check", message, field="number")))
        for name in sorted(row.inherited - {OUTCOME, OBJECTIVE}):
            message = f"“{row.headings.get(name, name)}” was taken from the row above"
            reading.notes.append((row, Note(row.where, "inferred", message)))


def colours_as_ratings(rows: list[Row], reading: Reading) -> None:
    """Where no column is a rating, red, amber and green behind the cells of one column are the ratings."""
    for order in sorted({row.order for row in rows}):
        table = [row for row in rows if row.order == order]
        if any(RATING in row.cells for row in table):
            continue
        for name in (NUMBER, PROGRESS, TARGET, ACTION):
            hues = [hue_of(row.cells[name].fill) if name in row.cells else None for row in table]
            shown = [hue for hue in hues if hue in RATING_COLOURS]
            if len(set(shown)) > 1 and len(shown) >= LEAST_COLOURED * len(table):
                for row, hue in zip(table, hues, strict=True):
                    if hue in RATING_COLOURS:
                        row.cells[RATING] = replace(EMPTY, fill=row.cells[name].fill)
                first = next(row for row in table if name in row.cells)
                heading = first.headings.get(name) or f"column {first.cells[name].col + 1}"
                where = first.where.rsplit(",", 1)[0]
                message = f"no column is headed as a rating; the colours behind “{heading}” were read as the ratings"
                reading.notes.append((None, Note(where, "inferred", message)))
                break
