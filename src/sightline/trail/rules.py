"""How an entry is sealed: pure, so that anybody can check a chain with nothing but this page.

digest = SHA-256 of salt | before | after, so a text can be blanked while its digest stays.
hash   = SHA-256 of the previous hash and every field of the entry, the digest among them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

VERB_LENGTH = 40  # letters a verb may have
FIRST = "0" * 64  # what the first entry of a chain has for a previous hash


class Actor(Protocol):
    """Whoever does something: a person, or the program itself."""

    @property
    def actor_id(self) -> str: ...

    @property
    def actor_label(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Program:
    """The program acting for nobody in particular: a command, scheduled work."""

    actor_label: str
    actor_id: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """The fields of an entry that its hash covers."""

    partnership_id: int
    seq: int
    at: dt.datetime
    actor_id: str
    actor_label: str
    via: str
    verb: str
    thing: str
    thing_id: str
    digest: str


def canonical(value: Mapping[str, Any] | None) -> str:
    """A change as text, the same on every machine: JSON with sorted keys; dates as ISO; "" for nothing.

    Raises TypeError for a value that has no plain form (a model, a set): name the field's plain value instead.
    """
    if value is None:
        return ""
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, dt.date | dt.datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} cannot stand in the trail; give its plain value.")


_as_json = json.JSONEncoder(ensure_ascii=False).encode  # made once: json.dumps would make it anew for each entry


def digest(salt: str, before: str, after: str) -> str:
    """The digest of an entry's texts. The salt (hex) keeps a short text from being guessed from its digest."""
    return _sha(_as_json([salt, before, after]))


def seal(previous: str, entry: Sealed) -> str:
    """The hash (hex) of an entry that stands after the one with hash `previous`."""
    fields = [
        previous,
        entry.partnership_id,
        entry.seq,
        entry.at.astimezone(dt.UTC).isoformat(timespec="microseconds"),
        entry.actor_id,
        entry.actor_label,
        entry.via,
        entry.verb,
        entry.thing,
        entry.thing_id,
        entry.digest,
    ]
    return _sha(_as_json(fields))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
