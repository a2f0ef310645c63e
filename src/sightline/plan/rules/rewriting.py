"""Which cells of an action's row no longer stand as they were printed, because what was read from them was edited.

A cell as printed goes out again in the board's own layout only while its fields still say what it said. Matching a name
to a body and choosing who answers change nothing that was printed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Json = Any
# The fields read from a cell, the cell, and what of each field the cell prints.
CELLS: dict[str, tuple[str, tuple[str, ...]]] = {
    "owners": ("owner_raw", ("name", "person", "role", "via", "part")),
    "milestones": ("target_raw", ("label", "due", "kind", "cadence", "part", "occurrences")),
    "measures": ("measures_raw", ("text", "lead_in", "comparator", "threshold", "unit", "by", "part")),
    "monitoring": ("monitoring_raw", ("text", "bodies", "cadence")),
}


def rewritten(before: Mapping[str, Json], after: Mapping[str, Json]) -> list[str]:
    """The fields of an action whose cells no longer stand as printed, once `before` has become `after`.

    Both are actions in the plan format; what was rewritten before stays so. A cell that was never printed is left out.
    """
    found = set(before.get("rewritten", []))
    for key, (cell, said) in CELLS.items():
        if before.get(cell) and _printed(before[key], said) != _printed(after[key], said):
            found.add(key)
    return [key for key in CELLS if key in found]


def _printed(things: Json, said: tuple[str, ...]) -> list[list[Json]]:
    return [[thing.get(key) or None for key in said] for thing in things]
