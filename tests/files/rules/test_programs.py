"""Programs in Office files: found whatever they are called, and a copy made that opens and holds none."""

import io
import re
import zipfile

import docx
import openpyxl
import pytest

from sightline.files.rules import NotStored
from sightline.files.rules.hidden import HoldsPrograms, check, clean, free_of_programs, inspect, without
from tests.files.programs import (
    MICROSOFT,
    OFFICE,
    VBA,
    VBA_TYPE,
    Parts,
    code,
    excel_plain,
    excel_that_asks,
    excel_with_macros,
    field,
    mark,
    run,
    whole,
    with_a_control,
    word_plain,
    word_that_asks,
    word_with,
    word_with_macros,
    zipped,
)

RELS = "word/_rels/document.xml.rels"
SETTINGS = "word/_rels/settings.xml.rels"


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.namelist()


def test_a_word_file_with_macros_is_told_and_its_copy_opens_without_them() -> None:
    before = word_with_macros()
    with pytest.raises(HoldsPrograms, match=r"programs \(macros\).*copy without them"):
        inspect(".docm", before)
    name, after = without("Referral form.DOCM", before)
    assert name == "Referral form.docx"
    assert inspect(".docx", after).text.splitlines() == ["Ask the whole family.", "A table stays"]
    again = docx.Document(io.BytesIO(after))
    assert again.paragraphs[0].text == "Ask the whole family."
    assert again.tables[0].cell(0, 0).text == "A table stays"
    for gone in (b"vbaProject", b"vbaData", b"activeX", b"customUI", b"w:control", b"macroEnabled", b"AutoOpen"):
        assert gone.lower() not in whole(after).lower(), gone
    assert {one for one in names(before) if one.startswith("word/t")} <= set(names(after))


def test_a_workbook_with_macros_keeps_its_cells_and_sums() -> None:
    before = excel_with_macros()
    with pytest.raises(HoldsPrograms):
        inspect(".xlsm", before)
    name, after = without("figures.xlsm", before)
    assert name == "figures.xlsx"
    assert inspect(".xlsx", after).text.splitlines()[1] == "Agency | 12"
    sheet = openpyxl.load_workbook(io.BytesIO(after)).active
    assert [sheet["A1"].value, sheet["B1"].value, sheet["C1"].value] == ["Agency", 12, "=B1*2"]
    for gone in (b"vbaProject", b"activeX", b"controls", b"AlternateContent", b"macroEnabled", b"[0]!Go"):
        assert gone.lower() not in whole(after).lower(), gone


def presentation(slide: str = "", *, macros: bool = False) -> bytes:
    namespaces = (
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        f'xmlns:r="{OFFICE}"'
    )
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    start = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    words = "<a:p><a:r><a:t>Ask the whole family</a:t></a:r></a:p>"
    parts = Parts(zipped(**{"[Content_Types]_dot_xml": f"{start}{rels}</Types>"}))
    parts.put("ppt/presentation.xml", f"<p:presentation {namespaces}/>".encode())
    parts.put("ppt/slides/slide1.xml", f"<p:sld {namespaces}>{words}{slide}</p:sld>".encode())
    parts.put("ppt/slides/slide2.xml", f'<p:sld {namespaces} show="0">{words}</p:sld>'.encode())
    parts.put("ppt/notesSlides/notesSlide1.xml", f"<p:notes {namespaces}>{words}</p:notes>".encode())
    parts.put("ppt/comments/comment1.xml", b"<c>Jo</c>")
    parts.related("_rels/.rels", "rId1", f"{OFFICE}/officeDocument", "ppt/presentation.xml")
    for number in (1, 2):
        target = f"slides/slide{number}.xml"
        parts.related("ppt/_rels/presentation.xml.rels", f"rId{number}", f"{OFFICE}/slide", target)
    parts.related("ppt/slides/_rels/slide1.xml.rels", "rId1", f"{OFFICE}/notesSlide", "../notesSlides/notesSlide1.xml")
    parts.related("ppt/slides/_rels/slide1.xml.rels", "rId2", f"{OFFICE}/comments", "../comments/comment1.xml")
    if macros:
        kind = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"
        parts.put("ppt/vbaProject.bin", VBA)
        parts.related("ppt/_rels/presentation.xml.rels", "rId9", f"{MICROSOFT}/vbaProject", "vbaProject.bin")
        parts.typed(ppt__vbaProject_dot_bin=VBA_TYPE)
    return parts.typed(ppt__presentation_dot_xml=kind).written()


