"""What is to be seen of a paragraph, once every change is accepted."""

from pathlib import Path

import pytest

from tests.kit.documents.seen import lines, messages, texts
from tests.make.documents.word import field, paragraph, run, text_box, write_word

FORM_BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{}</w:checkBox></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
FORM_LIST = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Red"/>'
    '<w:listEntry w:val="Amber"/></w:ddList></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMDROPDOWN </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        pytest.param(run("By ") + run("March"), ["By March"], id="runs"),
        pytest.param(run("  two   spaces  "), ["two spaces"], id="white space is collapsed"),
        pytest.param("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", ["one", "two"], id="soft break"),
        pytest.param("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>", ["one two"], id="tab"),
        pytest.param("<w:r><w:t>multi</w:t><w:noBreakHyphen/><w:t>agency</w:t></w:r>", ["multi-agency"], id="hyphen"),
        pytest.param(
            "<w:r><w:t>safe</w:t><w:softHyphen/><w:t>guarding</w:t></w:r>", ["safeguarding"], id="soft hyphen"
        ),
        pytest.param(run("kept ") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>", ["kept"], id="deleted"),
        pytest.param(run("a ") + f"<w:ins>{run('b')}</w:ins>", ["a b"], id="inserted"),
        pytest.param(f"<w:moveFrom>{run('from')}</w:moveFrom><w:moveTo>{run('to')}</w:moveTo>", ["to"], id="moved"),
        pytest.param(f"<w:ins><w:del>{run('x')}</w:del>{run('y')}</w:ins>", ["y"], id="inserted, then deleted"),
        pytest.param(run("hidden", "<w:vanish/>") + run("seen"), ["seen"], id="hidden text"),
        pytest.param(run("seen", '<w:vanish w:val="0"/>'), ["seen"], id="not hidden after all"),
        pytest.param(f"<w:hyperlink>{run('the protocol')}</w:hyperlink>", ["the protocol"], id="link"),
        pytest.param(f"<w:sdt><w:sdtContent>{run('chosen')}</w:sdtContent></w:sdt>", ["chosen"], id="content control"),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>",
            [],
            id="prompt of a content control",
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent>{run('☒')}</w:sdtContent></w:sdt>", ["☒"], id="box"
        ),
        pytest.param(FORM_BOX.format("<w:checked/>"), ["☒"], id="old box, ticked"),
        pytest.param(FORM_BOX.format('<w:default w:val="0"/>'), ["☐"], id="old box, not ticked"),
        pytest.param(FORM_LIST, ["Amber"], id="old list"),
        pytest.param(f'<w:fldSimple w:instr="DATE">{run("May 2017")}</w:fldSimple>', ["May 2017"], id="simple field"),
        pytest.param(field(" REF x ", run("see 2.4")), ["see 2.4"], id="field"),
        pytest.param(field(" IF 1 ", field(" REF y ", run("inner"))), ["inner"], id="field in a field"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', ["✓"], id="tick"),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>', ["☐"], id="empty box"),
        pytest.param(run("ü", '<w:rFonts w:ascii="Wingdings"/>'), ["✓"], id="tick as a letter in its font"),
        pytest.param(run("\uf0fc"), ["✓"], id="tick without its font"),
        pytest.param(run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'), ["≥"], id="at least, in Symbol"),
        pytest.param(field(' SYMBOL 252 \\f "Wingdings" ', ""), ["✓"], id="tick as a field"),
        pytest.param("<m:oMath><m:r><m:t>n&gt;5</m:t></m:r></m:oMath>", ["n>5"], id="formula"),
        pytest.param(
            run("purposes.") + '<w:r><w:footnoteReference w:id="1"/></w:r>', ["purposes."], id="footnote mark"
        ),
        pytest.param(
            "<w:r><w:ruby><w:rt><w:r><w:t>aid</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>base</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            ["base"],
            id="reading aid",
        ),
        pytest.param(run("anchor") + text_box(paragraph("in the box")), ["anchor", "in the box"], id="text box once"),
    ],
)
def test_what_is_seen(tmp_path: Path, content: str, seen: list[str]) -> None:
    path = write_word(tmp_path / "plan.docx", f"<w:p>{content}</w:p>")
    assert texts(path) == seen


def test_old_text_box_without_a_new_one(tmp_path: Path) -> None:
    content = f"<w:txbxContent>{paragraph('old box')}</w:txbxContent>"
    box = f"<w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict>"
    path = write_word(tmp_path / "plan.docx", f"<w:p><w:r>{box}</w:r></w:p>")
    assert texts(path) == ["old box"]


def test_paragraphs_whose_mark_was_deleted_are_one(tmp_path: Path) -> None:
    path = write_word(
        tmp_path / "plan.docx",
        paragraph(run("Publish the "), "<w:rPr><w:del/></w:rPr>"),
        paragraph("toolkit"),
        paragraph("<w:del><w:r><w:delText>all gone</w:delText></w:r></w:del>", "<w:rPr><w:del/></w:rPr>"),
        paragraph("next"),
    )
    assert texts(path) == ["Publish the toolkit", "next"]


def test_tracked_changes_are_said(tmp_path: Path) -> None:
    path = write_word(tmp_path / "plan.docx", paragraph(f"<w:ins>{run('new')}</w:ins>"))
    assert "as if all of them were accepted" in messages(path)


def test_look_of_a_line(tmp_path: Path) -> None:
    path = write_word(
        tmp_path / "plan.docx",
        paragraph(run("All bold", '<w:b/><w:sz w:val="28"/>')),
        paragraph(run("Partly", "<w:b/>") + run(" bold")),
        paragraph(run("Gone", "<w:strike/>")),
        paragraph(run("Not bold", '<w:b w:val="false"/>')),
        paragraph(run("strict size", '<w:sz w:val="11pt"/>')),
    )
    bold, partly, gone, not_bold, strict = lines(path)
    assert (bold.bold, bold.size) == (True, 14.0)
    assert not partly.bold
    assert gone.strike
    assert not not_bold.bold
    assert strict.size == 11.0


@pytest.mark.parametrize(
    ("typed", "text", "bullet"),
    [
        ("• Consent and the law", "Consent and the law", True),
        ("- audit", "- audit", False),
        ("a) web site", "a) web site", False),
    ],
)
def test_typed_marks(tmp_path: Path, typed: str, text: str, bullet: bool) -> None:
    (line,) = lines(write_word(tmp_path / "plan.docx", paragraph(typed)))
    assert (line.text, line.bullet) == (text, bullet)


def test_a_number_that_stands_alone_stays(tmp_path: Path) -> None:
    (line,) = lines(write_word(tmp_path / "plan.docx", paragraph("●")))
    assert line.text == "●"
