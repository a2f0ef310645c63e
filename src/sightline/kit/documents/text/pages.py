"""Printed pages in a text: their feet and heads, taken out so that a table goes on over them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_FEED = "\f"
_PAGE_NUMBER = re.compile(r"(^|\s)page\s+\d{1,3}(\s*(of|/)\s*\d{1,3})?\s*$|^\s*-\s*\d{1,3}\s*-\s*$", re.IGNORECASE)
_COLUMNS = re.compile(r"\S\s{2,}\S.*\S\s{2,}\S|\t")
_EDGE = 3  # lines at the top and at the bottom of a page that may be its head or foot


def take_out_margins(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines with heads, feet and page numbers of printed pages made blank, and the text of what was made blank,
    each once. A form feed stays where a page begins.

    A foot ends with a page number. Where form feeds part pages, a head or foot is also a line that stands, its figures
    apart, at the same edge of at least half of the pages; a line in columns is the heading of a table."""
    margins = {number for number, line in enumerate(lines) if _PAGE_NUMBER.search(line.replace(_FEED, ""))}
    margins |= _repeated(lines)
    texts = (" ".join(_PAGE_NUMBER.sub("", lines[number].replace(_FEED, "")).split()) for number in sorted(margins))
    kept = [(_FEED if _FEED in line else "") if number in margins else line for number, line in enumerate(lines)]
    return kept, list(dict.fromkeys(text for text in texts if any(c.isalpha() for c in text)))


def _repeated(lines: Sequence[str]) -> set[int]:
    """The lines that repeat at the edges of pages between form feeds."""
    pages: list[list[int]] = [[]]
    for number, line in enumerate(lines):
        if _FEED in line:
            pages.append([])
        if line.replace(_FEED, "").strip():
            pages[-1].append(number)
    pages = [page for page in pages if page]
    if len(pages) < 2:
        return set()
    places: dict[tuple[str, str], set[int]] = {}
    counts: Counter[tuple[str, str]] = Counter()
    for page in pages:
        edges = [("top", number) for number in page[:_EDGE]] + [("bottom", number) for number in page[-_EDGE:]]
        seen = set()
        for edge, number in edges:
            text = lines[number].replace(_FEED, "").strip()
            if not _COLUMNS.search(text):
                key = (edge, re.sub(r"\d+", "0", " ".join(text.casefold().split())))
                places.setdefault(key, set()).add(number)
                seen.add(key)
        counts.update(seen)
    return {
        number
        for key, numbers in places.items()
        if counts[key] >= 2 and counts[key] * 2 >= len(pages)
        for number in numbers
    }
