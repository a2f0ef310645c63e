"""The founding-size plan in a browser: on one sheet of A3, filtered by keyboard, read on a phone and without script."""

import io
import re

import pdfplumber
import pytest
from django.urls import reverse
from playwright.sync_api import expect

from demo import cast as island
from demo.life import SLUG
from sightline.people.models import Person
from sightline.plan.models import Action, Plan, Priority
from tests.browser import assert_accessible

A3_POINTS = (842, 1191)


@pytest.fixture
def plan(marram, live):
    """The demonstration's plan, adopted."""
    return Plan.objects.get()


@pytest.fixture
def visit(plan, live):
    """`visit("plan_detail", plan.pk)` is the page as the business manager sees it."""

    def open_page(route, *ids, query="", **kwargs):
        person = Person.objects.get(email=island.address("dana"))
        return live.open_page(person, path=reverse(route, args=[SLUG, *ids]) + query, **kwargs)

    return open_page


def test_the_plan_prints_on_one_sheet_of_a3(visit, plan):
    page = visit("plan_detail", plan.pk)
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        assert [sorted((round(one.width), round(one.height))) for one in printed.pages] == [sorted(A3_POINTS)]
        text = printed.pages[0].extract_text()
    for number in Action.objects.values_list("number", flat=True):
        assert number in text
    assert "Plan health" in text
    assert "What was done" not in text, "the history is for the screen"


def test_an_action_prints_with_what_is_folded_on_the_screen(visit, plan):
    page = visit("action_detail", plan.actions.get(number="2.9").pk)
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        text = "\n".join(one.extract_text() for one in printed.pages)
    assert "Survey" in text
    assert "Next action" not in text


def test_the_filters_work_by_keyboard_alone(visit, plan):
    page = visit("plan_detail", plan.pk)
    page.locator("summary", has_text="Show only some actions").focus()
    page.keyboard.press("Enter")
    link = page.get_by_role("link", name="PQA (", exact=False)
    for _ in range(40):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    expect(link).to_be_focused()
    shown = int(link.inner_text().split("(")[1].rstrip(")"))
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{shown} of 21 actions shown")).to_be_visible()
    assert page.locator(".ui-tile").count() == shown
    page.get_by_role("link", name="Show all").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".ui-tile")).to_have_count(21)


def test_the_list_is_filtered_by_keyboard_alone(visit):
    page = visit("action_list")
    page.get_by_label("Words or number").focus()
    page.keyboard.type("audit")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("words=audit"))
    assert 0 < page.locator("tbody tr").count() < 21


def test_from_the_plan_to_an_action_and_on_without_script(visit, plan):
    page = visit("plan_detail", plan.pk, script=False)
    page.get_by_role("link", name="2.9", exact=False).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2.9 Home-educated children")
    page.get_by_role("link", name="Next action").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("2.10 Health of looked-after children")
    expect(page.get_by_text("Answers for it", exact=True)).to_be_visible()


OF_THE_PLAN = (
    "plan_detail",
    "plan_close",
    "plan_compare",
    "plan_roll_forward",
    "change_list",
)
OF_THE_ACTION = ("action_detail", "plan_nest", "change_ask", "correction_make")
OF_THE_PARTNERSHIP = ("action_list", "plan_list", "plan_create", "reading_list", "reading_create", "record", "outbox")


def test_every_page_about_an_adopted_plan_is_accessible_at_both_widths(visit, plan):
    action = plan.actions.get(number="2.9")
    page = visit("priority_detail", Priority.objects.first().pk)
    assert_accessible(page)
    wanted = [
        *((route, [plan.pk]) for route in OF_THE_PLAN),
        *((route, [action.pk]) for route in OF_THE_ACTION),
        *((route, []) for route in OF_THE_PARTNERSHIP),
    ]
    for route, ids in wanted:
        answer = page.goto(reverse(route, args=[SLUG, *ids]))
        assert answer.status == 200, route
        assert_accessible(page)
