"""Tables of Word as grids."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sightline.kit.documents import limits, open_document
from sightline.kit.documents.blocks import Grid, Refused
from tests.kit.documents.seen import first, grid, grids, messages, rows, texts
from tests.make.documents.word import cell, paragraph, row, run, table, text_box, write_word

DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def across(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def test_plain(tmp_path: Path) -> None:
    found = grid(write_word(tmp_path / "plan.docx", table(row("No", "Action"), row("1.1", "Publish"))))
    assert rows(found) == [["No", "Action"], ["1.1", "Publish"]]
    assert (found.where, found.header_rows, found.drawn) == ("table 1", 0, True)


def test_a_cell_across_and_a_cell_down_are_one_object_at_each_position(tmp_path: Path) -> None:
    path = write_word(
        tmp_path / "plan.docx",
        table(
            row(cell("Priority 1", across(3))),
            row(cell("Outcome", DOWN), "1.1", "Publish"),
            row(cell("", ON), "1.2", "Train"),
        ),
    )
    found = grid(path)
    assert rows(found) == [["Priority 1", "", ""], ["Outcome", "1.1", "Publish"], ["", "1.2", "Train"]]
    assert found.cells[0][0] is found.cells[0][2]
    assert found.cells[1][0] is found.cells[2][0]
    assert (found.cells[1][0].rows, found.cells[0][0].cols) == (2, 3)


def test_the_older_way_to_merge_across(tmp_path: Path) -> None:
    first, second = cell("Aim", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>")
    assert rows(grid(write_word(tmp_path / "plan.docx", table(row(first, second, "x"), row("a", "b", "c"))))) == [
        ["Aim", "", "x"],
        ["a", "b", "c"],
    ]


def test_rows_that_begin_or_end_inside_the_table(tmp_path: Path) -> None:
    path = write_word(
        tmp_path / "plan.docx",
        table(
            row("a", "b", "c"),
            row("d", "e", properties='<w:gridBefore w:val="1"/>'),
            row("f", properties='<w:gridAfter w:val="2"/>'),
        ),
    )
    assert rows(grid(path)) == [["a", "b", "c"], ["", "d", "e"], ["f", "", ""]]


def test_hidden_and_deleted_rows_are_left_out(tmp_path: Path) -> None:
    vanished = cell(paragraph(run("secret", "<w:vanish/>"), "<w:rPr><w:vanish/></w:rPr>"))
    path = write_word(
        tmp_path / "plan.docx",
        table(
            row("kept"),
            row("hidden", properties="<w:hidden/>"),
            row("deleted", properties="<w:del/>"),
            row(vanished),
            row("inserted", properties="<w:ins/>"),
        ),
    )
    assert rows(grid(path)) == [["kept"], ["inserted"]]
    assert "2 hidden rows" in messages(path)


def test_a_merged_cell_that_begins_in_a_hidden_row_is_seen_below(tmp_path: Path) -> None:
    path = write_word(
        tmp_path / "plan.docx",
        table(
            row(cell("Outcome", DOWN), "1.1", properties="<w:hidden/>"),
            row(cell("", ON), "1.2"),
            row(cell("", ON), "1.3"),
        ),
    )
    assert rows(grid(path)) == [["Outcome", "1.2"], ["", "1.3"]]


def test_a_deleted_cell_is_left_out(tmp_path: Path) -> None:
    found = grid(write_word(tmp_path / "plan.docx", table(row("a", cell("b", "<w:cellDel/>"), "c"))))
    assert rows(found) == [["a", "c"]]


def test_headings_that_repeat(tmp_path: Path) -> None:
    heading = "<w:tblHeader/>"
    found = grid(
        write_word(tmp_path / "p.docx", table(row("a", properties=heading), row("b", properties=heading), row("c")))
    )
    assert found.header_rows == 2


def test_columns_that_no_reader_sees_are_closed_up(tmp_path: Path) -> None:
    # Two borders that were dragged by hand and nearly meet: Word keeps a column of a millimetre between them.
    path = write_word(
        tmp_path / "plan.docx",
        table(
            row("Action", cell("Lead", across(2)), "When"),
            row(cell("Publish", across(2)), "Board", "March"),
            widths=(4000, 60, 3000, 2000),
        ),
    )
    assert rows(grid(path)) == [["Action", "Lead", "When"], ["Publish", "Board", "March"]]


def test_a_narrow_column_with_text_stays(tmp_path: Path) -> None:
    found = grid(write_word(tmp_path / "plan.docx", table(row("1", "Publish", "R"), widths=(150, 4000, 150))))
    assert rows(found) == [["1", "Publish", "R"]]


@pytest.mark.parametrize(
    ("properties", "content", "fill", "ink"),
    [
        ('<w:shd w:val="clear" w:fill="00b050"/>', "", "00B050", ""),
        ('<w:shd w:val="clear" w:fill="FFFFFF"/>', "", "", ""),
        ('<w:shd w:val="clear" w:fill="auto"/>', "", "", ""),
        ('<w:shd w:val="solid" w:color="FF0000" w:fill="auto"/>', "", "FF0000", ""),
        ("", paragraph(run("Amber", '<w:highlight w:val="yellow"/>')), "FFFF00", ""),
        ("", paragraph(run("Red", '<w:highlight w:val="red"/>') + run(" later")), "", ""),
        ("", paragraph("", '<w:shd w:val="clear" w:fill="FFC000"/>'), "FFC000", ""),
        ("", paragraph("●", '<w:shd w:val="clear" w:fill="FFC000"/>'), "FFC000", ""),
        ("", paragraph(run("●", '<w:color w:val="00B050"/>')), "", "00B050"),
        ("", paragraph(run("x", '<w:color w:val="000000"/>')), "", ""),
        ("", paragraph(run("x", '<w:color w:val="auto"/>')), "", ""),
        (
            "",
            paragraph(run("G", '<w:color w:val="00B050"/>')) + paragraph(run("R", '<w:color w:val="FF0000"/>')),
            "",
            "",
        ),
    ],
)
def test_colours(tmp_path: Path, properties: str, content: str, fill: str, ink: str) -> None:
    found = first(write_word(tmp_path / "plan.docx", table(row(cell(content or paragraph(), properties), "x"))))
    assert (found.fill, found.ink) == (fill, ink)


def test_lines_of_a_cell(tmp_path: Path) -> None:
    content = paragraph("first") + paragraph() + paragraph("<w:r><w:t>second</w:t><w:br/><w:t>third</w:t></w:r>")
    found = first(write_word(tmp_path / "plan.docx", table(row(cell(content), "x"))))
    assert [line.text for line in found.lines] == ["first", "second", "third"]


def test_a_table_in_a_cell_becomes_its_lines(tmp_path: Path) -> None:
    inner = table(row("Draft", "June"), row("Final", "October"))
    path = write_word(tmp_path / "plan.docx", table(row("1.1", cell(inner + paragraph("after"))), row("1.2", "b")))
    assert grid(path).cells[0][1].text == "Draft\nJune\nFinal\nOctober\nafter"
    assert "table 1, row 1, column 2: check: A table stands inside" in messages(path)


def test_a_table_that_only_frames_others_is_opened(tmp_path: Path) -> None:
    inner = table(row("No", "Action"), row("1.1", "Publish"))
    path = write_word(tmp_path / "plan.docx", table(row(cell(paragraph("Priority 1") + inner + paragraph()))))
    assert texts(path) == ["Priority 1"]
    assert rows(grid(path)) == [["No", "Action"], ["1.1", "Publish"]]


def test_a_text_box_in_a_cell(tmp_path: Path) -> None:
    content = f"<w:p>{run('beside')}{text_box(paragraph('boxed'))}</w:p>"
    assert first(write_word(tmp_path / "plan.docx", table(row(cell(content), "x")))).text == "beside\nboxed"


def test_rows_and_cells_in_content_controls(tmp_path: Path) -> None:
    inside = f"<w:sdt><w:sdtContent>{cell('Amber')}</w:sdtContent></w:sdt>"
    controlled = f"<w:sdt><w:sdtContent><w:tr>{cell('1.1')}{inside}</w:tr></w:sdtContent></w:sdt>"
    assert rows(grid(write_word(tmp_path / "plan.docx", table(controlled, row("a", "b"))))) == [
        ["1.1", "Amber"],
        ["a", "b"],
    ]


def test_caption(tmp_path: Path) -> None:
    captioned = table(row("a")).replace("<w:tblPr/>", '<w:tblPr><w:tblCaption w:val="Neglect"/></w:tblPr>')
    assert grid(write_word(tmp_path / "plan.docx", captioned)).title == "Neglect"


@pytest.mark.parametrize("deep", [limits.MAX_NESTING + 2, 300, 3_000])
def test_tables_too_deep_inside_each_other(tmp_path: Path, deep: int) -> None:
    nested = "<w:tbl><w:tr><w:tc>" * deep + paragraph("x") + "</w:tc></w:tr></w:tbl>" * deep
    with pytest.raises(Refused):
        open_document(write_word(tmp_path / "plan.docx", table(row(cell(nested), "b"), row("c", "d"))))


def test_too_many_columns(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than 200 columns"):
        open_document(write_word(tmp_path / "plan.docx", table(row(*["x"] * 201))))


def test_a_span_larger_than_any_table(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than 200 columns"):
        open_document(write_word(tmp_path / "plan.docx", table(row(cell("x", across(10**9))))))


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.kit.documents.word.tables.MAX_ROWS", 3)
    with pytest.raises(Refused, match="more than 3 rows"):
        open_document(write_word(tmp_path / "plan.docx", table(*[row("x")] * 4)))


@st.composite
def merged_tables(draw: st.DrawFn) -> str:
    """A table with spans and vertical merges at random, not all of them sound."""
    made = []
    for _ in range(draw(st.integers(1, 5))):
        cells = []
        for _ in range(draw(st.integers(1, 4))):
            span = draw(st.integers(1, 3))
            merge = draw(st.sampled_from(["", "", DOWN, ON]))
            cells.append(cell(draw(st.sampled_from(["", "text"])), across(span) + merge))
        before = draw(st.integers(0, 2))
        made.append(
            row(*cells, properties=f'<w:gridBefore w:val="{before}"/>' + draw(st.sampled_from(["", "<w:hidden/>"])))
        )
    return table(*made)


@given(merged_tables())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
def test_whatever_is_merged_the_grid_is_whole(tmp_path: Path, made: str) -> None:
    for found in grids(open_document(write_word(tmp_path / "plan.docx", made))):
        assert_whole(found)


def assert_whole(found: Grid) -> None:
    """Rows of one length; each cell in one rectangle of positions that it gives as its own."""
    assert all(len(a) == len(b) for a, b in pairwise(found.cells))
    for r, cells in enumerate(found.cells):
        for c, one in enumerate(cells):
            if one.rows * one.cols > 1 or one.lines:
                assert one.row <= r < one.row + one.rows
                assert one.col <= c < one.col + one.cols
