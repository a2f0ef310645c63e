"""Columns that no table draws, made with tabs between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Protocol

from sightline.kit.documents.aligned import is_list_mark
from sightline.kit.documents.blocks import Cell, Grid, Line
from sightline.kit.documents.spans import lay_out


class Tabbed(Protocol):
    """A line with its text as typed, tabs and all."""

    @property
    def line(self) -> Line: ...

    @property
    def tabbed(self) -> str: ...


def tabbed_grids(blocks: Iterable[Tabbed | Grid]) -> list[Line | Grid]:
    """Lines and grids in order; two or more lines in a row with text in two or more tab-separated columns become a grid
    that is not drawn. Typed lists ("1.<tab>...") stay lines."""
    out: list[Line | Grid] = []
    run: list[tuple[Line, list[str]]] = []

    def close() -> None:
        if len(run) >= 2 and not _is_list(run):
            out.append(_grid(run, sum(isinstance(one, Grid) and not one.drawn for one in out) + 1))
        else:
            out.extend(line for line, _ in run)
        run.clear()

    for block in blocks:
        if isinstance(block, Grid):
            close()
            out.append(block)
            continue
        pieces = [" ".join(piece.split()) for piece in re.split(r"\t+", block.tabbed.strip())]
        if len(pieces) > 1 and not block.line.number and not block.line.bullet and not block.line.heading:
            run.append((block.line, pieces))
        else:
            close()
            out.append(block.line)
    close()
    return out


def _is_list(run: list[tuple[Line, list[str]]]) -> bool:
    return all(len(pieces) == 2 and is_list_mark(pieces[0]) for _, pieces in run)


def _grid(run: list[tuple[Line, list[str]]], number: int) -> Grid:
    cells = [
        Cell((Line(piece, bold=line.bold, strike=line.strike, size=line.size),) if piece else (), row, col)
        for row, (line, pieces) in enumerate(run)
        for col, piece in enumerate(pieces)
    ]
    return Grid(lay_out(cells, len(run)), f"columns {number}", drawn=False)
