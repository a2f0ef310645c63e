"""Looks that come from styles."""

from pathlib import Path

from sightline.kit.documents.blocks import Line
from sightline.kit.documents.word.styles import without_table_styles
from tests.kit.documents.seen import lines
from tests.make.documents.word import paragraph, run, style, styles, write_word

SHEET = styles(
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>',
    style("Heading1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr>', "heading 1"),
    style("Priority", "<w:rPr><w:i/></w:rPr>", based_on="Heading1"),
    style("Body", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr><w:rPr><w:b w:val="0"/></w:rPr>', based_on="Heading1"),
    style("Title", '<w:rPr><w:sz w:val="52"/></w:rPr>'),
    style("Strong", "<w:rPr><w:b/></w:rPr>", kind="character"),
    style("TOC1", title="toc 1"),
    style("Round", based_on="Square"),
    style("Square", based_on="Round"),
)


def one(tmp_path: Path, style_name: str, content: str = "text", properties: str = "") -> Line:
    block = paragraph(content, f'<w:pStyle w:val="{style_name}"/>{properties}')
    (line,) = lines(write_word(tmp_path / "plan.docx", block, parts={"styles.xml": SHEET}))
    return line


def test_heading(tmp_path: Path) -> None:
    line = one(tmp_path, "Heading1")
    assert (line.heading, line.bold, line.size) == (1, True, 14.0)


def test_a_style_based_on_a_heading_is_one(tmp_path: Path) -> None:
    line = one(tmp_path, "Priority")
    assert (line.heading, line.bold, line.size) == (1, True, 14.0)


def test_a_style_may_end_what_it_is_based_on(tmp_path: Path) -> None:
    line = one(tmp_path, "Body")
    assert (line.heading, line.bold) == (0, False)


def test_the_paragraph_has_the_last_word(tmp_path: Path) -> None:
    assert one(tmp_path, "Body", properties='<w:outlineLvl w:val="2"/>').heading == 3


def test_title(tmp_path: Path) -> None:
    assert one(tmp_path, "Title").heading == 1


def test_character_style(tmp_path: Path) -> None:
    assert one(tmp_path, "Body", run("text", '<w:rStyle w:val="Strong"/>')).bold


def test_unknown_style_looks_like_the_default(tmp_path: Path) -> None:
    line = one(tmp_path, "Nowhere")
    assert (line.heading, line.bold, line.size) == (0, False, 10.0)


def test_styles_based_on_each_other_come_to_an_end(tmp_path: Path) -> None:
    assert one(tmp_path, "Round").size == 10.0


def test_lines_of_a_table_of_contents_are_left_out(tmp_path: Path) -> None:
    blocks = [paragraph("1. Neglect\t4", '<w:pStyle w:val="TOC1"/>'), paragraph("after")]
    path = write_word(tmp_path / "plan.docx", *blocks, parts={"styles.xml": SHEET})
    assert [line.text for line in lines(path)] == ["after"]


def test_table_styles_are_cut_out() -> None:
    data = b'<w:styles><w:style w:type="table" w:styleId="a">x</w:style><w:style w:type="paragraph"/></w:styles>'
    assert without_table_styles(data) == b'<w:styles><w:style w:type="paragraph"/></w:styles>'


def test_a_table_style_that_never_ends_stays() -> None:
    assert without_table_styles(b'<w:style w:type="table">') == b'<w:style w:type="table">'
