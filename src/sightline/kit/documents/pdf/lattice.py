"""Tables out of the lines that draw them: edges that meet make a lattice; fields without a line between are one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from sightline.kit.documents.pdf.page import Area, Edge, Page

_NEAR = 3.0  # points: edges this near are the same, and meet
_FEWEST_BESIDE = 3  # coloured areas side by side that are cells of a row
_COVERED = 0.6  # share of a field's side that must be drawn for a border


class Field(NamedTuple):
    """A cell of a ruled table: its place in the lattice and on the page."""

    row: int
    col: int
    rows: int
    cols: int
    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class Ruled:
    """A ruled table: its cells and the lines between them."""

    fields: list[Field]
    xs: list[float]
    ys: list[float]

    @property
    def top(self) -> float:
        return self.ys[0]

    @property
    def bottom(self) -> float:
        return self.ys[-1]

    def around(self, x: float, y: float) -> bool:
        """Whether a point lies within the table."""
        return self.xs[0] - 1 <= x <= self.xs[-1] + 1 and self.ys[0] - 1 <= y <= self.ys[-1] + 1


def find_tables(page: Page) -> list[Ruled]:
    """The ruled tables of a page from top to bottom: by their lines, else by the coloured areas of their cells. A box
    of one field is no table."""
    tables = _tables(page.across, page.down)
    if parted := [area for area in _coloured_rows(page) if any(_spread_over(one, area) for one in tables)]:
        across, down = _sides(parted)
        tables = _tables([*page.across, *across], [*page.down, *down])
    shaded = [
        area
        for area in page.areas
        if area.colour != "FFFFFF"
        and not any(one.around((area.x0 + area.x1) / 2, (area.top + area.bottom) / 2) for one in tables)
        and area.bottom - area.top > 8
    ]
    across, down = _sides(shaded)
    loose_across = [
        one for one in page.across if not any(table.around((one.start + one.end) / 2, one.at) for table in tables)
    ]
    tables += [
        table
        for table in _tables([*across, *loose_across], down)
        if not any(table.top < one.bottom and one.top < table.bottom for one in tables)
    ]
    tables.sort(key=lambda table: (table.top, table.xs[0]))
    return _stacked([one for one in tables if not any(_drops(one, other) for other in tables if other is not one)])


def _stacked(tables: list[Ruled]) -> list[Ruled]:
    """Tables from top to bottom, those as one that touch and have the same sides: a heading row whose cells are only
    coloured, with white lines between them or none, and the ruled rows below it."""
    out: list[Ruled] = []
    for table in tables:
        above = next((one for one in out if _sits_on(one, table)), None)
        if above is None:
            out.append(table)
        else:
            out[out.index(above)] = _as_one(above, table)
    return out


def _sits_on(upper: Ruled, lower: Ruled) -> bool:
    """Whether one table ends where the other begins, and every column of one is a column of the other."""
    if abs(upper.bottom - lower.top) > _NEAR or any(abs(upper.xs[n] - lower.xs[n]) > _NEAR for n in (0, -1)):
        return False
    few, many = sorted((upper.xs, lower.xs), key=len)
    return all(any(abs(x - other) <= _NEAR for other in many) for x in few)


def _as_one(upper: Ruled, lower: Ruled) -> Ruled:
    xs = max(upper.xs, lower.xs, key=len)
    ys = [*upper.ys, *lower.ys[1:]]
    fields = list(_refit(upper.fields, xs, 0)) + list(_refit(lower.fields, xs, len(upper.ys) - 1))
    return Ruled(fields, xs, ys)


def _refit(fields: Iterable[Field], xs: list[float], down: int) -> Iterable[Field]:
    """Fields on the columns of a joined table, so many rows further down."""
    for one in fields:
        first, last = (min(range(len(xs)), key=lambda n: abs(xs[n] - x)) for x in (one.x0, one.x1))
        yield one._replace(row=one.row + down, col=first, cols=last - first, x0=xs[first], x1=xs[last])


def _coloured_rows(page: Page) -> list[Area]:
    """Coloured areas side by side, over columns that are ruled elsewhere: the cells of a heading without rules."""
    columns = sorted(edge.at for edge in page.down)

    def is_ruled(x: float) -> bool:
        near = bisect_left(columns, x - _NEAR)
        return near < len(columns) and columns[near] <= x + _NEAR

    rows: dict[tuple[int, int], list[Area]] = {}
    for area in page.areas:
        if area.colour != "FFFFFF" and area.bottom - area.top > 8 and is_ruled(area.x0) and is_ruled(area.x1):
            rows.setdefault((round(area.top), round(area.bottom)), []).append(area)
    found = []
    for row in rows.values():
        row.sort(key=lambda area: area.x0)
        if len(row) >= _FEWEST_BESIDE and all(abs(a.x1 - b.x0) <= _NEAR for a, b in pairwise(row)):
            found += row
    return found


def _spread_over(table: Ruled, area: Area) -> bool:
    """Whether a coloured area lies in a field of the table that reaches over more columns than it."""
    return any(
        one.cols > 1
        and one.x0 - 1 <= area.x0
        and area.x1 <= one.x1 + 1
        and one.top - 1 <= area.top
        and area.bottom <= one.bottom + 1
        and area.x1 - area.x0 < one.x1 - one.x0 - _NEAR
        for one in table.fields
    )


def _drops(one: Ruled, other: Ruled) -> bool:
    """Whether `one` is not worth having beside `other`: it lies within a field of it, or merely frames it."""
    if _holds(other, one):
        return len(one.fields) <= len(other.fields)
    return _holds(one, other) and len(one.fields) < len(other.fields)


def _holds(outer: Ruled, inner: Ruled) -> bool:
    """Whether a table lies within one field of another."""
    return any(
        one.x0 - 1 <= inner.xs[0]
        and inner.xs[-1] <= one.x1 + 1
        and one.top - 1 <= inner.top
        and inner.bottom <= one.bottom + 1
        for one in outer.fields
    )


def _sides(areas: Iterable[Area]) -> tuple[list[Edge], list[Edge]]:
    across, down = [], []
    for one in areas:
        across += [Edge(one.top, one.x0, one.x1), Edge(one.bottom, one.x0, one.x1)]
        down += [Edge(one.x0, one.top, one.bottom), Edge(one.x1, one.top, one.bottom)]
    return across, down


def _tables(across: Sequence[Edge], down: Sequence[Edge]) -> list[Ruled]:
    across, down = _joined(across), _joined(down)
    found = []
    for rows, columns in _connected(across, down):
        table = _lattice(rows, columns)
        if table is not None:
            found.append(table)
    return found


def _joined(edges: Sequence[Edge]) -> list[Edge]:
    """Edges with near ones at one place, and what touches along one line as one edge."""
    lines: list[list[Edge]] = []
    for edge in sorted(edges):
        if lines and edge.at - lines[-1][-1].at <= _NEAR and edge.at - lines[-1][0].at <= 2 * _NEAR:
            lines[-1].append(edge)
        else:
            lines.append([edge])
    out = []
    for line in lines:
        at = sum(edge.at for edge in line) / len(line)
        start: float | None = None
        end = 0.0
        for edge in sorted(line, key=lambda one: one.start):
            if start is not None and edge.start <= end + _NEAR:
                end = max(end, edge.end)
                continue
            if start is not None:
                out.append(Edge(at, start, end))
            start, end = edge.start, edge.end
        if start is not None:
            out.append(Edge(at, start, end))
    return out


def _connected(across: list[Edge], down: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Groups of edges that meet, directly or through others."""
    parent = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for number, upright in enumerate(down, start=len(across)):
        first = bisect_left(across, (upright.start - _NEAR,))
        for other in range(first, len(across)):
            level = across[other]
            if level.at > upright.end + _NEAR:
                break
            if level.start - _NEAR <= upright.at <= level.end + _NEAR:
                parent[root(other)] = root(number)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for number, edge in enumerate([*across, *down]):
        groups.setdefault(root(number), ([], []))[number >= len(across)].append(edge)
    ruled = [group for group in groups.values() if group[0] and group[1]]
    return ruled + _stacks([group[0][0] for group in groups.values() if not group[1]])


