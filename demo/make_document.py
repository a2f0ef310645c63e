"""Sets the plan as a board would: a Word document with front matter and one table a priority, with merged cells.

Run `python -m demo.make_document` after a change of `plan_words.py`; the document is kept in the repository because the
demonstration begins with it, and a person may want to open it.
"""

import datetime as dt
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from demo import plan_words as words

DOCUMENT = Path(__file__).with_name("isle-of-marram-plan-2017-18.docx")
WIDTHS_CM = (3.4, 6.6, 3.6, 3.0, 6.4, 4.7)


def make(path: Path = DOCUMENT) -> None:
    """Writes the document; the same words give the same document, but for the zip's own dates."""
    document = Document()
    properties = document.core_properties
    properties.title, properties.author = f"{words.BOARD} {words.TITLE}", words.BOARD
    properties.created = properties.modified = dt.datetime(2017, 4, 20)  # Office wants it naive
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(10)
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1)
    _front_matter(document)
    for table in words.TABLES:
        _priority(document, table)
        document.add_paragraph()
    document.save(str(path))


def _front_matter(document) -> None:
    document.add_paragraph(words.ISSUED)
    document.add_heading(words.BOARD, 0)
    document.add_heading(words.TITLE, 1)
    document.add_heading("Our vision and purpose", 2)
    document.add_paragraph(f"\u201c{words.VISION}\u201d")
    document.add_paragraph(words.PURPOSE[0])
    for line in words.PURPOSE[1:]:
        document.add_paragraph(line, style="List Bullet")
    document.add_paragraph("Everything we do rests on two principles:")
    for line in words.PRINCIPLES:
        document.add_paragraph(line, style="List Number")
    document.add_heading("Our key priorities for 2017/18", 2)
    for table in words.TABLES:
        document.add_paragraph(f"{table.title} \u2013 {table.aim}")
    document.add_heading("Key threads that run through all priorities", 2)
    for title, text in words.THREADS:
        paragraph = document.add_paragraph()
        paragraph.add_run(title).bold = True
        paragraph.add_run(f" \u2013 {text}")
    document.add_page_break()


def _priority(document, priority: words.PriorityTable) -> None:
    table = document.add_table(rows=3 + len(priority.rows), cols=len(words.HEADINGS))
    table.style = "Table Grid"
    for row in table.rows:
        for cell, width in zip(row.cells, WIDTHS_CM, strict=True):
            cell.width = Cm(width)
    for index, text in enumerate((priority.title, f"Aim: {priority.aim}")):
        merged = table.cell(index, 0).merge(table.cell(index, len(words.HEADINGS) - 1))
        _fill(merged, (text,), bold=index == 0)
    for column, heading in enumerate(words.HEADINGS):
        _fill(table.cell(2, column), (heading,), bold=True)
    for row in table.rows[:3]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    outcome = table.cell(3, 0).merge(table.cell(2 + len(priority.rows), 0))
    _fill(outcome, (priority.outcome,))
    for index, row in enumerate(priority.rows, start=3):
        for column, lines in enumerate((row.action, row.owner, row.target, row.measures, row.monitoring), start=1):
            _fill(table.cell(index, column), lines)


def _fill(cell, lines: tuple[str, ...], bold: bool = False) -> None:
    for index, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        if line.startswith("* "):
            paragraph.style, line = "List Bullet", line[2:]
        run = paragraph.add_run(line)
        run.bold, run.font.size = bold or None, Pt(9)
        run._r.get_or_add_rPr().append(_language())


def _language():
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    return language


if __name__ == "__main__":
    make()
