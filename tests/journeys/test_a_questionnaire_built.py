"""A questionnaire is built by keyboard and without script, previewed with its conditions at work, answered once, and
changed: the next version stands beside the first. The bank's audit carries the standard question of the board."""

import datetime as dt
import re

from django.urls import reverse
from playwright.sync_api import Page, expect

from sightline.questions.actions import freeze_version
from sightline.questions.models import Asked, Instrument, Standard
from tests.browser import Live, assert_accessible


def at(live: Live, route: str, *args: object) -> str:
    return live.url + reverse(route, args=[live.cast.slug, *args])


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def add(page: Page, section: int, answer: str, text: str) -> None:
    """Adds a question to the section in this place: what an answer looks like, then its words."""
    page.get_by_role("link", name=f"Add a question to section {section}").click()
    page.get_by_label(answer, exact=True).check()
    press(page, "Go on")
    page.get_by_label("Question", exact=True).fill(text)
    press(page, "Add the question")


def test_built_without_script_on_a_phones_width(live: Live) -> None:
    page = live.open_page(live.cast.analyst, width=320, script=False)
    page.goto(at(live, "instrument_list"))
    press(page, "Make a questionnaire")
    page.get_by_label("Name", exact=True).fill("Use of the toolkit")
    page.get_by_label("Survey", exact=True).check()
    press(page, "Make it")
    press(page, "Add a section")
    page.get_by_label("Heading (optional)", exact=True).fill("The toolkit")
    press(page, "Add the section")
    add(page, 1, "Yes or no: yes or no", "Have you used it?")
    add(page, 1, "As many words as you like", "What did it help with?")
    add(page, 1, "A scale: how confident, five steps", "How confident are you?")
    page.get_by_role("link", name=re.compile("When it is asked.*What did it help with")).click()
    page.get_by_label("Have you used it?").check()
    press(page, "Go on")
    page.get_by_label("Yes", exact=True).check()
    press(page, "Save")
    expect(page.get_by_text("Of whoever answered “Yes” to “Have you used it?”")).to_be_visible()
    page.get_by_role("button", name="Up: How confident are you?").click()
    made = Instrument.objects.get()
    order = list(made.versions.get().asked.values_list("text", flat=True))
    assert order == ["Have you used it?", "How confident are you?", "What did it help with?"]
    press(page, "Preview")
    press(page, "Start")
    expect(page.get_by_text("Only if you answered “Yes” to “Have you used it?”")).to_be_visible()
    page.get_by_label("No", exact=True).check()
    page.get_by_label("What did it help with?").fill("Nothing")
    press(page, "Go on")
    expect(page.get_by_text("That was the last question.")).to_be_visible()


def test_with_script_what_does_not_apply_hides_and_the_next_version_stands_beside_the_first(live: Live) -> None:
    cast = live.cast
    page = live.open_page(cast.business_manager)
    page.goto(at(live, "bank_list"))
    assert_accessible(page)
    follow(page, "Training evaluation: three months later")
    assert_accessible(page)
    press(page, "Take it")
    assert_accessible(page)
    made = Instrument.objects.get()
    version = made.versions.get()
    page.goto(at(live, "version_preview", version.pk))
    press(page, "Start")
    press(page, "Go on")
    example = page.get_by_label("Tell us of one time when you used it")
    barriers = page.get_by_role("group", name="What has stood in the way?")
    expect(example).to_be_hidden()
    page.get_by_role("group", name="Have you used what you learned?").get_by_label("Yes").check()
    expect(example).to_be_visible()
    expect(barriers).to_be_hidden()
    page.get_by_role("group", name="Have you used what you learned?").get_by_label("No").check()
    expect(example).to_be_hidden()
    expect(barriers).to_be_visible()
    assert_accessible(page)

    freeze_version(version=version, on=dt.date(2018, 1, 15))
    page.goto(at(live, "instrument_detail", made.pk))
    press(page, "Make version 2")
    page.get_by_role("link", name=re.compile("Edit.*I work together with other")).click()
    page.get_by_label("Question", exact=True).fill("I work together with others better than before")
    assert_accessible(page)
    press(page, "Save the question")
    page.get_by_role("link", name=re.compile("Take out.*I share information")).click()
    expect(page.get_by_text("It was put to people in version 1: there it stays")).to_be_visible()
    press(page, "Take it out")
    follow(page, "Compare with an earlier version")
    expect(page.get_by_role("heading", name="I work together with others better than before Changed")).to_be_visible()
    expect(page.get_by_role("heading", name="better than before Taken out")).to_be_visible()
    assert_accessible(page)


def test_a_standard_question_comes_with_the_audit_and_cannot_be_dropped(live: Live) -> None:
    page = live.open_page(live.cast.business_manager)
    page.goto(at(live, "standard_create"))
    assert_accessible(page)
    page.get_by_label("Case audit", exact=True).check()
    page.get_by_label("A grade: outstanding to inadequate").check()
    press(page, "Go on")
    page.get_by_label("Question", exact=True).fill("Were adults who live elsewhere heard?")
    page.get_by_label("Offer “Not enough evidence”").check()
    press(page, "Make it")
    assert_accessible(page)
    page.goto(at(live, "bank_detail", "case_audit"))
    press(page, "Take it")
    standard = Standard.objects.get()
    carried = Asked.objects.get(standard=standard)
    row = page.locator(f"#question-{carried.pk}")
    expect(row.get_by_text("Standard question", exact=True)).to_be_visible()
    expect(row.get_by_role("link", name="Take out")).to_have_count(0)
    row.get_by_role("link", name="Why it cannot be changed").click()
    expect(page.get_by_text("cannot be reworded or taken out here")).to_be_visible()
    assert_accessible(page)
