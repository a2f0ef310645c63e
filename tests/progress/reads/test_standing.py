"""Where actions stand on a day, out of the tables: what happened later does not count."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.plan.actions import ask_change, close_plan, decide_change
from sightline.plan.models import Plan
from sightline.plan.reads.format import owner_document
from sightline.progress.models import Cycle, Update
from sightline.progress.reads import distribution, standing, standings, worst_first
from sightline.progress.rules.delivery import DeliveryState
from sightline.progress.rules.states import UpdateState
from tests.progress.reads.rows import Q2, Q3, answer, ask_of, at, plan_with_rounds

pytestmark = pytest.mark.django_db
D = dt.date
TODAY = D(2018, 1, 12)


@pytest.fixture
def plan(cast) -> Plan:
    return plan_with_rounds(cast)


@pytest.fixture
def action(plan):
    return plan.actions.select_related("plan__partnership").get(number="1.1")


def toolkit(action):
    return action.milestones.get(kind="due")


def review(action):
    return action.milestones.get(kind="recurring")


def queries(run) -> int:
    with CaptureQueriesContext(connection) as captured:
        run()
    return len(captured)


def test_a_silent_owner(action):
    one = standing(action, TODAY)
    assert (one.number, one.title, one.answering.name) == ("1.1", "Publish toolkit 1 for the workforce", "WFD")
    assert (one.claim, one.claim_words, one.claim_on, one.claim_agreed) == ("", "No rating", None, False)
    assert (one.update_id, one.ask_id, one.update_state, one.done) == (None, None, "", "")
    assert one.delivery.state == DeliveryState.AWAITING_WORD  # the round of quarter 3 is open
    assert [each.state for each in one.milestones[1].occurrences] == ["missed", "missed", "awaiting_word", "due"]
    assert one.no_word
    assert one.sentence == "Owner has given no rating. Delivery is awaiting word."


def test_what_an_answer_says(cast, action):
    words = {"done": "Published.", "difference": "Families say so.", "coming": "Review.", "good_practice": "Pupils."}
    sent = answer(
        ask_of(action, Q3),
        D(2018, 1, 4),
        cast.subgroup_chair,
        claim="green",
        met={toolkit(action): D(2017, 12, 20)},
        agreed_on=D(2018, 1, 8),
        **words,
    )
    one = standing(action, TODAY)
    assert {key: getattr(one, key) for key in words} == words
    assert (one.claim, one.claim_words, one.claim_on) == ("green", "Green: on track", D(2018, 1, 4))
    assert (one.claim_agreed, one.claim_current) == (True, True)
    assert (one.update_id, one.ask_id, one.update_state) == (sent.pk, sent.ask_id, "agreed")
    assert (one.milestones[0].state, one.milestones[0].words) == ("met", "met on 20 December 2017")
    # It says nothing of the quarter's review, which was due on 31 December.
    assert one.contradictions == (one.sentence,) == ("Owner says green. Delivery is 12 days overdue.",)
    assert not one.no_word


@pytest.mark.parametrize(
    ("on", "state", "update_state", "claim", "agreed", "done"),
    [
        (D(2018, 1, 3), "awaiting_word", "", "", False, ""),
        (D(2018, 1, 4), "overdue", "submitted", "green", False, "first"),
        (D(2018, 1, 9), "awaiting_agreement", "submitted", "amber", False, "second"),
        (D(2018, 1, 11), "on_track", "agreed", "amber", True, "second"),
    ],
)
def test_each_day_sees_the_version_of_that_day(cast, action, on, state, update_state, claim, agreed, done):
    """An update sent on 4 January, sent anew with what it forgot on the 9th, agreed on the 11th."""
    ask, by = ask_of(action, Q3), cast.subgroup_chair
    answer(ask, D(2018, 1, 4), by, claim="green", met={toolkit(action): D(2017, 12, 20)}, done="first")
    met = {toolkit(action): D(2017, 12, 20), review(action): D(2017, 12, 29)}
    answer(ask, D(2018, 1, 9), by, claim="amber", met=met, done="second")
    before = standing(action, D(2018, 1, 10))
    Update.objects.filter(ask=ask).update(
        state=UpdateState.AGREED, decided_by=by, decided_at=at(D(2018, 1, 11)), agreed_as="chair"
    )
    assert standing(action, D(2018, 1, 10)) == before
    one = standing(action, on)
    assert (one.delivery.state, one.update_state, one.claim, one.claim_agreed, one.done) == (
        state,
        update_state,
        claim,
        agreed,
        done,
    )


def test_an_earlier_version_is_read_as_it_was_sent(cast, action):
    """As at 4 January: the first version said that the quarter's review was met; the second, of the 9th, does not."""
    ask, by = ask_of(action, Q3), cast.subgroup_chair
    both = {toolkit(action): D(2017, 12, 20), review(action): D(2017, 12, 29)}
    answer(ask, D(2018, 1, 4), by, claim="blue", met=both, done="first", difference="one", coming="two")
    before = standing(action, D(2018, 1, 4))
    answer(ask, D(2018, 1, 9), by, claim="red", done="second")
    assert standing(action, D(2018, 1, 4)) == before
    assert [one.state for one in before.milestones] == ["awaiting_agreement", "awaiting_agreement"]
    assert before.milestones[1].said_on == D(2017, 12, 29)
    after = standing(action, D(2018, 1, 9))
    assert (after.claim, after.delivery.words, after.done) == ("red", "9 days overdue", "second")


