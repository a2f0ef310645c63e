"""Numbers, order, and what comes back from earlier meetings."""

import datetime as dt
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.governance.rules.agenda import arises, moved, numbered

DAY, LAST = dt.date(2018, 1, 24), dt.date(2017, 10, 18)


@dataclass
class Line:
    state: str
    ended_on: dt.date | None = None


def test_a_restricted_item_leaves_no_gap():
    items = [("Apologies", False), ("A named officer", True), ("The plan", False)]
    assert [number for number, _ in numbered(items)] == [1, 2, 3]
    assert numbered(items, lambda one: not one[1]) == [(1, items[0]), (2, items[2])]


@given(st.lists(st.booleans()))
def test_shown_numbers_run_from_one_whatever_is_left_out(hidden):
    shown = numbered(hidden, lambda one: not one)
    assert [number for number, _ in shown] == list(range(1, hidden.count(False) + 1))


@pytest.mark.parametrize(
    ("one", "step", "order"),
    [(2, "up", [2, 1, 3]), (2, "down", [1, 3, 2]), (1, "up", [1, 2, 3]), (3, "down", [1, 2, 3])],
)
def test_an_item_goes_one_place(one, step, order):
    assert moved([1, 2, 3], one, step) == order


@pytest.mark.parametrize(
    ("line", "last", "arising"),
    [
        (Line("open"), LAST, True),
        (Line("done", dt.date(2017, 11, 2)), LAST, True),  # since the last meeting: reported once
        (Line("done", LAST), LAST, True),
        (Line("done", dt.date(2017, 9, 1)), LAST, False),
        (Line("dropped", dt.date(2017, 9, 1)), LAST, False),
        (Line("done", dt.date(2018, 2, 1)), LAST, True),  # open still on the meeting's day
        (Line("done", dt.date(2017, 9, 1)), None, True),
    ],
)
def test_what_arises(line, last, arising):
    assert arises(line, last=last, day=DAY) is arising
