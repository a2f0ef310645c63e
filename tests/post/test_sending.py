"""Sending, with a mail server that takes, refuses or falls silent, and workers that are killed."""

import signal

import pytest
from django.conf import settings

from sightline.kit import clock
from sightline.people.models import Person
from sightline.post import actions, rules
from sightline.post.models import Outbox, Slot
from sightline.post.rules import State
from sightline.post.sending import send_due
from tests.cast import Cast
from tests.post.mail_server import mail_server
from tests.processes import finish, start


def queue(cast: Cast, person: Person, key: str) -> Outbox:
    return actions.queue(
        partnership=cast.partnership,
        person=person,
        key=key,
        subject="Your update is due: café",
        lines=["Dear colleague,", "It is due."],
    )


def test_what_is_due_is_sent(cast: Cast, mailoutbox) -> None:
    message = queue(cast, cast.action_owner, "one")
    cast.member.is_active = False
    cast.member.save()
    queue(cast, cast.member, "left")
    assert send_due() == 1
    assert send_due() == 0
    (mail,) = mailoutbox
    assert (mail.to, mail.body) == ([cast.action_owner.email], "Dear colleague,\n\nIt is due.\n")
    assert mail.extra_headers["Message-ID"] == message.message_id
    left = Outbox.objects.get(key="left")
    assert (left.state, left.trouble) == (State.FAILED, "The person no longer has an account.")


def test_sending_stops_when_told(cast: Cast, mailoutbox) -> None:
    queue(cast, cast.action_owner, "one")
    assert send_due(lambda: True) == 0
    assert not mailoutbox


@pytest.mark.django_db(transaction=True)
def test_refusals_are_tried_again_or_given_up_and_do_not_hold_up_the_others(cast: Cast) -> None:
    refuse = {cast.member.email: "550 no such person", cast.analyst.email: "451 later"}
    for person in (cast.member, cast.analyst, cast.chair):
        queue(cast, person, person.name)
    with mail_server(refuse=refuse) as server:
        finish(start("work", "--once", EMAIL_URL=server.url))
    assert [mail["To"] for mail in server.taken] == [cast.chair.email]
    never, later, sent = (Outbox.objects.get(key=person.name) for person in (cast.member, cast.analyst, cast.chair))
    assert (never.state, never.trouble) == (State.FAILED, "The mail server answered 550.")
    assert (later.state, later.trouble, later.attempts) == (State.QUEUED, "The mail server answered 451.", 1)
    assert later.next_at is not None
    assert later.next_at > clock.now()
    assert sent.state == State.SENT


@pytest.mark.django_db(transaction=True)
def test_a_server_that_is_not_there_is_tried_again(cast: Cast) -> None:
    queue(cast, cast.chair, "one")
    with mail_server() as server:
        gone = server.url
    said = finish(start("work", "--once", EMAIL_URL=gone))
    message = Outbox.objects.get()
    assert (message.state, message.trouble) == (State.QUEUED, "The mail server could not be reached.")
    assert cast.chair.email not in said


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_message_once_and_do_each_turn_once(cast: Cast) -> None:
    for number in range(40):
        queue(cast, cast.chair, f"message {number}")
    with mail_server() as server:
        workers = [start("work", "--once", EMAIL_URL=server.url) for _ in range(2)]
        for worker in workers:
            finish(worker)
    ids = [mail["Message-ID"] for mail in server.taken]
    assert len(ids) == len(set(ids)) == 40
    assert set(Outbox.objects.values_list("state", "attempts", "possibly_twice")) == {(State.SENT, 1, False)}
    turns = {slot.name: (slot.turns, slot.done_at is not None) for slot in Slot.objects.all()}
    assert turns["post.jobs.forget_old_messages"] == turns["post.jobs.clear_old_sessions"] == (1, True)


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_between_sending_and_saying_so(cast: Cast) -> None:
    queue(cast, cast.chair, "one")
    with mail_server(silent=True) as server:
        worker = start("work", "--once", EMAIL_URL=server.url)
        assert server.was_given_one.wait(60)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        first = server.taken[0]
    assert Outbox.objects.get().state == State.SENDING
    with mail_server() as server:
        finish(start("work", "--once", EMAIL_URL=server.url))
        assert server.taken == []  # the dead one's lease still runs
        Outbox.objects.update(claimed_at=clock.now() - 2 * rules.LEASE)
        finish(start("work", "--once", EMAIL_URL=server.url))
    (second,) = server.taken
    assert second["Message-ID"] == first["Message-ID"]
    message = Outbox.objects.get()
    assert (message.state, message.possibly_twice) == (State.SENT, True)


@pytest.mark.django_db(transaction=True)
def test_a_worker_that_is_told_to_stop_stops(cast: Cast) -> None:
    queue(cast, cast.chair, "one")
    with mail_server() as server:
        worker = start("work", EMAIL_URL=server.url)
        assert server.was_given_one.wait(60)
        worker.send_signal(signal.SIGTERM)
        finish(worker)
    assert server.taken[0]["From"] == settings.DEFAULT_FROM_EMAIL
    assert server.taken[0]["Auto-Submitted"] == "auto-generated"
