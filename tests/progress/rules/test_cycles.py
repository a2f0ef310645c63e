"""The days of a plan's cycles."""

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.kit.periods import is_working_day
from sightline.plan.rules.errors import NotYet
from sightline.progress.rules import cycles
from sightline.progress.rules.cycles import Days, Pace

YEAR = (dt.date(2017, 4, 1), dt.date(2018, 3, 31))
D = dt.date


def test_the_founding_years_four_rounds():
    assert cycles.cycles_of(*YEAR, Pace()) == [
        Days(1, D(2017, 4, 1), D(2017, 6, 30), D(2017, 6, 24), D(2017, 7, 14), D(2017, 7, 21)),
        Days(2, D(2017, 7, 1), D(2017, 9, 30), D(2017, 9, 24), D(2017, 10, 13), D(2017, 10, 20)),
        # New Year's Day is no working day.
        Days(3, D(2017, 10, 1), D(2017, 12, 31), D(2017, 12, 25), D(2018, 1, 15), D(2018, 1, 22)),
        # Good Friday was 30 March, Easter Monday 2 April.
        Days(4, D(2018, 1, 1), D(2018, 3, 31), D(2018, 3, 25), D(2018, 4, 16), D(2018, 4, 23)),
    ]


@pytest.mark.parametrize(("nation", "due"), [("ENG", D(2018, 1, 15)), ("SCT", D(2018, 1, 16)), ("NIR", D(2018, 1, 15))])
def test_due_days_know_the_nations_holidays(nation, due):
    assert cycles.cycles_of(*YEAR, Pace(), nation=nation)[2].due_on == due


def test_a_plan_that_begins_and_ends_inside_a_quarter_has_short_rounds():
    first, last = cycles.cycles_of(D(2017, 6, 28), D(2017, 8, 15), Pace())
    assert (first.starts_on, first.ends_on, first.asks_on) == (D(2017, 6, 28), D(2017, 6, 30), D(2017, 6, 28))
    assert (last.starts_on, last.ends_on, last.asks_on) == (D(2017, 7, 1), D(2017, 8, 15), D(2017, 8, 9))


def test_rounds_follow_the_partnerships_own_year():
    days = cycles.cycles_of(D(2018, 1, 1), D(2018, 12, 31), Pace(), start_month=1)
    assert [one.ends_on for one in days] == [D(2018, 3, 31), D(2018, 6, 30), D(2018, 9, 30), D(2018, 12, 31)]
    assert cycles.name_of(days[1].starts_on, 1) == "Q2 2018"
    assert cycles.name_of(D(2018, 1, 1)) == "Q4 2017/18"


@given(
    start=st.dates(D(2000, 1, 1), D(2040, 1, 1)),
    length=st.integers(0, 1200),
    pace=st.builds(Pace, st.integers(1, 60), st.integers(1, 60), st.integers(0, 60)),
    month=st.integers(1, 12),
    nation=st.sampled_from(["ENG", "WLS", "SCT", "NIR"]),
)
def test_rounds_cover_the_plan_once_and_their_days_are_in_order(start, length, pace, month, nation):
    end = start + dt.timedelta(days=length)
    found = cycles.cycles_of(start, end, pace, start_month=month, nation=nation)
    assert (found[0].starts_on, found[-1].ends_on) == (start, end)
    assert [one.number for one in found] == list(range(1, len(found) + 1))
    for before, after in itertools.pairwise(found):
        assert after.starts_on == before.ends_on + dt.timedelta(days=1)
    for one in found:
        assert one.starts_on <= one.asks_on <= one.ends_on < one.due_on <= one.closes_on
        assert is_working_day(one.due_on, nation)
        assert is_working_day(one.closes_on, nation)


@pytest.mark.parametrize(
    ("pace", "words"),
    [(Pace(0), "last 1 to 60 days"), (Pace(due_working_days=0), "1 to 60 working days"), (Pace(7, 10, 61), "from 0")],
)
def test_a_pace_at_which_nobody_could_answer_is_refused(pace, words):
    with pytest.raises(NotYet, match=words):
        cycles.check_pace(pace)


def test_usual_days_pass():
    cycles.check_pace(Pace())
    cycles.check_reminders([-5, 0, 2])
    with pytest.raises(NotYet, match="at most 60"):
        cycles.check_reminders([0, 61])


def test_a_clock_that_went_back_is_told():
    with pytest.raises(NotYet, match="it has gone back, so nothing was done"):
        cycles.check_clock(D(2018, 1, 3), D(2018, 1, 4), "this round was opened")
    cycles.check_clock(D(2018, 1, 4), D(2018, 1, 4), "this round was opened")
    cycles.check_clock(D(2018, 1, 4), None, "this round was opened")


def test_a_link_outlasts_its_round_and_two_weeks():
    now = dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC)
    assert cycles.link_ends(D(2018, 1, 22), now).date() == D(2018, 3, 8)
    assert cycles.link_ends(D(2017, 7, 21), now) == now + dt.timedelta(days=14)