def test_an_answer_returned_and_one_that_lapsed(cast, action):
    ask = ask_of(action, Q3)
    sent = answer(ask, D(2018, 1, 4), cast.subgroup_chair)
    Update.objects.filter(pk=sent.pk).update(
        state=UpdateState.RETURNED, decided_by=cast.deputy, decided_at=at(D(2018, 1, 6)), returned_why="Which schools?"
    )
    assert [standing(action, on).update_state for on in (D(2018, 1, 5), D(2018, 1, 6))] == ["submitted", "returned"]
    Cycle.objects.filter(pk=ask.cycle_id).update(
        state="closed", closed_on=D(2018, 1, 22), closed_by=cast.business_manager
    )
    Update.objects.filter(pk=sent.pk).update(state=UpdateState.LAPSED)
    one = standing(action, D(2018, 1, 22))
    assert (one.update_state, one.claim_agreed, one.claim) == ("lapsed", False, "green")


def test_a_claim_of_an_earlier_round(cast, action):
    answer(ask_of(action, Q2), D(2017, 10, 5), cast.subgroup_chair, agreed_on=D(2017, 10, 6))
    Cycle.objects.filter(plan=action.plan, number=Q3).update(
        state="closed", closed_on=D(2018, 1, 22), closed_by=cast.business_manager
    )
    assert standing(action, D(2018, 1, 21)).claim_current
    one = standing(action, D(2018, 1, 22))
    assert (one.claim, one.claim_current, one.no_word) == ("green", False, True)
    assert one.sentence == "Owner last said green, on 5 October 2017. Delivery is 22 days overdue."


def test_another_owners_update_carries_no_claim(cast, action):
    ask = ask_of(action, Q3)
    other = type(ask).objects.create(
        partnership=cast.partnership,
        cycle=ask.cycle,
        action=action,
        body=cast.bodies["police"],
        answers=False,
        asked_on=ask.asked_on,
    )
    met = {toolkit(action): D(2017, 12, 20)}
    answer(other, D(2018, 1, 4), cast.action_owner, claim="", met=met, agreed_on=D(2018, 1, 5), done="Our part")
    one = standing(action, TODAY)
    assert (one.claim, one.update_id, one.done) == ("", None, "")
    assert one.milestones[0].state == "met"
    assert one.delivery.state == DeliveryState.AWAITING_WORD


def _asked(cast, action, becomes, on, decided_on=None, *, approve=True, thing=None, field="due"):
    row = thing or toolkit(action)
    change = ask_change(
        by=cast.subgroup_chair,
        plan=action.plan,
        thing="action" if row == action else "milestone",
        uid=row.uid,
        field=field,
        becomes=becomes,
        reason="The printers are late",
    )
    type(change).objects.filter(pk=change.pk).update(asked_on=on)
    if decided_on:
        change.refresh_from_db()
        decide_change(by=cast.executive_chair, change=change, approve=approve, meeting="Executive")
        type(change).objects.filter(pk=change.pk).update(decided_on=decided_on)
    return change


