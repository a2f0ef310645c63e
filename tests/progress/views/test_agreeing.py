"""Updates read, agreed and returned, one by one and several at once."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from sightline.files.actions import store_file
from sightline.people.models import Seat
from sightline.progress import actions
from sightline.progress.models import Ask, Attachment, Update
from tests.cast import Cast
from tests.progress.conftest import met
from tests.progress.views.page import words
from tests.rows import ViewRows

D = dt.date


@pytest.fixture(autouse=True)
def _in_the_round():
    with time_machine.travel("2018-01-11T10:00:00Z", tick=False):
        yield


@pytest.fixture
def update(ask, send) -> Update:
    """What the group's chair sent on 10 January."""
    return send(ask, met=[met(ask)])


@pytest.fixture
def away(cast, cycle_elsewhere, send) -> Update:
    """An update of the other board."""
    return send(Ask.objects.get(cycle=cycle_elsewhere), by=cast.outsider)


class OfAnUpdate(ViewRows):
    """Rows of a page about one update."""

    @pytest.fixture(autouse=True)
    def _updates(self, update, away):
        self.update, self.away = update, away

    def kwargs(self, cast: Cast):
        return {"update_id": self.update.pk}

    def elsewhere(self, cast: Cast):
        return {"update_id": self.away.pk}


class TestUpdateDetail(OfAnUpdate):
    route = "update_detail"
    works_for = ("member", "business_manager", "subgroup_chair")


class TestUpdateAgree(OfAnUpdate):
    route = "update_agree"
    works_for = ("deputy", "business_manager")
    refused = ("member", "analyst")


class TestUpdateReturn(OfAnUpdate):
    route = "update_return"
    works_for = ("deputy", "business_manager")
    refused = ("member", "analyst")


class TestUpdatesToAgree(ViewRows):
    route = "updates_to_agree"
    works_for = ("deputy", "business_manager", "action_owner")
    refused = ("member", "analyst")


class TestUpdateFile(ViewRows):
    route = "update_file"
    works_for = ("member", "deputy")

    @pytest.fixture(autouse=True)
    def _files(self, settings, tmp_path, cast, update, away):
        settings.MEDIA_ROOT = tmp_path
        self.here, self.there = (self._attach(cast, one) for one in (update, away))

    def _attach(self, cast: Cast, update: Update) -> Attachment:
        stored = store_file(by=update.submitted_by, partnership=update.partnership, name="a.txt", content=b"We met.")
        return Attachment.objects.create(partnership=update.partnership, update=update, stored=stored)

    def kwargs(self, cast: Cast):
        return {"update_id": self.here.update_id, "attachment_id": self.here.pk}

    def elsewhere(self, cast: Cast):
        return {"update_id": self.there.update_id, "attachment_id": self.there.pk}


def url(cast, name, update=None):
    return reverse(name, args=[cast.slug, update.pk] if update else [cast.slug])


def test_a_member_reads_what_was_said_with_every_version_and_what_became_of_it(cast, ask, update, send, client_of):
    send(ask, done="Five sessions ran.", met=[met(ask)])
    actions.agree_update(by=cast.deputy, update=update, version=2)
    page = words(client_of(cast.member).get(url(cast, "update_detail", update)))
    assert "Five sessions ran." in page
    assert "Version 1, sent by Helen Osei on 10 January 2018" in page
    assert "Agreed by Callum Frith as deputy on 11 January 2018 at 10:00am." in page
    assert "Toolkit, 31 December 2017 (end of Q3): met on 20 December 2017" in page
    assert "Read and agree" not in page


def test_who_may_act_is_offered_to_act(cast, update, client_of):
    assert "Read and agree" in words(client_of(cast.deputy).get(url(cast, "update_detail", update)))
    own = words(client_of(cast.subgroup_chair).get(url(cast, "update_detail", update)))
    assert "Read and agree" not in own
    assert "Change it and send it again" in own


def test_a_file_that_is_gone_is_told(settings, tmp_path, cast, ask, send, client_of):
    settings.MEDIA_ROOT = tmp_path
    update = send(ask, files=[actions.File("a.txt", b"We met.")])
    attachment = update.attachments.get()
    (tmp_path / attachment.stored.path).unlink()
    address = reverse("update_file", args=[cast.slug, update.pk, attachment.pk])
    assert "it is missing on the server" in words(client_of(cast.member).get(address, follow=True))


def test_a_deputy_agrees_and_comes_to_what_still_waits(cast, update, client_of):
    answer = client_of(cast.deputy).post(url(cast, "update_agree", update), {"version": 1})
    assert answer["Location"] == url(cast, "updates_to_agree")
    update.refresh_from_db()
    assert update.state == "agreed"


