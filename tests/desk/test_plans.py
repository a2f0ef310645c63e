"""The living plan's pages: who may, what they show, what they cost."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.plan.actions import adopt_plan, create_from_format
from sightline.plan.models import Action, Milestone, Plan, Priority
from tests.plan.conftest import bodies_of
from tests.plan.documents import small_plan
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db
EVERYBODY = ("business_manager", "support", "chair", "subgroup_chair", "member", "action_owner", "analyst")


def adopted_plan(cast, actions: int = 3, *, elsewhere: bool = False) -> Plan:
    """An adopted plan of so many actions, the cast's board's or the other one's."""
    plan = create_from_format(
        by=cast.outsider if elsewhere else cast.business_manager,
        partnership=cast.elsewhere if elsewhere else cast.partnership,
        document=small_plan(actions),
        bodies={} if elsewhere else bodies_of(cast),
    )
    if elsewhere:
        return plan
    return adopt_plan(
        by=cast.business_manager, plan=plan, adopted_on=dt.date(2017, 5, 24), meeting="Board, 24 May 2017"
    )


class TestPlanCurrent(ViewRows):
    route = "plan_current"
    works_for = EVERYBODY


class TestPlanDetail(ViewRows):
    route = "plan_detail"
    works_for = EVERYBODY

    def kwargs(self, cast):
        plan = Plan.objects.filter(partnership=cast.partnership).first() or adopted_plan(cast)
        return {"plan_id": plan.pk}

    def elsewhere(self, cast):
        return {"plan_id": adopted_plan(cast, elsewhere=True).pk}


class TestPriorityDetail(ViewRows):
    route = "priority_detail"
    works_for = EVERYBODY

    def kwargs(self, cast):
        TestPlanDetail().kwargs(cast)
        return {"priority_id": Priority.objects.filter(partnership=cast.partnership)[0].pk}

    def elsewhere(self, cast):
        return {"priority_id": Priority.objects.filter(plan=adopted_plan(cast, elsewhere=True))[0].pk}


class TestActionDetail(ViewRows):
    route = "action_detail"
    works_for = EVERYBODY

    def kwargs(self, cast):
        TestPlanDetail().kwargs(cast)
        return {"action_id": Action.objects.filter(partnership=cast.partnership)[0].pk}

    def elsewhere(self, cast):
        return {"action_id": Action.objects.filter(plan=adopted_plan(cast, elsewhere=True))[0].pk}


@pytest.fixture
def see(cast, client_of):
    """`see(cast.member, "plan_detail", plan.pk)` is the page's HTML; `query` goes into the address."""

    def get(person, route, *ids, query=""):
        answer = client_of(person).get(reverse(route, args=[cast.slug, *ids]) + query)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    return get


def test_without_a_plan_the_page_says_what_to_do_next(cast, see):
    assert "Bring in the adopted plan" in see(cast.business_manager, "plan_current")
    page = see(cast.member, "plan_current")
    assert "The plan is not here yet" in page
    assert "Bring in" not in page


def test_a_draft_is_seen_only_by_those_who_make_it(cast, client_of):
    plan = create_from_format(by=cast.business_manager, partnership=cast.partnership, document=small_plan(3))
    address = reverse("plan_detail", args=[cast.slug, plan.pk])
    assert client_of(cast.business_manager).get(address).status_code == 200
    assert client_of(cast.member).get(address).status_code == 404


def test_the_plan_on_a_page_shows_every_action_with_owner_date_and_measures(cast, see):
    plan = adopted_plan(cast)
    page = see(cast.member, "plan_detail", plan.pk)
    for action in Action.objects.filter(plan=plan):
        assert reverse("action_detail", args=[cast.slug, action.pk]) in page
    assert "adopted on 24 May 2017, Board, 24 May 2017" in page
    assert "Plan health" in page


def test_the_plan_goes_out_in_every_form_from_its_page(cast, see, client_of):
    plan = adopted_plan(cast)
    page = see(cast.member, "plan_detail", plan.pk)
    for form in ("docx", "xlsx", "csv", "json", "ics"):
        address = reverse("plan_export", args=[cast.slug, plan.pk, form])
        assert address in page
        answer = client_of(cast.member).get(address)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)
        assert f".{form}" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "query",
    [
        "?body=1",
        "?body=x",
        "?body=²",
        "?thread=999999",
        "?quarter=2017-3",
        "?quarter=%00",
        "?state=passed",
        "?state=x",
        "?mine=yes",
    ],
)
def test_a_filter_never_breaks_the_page_and_says_how_many_it_shows(cast, see, query):
    plan = adopted_plan(cast)
    page = see(cast.member, "plan_detail", plan.pk, query=query)
    assert "of 3 actions shown" in page or "Show all" not in page


def test_members_find_what_their_own_bodies_own(cast, see):
    plan = adopted_plan(cast)
    mine = see(cast.subgroup_chair, "plan_detail", plan.pk, query="?mine=yes")
    assert "My bodies" in mine


@pytest.mark.parametrize(("today", "words"), [("2017-05-25", "still to come"), ("2018-06-01", "whose day has passed")])
def test_dates_that_have_passed_are_neither_met_nor_late_until_somebody_says(cast, see, today, words):
    plan = adopted_plan(cast)
    with time_machine.travel(f"{today}T12:00:00Z", tick=False):
        assert words in see(cast.member, "plan_detail", plan.pk)


def test_an_action_shows_what_was_promised_and_its_record(cast, see):
    plan = adopted_plan(cast)
    action = Action.objects.filter(plan=plan)[0]
    page = see(cast.member, "action_detail", action.pk)
    for heading in ("What was promised", "By when", "How success will be known", "Who watches, and how"):
        assert heading in page
    assert action.text.splitlines()[0] in page


def test_buttons_are_only_those_that_a_person_may_press(cast, see):
    action = Action.objects.filter(plan=adopted_plan(cast))[0]
    asked = reverse("change_ask", args=[cast.slug, action.pk])
    corrected = reverse("correction_make", args=[cast.slug, action.pk])
    assert asked in see(cast.subgroup_chair, "action_detail", action.pk)
    assert corrected not in see(cast.subgroup_chair, "action_detail", action.pk)
    assert corrected in see(cast.business_manager, "action_detail", action.pk)
    assert asked not in see(cast.member, "action_detail", action.pk)


@pytest.mark.parametrize("route", ["plan_detail", "priority_detail", "action_detail"])
def test_the_cost_does_not_grow_with_the_plan(cast, see, route):
    def cost(actions: int) -> int:
        plan = adopted_plan(cast, actions)
        ids = {
            "plan_detail": plan.pk,
            "priority_detail": Priority.objects.filter(plan=plan)[0].pk,
            "action_detail": Action.objects.filter(plan=plan)[0].pk,
        }
        with CaptureQueriesContext(
            connection,
        ) as queries:
            see(cast.member, route, ids[route])
        return len(queries)

    assert cost(3) == cost(30)


def test_a_moved_date_is_said_on_the_tile(cast, see):
    plan = adopted_plan(cast)
    milestone = Milestone.objects.filter(action__plan=plan, kind="due").exclude(due=None)[0]
    Milestone.objects.filter(pk=milestone.pk).update(due=milestone.due + dt.timedelta(days=31))
    assert "31 days later than adopted" in see(cast.member, "plan_detail", plan.pk)