def test_a_later_date_is_asked_refused_and_moved(cast, action):
    answer(ask_of(action, Q2), D(2017, 10, 5), cast.subgroup_chair, agreed_on=D(2017, 10, 6))
    _asked(cast, action, "2018-02-28", D(2017, 10, 30), D(2017, 11, 6), approve=False)
    _asked(cast, action, "2018-01-31", D(2017, 11, 10), D(2017, 11, 20))
    seen = {on: standing(action, on) for on in (D(2017, 10, 29), D(2017, 10, 30), D(2017, 11, 6), D(2017, 11, 20))}
    assert [one.later_date for one in seen.values()] == ["", "asked", "refused", ""]
    assert [one.moved for one in seen.values()] == [0, 0, 0, 1]
    assert [one.milestones[0].due for one in seen.values()] == [D(2017, 12, 31)] * 3 + [D(2018, 1, 31)]
    assert seen[D(2017, 11, 20)].milestones[0].moved_days == 31
    later = _asked(cast, action, "2018-03-15", D(2017, 11, 25))
    assert standing(action, D(2017, 11, 25)).later_date == "asked"
    type(later).objects.filter(pk=later.pk).update(state="withdrawn")
    assert standing(action, D(2017, 11, 25)).later_date == ""


def test_withdrawn_from_its_day(cast, action):
    _asked(cast, action, "2017-11-01", D(2017, 10, 3), D(2017, 10, 20), thing=action, field="withdrawn_on")
    states = [standing(action, on).delivery.state for on in (D(2017, 10, 31), D(2017, 11, 1))]
    assert states == [DeliveryState.OVERDUE, DeliveryState.WITHDRAWN]


def test_who_answered_then(cast, action):
    owner = owner_document(action.owners.get(), {})
    police = {**owner, "uid": None, "name": "Police", "body_id": cast.bodies["police"].pk}
    police.pop("uid")
    _asked(cast, action, [police], D(2017, 11, 1), D(2017, 11, 15), thing=action, field="owners")
    then, now = standing(action, D(2017, 11, 14)), standing(action, D(2017, 11, 15))
    assert (then.answering.name, then.answering.body_id) == ("Workforce Development", cast.bodies["subgroup"].pk)
    assert (now.answering.name, now.answering.body_id) == ("Police", cast.bodies["police"].pk)


def test_a_closed_plan_stands_as_its_last_round_left_it(cast, plan):
    Cycle.objects.filter(plan=plan, number=Q3).update(
        state="closed", closed_on=D(2018, 1, 22), closed_by=cast.business_manager
    )
    close_plan(by=cast.business_manager, plan=plan, why="Replaced by the partnership's first plan")
    Plan.objects.filter(pk=plan.pk).update(closed_on=D(2018, 1, 15))
    plan.refresh_from_db()
    then, now = standings(plan, D(2018, 1, 22)), standings(plan, D(2019, 1, 22))
    assert then == now
    assert {one.delivery.words for one in now.values()} == {"22 days overdue"}


def test_all_in_the_plans_order_or_some(cast, plan):
    found = standings(plan, TODAY)
    assert [one.number for one in found.values()] == ["1.1", "1.2", "1.3"]
    assert list(found) == [one.pk for one in plan.actions.all()]
    some = list(found)[1:]
    assert standings(plan, TODAY, action_ids=some) == {pk: found[pk] for pk in some}
    assert distribution(found.values()).words == "3 actions: 3 awaiting word"
    assert [one.number for one in worst_first(found.values())] == ["1.1", "1.2", "1.3"]


def test_a_draft_and_an_action_with_nothing(cast, plan):
    bare = plan.actions.get(number="1.3")
    bare.milestones.all().delete()
    bare.owners.all().delete()
    bare.asks.all().delete()
    one = standing(bare, TODAY)
    assert (one.delivery.state, one.answering) == (DeliveryState.UNDATED, None)


def test_queries_do_not_grow(cast, plan, action):
    many = plan_with_rounds(cast, 30)
    for one in many.actions.all():
        met = {toolkit(one): D(2017, 12, 20)}
        answer(ask_of(one, Q3), D(2018, 1, 4), cast.subgroup_chair, met=met)
        answer(ask_of(one, Q3), D(2018, 1, 9), cast.subgroup_chair, met=met, agreed_on=D(2018, 1, 10))
    answer(ask_of(action, Q3), D(2018, 1, 9), cast.subgroup_chair)
    for on, count in ((TODAY, 14), (D(2018, 1, 5), 15)):  # what was sent on the 9th is looked up as it was before
        assert {queries(lambda plan=plan, on=on: standings(plan, on)) for plan in (plan, many)} == {count}
        assert queries(lambda on=on: standing(action, on)) == count - 1  # the action is read already
