"""The page: its parts, its words as words, and a file that fetches nothing."""

import re

from lxml import html

from sightline.papers.rendering import colours
from sightline.papers.rendering.html import page_of, part_of
from sightline.papers.rules.content import (
    Bullets,
    Facts,
    Item,
    Paper,
    Paragraph,
    Section,
    Tag,
    cell,
    fact,
    row,
    runs,
    table,
)
from tests.papers.papers import DAY, HOSTILE, whole
from tests.test_house import ROOT


def tree(paper):
    return html.fromstring(page_of(paper).decode())


def test_it_stands_alone():
    page = tree(whole())
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//title") == "Highlight report - Northmere Safeguarding Children Board"
    assert not page.xpath("//script | //link | //img | //iframe")
    assert not re.search(r"url\(|@import", page.findtext(".//style"))


def test_headings_contents_and_links_hold_together():
    page = tree(whole())
    ids = page.xpath("//*/@id")
    assert len(ids) == len(set(ids))
    assert {one[1:] for one in page.xpath("//a/@href") if one.startswith("#")} <= set(ids)
    assert [one.text_content() for one in page.xpath("//main//h1 | //main//section/h2 | //main//section/h3")] == [
        "Highlight report", "1 Exceptions", "2 Closed item", "3 Plan", "3.1 All actions", "4 After",
    ]  # fmt: skip


def test_tables_and_pictures_speak():
    page = tree(whole())
    (made,) = page.xpath("//table")
    assert made.findtext("caption") == "Actions by state"
    assert {one.get("scope") for one in made.xpath(".//th")} == {"col", "row"}
    assert page.xpath("//*[@role='img']/@aria-label") == ["Of 21 actions 4 are complete."]


def test_untrusted_words_stay_words():
    said = Section(
        HOSTILE,
        (
            Paragraph(runs(HOSTILE)),
            Bullets((Item(runs(HOSTILE)),)),
            Facts((fact(HOSTILE, HOSTILE, Tag(HOSTILE, HOSTILE)),)),
            table(HOSTILE, {HOSTILE: 1}, [row(cell(HOSTILE))]),
        ),
    )
    page = tree(Paper(HOSTILE, HOSTILE, DAY, words=HOSTILE, sections=(said,)))
    assert not page.xpath("//script")
    assert page.text_content().count(HOSTILE) >= 10


def test_no_style_stands_in_the_part_that_our_own_pages_show():
    part = part_of(whole())
    assert " style=" not in part
    assert "<style" not in part


def test_the_colours_are_those_of_the_look():
    palette = (ROOT / "src/sightline/ui/look/_palette.scss").read_text()
    assert dict(re.findall(r'"(\w+)": (#\w{6})', palette)) == colours.BRANDS
    said = dict(re.findall(r"--ui-([\w-]+): (#\w{6})", palette))
    assert {kind: (said[kind], said[f"{kind}-tint"]) for kind in colours.TAGS} == colours.TAGS
    assert (said["ink"], said["quiet"], said["line"], said["paper"]) == (
        colours.INK, colours.QUIET, colours.LINE, colours.GROUND,
    )  # fmt: skip
