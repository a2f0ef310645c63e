"""Which plans a partnership has."""

from __future__ import annotations

import datetime as dt

from django.db.models import Count, QuerySet

from sightline.people.access import Membership
from sightline.plan.models import Plan
from sightline.plan.rules.states import PlanState


def plans_of(membership: Membership) -> QuerySet[Plan]:
    """The partnership's plans that the member may see, newest first, each with `action_count` and its parent."""
    return (
        Plan.objects.visible_to(membership)
        .annotate(action_count=Count("actions"))
        .select_related("parent_action__plan", "follows")
    )


def plan_for(membership: Membership, today: dt.date) -> Plan | None:
    """The plan a member means by "the plan": the adopted one that `today` lies in, else the last adopted, else the
    newest draft the member may see; None where there is none. Nested plans are never it."""
    plans = list(Plan.objects.visible_to(membership).filter(parent_action__isnull=True))
    adopted = [plan for plan in plans if not plan.is_draft]
    current = [plan for plan in adopted if plan.year_start <= today <= plan.year_end]
    running = [plan for plan in current if plan.state == PlanState.ADOPTED]
    return next(iter([*running, *current, *adopted, *plans]), None)
