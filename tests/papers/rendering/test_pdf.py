"""The PDF: tagged, titled, in British English, one numbering; words that are never markup; annexes."""

import io

import pytest
from pypdf import PdfWriter
from pypdf.actions import JavaScript
from pypdf.annotations import FreeText
from pypdf.generic import DictionaryObject, NameObject, NumberObject

from sightline.papers.rendering.annexes import NotAnnexed, check_annex
from sightline.papers.rendering.pdf import pdf_of, png_of
from sightline.papers.rules.content import Annex, Facts, Paper, Paragraph, Section, cell, fact, row, runs, table
from tests.papers.papers import DAY, HOSTILE, SVG, a_pdf, annex, locked, whole
from tests.papers.rendering.opened import bookmarks, page_texts, reader, tags_of


def test_it_says_what_it_is_and_in_which_language():
    opened = reader(pdf_of(whole()))
    root = opened.trailer["/Root"]
    assert opened.metadata.title == "Highlight report"
    assert opened.metadata.author == "Northmere Safeguarding Children Board"
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_its_tags_tell_headings_tables_lists_and_what_pictures_show():
    tags = tags_of(pdf_of(whole()))
    kinds = [kind for kind, _ in tags]
    assert kinds.count("/H1") == 1 + 4 or kinds.count("/Title") == 1
    assert kinds.count("/Table") == 1
    assert kinds.count("/TH") == 3
    assert "/THead" in kinds
    assert "/L" in kinds
    assert ("/Figure", "Of 21 actions 4 are complete.") in tags


def test_the_same_content_makes_the_same_bytes():
    assert pdf_of(whole()) == pdf_of(whole())


def test_pages_are_numbered_to_the_end_and_the_contents_name_the_page():
    made = pdf_of(whole())
    texts = page_texts(made)
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
    pages = dict(bookmarks(made))
    assert pages["1 Exceptions"] == 1
    assert texts[0].count("Plan") >= 1
    lying = reader(made).pages[pages["3 Plan"] - 1]
    assert lying.mediabox.width > lying.mediabox.height


def test_untrusted_words_stay_words():
    paper = Paper(
        HOSTILE,
        HOSTILE,
        DAY,
        subtitle=HOSTILE,
        sections=(
            Section(HOSTILE, (Paragraph(runs(HOSTILE)), Facts((fact(HOSTILE, HOSTILE),)))),
            Section("T", (table(HOSTILE, {HOSTILE: 1, "b": 1}, [row(HOSTILE, cell(HOSTILE))]),)),
        ),
    )
    made = pdf_of(paper)
    assert reader(made).metadata.title == HOSTILE
    assert "".join(page_texts(made)).replace(" ", "").count(HOSTILE.replace(" ", "")) >= 8


def test_a_row_longer_than_a_page_breaks_rather_than_loses_its_end():
    long = "\n".join(f"line {n}" for n in range(150)) + "\nthe very end"
    paper = Paper("T", "P", DAY, sections=(Section("A", (table("Long", {"A": 1, "B": 3}, [row("x", long)]),)),))
    assert "the very end" in " ".join(page_texts(pdf_of(paper)))


def test_heading_rows_are_repeated():
    texts = page_texts(pdf_of(whole()))
    assert sum("No What State" in text for text in texts) > 1


# --- annexes ---


def annexed(*given: tuple[str, bytes, int]) -> bytes:
    annexes = tuple(annex(title, content, pages) for title, content, pages in given)
    return pdf_of(whole(annexes=annexes), {one.sha256: item[1] for one, item in zip(annexes, given, strict=True)})


def test_annexed_pages_stand_in_the_papers_own_numbering_with_bookmarks():
    made = annexed(("Audit", a_pdf("Audit words", 3), 3), ("Figures", a_pdf("Figure words", 2, lies=True), 2))
    texts = page_texts(made)
    plain = len(page_texts(pdf_of(whole())))
    assert len(texts) == plain + 5
    for number, text in enumerate(texts, 1):
        assert f"Page {number} of {len(texts)}" in text
    assert bookmarks(made)[-2:] == [("Annex A Audit", plain + 1), ("Annex B Figures", plain + 4)]
    assert "Audit words 2" in texts[plain + 1]
    opened = reader(made)
    assert opened.pages[plain + 3].mediabox.width > opened.pages[plain + 3].mediabox.height
    assert opened.trailer["/Root"]["/MarkInfo"]["/Marked"], "tags are kept"


