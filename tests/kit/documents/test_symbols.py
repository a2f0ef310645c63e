"""Characters of symbol fonts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.documents.symbols import plain, symbol


@pytest.mark.parametrize(
    ("code", "font", "shown"),
    [
        (0xF0FC, "Wingdings", "✓"), (0xFC, "wingdings", "✓"), (0xF0FB, "Wingdings", "✗"), (0xF0FE, "Wingdings", "☑"),
        (0xF0A8, "Wingdings", "☐"), (0xF06F, "Wingdings", "□"), (0xF06C, "Wingdings", "●"), (0xF04A, "Wingdings", "☺"),
        (0xF050, "Wingdings 2", "✓"), (0xF04F, "Wingdings 2", "✗"), (0xF061, "Webdings", "✓"), (0xF0B3, "Symbol", "≥"),
        (0xF0D6, "Symbol", "√"), (0xF033, "Symbol", "3"), (0xF0B7, "", "•"), (0xF0FC, "", "✓"),
        (0xF001, "Wingdings", "•"),
        (0xF020, "Wingdings", " "),
    ],
)  # fmt: skip
def test_symbol(code: int, font: str, shown: str) -> None:
    assert symbol(code, font) == shown


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("üü", "Wingdings", "✓✓"),
        ("ü", "Arial", "ü"),
        ("done \uf0fc", "", "done ✓"),
        ("Blaenoriaeth", "Calibri", "Blaenoriaeth"),
    ],
)
def test_plain(text: str, font: str, shown: str) -> None:
    assert plain(text, font) == shown


@given(st.text(), st.sampled_from(["", "Wingdings", "Symbol", "Arial"]))
def test_nothing_private_is_left(text: str, font: str) -> None:
    assert not any("\uf020" <= letter <= "\uf0ff" for letter in plain(text, font))
