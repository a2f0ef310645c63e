"""What a person must settle or should look at: duplicate numbers, impossible figures, missing owners, dates
out of the plan."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import Any

from sightline.intake.reading.fields.years import PlanYear
from sightline.kit.documents.blocks import Note

LATE = 366  # days after the plan's end, or before its start, that make a date doubtful
MISSING = (
    ("owners", "owner", "an owner"),
    ("milestones", "target", "a target date"),
    ("measures", "measures", "a measure of success"),
)


def check(priorities: list[dict[str, Any]], year: PlanYear | None) -> list[Note]:
    """Notes on the plan as read. Kind "settle" must be settled before the plan can be adopted, "check" should
    be looked at."""
    notes: list[Note] = []
    if year is None:
        notes.append(
            Note(
                "title",
                "settle",
                "the plan's year is not printed anywhere that was found; please give its first and last day",
            )
        )
    for place, priority in enumerate(priorities, start=1):
        name = _name(priority, place)
        notes.extend(_duplicates(priority, name))
        notes.extend(_wrong_percentages(priority.get("measures", []), name, ""))
        for action in priority["actions"]:
            where = action.get("where") or name
            number = action["number"]
            notes.extend(_wrong_percentages(action["measures"], where, number))
            notes.extend(_dates(action, where, year))
    notes.extend(_missing(priorities))
    return notes


def _name(priority: dict[str, Any], place: int) -> str:
    number, title = priority["number"] or place, priority["title"]
    return f"priority {number}: {title}" if title else f"priority {number}"


def _duplicates(priority: dict[str, Any], name: str) -> list[Note]:
    counts = Counter(action["number"] for action in priority["actions"])
    return [
        Note(name, "settle", f"{count} actions have the number {number}; each needs its own", number, "number")
        for number, count in counts.items()
        if count > 1
    ]


def _wrong_percentages(measures: list[dict[str, Any]], where: str, number: str) -> list[Note]:
    return [
        Note(
            where,
            "settle",
            f"{measure['threshold']}% is not between 0 and 100: “{measure['text']}”",
            number,
            "measures",
        )
        for measure in measures
        if measure.get("unit") == "%"
        and measure.get("threshold") is not None
        and not 0 <= measure["threshold"] <= 100
        and not measure.get("relative")
    ]


def _dates(action: dict[str, Any], where: str, year: PlanYear | None) -> list[Note]:
    notes: list[Note] = []
    for milestone in action["milestones"]:
        if milestone["due"] is None or year is None:
            continue
        due = dt.date.fromisoformat(milestone["due"])
        if due < year.start or due > year.end:
            far = (year.start - due).days > LATE or (due - year.end).days > LATE
            side = "before the plan begins" if due < year.start else "after the plan ends"
            notes.append(
                Note(
                    where,
                    "check",
                    f"“{milestone['label']}” falls {'long ' if far else ''}{side} ({due.isoformat()})",
                    action["number"],
                    "target",
                )
            )
    return notes


def _missing(priorities: list[dict[str, Any]]) -> list[Note]:
    """Actions without an owner, a date or a measure: one by one where some have it, in one note where none does."""
    actions = [action for priority in priorities for action in priority["actions"]]
    notes: list[Note] = []
    for key, field, words in MISSING:
        without = [action for action in actions if not action[key]]
        if len(without) == len(actions) and len(actions) > 1:
            notes.append(Note("the plan", "check", f"no action has {words}", "", field))
        else:
            notes.extend(
                Note(
                    action.get("where") or "",
                    "check",
                    f"this action has not got {words}",
                    action["number"],
                    field,
                )
                for action in without
            )
    return notes
