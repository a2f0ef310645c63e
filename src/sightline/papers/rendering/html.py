"""A paper as HTML: a part of our own page, or a file that stands alone with its style inside.

Written here rather than in templates, and escaped by hand: a pack has thousands of cells. `_say` is applied to every
word that comes from outside this file.
"""

from __future__ import annotations

import functools
import re
from html import escape
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from sightline.papers.rendering import colours
from sightline.papers.rules.content import (
    Annex,
    Block,
    Box,
    Bullets,
    Cell,
    Facts,
    Paper,
    Paragraph,
    Picture,
    Quote,
    Row,
    Runs,
    Section,
    Table,
    Tag,
)
from sightline.papers.rules.numbering import contents, counted

_STYLE = Path(__file__).parent.parent / "static" / "papers" / "paper.css"


def page_of(paper: Paper) -> bytes:
    """The paper as a file of its own: nothing in it is fetched from anywhere."""
    ready = counted(paper)
    context = {"paper": ready, "style": _style(), "brand": colours.brand(ready.colour), "inside": _inside(ready)}
    return render_to_string("papers/paper_alone.html", context).encode()


def part_of(paper: Paper) -> SafeString:
    """The paper's contents list and text, for a page whose heading is the paper's title."""
    return _inside(counted(paper))


@functools.lru_cache(maxsize=1)
def _style() -> SafeString:
    return SafeString(_STYLE.read_text(encoding="utf-8"))


def _inside(paper: Paper) -> SafeString:
    parts = [_contents(paper)] if paper.contents and len(paper.sections) + len(paper.annexes) > 1 else []
    parts += [_section(one) for one in paper.sections]
    if paper.annexes:
        parts += [_annex(one) for one in paper.annexes]
    return SafeString("".join(parts))


def _contents(paper: Paper) -> str:
    lines = []
    for one in contents(paper):
        if one.level <= 2:
            number = f'<span class="paper-number">{_say(one.number)}</span> ' if one.number else ""
            link = f'<a href="#{_say(one.anchor)}">{number}{_say(one.heading)}</a>'
            lines.append(f'<li class="paper-contents-{one.level}">{link}</li>')
    return f'<nav class="paper-contents" aria-label="Contents"><h2>Contents</h2><ol>{"".join(lines)}</ol></nav>'


def _section(one: Section) -> str:
    level = one.level + 1
    number = f'<span class="paper-number">{_say(one.number)}</span> ' if one.number else ""
    new_page = ' class="paper-new-page"' if one.new_page or one.landscape else ""
    heading = f'<h{level} id="{_say(one.anchor)}">{number}{_say(one.heading)}</h{level}>'
    inside = "".join(map(_block, one.blocks)) + "".join(map(_section, one.sections))
    return f"<section{new_page}>{heading}{inside}</section>"


def _annex(one: Annex) -> str:
    pages = f", {one.pages} page{'s' if one.pages > 1 else ''}" if one.pages else ""
    said = f"{one.name}{pages}. A file of its own that goes with this paper."
    heading = f'<h2 id="{_say(one.anchor)}"><span class="paper-number">{_say(one.number)}</span> {_say(one.title)}</h2>'
    return f"<section>{heading}<p>{_say(said)}</p></section>"


def _block(block: Block) -> str:
    if isinstance(block, Paragraph):
        style = f' class="paper-{block.style}"' if block.style in ("lead", "small") else ""
        return f"<p{style}>{_runs(block.runs)}</p>"
    if isinstance(block, Bullets):
        return f"<ul>{''.join(f'<li>{_runs(one.runs)}</li>' for one in block.items)}</ul>"
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Facts):
        rows = [f"<div><dt>{_say(one.key)}</dt><dd>{_lines(one.lines, one.tags)}</dd></div>" for one in block.facts]
        return f'<dl class="paper-facts">{"".join(rows)}</dl>'
    if isinstance(block, Picture):
        return _picture(block)
    if isinstance(block, Quote):
        by = f"<footer>{_say(block.source)}</footer>" if block.source else ""
        return f"<blockquote><p>{_runs(block.runs)}</p>{by}</blockquote>"
    if isinstance(block, Box):
        asked = f"<p>{_runs(block.runs)}</p>" if block.runs else ""
        blanks = "".join(f'<p class="paper-blank">{_say(one)}:</p>' for one in block.blanks)
        return f'<div class="paper-box"><p><strong>{_say(block.title)}</strong></p>{asked}{blanks}</div>'
    return '<div class="paper-break"></div>'


