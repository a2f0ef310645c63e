"""Closing a round: what nobody agreed is settled, what was not answered is carried on, what was said is frozen."""

import datetime as dt
import threading

import pytest
from django.db import connection, transaction

from sightline.kit import clock
from sightline.people.models import Seat
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.format import digest
from sightline.progress import actions
from sightline.progress.models import Ask, Cycle, Draft, Frozen, Update
from sightline.progress.reads.frozen import FROZEN_SCHEMA, frozen_standings
from sightline.progress.reads.rounds import owed
from sightline.trail.models import Entry
from tests.progress.conftest import ASKED, CLOSING, met

D = dt.date


def close(cast, cycle, on=CLOSING, by=None, **settled):
    with clock.standing_on(on):
        return actions.close_cycle(by=by or cast.business_manager, cycle=cycle, **settled)


def ask_of(cycle, number, body="WFD"):
    return Ask.objects.get(cycle=cycle, action__number=number, body__short_name=body)


@pytest.fixture
def fourth(plan, cycle):
    return Cycle.objects.get(plan=plan, number=4)


def test_closing_settles_each_unagreed_update_as_it_is_told(cast, cycle, ask, send):
    agreed, left = send(ask), send(ask_of(cycle, "1.2"))
    closed = close(cast, cycle, agree=[(agreed.pk, 1)], leave=[(left.pk, 1)])
    assert (closed.state, closed.closed_on, closed.closed_by) == ("closed", CLOSING, cast.business_manager)
    agreed.refresh_from_db()
    left.refresh_from_db()
    assert (agreed.state, agreed.agreed_as, agreed.agreed_at_closing) == ("agreed", "manager", True)
    assert (left.state, left.decided_by) == ("lapsed", None)
    assert list(Entry.objects.filter(thing="update").values_list("verb", flat=True))[2:] == ["agreed", "left unagreed"]


def test_nothing_unread_lapses_by_accident(cast, cycle, ask, send):
    first = send(ask)
    seen = [(first.pk, 1)]
    send(ask_of(cycle, "1.2"), on=D(2018, 1, 22))
    send(ask, done="Five sessions ran.", on=D(2018, 1, 22))
    with pytest.raises(NotYet) as refused:
        close(cast, cycle, agree=seen)
    assert len(refused.value.reasons) == 2
    assert "Helen Osei sent this on 22 January 2018" in refused.value.reasons[0]
    cycle.refresh_from_db()
    assert cycle.state == "open"


def test_what_was_settled_meanwhile_is_told(cast, cycle, ask, send):
    update = send(ask)
    with clock.standing_on(CLOSING):
        actions.agree_update(by=cast.deputy, update=update, version=1)
    with pytest.raises(NotYet, match="Some of these were settled"):
        close(cast, cycle, agree=[(update.pk, 1)])
    with pytest.raises(NotYet, match="both agreed and left"):
        other = send(ask_of(cycle, "1.2"))
        close(cast, cycle, agree=[(other.pk, 1)], leave=[(other.pk, 1)])


def test_the_business_manager_agrees_at_closing_but_never_her_own(cast, cycle, ask, send):
    Seat.objects.create(
        partnership=cast.partnership,
        person=cast.business_manager,
        body=cast.bodies["subgroup"],
        role="member",
        since=D(2017, 4, 1),
    )
    update = send(ask, by=cast.business_manager)
    with pytest.raises(NotYet, match=r"You wrote the update on Action 1\.1"):
        close(cast, cycle, agree=[(update.pk, 1)])
    close(cast, cycle, leave=[(update.pk, 1)])


def test_a_round_closes_after_its_due_day_or_once_all_are_in(cast, cycle, send):
    with pytest.raises(NotYet, match=r"due by 15 January 2018 and some are still to come"):
        close(cast, cycle, on=D(2018, 1, 15))
    for ask in Ask.objects.filter(cycle=cycle):
        send(ask, by=cast.subgroup_chair if ask.answers else cast.action_owner)
    close(cast, cycle, on=D(2018, 1, 12), agree=[(one.pk, 1) for one in Update.objects.all()])


