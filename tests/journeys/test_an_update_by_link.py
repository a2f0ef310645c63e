"""An owner answers from the link in her mail, on a phone; her deputy agrees; the round is closed. In a real browser."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Page, expect

from sightline.post.actions import make_link
from sightline.progress import actions
from sightline.progress.models import Ask, Cycle, Draft, Update
from tests.browser import Live, assert_accessible
from tests.progress.conftest import ask, cycle, make_plan, make_round, plan, send

__all__ = ["ask", "cycle", "make_plan", "make_round", "plan", "send"]  # fixtures
NOW = dt.datetime(2018, 1, 17, 10, 41, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _after_the_due_day():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def link(live: Live, ask: Ask) -> str:
    """The address in the mail of the group's chair."""
    person, until = live.cast.subgroup_chair, NOW + dt.timedelta(days=30)
    return reverse(
        "answer",
        args=[make_link(partnership=ask.partnership, person=person, thing="ask", thing_id=ask.pk, until=until)],
    )


def fill(page: Page) -> None:
    page.get_by_label("What was done?").fill("Four sessions ran.")
    page.get_by_label("Toolkit, 31 December 2017").check()
    page.get_by_label("Amber: at risk").check()


def test_two_minutes_on_a_phone_by_link(live: Live, link: str) -> None:
    page = live.open_page(width=320, path=link)
    assert_accessible(page)
    expect(page.get_by_text("This link is for Helen Osei")).to_be_visible()
    fill(page)
    expect(page.get_by_text("Saved at")).to_be_visible()  # by itself, a moment after the last key
    assert Draft.objects.get().fields["done"] == ["Four sessions ran."]
    page.reload()
    assert page.get_by_label("What was done?").input_value() == "Four sessions ran."
    assert page.get_by_label("Toolkit, 31 December 2017").is_checked()
    page.get_by_label("Blue: complete and embedded").check()
    expect(page.get_by_text("You say blue, and delivery is 17 days overdue: is that right?")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Send to the chair").click()
    expect(page.get_by_role("heading", name="What happens next")).to_be_visible()
    assert_accessible(page)
    assert Update.objects.get().claim == "blue"  # told, and never in the way


def test_without_script_nothing_is_missing(live: Live, link: str, ask: Ask) -> None:
    page = live.open_page(width=320, script=False, path=link)
    fill(page)
    page.get_by_label("What was done?").press("Tab")
    page.get_by_role("button", name="Save for later").click()
    expect(page.get_by_text("It is not sent yet")).to_be_visible()
    assert page.get_by_label("What was done?").input_value() == "Four sessions ran."
    page.get_by_text("Ask for a new date").first.click()
    new = page.get_by_role("group", name="The new date of “Toolkit”")
    for part, typed in (("Day", "28"), ("Month", "2"), ("Year", "2018")):
        new.get_by_label(part).fill(typed)
    page.get_by_label("Toolkit, 31 December 2017").uncheck()
    page.get_by_role("button", name="Send to the chair").click()
    expect(page.get_by_role("link", name="Say why “Toolkit” needs a new date")).to_be_visible()
    page.get_by_label("Why?").first.fill("The trainer was ill.")
    page.get_by_role("button", name="Send to the chair").click()
    expect(page.get_by_text("The new date you asked for is decided by others")).to_be_visible()
    assert Update.objects.get().dates_asked.count() == 1


def test_two_of_one_body_at_once_in_two_browsers(live: Live, ask: Ask) -> None:
    address = reverse("update_give", args=[live.cast.slug, ask.pk])
    helen, callum = (live.open_page(person, path=address) for person in (live.cast.subgroup_chair, live.cast.deputy))
    for page in (helen, callum):
        fill(page)
    callum.get_by_label("What was done?").fill("Five sessions ran.")
    helen.get_by_role("button", name="Send to the").click()
    expect(helen.get_by_role("heading", name="What happens next")).to_be_visible()
    callum.get_by_role("button", name="Send to the").click()
    expect(callum.get_by_role("heading", name="Helen Osei saved this while you were writing")).to_be_visible()
    assert callum.get_by_label("What was done?").input_value() == "Five sessions ran."
    assert_accessible(callum)
    callum.get_by_role("button", name="Send to the").click()
    expect(callum.get_by_role("heading", name="What happens next")).to_be_visible()
    assert Update.objects.get().version == 2


def test_agreed_in_a_batch_and_the_round_closed(live: Live, cycle: Cycle, send) -> None:
    cast, slug = live.cast, live.cast.slug
    first, third = (Ask.objects.get(cycle=cycle, action__number=number) for number in ("1.1", "1.3"))
    for one in (first, third):
        send(one, on=NOW.date())
    page = live.open_page(cast.deputy, path=reverse("updates_to_agree", args=[slug]))
    assert_accessible(page)
    page.get_by_label("Agree the update on 1.1").check()
    page.get_by_role("button", name="Agree the ticked").click()
    expect(page.get_by_text("Agreed: Action 1.1.")).to_be_visible()
    page.get_by_role("link", name="1.3 Publish toolkit 3", exact=False).first.click()
    assert_accessible(page)
    page.get_by_role("button", name="Return it to its author").click()
    page.get_by_label("What is to be mended?").fill("Which sessions?")
    assert_accessible(page)
    page.get_by_role("button", name="Return it").click()
    expect(page.get_by_text("Returned to Helen Osei")).to_be_visible()
    manager = live.open_page(cast.business_manager, path=reverse("round_close", args=[slug, cycle.pk]))
    expect(manager.get_by_text("It can only be left unagreed.")).to_be_visible()
    assert_accessible(manager)
    manager.get_by_role("button", name="Close Q3 2017/18").click()
    expect(manager.get_by_text("Q3 2017/18 is closed.")).to_be_visible()
    assert [one.state for one in Update.objects.order_by("pk")] == ["agreed", "lapsed"]
    assert actions.can_open(Cycle.objects.get(number=4)) is True
    manager.goto(f"{live.url}{reverse('update_detail', args=[slug, Update.objects.first().pk])}")
    assert_accessible(manager)
    manager.goto(f"{live.url}{reverse('round_settings', args=[slug])}")
    assert_accessible(manager)
