"""The states of a cycle and of an update, as tables: from, act, to. `docs/reference/states.md` is drawn from them."""

from __future__ import annotations

import enum

from sightline.kit.steps import Step


class CycleState(enum.StrEnum):
    """Where a round stands. A closed one is never opened again: what was said and computed is frozen."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class UpdateState(enum.StrEnum):
    """Where an answer stands. What milestones it says are met counts once it is agreed."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    AGREED = "agreed"
    LAPSED = "lapsed"


class AgreedAs(enum.StrEnum):
    """As what somebody agreed an update."""

    CHAIR = "chair"
    DEPUTY = "deputy"
    MANAGER = "manager"  # the body has nobody else who could


class Claim(enum.StrEnum):
    """What the owner says of the action. The partnership's own words for each are `people.words`."""

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


CYCLE_STEPS = (
    Step(None, "plan", CycleState.PLANNED, "an adopted plan: one for each of its quarters"),
    Step(CycleState.PLANNED, "open", CycleState.OPEN, "the first day of asking, or the business manager before it"),
    Step(
        CycleState.OPEN,
        "close",
        CycleState.CLOSED,
        "every unagreed update settled: agreed by the business manager, or left unagreed on purpose",
    ),
)
UPDATE_STEPS = (
    Step(None, "submit", UpdateState.SUBMITTED, "a seat in the body asked, or its link; words for what was done"),
    Step(UpdateState.SUBMITTED, "submit", UpdateState.SUBMITTED, "the same, before anybody agreed: a new version"),
    Step(UpdateState.RETURNED, "submit", UpdateState.SUBMITTED, "the same, after it was returned"),
    Step(
        UpdateState.SUBMITTED,
        "agree",
        UpdateState.AGREED,
        "a chair or deputy of the body other than the author; the business manager where there is none",
    ),
    Step(UpdateState.SUBMITTED, "return", UpdateState.RETURNED, "whoever may agree it, and what is to be mended"),
    Step(UpdateState.SUBMITTED, "lapse", UpdateState.LAPSED, "its cycle closing without agreement"),
    Step(UpdateState.RETURNED, "lapse", UpdateState.LAPSED, "its cycle closing without a new version"),
)
# As the reference page lists them.
TABLES = (("A round", CYCLE_STEPS), ("An update", UPDATE_STEPS))
LABELS: dict[str, str] = {
    CycleState.PLANNED: "Planned",
    CycleState.OPEN: "Open",
    CycleState.CLOSED: "Closed",
    UpdateState.SUBMITTED: "Waiting for agreement",
    UpdateState.RETURNED: "Returned to its author",
    UpdateState.AGREED: "Agreed",
    UpdateState.LAPSED: "Not agreed when the cycle closed",
}
