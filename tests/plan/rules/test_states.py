"""The lives of a plan and of a change."""

import pytest

from sightline.plan.rules import states
from sightline.plan.rules.errors import NotYet


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
