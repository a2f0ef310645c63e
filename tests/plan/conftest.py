"""Plans of the cast's board for the room's tests."""

import datetime as dt
from collections.abc import Callable
from functools import partial

import pytest

from sightline.kit import clock
from sightline.plan.actions import adopt_plan, create_from_format
from sightline.plan.models import Plan
from tests.cast import Cast
from tests.plan.documents import small_plan
from tests.standing import standing

ADOPTED = dt.date(2017, 5, 24)
MakePlan = Callable[..., Plan]


def bodies_of(cast: Cast) -> dict:
    """The small plan's printed names, matched to the cast's bodies."""
    return {"Workforce Development": cast.bodies["subgroup"], "Executive": cast.bodies["executive"]}


def draft_plan(
    cast: Cast, actions: int = 3, *, elsewhere: bool = False, title: str = "A plan for Northmere 2017-18"
) -> Plan:
    """A draft whose names are matched, of the cast's board or, without names, of the one across the water."""
    return create_from_format(
        by=cast.outsider if elsewhere else cast.business_manager,
        partnership=cast.elsewhere if elsewhere else cast.partnership,
        document=small_plan(actions, title),
        bodies={} if elsewhere else bodies_of(cast),
    )


@pytest.fixture
def make_plan(cast: Cast) -> MakePlan:
    """`make_plan(3)` is a draft of three actions whose names are matched; `elsewhere=True` is the other board's."""
    return partial(draft_plan, cast)


@pytest.fixture
@standing
def draft(cast: Cast) -> Plan:
    """A draft of three actions, ready to adopt."""
    with clock.standing_on(ADOPTED):
        return draft_plan(cast)


@pytest.fixture
@standing
def draft_elsewhere(cast: Cast) -> Plan:
    """A draft of two actions of the other board."""
    with clock.standing_on(ADOPTED):
        return draft_plan(cast, 2, elsewhere=True)


@pytest.fixture
@standing
def adopted(cast: Cast) -> Plan:
    """The same, adopted on 24 May 2017."""
    with clock.standing_on(ADOPTED):
        plan = draft_plan(cast)
        return adopt_plan(by=cast.business_manager, plan=plan, adopted_on=ADOPTED, meeting="Board, 24 May 2017")
