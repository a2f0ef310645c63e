"""Booking without an account: the form, the link in the mail, the manager's answer; no page tells of anybody else."""

import datetime as dt
import io
import re

import pytest
import time_machine
from django.urls import reverse
from icalendar import Calendar
from pypdf import PdfReader

from sightline.post.models import Outbox
from sightline.training.models import Booking, Terms
from tests.training.made import NOON, booking_of, course_of, session_of

pytestmark = pytest.mark.django_db
GIVEN = {"name": "Kim Dale", "email": "kim@school.example", "agency_words": "Hill School"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def visit(cast, client):
    """`visit("session_book", 5)` is the page as text; with `data` it is posted. No answer sets a cookie."""

    def ask(route, *args, data=None, status=200, slug=cast.slug):
        address = reverse(route, args=[slug, *args])
        answer = client.get(address) if data is None else client.post(address, data)
        assert answer.status_code == status, answer.content.decode()[:2000]
        assert not answer.cookies
        assert "no-store" in answer["Cache-Control"]
        return answer["Location"] if status == 302 else answer.content.decode()

    return ask


def token_to(address):
    return re.search(r"/([A-Za-z0-9_-]{43})/", " ".join(Outbox.objects.filter(address=address).last().lines)).group(1)


def test_a_seat_is_asked_for_confirmed_and_given_back(cast, client, visit):
    session = session_of(course_of(cast.partnership), link="https://meet.example/neglect")
    form = visit("session_book", session.pk)
    assert "24 months after the training they are deleted" in form
    assert "meet.example" not in form
    said = visit("session_book", session.pk, data=GIVEN)
    assert "Look in your e-mail" in said
    token = token_to("kim@school.example")
    assert "Confirm my seat" in visit("booking_outside", token)
    assert Booking.objects.get().state == "asked"  # opening the link, as a mail scanner does, changed nothing
    visit("booking_confirm", token, data={}, status=302)
    page = visit("booking_outside", token)
    assert "You have a seat." in page
    assert 'id="notification-1">Done<' in page
    assert "meet.example" in page
    answer = client.get(reverse("booking_calendar", args=[cast.slug, token]))
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (event["summary"], event.decoded("dtstart")) == (session.course.title, session.starts_at)
    assert "Yes, give it back" in visit("booking_cancel", token)
    visit("booking_cancel", token, data={}, status=302)
    assert "This booking is cancelled" in visit("booking_outside", token)
    assert client.get(reverse("booking_calendar", args=[cast.slug, token])).status_code == 404


def test_asking_twice_looks_like_asking_once(cast, visit):
    session = session_of(course_of(cast.partnership))
    booking_of(session, "Ann A", email="kim@school.example")
    known = visit("session_book", session.pk, data=GIVEN)
    unknown = visit("session_book", session.pk, data={**GIVEN, "email": "new@school.example"})
    assert known.replace("kim@", "new@") == unknown


def test_what_is_missing_is_said_at_its_field(cast, visit):
    session = session_of(course_of(cast.partnership, asks_manager=True, workforces=["children", "families"]))
    page = visit("session_book", session.pk, data={"workforce": "children"}, status=422)
    for said in ("Enter your name", "Enter your e-mail address", "Enter your manager’s e-mail address"):
        assert said in page
    assert "Choose whom you work for, or write it below" in page
    page = visit(
        "session_book", session.pk, status=422,
        data={**GIVEN, "workforce": "families", "manager_email": "KIM@school.example"},
    )  # fmt: skip
    assert "it is the same as yours" in page
    assert not Booking.objects.exists()


def test_words_about_a_child_are_refused_and_no_reason_helps(cast, visit):
    session = session_of(course_of(cast.partnership))
    wishes = "It is about Tom, NHS number 943 476 5919"
    page = visit("session_book", session.pk, data={**GIVEN, "wishes": wishes, "wishes_kept": "I must"}, status=422)
    assert "NHS number" in page
    assert not Booking.objects.exists()


def test_a_full_session_offers_the_waiting_list_and_a_place_on_it(cast, visit):
    session = session_of(course_of(cast.partnership), capacity=1, state="full")
    booking_of(session, "Ann A")
    booking_of(session, "Wes Wait", state="waiting")
    page = visit("session_book", session.pk)
    assert "Full: 1 is waiting" in page
    visit("session_book", session.pk, data=GIVEN)
    token = token_to("kim@school.example")
    assert "Put me on the waiting list" in visit("booking_outside", token)
    visit("booking_confirm", token, data={}, status=302)
    page = visit("booking_outside", token)
    assert "You are number 2 on the list." in page
    for name in ("Ann", "Wes"):
        assert name not in page


def test_a_late_confirmation_is_told_why(cast, visit, clock):
    session = session_of(course_of(cast.partnership))
    visit("session_book", session.pk, data=GIVEN)
    token = token_to("kim@school.example")
    clock.move_to(NOON + dt.timedelta(hours=25))
    assert "The time to confirm is over" in visit("booking_confirm", token, data={}, status=409)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"day": dt.date(2018, 1, 9)}, "has begun or is over"),
        ({"state": "cancelled", "cancelled_why": "The trainer is ill."}, "was cancelled: The trainer is ill."),
    ],
)
def test_what_cannot_be_booked_says_so(cast, visit, fields, said):
    session = session_of(course_of(cast.partnership), **fields)
    assert said in visit("session_book", session.pk, data=GIVEN, status=410)


