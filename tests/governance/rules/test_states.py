"""The lives of meetings, minutes, decisions, challenges and the rest, as tables."""

import pytest

from sightline.governance.rules import states
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import can_step


@pytest.mark.parametrize(
    ("steps", "state", "act", "allowed"),
    [
        (states.MEETING_STEPS, "planned", "hold", True),
        (states.MEETING_STEPS, "held", "cancel", False),
        (states.MEETING_STEPS, "issued", "take the agenda back", True),
        (states.MINUTES_STEPS, "none", "approve", False),
        (states.MINUTES_STEPS, "draft", "approve", True),
        (states.MINUTES_STEPS, "approved", "correct", False),
        (states.DECISION_STEPS, "done", "record its effect", False),
        (states.CHALLENGE_STEPS, "raised", "press", False),
        (states.CHALLENGE_STEPS, "answered", "press", True),
        (states.CHALLENGE_STEPS, "pressed", "answer", True),
        (states.CHALLENGE_STEPS, "satisfied", "withdraw", False),
        (states.ESCALATION_STEPS, "raised", "decide", False),
        (states.ESCALATION_STEPS, "listed", "decide", True),
        (states.ESCALATION_STEPS, "returned", "close", True),
        (states.REPORT_STEPS, "submitted", "write", False),
        (states.PUBLICATION_STEPS, "withdrawn", "publish", False),
    ],
)
def test_what_each_state_allows(steps, state, act, allowed):
    assert can_step(steps, state, act) is allowed
    if allowed:
        assert states.step_from(steps, state, act, "No.").act == act
    else:
        with pytest.raises(NotYet, match="Do this first"):
            states.step_from(steps, state, act, "Do this first.")


@pytest.mark.parametrize(("title", "steps"), states.TABLES)
def test_every_state_of_a_table_can_be_reached(title, steps):
    starts = {step.start for step in steps if step.start is not None}
    ends = {step.end for step in steps}
    assert starts - ends <= {states.MinutesState.NONE}, title
