"""Files looked through for what their readers do not see, and cleaned; each made here as the program makes it."""

import io
import struct
import zipfile
import zlib

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from sightline.files.rules import NotStored
from sightline.files.rules.hidden import clean, inspect, package
from sightline.files.rules.hidden.looking import unseen
from tests.files.programs import Parts, excel_plain, zipped

GPS = b"\xff\xe1\x00\x10Exif\x00\x00GPS here"
JPEG = b"\xff\xd8" + GPS + b"\xff\xdb\x00\x04\x00\x00" + b"\xff\xda\x00\x02picture\xff\xd9"


def png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    picture = zlib.compress(b"\x00\x00")
    told = chunk(b"tEXt", b"Author\x00Jo Bloggs")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + told + chunk(b"IDAT", picture) + chunk(b"IEND", b"")


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def word(*extra: str, author: str = "") -> bytes:
    document = docx.Document()
    document.core_properties.author = author
    document.add_paragraph("Ask the whole family.")
    for xml in extra:
        document.element.body.insert(-1, parse_xml(xml.replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)))
    return saved(document)


TRACKED = (
    '<w:p><w:r><w:t xml:space="preserve">Ring </w:t></w:r>'
    '<w:del w:id="1" w:author="Jo"><w:r><w:delText>the old number</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="Jo"><w:r><w:t>the new one</w:t></w:r></w:ins></w:p>'
)


def kinds(suffix: str, content: bytes) -> list[str]:
    return [one.kind for one in inspect(suffix, content).hidden]


def test_a_word_file_is_read_as_its_reader_sees_it() -> None:
    seen = inspect(".docx", word(TRACKED))
    assert seen.text.splitlines() == ["Ask the whole family.", "Ring the new one"]
    assert [one.kind for one in seen.hidden] == ["tracked changes"]


def test_a_cleaned_word_file_names_nobody_and_holds_what_was_accepted_alone() -> None:
    document = docx.Document(io.BytesIO(word(TRACKED, author="Jo Bloggs")))
    run = document.paragraphs[0].runs[0]
    document.add_comment(run, text="Is this right? Jo", author="Jo Bloggs", initials="JB")
    document.core_properties.last_modified_by = "Jo Bloggs"
    before = saved(document)
    assert kinds(".docx", before) == ["properties", "comments", "tracked changes"]
    after = clean(".docx", before)
    assert kinds(".docx", after) == []
    assert inspect(".docx", after).text.splitlines() == ["Ask the whole family.", "Ring the new one"]
    again = docx.Document(io.BytesIO(after))
    assert [one.text for one in again.paragraphs] == ["Ask the whole family.", "Ring the new one"]
    with zipfile.ZipFile(io.BytesIO(after)) as file:
        whole = b"".join(file.read(name) for name in file.namelist())
    for gone in (b"Bloggs", b"the old number", b"w:comment", b"w:ins ", b"w:del "):
        assert gone not in whole, gone


def test_rows_and_paragraphs_that_were_taken_out_go() -> None:
    gone = '<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="Jo"/></w:rPr></w:pPr></w:p>'
    table = (
        f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid/>"
        "<w:tr><w:trPr><w:del w:id='4' "
        "w:author='Jo'/></w:trPr><w:tc><w:p><w:r><w:t>Gone</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:trPr><w:ins w:id='5' "
        "w:author='Jo'/></w:trPr><w:tc><w:p><w:r><w:t>Kept</w:t></w:r></w:p></w:tc></w:tr>"
        "</w:tbl>"
    )
    again = docx.Document(io.BytesIO(clean(".docx", word(gone, table))))
    assert [[cell.text for cell in row.cells] for row in again.tables[0].rows] == [["Kept"]]
    assert [one.text for one in again.paragraphs] == ["Ask the whole family."]


def test_text_formatted_as_hidden_is_told_and_stays() -> None:
    vanished = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Not for readers</w:t></w:r></w:p>"
    [hidden] = inspect(".docx", word(vanished)).hidden
    assert (hidden.kind, hidden.cleaned) == ("hidden text", False)


@pytest.mark.parametrize("picture", [JPEG, png()])
def test_where_a_picture_was_taken_is_told_and_taken_out(picture: bytes) -> None:
    plain = {
        "[Content_Types]_dot_xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "word__document_dot_xml": f"<w:document {nsdecls('w')}/>",
    }
    content = zipped(**plain, word__media__image1_dot_jpeg=picture)
    assert kinds(".docx", content) == ["picture data"]
    after = clean(".docx", content)
    assert kinds(".docx", after) == []
    with zipfile.ZipFile(io.BytesIO(after)) as file:
        kept = file.read("word/media/image1.jpeg")
    assert b"GPS" not in kept
    assert b"Bloggs" not in kept
    assert kept[:2] == picture[:2]
    assert kept.endswith(picture[-8:])


def workbook() -> bytes:
    book = openpyxl.Workbook()
    book.properties.creator = "Jo Bloggs"
    book.properties.lastModifiedBy = "Jo Bloggs"
    sheet = book.active
    sheet.title = "Agencies"
    sheet.append(["Agency", "Forms"])
    sheet.append(["Police", 12])
    sheet.append(["Not shown", 1])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    sheet["B2"].comment = Comment("Ask Jo", "Jo Bloggs")
    secret = book.create_sheet("Workings")
    secret.append(["Secret"])
    secret.sheet_state = "hidden"
    return saved(book)


