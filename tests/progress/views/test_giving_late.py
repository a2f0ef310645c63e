"""An update that cannot be given as it was begun: who left, a round that closed, an action nobody asked about."""

from __future__ import annotations

import datetime as dt

import pytest
from django.urls import reverse

from sightline.people.models import Seat
from sightline.progress import actions
from sightline.progress.models import Ask, Cycle, Update
from tests.progress.views.page import words

pytestmark = pytest.mark.usefixtures("in_the_round")
D = dt.date


def test_who_left_is_told_and_gets_her_words_back(cast, give, shown):
    give(act="save", done="Half a sent")
    Seat.objects.filter(person=cast.subgroup_chair).update(body=cast.bodies["council"])
    page = shown()
    assert page.status_code == 200
    assert "You do not sit in Workforce Development Group any more" in words(page)
    assert "Half a sent" in words(page)
    answer = give(done="And more")
    assert answer.status_code == 422
    assert "And more" in words(answer)
    assert "Not saved. You do not sit in" in words(give(act="save", htmx=True))


def test_a_closed_round_leads_to_the_one_that_takes_it(cast, cycle, ask, give, shown):
    Cycle.objects.filter(pk=cycle.pk).update(due_on=D(2018, 1, 9))
    actions.close_cycle(by=cast.business_manager, cycle=cycle)
    carried = Ask.objects.get(cycle__number=4, action=ask.action)
    assert shown()["Location"] == reverse("update_give", args=[cast.slug, carried.pk])
    give(ask=carried)
    assert Update.objects.get().belated_for == cycle


@pytest.mark.parametrize("by_link", [False, True])
def test_what_she_typed_while_the_round_closed_is_carried_though_she_had_sent_before(
    cast, cycle, ask, give, send, link, client_of, by_link
):
    update = send(ask, done="Three sessions ran.")
    Cycle.objects.filter(pk=cycle.pk).update(due_on=D(2018, 1, 9))
    actions.close_cycle(by=cast.business_manager, cycle=cycle, leave=[(update.pk, 1)])
    fields = {"seen": 1, "done": "Four sessions ran.", "claim": "green"}  # the page was drawn before the closing
    answer = client_of(None).post(link(), fields) if by_link else give(**fields)
    assert answer.status_code == 302
    sent = Update.objects.exclude(pk=update.pk).get()
    assert (sent.done, sent.ask.cycle.number, sent.belated_for) == ("Four sessions ran.", 4, cycle)


def test_after_the_last_round_it_is_said_plainly(cast, cycle, ask, shown):
    Cycle.objects.filter(pk=cycle.pk).update(due_on=D(2018, 1, 9))
    Cycle.objects.filter(number=4).delete()
    actions.close_cycle(by=cast.business_manager, cycle=cycle)
    assert "Q3 2017/18 was the last round of this plan and it has closed" in words(shown())


def test_an_update_nobody_asked_for_begins_in_the_body_she_sits_in(cast, cycle, client_of):
    action = Ask.objects.get(cycle=cycle, body__short_name="Police").action
    address = reverse("update_begin", args=[cast.slug, action.pk])
    answer = client_of(cast.action_owner).post(address)
    theirs = Ask.objects.get(cycle=cycle, body__short_name="Police")
    assert answer["Location"] == reverse("update_give", args=[cast.slug, theirs.pk])
    other = client_of(cast.action_owner).post(address, {"body": cast.bodies["subgroup"].pk})
    assert other.status_code == 403
    Cycle.objects.filter(number=4).delete()
    Cycle.objects.filter(pk=cycle.pk).update(due_on=D(2018, 1, 9))
    actions.close_cycle(by=cast.business_manager, cycle=cycle)
    page = client_of(cast.action_owner).post(address, follow=True)
    assert "is left to say this in" in words(page)


def test_the_way_from_an_actions_page_leads_to_its_update(cast, ask, client_of):
    client = client_of(cast.subgroup_chair)
    page = client.get(reverse("action_detail", args=[cast.slug, ask.action_id])).content.decode()
    address = reverse("update_begin", args=[cast.slug, ask.action_id])
    assert f'href="{address}"' in page
    assert client.get(address)["Location"] == reverse("update_give", args=[cast.slug, ask.pk])
    # Before anybody was asked, looking makes nothing: it is begun on a yes.
    Ask.objects.all().delete()
    looked = client.get(address)
    assert "What you write for Workforce Development Group belongs to Q3 2017/18" in words(looked)
    assert not Ask.objects.exists()
    begun = client.post(address, {"body": cast.bodies["subgroup"].pk})
    assert begun["Location"] == reverse("update_give", args=[cast.slug, Ask.objects.get().pk])
    # And where no round is left to say it in, the action's page says so.
    Ask.objects.all().delete()
    Cycle.objects.all().delete()
    assert "is left to say this in" in words(client.get(address, follow=True))
