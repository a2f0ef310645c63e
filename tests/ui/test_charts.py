"""What the pictures show, and that it is what they say in words."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.ui.charts import distribution, quarter_strip, structure

YEAR = (
    ("Quarter 1", dt.date(2017, 4, 1), dt.date(2017, 6, 30)),
    ("Quarter 2", dt.date(2017, 7, 1), dt.date(2017, 9, 30)),
    ("Quarter 3", dt.date(2017, 10, 1), dt.date(2017, 12, 31)),
    ("Quarter 4", dt.date(2018, 1, 1), dt.date(2018, 3, 31)),
)
TODAY = dt.date(2018, 1, 15)


def _milestone(on: dt.date | None, state: str = "due", label: str = "one") -> dict[str, object]:
    return {"on": on, "state": state, "label": label}


def _strip(*milestones: dict[str, object], today: dt.date = TODAY):
    return quarter_strip(quarters=YEAR, milestones=milestones, today=today)


# --- the quarter strip ---


def test_an_empty_year_has_four_quarters_and_says_so():
    strip = _strip()
    assert [quarter.summary for quarter in strip.quarters] == [f"Quarter {n}: nothing due." for n in (1, 2, 3, 4)]
    assert strip.total == 0
    assert not any(quarter.heavy for quarter in strip.quarters)


def test_a_mark_stands_in_the_column_of_its_month():
    strip = _strip(*(_milestone(dt.date(2017, month, 28)) for month in (4, 5, 6)))
    assert [mark.x // 80 for mark in strip.quarters[0].marks] == [0, 1, 2]


def test_a_full_month_goes_on_in_the_next_row_and_the_strip_grows():
    strip = _strip(*[_milestone(dt.date(2018, 3, 31), label=str(number)) for number in range(9)])
    marks = strip.quarters[3].marks
    assert [mark.y for mark in marks] == sorted(mark.y for mark in marks)
    assert len({mark.y for mark in marks}) == 3
    assert len({(mark.x, mark.y) for mark in marks}) == 9
    assert strip.height > max(mark.y for mark in marks)
    assert strip.height > _strip().height


def test_the_same_stands_in_rows():
    passed = {**_milestone(dt.date(2017, 6, 5), "passed", "1.1 Toolkit"), "href": "/a/", "note": "recurs"}
    assert _strip(passed).rows == [
        ["Quarter 1", {"text": "1.1 Toolkit", "href": "/a/"}, "5 Jun 2017", "day has passed, recurs"]
    ]


def test_the_year_end_load_is_said_and_marked_heavy():
    early = [_milestone(dt.date(2017, 6, 30), "met", f"e{n}") for n in range(5)]
    late = [_milestone(dt.date(2018, 3, 31), "due", f"l{n}") for n in range(4)]
    quarters = _strip(*early, *late).quarters
    assert [quarter.count for quarter in quarters] == [5, 0, 0, 4]
    assert [quarter.share for quarter in quarters] == [56, 0, 0, 44]
    assert [quarter.heavy for quarter in quarters] == [True, False, False, True]


def test_two_dates_are_no_load_however_they_fall():
    assert not any(quarter.heavy for quarter in _strip(_milestone(TODAY), _milestone(TODAY, label="two")).quarters)


def test_the_load_of_a_quarter_agrees_with_its_marks():
    again = {**_milestone(dt.date(2017, 6, 30)), "counts": False}
    strip = _strip(again, {**again, "on": dt.date(2018, 3, 31)}, _milestone(dt.date(2018, 3, 31)))
    assert [one.load for one in strip.quarters] == [
        "1 of what recurs",
        "none due",
        "none due",
        "1 due, 1 of what recurs",
    ]
    assert [len(one.marks) for one in strip.quarters] == [1, 0, 0, 2]


def test_a_missed_date_is_said_to_be_missed_once():
    missed = {**_milestone(dt.date(2017, 6, 30), "missed"), "note": "missed"}
    assert _strip(missed).rows[0][-1] == "missed"


def test_what_moved_is_shown_where_it_was_and_counts_where_it_went():
    strip = _strip(_milestone(dt.date(2017, 12, 31), "moved"), _milestone(dt.date(2018, 2, 28)))
    assert [quarter.count for quarter in strip.quarters] == [0, 0, 0, 1]
    assert strip.total == 1
    assert strip.quarters[2].summary == "Quarter 3: 1 moved to a later date."
    assert strip.states == (("due", "to come"), ("moved", "moved later"))


def test_words_count_each_state():
    states = ("met", "met", "late", "due", "passed", "missed")
    strip = _strip(*(_milestone(dt.date(2018, 1, 31), state, str(n)) for n, state in enumerate(states)))
    assert strip.quarters[3].summary == "Quarter 4: 2 met, 1 still to come, 1 whose day has passed, 1 late, 1 missed."


def test_without_a_date_or_outside_the_year_it_is_counted_apart():
    strip = _strip(_milestone(None), _milestone(dt.date(2018, 4, 1)), _milestone(dt.date(2018, 3, 31)))
    assert strip.undated == 2
    assert strip.total == 1


def test_a_state_without_a_mark_is_refused():
    with pytest.raises(ValueError, match="abandoned"):
        _strip(_milestone(None, "abandoned"))


@pytest.mark.parametrize(
    ("today", "quarter", "column"),
    [
        (dt.date(2017, 4, 1), 0, 0),
        (dt.date(2017, 6, 30), 0, 2),
        (dt.date(2017, 12, 31), 2, 2),
        (dt.date(2018, 1, 15), 3, 0),
        (dt.date(2018, 3, 31), 3, 2),
    ],
)
def test_today_stands_in_its_own_month(today, quarter, column):
    lines = [one.today_x for one in _strip(today=today).quarters]
    assert [index for index, line in enumerate(lines) if line is not None] == [quarter]
    assert column * 80 < lines[quarter] < (column + 1) * 80
    assert 18 <= _strip(today=today).quarters[quarter].today_word_x <= 222


def test_outside_the_year_there_is_no_line():
    assert not any(one.today_x for one in _strip(today=dt.date(2018, 4, 1)).quarters)


@given(
    st.lists(
        st.tuples(
            st.none() | st.dates(dt.date(2017, 1, 1), dt.date(2018, 12, 31)),
            st.sampled_from(["met", "due", "passed", "late", "missed", "moved"]),
        ),
        max_size=80,
    )
)
def test_nothing_is_lost_and_no_mark_hides_another(given_marks):
    strip = _strip(*(_milestone(on, state, str(n)) for n, (on, state) in enumerate(given_marks)))
    assert sum(len(quarter.marks) for quarter in strip.quarters) + strip.undated == len(given_marks)
    for quarter in strip.quarters:
        places = [(mark.x, mark.y) for mark in quarter.marks]
        assert len(places) == len(set(places))
        assert all(0 < x < 240 and 0 < y < strip.height for x, y in places)


# --- the bar ---


def test_parts_make_up_the_whole_bar():
    bar = distribution([("on track", 8, "good"), ("late", 0, "bad"), ("at risk", 4, "warn")])
    assert [part.label for part in bar.parts] == ["on track", "at risk"]
    assert [(part.x, part.width) for part in bar.parts] == [(0, 66.67), (66.67, 33.33)]
    assert bar.summary == "Of 12: 8 on track, 4 at risk."


def test_nothing_to_divide_is_said():
    assert distribution([("late", 0, "bad")]).summary == "Nothing to count yet."


@given(st.lists(st.integers(0, 1000), max_size=8))
def test_no_part_reaches_past_the_end(counts):
    parts = distribution([(str(n), count, "good") for n, count in enumerate(counts)]).parts
    assert all(part.x >= 0 and part.x + part.width <= 100.02 for part in parts)


# --- the structure ---


def _overlap(one, other) -> bool:
    return one.x == other.x and one.y < other.y + other.height and other.y < one.y + one.height


BODIES = st.recursive(
    st.builds(dict, name=st.text("abc d", min_size=1, max_size=60)),
    lambda inner: st.builds(
        dict,
        name=st.text("abc d", min_size=1, max_size=60),
        note=st.text("xy z", max_size=50),
        children=st.lists(inner, max_size=4),
    ),
    max_leaves=15,
)


def _count(body) -> int:
    return 1 + sum(_count(child) for child in body.get("children", ()))


@given(st.lists(BODIES, max_size=3))
def test_every_body_has_a_box_within_the_picture_and_none_lies_on_another(roots):
    tree = structure(roots)
    assert len(tree.boxes) == sum(_count(root) for root in roots)
    assert len(tree.lines) == len(tree.boxes) - len(roots)
    for index, box in enumerate(tree.boxes):
        assert box.x >= 0
        assert box.y >= 0
        assert box.x + tree.box_width <= tree.width
        assert box.y + box.height <= tree.height
        assert not any(_overlap(box, other) for other in tree.boxes[index + 1 :])


def test_a_parent_stands_level_with_the_middle_of_its_children():
    tree = structure([{"name": "Board", "children": [{"name": "A"}, {"name": "B"}, {"name": "C"}]}])
    middle = {box.title: box.y + box.height / 2 for box in tree.boxes}
    assert middle["Board"] == middle["B"]


def test_a_long_name_is_broken_and_whole_in_the_title():
    name = "Performance, audit and quality assurance subgroup of the executive for the whole island"
    (box,) = structure([{"name": name, "note": "Chair: Tom Weller"}]).boxes
    assert len(box.texts) == 3
    assert box.texts[1].words.endswith("…")
    assert box.title == f"{name}: Chair: Tom Weller"
