"""The scan against texts marked by hand: the goals, and the page that says how well it does.

`UPDATE_DOCS=1` before the test writes the page anew.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.privacy.measuring import STRUCTURED, Measured, measure
from tests.privacy.page import page

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "scan.md"
BLIND = tuple(f"blind_{number}" for number in range(1, 22))
SETS = ("tuning", "held_out", "fresh", *BLIND, "notes")


@pytest.fixture(scope="module")
def measured() -> list[Measured]:
    return [measure(name) for name in SETS]


def test_there_are_enough_texts(measured: list[Measured]) -> None:
    assert sum(one.texts_with for one in measured) >= 800
    assert sum(one.texts_without for one in measured) >= 800


@pytest.mark.parametrize("name", SETS)
def test_the_goals_are_reached(name: str) -> None:
    one = measure(name)
    print(f"{name}: structured recall {one.recall(*STRUCTURED):.3f}, false alarms {one.false_alarms:.3f}")
    # Notes that leave out every word but the date are beyond the goal, and bare dates of last year: see the page.
    assert one.recall(*STRUCTURED) >= (0.89 if name in ("notes", "blind_21") else 0.99), "\n".join(one.wrong)
    assert one.false_alarms <= 0.02, "\n".join(one.flagged)
    if not one.marked["name"]:
        return
    # Names are the weak part, and the blind sets hold some that stand alone: see the page.
    assert one.recall("name") >= (0.7 if name in BLIND else 0.9), "\n".join(one.wrong)


def test_the_page_says_what_was_measured(measured: list[Measured]) -> None:
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(page(measured), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(measured), "Run this test with UPDATE_DOCS=1 and commit the page."
