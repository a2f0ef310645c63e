"""Columns that no rule draws: found where text leaves the same strips of a page or of printed lines empty."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

# What begins a list item: with only this before a gap, lines are a list and no table.
_MARK = re.compile(r"([-–•●▪○□➢✓*]|[\d.]{1,8}[):]?|\(?(\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.):])$")

_MOST_CUTS = 6


class Segment(NamedTuple):
    """A stretch of text without a wide gap, from `start` to `end`: characters of a line, or points of a page."""

    start: float
    end: float
    text: str


def is_list_mark(text: str) -> bool:
    """Whether `text` alone only marks a list item: a bullet, a number, a letter."""
    return bool(_MARK.match(text))


def find_columns(lines: Sequence[Sequence[Segment]], gap: float, nearness: float) -> list[float]:
    """The starts of the columns that `lines` share, at least two of them, or [] where they share none.

    `gap` is the least width of an empty strip between columns, `nearness` how far starts in one column may differ (both
    in the unit of the segments). A list ("1.   text") has no columns in this sense."""
    full = [line for line in lines if len(line) > 1]
    if len(full) < 2:
        return []
    strips = _empty_strips([one for line in lines for one in line], gap, len(lines))
    bounds = [(left + right) / 2 for left, right in strips]
    starts: list[Counter[int]] = [Counter() for _ in range(len(bounds) + 1)]
    for line in lines:
        for one in line:
            starts[bisect_right(bounds, one.start)][round(one.start)] += 1
    if len(starts) < 2 or not all(starts):
        return []
    columns = [float(min(found)) for found in starts]
    if not _are_aligned(full, columns, bounds, nearness):
        return []
    if len(columns) == 2 and (len(full) < 3 or all(is_list_mark(line[0].text) for line in full)):
        return []
    return columns


def find_block(
    lines: Sequence[Sequence[Segment]], at: int, gap: float, nearness: float, margin: float = 0
) -> tuple[list[float], int]:
    """The table of aligned columns that begins at line `at`: the starts of its columns, and the line after it. Where
    none begins there: no columns, and the line from which it is worth while to look again.

    A line without segments is blank; `margin` is where lines of prose begin."""
    if len(lines[at]) < 2:
        return [], at + 1
    end = at
    columns: list[float] = []
    looked_at = 0  # how long the block was when its columns were last looked for
    while True:
        # Blank, indented or with a wide gap: it may belong, whatever the columns turn out to be.
        while end < len(lines) and (len(lines[end]) != 1 or lines[end][0].start > margin + nearness):
            end += 1
        # Looked for anew only once the block has grown by a fifth, or long tables would take too long.
        if not columns or end - at > 1.2 * looked_at:
            columns, looked_at = find_columns(lines[at:end], gap, nearness), end - at
            if not columns:
                columns, end = _shorter(lines, at, end, gap, nearness)
                break
        # A line from the margin goes on only if it stays within the first column.
        if end >= len(lines) or lines[end][0].end >= columns[1]:
            break
        if end - at < 50 and not find_columns(lines[at : end + 1], gap, nearness):
            break
        end += 1
    while end > at and not lines[end - 1]:
        end -= 1
    if columns and looked_at != end - at:
        columns = find_columns(lines[at:end], gap, nearness)
    length = end - at
    return (columns, end) if columns else ([], at + 1 + length // (50 if length < 2_000 else 4))


def _shorter(
    lines: Sequence[Sequence[Segment]], at: int, end: int, gap: float, nearness: float
) -> tuple[list[float], int]:
    """The columns of the block from `at` that ends at one of the last blank lines before `end`, and where it ends: what
    follows there, such as the foot of a page, spoilt them."""
    blank = [place for place in range(at + 2, end) if not lines[place]]
    for place in reversed(blank[-_MOST_CUTS:]):
        if columns := find_columns(lines[at:place], gap, nearness):
            return columns, place
    return [], end


def rows_of(lines: Sequence[Sequence[Segment]], columns: Sequence[float], nearness: float) -> list[list[str]]:
    """The texts of aligned lines, one row a printed line; blank lines between them are one empty row each."""
    out: list[list[str]] = []
    for line in lines:
        row = [""] * len(columns)
        for one in line:
            col = max(bisect_right(columns, one.start + nearness) - 1, 0)
            row[col] = f"{row[col]} {one.text}".strip()
        if any(row) or (out and any(out[-1])):
            out.append(row)
    return out


def _empty_strips(segments: list[Segment], gap: float, lines: int) -> list[tuple[float, float]]:
    """Strips between texts, at least `gap` wide, that all but very few of the lines leave empty."""
    allowed = lines // 25
    edges = sorted([(one.start, 1) for one in segments] + [(one.end, -1) for one in segments])
    strips: list[tuple[float, float]] = []
    covered, open_since = 0, None
    for place, change in edges:
        covered += change
        if covered <= allowed and open_since is None:
            open_since = place
        elif covered > allowed and open_since is not None:
            if place - open_since >= gap:
                strips.append((open_since, place))
            open_since = None
    return strips[1:] if strips and strips[0][0] <= edges[0][0] else strips


def _are_aligned(lines: list[Sequence[Segment]], columns: list[float], bounds: list[float], nearness: float) -> bool:
    """Whether nearly all texts after the first of a line begin where their column begins."""
    near = total = 0
    for line in lines:
        for one in line[1:]:
            total += 1
            near += abs(one.start - columns[bisect_right(bounds, one.start)]) <= nearness
    return near >= total * 0.75
