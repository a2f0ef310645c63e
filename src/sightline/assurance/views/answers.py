"""How the room's pages answer: ways back, the measure that an address means."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404

from sightline.people.access import Membership, href
from sightline.plan.models import Measure


def measure_here(membership: Membership, measure_id: int) -> Measure:
    """The measure of an address, with its plan and its action; 404 for one that the member may not see."""
    found = Measure.objects.visible_to(membership).select_related("plan__partnership", "action", "priority")
    return get_object_or_404(found, pk=measure_id)


def about(measure: Measure, membership: Membership) -> dict[str, Any]:
    """What each form on a measure says of it, and the way back to its page."""
    return {
        "caption": str(measure.action or measure.priority),
        "measure": f"{measure.lead_in} {measure.text}".strip(),
        "back": {"href": href(membership, "measure_detail", measure.pk), "text": "The measure"},
    }
