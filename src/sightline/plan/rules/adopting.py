"""What must be settled before a plan is adopted. Each reason is a sentence that says where and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

Json = Any
SETTLE = "settle"  # the kind of a note that the reader leaves for what must be settled: an impossible date


def unsettled(document: Mapping[str, Json]) -> list[str]:
    """The reasons why the plan in `document` (lasting form) cannot be adopted yet; none where it can."""
    plan = document["plan"]
    reasons = []
    if not plan["title"]:
        reasons.append("The plan has no title: give it one.")
    if not plan["year_start"] or not plan["year_end"]:
        reasons.append("The plan has no period: say on which day it starts and on which it ends.")
    if not any(priority["actions"] for priority in document["priorities"]):
        reasons.append("The plan has no actions: add at least one.")
    for note in document["notes"]:
        if isinstance(note, Mapping) and note.get("kind") == SETTLE and not note.get("settled"):
            where = f" ({note['where']})" if note.get("where") else ""
            reasons.append(f"To settle{where}: {note.get('message') or 'a note without words'}")
    for priority in document["priorities"]:
        reasons.extend(_priority_reasons(priority))
    return reasons


def _priority_reasons(priority: Json) -> Iterator[str]:
    name = f"Priority {priority['number']}" if priority["number"] is not None else "The plan"
    for number, count in Counter(action["number"] for action in priority["actions"]).items():
        if count > 1:
            yield f"{name} has {count} actions numbered {number}: give each its own number."
    for measure in priority["measures"]:
        yield from _percentage(measure, name)
    for action in priority["actions"]:
        place = f"Action {action['number']}"
        if not action["text"].strip():
            yield f"{place} has no words: write what is to be done, or remove it."
        for milestone in action["milestones"]:
            if milestone.get("needs_review"):
                words = milestone["label"] or action["target_raw"] or "a milestone"
                yield f"{place}, “{words}”: give it a date, or say that it has none."
        for measure in action["measures"]:
            yield from _percentage(measure, place)
        yield from _owner_reasons(place, action["owners"])


def _percentage(measure: Json, place: str) -> Iterator[str]:
    value = measure["threshold"]
    if measure["unit"] in ("%", "per cent", "percent") and value is not None and not 0 <= value <= 100:
        yield f"{place}: a measure asks for {value}%, and a percentage lies between 0 and 100."


def _owner_reasons(place: str, owners: Sequence[Json]) -> Iterator[str]:
    if not owners:
        yield f"{place} has no owner: name the body that answers for it."
        return
    answering = [owner for owner in owners if owner.get("answers")]
    if not answering:
        names = " and ".join(owner["name"] or owner.get("person") or "an owner without a name" for owner in owners)
        yield f"{place} is owned by {names}: choose which one answers for it."
    elif not answering[0].get("body_id"):
        printed = answering[0]["name"] or answering[0].get("person") or "an owner without a name"
        yield f"{place}: “{printed}” answers for it and is matched to no body: say which body that is."
