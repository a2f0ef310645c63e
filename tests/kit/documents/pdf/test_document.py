"""PDFs as a whole: order, paragraphs, margins, columns, refusals."""

import zlib
from pathlib import Path

import pytest

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import Refused
from tests.kit.documents.seen import grid, lines, messages, rows, texts
from tests.make.documents.pdf import HEIGHT, WIDTH, rule, tagged, width_of, words, wrapped, write_pdf

LONG = (
    "We share this vision with the Board and the Council, and all of us are committed to working together so that "
    "children and young people are safe wherever they live and whoever looks after them"
)
PICTURE = f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"
SMALL_PICTURE = "q 40 0 0 40 10 500 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"


def column(x: float, y: float, text: str, width: float = 300) -> str:
    """A text broken to a width, one line below the other."""
    return "".join(words(x, y + 12 * at, line) for at, line in enumerate(wrapped(text, width)))


def test_paragraphs_are_put_together(tmp_path: Path) -> None:
    page = words(40, 20, "Our vision", 14, bold=True) + column(40, 60, LONG) + column(40, 140, "1. First\n2. Second")
    found = lines(write_pdf(tmp_path / "plan.pdf", page))
    assert [line.text for line in found] == ["Our vision", LONG, "1. First", "2. Second"]
    assert (found[0].bold, found[0].size, found[0].page) == (True, 14.0, 1)


def test_tags_say_what_is_a_paragraph_and_what_a_heading(tmp_path: Path) -> None:
    first, *rest = wrapped(LONG, 300)
    pieces = [
        (words(40, 20, "Our vision"), "H1"),
        (words(40, 60, first), "P"),
        ("".join(words(40, 72 + 12 * at, line) for at, line in enumerate(rest)), "P"),
    ]
    content, more, catalogue = tagged(pieces)
    found = lines(write_pdf(tmp_path / "plan.pdf", content, more=more, catalogue=catalogue))
    # By its look the text is one paragraph: its first line is full and goes on in the middle of a sentence.
    assert [(line.text, line.heading) for line in found] == [("Our vision", 1), (first, 0), (" ".join(rest), 0)]


def test_labels_begin_lines(tmp_path: Path) -> None:
    page = column(40, 60, f"{LONG}.\nLead: Thornacre Police\nBy: June 2021")
    assert texts(write_pdf(tmp_path / "plan.pdf", page))[1:] == ["Lead: Thornacre Police", "By: June 2021"]


def test_headers_footers_and_page_numbers_are_left_out_and_said(tmp_path: Path) -> None:
    pages = [
        words(40, 15, "Oxmere LSCB Business Plan 2019") + words(40, 100, text) + words(400, 570, f"Page {at} of 3")
        for at, text in enumerate(("First of all", "Then the rest", "At the end"), start=1)
    ]
    path = write_pdf(tmp_path / "plan.pdf", *pages)
    document = open_document(path)
    assert texts(path) == ["First of all", "Then the rest", "At the end"]
    assert [line.text for line in document.margins] == ["Oxmere LSCB Business Plan 2019"]
    assert "repeat at the top or bottom" in messages(path)


