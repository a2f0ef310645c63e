"""Word, in the table layout that boards use: front matter, then one table a priority with title, aim and headings.

Accessible as Word can be: language and title set, heading styles, heading rows repeated on every page.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Made
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell

from sightline.plan.exports.cells import HEADINGS, Cells, adopted_actions, cells_of

Json = Any
_WIDTHS = (3.4, 6.6, 3.6, 3.0, 6.4, 4.7)  # centimetres; together the width of A4 lying down, less its margins

_NAVY = RGBColor(0x12, 0x34, 0x4D)


def plan_as_word(
    document: Mapping[str, Json], baseline: Mapping[str, Json] | None = None, start_month: int = 4
) -> bytes:
    """The plan as a Word file. `document` is the plan in lasting form, `baseline` the same as adopted, where it was."""
    made = Document()
    _set_up(made, document["plan"])
    _front_matter(made, document)
    adopted = adopted_actions(baseline)
    for priority in document["priorities"]:
        rows = [cells_of(one, adopted.get(one["uid"]), start_month) for one in _standing(priority)]
        _table(made, priority, rows)
        made.add_paragraph()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _standing(priority: Mapping[str, Json]) -> list[Mapping[str, Json]]:
    """The actions that were not withdrawn."""
    return [one for one in priority["actions"] if not one.get("withdrawn_on")]


def _set_up(made: Made, head: Mapping[str, Json]) -> None:
    made.core_properties.title = head.get("title") or "Plan"
    made.core_properties.author = head.get("board") or ""
    made.core_properties.language = "en-GB"
    normal = made.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "en-GB")
    normal.element.get_or_add_rPr().append(language)
    for name in ("Title", "Heading 1", "Heading 2"):
        font = made.styles[name].font
        font.name, font.color.rgb = "Arial", _NAVY
        fonts = font.element.rPr.rFonts
        for key in [key for key in fonts.attrib if key.endswith("Theme")]:  # the theme's typeface would win
            del fonts.attrib[key]
    section = made.sections[0]
    section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = Cm(1)
    section.top_margin = section.bottom_margin = Cm(1.6)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run("Page ")
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    footer._p.append(number)


def _front_matter(made: Made, document: Mapping[str, Json]) -> None:
    head = document["plan"]
    if head.get("board") and head["board"] not in (head.get("title") or ""):
        made.add_paragraph(head["board"])
    made.add_heading(head.get("title") or "Plan", 0)
    if head.get("vision"):
        made.add_heading("Our vision", 2)
        made.add_paragraph(head["vision"])
    purpose = head.get("purpose")
    if purpose:
        made.add_heading("Our purpose", 2)
        items = purpose.get("items", []) if isinstance(purpose, Mapping) else []
        made.add_paragraph(str(purpose.get("intro") or "") if isinstance(purpose, Mapping) else str(purpose))
        for item in items:
            made.add_paragraph(str(item), style="List Bullet")
    if head.get("principles"):
        made.add_heading("Our principles", 2)
        for line in head["principles"]:
            made.add_paragraph(str(line), style="List Bullet")
    if head.get("threads"):
        made.add_heading("Threads that run through all priorities", 2)
        for one in head["threads"]:
            paragraph = made.add_paragraph()
            paragraph.add_run(one["title"]).bold = True
            if one.get("text"):
                paragraph.add_run(f" \u2013 {one['text']}")


def _table(made: Made, priority: Mapping[str, Json], rows: Sequence[Cells]) -> None:
    title = _title(priority)
    heading = made.add_heading(title or "Actions", 1)
    heading.paragraph_format.keep_with_next = True
    tops = [line for line in (title, f"Aim: {priority['aim']}" if priority.get("aim") else "") if line]
    table = made.add_table(rows=len(tops) + 1 + len(rows), cols=len(HEADINGS), style="Table Grid")
    _describe(table, title or "Actions")
    grid = [list(row.cells) for row in table.rows]
    for line, cells in zip(tops, grid, strict=False):
        _fill(cells[0].merge(cells[-1]), [line], bold=True)
    for text, cell in zip(HEADINGS, grid[len(tops)], strict=True):
        _fill(cell, [text], bold=True)
    for row in table.rows[: len(tops) + 1]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    first = len(tops) + 1
    _outcomes(priority, rows, grid, first)
    for row, cells in zip(rows, grid[first:], strict=True):
        action = [f"{row.number} {row.action[0]}".strip(), *row.action[1:]]
        _fill(cells[1], action, bullets=row.bullets)
        for cell, lines in zip(cells[2:], (row.owner, row.target, row.measures, row.monitoring), strict=True):
            _fill(cell, lines)
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Cm(width)
    for row in table.rows[first - 1 :]:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Cm(width)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _title(priority: Mapping[str, Json]) -> str:
    number, title = priority.get("number"), priority.get("title")
    if number is None:
        return title or ""
    return f"Priority {number}: {title}" if title else f"Priority {number}"


def _outcomes(priority: Mapping[str, Json], rows: Sequence[Cells], grid: list[list[_Cell]], first: int) -> None:
    """Each outcome once, its cell merged down the rows of its actions, as it is printed."""
    place = {row.number: n for n, row in enumerate(rows)}
    for outcome in priority.get("outcomes") or ():
        mine = sorted(place[str(number)] for number in outcome["actions"] if str(number) in place)
        runs: list[list[int]] = []
        for n in mine:
            if runs and runs[-1][1] == n - 1:
                runs[-1][1] = n
            else:
                runs.append([n, n])
        for start, end in runs:
            merged = grid[first + start][0]
            if end > start:
                merged = merged.merge(grid[first + end][0])
            _fill(merged, outcome["text"].splitlines())


def _fill(cell: _Cell, lines: Sequence[str], bold: bool = False, bullets: frozenset[int] = frozenset()) -> None:
    for n, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
        if n in bullets:
            paragraph.style = "List Bullet"
        run = paragraph.add_run(line)
        run.bold, run.font.size = bold or None, Pt(9)


def _describe(table: Table, words: str) -> None:
    """A table's alternative text, for those who hear the document."""
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), words)
    table._tbl.tblPr.append(caption)
