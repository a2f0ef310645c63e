"""A change of an adopted plan whose reason reads like an identifier."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.people.access import Membership, membership_of
from sightline.people.models import Person
from sightline.plan.actions import adopt_plan, ask_change, create_from_format
from sightline.plan.models import Change, Milestone, Plan
from tests.cast import Cast
from tests.plan.conftest import bodies_of
from tests.plan.documents import small_plan
from tests.standing import standing

HIT = "Kelly’s address is kelly.m@example.org now."
REASON = "It is the address that the team publishes."
DAY = dt.date(2017, 5, 24)


def adopted_plan(cast: Cast) -> Plan:
    """A plan of three actions, adopted."""
    draft = create_from_format(
        by=cast.business_manager,
        partnership=cast.partnership,
        document=small_plan(3, "A plan for Northmere 2017-18"),
        bodies=bodies_of(cast),
    )
    return adopt_plan(by=cast.business_manager, plan=draft, adopted_on=DAY, meeting="Board, 24 May 2017")


@pytest.fixture
@standing
def adopted(cast: Cast) -> Plan:
    """The same."""
    return adopted_plan(cast)


@pytest.fixture
def membership(cast: Cast) -> Membership | None:
    """The business manager in her partnership."""
    return membership_of(cast.business_manager, cast.slug, DAY)


def asked(
    cast: Cast,
    plan: Plan,
    *,
    by: Person | None = None,
    number: str = "1.1",
    reason: str = HIT,
    kept: dict[str, str] | None = None,
) -> Change:
    """A later date asked for, for that reason."""
    return ask_change(
        by=by or cast.member,
        plan=plan,
        thing="milestone",
        uid=Milestone.objects.get(action__plan=plan, action__number=number, kind="due").uid,
        field="due",
        becomes="2018-03-31",
        reason=reason,
        kept=kept,
    )
