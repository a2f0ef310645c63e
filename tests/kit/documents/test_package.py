"""Office files that are refused for what their zip or their parts hold."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sightline.kit.documents import open_document, package
from sightline.kit.documents.blocks import Refused
from sightline.kit.documents.package import Package
from tests.make.documents.office import CONTENT_TYPES
from tests.make.documents.word import MAIN, document_xml, paragraph, row, styles, table, write_word

PLAIN = (paragraph("Priority 1"), table(row("1.1", "Publish")))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return write_word(tmp_path / "plan.docx", *PLAIN)


def refusal(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        open_document(path)
    return str(refused.value)


def add(path: Path, name: str, data: bytes | str, change: Callable[[zipfile.ZipInfo], None] | None = None) -> Path:
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    if change:
        change(info)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(info, data)
    return path


@pytest.mark.parametrize(
    "name", ["../outside.xml", "word/../../outside.xml", "/etc/passwd", "C:/windows/win.ini", "word\\..\\x.xml"]
)
def test_names_that_point_outside(plan: Path, name: str) -> None:
    assert "name points outside" in refusal(add(plan, name, "<x/>"))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["word/document.xml", "Word/DOCUMENT.xml"])
def test_two_parts_of_one_name(plan: Path, name: str) -> None:
    assert "two parts of the same name" in refusal(add(plan, name, "<x/>"))


def test_a_link(plan: Path) -> None:
    def link(info: zipfile.ZipInfo) -> None:
        info.create_system = 3
        info.external_attr = 0o120777 << 16

    assert "link to another file" in refusal(add(plan, "word/link.xml", "/etc/passwd", link))


def test_a_zip_bomb_by_ratio(plan: Path) -> None:
    assert "many times its size" in refusal(add(plan, "word/media/big.png", bytes(30 * 1024 * 1024)))


def test_a_zip_bomb_by_one_part(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 1000)
    assert "larger than" in refusal(add(plan, "word/big.xml", f"<x>{'y' * 2000}</x>"))


def test_a_zip_bomb_by_the_sum(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 1000)
    assert "larger than" in refusal(plan)


def test_a_zip_bomb_by_count(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PARTS", 2)
    assert "at most 2 are read" in refusal(plan)


def test_a_size_that_the_zip_lies_about(plan: Path) -> None:
    data = bytearray(plan.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    struct.pack_into("<I", data, at + 24, 10)  # the size unpacked, in the last entry of the directory
    plan.write_bytes(data)
    assert "damaged" in refusal(plan)


def test_a_file_within_the_file_is_not_opened(plan: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("bomb", bytes(5 * 1024 * 1024))
    assert open_document(add(plan, "word/embeddings/inner.docx", inner.getvalue())).blocks


def test_a_locked_entry(plan: Path) -> None:
    data = bytearray(plan.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    plan.write_bytes(data)
    assert "protected by a password" in refusal(plan)


def test_a_compression_that_office_does_not_use(tmp_path: Path, plan: Path) -> None:
    def other(info: zipfile.ZipInfo) -> None:
        info.compress_type = zipfile.ZIP_LZMA

    assert "damaged" in refusal(add(plan, "word/x.xml", "<x/>", other))


DECLARED = '<!DOCTYPE w [<!ENTITY x "y">]>'


@pytest.mark.parametrize(
    "part",
    [
        pytest.param(f"<?xml version='1.0'?>{DECLARED}<w:styles/>".encode(), id="utf-8"),
        pytest.param(f"\ufeff<?xml version='1.0' encoding='UTF-16'?>{DECLARED}<x/>".encode("utf-16-le"), id="utf-16"),
        pytest.param(
            f"\ufeff<?xml version='1.0' encoding='UTF-16'?>{DECLARED}<x/>".encode("utf-16-be"), id="utf-16 be"
        ),
        pytest.param(f"<?xml version='1.0' encoding='UTF-16LE'?>{DECLARED}<x/>".encode("utf-16-le"), id="without mark"),
        pytest.param(f"<?xml version='1.0'?>\n{DECLARED.lower()}<x/>".encode(), id="small letters"),
        pytest.param(b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE x><x/>", id="an encoding that hides it"),
        pytest.param(f"<?xml version='1.0'?>{DECLARED}<x/>".encode("cp037"), id="ebcdic"),
        pytest.param(b'<x><!ENTITY a SYSTEM "file:///etc/passwd"></x>', id="entity alone"),
    ],
)
@pytest.mark.parametrize("name", ["word/styles.xml", "docProps/app.xml", "customXml/item1.xml", "_rels/x.rels"])
def test_a_declaration_in_any_part(plan: Path, name: str, part: bytes) -> None:
    assert "which Office never writes" in refusal(add(plan, name, part)) or "not written as Office" in refusal(plan)


def test_words_about_declarations_are_words(tmp_path: Path) -> None:
    path = write_word(tmp_path / "plan.docx", paragraph("Never write &lt;!DOCTYPE here"))
    assert open_document(path).blocks[0].text == "Never write <!DOCTYPE here"


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("word/vbaProject.bin", b"\xcc\x61"),
        ("word/VBAPROJECT.BIN", b"\xcc\x61"),
        ("word/vbaData.xml", b"<x/>"),
        ("xl/macrosheets/sheet1.xml", b"<x/>"),
    ],
)
def test_macros(plan: Path, name: str, data: bytes) -> None:
    assert "holds macros" in refusal(add(plan, name, data))


def test_a_document_with_macros_renamed(tmp_path: Path) -> None:
    macro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    assert "holds macros" in refusal(write_word(tmp_path / "plan.docx", *PLAIN, main=macro))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (MAIN.replace("wordprocessingml.document", "presentationml.presentation"), "PowerPoint presentation"),
        ("application/vnd.ms-excel.sheet.binary.main", "binary Excel workbook"),
        ("application/x-other", "file of another program"),
    ],
)
def test_another_program(tmp_path: Path, kind: str, said: str) -> None:
    assert said in refusal(write_word(tmp_path / "plan.docx", *PLAIN, main=kind))


def test_a_zip_that_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("plan.txt", "Priority 1")
    assert "zip file, not a Word or Excel document" in refusal(path)


def test_open_document(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    assert "OpenDocument file" in refusal(path)


def test_a_main_part_that_is_missing(tmp_path: Path) -> None:
    path = tmp_path / "plan.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("[Content_Types].xml", CONTENT_TYPES.format("/word/document.xml", MAIN))
    assert "damaged" in refusal(path)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_cut_short(plan: Path, share: float) -> None:
    data = plan.read_bytes()
    plan.write_bytes(data[: int(len(data) * share)])
    assert "damaged or was cut short" in refusal(plan)


@pytest.mark.parametrize("xml", ["<w:document", "not xml", "<a></b>", "<w:document/>"])
def test_a_part_that_is_no_xml(tmp_path: Path, xml: str) -> None:
    assert refusal(write_word(tmp_path / "plan.docx", parts={"document.xml": xml})).endswith(".")


def test_parts_are_found_whatever_the_case_of_their_name(tmp_path: Path) -> None:
    path = write_word(tmp_path / "plan.docx", *PLAIN, parts={"styles.xml": styles()})
    assert "word/styles.xml" in Package(path)
    assert Package(path).relationships("word/document.xml")["id-styles.xml"].target == "word/styles.xml"


@pytest.mark.parametrize("deep", [130, 900, 20_000])
def test_elements_too_deep_inside_each_other(tmp_path: Path, deep: int) -> None:
    nested = document_xml("<w:sdt><w:sdtContent>" * deep + paragraph("x") + "</w:sdtContent></w:sdt>" * deep)
    assert "nested deeper" in refusal(write_word(tmp_path / "plan.docx", parts={"document.xml": nested}))
