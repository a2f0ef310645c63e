"""Workbooks as a spreadsheet program writes them: colours, fonts, boxes, comments, what repeats on each page."""

from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, PatternFill

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import Grid, Line, Refused
from tests.kit.documents.seen import first, grid, messages, rows
from tests.make.documents.excel import row, sheet, words, write_excel


@pytest.fixture
def book(tmp_path: Path) -> tuple[Workbook, Path]:
    return Workbook(), tmp_path / "plan.xlsx"


@pytest.mark.parametrize(
    ("colour", "fill"),
    [
        (Color(rgb="FF00B050"), "00B050"),
        (Color(rgb="00FFC000"), "FFC000"),
        (Color(indexed=10), "FF0000"),
        (Color(theme=4), "4F81BD"),
        (Color(theme=0), ""),
        (Color(theme=0, tint=-0.5), "808080"),
        (Color(theme=1, tint=0.5), "808080"),
        (Color(rgb="FFFFFFFF"), ""),
        (Color(indexed=64), ""),
    ],
)
def test_fills(book: tuple[Workbook, Path], colour: Color, fill: str) -> None:
    workbook, path = book
    cell = workbook.active["A1"]
    cell.value, cell.fill = "x", PatternFill("solid", fgColor=colour)
    workbook.save(path)
    assert first(path).fill == fill


def test_a_fill_without_text(book: tuple[Workbook, Path]) -> None:
    workbook, path = book
    workbook.active["A1"] = "RAG"
    workbook.active["A2"].fill = PatternFill("solid", fgColor="FFFF0000")
    workbook.active["B2"] = "late"
    workbook.save(path)
    assert grid(path).cells[1][0].fill == "FF0000"


def test_ink_bold_and_strike(book: tuple[Workbook, Path]) -> None:
    workbook, path = book
    cell = workbook.active["A1"]
    cell.value, cell.font = "Red", Font(color="FFFF0000", bold=True, strike=True, size=14)
    workbook.save(path)
    found = first(path)
    (line,) = found.lines
    assert (found.ink, line.bold, line.strike, line.size) == ("FF0000", True, True, 14.0)


def test_runs_of_their_own_look(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    workbook = xlsxwriter.Workbook(path)
    made = workbook.add_worksheet("Plan")
    bold, red = workbook.add_format({"bold": True}), workbook.add_format({"font_color": "red"})
    made.write_rich_string("A1", bold, "Lead: ", "Board")
    made.write_rich_string("A2", red, "all ", red, "red")
    workbook.close()
    cells = [cells[0] for cells in grid(path).cells]
    assert [cell.text for cell in cells] == ["Lead: Board", "all red"]
    assert not cells[0].lines[0].bold
    assert [cell.ink for cell in cells] == ["", "FF0000"]


def test_text_boxes_stand_before_their_sheet(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    workbook = xlsxwriter.Workbook(path)
    made = workbook.add_worksheet("Plan")
    made.write("A9", "Action")
    made.insert_textbox("A1", "Business Plan 2019\nOxmere LSCB")
    workbook.close()
    blocks = open_document(path).blocks
    assert [block.text for block in blocks if isinstance(block, Line)] == ["Business Plan 2019", "Oxmere LSCB"]
    assert isinstance(blocks[-1], Grid)


def test_charts_are_said(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    workbook = xlsxwriter.Workbook(path)
    made = workbook.add_worksheet("Plan")
    made.write_column("A1", [1, 2, 3])
    chart = workbook.add_chart({"type": "line"})
    chart.add_series({"values": "=Plan!$A$1:$A$3"})
    made.insert_chart("C1", chart)
    pie = workbook.add_chart({"type": "pie"})
    pie.add_series({"values": "=Plan!$A$1:$A$3"})
    workbook.add_chartsheet("Figures").set_chart(pie)
    workbook.close()
    said = messages(path)
    assert "One chart or diagram was not read" in said
    assert "sheet “Figures”: unread: This sheet is a chart" in said


def test_comments_are_said(book: tuple[Workbook, Path]) -> None:
    workbook, path = book
    workbook.active["A1"] = "x"
    workbook.active["A1"].comment = Comment("check this", "me")
    workbook.save(path)
    assert "One comment was left out" in messages(path)


def test_links_are_words(book: tuple[Workbook, Path]) -> None:
    workbook, path = book
    workbook.active["A1"] = "the protocol"
    workbook.active["A1"].hyperlink = "https://example.org/"
    workbook.save(path)
    assert first(path).text == "the protocol"
    assert messages(path) == ""


def test_rows_that_repeat_on_each_page_and_what_stands_around_pages(book: tuple[Workbook, Path]) -> None:
    workbook, path = book
    sheet_ = workbook.active
    for number in range(1, 5):
        sheet_.cell(number, 1, f"row {number}")
    sheet_.print_title_rows = "1:2"
    sheet_.oddHeader.center.text = "Oxmere LSCB Plan"
    sheet_.oddFooter.center.text = "Page &P of &N"
    workbook.save(path)
    document = open_document(path)
    assert grid(path).header_rows == 2
    assert [line.text for line in document.margins] == ["Oxmere LSCB Plan", "Page of"]


def test_two_sheets(tmp_path: Path) -> None:
    path = write_excel(
        tmp_path / "plan.xlsx",
        sheet(row(1, words("A1", "one"))),
        sheet(),
        sheet(row(1, words("A1", "three"))),
        names=("P1 Neglect", "Empty", "P2 &amp; more"),
    )
    found = [block for block in open_document(path).blocks if isinstance(block, Grid)]
    assert [(one.title, rows(one)) for one in found] == [("P1 Neglect", [["one"]]), ("P2 & more", [["three"]])]


def test_dates_counted_from_1904(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    workbook = xlsxwriter.Workbook(path, {"date_1904": True})
    workbook.add_worksheet().write_number(0, 0, 41728, workbook.add_format({"num_format": "dd/mm/yyyy"}))
    workbook.close()
    assert first(path).text == "31/03/2018"


def test_too_many_sheets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sightline.kit.documents.excel.workbook.MAX_SHEETS", 1)
    with pytest.raises(Refused, match="has 2 sheets; at most 1"):
        open_document(write_excel(tmp_path / "p.xlsx", sheet(), sheet()))


def test_a_sheet_that_is_missing(tmp_path: Path) -> None:
    path = write_excel(tmp_path / "p.xlsx", inside='<sheets><sheet name="Plan" r:id="nowhere"/></sheets>')
    with pytest.raises(Refused, match="its sheet “Plan” is missing"):
        open_document(path)
