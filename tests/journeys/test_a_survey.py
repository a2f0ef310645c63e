"""A parent answers on her phone; the survey closes, its reader reads, what was done is published. In a real browser."""

from __future__ import annotations

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Page, expect

from sightline.people.models import Site
from sightline.questions import actions
from sightline.questions.models import Exercise, Return, YouSaid
from sightline.questions.rules.kinds import Audience
from sightline.trail.rules import Program
from tests.browser import Live, assert_accessible
from tests.questions.conftest import give, make_exercise, make_version

__all__ = ["make_exercise", "make_version"]  # fixtures
NOW = dt.datetime(2017, 10, 20, 9, 30, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _in_october():
    with time_machine.travel(NOW):
        yield


@pytest.fixture
def survey(live: Live, make_exercise) -> Exercise:
    """A survey of families that nine have answered; the site says whom to call."""
    calls = [{"who": "Children’s services", "number": "01983 000 000", "when": "day and night"}]
    Site.objects.create(partnership=live.cast.partnership, worried=calls)
    exercise = make_exercise(audience=Audience.FAMILIES, asked=30)
    give(exercise, ["agree"] * 6 + ["disagree"] * 3)
    return exercise


def begin(page: Page) -> None:
    expect(page.get_by_text("call 999")).to_be_visible()
    expect(page.get_by_role("link", name="01983 000 000")).to_be_visible()
    page.get_by_role("button", name="Start").click()


def test_a_parent_answers_on_her_phone_and_is_read_once_it_has_closed(live: Live, survey: Exercise) -> None:
    where = reverse("survey_open", args=[live.cast.slug, survey.open_token])
    page = live.open_page(width=320, path=where)
    assert_accessible(page)
    assert page.context.cookies() == []
    begin(page)
    assert_accessible(page)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose an answer to “It will change my practice”")
    page.get_by_label("Strongly agree").check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("How often?")).to_be_hidden()
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("How often?").fill("3")
    page.get_by_label("What else should we know?").press_sequentially("My son is 23/11/2008. Ring me.")
    expect(page.get_by_text("“23/11/2008” reads like a date of birth.")).to_be_visible()  # said with no cookie at all
    assert_accessible(page)
    page.get_by_label("What else should we know?").fill("Nobody told us whom to ring.")
    expect(page.get_by_text("reads like a date of birth")).to_be_hidden()
    assert_accessible(page)
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_label("Strongly agree")).to_be_checked()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("How often?")).to_have_value("3")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    assert_accessible(page)
    assert Return.objects.count() == 9
    page.get_by_role("button", name="Send your answers").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()
    assert_accessible(page)
    assert Return.objects.count() == 10
    assert page.context.cookies() == []

    manager = live.open_page(live.cast.business_manager, path=reverse("exercise_list", args=[live.cast.slug]))
    assert_accessible(manager)
    manager.get_by_role("link", name=survey.title).click()
    expect(manager.get_by_text("Not shown while it is open")).to_be_visible()
    assert_accessible(manager)
    manager.get_by_role("button", name="Close it").click()
    assert_accessible(manager)
    manager.get_by_role("button", name="Close it").click()
    manager.get_by_role("button", name="Results").click()
    expect(manager.get_by_text("70% of 10 answers are positive; 10 of 30 asked gave one (33%).")).to_be_visible()
    assert_accessible(manager)

    reader = live.open_page(live.cast.analyst, path=reverse("work", args=[live.cast.slug]))
    reader.get_by_role("link", name="Read what people wrote").first.click()
    expect(reader.get_by_text("Nobody told us whom to ring.")).to_be_visible()
    assert_accessible(reader)
    reader.get_by_label("What did you do about it?").fill("The number goes on every school’s page.")
    reader.get_by_role("button", name="Keep what I did").click()
    expect(reader.get_by_text("Pavel Novak, 20 October 2017: The number goes on")).to_be_visible()

    manager.go_back()
    manager.get_by_role("button", name="Say what was done about it").click()
    manager.get_by_label("You said").fill("Nobody told us whom to ring.")
    manager.get_by_label("We did").fill("The number stands on every school’s page now.")
    manager.get_by_role("button", name="Save").click()
    assert_accessible(manager)
    manager.get_by_role("button", name="Publish it").click()
    expect(manager.get_by_text("Ines Calloway decided on 20 October 2017 to publish it.")).to_be_visible()
    assert YouSaid.objects.get().published_by == live.cast.business_manager


def test_without_script_nothing_is_missing(live: Live, survey: Exercise) -> None:
    page = live.open_page(width=320, script=False, path=reverse("survey_code", args=[live.cast.slug]))
    page.get_by_label("Code on the screen").fill(survey.code.lower())
    page.get_by_role("button", name="Go on").click()
    begin(page)
    page.get_by_label("Disagree").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What else should we know?").fill("More of this")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Send your answers").click()
    expect(page.get_by_text("Your answers have been sent.")).to_be_visible()
    assert Return.objects.count() == 10


def test_who_comes_too_late_is_told_so_kindly(live: Live, survey: Exercise) -> None:
    actions.close_exercise(by=Program("The program"), exercise=survey)
    page = live.open_page(width=320, path=reverse("survey_open", args=[live.cast.slug, survey.open_token]))
    expect(page.get_by_role("heading", name="This survey has closed")).to_be_visible()
    assert_accessible(page)
