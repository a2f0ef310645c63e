"""A plan typed in, nested, closed, rolled forward."""

import datetime as dt
import json

import pytest

from sightline.kit import clock
from sightline.plan.actions import (
    accept_suggested_dates,
    add_action,
    adopt_plan,
    ask_change,
    close_plan,
    create_plan,
    decide_change,
    roll_forward,
)
from sightline.plan.models import Action, Milestone, Plan
from sightline.plan.reads import action_page, to_format
from sightline.plan.rules.errors import BadFormat, NotYet
from sightline.trail.models import Entry

pytestmark = pytest.mark.django_db
YEAR = {"year_start": dt.date(2018, 4, 1), "year_end": dt.date(2019, 3, 31)}
IN_YEAR = dt.date(2018, 1, 15)


def test_a_plan_typed_in_from_nothing_becomes_one(cast):
    plan = create_plan(
        by=cast.support, partnership=cast.partnership, title=" Plan ", priorities=["Neglect", " ", "Families"], **YEAR
    )
    assert [str(one) for one in plan.priorities.all()] == ["1 · Neglect", "2 · Families"]
    for n, priority in enumerate(plan.priorities.all(), start=1):
        add_action(
            by=cast.support,
            priority=priority,
            document={"number": f"{n}.1", "text": "Do it", "owners": [{"name": "Police", "role": "lead"}]},
        )
    adopt_plan(by=cast.business_manager, plan=plan, adopted_on=dt.date(2018, 5, 1), meeting="Board")
    assert to_format(plan)["plan"]["title"] == "Plan"


def test_a_period_that_is_none_is_refused(cast):
    with pytest.raises(BadFormat, match="before it starts"):
        create_plan(
            by=cast.support,
            partnership=cast.partnership,
            title="x",
            year_start=dt.date(2018, 4, 1),
            year_end=dt.date(2017, 4, 1),
        )
    assert not Plan.objects.exists()


def nested_under(cast, action):
    return create_plan(
        by=cast.support,
        partnership=cast.partnership,
        title="Deep dive",
        year_start=dt.date(2017, 4, 1),
        year_end=dt.date(2018, 3, 31),
        parent_action=action,
    )


def test_an_action_can_carry_a_plan_of_its_own(cast, adopted, draft):
    action = adopted.actions.get(number="1.1")
    plan = nested_under(cast, action)
    assert [one.pk for one in action_page(action, IN_YEAR).nested_plans] == [plan.pk]
    assert plan.priorities.get().number == ""
    with pytest.raises(NotYet, match="nested under is still a draft"):
        adopt_plan(
            by=cast.support,
            plan=nested_under(cast, draft.actions.first()),
            adopted_on=dt.date(2017, 5, 24),
            meeting="Board",
        )


def test_closing(cast, adopted):
    with clock.standing_on(IN_YEAR):
        change = ask_change(
            by=cast.subgroup_chair,
            plan=adopted,
            thing="action",
            uid=adopted.actions.first().uid,
            field="text",
            becomes="x",
            reason="y",
        )
        nested = nested_under(cast, adopted.actions.first())
        with pytest.raises(NotYet) as refused:
            close_plan(by=cast.business_manager, plan=adopted, why="Done")
        assert [one.split(" ")[0] for one in refused.value.reasons] == ["1", "“Deep"]
        decide_change(by=cast.chair, change=change, approve=False, meeting="Executive")
        nested.delete()
        with pytest.raises(NotYet, match="runs until 31 March 2018: say why"):
            close_plan(by=cast.business_manager, plan=adopted, why=" ")
    closed = close_plan(by=cast.business_manager, plan=adopted, why="")
    assert (closed.state, closed.closed_why) == ("closed", "Its period has ended.")
    with pytest.raises(NotYet, match="closed"):
        close_plan(by=cast.business_manager, plan=adopted, why="Again")
    assert Entry.objects.filter(thing="plan", thing_id=str(adopted.pk), verb="closed").count() == 1


def test_rolling_forward_keeps_identity_and_asks_for_each_date(cast, adopted):
    chosen = list(adopted.actions.filter(number__in=["1.1", "1.3"]))
    following = roll_forward(by=cast.business_manager, plan=adopted, actions=chosen, title="Plan 2018-19", **YEAR)
    assert (following.state, following.follows, following.year_end) == ("draft", adopted, dt.date(2019, 3, 31))
    assert {one.uid for one in following.actions.all()} == {one.uid for one in chosen}
    carried = following.actions.get(number="1.3")
    assert carried.owners.get().body == cast.bodies["subgroup"]
    assert (carried.as_printed, carried.outcome.text) == ({}, "The board is assured")
    assert list(carried.milestones.values_list("due", "suggested", "needs_review")) == [
        (None, dt.date(2018, 12, 31), True),
        (None, dt.date(2019, 3, 31), True),
    ]
    with pytest.raises(NotYet, match="give it a date"):
        adopt_plan(by=cast.business_manager, plan=following, adopted_on=dt.date(2018, 5, 1), meeting="Board")
    assert accept_suggested_dates(by=cast.business_manager, plan=following) == 4
    adopt_plan(by=cast.business_manager, plan=following, adopted_on=dt.date(2018, 5, 1), meeting="Board")
    page = action_page(carried, dt.date(2018, 6, 1))
    assert [(one.plan_id, one.number) for one in page.lineage] == [(adopted.pk, "1.3")]
    entry = Entry.objects.get(thing="plan", thing_id=str(following.pk), verb="rolled forward")
    assert json.loads(entry.text.after)["actions"] == 2


def test_what_cannot_be_rolled_forward(cast, adopted, draft):
    with pytest.raises(NotYet) as refused:
        roll_forward(
            by=cast.support,
            plan=draft,
            actions=list(adopted.actions.all()),
            title="x",
            year_start=dt.date(2018, 4, 1),
            year_end=dt.date(2018, 3, 1),
        )
    assert len(refused.value.reasons) == 3
    assert Plan.objects.count() == 2


@pytest.mark.parametrize(
    ("due", "suggested"), [("2017-06-30", "2018-06-30"), ("2018-02-28", "2019-02-28"), ("2017-10-15", "2018-10-15")]
)
def test_a_months_last_day_stays_one(cast, make_plan, due, suggested):
    plan = make_plan(1)
    Milestone.objects.filter(action__plan=plan, kind="due").update(due=due)
    adopt_plan(by=cast.business_manager, plan=plan, adopted_on=dt.date(2017, 5, 24), meeting="Board")
    following = roll_forward(by=cast.support, plan=plan, actions=list(plan.actions.all()), title="x", **YEAR)
    milestone = Milestone.objects.get(action__plan=following, kind="due")
    assert milestone.suggested == dt.date.fromisoformat(suggested)
    assert Action.objects.get(plan=following).uid == plan.actions.get().uid
