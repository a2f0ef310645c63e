"""Two clicks from any claim to its evidence: on every page that carries one, and in a paper wherever it is read."""

import datetime as dt
import io
import re

import pytest
from django.core.cache import caches
from django.urls import reverse
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from sightline.assurance.rules.kinds import Kind
from sightline.files.actions import store_file
from sightline.kit import clock
from sightline.papers.documents.known import paper_of
from sightline.papers.documents.subject import Subject
from sightline.papers.rendering.html import page_of
from sightline.papers.rendering.pdf import pdf_of
from sightline.papers.rendering.word import word_of
from sightline.papers.rules.kinds import Kind as PaperKind
from sightline.people.access import membership_of
from sightline.plan.models import Measure
from sightline.progress import actions
from tests.assurance.made import bind
from tests.browser import assert_accessible
from tests.desk.test_measures import FIGURE
from tests.desk.test_rounds import ask_of
from tests.papers.rendering.opened import parts_of
from tests.progress.conftest import cycle, make_plan, make_round, plan, send

__all__ = ["cycle", "make_plan", "make_round", "plan", "send"]
TODAY = dt.date(2018, 1, 19)
REPORT = "What the toolkit changed.txt"


@pytest.fixture
def measure(live, cycle, send, settings) -> Measure:
    """Green is claimed on 1.1, and its measure, due since December, rests on a document alone."""
    found = Measure.objects.filter(plan=cycle.plan, action__number="1.1").order_by("position", "pk")[0]
    for field, value in {**FIGURE, "level": "practice"}.items():
        setattr(found, field, value)
    found.save()
    stored = store_file(
        by=live.cast.business_manager, partnership=found.partnership, name=REPORT, content=b"Practice changed."
    )
    bind(live.cast, found, Kind.DOCUMENT, stored=stored)
    update = send(ask_of(cycle, "1.1"))
    with clock.standing_on(dt.date(2018, 1, 12)):
        actions.agree_update(by=live.cast.deputy, update=update, version=1)
    caches["pages"].clear()
    # The site answers in threads of its own, which do not hear what this one says of the day.
    settings.DEMO_TODAY = TODAY
    return found


def at_the_evidence(page: Page, measure: Measure) -> None:
    """The second click: from the measure's page to what shows it, which is a document here."""
    expect(page.get_by_role("heading", name=measure.text)).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name=REPORT).click()
    assert taken.value.suggested_filename == REPORT


def test_from_every_page_that_carries_a_claim(live, cycle, measure):
    cast = live.cast
    slug, update = cast.slug, ask_of(cycle, "1.1").updates.get()
    page = live.open_page(cast.executive_chair)
    for route, ids in (
        ("executive", [cycle.pk]),
        ("board_priority", [cycle.pk, cycle.plan.priorities.get().pk]),
        ("claim_body", [cycle.pk, cast.bodies["subgroup"].pk]),
        ("action_detail", [measure.action_id]),
        ("update_detail", [update.pk]),
    ):
        page.goto(reverse(route, args=[slug, *ids]))
        page.get_by_role("link", name=re.compile("What shows it")).first.click()
        at_the_evidence(page, measure)


def test_from_a_tile_or_a_line_by_its_action_to_what_is_known(live, cycle, measure):
    cast = live.cast
    page = live.open_page(cast.executive_chair)
    for route, ids, first in (
        ("plan_detail", [cycle.plan_id], r"^1\.1"),
        ("priority_detail", [cycle.plan.priorities.get().pk], r"^1\.1"),
        ("action_list", [], r"^1\.1"),
        ("board", [cycle.pk], "^1 ·"),
    ):
        page.goto(reverse(route, args=[cast.slug, *ids]))
        page.locator("main").get_by_role("link", name=re.compile(first)).first.click()
        page.get_by_role("link", name=re.compile("What shows it")).first.click()
        expect(page.get_by_role("heading", name=measure.text)).to_be_visible()


def test_whoever_writes_the_update_reads_what_is_known_and_what_would_change_it(live, cycle, measure):
    cast = live.cast
    page = live.open_page(cast.subgroup_chair, path=reverse("update_give", args=[cast.slug, ask_of(cycle, "1.1").pk]))
    expect(page.get_by_text("Blue or green counts as not proven until what is missing has come")).to_be_visible()
    page.get_by_text("What evidence says of each measure").click()
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("What shows it")).first.click()
    at_the_evidence(page, measure)


def test_from_a_paper_wherever_it_is_read(live, cycle, measure, settings):
    settings.SITE_URL = live.url
    cast = live.cast
    viewer = membership_of(cast.executive_chair, cast.slug, TODAY)
    paper = paper_of(PaperKind.HIGHLIGHT, Subject(viewer=viewer, day=TODAY, cycle=cycle, plan=cycle.plan))
    address = f"{live.url}{reverse('measure_detail', args=[cast.slug, measure.pk])}"
    in_pdf = [
        note["/A"]["/URI"]
        for sheet in PdfReader(io.BytesIO(pdf_of(paper))).pages
        for note in (one.get_object() for one in sheet.get("/Annots", ()))
        if "/A" in note and "/URI" in note["/A"]
    ]
    assert address in in_pdf
    assert f'Target="{address}"' in "".join(parts_of(word_of(paper)).values())
    assert f'href="{address}"' in page_of(paper).decode()
    page = live.open_page(cast.executive_chair, path=address)
    at_the_evidence(page, measure)