def test_a_title_on_one_page_is_no_margin(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", words(40, 15, "Oxmere Plan"), words(40, 15, "Neglect"))
    assert texts(path) == ["Oxmere Plan", "Neglect"]


def test_marks_of_footnotes_are_left_out_but_not_raised_letters(tmp_path: Path) -> None:
    page = (
        words(40, 60, "for those purposes.")
        + words(40 + width_of("for those purposes."), 58, "1", 5)
        + words(40, 90, "By 31")
        + words(40 + width_of("By 31"), 88.5, "st", 6)
    )
    page += words(74, 90, "March 2018")
    assert texts(write_pdf(tmp_path / "plan.pdf", page)) == ["for those purposes.", "By 31st March 2018"]


def test_aligned_columns_one_row_a_printed_line(tmp_path: Path) -> None:
    table = [
        ("No", "Action", "Lead"),
        ("1.1", "Send every school", "Board"),
        ("", "a poster.", ""),
        ("1.2", "Ask", "Police"),
    ]
    page = words(40, 40, "Priority 1: Private fostering")
    for at, row in enumerate(table):
        page += "".join(words(x, 80 + 12 * at, text) for x, text in zip((40, 90, 300), row, strict=True) if text)
    path = write_pdf(tmp_path / "plan.pdf", page)
    assert rows(grid(path)) == [list(row) for row in table]
    assert not grid(path).drawn
    assert texts(path) == ["Priority 1: Private fostering"]


def test_two_columns_of_prose_are_read_one_after_the_other(tmp_path: Path) -> None:
    left, right = f"{LONG}, {LONG}", f"{LONG.replace('vision', 'purpose')}, {LONG}"
    page = column(40, 60, left, 350) + column(430, 60, right, 350)
    assert texts(write_pdf(tmp_path / "plan.pdf", page)) == [left, right]


def test_words_printed_twice_to_look_bold_are_read_once(tmp_path: Path) -> None:
    page = words(40, 60, "Priority 1") + words(40.2, 60, "Priority 1")
    assert texts(write_pdf(tmp_path / "plan.pdf", page)) == ["Priority 1"]


def test_words_struck_through(tmp_path: Path) -> None:
    page = words(40, 60, "old lead", colour="1 0 0") + rule(40, 65.5, 40 + width_of("old lead"), 65.5)
    page += words(100, 60, "new lead") + words(40, 90, "withdrawn") + rule(40, 95.5, 40 + width_of("withdrawn"), 95.5)
    path = write_pdf(tmp_path / "plan.pdf", page)
    assert [(line.text, line.strike) for line in lines(path)] == [("new lead", False), ("withdrawn", True)]
    assert "were left out: “old lead”" in messages(path)


def test_words_beside_the_page_are_not_on_it(tmp_path: Path) -> None:
    page = words(40, 60, "on the page") + words(WIDTH + 50, 60, "beside it")
    assert texts(write_pdf(tmp_path / "plan.pdf", page)) == ["on the page"]


def test_bullets(tmp_path: Path) -> None:
    (line,) = lines(write_pdf(tmp_path / "plan.pdf", words(40, 60, "• agencies know the children")))
    assert (line.text, line.bullet) == ("agencies know the children", True)


def test_pictures_are_said(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", words(40, 60, "Our structure") + SMALL_PICTURE)
    assert "One picture was not read" in messages(path)


def test_a_page_that_is_a_picture_among_others_is_said(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", words(40, 60, "one"), PICTURE, words(40, 60, "three"))
    assert "Page 2: a picture without text" in messages(path)


def test_a_form_is_said(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", words(40, 60, "Priority 1"), catalogue="/AcroForm << /Fields [] >>")
    assert "The PDF is a form" in messages(path)


# -- refusals ---


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        open_document(path)
    return str(refused.value)


def test_a_scan(tmp_path: Path) -> None:
    assert "is a scan" in refusal(write_pdf(tmp_path / "plan.pdf", PICTURE, PICTURE))


def test_a_scan_with_a_typed_cover(tmp_path: Path) -> None:
    assert "is a scan" in refusal(
        write_pdf(tmp_path / "plan.pdf", words(40, 40, "Plan 2019"), PICTURE, PICTURE, PICTURE)
    )


def test_no_text_at_all(tmp_path: Path) -> None:
    assert "holds no text" in refusal(write_pdf(tmp_path / "plan.pdf", rule(10, 10, 50, 50)))


def test_locked(tmp_path: Path) -> None:
    lock = f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>"
    path = write_pdf(tmp_path / "p.pdf", words(40, 40, "x"), trailer=f"/Encrypt {lock} /ID [<00> <00>]")
    assert "protected by a password" in refusal(path)


def test_cut_short(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", words(40, 40, "Priority 1"))
    path.write_bytes(path.read_bytes()[:-200])
    assert "cut short" in refusal(path)


def test_too_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.kit.documents.pdf.document.MAX_PAGES", 2)
    assert "at most 2 are read" in refusal(write_pdf(tmp_path / "plan.pdf", *[words(40, 40, "x")] * 3))


def test_too_much_on_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.kit.documents.pdf.page.MAX_PAGE_SHAPES", 5)
    assert "More than 5 lines and shapes" in refusal(write_pdf(tmp_path / "plan.pdf", rule(1, 1, 9, 9) * 6))


def test_too_much_text_on_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.kit.documents.pdf.page.MAX_PAGE_CHARACTERS", 5)
    assert "more than 5 characters" in refusal(write_pdf(tmp_path / "plan.pdf", words(40, 40, "Priority 1")))


@pytest.mark.parametrize("size", [60 * 1024 * 1024])
def test_a_stream_that_unpacks_to_many_times_its_size(tmp_path: Path, size: int) -> None:
    packed = zlib.compress(bytes(size), 9)
    path = write_pdf(tmp_path / "plan.pdf", words(40, 40, "x"))
    data = path.read_bytes()
    bomb = b"9 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream\nendobj\n" % (len(packed), packed)
    path.write_bytes(data.replace(b"xref\n", bomb + b"xref\n", 1))
    assert "larger than 48 MB unpacked" in refusal(path)


def test_a_page_tree_that_bites_its_tail(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", words(40, 40, "Priority 1"))
    path.write_bytes(path.read_bytes().replace(b"/Kids [5 0 R]", b"/Kids [2 0 R]"))
    assert texts(path) == ["Priority 1"]
