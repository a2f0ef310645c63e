"""A seat from asking to the manager’s yes: kept a while, proved by the link, offered on in order, told to nobody."""

import datetime as dt
import re

import pytest
import time_machine

from sightline.plan.rules.errors import NotYet
from sightline.post.models import Outbox
from sightline.post.rules import token_hash
from sightline.privacy.rules import HoldsIdentifier
from sightline.trail.models import EntryText
from sightline.training import actions
from sightline.training.actions.booking import Booker
from sightline.training.actions.telling import SOMEBODY
from sightline.training.models import Booking, Key
from tests.training.made import NOON, booking_of, course_of, session_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def booker(name="Kim Dale", **given):
    usual = {
        "email": f"{name.split()[0].lower()}@school.example",
        "workforce": "children",
        "agency_words": "Hill School",
    }
    return Booker(name=name, **usual | given)


def ask(session, name="Kim Dale", **given):
    asked = actions.ask_for_seat(by=SOMEBODY, session=session, booker=booker(name, **given))
    return asked, Booking.objects.filter(name=name).last()


def mail_to(address):
    return list(Outbox.objects.filter(address=address).order_by("pk"))


def token_in(message):
    return re.search(r"/([A-Za-z0-9_-]{43})/", " ".join(message.lines)).group(1)


def test_a_seat_is_kept_a_day_and_is_hers_once_the_link_is_followed(cast):
    session = session_of(course_of(cast.partnership))
    asked, booking = ask(session)
    assert (asked.seat, asked.until) == (True, NOON + dt.timedelta(hours=24))
    assert (booking.state, booking.until, booking.proved_at) == ("asked", asked.until, None)
    (message,) = mail_to("kim@school.example")
    assert Key.objects.get().token_hash == token_hash(token_in(message))
    assert token_in(message) not in str(Key.objects.values())
    actions.confirm_booking(by=SOMEBODY, booking=booking)
    booking.refresh_from_db()
    assert (booking.state, booking.until, booking.proved_at) == ("booked", None, NOON)
    assert "You have a seat" in mail_to("kim@school.example")[1].lines[0]


def test_what_is_not_confirmed_in_time_goes_back_and_cannot_be_confirmed(cast, _noon):
    session = session_of(course_of(cast.partnership), capacity=1)
    _, late = ask(session)
    _noon.move_to(NOON + dt.timedelta(hours=25))
    with pytest.raises(NotYet, match="time to confirm is over"):
        actions.confirm_booking(by=SOMEBODY, booking=late)
    asked, next_one = ask(session, "Jo Ray")
    assert (asked.seat, next_one.state) == (True, "asked")
    late.refresh_from_db()
    assert late.state == "lapsed"


def test_a_full_session_has_a_waiting_list_and_a_seat_given_back_goes_to_the_first(cast):
    session = session_of(course_of(cast.partnership), capacity=1)
    _, first = ask(session)
    session.refresh_from_db()
    assert session.state == "full"
    actions.confirm_booking(by=SOMEBODY, booking=first)
    unproved, waits, later = (ask(session, name)[1] for name in ("Una Proved", "Wes Wait", "Zoe Zed"))
    assert {one.state for one in (unproved, waits, later)} == {"waiting"}
    for one in (later, waits):  # in the order they asked, not in which they confirmed; Una never does
        actions.confirm_booking(by=SOMEBODY, booking=one)
    actions.cancel_booking(by=SOMEBODY, booking=first)
    waits.refresh_from_db()
    assert (waits.state, waits.until) == ("offered", NOON + dt.timedelta(hours=48))
    assert "A seat has become free" in mail_to("wes@school.example")[-1].lines[0]
    actions.take_offer(by=SOMEBODY, booking=waits)
    waits.refresh_from_db()
    session.refresh_from_db()
    assert (waits.state, session.state) == ("booked", "full")
    later.refresh_from_db()
    assert later.state == "waiting"


def test_nobody_who_comes_later_passes_those_who_wait(cast):
    session = session_of(course_of(cast.partnership), capacity=2)
    booking_of(session, "Ann A")
    booking_of(session, "Wes Wait", state="waiting")  # a seat is free and the clock has not come round to offering it
    asked, _ = ask(session, "Zoe Zed")
    assert not asked.seat
    assert dict(session.bookings.values_list("name", "state")) == {
        "Ann A": "booked", "Wes Wait": "offered", "Zoe Zed": "waiting",
    }  # fmt: skip


def test_asking_twice_tells_nothing_and_sends_seldom(cast, _noon):
    session = session_of(course_of(cast.partnership), capacity=5)
    first, _booking = ask(session)
    again, _ = ask(session)
    assert again == first
    assert (Booking.objects.count(), len(mail_to("kim@school.example"))) == (1, 1)
    for minutes in (11, 22, 33, 44, 55):
        _noon.move_to(NOON + dt.timedelta(minutes=minutes))
        ask(session)
    assert len(mail_to("kim@school.example")) == 3
    assert Booking.objects.count() == 1


