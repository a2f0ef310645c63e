"""When a message is tried again, and when scheduled work was last due."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.post import rules
from sightline.post.rules import State

NOW = dt.datetime(2018, 1, 15, 9, 0, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("attempts", "for_good", "state", "wait"),
    [
        (1, False, State.QUEUED, dt.timedelta(minutes=1)),
        (2, False, State.QUEUED, dt.timedelta(minutes=5)),
        (7, False, State.QUEUED, dt.timedelta(days=1)),
        (8, False, State.FAILED, None),
        (1, True, State.FAILED, None),
    ],
)
def test_a_refused_message_waits_longer_each_time(
    attempts: int, for_good: bool, state: State, wait: dt.timedelta | None
) -> None:
    verdict = rules.after_refusal(attempts=attempts, for_good=for_good, now=NOW)
    assert verdict == rules.Verdict(state, NOW + wait if wait else None)


@given(st.integers(1, 50), st.booleans())
def test_what_a_message_becomes_is_in_the_table(attempts: int, for_good: bool) -> None:
    verdict = rules.after_refusal(attempts=attempts, for_good=for_good, now=NOW)
    assert verdict.state in rules.BECOMES[State.SENDING]
    assert (verdict.next_at is None) == (verdict.state == State.FAILED)


@pytest.mark.parametrize(("code", "for_good"), [(None, False), (421, False), (451, False), (550, True), (554, True)])
def test_five_hundreds_mean_never(code: int | None, for_good: bool) -> None:
    assert rules.is_for_good(code) is for_good


@pytest.mark.parametrize(
    ("at", "now", "due"),
    [
        (dt.time(3), "2018-01-15T09:00+00:00", "2018-01-15T03:00+00:00"),
        (dt.time(3), "2018-01-15T03:00+00:00", "2018-01-15T03:00+00:00"),
        (dt.time(3), "2018-01-15T02:59+00:00", "2018-01-14T03:00+00:00"),
        (dt.time(3), "2018-07-15T02:30+00:00", "2018-07-15T02:00+00:00"),  # summer time: three o'clock is two in UTC
        (dt.time(0, 30), "2018-07-14T23:45+00:00", "2018-07-14T23:30+00:00"),
        (dt.time(3), "2018-03-25T09:00+00:00", "2018-03-25T02:00+00:00"),  # the day the clocks go forward
    ],
)
def test_the_last_moment_that_work_was_due(at: dt.time, now: str, due: str) -> None:
    assert rules.latest_due(at, dt.datetime.fromisoformat(now)) == dt.datetime.fromisoformat(due)


def test_the_hour_that_the_clocks_change_in_is_refused() -> None:
    with pytest.raises(ValueError, match="choose another hour"):
        rules.latest_due(dt.time(1, 30), NOW)


@given(
    st.datetimes(dt.datetime(2016, 1, 1), dt.datetime(2030, 1, 1), timezones=st.just(dt.UTC)),
    st.sampled_from([dt.time(0), dt.time(3), dt.time(23, 59)]),
)
def test_work_was_last_due_within_a_day_and_an_hour(now: dt.datetime, at: dt.time) -> None:
    due = rules.latest_due(at, now)
    assert due <= now < due + dt.timedelta(hours=25)
    assert rules.latest_due(at, due) == due


def test_a_token_is_kept_as_its_digest() -> None:
    assert rules.token_hash("a") == "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (f"Do it:\nhttps://a.example/answer/{'x' * 43}/", "Do it:\nhttps://a.example/answer/…/"),
        (f"https://a.example/provide/{'-_Az9' * 8}abc now", "https://a.example/provide/… now"),
        ("https://a.example/p/northmere/rounds/3/", "https://a.example/p/northmere/rounds/3/"),
        (f"The word {'x' * 43} is no link.", f"The word {'x' * 43} is no link."),
    ],
)
def test_links_are_taken_out_of_words_that_others_read(line: str, shown: str) -> None:
    assert rules.without_tokens([line]) == [shown]
