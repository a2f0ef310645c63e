"""The day on which this room's pages are asked for."""

import datetime as dt

import pytest
import time_machine


@pytest.fixture
def in_january():
    with time_machine.travel(dt.datetime(2018, 1, 26, 9, tzinfo=dt.UTC), tick=False):
        yield
