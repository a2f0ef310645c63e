"""Giving an update by the link from a mail, without signing in."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from sightline.people.models import Seat
from sightline.post.actions import revoke_links
from sightline.post.models import Outbox
from sightline.progress import actions
from sightline.progress.models import Cycle, Draft, Update
from sightline.trail.models import Entry
from tests.progress.views.page import words

pytestmark = pytest.mark.usefixtures("in_the_round")
D = dt.date


def test_a_link_opens_straight_at_the_form_and_shows_nothing_else(cast, client_of, link):
    page = client_of(None).get(link())
    assert page.status_code == 200
    assert "This link is for Helen Osei. Not you?" in words(page)
    assert page.context["navigation"] == []
    assert not Draft.objects.exists()


def test_what_is_sent_by_link_says_so_on_the_record_and_brings_a_receipt(cast, client_of, link):
    client, address = client_of(None), link()
    answer = client.post(address, {"seen": 0, "done": "Four sessions ran.", "claim": "green"}, follow=True)
    assert "Your update is sent." in words(answer)
    entry = Entry.objects.get(thing="update")
    assert (entry.via, entry.actor_label) == ("link", "Helen Osei")
    assert Outbox.objects.get().person == cast.subgroup_chair
    again = client.get(address)  # it may be opened again until somebody agrees
    assert "It waits for agreement, and until then you can change it" in words(again)
    assert again.context["form"]["done"].value() == "Four sessions ran."


def test_what_is_typed_by_link_is_kept_for_the_links_person(cast, client_of, link):
    answer = client_of(None).post(link(), {"seen": 0, "done": "Half", "act": "save"}, headers={"HX-Request": "true"})
    assert "Saved at 10:41" in words(answer)
    assert Draft.objects.get().person == cast.subgroup_chair


def test_a_late_link_answers_into_the_next_round(cast, cycle, client_of, link):
    address = link()
    Cycle.objects.filter(pk=cycle.pk).update(due_on=D(2018, 1, 9))
    actions.close_cycle(by=cast.business_manager, cycle=cycle)
    page = client_of(None).get(address)
    assert "Q4 2017/18" in words(page)
    assert "Q3 2017/18 has closed without this answer. Send it all the same" in words(page)
    client_of(None).post(address, {"seen": 0, "done": "Four sessions ran.", "claim": "green"})
    update = Update.objects.get()
    assert (update.ask.cycle.number, update.belated_for) == (4, cycle)


@pytest.mark.parametrize("how", ["wrong", "over", "revoked", "another's"])
def test_a_link_that_does_not_open_stores_nothing(cast, ask, client_of, link, how):
    address = link(days=-1 if how == "over" else 30)
    if how == "wrong":
        address = reverse("answer", args=["nonsense"])
    if how == "revoked":
        revoke_links(partnership=cast.partnership, thing="ask", thing_id=ask.pk)
    client = client_of(cast.member if how == "another's" else None)
    answer = client.post(address, {"seen": 0, "done": "Four", "claim": "green"})
    assert answer.status_code == {"wrong": 404, "over": 410, "revoked": 410, "another's": 403}[how]
    assert "Nothing was changed." in words(answer)
    assert not Update.objects.exists()


def test_a_link_of_one_who_left_the_body_says_who_else(cast, client_of, link):
    address = link()
    Seat.objects.filter(person=cast.subgroup_chair).update(body=cast.bodies["council"])
    assert "You do not sit in Workforce Development Group any more" in words(client_of(None).get(address))
