"""The sheet that a data return is filled in on: made for it, so that nothing has to be mapped."""

from __future__ import annotations

import io
from collections.abc import Sequence

import xlsxwriter

from sightline.indicators.reads.returns import Line
from sightline.indicators.rules.sheets import TEMPLATE
from sightline.kit.cells import safe


def template_of(lines: Sequence[Line], period: str, title: str) -> bytes:
    """An Excel workbook with a row for each figure; what is known already stands in it."""
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": title, "author": "Sightline"})
    sheet = book.add_worksheet("Figures")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#E7ECEF", "border": 1})
    fixed = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#343C42"})
    open_cell = book.add_format({"bg_color": "#FFF9E0", "border": 1, "valign": "top", "num_format": "0"})
    for column, words in enumerate(TEMPLATE):
        sheet.write_string(0, column, words, head)
    for number, line in enumerate(lines, 1):
        definition, stands = line.definition, line.stands
        sheet.write_number(number, 0, line.series.pk, fixed)
        words = (period, definition.name, line.series.value, definition.numerator)
        for column, text in enumerate(words, 1):
            sheet.write_string(number, column, safe(text), fixed)
        _number(sheet, number, 5, stands.numerator if stands else None, open_cell)
        if definition.is_share:
            sheet.write_string(number, 6, safe(definition.denominator), fixed)
            _number(sheet, number, 7, stands.denominator if stands else None, open_cell)
    for column, width in enumerate((10, 16, 34, 24, 34, 10, 30, 12)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return content.getvalue()


def _number(sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: int | None, form) -> None:
    if value is None:
        sheet.write_blank(row, column, None, form)
    else:
        sheet.write_number(row, column, value, form)
