"""A quarter's figures in a browser: a spreadsheet with two wrong cells, mended; the scorecard; what would leave."""

import datetime as dt
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from sightline.indicators.models import Figure
from sightline.indicators.reads.returns import label_of, lines_of
from tests.browser import assert_accessible
from tests.indicators.made import adopted, give
from tests.indicators.views.test_rows import asked, workbook
from tests.indicators.views.test_uploads import link_to

AFTER = dt.date(2018, 1, 15)
EARLIER = [31, 35, 29, 34, 33, 30, 36, 32, 34, 31]


@pytest.fixture
def quarter(live, settings):
    """Three indicators of the council, one with ten quarters behind it, and the return that asks for the eleventh."""
    settings.DEMO_TODAY = AFTER
    cast = live.cast
    attendance, home, _ = adopted(cast, "attendance", "home-educated", "seraf")
    last_but_one = (dt.date(2017, 7, 1), dt.date(2017, 9, 30))
    give(cast, home, EARLIER, last=last_but_one)
    give(cast, attendance, [(30, 900)], last=last_but_one)
    return asked(cast)


def sheet(data_return, folder: Path, *, wrong: bool) -> Path:
    """The return's template filled in; two of its cells wrong where asked."""
    heads = ["Reference", "Period", "Indicator", "Part", "What to count", "Number", "Out of", "Of how many"]
    rows = []
    for line in lines_of(data_return):
        number = {"attendance": 27, "home-educated": 58}.get(line.definition.key, 6)
        of = 905 if line.definition.is_share else ""
        rows.append(
            [line.series.pk, label_of(data_return), line.definition.name, line.series.value, "", number, "", of]
        )
    if wrong:
        rows[0][5], rows[1][5] = "3%", "n/k"
    path = folder / ("wrong.xlsx" if wrong else "right.xlsx")
    path.write_bytes(workbook([heads, *rows]))
    return path


def test_an_analyst_brings_a_quarter_mends_two_cells_and_sees_the_scorecard(live, quarter, tmp_path):
    cast = live.cast
    page = live.open_page(cast.analyst, path=reverse("data_return_list", args=[cast.slug]))
    page.get_by_role("link", name="Northmere Council").click()
    page.get_by_role("button", name="Bring a spreadsheet").click()
    page.get_by_label("Spreadsheet").set_input_files(sheet(quarter, tmp_path, wrong=True))
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("Figures, row 2, column F")).to_be_visible()
    expect(page.get_by_text("“n/k” is no number", exact=False)).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Leave the wrong ones out").click()
    expect(page.get_by_role("link", name="Say why the wrong cells are left out", exact=False)).to_be_visible()
    assert not Figure.objects.filter(end=quarter.end).exists()
    page.get_by_role("link", name="bring it again", exact=True).click()
    page.get_by_label("Spreadsheet").set_input_files(sheet(quarter, tmp_path, wrong=False))
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("button", name="Take 7 figures").click()
    expect(page.get_by_text("7 figures taken")).to_be_visible()
    page.get_by_role("link", name="Data", exact=True).click()
    news = page.get_by_text("58 is beyond chance: it is above", exact=False)
    expect(news).to_be_visible()
    expect(page.get_by_role("cell", name="3.0% (27 of 905)", exact=False)).to_be_visible()
    assert_accessible(page)


def test_every_page_of_figures_is_accessible_at_both_widths(live, quarter):
    cast = live.cast
    give(cast, next(line.definition for line in lines_of(quarter) if line.definition.key == "home-educated"), [58])
    indicator = lines_of(quarter)[1].definition
    page = live.open_page(cast.business_manager)
    pages = [
        ("scorecard", []),
        ("indicator_list", []),
        ("indicator_adopt", []),
        ("indicator_create", []),
        ("indicator_detail", [indicator.pk]),
        ("indicator_edit", [indicator.pk]),
        ("population_list", []),
        ("neighbour_note", [indicator.pk]),
        ("data_return_list", []),
        ("data_return_ask", []),
        ("data_return_detail", [quarter.pk]),
        ("data_return_give", [quarter.pk]),
        ("data_return_comment", [quarter.pk]),
        ("upload_create", [quarter.pk]),
        ("release_list", []),
        ("release_preview", []),
    ]
    for route, ids in pages:
        answer = page.goto(reverse(route, args=[cast.slug, *ids]))
        assert answer.status == 200, route
        assert_accessible(page)


def test_figures_are_published_by_name_and_stay_as_issued(live, quarter):
    cast = live.cast
    give(cast, next(line.definition for line in lines_of(quarter) if line.definition.key == "home-educated"), [58])
    page = live.open_page(cast.business_manager, path=reverse("release_preview", args=[cast.slug]))
    page.get_by_label("Who decided, and when?").fill("Executive, 24 January 2018")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("The figures are published.")).to_be_visible()
    expect(page.get_by_role("cell", name="58", exact=True)).to_be_visible()
    assert_accessible(page)


def test_behind_a_link_a_spreadsheet_is_brought_without_signing_in(live, quarter, tmp_path):
    page = live.open_page(width=320, path=reverse("data_return_provide", args=[link_to(live.cast, quarter)]))
    assert_accessible(page)
    page.get_by_role("link", name="bring them as a spreadsheet").click()
    assert_accessible(page)
    page.get_by_label("Spreadsheet").set_input_files(sheet(quarter, tmp_path, wrong=True))
    page.get_by_role("button", name="Read it").click()
    expect(page.get_by_text("“n/k” is no number", exact=False)).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="bring it again", exact=True).click()
    page.get_by_label("Spreadsheet").set_input_files(sheet(quarter, tmp_path, wrong=False))
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("button", name="Take 7 figures").click()
    expect(page.get_by_role("heading", name="Thank you: the figures are here")).to_be_visible()
    assert_accessible(page)
