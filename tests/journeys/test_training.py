"""A member of the public books a seat on a phone, gets the mail, comes, and says what she thinks. In a real browser."""

from __future__ import annotations

import datetime as dt
import re

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import expect

from sightline.post.models import Outbox
from sightline.questions.models import Return
from sightline.training.models import Booking, Promise
from tests.browser import Live, assert_accessible
from tests.training.made import course_of, evaluated, question_of, session_of

BOOKED = dt.datetime(2018, 1, 15, 10, tzinfo=dt.UTC)
AFTERWARDS = dt.datetime(2018, 2, 13, 13, tzinfo=dt.UTC)


def path_in_mail(address: str) -> str:
    """The address in the last message, as somebody follows it from her e-mail."""
    lines = " ".join(Outbox.objects.filter(address=address).order_by("pk").last().lines)
    return re.search(r"https?://[^/]+(/site/\S+)", lines).group(1)


@pytest.fixture
def travelled():
    with time_machine.travel(BOOKED) as traveller:
        yield traveller


def test_she_books_comes_and_evaluates_on_a_phone(travelled, live: Live) -> None:
    cast = live.cast
    course = evaluated(cast, course_of(cast.partnership), after="evaluation_after")
    Promise.objects.create(
        partnership=cast.partnership, course=course, text="Over 90%", question=question_of(cast, "eval.impact")
    )
    session = session_of(course, capacity=2)

    phone = live.open_page(width=320, path=reverse("session_book", args=[cast.slug, session.pk]))
    assert_accessible(phone)
    phone.get_by_role("button", name="Ask for a seat").click()
    expect(phone.get_by_role("link", name="Enter your name")).to_be_visible()
    assert_accessible(phone)
    phone.get_by_label("Your name").fill("Kim Dale")
    phone.get_by_label("Your e-mail address").fill("kim@school.example")
    phone.get_by_label("Whom do you work for?").select_option(label=cast.bodies["police"].name)
    phone.get_by_role("button", name="Ask for a seat").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Look in your e-mail")
    assert_accessible(phone)

    hers = path_in_mail("kim@school.example")
    phone.goto(hers)
    assert_accessible(phone)
    phone.get_by_role("button", name="Confirm my seat").click()
    expect(phone.get_by_text("You have a seat.")).to_be_visible()
    assert_accessible(phone)
    with phone.expect_download() as taken:
        phone.get_by_role("link", name="Put it into my calendar").click()
    assert taken.value.suggested_filename == "training-2018-02-13.ics"
    phone.get_by_role("link", name="Give the seat back").click()
    assert_accessible(phone)
    phone.get_by_role("link", name="No, keep it").click()

    travelled.move_to(AFTERWARDS)
    tablet = live.open_page(cast.support, path=reverse("session_detail", args=[cast.slug, session.pk]))
    assert_accessible(tablet)
    tablet.get_by_role("button", name="Sign-in sheet").click()
    assert_accessible(tablet)
    tablet.get_by_role("link", name="Somebody came without booking").click()
    assert_accessible(tablet)
    tablet.get_by_label("Name", exact=True).fill("Jo Ray")
    tablet.get_by_label("Or another school").fill("Hill School")
    tablet.get_by_role("button", name="Add to the list").click()
    tablet.get_by_label("Kim Dale").check()
    tablet.get_by_role("button", name="Save and close the attendance").click()
    expect(tablet.get_by_text("2 people are ticked as here")).to_be_visible()
    assert_accessible(tablet)
    tablet.get_by_role("button", name="Close it").click()
    expect(tablet.get_by_text("1 of the 1 who had booked came (100%)")).to_be_visible()
    assert_accessible(tablet)
    assert Booking.objects.filter(state="attended").count() == 2

    phone.goto(path_in_mail("kim@school.example"))
    phone.get_by_role("button", name="Start").click()
    for _ in range(6):
        choice = phone.get_by_label("Agree", exact=True)
        for place in range(choice.count()):
            choice.nth(place).check()
        assert_accessible(phone)
        send = phone.get_by_role("button", name="Send your answers")
        if send.count():
            send.click()
            break
        phone.get_by_role("button", name="Go on").click()
    expect(phone.get_by_text("Thank you").first).to_be_visible()
    assert Return.objects.count() == 1

    phone.goto(hers)
    with phone.expect_download() as paper:
        phone.get_by_role("link", name="Certificate of attendance (PDF)").click()
    assert paper.value.suggested_filename == "certificate-2018-02-13.pdf"
    tablet.goto(reverse("course_detail", args=[cast.slug, course.pk]))
    expect(tablet.get_by_text("100% of 1 answer (1 of 2 answered)").first).to_be_visible()
    assert_accessible(tablet)
    for route in ("course_list", "need_list", "reach_list", "training_year", "course_create", "need_enter"):
        tablet.goto(reverse(route, args=[cast.slug]))
        assert_accessible(tablet)
    tablet.goto(reverse("session_plan", args=[cast.slug, course.pk]))
    assert_accessible(tablet)
