"""Short rules: titles, timing, the strip, recurrence, words, changes."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.plan.rules import changes, recurring
from sightline.plan.rules.errors import BadFormat
from sightline.plan.rules.format import normal_thing
from sightline.plan.rules.quarters import Mark, heaviest, strip
from sightline.plan.rules.timing import Timing, moved_days, next_due, timing
from sightline.plan.rules.titles import short_title
from sightline.plan.rules.words import action_in_words, differing, figure_in_words
from tests.plan.documents import small_action

D = dt.date
TODAY = D(2018, 1, 15)


@pytest.mark.parametrize(
    ("comparator", "threshold", "unit", "said"),
    [
        (">", Decimal("90.0000"), "%", "over 90%"),
        (">=", Decimal(4), "sessions", "at least 4 sessions"),
        ("=", Decimal("2.5"), "", "2.5"),
        ("increase", None, "", "to rise"),
        ("decrease", Decimal(100), "children", "falling to 100 children"),
        ("", None, "", ""),
    ],
)
def test_a_figure_in_words(comparator, threshold, unit, said):
    assert figure_in_words(comparator, threshold, unit) == said


@dataclass
class Stone:
    due: dt.date | None = None
    kind: str = "due"
    due_adopted: dt.date | None = None


@pytest.mark.parametrize(
    ("title", "text", "short"),
    [
        (" Toolkit ", "Publish it", "Toolkit"),
        ("", "\nPublish the toolkit.\nReview it", "Publish the toolkit"),
        ("", "Publish it; then review it", "Publish it"),
        ("", "Version 1.2 is published", "Version 1.2 is published"),
        ("", "", ""),
        ("", "a" * 100, "a" * 72 + "…"),
    ],
)
def test_short_titles(title, text, short):
    assert short_title(title, text) == short


@given(st.text(), st.integers(10, 80))
def test_a_short_title_is_short(text, length):
    assert len(short_title("", text, length)) <= length + 1


@pytest.mark.parametrize(
    ("stones", "withdrawn", "expected"),
    [
        ([], None, Timing.UNDATED),
        ([Stone()], None, Timing.UNDATED),
        ([Stone(D(2018, 1, 15))], None, Timing.THIS_QUARTER),
        ([Stone(D(2018, 3, 31))], None, Timing.THIS_QUARTER),
        ([Stone(D(2018, 4, 1))], None, Timing.LATER),
        ([Stone(D(2018, 1, 14))], None, Timing.PASSED),
        ([Stone(D(2018, 1, 14)), Stone(D(2018, 3, 31), "ongoing")], None, Timing.ONGOING),
        ([Stone(D(2018, 3, 31))], D(2018, 1, 15), Timing.WITHDRAWN),
        ([Stone(D(2018, 3, 31))], D(2018, 1, 16), Timing.THIS_QUARTER),
    ],
)
def test_what_dates_alone_say(stones, withdrawn, expected):
    assert timing(stones, withdrawn, TODAY) == expected


def test_next_and_moved():
    assert next_due([Stone(D(2018, 1, 1)), Stone(D(2018, 5, 1)), Stone(D(2018, 2, 1))], TODAY) == D(2018, 2, 1)
    assert next_due([Stone(D(2018, 2, 1), "ongoing")], TODAY) is None
    assert moved_days(Stone(D(2018, 3, 31), due_adopted=D(2017, 12, 31))) == 90
    assert moved_days(Stone(D(2018, 3, 31))) == 0


def mark(day, **over):
    return Mark(day, "due", "x", "1.1", 1, **over)


def test_the_strip():
    marks = [mark(D(2018, 3, 31)), mark(D(2017, 6, 30)), mark(D(2018, 3, 31)), mark(D(2017, 12, 31), counts=False)]
    marks.append(mark(D(2019, 1, 1)))
    line = strip(marks, D(2017, 4, 1), D(2018, 3, 31), TODAY)
    assert [load.count for load in line.loads] == [1, 0, 0, 2]
    assert [len(load.marks) for load in line.loads] == [1, 0, 1, 2]
    assert [load.percent for load in line.loads] == [25, 0, 0, 50]
    assert [load.crowded for load in line.loads] == [False, False, False, True]
    assert [load.key for load in line.loads] == ["2017-1", "2017-2", "2017-3", "2017-4"]
    assert (len(line.outside), line.total) == (1, 4)
    assert line.today == pytest.approx(289 / 365)
    assert heaviest(line.loads) == line.loads[3]
    assert heaviest(line.loads[1:3]) is None
    assert strip([], D(2017, 4, 1), D(2018, 3, 31), D(2018, 4, 1)).today is None


@given(st.lists(st.dates(D(2016, 1, 1), D(2020, 1, 1)), max_size=20))
def test_no_date_is_lost_from_the_strip(days):
    line = strip([mark(day) for day in days], D(2017, 4, 1), D(2018, 3, 31), TODAY)
    assert line.total == len(days)
    assert sum(load.share for load in line.loads) <= 1.000001


@pytest.mark.parametrize(
    ("cadence", "count"), [("monthly", 12), ("quarterly", 4), ("six monthly", 2), ("annual", 1), ("termly", 0), ("", 0)]
)
def test_when_it_recurs(cadence, count):
    days = recurring.occurrences(cadence, D(2017, 4, 1), D(2018, 3, 31))
    assert len(days) == count
    assert not days or days[-1] == D(2018, 3, 31)
    assert recurring.occurrences(cadence, None, D(2018, 3, 31)) == []


def test_an_action_in_words():
    action = normal_thing("action", small_action(1), "x")
    words = action_in_words(action)
    assert words["Milestones"].splitlines() == [
        "Toolkit: 31 December 2017 (end of Q3)",
        "Reviewed each quarter: quarterly, last 31 March 2018 (end of Q4)",
    ]
    assert words["Success measures"] == "Over 90% of attendees find it useful. (> 90 %)"
    assert words["Monitoring"] == "Report to the Executive (Executive)"
    assert differing("action", action, action) == []
    other = action | {"milestones": [{"label": "", "due": None, "kind": "ongoing"}]}
    assert differing("action", action, other) == [("Milestones", words["Milestones"], "ongoing")]


@pytest.mark.parametrize(
    ("thing", "field", "value", "words"),
    [
        ("milestone", "due", "2017-12-31", "31 December 2017 (end of Q3)"),
        ("milestone", "due", None, "no date"),
        ("measure", "threshold", None, "no figure"),
        ("measure", "threshold", 90, "90"),
        ("measure", "comparator", ">", "over"),
        ("measure", "comparator", None, "no figure and no direction"),
        ("action", "withdrawn_on", "2018-01-24", "withdrawn from 24 January 2018"),
        ("action", "withdrawn_on", None, "not withdrawn"),
        ("action", "owners", [{"name": "A", "role": "lead", "answers": True}, {"name": None, "role": None}], None),
        ("priority", "aim", "", "nothing"),
    ],
)
def test_values_in_words(thing, field, value, words):
    words = words or "A (lead, answers), an owner without a name"
    assert changes.in_words(thing, field, value) == words


@pytest.mark.parametrize(
    ("was", "becomes", "same"),
    [
        ("a", " a ", True),
        ("", None, True),
        (90, 90, True),
        (90, 91, False),
        ([{"name": "A", "uid": "1"}], [{"name": "A", "uid": "2"}], True),
        ([{"name": "A"}], [{"name": "A", "answers": True}], False),
    ],
)
def test_whether_anything_would_change(was, becomes, same):
    assert changes.same(was, becomes) is same


def test_what_may_be_changed_and_what_only_corrected():
    assert changes.field_of("milestone", "due", correction=False).takes == "date"
    for thing, field, correction in (
        ("action", "number", False),
        ("action", "withdrawn_on", True),
        ("plan", "title", True),
    ):
        with pytest.raises(BadFormat):
            changes.field_of(thing, field, correction=correction)
