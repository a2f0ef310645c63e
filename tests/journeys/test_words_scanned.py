"""Words that read like an identifier: said as one types, refused on sending, kept with a reason, then reviewed."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from sightline.kit import clock
from sightline.plan.models import Action, Change
from sightline.post.actions import make_link
from sightline.privacy.models import KeptIdentifier
from sightline.progress.models import Ask, Cycle, Draft
from tests.browser import Live, assert_accessible
from tests.privacy.conftest import adopted_plan
from tests.progress.conftest import cycle, make_plan, make_round, plan

__all__ = ["cycle", "make_plan", "make_round", "plan"]

HIT = "The family moved; ring her on 07700 900123."
SAID = "“07700 900123” reads like a telephone number."
REASON = "It is the published number of the team."


@pytest.fixture
def action(live: Live) -> Action:
    return adopted_plan(live.cast).actions.get(number="1.1")


def ask_page(live: Live, action: Action, *, script: bool = True) -> Page:
    """The page on which a later date is asked for, filled in but for the reason."""
    path = f"/p/{live.cast.slug}/actions/{action.pk}/change/"
    page = live.open_page(live.cast.subgroup_chair, path=path, script=script)
    page.get_by_label("The date of the milestone “Toolkit”").check()
    page.get_by_role("button", name="Continue").click()
    for label, value in (("Day", "31"), ("Month", "3"), ("Year", "2018")):
        page.get_by_label(label).fill(value)
    return page


def test_it_is_said_as_one_types_and_goes_when_other_words_are_found(live: Live, action: Action) -> None:
    page = ask_page(live, action)
    page.get_by_label("Why?").press_sequentially(HIT)
    expect(page.get_by_text(SAID)).to_be_visible()
    assert_accessible(page)
    assert not Change.objects.exists()
    page.get_by_label("Why?").fill("The designer left.")
    expect(page.get_by_text(SAID)).to_be_hidden()
    page.get_by_label("Why?").press_sequentially(" Or ring 07700 900123.")
    page.get_by_label("Keep these words all the same").fill(REASON)
    page.get_by_role("button", name="Ask for the change").click()
    expect(page.get_by_text("The change is asked for")).to_be_visible()
    assert KeptIdentifier.objects.get().reason == REASON


def test_without_script_it_is_said_on_sending_and_another_reviews_the_reason(live: Live, action: Action) -> None:
    page = ask_page(live, action, script=False)
    page.get_by_label("Why?").fill(HIT)
    page.get_by_role("button", name="Ask for the change").click()
    expect(page.get_by_role("alert")).to_contain_text(SAID)
    assert page.get_by_label("Why?").input_value() == HIT
    assert not Change.objects.exists()
    page.get_by_label("Keep these words all the same").fill(REASON)
    page.get_by_role("button", name="Ask for the change").click()
    assert Change.objects.get().reason == HIT

    manager = live.open_page(live.cast.business_manager, path=f"/p/{live.cast.slug}/record/")
    manager.get_by_role("link", name="Words kept with a reason (1 to review)").click()
    assert_accessible(manager)
    manager.get_by_role("link", name="Action 1.1: the reason").click()
    expect(manager.locator("mark")).to_have_text("07700 900123")
    assert_accessible(manager)
    manager.get_by_role("radio", name="May stay").check()
    manager.get_by_role("button", name="Record the review").click()
    expect(manager.get_by_text("Your review is recorded.")).to_be_visible()
    assert KeptIdentifier.objects.get().outcome == "stays"


def test_a_refused_form_is_accessible(live: Live, action: Action) -> None:
    page = ask_page(live, action)
    page.get_by_label("Why?").fill(HIT)
    page.get_by_role("button", name="Ask for the change").click()
    expect(page.get_by_role("alert")).to_contain_text(SAID)
    assert_accessible(page)


def test_it_is_said_on_a_page_opened_by_link_and_no_draft_keeps_it(live: Live, cycle: Cycle) -> None:
    ask = Ask.objects.get(cycle=cycle, action__number="1.1")
    until = clock.now() + dt.timedelta(days=30)
    person = live.cast.subgroup_chair
    token = make_link(partnership=live.cast.partnership, person=person, thing="ask", thing_id=ask.pk, until=until)
    page = live.open_page(path=f"/answer/{token}/", width=320)
    box = page.get_by_label("What was done")
    box.press_sequentially("Two sessions ran. Ring 07700 900123.")
    expect(page.get_by_text(SAID)).to_be_visible()
    assert_accessible(page)
    assert not any("07700" in str(one.fields) for one in Draft.objects.all())
