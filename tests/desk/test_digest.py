"""The one message a day: to whom, about what, once, whoever writes it and however often."""

import datetime as dt
import re
import signal

import pytest
from django.conf import settings
from django.urls import reverse

from sightline.desk.actions import remind_now, send_digest
from sightline.desk.jobs import write_digests
from sightline.desk.reads import to_write_to
from sightline.kit import clock
from sightline.people.actions import set_away
from sightline.people.models import Seat
from sightline.plan.rules.errors import NotYet
from sightline.post.models import Link, Outbox, Reminder, Slot
from sightline.post.rules import Rung, State
from sightline.progress import actions
from sightline.progress.models import Ask
from sightline.trail.models import Entry
from tests.post.mail_server import mail_server
from tests.processes import finish, start
from tests.progress.conftest import ASKED, DUE

pytestmark = pytest.mark.django_db
D = dt.date


def written_on(day: dt.date) -> dict[str, Outbox]:
    """The digests of `day` once the clock has come round, by the name of their reader."""
    with clock.standing_on(day):
        write_digests()
    return {
        one.person.name: one for one in Outbox.objects.filter(key__endswith=day.isoformat()).select_related("person")
    }


def text(message: Outbox) -> str:
    return "\n\n".join(message.lines)


def tokens(message: Outbox) -> list[str]:
    return re.findall(r"/answer/([\w-]+)/", text(message))


def answer_all(cycle, send, on: dt.date, but: str = "") -> None:
    for ask in cycle.asks.exclude(action__number=but):
        by = {} if ask.answers else {"by": Seat.objects.get(body=ask.body).person}
        send(ask, on=on, **by)


def test_whoever_owes_an_answer_is_written_to_once_with_a_link_to_each(cast, cycle, client_of):
    found = written_on(ASKED)
    # The vice chair may write the group's report, so she hears of that.
    assert set(found) == {cast.subgroup_chair.name, cast.deputy.name, cast.action_owner.name}
    message = found[cast.subgroup_chair.name]
    assert message.subject == "Four things wait for you"
    assert message.lines[:2] == [f"Hello {cast.subgroup_chair.name},", f"{cast.partnership.name}: this waits for you."]
    assert len(tokens(message)) == 3
    assert Link.objects.filter(person=cast.subgroup_chair, thing="ask").count() == 3
    with clock.standing_on(ASKED):
        page = client_of(None).get(reverse("answer", args=[tokens(message)[0]]))
    assert page.status_code == 200
    assert "1.1" in page.content.decode()


def test_the_next_message_comes_on_the_next_day_that_was_set(cast, cycle):
    written_on(ASKED)
    assert written_on(D(2017, 12, 28)) == {}
    assert cast.subgroup_chair.name in written_on(D(2018, 1, 8))
    assert written_on(D(2018, 1, 9)) == {}
    assert written_on(DUE)[cast.subgroup_chair.name].subject == "Four things wait for you"


def test_twice_in_a_day_is_once(cast, cycle):
    written_on(ASKED)
    counts = Outbox.objects.count(), Link.objects.count(), Reminder.objects.count()
    written_on(ASKED)
    assert (Outbox.objects.count(), Link.objects.count(), Reminder.objects.count()) == counts


def test_the_links_of_a_message_that_another_worker_wrote_first_are_not_made(cast, cycle):
    with clock.standing_on(ASKED):
        found = to_write_to(ASKED)
        entries = found[cast.subgroup_chair]
        assert send_digest(person=cast.subgroup_chair, entries=entries, on=ASKED) is not None
        links = Link.objects.count()
        assert send_digest(person=cast.subgroup_chair, entries=entries, on=ASKED) is None
    assert Link.objects.count() == links


def test_what_is_done_is_not_reminded_of(cast, cycle, send):
    written_on(ASKED)
    answer_all(cycle, send, on=D(2018, 1, 5), but="1.3")
    message = written_on(D(2018, 1, 8))[cast.subgroup_chair.name]
    assert len(tokens(message)) == 1
    assert "1.3" in text(message)


def test_agreeing_is_asked_of_whoever_may_and_needs_signing_in(cast, cycle, send):
    written_on(ASKED)
    update = send(Ask.objects.get(cycle=cycle, action__number="1.1"), on=D(2018, 1, 4))
    message = written_on(D(2018, 1, 5))[cast.deputy.name]
    assert f"{settings.SITE_URL}{reverse('update_agree', args=[cast.slug, update.pk])}" in text(message)
    assert tokens(message) == []
    assert "Agree or return: 1.1" in text(message)


