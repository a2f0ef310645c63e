"""When a message is tried again, whose claim has run out, and when scheduled work was last due: pure."""

from __future__ import annotations

import datetime as dt
import enum
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")

# How long after each failed try the next one is; when they are used up the message has failed.
WAITS = tuple(dt.timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 1440))

# A worker that has not said what became of its message or its work for so long is taken to be dead. Longer than any
# try can last (EMAIL_TIMEOUT is 20 seconds for each step of the conversation), so that the living are left alone.
LEASE = dt.timedelta(minutes=10)

# How long the words of a message are kept after it was sent; that it was sent, to whom and when, stays.
KEPT = dt.timedelta(days=90)


class State(enum.StrEnum):
    """Where a message is."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


class Rung(enum.StrEnum):
    """As what somebody is reminded: because she owes it, stands in, chairs the body that owes it, or manages all."""

    OWNER = "owner"
    DEPUTY = "deputy"
    CHAIR = "chair"
    MANAGER = "manager"


# What each state may become: taken by a worker; sent, tried again or given up; queued again by a person.
BECOMES: dict[State, frozenset[State]] = {
    State.QUEUED: frozenset({State.SENDING}),
    State.SENDING: frozenset({State.SENDING, State.SENT, State.QUEUED, State.FAILED}),
    State.SENT: frozenset(),
    State.FAILED: frozenset({State.QUEUED}),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of a message that was refused."""

    state: State
    next_at: dt.datetime | None


def after_refusal(*, attempts: int, for_good: bool, now: dt.datetime) -> Verdict:
    """What becomes of a message at its `attempts`-th refusal (from 1). `for_good`: the server says never (SMTP 5xx)."""
    if for_good or attempts > len(WAITS):
        return Verdict(State.FAILED, None)
    return Verdict(State.QUEUED, now + WAITS[attempts - 1])


def is_for_good(smtp_code: int | None) -> bool:
    """Whether a reply code means never. Source: RFC 5321, 4.2.1: 4yz is transient, 5yz permanent."""
    return smtp_code is not None and 500 <= smtp_code < 600


def token_hash(token: str) -> str:
    """What is stored of a link's token (hex): whoever reads the table cannot open the link."""
    return hashlib.sha256(token.encode()).hexdigest()


_TOKEN = re.compile(r"(https?://\S*/)[A-Za-z0-9_-]{43}(?=/|\s|$)")


def without_tokens(lines: Sequence[str]) -> list[str]:
    """A message's words as others may read them: its links lead to one person's tasks and are hers alone."""
    return [_TOKEN.sub(r"\1…", line) for line in lines]


class Standing(enum.StrEnum):
    """Where a link stands for whoever opens it."""

    OPENS = "opens"
    WRONG = "wrong"  # no such link, or one to another kind of thing
    OVER = "over"
    REVOKED = "revoked"
    LEFT = "left"  # its person is no longer there
    ANOTHERS = "another's"  # somebody else is signed in


def standing(*, until: dt.datetime, revoked_at: dt.datetime | None, now: dt.datetime, person_active: bool) -> Standing:
    """Where a link that exists stands at `now`. One that was taken back says so, even once it is over."""
    if revoked_at is not None:
        return Standing.REVOKED
    if until <= now:
        return Standing.OVER
    return Standing.OPENS if person_active else Standing.LEFT


def latest_due(at: dt.time, now: dt.datetime) -> dt.datetime:
    """The last moment, up to `now`, when work done daily at the hour `at` (in London) was due.

    Raises ValueError for an hour between 1:00 and 2:00, which one day a year lacks and another has twice.
    """
    if dt.time(1) <= at < dt.time(2):
        raise ValueError("Between one and two in the morning the clocks change; choose another hour.")
    today = now.astimezone(LONDON).date()
    due = dt.datetime.combine(today, at, LONDON)
    return due if due <= now else dt.datetime.combine(today - dt.timedelta(days=1), at, LONDON)
