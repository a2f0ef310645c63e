"""The states of a cycle and of an update."""

import pytest

from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import can_step, check_step
from sightline.progress.rules import states


@pytest.mark.parametrize(
    ("steps", "state", "act", "allowed"),
    [
        (states.CYCLE_STEPS, "planned", "open", True),
        (states.CYCLE_STEPS, "planned", "close", False),
        (states.CYCLE_STEPS, "open", "close", True),
        (states.CYCLE_STEPS, "closed", "open", False),
        (states.UPDATE_STEPS, "submitted", "submit", True),
        (states.UPDATE_STEPS, "submitted", "agree", True),
        (states.UPDATE_STEPS, "returned", "agree", False),
        (states.UPDATE_STEPS, "returned", "submit", True),
        (states.UPDATE_STEPS, "agreed", "return", False),
        (states.UPDATE_STEPS, "agreed", "submit", False),
        (states.UPDATE_STEPS, "lapsed", "agree", False),
    ],
)
def test_what_each_state_allows(steps, state, act, allowed):
    assert can_step(steps, state, act) is allowed
    if allowed:
        assert check_step(steps, state, act, "This").act == act
    else:
        with pytest.raises(NotYet, match="is not possible"):
            check_step(steps, state, act, "This")


def test_every_state_has_its_words():
    for state in (*states.CycleState, *states.UpdateState):
        assert states.LABELS[state]
