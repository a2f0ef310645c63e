"""What pages show, in a number of queries that does not grow."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.kit.periods import Quarter
from sightline.people.access import membership_of
from sightline.plan.actions import create_from_format
from sightline.plan.models import Action, Milestone, Plan, Priority
from sightline.plan.reads import (
    Chosen,
    Sought,
    action_for_page,
    action_page,
    list_of_actions,
    plan_for,
    plan_health,
    plan_on_a_page,
    plans_of,
    priority_page,
)
from sightline.plan.rules.timing import Timing
from tests.plan.documents import small_plan

pytestmark = pytest.mark.django_db
TODAY = dt.date(2018, 1, 15)


def member(cast, who="business_manager"):
    return membership_of(cast.person(who), cast.slug, TODAY)


def queries(run) -> int:
    with CaptureQueriesContext(connection) as captured:
        run()
    return len(captured)


def fresh(plan: Plan) -> Plan:
    return Plan.objects.select_related("partnership").get(pk=plan.pk)


def test_plan_on_a_page(cast, adopted):
    page = plan_on_a_page(fresh(adopted), TODAY)
    assert (page.action_count, page.date_count, page.measure_count, page.figure_count) == (3, 6, 4, 3)
    assert [load.count for load in page.strip.loads] == [0, 0, 3, 3]
    assert [len(load.marks) for load in page.strip.loads] == [3, 3, 6, 3]  # each quarter's review too
    tile = page.bands[0].tiles[0]
    assert (tile.number, tile.title, tile.owners_line) == ("1.1", "Publish toolkit 1 for the workforce", "WFD")
    assert (tile.timing, tile.next_due) == (Timing.THIS_QUARTER, dt.date(2018, 3, 31))
    assert tile.next_due_words == "31 March 2018 (end of Q4)"
    assert [option.words for option in page.body_options] == ["WFD"]
    assert {option.value: option.count for option in page.quarter_options} == {"2017-3": 3, "2017-4": 3}


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        (lambda cast, plan: Chosen(), 3),
        (lambda cast, plan: Chosen(body=cast.bodies["subgroup"].pk), 3),
        (lambda cast, plan: Chosen(body=cast.bodies["police"].pk), 0),
        (lambda cast, plan: Chosen(bodies=frozenset({cast.bodies["subgroup"].pk})), 3),
        (lambda cast, plan: Chosen(thread=plan.threads.get().pk), 3),
        (lambda cast, plan: Chosen(thread=0), 0),
        (lambda cast, plan: Chosen(quarter="2017-4"), 3),
        (lambda cast, plan: Chosen(quarter="2017-1"), 0),
        (lambda cast, plan: Chosen(timing="this-quarter"), 3),
        (lambda cast, plan: Chosen(timing="moved"), 1),
    ],
)
def test_filters(cast, adopted, chosen, shown):
    Milestone.objects.filter(action__number="1.2", kind="due").update(due="2018-03-31")
    page = plan_on_a_page(fresh(adopted), TODAY, chosen(cast, adopted))
    assert page.shown == sum(len(band.tiles) for band in page.bands) == shown
    assert page.action_count == 3


def test_queries_do_not_grow(cast, make_plan):
    few, many = fresh(make_plan(3)), fresh(make_plan(30))
    membership = member(cast)
    for read, most in ((plan_on_a_page, 14), (lambda plan, today: plan_health(plan), 14)):
        counts = {queries(lambda plan=plan, read=read: read(plan, TODAY)) for plan in (few, many)}
        assert len(counts) == 1, counts
        assert counts.pop() <= most
    counts = set()
    for plan in (few, many):
        priority = Priority.objects.select_related("plan__partnership").get(plan=plan)
        counts.add(queries(lambda priority=priority: priority_page(priority, TODAY)))
        counts_of_list = queries(lambda plan=plan: list_of_actions(membership, TODAY, Sought(plan=plan.pk)))
        assert counts_of_list == 5
        action = action_for_page(membership, plan.actions.all()[1].pk).get()
        assert queries(lambda action=action: action_page(action, TODAY, membership)) <= 14
    assert len(counts) == 1
    assert queries(lambda: list(plans_of(membership))) == 1


def test_action_page(cast, adopted):
    membership = member(cast)
    action = action_for_page(membership, adopted.actions.get(number="1.2").pk).get()
    page = action_page(action, TODAY, membership)
    assert page.answering.name == "WFD"
    assert page.adopted_text == action.text
    assert [view.due.words for view in page.milestones] == [
        "31 December 2017 (end of Q3)",
        "recurring, last 31 March 2018 (end of Q4)",
    ]
    assert page.milestones[0].adopted_words == "31 December 2017 (end of Q3)"
    assert len(page.milestones[1].occurrences) == 4
    assert [part.number for part in page.parts] == [1, 2]
    assert page.as_printed == (("Rating", "Green"),)
    assert [body.body for body in page.monitoring[0].bodies] == [cast.bodies["executive"]]
    assert (page.previous_id, page.next_id) == tuple(
        Action.objects.get(plan=adopted, number=number).pk for number in ("1.1", "1.3")
    )


@pytest.mark.parametrize(
    ("sought", "numbers"),
    [
        (Sought(), ["1.1", "1.2", "1.3"]),
        (Sought(words="toolkit 2"), ["1.2"]),
        (Sought(words="1.3"), ["1.3"]),
        (Sought(withdrawn=True), []),
        (Sought(moved=True), ["1.2"]),
        (Sought(quarter=Quarter(2017, 4)), ["1.1", "1.2", "1.3"]),
        (Sought(quarter=Quarter(2017, 2)), []),
        (Sought(body=0), []),
    ],
)
def test_list_of_actions(cast, adopted, sought, numbers):
    Milestone.objects.filter(action__number="1.2", kind="due").update(due="2018-03-31")
    found = list_of_actions(member(cast), TODAY, sought)
    assert [row.number for row in found.rows] == numbers
    assert found.total == len(numbers)


def test_pages_of_the_list(cast, make_plan):
    make_plan(7)
    found = list_of_actions(member(cast), TODAY, number=9, size=3)
    assert (found.number, found.pages, found.total, [row.number for row in found.rows]) == (3, 3, 7, ["1.7"])


def test_a_member_sees_no_draft_and_nobody_anothers(cast, draft, make_plan):
    away = make_plan(1, elsewhere=True)
    manager, plain = member(cast), member(cast, "member")
    assert list(plans_of(manager)) == [draft]
    assert list(plans_of(plain)) == []
    assert list_of_actions(plain, TODAY).total == 0
    assert list_of_actions(manager, TODAY).total == 3
    assert not action_for_page(manager, away.actions.get().pk).exists()
    for model in (Action, Priority, Milestone):
        assert not model.objects.visible_to(plain).exists()
        assert model.objects.visible_to(manager).exists()


def test_which_plan_is_the_plan(cast, draft, adopted):
    assert plan_for(member(cast), TODAY) == adopted
    assert plan_for(member(cast, "member"), dt.date(2030, 1, 1)) == adopted
    away = membership_of(cast.outsider, cast.elsewhere.slug, TODAY)
    assert plan_for(away, TODAY) is None


def test_a_plan_without_a_period_has_no_quarters(cast):
    document = small_plan(1)
    document["plan"]["year_start"] = document["plan"]["year_end"] = None
    plan = create_from_format(by=cast.business_manager, partnership=cast.partnership, document=document)
    page = plan_on_a_page(fresh(plan), TODAY)
    assert (page.strip.loads, page.strip.today, page.date_count) == ((), None, 2)
