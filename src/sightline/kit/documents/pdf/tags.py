"""The tags of a PDF that has them, as Word writes it: which pieces of a page are one paragraph, which are headings."""

from __future__ import annotations

from typing import NamedTuple

import pdfplumber
from pdfplumber.structure import PDFStructElement, PDFStructTree

_BLOCKS = frozenset({"P", "H", "LBody", "LI", "TD", "TH", "Caption", "Note", "BlockQuote", "TOCI", "Title"})
_HEADINGS = {f"H{level}": level for level in range(1, 7)}


class Tag(NamedTuple):
    """The paragraph that a marked piece belongs to, numbered from 1 on its page; 0 where it is not known."""

    paragraph: int = 0
    heading: int = 0  # 1..6, 0 none


UNTAGGED = Tag()


def read_tags(plumbed: pdfplumber.page.Page) -> dict[int, Tag]:
    """The tag of each marked piece of a page by its number; none for a page without tags, or with damaged ones."""
    try:
        roots = list(PDFStructTree(plumbed.pdf, plumbed))
    except Exception:  # no tags, or tags that lead nowhere: the page is read by where its words stand
        return {}
    found: dict[int, Tag] = {}
    count = 0
    waiting: list[tuple[PDFStructElement, Tag]] = [(one, UNTAGGED) for one in reversed(roots)]
    while waiting:
        element, tag = waiting.pop()
        if element.type in _BLOCKS or element.type in _HEADINGS:
            count += 1
            tag = Tag(count, _HEADINGS.get(element.type, 0))
        for piece in element.mcids:
            found[piece] = tag
        waiting += [(one, tag) for one in reversed(element.children)]
    return found
