"""What the second of two editors is shown: who saved meanwhile, when, and what differs from her own words."""

from __future__ import annotations

from typing import Any

from sightline.people.forms import Meanwhile
from sightline.trail.reads import history


def conflict_in(form: Meanwhile, partnership_id: int, thing: str, thing_id: int) -> dict[str, Any] | None:
    """What `ui/components/conflict.html` takes; None where nobody came between."""
    if not form.is_bound or not form.differs:
        return None
    newest = history(partnership_id, [(thing, thing_id)], limit=1)
    who, when = (newest[0].who, newest[0].when) if newest else ("Somebody else", "a moment ago")
    return {"who": who, "when": when, "rows": form.differs}
