"""Scheduled work: once a turn, and one failing job does not stop the others."""

import datetime as dt
import logging

import pytest

from sightline.post import schedule
from sightline.post.models import Slot


@pytest.fixture
def jobs(monkeypatch: pytest.MonkeyPatch) -> dict[str, schedule.Job]:
    """An empty register for the length of a test."""
    empty: dict[str, schedule.Job] = {}
    monkeypatch.setattr(schedule, "jobs", empty)
    return empty


def test_each_turn_is_done_once_and_a_failing_job_stops_nobody(
    db: None, jobs: dict[str, schedule.Job], caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    @schedule.daily(at=dt.time(3))
    def fails() -> None:
        raise RuntimeError("out of paper")

    @schedule.daily(at=dt.time(3))
    def works() -> None:
        done.append("works")

    with caplog.at_level(logging.ERROR):
        assert schedule.run_due() == 1
        assert schedule.run_due() == 0
    assert done == ["works"]
    assert "out of paper" in caplog.text
    assert {slot.name.rsplit(".")[-1]: slot.done_at is not None for slot in Slot.objects.all()} == {
        "fails": False,
        "works": True,
    }


def test_a_name_is_taken_once_and_some_hours_are_refused(jobs: dict[str, schedule.Job]) -> None:
    def sweep() -> None:
        return None

    schedule.daily(at=dt.time(3))(sweep)
    with pytest.raises(ValueError, match="Two jobs"):
        schedule.daily(at=dt.time(4))(sweep)
    with pytest.raises(ValueError, match="another hour"):
        schedule.daily(at=dt.time(1, 15))
