"""Columns that no rule draws: found where text leaves the same strips of a page or of printed lines empty."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

# What begins a list item: with only this before a gap, lines are a list and no table.
_MARK = re.compile(r"([-–•●▪○□➢✓*]|[\d.]{1,8}[):]?|\(?(\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.):])$")

_MOST_CUTS = 6
_MOST_TITLES = 2  # lines of titles that may stand over the columns between rows
_FEWEST_STARTS = 3  # lines in which a column begins at a place, for it to begin there where no gap shows it
_PUSHED = 6  # characters
_AROUND = 60  # lines, in which they are counted


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


def part_at_columns(lines: Sequence[list[Segment]], pages: Collection[int] = ()) -> list[list[Segment]]:
    """The lines, each text of a line with gaps parted where it fills its column up to the next: where a word begins and
    where a column does, in most of the lines near by that have it. `pages` are the lines that begin a page."""
    out: list[list[Segment]] = []
    edges = sorted({0, len(lines), *pages, *range(0, len(lines), _AROUND)} - ({0} if not lines else set()))
    for first, last in pairwise(edges):
        part = lines[first:last]
        known = _column_starts([line for line in part if len(line) > 1])
        out += [[piece for one in line for piece in _parted(one, known)] if len(line) > 1 else line for line in part]
    return out


def _column_starts(lines: Sequence[Sequence[Segment]]) -> list[int]:
    """Where columns begin: where a text of several lines does, and not half as many texts go on over the place."""
    starts = Counter(int(one.start) for line in lines for one in line[1:])
    wide = [one for line in lines for one in line if one.end - one.start > 2]
    begins, ends = sorted(one.start for one in wide), sorted(one.end for one in wide)

    def over(place: int) -> int:
        return bisect_left(begins, place - 1) - bisect_right(ends, place + 1)

    often = (place for place, count in starts.items() if count >= _FEWEST_STARTS)
    return sorted(place for place in often if 2 * over(place) <= starts[place])


def _parted(one: Segment, places: Sequence[int]) -> list[Segment]:
    """One text as one or more, each after the first as if it began where its column does: a full line pushes it
    aside by a few characters."""
    rest, start, begins = one.text, one.start, int(one.start)
    out = []
    for place in places[bisect_right(places, one.start + 1) : bisect_left(places, one.end)]:
        words = [
            at
            for at in range(max(place - _PUSHED - begins, 2), min(place + 2 - begins, len(rest)))
            if rest[at - 1] == " "
        ]
        if words:
            at = max(words, key=lambda at: (not rest[at].islower(), at))
            out.append(Segment(start, begins + at - 1, rest[: at - 1]))
            start, begins, rest = float(place), begins + at, rest[at:]
    return [*out, Segment(start, max(one.end, start + 1), rest)] if out else [one]


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
    banners: set[int] = set()

    def body() -> list[Sequence[Segment]]:
        return [lines[place] for place in range(at, end) if place not in banners]

    while True:
        end = _stretch(lines, max(end, at + 1), margin + nearness, lines[at])
        # Looked for anew only once the block has grown by a fifth, or long tables would take too long.
        if not columns or end - at > 1.2 * looked_at:
            columns, looked_at = find_columns(body(), gap, nearness), end - at
            if not columns and (found := _under_heading(lines, at, end, gap, nearness, margin)):
                columns, rest = found
                banners.update(range(end, rest))
                end = rest
                continue
            if not columns:
                columns, end = _shorter(lines, at, end, gap, nearness)
                break
        # A line from the margin goes on if it stays within the first column, or if it is a title over more rows.
        if end < len(lines) and len(lines[end]) == 1 and lines[end][0].end >= columns[1]:
            rest = _after_banner(lines, at, end, columns, nearness, margin)
            if rest is None:
                break
            banners.update(range(end, rest))
            end = rest
            continue
        if end >= len(lines) or len(lines[end]) != 1:
            break
        end += 1
        if end - at < 50 and not find_columns(body(), gap, nearness):
            end -= 1
            break
    while end > at and not lines[end - 1]:
        end -= 1
    if columns and looked_at != end - at:
        columns = find_columns(body(), gap, nearness)
    length = end - at
    return (columns, end) if columns else ([], at + 1 + length // (50 if length < 2_000 else 4))


def _stretch(lines: Sequence[Sequence[Segment]], at: int, margin: float, first: Sequence[Segment] = ()) -> int:
    """The first line from `at` that stands alone at the margin: those before it are blank, indented or have a wide gap,
    and may belong to a table whatever its columns turn out to be. The heading `first` said again ends it too."""
    again = [one.text for one in first]
    while at < len(lines) and (len(lines[at]) != 1 or lines[at][0].start > margin):
        if again and [one.text for one in lines[at]] == again:
            break
        at += 1
    return at


def _titles_end(lines: Sequence[Sequence[Segment]], at: int, margin: float) -> int:
    """The line after one or two titles, and the blank lines about them, that begin at `at`."""
    end, titles = at, 0
    while end < len(lines) and len(lines[end]) < 2:
        titles += bool(lines[end])
        if titles > _MOST_TITLES or (lines[end] and lines[end][0].start > margin):
            return at
        end += 1
    return end


def _after_banner(
    lines: Sequence[Sequence[Segment]], first: int, at: int, columns: Sequence[float], nearness: float, margin: float
) -> int | None:
    """The line after a title over the columns, where rows in those columns follow it, and no heading of their own; None
    where it is no such title."""
    begin = _titles_end(lines, at, margin + nearness)
    end = _stretch(lines, begin, margin + nearness, lines[first])
    full = [line for line in lines[begin:end] if len(line) > 1]
    if begin == at or not full or len(columns) < 3:
        return None
    bounds = list(columns[1:])
    crossed = sum(any(one.start < x - nearness and one.end > x for x in bounds) for line in full for one in line)
    return (
        begin if not crossed and _are_aligned(full, list(columns), [x - nearness for x in bounds], nearness) else None
    )


def _under_heading(
    lines: Sequence[Sequence[Segment]], at: int, end: int, gap: float, nearness: float, margin: float
) -> tuple[list[float], int] | None:
    """The columns of a heading of one line, of the rows that follow a title below it, and where those rows begin."""
    if end - at > _MOST_TITLES or not 0 < end < len(lines):
        return None
    begin = _titles_end(lines, end, margin + nearness)
    if begin == end:
        return None
    rows = lines[begin : _stretch(lines, begin, margin + nearness, lines[at])]
    columns = find_columns([*lines[at:end], *rows], gap, nearness)
    return (columns, begin) if len(columns) > 2 else None


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
    """The texts of aligned lines, one row a printed line; blank lines between them are one empty row each, and a title
    over the columns is a row of one text."""
    out: list[list[str]] = []
    for line in lines:
        if len(line) == 1 and line[0].start < columns[1] - nearness and line[0].end > columns[1] + nearness:
            out.append([line[0].text])
            continue
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