def test_the_second_chair_is_told_who_agreed_first(cast, update, client_of):
    page = client_of(cast.deputy)
    actions.agree_update(by=cast.deputy, update=update, version=1)
    answer = page.post(url(cast, "update_agree", update), {"version": 1})
    assert answer.status_code == 409
    assert "Agreed by Callum Frith" in words(answer)
    assert "Agree this update" not in words(answer)


def test_a_version_not_read_is_shown_instead_of_agreed(cast, ask, update, send, client_of):
    send(ask, done="Five sessions ran.")
    answer = client_of(cast.deputy).post(url(cast, "update_agree", update), {"version": 1})
    assert answer.status_code == 409
    assert "Helen Osei sent a new version" in words(answer)
    assert "Five sessions ran." in words(answer)


def test_who_may_not_is_told_who_may(cast, update, client_of):
    for person, says in (
        (cast.subgroup_chair, "You wrote this update, so another person agrees it: Callum Frith can."),
        (cast.business_manager, "agreed by its chair or deputy: Callum Frith."),
    ):
        page = words(client_of(person).get(url(cast, "update_agree", update)))
        assert says in page
        assert "Agree this update" not in page


def test_an_update_is_returned_with_what_is_to_be_mended(cast, update, client_of):
    address = url(cast, "update_return", update)
    client = client_of(cast.deputy)
    assert "Say what is to be mended" in words(client.post(address, {"version": 1, "why": " "}))
    assert client.post(address, {"version": 1, "why": "Which sessions?"}).status_code == 302
    update.refresh_from_db()
    assert (update.state, update.returned_why) == ("returned", "Which sessions?")
    answer = client.post(address, {"version": 1, "why": "Again"})
    assert answer.status_code == 409
    assert "Returned by Callum Frith" in words(answer)


def test_words_that_may_say_who_a_child_is_go_into_no_mail(cast, update, client_of):
    why = {"version": 1, "why": "Ask kelly.m@example.org"}
    assert client_of(cast.deputy).post(url(cast, "update_return", update), why).status_code == 422
    update.refresh_from_db()
    assert update.state == "submitted"


def test_several_are_agreed_at_once_and_those_that_cannot_be_are_told(cast, cycle, send, client_of):
    asks = {one.action.number: one for one in Ask.objects.filter(cycle=cycle, answers=True)}
    updates = {number: send(asks[number], by=cast.deputy) for number in ("1.1", "1.2")}
    client = client_of(cast.subgroup_chair)
    page = client.get(url(cast, "updates_to_agree"))
    assert [line["value"] for line in page.context["lines"]] == [f"{one.pk}:1" for one in updates.values()]
    send(asks["1.2"], by=cast.deputy, done="Five", on=D(2018, 1, 11))
    answer = client.post(url(cast, "updates_to_agree"), {"update": [f"{one.pk}:1" for one in updates.values()]})
    assert answer.status_code == 422
    assert "Action 1.2: Callum Frith sent a new version" in words(answer)
    assert [one["id"] for one in answer.context["lines"]] == [updates["1.2"].pk]
    assert client.post(url(cast, "updates_to_agree"), {"update": [f"{updates['1.2'].pk}:2"]}).status_code == 302
    assert "Nothing waits for you" in words(client.get(url(cast, "updates_to_agree")))


def test_nothing_ticked_is_told_and_nonsense_is_passed_over(cast, update, client_of):
    for given in ({}, {"update": ["", "a:b", "9:9:9", "12"]}):
        answer = client_of(cast.deputy).post(url(cast, "updates_to_agree"), given)
        assert answer.status_code == 422
        assert "Tick at least one update to agree." in words(answer)


@pytest.mark.parametrize("count", [3, 30])
def test_the_list_asks_the_same_number_of_questions_however_long(
    cast, make_plan, make_round, send, client_of, django_assert_num_queries, count
):
    for ask in Ask.objects.filter(cycle=make_round(make_plan(count)), answers=True):
        send(ask, by=cast.deputy)
    client = client_of(cast.subgroup_chair)
    with django_assert_num_queries(21):
        assert len(client.get(url(cast, "updates_to_agree")).context["lines"]) == count


def test_a_member_who_deputises_for_the_chair_agrees_in_her_place(cast, update, client_of):
    chair = Seat.objects.get(person=cast.subgroup_chair, body=cast.bodies["subgroup"])
    address = reverse("updates_to_agree", args=[cast.slug])
    client = client_of(cast.member)
    assert client.get(address).status_code == 403
    Seat.objects.create(
        partnership=cast.partnership,
        person=cast.member,
        body=cast.bodies["subgroup"],
        role="member",
        since=D(2017, 4, 1),
        deputy_for=chair,
    )
    update.versions.update(submitted_by=cast.subgroup_chair)
    assert "Publish toolkit 1" in words(client.get(address))
    agree = reverse("update_agree", args=[cast.slug, update.pk])
    client.post(agree, {"version": 1})
    update.refresh_from_db()
    assert (update.state, update.agreed_as, update.decided_by) == ("agreed", "deputy", cast.member)
