"""The progress room's tables."""

from sightline.progress.models.cycles import Cycle, Frozen, RoundSettings
from sightline.progress.models.updates import Ask, Attachment, DateAsked, Draft, Said, Update, Version

__all__ = [
    "Ask",
    "Attachment",
    "Cycle",
    "DateAsked",
    "Draft",
    "Frozen",
    "RoundSettings",
    "Said",
    "Update",
    "Version",
]
