"""Rows as an Excel workbook: text is never a formula, numbers are numbers, the heading row stays in sight."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence

import xlsxwriter

Cell = str | int | float | dt.date | None


def as_workbook(title: str, sheet: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Cell]]) -> bytes:
    """One sheet. `columns` are names with widths in characters."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title})
        page = book.add_worksheet(sheet)
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        date = book.add_format({"num_format": "d mmmm yyyy", "valign": "top", "align": "left"})
        for place, (name, width) in enumerate(columns):
            page.set_column(place, place, width)
            page.write_string(0, place, name, bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, value in enumerate(row):
                if isinstance(value, dt.date):
                    page.write_datetime(last, place, dt.datetime.combine(value, dt.time()), date)
                elif isinstance(value, int | float):
                    page.write_number(last, place, value, plain)
                elif value:
                    page.write_string(last, place, value, plain)
        page.freeze_panes(1, 1)
        page.autofilter(0, 0, max(last, 1), len(columns) - 1)
        page.set_landscape()
        page.repeat_rows(0)
        page.fit_to_pages(1, 0)
    return out.getvalue()
