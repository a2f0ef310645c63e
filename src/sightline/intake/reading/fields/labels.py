"""The words beside a printed date: what it is that falls due."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .moments import Moment
from .patterns import Pattern

_LEADING = Pattern(
    r"^[\s,;:.()\[\]/-]*(?:(?:for|by|in|on|at|of|the|and|then|&|end\s+of|end|with|at\s+the\s+latest|latest)\b[\s,:-]*)*",
    re.IGNORECASE,
)
_TRAILING = Pattern(
    r"[\s,;:(\[-]*(?:\b(?:by|at|in|on|of|for|the|end|between|due|due\s+date|from|until|and|during"
    r"|before|within|no\s+later\s+than|not\s+later\s+than|target|target\s+date|deadline|to|w/c|w/e"
    r"|week\s+(?:commencing|ending|beginning)|fy|date)\b[\s,;:(-]*)*$",
    re.IGNORECASE,
)


def clean(text: str, *, opening: bool = False) -> str:
    """A label without the words that only led to its date, and without unmatched brackets; one that opens its clause
    keeps its first words."""
    begun = None if opening else _LEADING.match(text)
    ended = _TRAILING.search(text, begun.end() if begun else 0)
    label = text[begun.end() if begun else 0 : ended.start() if ended else len(text)].strip(" .,;:–—-")
    if label.count("(") != label.count(")"):
        label = label.strip("() ")
    return label if re.search(r"\w", label) else ""


def labelled(moments: Sequence[Moment], text: str) -> list[tuple[str, Moment]]:
    """Each moment with its words: those before it where the text begins with words ("Audit Q1"), else those after it
    ("Q1 for audit")."""
    ahead = clean(text[: moments[0].start], opening=True)
    if len(moments) == 1:
        behind = clean(text[moments[0].stop :])
        return [(text.strip(" .,;") if ahead and behind else ahead or behind, moments[0])]
    out = []
    for n, moment in enumerate(moments):
        if ahead:
            words = text[moments[n - 1].stop if n else 0 : moment.start]
        else:
            words = text[moment.stop : moments[n + 1].start if n + 1 < len(moments) else len(text)]
        label = clean(words, opening=n == 0 and bool(ahead))
        # "Reports in June and December": the words before the first govern those that have none
        if ahead and not label:
            own = words.strip(" .,;:&/+–—-")
            label = ahead if own.casefold() in ("", "and", "or", "then", "to") else own
        out.append((label, moment))
    return out