def _stacks(levels: list[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Rules without uprights, three or more of one length below each other: a table ruled between its rows only."""
    stacks: list[list[Edge]] = []
    for one in sorted(levels):
        if one.end - one.start < 200:
            continue
        for stack in stacks:
            if abs(stack[0].start - one.start) <= _NEAR and abs(stack[0].end - one.end) <= _NEAR:
                stack.append(one)
                break
        else:
            stacks.append([one])
    return [(stack, []) for stack in stacks if len(stack) >= 3]


def _places(values: Iterable[float]) -> list[float]:
    """Values with near ones as one, in order."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


def _lattice(across: list[Edge], down: list[Edge]) -> Ruled | None:
    """The fields between edges; where an outer side is not drawn, as at a page's end, the ends of others close it."""
    ys = _places([one.at for one in across] + _shared([one.start for one in down]) + _shared([one.end for one in down]))
    xs = _places(
        [one.at for one in down] + _shared([one.start for one in across]) + _shared([one.end for one in across])
    )
    height, width = len(ys) - 1, len(xs) - 1
    if height < 1 or width < 1 or (height == 1 and width == 1) or height * width > 40_000:
        return None
    group = list(range(height * width))

    def root(one: int) -> int:
        while group[one] != one:
            group[one] = group[group[one]]
            one = group[one]
        return one

    below = _drawn(across, ys, xs)
    beside = _drawn(down, xs, ys)
    for row in range(height):
        for col in range(width):
            here = row * width + col
            if col + 1 < width and (col + 1, row) not in beside:
                group[root(here + 1)] = root(here)
            if row + 1 < height and (row + 1, col) not in below and _same_sides(row, col, width, beside):
                group[root(here + width)] = root(here)
    members: dict[int, list[tuple[int, int]]] = {}
    for place in range(height * width):
        members.setdefault(root(place), []).append(divmod(place, width))
    fields = []
    for places in members.values():
        rows, cols = [row for row, _ in places], [col for _, col in places]
        top, left, bottom, right = min(rows), min(cols), max(rows) + 1, max(cols) + 1
        if (bottom - top) * (right - left) == len(places):
            fields.append(Field(top, left, bottom - top, right - left, xs[left], ys[top], xs[right], ys[bottom]))
        else:  # not a rectangle: its fields stay apart
            fields += [Field(row, col, 1, 1, xs[col], ys[row], xs[col + 1], ys[row + 1]) for row, col in places]
    fields.sort()
    return Ruled(fields, xs, ys) if len(fields) > 1 else None


def _same_sides(row: int, col: int, width: int, beside: set[tuple[int, int]]) -> bool:
    """Whether a field and the one below it are parted alike from their neighbours: where columns only begin below a
    field over all of them, no rule need be drawn between."""
    inner = [side for side in (col, col + 1) if 0 < side < width]
    return all(((side, row) in beside) == ((side, row + 1) in beside) for side in inner)


def _shared(ends: list[float]) -> list[float]:
    """Ends that at least two edges share."""
    ends = sorted(ends)
    return [a for a, b in pairwise(ends) if b - a <= _NEAR]


def _drawn(edges: list[Edge], places: list[float], stops: list[float]) -> set[tuple[int, int]]:
    """For each edge: (which of `places` it lies at, between which two of `stops` it is drawn)."""
    out = set()
    for edge in edges:
        at = min(range(len(places)), key=lambda number: abs(places[number] - edge.at))
        for number in range(len(stops) - 1):
            start, end = stops[number], stops[number + 1]
            if min(end, edge.end) - max(start, edge.start) >= (end - start) * _COVERED:
                out.add((at, number))
    return out