def test_what_is_only_planned_or_another_boards_is_no_page(cast, client):
    planned = session_of(course_of(cast.partnership), state="planned")
    theirs = session_of(course_of(cast.elsewhere))
    for pk in (planned.pk, theirs.pk, 999_999):
        assert client.get(reverse("session_book", args=[cast.slug, pk])).status_code == 404


def test_the_manager_sees_one_booking_and_answers_it_once(cast, visit):
    session = session_of(course_of(cast.partnership, asks_manager=True))
    visit("session_book", session.pk, data={**GIVEN, "manager_email": "boss@school.example"})
    hers = token_to("kim@school.example")
    visit("booking_confirm", hers, data={}, status=302)
    assert "waits for your manager’s yes" in visit("booking_outside", hers)
    token = token_to("boss@school.example")
    assert "Kim Dale has booked" in visit("booking_approve", token)
    assert "Say why not" in visit("booking_approve", token, data={"answer": "no"}, status=422)
    visit("booking_approve", token, data={"answer": "yes"}, status=302)
    assert "You said yes" in visit("booking_approve", token)
    assert "You have a seat." in visit("booking_outside", hers)
    assert "You said yes" in visit("booking_approve", token, data={"answer": "no", "words": "After all"})
    assert Booking.objects.get().state == "booked"


def test_a_managers_link_is_no_bookers_link_nor_another_boards(cast, client, visit):
    session = session_of(course_of(cast.partnership, asks_manager=True))
    visit("session_book", session.pk, data={**GIVEN, "manager_email": "boss@school.example"})
    hers = token_to("kim@school.example")
    visit("booking_confirm", hers, data={}, status=302)
    token = token_to("boss@school.example")
    for route, slug, key in (
        ("booking_outside", cast.slug, token),
        ("booking_approve", cast.slug, hers),
        ("booking_outside", "southmere", hers),
        ("booking_outside", cast.slug, "x" * 43),
    ):
        assert client.get(reverse(route, args=[slug, key])).status_code == 404


def test_whoever_attended_has_a_certificate_once_attendance_is_closed(cast, client, clock, visit):
    Terms.objects.create(partnership=cast.partnership, signed_by="Helen Osei, head of learning")
    session = session_of(course_of(cast.partnership))
    visit("session_book", session.pk, data=GIVEN)
    token = token_to("kim@school.example")
    visit("booking_confirm", token, data={}, status=302)
    address = reverse("booking_certificate", args=[cast.slug, token])
    assert client.get(address).status_code == 404
    Booking.objects.update(state="attended")
    assert client.get(address).status_code == 404
    session.state, session.attendance_closed_on = "held", session.day
    session.save()
    assert address in visit("booking_outside", token)
    paper = PdfReader(io.BytesIO(client.get(address).content))
    assert paper.metadata.title == f"Certificate of attendance: {session.course.title}"
    assert paper.trailer["/Root"]["/Lang"] == "en-GB"
    assert "/StructTreeRoot" in paper.trailer["/Root"]
    words = paper.pages[0].extract_text()
    for said in ("Kim Dale", session.course.title, "13 February 2018", "Helen Osei"):
        assert said in words
