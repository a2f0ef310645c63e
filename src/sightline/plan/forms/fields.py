"""Small pieces that the room's forms are made of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence


def lines(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def with_choice(choices: Sequence[tuple[str, str]], value: str) -> list[tuple[str, str]]:
    """The choices, with what a document printed among them where it is none of them."""
    return list(choices) if value in dict(choices) or not value else [*choices, (value, f"{value} (as printed)")]


def iso(day: dt.date | None) -> str | None:
    """A date as the plan format writes it."""
    return day.isoformat() if day else None
