"""Heads and feet of printed pages in a text."""

from pathlib import Path

import pytest

from sightline.kit.documents import open_document
from sightline.kit.documents.text.decoding import lines_of
from sightline.kit.documents.text.pages import take_out_margins
from tests.kit.documents.seen import grid, rows


@pytest.mark.parametrize(
    ("text", "kept", "margins"),
    [
        (
            "a\nOxmere SAB Plan    Page 1 of 3\nb\nOxmere SAB Plan    Page 2 of 3",
            ["a", "", "b", ""],
            ["Oxmere SAB Plan"],
        ),
        ("a\n- 4 -\nb", ["a", "", "b"], []),
        ("Plan\na\n\fPlan\nb\n\fPlan\nc", ["", "a", "\f", "b", "\f", "c"], ["Plan"]),
        ("one\na\n\ftwo\nb", ["one", "a", "\ftwo", "b"], []),
        ("Ref  Action  Lead\na\n\fRef  Action  Lead\nb", ["Ref  Action  Lead", "a", "\fRef  Action  Lead", "b"], []),
        ("see page 4 of the strategy", ["see page 4 of the strategy"], []),
        ("a\fb", ["a", "\fb"], []),
    ],
)
def test_margins(text: str, kept: list[str], margins: list[str]) -> None:
    assert take_out_margins(lines_of(text)) == (kept, margins)


def test_a_table_printed_on_two_pages(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(
        "Ref     Action              Lead\n\n1.1     Ask each person     Board\n\n\n"
        "Skirwith SAB Business Plan            Page 1 of 2\n\f\n"
        "1.2     Offer an advocate   Hub\n\n\nSkirwith SAB Business Plan            Page 2 of 2\n"
    )
    assert [row for row in rows(grid(path)) if any(row)] == [
        ["Ref", "Action", "Lead"],
        ["1.1", "Ask each person", "Board"],
        ["1.2", "Offer an advocate", "Hub"],
    ]
    assert [line.text for line in open_document(path).margins] == ["Skirwith SAB Business Plan"]