def test_a_presentation_is_read_told_and_cleaned() -> None:
    seen = inspect(".pptx", presentation())
    assert seen.text == "Ask the whole family"
    assert [(one.kind, one.cleaned) for one in seen.hidden] == [
        ("comments", True),
        ("hidden slides", False),
        ("notes", False),
    ]
    after = clean(".pptx", presentation())
    assert [one.kind for one in inspect(".pptx", after).hidden] == ["hidden slides", "notes"]


def test_a_presentation_with_macros_and_buttons_that_run_them_is_cleaned() -> None:
    button = '<a:hlinkClick r:id="" action="ppaction://macro?name=Go"/><a:hlinkHover action="ppaction://program"/>'
    with pytest.raises(HoldsPrograms):
        inspect(".pptx", presentation(button))
    name, after = without("slides.pptm", presentation(button, macros=True))
    assert name == "slides.pptx"
    assert inspect(".pptx", after).text == "Ask the whole family"
    assert b"ppaction" not in whole(after)
    assert "ppt/vbaProject.bin" not in names(after)


def renamed_macro() -> Parts:
    """A project as a picture that only its relationship tells."""
    return (
        Parts(word_plain())
        .put("word/media/image9.png", b"no old container")
        .related(RELS, "rIdV", f"{MICROSOFT}/vbaProject", "media/image9.png")
    )


def unrelated_macro() -> Parts:
    """A project that nothing refers to, under the name of a theme: only its bytes tell."""
    return Parts(word_plain()).put("word/theme/theme9.xml", VBA)


def typed_macro() -> Parts:
    """A project that only its declared type tells."""
    return (
        Parts(word_plain())
        .put("word/x.bin", b"x")
        .related(RELS, "rIdV", "x/y", "x.bin")
        .typed(word__x_dot_bin=VBA_TYPE)
    )


def far_template(target: str = "https://templates.example/evil.dotm") -> Parts:
    parts = Parts(word_plain())
    tag = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rIdT"/>'
    parts.replaced("word/settings.xml", "<w:zoom", f"{tag}<w:zoom")
    return parts.related(SETTINGS, "rIdT", f"{OFFICE}/attachedTemplate", target, external=True)


@pytest.mark.parametrize(
    "parts",
    [
        renamed_macro(),
        unrelated_macro(),
        typed_macro(),
        far_template(),
        far_template("\\\\server.example\\share\\evil.dotm"),
        far_template("file://///server.example/share/evil.dotm"),
        Parts(word_plain()).put("word/VBAPROJECT.BIN", b"x"),
        Parts(word_plain()).put("customUI/customUI14.xml", b"<customUI/>"),
        Parts(word_plain()).replaced(
            "[Content_Types].xml",
            "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "vnd.ms-word.document.macroEnabled.main+xml",
        ),
    ],
)
def test_a_hostile_word_file_is_told_and_its_copy_is_the_text_alone(parts: Parts) -> None:
    content = parts.written()
    with pytest.raises(HoldsPrograms):
        inspect(".docx", content)
    name, after = without("plain.docx", content)
    assert name == "plain.docx"
    assert docx.Document(io.BytesIO(after)).paragraphs[0].text == "Ask the whole family."
    assert inspect(".docx", after).hidden == ()
    for gone in (b"_VBA_PROJECT".decode().encode("utf-16-le"), b"vbaProject", b"evil", b"attachedTemplate"):
        assert gone not in whole(after), gone


def test_a_template_on_the_writers_own_computer_names_her_and_is_cleaned() -> None:
    content = far_template("file:///C:/Users/jo.bloggs/Templates/Council.dotx").written()
    [hidden] = inspect(".docx", content).hidden
    assert (hidden.kind, hidden.cleaned) == ("template", True)
    after = clean(".docx", content)
    assert inspect(".docx", after).hidden == ()
    assert b"bloggs" not in whole(after)
    assert docx.Document(io.BytesIO(after)).paragraphs[0].text == "Ask the whole family."


def nested(depth: int) -> bytes:
    content = word_plain()
    for _ in range(depth):
        content = Parts(word_plain()).put("word/embeddings/within.docx", content).written()
    return content


