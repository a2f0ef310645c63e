"""Text files as a whole: aligned columns, paragraphs, what is taken out."""

from pathlib import Path

import pytest

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import Refused
from sightline.kit.documents.text.wrapping import unwrap
from tests.kit.documents.seen import grid, lines, messages, rows, texts

ALIGNED = """\
TILSEA SAFEGUARDING CHILDREN BOARD

No.     Action                   Lead          When

1.1     Send every school        Board         July
        a poster.

1.2     Ask who the child        Admissions    Sept
        lives with.              Service

Priority 2: Safer recruitment
"""
RULED = """\
-----------------------------------------
Action              Who            RAG
-----------------------------------------
Agree which         Police         Green
incidents are sent.
-----------------------------------------
Train health        Care Trust     Amber
visitors.
-----------------------------------------
"""
WRAPPED = """\
We share this vision with the Children's Trust Board and the Health and
Wellbeing Board. We are all committed to working together so that every
child is safe.
Lead: Thornacre Police
1.1 Ask every child who leaves a protection plan what helped and what did
not.
- the first thing that was said to them when the worker came to the house
- the second
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_aligned_columns_one_row_a_printed_line(tmp_path: Path) -> None:
    path = written(tmp_path, ALIGNED)
    assert rows(grid(path)) == [
        ["No.", "Action", "Lead", "When"],
        ["", "", "", ""],
        ["1.1", "Send every school", "Board", "July"],
        ["", "a poster.", "", ""],
        ["", "", "", ""],
        ["1.2", "Ask who the child", "Admissions", "Sept"],
        ["", "lives with.", "Service", ""],
    ]
    assert not grid(path).drawn
    assert texts(path) == ["TILSEA SAFEGUARDING CHILDREN BOARD", "Priority 2: Safer recruitment"]


def test_columns_placed_with_several_tabs(tmp_path: Path) -> None:
    text = "No\tAction\t\t\tLead\n1.1\tPublish the toolkit\tBoard\n1.2\tTrain\t\t\tPolice\n1.3\tAudit cases\t\tHealth\n"
    assert rows(grid(written(tmp_path, text)))[2] == ["1.2", "Train", "Police"]


def test_rules_part_rows_as_blank_lines_do(tmp_path: Path) -> None:
    found = rows(grid(written(tmp_path, RULED)))
    assert found[0] == ["Action", "Who", "RAG"]
    assert found[1] == ["", "", ""]
    assert found[2:4] == [["Agree which", "Police", "Green"], ["incidents are sent.", "", ""]]


def test_paragraphs_are_put_together(tmp_path: Path) -> None:
    found = texts(written(tmp_path, WRAPPED))
    assert found[0].endswith("so that every child is safe.")
    assert found[1:] == [
        "Lead: Thornacre Police",
        "1.1 Ask every child who leaves a protection plan what helped and what did not.",
        "- the first thing that was said to them when the worker came to the house",
        "- the second",
    ]


@pytest.mark.parametrize(
    "given", [["Short line", "another"], ["x " * 80, "y " * 90, "z"], ["By: Q3", "Lead: Police", "Success: yes"], []]
)
def test_lines_without_a_common_width_stay(given: list[str]) -> None:
    assert list(unwrap(given)) == [line.strip() for line in given]


def test_bullets_and_rules(tmp_path: Path) -> None:
    found = lines(written(tmp_path, "Aims\n====\n• one\n\n------\n2. two\n"))
    assert [(line.text, line.bullet) for line in found] == [("Aims", False), ("one", True), ("2. two", False)]


@pytest.mark.parametrize(
    ("text", "heading", "bullet", "bold", "expected"),
    [
        ("## Priority 2: Safer homes", 2, False, False, "Priority 2: Safer homes"),
        ("# Harbour Board plan #", 1, False, False, "Harbour Board plan"),
        ("## One\n### **Two**", 3, False, True, "Two"),
        ("## One\n* Two", 0, True, False, "Two"),
        ("## One\n  * 2.1 Visit each hostel", 0, False, False, "2.1 Visit each hostel"),
        ("* 2. Visit each hostel", 0, False, False, "2. Visit each hostel"),
        ("- 2.1 Visit each hostel", 0, False, False, "2.1 Visit each hostel"),
        ("- 2. Visit each hostel", 0, False, False, "- 2. Visit each hostel"),
        ("- 2.5 million pounds", 0, False, False, "- 2.5 million pounds"),
        ("* 4 March was too late", 0, False, False, "* 4 March was too late"),
        ("* Two", 0, False, False, "* Two"),
        ("# 3 of 9", 0, False, False, "# 3 of 9"),
        ("**Priority 2**", 0, False, True, "Priority 2"),
        ("We **will** ask", 0, False, False, "We will ask"),
        ("Police** and Health**", 0, False, False, "Police** and Health**"),
        ("Signed __________ on ____", 0, False, False, "Signed __________ on ____"),
    ],
)
def test_marks_of_markdown_in_plain_text(
    tmp_path: Path, text: str, heading: int, bullet: bool, bold: bool, expected: str
) -> None:
    found = lines(written(tmp_path, text))[-1]
    assert (found.text, found.heading, found.bullet, found.bold) == (expected, heading, bullet, bold)


def test_unseen_characters_are_said_with_their_line(tmp_path: Path) -> None:
    path = written(tmp_path, "Plan\nTrust\u202egro\x07\n")
    assert texts(path) == ["Plan", "Trustgro"]
    assert "line 2: removed: 2 characters" in messages(path)


def test_nothing_but_white_space(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="holds no text"):
        open_document(written(tmp_path, " \n\t\n"))


def test_more_lines_than_any_plan_needs(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than 50,000 lines"):
        open_document(written(tmp_path, "a\n" * 50_001))
