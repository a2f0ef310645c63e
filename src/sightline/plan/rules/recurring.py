"""On which days a recurring milestone falls, from how often it recurs and the plan's period."""

from __future__ import annotations

import datetime as dt

from sightline.kit.periods import recurring_ends

# How often, as the plan format words it, in months.
MONTHS = {"monthly": 1, "bi-monthly": 2, "quarterly": 3, "six monthly": 6, "bi-annual": 6, "annual": 12}


def occurrences(cadence: str, start: dt.date | None, end: dt.date | None) -> list[dt.date]:
    """The period ends of `cadence` in the plan; none where it has no period or the cadence names no months."""
    months = MONTHS.get(cadence)
    return recurring_ends(start, end, months) if months and start and end else []
