"""Ruled tables of a PDF as grids."""

from pathlib import Path

import pytest

from sightline.kit.documents import open_document
from tests.kit.documents.seen import first, grid, grids, messages, rows, texts
from tests.make.documents.pdf import area, rule, ruled_table, words, write_pdf

ROWS = [("No", "Action", "Lead"), ("1.1", "Publish the toolkit", "Board"), ("1.2", "Train", "Police")]
WIDTHS = (50, 300, 120)


def test_a_ruled_table(tmp_path: Path) -> None:
    drawn, end = ruled_table(40, 60, WIDTHS, ROWS)
    path = write_pdf(tmp_path / "plan.pdf", words(40, 30, "Priority 1") + drawn + words(40, end + 20, "After"))
    assert rows(grid(path)) == [list(row) for row in ROWS]
    assert texts(path) == ["Priority 1", "After"]
    assert grid(path).where == "page 1, table 1"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(
            "Publish the neglect toolkit for all who work with children and their families across the island",
            ["Publish the neglect toolkit for all who work with children and their families across the island"],
            id="a broken paragraph is one",
        ),
        pytest.param("Audit Q1\nReport Q2", ["Audit Q1", "Report Q2"], id="short paragraphs are two"),
        pytest.param(
            "Reports to the Executive and to the full Board.\nCase file audits.",
            ["Reports to the Executive and to the full Board.", "Case file audits."],
            id="a sentence that fills its line ends a paragraph",
        ),
        pytest.param("Train:\n- schools\n- housing", ["Train:", "- schools", "- housing"], id="dashes"),
        pytest.param("a) finalise it\nb) spread it", ["a) finalise it", "b) spread it"], id="letters"),
        pytest.param("Develop one multi-\nagency protocol", ["Develop one multi-agency protocol"], id="hyphen"),
        pytest.param(
            "The rights officers and, with them, Who Cares?\nScotland",
            ["The rights officers and, with them, Who Cares? Scotland"],
            id="a question mark in a name",
        ),
    ],
)  # fmt: skip
def test_paragraphs_of_a_cell(tmp_path: Path, text: str, lines: list[str]) -> None:
    drawn, _ = ruled_table(40, 60, (50, 230), [("No", "Action"), ("1.1", text)])
    found = grid(write_pdf(tmp_path / "plan.pdf", drawn)).cells[1][1]
    assert [line.text for line in found.lines] == lines


def test_a_word_broken_because_its_column_is_too_narrow(tmp_path: Path) -> None:
    lattice = "".join(rule(40, y, 180, y) for y in (40, 70, 90)) + "".join(rule(x, 40, x, 90) for x in (40, 60, 180))
    page = (
        lattice
        + words(44, 42, "Au", 9)
        + words(44, 53, "g", 9)
        + words(64, 42, "Protocol")
        + words(64, 54, "published")
    )
    page += words(44, 72, "x", 9)
    assert rows(grid(write_pdf(tmp_path / "plan.pdf", page)))[0] == ["Aug", "Protocol\npublished"]


def test_a_date_broken_because_its_column_is_too_narrow(tmp_path: Path) -> None:
    lattice = "".join(rule(40, y, 180, y) for y in (40, 70, 90)) + "".join(rule(x, 40, x, 90) for x in (40, 80, 180))
    page = (
        lattice + words(44, 42, "31/12/2", 9) + words(44, 53, "0", 9) + words(84, 42, "Protocol") + words(44, 72, "x")
    )
    assert rows(grid(write_pdf(tmp_path / "plan.pdf", page)))[0] == ["31/12/20", "Protocol"]


def test_cells_across_and_down(tmp_path: Path) -> None:
    drawn = (
        rule(40, 40, 340, 40) + rule(40, 60, 340, 60) + rule(140, 80, 340, 80) + rule(40, 100, 340, 100)
        + rule(40, 40, 40, 100) + rule(140, 60, 140, 100) + rule(340, 40, 340, 100)
        + words(45, 42, "Priority 1: Neglect, all of it") + words(45, 62, "Outcome") + words(145, 62, "1.1 Publish")
        + words(145, 82, "1.2 Train")
    )  # fmt: skip
    found = grid(write_pdf(tmp_path / "plan.pdf", drawn))
    assert rows(found) == [["Priority 1: Neglect, all of it", ""], ["Outcome", "1.1 Publish"], ["", "1.2 Train"]]
    assert found.cells[0][0] is found.cells[0][1]
    assert found.cells[1][0] is found.cells[2][0]


