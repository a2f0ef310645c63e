"""Checks: what must be settled before a plan can be adopted, and what a person should look at."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.intake.reading.checks import check
from sightline.intake.reading.fields.years import PlanYear

YEAR = PlanYear(dt.date(2018, 4, 1), dt.date(2019, 3, 31))


def action(number: str = "1.1", **given) -> dict:
    whole = {
        "number": number,
        "owners": [{"name": "Police", "role": "lead"}],
        "milestones": [{"label": "Q1", "due": "2018-06-30", "kind": "due"}],
        "measures": [{"text": "Done", "comparator": None, "threshold": None, "unit": None}],
        "where": "table 1, row 2",
    }
    return whole | given


def plan(*actions: dict) -> list[dict]:
    return [{"number": "1", "title": "Neglect", "measures": [], "actions": list(actions)}]


def kinds(notes: list, kind: str) -> list[str]:
    return [note.message for note in notes if note.kind == kind]


def test_a_plan_in_order_needs_nothing() -> None:
    assert check(plan(action(), action("1.2")), YEAR) == []


def test_a_number_printed_twice_in_a_priority_must_be_settled() -> None:
    (note,) = check(plan(action(), action()), YEAR)
    assert (note.kind, note.action, note.field) == ("settle", "1.1", "number")
    assert "2 actions have the number 1.1" in note.message


def test_a_number_printed_again_in_another_priority_need_not() -> None:
    assert check([*plan(action()), *plan(action())], YEAR) == []


@pytest.mark.parametrize(("value", "settled"), [(0, True), (100, True), (100.5, False), (150, False), (-1, False)])
def test_percentages_lie_between_0_and_100(value: float, settled: bool) -> None:
    measure = {"text": f"{value}%", "comparator": ">=", "threshold": value, "unit": "%"}
    assert (kinds(check(plan(action(measures=[measure])), YEAR), "settle") == []) is settled


def test_a_change_by_more_than_a_hundred_percent_is_possible() -> None:
    measure = {"text": "up by 150%", "comparator": ">=", "threshold": 150, "unit": "%", "relative": True}
    assert check(plan(action(measures=[measure])), YEAR) == []


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2018-03-31", "falls before the plan begins"),
        ("2019-04-01", "falls after the plan ends"),
        ("2012-04-01", "falls long before the plan begins"),
        ("2025-04-01", "falls long after the plan ends"),
    ],
)
def test_dates_outside_the_plan_are_doubtful(due: str, words: str) -> None:
    milestones = [{"label": "then", "due": due, "kind": "due"}]
    (message,) = kinds(check(plan(action(milestones=milestones)), YEAR), "check")
    assert words in message


def test_a_plan_without_a_year_must_be_given_one() -> None:
    (note,) = check(plan(action()), None)
    assert note.kind == "settle"


def test_what_one_action_lacks_is_said_of_it_and_what_all_lack_is_said_once() -> None:
    notes = check(plan(action(owners=[], measures=[]), action("1.2", measures=[])), YEAR)
    assert [(note.message, note.action) for note in notes] == [
        ("this action has not got an owner", "1.1"),
        ("no action has a measure of success", ""),
    ]
