"""The pages of plans as wholes: who may, what each says where it refuses, and the story from one year to the next."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from sightline.plan.actions import adopt_plan, create_from_format
from sightline.plan.models import Action, Milestone, Plan
from sightline.plan.rules.titles import next_years_title
from tests.plan.conftest import bodies_of
from tests.plan.documents import small_plan
from tests.rows import ViewRows

pytestmark = pytest.mark.django_db
MAKERS = ("business_manager", "support")
READERS = ("chair", "executive_chair", "subgroup_chair", "deputy", "action_owner", "member", "analyst")
PERIOD = {
    "title": "Plan 2018-19",
    "year_start_day": "1",
    "year_start_month": "4",
    "year_start_year": "2018",
    "year_end_day": "31",
    "year_end_month": "3",
    "year_end_year": "2019",
}
ADOPTED = {"adopted_on_day": "24", "adopted_on_month": "5", "adopted_on_year": "2017", "meeting": "Board, 24 May 2017"}


def drafted(cast, *, elsewhere=False) -> Plan:
    """A draft of three actions, the cast's board's or the other one's."""
    return create_from_format(
        by=cast.outsider if elsewhere else cast.business_manager,
        partnership=cast.elsewhere if elsewhere else cast.partnership,
        document=small_plan(3),
        bodies=dict.fromkeys(bodies_of(cast), cast.elsewhere_board) if elsewhere else bodies_of(cast),
    )


def adopted_by(cast, *, elsewhere=False) -> Plan:
    """The same, adopted on 24 May 2017."""
    return adopt_plan(
        by=cast.outsider if elsewhere else cast.business_manager,
        plan=drafted(cast, elsewhere=elsewhere),
        adopted_on=dt.date(2017, 5, 24),
        meeting="Board, 24 May 2017",
    )


class DraftRows(ViewRows):
    """Rows of a page of a draft."""

    make = staticmethod(drafted)

    def kwargs(self, cast):
        return {"plan_id": (Plan.objects.filter(partnership=cast.partnership).first() or self.make(cast)).pk}

    def elsewhere(self, cast):
        return {"plan_id": self.make(cast, elsewhere=True).pk}


class AdoptedRows(DraftRows):
    """Rows of a page of an adopted plan."""

    make = staticmethod(adopted_by)


class TestPlanList(ViewRows):
    route = "plan_list"
    works_for = (*MAKERS, *READERS)


class TestPlanCreate(ViewRows):
    route = "plan_create"
    works_for = MAKERS
    refused = READERS


class TestPlanCreatePost(ViewRows):
    route, method, works = "plan_create", "post", 302
    works_for = MAKERS
    refused = READERS

    def data(self, cast):
        return PERIOD


class TestPlanAdopt(DraftRows):
    route = "plan_adopt"
    works_for = ("business_manager",)
    refused = ("support", *READERS)


class TestPlanAdoptPost(DraftRows):
    route, method, works = "plan_adopt", "post", 302
    works_for = ("business_manager",)
    refused = ("support", *READERS)

    def data(self, cast):
        return ADOPTED


class TestPlanDiscard(DraftRows):
    route = "plan_discard"
    works_for = MAKERS
    refused = READERS


class TestPlanDiscardPost(DraftRows):
    route, method, works = "plan_discard", "post", 302
    works_for = MAKERS
    refused = READERS


class TestPlanClose(AdoptedRows):
    route = "plan_close"
    works_for = ("business_manager",)
    refused = ("support", *READERS)


class TestPlanClosePost(AdoptedRows):
    route, method, works = "plan_close", "post", 302
    works_for = ("business_manager",)
    refused = ("support", *READERS)

    def data(self, cast):
        return {"why": "The board was merged."}


class TestPlanRollForward(AdoptedRows):
    route = "plan_roll_forward"
    works_for = MAKERS
    refused = READERS


class TestPlanRollForwardPost(AdoptedRows):
    route, method, works = "plan_roll_forward", "post", 302
    works_for = MAKERS
    refused = READERS

    def data(self, cast):
        return PERIOD


class TestPlanCompare(AdoptedRows):
    route = "plan_compare"
    works_for = (*MAKERS, *READERS)


class TestPlanNest(AdoptedRows):
    route = "plan_nest"
    works_for = MAKERS
    refused = READERS

    def kwargs(self, cast):
        return {"action_id": Action.objects.filter(plan_id=super().kwargs(cast)["plan_id"])[0].pk}

    def elsewhere(self, cast):
        return {"action_id": Action.objects.filter(plan_id=super().elsewhere(cast)["plan_id"])[0].pk}


class TestPlanNestPost(TestPlanNest):
    method, works = "post", 302

    def data(self, cast):
        return PERIOD


@pytest.fixture
def manager(cast, client_of):
    return client_of(cast.business_manager)