def test_nobody_can_fill_a_letter_box_over_many_sessions(cast):
    course = course_of(cast.partnership)
    for n in range(15):
        ask(session_of(course, dt.date(2018, 3, 1) + dt.timedelta(days=n)), email="victim@school.example")
    assert len(mail_to("victim@school.example")) == 10


def test_the_manager_is_asked_once_the_address_is_proved_and_says_yes_or_no(cast):
    session = session_of(course_of(cast.partnership, asks_manager=True), capacity=2)
    _, booking = ask(session, manager_email="boss@school.example")
    assert not mail_to("boss@school.example")
    actions.confirm_booking(by=SOMEBODY, booking=booking)
    booking.refresh_from_db()
    assert booking.state == "approval"
    assert "Kim Dale has booked" in mail_to("boss@school.example")[0].lines[0]
    assert Key.objects.get(holder="manager").token_hash == token_hash(token_in(mail_to("boss@school.example")[0]))
    with pytest.raises(NotYet, match="Say why not"):
        actions.settle_approval(by=SOMEBODY, booking=booking, approved=False)
    actions.settle_approval(by=SOMEBODY, booking=booking, approved=False, words="We are short that day.")
    booking.refresh_from_db()
    assert (booking.state, booking.manager_words) == ("refused", "We are short that day.")
    assert "We are short that day." in mail_to("kim@school.example")[-1].lines
    with pytest.raises(NotYet, match="does not wait"):
        actions.settle_approval(by=SOMEBODY, booking=booking, approved=True)


def test_past_cancelled_and_unopened_sessions_cannot_be_booked(cast):
    course = course_of(cast.partnership)
    for fields, said in (
        ({"day": NOON.date()}, "has begun"),
        ({"state": "planned"}, "not open"),
        ({"state": "cancelled", "cancelled_why": "Snow."}, "cancelled: Snow."),
        ({"day": dt.date(2018, 1, 2), "state": "held", "attendance_closed_on": dt.date(2018, 1, 2)}, "is over"),
    ):
        with pytest.raises(NotYet, match=said):
            ask(session_of(course, **fields))
    assert not Booking.objects.exists()
    assert not Outbox.objects.exists()


def test_wishes_that_name_a_child_are_refused(cast):
    session = session_of(course_of(cast.partnership))
    with pytest.raises(HoldsIdentifier):
        ask(session, wishes="It is about Tom, born 3 May 2009, NHS number 943 476 5919")
    assert not Booking.objects.exists()


def test_the_record_tells_of_bookings_and_of_nobody(cast):
    session = session_of(course_of(cast.partnership, asks_manager=True))
    _, booking = ask(session, manager_email="boss@school.example", wishes="A ramp, please")
    actions.confirm_booking(by=SOMEBODY, booking=booking)
    actions.settle_approval(by=SOMEBODY, booking=booking, approved=True, words="Of course.")
    actions.cancel_booking(by=SOMEBODY, booking=booking)
    texts = " ".join(before + after for before, after in EntryText.objects.values_list("before", "after"))
    for secret in ("Kim", "school.example", "Hill School", "ramp", "Of course"):
        assert secret not in texts


def test_the_coordinator_enters_a_booking_and_cannot_enter_one_twice_or_one_too_many(cast):
    session = session_of(course_of(cast.partnership), capacity=1, state="planned")
    actions.enter_booking(by=cast.support, session=session, booker=booker())
    with pytest.raises(NotYet, match="No seat is left"):
        actions.enter_booking(by=cast.support, session=session, booker=booker("Jo Ray"))
    assert "You have a seat" in mail_to("kim@school.example")[0].lines[0]


def test_cancelling_a_session_tells_everybody_who_has_proved_her_address(cast):
    session = session_of(course_of(cast.partnership))
    booking_of(session, "Ann A")
    booking_of(session, "Wes Wait", state="waiting")
    booking_of(session, "Una P", state="asked", proved_at=None, until=session.starts_at)
    actions.cancel_session(by=cast.support, session=session, reason="The trainer is ill.")
    assert {one.address for one in Outbox.objects.all()} == {"ann@school.example", "wes@school.example"}
    assert set(session.bookings.values_list("state", flat=True)) == {"cancelled"}


def test_another_time_is_told_and_more_seats_are_offered(cast):
    session = session_of(course_of(cast.partnership), capacity=1, state="full")
    booking_of(session, "Ann A")
    waits = booking_of(session, "Wes Wait", state="waiting")
    with pytest.raises(NotYet, match="at least one seat"):
        actions.edit_session(by=cast.support, session=session, revision=1, capacity=0)
    booking_of(session, "Bo B")
    with pytest.raises(NotYet, match="2 seats are taken"):
        actions.edit_session(by=cast.support, session=session, revision=1, capacity=1)
    actions.edit_session(by=cast.support, session=session, revision=1, capacity=3, place="Library")
    waits.refresh_from_db()
    assert waits.state == "offered"
    assert "Library" in mail_to("ann@school.example")[0].lines[0]
