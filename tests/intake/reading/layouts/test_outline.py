"""The outline: which titles are the priorities, and which priority a title goes on with."""

from __future__ import annotations

import pytest

from sightline.intake.reading.layouts.entries import Entries, Row, Title
from sightline.intake.reading.layouts.outline import group, number_groups, prefix
from sightline.intake.reading.layouts.titles import parse_title
from tests.intake.reading.drawn import cell


def row(number: str, *titles: Title, objective: str = "") -> Row:
    cells = {"action": cell("Do it"), "number": cell(number)}
    if objective:
        cells["objective"] = cell(objective)
    return Row("table 1, row 2", cells, path=titles)


def named(*texts: str, source: str = "heading 2") -> list[Title]:
    return [parse_title(text, source) for text in texts]


def names(rows: list[Row], overview: tuple[Title, ...] = ()) -> list[tuple[str | None, str | None, int]]:
    groups = group(Entries(rows=rows, overview=list(overview)))
    number_groups(groups)
    return [(one.number, one.title, len(one.rows)) for one in groups]


@pytest.mark.parametrize(
    ("number", "expected"),
    [("1.1", "1"), ("2.10", "2"), ("A17-01/1", "17"), ("3", None), ("1a", None), ("NG1", None), (None, None)],
)
def test_the_priority_of_a_number(number: str | None, expected: str | None) -> None:
    assert prefix(number) == expected


def test_a_priority_printed_on_every_page_is_one() -> None:
    first, again, other = named("Priority 1: Neglect", "Priority 1: Neglect (continued)", "Priority 2: Voice")
    assert names([row("1.1", first), row("1.2", again), row("2.1", other)]) == [("1", "Neglect", 2), ("2", "Voice", 1)]


def test_a_typing_error_in_a_repeated_title_makes_no_second_priority() -> None:
    first, again, other = named("Missing and exploited children", "Missing and explioted children", "Voice")
    assert [count for *_, count in names([row("", first), row("", again), row("", other)])] == [2, 1]


def test_titles_that_differ_by_a_figure_are_two() -> None:
    first, other = named("Children under 5 in the county", "Children under 10 in the county")
    assert len(names([row("", first), row("", other)])) == 2


def test_labelled_titles_go_before_unlabelled_ones() -> None:
    outer = named("Priority 1: Neglect", "Priority 2: Voice")
    inner = named("Training", "Audit", "Survey", source="section")
    rows = [row("", outer[0], inner[0]), row("", outer[0], inner[1]), row("", outer[1], inner[2])]
    assert names(rows) == [("1", "Neglect", 2), ("2", "Voice", 1)]


def test_headings_that_only_say_that_a_plan_follows_are_no_priorities() -> None:
    first, second = named("Action plan", "Action plan 2018-19")
    assert names([row("", first), row("", second)]) == [(None, None, 2)]


def test_recommendations_are_no_priorities() -> None:
    first, second = named("Recommendation 1: Share", "Recommendation 2: Train", source="section")
    assert names([row("", first), row("", second)]) == [(None, None, 2)]


def test_numbers_part_the_actions_where_an_overview_names_the_priorities() -> None:
    overview = tuple(named("Priority 1: Neglect", "Priority 2: Voice"))
    rows = [row("1.1"), row("1.2"), row("2.1")]
    assert names(rows, overview) == [("1", "Neglect", 2), ("2", "Voice", 1)]
    assert names(rows) == [(None, None, 3)]


def test_objectives_that_group_are_priorities_and_others_are_not() -> None:
    grouping = [row("", objective="See it early"), row("", objective="See it early"), row("", objective="Act")]
    assert names(grouping) == [("1", "See it early", 2), ("2", "Act", 1)]
    assert names([row("", objective="See it early"), row("", objective="Act")]) == [(None, None, 2)]


def test_priorities_without_a_number_take_that_of_their_actions() -> None:
    first, second = named("Empowerment", "Protection", source="section")
    assert names([row("3.1", first), row("4.1", second)]) == [("3", "Empowerment", 1), ("4", "Protection", 1)]
