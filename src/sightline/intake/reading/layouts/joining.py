"""Cells put together: dragged borders, rows broken by a page's end, titles in two cells."""

from __future__ import annotations

import re
from dataclasses import replace

from sightline.intake.reading.fields.numbers import split_number
from sightline.intake.reading.layouts.entries import joined
from sightline.intake.reading.layouts.header import Column, spans
from sightline.intake.reading.layouts.vocabulary import ACTION
from sightline.kit.documents.blocks import EMPTY, Cell


def own_cell(cells: list[Cell], column: Column, columns: list[Column]) -> Cell:
    """What stands in a column: the cells that lie more under it than under any other, where borders were dragged."""
    if column.first == column.last and cells[column.first].cols <= 1:
        return cells[column.first]
    found = EMPTY
    for first, last, cell in spans(cells):
        shared = _overlap(first, last, column)
        if not shared or not (cell.lines or cell.fill):
            continue
        # A cell merged over the number and the action is the action; any other is its widest column's.
        best = max(
            columns, key=lambda other: (_covers_action(first, last, other), _overlap(first, last, other), -other.first)
        )
        if best is column:
            found = joined(found, cell) if found.lines else cell
    return found


def _covers_action(first: int, last: int, column: Column) -> bool:
    return column.field == ACTION and first <= column.first and column.last <= last


def _overlap(first: int, last: int, column: Column) -> int:
    return max(0, min(last, column.last) - max(first, column.first) + 1)


def joined_line(first: Cell, second: Cell) -> Cell:
    """Two cells of a title row as one: "Priority 1" and "Child Neglect", or a bare number and its title."""
    head, *rest = second.lines
    if re.search(r"[A-Za-z]{4}", first.flat):
        head = replace(head, text=f"{first.flat.rstrip(':')} {head.text}", number="")
    else:
        head = replace(head, number=first.flat)
    return replace(second, lines=(head, *rest))


def glued(first: Cell, second: Cell) -> Cell:
    """A cell broken by a page end: the last line and the first of the rest are one."""
    head, tail = first.lines[-1], second.lines[0]
    middle = replace(head, text=f"{head.text} {tail.text}".strip())
    return replace(first, lines=(*first.lines[:-1], middle, *second.lines[1:]))


def goes_on(first: Cell, second: Cell) -> bool:
    """Does the second cell read as the rest of the first?"""
    before, after = first.flat.rstrip(), second.flat
    return (
        bool(before and after)
        and (after[0].islower() or before[-1] not in ".!?:;")
        and not split_number(after)[0]
        and (
            after[0].islower()
            or before[-1] in ",-–(/&"
            or before.split()[-1] in {"and", "or", "of", "the", "to", "for", "with", "in", "a"}
        )
    )
