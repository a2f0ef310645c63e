"""Rounds started, opened and closed, and how they are run."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from sightline.kit import clock
from sightline.progress import actions
from sightline.progress.models import Ask, Cycle, RoundSettings, Update
from tests.cast import Cast
from tests.progress.conftest import ADOPTED
from tests.progress.views.page import words
from tests.rows import ViewRows

D = dt.date
CLOSING = "2018-01-22T10:00:00Z"


@pytest.fixture(autouse=True)
def _after_the_due_day():
    with time_machine.travel(CLOSING, tick=False):
        yield


def planned(cast, plan) -> Cycle:
    with clock.standing_on(ADOPTED):
        return actions.plan_cycles(by=cast.business_manager, plan=plan)[3]


class TestRoundPlan(ViewRows):
    route = "round_plan"
    method = "post"
    works = 302
    works_for = ("support", "business_manager")
    refused = ("member", "subgroup_chair", "executive_chair")

    @pytest.fixture(autouse=True)
    def _plans(self, plan, make_plan):
        self.plan, self.away = plan, make_plan(1, elsewhere=True)

    def kwargs(self, cast: Cast):
        return {"plan_id": self.plan.pk}

    def elsewhere(self, cast: Cast):
        return {"plan_id": self.away.pk}


class TestRoundOpen(ViewRows):
    route = "round_open"
    method = "post"
    works = 302
    works_for = ("support",)
    refused = ("member", "subgroup_chair")

    @pytest.fixture(autouse=True)
    def _rounds(self, cast, plan, make_plan):
        self.here, self.away = planned(cast, plan), planned(cast, make_plan(1, elsewhere=True))

    def kwargs(self, cast: Cast):
        return {"cycle_id": self.here.pk}

    def elsewhere(self, cast: Cast):
        return {"cycle_id": self.away.pk}


class TestRoundClose(TestRoundOpen):
    route = "round_close"
    method = "get"
    works = 200
    works_for = ("support", "business_manager")

    @pytest.fixture(autouse=True)
    def _rounds(self, cycle, cycle_elsewhere):
        self.here, self.away = cycle, cycle_elsewhere


class TestRoundSettings(ViewRows):
    route = "round_settings"
    works_for = ("support", "business_manager")
    refused = ("member", "subgroup_chair", "chair")


class TestRoundPause(ViewRows):
    route = "round_pause"
    method = "post"
    works = 302
    works_for = ("support",)
    refused = ("member", "subgroup_chair")

    def data(self, cast: Cast):
        return {"until_day": "31", "until_month": "1", "until_year": "2018", "why": "An inspection"}


def url(cast, name, cycle):
    return reverse(name, args=[cast.slug, cycle.pk])


def test_starting_a_plans_rounds_says_when_owners_are_first_asked(cast, plan, client_of):
    client = client_of(cast.business_manager)
    answer = client.post(reverse("round_plan", args=[cast.slug, plan.pk]))
    assert answer["Location"] == reverse("round_current", args=[cast.slug])
    assert "Owners are first asked on 25 March 2018, about Q4 2017/18" in words(
        client.get(answer["Location"], follow=True)
    )
    with time_machine.travel("2019-01-01"):
        Cycle.objects.all().delete()
        again = client_of(cast.business_manager)  # a year later she signs in anew
        page = again.post(reverse("round_plan", args=[cast.slug, plan.pk]), follow=True)
    assert "is over, so there is nothing left to ask about" in words(page)


def test_opening_says_how_many_are_asked_or_why_it_cannot(cast, plan, client_of):
    fourth = planned(cast, plan)
    client = client_of(cast.business_manager)
    page = client.post(url(cast, "round_open", fourth), follow=True)
    assert "Q4 2017/18 is open: 4 answers are asked for, due by 16 April 2018." in words(page)
    again = client.post(url(cast, "round_open", fourth), follow=True)
    assert "is open, so “open” is not possible" in words(again)


def test_what_closing_settles_is_listed_and_ticked(cast, cycle, ask, send, client_of):
    first = send(ask)
    second = send(Ask.objects.get(cycle=cycle, action__number="1.3"))
    with clock.standing_on(D(2018, 1, 20)):
        actions.save_draft(
            by=cast.action_owner,
            ask=Ask.objects.get(cycle=cycle, body__short_name="Police"),
            fields={"done": ["Half"]},
            began_from=0,
        )
    client = client_of(cast.business_manager)
    page = words(client.get(url(cast, "round_close", cycle)))
    assert "2 updates that nobody has agreed" in page
    assert "2 answers that have not come They are carried into Q4 2017/18" in page
    assert "DI Nadia Shah has begun an answer and not sent it. Their words are kept and carried into Q4" in page
    listed = [f"{first.pk}:1", f"{second.pk}:1"]
    answer = client.post(url(cast, "round_close", cycle), {"listed": listed, "agree": listed[:1]})
    assert answer["Location"] == url(cast, "round_detail", cycle)
    assert list(Update.objects.order_by("pk").values_list("state", flat=True)) == ["agreed", "lapsed"]


def test_what_came_while_she_read_is_told_and_nothing_is_closed(cast, cycle, ask, send, client_of):
    send(ask, on=D(2018, 1, 22))
    answer = client_of(cast.business_manager).post(url(cast, "round_close", cycle), {})
    assert answer.status_code == 409
    assert "Action 1.1: Helen Osei sent this on 22 January 2018" in words(answer)
    cycle.refresh_from_db()
    assert cycle.state == "open"


def test_support_closes_but_agrees_nothing(cast, cycle, ask, send, client_of):
    update = send(ask)
    listed = {"listed": [f"{update.pk}:1"]}
    answer = client_of(cast.support).post(url(cast, "round_close", cycle), {**listed, "agree": listed["listed"]})
    assert "only the business manager agrees updates" in words(answer)
    assert client_of(cast.support).post(url(cast, "round_close", cycle), listed).status_code == 302


def test_before_the_due_day_the_page_says_until_when_to_wait(cast, cycle, client_of):
    with time_machine.travel("2018-01-12T10:00:00Z"):
        page = words(client_of(cast.business_manager).get(url(cast, "round_close", cycle)))
    assert "Answers are due by 15 January 2018 and some are still to come" in page


def test_settings_are_kept_and_what_cannot_be_is_told(cast, client_of):
    client, address = client_of(cast.business_manager), reverse("round_settings", args=[cast.slug])
    given = {"ask_days_before_end": 10, "due_working_days": 12, "closing_working_days": 3, "reminder_days": "5, −5 0"}
    assert client.post(address, given).status_code == 302
    stored = RoundSettings.objects.get()
    assert (stored.due_working_days, stored.reminder_days) == (12, [-5, 0, 5])
    assert 'value="-5, 0, 5"' in client.get(address).content.decode()
    for wrong, says in (({"due_working_days": 0}, "1"), ({"reminder_days": "soon"}, "whole numbers with commas")):
        answer = client.post(address, {**given, **wrong})
        assert answer.status_code == 422
        assert says in words(answer)
    assert "at most 60 working days" in words(client.post(address, {**given, "reminder_days": "-99"}))


def test_reminders_are_paused_with_a_reason_and_the_pause_taken_back(cast, client_of):
    client, address = client_of(cast.business_manager), reverse("round_pause", args=[cast.slug])
    wrong = client.post(address, {"until_day": "1", "until_month": "1", "until_year": "2018", "why": ""})
    assert wrong.status_code == 422
    assert "must be 22 January 2018 or after" in words(wrong)
    given = {"until_day": "31", "until_month": "1", "until_year": "2018", "why": "An inspection"}
    page = words(client.post(address, given, follow=True))
    assert "No reminder goes up to and with 31 January 2018: An inspection" in page
    assert "Reminders go again" in words(client.post(address, {"act": "end"}, follow=True))
