"""Words in which a made plan says its right answer, in the shape of the plan format (`sightline-plan/1`).

Each maker writes the document from these same actions, so that a wording cannot differ between document and answer;
who owns, what is due and which figure counts are written out by hand, never computed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

Fact = dict[str, Any]


def owner(name: str | None, role: str = "lead", **more: Any) -> Fact:
    """One owner; `more` may be person, agency, abbr, via."""
    return {"name": name, "role": role, **more}


def lead(name: str | None, **more: Any) -> list[Fact]:
    """The only owner of an action."""
    return [owner(name, "lead", **more)]


def joint(*names: str | Fact) -> list[Fact]:
    """Several owners of equal standing."""
    return [dict(one, role="joint") if isinstance(one, dict) else owner(one, "joint") for one in names]


def person(name: str, **more: Any) -> Fact:
    """A person for whom the document gives no body."""
    return {"name": None, "person": name, "role": "lead", **more}


def due(date: str, label: str = "", **more: Any) -> Fact:
    """A date by which something is done; `date` is ISO."""
    return {"label": label or None, "due": date, "kind": "due", **more}


def ongoing(end: str | None, label: str = "ongoing") -> Fact:
    """Work without a last day but the plan's own."""
    return {"label": label, "due": end, "kind": "ongoing"}


def recurring(last: str, cadence: str, *occurrences: str, label: str = "") -> Fact:
    """Something that comes again; `last` is its last date in the plan's time."""
    fact = {"label": label or None, "due": last, "kind": "recurring", "cadence": cadence}
    return {**fact, "occurrences": list(occurrences)} if occurrences else fact


def unknown(label: str, suggested: str | None = None, kind: str = "due", **more: Any) -> Fact:
    """A date that nobody can know from the document."""
    fact = {"label": label, "due": None, "kind": kind, "needs_review": True, **more}
    return {**fact, "suggested": suggested} if suggested else fact


def measure(
    text: str, comparator: str | None = None, threshold: float | None = None, unit: str | None = None, **more: Any
) -> Fact:
    """One success measure, with or without a figure."""
    return {"text": text, "comparator": comparator, "threshold": threshold, "unit": unit, **more}


def action(
    number: str,
    text: str,
    *,
    owner_raw: str = "",
    owners: Sequence[Fact] = (),
    when: str = "",
    milestones: Sequence[Fact] = (),
    success: str = "",
    measures: Iterable[Fact | str] = (),
    checked: str = "",
    rag: str | None = None,
    progress: str | None = None,
    **more: Any,
) -> Fact:
    """One action. `owner_raw`, `when`, `success` and `checked` are the cells as printed. With `success` and no
    `measures`, each printed line is a measure without a figure. `more` may be number_generated, optional_thresholds,
    recommendation …"""
    if owner_raw and not owners:
        owners = lead(owner_raw)
    if success and not measures:
        measures = [line for line in success.split("\n") if line.strip()]
    return {
        "number": number,
        "text": text,
        "sub_actions": [],
        "owner_raw": owner_raw,
        "owners": list(owners),
        "target_raw": when,
        "milestones": [dict(one, label=one.get("label") or when) for one in milestones],
        "measures_raw": success,
        "measures": [one if isinstance(one, dict) else measure(one) for one in measures],
        "monitoring_raw": checked,
        "monitoring": [
            {"text": line, "bodies": [], "instruments": [], "cadence": None} for line in checked.split("\n") if line
        ],
        "rag": rag,
        "progress": progress,
        **more,
    }


def priority(
    number: str | int | None,
    title: str | None,
    *actions: Fact,
    aim: str | None = None,
    outcomes: Sequence[str] = (),
    measures: Sequence[Fact] = (),
    **more: Any,
) -> Fact:
    """One priority with its actions; `measures` are those of the priority as a whole."""
    fact = {
        "number": number,
        "title": title,
        "aim": aim,
        "outcomes": [{"text": text} for text in outcomes],
        "actions": list(actions),
        **more,
    }
    return {**fact, "measures": list(measures)} if measures else fact


def plan(
    title: str,
    board: str,
    start: str | None,
    end: str | None,
    *priorities: Fact,
    tries: Sequence[str] = (),
    **more: Any,
) -> Fact:
    """The whole answer. `start` and `end` are ISO dates or None; `tries` says what the document tests."""
    head = {
        "title": title,
        "board": board,
        "year_start": start,
        "year_end": end,
        "vision": None,
        "purpose": None,
        "principles": [],
        "threads": [],
        **more,
    }
    return {"schema": "sightline-plan/1", "plan": head, "priorities": list(priorities), "traps": list(tries)}


def actions(answer: Fact) -> list[Fact]:
    """All actions of a plan in order."""
    return [one for each in answer["priorities"] for one in each["actions"]]
