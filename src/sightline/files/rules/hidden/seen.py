"""What looking through a file gives."""

from __future__ import annotations

from dataclasses import dataclass

# Of one file as much is read as anybody searches; a file's words beyond are said to be unread.
TEXT_LIMIT = 300_000


@dataclass(frozen=True, slots=True)
class Hidden:
    """One thing a file holds unseen: what kind, in a sentence, and whether the cleaned copy is without it."""

    kind: str
    text: str
    cleaned: bool

    def as_json(self) -> dict[str, object]:
        """As a table keeps it."""
        return {"kind": self.kind, "text": self.text, "cleaned": self.cleaned}


@dataclass(frozen=True, slots=True)
class Seen:
    """The words that could be read, what could not in a sentence, and what is hidden; of a copy, whether programs were
    taken out of what was given."""

    text: str
    unread: str = ""
    hidden: tuple[Hidden, ...] = ()
    without_programs: bool = False


def counted(number: int, one: str, many: str) -> str:
    """ "1 comment", "12 comments"."""
    return f"{number} {one if number == 1 else many}"


def bounded(text: str, unread: str = "") -> tuple[str, str]:
    """The text up to the limit, and the sentence that says so where it is cut."""
    text = text.replace("\x00", "")
    if len(text) <= TEXT_LIMIT:
        return text, unread
    return text[:TEXT_LIMIT], f"It is long: the search reads its first {TEXT_LIMIT:,} letters."