@pytest.mark.parametrize(
    ("suffix", "content", "words"),
    [
        (".docx", Parts(word_plain()).put("word/embeddings/a.docm", word_with_macros()).written(), "within this file"),
        (".docx", Parts(word_plain()).put("word/embeddings/o.bin", VBA).written(), "within this file"),
        (".docx", nested(5), "within this file"),
        (".docx", Parts(word_plain()).put("word/embeddings/a.docx", word_that_asks()).written(), "within this file"),
        (".docx", Parts(word_plain()).put("word/embeddings/a.xlsx", excel_that_asks()).written(), "within this file"),
        (".docm", Parts(word_with_macros()).put("word/media/image1.png", word_with_macros()).written(), "within this"),
        (".xlsx", Parts(excel_with_macros()).put("xl/macrosheets/sheet1.xml", b"<x/>").written(), "Excel 4.0"),
        (".xlsx", excel_that_asks(), r"asks other programs .*Break its links"),
        (".docm", b"PK\x03\x04", "damaged"),
    ],
)
def test_programs_that_nobody_here_can_take_out_are_refused_in_words(suffix: str, content: bytes, words: str) -> None:
    with pytest.raises(NotStored, match=words) as refused:
        inspect(suffix, content)
    assert not isinstance(refused.value, HoldsPrograms)


def test_macros_that_would_be_left_are_never_let_in_by_a_yes() -> None:
    declared = 'ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"'
    parts = Parts(word_plain()).replaced(
        "[Content_Types].xml", "<Default ", f"<Default Extension='x' {declared}/><Default "
    )
    with pytest.raises(NotStored, match="could not be taken out"):
        without("form.docm", parts.written())


def test_a_file_within_a_file_without_programs_is_told_and_kept() -> None:
    [hidden] = inspect(".docx", nested(2)).hidden
    assert hidden.kind == "files within"


# --- fields that ask another program ---

ASKS = r"DDEAUTO c:\\windows\\system32\\cmd.exe &quot;/k calc&quot;"
SHOWN = run("<w:t>Figures of March</w:t>")
WITHIN = f"{mark('begin')}{code('QUOTE 99')}{mark('separate')}{run('<w:t>c</w:t>')}{mark('end')}"
NOTE = f"<w:p>{code(ASKS)}</w:p>"


@pytest.mark.parametrize(
    "content",
    [
        word_that_asks(),
        word_with(field(code(ASKS))),
        word_with(field(code("dde Excel Book1"))),
        word_with(field(code(" &quot;DDE&quot; Excel Book1"))),
        word_with(field(code("D"), run("<w:t/>"), code("D"), code("E Excel Book1"))),
        word_with(field(code("DDE "), WITHIN, code(" calc"))),
        word_with(field(code("IF 1=1 "), field(code(ASKS), shows="")[5:-6], code(" x"))),
        word_with(f'<w:p><w:fldSimple w:instr=" DDEAUTO cmd ">{SHOWN}</w:fldSimple></w:p>'),
        word_with(f"<w:p><w:del w:id='1' w:author='J'>{field(code(ASKS))[5:-6]}</w:del></w:p>"),
    ],
)
def test_a_field_that_asks_a_program_is_told_and_its_copy_keeps_what_it_showed(content: bytes) -> None:
    with pytest.raises(HoldsPrograms):
        check(".docx", content)
    name, after = without("report.docx", content)
    assert name == "report.docx"
    check(".docx", after)
    again = docx.Document(io.BytesIO(after))
    assert again.paragraphs[0].text == "Ask the whole family."
    assert again.tables[0].cell(0, 0).text == "A table stays"
    shown = b"Figures of March" in whole(content)
    assert (b"Figures of March" in whole(after)) == shown
    assert not re.search(rb"\bdde(auto)?\b", whole(after), re.IGNORECASE)
    assert whole(after).count(b'"begin"') == whole(after).count(b'"end"')