def test_colours_behind_and_of_text(tmp_path: Path) -> None:
    fills = {(1, 0): "0 0.69 0.314", (2, 0): "1 1 1"}
    drawn, end = ruled_table(40, 60, (60, 100), [("RAG", "x"), ("", "y"), ("", "z")], fills)
    ink = words(110, end - 15, "late", colour="1 0 0")
    found = grid(write_pdf(tmp_path / "plan.pdf", drawn + ink))
    assert [cells[0].fill for cells in found.cells] == ["", "00B050", ""]
    assert found.cells[2][1].ink == ""  # black and red in one cell
    only = rule(40, 40, 300, 40) + rule(40, 60, 300, 60) + rule(40, 80, 300, 80) + rule(40, 40, 40, 80)
    only += rule(300, 40, 300, 80) + words(50, 42, "Status") + words(50, 62, "Red", colour="1 0 0", bold=True)
    cell = grid(write_pdf(tmp_path / "other.pdf", only)).cells[1][0]
    assert (cell.ink, cell.lines[0].bold, cell.lines[0].size) == ("FF0000", True, 10.0)


def test_a_rating_shown_by_a_dot(tmp_path: Path) -> None:
    drawn, end = ruled_table(40, 60, (60, 100), [("RAG", "x"), ("", "y")])
    dot = area(60, end - 14, 72, end - 3, "1 0.75 0")
    assert grid(write_pdf(tmp_path / "plan.pdf", drawn + dot)).cells[1][0].fill == "FFBF00"


def test_rules_between_rows_only(tmp_path: Path) -> None:
    drawn, _ = ruled_table(40, 60, WIDTHS, [*ROWS, ("1.3", "Audit", "Health")], uprights=False)
    assert rows(grid(write_pdf(tmp_path / "plan.pdf", drawn))) == [
        *[list(row) for row in ROWS],
        ["1.3", "Audit", "Health"],
    ]


def test_a_coloured_heading_over_ruled_rows(tmp_path: Path) -> None:
    # White lines, or none, part the cells of the heading; black ones those of the rows below it.
    heading = "".join(area(x0, 40, x1, 60, "0.1 0.2 0.5") for x0, x1 in ((40, 90), (90, 390), (390, 510)))
    labels = "".join(words(x + 5, 43, text, colour="1 1 1") for x, text in ((40, "No"), (90, "Action"), (390, "Lead")))
    drawn, end = ruled_table(40, 60, WIDTHS, ROWS[1:])
    apart, _ = ruled_table(40, end + 40, WIDTHS, ROWS[1:])
    page = heading + labels + drawn + words(40, end + 15, "After") + apart
    found = grids(open_document(write_pdf(tmp_path / "plan.pdf", page)))
    assert [rows(one) for one in found] == [[list(row) for row in ROWS], [list(row) for row in ROWS[1:]]]
    assert found[0].cells[0][0].fill == "1A3380"


def test_a_heading_of_coloured_cells_inside_a_frame(tmp_path: Path) -> None:
    # A frame about all of it, and no rule below the heading: its cells are known by their colours.
    frame = rule(40, 20, 510, 20) + rule(40, 20, 40, 60) + rule(510, 20, 510, 60) + words(45, 23, "Priority 1")
    heading = "".join(area(x0, 40, x1, 60, "0.1 0.2 0.5") for x0, x1 in ((40, 90), (90, 390), (390, 510)))
    labels = "".join(words(x + 5, 43, text, colour="1 1 1") for x, text in ((40, "No"), (90, "Action"), (390, "Lead")))
    drawn, _ = ruled_table(40, 60, WIDTHS, ROWS[1:])
    without_top = drawn.replace(rule(40, 60, 510, 60), "")
    found = grid(write_pdf(tmp_path / "plan.pdf", frame + heading + labels + without_top))
    assert rows(found) == [["Priority 1", "", ""], *[list(row) for row in ROWS]]


def test_a_title_over_columns_without_a_rule_between(tmp_path: Path) -> None:
    across = rule(40, 20, 510, 20) + "".join(rule(40, y, 510, y) for y in (60, 80))
    down = "".join(rule(x, 20 if x in (40, 510) else 40, x, 80) for x in (40, 90, 390, 510))
    labels = words(45, 23, "Priority 1") + "".join(
        words(x + 5, y, text)
        for y, row in zip((43, 63), ROWS, strict=False)
        for x, text in zip((40, 90, 390), row, strict=True)
    )
    found = grid(write_pdf(tmp_path / "plan.pdf", across + down + labels))
    assert rows(found) == [["Priority 1", "", ""], *[list(row) for row in ROWS[:2]]]


