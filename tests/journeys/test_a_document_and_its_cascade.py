"""A toolkit is written, approved and published; a provider confirms from a link on a phone; the matrix tells. In a real
browser."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Page, expect

from sightline.kit import clock
from sightline.library import actions
from sightline.library.models import Edition, Receipt, Recipient
from sightline.library.rules.states import EditionState
from sightline.post.actions import make_link
from tests.browser import Live, assert_accessible
from tests.library import made

NOW = dt.datetime(2018, 1, 15, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(NOW):
        yield


def click(page: Page, name: str, role: str = "button") -> None:
    page.get_by_role(role, name=name, exact=True).first.click()


def fill_date(page: Page, legend: str, day: dt.date) -> None:
    group = page.get_by_role("group", name=legend)
    for part, value in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
        group.get_by_label(part).fill(str(value))


def test_a_toolkit_from_its_first_page_to_the_day_it_is_in_force(live: Live) -> None:
    page = live.open_page(live.cast.support, path=reverse("resource_list", args=[live.cast.slug]))
    assert_accessible(page)
    click(page, "Add a document")
    page.get_by_label("Title").fill("Neglect toolkit")
    page.get_by_label("What is it?").select_option("toolkit")
    page.get_by_label("Which body owns it?").select_option(label="Workforce Development Group")
    page.get_by_label("Tags").fill("neglect, thresholds")
    page.get_by_label("Anybody may read it on the public site").check()
    assert_accessible(page)
    click(page, "Begin its first edition")
    click(page, "Add a page")
    page.get_by_label("Title of the page").fill("Signs by age")
    page.get_by_label("Text").fill("## Under two\n\n- few sounds\n- **thin**\n\n| Age | Sign |\n|-|-|\n| 2 | hungry |")
    click(page, "Look at it first")
    expect(page.get_by_role("heading", name="Under two")).to_be_visible()
    expect(page.get_by_role("cell", name="hungry")).to_be_visible()
    assert_accessible(page)
    click(page, "Save the page")
    expect(page.get_by_text("The page is saved.")).to_be_visible()
    assert_accessible(page)
    edition = Edition.objects.get()
    page.goto(reverse("edition_detail", args=[live.cast.slug, edition.pk]))
    assert_accessible(page)
    expect(page.get_by_role("button", name="Approve it")).to_have_count(0)  # whoever wrote it does not approve it

    chair = live.open_page(live.cast.subgroup_chair, path=page.url.removeprefix(live.url))
    click(chair, "Approve it")
    chair.get_by_label("At which meeting?").fill("Workforce Development Group of 15 January 2018, item 2")
    fill_date(chair, "On which day?", dt.date(2018, 1, 15))
    assert_accessible(chair)
    click(chair, "Approve it")
    expect(chair.get_by_text("The edition is approved.")).to_be_visible()

    page.reload()
    click(page, "Publish it")
    assert_accessible(page)
    click(page, "Publish it")
    expect(page.get_by_text("Edition 1 is in force.")).to_be_visible()
    expect(page.get_by_role("heading", name="Signs by age")).to_be_visible()
    assert_accessible(page)
    assert Edition.objects.get().state == EditionState.PUBLISHED

    page.goto(f"{reverse('resource_list', args=[live.cast.slug])}?words=hungry")
    expect(page.get_by_role("heading", name="1 place with “hungry”")).to_be_visible()
    assert_accessible(page)


def test_two_who_write_one_page_lose_nothing(live: Live) -> None:
    page_id = made.draft_of(live.cast).pages.get().pk
    address = reverse("edition_page_edit", args=[live.cast.slug, page_id])
    first, second = (
        live.open_page(live.cast.support, path=address),
        live.open_page(live.cast.business_manager, path=address),
    )
    first.get_by_label("Text").fill("What the first wrote.")
    click(first, "Save the page")
    second.get_by_label("Text").fill("What the second wrote.")
    click(second, "Save the page")
    expect(second.get_by_role("heading", name="Tom Redfern saved this while you were writing")).to_be_visible()
    expect(second.get_by_role("cell", name="What the first wrote.")).to_be_visible()
    assert second.get_by_label("Text").input_value() == "What the second wrote."
    assert_accessible(second)
    click(second, "Save the page")
    expect(second.get_by_text("The page is saved.")).to_be_visible()


def link_of(live: Live, recipient: Recipient) -> str:
    """The address in the mail of the lead of the Constabulary."""
    token = make_link(
        partnership=live.cast.partnership,
        person=live.cast.action_owner,
        thing="receipt",
        thing_id=recipient.pk,
        until=clock.now() + dt.timedelta(days=45),
    )
    return reverse("receipt_give", args=[token])


def test_a_provider_confirms_from_a_link_on_a_phone_and_the_matrix_tells(live: Live) -> None:
    dissemination = made.cascade_of(live.cast)
    recipient = made.recipient_of(dissemination, live.cast, "police")
    page = live.open_page(width=320, path=link_of(live, recipient))
    expect(page.get_by_text("This link is for DI Nadia Shah")).to_be_visible()
    assert_accessible(page)
    page.get_by_text("Read the document here").click()
    expect(page.get_by_text("Think of the whole family.")).to_be_visible()
    page.get_by_label("It is read and cascaded").check()
    click(page, "Confirm")
    expect(page.get_by_role("link", name="Enter how many staff it concerns")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("How many staff does it concern?").fill("130")
    page.get_by_label("How many of them were reached?").fill("118")
    page.get_by_label("How were they told?").fill("Read out at every briefing.")
    page.get_by_label("Who saw to it?").fill("Chief inspector")
    click(page, "Confirm")
    expect(page.get_by_role("heading", name="Thank you: it is noted")).to_be_visible()
    assert_accessible(page)
    assert Receipt.objects.get().reached == 118

    for width in (1280, 320):
        manager = live.open_page(
            live.cast.business_manager,
            width=width,
            path=reverse("cascade_matrix", args=[live.cast.slug]),
        )
        expect(manager.get_by_role("link", name="Confirmed", exact=True)).to_be_visible()
        expect(manager.get_by_role("link", name="Asked", exact=True)).to_be_visible()
        assert_accessible(manager)
        assert not manager.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    manager.get_by_role("link", name="Confirmed", exact=True).click()
    expect(manager.get_by_text("118 of 130 staff").first).to_be_visible()
    assert_accessible(manager)


def test_without_script_it_is_read_and_not_yet_cascaded(live: Live) -> None:
    recipient = made.recipient_of(made.cascade_of(live.cast), live.cast, "police")
    page = live.open_page(width=320, script=False, path=link_of(live, recipient))
    page.get_by_label("It is read, and not yet cascaded").check()
    fill_date(page, "If not yet, by when will it be cascaded?", dt.date(2018, 2, 28))
    click(page, "Confirm")
    expect(page.get_by_text("you are asked again by 28 February 2018")).to_be_visible()


def test_a_pulse_is_asked_and_its_code_is_there_to_pass_round(live: Live) -> None:
    dissemination = made.cascade_of(live.cast)
    recipient = made.recipient_of(dissemination, live.cast)
    actions.give_receipt(
        by=live.cast.member,
        recipient=recipient,
        cascaded=True,
        staff=100,
        reached=95,
        how="Team meetings.",
        cascaded_by="Head of practice",
    )
    page = live.open_page(
        live.cast.business_manager, path=reverse("dissemination_detail", args=[live.cast.slug, dissemination.pk])
    )
    page.get_by_role("link", name="Ask some of its staff").last.click()  # the Council, which has confirmed
    assert_accessible(page)
    page.get_by_label("Addresses of staff to ask").fill("not an address")
    click(page, "Ask them")
    expect(page.get_by_role("link", name="“not” is not an e-mail address")).to_be_visible()
    page.get_by_label("Addresses of staff to ask").fill("")
    click(page, "Ask them")
    expect(page.get_by_role("link", name="The pulse’s own page")).to_be_visible()
    assert_accessible(page)
