"""The governance room's tables."""

from sightline.governance.models.challenges import Answer, Challenge, Escalation
from sightline.governance.models.items import Item, PaperAsk
from sightline.governance.models.meetings import Meeting, RestrictedQuerySet, StandingItem
from sightline.governance.models.minutes import Attendance, Decision, Minute, Task
from sightline.governance.models.reports import ChairReport, Note, Promotion, Publication

__all__ = [
    "Answer",
    "Attendance",
    "ChairReport",
    "Challenge",
    "Decision",
    "Escalation",
    "Item",
    "Meeting",
    "Minute",
    "Note",
    "PaperAsk",
    "Promotion",
    "Publication",
    "RestrictedQuerySet",
    "StandingItem",
    "Task",
]
