"""Automatic numbers, as Word would print them."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.documents.word.numbering import spell
from tests.kit.documents.seen import lines, texts
from tests.make.documents.word import level, numbered, numbering, paragraph, style, styles, write_word

OUTLINE = level(0, "%1.") + level(1, "%1.%2") + level(2, "%3)", "lowerLetter")


def printed(tmp_path: Path, numbers: str, *blocks: str, style_sheet: str = "") -> list[str]:
    parts = {"numbering.xml": numbers, **({"styles.xml": style_sheet} if style_sheet else {})}
    return [line.number for line in lines(write_word(tmp_path / "plan.docx", *blocks, parts=parts))]


@pytest.mark.parametrize(
    ("depths", "numbers"),
    [
        ([0, 0, 0], ["1.", "2.", "3."]),
        ([0, 1, 1, 0, 1], ["1.", "1.1", "1.2", "2.", "2.1"]),
        ([0, 1, 2, 2, 1, 2], ["1.", "1.1", "a)", "b)", "1.2", "a)"]),
        ([1, 1, 0], ["1.1", "1.2", "2."]),
    ],
)
def test_levels(tmp_path: Path, depths: Sequence[int], numbers: list[str]) -> None:
    blocks = [numbered("text", 1, depth) for depth in depths]
    assert printed(tmp_path, numbering({1: OUTLINE}, {1: (1, "")}), *blocks) == numbers


def test_a_level_without_numbers_above_begins_with_their_start(tmp_path: Path) -> None:
    blocks = [numbered("text", 1, 1), numbered("text", 1, 1)]
    assert printed(tmp_path, numbering({1: OUTLINE}, {1: (1, "")}), *blocks) == ["1.1", "1.2"]


def test_start(tmp_path: Path) -> None:
    list_ = level(0, "A%1", start=7)
    assert printed(tmp_path, numbering({1: list_}, {1: (1, "")}), numbered("a"), numbered("b")) == ["A7", "A8"]


def test_a_number_that_starts_anew_and_one_that_goes_on(tmp_path: Path) -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbers = numbering({1: OUTLINE}, {1: (1, ""), 2: (1, override), 3: (1, "")})
    blocks = [numbered("a", 1), numbered("b", 1), numbered("c", 2), numbered("d", 2), numbered("e", 3)]
    assert printed(tmp_path, numbers, *blocks) == ["1.", "2.", "1.", "2.", "3."]


def test_a_level_of_its_own_in_a_number(tmp_path: Path) -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "Action %1:")}</w:lvlOverride>'
    assert printed(tmp_path, numbering({1: OUTLINE}, {1: (1, override)}), numbered("a")) == ["Action 1:"]


def test_a_level_that_never_restarts(tmp_path: Path) -> None:
    through = level(0, "%1.") + level(1, "%2", inside='<w:lvlRestart w:val="0"/>')
    blocks = [numbered("text", 1, depth) for depth in (0, 1, 1, 0, 1)]
    assert printed(tmp_path, numbering({1: through}, {1: (1, "")}), *blocks) == ["1.", "1", "2", "2.", "3"]


def test_roman_priorities_with_decimal_actions(tmp_path: Path) -> None:
    legal = level(0, "%1.", "upperRoman") + level(1, "%1.%2", inside="<w:isLgl/>")
    blocks = [numbered("text", 1, depth) for depth in (0, 0, 1)]
    assert printed(tmp_path, numbering({1: legal}, {1: (1, "")}), *blocks) == ["I.", "II.", "2.1"]


def test_bullets_are_marked_and_have_no_number(tmp_path: Path) -> None:
    list_ = level(0, "\uf0b7", "bullet")
    path = write_word(
        tmp_path / "plan.docx", numbered("text"), parts={"numbering.xml": numbering({1: list_}, {1: (1, "")})}
    )
    (line,) = lines(path)
    assert (line.number, line.bullet, line.text) == ("", True, "text")


def test_numbers_by_style_on_the_level_that_names_it(tmp_path: Path) -> None:
    list_ = level(0, "%1") + level(1, "%1.%2", inside='<w:pStyle w:val="Action"/>')
    sheet = styles(style("Action", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'))
    blocks = [
        numbered("priority"),
        paragraph("a", '<w:pStyle w:val="Action"/>'),
        paragraph("b", '<w:pStyle w:val="Action"/>'),
    ]
    assert printed(tmp_path, numbering({1: list_}, {1: (1, "")}), *blocks, style_sheet=sheet) == ["1", "1.1", "1.2"]


def test_a_list_that_is_a_style(tmp_path: Path) -> None:
    linked = '<w:numStyleLink w:val="Outline"/>'
    sheet = styles(style("Outline", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>', kind="numbering"))
    numbers = numbering({1: linked, 2: OUTLINE}, {1: (1, ""), 2: (2, "")})
    assert printed(tmp_path, numbers, numbered("a", 1), numbered("b", 1, 1), style_sheet=sheet) == ["1.", "1.1"]


@pytest.mark.parametrize(
    "properties", ['<w:numPr><w:numId w:val="0"/></w:numPr>', '<w:numPr><w:numId w:val="99"/></w:numPr>']
)
def test_no_number(tmp_path: Path, properties: str) -> None:
    assert printed(tmp_path, numbering({1: OUTLINE}, {1: (1, "")}), paragraph("text", properties)) == [""]


def test_deleted_and_hidden_paragraphs_are_not_counted(tmp_path: Path) -> None:
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    gone = paragraph("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>", f"{number}<w:rPr><w:del/></w:rPr>")
    hidden = paragraph("", f"{number}<w:rPr><w:vanish/></w:rPr>")
    blocks = [numbered("a"), gone, hidden, numbered("b")]
    assert printed(tmp_path, numbering({1: OUTLINE}, {1: (1, "")}), *blocks) == ["1.", "2."]


def test_a_number_without_text_is_a_line(tmp_path: Path) -> None:
    path = write_word(
        tmp_path / "plan.docx", numbered(""), parts={"numbering.xml": numbering({1: OUTLINE}, {1: (1, "")})}
    )
    assert texts(path) == ["1."]


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (3, "decimal", "3"), (3, "decimalZero", "03"), (12, "decimalZero", "12"), (3, "lowerLetter", "c"),
        (27, "lowerLetter", "aa"), (28, "upperLetter", "BB"), (4, "lowerRoman", "iv"), (1999, "upperRoman", "MCMXCIX"),
        (1, "ordinal", "1st"), (12, "ordinal", "12th"), (23, "ordinal", "23rd"), (1, "cardinalText", "One"),
        (42, "cardinalText", "Forty-two"), (3, "ordinalText", "Third"), (20, "ordinalText", "Twentieth"),
        (21, "ordinalText", "Twenty-first"), (5, "none", ""), (7, "japaneseCounting", "7"),
    ],
)  # fmt: skip
def test_spelling(value: int, number_format: str, shown: str) -> None:
    assert spell(value, number_format) == shown


@given(
    st.integers(-5, 10**7),
    st.sampled_from(["decimal", "lowerLetter", "upperRoman", "ordinal", "cardinalText", "ordinalText", "decimalZero"]),
)
def test_every_number_can_be_spelt(value: int, number_format: str) -> None:
    assert spell(value, number_format)
