"""The public copy: what is restricted leaves it entirely, and so does whatever led there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

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
    Run,
    Runs,
    Section,
    Table,
)


@dataclass(frozen=True, slots=True)
class _Stays:
    """What a copy keeps: runs that lead to what is in it (`known`), and with `inside` what is for members alone."""

    known: frozenset[str]
    inside: bool

    def has(self, run: Run) -> bool:
        return (self.inside or not run.inside) and (not run.href.startswith("#") or run.href in self.known)


def public_copy(paper: Paper) -> Paper:
    """The paper without anything restricted or for members alone: sections with all that is in them, blocks, rows,
    facts, items, annexes, words, and every run that led to one of these, words and all (a run that leads to nothing in
    the copy led there). What has nothing left in it goes too; a section written empty stays."""
    return _without(paper, inside=False)


def members_copy(paper: Paper) -> Paper:
    """The paper without anything restricted, for every member: what is inside stays."""
    return _without(paper, inside=True)


def _without(paper: Paper, *, inside: bool) -> Paper:
    stays = _Stays(frozenset(_open_anchors(paper, inside=inside)), inside)
    sections = tuple(kept for one in paper.sections if (kept := _section(one, stays)) is not None)
    annexes = tuple(one for one in paper.annexes if not one.restricted)
    return replace(paper, copy=Copy.PUBLIC, sections=sections, annexes=annexes)


def _open_anchors(part: Paper | Section, *, inside: bool) -> Iterator[str]:
    """What links may lead to, as they write it: "#item-3"."""
    annexes = part.annexes if isinstance(part, Paper) else ()
    for one in (*part.sections, *annexes):
        if not one.restricted and (inside or not (isinstance(one, Section) and one.inside)):
            if one.anchor:
                yield f"#{one.anchor}"
            if isinstance(one, Section):
                yield from _open_anchors(one, inside=inside)


def _section(section: Section, stays: _Stays) -> Section | None:
    if section.restricted or (section.inside and not stays.inside):
        return None
    blocks = tuple(kept for one in section.blocks if (kept := _block(one, stays)) is not None)
    sections = tuple(kept for one in section.sections if (kept := _section(one, stays)) is not None)
    if (section.blocks or section.sections) and not (blocks or sections):
        return None
    return replace(section, blocks=blocks, sections=sections)


def _block(block: Block, stays: _Stays) -> Block | None:
    if block.restricted:
        return None
    if isinstance(block, Paragraph | Quote):
        kept = _runs(block.runs, stays)
        return replace(block, runs=kept) if kept or not block.runs else None
    if isinstance(block, Box):
        return replace(block, runs=_runs(block.runs, stays))
    if isinstance(block, Bullets):
        items = tuple(replace(one, runs=_runs(one.runs, stays)) for one in block.items if not one.restricted)
        items = tuple(one for one in items if one.runs)
        return replace(block, items=items) if items else None
    if isinstance(block, Facts):
        facts = tuple(
            replace(one, lines=tuple(kept for line in one.lines if (kept := _runs(line, stays))))
            for one in block.facts
            if not one.restricted
        )
        return replace(block, facts=facts) if facts else None
    if isinstance(block, Table):
        return _table(block, stays)
    if isinstance(block, Picture) and block.data is not None:
        return replace(block, data=None if block.data.restricted else _table(block.data, stays))
    return block


def _table(block: Table, stays: _Stays) -> Table | None:
    rows = _rows(block.rows, stays)
    return replace(block, header=_rows(block.header, stays), rows=rows) if rows or not block.rows else None


def _rows(rows: tuple[Row, ...], stays: _Stays) -> tuple[Row, ...]:
    return tuple(Row(tuple(_cell(one, stays) for one in row.cells)) for row in rows if not row.restricted)


def _cell(cell: Cell, stays: _Stays) -> Cell:
    lines = tuple(replace(one, runs=_runs(one.runs, stays)) for one in cell.lines)
    return replace(cell, lines=tuple(one for one in lines if one.runs))


def _runs(runs: Runs, stays: _Stays) -> Runs:
    return tuple(one for one in runs if stays.has(one))
