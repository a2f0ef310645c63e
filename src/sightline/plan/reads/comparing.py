"""Two plans of a partnership, compared as they stand."""

from __future__ import annotations

from sightline.plan.models import Plan
from sightline.plan.reads.format import as_lasting
from sightline.plan.rules.compare import Comparison, compare


def compare_plans(before: Plan, after: Plan) -> Comparison:
    """What became of the actions of `before` in `after`, both as they stand now. 26 queries whatever their size."""
    return compare(as_lasting(before), as_lasting(after))


def compared_with_adopted(plan: Plan) -> Comparison:
    """What became of an adopted plan since: its baseline beside the plan as it stands."""
    return compare(plan.baseline.document, as_lasting(plan))
