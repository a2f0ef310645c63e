"""The room's tables."""

from sightline.questions.models.exercises import Exercise, Invite, Population, Return, Tally, Value
from sightline.questions.models.instruments import Asked, Instrument, Question, Section, Standard, Version

__all__ = [
    "Asked",
    "Exercise",
    "Instrument",
    "Invite",
    "Population",
    "Question",
    "Return",
    "Section",
    "Standard",
    "Tally",
    "Value",
    "Version",
]
