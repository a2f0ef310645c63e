"""What the public calendar is told: sessions to book, seats left, and nobody's name."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.training.reads import course_outside, upcoming_sessions
from sightline.training.rules.kinds import Workforce
from sightline.training.rules.states import BookingState, SessionState
from tests.training.made import TODAY, booking_of, course_of, session_of

pytestmark = pytest.mark.django_db


def test_the_calendar_tells_what_can_be_booked_the_next_first(cast):
    course = course_of(cast.partnership)
    later = session_of(course, dt.date(2018, 3, 1))
    sooner = session_of(course, dt.date(2018, 2, 1))
    session_of(course, dt.date(2018, 1, 2))  # past
    session_of(course, dt.date(2018, 2, 2), state=SessionState.PLANNED)
    session_of(course, dt.date(2018, 2, 3), state=SessionState.CANCELLED, cancelled_why="Snow.")
    session_of(course_of(cast.partnership, "For one agency only", listed=False), dt.date(2018, 2, 4))
    session_of(course_of(cast.elsewhere), dt.date(2018, 2, 5))
    assert [one.id for one in upcoming_sessions(cast.partnership, TODAY)] == [sooner.pk, later.pk]


def test_seats_left_count_what_is_kept_and_the_waiting_whose_address_is_proved(cast):
    session = session_of(course_of(cast.partnership), capacity=4)
    booking_of(session, "Ann A")
    booking_of(session, "Bo B", state=BookingState.ASKED, until=session.starts_at)
    booking_of(session, "Cy C", state=BookingState.CANCELLED)
    booking_of(session, "Di D", state=BookingState.WAITING)
    booking_of(session, "Ed E", state=BookingState.WAITING, proved_at=None)
    (told,) = upcoming_sessions(cast.partnership, TODAY)
    assert (told.left, told.waiting, told.can_book, told.seats_words) == (2, 1, True, "2 seats left")
    for name in ("Fay F", "Gus G"):
        booking_of(session, name)
    (told,) = upcoming_sessions(cast.partnership, TODAY)
    assert (told.can_book, told.seats_words) == (False, "Full: 1 is waiting")


def test_the_calendar_is_narrowed_to_whom_a_course_is_for(cast):
    session_of(course_of(cast.partnership, "For one"))
    both = course_of(cast.partnership, "For two", workforces=[Workforce.CHILDREN, Workforce.ADULTS])
    session_of(both)
    told = upcoming_sessions(cast.partnership, TODAY, workforce=Workforce.ADULTS)
    assert [(one.title, one.for_whom) for one in told] == [("For two", "Children’s workforce, Adults’ workforce")]


def test_a_course_is_told_while_it_is_listed_and_goes_on(cast):
    course = course_of(cast.partnership)
    session_of(course)
    assert len(course_outside(cast.partnership, course.pk, TODAY).sessions) == 1
    assert course_outside(cast.elsewhere, course.pk, TODAY) is None
    course.ended_on = TODAY
    course.save()
    assert course_outside(cast.partnership, course.pk, TODAY) is None
    assert course_outside(cast.partnership, course_of(cast.partnership, "Ours", listed=False).pk, TODAY) is None


@pytest.mark.parametrize("rows", [3, 30])
def test_the_calendar_costs_one_query_however_long_it_is(cast, rows):
    for n in range(rows):
        booking_of(session_of(course_of(cast.partnership, f"Course {n}")))
    with CaptureQueriesContext(connection) as asked:
        assert len(upcoming_sessions(cast.partnership, TODAY)) == rows
    assert len(asked) == 1
