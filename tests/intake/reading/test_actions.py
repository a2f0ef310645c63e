"""A row of cells to an action: numbers, lists, parts, periods, officers beside agencies, figures beside measures."""

from __future__ import annotations

import pytest

from sightline.intake.reading.actions import LONGEST_READ, Reading, period_lines, read_action, sub_actions
from sightline.intake.reading.fields.years import fiscal
from sightline.intake.reading.layouts.entries import Row
from sightline.kit.documents.blocks import Line
from tests.intake.reading.drawn import cell, line


def read(**cells: str) -> dict:
    row = Row("table 1, row 2", {name: cell(text) for name, text in cells.items()})
    return read_action(row, Reading(fiscal(2017), {}))


def test_a_number_in_the_cell_is_taken_off_the_text() -> None:
    action = read(action="1.1 Write a protocol\nShare it")
    assert (action["number"], action["text"]) == ("1.1", "Write a protocol\nShare it")


def test_a_number_in_its_own_column_and_again_in_the_cell() -> None:
    action = read(number="1.1", action="1.1 Write a protocol")
    assert (action["number"], action["text"]) == ("1.1", "Write a protocol")


def test_a_year_at_the_head_of_a_cell_is_no_number() -> None:
    assert read(action="2018 conference with the adults board")["number"] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Train:\n• nurses\n• teachers", [(None, "nurses"), (None, "teachers")]),
        ("Train:\na) nurses\nb) teachers", [("a", "nurses"), ("b", "teachers")]),
        ("Train:\n- nurses\n- teachers", [(None, "nurses"), (None, "teachers")]),
        ("Train nurses\nTrain teachers", []),
        ("• Train nurses", []),
    ],
)
def test_items_of_a_list_are_sub_actions(text: str, expected: list) -> None:
    found = sub_actions([line(one) for one in text.split("\n")])
    assert [(one["label"], one["text"]) for one in found] == expected


def test_counted_letters_stand_in_the_text_as_printed() -> None:
    row = Row("table 1, row 2", {"action": cell("Train:")})
    row.cells["action"] = type(row.cells["action"])(lines=(Line("Train:"), Line("nurses", number="a)")))
    action = read_action(row, Reading(fiscal(2017), {}))
    assert action["text"] == "Train:\na) nurses"
    assert action["sub_actions"] == [{"label": "a", "text": "nurses"}]


def test_two_paragraphs_with_two_owners_and_two_dates_are_two_parts() -> None:
    action = read(action="Write it\nReview it", owner="Police\nPQA", target="Q1\nQ4")
    assert action["parts"] == 2
    assert [(one["name"], one["part"]) for one in action["owners"]] == [("Police", 1), ("PQA", 2)]
    assert [(one["due"], one["part"]) for one in action["milestones"]] == [("2017-06-30", 1), ("2018-03-31", 2)]


def test_owners_whose_roles_are_printed_are_not_parts() -> None:
    action = read(action="Write it\nReview it", owner="Police (Primary)\nPQA (secondary)", target="Q1\nQ4")
    assert [(one["role"], one.get("part")) for one in action["owners"]] == [("primary", None), ("secondary", None)]


def test_bare_dates_are_labelled_by_the_items_beside_them() -> None:
    action = read(action="Both agencies:\n• write it\n• review it", target="30/06/2017\n31/12/2017")
    assert [one["label"] for one in action["milestones"]] == ["write it", "review it"]


def test_milestones_in_a_column_of_their_own_label_the_dates() -> None:
    action = read(action="Do it", steps="Draft\nFinal", target="Q1\nQ2")
    assert [(one["label"], one["due"]) for one in action["milestones"]] == [
        ("Draft", "2017-06-30"),
        ("Final", "2017-09-30"),
    ]


def test_an_officer_beside_an_agency_is_its_person() -> None:
    (owner,) = read(action="Do it", owner="Police", person="J. Smith")["owners"]
    assert (owner["name"], owner["person"]) == ("Police", "J. Smith")


def test_supporters_are_owners_who_support() -> None:
    owners = read(action="Do it", owner="Police", support="Health Trust")["owners"]
    assert [(one["name"], one["role"]) for one in owners] == [("Police", "lead"), ("Health Trust", "support")]


def test_a_target_figure_beside_a_measure_is_its_threshold_and_the_baseline_is_not() -> None:
    (measure,) = read(action="Do it", measure="Plans on time", figure="90% or more", baseline="62%")["measures"]
    assert (measure["comparator"], measure["threshold"], measure["baseline"]) == (">=", 90, "62%")


@pytest.mark.parametrize(
    ("periods", "printed", "dated"),
    [
        ([("Q1", "✓", 3), ("Q3", "✓", 5)], "Q1, Q3", ["Q1", "Q3"]),
        ([("Q1", "#7F7F7F", 3), ("Q2", "#7F7F7F", 4)], "Q1 to Q2", ["Q2"]),
        ([("Q1", "#7F7F7F", 3), ("Q3", "#7F7F7F", 5), ("Q4", "#7F7F7F", 6)], "Q1, Q3, Q4", ["Q1", "Q4"]),
        ([("Q2", "Draft ready", 4)], "Q2", ["Draft ready Q2"]),
    ],
)
def test_ticks_are_dates_and_shading_ends_where_it_ends(periods: list, printed: str, dated: list[str]) -> None:
    cells = [(name, cell(text, col=column)) for name, text, column in periods]
    assert period_lines(cells) == (printed, dated)


def test_cells_without_a_field_of_their_own_are_kept_by_their_heading() -> None:
    row = Row("table 1, row 2", {"action": cell("Do it"), "start": cell("May 2017")}, {"start": "From"}, {"Band": "B"})
    assert read_action(row, Reading(fiscal(2017), {}))["other"] == {"Band": "B", "From": "May 2017"}


def test_an_impossible_date_must_be_settled() -> None:
    reading = Reading(fiscal(2017), {})
    read_action(Row("table 1, row 2", {"action": cell("Do it"), "target": cell("31/02/2018")}), reading)
    assert [(note.kind, note.field) for _, note in reading.notes] == [("settle", "target")]


def test_of_a_paragraph_as_long_as_no_plan_has_one_only_the_beginning_is_searched_and_all_is_kept() -> None:
    words = "90% of staff. " + "J. " * 20_000
    row = Row("table 1, row 2", {"action": cell("Train"), "measure": cell(words.strip())})
    reading = Reading(fiscal(2017), {})
    action = read_action(row, reading)
    assert action["measures"][0]["threshold"] == 90
    assert action["measures_raw"] == words.strip()
    assert sum(len(one["text"]) for one in action["measures"]) <= LONGEST_READ
    assert [note.kind for _, note in reading.notes] == ["check"]
