"""What a binding, a judgement and the terms of a measure may be: the reasons in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from sightline.assurance.rules.kinds import CITING, KEYS, READINGS, Assurance, Kind, Reading

COMPARING = frozenset({">", ">=", "=", "<", "<=", "increase", "decrease"})


def why_not_bound(kind: Kind, given: Mapping[str, Any]) -> list[str]:
    """What forbids a binding of `kind` with these keys and this reading; empty where nothing does."""
    missing = [key for key in KEYS[kind] if not given.get(key)]
    reasons = [_ASKED[key] for key in missing]
    reading = given.get("reading")
    if reading and reading not in READINGS.get(kind, ()):
        reasons.append(f"{kind.label} cannot be read as “{Reading(reading).label.lower()}”. Choose another reading.")
    if kind == Kind.STATEMENT and not str(given.get("statement") or "").strip():
        reasons.append("Write what is stated.")
    reasons += _about_target(given)
    reasons += _about_periods(given)
    return reasons


_ASKED = {
    "question": "Choose the question whose answers count.",
    "course": "Choose the course.",
    "exercise": "Choose the survey.",
    "result": "Choose the line of the survey that counts.",
    "definition": "Choose the indicator.",
    "dissemination": "Choose what the providers were asked to confirm.",
    "resource": "Choose the document of the library.",
    "set": "Choose the list that was to be reached.",
    "milestone_uid": "Choose the milestone.",
    "stored": "Choose the file.",
    "author": "Say whose statement it is.",
}


def _about_target(given: Mapping[str, Any]) -> list[str]:
    threshold, comparator = given.get("threshold"), given.get("comparator") or ""
    if comparator and comparator not in COMPARING:
        return ["Choose how the target is compared: over, at least, under, at most, rising or falling."]
    if threshold is None:
        return []
    reasons = []
    if not comparator:
        reasons.append("Say how the target is compared: over, at least, under or at most.")
    if not given.get("target_set_by"):
        reasons.append("Say which body set the target: the plan does not print it.")
    return reasons


def _about_periods(given: Mapping[str, Any]) -> list[str]:
    reasons = []
    for first, last, what in (("from_day", "to_day", "judged"), ("compared_from", "compared_to", "compared with")):
        start, end = given.get(first), given.get(last)
        if bool(start) != bool(end):
            reasons.append(f"Give both the first and the last day of the period that is {what}.")
        elif start and end and end < start:
            reasons.append(f"The period that is {what} ends before it begins.")
    return reasons


def why_not_judged(level: Assurance, why: str, cited: Sequence[object], on: dt.date, today: dt.date) -> list[str]:
    """What forbids a judgement: the first two levels cite evidence, every one says why, none is of tomorrow."""
    reasons = []
    if not why.strip():
        reasons.append("Say why the body concluded this.")
    if level in CITING and not cited:
        reasons.append(f"{level.label} rests on evidence: choose what the body saw.")
    if on > today:
        reasons.append("The day of the judgement lies ahead. Give the day on which the body concluded it.")
    return reasons
