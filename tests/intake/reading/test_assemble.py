"""Priorities put together: numbers, outcomes, measures of a priority, colours as ratings, notes with their place."""

from __future__ import annotations

import pytest

from sightline.intake.reading.actions import Reading
from sightline.intake.reading.assemble import colours_as_ratings, number_actions
from sightline.intake.reading.layouts.entries import Row
from sightline.intake.reading.layouts.outline import Group
from sightline.intake.reading.layouts.vocabulary import ACTION, RATING, TARGET
from sightline.intake.reading.read import plan_of
from tests.intake.reading.drawn import cell, document, table

TITLE = "# Testshire Safeguarding Children Board Business Plan 2018-19"


def plan(*blocks) -> dict:
    return plan_of(document(TITLE, *blocks))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (["1.1", None, "1.3"], ["1.1", "1.2", "1.3"]),
        ([None, None], ["1.1", "1.2"]),
        (["1.2", None], ["1.2", "1.3"]),
        (["1.8", "1.9", "1.1", "1.11"], ["1.8", "1.9", "1.10", "1.11"]),
        (["1.1", "1.9", "1.1", "1.11"], ["1.1", "1.9", "1.10", "1.11"]),
        (["1.1", "1.1"], ["1.1", "1.1"]),
    ],
)
def test_numbers(printed: list[str | None], expected: list[str]) -> None:
    actions = [{"number": number} for number in printed]
    number_actions(Group("1"), actions)
    assert [action["number"] for action in actions] == expected


def test_an_outcome_names_its_actions_over_pages() -> None:
    first = table(
        "Expected outcome | Action | Lead\nChildren are safe | 1.1 Train all staff | Police\n^ | 1.2 Audit | PQA"
    )
    second = table("Expected outcome | Action | Lead\n | 1.3 Ask children | PQA")
    (priority,) = plan("Priority 1: Neglect", first, "Priority 1: Neglect", second)["priorities"]
    assert priority["outcomes"] == [{"text": "Children are safe", "actions": ["1.1", "1.2", "1.3"]}]


def test_measures_and_a_lead_under_a_priority_are_the_priority_s() -> None:
    (priority,) = plan(
        "## Priority 1: Neglect",
        "Lead: Director of Nursing",
        "Measures of success for this priority:",
        "• At least 12 challenges are made",
        table("Action | Lead | By when\nTrain all staff | Police | Q1"),
    )["priorities"]
    assert [(one["comparator"], one["threshold"]) for one in priority["measures"]] == [(">=", 12)]
    assert priority["lead"] == "Director of Nursing"


def test_colours_of_the_numbers_are_ratings_and_that_is_said() -> None:
    found = plan(table("Ref | Action | Lead\n1#FF0000 | Train all staff | Police\n2#00B050 | Audit | PQA"))
    assert [one["rag"] for one in found["priorities"][0]["actions"]] == ["Red", "Green"]
    assert any("colours behind “Ref”" in note["message"] for note in found["notes"])


def test_one_colour_everywhere_is_decoration() -> None:
    found = plan(table("Ref | Action | Lead\n1#00B050 | Train all staff | Police\n2#00B050 | Audit | PQA"))
    assert [one["rag"] for one in found["priorities"][0]["actions"]] == [None, None]


def test_a_note_on_an_action_names_it_even_where_its_number_was_given_later() -> None:
    found = plan(table("Action | Lead | By when\nTrain all staff | Police | TBC"))
    (note,) = [note for note in found["notes"] if note["kind"] == "check" and note.get("field") == "target"]
    assert note["action"] == found["priorities"][0]["actions"][0]["number"] == "1"
    assert note["where"] == "table 1, row 2, column “By when”"


def test_what_must_be_settled_comes_first() -> None:
    kinds = [note["kind"] for note in plan(table("Ref | Action | Lead\n1 | Train | Police\n1 | Audit | PQA"))["notes"]]
    assert kinds == sorted(kinds, key=["settle", "check", "inferred", "unread"].index)
    assert kinds[0] == "settle"


def test_colours_where_the_first_row_has_no_such_cell() -> None:
    rows = [
        Row("table 1, row 1", {ACTION: cell("Write a protocol")}),
        Row("table 1, row 2", {ACTION: cell("Train staff"), TARGET: cell("Q1#FF0000")}),
        Row("table 1, row 3", {ACTION: cell("Visit homes"), TARGET: cell("Q2#00B050")}),
    ]
    reading = Reading(None, {})
    colours_as_ratings(rows, reading)
    assert [RATING in row.cells for row in rows] == [False, True, True]
    assert reading.notes[0][1].where == "table 1"
