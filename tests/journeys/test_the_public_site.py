"""The public site in a browser: everything on it, as somebody reads it who has no account, no script or no mouse."""

import datetime as dt
import io

import pdfplumber
import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from sightline.kit import clock
from sightline.library import actions as library
from sightline.library.rules.kinds import ResourceKind
from sightline.training.models import Course
from tests.browser import Live, assert_accessible
from tests.library import made
from tests.public.conftest import (
    _nothing_kept,
    cycle,
    make_plan,
    make_round,
    open_site_of,
    plan,
    publication,
    publish,
    send,
)
from tests.training.made import course_of, session_of

__all__ = ["_nothing_kept", "cycle", "make_plan", "make_round", "plan", "publication", "publish", "send"]


@pytest.fixture
def outside(live: Live) -> Live:
    """The site with something on each of its pages."""
    cast = live.cast
    open_site_of(cast)
    toolkit = made.draft_of(
        cast, "Neglect toolkit", outside=True, kind=ResourceKind.TOOLKIT, text="# Signs\n\n* tired\n* hungry"
    )
    library.add_page(
        by=cast.support, edition=toolkit, title="What to do", text="| Sign | Step |\n|---|---|\n| tired | ask |"
    )
    library.add_file(by=cast.support, edition=toolkit, title="To print", name="toolkit.txt", content=b"Print me.")
    made.publish(cast, made.approve(cast, toolkit))
    session_of(course_of(cast.partnership), clock.today() + dt.timedelta(days=40))
    return live


def addresses(live: Live) -> list[str]:
    """A page of each kind."""
    slug, course = live.cast.slug, course_id(live)
    document = [slug, "neglect-toolkit"]
    return [
        *(reverse(name, args=[slug]) for name in ("site_front", "site_worried", "site_plan", "site_papers")),
        *(reverse(name, args=[slug]) for name in ("site_library", "site_training", "site_surveys", "site_you_said")),
        *(reverse(name, args=[slug]) for name in ("site_privacy", "site_accessibility")),
        reverse("site_library_search", args=[slug]) + "?q=tired",
        reverse("site_library_search", args=[slug]) + "?q=nothing",
        reverse("site_resource", args=document),
        reverse("site_resource_page", args=[*document, "how-we-work"]),
        reverse("site_resource_page", args=[*document, "what-to-do"]),
        reverse("site_course", args=[slug, course]),
    ]


def course_id(live: Live) -> int:
    return Course.objects.get(partnership=live.cast.partnership).pk


def test_every_page_is_accessible_sets_no_cookie_and_asks_no_other_site(outside: Live) -> None:
    page = outside.open_page()
    for address in [*addresses(outside), f"/site/{outside.cast.slug}/nothing/"]:
        page.goto(address)
        assert_accessible(page)
    assert page.context.cookies() == []


def test_the_published_plan_is_accessible(outside: Live, publication) -> None:
    page = outside.open_page(path=reverse("site_plan", args=[outside.cast.slug]))
    assert_accessible(page)
    page.get_by_role("link", name="1 · Neglect").click()
    assert_accessible(page)
    expect(page.get_by_text("Four sessions ran.").first).to_be_visible()


def test_on_a_phone_without_script_everything_is_reached_from_the_front_page(outside: Live) -> None:
    slug = outside.cast.slug
    page = outside.open_page(width=320, script=False, path=reverse("site_front", args=[slug]))
    page.get_by_role("link", name="Library", exact=True).click()
    page.get_by_role("searchbox").fill("hungry")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="How we work").click()
    expect(page.get_by_role("heading", name="Signs")).to_be_visible()
    page.get_by_role("link", name="Next: What to do").click()
    expect(page.get_by_role("cell", name="ask")).to_be_visible()
    page.get_by_role("link", name="Training", exact=True).click()
    page.get_by_role("link", name="Neglect: seeing it early", exact=True).click()
    page.get_by_role("link", name="Book a seat").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.get_by_role("link", name="Worried about a child?").click()
    expect(page.get_by_role("link", name="999")).to_have_attribute("href", "tel:999")
    assert page.context.cookies() == []


def test_help_is_two_stops_of_the_tab_key_away_on_every_page(outside: Live) -> None:
    page = outside.open_page()
    for address in addresses(outside):
        page.goto(address)
        assert _stops(page, 3) == ["Skip to main content", outside.cast.partnership.name, "Worried about a child?"]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{reverse('site_worried', args=[outside.cast.slug])}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "999" in _stops(page, 2)


def test_the_business_manager_writes_looks_and_opens(live: Live) -> None:
    cast = live.cast
    page = live.open_page(cast.business_manager, path=reverse("site_edit", args=[cast.slug]))
    expect(page.get_by_text("The site does not say whom to call about a child.")).to_be_visible()
    assert_accessible(page)
    page.get_by_label("Introduction").fill("We bring the agencies together.")
    page.get_by_label("How to reach you").fill("board@northmere.example")
    page.get_by_label("Who answers (1)").fill("Children’s services")
    page.get_by_label("Number (1)").fill("ring us")
    page.get_by_role("button", name="Save the words").click()
    assert_accessible(page)
    page.get_by_role("link", name="“ring us” is no telephone number").click()
    page.get_by_label("Number (1)").fill("01632 960 101")
    page.get_by_role("button", name="Save the words").click()
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_text("This is how anybody will see it once the site is open.")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Back to the site’s words").click()
    page.get_by_role("button", name="Open it").click()
    assert_accessible(page)
    page.get_by_role("button", name="Open it").click()
    expect(page.get_by_text("It has been open to everybody since").first).to_be_visible()
    reader = live.open_page(path=reverse("site_front", args=[cast.slug]))
    expect(reader.get_by_role("link", name="01632 960 101")).to_be_visible()


def test_whom_to_call_prints_on_one_sheet(outside: Live) -> None:
    page = outside.open_page(path=reverse("site_worried", args=[outside.cast.slug]))
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as printed:
        (sheet,) = printed.pages
        text = sheet.extract_text()
    for words in ("999", "01632 960 101", "01632 960 102", outside.cast.partnership.name):
        assert words in text


def _stops(page: Page, count: int) -> list[str]:
    """The words of the next stops of the Tab key."""
    found = []
    for _ in range(count):
        page.keyboard.press("Tab")
        found.append(page.evaluate("document.activeElement.textContent.trim()"))
    return found
