"""Pages kept until the record grows: quick the second time, never out of date, never another's."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.people import actions as people
from sightline.people.access import membership_of
from sightline.people.kept import kept_page
from sightline.plan import actions as plans
from sightline.plan.models import Action
from tests.desk.test_plans import adopted_plan

pytestmark = pytest.mark.django_db
# Queries of a page that is kept: session, person, seats, the end of the chain, how much was answered so far.
AT_MOST = 5


@pytest.fixture
def ask(cast, client_of):
    """`ask(cast.member, "plan_detail", plan.pk)` gives the page and the number of its queries."""

    def get(person, route, *ids, query=""):
        client = client_of(person)
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(reverse(route, args=[cast.slug, *ids]) + query)
        return answer.content.decode(), len(queries)

    return get


@pytest.mark.parametrize("route", ["plan_detail", "priority_detail", "action_detail", "action_list"])
def test_the_second_look_costs_a_handful_of_queries_and_shows_the_same(cast, ask, route):
    plan = adopted_plan(cast)
    ids = {
        "plan_detail": [plan.pk],
        "priority_detail": [plan.priorities.first().pk],
        "action_detail": [plan.actions.first().pk],
        "action_list": [],
    }[route]
    first, drawn = ask(cast.member, route, *ids)
    second, kept = ask(cast.member, route, *ids)
    assert kept <= AT_MOST < drawn
    for page in (first, second):
        assert [page.count(tag) for tag in ("<html", "<main", "<h1")] == [1, 1, 1], "one frame, drawn once"
    main = slice(first.index("<main"), first.index("</main>"))
    assert first[main] == second[second.index("<main") : second.index("</main>")]


def test_what_somebody_changes_is_on_everybodys_next_page(cast, ask):
    plan = adopted_plan(cast)
    action = Action.objects.filter(plan=plan)[0]
    ask(cast.member, "action_detail", action.pk)
    reworded = "Publish the toolkit with a leaflet for parents."
    plans.correct(
        by=cast.business_manager,
        plan=plan,
        thing="action",
        uid=action.uid,
        field="text",
        becomes=reworded,
        reason="A typing error.",
    )
    assert reworded in ask(cast.member, "action_detail", action.pk)[0]


def test_a_body_renamed_is_renamed_on_the_kept_page(cast, ask):
    plan = adopted_plan(cast)
    body = cast.bodies["subgroup"]
    ask(cast.member, "plan_detail", plan.pk)
    people.edit_body(by=cast.business_manager, body=body, name="The Renamed Group", kind=body.kind, parent=body.parent)
    assert "The Renamed Group" in ask(cast.member, "plan_detail", plan.pk)[0]


def test_one_role_never_gets_what_was_kept_for_another(cast, ask):
    action = Action.objects.filter(plan=adopted_plan(cast))[0]
    asking = reverse("change_ask", args=[cast.slug, action.pk])
    assert asking in ask(cast.subgroup_chair, "action_detail", action.pk)[0]
    assert asking not in ask(cast.member, "action_detail", action.pk)[0]
    assert cast.subgroup_chair.name not in ask(cast.member, "plan_current")[0]


def test_one_address_never_gets_what_was_kept_for_another(cast, ask):
    plan = adopted_plan(cast)
    ask(cast.member, "plan_detail", plan.pk)
    assert "Show all" in ask(cast.member, "plan_detail", plan.pk, query="?state=withdrawn")[0]


def test_tomorrow_the_page_is_drawn_anew(cast, ask):
    plan = adopted_plan(cast)
    with time_machine.travel("2017-06-29T12:00:00Z", tick=False):
        before = ask(cast.member, "plan_detail", plan.pk)[0]
    with time_machine.travel("2018-06-01T12:00:00Z", tick=False):
        after = ask(cast.member, "plan_detail", plan.pk)[0]
    assert "whose day has passed" in after
    assert before != after


def test_who_may_not_see_a_draft_gets_nothing_of_what_was_kept_for_who_may(cast, ask):
    year = {"year_start": dt.date(2018, 4, 1), "year_end": dt.date(2019, 3, 31)}
    draft = plans.create_plan(by=cast.business_manager, partnership=cast.partnership, title="Not adopted yet", **year)
    for _ in range(2):
        assert str(draft) in ask(cast.business_manager, "plan_detail", draft.pk)[0]
    assert str(draft) not in ask(cast.member, "plan_detail", draft.pk)[0]


def test_an_outsider_gets_nothing_that_was_kept(cast, ask):
    plan = adopted_plan(cast)
    ask(cast.member, "plan_detail", plan.pk)
    assert str(plan) not in ask(cast.outsider, "plan_detail", plan.pk)[0]


def test_a_page_with_a_form_that_is_sent_is_never_kept(cast, rf):
    request = rf.get("/")
    request.user, request.membership = cast.member, membership_of(cast.member, cast.slug, dt.date(2018, 1, 15))
    request.kept_under = "a key"
    with pytest.raises(RuntimeError, match="cannot be kept"):
        kept_page(request, "ui/form_page.html", {"title": "A form"}, dict)
