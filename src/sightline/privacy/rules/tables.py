"""Tables pasted as text: what stands in a row belongs to the heading of its column."""

from __future__ import annotations

import re

_SEPARATORS = ";|,\t"
_LONGEST = 400


def is_under(heading: re.Pattern[str], text: str, cell: re.Match[str]) -> bool:
    """Whether a piece of text fills a cell, and the first line of its table has such a heading over that column."""
    line = text.rfind("\n", max(0, cell.start() - _LONGEST), cell.start()) + 1
    before, after = text[line : cell.start()].rstrip(' "'), text[cell.end() : cell.end() + 3].lstrip(' "')
    sign = before[-1:] or after[:1]
    if not line or not sign or sign not in _SEPARATORS or after[:1] not in ("", "\n", sign):
        return False
    column = before.count(sign)
    top = text.rfind("\n\n", max(0, line - _LONGEST), line)
    for head in text[max(0, line - _LONGEST, top + 2) : line].splitlines():
        cells = head.split(sign)
        if len(cells) > max(column, 1) and heading.search(cells[column]):
            return True
    return False
