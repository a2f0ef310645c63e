"""From an agenda to the paper in everybody's hands: made, looked at, issued, read on a phone, taken away, replaced."""

import io

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pypdf import PdfReader

from sightline.kit import clock
from sightline.papers.models import Issued
from tests.browser import assert_accessible
from tests.papers.conftest import TODAY, make_busy

__all__ = ["make_busy"]


@pytest.fixture
def busy(live, make_busy):
    """A quarter with a meeting to come, on the running site."""
    with clock.standing_on(TODAY):
        yield make_busy(3)


def test_a_pack_is_made_looked_at_issued_and_taken_away(live, busy):
    page = live.open_page(busy.cast.business_manager, path=reverse("paper_list", args=[busy.cast.slug]))
    assert_accessible(page)
    page.get_by_role("link", name="Agenda and papers").click()
    assert_accessible(page)
    page.get_by_label("Which meeting?").select_option(label="Executive Group, 24 January 2018")
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Agenda and papers: Executive Group")
    expect(page.get_by_text("not issued.").first).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Issue this paper").click()
    expect(page.get_by_text("is issued and kept as it stands, edition 1")).to_be_visible()
    expect(page.get_by_role("heading", name="Secret case")).to_be_visible()
    assert_accessible(page)
    with page.expect_download() as taken:
        page.get_by_role("link", name="PDF, restricted copy").click()
    content = taken.value.path().read_bytes()
    with PdfReader(io.BytesIO(content)) as opened:
        assert "Secret case" in "".join(one.extract_text() for one in opened.pages)


def test_a_member_reads_the_public_copy_on_a_phone_without_script_and_is_led_to_the_later_edition(live, busy):
    manager = live.open_page(busy.cast.business_manager, script=False)
    for _ in range(2):
        manager.goto(reverse("paper_new", args=[busy.cast.slug, "pack"]))
        manager.get_by_label("Which meeting?").select_option(label="Executive Group, 24 January 2018")
        manager.get_by_label("Public copy").check()
        manager.get_by_role("button", name="Look at it").click()
        manager.get_by_role("button", name="Issue this paper").click()
        expect(manager.get_by_text("is issued and kept")).to_be_visible()
    first = Issued.objects.order_by("number").first()
    page = live.open_page(busy.cast.member, width=320, script=False)
    page.goto(reverse("paper_detail", args=[busy.cast.slug, first.pk]))
    page.get_by_role("link", name="Go to edition 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Agenda and papers: Executive Group")
    assert "Secret" not in page.content()
    page.get_by_role("navigation", name="Contents").get_by_role("link", name="To the Board").click()
    expect(page.get_by_role("heading", name="To the Board")).to_be_in_viewport()


@pytest.mark.parametrize("kind", ["highlight", "priority", "plan", "record", "challenges"])
def test_every_look_at_a_paper_is_accessible(live, busy, kind):
    about = {
        "highlight": f"cycle:{busy.cycle.pk}",
        "plan": f"cycle:{busy.cycle.pk}",
        "priority": f"priority:{busy.plan.priorities.first().pk}",
        "record": f"action:{busy.plan.actions.first().pk}",
    }.get(kind, "")
    page = live.open_page(busy.cast.business_manager)
    address = reverse("paper_new", args=[busy.cast.slug, kind])
    assert page.goto(f"{address}?copy=restricted&about={about}").status == 200
    assert_accessible(page)