@pytest.fixture
def at(cast):
    """`at("plan_close", plan)` is the page's address; `query` goes behind it."""
    return lambda route, *things, query="": reverse(route, args=[cast.slug, *(one.pk for one in things)]) + query


def words(answer) -> str:
    """A page's text with its white space made single."""
    return " ".join(answer.content.decode().split())


# --- the list ---


def test_the_list_says_what_stands_where(cast, manager, client_of, adopted, at, make_plan):
    draft = make_plan(1, title="Next year’s draft")
    page = words(manager.get(at("plan_list")))
    assert "Next year’s draft" in page
    assert "1 April 2017 to 31 March 2018" in page
    assert at("plan_create") in page
    assert reverse("reading_create", args=[cast.slug]) in page
    seen = words(client_of(cast.member).get(at("plan_list")))
    assert str(adopted) in seen
    assert draft.title not in seen
    assert at("plan_create") not in seen


def test_an_empty_list_says_who_brings_the_plan(cast, client_of, at):
    page = words(client_of(cast.member).get(at("plan_list")))
    assert "No plan yet" in page


# --- typed in ---


def test_a_plan_is_typed_in_with_its_priorities(cast, manager, at):
    answer = manager.post(at("plan_create"), {**PERIOD, "priorities": "Neglect\n\n  Exploitation  \n"})
    plan = Plan.objects.get()
    assert answer["Location"] == at("plan_detail", plan)
    assert [(one.number, one.title) for one in plan.priorities.order_by("position")] == [
        ("1", "Neglect"),
        ("2", "Exploitation"),
    ]
    assert (plan.year_start, plan.year_end) == (dt.date(2018, 4, 1), dt.date(2019, 3, 31))


def test_the_year_that_runs_is_offered(manager, at):
    with time_machine.travel("2018-01-15T12:00:00Z", tick=False):
        page = words(manager.get(at("plan_create")))
    assert 'value="2017"' in page
    assert 'value="2018"' in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": ""}, "Enter the title"),
        ({"year_end_year": "2017"}, "The last day must come after the first"),
        ({"year_start_month": "13"}, "First day must be a real date"),
    ],
)
def test_a_wrong_period_or_title_is_said_and_nothing_stored(manager, at, wrong, sentence):
    answer = manager.post(at("plan_create"), PERIOD | wrong)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert not Plan.objects.exists()


# --- adopted, discarded, closed ---


def test_adopting_says_everything_that_is_in_the_way(cast, manager, at):
    plan = create_from_format(by=cast.business_manager, partnership=cast.partnership, document=small_plan(2))
    answer = manager.post(at("plan_adopt", plan), ADOPTED)
    assert answer.status_code == 422
    page = words(answer)
    assert "Action 1.1" in page
    assert "Action 1.2" in page
    assert Plan.objects.get().is_draft


def test_adopting_names_the_meeting_and_not_tomorrow(manager, draft, at):
    answer = manager.post(at("plan_adopt", draft), ADOPTED | {"meeting": ""})
    assert answer.status_code == 422
    with time_machine.travel("2017-05-23T12:00:00Z", tick=False):
        assert "has not come yet" in words(manager.post(at("plan_adopt", draft), ADOPTED))
    assert manager.post(at("plan_adopt", draft), ADOPTED)["Location"] == at("plan_detail", draft)
    assert Plan.objects.get().meeting_words == "Board, 24 May 2017"


def test_a_draft_is_discarded_only_on_the_button(manager, draft, at):
    assert "cannot be undone" in words(manager.get(at("plan_discard", draft)))
    assert Plan.objects.filter(pk=draft.pk).exists()
    assert manager.post(at("plan_discard", draft))["Location"] == at("plan_list")
    assert not Plan.objects.filter(pk=draft.pk).exists()


def test_an_adopted_plan_is_never_discarded(manager, adopted, at):
    assert manager.post(at("plan_discard", adopted)).status_code == 422
    assert Plan.objects.filter(pk=adopted.pk).exists()


@pytest.mark.parametrize(("today", "status"), [("2018-03-31", 422), ("2018-04-01", 302)])
def test_closing_before_the_last_day_wants_a_reason(manager, adopted, at, today, status):
    with time_machine.travel(f"{today}T12:00:00Z", tick=False):
        assert manager.post(at("plan_close", adopted), {"why": ""}).status_code == status
        assert manager.post(at("plan_close", adopted), {"why": "Merged"}).status_code == (302 if status == 422 else 422)
    assert Plan.objects.get().state == "closed"


