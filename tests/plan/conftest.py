"""Plans of the cast's board for the room's tests."""

import datetime as dt
from collections.abc import Callable

import pytest

from sightline.plan.actions import adopt_plan, create_from_format
from sightline.plan.models import Plan
from tests.cast import Cast
from tests.plan.documents import small_plan

MakePlan = Callable[..., Plan]


def bodies_of(cast: Cast) -> dict:
    """The small plan's printed names, matched to the cast's bodies."""
    return {"Workforce Development": cast.bodies["subgroup"], "Executive": cast.bodies["executive"]}


@pytest.fixture
def make_plan(cast: Cast) -> MakePlan:
    """`make_plan(3)` is a draft of three actions whose names are matched; `elsewhere=True` is the other board's."""

    def make(actions: int = 3, *, elsewhere: bool = False, title: str = "A plan for Northmere 2017-18") -> Plan:
        return create_from_format(
            by=cast.outsider if elsewhere else cast.business_manager,
            partnership=cast.elsewhere if elsewhere else cast.partnership,
            document=small_plan(actions, title),
            bodies={} if elsewhere else bodies_of(cast),
        )

    return make


@pytest.fixture
def draft(make_plan: MakePlan) -> Plan:
    """A draft of three actions, ready to adopt."""
    return make_plan(3)


@pytest.fixture
def adopted(cast: Cast, make_plan: MakePlan) -> Plan:
    """The same, adopted on 24 May 2017."""
    return adopt_plan(
        by=cast.business_manager, plan=make_plan(3), adopted_on=dt.date(2017, 5, 24), meeting="Board, 24 May 2017"
    )
