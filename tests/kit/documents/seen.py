"""What a test sees of a document, in the shortest form that shows it."""

from __future__ import annotations

from pathlib import Path

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import Cell, Document, Grid, Line


def lines(path: Path) -> list[Line]:
    """The lines of a document outside its tables."""
    return [block for block in open_document(path).blocks if isinstance(block, Line)]


def texts(path: Path) -> list[str]:
    """Their texts, with numbers."""
    return [f"{line.number} {line.text}".strip() for line in lines(path)]


def grids(document: Document) -> list[Grid]:
    """The tables of a document."""
    return [block for block in document.blocks if isinstance(block, Grid)]


def grid(path: Path) -> Grid:
    """The only table of a document."""
    (found,) = grids(open_document(path))
    return found


def rows(found: Grid) -> list[list[str]]:
    """The texts of a grid, a merged cell's at its first position only."""
    return [
        [cell.text if (cell.row, cell.col) == (row, col) else "" for col, cell in enumerate(cells)]
        for row, cells in enumerate(found.cells)
    ]


def first(path: Path) -> Cell:
    """The upper left cell of the only table."""
    return grid(path).cells[0][0]


def messages(path: Path) -> str:
    """All notes of a document as one text."""
    return "\n".join(f"{note.where}: {note.kind}: {note.message}" for note in open_document(path).notes)
