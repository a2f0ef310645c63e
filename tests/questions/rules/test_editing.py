"""Options keep their keys, states are told apart, things move no further than the ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.questions.rules.editing import check_seen, keyed, moved, stamp
from sightline.questions.rules.errors import EditedMeanwhile


def test_an_option_keeps_its_key_whatever_its_words_and_place() -> None:
    texts = [("no", "Not at all", ""), ("", "Perhaps", ""), ("yes", "Very much", "happy")]
    assert keyed(texts, ["yes", "no"]) == [
        {"key": "no", "text": "Not at all", "picture": ""},
        {"key": "o1", "text": "Perhaps", "picture": ""},
        {"key": "yes", "text": "Very much", "picture": "happy"},
    ]


@given(
    st.lists(st.tuples(st.sampled_from(["", "", "a", "b"]), st.just("x"), st.just("")), max_size=6),
    st.sets(st.sampled_from(["o1", "o2", "o3", "a"])),
)
def test_a_new_option_never_gets_a_key_that_was_used(texts: list[tuple[str, str, str]], used: set[str]) -> None:
    made = keyed(texts, used)
    new = [option["key"] for (key, _, _), option in zip(texts, made, strict=True) if not key]
    assert len(set(new)) == len(new)
    assert not set(new) & (used | {key for key, _, _ in texts})


def test_a_state_is_told_from_another() -> None:
    stands = {"title": "A", "help": ""}
    assert stamp(stands) == stamp({"help": "", "title": "A"}) != stamp({"title": "B", "help": ""})
    check_seen(stamp(stands), stands)
    with pytest.raises(EditedMeanwhile) as meanwhile:
        check_seen("", stands)
    assert meanwhile.value.theirs == stands


@given(st.lists(st.integers(), min_size=1, max_size=5, unique=True), st.integers(-9, 9), st.data())
def test_moving_loses_nothing(rows: list[int], step: int, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(rows) - 1))
    after = list(rows)
    moved(after, place, step)
    assert sorted(after) == sorted(rows)
    assert after.index(rows[place]) == max(0, min(len(rows) - 1, place + step))
