"""What may be told of anonymous answers: nothing while they come in, and nothing of fewer than ten. Pure.

Hiding one small group of a whole that is shown hides nothing: it is the whole less the others. So where a group is
hidden, what is hidden together reaches ten too, and larger groups are hidden until it does.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from sightline.questions.rules.kinds import ExerciseState, Mode

FEWEST = 10
OPEN = "Nobody is shown anything while it is open: the answers are shuffled and shown once it has closed."
FEW = f"Fewer than {FEWEST} people answered this, so nothing is shown: somebody could be known by her answers."
FEW_OF_GROUP = f"A group is shown from {FEWEST} answers, and where what is left over cannot be told by taking it away."


def why_hidden(*, mode: str, state: str, answered: int) -> str:
    """Why what `answered` people said may not be told, in a sentence; "" where it may."""
    if mode != Mode.ANONYMOUS:
        return ""
    if state != ExerciseState.CLOSED:
        return OPEN
    return FEW if answered < FEWEST else ""


def shown_groups(counts: Mapping[str, int], whole: int) -> frozenset[str]:
    """Which groups of a whole may be shown. A group is "Name: value"; those of one name divide the whole between them,
    and whoever is in none makes up the rest.

    Each has at least ten; and of each name, what is left over is nobody or at least ten."""
    shown: set[str] = set()
    names = {group.partition(": ")[0] for group in counts}
    for name in names:
        own = {group: n for group, n in counts.items() if group.partition(": ")[0] == name}
        kept = sorted((group for group, n in own.items() if n >= FEWEST), key=lambda group: (own[group], group))
        while kept and 0 < whole - sum(own[group] for group in kept) < FEWEST:
            kept.pop(0)
        shown.update(kept)
    return frozenset(shown)


def group_name(name: str, value: str) -> str:
    """A group as it is counted under: "Agency: Police"."""
    return f"{name}: {value}"[:200]


def is_due(*, state: str, opens_on: dt.date, closes_on: dt.date, today: dt.date) -> ExerciseState | None:
    """What the calendar makes of an exercise today: to be opened, to be closed, or neither. It is open to the end of
    its last day."""
    if state == ExerciseState.DRAFT and opens_on <= today <= closes_on:
        return ExerciseState.OPEN
    if state == ExerciseState.OPEN and closes_on < today:
        return ExerciseState.CLOSED
    return None
