"""The pages of a round in a browser: from the message in the morning to the Board, at both widths, by keyboard."""

import datetime as dt

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sightline.desk.jobs import write_digests
from sightline.kit import clock
from sightline.post.models import Outbox
from sightline.progress import actions
from sightline.progress.models import Ask
from tests.browser import assert_accessible
from tests.progress.conftest import cycle, make_plan, make_round, plan, send

__all__ = ["cycle", "make_plan", "make_round", "plan", "send"]
AFTER = dt.date(2018, 1, 19)


@pytest.fixture
def going_on(live, cycle, send, settings):
    """The round four days after answers were due, one of them in and agreed; the site's clock stands on that day."""
    cast = live.cast
    update = send(Ask.objects.get(cycle=cycle, action__number="1.1"), good_practice="Schools use “not brought”.")
    with clock.standing_on(dt.date(2018, 1, 12)):
        actions.agree_update(by=cast.deputy, update=update, version=1)
    with clock.standing_on(AFTER):
        write_digests()
    # The site answers in threads of its own, which do not hear what this one says of the day.
    settings.DEMO_TODAY = AFTER
    return cycle


def test_every_page_of_a_round_is_accessible_at_both_widths(live, going_on):
    cast, cycle = live.cast, going_on
    page = live.open_page(cast.business_manager)
    message = Outbox.objects.filter(key__startswith="digest:").first()
    pages = [
        ("work", []),
        ("round_detail", [cycle.pk]),
        ("round_remind", [cycle.pk]),
        ("executive", [cycle.pk]),
        ("board", [cycle.pk]),
        ("claim_list", [cycle.pk]),
        ("claim_body", [cycle.pk, cast.bodies["subgroup"].pk]),
        ("board_priority", [cycle.pk, cycle.plan.priorities.get().pk]),
        ("plan_detail", [cycle.plan_id]),
        ("priority_detail", [cycle.plan.priorities.get().pk]),
        ("action_detail", [cycle.plan.actions.first().pk]),
        ("action_list", []),
        ("outbox_message", [message.pk]),
        ("person_away", [cast.member.pk]),
    ]
    for route, ids in pages:
        answer = page.goto(reverse(route, args=[cast.slug, *ids]))
        assert answer.status == 200, route
        assert_accessible(page)
    page.goto(reverse("account_away"))
    assert_accessible(page)


def test_the_executive_goes_from_what_is_wrong_to_a_challenge_by_keyboard(live, going_on):
    cast, cycle = live.cast, going_on
    page = live.open_page(cast.executive_chair, path=reverse("executive", args=[cast.slug, cycle.pk]))
    expect(page.get_by_role("heading", level=1)).to_have_text("Three actions need you")
    page.locator("summary", has_text="Good practice to share").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Schools use “not brought”.")).to_be_visible()
    page.locator(".ui-exception").first.get_by_role("button", name="Challenge").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Raise a challenge")
    assert_accessible(page)
    page.go_back()
    page.locator(".ui-exception").first.get_by_role("button", name="Note and move on").click()
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Two actions need you")


def test_the_business_manager_reminds_those_who_have_not_answered_without_script(live, going_on):
    cast, cycle = live.cast, going_on
    page = live.open_page(cast.business_manager, path=reverse("round_detail", args=[cast.slug, cycle.pk]), script=False)
    page.get_by_role("button", name="Remind now").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Remind those who have not answered")
    expect(page.get_by_role("rowheader", name=cast.subgroup_chair.name)).to_be_visible()
    page.get_by_role("button", name="Write to them now").click()
    expect(page.get_by_text("Written to today already")).to_be_visible()


def test_a_person_says_that_she_is_away_from_her_list(live, going_on):
    cast = live.cast
    page = live.open_page(cast.subgroup_chair, path=reverse("work", args=[cast.slug]), width=320)
    page.get_by_role("link", name="Say when you are away").click()
    for name, days in (("since", "20 1 2018"), ("until", "27 1 2018")):
        for part, value in zip(("day", "month", "year"), days.split(), strict=True):
            page.locator(f"[name={name}_{part}]").fill(value)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved. Away from 20 January 2018 to 27 January 2018.")).to_be_visible()
