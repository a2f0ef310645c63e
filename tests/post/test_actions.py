"""Messages, links and turns of scheduled work, as their actions leave them."""

import datetime as dt

import pytest
from django.db import transaction

from sightline.kit import clock
from sightline.post import actions, reads, rules
from sightline.post.models import Link, Outbox, Slot
from sightline.post.rules import Rung, State
from sightline.trail.models import Entry
from tests.cast import Cast

HOUR = dt.timedelta(hours=1)


def queue(cast: Cast, key: str = "asked:1") -> Outbox:
    return actions.queue(
        partnership=cast.partnership, person=cast.action_owner, key=key, subject="Your update", lines=["It is due."]
    )


def test_a_message_with_a_key_is_queued_once(cast: Cast) -> None:
    assert queue(cast).pk == queue(cast).pk
    assert queue(cast, "asked:2").message_id != queue(cast).message_id


@pytest.mark.django_db(transaction=True)
def test_a_message_stands_or_falls_with_the_transaction_that_wants_it(cast: Cast) -> None:
    with pytest.raises(RuntimeError, match="changed her mind"), transaction.atomic():
        queue(cast)
        raise RuntimeError("changed her mind")
    assert not Outbox.objects.exists()


def test_a_message_is_claimed_once_and_sent(cast: Cast) -> None:
    queue(cast)
    message = actions.claim_message()
    assert message is not None
    assert (message.state, message.attempts, message.possibly_twice) == (State.SENDING, 1, False)
    assert actions.claim_message() is None
    actions.record_sent(message=message)
    message.refresh_from_db()
    assert (message.state, message.next_at) == (State.SENT, None)
    assert actions.claim_message() is None


def test_the_oldest_message_goes_first(cast: Cast) -> None:
    later, first = queue(cast, "later"), queue(cast, "first")
    Outbox.objects.filter(pk=first.pk).update(next_at=clock.now() - HOUR)
    assert [actions.claim_message(), actions.claim_message()] == [first, later]


def test_a_dead_workers_message_is_taken_again_and_marked(cast: Cast) -> None:
    queue(cast)
    dead = actions.claim_message()
    Outbox.objects.update(claimed_at=clock.now() - rules.LEASE - HOUR)
    again = actions.claim_message()
    assert dead is not None
    assert again is not None
    assert (again.attempts, again.possibly_twice, again.message_id) == (2, True, dead.message_id)
    actions.record_sent(message=dead)  # it was only slow: its word no longer counts
    again.refresh_from_db()
    assert again.state == State.SENDING


def test_a_refused_message_waits_and_in_the_end_fails(cast: Cast) -> None:
    queue(cast)
    for turn in range(len(rules.WAITS) + 1):
        Outbox.objects.update(next_at=clock.now() - HOUR)
        message = actions.claim_message()
        assert message is not None, turn
        actions.record_refused(message=message, trouble="It answered 451.", for_good=False, now=clock.now())
    message.refresh_from_db()
    assert (message.state, message.trouble) == (State.FAILED, "It answered 451.")


def test_a_failed_message_is_queued_again_by_a_person_and_the_record_says_so(cast: Cast) -> None:
    message = queue(cast)
    assert actions.queue_again(by=cast.business_manager, message=message) is False
    assert not Entry.objects.exists()
    Outbox.objects.update(state=State.FAILED, next_at=None, attempts=8)
    assert actions.queue_again(by=cast.business_manager, message=message) is True
    message.refresh_from_db()
    assert (message.state, message.attempts) == (State.QUEUED, 0)
    entry = Entry.objects.get()
    assert (entry.verb, entry.thing, entry.thing_id) == ("queued again", "outbox", str(message.pk))


def test_only_the_digest_of_a_token_is_kept_and_the_token_finds_its_link(cast: Cast, django_assert_num_queries) -> None:
    now = clock.now()
    about = {"partnership": cast.partnership, "thing": "action", "thing_id": 7}
    token = actions.make_link(person=cast.action_owner, until=now + HOUR, **about)
    assert token not in str(Link.objects.values().get())
    with django_assert_num_queries(1):
        link = reads.link_of(token)
        assert link is not None
        assert (link.person, link.thing, link.thing_id) == (cast.action_owner, "action", "7")
        assert link.partnership == cast.partnership
    assert reads.link_of(token + "x") is None
    assert actions.revoke_links(**about) == 1
    assert reads.link_of(token).revoked_at is not None
    assert actions.revoke_links(**about) == 0


