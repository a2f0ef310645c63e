"""The room's tables."""

from sightline.training.models.bookings import Booking, Key
from sightline.training.models.courses import Course, Need, Promise, Session, Terms
from sightline.training.models.evaluations import Note, Reached, SessionExercise

__all__ = [
    "Booking",
    "Course",
    "Key",
    "Need",
    "Note",
    "Promise",
    "Reached",
    "Session",
    "SessionExercise",
    "Terms",
]
