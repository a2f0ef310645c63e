"""Tables between tabs, bars and commas."""

from pathlib import Path

import pytest

from sightline.kit.documents import open_document
from sightline.kit.documents.blocks import Grid, Refused
from tests.kit.documents.seen import grid, grids, rows, texts


def written(tmp_path: Path, text: str, name: str = "plan.txt") -> Path:
    path = tmp_path / name
    path.write_bytes(text.encode())
    return path


TABLE = "No\tAction\tWhen\n1.1\tPublish\tQ3\n1.2\tTrain\tQ4\n"
CELLS = [["No", "Action", "When"], ["1.1", "Publish", "Q3"], ["1.2", "Train", "Q4"]]


def test_tabs(tmp_path: Path) -> None:
    path = written(tmp_path, f"Business Plan\n\nPriority 1\n{TABLE}\nAfter\n")
    assert texts(path) == ["Business Plan", "Priority 1", "After"]
    assert rows(grid(path)) == CELLS
    assert grid(path).drawn


def test_a_banner_row_with_its_tabs(tmp_path: Path) -> None:
    assert rows(grid(written(tmp_path, f"Priority 1: Neglect\t\t\n{TABLE}"))) == [
        ["Priority 1: Neglect", "", ""],
        *CELLS,
    ]


def test_a_banner_row_between_records(tmp_path: Path) -> None:
    path = written(tmp_path, f"{TABLE}Priority 2\n2.1\tAudit\tQ4\n")
    assert rows(grid(path)) == [*CELLS, ["Priority 2", "", ""], ["2.1", "Audit", "Q4"]]


def test_two_tables_with_a_line_between(tmp_path: Path) -> None:
    found = grids(open_document(written(tmp_path, f"{TABLE}\nPriority 2\n{TABLE}")))
    assert [rows(one) for one in found] == [CELLS, CELLS]
    assert [one.where for one in found] == ["table 1", "table 2"]


def test_a_cell_in_quotation_marks_over_lines(tmp_path: Path) -> None:
    path = written(tmp_path, 'No\tAction\tWhen\n1.1\t"Publish\nand say ""so"""\tQ3\n')
    assert rows(grid(path)) == [["No", "Action", "When"], ["1.1", 'Publish\nand say "so"', "Q3"]]


def test_a_cell_over_lines_without_quotation_marks(tmp_path: Path) -> None:
    path = written(tmp_path, "No\tAction\tWhen\n1.1\tPublish\nand tell schools\tQ3\n1.2\tTrain\tQ4\n")
    assert rows(grid(path))[1] == ["1.1", "Publish\nand tell schools", "Q3"]


def test_a_last_cell_that_goes_on(tmp_path: Path) -> None:
    path = written(tmp_path, "No\tAction\n1.1\tPublish:\n- the toolkit\n- the chart\n1.2\tTrain\n")
    assert rows(grid(path))[1] == ["1.1", "Publish:\n- the toolkit\n- the chart"]


def test_records_with_a_blank_line_after_each(tmp_path: Path) -> None:
    assert rows(grid(written(tmp_path, TABLE.replace("\n", "\n\n")))) == CELLS


def test_records_whose_last_tabs_were_trimmed(tmp_path: Path) -> None:
    path = written(tmp_path, "No\tAction\tWhen\tRAG\n1.1\tPublish\tQ3\n1.2\tTrain\tQ4\tRed\n1.3\tAudit\tQ4\tRed\n")
    assert rows(grid(path))[1] == ["1.1", "Publish", "Q3", ""]


@pytest.mark.parametrize("text", ["One line\twith a tab\nand prose\n", "1.\tAsk children\n2.\tAsk parents\n"])
def test_tabs_that_make_no_table(tmp_path: Path, text: str) -> None:
    assert not any(isinstance(block, Grid) and block.drawn for block in open_document(written(tmp_path, text)).blocks)


