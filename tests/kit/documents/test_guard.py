"""Files that are refused before they are read, each with its sentence."""

from pathlib import Path

import pytest

from sightline.kit.documents import guard, open_document
from sightline.kit.documents.blocks import Refused
from tests.make.documents.word import paragraph, write_word

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def stream(name: str) -> bytes:
    return name.encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        pytest.param("plan.docx", b"", "is empty", id="empty"),
        pytest.param("plan.docx", bytes(5000), "nothing but zeros", id="zeros"),
        pytest.param("plan.doc", OLE + stream("WordDocument"), "old Word document", id="doc"),
        pytest.param("plan.docx", OLE + stream("WordDocument"), "old Word document", id="doc called docx"),
        pytest.param("plan.xls", OLE + stream("Workbook"), "old Excel workbook", id="xls"),
        pytest.param("plan.xls", OLE + stream("Book"), "old Excel workbook", id="older xls"),
        pytest.param("plan.msg", OLE + stream("other"), "old Office file", id="other old file"),
        pytest.param("plan.docx", OLE + stream("EncryptedPackage"), "protected by a password", id="locked docx"),
        pytest.param("plan.docx", b"%PDF-1.7\n%%EOF", "but the file is a PDF", id="pdf called docx"),
        pytest.param("plan.pdf", b"PK\x03\x04" + bytes(100), "zip file or Office document", id="zip called pdf"),
        pytest.param(
            "plan.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "but the file is a picture", id="picture called txt"
        ),
        pytest.param("plan.docx", b"{\\rtf1 Plan}", "rich text document", id="rtf called docx"),
        pytest.param("plan.doc", b"{\\rtf1 Plan}", "rich text document", id="rtf called doc"),
        pytest.param("plan.rtf", b"{\\rtf1 Plan}", "ending in “.rtf” are not read", id="rtf"),
        pytest.param("plan.txt", b"<!DOCTYPE html><html>", "a web page", id="web page called txt"),
        pytest.param("plan.doc", b"<html><body>", "a web page", id="web page called doc"),
        pytest.param("plan.docm", b"PK\x03\x04", "can hold macros", id="docm"),
        pytest.param("plan.xlsm", b"PK\x03\x04", "can hold macros", id="xlsm"),
        pytest.param("plan.zip", b"PK\x03\x04", "zip file or Office document", id="zip"),
        pytest.param("plan.odt", b"PK\x03\x04", "ends in “.odt”", id="odt"),
        pytest.param("plan", b"Priority 1", "has no ending", id="no ending"),
        pytest.param("plan.exe", b"MZ\x90\x00" + bytes(40), "ending in “.exe” are not read", id="program"),
        pytest.param("plan.csv", b"MZ\x90\x00" + bytes(40), "but the file is a program", id="program called csv"),
        pytest.param("plan.txt", bytes(range(1, 30)) * 9, "another type or damaged", id="noise called txt"),
        pytest.param("plan.xlsx", b"Priority,Action\n", "but the file is plain text", id="csv called xlsx"),
    ],
)
def test_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Refused) as refusal:
        open_document(path)
    sentence = str(refusal.value)
    assert said in sentence
    assert sentence.endswith(".")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such file"):
        open_document(tmp_path / "plan.docx")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such file"):
        open_document(tmp_path)


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_FILE", 10)
    path = tmp_path / "plan.txt"
    path.write_text("Priority 1: Neglect")
    with pytest.raises(Refused, match="larger than"):
        open_document(path)


def test_the_name_a_file_was_given_counts_and_not_where_it_lies(tmp_path: Path) -> None:
    path = write_word(tmp_path / "upload-3f2a", paragraph("text"))
    assert open_document(path, "Plan 2018.DOCX").name == "Plan 2018.DOCX"


@pytest.mark.parametrize(("name", "wanted"), [("plan.xlsx", "“.xlsx”"), ("plan.docx", "“.docx”")])
def test_word_called_excel_and_the_other_way(tmp_path: Path, name: str, wanted: str) -> None:
    path = write_word(tmp_path / name, paragraph("text"))
    if name == "plan.docx":
        assert open_document(path).kind == "word"
        return
    with pytest.raises(Refused, match="the file is a Word document"):
        open_document(path)


@pytest.mark.parametrize("start", [b"BMI and growth", b"MZ-14 is the form", b"Priority\t1\r\n"])
def test_a_text_may_begin_with_the_letters_of_another_kind(tmp_path: Path, start: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(start)
    assert open_document(path).kind == "text"
