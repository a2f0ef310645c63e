"""What a closing freezes is read back as it was, whatever happened since."""

import datetime as dt
import hashlib
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.progress.models import Cycle, Frozen
from sightline.progress.reads import frozen_document, frozen_standings, standings
from sightline.progress.reads.frozen import FROZEN_SCHEMA
from sightline.progress.rules.delivery import DeliveryState
from tests.progress.reads.rows import Q3, answer, ask_of, plan_with_rounds

pytestmark = pytest.mark.django_db
D = dt.date
CLOSING = D(2018, 1, 22)


@pytest.fixture
def plan(cast):
    made = plan_with_rounds(cast)
    first, second, _ = made.actions.all()
    answer(
        ask_of(first, Q3),
        D(2018, 1, 4),
        cast.subgroup_chair,
        met={
            first.milestones.get(kind="due"): D(2018, 1, 3),
            first.milestones.get(kind="recurring"): D(2017, 12, 29),
        },
        agreed_on=D(2018, 1, 8),
        good_practice="Pupils wrote it",
    )
    answer(ask_of(second, Q3), D(2018, 1, 5), cast.subgroup_chair, claim="blue", agreed_on=D(2018, 1, 8))
    return made


def freeze(plan, cycle, schema=FROZEN_SCHEMA):
    document = json.loads(json.dumps(frozen_document(plan, cycle, CLOSING)))
    text = json.dumps(document, sort_keys=True)
    return Frozen.objects.create(
        cycle=cycle,
        partnership_id=cycle.partnership_id,
        schema=schema,
        document=document,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def test_the_round_counts_as_closed_while_it_is_being_closed(plan):
    cycle = Cycle.objects.get(plan=plan, number=Q3)
    document = frozen_document(plan, cycle, CLOSING)
    assert document["schema"] == "sightline-cycle/1"
    assert document["cycle"] == {
        "number": 3,
        "name": "Q3 2017/18",
        "starts_on": "2017-10-01",
        "ends_on": "2017-12-31",
        "asks_on": "2017-12-25",
        "due_on": "2018-01-15",
        "opened_on": "2017-12-25",
        "closed_on": "2018-01-22",
    }
    assert [(one["body"], one["asked_on"]) for one in document["asked"]] == [
        ("Workforce Development Group", "2017-12-25")
    ] * 3
    words = [one["delivery"]["words"] for one in document["standings"]]
    assert words == ["on track", "22 days overdue", "22 days overdue"]
    assert document["distribution"]["contradicted"] == 1
    assert [one["why"] for one in document["worst_first"]] == [
        "Owner says blue. Delivery is 22 days overdue.",
        "Owner has given no rating. Delivery is 22 days overdue.",
    ]
    assert [(one["submitted_by"], one["claim"], len(one["met"]), one["agreed_as"]) for one in document["said"]] == [
        ("Helen Osei", "green", 2, "chair"),
        ("Helen Osei", "blue", 0, "chair"),
    ]


def test_freezing_takes_as_many_queries_for_many(cast, plan):
    many = plan_with_rounds(cast, 30)
    for one in many.actions.all():
        answer(ask_of(one, Q3), D(2018, 1, 4), cast.subgroup_chair, agreed_on=D(2018, 1, 8))
    counts = set()
    for each in (plan, many):
        cycle = Cycle.objects.get(plan=each, number=Q3)
        with CaptureQueriesContext(connection) as captured:
            frozen_document(each, cycle, CLOSING)
        counts.add(len(captured))
    assert counts == {17}


def test_read_back_without_computing_anything_again(cast, plan):
    cycle = Cycle.objects.get(plan=plan, number=Q3)
    Cycle.objects.filter(pk=cycle.pk).update(state="closed", closed_on=CLOSING, closed_by=cast.business_manager)
    then = standings(plan, CLOSING)
    freeze(plan, cycle)
    plan.actions.all().update(title="Called otherwise since")
    assert frozen_standings(cycle) == then
    assert list(frozen_standings(cycle)) == list(then)
    one = frozen_standings(cycle)[plan.actions.get(number="1.1").pk]
    assert one.milestones[0].words == "met on 3 January 2018, 3 days late"
    assert (one.delivery.state, one.answering.name, one.claim_on) == (
        DeliveryState.ON_TRACK,
        "WFD",
        D(2018, 1, 4),
    )


def test_a_document_of_another_shape_is_not_guessed_at(plan):
    cycle = Cycle.objects.get(plan=plan, number=Q3)
    with pytest.raises(Frozen.DoesNotExist):
        frozen_standings(cycle)
    freeze(plan, cycle, schema="sightline-cycle/9")
    with pytest.raises(ValueError, match="sightline-cycle/9"):
        frozen_standings(cycle)
