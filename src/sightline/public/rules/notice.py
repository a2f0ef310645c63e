"""What the site says of privacy by itself. Pure: how long things are kept is what the program does, not a promise."""

from __future__ import annotations

from dataclasses import dataclass

_USUAL = (
    "{board} is responsible for what this site keeps. If you want to know what is kept about you, have it put right or"
    " removed, or if you object to its being kept, write to us: {contact}. The council’s data protection officer"
    " advises us and can be reached the same way.",
    "We keep what you give us because bringing agencies together to safeguard children, with the training and"
    " surveys that this needs, is a public task that the law gives us. We share it with nobody but the agencies that"
    " take part.",
    "If you are not content with our answer, you can complain to the Information Commissioner’s Office.",
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of somebody, why, who sees it, until when."""

    what: str
    why: str
    who: str
    until: str


def usual_notice(board: str, contact: str) -> list[str]:
    """The paragraphs that stand where a partnership wrote none of its own."""
    return [one.format(board=board, contact=contact) for one in _USUAL]