def test_an_annexed_page_is_read_aloud_by_its_words():
    tags = tags_of(annexed(("Audit", a_pdf("Audit words", 2), 2)))
    said = [alt for kind, alt in tags if kind == "/Figure" and alt.startswith("Page ")]
    assert said[0].startswith("Page 1 of 2 of audit.pdf. ")
    assert "Audit words 1" in said[0]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_is_drawn_inside_its_frame(turn):
    writer = PdfWriter(clone_from=io.BytesIO(a_pdf("Turned")))
    writer.pages[0].rotate(turn)
    out = io.BytesIO()
    writer.write(out)
    made = annexed(("Turned", out.getvalue(), 1))
    page = reader(made).pages[-1]
    box = page["/Resources"]["/XObject"]["/Annexed"]["/BBox"]
    x, y = _drawn_at(page, [(float(box[0]), float(box[1])), (float(box[2]), float(box[3]))])
    assert min(x) >= 33
    assert max(x) <= float(page.mediabox.width) - 33
    assert min(y) >= 49
    assert max(y) <= float(page.mediabox.height) - 81
    assert (page.mediabox.width > page.mediabox.height) == (turn % 180 == 90)


def _drawn_at(page, corners):
    """Where the corners of the annexed page come to stand, by the matrix it is drawn with."""
    drawn = page.get_contents().get_data().decode("latin-1").split("/Artifact BMC q ")[-1]
    a, b, c, d, e, f = map(float, drawn.split(" cm")[0].split())
    return [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]


def test_what_a_note_shows_is_drawn_and_what_an_annex_can_do_stays_behind():
    writer = PdfWriter(clone_from=io.BytesIO(a_pdf("Noted")))
    writer.add_open_action(JavaScript("app.alert('x')"))
    writer.add_annotation(0, FreeText(text="A note in the margin", rect=(50, 550, 200, 650)))
    note = writer.pages[0]["/Annots"][-1].get_object()
    drawn = writer.pages[0].get_contents().clone(writer)
    drawn[NameObject("/BBox")] = writer.pages[0]["/MediaBox"]
    drawn[NameObject("/Resources")] = writer.pages[0]["/Resources"]
    note[NameObject("/AP")] = writer._add_object(_appearance(writer, drawn))
    note[NameObject("/F")] = NumberObject(4)
    out = io.BytesIO()
    writer.write(out)
    made = annexed(("Noted", out.getvalue(), 1))
    page = reader(made).pages[-1]
    assert "/Note0" in page["/Resources"]["/XObject"]["/Annexed"]["/Resources"]["/XObject"]
    assert b"app.alert" not in made
    assert "/Annots" not in page


def _appearance(writer, drawn):
    return DictionaryObject({NameObject("/N"): writer._add_object(drawn)})


def test_a_file_that_is_no_pdf_is_named_on_a_page_of_its_own():
    made = pdf_of(whole(annexes=(Annex("Letter", "letter.docx", "0" * 64),)), {"0" * 64: b"PK\x03\x04"})
    last = page_texts(made)[-1]
    assert "Annex A Letter" in last
    assert "A file of its own: letter.docx." in last


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (locked(a_pdf("x")), "“a.pdf” is locked with a password"),
        (b"%PDF-1.7\nnothing of a PDF", "“a.pdf” is damaged"),
        (a_pdf("x")[:2000], "“a.pdf” is damaged"),
        (b"", "“a.pdf” is damaged"),
    ],
)
def test_a_pdf_that_cannot_be_annexed_is_refused_in_a_sentence(content, sentence):
    with pytest.raises(NotAnnexed, match=sentence):
        check_annex("a.pdf", content)


def test_a_good_pdf_tells_its_pages():
    assert check_annex("a.pdf", a_pdf("x", 3)) == 3


# --- pictures ---


def test_a_picture_becomes_a_png_as_wide_as_it_stands():
    small, large = png_of(SVG.format("a"), 0.5), png_of(SVG.format("a"), 1.0)
    assert small.startswith(b"\x89PNG")
    assert int.from_bytes(small[16:20]) * 2 == pytest.approx(int.from_bytes(large[16:20]), abs=2)
