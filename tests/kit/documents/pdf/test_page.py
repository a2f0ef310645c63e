"""Colours as a PDF states them, edges as tables see them."""

import pytest

from sightline.kit.documents.pdf.lattice import find_tables
from sightline.kit.documents.pdf.page import Area, Edge, Page, rgb


@pytest.mark.parametrize(
    ("colour", "shown"),
    [
        ((0.0, 0.6901960784, 0.3137254901), "00B050"), ((0,), "000000"), (1, "FFFFFF"), ([0.5], "808080"),
        ((0, 0, 1, 0), "FFFF00"), ((0, 1, 1, 0), "FF0000"), ((0, 0, 0, 1), "000000"), ((2, -1, 0), "FF0000"),
        ((), ""), (None, ""), (("P1",), ""), ((0.1, 0.2), ""),
    ],
)  # fmt: skip
def test_rgb(colour: object, shown: str) -> None:
    assert rgb(colour) == shown


def page(across: list[Edge], down: list[Edge], areas: list[Area] | None = None) -> Page:
    return Page(1, 842, 595, across=across, down=down, areas=areas or [])


def test_a_lattice_of_four_fields() -> None:
    (table,) = find_tables(page([Edge(y, 0, 200) for y in (0, 50, 100)], [Edge(x, 0, 100) for x in (0, 80, 200)]))
    assert [(one.row, one.col) for one in table.fields] == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_edges_a_hair_apart_are_one() -> None:
    across = [Edge(0, 0, 100), Edge(0.5, 100, 200), Edge(50, 0, 200), Edge(51, 0, 200), Edge(100, 0, 200)]
    (table,) = find_tables(page(across, [Edge(x, 0, 100) for x in (0, 80, 200)]))
    assert len(table.fields) == 4


def test_an_outer_side_that_is_not_drawn() -> None:
    across = [Edge(y, 0, 200) for y in (0, 50, 100)]
    (table,) = find_tables(page(across, [Edge(80, 0, 100)]))
    assert table.xs == [0, 80, 200]


def test_two_tables_below_each_other() -> None:
    across = [Edge(y, 0, 200) for y in (0, 50, 200, 250)]
    down = [Edge(x, y, y + 50) for x in (0, 80, 200) for y in (0, 200)]
    assert [table.top for table in find_tables(page(across, down))] == [0, 200]


def test_fields_that_make_no_rectangle_stay_apart() -> None:
    across = [Edge(0, 0, 200), Edge(100, 0, 200), Edge(50, 0, 100)]
    down = [Edge(0, 0, 100), Edge(200, 0, 100), Edge(100, 0, 50)]
    (table,) = find_tables(page(across, down))
    assert sum(one.rows * one.cols for one in table.fields) == 4
