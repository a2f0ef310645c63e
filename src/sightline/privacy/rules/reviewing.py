"""What becomes of words that were kept with a reason."""

from __future__ import annotations

import enum


class Outcome(enum.StrEnum):
    """What the reviewer decided."""

    STAYS = "stays"
    REWORD = "reword"


OUTCOMES = {Outcome.STAYS: "May stay", Outcome.REWORD: "To be reworded"}


class NotYet(ValueError):
    """Why a review cannot be recorded, in a sentence."""
