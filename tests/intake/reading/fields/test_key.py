"""A document's own abbreviations."""

from __future__ import annotations

import pytest

from sightline.intake.reading.fields.key import find_key
from sightline.kit.documents.blocks import Cell, Grid, Line


def grid(rows: list[list[str]], title: str = "") -> Grid:
    return Grid([[Cell((Line(text),) if text else ()) for text in row] for row in rows], "table 1", title)


@pytest.mark.parametrize(
    ("lines", "key"),
    [
        (["Key", "BBO…………..Board Business Office"], {"BBO": "Board Business Office"}),
        (["Key", "BBO......... Board Business Office"], {"BBO": "Board Business Office"}),
        (
            ["Key:", "PP & P – Policy, Procedure and Practice Subgroup"],
            {"PP & P": "Policy, Procedure and Practice Subgroup"},
        ),
        (["Abbreviations", "Training…………..Training Subgroup"], {"Training": "Training Subgroup"}),
        (["Key", "YB – Yasmin Beech, Board Manager"], {"YB": {"name": "Board Manager", "person": "Yasmin Beech"}}),
        (["Key", "YB - Board Manager (Yasmin Beech)"], {"YB": {"name": "Board Manager", "person": "Yasmin Beech"}}),
        (["Key", "YB = Yasmin Beech"], {"YB": {"name": None, "person": "Yasmin Beech"}}),
        (
            ["Key: BM = Board Manager; IC = Independent Chair"],
            {"BM": "Board Manager", "IC": "Independent Chair"},
        ),
        (
            ["Leads: BM – Board Manager, IC – Independent Chair"],
            {"BM": "Board Manager", "IC": "Independent Chair"},
        ),
        (["CSC – Children’s Social Care"], {"CSC": "Children’s Social Care"}),
        (["Foreword", "The Board met in March (see page 4)."], {}),
        (["Priority 1: Neglect", "1.1 – Finalise the toolkit"], {}),
        (["Aim: to keep children safe"], {}),
        ([], {}),
    ],
)
def test_abbreviations_in_lines(lines: list[str], key: dict[str, object]) -> None:
    assert find_key([Line(text) for text in lines]) == key


def test_a_two_column_table_of_short_forms() -> None:
    table = grid([["PQA", "Performance and Quality Assurance Group"], ["YB", "Y. Beech, Board Manager"]])
    assert find_key([table]) == {
        "PQA": "Performance and Quality Assurance Group",
        "YB": {"name": "Board Manager", "person": "Y. Beech"},
    }


def test_a_table_headed_as_a_key_and_one_on_a_sheet_called_so() -> None:
    rows = [["Training", "Training Subgroup"], ["JChair", "Joint Chairs Meeting"]]
    expected = {"Training": "Training Subgroup", "JChair": "Joint Chairs Meeting"}
    assert find_key([grid([["Abbreviation", "Meaning"], *rows])]) == expected
    assert find_key([grid(rows, title="Key")]) == expected


def test_a_table_with_persons_and_posts_in_columns_of_their_own() -> None:
    rows = [["Initials", "Name", "Post"], ["HB", "H. Bramble", "Board Manager"], ["PY", "", "Named Nurse"]]
    assert find_key([grid(rows)]) == {"HB": {"name": "Board Manager", "person": "H. Bramble"}, "PY": "Named Nurse"}
    members = [["Name", "Role", "Agency"], ["DL", "Board Manager", "Police"], ["FO", "Nurse", "ICB"]]
    assert find_key([grid(members)]) == {}


def test_a_table_of_something_else_is_no_key() -> None:
    assert find_key([grid([["Venue", "Date"], ["Town hall", "12 May 2017"]])]) == {}


def test_the_first_explanation_counts() -> None:
    assert (
        find_key([Line("Key"), Line("IC – Independent Chair"), Line("IC – Integrated Care")])["IC"]
        == "Independent Chair"
    )


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        (
            "The Performance and Quality Assurance (PQA) group meets monthly.",
            "PQA",
            "Performance and Quality Assurance",
        ),
        ("The work of the Learning and Inquiry Group (LIG) goes on.", "LIG", "Learning and Inquiry Group"),
        ("The Multi-Agency Safeguarding Hub (“MASH”) is new.", "MASH", "Multi-Agency Safeguarding Hub"),
    ],
)
def test_a_name_that_running_text_defines_is_kept_apart_from_the_list(text: str, short: str, name: str) -> None:
    key = find_key([Line(text)])
    assert key == {}
    assert key.defined == {short: name}


def test_what_each_colour_means() -> None:
    expected = {"complete": "Blue", "on track": "Green", "delayed": "Amber"}
    assert find_key([Line("RAG: Blue = Complete; Green = On track; Amber = Delayed")]).ratings == expected
    assert (
        find_key([Line("Key"), Line("Blue – Complete"), Line("Green – On track"), Line("Amber – Delayed")]).ratings
        == expected
    )
    assert find_key([grid([["Blue", "Complete"], ["Green", "On track"], ["Amber", "Delayed"]])]).ratings == expected


def test_a_key_in_the_row_above_a_table() -> None:
    rows = [
        ["Plan", "", ""],
        ["Key to leads: BM = Board Manager; IC = Independent Chair.", "", ""],
        ["Ref", "Action", "Lead"],
    ]
    assert find_key([grid(rows)]) == {"BM": "Board Manager", "IC": "Independent Chair"}
    assert find_key([Line("Key to leads: BM = Board Manager; IC = Independent Chair.")]) == find_key([grid(rows)])
