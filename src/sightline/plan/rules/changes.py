"""What of an adopted plan may be changed or corrected, and how each is said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sightline.kit.periods import said
from sightline.plan.rules.errors import BadFormat

Json = Any


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a thing: its words, what it takes, and whether it may be changed by decision or only corrected."""

    words: str
    takes: str  # text, words (may not be empty), date, figure, comparator, owners
    change: bool = True


# How a figure compares, in words.
COMPARED = {
    ">": "over",
    ">=": "at least",
    "=": "a bare figure",
    "<": "below",
    "<=": "at most",
    "increase": "should rise",
    "decrease": "should fall",
    "monitor": "to be watched",
}
# By the thing and its key in the plan format.
FIELDS: dict[tuple[str, str], Field] = {
    ("action", "text"): Field("the wording", "words"),
    ("action", "owners"): Field("the owners", "owners"),
    ("action", "withdrawn_on"): Field("withdrawal", "date"),
    ("action", "number"): Field("the number", "words", change=False),
    ("milestone", "due"): Field("the date", "date"),
    ("milestone", "label"): Field("the milestone's words", "text"),
    ("measure", "text"): Field("the measure's wording", "words"),
    ("measure", "threshold"): Field("the measure's figure", "figure"),
    ("measure", "comparator"): Field("how the measure compares", "comparator"),
    ("measure", "unit"): Field("the measure's unit", "text"),
    ("monitoring", "text"): Field("the monitoring arrangement", "words"),
    ("priority", "title"): Field("the priority's title", "words"),
    ("priority", "aim"): Field("the priority's aim", "text"),
    ("outcome", "text"): Field("the outcome's wording", "words"),
}


def field_of(thing: str, field: str, *, correction: bool) -> Field:
    """The field, if it may be changed (or, with `correction`, corrected). Raises BadFormat in words."""
    found = FIELDS.get((thing, field))
    if found is None:
        raise BadFormat(f"“{field}” of a {thing} cannot be changed on an adopted plan.")
    if not correction and not found.change:
        raise BadFormat(f"{found.words.capitalize()} can only be corrected where it was read or typed wrongly.")
    if correction and field == "withdrawn_on":
        raise BadFormat("Withdrawing an action is a decision: ask for it as a change.")
    return found


def same(was: Json, becomes: Json) -> bool:
    """Whether nothing would change: white space at the ends does not count."""
    if isinstance(was, str) and isinstance(becomes, str):
        return was.strip() == becomes.strip()
    if isinstance(was, list) and isinstance(becomes, list):
        return [_bare(one) for one in was] == [_bare(one) for one in becomes]
    return was == becomes or (was in (None, "") and becomes in (None, ""))


def _bare(owner: Json) -> Json:
    return {key: value for key, value in owner.items() if key != "uid" and value not in (None, "", False)}


def in_words(thing: str, field: str, value: Json, start_month: int = 4) -> str:
    """A value of a field as a page says it."""
    takes = FIELDS[thing, field].takes
    if field == "withdrawn_on" and not value:
        return "not withdrawn"
    if value in (None, "", []):
        return {"date": "no date", "figure": "no figure", "comparator": "no figure and no direction"}.get(
            takes, "nothing"
        )
    if field == "withdrawn_on":
        return f"withdrawn from {said(dt.date.fromisoformat(value), start_month)}"
    if takes == "date":
        return said(dt.date.fromisoformat(value), start_month)
    if takes == "owners":
        return owners_in_words(value)
    return COMPARED[value] if takes == "comparator" else str(value)


def owners_in_words(owners: Sequence[Json]) -> str:
    """ "Education group (answers), PQA (secondary)"."""
    parts = []
    for one in owners:
        name = one["name"] or one.get("person") or "an owner without a name"
        notes = [one["role"]] if one.get("role") else []
        notes += ["answers"] if one.get("answers") else []
        parts.append(f"{name} ({', '.join(notes)})" if notes else name)
    return ", ".join(parts)
