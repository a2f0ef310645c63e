"""Merged cells laid out."""

from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.documents.blocks import EMPTY, Cell
from sightline.kit.documents.spans import lay_out

places = st.builds(Cell, row=st.integers(0, 8), col=st.integers(0, 8), rows=st.integers(1, 4), cols=st.integers(1, 4))


def test_a_cell_stands_at_each_of_its_positions() -> None:
    wide, tall = Cell(row=0, col=0, cols=2), Cell(row=0, col=2, rows=2)
    assert lay_out([wide, tall]) == [[wide, wide, tall], [EMPTY, EMPTY, tall]]


def test_least_size() -> None:
    assert lay_out([], 2, 3) == [[EMPTY] * 3, [EMPTY] * 3]


def test_where_cells_overlap_the_earlier_one_stays() -> None:
    first, second = Cell(row=0, col=0, cols=2), Cell(row=0, col=1, cols=2)
    assert lay_out([first, second]) == [[first, first, second]]


@given(st.lists(places, max_size=12))
def test_every_position_is_covered_and_rows_are_of_one_length(cells: list[Cell]) -> None:
    rows = lay_out(cells)
    assert len({len(row) for row in rows}) <= 1
    for cell in cells:
        for r in range(cell.row, cell.row + cell.rows):
            for c in range(cell.col, cell.col + cell.cols):
                assert rows[r][c] is not EMPTY
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            if cell is not EMPTY:
                assert cell.row <= r < cell.row + cell.rows
                assert cell.col <= c < cell.col + cell.cols
