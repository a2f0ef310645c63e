"""An owner's file holds macros, or tracked changes: by the link in her mail, on a phone and without script, she is
warned, keeps her words, and sends a copy without. Somebody who adds a paper is asked the same. In a real browser."""

from __future__ import annotations

import datetime as dt
import io

import docx
import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Page, expect

from sightline.files.models import Stored
from sightline.files.reads import content_of
from sightline.governance.models import PaperAsk
from sightline.progress.models import Ask, Update
from tests.browser import Live, assert_accessible
from tests.files.programs import word_with_macros
from tests.files.unseen import word_with_changes
from tests.governance.made import item_of, meeting_of
from tests.journeys.test_an_update_by_link import ask, cycle, fill, link, make_plan, make_round, plan

__all__ = ["ask", "cycle", "link", "make_plan", "make_round", "plan"]  # fixtures
NOW = dt.datetime(2018, 1, 17, 10, 41, tzinfo=dt.UTC)
MACROS = {"name": "Register.docm", "mimeType": "application/octet-stream", "buffer": word_with_macros()}

CHANGES = {"name": "Register.docx", "mimeType": "application/octet-stream", "buffer": word_with_changes()}


@pytest.fixture(autouse=True)
def _after_the_due_day(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(NOW):
        yield


def warned(page: Page) -> None:
    said = page.get_by_role("alert")
    expect(said).to_contain_text("The file holds programs (macros)")
    expect(page.get_by_text("Macros, controls and links to other programs are taken out")).to_be_visible()
    assert not Stored.objects.exists()


def kept() -> bytes:
    [stored] = Stored.objects.all()
    assert stored.name == "Register.docx"
    return content_of(stored)


@pytest.mark.parametrize("script", [True, False])
def test_an_owner_on_a_phone_sends_a_copy_without_them(live: Live, link: str, ask: Ask, script: bool) -> None:
    page = live.open_page(width=320, path=link, script=script)
    fill(page)
    page.get_by_text("Add evidence or a file").click()
    page.get_by_label("Add files").set_input_files(MACROS)
    page.get_by_role("button", name="Send to the chair").click()
    warned(page)
    assert page.get_by_label("What was done?").input_value() == "Four sessions ran."
    assert page.get_by_label("Toolkit, 31 December 2017").is_checked()
    if script:
        assert_accessible(page)
    page.get_by_label("Store copies without macros").check()
    page.get_by_label("Add files").set_input_files(MACROS)
    page.get_by_role("button", name="Send to the chair").click()
    expect(page.get_by_role("heading", name="What happens next")).to_be_visible()
    expect(page.get_by_text("What you gave is kept, without macros.")).to_be_visible()
    if script:
        assert_accessible(page)
    assert Update.objects.get().done == "Four sessions ran."
    assert docx.Document(io.BytesIO(kept())).tables[0].cell(0, 0).text == "A table stays"


@pytest.mark.parametrize("script", [True, False])
def test_an_owner_on_a_phone_says_what_becomes_of_tracked_changes(
    live: Live, link: str, ask: Ask, script: bool
) -> None:
    page = live.open_page(width=320, path=link, script=script)
    fill(page)
    page.get_by_text("Add evidence or a file").click()
    page.get_by_label("Add files").set_input_files(CHANGES)
    page.get_by_role("button", name="Send to the chair").click()
    expect(page.get_by_role("alert")).to_contain_text("2 changes are tracked")
    assert not Stored.objects.exists()
    if script:
        assert_accessible(page)
    page.get_by_label("Store copies without it").check()
    page.get_by_label("Add files").set_input_files(CHANGES)
    page.get_by_role("button", name="Send to the chair").click()
    expect(page.get_by_text("without what could be taken out")).to_be_visible()
    assert Update.objects.get().done == "Four sessions ran."
    assert docx.Document(io.BytesIO(kept())).paragraphs[-1].text == "Ring the new one"


def test_whoever_adds_a_paper_keeps_its_title_and_is_told_its_new_name(live: Live) -> None:
    item = item_of(meeting_of(live.cast.bodies["executive"]), "Training")
    page = live.open_page(live.cast.support, path=reverse("paper_attach", args=[live.cast.slug, item.pk]))
    page.get_by_label("Title of the paper").fill("Figures of the year")
    page.get_by_label("Assurance").check()
    page.get_by_label("The paper", exact=True).set_input_files(MACROS)
    page.get_by_role("button", name="Add the paper").click()
    warned(page)
    assert_accessible(page)
    assert page.get_by_label("Title of the paper").input_value() == "Figures of the year"
    page.get_by_label("Store a copy without its macros").check()
    page.get_by_role("button", name="Add the paper").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose the file")
    page.get_by_label("The paper", exact=True).set_input_files(MACROS)
    page.get_by_role("button", name="Add the paper").click()
    expect(page.get_by_text("It is kept as “Register.docx”, without macros")).to_be_visible()
    assert PaperAsk.objects.get().stored.name == "Register.docx"
    assert kept()
