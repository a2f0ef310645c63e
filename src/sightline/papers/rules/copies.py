"""The public copy: what is restricted leaves it entirely, and so does whatever led there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sightline.papers.rules.content import (
    Block,
    Box,
    Bullets,
    Cell,
    Copy,
    Facts,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Row,
    Runs,
    Section,
    Table,
)


def public_copy(paper: Paper) -> Paper:
    """The paper without anything restricted: sections with all that is in them, blocks, rows, facts, items, annexes,
    and every run that led to one of these, words and all (a run that leads to nothing in the copy led there). What has
    nothing left in it goes too; a section written empty stays."""
    known = frozenset(_open_anchors(paper))
    sections = tuple(kept for one in paper.sections if (kept := _section(one, known)) is not None)
    annexes = tuple(one for one in paper.annexes if not one.restricted)
    return replace(paper, copy=Copy.PUBLIC, sections=sections, annexes=annexes)


def _open_anchors(part: Paper | Section) -> Iterator[str]:
    """What links may lead to, as they write it: "#item-3"."""
    annexes = part.annexes if isinstance(part, Paper) else ()
    for one in (*part.sections, *annexes):
        if not one.restricted:
            if one.anchor:
                yield f"#{one.anchor}"
            if isinstance(one, Section):
                yield from _open_anchors(one)


def _section(section: Section, known: frozenset[str]) -> Section | None:
    if section.restricted:
        return None
    blocks = tuple(kept for one in section.blocks if (kept := _block(one, known)) is not None)
    sections = tuple(kept for one in section.sections if (kept := _section(one, known)) is not None)
    if (section.blocks or section.sections) and not (blocks or sections):
        return None
    return replace(section, blocks=blocks, sections=sections)


def _block(block: Block, known: frozenset[str]) -> Block | None:
    if block.restricted:
        return None
    if isinstance(block, Paragraph | Quote):
        kept = _runs(block.runs, known)
        return replace(block, runs=kept) if kept or not block.runs else None
    if isinstance(block, Box):
        return replace(block, runs=_runs(block.runs, known))
    if isinstance(block, Bullets):
        items = tuple(replace(one, runs=_runs(one.runs, known)) for one in block.items if not one.restricted)
        items = tuple(one for one in items if one.runs)
        return replace(block, items=items) if items else None
    if isinstance(block, Facts):
        facts = tuple(
            replace(one, lines=tuple(kept for line in one.lines if (kept := _runs(line, known))))
            for one in block.facts
            if not one.restricted
        )
        return replace(block, facts=facts) if facts else None
    if isinstance(block, Table):
        return _table(block, known)
    if isinstance(block, Picture) and block.data is not None:
        return replace(block, data=None if block.data.restricted else _table(block.data, known))
    return block


def _table(block: Table, known: frozenset[str]) -> Table | None:
    rows = _rows(block.rows, known)
    return replace(block, header=_rows(block.header, known), rows=rows) if rows or not block.rows else None


def _rows(rows: tuple[Row, ...], known: frozenset[str]) -> tuple[Row, ...]:
    return tuple(Row(tuple(_cell(one, known) for one in row.cells)) for row in rows if not row.restricted)


def _cell(cell: Cell, known: frozenset[str]) -> Cell:
    lines = tuple(replace(one, runs=_runs(one.runs, known)) for one in cell.lines)
    return replace(cell, lines=tuple(one for one in lines if one.runs))


def _runs(runs: Runs, known: frozenset[str]) -> Runs:
    return tuple(one for one in runs if not one.href.startswith("#") or one.href in known)