def test_an_update_that_came_back_says_what_to_mend(cast, cycle, send):
    written_on(ASKED)
    update = send(Ask.objects.get(cycle=cycle, action__number="1.1"), on=D(2018, 1, 4))
    with clock.standing_on(D(2018, 1, 5)):
        actions.return_update(by=cast.deputy, update=update, version=1, why="Say how many came.")
    message = written_on(D(2018, 1, 8))[cast.subgroup_chair.name]
    assert "Mend the update: 1.1" in text(message)
    assert "Say how many came." in text(message)


def test_the_deputy_is_asked_while_she_is_away(cast, cycle):
    with clock.standing_on(ASKED):
        set_away(by=cast.subgroup_chair, person=cast.subgroup_chair, since=ASKED, until=D(2018, 1, 5))
    found = written_on(ASKED)
    assert cast.subgroup_chair.name not in found
    assert "somebody you are deputy for is away" in text(found[cast.deputy.name])
    assert {one.rung for one in found[cast.deputy.name].reminders.all()} == {Rung.DEPUTY}
    assert len(tokens(written_on(D(2018, 1, 8))[cast.subgroup_chair.name])) == 3, "she is back"


def test_what_is_overdue_climbs_to_the_chair_and_then_to_the_business_manager(cast, cycle):
    Seat.objects.create(
        partnership=cast.partnership, person=cast.member, body=cast.bodies["subgroup"], role="lead", since="2016-04-01"
    )
    for day in (ASKED, D(2018, 1, 8), DUE):
        found = written_on(day)
        assert len(tokens(found[cast.member.name])) == 3, "the lead is asked for the group"
        assert cast.subgroup_chair.name not in found or not tokens(found[cast.subgroup_chair.name])
    found = written_on(D(2018, 1, 17))
    told = found[cast.subgroup_chair.name]
    assert "this is overdue in a group you chair" in text(told)
    assert sum(one.rung == Rung.CHAIR for one in told.reminders.all()) == 3
    # The police have a lead and no chair, so the business manager hears of theirs already.
    assert "Police: Say how it is going: 1.2" in text(found[cast.business_manager.name])
    message = written_on(D(2018, 1, 22))[cast.business_manager.name]
    assert message.subject == "Four things overdue from others"
    assert tokens(message) == [], "a manager is told, and not asked to answer in another's place"


def test_a_body_without_anybody_is_the_business_managers_to_see_to(cast, cycle):
    Seat.objects.filter(body=cast.bodies["police"]).update(until=D(2017, 12, 1))
    assert "Police: Say how it is going: 1.2" in text(written_on(ASKED)[cast.business_manager.name])


def test_nobody_is_written_to_at_weekends_or_while_reminders_pause(cast, cycle):
    with clock.standing_on(ASKED):
        actions.pause_reminders(
            by=cast.business_manager, partnership=cast.partnership, until=D(2018, 1, 7), why="The holidays."
        )
    assert written_on(ASKED) == {}
    assert written_on(D(2018, 1, 7)) == {}
    assert cast.subgroup_chair.name in written_on(D(2018, 1, 8))


def test_one_message_for_all_her_partnerships_each_seeing_its_own_part(cast, cycle, make_plan, make_round, client_of):
    Seat.objects.create(
        partnership=cast.elsewhere,
        person=cast.subgroup_chair,
        body=cast.elsewhere_board,
        role="lead",
        since="2016-04-01",
    )
    make_round(make_plan(elsewhere=True))
    message = written_on(ASKED)[cast.subgroup_chair.name]
    assert f"{cast.partnership.name}: this waits for you." in message.lines
    assert f"{cast.elsewhere.name}: this waits for you." in message.lines
    for manager, partnership, other in (
        (cast.business_manager, cast.partnership, cast.elsewhere),
        (cast.outsider, cast.elsewhere, cast.partnership),
    ):
        address = reverse("outbox_message", args=[partnership.slug, message.pk])
        page = client_of(manager).get(address).content.decode()
        assert "Update: 1.1" in page
        assert other.name not in page, "what another partnership asked of her is not theirs to read"
        assert not any(token in page for token in tokens(message)), "her links are hers alone"


def test_somebody_who_left_is_not_written_to(cast, cycle):
    cast.subgroup_chair.is_active = False
    cast.subgroup_chair.save()
    assert cast.subgroup_chair.name not in written_on(ASKED)
    Seat.objects.filter(person=cast.action_owner).update(until=D(2017, 12, 1))
    assert cast.action_owner.name not in written_on(D(2018, 1, 8))


