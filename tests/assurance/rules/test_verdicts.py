"""Counts, lists and things that happen: what each says on a day, to the edge."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.assurance.rules.kinds import FURTHEST, LEVELS, WORST_FIRST, Kind, Level, State, shows
from sightline.assurance.rules.verdicts import (
    Verdict,
    counted,
    dated,
    happened,
    only_words,
    reached,
    self_assessed,
    worst,
)

DUE = dt.date(2018, 3, 31)
BEFORE = DUE - dt.timedelta(days=1)


def verdict(state: State, kind: Kind = Kind.EVALUATION, level: Level = Level.PRACTICE) -> Verdict:
    return Verdict(state, f"It is {state}.", "a rule", kind, level)


@pytest.mark.parametrize(
    ("n", "wanted", "day", "strictly", "state"),
    [
        (4, 4, BEFORE, False, State.MET),  # enough is enough before its day
        (4, 4, BEFORE, True, State.NOT_DUE),
        (5, 4, DUE, True, State.MET),
        (3, 4, BEFORE, False, State.NOT_DUE),
        (3, 4, DUE, False, State.NOT_MET),  # its day has come
        (0, 4, DUE, False, State.NOT_MET),
        (0, 0, DUE, False, State.MET),
    ],
)
def test_a_count_counts(n: int, wanted: int, day: dt.date, strictly: bool, state: State) -> None:
    assert counted(n, wanted, due=DUE, day=day, strictly=strictly)[0] == state


@pytest.mark.parametrize(
    ("n", "day", "strictly", "state"),
    [
        (5, BEFORE, False, State.NOT_MET),  # too many already
        (4, BEFORE, False, State.NOT_DUE),  # more may come
        (4, DUE, False, State.MET),
        (4, DUE, True, State.NOT_MET),
        (3, DUE, True, State.MET),
    ],
)
def test_a_limit_is_kept_once_its_day_has_come(n: int, day: dt.date, strictly: bool, state: State) -> None:
    assert counted(n, 4, due=DUE, day=day, at_most=True, strictly=strictly)[0] == state


def test_a_count_without_a_day_is_judged_at_once() -> None:
    assert counted(3, 4, due=None, day=BEFORE)[0] == State.NOT_MET


@pytest.mark.parametrize(
    ("done", "listed", "day", "wanted", "state"),
    [
        (0, 0, DUE, Fraction(1), State.NO_EVIDENCE),  # nobody is listed
        (12, 12, BEFORE, Fraction(1), State.MET),
        (11, 12, BEFORE, Fraction(1), State.NOT_DUE),
        (11, 12, DUE, Fraction(1), State.NOT_MET),  # a list wants each of them
        (9, 12, DUE, Fraction(3, 4), State.MET),  # unless the measure prints another share
    ],
)
def test_a_list_wants_each_of_them(done: int, listed: int, day: dt.date, wanted: Fraction, state: State) -> None:
    assert reached(done, listed, due=DUE, day=day, wanted=wanted)[0] == state


@pytest.mark.parametrize(
    ("on", "due", "day", "state"),
    [
        (BEFORE, DUE, BEFORE, State.MET),
        (DUE, DUE, BEFORE, State.NOT_DUE),  # it has not happened yet on that day
        (None, DUE, BEFORE, State.NOT_DUE),
        (None, DUE, DUE, State.NOT_MET),
        (DUE + dt.timedelta(days=62), DUE, DUE + dt.timedelta(days=61), State.NOT_MET),
        (DUE + dt.timedelta(days=62), DUE, DUE + dt.timedelta(days=62), State.MET),  # late is met
        (None, None, DUE, State.NO_EVIDENCE),
    ],
)
def test_a_thing_happened_or_did_not(on, due, day, state: State) -> None:
    assert happened(on, due=due, day=day)[0] == state


@given(st.lists(st.sampled_from(list(State)), min_size=1))
def test_of_several_the_worst_is_shown(states: list[State]) -> None:
    shown = worst([verdict(state) for state in states])
    assert all(WORST_FIRST.index(shown.state) <= WORST_FIRST.index(state) for state in states)


def test_the_order_is_the_rules() -> None:
    named = [State.NOT_MET, State.NO_EVIDENCE, State.THIN, State.NOT_DUE, State.MET]
    assert [state for state in WORST_FIRST if state in named] == named


def test_no_verdict_has_no_worst() -> None:
    with pytest.raises(ValueError, match="empty"):
        worst([])


@pytest.mark.parametrize(
    ("sources", "owners", "own"),
    [
        ([], {1}, False),
        ([{1}], {1}, True),
        ([{1}, {1, 2}], {1, 2}, True),
        ([{1}, {3}], {1, 2}, False),  # somebody else collected some of it
        ([{1, 3}], {1}, False),
        ([{1}, set()], {1}, False),  # a questionnaire that others answered
        ([set()], {1}, False),
    ],
)
def test_evidence_of_owners_alone_is_self_assessed(sources: list[set[int]], owners: set[int], own: bool) -> None:
    assert self_assessed([frozenset(one) for one in sources], frozenset(owners)) is own


def test_words_alone_prove_only_that_something_was_done() -> None:
    words = [verdict(State.MET, Kind.STATEMENT), verdict(State.MET, Kind.MILESTONE)]
    assert only_words(words, Level.PRACTICE)
    assert not only_words(words, Level.DONE)
    assert not only_words([*words, verdict(State.MET)], Level.PRACTICE)


def test_every_kind_says_how_far_it_reaches() -> None:
    assert set(FURTHEST) == set(Kind)
    for kind in Kind:
        for level in Level:
            reach = shows(kind, level)
            assert LEVELS.index(reach) <= LEVELS.index(level)
            assert LEVELS.index(reach) <= LEVELS.index(FURTHEST[kind])
    assert shows(Kind.STATEMENT, Level.CHILDREN) == Level.DONE
    assert shows(Kind.INDICATOR, Level.CHILDREN) == Level.CHILDREN


def test_a_sentence_has_its_date() -> None:
    assert dated("It rose.", DUE) == "It rose. As of 31 March 2018 (end of Q4)."
    assert dated("It rose.", None) == "It rose."
