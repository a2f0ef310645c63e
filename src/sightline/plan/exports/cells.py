"""An action as the cells of a table: as printed where nothing was changed, else written from its fields."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sightline.kit.periods import said

Json = Any

HEADINGS = (
    "Expected outcome",
    "Actions needed",
    "Action owner",
    "Target date",
    "Success measure and expected impact",
    "Monitoring arrangements",
)


@dataclass(frozen=True, slots=True)
class Cells:
    """One action's row: each cell as its lines. `bullets` are the numbers of the action's lines that are bullets."""

    number: str
    action: tuple[str, ...]
    bullets: frozenset[int]
    owner: tuple[str, ...]
    target: tuple[str, ...]
    measures: tuple[str, ...]
    monitoring: tuple[str, ...]


def cells_of(action: Mapping[str, Json], adopted: Mapping[str, Json] | None, start_month: int = 4) -> Cells:
    """The row of `action`; `adopted` is the same action in the baseline, None for one that was never adopted.

    A cell is given as printed as long as what was read from it was not rewritten and stands as adopted.
    """
    lines = tuple(_lines(action.get("text"))) or ("",)
    bulleted = {one["text"] for one in action.get("sub_actions") or () if not one.get("label")}
    return Cells(
        number=str(action["number"]),
        action=lines,
        bullets=frozenset(n for n, line in enumerate(lines) if n and line in bulleted),
        owner=_cell(action, adopted, "owners", "owner_raw", _owners(action)),
        target=_cell(action, adopted, "milestones", "target_raw", _target(action, start_month)),
        measures=_cell(action, adopted, "measures", "measures_raw", _measures(action)),
        monitoring=_cell(action, adopted, "monitoring", "monitoring_raw", _monitoring(action)),
    )


def adopted_actions(baseline: Mapping[str, Json] | None) -> dict[str, Mapping[str, Json]]:
    """The baseline's actions by their lasting identity; none without a baseline."""
    if baseline is None:
        return {}
    return {one["uid"]: one for priority in baseline["priorities"] for one in priority["actions"]}


def _cell(
    action: Mapping[str, Json], adopted: Mapping[str, Json] | None, field: str, raw: str, written: list[str]
) -> tuple[str, ...]:
    as_read = field not in action.get("rewritten", ())
    as_adopted = adopted is None or action.get(field) == adopted.get(field)
    return tuple(_lines(action.get(raw)) if as_read and as_adopted and action.get(raw) else written)


def _lines(text: str | None) -> list[str]:
    return [line.strip() for line in (text or "").splitlines() if line.strip()]


def _owners(action: Mapping[str, Json]) -> list[str]:
    shown = {"lead": "", "joint": ""}
    lines = []
    for one in action.get("owners") or ():
        name = one.get("name") or one.get("person") or ""
        role = shown.get(one.get("role") or "", f" ({one.get('role')})" if one.get("role") else "")
        lines.append(f"{name}{role}")
    return lines


def _target(action: Mapping[str, Json], start_month: int) -> list[str]:
    lines = []
    for one in action.get("milestones") or ():
        day = said(dt.date.fromisoformat(one["due"]), start_month) if one.get("due") else "no date yet"
        cadence = f" ({one['cadence']})" if one.get("cadence") else ""
        label = one.get("label") or ""
        words = f"throughout, to {day}" if one.get("kind") == "ongoing" else day
        lines.append(f"{label}: {words}{cadence}" if label else f"{words}{cadence}")
    return lines


def _measures(action: Mapping[str, Json]) -> list[str]:
    lines: list[str] = []
    for one in action.get("measures") or ():
        lead_in = one.get("lead_in")
        if lead_in and lead_in not in lines:
            lines.append(lead_in)
        lines.append(one["text"])
    return lines


def _monitoring(action: Mapping[str, Json]) -> list[str]:
    return [one["text"] for one in action.get("monitoring") or ()]