@pytest.mark.parametrize(
    ("cell", "lines"),
    [
        ("<p>One.</p> <p>Two.</p>", [("One.", False), ("Two.", False)]),
        ("<p>To:</p><ul><li>a</li><li>b</li></ul>", [("To:", False), ("a", True), ("b", True)]),
        ("Work to: <ul style='x'> • ask • tell", [("Work to:", False), ("ask", True), ("tell", True)]),
        ("one<br/>two &amp; three", [("one", False), ("two & three", False)]),
        ("<b>Lead:</b> Board", [("Lead: Board", False)]),
        ("a < b and c > d", [("a < b and c > d", False)]),
        ("To: • one • two", [("To:", False), ("one", True), ("two", True)]),
    ],
)
def test_what_was_flattened_into_a_cell(tmp_path: Path, cell: str, lines: list[tuple[str, bool]]) -> None:
    found = grid(written(tmp_path, f"No\tAction\n1.1\t{cell}\n"))
    assert [(line.text, line.bullet) for line in found.cells[1][1].lines] == lines


# -- bars ---


def test_markdown(tmp_path: Path) -> None:
    text = "# Plan 2019\n\n| No | Action |\n|---|:---:|\n| 1.1 | Say \\| write<br>twice |\n\n**Bold**\n* item\n"
    document = open_document(written(tmp_path, text, "plan.md"))
    heading, table, bold, item = document.blocks
    assert (heading.text, heading.heading) == ("Plan 2019", 1)
    assert rows(table) == [["No", "Action"], ["1.1", "Say | write\ntwice"]]
    assert (bold.text, bold.bold) == ("Bold", True)
    assert (item.text, item.bullet) == ("item", True)


def test_boxes_of_plus_and_minus(tmp_path: Path) -> None:
    text = (
        "+----+---------+\n| No | Action  |\n+====+=========+\n| 1  | Publish |\n|    | it      |\n+----+---------+\n"
    )
    assert rows(grid(written(tmp_path, text))) == [["No", "Action"], ["1", "Publish\nit"]]


def test_a_bar_in_prose_is_no_table(tmp_path: Path) -> None:
    assert texts(written(tmp_path, "Lead: Police | Health\nBy: Q3\n")) == ["Lead: Police | Health", "By: Q3"]


# -- csv ---


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv(tmp_path: Path, delimiter: str) -> None:
    text = 'No,Action,When\n1.1,"Publish; train, audit\nand report",Q3\n'.replace(",", delimiter)
    text = text.replace(f"train{delimiter} audit", "train, audit")
    assert rows(grid(written(tmp_path, text, "plan.csv"))) == [
        ["No", "Action", "When"],
        ["1.1", "Publish; train, audit\nand report", "Q3"],
    ]


def test_csv_that_says_its_delimiter(tmp_path: Path) -> None:
    assert rows(grid(written(tmp_path, "sep=;\na,b;c\n", "plan.csv"))) == [["a,b", "c"]]


def test_csv_with_a_title_above(tmp_path: Path) -> None:
    path = written(tmp_path, "Oxmere LSCB Plan\n\nNo,Action\n1.1,Publish\n,,\n", "plan.csv")
    assert rows(grid(path)) == [["Oxmere LSCB Plan", ""], ["", ""], ["No", "Action"], ["1.1", "Publish"]]


def test_tsv(tmp_path: Path) -> None:
    assert rows(grid(written(tmp_path, TABLE, "plan.tsv"))) == CELLS


def test_a_quotation_mark_that_is_never_closed(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="quotation mark is never closed"):
        open_document(written(tmp_path, 'No,Action\n1.1,"' + "Publish it now\n" * 5000, "plan.csv"))


@pytest.mark.parametrize("name", ["plan.csv", "plan.txt"])
def test_one_gigantic_line(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused):
        open_document(written(tmp_path, "x" * 100_000 + ",y\n", name))
    with pytest.raises(Refused, match="longer than 3,000,000 characters"):
        open_document(written(tmp_path, "a," * 2_000_000, name))


@pytest.mark.parametrize(("rows_", "columns"), [(6_000, 2), (2, 300)])
def test_more_rows_or_columns_than_any_plan_needs(tmp_path: Path, rows_: int, columns: int) -> None:
    with pytest.raises(Refused, match="more than 5,000 rows or 200 columns"):
        open_document(written(tmp_path, (",".join("x" * columns) + "\n") * rows_, "plan.csv"))
