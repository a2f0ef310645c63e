"""The Word file: opened again by the library and read as XML."""

import io
import re

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn

from sightline.papers.rendering.word import word_of
from sightline.papers.rules.content import (
    Annex,
    Cell,
    Line,
    Paper,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    cell,
    row,
    runs,
    table,
)
from tests.papers.papers import DAY, HOSTILE, whole
from tests.papers.rendering.opened import parts_of, words_of_word


def opened(paper):
    return Document(io.BytesIO(word_of(paper)))


def test_its_properties_say_what_it_is_and_in_which_language():
    document = opened(whole())
    own = document.core_properties
    assert (own.title, own.author, own.language) == (
        "Highlight report",
        "Northmere Safeguarding Children Board",
        "en-GB",
    )
    assert own.created.date() == DAY
    assert "python-docx" not in words_of_word(word_of(whole()))
    defaults = document.styles.element.find(qn("w:docDefaults"))
    assert {one.get(qn("w:val")) for one in defaults.iter(qn("w:lang"))} == {"en-GB"}


def test_headings_are_headings_in_their_order():
    heads = [(one.style.name, one.text) for one in opened(whole()).paragraphs if one.style.name.startswith("Heading")]
    assert heads == [
        ("Heading 1", "1  Exceptions"),
        ("Heading 1", "2  Closed item"),
        ("Heading 1", "3  Plan"),
        ("Heading 2", "3.1  All actions"),
        ("Heading 1", "4  After"),
    ]


def test_the_contents_are_a_field_that_is_filled():
    document = opened(whole())
    entries = [one for one in document.paragraphs if one.style.name.startswith("toc ")]
    assert [one.text for one in entries] == [
        "1  Exceptions", "2  Closed item", "3  Plan", "3.1  All actions", "4  After",
    ]  # fmt: skip
    instructions = [one.text.strip() for one in document.element.iter(qn("w:instrText"))]
    assert instructions[0] == 'TOC \\o "1-2" \\h \\z \\u'
    kinds = [one.get(qn("w:fldCharType")) for one in document.element.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("end") == kinds.count("separate")
    marks = {one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))}
    links = {one.get(qn("w:anchor")) for one in document.element.iter(qn("w:hyperlink"))} - {None}
    assert links <= marks


def test_tables_repeat_their_head_keep_rows_whole_and_say_what_they_show():
    (made,) = opened(whole()).tables
    rows = made.rows
    assert rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert rows[1]._tr.trPr.find(qn("w:tblHeader")) is None
    assert all(one._tr.trPr.find(qn("w:cantSplit")) is not None for one in rows)
    assert made._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Actions by state"
    assert len(rows) == 31


def test_pictures_have_their_words():
    (picture,) = opened(whole()).inline_shapes
    assert picture._inline.docPr.get("descr") == "Of 21 actions 4 are complete."


def test_pages_are_a4_numbered_and_lie_down_where_asked():
    document = opened(whole())
    sides = [(round(one.page_width.cm, 1), round(one.page_height.cm, 1)) for one in document.sections]
    assert sides == [(21.0, 29.7), (29.7, 21.0), (21.0, 29.7)]
    for name, part in parts_of(word_of(whole())).items():
        if re.fullmatch(r"word/footer\d\.xml", name):
            assert "PAGE" in part
            assert "NUMPAGES" in part
            assert "Restricted copy" in part


def test_heads_and_feet_reach_the_edge_of_pages_that_lie():
    for last in (True, False):
        sections = tuple(Section(f"Part {n}", landscape=lies) for n, lies in enumerate((False, True, last)))
        made = opened(whole(sections=sections))
        for section in made.sections:
            for paragraph in (section.header.paragraphs[0], section.footer.paragraphs[0]):
                stops = {one.position.twips: one.alignment for one in paragraph.paragraph_format.tab_stops}
                assert paragraph.text.count("\t") == 1
                if section.orientation == WD_ORIENT.LANDSCAPE:
                    right = section.page_width.twips - section.left_margin.twips - section.right_margin.twips
                    ends = [place for place, kind in stops.items() if kind == WD_TAB_ALIGNMENT.RIGHT]
                    assert len(ends) == 1 and abs(ends[0] - right) <= 2
                else:
                    assert not stops  # the style's own


def test_cells_that_reach_down_and_across_are_merged():
    wide = Row((Cell((Line(runs("Priority 1")),), columns=3),))
    reaching = Table(
        "Plan",
        (1.0, 1.0, 1.0),
        (wide, row("Outcome", "Action", "Owner")),
        (
            Row((Cell((Line(runs("Safer")),), rows=2), cell("1.1"), cell("A"))),
            Row((cell("1.2"), cell("B"))),
            row("c", "d", "e"),
        ),
    )
    (made,) = opened(Paper("T", "P", DAY, sections=(Section("S", (reaching,)),))).tables
    texts = [[one.text for one in line.cells] for line in made.rows]
    assert texts == [
        ["Priority 1"] * 3,
        ["Outcome", "Action", "Owner"],
        ["Safer", "1.1", "A"],
        ["Safer", "1.2", "B"],
        ["c", "d", "e"],
    ]


def test_untrusted_words_stay_words_and_links_are_links():
    paper = Paper(
        HOSTILE,
        HOSTILE,
        DAY,
        sections=(
            Section(HOSTILE, (Paragraph((Run("site", href="https://example.org/?a=1&b=2"),)),)),
            Section("B", (table(HOSTILE, {"a": 1}, [row(f"{HOSTILE}\ttab\nline")]),)),
        ),
        annexes=(Annex(HOSTILE, HOSTILE, "0"),),
    )
    document = opened(paper)
    assert document.core_properties.title == HOSTILE
    assert document.tables[0].rows[1].cells[0].paragraphs[0].text.startswith(HOSTILE)
    assert "https://example.org/?a=1&b=2" in {one.target_ref for one in document.part.rels.values() if one.is_external}
