"""Files that hold what their readers do not see, made as the programs make them."""

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.comments import Comment

from tests.files.programs import saved

_TRACKED = (
    '<w:p {0}><w:r><w:t xml:space="preserve">Ring </w:t></w:r>'
    '<w:del w:id="1" w:author="Jo"><w:r><w:delText>the old number</w:delText></w:r></w:del>'
    '<w:ins w:id="2" w:author="Jo"><w:r><w:t>the new one</w:t></w:r></w:ins></w:p>'
)


def word_with_changes() -> bytes:
    """A .docx by somebody who is named, with two changes tracked."""
    document = docx.Document()
    document.core_properties.author = "Jo Bloggs"
    document.add_paragraph("Ask the whole family.")
    document.element.body.insert(-1, parse_xml(_TRACKED.format(nsdecls("w"))))
    return saved(document)


def word_by_somebody() -> bytes:
    """A .docx with nothing unseen but who wrote it, as nearly every one has."""
    document = docx.Document()
    document.core_properties.author = "Jo Bloggs"
    document.add_paragraph("Ask the whole family.")
    return saved(document)


def excel_with_a_hidden_sheet(*, comment: bool = True) -> bytes:
    """An .xlsx with a hidden sheet, which nobody here takes out, and a comment, which is taken out."""
    book = openpyxl.Workbook()
    book.active.append(["Agency", 12])
    if comment:
        book.active["A1"].comment = Comment("Ask Jo", "Jo Bloggs")
    book.create_sheet("Raw").append(["A child", 9])
    book["Raw"].sheet_state = "hidden"
    return saved(book)