def test_a_copy_without_such_a_field_keeps_the_fields_around_it_and_in_what_it_showed() -> None:
    page = f"{mark('begin')}{code('PAGE')}{mark('separate')}{run('<w:t>7</w:t>')}{mark('end')}"
    shows = f"{run('<w:rPr><w:b/></w:rPr><w:t>See page </w:t>')}{page}"
    asked = f"{mark('begin')}{code(ASKS)}{mark('separate')}{shows}{mark('end')}"
    _, after = without("report.docx", word_with(f"<w:p>{asked}</w:p>{field(code('DATE'), shows='1 May')}"))
    assert "See page 7" in [one.text for one in docx.Document(io.BytesIO(after)).paragraphs]
    for kept in (b"<w:b/>", b">PAGE<", b">DATE<"):
        assert kept in whole(after), kept
    assert whole(after).count(b"fldChar ") == 6


def test_such_a_field_is_found_in_a_part_of_any_name_and_encoding() -> None:
    markup = whole(word_with(field(code(ASKS))))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    header = f'<w:hdr xmlns:w="{space}">{field(code(ASKS))}</w:hdr>'
    strict = header.replace(space, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    assert b"DDEAUTO" in markup
    for part in (header.encode(), strict.encode(), f'<?xml version="1.0" encoding="UTF-16"?>{header}'.encode("utf-16")):
        with pytest.raises(HoldsPrograms):
            check(".docx", Parts(word_plain()).put("word/looks-like.dat", part).written())


@pytest.mark.parametrize(
    "content",
    [
        word_plain(),
        word_with(field(code("HYPERLINK &quot;https://example.org/dde/page&quot;"))),
        word_with(field(code("XE &quot;DDE&quot;"))),
        word_with(field(code("DDEX 1"))),
        word_with(f"<w:p>{run('<w:t>DDEAUTO is a field of Word.</w:t>')}</w:p>"),
        word_with(field(code("PAGE"), shows="DDE is told of here")),
        Parts(word_plain()).put("word/media/a.bin", b"\x00\x01 instrText DDEAUTO").written(),
    ],
)
def test_words_that_only_look_like_it_are_no_programs(content: bytes) -> None:
    check(".docx", content)


def test_a_field_whose_marks_are_broken_is_never_let_in_by_a_yes() -> None:
    content = word_with(NOTE)
    with pytest.raises(HoldsPrograms):
        check(".docx", content)
    with pytest.raises(NotStored, match="could not be taken out"):
        without("report.docx", content)


# --- what is stored of an upload ---


@pytest.mark.parametrize(
    ("name", "content", "stored_as"),
    [
        ("Form.docm", word_with_macros(), "Form.docx"),
        ("Form.docx", word_with_macros(), "Form.docx"),
        ("Form.docm", word_plain(), "Form.docx"),
        ("figures.XLSM", excel_with_macros(), "figures.xlsx"),
        ("figures.xlsx", excel_with_macros(), "figures.xlsx"),
        ("figures.xlsx", with_a_control(excel_plain()), "figures.xlsx"),
        ("slides.pptm", presentation(macros=True), "slides.pptx"),
        ("slides.pptx", presentation(macros=True), "slides.pptx"),
        ("report.docx", word_that_asks(), "report.docx"),
    ],
)
def test_a_file_with_programs_is_stored_only_once_that_was_agreed(name: str, content: bytes, stored_as: str) -> None:
    with pytest.raises(HoldsPrograms, match=r"^The file holds programs \(macros\).*choose the file again\.$"):
        free_of_programs(name, content, agreed=False)
    kept, copy = free_of_programs(name, content, agreed=True)
    assert kept == stored_as
    assert copy != content
    assert free_of_programs(kept, copy, agreed=False) == (kept, copy)


@pytest.mark.parametrize("agreed", [True, False])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("form.docx", word_plain()),
        ("figures.xlsx", excel_plain()),
        ("notes.txt", word_with_macros()),
        ("old.doc", VBA),
        ("form", b"words"),
    ],
)
def test_whatever_holds_none_or_runs_nothing_is_left_byte_by_byte(name: str, content: bytes, agreed: bool) -> None:
    assert free_of_programs(name, content, agreed=agreed) == (name, content)


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ((), "The file holds programs (macros), which would run on the computer of whoever opens it, so it was not"),
        (["a.docm"], "“a.docm” holds programs (macros), which would run on the computer of whoever opens it, so no"),
        (["a.docm", "b.xlsm"], "“a.docm” and “b.xlsm” hold programs (macros), which would run on the computer of"),
    ],
)
def test_the_warning_names_the_files_where_several_were_given(names: list[str], words: str) -> None:
    assert str(HoldsPrograms(names)).startswith(words)
