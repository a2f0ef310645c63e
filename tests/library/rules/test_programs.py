"""Programs in Office files: found whatever they are called, and a copy made that opens and holds none."""

import io
import zipfile

import docx
import openpyxl
import pytest

from sightline.files.rules import NotStored
from sightline.library.rules.hidden import HoldsPrograms, clean, inspect, without
from tests.library.made import zipped
from tests.library.programs import (
    MICROSOFT,
    OFFICE,
    VBA,
    VBA_TYPE,
    Parts,
    excel_with_macros,
    word_plain,
    word_with_macros,
)

RELS = "word/_rels/document.xml.rels"
SETTINGS = "word/_rels/settings.xml.rels"


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.namelist()


def whole(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return b"".join(file.read(name) for name in file.namelist())


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
        (".docm", Parts(word_with_macros()).put("word/media/image1.png", word_with_macros()).written(), "within this"),
        (".xlsx", Parts(excel_with_macros()).put("xl/macrosheets/sheet1.xml", b"<x/>").written(), "Excel 4.0"),
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
