"""The island, built once for every test that only looks."""

import pytest

from tests.demo.island import Island
from tests.launched import FirstStart


@pytest.fixture(scope="session")
def island(first_start: FirstStart) -> Island:
    """The demonstration on its first day; no test changes it."""
    return Island(first_start.demonstration)
