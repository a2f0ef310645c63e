"""A plan of the cast's board in its year, its rounds, and an update as somebody sends it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from sightline.kit import clock
from sightline.people.models import Person
from sightline.plan.actions import adopt_plan, create_from_format
from sightline.plan.models import Milestone, Plan
from sightline.progress import actions
from sightline.progress.models import Ask, Cycle, Update
from sightline.progress.reads.rounds import sent_count
from sightline.progress.rules.said import Met
from tests.cast import Cast
from tests.plan.documents import small_plan
from tests.standing import standing

ADOPTED = dt.date(2017, 5, 24)
# Quarter 3 of 2017/18 is asked from 25 December, due on 15 January, and closes on 22 January.
ASKED = dt.date(2017, 12, 27)
DUE = dt.date(2018, 1, 15)
CLOSING = dt.date(2018, 1, 22)
Send = Callable[..., Update]
MakeRound = Callable[..., Cycle]


def document(actions: int) -> dict:
    """The small plan; the police own the second action jointly, the workforce group answers for every one."""
    plan = small_plan(actions)
    for one in plan["priorities"][0]["actions"][1:2]:
        one["owners"] = [
            {"name": "Workforce Development", "role": "lead", "answers": True},
            {"name": "Police", "role": "joint"},
        ]
    return plan


def adopted_plan(cast: Cast, actions: int = 3, *, elsewhere: bool = False) -> Plan:
    """A plan adopted on 24 May 2017, of the cast's board or of the one across the water."""
    by = cast.outsider if elsewhere else cast.business_manager
    names = {"Workforce Development": "subgroup", "Executive": "executive", "Police": "police"}
    plan = create_from_format(
        by=by,
        partnership=cast.elsewhere if elsewhere else cast.partnership,
        document=document(actions),
        bodies={
            name: cast.elsewhere_board if elsewhere else cast.bodies[key]
            for name, key in names.items()
            if not elsewhere or key == "subgroup"
        },
    )
    return adopt_plan(by=by, plan=plan, adopted_on=ADOPTED, meeting="Board, 24 May 2017")


@pytest.fixture
def make_plan(cast: Cast) -> Callable[..., Plan]:
    """`make_plan(3)` is an adopted plan of three actions; `elsewhere=True` is the other board's."""
    return partial(adopted_plan, cast)


@pytest.fixture
@standing
def plan(cast: Cast) -> Plan:
    """A plan of three actions, adopted on 24 May 2017."""
    with clock.standing_on(ADOPTED):
        return adopted_plan(cast)


def opened_round(cast: Cast, plan: Plan, number: int = 3) -> Cycle:
    """A round of the plan, open; its rounds were planned after adoption."""
    by = cast.outsider if plan.partnership_id == cast.elsewhere.pk else cast.business_manager
    with clock.standing_on(ADOPTED):
        actions.plan_cycles(by=by, plan=plan)
    cycle = Cycle.objects.get(plan=plan, number=number)
    with clock.standing_on(max(cycle.asks_on, dt.date(2017, 6, 1)) if number != 3 else ASKED):
        return actions.open_cycle(by=by, cycle=cycle)


@pytest.fixture
def make_round(cast: Cast) -> MakeRound:
    """`make_round(plan)` is its third round, opened on 27 December 2017."""
    return partial(opened_round, cast)


@pytest.fixture
@standing
def cycle(cast: Cast, plan: Plan) -> Cycle:
    """The plan's third round, open since 27 December 2017."""
    return opened_round(cast, plan)


@pytest.fixture
@standing
def cycle_elsewhere(cast: Cast) -> Cycle:
    """The third round of the other board, whose plan has one action; open since 27 December 2017."""
    with clock.standing_on(ADOPTED):
        plan = adopted_plan(cast, 1, elsewhere=True)
    return opened_round(cast, plan)


@pytest.fixture
def ask(cycle: Cycle) -> Ask:
    """What the workforce group is asked about the first action."""
    return Ask.objects.get(cycle=cycle, action__number="1.1")


@pytest.fixture
def send(cast: Cast) -> Send:
    """`send(ask)` is an update that the group's chair sends on 10 January 2018; `by`, `on` and words as wanted."""

    def sent(ask: Ask, by: Person | None = None, on: dt.date = dt.date(2018, 1, 10), **words: Any) -> Update:
        said = {
            "seen": sent_count(ask),
            "done": "Four sessions ran.",
            "difference": "Children are seen sooner.",
            "coming": "The fifth session.",
            "claim": "green" if ask.answers else "",
        }
        with clock.standing_on(on):
            return actions.submit_update(by=by or cast.subgroup_chair, ask=ask, **{**said, **words})

    return sent


def toolkit(ask: Ask) -> Milestone:
    """The action's one-day milestone, due at the end of quarter 3."""
    return Milestone.objects.get(action=ask.action, kind="due")


def met(ask: Ask, day: dt.date = dt.date(2017, 12, 20)) -> Met:
    """That the toolkit was met."""
    return Met(toolkit(ask).pk, None, day)
