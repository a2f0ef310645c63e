"""Two plans held against each other: what came, what went, what was reworded, which dates moved.

An action is the same in both by its lasting identity, which rolling forward keeps; failing that, by words that are
nearly the same. Both plans are given in lasting form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

Json = Any
ALIKE = 80.0  # of 100: below it two texts are two actions


@dataclass(frozen=True, slots=True)
class Pair:
    """An action of the earlier plan and the same in the later; None where there is none. `rows` are cells that differ,
    as (name, before, after)."""

    before: Mapping[str, Json] | None
    after: Mapping[str, Json] | None
    rows: tuple[tuple[str, str, str], ...] = ()

    @property
    def kind(self) -> str:
        """added, gone, changed or same."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "gone"
        return "changed" if self.rows else "same"


def compare(earlier: Mapping[str, Json], later: Mapping[str, Json]) -> list[Pair]:
    """The actions of both plans in pairs: the later plan's order, then what is gone, in the earlier plan's order."""
    left = {one["uid"]: one for one in _actions(earlier)}
    pairs = []
    strangers = []
    for after in _actions(later):
        before = left.pop(after["uid"], None)
        pairs.append((before, after))
        if before is None:
            strangers.append(len(pairs) - 1)
    for place in strangers:
        after = pairs[place][1]
        likest = max(left.values(), key=lambda one: fuzz.ratio(one["text"], after["text"]), default=None)
        if likest is not None and fuzz.ratio(likest["text"], after["text"]) >= ALIKE:
            pairs[place] = (left.pop(likest["uid"]), after)
    found = [Pair(before, after, tuple(_rows(before, after)) if before else ()) for before, after in pairs]
    return found + [Pair(before, None) for before in left.values()]


def _actions(plan: Mapping[str, Json]) -> Iterator[Mapping[str, Json]]:
    for priority in plan["priorities"]:
        yield from (one for one in priority["actions"] if not one.get("withdrawn_on"))


def _rows(before: Mapping[str, Json], after: Mapping[str, Json]) -> Iterator[tuple[str, str, str]]:
    for name, of in (
        ("Number", _number),
        ("Action", _text),
        ("Owners", _owners),
        ("Dates", _dates),
        ("Measures", _measures),
    ):
        was, becomes = of(before), of(after)
        if was.split() != becomes.split():
            yield name, was, becomes


def _number(action: Mapping[str, Json]) -> str:
    return str(action["number"])


def _text(action: Mapping[str, Json]) -> str:
    return str(action["text"])


def _owners(action: Mapping[str, Json]) -> str:
    return ", ".join(one.get("name") or one.get("person") or "" for one in action["owners"])


def _dates(action: Mapping[str, Json]) -> str:
    return "; ".join(
        ": ".join(filter(None, [one.get("label"), one.get("due") or "no date yet"])) for one in action["milestones"]
    )


def _measures(action: Mapping[str, Json]) -> str:
    return "\n".join(one["text"] for one in action["measures"])
