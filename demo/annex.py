"""The paper that the data analyst gives: a PDF of one page, with invented figures."""

import json

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
    ["Child protection plans at the quarter's end", "118", "121", "116", "123"],
    ["of these for neglect", "61", "66", "60", "65"],
    ["Share", "52%", "55%", "52%", "53%"],
]
_NOTE = "The share moves as it has moved by chance for two years. All figures are invented."


def figures(title: str) -> bytes:
    """A PDF of the quarter's figures under this title."""
    given = json.dumps({"title": title, "columns": _COLUMNS, "rows": _ROWS, "note": _NOTE})
    return typst.compile(_PAGE, sys_inputs={"given": given})
