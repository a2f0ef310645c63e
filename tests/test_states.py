"""The reference page of states is printed from the tables that the rooms go by."""

import os
from itertools import pairwise
from pathlib import Path

from sightline.governance.rules import states as governance
from sightline.indicators.rules import states as indicators
from sightline.kit.steps import reference
from sightline.library.rules import states as library
from sightline.plan.rules import states as plan
from sightline.progress.rules import states as progress
from sightline.questions.rules import states as questions
from sightline.training.rules import states as training

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "states.md"
ROOMS = {
    "plan": plan,
    "questions": questions,
    "library": library,
    "training": training,
    "indicators": indicators,
    "progress": progress,
    "governance": governance,
}
TABLES = [table for room in ROOMS.values() for table in room.TABLES]


def test_the_reference_says_what_the_tables_say() -> None:
    printed = reference(TABLES)
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(printed)
    assert PAGE.read_text() == printed


def test_no_room_with_states_is_left_out() -> None:
    rooms = {path.parents[1].name for path in PAGE.parents[2].glob("src/sightline/*/rules/states.py")}
    assert rooms == set(ROOMS)


def test_every_state_is_reached_and_no_step_is_said_twice() -> None:
    for title, steps in TABLES:
        reached = {steps[0].start, None, *(step.end for step in steps)}
        stray = [step.start for step in steps if step.start not in reached]
        assert not stray, f"{title} leaves {stray}, which nothing leads to."
        keys = sorted((str(step.start), step.act, str(step.end)) for step in steps)
        assert all(one != other for one, other in pairwise(keys)), f"{title} says a step twice."
