"""A plan table understood: its columns by the field each holds."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sightline.intake.reading.fields.shapes import looks_like
from sightline.intake.reading.layouts.header import Column, Header
from sightline.kit.documents.blocks import Cell, Grid

# What stands in a column headed with a body's name where that leads, supports or takes part.
BODY_MARK = re.compile(r"(?P<lead>l|lead)|(?P<support>s|support(?:ing)?)|[✓✔☑√●•■xX*]", re.IGNORECASE)


@dataclass(slots=True)
class Table:
    """A plan table ready to be read row by row: its columns by field, left to right."""

    grid: Grid
    header: Header
    columns: dict[str, list[Column]] = field(default_factory=dict)
    other: list[Column] = field(default_factory=list)
    periods: list[Column] = field(default_factory=list)
    folded: list[Column] = field(default_factory=list)  # cells of labelled lines: "Lead: Police" / "By: March"
    ticked: list[Column] = field(default_factory=list)  # a column a rating, ticked where it holds
    title: str = ""  # a priority's title in the place of the heading over the actions
    paired: list[Column] = field(default_factory=list)  # owner and date in one cell
    bodies: list[Column] = field(default_factory=list)  # a column a body, marked where it leads, supports or takes part
    inferred: list[str] = field(default_factory=list)  # sentences on what was concluded from more than a heading

    def first(self, name: str) -> Column | None:
        found = self.columns.get(name)
        return found[0] if found else None

    def move(self, column: Column, name: str) -> None:
        """Put a column under another field, or under `other` for ""."""
        for columns in self.columns.values():
            if column in columns:
                columns.remove(column)
        if column in self.other:
            self.other.remove(column)
        column.field = name
        if name:
            self.columns.setdefault(name, []).append(column)
            self.columns[name].sort(key=lambda one: one.first)
        else:
            self.other.append(column)
            self.other.sort(key=lambda one: one.first)
        for key in [key for key, columns in self.columns.items() if not columns]:
            del self.columns[key]


def body_cells(grid: Grid, column: Column, rows: Iterable[int]) -> list[Cell]:
    """The cells of a column in these rows, merged ones once, full-width rows left out."""
    out: list[Cell] = []
    for row in rows:
        cell = grid.cells[row][column.first]
        if cell.lines and cell.cols <= max(1, column.last - column.first + 1) and not (out and out[-1] is cell):
            out.append(cell)
    return [cell for cell in out if cell.flat]


def share(cells: list[Cell], shape: str) -> float:
    """Which part of the cells looks like a date, an owner, a rating ..."""
    return sum(shape in looks_like(cell.flat) for cell in cells) / len(cells) if cells else 0.0
