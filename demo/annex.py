"""The papers that somebody gives: PDFs of one page, with invented figures and needs."""

import json
from collections.abc import Sequence

import typst

_PAGE = b"""
#let given = json(bytes(sys.inputs.given))
#set document(title: given.title)
#set page("a4")
#set text(font: ("Liberation Sans", "Arial", "DejaVu Sans Mono"), size: 11pt, lang: "en", region: "GB")
#heading(given.title)
#table(columns: given.columns.len(), table.header(..given.columns), ..given.rows.flatten())
#given.note
"""
_COLUMNS = ["", "Jan-Mar", "Apr-Jun", "Jul-Sep", "Oct-Dec"]
_ROWS = [
    ["Child protection plans at the quarter's end", "122", "124", "120", "127"],
    ["of these for neglect", "58", "59", "58", "63"],
    ["Share", "48%", "48%", "48%", "50%"],
]
_NOTE = "The share moves as it has moved by chance for two years. All figures are invented."


def figures(title: str) -> bytes:
    """A PDF of the quarter's figures under this title."""
    return table(title, _COLUMNS, _ROWS, _NOTE)


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], note: str) -> bytes:
    """A PDF with one table under this title and a note below it."""
    given = json.dumps({"title": title, "columns": columns, "rows": rows, "note": note})
    return typst.compile(_PAGE, sys_inputs={"given": given})
