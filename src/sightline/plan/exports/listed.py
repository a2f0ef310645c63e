"""The actions as rows, for a CSV and an Excel workbook."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import xlsxwriter

from sightline.plan.exports.cells import adopted_actions, cells_of

Json = Any
COLUMNS = (
    "Priority",
    "Action",
    "Words",
    "Expected outcome",
    "Owners",
    "Answers",
    "Target date as printed",
    "Last date",
    "Success measures",
    "Monitoring",
    "Withdrawn",
)
_WIDTHS = (24, 8, 60, 40, 30, 24, 26, 18, 60, 40, 18)  # characters
_A3 = 8  # Excel's number for it


def rows_of_actions(
    document: Mapping[str, Json], baseline: Mapping[str, Json] | None = None, start_month: int = 4
) -> Iterator[tuple[str | dt.date | None, ...]]:
    """One row an action, in the order of COLUMNS. `document` and `baseline` are in lasting form."""
    adopted = adopted_actions(baseline)
    for priority in document["priorities"]:
        named = " ".join(str(one) for one in (priority.get("number"), priority.get("title")) if one is not None)
        outcome_of = {
            str(number): outcome["text"] for outcome in priority.get("outcomes") or () for number in outcome["actions"]
        }
        for action in priority["actions"]:
            cells = cells_of(action, adopted.get(action["uid"]), start_month)
            answering = next((one for one in action["owners"] if one.get("answers")), None)
            days = [one["due"] for one in action["milestones"] if one.get("due")]
            yield (
                named,
                cells.number,
                "\n".join(cells.action),
                outcome_of.get(cells.number, ""),
                "\n".join(cells.owner),
                (answering.get("body") or answering.get("name") or "") if answering else "",
                "\n".join(cells.target),
                dt.date.fromisoformat(max(days)) if days else None,
                "\n".join(cells.measures),
                "\n".join(cells.monitoring),
                dt.date.fromisoformat(action["withdrawn_on"]) if action.get("withdrawn_on") else None,
            )


def as_workbook(title: str, columns: Sequence[str], rows: Iterable[Sequence[str | dt.date | None]]) -> bytes:
    """The rows as an Excel workbook: dates are dates, text is never a formula, the heading row stays in sight."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title})
        sheet = book.add_worksheet("Actions")
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        date = book.add_format({"num_format": "d mmmm yyyy", "valign": "top", "align": "left"})
        for column, (name, width) in enumerate(zip(columns, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, name, bold)
        last = 0
        for last, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(last, column, dt.datetime.combine(value, dt.time()), date)
                elif value:
                    sheet.write_string(last, column, value, plain)
            sheet.set_row(last, 15 * _lines(row))
        sheet.freeze_panes(1, 2)
        sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)
        sheet.set_paper(_A3)
        sheet.set_landscape()
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)
    return out.getvalue()


def _lines(row: Sequence[str | dt.date | None]) -> int:
    """How many lines the tallest cell of a row wraps to: not every program makes rows as high as what is in them.

    At most 27: no row of a sheet can be higher than 409 points."""
    tallest = 1
    for value, width in zip(row, _WIDTHS, strict=True):
        if isinstance(value, str):
            tallest = max(tallest, sum(1 + len(line) // width for line in value.splitlines()))
    return min(tallest, 27)
