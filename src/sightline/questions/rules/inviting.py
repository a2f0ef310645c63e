"""What an invitation and its reminders say, and on which days somebody is reminded: pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

REMINDERS = 2  # at most, to an address outside
# How long the addresses of those who were invited are kept once it has closed: as long as the words of mail.
ADDRESSES_KEPT = dt.timedelta(days=90)
_LAST_CALL = dt.timedelta(days=2)  # before the last day


@dataclass(frozen=True, slots=True)
class Letter:
    """A message's subject and its paragraphs."""

    subject: str
    lines: tuple[str, ...]


def invitation(
    *,
    title: str,
    partnership: str,
    anonymous: bool,
    opens_on: dt.date,
    closes_on: dt.date,
    today: dt.date,
    address: str,
) -> Letter:
    """The first letter."""
    begins = f" from {_day(opens_on)}" if opens_on > today else ""
    return Letter(
        f"Please answer: {title}"[:160],
        (
            f"{partnership} asks you to answer “{title}”. You can{begins} until the end of {_day(closes_on)}:",
            address,
            _who_sees(anonymous),
            "The link is yours alone and counts one answer: please do not pass it on.",
        ),
    )


def reminder(*, title: str, partnership: str, anonymous: bool, closes_on: dt.date, address: str) -> Letter:
    """A letter to who may not have answered yet."""
    again = (
        "If you have answered already, thank you: everybody gets this letter, because nobody can see who has."
        if anonymous
        else "You have not answered yet."
    )
    return Letter(
        f"A reminder: {title}"[:160],
        (
            f"{partnership} asked you to answer “{title}”. You can until the end of {_day(closes_on)}:",
            address,
            again,
            _who_sees(anonymous),
        ),
    )


def reminder_days(opens_on: dt.date, closes_on: dt.date) -> tuple[dt.date, ...]:
    """The days on which those outside are reminded: halfway, and two days before the last; of a short window fewer."""
    halfway = opens_on + (closes_on - opens_on) / 2
    last = closes_on - _LAST_CALL
    return tuple(dict.fromkeys(day for day in (halfway, last) if opens_on < day <= closes_on))[:REMINDERS]


def is_reminded(*, opens_on: dt.date, closes_on: dt.date, today: dt.date) -> bool:
    """Whether the digest carries an anonymous invitation today, for all who were invited alike."""
    return today in reminder_days(opens_on, closes_on)


def _who_sees(anonymous: bool) -> str:
    if anonymous:
        return "It is anonymous: nobody will see who wrote what, now or later."
    return "Your name stands with your answers: the people named on the first page can see them."


def _day(day: dt.date) -> str:
    return f"{day.day} {day:%B %Y}"
