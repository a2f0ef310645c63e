"""Baseline and approved changes give the plan as at any date; the live rows are its cache.

Corrections put right what was misread or mistyped, so they hold for every date: the board had adopted the right words
all along. Changes hold from the day they were decided, in the order they were decided.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sightline.plan.rules.format import LASTING
from sightline.plan.rules.states import ChangeKind, ChangeState

Json = Any


@dataclass(frozen=True, slots=True)
class Replayable:
    """A change or a correction, as plain values. `corrects` is the change it puts right, None for the baseline."""

    id: int
    kind: str
    state: str
    uid: str
    field: str
    becomes: Json
    decided_on: dt.date | None = None
    corrects: int | None = None


def as_at(baseline: Mapping[str, Json], changes: Iterable[Replayable], day: dt.date | None) -> dict[str, Json]:
    """The lasting document as it stood at the end of `day`; None for as it stands now. The baseline is not touched."""
    document = copy.deepcopy(dict(baseline))
    nodes = {node["uid"]: node for node in things(document)}
    for change in in_force(changes, day):
        node = nodes[change.uid]
        if change.field == "number":
            _renumber(document, node, change.becomes)
        elif change.becomes in (None, False, []) and change.field in OPTIONAL_FIELDS:
            node.pop(change.field, None)
        else:
            node[change.field] = copy.deepcopy(change.becomes)
    return document


def _renumber(document: dict[str, Json], action: dict[str, Json], number: str) -> None:
    """Gives an action its number, and the outcomes that list it too."""
    for priority in document["priorities"]:
        if any(one is action for one in priority["actions"]):
            for outcome in priority["outcomes"]:
                outcome["actions"] = [number if one == action["number"] else one for one in outcome["actions"]]
    action["number"] = number


# Fields that the format leaves out where they say nothing.
OPTIONAL_FIELDS = frozenset({"withdrawn_on", "occurrences", "by"})


def as_adopted(baseline: Mapping[str, Json], changes: Iterable[Replayable]) -> dict[str, Json]:
    """The lasting document as adopted, with what was misread put right and nothing changed."""
    return as_at(baseline, (one for one in changes if one.kind == ChangeKind.CORRECTION), None)


def in_force(changes: Iterable[Replayable], day: dt.date | None) -> list[Replayable]:
    """What to apply to the baseline for `day`, in order: its corrections, then approved changes, each as corrected."""
    ordered = sorted(changes, key=lambda one: one.id)
    corrected = {one.corrects: one for one in ordered if one.kind == ChangeKind.CORRECTION and one.corrects}
    base = [one for one in ordered if one.kind == ChangeKind.CORRECTION and not one.corrects]
    approved = [
        one
        for one in ordered
        if one.kind == ChangeKind.CHANGE
        and one.state == ChangeState.APPROVED
        and one.decided_on is not None
        and (day is None or one.decided_on <= day)
    ]
    approved.sort(key=lambda one: (one.decided_on, one.id))
    return base + [corrected.get(one.id, one) for one in approved]


def value_now(changes: Iterable[Replayable], uid: str, field: str, adopted: Json) -> Json:
    """What one field of one thing is now: the last word in force, else `adopted`, its value in the baseline."""
    value = adopted
    for change in in_force((one for one in changes if one.uid == uid and one.field == field), None):
        value = change.becomes
    return value


def value_adopted(changes: Iterable[Replayable], uid: str, field: str, now: Json, was: Mapping[int, Json]) -> Json:
    """What one field of one thing was in the baseline as corrected, told from its changes alone.

    `now` is its value in the live rows and `was` what each change, by its id, found there.
    """
    own = sorted((one for one in changes if one.uid == uid and one.field == field), key=lambda one: one.id)
    corrections = [one for one in own if one.kind == ChangeKind.CORRECTION and not one.corrects]
    if corrections:
        return corrections[-1].becomes
    approved = [one for one in in_force(own, None) if one.id in was]
    return was[min(approved, key=lambda one: one.id).id] if approved else now


def things(document: Mapping[str, Json]) -> Iterator[dict[str, Json]]:
    """Each thing of a lasting document that a change can name."""
    for priority in document["priorities"]:
        yield priority
        yield from priority["outcomes"]
        yield from priority["measures"]
        for action in priority["actions"]:
            yield action
            for key in ("owners", "milestones", "measures", "monitoring"):
                yield from action[key]


def without_lasting(document: Mapping[str, Json]) -> dict[str, Json]:
    """The document as people exchange it: no identities of rows, and nobody said to answer where there is one owner."""
    formed = copy.deepcopy(dict(document))
    for thing in things(formed):
        for key in LASTING:
            thing.pop(key, None)
    for priority in formed["priorities"]:
        for action in priority["actions"]:
            if len(action["owners"]) == 1:
                action["owners"][0].pop("answers", None)
    return formed
