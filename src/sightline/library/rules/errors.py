"""What the room refuses is said as everywhere: `plan.rules.errors`. Here is what is needed before a text is stored."""

from __future__ import annotations

from sightline.plan.rules.errors import NotYet


def needed(text: str, sentence: str) -> str:
    """The text without white space at its ends, and without letters no database keeps. Raises NotYet with `sentence`
    where nothing is left."""
    kept = text.replace("\x00", "").strip()
    if not kept:
        raise NotYet([sentence])
    return kept
