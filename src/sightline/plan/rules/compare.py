"""Two plans side by side: what came, what went, what was reworded, whose dates moved.

Actions are paired by lasting identity, else by likeness of their words (a plan that was typed anew has no identities in
common). Pure; the documents are lasting ones, or exchanged ones without identities.
"""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

Json = Any
ALIKE = 72.0  # of 100: below it two texts are two actions


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: "same", "gone" or "new"."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class DateMoved:
    """A milestone of both plans whose date differs; None where one of them has none."""

    label: str
    before: dt.date | None
    after: dt.date | None


@dataclass(frozen=True, slots=True)
class Pair:
    """An action in both plans. `by_words` says that it was recognised by its words, not by identity."""

    before: Mapping[str, Json]
    after: Mapping[str, Json]
    by_words: bool
    reworded: bool
    wording: tuple[Piece, ...]
    dates: tuple[DateMoved, ...]
    owners_before: tuple[str, ...]
    owners_after: tuple[str, ...]
    priority_before: str
    priority_after: str

    @property
    def changed(self) -> bool:
        """Whether anything that this comparison looks at differs, the number aside."""
        return self.reworded or bool(self.dates) or self.owners_before != self.owners_after


@dataclass(frozen=True, slots=True)
class Comparison:
    """What became of the actions of the plan before, in the plan after, each in its own plan's order."""

    added: tuple[Mapping[str, Json], ...]
    gone: tuple[Mapping[str, Json], ...]
    pairs: tuple[Pair, ...]

    @property
    def changed(self) -> tuple[Pair, ...]:
        """The actions in both with something different."""
        return tuple(pair for pair in self.pairs if pair.changed)

    @property
    def unchanged(self) -> tuple[Pair, ...]:
        """The actions in both that say the same."""
        return tuple(pair for pair in self.pairs if not pair.changed)


def compare(before: Mapping[str, Json], after: Mapping[str, Json]) -> Comparison:
    """Compares two documents in the plan format; withdrawn actions count as gone."""
    old = [(one, priority) for priority in before["priorities"] for one in priority["actions"] if _stands(one)]
    new = [(one, priority) for priority in after["priorities"] for one in priority["actions"] if _stands(one)]
    matched = _paired([one for one, _ in old], [one for one, _ in new])
    partners = {there: (here, by_words) for here, there, by_words in matched}
    taken = {here for here, _, _ in matched}
    pairs = [_pair(*old[partners[n][0]], *new[n], by_words=partners[n][1]) for n in range(len(new)) if n in partners]
    return Comparison(
        added=tuple(one for n, (one, _) in enumerate(new) if n not in partners),
        gone=tuple(one for n, (one, _) in enumerate(old) if n not in taken),
        pairs=tuple(pairs),
    )


def _stands(action: Json) -> bool:
    return not action.get("withdrawn_on")


def _paired(old: Sequence[Json], new: Sequence[Json]) -> list[tuple[int, int, bool]]:
    """Which of `old` is which of `new`, by place: first by identity, then by likeness, the likest first."""
    uids = {one["uid"]: n for n, one in enumerate(old) if one.get("uid")}
    found = [(uids[one["uid"]], n, False) for n, one in enumerate(new) if one.get("uid") in uids]
    taken_old, taken_new = {here for here, _, _ in found}, {there for _, there, _ in found}
    left = {n: _plain(one["text"]) for n, one in enumerate(old) if n not in taken_old and one["text"].strip()}
    likely = []
    for n, one in enumerate(new):
        words = _plain(one["text"])
        if n not in taken_new and words:
            near = process.extract(words, left, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=5)
            likely += [(-score, n, here) for _, score, here in near]
    for _, there, here in sorted(likely):
        if here not in taken_old and there not in taken_new:
            taken_old.add(here)
            taken_new.add(there)
            found.append((here, there, True))
    return found


def _pair(before: Json, its_priority: Json, after: Json, other_priority: Json, *, by_words: bool) -> Pair:
    return Pair(
        before=before,
        after=after,
        by_words=by_words,
        reworded=_plain(before["text"]) != _plain(after["text"]),
        wording=tuple(pieces(before["text"], after["text"])),
        dates=tuple(_dates(before["milestones"], after["milestones"])),
        owners_before=_owners(before),
        owners_after=_owners(after),
        priority_before=its_priority["title"] or "",
        priority_after=other_priority["title"] or "",
    )


def _owners(action: Json) -> tuple[str, ...]:
    return tuple(one["name"] or one.get("person") or "" for one in action["owners"])


def _dates(before: Sequence[Json], after: Sequence[Json]) -> list[DateMoved]:
    """Milestones of both whose date differs, paired by identity, else by label, else as the only ones."""
    by_key = {key: one for one in before for key in (one.get("uid"), _plain(one["label"])) if key}
    moved = []
    for one in after:
        other = by_key.get(one.get("uid")) or by_key.get(_plain(one["label"]))
        if other is None and len(before) == len(after) == 1:
            other = before[0]
        if other is not None and other["due"] != one["due"]:
            moved.append(DateMoved(one["label"] or other["label"], _day(other["due"]), _day(one["due"])))
    return moved


def pieces(before: str, after: str) -> list[Piece]:
    """What was said and what is said, as runs of words that stayed, went and came."""
    old, new = _words(before), _words(after)
    found = []
    for kind, here, until, there, to in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(new[there:to])))
            continue
        if until > here:
            found.append(Piece("gone", "".join(old[here:until])))
        if to > there:
            found.append(Piece("new", "".join(new[there:to])))
    return found


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
