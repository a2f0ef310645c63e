"""Fifty people ask for twenty seats at once: twenty get one, thirty wait, on either database."""

import threading

import pytest
import time_machine
from django.db import connection

from sightline.training import actions
from sightline.training.actions.booking import Booker
from sightline.training.actions.telling import SOMEBODY
from sightline.training.models import Booking
from tests.training.made import NOON, booking_of, course_of, session_of

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(acts):
    """Runs each in a thread of its own, all let go together; what each gave, or raised."""
    start, given = threading.Barrier(len(acts)), [None] * len(acts)

    def run(n, act):
        try:
            start.wait(30)
            given[n] = act()
        except Exception as failed:
            given[n] = failed
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(n, act)) for n, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return given


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def test_exactly_twenty_of_fifty_get_a_seat(cast):
    session = session_of(course_of(cast.partnership), capacity=20)
    bookers = [
        Booker(name=f"Person {n}", email=f"p{n}@school.example", workforce="children", agency_words="Hill School")
        for n in range(50)
    ]
    given = at_once([lambda one=one: actions.ask_for_seat(by=SOMEBODY, session=session, booker=one) for one in bookers])
    assert [one.seat for one in given].count(True) == 20
    states = list(Booking.objects.values_list("state", flat=True))
    assert (states.count("asked"), states.count("waiting"), len(states)) == (20, 30, 50)
    session.refresh_from_db()
    assert session.state == "full"


def test_two_who_give_back_and_take_the_last_seat_leave_one_booking(cast):
    session = session_of(course_of(cast.partnership), capacity=1, state="full")
    first = booking_of(session, "Ann A")
    waits = booking_of(session, "Wes Wait", state="waiting")
    newcomer = Booker(name="Zoe Zed", email="zoe@school.example", workforce="children", agency_words="Hill School")
    at_once(
        [
            lambda: actions.cancel_booking(by=SOMEBODY, booking=first),
            lambda: actions.ask_for_seat(by=SOMEBODY, session=session, booker=newcomer),
        ]
    )
    waits.refresh_from_db()
    assert waits.state == "offered"
    assert Booking.objects.get(name="Zoe Zed").state == "waiting"
