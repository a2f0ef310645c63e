"""The demonstration as it is measured: where its pages are, and how long every verdict of its plan takes."""

from __future__ import annotations

import time
from typing import Any

from django.urls import reverse

from bench.data import session_of
from demo import cast
from demo.life import SLUG
from sightline.kit import clock
from sightline.people.models import Person
from sightline.plan.models import Plan
from sightline.plan.rules.states import PlanState
from sightline.progress.reads import measures_known
from sightline.progress.rules.states import CycleState


def addresses() -> dict[str, tuple[str, str]]:
    """Each page of the demonstration's partnership and the session of whoever looks at it."""
    plan = _plan()
    manager = session_of(Person.objects.get(email=cast.address("dana")))
    owner = session_of(Person.objects.get(email=cast.address("linda")))
    cycle = plan.cycles.get(state=CycleState.OPEN)
    return {
        "plan": (reverse("plan_detail", args=[SLUG, plan.pk]), manager),
        "action": (reverse("action_detail", args=[SLUG, plan.actions.get(number="1.2").pk]), manager),
        "work": (reverse("work", args=[SLUG]), owner),
        "executive": (reverse("executive", args=[SLUG, cycle.pk]), manager),
        "measures": (reverse("measure_list", args=[SLUG, plan.pk]), manager),
    }


def timed(turns: int = 20) -> dict[str, Any]:
    """How long every verdict of the plan takes from nothing, in seconds each time, and how many measures there are."""
    day = clock.today()
    taken, known = [], {}
    for _ in range(turns + 1):
        plan = _plan()  # nothing that an earlier turn has read
        start = time.perf_counter()
        known = measures_known(plan, day)
        taken.append(time.perf_counter() - start)
    return {
        "taken": taken[1:],
        "measures": len(known),
        "verdicts": sum(len(one.verdicts) for one in known.values()),
    }


def _plan() -> Plan:
    return Plan.objects.select_related("partnership").get(
        partnership__slug=SLUG, parent_action=None, state=PlanState.ADOPTED
    )
