"""Agreed by another than its author: by whom and as what, two at once, several at once, returned with a reason."""

import datetime as dt
import threading

import pytest
from django.db import connection

from sightline.kit import clock
from sightline.people.models import Seat
from sightline.plan.rules.errors import NotYet
from sightline.post.models import Link, Outbox
from sightline.progress import actions
from sightline.progress.models import Ask, Update
from sightline.trail.models import Entry

D = dt.date
NEXT_DAY = D(2018, 1, 11)


def agree(person, update, version=1, on=NEXT_DAY):
    with clock.standing_on(on):
        return actions.agree_update(by=person, update=update, version=version)


def send_back(person, update, why="Which sessions?", version=1, on=NEXT_DAY):
    with clock.standing_on(on):
        return actions.return_update(by=person, update=update, version=version, why=why)


def ask_of(cycle, number, body="WFD"):
    return Ask.objects.get(cycle=cycle, action__number=number, body__short_name=body)


def end(person, on=None):
    Seat.objects.filter(person=person).update(until=on or D(2018, 1, 5))


# --- who ---


def test_the_chair_agrees_what_another_wrote(cast, ask, send):
    update = agree(cast.subgroup_chair, send(ask, by=cast.deputy))
    assert (update.state, update.agreed_as, update.decided_by) == ("agreed", "chair", cast.subgroup_chair)
    entry = Entry.objects.get(verb="agreed")
    assert (entry.thing, entry.thing_id) == ("update", str(update.pk))


def test_nobody_agrees_her_own_and_the_deputy_does_instead(cast, ask, send):
    update = send(ask)
    with pytest.raises(NotYet, match="You wrote this update, so another person agrees it: Callum Frith can"):
        agree(cast.subgroup_chair, update)
    assert agree(cast.deputy, update).agreed_as == "deputy"


def test_who_wrote_an_earlier_version_has_written_it_too(cast, ask, send):
    send(ask)
    update = send(ask, by=cast.deputy, done="Five sessions ran.")
    for author in (cast.subgroup_chair, cast.deputy):
        with pytest.raises(NotYet, match="Ines Calloway can"):
            agree(author, update, version=2)
    assert agree(cast.business_manager, update, version=2).agreed_as == "manager"


def test_a_vacant_chair_leaves_it_to_the_business_manager_marked_so(cast, ask, send):
    update = send(ask, by=cast.deputy)
    end(cast.subgroup_chair)
    with clock.standing_on(NEXT_DAY):
        assert actions.can_agree(update, cast.business_manager)
        assert not actions.can_agree(update, cast.subgroup_chair)
    agree(cast.business_manager, update)
    assert "business manager, as nobody else could" in Entry.objects.get(verb="agreed").text.after


def test_the_business_manager_does_not_agree_where_a_chair_could(cast, ask, send):
    update = send(ask)
    with pytest.raises(NotYet, match="agreed by its chair or deputy: Callum Frith"):
        agree(cast.business_manager, update)


def test_an_agencys_lead_agrees_for_it_and_a_lone_leads_own_goes_to_the_manager(cast, cycle, send):
    ask = ask_of(cycle, "1.2", "Police")
    update = send(ask, by=cast.action_owner)
    assert agree(cast.business_manager, update).agreed_as == "manager"


def test_who_held_the_chair_on_another_day_does_not_agree(cast, ask, send):
    update = send(ask, by=cast.deputy)
    end(cast.subgroup_chair, on=NEXT_DAY)
    with pytest.raises(NotYet, match="Ines Calloway"):
        agree(cast.subgroup_chair, update, on=D(2018, 1, 12))
    assert agree(cast.subgroup_chair, update).agreed_as == "chair"


# --- two at once ---


def test_the_second_chair_is_told_who_agreed_first(cast, ask, send):
    Seat.objects.create(
        partnership=cast.partnership, person=cast.member, body=ask.body, role="chair", since=D(2017, 4, 1)
    )
    update = send(ask, by=cast.deputy)
    agree(cast.subgroup_chair, update)
    with pytest.raises(
        NotYet, match=r"Helen Osei agreed this update on 11 January 2018 at \d+:\d\d[ap]m: nothing more"
    ):
        agree(cast.member, update)
    with pytest.raises(NotYet, match="Helen Osei agreed this update"):
        send_back(cast.member, update)
    assert Entry.objects.filter(verb="agreed").count() == 1


