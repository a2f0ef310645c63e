"""How often documents are opened on the public site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.db.models import F

from sightline.library.models import Use
from sightline.trail.actions import silent_action


@silent_action("a count of readers nobody knows is no decision, and would fill the record")
def count_uses(*, counts: Mapping[tuple[int, int, str, str], int]) -> None:
    """Adds to the counts of a month: by partnership, document, first day of the month, and `views` or `downloads`."""
    for (partnership_id, resource_id, month, what), number in counts.items():
        of = {"partnership_id": partnership_id, "resource_id": resource_id, "month": dt.date.fromisoformat(month)}
        Use.objects.get_or_create(**of)
        Use.objects.filter(**of).update(**{what: F(what) + number})