def test_a_turn_is_claimed_once_and_taken_over_from_the_dead(cast: Cast) -> None:
    now = clock.now()
    turn = {"name": "digest", "due": now - HOUR}
    slot = actions.claim_slot(now=now, **turn)
    assert slot is not None
    assert actions.claim_slot(now=now + rules.LEASE, **turn) is None
    over = now + rules.LEASE + dt.timedelta(seconds=1)
    again = actions.claim_slot(now=over, **turn)
    assert again is not None
    assert again.turns == 2
    actions.record_done(slot=again, now=over)
    assert actions.claim_slot(now=over + HOUR, **turn) is None
    assert Slot.objects.get().done_at == over


def test_old_messages_lose_their_words_and_keep_their_fact(cast: Cast) -> None:
    now = clock.now()
    old, young = queue(cast, "old"), queue(cast, "young")
    for message, age in ((old, rules.KEPT + HOUR), (young, rules.KEPT - HOUR)):
        Outbox.objects.filter(pk=message.pk).update(state=State.SENT, sent_at=now - age, next_at=None)
    actions.make_link(
        partnership=cast.partnership, person=cast.chair, thing="action", thing_id=1, until=now - rules.KEPT - HOUR
    )
    assert actions.forget_old_messages(now=now) == 2
    assert actions.forget_old_messages(now=now) == 0
    assert Outbox.objects.get(key="old").lines == []
    assert Outbox.objects.get(key="young").lines == ["It is due."]
    assert not Link.objects.exists()


def test_the_links_of_a_message_that_was_sent_are_its_readers_alone(cast: Cast) -> None:
    token = actions.make_link(
        partnership=cast.partnership, person=cast.action_owner, thing="ask", thing_id=1, until=clock.now() + HOUR
    )
    said = f"Your update is due.\nhttps://sightline.example/answer/{token}/"
    wanted = {"partnership": cast.partnership, "person": cast.action_owner, "key": "one", "subject": "One thing"}
    actions.queue(**wanted, lines=[said])
    message = actions.claim_message()
    assert message is not None
    assert message.lines == [said]
    actions.record_sent(message=message)
    assert Outbox.objects.get().lines == ["Your update is due.\nhttps://sightline.example/answer/…/"]


def test_what_a_message_reminded_of_is_kept_for_each_partnership(cast: Cast, django_assert_num_queries) -> None:
    class Away:
        partnership = cast.elsewhere

    message, day = queue(cast), dt.date(2018, 1, 15)
    here, there = cast.partnership.pk, cast.elsewhere.pk
    actions.remember_reminders(
        message=message, things=[(here, "ask", "7", Rung.OWNER), (there, "ask", "8", Rung.CHAIR)], on=day
    )
    with django_assert_num_queries(1):
        [about] = reads.reminders_about(here, "ask", [7, 8])["7"]
        assert (about.rung, about.on, about.message.person) == (Rung.OWNER, day, cast.action_owner)
    assert reads.reminders_about(here, "ask", [8]) == {}
    assert list(reads.messages_of(Away)) == [message], "it reminded somebody of a thing of theirs"
    later = queue(cast, "asked:2")
    actions.remember_reminders(message=later, things=[(here, "ask", "7", Rung.OWNER)], on=day + dt.timedelta(days=2))
    who = cast.action_owner.pk
    assert reads.last_reminded([who]) == {(who, "ask", "7"): day + dt.timedelta(days=2), (who, "ask", "8"): day}


def test_messages_are_seen_by_their_own_partnership(cast: Cast) -> None:
    class Away:
        partnership = cast.elsewhere

    class Home:
        partnership = cast.partnership

    message = queue(cast)
    assert list(reads.messages_of(Home)) == [message]
    assert list(reads.messages_of(Home, failed_only=True)) == []
    assert list(reads.messages_of(Away)) == []
