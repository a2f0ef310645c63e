"""A plan is typed in, edited by two people at once, adopted, and changed by decision: in a real browser, with axe."""

import datetime as dt

import pytest
from playwright.sync_api import expect

from sightline.kit import clock
from sightline.plan.actions import adopt_plan, create_from_format
from sightline.plan.models import Action, Change, Milestone, Plan
from tests.browser import Live, assert_accessible
from tests.plan.conftest import bodies_of
from tests.plan.documents import small_plan

MAY = dt.date(2017, 5, 24)


def draft_of(live: Live) -> Plan:
    return create_from_format(
        by=live.cast.support,
        partnership=live.cast.partnership,
        document=small_plan(2, "Business plan 2017-18"),
        bodies=bodies_of(live.cast),
    )


def test_a_plan_is_typed_in(live: Live) -> None:
    page = live.open_page(live.cast.support, path=f"/p/{live.cast.slug}/plans/type-in/")
    assert_accessible(page)
    page.get_by_label("Title").fill("Business plan 2018-19")
    page.get_by_label("Priorities").fill("Neglect\nFamilies")
    page.get_by_role("button", name="Make the draft").click()
    plan = Plan.objects.get()
    page.goto(f"{live.url}/p/{live.cast.slug}/plans/{plan.pk}/edit/")
    assert_accessible(page)
    page.get_by_role("link", name="Add an action to 1 · Neglect").click()
    assert_accessible(page)
    page.get_by_label("What is to be done").fill("Publish the toolkit")
    page.get_by_label("Body", exact=True).select_option("Workforce Development Group")
    page.get_by_role("button", name="Add another milestone").click()
    assert page.get_by_label("What is to be done").input_value() == "Publish the toolkit"
    page.get_by_label("What is due").first.fill("Published")
    page.get_by_label("Day").first.fill("31")
    page.get_by_label("Month").first.fill("12")
    page.get_by_label("Year").first.fill("2018")
    page.get_by_role("button", name="Add the action").click()
    action = Action.objects.get()
    assert (action.number, action.owners.get().answers) == ("1.1", True)
    assert action.milestones.get().due == dt.date(2018, 12, 31)


def test_two_people_edit_one_action(live: Live) -> None:
    plan = draft_of(live)
    action = plan.actions.get(number="1.1")
    address = f"/p/{live.cast.slug}/actions/{action.pk}/edit/"
    tom, ines = (live.open_page(person, path=address) for person in (live.cast.support, live.cast.business_manager))
    ines.get_by_label("What is to be done").fill("In the words of Ines")
    ines.get_by_role("button", name="Save the action").click()
    tom.get_by_label("What is to be done").fill("In the words of Tom")
    tom.get_by_role("button", name="Save the action").click()
    assert "Ines Calloway saved this while you were writing" in tom.content()
    assert tom.get_by_label("What is to be done").input_value() == "In the words of Tom"
    assert_accessible(tom)
    tom.get_by_role("button", name="Save the action").click()
    assert Action.objects.get(pk=action.pk).text == "In the words of Tom"


def test_order_by_keyboard_and_without_script(live: Live) -> None:
    plan = draft_of(live)
    page = live.open_page(live.cast.support, script=False, path=f"/p/{live.cast.slug}/plans/{plan.pk}/edit/")
    page.get_by_role("button", name="Up: 1.2").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Down: 1.2")).to_be_visible()
    assert list(plan.actions.values_list("number", flat=True)) == ["1.2", "1.1"]


def test_a_date_is_changed_by_decision(live: Live) -> None:
    with clock.standing_on(MAY):
        plan = adopt_plan(by=live.cast.business_manager, plan=draft_of(live), adopted_on=MAY, meeting="Board")
    action = plan.actions.get(number="1.1")
    page = live.open_page(live.cast.subgroup_chair, path=f"/p/{live.cast.slug}/actions/{action.pk}/change/")
    assert_accessible(page)
    page.get_by_label("The date of the milestone “Toolkit”").check()
    page.get_by_role("button", name="Continue").click()
    assert_accessible(page)
    page.get_by_label("Day").fill("31")
    page.get_by_label("Month").fill("3")
    page.get_by_label("Year").fill("2018")
    page.get_by_role("button", name="Ask for the change").click()
    assert "Give the reason" in page.content()
    assert_accessible(page)
    page.get_by_label("Why?").fill("The designer left.")
    page.get_by_role("button", name="Ask for the change").click()
    change = Change.objects.get()
    chair = live.open_page(live.cast.executive_chair, path=f"/p/{live.cast.slug}/plans/{plan.pk}/changes/")
    assert_accessible(chair)
    chair.get_by_role("link", name="Decide: Action 1.1: the date").click()
    assert_accessible(chair)
    chair.get_by_label("Approved").check()
    chair.get_by_label("Which meeting decided it?").fill("Executive, 24 January 2018")
    chair.get_by_role("button", name="Record the decision").click()
    change.refresh_from_db()
    assert change.state == "approved"
    milestone = Milestone.objects.get(action=action, kind="due")
    assert (milestone.due, milestone.due_adopted) == (dt.date(2018, 3, 31), dt.date(2017, 12, 31))


@pytest.mark.parametrize("path", ["plans/{plan}/edit/head/", "priorities/{priority}/edit/", "actions/{action}/remove/"])
def test_every_page_of_a_draft_is_accessible(live: Live, path: str) -> None:
    plan = draft_of(live)
    ids = {"plan": plan.pk, "priority": plan.priorities.get().pk, "action": plan.actions.first().pk}
    assert_accessible(live.open_page(live.cast.support, path=f"/p/{live.cast.slug}/{path.format(**ids)}"))
