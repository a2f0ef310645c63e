"""What a cell looks like at a glance."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.shapes import looks_like


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Q3", "date"),
        ("March 2018", "date"),
        ("31/03/18", "date"),
        ("Ongoing", "date"),
        ("quarterly", "date"),
        ("TBC", "date"),
        ("End of Q4", "date"),
        ("Police / CSC", "owner"),
        ("Workforce Development Group", "owner"),
        ("J. Alder", "owner"),
        ("Head of Safeguarding", "owner"),
        ("Board Manager and Independent Chair", "owner"),
        ("1.1", "number"),
        ("A17-01/1", "number"),
        ("Green", "rating"),
        ("R", "rating"),
        ("✓", "tick"),
        ("x", "tick"),
        ("Yes", "tick"),
        ("90% of staff trained", "measure"),
        ("At least 20 schools visited", "measure"),
        ("Develop and roll out training on neglect that all agencies can use and that has been tested first", "prose"),
    ],
)
def test_a_cell_looks_like_what_it_is(text: str, shape: str) -> None:
    assert shape in looks_like(text)


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Develop and roll out training on neglect that all agencies can use by the end of Q3 this year", "date"),
        ("Develop a toolkit for schools.", "owner"),
        ("March 2018", "owner"),
        ("Police", "date"),
        ("Green", "date"),
        ("1.1 Finalise the toolkit", "number"),
    ],
)
def test_a_cell_does_not_look_like_something_else(text: str, shape: str) -> None:
    assert shape not in looks_like(text)


def test_an_empty_cell_looks_like_nothing() -> None:
    assert looks_like("  ") == set()
