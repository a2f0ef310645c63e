"""What the record tells of a thing of the plan, as people read it: milestones as sentences, no identities of rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sightline.plan.rules.changes import owners_in_words
from sightline.plan.rules.format import LASTING
from sightline.plan.rules.words import measure_in_words, milestone_in_words, monitoring_in_words

Json = Any
# Follows from what is told, or is no matter for a reader.
UNTOLD = frozenset({"rewritten", "uid", "outcome_uid"})
_SAID: dict[str, Callable[[Json], Json]] = {
    "owners": owners_in_words,
    "milestones": lambda things: [milestone_in_words(one) for one in things],
    "measures": lambda things: [measure_in_words(one) for one in things],
    "monitoring": lambda things: [monitoring_in_words(one) for one in things],
    "outcomes": lambda things: [one["text"] for one in things],
    "sub_actions": lambda things: [one["text"] for one in things],
}


def recorded(key: str, value: Json) -> Json:
    """The value of a key of the plan format as the record tells it."""
    return _SAID[key](value) if key in _SAID and value else bare(value)


def bare(value: Json) -> Json:
    """A value without identities of rows."""
    if isinstance(value, list):
        return [bare(one) for one in value]
    if isinstance(value, Mapping):
        return {key: bare(one) for key, one in value.items() if key not in LASTING}
    return value


def told_apart(before: Mapping[str, Json], after: Mapping[str, Json]) -> tuple[dict[str, Json], dict[str, Json]]:
    """The keys that changed, as they were and as they are: in words, or as they stand where the words say the same."""
    was, becomes = {}, {}
    for key in {**before, **after}:
        old, new = before.get(key), after.get(key)
        if key in UNTOLD or old == new:
            continue
        said_old, said_new = recorded(key, old), recorded(key, new)
        if said_old == said_new:
            said_old, said_new = (bare(old), bare(new)) if bare(old) != bare(new) else (old, new)
        was[key], becomes[key] = said_old, said_new
    return was, becomes
