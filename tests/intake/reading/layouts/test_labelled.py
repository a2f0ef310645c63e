"""Labels inside text: whole lines, pieces of a line, and owner and date in one cell."""

from __future__ import annotations

import pytest

from sightline.intake.reading.layouts.labelled import label_of, owner_and_date, pieces_of, unfold
from tests.intake.reading.drawn import cell


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lead: Police", ("owner", "Lead", "Police")),
        ("By: June 2021", ("target", "By", "June 2021")),
        ("How we will know it has worked: 75% say so", ("measure", "How we will know it has worked", "75% say so")),
        ("When it will be done: Q3", ("target", "When it will be done", "Q3")),
        ("Audit twenty cases (Lead: PQA)", None),
        ("Last year 41% said: too late", None),
        ("Train all staff", None),
    ],
)
def test_a_labelled_line(text: str, expected: tuple[str, str, str] | None) -> None:
    assert label_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Train staff. Lead: PQA. By when: Q2.", [("", "Train staff."), ("Lead", "PQA."), ("By when", "Q2.")]),
        ("Train staff (Lead: PQA; By: Q2)", [("", "Train staff"), ("Lead", "PQA"), ("By", "Q2")]),
        ("Train staff (Lead: PQA, by March 2019)", [("", "Train staff"), ("Lead", "PQA"), ("By", "March 2019")]),
        ("Train staff", [("", "Train staff")]),
    ],
)
def test_pieces_of_a_line(text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces_of(text) == expected


def test_a_cell_of_labelled_lines_is_unfolded() -> None:
    rest, found = unfold(cell("Train staff\nLead: Police\nBy when: Q1"))
    assert rest.text == "Train staff"
    assert {name: one.text for name, one in found.items()} == {"owner": "Police", "target": "Q1"}


@pytest.mark.parametrize(
    ("text", "owner", "date"),
    [
        ("Police\nQ1", "Police", "Q1"),
        ("PQA – September 2018", "PQA", "September 2018"),
        ("June 2018", None, "June 2018"),
    ],
)
def test_owner_and_date_in_one_cell(text: str, owner: str | None, date: str | None) -> None:
    found = owner_and_date(cell(text))
    assert (found["owner"].text if "owner" in found else None, found["target"].text) == (owner, date)
