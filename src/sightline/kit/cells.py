"""Cells that a spreadsheet program will show and never run."""

# Source: OWASP, "CSV injection": a cell that begins with one of these may be taken for a formula.
_RUNS = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """The text for a CSV cell, with an apostrophe in front of what a spreadsheet program could take for a formula."""
    return f"'{text}" if text.startswith(_RUNS) else text