def test_a_closed_round_is_never_closed_or_opened_again(cast, cycle):
    close(cast, cycle)
    with pytest.raises(NotYet, match="Nothing more can be done with it"):
        close(cast, cycle)
    cycle.refresh_from_db()
    assert not actions.can_close(cycle)
    assert not actions.can_open(cycle)


def test_a_clock_that_went_back_closes_nothing(cast, cycle):
    with pytest.raises(NotYet, match="this round was opened on 27 December 2017: it has gone back"):
        close(cast, cycle, on=D(2017, 12, 26))


# --- what is carried on ---


def test_what_is_still_owed_is_carried_with_the_day_it_was_asked(cast, cycle, fourth, ask, send):
    agreed = send(ask)
    close(cast, cycle, agree=[(agreed.pk, 1)])
    carried = Ask.objects.filter(cycle=fourth)
    assert [(one.action.number, one.body.short_name, one.answers, one.asked_on) for one in carried] == [
        ("1.2", "WFD", True, ASKED),
        ("1.2", "Police", False, ASKED),
        ("1.3", "WFD", True, ASKED),
    ]
    assert owed(Ask.objects.filter(action__plan=cycle.plan)).count() == 3


def test_what_was_left_unagreed_was_answered_and_what_was_returned_is_owed(cast, cycle, fourth, ask, send):
    left, returned = send(ask), send(ask_of(cycle, "1.3"))
    Update.objects.filter(pk=returned.pk).update(state="returned", returned_why="Which sessions?")
    with pytest.raises(NotYet, match="returned to its author, so it cannot be agreed"):
        close(cast, cycle, agree=[(returned.pk, 1)], leave=[(left.pk, 1)])
    close(cast, cycle, leave=[(left.pk, 1), (returned.pk, 1)])
    assert sorted(Ask.objects.filter(cycle=fourth).values_list("action__number", flat=True)) == ["1.2", "1.2", "1.3"]


def test_a_draft_typed_while_the_round_closes_is_kept_and_carried(cast, cycle, fourth, ask, send):
    agreed = send(ask)
    with clock.standing_on(CLOSING):
        for person, at in ((cast.deputy, ask), (cast.action_owner, ask_of(cycle, "1.2", "Police"))):
            actions.save_draft(by=person, ask=at, fields={"done": f"By {person}"}, began_from=0)
    close(cast, cycle, agree=[(agreed.pk, 1)])
    assert sorted(Draft.objects.values_list("ask__cycle__number", "ask__action__number", "fields__done")) == [
        (4, "1.1", "By Callum Frith"),
        (4, "1.2", "By DI Nadia Shah"),
    ]
    assert ask_of(fourth, "1.1").asked_on is None  # answered: nothing is owed, her words are only kept
    with clock.standing_on(D(2018, 1, 23)):  # she types on in the page she had open
        actions.save_draft(
            by=cast.action_owner, ask=ask_of(cycle, "1.2", "Police"), fields={"done": "On"}, began_from=0
        )
    assert Draft.objects.get(person=cast.action_owner).fields == {"done": "On"}


def test_after_the_last_round_drafts_stay_and_sending_says_why_it_cannot(cast, plan, make_round, send):
    last = make_round(plan, 4)
    ask = ask_of(last, "1.1")
    with clock.standing_on(D(2018, 4, 20)):
        actions.save_draft(by=cast.deputy, ask=ask, fields={"done": "Half"}, began_from=0)
    close(cast, last, on=D(2018, 4, 23))
    assert Draft.objects.get().ask == ask
    with pytest.raises(NotYet, match=r"Q4 2017/18 was the last round of this plan and it has closed.* is kept"):
        send(ask, on=D(2018, 4, 24))


def test_an_answer_to_a_closed_round_is_carried_into_the_next_and_marked_belated(cast, cycle, fourth, ask, send):
    close(cast, cycle)
    update = send(ask, on=D(2018, 1, 24))
    assert (update.ask, update.belated_for, update.late) == (ask_of(fourth, "1.1"), cycle, True)
    assert update.versions.get().document["belated_for"] == "Q3 2017/18"
    assert not owed(Ask.objects.filter(pk=update.ask_id)).exists()
    mended = send(update.ask, on=D(2018, 1, 25), done="Mended")
    assert (mended.pk, mended.belated_for, mended.version) == (update.pk, cycle, 2)


