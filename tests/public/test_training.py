"""Training outside: the dates, a course, and a calendar to subscribe to; never who booked."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from sightline.kit import clock
from sightline.people.models import Site
from sightline.training.rules.kinds import Workforce
from sightline.training.rules.states import SessionState
from tests.cast import Cast
from tests.public.outside import walk
from tests.training.made import TODAY, booking_of, course_of, session_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day():
    with clock.standing_on(TODAY):
        yield


def get(client, cast: Cast, route: str, *args, **query) -> str:
    answer = client.get(reverse(route, args=[cast.slug, *args]), query)
    assert answer.status_code == 200
    return answer.content.decode()


class TestDates:
    def test_by_month_with_seats_and_never_who_booked(self, client, cast: Cast, site: Site) -> None:
        session = session_of(course_of(cast.partnership), capacity=2)
        booking_of(session, "Kim Dale")
        said = get(client, cast, "site_training")
        assert "February 2018" in said
        assert "13 February 2018, 9:30am to 12:30pm" in said
        assert "1 seat left" in said
        whole = "\n".join(answer.content.decode() for _, answer in walk(client, cast))
        assert "Kim Dale" not in whole
        assert "kim@school.example" not in whole
        assert "Hill School" not in whole

    def test_for_one_audience(self, client, cast: Cast, site: Site) -> None:
        session_of(course_of(cast.partnership, "For families", workforces=[Workforce.FAMILIES.value]))
        session_of(course_of(cast.partnership, "For adults’ services", workforces=[Workforce.ADULTS.value]))
        said = get(client, cast, "site_training", **{"for": "families"})
        assert "For families" in said
        assert "For adults’ services" not in said
        assert "No date is set for this audience yet" in get(client, cast, "site_training", **{"for": "schools"})
        assert "For adults’ services" in get(client, cast, "site_training", **{"for": "nonsense"})

    def test_what_cannot_be_booked_is_not_there(self, client, cast: Cast, site: Site) -> None:
        course = course_of(cast.partnership)
        session_of(course, dt.date(2018, 1, 2))
        session_of(course, dt.date(2018, 3, 2), state=SessionState.PLANNED)
        session_of(course, dt.date(2018, 3, 3), state=SessionState.CANCELLED, cancelled_why="The trainer is ill.")
        session_of(course_of(cast.partnership, "Not listed", listed=False), dt.date(2018, 3, 4))
        session_of(course_of(cast.elsewhere, "Of another board"), dt.date(2018, 3, 5))
        said = "\n".join(answer.content.decode() for _, answer in walk(client, cast))
        for words in ("March 2018", "2 January", "The trainer is ill.", "Not listed", "Of another board"):
            assert words not in said
        assert "No date is set yet" in said

    def test_as_many_queries_for_thirty_as_for_three(self, client, cast: Cast, site: Site) -> None:
        course, counted = course_of(cast.partnership), []
        for more in (3, 27):
            for number in range(more):
                session_of(course, TODAY + dt.timedelta(days=10 + number))
            for address in (
                reverse("site_training", args=[cast.slug]),
                reverse("site_course", args=[cast.slug, course.pk]),
            ):
                with CaptureQueriesContext(connection) as asked:
                    client.get(address)
                counted.append(len(asked))
        assert counted[:2] == counted[2:]


def test_a_session_over_two_days_says_both(client, cast: Cast, site: Site) -> None:
    session = session_of(course_of(cast.partnership))
    session.ends_at = session.starts_at + dt.timedelta(days=1, hours=5)
    session.save()
    assert "13 February 2018, 9:30am to 14 February 2018, 2:30pm" in get(client, cast, "site_training")


class TestCourse:
    def test_what_it_is_about_and_when(self, client, cast: Cast, site: Site) -> None:
        course = course_of(cast.partnership, who="Whoever works with families", asks_manager=True)
        session_of(course)
        said = get(client, cast, "site_course", course.pk)
        for words in (
            "Know neglect when you see it.",
            "Whoever works with families",
            "your manager is asked",
            "Town Hall",
        ):
            assert words in said

    def test_one_that_is_not_on_the_site_is_404(self, client, cast: Cast, site: Site) -> None:
        unlisted = course_of(cast.partnership, "Not listed", listed=False)
        theirs = course_of(cast.elsewhere)
        for course_id in (unlisted.pk, theirs.pk, 10**15):
            assert client.get(reverse("site_course", args=[cast.slug, course_id])).status_code == 404

    def test_without_a_date_it_says_whom_to_ask(self, client, cast: Cast, site: Site) -> None:
        assert "board@northmere.example" in get(client, cast, "site_course", course_of(cast.partnership).pk)


class TestCalendar:
    def test_every_date_with_its_place_and_page(self, client, cast: Cast, site: Site) -> None:
        session = session_of(course_of(cast.partnership))
        answer = client.get(reverse("site_training_calendar", args=[cast.slug]))
        assert answer["Content-Type"].startswith("text/calendar")
        (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
        assert str(event["summary"]) == "Neglect: seeing it early"
        assert event["dtstart"].dt == session.starts_at
        assert str(event["location"]) == "Town Hall, room 2"
        assert reverse("site_course", args=[cast.slug, session.course_id]) in str(event["url"])
