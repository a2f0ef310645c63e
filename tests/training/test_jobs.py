"""The clock passes seats on, reminds twice, and forgets who booked."""

import datetime as dt

import pytest
import time_machine

from sightline.post.models import Outbox
from sightline.training import jobs
from sightline.training.models import Key, Session, Terms
from sightline.training.reads import by_agency
from sightline.training.reads.inside import attendance, counted
from tests.training.made import NOON, booking_of, course_of, session_of

pytestmark = pytest.mark.django_db
LONG_AGO = NOON - dt.timedelta(days=40)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def test_a_seat_not_confirmed_or_taken_in_time_goes_to_the_next(cast, clock):
    session = session_of(course_of(cast.partnership), capacity=1, state="full")
    late = booking_of(session, "Ann A", state="asked", proved_at=None, until=NOON)
    first, second = (booking_of(session, name, state="waiting") for name in ("Bo B", "Cy C"))
    clock.move_to(NOON + dt.timedelta(minutes=1))
    jobs.pass_seats_on_at_noon()
    late.refresh_from_db()
    first.refresh_from_db()
    assert (late.state, first.state) == ("lapsed", "offered")
    clock.move_to(NOON + dt.timedelta(hours=49))
    jobs.pass_seats_on_in_the_evening()
    jobs.pass_seats_on_in_the_evening()  # safe to run twice
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("lapsed", "offered")
    assert [one.address for one in Outbox.objects.order_by("pk")] == ["bo@school.example", "cy@school.example"]


def test_bookers_are_reminded_a_week_and_a_day_before_each_once(cast, clock):
    session = session_of(course_of(cast.partnership), dt.date(2018, 1, 30))
    booking_of(session, "Ann A", asked_at=LONG_AGO)
    booking_of(session, "Wes Wait", state="waiting", asked_at=LONG_AGO)
    booking_of(session, "Una P", state="asked", asked_at=LONG_AGO, until=session.starts_at)
    for day in range(15, 31):
        clock.move_to(dt.datetime(2018, 1, day, 7, 30, tzinfo=dt.UTC))
        jobs.remind_of_sessions()
        jobs.remind_of_sessions()
    told = [(one.address, one.subject.split(":")[0]) for one in Outbox.objects.order_by("pk")]
    assert told == [("ann@school.example", "Soon"), ("ann@school.example", "Tomorrow")]
    assert Key.objects.count() == 2


def test_whoever_booked_today_is_not_reminded_at_once(cast):
    session = session_of(course_of(cast.partnership), dt.date(2018, 1, 20))
    booking_of(session, "Ann A")
    jobs.remind_of_sessions()
    assert not Outbox.objects.exists()


def held(cast, day):
    session = session_of(course_of(cast.partnership), day, state="held", attendance_closed_on=day)
    came = booking_of(session, "Ann A", state="attended", agency=cast.bodies["police"], agency_words="")
    absent = booking_of(session, "Bo B", state="absent", wishes="A ramp", manager_email="boss@school.example")
    gone = booking_of(session, "Cy C", state="cancelled")
    for booking in (came, absent, gone):
        Key.objects.create(partnership=cast.partnership, booking=booking, token_hash=f"{booking.pk:064}", made_at=NOON)
    return session, came, absent, gone


def test_bookers_are_forgotten_after_the_months_that_were_set_and_counts_stay(cast, clock):
    Terms.objects.create(partnership=cast.partnership, kept_months=12)
    session, came, absent, _ = held(cast, dt.date(2017, 1, 15))
    clock.move_to(dt.datetime(2018, 1, 14, 4, tzinfo=dt.UTC))
    jobs.forget_bookers()
    came.refresh_from_db()
    assert came.name == "Ann A"
    clock.move_to(dt.datetime(2018, 1, 15, 4, tzinfo=dt.UTC))
    jobs.forget_bookers()
    for booking in (came, absent):
        booking.refresh_from_db()
        personal = (booking.name, booking.email, booking.agency_words, booking.wishes, booking.manager_email)
        assert personal == ("", "", "", "", "")
    session.refresh_from_db()
    assert session.emptied_on == dt.date(2018, 1, 15)
    assert not Key.objects.exists()
    (there,) = counted(Session.objects.select_related("course"))
    assert (attendance(there).came, attendance(there).absent) == (1, 1)
    assert [(one.name, one.came, one.absent) for one in by_agency([there])] == [
        (cast.bodies["police"].name, 1, 0),
        ("No agency given", 0, 1),
    ]


def test_who_cancelled_is_forgotten_after_the_session_and_who_never_confirmed_at_once(cast):
    _, came, _, gone = held(cast, dt.date(2018, 1, 10))
    ahead = session_of(course_of(cast.partnership), dt.date(2018, 3, 1))
    never = booking_of(ahead, "Una P", state="lapsed", proved_at=None)
    cancelled = booking_of(ahead, "Di D", state="cancelled")
    jobs.forget_bookers()
    for booking in (came, gone, never, cancelled):
        booking.refresh_from_db()
    assert [one.name for one in (came, gone, never, cancelled)] == ["Ann A", "", "", "Di D"]
