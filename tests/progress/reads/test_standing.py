"""Where actions stand on a day, out of the tables."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.plan.models import Plan
from sightline.progress.reads import standing, standings
from sightline.progress.rules.delivery import DeliveryState
from tests.progress.reads.rows import Q3, answer, ask_of, plan_with_rounds

pytestmark = pytest.mark.django_db
D = dt.date
TODAY = D(2018, 1, 12)


@pytest.fixture
def plan(cast) -> Plan:
    return plan_with_rounds(cast)


def queries(run) -> int:
    with CaptureQueriesContext(connection) as captured:
        run()
    return len(captured)


def toolkit(action):
    return action.milestones.get(kind="due")


def test_a_silent_owner(plan):
    one = standing(plan.actions.get(number="1.1"), TODAY)
    assert (one.number, one.answering.name, one.claim, one.claim_words) == ("1.1", "WFD", "", "No rating")
    assert one.delivery.state == DeliveryState.AWAITING_WORD  # the round of quarter 3 is open
    assert [each.state for each in one.milestones[1].occurrences] == ["missed", "missed", "awaiting_word", "due"]
    assert one.no_word
    assert one.sentence == "Owner has given no rating. Delivery is awaiting word."


def test_queries_do_not_grow(cast, plan):
    many = plan_with_rounds(cast, 30)
    action = Plan.objects.select_related("partnership").get(pk=many.pk).actions.select_related("plan__partnership")[5]
    answer(ask_of(action, Q3), D(2018, 1, 4), cast.subgroup_chair, met={toolkit(action): D(2017, 12, 20)})
    counts = {queries(lambda one=one: standings(one, TODAY)) for one in (plan, many)}
    assert counts == {9}
    assert queries(lambda: standing(action, TODAY)) == 9
