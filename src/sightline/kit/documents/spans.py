"""Merged cells laid out: cells that say where they stand become a grid in which every position is covered."""

from __future__ import annotations

from collections.abc import Iterable

from sightline.kit.documents.blocks import EMPTY, Cell


def lay_out(cells: Iterable[Cell], height: int = 0, width: int = 0) -> list[list[Cell]]:
    """The rows of a grid: each cell at every position it spans, EMPTY in the gaps, all rows equally long.

    `height` and `width` (positions) are the least size. Where cells overlap, as in damaged files, the earlier one keeps
    the position."""
    cells = list(cells)
    height = max([height, *(c.row + c.rows for c in cells)])
    width = max([width, *(c.col + c.cols for c in cells)])
    rows = [[EMPTY] * width for _ in range(height)]
    for cell in cells:
        if cell.rows == 1 and cell.cols == 1:
            if rows[cell.row][cell.col] is EMPTY:
                rows[cell.row][cell.col] = cell
            continue
        for r in range(cell.row, cell.row + cell.rows):
            row = rows[r]
            for c in range(cell.col, cell.col + cell.cols):
                if row[c] is EMPTY:
                    row[c] = cell
    return rows
