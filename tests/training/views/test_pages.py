"""What the pages of training show, to whom, and that they cost the same however much there is."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.people.models import Set, SetMember
from sightline.training.models import Need, Promise, Reached, Session
from tests.training.made import NOON, booking_of, course_of, session_of

pytestmark = pytest.mark.django_db
PAST = dt.date(2018, 1, 9)


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(NOON, tick=False):
        yield


def fill(cast, rows):
    """A course with so many sessions, bookings, needs and school visits; more of them each time."""
    course = course_of(cast.partnership)
    Promise.objects.create(partnership=cast.partnership, course=course, text="Over 90%")
    schools, _ = Set.objects.get_or_create(partnership=cast.partnership, name="Schools", year=2017)
    held, _ = Session.objects.get_or_create(
        partnership=cast.partnership, course=course, state="held", attendance_closed_on=PAST,
        starts_at=NOON - dt.timedelta(days=6), ends_at=NOON - dt.timedelta(days=6, hours=-2),
    )  # fmt: skip
    for n in range(rows):
        session_of(course, dt.date(2018, 2, 1) + dt.timedelta(days=n))
        session_of(course_of(cast.partnership, f"Course {n}"), PAST, state="held", attendance_closed_on=PAST)
        booking_of(held, f"P{n} P", email="", state="attended", agency=cast.bodies["police"])
        member = SetMember.objects.create(set=schools, label=f"School {n} of {rows}")
        Reached.objects.create(partnership=cast.partnership, session=held, member=member, on=PAST, people=9)
        need = Need.objects.create(
            partnership=cast.partnership, year=2017, text=f"Need {n} of {rows}", workforces=["children"], evidence="x"
        )
        need.courses.add(course)
    return {
        "course_list": [],
        "course_detail": [course.pk],
        "session_detail": [held.pk],
        "session_correct": [held.pk],
        "need_list": [],
        "reach_list": [],
        "reach_detail": [schools.pk],
        "training_year": [],
    }


def test_pages_cost_the_same_at_three_and_at_thirty_rows(cast, client_of):
    client = client_of(cast.support)
    counted = []
    for rows in (3, 30):
        taken = {}
        for route, args in fill(cast, rows).items():
            with CaptureQueriesContext(connection) as asked:
                assert client.get(reverse(route, args=[cast.slug, *args])).status_code == 200
            taken[route] = len(asked)
        counted.append(taken)
    assert counted[0] == counted[1]


def test_names_of_bookers_are_the_coordinators_alone(cast, client_of):
    session = session_of(course_of(cast.partnership))
    booking_of(session, "Kim Dale", wishes="A ramp")
    address = reverse("session_detail", args=[cast.slug, session.pk])
    theirs = client_of(cast.support).get(address).content.decode()
    others = client_of(cast.member).get(address).content.decode()
    for words in ("Kim Dale", "kim@school.example", "A ramp"):
        assert words in theirs
        assert words not in others
    assert "of 20 seats taken" in others


def test_three_sessions_are_planned_at_once_from_a_first_tuesday(cast, client_of):
    course = course_of(cast.partnership)
    given = {"day": "2018-07-10", "starts": "9.30am", "ends": "12:30", "place": "Town Hall", "capacity": "24",
             "rhythm": "months", "months": ["7", "10", "2"], "years": "1", "opened": "on"}  # fmt: skip
    address = reverse("session_plan", args=[cast.slug, course.pk])
    assert client_of(cast.support).post(address, given).status_code == 302
    days = [one.day for one in Session.objects.order_by("starts_at")]
    assert days == [dt.date(2018, 7, 10), dt.date(2018, 10, 9), dt.date(2019, 2, 12)]
    assert set(Session.objects.values_list("state", flat=True)) == {"open"}
    wrong = client_of(cast.support).post(address, {**given, "ends": "9am", "months": [], "capacity": ""})
    page = wrong.content.decode()
    assert wrong.status_code == 422
    for said in ("The session must end after it starts", "Choose the months", "Enter how many seats there are"):
        assert said in page


def test_the_second_of_two_who_change_a_course_is_told(cast, client_of):
    course = course_of(cast.partnership)
    given = {"title": course.title, "aims": "In Tom’s words", "workforces": ["children"], "revision": "1"}
    address = reverse("course_edit", args=[cast.slug, course.pk])
    assert client_of(cast.support).post(address, given).status_code == 302
    second = client_of(cast.business_manager).post(address, {**given, "aims": "In Ines’s"})
    page = second.content.decode()
    assert second.status_code == 409
    assert "Tom Redfern saved this while you were writing" in page
    assert "In Tom’s words" in page
    assert 'name="revision" value="2"' in page


def test_a_pasted_register_names_every_wrong_line(cast, client_of):
    session = session_of(course_of(cast.partnership), PAST)
    address = reverse("register_enter", args=[cast.slug, session.pk])
    pasted = "Kim Dale, kim@school.example, Police, children, yes\n, , , ,yes\nJo Ray, nonsense, , children, no\n"
    page = client_of(cast.support).post(address, {"lines": pasted + "Al Bee, , , pilots, perhaps"})
    said = page.content.decode()
    assert page.status_code == 422
    for words in ("Line 2: enter a name", "Line 3: “nonsense” is no e-mail", "Line 4: “pilots” is no workforce"):
        assert words in said
    assert client_of(cast.support).post(address, {"lines": pasted.splitlines()[0]}).status_code == 302
    assert session.bookings.get().agency == cast.bodies["police"]
