"""A thing of a draft in words, field by field, so that two versions of it can be read beside each other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sightline.kit.periods import said
from sightline.plan.rules.changes import owners_in_words

Json = Any


def differing(noun: str, theirs: Mapping[str, Json], yours: Mapping[str, Json]) -> list[tuple[str, str, str]]:
    """What differs between two versions of a "plan", "priority" or "action": the field's name, theirs, yours."""
    here, there = IN_WORDS[noun](theirs), IN_WORDS[noun](yours)
    return [(name, here[name], there[name]) for name in here if here[name] != there[name]]


def action_in_words(action: Mapping[str, Json]) -> dict[str, str]:
    """An action's fields, by name, as text."""
    return {
        "Number": action["number"],
        "Short title": action.get("title") or "",
        "What is to be done": action["text"],
        "Bullets": _lines(
            f"{one['label']}) {one['text']}" if one.get("label") else one["text"] for one in action["sub_actions"]
        ),
        "Outcome": action.get("outcome_uid") or "",
        "Owners": owners_in_words(action["owners"]),
        "Milestones": _lines(milestone_in_words(one) for one in action["milestones"]),
        "Success measures": _lines(measure_in_words(one) for one in action["measures"]),
        "Monitoring": _lines(monitoring_in_words(one) for one in action["monitoring"]),
        "Funding": _lines(f"{one['text']} {one.get('amount', '')}".strip() for one in action.get("funding", [])),
        "Threads": ", ".join(action.get("threads", [])),
    }


def priority_in_words(priority: Mapping[str, Json]) -> dict[str, str]:
    """A priority's own fields, by name, as text."""
    return {
        "Number": "" if priority["number"] is None else str(priority["number"]),
        "Title": priority["title"] or "",
        "Aim": priority["aim"] or "",
        "Outcomes": _lines(one["text"] for one in priority["outcomes"]),
        "Success measures": _lines(measure_in_words(one) for one in priority["measures"]),
    }


def head_in_words(plan: Mapping[str, Json]) -> dict[str, str]:
    """What a plan says of itself, by name, as text."""
    return {
        "Title": plan["title"] or "",
        "Board": plan["board"] or "",
        "First day": _day(plan["year_start"]),
        "Last day": _day(plan["year_end"]),
        "Vision": plan["vision"] or "",
        "Principles": _lines(str(one) for one in plan["principles"]),
        "Threads": _lines(f"{one['title']}: {one['text']}" if one["text"] else one["title"] for one in plan["threads"]),
    }


IN_WORDS = {"action": action_in_words, "priority": priority_in_words, "plan": head_in_words}


def milestone_in_words(one: Mapping[str, Json]) -> str:
    """ "Toolkit finalised: 31 December 2017 (end of Q3)"."""
    when = _day(one["due"]) or ("ongoing" if one["kind"] == "ongoing" else "no date")
    kind = {"recurring": f"{one.get('cadence') or 'recurring'}, last ", "ongoing": "ongoing to "}.get(one["kind"], "")
    words = f"{kind}{when}" if one["due"] else when
    return f"{one['label']}: {words}" if one["label"] else words


def measure_in_words(one: Mapping[str, Json]) -> str:
    """A measure with its figure where it has one: "… (> 90 %)"."""
    if one["threshold"] is None:
        return f"{one['text']} ({one['comparator']})" if one["comparator"] else one["text"]
    figure = " ".join(str(part) for part in (one["comparator"], one["threshold"], one["unit"]) if part is not None)
    return f"{one['text']} ({figure})"


def figure_in_words(comparator: str, threshold: Decimal | None, unit: str) -> str:
    """ "over 90%", "at least 4 sessions", "to rise"; "" for a measure without figure and direction."""
    if threshold is None:
        return _DIRECTIONS.get(comparator, "")
    spaced = unit if unit == "%" else f" {unit}"
    return f"{_COMPARED.get(comparator, '')} {threshold.normalize():f}{spaced}".strip()


_DIRECTIONS = {"increase": "to rise", "decrease": "to fall", "monitor": "to be watched"}
_COMPARED = {
    ">": "over",
    ">=": "at least",
    "<": "under",
    "<=": "at most",
    "increase": "rising to",
    "decrease": "falling to",
    "monitor": "watched against",
}


def monitoring_in_words(one: Mapping[str, Json]) -> str:
    """An arrangement with its bodies and cadence in brackets."""
    notes = [*one["bodies"], *([one["cadence"]] if one["cadence"] else [])]
    return f"{one['text']} ({', '.join(notes)})" if notes else one["text"]


def _lines(texts: Sequence[str] | Any) -> str:
    return "\n".join(texts)


def _day(value: str | None) -> str:
    return said(dt.date.fromisoformat(value)) if value else ""
