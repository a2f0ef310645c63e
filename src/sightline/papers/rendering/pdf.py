"""A paper as tagged PDF, by typst: the template is `paper.typ`, the content comes in as JSON and is never markup.

Compiled against the standard PDF/UA-1, which typst checks as far as a machine can: title, language, the order of
headings, words for each picture. Say "tagged, machine-checked subset", never "conformant".
"""

from __future__ import annotations

import datetime as dt
import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from sightline.papers.rendering import annexes, colours
from sightline.papers.rules.content import Paper, Table, to_json
from sightline.papers.rules.numbering import counted

# The first of these that the machine has; the last comes with typst.
FONTS = ("Arial", "Liberation Sans", "Helvetica", "Libertinus Serif")
_LONGEST_UNBROKEN = 40  # lines; a row that is longer than most of a page has to break
_LETTERS_ACROSS = 105  # of a table's small words over the width of A4

Json = Any


def pdf_of(paper: Paper, files: Mapping[str, bytes] | None = None) -> bytes:
    """The paper as PDF. `files` are the bytes of its annexes by digest; an annex whose bytes are not given, or that is
    no PDF, is named and stays a file of its own.

    Raises annexes.NotAnnexed for an annex that cannot be read.
    """
    ready = counted(paper)
    sheets = {one.anchor: annexes.sheets_of(one, files or {}) for one in ready.annexes}
    look = {
        "fonts": _fonts(),
        "brand": colours.brand(ready.colour),
        "ink": colours.INK,
        "quiet": colours.QUIET,
        "ground": colours.GROUND,
        "line": colours.LINE,
        "tags": colours.TAGS,
        "frame": annexes.FRAME,
        "sheets": {anchor: [one.said for one in drawn] for anchor, drawn in sheets.items()},
    }
    made = _compiler("paper.typ").compile(
        format="pdf",
        sys_inputs={"paper": json.dumps(_told(ready)), "look": json.dumps(look)},
        pdf_standards="ua-1",
        timestamp=int(dt.datetime.combine(ready.date, dt.time(12), dt.UTC).timestamp()),
    )
    return annexes.filled(made, [one for drawn in sheets.values() for one in drawn or [None]])


@functools.lru_cache(maxsize=512)
def png_of(svg: str, width: float = 1.0) -> bytes:
    """An SVG as PNG, for Word; `width` is its share of the page's, so that what is small is not drawn large."""
    return _compiler("picture.typ").compile(
        format="png", sys_inputs={"svg": svg, "width": str(width), "fonts": json.dumps(_fonts())}, ppi=200
    )


@functools.lru_cache(maxsize=1)
def _all_fonts() -> typst.Fonts:
    """The machine's fonts and typst's own, found once in a process: it takes longer than a paper."""
    return typst.Fonts()


@functools.lru_cache(maxsize=1)
def _fonts() -> list[str]:
    known = set(_all_fonts().families())
    return [name for name in FONTS if name in known]


@functools.lru_cache(maxsize=2)
def _compiler(template: str) -> typst.Compiler:
    """Kept for the life of the process: what it has drawn once it draws again quickly."""
    return typst.Compiler(str(Path(__file__).with_name(template)), font_paths=_all_fonts())


def _told(paper: Paper) -> Json:
    """The paper's JSON, in which each row of a table says whether it may break across pages."""
    document = to_json(paper)["paper"]
    _mark_rows(document)
    return document


def _mark_rows(value: Json) -> None:
    if isinstance(value, list):
        for one in value:
            _mark_rows(one)
    elif isinstance(value, dict):
        if value["is"] == Table.__name__:
            for row in value.get("rows", ()):
                row["breaks"] = _lines(row, value["widths"]) > _LONGEST_UNBROKEN
        else:
            for one in value.values():
                if isinstance(one, list | dict):
                    _mark_rows(one)


def _lines(row: Json, widths: list[float]) -> float:
    """About how many lines the longest cell of a row takes."""
    whole, column, most = sum(widths), 0, 0.0
    for cell in row.get("cells", ()):
        across = cell.get("columns", 1)
        letters = max(_LETTERS_ACROSS * sum(widths[column : column + across]) / whole, 4)
        column += across
        said = ["".join(run.get("text", "") for run in line.get("runs", ())) for line in cell.get("lines", ())]
        most = max(most, sum(1 + len(text) // letters for text in said))
    return most
