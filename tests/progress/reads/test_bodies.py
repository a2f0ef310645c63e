"""The claims of each answering body, as every closing froze them and as they stand."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.progress.models import Cycle, Frozen
from sightline.progress.reads import rounds_told
from sightline.progress.rules.bearing import Borne
from tests.progress.reads.rows import Q2, Q3, answer, ask_of, plan_with_rounds
from tests.progress.reads.test_frozen import freeze

pytestmark = pytest.mark.django_db
D = dt.date
TODAY = D(2018, 1, 12)


@pytest.fixture
def plan(cast):
    """Quarter 2 closed with two claims of green; in quarter 3 one of them says amber."""
    made = plan_with_rounds(cast)
    first, second, _ = made.actions.all()
    answer(ask_of(first, Q2), D(2017, 10, 4), cast.subgroup_chair, agreed_on=D(2017, 10, 9))
    answer(ask_of(second, Q2), D(2017, 10, 4), cast.subgroup_chair, agreed_on=D(2017, 10, 9))
    freeze(made, Cycle.objects.get(plan=made, number=Q2))
    answer(ask_of(first, Q3), D(2018, 1, 4), cast.subgroup_chair, claim="amber", agreed_on=D(2018, 1, 8))
    return made


def third(plan):
    return Cycle.objects.select_related("plan__partnership", "partnership").get(plan=plan, number=Q3)


def test_each_round_up_to_this_one_with_the_claims_of_then(cast, plan):
    then, now = rounds_told(third(plan), TODAY)
    assert [(one.cycle.number, one.frozen, one.with_evidence) for one in (then, now)] == [
        (Q2, True, True),
        (Q3, False, True),
    ]
    body = cast.bodies["subgroup"].pk
    assert list(then.bodies) == [body]
    assert [one.claim for one in then.bodies[body]] == ["green", "green", ""]
    assert [one.claim for one in now.bodies[body]] == ["amber", "green", ""]
    assert Borne.of(now.bodies[body]).claims == 1


def test_a_later_round_is_not_told_on_the_page_of_an_earlier_one(plan):
    second = Cycle.objects.select_related("plan__partnership", "partnership").get(plan=plan, number=Q2)
    assert [one.cycle.number for one in rounds_told(second, TODAY)] == [Q2]


def test_of_a_round_that_closed_before_evidence_was_held_nothing_is_filled_in(plan):
    frozen = Frozen.objects.get()
    for one in frozen.document["standings"]:
        for key in ("evidence", "not_met", "unproven"):
            del one[key]
    Frozen.objects.filter(pk=frozen.pk).update(document=frozen.document)
    then, now = rounds_told(third(plan), TODAY)
    assert (then.with_evidence, now.with_evidence) == (False, True)


def test_as_many_queries_for_many(cast, plan):
    many = plan_with_rounds(cast, 30)
    for number in (Q2, Q3):
        for one in many.actions.all():
            answer(ask_of(one, number), D(2017, 10, 4), cast.subgroup_chair, agreed_on=D(2017, 10, 9))
    freeze(many, Cycle.objects.get(plan=many, number=Q2))
    counts = set()
    for one in (third(plan), third(many)):
        with CaptureQueriesContext(connection) as captured:
            rounds_told(one, TODAY)
        counts.add(len(captured))
    assert len(counts) == 1
