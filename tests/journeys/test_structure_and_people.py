"""A business manager sets a partnership's people up in the browser; every page of the room stands up to the engine."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from playwright.sync_api import expect

from sightline.people.models import Person, Seat
from sightline.trail.actions.blanking import ask_to_blank
from sightline.trail.models import Entry
from sightline.trail.verify import verify
from tests.browser import Live, assert_accessible
from tests.trail.chains import write


def at(live: Live, route: str, **ids: object) -> str:
    """The path of a route in the cast's partnership."""
    return reverse(route, kwargs={"slug": live.cast.slug, **ids})


@pytest.mark.parametrize("script", [True, False])
def test_a_group_its_chair_and_her_successor(live: Live, script: bool):
    page = live.open_page(live.cast.business_manager, path=at(live, "structure"), script=script)
    page.get_by_role("button", name="Add a body").click()
    page.get_by_label("Name", exact=True).fill("Neglect Group")
    page.get_by_label("Kind").select_option("Subgroup")
    page.get_by_label("Stands under").select_option(str(live.cast.bodies["executive"].pk))
    page.get_by_label("Other names").fill("NG\nNeglect T&F")
    page.get_by_role("button", name="Add the body").click()
    expect(page.get_by_text("Nobody is in the chair.")).to_be_visible()

    page.goto(live.url + at(live, "person_invite"))
    page.get_by_label("Full name").fill("Ann Ward")
    page.get_by_label("E-mail address").fill("ann@northmere.example")
    page.get_by_label("Body").select_option(label="Neglect Group (subgroup)")
    page.get_by_label("Role").select_option("Chair")
    page.get_by_role("button", name=re.compile("send the invitation")).click()
    expect(page.get_by_text("Ann Ward has been sent an invitation")).to_be_visible()
    assert mail.outbox[0].to == ["ann@northmere.example"]

    page.get_by_role("button", name="Leaves: hand over").click()
    page.get_by_label("Who takes them over").select_option(label="Gwen Lathom, Headteacher")
    page.get_by_role("button", name="Hand over and end the seats").click()
    expect(page.get_by_text("Gwen Lathom takes over 1 of the seats")).to_be_visible()
    assert Seat.objects.filter(person=live.cast.member, body__name="Neglect Group", role="chair").exists()
    assert verify(live.cast.partnership.pk).whole


def test_sign_in_with_the_keyboard_alone(live: Live):
    page = live.open_page(path=at(live, "structure"))
    page.get_by_label("E-mail address").focus()
    page.keyboard.type(live.cast.member.email)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Enter the code")).to_be_visible()
    code = re.search(r"^    (\S+)$", mail.outbox[0].body, re.MULTILINE)[1]
    page.get_by_label("Code").focus()
    page.keyboard.type(code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Structure")).to_be_visible()


def test_every_page_of_people_is_accessible(live: Live):
    cast = live.cast
    Seat.objects.filter(pk=cast.seats["subgroup_chair"].pk).update(until="2020-12-31")
    body, seat, person = cast.bodies["subgroup"].pk, cast.seats["member"].pk, cast.member.pk
    page = live.open_page(cast.business_manager)
    for path in (
        at(live, "structure"),
        at(live, "body_detail", body_id=body),
        at(live, "body_create"),
        at(live, "body_edit", body_id=body),
        at(live, "body_end", body_id=cast.bodies["other_subgroup"].pk),
        at(live, "seat_give", body_id=body),
        at(live, "seat_end", seat_id=seat),
        at(live, "person_list"),
        at(live, "person_detail", person_id=person),
        at(live, "person_invite"),
        at(live, "person_edit", person_id=person),
        at(live, "person_address", person_id=person),
        at(live, "person_handover", person_id=person),
        at(live, "partnership_edit"),
        at(live, "logo_edit"),
        reverse("account_detail"),
        reverse("account_edit"),
        reverse("account_address"),
        reverse("partnership_create"),
        reverse("account_logout"),
    ):
        page.goto(live.url + path)
        assert_accessible(page)


def test_a_form_with_errors_is_accessible(live: Live):
    page = live.open_page(live.cast.business_manager, path=at(live, "person_invite"))
    page.get_by_role("button", name=re.compile("send the invitation")).click()
    expect(page.get_by_role("alert")).to_contain_text("Enter the full name")
    assert_accessible(page)
    assert not Person.objects.filter(email="").exists()


def test_the_records_pages_are_accessible(live: Live):
    cast = live.cast
    write(partnership_id=cast.partnership.pk, count=3)
    waiting = ask_to_blank(by=cast.chair, entry=Entry.objects.get(seq=2), why="A child was named.")
    page = live.open_page(cast.business_manager)
    for path in (
        at(live, "record"),
        at(live, "record_entry", seq=2),
        at(live, "record_blank_ask", seq=1),
        at(live, "record_blank_decide", blanking_id=waiting.pk),
        at(live, "record_check"),
    ):
        page.goto(live.url + path)
        assert_accessible(page)
    page.get_by_role("button", name="Check the record now").click()
    expect(page.get_by_text("The record is whole")).to_be_visible()
    assert_accessible(page)
    page.goto(live.url + at(live, "record_blank_decide", blanking_id=waiting.pk))
    page.get_by_role("button", name="Blank the text for ever").click()
    expect(page.get_by_text("The text is blanked.", exact=True)).to_be_visible()
    assert verify(cast.partnership.pk).blanked == 1


def test_signing_in_is_accessible(live: Live):
    page = live.open_page(path=reverse("account_login"))
    assert_accessible(page)
    page.get_by_label("E-mail address").fill("nobody@nowhere.example")
    page.get_by_role("button", name="Send me a code").click()
    assert_accessible(page)
    page.get_by_label("Code").fill("WRONG1")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("That is not the code we sent")
    assert_accessible(page)