def test_a_banner_over_ruled_rows(tmp_path: Path) -> None:
    banner = area(40, 40, 510, 60, "0.1 0.2 0.5") + words(45, 43, "Priority 1", colour="1 1 1")
    heading = "".join(area(x0, 60, x1, 80, "0.8 0.8 0.8") for x0, x1 in ((40, 90), (90, 390), (390, 510)))
    labels = "".join(words(x + 5, 63, text) for x, text in ((40, "No"), (90, "Action"), (390, "Lead")))
    drawn, _ = ruled_table(40, 80, WIDTHS, ROWS[1:])
    found = grid(write_pdf(tmp_path / "plan.pdf", banner + heading + labels + drawn))
    assert rows(found) == [["Priority 1", "", ""], *[list(row) for row in ROWS]]


def test_a_table_open_at_the_end_of_its_page(tmp_path: Path) -> None:
    drawn, _ = ruled_table(40, 60, WIDTHS, ROWS, last_rule=False)
    assert rows(grid(write_pdf(tmp_path / "plan.pdf", drawn))) == [list(row) for row in ROWS]


def test_a_table_of_coloured_cells_without_rules(tmp_path: Path) -> None:
    drawn = "".join(
        area(40 + 100 * col, 40 + 20 * row, 140 + 100 * col, 60 + 20 * row, "0.8 0.9 1")
        + words(45 + 100 * col, 43 + 20 * row, f"cell {row}{col}")
        for row in range(2)
        for col in range(3)
    )
    assert rows(grid(write_pdf(tmp_path / "p.pdf", drawn))) == [
        ["cell 00", "cell 01", "cell 02"],
        ["cell 10", "cell 11", "cell 12"],
    ]


def test_a_box_around_a_text_is_no_table(tmp_path: Path) -> None:
    box = rule(40, 40, 300, 40) + rule(40, 80, 300, 80) + rule(40, 40, 40, 80) + rule(300, 40, 300, 80)
    path = write_pdf(tmp_path / "plan.pdf", box + words(50, 50, "Our vision"))
    assert texts(path) == ["Our vision"]


def test_text_underlined_or_highlighted_is_no_table(tmp_path: Path) -> None:
    drawn = (
        words(40, 40, "See the protocol")
        + rule(40, 51, 120, 51)
        + area(40, 80, 200, 95, "1 1 0")
        + words(40, 82, "New")
    )
    assert texts(write_pdf(tmp_path / "plan.pdf", drawn)) == ["See the protocol", "New"]


# -- over pages ---


def pages(*parts: list[tuple[str, ...]]) -> list[str]:
    return [ruled_table(40, 60, WIDTHS, part)[0] for part in parts]


