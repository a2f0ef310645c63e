"""The whole of a Word document: order, margins, what is left out and said."""

from pathlib import Path

import pytest

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import Grid, Refused
from tests.kit.documents.seen import first, grid, messages, rows, texts
from tests.make.documents.office import EXTERNAL, RELATIONSHIP
from tests.make.documents.word import (
    MAIN,
    NAMESPACES,
    W,
    document_xml,
    paragraph,
    row,
    run,
    styles,
    table,
    text_box,
    write_word,
)


def test_reading_order(tmp_path: Path) -> None:
    path = write_word(tmp_path / "plan.docx", paragraph("before"), table(row("a", "b")), paragraph("after"))
    blocks = open_document(path).blocks
    assert [block.where if isinstance(block, Grid) else block.text for block in blocks] == [
        "before",
        "table 1",
        "after",
    ]


def test_empty_paragraphs_are_left_out(tmp_path: Path) -> None:
    assert texts(write_word(tmp_path / "plan.docx", paragraph(), paragraph(" "), paragraph("text"))) == ["text"]


def test_a_table_in_a_text_box(tmp_path: Path) -> None:
    box = text_box(paragraph("Key"), table(row("YB", "Y. Beech"), row("XA", "X. Ash")))
    path = write_word(tmp_path / "plan.docx", f"<w:p>{box}</w:p>")
    assert rows(grid(path)) == [["YB", "Y. Beech"], ["XA", "X. Ash"]]


