"""The lives of a plan and of a change, as tables: from, act, to. `docs/reference/states.md` is drawn from them."""

from __future__ import annotations

import enum

from sightline.kit.steps import Step
from sightline.plan.rules.errors import NotYet


class PlanState(enum.StrEnum):
    """Where a plan stands."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    CLOSED = "closed"


class ChangeState(enum.StrEnum):
    """Where a change to an adopted plan stands. A correction is made at once and is never asked for."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    MADE = "made"


class ChangeKind(enum.StrEnum):
    """A change moves what was promised; a correction puts right a reader's or a typing error, and nothing was moved."""

    CHANGE = "change"
    CORRECTION = "correction"


PLAN_STEPS = (
    Step(None, "typed, read from a document, or rolled forward", PlanState.DRAFT, "the right to edit plans"),
    Step(PlanState.DRAFT, "edit", PlanState.DRAFT, "the right to edit plans"),
    Step(PlanState.DRAFT, "discard", None, "the right to edit plans"),
    Step(
        PlanState.DRAFT,
        "adopt",
        PlanState.ADOPTED,
        "a date, the meeting in words, the plan's period, nothing left to settle, one answering body an action",
    ),
    Step(
        PlanState.ADOPTED, "change or correct", PlanState.ADOPTED, "an approved change, or a correction with its reason"
    ),
    Step(PlanState.ADOPTED, "close", PlanState.CLOSED, "the plan's end, or a reason why earlier"),
)
CHANGE_STEPS = (
    Step(None, "ask", ChangeState.ASKED, "a reason"),
    Step(ChangeState.ASKED, "approve", ChangeState.APPROVED, "another person than who asked, and the meeting in words"),
    Step(ChangeState.ASKED, "refuse", ChangeState.REFUSED, "another person than who asked, and the meeting in words"),
    Step(ChangeState.ASKED, "take back", ChangeState.WITHDRAWN, "the person who asked"),
    Step(None, "correct", ChangeState.MADE, "the reader's or a typing error, and its reason"),
)
LABELS = {state: state.value.capitalize() for states in (PlanState, ChangeState, ChangeKind) for state in states}


def check_step(steps: tuple[Step, ...], state: str, act: str, thing: str) -> Step:
    """The step that `act` takes from `state`. Raises NotYet, saying what the state of `thing` allows, if none does."""
    for step in steps:
        if step.start == state and step.act == act:
            return step
    allowed = [step.act for step in steps if step.start == state]
    can = f"It can be: {', '.join(allowed)}." if allowed else "Nothing more can be done with it."
    raise NotYet([f"{thing} is {LABELS.get(state, state).lower()}, so “{act}” is not possible. {can}"])


def can_step(steps: tuple[Step, ...], state: str, act: str) -> bool:
    """Whether `act` is possible in `state`: the twin of `check_step`, for buttons."""
    return any(step.start == state and step.act == act for step in steps)


# As the reference page lists them.
TABLES = (("A plan", PLAN_STEPS), ("A change to an adopted plan", CHANGE_STEPS))