def test_a_nested_plan_that_is_open_is_in_the_way_of_closing(manager, adopted, at):
    action = adopted.actions.get(number="1.1")
    page = words(manager.get(at("plan_nest", action)))
    assert "Action plan for 1.1" in page
    manager.post(at("plan_nest", action), PERIOD | {"title": "The group’s own plan"})
    nested = Plan.objects.get(parent_action=action)
    assert "The group’s own plan" in words(manager.get(at("action_detail", action)))
    answer = manager.post(at("plan_close", adopted), {"why": "Merged"})
    assert answer.status_code == 422
    assert "discard it first" in words(answer)
    manager.post(at("plan_discard", nested))
    assert manager.post(at("plan_close", adopted), {"why": "Merged"}).status_code == 302


# --- the next year ---


def test_the_story_of_a_plan_that_goes_on(manager, adopted, at):
    """Rolled forward without one action; dates taken as offered; adopted; compared with the year before."""
    page = manager.get(at("plan_roll_forward", adopted))
    form = page.context["form"]
    assert form["year_start"].value() == dt.date(2018, 4, 1)
    assert form["title"].value() == "A plan for Northmere 2018-19"
    assert form["chosen"].value() == [str(one.pk) for one in adopted.actions.all()]
    going = [str(one.pk) for one in adopted.actions.exclude(number="1.3")]
    answer = manager.post(at("plan_roll_forward", adopted), PERIOD | {"chosen": going})
    following = Plan.objects.get(follows=adopted)
    assert answer["Location"] == at("plan_detail", following)
    dates = Milestone.objects.filter(action__plan=following)
    assert {(one.due, one.suggested) for one in dates.filter(kind="due")} == {(None, dt.date(2018, 12, 31))}
    assert "give it a date" in words(manager.post(at("plan_adopt", following), ADOPTED))
    manager.post(at("plan_dates_accept", following))
    assert not dates.filter(due=None).exists()
    with time_machine.travel("2018-06-01T12:00:00Z", tick=False):
        given = ADOPTED | {"adopted_on_year": "2018", "meeting": "Board, 24 May 2018"}
        assert manager.post(at("plan_adopt", following), given).status_code == 302
    # From whichever side it is looked at, the earlier year stands first.
    for here, there in ((following, adopted), (adopted, following)):
        compared = words(manager.get(at("plan_compare", here, query=f"?other={there.pk}")))
        assert f"{adopted} beside {following}" in compared
        assert "Gone (1)" in compared
        assert "1.3 Publish toolkit 3" in compared
        assert compared.index("31 December 2017") < compared.index("31 December 2018")
    one = following.actions.get(number="1.1")
    assert "1.1 of A plan for Northmere 2017-18" in words(manager.get(at("action_detail", one)))


@pytest.mark.parametrize(
    ("title", "following"),
    [
        ("Business Plan 2017-18", "Business Plan 2018-19"),
        ("Business Plan 2017/2018", "Business Plan 2018/2019"),
        ("Plan 2017 – 18 (year 1)", "Plan 2018 – 19 (year 1)"),
        ("Plan for 2017", "Plan for 2018"),
        ("Plan 2016-17", ""),
        ("Business Plan", ""),
        ("", ""),
    ],
)
def test_next_years_title_is_offered_where_this_years_names_its_year(title, following):
    assert next_years_title(title, 2017) == following


def test_a_draft_does_not_go_on(manager, draft, at):
    answer = manager.post(at("plan_roll_forward", draft), PERIOD)
    assert answer.status_code == 422
    assert "adopt it before it is rolled forward" in words(answer)


def test_an_action_of_another_plan_cannot_be_chosen(cast, manager, adopted, at):
    foreign = drafted(cast, elsewhere=True).actions.first()
    answer = manager.post(at("plan_roll_forward", adopted), PERIOD | {"chosen": [str(foreign.pk)]})
    assert answer.status_code == 422
    assert not Plan.objects.filter(follows=adopted).exists()


# --- two plans beside each other ---


def test_without_another_plan_there_is_nothing_to_compare(manager, adopted, at):
    assert "There is no other plan yet" in words(manager.get(at("plan_compare", adopted)))


def test_what_differs_is_shown_by_its_kind(manager, adopted, make_plan, at):
    other = make_plan(2, title="Another")
    page = words(manager.get(at("plan_compare", adopted, query=f"?other={other.pk}")))
    assert "New (" in page
    assert "Another" in page


@pytest.mark.parametrize("other", ["", "x", "²", "0", "99999999999999999999", "-1"])
def test_an_address_that_names_no_plan_asks_for_one(manager, adopted, make_plan, at, other):
    make_plan(1, title="Another")
    answer = manager.get(at("plan_compare", adopted, query=f"?other={other}"))
    assert answer.status_code == 200
    assert "Choose the plan" in words(answer)


def test_a_plan_elsewhere_is_no_plan_to_compare_with(cast, manager, adopted, make_plan, at):
    make_plan(1, title="Another")
    foreign = drafted(cast, elsewhere=True)
    page = words(manager.get(at("plan_compare", adopted, query=f"?other={foreign.pk}")))
    assert "Choose the plan" in page
    assert foreign.title not in page
