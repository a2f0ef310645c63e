"""Plain text as it comes out of mail, of old systems and of saving a table as text."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap


def aligned(rows: Sequence[Sequence[str]], widths: Sequence[int], gap: int = 3) -> list[str]:
    """Rows in columns of spaces, each cell wrapped to its width, a blank line after each row."""
    lines: list[str] = []
    for row in rows:
        cells = [
            [piece for line in cell.split("\n") for piece in wrap(line, width) or [""]]
            for cell, width in zip(row, widths, strict=True)
        ]
        for n in range(max(map(len, cells))):
            pieces = [
                (cell[n] if n < len(cell) else "").ljust(width) for cell, width in zip(cells, widths, strict=True)
            ]
            lines.append((" " * gap).join(pieces).rstrip())
        lines.append("")
    return lines


def tabbed(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows with a tab between cells, as a spreadsheet saves them: a cell with a line break is put in
    quotation marks."""

    def cell(text: str) -> str:
        return '"' + text.replace('"', '""') + '"' if "\n" in text or '"' in text else text

    return ["\t".join(cell(one) for one in row) for row in rows]
