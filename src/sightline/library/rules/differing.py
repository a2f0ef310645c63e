"""What changed from one edition to the next, in words: paragraph by paragraph, within a paragraph word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Beyond so many paragraphs on either side only whole paragraphs are told apart, and beyond LONGEST none are.
WORDS_WITHIN = 400
LONGEST = 4000
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both editions (`kind` ""), in the older only ("out"), or in the newer only ("in")."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its runs; `kind` is "in" or "out" for one that is whole new or gone, "changed", or ""."""

    kind: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """The paragraphs that changed, each with one unchanged neighbour on either side; `same` where nothing did, and
    `too_long` where the texts are longer than can be compared."""

    paragraphs: tuple[Paragraph, ...]
    same: bool = False
    too_long: bool = False


def difference(before: str, after: str) -> Difference:
    """What changed from `before` to `after`."""
    old = [line.strip() for line in before.splitlines() if line.strip()]
    new = [line.strip() for line in after.splitlines() if line.strip()]
    if old == new:
        return Difference((), same=True)
    if max(len(old), len(new)) > LONGEST:
        return Difference((), too_long=True)
    return Difference(tuple(_near_changes(list(_paragraphs(old, new)))))


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    within = max(len(old), len(new)) <= WORDS_WITHIN
    for act, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            yield from (Paragraph("", (Run("", line),)) for line in old[i1:i2])
            continue
        gone, come = old[i1:i2], new[j1:j2]
        if within:
            while gone and come and _alike(gone[0], come[0]):
                yield Paragraph("changed", tuple(_runs(gone.pop(0), come.pop(0))))
        yield from (Paragraph("out", (Run("out", line),)) for line in gone)
        yield from (Paragraph("in", (Run("in", line),)) for line in come)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, _PIECE.findall(one), _PIECE.findall(other), autojunk=False).ratio() > 0.5


def _runs(before: str, after: str) -> Iterator[Run]:
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    for act, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if act == "equal":
            yield Run("", "".join(old[i1:i2]))
            continue
        if i2 > i1:
            yield Run("out", "".join(old[i1:i2]))
        if j2 > j1:
            yield Run("in", "".join(new[j1:j2]))


def _near_changes(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """The changed ones and their neighbours; what is left out between them stands as one paragraph of three dots."""
    left_out = False
    for place, one in enumerate(paragraphs):
        beside = paragraphs[max(place - 1, 0) : place + 2]
        if any(other.kind for other in beside):
            if left_out:
                yield Paragraph("", (Run("", "…"),))
            left_out = False
            yield one
        else:
            left_out = True
