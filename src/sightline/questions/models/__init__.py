"""The room's tables."""

from sightline.questions.models.exercises import (
    Banded,
    Exercise,
    Heard,
    Invite,
    Population,
    Return,
    Tally,
    Value,
)
from sightline.questions.models.instruments import Asked, Instrument, Question, Section, Standard, Version
from sightline.questions.models.outside import ExternalResult, ExternalSurvey, YouSaid

__all__ = [
    "Asked",
    "Banded",
    "Exercise",
    "ExternalResult",
    "ExternalSurvey",
    "Heard",
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
    "YouSaid",
]