def test_a_workbook_is_read_as_far_as_it_is_shown() -> None:
    seen = inspect(".xlsx", workbook())
    assert seen.text.splitlines() == ["Agencies", "Agency | Forms", "Police | 12"]
    assert [(one.kind, one.cleaned) for one in seen.hidden] == [
        ("properties", True),
        ("comments", True),
        ("hidden sheets", False),
        ("hidden rows", False),
    ]
    assert "“Workings”" in seen.hidden[2].text


def test_a_cleaned_workbook_opens_without_comments_and_names() -> None:
    after = clean(".xlsx", workbook())
    assert kinds(".xlsx", after) == ["hidden sheets", "hidden rows"]
    book = openpyxl.load_workbook(io.BytesIO(after))
    assert book["Agencies"]["B2"].value == 12
    assert book["Agencies"]["B2"].comment is None
    with zipfile.ZipFile(io.BytesIO(after)) as file:
        assert b"Bloggs" not in b"".join(file.read(name) for name in file.namelist())


def pdf(*, changed: bool = False) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": "Jo Bloggs", "/Title": "Flow chart"})
    writer.add_annotation(0, Text(text="Is this right?", rect=(10, 10, 40, 40)))
    writer.add_attachment("notes.txt", b"from Jo Bloggs")
    out = io.BytesIO()
    writer.write(out)
    if not changed:
        return out.getvalue()
    newer = PdfWriter(out, incremental=True)
    newer.add_metadata({"/Title": "Another"})
    again = io.BytesIO()
    newer.write(again)
    return again.getvalue()


def test_a_pdf_is_cleaned_of_names_remarks_files_and_earlier_versions() -> None:
    before = pdf(changed=True)
    assert kinds(".pdf", before) == ["properties", "comments", "files within", "earlier version"]
    assert inspect(".pdf", before).unread.startswith("No words could be read in it")
    after = clean(".pdf", before)
    assert kinds(".pdf", after) == []
    assert PdfReader(io.BytesIO(after)).metadata["/Title"] == "Another"
    assert b"Bloggs" not in after
    assert b"Is this right" not in after


def test_a_locked_pdf_is_said_to_be_unread() -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    assert "locked with a password" in inspect(".pdf", out.getvalue()).unread


def with_script() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('x')")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


TYPES = "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"

MADE_FOR_MACROS = TYPES.replace(
    "/>", "><Override PartName='/x' ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></Types>"
)


@pytest.mark.parametrize(
    ("suffix", "content", "words"),
    [
        (".docx", zipped(**{"[Content_Types]_dot_xml": TYPES, "word__vbaProject_dot_bin": b"x"}), "programs (macros)"),
        (".docx", zipped(**{"[Content_Types]_dot_xml": MADE_FOR_MACROS}), "programs (macros)"),
        (".xlsx", zipped(**{"[Content_Types]_dot_xml": TYPES, "xl__vbaProject_dot_bin": b"x"}), "programs (macros)"),
        (".pdf", with_script(), "programs (JavaScript)"),
        (".pdf", b"%PDF-1.7 and nothing else", "damaged"),
        (".docx", b"PK\x03\x04 and nothing else", "damaged"),
        (".docx", zipped(word__document_dot_xml="<w/>"), "not a whole"),
        (".docx", zipped(**{"[Content_Types]_dot_xml": TYPES}), "no Word document"),
        (".docx", zipped(**{"[Content_Types]_dot_xml": TYPES, "word__document_dot_xml": "<w"}), "damaged"),
        (".xlsx", zipped(**{"[Content_Types]_dot_xml": TYPES}), "no Excel workbook"),
        (".docx", zipped(**{f"part{number}": b"" for number in range(4001)}), "far larger"),
    ],
)  # fmt: skip
def test_what_would_do_harm_or_is_not_whole_is_refused_in_words(suffix: str, content: bytes, words: str) -> None:
    with pytest.raises(NotStored, match=words.replace("(", r"\(").replace(")", r"\)")):
        inspect(suffix, content)


def test_an_entity_that_grows_is_not_followed() -> None:
    entities = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    bomb = f"{entities}<w:document {nsdecls('w')}><w:p><w:t>&b;</w:t></w:p></w:document>"
    content = zipped(**{"[Content_Types]_dot_xml": TYPES, "word__document_dot_xml": bomb})
    assert inspect(".docx", content).text == ""


def test_text_is_read_in_either_encoding() -> None:
    assert inspect(".txt", "Zoë".encode()).text == "Zoë"
    assert inspect(".csv", "Zoë".encode("cp1252")).text == "Zoë"
    assert clean(".txt", b"as it was") == b"as it was"


def test_markup_that_would_fill_the_memory_is_refused_and_long_sheets_are_read_row_by_row(monkeypatch) -> None:
    book = openpyxl.Workbook()
    for number in range(2000):
        book.active.append([number, "words"])
    book.active.row_dimensions[7].hidden = True
    book.active.column_dimensions["B"].hidden = True
    content = saved(book)
    monkeypatch.setattr(package, "MOST_MARKUP", 20_000)
    [told] = [one.text for one in unseen(".xlsx", content) if one.kind == "hidden rows"]
    assert told.startswith("Hidden within its sheets: 1 row and 1 run of columns.")
    with pytest.raises(NotStored, match="far larger than it looks"):
        unseen(".docx", word(*["<w:p><w:r><w:t>Ask the whole family.</w:t></w:r></w:p>"] * 1000))


def test_a_sheet_that_is_no_markup_is_damaged() -> None:
    content = Parts(excel_plain()).put("xl/worksheets/sheet1.xml", b"<worksheet><row").written()
    with pytest.raises(NotStored, match="damaged"):
        unseen(".xlsx", content)
