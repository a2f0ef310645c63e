"""The island, built once for every test that only looks."""

import pytest

from tests.demo.island import Island


@pytest.fixture(scope="session")
def island(tmp_path_factory: pytest.TempPathFactory) -> Island:
    """The demonstration on its first day; no test changes it."""
    made = Island(tmp_path_factory.mktemp("island"))
    assert made.build() == "Built: Isle of Marram Safeguarding Children Board."
    return made