def test_a_table_that_repeats_its_heading_on_the_next_page_is_one(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", *pages(ROWS, [ROWS[0], ("1.3", "Audit", "Health")]))
    assert rows(grid(path)) == [*[list(row) for row in ROWS], ["1.3", "Audit", "Health"]]


def test_a_table_that_goes_on_without_heading_is_one(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "plan.pdf", *pages(ROWS, [("1.3", "Audit", "Health"), ("1.4", "Ask", "Schools")]))
    assert grid(path).height == 5


def test_a_row_broken_by_the_end_of_a_page_is_joined_and_said(tmp_path: Path) -> None:
    parts = [
        [*ROWS[:2], ("1.2", "Ensure plans are in place for", "Education")],
        [ROWS[0], ("", "vulnerable children.", "")],
    ]
    path = write_pdf(tmp_path / "plan.pdf", *pages(*parts))
    assert rows(grid(path))[-1] == ["1.2", "Ensure plans are in place for vulnerable children.", "Education"]
    assert "page 1, table 1, row 3: inferred: This row runs over from page 1 to page 2" in messages(path)


def test_a_row_without_numbers_is_joined_only_in_the_middle_of_a_sentence(tmp_path: Path) -> None:
    heading = ("What", "How we will do it", "Who")
    whole = [heading, ("Neglect", "Publish the toolkit.", "Board"), ("Voice", "Ask children.", "Schools")]
    path = write_pdf(tmp_path / "plan.pdf", *pages(whole, [heading, ("", "Train the workers.", "Police")]))
    assert grid(path).height == 4
    broken = [heading, ("Neglect", "Publish the toolkit and", "Board")]
    path = write_pdf(tmp_path / "other.pdf", *pages(broken, [heading, ("", "tell all schools.", "")]))
    assert rows(grid(path))[-1] == ["Neglect", "Publish the toolkit and tell all schools.", "Board"]


def test_a_table_with_a_banner_of_its_own_is_another(tmp_path: Path) -> None:
    banner = rule(40, 40, 510, 40) + rule(40, 60, 510, 60) + rule(40, 40, 40, 60) + rule(510, 40, 510, 60)
    second = banner + words(45, 42, "Priority 2: Family") + ruled_table(40, 60, WIDTHS, ROWS)[0]
    found = grids(open_document(write_pdf(tmp_path / "plan.pdf", pages(ROWS)[0], second)))
    assert [one.height for one in found] == [3, 4]


def test_text_between_two_tables_keeps_them_apart(tmp_path: Path) -> None:
    second = words(40, 40, "Priority 2") + ruled_table(40, 60, WIDTHS, ROWS)[0]
    assert len(grids(open_document(write_pdf(tmp_path / "plan.pdf", pages(ROWS)[0], second)))) == 2


def test_other_columns_are_another_table(tmp_path: Path) -> None:
    second = ruled_table(40, 60, (100, 250, 120), [ROWS[1]] * 2)[0]
    assert len(grids(open_document(write_pdf(tmp_path / "plan.pdf", pages(ROWS)[0], second)))) == 2


def test_a_heading_set_sideways(tmp_path: Path) -> None:
    drawn, _ = ruled_table(40, 100, (40, 200), [("", "Action"), ("x", "Publish")])
    upwards = "BT /F0 8 Tf 0 1 -1 0 60 440 Tm (Apr il) Tj ET\n"
    lattice = rule(40, 60, 240, 60) + rule(40, 160, 240, 160) + rule(40, 180, 240, 180)
    lattice += rule(40, 60, 40, 180) + rule(80, 60, 80, 180) + rule(240, 60, 240, 180)
    page = lattice + words(90, 120, "Action") + words(45, 163, "x") + words(90, 163, "Publish") + upwards
    assert drawn
    assert rows(grid(write_pdf(tmp_path / "plan.pdf", page))) == [["Apr il", "Action"], ["x", "Publish"]]


def test_a_stamp_across_the_page_is_not_in_the_cells(tmp_path: Path) -> None:
    drawn, _ = ruled_table(40, 60, WIDTHS, ROWS)
    askew = "BT /F0 60 Tf 0.7 0.7 -0.7 0.7 60 440 Tm (DRAFT) Tj ET\n"
    level = words(60, 60, "DRAFT", 60)
    assert rows(grid(write_pdf(tmp_path / "askew.pdf", drawn + askew))) == [list(row) for row in ROWS]
    assert rows(grid(write_pdf(tmp_path / "level.pdf", drawn + level))) == [list(row) for row in ROWS]


def test_a_page_turned_by_its_own_word(tmp_path: Path) -> None:
    drawn, _ = ruled_table(40, 60, WIDTHS, ROWS)
    path = write_pdf(tmp_path / "plan.pdf", drawn, rotate=180)
    assert open_document(path).blocks


def test_a_page_whose_text_runs_upwards_is_turned(tmp_path: Path) -> None:
    # The whole page drawn on its side, as when a wide table is pasted into an upright page.
    drawn, _ = ruled_table(40, 60, WIDTHS, ROWS)
    path = write_pdf(tmp_path / "plan.pdf", f"q 0 1 -1 0 650 0 cm\n{drawn}Q\n")
    assert rows(grid(path)) == [list(row) for row in ROWS]


def test_a_nested_frame_is_not_a_second_table(tmp_path: Path) -> None:
    drawn, _ = ruled_table(60, 100, (100, 100), [("a", "b"), ("c", "d")])
    frame = rule(40, 40, 700, 40) + rule(40, 80, 700, 80) + rule(40, 400, 700, 400)
    frame += rule(40, 40, 40, 400) + rule(700, 40, 700, 400)
    path = write_pdf(tmp_path / "plan.pdf", frame + words(50, 50, "Title of the page") + drawn)
    assert rows(grid(path)) == [["a", "b"], ["c", "d"]]
    assert first(path).text == "a"
    assert texts(path) == ["Title of the page"]