def _picture(block: Picture) -> str:
    """The picture inline, under one label; its width in twelfths, because no style may stand in a page of ours."""
    opened = f'<svg role="img" aria-label="{_say(block.alt)}"'
    drawn = re.sub(r"\s*<svg\b", lambda _: opened, block.svg, count=1)
    share = min(12, max(1, round(block.width * 12)))
    data = _table(block.data) if block.data else ""
    return f'<div class="paper-picture paper-picture-{share}">{drawn}</div>{data}'


def _table(block: Table) -> str:
    whole = sum(block.widths)
    steps = [max(1, round(20 * one / whole)) * 5 for one in block.widths]  # per cent; no style may stand in a page
    columns = "".join(f'<col class="paper-col-{one}">' for one in steps)
    head = "".join(f"<tr>{_cells(row, 'col')}</tr>" for row in block.header)
    body = "".join(f"<tr>{_cells(row, 'row' if block.header_column else '')}</tr>" for row in block.rows)
    small = " paper-table-small" if block.small else ""
    return (
        f'<div class="paper-table" role="group" tabindex="0" aria-label="{_say(block.caption)}">'
        f'<table class="paper-of-{len(block.widths)}{small}"><caption>{_say(block.caption)}</caption>'
        f"<colgroup>{columns}</colgroup><thead>{head}</thead><tbody>{body}</tbody></table></div>"
    )


def _cells(row: Row, scope: str) -> str:
    written = []
    for place, one in enumerate(row.cells):
        heads = scope == "col" or (scope == "row" and place == 0)
        kind = f'th scope="{_scope(scope, one)}"' if heads else "td"
        spans = (f' colspan="{one.columns}"' if one.columns > 1 else "") + (
            f' rowspan="{one.rows}"' if one.rows > 1 else ""
        )
        numeric = ' class="paper-numeric"' if one.numeric else ""
        written.append(f"<{kind}{spans}{numeric}>{_cell(one)}</{kind[:2]}>")
    return "".join(written)


def _scope(scope: str, cell: Cell) -> str:
    """What a heading cell speaks for; one that reaches over several speaks for the group."""
    if scope == "col":
        return "colgroup" if cell.columns > 1 else "col"
    return "rowgroup" if cell.rows > 1 else "row"


def _cell(cell: Cell) -> str:
    """A cell's lines: bullets next to each other are one list."""
    written, listed = [], False
    several = len(cell.lines) > 1
    for line in cell.lines:
        if line.bullet != listed:
            written.append("<ul>" if line.bullet else "</ul>")
            listed = line.bullet
        said = _runs(line.runs)
        written.append(f"<li>{said}</li>" if listed else f"<p>{said}</p>" if several or cell.tags else said)
    if listed:
        written.append("</ul>")
    if cell.tags:
        written.append(f"<p>{_tags(cell.tags)}</p>" if cell.lines else _tags(cell.tags))
    return "".join(written)


def _lines(lines: tuple[Runs, ...], tags: tuple[Tag, ...]) -> str:
    written = [_runs(one) for one in lines]
    return "<br>".join([*written, _tags(tags)] if tags else written)


def _tags(tags: tuple[Tag, ...]) -> str:
    kinds = [one.kind if one.kind in colours.TAGS else "none" for one in tags]
    return " ".join(
        f'<strong class="paper-tag paper-tag-{kind}">{_say(one.text)}</strong>'
        for kind, one in zip(kinds, tags, strict=True)
    )


def _runs(runs: Runs) -> str:
    written = []
    for one in runs:
        words = _say(one.text).replace("\n", "<br>")
        words = f"<strong>{words}</strong>" if one.strong else words
        written.append(f'<a href="{_say(one.href)}">{words}</a>' if one.href else words)
    return "".join(written)


def _say(words: str) -> str:
    """Words as HTML, inside an attribute too."""
    return escape(words)
