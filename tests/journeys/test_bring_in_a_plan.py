"""The business manager drops the adopted Word document and has the living plan; every page on the way stands up."""

from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from sightline.plan.models import Action, Plan, Priority
from sightline.trail.verify import verify
from tests.browser import Live, assert_accessible

DOCUMENT = Path(__file__).resolve().parents[2] / "demo" / "isle-of-marram-plan-2017-18.docx"


@pytest.fixture(autouse=True)
def stored(settings, tmp_path):
    """Files go to a folder of the story's own."""
    settings.MEDIA_ROOT = tmp_path


def at(live: Live, route: str, **ids: object) -> str:
    """The path of a route in the cast's partnership."""
    return reverse(route, kwargs={"slug": live.cast.slug, **ids})


def drop(page: Page, document: Path = DOCUMENT) -> None:
    """Chooses the document and presses the button."""
    page.get_by_label("The plan", exact=True).set_input_files(document)
    page.get_by_role("button", name="Read it").click()


def save_every_step(page: Page) -> None:
    """Takes each step of the review as it is filled in, until nothing is left."""
    for _ in range(8):
        open_steps = page.locator(".govuk-task-list__item").filter(has_not_text="Done").locator("a")
        if not open_steps.count():
            return
        open_steps.first.click()
        for box in page.get_by_label("I have looked at this").all():
            box.check()
        page.get_by_role("button", name="Save and continue").click()
        if not page.locator(".govuk-task-list").count():
            page.get_by_role("link", name="The review").click()


@pytest.mark.parametrize("script", [True, False])
def test_from_the_word_document_to_the_living_plan(live: Live, script: bool):
    page = live.open_page(live.cast.business_manager, path=at(live, "plan_current"), script=script)
    page.get_by_role("button", name="Bring in a plan").or_(page.get_by_role("link", name="Bring in a plan")).click()
    drop(page)
    expect(page.get_by_text("3 priorities, 21 actions, 32 dates, 43 measures (9 with a figure)")).to_be_visible()
    save_every_step(page)
    page.get_by_role("button", name="Adopt the plan").click()
    for part, number in (("Day", "3"), ("Month", "5"), ("Year", "2017")):
        page.get_by_label(part, exact=True).fill(number)
    page.get_by_label("Which meeting adopted it?").fill("Board meeting of 3 May 2017, item 6")
    page.get_by_role("button", name="Adopt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Isle of Marram Safeguarding Children Board Business Plan 2017-18"
    )
    expect(page.get_by_text("adopted on 3 May 2017, Board meeting of 3 May 2017, item 6")).to_be_visible()
    assert Action.objects.filter(plan=Plan.objects.get()).count() == 21
    assert verify(live.cast.partnership.pk).whole


def test_what_cannot_be_read_is_said_on_the_same_page(live: Live, tmp_path: Path):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear all,\nthe next meeting is on Tuesday.\n")
    page = live.open_page(live.cast.business_manager, path=at(live, "reading_create"))
    drop(page, letter)
    expect(page.get_by_role("alert")).to_contain_text("No plan")
    assert page.title().startswith("Error: ")
    assert not Plan.objects.exists()


def test_every_page_of_the_review_and_of_the_plan_stands_up(live: Live):
    page = live.open_page(live.cast.business_manager, path=at(live, "reading_create"))
    assert_accessible(page)
    drop(page)
    assert_accessible(page)
    review = page.url
    for name in ("names", "answers", "dates", "threads", "checks", "side-by-side", "adopt", "discard"):
        page.goto(f"{review}{name}/")
        assert_accessible(page)
    plan = Plan.objects.get()
    routes = [
        at(live, "reading_list"),
        at(live, "plan_list"),
        at(live, "plan_create"),
        at(live, "plan_detail", plan_id=plan.pk),
        at(live, "plan_detail", plan_id=plan.pk) + "?quarter=2017-4",
        at(live, "plan_compare", plan_id=plan.pk),
        at(live, "plan_discard", plan_id=plan.pk),
        at(live, "priority_detail", priority_id=Priority.objects.filter(plan=plan)[0].pk),
        at(live, "action_detail", action_id=Action.objects.get(plan=plan, number="3.2").pk),
    ]
    for route in routes:
        page.goto(live.url + route)
        assert_accessible(page)
    page.goto(live.url + at(live, "reading_create"))
    drop(page)
    expect(page.get_by_text("Nothing differs")).to_be_visible()
    assert_accessible(page)


def test_the_review_can_be_left_and_come_back_to(live: Live):
    page = live.open_page(live.cast.business_manager, path=at(live, "reading_create"))
    drop(page)
    page.get_by_role("link", name="Names in the plan").click()
    page.get_by_role("button", name="Save and continue").click()
    again = live.open_page(live.cast.person("support"), path=at(live, "reading_list"))
    again.get_by_role("link", name=DOCUMENT.name).click()
    expect(again.locator(".govuk-task-list__item", has_text="Names in the plan")).to_contain_text("Done")


def test_the_document_is_brought_in_with_the_keyboard_alone(live: Live):
    page = live.open_page(live.cast.business_manager, path=at(live, "reading_create"))
    page.get_by_label("The plan", exact=True).set_input_files(DOCUMENT)
    page.get_by_label("The plan", exact=True).focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Read it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("21 actions")).to_be_visible()