def test_a_version_that_was_not_read_is_not_agreed(cast, ask, send):
    update = send(ask)
    send(ask, done="Five sessions ran.", on=NEXT_DAY)
    with pytest.raises(NotYet, match="Helen Osei sent a new version on 11 January 2018"):
        agree(cast.deputy, update, version=1)
    assert agree(cast.deputy, update, version=2).state == "agreed"


def test_a_clock_that_went_back_agrees_nothing(cast, ask, send):
    update = send(ask)
    with pytest.raises(NotYet, match="the update was sent on 10 January 2018: it has gone back"):
        agree(cast.deputy, update, on=D(2018, 1, 9))


@pytest.mark.django_db(transaction=True)
def test_of_two_who_agree_at_the_same_moment_one_agrees(cast, ask, send):
    Seat.objects.create(
        partnership=cast.partnership, person=cast.member, body=ask.body, role="chair", since=D(2017, 4, 1)
    )
    update = send(ask, by=cast.deputy)
    ready, told = threading.Barrier(2), []

    def chair(person):
        try:
            ready.wait(timeout=30)
            agree(person, update)
            told.append("agreed")
        except NotYet as refused:
            told.append(str(refused))
        finally:
            connection.close()

    threads = [threading.Thread(target=chair, args=[one]) for one in (cast.subgroup_chair, cast.member)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=60)
    assert sorted("agreed this update on" in one for one in told) == [False, True]
    assert told.count("agreed") == 1
    assert Entry.objects.filter(verb="agreed").count() == 1


# --- several at once ---


def test_a_batch_agrees_what_it_can_and_says_why_not_the_rest(cast, cycle, send):
    mine = send(ask_of(cycle, "1.1"), by=cast.subgroup_chair)
    others = [send(ask_of(cycle, number), by=cast.deputy) for number in ("1.2", "1.3")]
    send(ask_of(cycle, "1.3"), by=cast.deputy, done="New", on=NEXT_DAY)
    with clock.standing_on(NEXT_DAY):
        agreed, refused = actions.agree_updates(by=cast.subgroup_chair, updates=[(one, 1) for one in (mine, *others)])
    assert agreed == [others[0]]
    assert [one.update for one in refused] == [mine, others[1]]
    assert "You wrote this update" in refused[0].reason
    assert "sent a new version" in refused[1].reason
    assert Entry.objects.filter(verb="agreed").count() == 1


def test_a_batch_of_none_is_told(cast, ask, send):
    with pytest.raises(NotYet, match="Tick at least one"):
        actions.agree_updates(by=cast.subgroup_chair, updates=[])
    with pytest.raises(NotYet, match=r"Action 1\.1: You wrote this update"), clock.standing_on(NEXT_DAY):
        actions.agree_updates(by=cast.subgroup_chair, updates=[(send(ask), 1)])


# --- returned ---


def test_a_returned_update_goes_back_with_its_reason_and_a_link(cast, ask, send):
    update = send_back(cast.deputy, send(ask))
    assert (update.state, update.returned_why, update.decided_by) == ("returned", "Which sessions?", cast.deputy)
    message, link = Outbox.objects.get(), Link.objects.get()
    assert (message.person, message.key) == (cast.subgroup_chair, f"update-returned:{update.pk}:1")
    assert "Which sessions?" in message.lines[1]
    assert (link.person, link.thing, link.thing_id) == (cast.subgroup_chair, "ask", str(ask.pk))
    assert link.until.date() == D(2018, 3, 8)


def test_a_returned_update_is_mended_and_agreed(cast, ask, send):
    update = send_back(cast.deputy, send(ask))
    with pytest.raises(NotYet, match="Callum Frith returned this update"):
        agree(cast.deputy, update)
    mended = send(ask, done="Sessions of 4 and 11 January.", on=D(2018, 1, 12))
    assert (mended.pk, mended.version, mended.returned_why, mended.decided_by) == (update.pk, 2, "", None)
    assert agree(cast.deputy, mended, version=2, on=D(2018, 1, 12)).state == "agreed"
    assert Update.objects.count() == 1


def test_returning_needs_a_reason_and_the_right(cast, ask, send):
    update = send(ask)
    with pytest.raises(NotYet, match="Say what is to be mended"):
        send_back(cast.deputy, update, why="  ")
    with pytest.raises(NotYet, match="You wrote this update"):
        send_back(cast.subgroup_chair, update)
    assert not Outbox.objects.exists()