def test_the_carried_ask_itself_may_be_answered_belatedly(cast, cycle, fourth, send):
    close(cast, cycle)
    update = send(ask_of(fourth, "1.3"), on=D(2018, 1, 24))
    assert (update.belated_for, update.late) == (cycle, True)


def test_a_belated_answer_does_not_answer_the_next_round(cast, cycle, fourth, ask, send):
    close(cast, cycle)
    belated = send(ask, on=D(2018, 1, 24))
    with clock.standing_on(D(2018, 1, 25)):
        actions.agree_update(by=cast.deputy, update=belated, version=1)
    with clock.standing_on(D(2018, 3, 25)):
        actions.open_cycle(by=cast.business_manager, cycle=fourth)
    again = owed(Ask.objects.filter(cycle=fourth)).get(action__number="1.1")
    update = send(again, on=D(2018, 4, 3))
    assert (update.belated_for, update.late, again.updates.count()) == (None, False, 2)
    assert not owed(Ask.objects.filter(pk=again.pk)).exists()


def test_what_follows_an_agreed_answer_of_a_closed_round_is_not_belated(cast, cycle, fourth, ask, send):
    first = send(ask)
    close(cast, cycle, agree=[(first.pk, 1)])
    update = send(ask, seen=1, on=D(2018, 1, 24))
    assert (update.ask.cycle, update.belated_for, update.late) == (fourth, None, False)


# --- what is frozen ---


def test_what_was_said_is_frozen_with_its_digest_on_the_record(cast, cycle, ask, send):
    update = send(ask, met=[met(ask)])
    close(cast, cycle, agree=[(update.pk, 1)])
    frozen = Frozen.objects.get()
    assert (frozen.schema, frozen.sha256) == (FROZEN_SCHEMA, digest(frozen.document))
    assert frozen.sha256 in Entry.objects.get(thing="cycle", verb="closed").text.after
    (said,) = frozen.document["said"]
    assert (said["done"], said["state"], said["decided_by"], said["agreed_at_closing"]) == (
        "Four sessions ran.",
        "agreed",
        "Ines Calloway",
        True,
    )
    first, *others = frozen_standings(cycle).values()
    assert (first.number, first.claim, first.claim_agreed) == ("1.1", "green", True)
    assert [one.no_word for one in others] == [True, True]


# --- two at once ---


@pytest.mark.django_db(transaction=True)
def test_an_update_sent_while_the_round_closes_is_in_it_or_carried_and_never_lost(cast, cycle, ask, send):
    """One closes, one sends, at the same moment and again and again: the update is settled or stands in the next."""
    ready = threading.Barrier(2)
    told: list[str] = []

    def sender():
        try:
            ready.wait(timeout=30)
            send(ask, on=CLOSING)
            told.append("sent")
        finally:
            connection.close()

    def closer():
        try:
            ready.wait(timeout=30)
            close(cast, cycle)
            told.append("closed")
        except NotYet:
            told.append("not closed")
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for one in (sender, closer)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(timeout=60)
    update = Update.objects.get()
    cycle.refresh_from_db()
    assert "sent" in told
    if cycle.state == "closed":
        assert (update.ask.cycle.number, update.belated_for) == (4, cycle)
    else:
        assert (update.ask, told.count("not closed")) == (ask, 1)


@pytest.mark.django_db(transaction=True)
def test_who_waits_for_the_closing_to_be_done_finds_the_round_closed(cast, cycle, ask, send):
    """The round is closed but not committed when she sends: she waits, and her update goes to the next."""
    closing, sent = threading.Event(), threading.Event()

    def sender():
        try:
            closing.wait(timeout=30)
            send(ask, on=CLOSING)
            sent.set()
        finally:
            connection.close()

    thread = threading.Thread(target=sender)
    thread.start()
    with transaction.atomic():
        close(cast, cycle)
        closing.set()
        assert not sent.wait(timeout=1)  # the ask is ours until this is committed
    thread.join(timeout=60)
    assert sent.is_set()
    update = Update.objects.get()
    assert (update.ask.cycle.number, update.belated_for) == (4, cycle)
