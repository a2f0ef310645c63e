"""The living plan's pages: who may, what they show, what they cost."""

import datetime as dt

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.plan.actions import adopt_plan, ask_change, close_plan, correct, create_from_format, create_plan
from sightline.plan.models import Action, Milestone, Owner, Plan, Priority
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


def test_an_action_says_who_answers_and_who_owns_it_too(cast, see):
    plan = adopted_plan(cast)
    action = Action.objects.filter(plan=plan)[0]
    assert "Answers for it" in see(cast.member, "action_detail", action.pk)
    assert "Own it too" not in see(cast.member, "action_detail", action.pk)
    Owner.objects.create(partnership=cast.partnership, action=action, position=9, name="The Police", role="joint")
    caches["pages"].clear()  # no action of the product wrote that row, so no record tells of it
    page = see(cast.member, "action_detail", action.pk)
    assert "Own it too" in page
    assert "The Police (joint)" in page
    Owner.objects.filter(action=action).delete()
    caches["pages"].clear()
    assert "Nobody yet" in see(cast.member, "action_detail", action.pk)


def test_each_page_has_one_frame_however_often_it_is_looked_at(cast, see):
    plan = adopted_plan(cast)
    pages = (
        ("plan_detail", plan.pk),
        ("priority_detail", plan.priorities.first().pk),
        ("action_detail", plan.actions.first().pk),
        ("action_list",),
    )
    for page in pages:
        for person in (cast.member, cast.member, cast.business_manager):
            html = see(person, *page)
            assert (html.count("<main"), html.count("<header"), html.count(f">{person.name}</a>")) == (1, 1, 1), page


def test_what_was_printed_as_bullets_is_a_list(cast, see):
    plan = adopted_plan(cast)
    action = plan.actions.get(number="1.1")
    Action.objects.filter(pk=action.pk).update(text="Publish a toolkit:\na) agree it\nThen review it.")
    page = see(cast.member, "action_detail", action.pk)
    assert "<li>a) agree it</li>" in page
    assert '<p class="govuk-body ui-text">Then review it.</p>' in page


def test_labels_of_dates_begin_with_a_capital_and_stay_as_printed_in_the_data(cast, see):
    plan = adopted_plan(cast)
    Milestone.objects.filter(action__plan=plan).update(label="audit")
    action = Action.objects.filter(plan=plan)[0]
    page = see(cast.member, "action_detail", action.pk)
    assert "Audit" in page
    assert "1.1 Audit" in see(cast.member, "plan_detail", plan.pk)


def test_the_first_action_leads_on_and_the_last_leads_back(cast, see):
    first, middle, last = Action.objects.filter(plan=adopted_plan(cast)).order_by("position")
    links = ("Previous action", "Next action")
    found = [[link in see(cast.member, "action_detail", one.pk) for link in links] for one in (first, middle, last)]
    assert found == [[False, True], [True, True], [True, False]]


def test_a_correction_is_marked_with_the_way_to_what_stood_there(cast, see):
    plan = adopted_plan(cast)
    action = plan.actions.get(number="1.1")
    assert "Corrected" not in see(cast.member, "action_detail", action.pk)
    milestone = Milestone.objects.get(action=action, kind="due")
    correct(
        by=cast.support,
        plan=plan,
        thing="milestone",
        uid=milestone.uid,
        field="due",
        becomes="2017-11-30",
        reason="Page 4",
    )
    page = see(cast.member, "action_detail", action.pk)
    assert "what was corrected, and what stood here before" in page
    assert 'id="changes"' in page
    assert "31 December 2017 (end of Q3)</del>" in page
    assert "2017-12-31" not in page, "dates are said in words"


def test_a_change_that_waits_is_decided_from_the_action_by_those_who_may(cast, see):
    plan = adopted_plan(cast)
    action = plan.actions.get(number="1.1")
    asked = ask_change(
        by=cast.subgroup_chair,
        plan=plan,
        thing="milestone",
        uid=Milestone.objects.get(action=action, kind="due").uid,
        field="due",
        becomes="2018-03-31",
        reason="The designer left.",
    )
    decide = reverse("change_decide", args=[cast.slug, asked.pk])
    page = see(cast.member, "action_detail", action.pk)
    assert "1 change waits for a decision" in page
    assert "Change: the date" in page
    assert decide not in page
    assert decide in see(cast.executive_chair, "action_detail", action.pk)


def test_the_history_stands_on_the_pages_of_the_plan_and_is_folded(cast, see):
    plan = adopted_plan(cast)
    page = see(cast.member, "plan_detail", plan.pk)
    assert "What was done to the plan as a whole" in page
    assert cast.business_manager.name in page
    assert "The whole record" not in page, "a member has no way there"
    assert "The whole record" in see(cast.business_manager, "plan_detail", plan.pk)


def test_changes_have_their_page_and_a_plan_that_ended_is_closed_from_its_own(cast, see):
    plan = adopted_plan(cast)
    close, changes = (reverse(route, args=[cast.slug, plan.pk]) for route in ("plan_close", "change_list"))
    with time_machine.travel("2018-03-31T12:00:00Z", tick=False):
        page = see(cast.business_manager, "plan_detail", plan.pk)
        assert changes in page
        assert close not in page
    with time_machine.travel("2018-04-01T12:00:00Z", tick=False):
        assert close in see(cast.business_manager, "plan_detail", plan.pk)
        assert close not in see(cast.support, "plan_detail", plan.pk)
        close_plan(by=cast.business_manager, plan=plan, why="")
        page = see(cast.business_manager, "plan_detail", plan.pk)
    assert close not in page
    assert "closed on 1 April 2018: Its period has ended." in page


def test_an_empty_draft_leads_its_makers_on(cast, see):
    period = {"year_start": dt.date(2018, 4, 1), "year_end": dt.date(2019, 3, 31)}
    plan = create_plan(by=cast.business_manager, partnership=cast.partnership, title="Next", **period)
    page = see(cast.business_manager, "plan_detail", plan.pk)
    assert "The plan has no actions yet" in page
    assert reverse("plan_edit", args=[cast.slug, plan.pk]) in page


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
