"""The gallery in a browser: every component accessible at both widths, by keyboard, without script, on paper."""

import io

import pdfplumber
import pytest
from django.urls import reverse

from sightline.ui.components import COMPONENTS
from tests.browser import Live, assert_accessible
from tests.clients import ClientOf


def test_it_shows_every_component(client_of: ClientOf, cast):
    html = client_of(cast.member).get(reverse("gallery")).content.decode()
    for component in COMPONENTS:
        assert f'<section class="ui-section" id="{component.name}"' in html


def test_it_is_for_the_signed_in(client_of: ClientOf, cast):
    assert client_of(None).get(reverse("gallery")).status_code == 302
    assert client_of(cast.outsider).get(reverse("gallery")).status_code == 200


def test_it_is_accessible_at_both_widths(live: Live):
    page = live.open_page(live.cast.member, path=reverse("gallery"))
    assert_accessible(page)
    # What is folded counts too.
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
    assert_accessible(page)


def test_everything_can_be_reached_by_keyboard_in_the_pages_order_and_shows_where_one_is(live: Live):
    page = live.open_page(live.cast.member, path=reverse("gallery"))
    page.locator(".govuk-skip-link").focus()  # an error summary takes the focus as the page opens
    wanted = page.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
             .filter((one) => one.checkVisibility({visibilityProperty: true}) && one.type !== 'hidden'
                     && !one.disabled && one.tabIndex >= 0)
             .filter((one, place, all) => one.type !== 'radio' || one.name !== all[place - 1].name).length"""
    )
    positions, unseen = [], []
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        at = page.evaluate(
            """() => {
              const all = [...document.querySelectorAll('*')], here = document.activeElement;
              if (here === document.body) return null;
              const shown = getComputedStyle(here), tile = here.closest('.ui-tile');
              const parts = [shown, ...[...here.children].map((child) => getComputedStyle(child))];
              if (tile) parts.push(getComputedStyle(tile));
              const label = here.labels && here.labels[0];
              if (label) parts.push(getComputedStyle(label, '::before'));
              const seen = parts.some((part) => (part.outlineStyle !== 'none' && part.outlineWidth !== '0px')
                || part.boxShadow !== 'none' || part.fill === 'rgb(255, 221, 0)');
              return {place: all.indexOf(here), seen, html: here.outerHTML.slice(0, 120)};
            }"""
        )
        if at is None:
            break
        positions.append(at["place"])
        if not at["seen"]:
            unseen.append(at["html"])
    assert positions == sorted(positions)
    assert not unseen
    assert len(positions) + 1 == wanted  # the skip link was the first; a group of radios is one stop


def test_the_skip_link_leads_past_the_header(live: Live):
    page = live.open_page(live.cast.member, path=reverse("gallery"))
    link = page.get_by_role("link", name="Skip to main content")
    link.focus()
    assert link.bounding_box()["height"] > 20  # hidden until it has the focus
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [1280, 320])
def test_it_works_without_script(live: Live, width: int):
    page = live.open_page(live.cast.member, width=width, script=False, path=reverse("gallery"))
    assert page.get_by_role("link", name="Skip to main content").count() == 1
    assert page.get_by_role("heading", name="Components", exact=True).is_visible()
    assert page.get_by_role("button", name="Sign out").is_visible()
    page.get_by_text("What counts as a measure?").click()
    assert page.get_by_text("whether children are safer").is_visible()


def test_on_paper_the_frame_goes_and_the_folded_is_read(live: Live):
    page = live.open_page(live.cast.member, path=reverse("gallery"))
    with pdfplumber.open(io.BytesIO(page.pdf(prefer_css_page_size=True))) as paper:
        words = " ".join(sheet.extract_text() for sheet in paper.pages)
        first = paper.pages[0]
    assert (round(first.width), round(first.height)) == (595, 842)
    assert "whether children are safer" in words
    assert "Sign out" not in words
    assert "Skip to main content" not in words


def test_the_menu_folds_on_a_phone_where_there_is_script(live: Live):
    page = live.open_page(live.cast.member, width=320, path=reverse("gallery"))
    assert page.get_by_role("button", name="Menu").count() == 0  # outside a partnership there is nothing to fold
    assert page.evaluate("document.body.classList.contains('govuk-frontend-supported')")
