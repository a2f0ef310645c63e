"""What the room's kinds are called on screens and in papers."""

from __future__ import annotations

import enum


class Purpose(enum.StrEnum):
    """What an item or a paper wants of those who read it."""

    DECISION = "decision"
    ASSURANCE = "assurance"
    INFORMATION = "information"


class ItemKind(enum.StrEnum):
    """What an item of an agenda is about."""

    PLAIN = "plain"
    MINUTES = "minutes"  # of an earlier meeting, to be approved
    MATTERS = "matters"  # arising: the tasks of earlier meetings
    ACTION = "action"
    CHANGE = "change"
    CHALLENGE = "challenge"
    ESCALATION = "escalation"
    CYCLE = "cycle"
    REPORT = "report"


class Capacity(enum.StrEnum):
    """As what somebody comes to a meeting."""

    MEMBER = "member"
    DEPUTY = "deputy"
    ATTENDING = "attending"  # officers who serve the meeting
    GUEST = "guest"


class Presence(enum.StrEnum):
    """Whether somebody came. Empty where nobody has said yet."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"


class Judged(enum.StrEnum):
    """What came of an answer to a challenge."""

    SATISFIED = "satisfied"
    PRESSED = "pressed"


PURPOSES: dict[str, str] = {
    Purpose.DECISION: "For decision",
    Purpose.ASSURANCE: "For assurance",
    Purpose.INFORMATION: "For information",
}
CAPACITIES: dict[str, str] = {
    Capacity.MEMBER: "Member",
    Capacity.DEPUTY: "Deputy",
    Capacity.ATTENDING: "In attendance",
    Capacity.GUEST: "Guest",
}
PRESENCES: dict[str, str] = {
    Presence.PRESENT: "Present",
    Presence.APOLOGIES: "Apologies",
    Presence.ABSENT: "Absent",
}
# How an item is entitled where nobody gave it other words.
TITLES: dict[str, str] = {
    ItemKind.MATTERS: "Matters arising",
    ItemKind.MINUTES: "Minutes of the last meeting",
}
