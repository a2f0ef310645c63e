"""What an update may say of milestones."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.progress.rules.said import Later, Met, NotSaid, Promise, check_said, faults_of

START, TODAY, DUE = dt.date(2017, 4, 1), dt.date(2018, 1, 10), dt.date(2017, 12, 31)
PROMISES = {
    1: Promise("Toolkit", "due", DUE, {}),
    2: Promise("Review", "recurring", DUE, {21: dt.date(2017, 9, 30), 22: DUE}),
    3: Promise("Throughout", "ongoing", dt.date(2018, 3, 31), {}),
    4: Promise("", "due", None, {}),
    5: Promise("Each term", "recurring", DUE, {}),
}
YESTERDAY = TODAY - dt.timedelta(days=1)
LATER = dt.date(2018, 2, 28)


def faults(*said):
    met = [one for one in said if isinstance(one, Met)]
    later = [one for one in said if isinstance(one, Later)]
    return [fault.text for fault in faults_of(PROMISES, met, later, today=TODAY, plan_start=START)]


@pytest.mark.parametrize(
    "said",
    [
        (),
        (Met(1, None, TODAY),),
        (Met(1, None, START),),
        (Met(2, 21, YESTERDAY), Met(2, 22, TODAY)),
        (Met(5, None, TODAY),),
        (Met(2, 21, YESTERDAY), Later(1, LATER, "The trainer was ill.")),
        (Later(4, TODAY, "It never had a date."),),
    ],
)
def test_what_may_be_said(said):
    assert faults(*said) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (Met(1, None, TODAY + dt.timedelta(days=1)), "“Toolkit” is said to be met on 11 January 2018, which is still"),
        (Met(1, None, START - dt.timedelta(days=1)), "before the plan began on 1 April 2017: check the year"),
        (Met(9, None, TODAY), "no longer in this action"),
        (Met(3, None, TODAY), "“Throughout” is ongoing"),
        (Met(2, None, TODAY), "say which of its dates"),
        (Met(2, 99, TODAY), "say which of its dates"),
        (Met(1, 21, TODAY), "has one date only"),
        (Met(5, 21, TODAY), "has one date only"),
        (Later(1, DUE, "Why"), r"must be later than 31 December 2017 (end of Q3)."),
        (Later(4, YESTERDAY, "Why"), "The new date of the milestone must be today or later."),
        (Later(1, LATER, "  "), "Say why “Toolkit” needs a new date"),
        (Later(2, LATER, "Why"), "has no single date"),
        (Later(9, LATER, "Why"), "no longer in this action"),
    ],
)
def test_what_may_not_be_said_is_told_in_words(said, words):
    (fault,) = faults(said)
    assert words in fault


def test_a_milestone_is_not_both_met_and_later_nor_met_twice():
    assert "say one of the two" in faults(Met(1, None, TODAY), Later(1, LATER, "Why"))[0]
    assert faults(Met(1, None, TODAY), Met(1, None, YESTERDAY)) == ["“Toolkit” is said to be met twice: say it once."]


def test_every_fault_is_told_at_once_with_its_place():
    with pytest.raises(NotSaid) as refused:
        check_said(PROMISES, [Met(1, None, LATER)], [Later(2, LATER, "")], today=TODAY, plan_start=START)
    assert [(one.milestone_id, one.occurrence_id) for one in refused.value.faults] == [(1, None), (2, None)]
    assert len(refused.value.reasons) == 2


IDS = st.sampled_from([1, 2, 3, 4, 9])
OCCURRENCES = st.sampled_from([None, 21, 22, 99])
DAYS = st.dates(dt.date(2017, 3, 1), dt.date(2018, 4, 1))


@given(
    met=st.lists(st.builds(Met, IDS, OCCURRENCES, DAYS), max_size=4),
    later=st.lists(st.builds(Later, IDS, DAYS, st.sampled_from(["", "Why"])), max_size=3),
)
def test_whatever_passes_can_be_stored(met, later):
    """The database's own rules: each once, an occurrence of its milestone, a day of the plan up to today."""
    if faults_of(PROMISES, met, later, today=TODAY, plan_start=START):
        return
    keys = [(one.milestone_id, one.occurrence_id) for one in met]
    assert len(keys) == len(set(keys))
    for one in met:
        promise = PROMISES[one.milestone_id]
        assert START <= one.met_on <= TODAY
        assert (one.occurrence_id in promise.occurrences) == (promise.kind == "recurring")
    for one in later:
        due = PROMISES[one.milestone_id].due
        assert one.becomes > due if due else one.becomes >= TODAY
