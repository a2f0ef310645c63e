"""A paper as tagged PDF, by typst: the template is `paper.typ`, the content comes in as JSON and is never markup.

Compiled against the standard PDF/UA-1, which typst checks as far as a machine can: title, language, the order of
headings, words for each picture. Say "tagged, machine-checked subset", never "conformant".
"""

from __future__ import annotations

import ctypes
import datetime as dt
import functools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

from sightline.papers.rendering import annexes, colours
from sightline.papers.rules.content import Facts, Paper, Table, to_json
from sightline.papers.rules.numbering import counted

# The first of these that the machine has; the last comes with typst.
FONTS = ("Arial", "Liberation Sans", "Helvetica", "Libertinus Serif")
_KEPT_FOR = 10  # documents
_LONGEST_UNBROKEN = 40  # lines; a row that is longer than most of a page has to break
_LETTERS_ACROSS = 105  # of a table's small words over the width of A4
_LETTERS_OF_FACT = 60  # in a line of a fact

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
    _forget()
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


def _forget() -> None:
    """Typst keeps what it has set until ten more documents were compiled, some two megabytes a page: a few long packs
    would make a web worker weigh half a gigabyte. Empty documents bring that moment at once, for a twentieth of what
    the paper took. What is free then the C library would keep for the next long paper; where it can give it back to
    the machine (glibc can), it does."""
    for _ in range(_KEPT_FOR + 1):
        _compiler("nothing.typ").compile(format="svg")
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


@functools.lru_cache(maxsize=3)
def _compiler(template: str) -> typst.Compiler:
    """Kept for the life of the process: making one costs more than a page."""
    return typst.Compiler(str(Path(__file__).with_name(template)), font_paths=_all_fonts())


def _told(paper: Paper) -> Json:
    """The paper's JSON, its tables as the template wants them."""
    document = to_json(paper)["paper"]
    _settle_tables(document)
    return document


def _settle_tables(value: Json) -> None:
    """Says of each row whether it may break across pages, and takes apart cells that reach down: rows tied together by
    one could be longer than a page, and what does not fit a page would be lost."""
    if isinstance(value, list):
        for one in value:
            _settle_tables(one)
    elif isinstance(value, dict) and value["is"] == Table.__name__:
        _take_apart(value.get("rows", []))
        for row in value.get("rows", ()):
            row["breaks"] = _lines(row, value["widths"]) > _LONGEST_UNBROKEN
    elif isinstance(value, dict) and value["is"] == Facts.__name__:
        for fact in value["facts"]:
            said = ["".join(run.get("text", "") for run in line) for line in fact.get("lines", ())]
            fact["breaks"] = sum(1 + len(text) // _LETTERS_OF_FACT for text in said) > _LONGEST_UNBROKEN
    elif isinstance(value, dict):
        for one in value.values():
            if isinstance(one, list | dict):
                _settle_tables(one)


def _take_apart(rows: list[Json]) -> None:
    """A cell over several rows becomes one in each, the first with its words, without a line between them (`open`)."""
    reaching: dict[int, tuple[int, int]] = {}  # column: how many rows are left, how many columns wide
    for row in rows:
        cells, column, given = [], 0, iter(row.get("cells", ()))
        while True:
            if column in reaching:
                left, across = reaching.pop(column)
                cells.append({"is": "Cell", "columns": across, "open": left > 1})
            else:
                one = next(given, None)
                if one is None:
                    break
                left, across = one.pop("rows", 1), one.get("columns", 1)
                cells.append({**one, "open": left > 1})
            if left > 1:
                reaching[column] = (left - 1, across)
            column += across
        row["cells"] = cells


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
