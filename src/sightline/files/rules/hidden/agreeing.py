"""What whoever gives a file is asked about what its readers would not see, and what she may answer."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from sightline.files.rules import NotStored
from sightline.files.rules.hidden.seen import Hidden

# What may name a child or a family to whoever looks for it, and is seldom meant for readers. Not asked about is what
# nearly every file holds (who wrote it, where its template lies), nor what a reader does see in the usual window.
ASKED_ABOUT = frozenset(
    ("comments", "tracked changes", "hidden text", "hidden sheets", "hidden rows", "hidden slides", "pivot data",
     "linked data", "files within")
)  # fmt: skip


class Unseen(enum.StrEnum):
    """What is to become of what a file holds unseen."""

    ASK = ""
    TAKEN_OUT = "taken_out"
    STAYS = "stays"


@dataclass(frozen=True, slots=True)
class Agreed:
    """What she agreed to: that programs are taken out, and what is to become of what is unseen."""

    without_programs: bool = False
    unseen: Unseen = Unseen.ASK


NOTHING_AGREED = Agreed()
"""She was asked nothing yet."""


@dataclass(frozen=True, slots=True)
class Storable:
    """What is stored: the name and the bytes, whether programs were taken out, and the kinds of unseen things that
    were, or that are left."""

    name: str
    content: bytes
    without_programs: bool = False
    taken_out: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class HoldsUnseen(NotStored):
    """Files hold what their readers would not see, and nobody has said what is to become of it; nothing was stored.
    `found` are their names, "" where one alone was given, with what was found."""

    def __init__(self, found: Sequence[tuple[str, Sequence[Hidden]]]) -> None:
        self.found = found
        *others, last = (_said(*one) for one in found)
        files = "your files" if found[0][0] else "the file"
        then = f"Nothing is stored yet: say below what is to become of it, and choose {files} again."
        super().__init__(*others, f"{last} {then}")

    @property
    def can_be_taken_out(self) -> bool:
        """Whether a copy would be without any of it."""
        return any(one.cleaned for _, held in self.found for one in held)


def _said(name: str, held: Sequence[Hidden]) -> str:
    what = " ".join(one.text for one in held)
    return f"{f'“{name}”' if name else 'The file'} holds what its readers do not see. {what}"