def test_a_reminder_by_hand_goes_today_and_stands_on_the_record(cast, cycle, send):
    written_on(ASKED)
    answer_all(cycle, send, on=D(2018, 1, 3), but="1.3")
    with clock.standing_on(D(2018, 1, 4)):
        told = remind_now(by=cast.business_manager, cycle=cycle)
        again = remind_now(by=cast.business_manager, cycle=cycle)
    assert (told.now, told.already) == ([cast.subgroup_chair.name], [])
    assert (again.now, again.already) == ([], [cast.subgroup_chair.name])
    entry = Entry.objects.filter(verb="reminded the owners of").first()
    assert (entry.thing, entry.thing_id) == ("cycle", str(cycle.pk))
    written_on(D(2018, 1, 4))
    written = Outbox.objects.filter(key__endswith="2018-01-04", person=cast.subgroup_chair)
    assert written.count() == 1, "the morning's message does not come on top"


def test_there_is_nobody_to_remind_where_all_have_answered_or_the_round_is_over(cast, cycle, send):
    answer_all(cycle, send, on=D(2018, 1, 3))
    with clock.standing_on(D(2018, 1, 4)), pytest.raises(NotYet, match="nobody to remind"):
        remind_now(by=cast.business_manager, cycle=cycle)
    planned = cycle.plan.cycles.get(number=4)
    with pytest.raises(NotYet, match="not open"):
        remind_now(by=cast.business_manager, cycle=planned)


def test_reminding_by_hand_shows_first_who_would_be_written_to(cast, cycle, client_of):
    address = reverse("round_remind", args=[cast.slug, cycle.pk])
    client = client_of(cast.business_manager)
    with clock.standing_on(ASKED):
        page = client.get(address).content.decode()
        assert cast.subgroup_chair.name in page
        assert not Outbox.objects.exists(), "a visit sends nothing"
        page = client.post(address, {"go": "yes"}, follow=True).content.decode()
        assert "2 people are being written to now." in page
        page = client.post(address, {"go": "yes"}, follow=True).content.decode()
    assert "Written to today already, and not again" in page
    assert Outbox.objects.count() == 2


# Processes read their own clock; in the demonstration it stands on the day on which the round was opened.
THAT_DAY = {"SIGHTLINE_MODE": "demo", "SIGHTLINE_DEMO_TODAY": ASKED.isoformat()}
LONG_AGO = dt.datetime(2017, 12, 1, tzinfo=dt.UTC)


def digests():
    return Outbox.objects.filter(key__startswith="digest:").order_by("pk")


@pytest.mark.django_db(transaction=True)
def test_two_workers_write_each_person_once_and_mail_is_sent(cast, cycle):
    with mail_server() as server:
        workers = [start("work", "--once", EMAIL_URL=server.url, **THAT_DAY) for _ in range(2)]
        for worker in workers:
            finish(worker)
        finish(start("work", "--once", EMAIL_URL=server.url, **THAT_DAY))
    names = sorted(one.person.name for one in digests().select_related("person"))
    assert names == sorted([cast.action_owner.name, cast.subgroup_chair.name, cast.deputy.name])
    assert set(digests().values_list("state", "attempts")) == {(State.SENT, 1)}
    assert len(server.taken) == 3
    assert Slot.objects.get(name="desk.jobs.write_digests").turns == 1
    assert Link.objects.count() == 4, "no link was made that no message holds"
    assert not any("/answer/" in line and "…" not in line for one in digests() for line in one.lines)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_it_writes_is_taken_up_again(cast, cycle):
    with mail_server(silent=True) as server:
        worker = start("work", "--once", EMAIL_URL=server.url, **THAT_DAY)
        assert server.was_given_one.wait(60)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
    # As if it had died in the middle of writing: one message is there, and its turn was never finished.
    kept = digests().get(state=State.SENDING)
    Reminder.objects.exclude(message=kept).delete()
    digests().exclude(pk=kept.pk).delete()
    Slot.objects.filter(name="desk.jobs.write_digests").update(done_at=None, claimed_at=LONG_AGO)
    Outbox.objects.update(claimed_at=LONG_AGO)
    with mail_server() as server:
        finish(start("work", "--once", EMAIL_URL=server.url, **THAT_DAY))
    assert digests().count() == 3
    assert Slot.objects.get(name="desk.jobs.write_digests").turns == 2
    kept.refresh_from_db()
    assert (kept.state, kept.possibly_twice) == (State.SENT, True)
    assert set(digests().exclude(pk=kept.pk).values_list("possibly_twice", flat=True)) == {False}
