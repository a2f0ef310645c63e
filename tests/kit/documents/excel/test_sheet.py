"""Sheets as they are shown."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import EMPTY, Refused
from tests.kit.documents.seen import first, grid, grids, messages, rows
from tests.make.documents.excel import merged, number, row, sheet, styles, words, write_excel


def test_words_and_numbers(tmp_path: Path) -> None:
    path = write_excel(
        tmp_path / "plan.xlsx",
        sheet(
            row(1, words("A1", "Ref"), words("B1", "Due"), words("C1", "Target")),
            row(2, number("A2", "1.1"), number("B2", "43190", 1), number("C2", "0.9", 2)),
            row(3, number("A3", "1.1", 3), number("B3", "43190", 4), number("C3", "3")),
        ),
        parts={"styles.xml": styles({164: "mmm-yy"}, (0, 14, 9, 2, 164))},
    )
    found = grid(path)
    assert rows(found) == [["Ref", "Due", "Target"], ["1.1", "31/03/2018", "90%"], ["1.10", "Mar-18", "3"]]
    assert [cell.value for cell in found.cells[1]] == [1.1, date(2018, 3, 31), 0.9]
    assert [cell.value for cell in found.cells[2]] == [1.1, None, 3]
    assert (found.where, found.title) == ("sheet “Sheet1”", "Sheet1")


@pytest.mark.parametrize(
    ("cell", "text", "value"),
    [
        ('<c r="A1" t="b"><v>1</v></c>', "TRUE", True),
        ('<c r="A1" t="b"><v>0</v></c>', "FALSE", False),
        ('<c r="A1" t="str"><f>B1</f><v>by formula</v></c>', "by formula", None),
        ('<c r="A1" t="d"><v>2018-03-31T00:00:00</v></c>', "31/03/2018", date(2018, 3, 31)),
        ('<c r="A1" t="e"><v>#REF!</v></c>', "#REF!", None),
        ('<c r="A1" t="s"><v>0</v></c>', "shared", None),
        (
            '<c r="A1" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r><rPh><t>aid</t></rPh></is></c>',
            "two runs",
            None,
        ),
        ('<c r="A1" t="inlineStr"><is><t>a_x000D_b_x005F_c</t></is></c>', "a\nb_c", None),
        ('<c r="A1"><v>1e999</v></c>', "1e999", None),
        ('<c r="A1"><v>words</v></c>', "words", None),
        ("<c><v>7</v></c>", "7", 7),
    ],
)
def test_kinds_of_cells(tmp_path: Path, cell: str, text: str, value: object) -> None:
    strings = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>shared</t></si></sst>'
    found = first(write_excel(tmp_path / "p.xlsx", sheet(f"<row>{cell}</row>"), parts={"sharedStrings.xml": strings}))
    assert (found.text, found.value) == (text, value)


def test_breaks_in_a_cell_are_lines(tmp_path: Path) -> None:
    found = first(write_excel(tmp_path / "plan.xlsx", sheet(row(1, words("A1", "30/09/2017\n\n• 31/03/2018\r\nthen")))))
    assert [(line.text, line.bullet) for line in found.lines] == [
        ("30/09/2017", False),
        ("31/03/2018", True),
        ("then", False),
    ]


def test_merged_cells(tmp_path: Path) -> None:
    merges = merged("A1:C1", "A2:A3")
    path = write_excel(
        tmp_path / "plan.xlsx",
        sheet(
            row(1, words("A1", "Priority 1")),
            row(2, words("A2", "Outcome"), words("B2", "1.1"), words("C2", "Publish")),
            row(3, words("B3", "1.2"), words("C3", "Train")),
            after=merges,
        ),
    )
    found = grid(path)
    assert rows(found) == [["Priority 1", "", ""], ["Outcome", "1.1", "Publish"], ["", "1.2", "Train"]]
    assert found.cells[1][0] is found.cells[2][0]
    assert found.cells[0][0] is found.cells[0][2]


def test_hidden_rows_columns_and_sheets_are_left_out_and_said(tmp_path: Path) -> None:
    path = write_excel(
        tmp_path / "plan.xlsx",
        sheet(
            row(1, words("A1", "a"), words("B1", "hidden"), words("C1", "c")),
            row(2, words("A2", "hidden"), attributes='hidden="1"'),
            row(3, words("A3", "d"), words("C3", "f")),
            before='<cols><col min="2" max="2" hidden="1"/></cols>',
            after=merged("A1:B2"),
        ),
        sheet(row(1, words("A1", "list"))),
        names=("Plan", "Lists"),
        states=("", "hidden"),
    )
    assert rows(grid(path)) == [["a", "c"], ["d", "f"]]
    said = messages(path)
    assert "sheet “Plan”: unread: One hidden row was left out" in said
    assert "One hidden column" in said
    assert "The hidden sheet “Lists” was left out" in said


def test_empty_rows_and_columns_before_and_between_stay(tmp_path: Path) -> None:
    path = write_excel(
        tmp_path / "plan.xlsx", sheet(row(2, words("B2", "a")), row(4, words("B4", "b"), words("H9", "")))
    )
    found = grid(path)
    assert rows(found) == [["", ""], ["", "a"], ["", ""], ["", "b"]]
    assert found.cells[0][0] is EMPTY


def test_a_formula_without_a_value_is_said(tmp_path: Path) -> None:
    path = write_excel(tmp_path / "plan.xlsx", sheet(row(1, words("A1", "Due"), number("B1", "", formula="TODAY()"))))
    assert rows(grid(path)) == [["Due"]]
    assert "sheet “Sheet1”, cell B1: check: This formula has no stored value" in messages(path)


def test_a_formula_with_a_value_counts_as_the_value(tmp_path: Path) -> None:
    path = write_excel(tmp_path / "plan.xlsx", sheet(row(1, number("A1", "7", formula="3+4"))))
    assert rows(grid(path)) == [["7"]]
    assert messages(path) == ""


def test_errors_are_said(tmp_path: Path) -> None:
    path = write_excel(tmp_path / "plan.xlsx", sheet(row(1, words("A1", "x"), '<c r="B1" t="e"><v>#N/A</v></c>')))
    assert "B1 (#N/A)" in messages(path)


def test_icons_are_said(tmp_path: Path) -> None:
    icons = "<conditionalFormatting><cfRule><iconSet/></cfRule></conditionalFormatting>"
    assert "traffic lights" in messages(write_excel(tmp_path / "p.xlsx", sheet(row(1, words("A1", "x")), after=icons)))


def test_a_huge_dimension_is_only_a_claim(tmp_path: Path) -> None:
    made = sheet(row(1, words("A1", "x")), before='<dimension ref="A1:XFD1048576"/>')
    assert rows(grid(write_excel(tmp_path / "plan.xlsx", made))) == [["x"]]


@pytest.mark.parametrize("reference", ["A1048576", "XFD1"])
def test_a_text_at_the_far_end_of_a_sheet(tmp_path: Path, reference: str) -> None:
    at = int(reference.lstrip("ADFX"))
    path = write_excel(tmp_path / "p.xlsx", sheet(row(1, words("A1", "x")), row(at, words(reference, "far"))))
    with pytest.raises(Refused, match="is larger than 5,000 rows or 200 columns"):
        open_document(path)


def test_a_fill_at_the_far_end_of_a_sheet_is_nothing(tmp_path: Path) -> None:
    made = sheet(row(1, words("A1", "x")), row(1048576, number("XFD1048576", "", 0)))
    assert rows(grid(write_excel(tmp_path / "plan.xlsx", made))) == [["x"]]


def test_a_merge_over_the_whole_sheet_covers_what_is_there(tmp_path: Path) -> None:
    merge = merged("A1:XFD1048576")
    path = write_excel(tmp_path / "plan.xlsx", sheet(row(1, words("A1", "x")), row(2, words("B2", "y")), after=merge))
    assert grid(path).cells[1][1].text == "x"


def test_merges_over_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.kit.documents.excel.sheet.MAX_CELLS", 50)
    merges = merged(*["A1:E5"] * 9)
    with pytest.raises(Refused, match="merged cells over each other"):
        open_document(write_excel(tmp_path / "p.xlsx", sheet(row(5, words("E5", "x")), after=merges)))


def test_too_many_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.kit.documents.excel.sheet.MAX_CELLS", 2)
    with pytest.raises(Refused, match="more than 2 cells"):
        open_document(write_excel(tmp_path / "p.xlsx", sheet(row(1, *[number("", "1")] * 3))))


def test_one_string_shown_everywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.kit.documents.excel.workbook.MAX_TEXT", 1000)
    strings = (
        f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>{"x" * 300}</t></si></sst>'
    )
    made = sheet(row(1, *['<c t="s"><v>0</v></c>'] * 9))
    with pytest.raises(Refused, match="more than 1,000 characters"):
        open_document(write_excel(tmp_path / "p.xlsx", made, parts={"sharedStrings.xml": strings}))


def test_a_cell_longer_than_any_plan_needs(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than 40,000 characters"):
        open_document(write_excel(tmp_path / "p.xlsx", sheet(row(1, words("A1", "x" * 40_001)))))


spans = st.tuples(st.integers(1, 7), st.integers(0, 6), st.integers(0, 3), st.integers(0, 3)).map(
    lambda at: f"{chr(65 + at[1])}{at[0]}:{chr(65 + at[1] + at[3])}{at[0] + at[2]}"
)


@given(merges=st.lists(spans, max_size=6), hidden=st.sets(st.integers(1, 8), max_size=4))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_whatever_is_merged_and_hidden_the_grid_is_whole(tmp_path: Path, merges: list[str], hidden: set[int]) -> None:
    made = sheet(
        *[
            row(
                at,
                *[words(f"{chr(64 + col)}{at}", "x") for col in range(1, 9)],
                attributes=f'hidden="{int(at in hidden)}"',
            )
            for at in range(1, 9)
        ],
        after=merged(*merges),
    )
    for found in grids(open_document(write_excel(tmp_path / "plan.xlsx", made))):
        assert {len(cells) for cells in found.cells} == {8}
        assert found.height == 8 - len(hidden)
        assert all(cell.lines for cells in found.cells for cell in cells)
