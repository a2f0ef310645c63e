"""The founding plan in its four file types, beside the checkout: every source sees the same cells."""

import re
from pathlib import Path

import pytest

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import Grid

GIVEN = Path(__file__).resolve().parents[4] / "shared" / "input"
NUMBER = re.compile(r"([1-3]\.\d{1,2}) ")

pytestmark = pytest.mark.shared


def actions(path: Path) -> dict[str, str]:
    """The text of each numbered action, without the white space, bullets and dashes that file types tell apart."""
    found = {}
    for block in open_document(path).blocks:
        for cell in (cell for row in block.cells for cell in row) if isinstance(block, Grid) else ():
            if match := NUMBER.match(cell.text):
                found[match[1]] = re.sub(r"[\s•–-]", "", cell.text.replace("’", "'"))
    return found


@pytest.mark.parametrize("suffix", ["xlsx", "pdf", "txt"])
def test_every_file_type_gives_the_same_actions(suffix: str) -> None:
    folder = GIVEN / "founding-plan"
    (word,), (other,) = folder.glob("*.docx"), folder.glob(f"*.{suffix}")
    wanted, found = actions(word), actions(other)
    assert len(wanted) == 21
    assert found.keys() == wanted.keys()
    flattened = {"3.2"} if suffix == "txt" else set()  # its bullets were lost when the text was made
    assert {number for number in wanted if found[number] != wanted[number]} <= flattened


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_ratings_by_colour_alone(kind: str) -> None:
    document = open_document(GIVEN / "plans" / "coloured-rag" / f"plan.{kind}")
    fills = [row[-1].fill for block in document.blocks if isinstance(block, Grid) for row in block.cells[1:]]
    assert fills == ["00B050", "FFC000", "FFC000", "FF0000", ""]


def test_a_hidden_sheet_of_a_given_workbook() -> None:
    document = open_document(GIVEN / "plans" / "combined-action-plans" / "plan.xlsx")
    assert [block.title for block in document.blocks if isinstance(block, Grid)] == [
        "Combined Audit Action Plan",
        "Combined SCR Action Plan",
    ]
    assert any("hidden sheet" in note.message for note in document.notes)
