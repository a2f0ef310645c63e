"""The lives of a plan and of a change, and the reference page that is printed from them."""

import os
from pathlib import Path

import pytest

from sightline.plan.rules import states
from sightline.plan.rules.errors import NotYet

PAGE = Path(__file__).resolve().parents[3] / "docs" / "reference" / "states.md"


@pytest.mark.parametrize(
    ("steps", "state", "act", "allowed"),
    [
        (states.PLAN_STEPS, "draft", "edit", True),
        (states.PLAN_STEPS, "draft", "adopt", True),
        (states.PLAN_STEPS, "draft", "close", False),
        (states.PLAN_STEPS, "adopted", "edit", False),
        (states.PLAN_STEPS, "adopted", "discard", False),
        (states.PLAN_STEPS, "adopted", "close", True),
        (states.PLAN_STEPS, "closed", "change or correct", False),
        (states.CHANGE_STEPS, "asked", "approve", True),
        (states.CHANGE_STEPS, "approved", "refuse", False),
        (states.CHANGE_STEPS, "made", "take back", False),
    ],
)
def test_what_each_state_allows(steps, state, act, allowed):
    assert states.can_step(steps, state, act) is allowed
    if allowed:
        assert states.check_step(steps, state, act, "This").act == act
    else:
        with pytest.raises(NotYet, match="is not possible"):
            states.check_step(steps, state, act, "This")


def test_the_reference_says_what_the_tables_say():
    if os.environ.get("UPDATE_DOCS"):
        PAGE.write_text(states.reference())
    assert PAGE.read_text() == states.reference()
