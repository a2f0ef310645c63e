"""What a scan finds: its kind, where it stands, and the sentence that says so."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass


class Kind(enum.StrEnum):
    """What a piece of text reads like."""

    NHS_NUMBER = "nhs_number"
    DATE_OF_BIRTH = "date_of_birth"
    POSTCODE = "postcode"
    TELEPHONE = "telephone"
    EMAIL = "email"
    NAME = "name"


WORDS = {
    Kind.NHS_NUMBER: "an NHS number",
    Kind.DATE_OF_BIRTH: "a date of birth",
    Kind.POSTCODE: "a full postcode",
    Kind.TELEPHONE: "a telephone number",
    Kind.EMAIL: "an e-mail address",
    Kind.NAME: "the name of a child or of somebody in a family",
}
INSTEAD = {
    Kind.NHS_NUMBER: "Leave it out, or use the case’s pseudonym.",
    Kind.DATE_OF_BIRTH: "Say the age instead, such as “aged seven”.",
    Kind.POSTCODE: "Name the town or the ward instead.",
    Kind.TELEPHONE: "Leave it out, or name the team to ring.",
    Kind.EMAIL: "Leave it out, or name the team to write to.",
    Kind.NAME: "Say “the child”, “the mother” or the case’s pseudonym instead.",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of a text that reads like an identifier: `text` exactly as it stands between `start` and `end`."""

    kind: Kind
    text: str
    start: int
    end: int

    @property
    def sentence(self) -> str:
        """What it reads like and which words to use instead."""
        return f"“{shown(self.text)}” reads like {WORDS[self.kind]}. {INSTEAD[self.kind]}"


def shown(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def kinds_of(findings: Iterable[Finding]) -> list[str]:
    """The kinds among the findings, each once, in their usual order."""
    found = {one.kind for one in findings}
    return [kind.value for kind in Kind if kind in found]


def in_words(kinds: Iterable[str]) -> str:
    """Kinds as a person reads them: "a date of birth and a full postcode"."""
    words = [WORDS[Kind(kind)] for kind in kinds]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
