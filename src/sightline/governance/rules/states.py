"""The states of what a board's governance is made of, as tables: from, act, to. `docs/reference/states.md` is drawn
from them."""

from __future__ import annotations

import enum

from sightline.kit.steps import Step
from sightline.plan.rules.errors import NotYet


class MeetingState(enum.StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    ISSUED = "issued"
    HELD = "held"
    CANCELLED = "cancelled"


class MinutesState(enum.StrEnum):
    """Where the minutes of a meeting stand. Approved ones are never written again."""

    NONE = "none"
    DRAFT = "draft"
    CORRECTED = "corrected"
    APPROVED = "approved"


class DecisionState(enum.StrEnum):
    """A decision is followed until somebody records what came of it."""

    FOLLOWED = "followed"
    DONE = "done"


class TaskState(enum.StrEnum):
    """Where a meeting's task stands."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class ChallengeState(enum.StrEnum):
    """Where a question to a body stands."""

    RAISED = "raised"
    ANSWERED = "answered"
    PRESSED = "pressed"
    SATISFIED = "satisfied"
    WITHDRAWN = "withdrawn"


class EscalationState(enum.StrEnum):
    """Where something that one body put before another stands."""

    RAISED = "raised"
    LISTED = "listed"
    DECIDED = "decided"
    RETURNED = "returned"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class ReportState(enum.StrEnum):
    """Where a chair's report stands."""

    DRAFT = "draft"
    SUBMITTED = "submitted"


class PublicationState(enum.StrEnum):
    """Where the publishing of a cycle's progress stands."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


MEETING_STEPS = (
    Step(None, "plan", MeetingState.PLANNED, "a body, a day and an hour"),
    Step(MeetingState.PLANNED, "change", MeetingState.PLANNED, "the right to run the body's meetings"),
    Step(MeetingState.PLANNED, "issue the agenda", MeetingState.ISSUED, "at least one item"),
    Step(MeetingState.ISSUED, "change", MeetingState.ISSUED, "the same; who was told is told again"),
    Step(MeetingState.ISSUED, "take the agenda back", MeetingState.PLANNED, "a reason"),
    Step(MeetingState.PLANNED, "hold", MeetingState.HELD, "its day has come"),
    Step(MeetingState.ISSUED, "hold", MeetingState.HELD, "its day has come"),
    Step(MeetingState.PLANNED, "cancel", MeetingState.CANCELLED, "a reason"),
    Step(MeetingState.ISSUED, "cancel", MeetingState.CANCELLED, "a reason; who was told is told"),
)
MINUTES_STEPS = (
    Step(MinutesState.NONE, "write", MinutesState.DRAFT, "a meeting that was held"),
    Step(MinutesState.DRAFT, "write", MinutesState.DRAFT, "the draft was not sent round yet"),
    Step(MinutesState.DRAFT, "send round", MinutesState.DRAFT, "a draft in words"),
    Step(MinutesState.DRAFT, "correct", MinutesState.CORRECTED, "the draft was sent round; both wordings are kept"),
    Step(MinutesState.CORRECTED, "correct", MinutesState.CORRECTED, "the same"),
    Step(MinutesState.DRAFT, "approve", MinutesState.APPROVED, "a later meeting of the same body that was held"),
    Step(MinutesState.CORRECTED, "approve", MinutesState.APPROVED, "the same"),
)
DECISION_STEPS = (
    Step(None, "record", DecisionState.FOLLOWED, "a meeting, and what was decided in words"),
    Step(DecisionState.FOLLOWED, "reword", DecisionState.FOLLOWED, "the minutes are not approved yet"),
    Step(
        DecisionState.FOLLOWED,
        "record its effect",
        DecisionState.DONE,
        "what came of it, and from which day; of a change of the plan the change itself, at once",
    ),
)
TASK_STEPS = (
    Step(None, "set", TaskState.OPEN, "what is to be done; a person or a body"),
    Step(TaskState.OPEN, "finish", TaskState.DONE, "whose task it is, or whoever runs the meeting"),
    Step(TaskState.OPEN, "drop", TaskState.DROPPED, "a reason"),
)
CHALLENGE_STEPS = (
    Step(None, "raise", ChallengeState.RAISED, "a seat that may challenge; a body, a question, a day"),
    Step(ChallengeState.RAISED, "answer", ChallengeState.ANSWERED, "a seat in the body asked, or its link"),
    Step(ChallengeState.PRESSED, "answer", ChallengeState.ANSWERED, "the same"),
    Step(ChallengeState.ANSWERED, "answer", ChallengeState.ANSWERED, "the same, until it is judged: a new version"),
    Step(ChallengeState.ANSWERED, "accept", ChallengeState.SATISFIED, "another than who answered, and why"),
    Step(ChallengeState.ANSWERED, "press", ChallengeState.PRESSED, "another than who answered, why, and a new day"),
    Step(ChallengeState.RAISED, "withdraw", ChallengeState.WITHDRAWN, "a reason"),
    Step(ChallengeState.ANSWERED, "withdraw", ChallengeState.WITHDRAWN, "a reason"),
    Step(ChallengeState.PRESSED, "withdraw", ChallengeState.WITHDRAWN, "a reason"),
)
ESCALATION_STEPS = (
    Step(None, "raise", EscalationState.RAISED, "a seat that may challenge, and why"),
    Step(EscalationState.RAISED, "put on the agenda", EscalationState.LISTED, "a meeting of the body asked"),
    Step(EscalationState.LISTED, "put on the agenda", EscalationState.LISTED, "a later meeting of the same body"),
    Step(EscalationState.LISTED, "take off the agenda", EscalationState.RAISED, "the item is removed"),
    Step(EscalationState.LISTED, "decide", EscalationState.DECIDED, "a decision in words, at that meeting"),
    Step(EscalationState.DECIDED, "return", EscalationState.RETURNED, "the body that carries the decision out"),
    Step(EscalationState.DECIDED, "close", EscalationState.CLOSED, "what came of it"),
    Step(EscalationState.RETURNED, "close", EscalationState.CLOSED, "what came of it"),
    Step(EscalationState.RAISED, "withdraw", EscalationState.WITHDRAWN, "a reason"),
)
REPORT_STEPS = (
    Step(None, "draft", ReportState.DRAFT, "the body's updates of the cycle"),
    Step(ReportState.DRAFT, "write", ReportState.DRAFT, "the chair, a deputy, or whoever runs the body's meetings"),
    Step(ReportState.DRAFT, "submit", ReportState.SUBMITTED, "the same"),
    Step(ReportState.SUBMITTED, "reopen", ReportState.DRAFT, "the same, and a reason"),
)
PUBLICATION_STEPS = (
    Step(None, "publish", PublicationState.PUBLISHED, "a closed cycle, and the meeting that decided, in words"),
    Step(PublicationState.PUBLISHED, "withdraw", PublicationState.WITHDRAWN, "a reason"),
)
# As the reference page lists them.
TABLES = (
    ("A meeting", MEETING_STEPS),
    ("The minutes of a meeting", MINUTES_STEPS),
    ("A decision", DECISION_STEPS),
    ("A meeting's task", TASK_STEPS),
    ("A challenge", CHALLENGE_STEPS),
    ("An escalation", ESCALATION_STEPS),
    ("A chair's report", REPORT_STEPS),
    ("The publishing of a cycle's progress", PUBLICATION_STEPS),
)
LABELS: dict[str, str] = {
    MeetingState.PLANNED: "Planned",
    MeetingState.ISSUED: "Agenda issued",
    MeetingState.HELD: "Held",
    MeetingState.CANCELLED: "Cancelled",
}
MINUTES_LABELS: dict[str, str] = {
    MinutesState.NONE: "No minutes yet",
    MinutesState.DRAFT: "Draft minutes",
    MinutesState.CORRECTED: "Minutes corrected",
    MinutesState.APPROVED: "Minutes approved",
}
TASK_LABELS: dict[str, str] = {
    TaskState.OPEN: "To do",
    TaskState.DONE: "Done",
    TaskState.DROPPED: "No longer needed",
}
CHALLENGE_LABELS: dict[str, str] = {
    ChallengeState.RAISED: "Waiting for an answer",
    ChallengeState.ANSWERED: "Answered",
    ChallengeState.PRESSED: "Pressed again",
    ChallengeState.SATISFIED: "Satisfied",
    ChallengeState.WITHDRAWN: "Withdrawn",
}
ESCALATION_LABELS: dict[str, str] = {
    EscalationState.RAISED: "Waiting for a meeting",
    EscalationState.LISTED: "On the agenda",
    EscalationState.DECIDED: "Decided",
    EscalationState.RETURNED: "Back with its owner",
    EscalationState.CLOSED: "Closed",
    EscalationState.WITHDRAWN: "Withdrawn",
}
REPORT_LABELS: dict[str, str] = {ReportState.DRAFT: "Draft", ReportState.SUBMITTED: "Submitted"}
OPEN_CHALLENGES = (ChallengeState.RAISED, ChallengeState.ANSWERED, ChallengeState.PRESSED)
TO_ANSWER = (ChallengeState.RAISED, ChallengeState.PRESSED)
WAITING_ESCALATIONS = (EscalationState.RAISED, EscalationState.LISTED)


def step_from(steps: tuple[Step, ...], state: str, act: str, refusal: str) -> Step:
    """The step that `act` takes from `state`. Raises NotYet with `refusal`, which says what to do, if there is none."""
    for step in steps:
        if step.start == state and step.act == act:
            return step
    raise NotYet([refusal])
