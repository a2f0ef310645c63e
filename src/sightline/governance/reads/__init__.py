"""Every question that pages and papers ask of meetings, decisions, challenges and escalations."""

from sightline.governance.reads.about import (
    challenges_of,
    decisions_of,
    escalations_of,
    notes_of,
    open_challenges,
    open_decisions,
    promotions_of,
    waiting_escalations,
)
from sightline.governance.reads.agenda import About, Agenda, AgendaItem, agenda_of
from sightline.governance.reads.meetings import last_meeting, meetings_of, next_meeting
from sightline.governance.reads.owed import Owed, owed_by
from sightline.governance.reads.seats import presiding, runs, spokespersons

__all__ = [
    "About",
    "Agenda",
    "AgendaItem",
    "Owed",
    "agenda_of",
    "challenges_of",
    "decisions_of",
    "escalations_of",
    "last_meeting",
    "meetings_of",
    "next_meeting",
    "notes_of",
    "open_challenges",
    "open_decisions",
    "owed_by",
    "presiding",
    "promotions_of",
    "runs",
    "spokespersons",
    "waiting_escalations",
]
