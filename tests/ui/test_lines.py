"""A sparkline and a control chart: gaps, signals, scales, and that the table says what the picture shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.ui.lines import control_chart, sparkline


def test_a_sparkline_of_nothing_is_empty() -> None:
    assert sparkline([None, None]).path == ""


def test_its_line_is_broken_where_a_period_is_missing() -> None:
    assert [letter for letter in sparkline([1, 2, None, 3, 4]).path if letter in "ML"] == ["M", "L", "M", "L"]


def test_its_last_point_is_where_the_latest_value_is() -> None:
    spark = sparkline([1, 5, 3], signal=True)
    assert (spark.x, spark.y, spark.signal) == (115, 16, True)


def test_a_flat_line_lies_in_the_middle() -> None:
    assert sparkline([7, 7, 7]).y == 16


def chart(values: list[float | None], **other: object):
    periods = [(f"Q{n}", value, "" if value is None else f"{value:g}", "") for n, value in enumerate(values)]
    return control_chart(periods=periods, **other)


def test_the_table_has_every_period_the_newest_first() -> None:
    assert chart([4.0, None, 5.0]).rows == [["Q2", "5", ""], ["Q1", "no figure", ""], ["Q0", "4", ""]]


def test_a_signal_is_marked_by_its_shape_and_said() -> None:
    drawn = control_chart(periods=[("Q1", 4.0, "4", ""), ("Q2", 9.0, "9", "above the upper limit")])
    assert [(one.signal, one.latest) for one in drawn.points] == [(False, False), (True, True)]
    assert drawn.points[1].words == "Q2: 9, above the upper limit"
    assert drawn.rows[0] == ["Q2", "9", "above the upper limit"]


def test_words_of_lines_that_nearly_meet_are_not_printed_upon_each_other() -> None:
    drawn = chart([4.0, 100.0], levels=[("limit", 50.0, "upper"), ("mean", 49.9, "mean"), ("limit", 10.0, "lower")])
    assert [level.words for level in drawn.levels] == ["upper", "", "lower"]


def test_the_words_of_a_target_stay_and_what_is_drawn_is_known() -> None:
    drawn = chart([4.0, 100.0], levels=[("limit", 50.0, "upper"), ("target", 49.0, "target"), ("mean", 20.0, "mean")])
    assert [level.words for level in drawn.levels] == ["", "target", "mean"]
    assert (drawn.has_limits, drawn.has_target) == (True, True)
    assert (chart([4.0]).has_limits, chart([4.0]).has_target) == (False, False)


def test_forty_quarters_have_at_most_eight_names_the_latest_among_them() -> None:
    names = chart([float(n) for n in range(40)]).names
    assert len(names) <= 8
    assert names[-1][1] == "Q39"


def test_a_share_reads_in_percent() -> None:
    assert [words for _, words in chart([0.2, 0.4], percent=True).ticks] == ["20%", "25%", "30%", "35%", "40%"]


def test_nothing_at_all_is_drawn_without_a_point() -> None:
    assert chart([]).points == ()


@given(st.lists(st.one_of(st.none(), st.floats(0, 1e6, width=32)), max_size=40), st.booleans())
def test_everything_lies_within_the_frame(values: list[float | None], percent: bool) -> None:
    drawn = chart(values, percent=percent)
    assert len(drawn.points) == sum(value is not None for value in values)
    assert 2 <= len(drawn.ticks) <= 8
    for point in drawn.points:
        assert drawn.left - 1 <= point.x <= drawn.right + 1
        assert 15 <= point.y <= drawn.height - 41


@pytest.mark.parametrize("values", [[0.0], [0.0, 0.0], [1e-9, 1e-9], [3.0]])
def test_a_scale_has_a_height_whatever_it_is_of(values: list[float]) -> None:
    assert chart(values).ticks[0][0] != chart(values).ticks[-1][0]
