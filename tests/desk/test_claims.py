"""Claim and evidence by body over time: who reads it, what it says, and that it does not grow dearer."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.kit import clock
from sightline.progress import actions
from tests.desk.test_exceptions import over_claimed as _over_claimed
from tests.desk.test_measures import FIGURE, measure_of
from tests.desk.test_plans import EVERYBODY
from tests.desk.test_rounds import AFTER, OfCycle, _forget_pages, ask_of
from tests.desk.test_rounds import see as _see

__all__ = ["_forget_pages"]
pytestmark = pytest.mark.django_db
see, over_claimed = _see, _over_claimed
D = dt.date


class TestClaimList(OfCycle):
    route, works_for = "claim_list", EVERYBODY


class TestClaimBody(OfCycle):
    route, works_for = "claim_body", EVERYBODY

    def kwargs(self, cast):
        return {"cycle_id": self.cycle.pk, "body_id": cast.bodies["subgroup"].pk}

    def elsewhere(self, cast):
        return {"cycle_id": self.cycle.pk, "body_id": cast.elsewhere_board.pk}


@pytest.fixture
def fourth(cast, cycle, over_claimed):
    """1.1 was contradicted when quarter 3 closed; quarter 4 is open."""
    with clock.standing_on(D(2018, 1, 22)):
        actions.close_cycle(by=cast.business_manager, cycle=cycle)
    coming = cycle.plan.cycles.get(number=4)
    with clock.standing_on(D(2018, 3, 26)):
        return actions.open_cycle(by=cast.business_manager, cycle=coming)


def test_each_body_has_a_row_and_each_round_a_column_and_each_cell_leads_to_its_actions(cast, see, cycle, fourth):
    page = see(cast.member, "claim_list", fourth.pk, on=D(2018, 3, 27))
    assert "as it closed on 22 January 2018" in page
    assert "open: as it stands today" in page
    assert page.count("1 contradicted") == 5, "the body and all together, in both rounds, and the opening sentence"
    assert "Q4 2017/18, as it stands today: 1 claim of blue or green: 1 contradicted." in page
    body = reverse("claim_body", args=[cast.slug, fourth.pk, cast.bodies["subgroup"].pk])
    assert f'href="{body}#round-3"' in page
    assert f'href="{body}#round-4"' in page
    assert "not in an order of merit" in page


def test_an_earlier_round_tells_nothing_of_a_later_one(cast, see, cycle, fourth):
    page = see(cast.member, "claim_list", cycle.pk, on=D(2018, 3, 27))
    assert "Q4 2017/18" not in page
    assert "When Q3 2017/18 closed on 22 January 2018: 1 claim of blue or green: 1 contradicted." in page


def test_whoever_sits_in_a_body_finds_its_row(cast, see, cycle, over_claimed):
    assert "you sit here" in see(cast.subgroup_chair, "claim_list", cycle.pk)
    assert "you sit here" not in see(cast.member, "claim_list", cycle.pk)


def test_the_pages_of_the_round_lead_to_it(cast, see, cycle, over_claimed):
    href = reverse("claim_list", args=[cast.slug, cycle.pk])
    for route in ("round_detail", "executive", "board"):
        assert href in see(cast.executive_chair, route, cycle.pk)


def test_a_bodys_page_says_what_bore_each_claim_out_and_leads_to_what_shows_it(cast, see, cycle, over_claimed):
    measure = measure_of(cycle.plan, **FIGURE)
    page = see(cast.member, "claim_body", cycle.pk, cast.bodies["subgroup"].pk)
    assert "Owner says green. Delivery is 19 days overdue." in page
    assert "Green is not proven yet:" in page
    assert reverse("measure_detail", args=[cast.slug, measure.pk]) in page
    assert reverse("update_detail", args=[cast.slug, over_claimed.pk]) in page
    assert "It answered for no action then." in see(cast.member, "claim_body", cycle.pk, cast.bodies["council"].pk)


def test_before_any_round_it_says_so(cast, see, plan):
    with clock.standing_on(D(2017, 5, 24)):
        actions.plan_cycles(by=cast.business_manager, plan=plan)
    first = plan.cycles.get(number=1)
    assert "No round of this plan has been opened yet." in see(cast.member, "claim_list", first.pk)


@pytest.mark.parametrize("route", ["claim_list", "claim_body"])
def test_as_many_queries_for_many(cast, plan, make_plan, make_round, send, client_of, route):
    client, counts = client_of(cast.member), set()
    for one in (make_round(plan), make_round(make_plan(30))):
        send(ask_of(one, "1.1"))
        ids = [one.pk] if route == "claim_list" else [one.pk, cast.bodies["subgroup"].pk]
        with clock.standing_on(AFTER), CaptureQueriesContext(connection) as captured:
            assert client.get(reverse(route, args=[cast.slug, *ids])).status_code == 200
        counts.add(len(captured))
    assert len(counts) == 1