def test_blocks_in_content_controls(tmp_path: Path) -> None:
    inside = paragraph("in the control") + table(row("a", "b"))
    path = write_word(tmp_path / "plan.docx", f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    assert texts(path) == ["in the control"]
    assert rows(grid(path)) == [["a", "b"]]


def test_a_table_of_contents_is_left_out_and_said(tmp_path: Path) -> None:
    gallery = '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
    contents = f"<w:sdt>{gallery}<w:sdtContent>{paragraph('1. Neglect 4')}</w:sdtContent></w:sdt>"
    path = write_word(tmp_path / "plan.docx", contents, paragraph("after"))
    assert texts(path) == ["after"]
    assert "table of contents" in messages(path)


def test_headers_and_footers_stand_apart(tmp_path: Path) -> None:
    def part(kind: str, *blocks: str) -> str:
        return f"<w:{kind} {NAMESPACES}>{''.join(blocks)}</w:{kind}>"

    references = (
        '<w:sectPr><w:headerReference w:type="default" r:id="id-header1.xml"/>'
        '<w:footerReference w:type="default" r:id="id-footer1.xml"/></w:sectPr>'
    )
    parts = {
        "header1.xml": part("hdr", paragraph("Oxmere LSCB Business Plan 2019")),
        "footer1.xml": part("ftr", paragraph("Page 1"), paragraph("3"), paragraph("Oxmere LSCB Business Plan 2019")),
    }
    document = open_document(write_word(tmp_path / "plan.docx", paragraph("text"), references, parts=parts))
    assert [line.text for line in document.margins] == ["Oxmere LSCB Business Plan 2019", "Page 1"]
    assert len(document.blocks) == 1


def test_footnotes_are_said(tmp_path: Path) -> None:
    note = f'<w:footnote w:id="1">{paragraph("Working Together 2015")}</w:footnote>'
    notes = f"<w:footnotes {NAMESPACES}>{note}</w:footnotes>"
    body = paragraph(run("purposes.") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    assert "Footnote 1 was left out: “Working Together 2015”." in messages(
        write_word(tmp_path / "plan.docx", body, parts={"footnotes.xml": notes})
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<w:drawing><a:graphicData uri="http://x/picture"/></w:drawing>', "One picture was not read"),
        ('<w:drawing><a:graphicData uri="http://x/diagram"/></w:drawing>', "One diagram (SmartArt) was not read"),
        ('<w:drawing><a:graphicData uri="http://x/chart"/></w:drawing>', "One chart was not read"),
        ("<w:object/>", "One embedded object"),
        ("<w:pict><v:shape><v:imagedata/></v:shape></w:pict>", "One picture was not read"),
        ('<w:commentReference w:id="0"/>', "One comment was left out"),
    ],
)
def test_what_is_no_text_is_said(tmp_path: Path, content: str, said: str) -> None:
    assert said in messages(write_word(tmp_path / "plan.docx", f"<w:p><w:r>{content}</w:r></w:p>"))


def test_a_piece_of_another_file_is_said(tmp_path: Path) -> None:
    assert "altChunk" in messages(write_word(tmp_path / "plan.docx", '<w:altChunk r:id="x"/>', paragraph("text")))


def test_nothing_outside_the_file_is_fetched(tmp_path: Path) -> None:
    outside = {
        "a": EXTERNAL.format("a", "image", "https://example.org/logo.png"),
        "b": EXTERNAL.format("b", "attachedTemplate", "https://example.org/house.dotm"),
        "c": EXTERNAL.format("c", "hyperlink", "https://example.org/"),
    }
    said = messages(write_word(tmp_path / "plan.docx", paragraph("text"), related=outside))
    assert "points to a picture outside itself. It was not fetched" in said
    assert "points to a template outside itself" in said
    assert said.count("not fetched") == 2


def test_the_strict_variant(tmp_path: Path) -> None:
    strict = document_xml(table(row("a", "b"))).replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert rows(grid(write_word(tmp_path / "plan.docx", parts={"document.xml": strict}))) == [["a", "b"]]


def test_utf_16(tmp_path: Path) -> None:
    data = f'<?xml version="1.0" encoding="UTF-16"?>{document_xml(paragraph("Blaenoriaeth – ŵ"))}'.encode("utf-16")
    assert texts(write_word(tmp_path / "plan.docx", parts={"document.xml": data})) == ["Blaenoriaeth – ŵ"]


def test_unseen_characters_are_taken_out_and_said(tmp_path: Path) -> None:
    path = write_word(tmp_path / "plan.docx", table(row("Trust\u202egro", "a\u200bb")))
    assert rows(grid(path)) == [["Trustgro", "ab"]]
    assert "table 1, row 1, column 1: removed: One character" in messages(path)


def test_lines_with_tabs_are_columns(tmp_path: Path) -> None:
    tabbed = "<w:r><w:t>{}</w:t><w:tab/><w:t>{}</w:t></w:r>"
    path = write_word(
        tmp_path / "plan.docx",
        paragraph("Key"),
        paragraph(tabbed.format("YB", "Y. Beech")),
        paragraph(tabbed.format("XA", "X. Ash")),
    )
    assert rows(grid(path)) == [["YB", "Y. Beech"], ["XA", "X. Ash"]]
    assert not grid(path).drawn


def test_a_typed_list_is_no_table(tmp_path: Path) -> None:
    tabbed = "<w:r><w:t>{}</w:t><w:tab/><w:t>{}</w:t></w:r>"
    path = write_word(tmp_path / "p.docx", *[paragraph(tabbed.format(f"{n}.", "Ask children")) for n in (1, 2)])
    assert texts(path) == ["1. Ask children", "2. Ask children"]


def test_a_body_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no body"):
        open_document(write_word(tmp_path / "plan.docx", parts={"document.xml": f"<w:document {NAMESPACES}/>"}))


def test_a_template_is_read_as_a_document(tmp_path: Path) -> None:
    template = MAIN.replace("document.main", "template.main")
    assert texts(write_word(tmp_path / "plan.docx", paragraph("text"), main=template)) == ["text"]


def test_a_line_longer_than_any_plan_needs(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="longer than 40,000 characters"):
        open_document(write_word(tmp_path / "plan.docx", paragraph("x" * 40_001)))


def test_more_text_than_any_plan_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.kit.documents.word.document.MAX_TEXT", 10)
    with pytest.raises(Refused, match="more than 10 characters"):
        open_document(write_word(tmp_path / "plan.docx", *[paragraph("12345")] * 3))


def test_more_lines_than_any_plan_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.kit.documents.word.document.MAX_LINES", 2)
    with pytest.raises(Refused, match="characters or 2 lines"):
        open_document(write_word(tmp_path / "plan.docx", *[paragraph("x")] * 3))


def test_a_part_found_by_its_relationship_and_not_by_its_name(tmp_path: Path) -> None:
    sheet = styles('<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:b/></w:rPr></w:style>')
    path = write_word(
        tmp_path / "plan.docx",
        table(row("a", "b")),
        parts={"looks/one.xml": sheet},
        related={"s": RELATIONSHIP.format("s", "styles", "looks/one.xml")},
    )
    assert first(path).lines[0].bold
