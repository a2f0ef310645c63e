"""Headers and footers: lines that repeat at the top or bottom of pages, and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from sightline.kit.documents.pdf.page import Page
from sightline.kit.documents.pdf.printed import Printed

_ZONE = 0.13  # of the page's height at its top and bottom
_MOST = 4  # lines in each zone that can be margin
PAGE_NUMBER = re.compile(r"(page\s*)?\d{1,3}(\s*(of|/)\s*\d{1,3})?|-\s*\d{1,3}\s*-|[ivx]{1,5}", re.IGNORECASE)


def find_margins(pages: Sequence[tuple[Page, Sequence[Printed]]]) -> dict[int, Printed]:
    """Margin lines by identity (`id`): those whose text, figures apart, stands in the same zone of at least
    half of the pages with text and of two, and page numbers. Lines in columns are table headings, never margins."""
    seen: Counter[tuple[str, str]] = Counter()
    candidates: list[tuple[Printed, tuple[str, str]]] = []
    out: dict[int, Printed] = {}
    with_text = 0
    for page, lines in pages:
        with_text += bool(lines)
        keys = set()
        for zone, line in _at_edges(page, lines):
            text = line.text
            if PAGE_NUMBER.fullmatch(text.strip()):
                out[id(line)] = line
                continue
            if len(line.segments()) > 3:
                continue
            key = (zone, re.sub(r"\d+", "0", text.casefold()))
            candidates.append((line, key))
            keys.add(key)
        seen.update(keys)
    for line, key in candidates:
        if seen[key] >= 2 and seen[key] * 2 >= with_text:
            out[id(line)] = line
    return out


def _at_edges(page: Page, lines: Sequence[Printed]) -> list[tuple[str, Printed]]:
    top = [line for line in lines if line.bottom < page.height * _ZONE][:_MOST]
    bottom = [line for line in lines if line.top > page.height * (1 - _ZONE)][-_MOST:]
    return [("top", line) for line in top] + [("bottom", line) for line in bottom]
