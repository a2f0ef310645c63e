"""How well the scan finds what it should, and leaves alone what it should, on texts that were marked by hand.

A line of a set is `{"text": …, "findings": [{"kind": …, "text": …}]}`: every identifier in the text, exactly as it
stands. Persons and numbers are invented; the numbers are from ranges that nobody is given (999 for the NHS, Ofcom's for
the stage and the screen), or pass no check.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from sightline.privacy.rules import Kind, scan

TEXTS = Path(__file__).parent / "texts"
STRUCTURED = tuple(kind for kind in Kind if kind != Kind.NAME)


@dataclass
class Measured:
    """What came of a set: counts by kind, and the texts on which the scan was wrong."""

    name: str
    texts_with: int = 0
    texts_without: int = 0
    marked: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    flagged: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def recall(self, *kinds: str) -> float:
        """How many of the identifiers marked were found, exactly as they stand."""
        return sum(self.found[kind] for kind in kinds) / sum(self.marked[kind] for kind in kinds)

    def precision(self, *kinds: str) -> float:
        """How many of the findings were identifiers that somebody had marked, exactly as they stand."""
        found = sum(self.found[kind] for kind in kinds)
        extra = sum(self.extra[kind] for kind in kinds)
        return found / (found + extra) if found + extra else 1.0

    @property
    def false_alarms(self) -> float:
        """How many of the texts without an identifier were flagged all the same."""
        return len(self.flagged) / self.texts_without


def measure(name: str) -> Measured:
    """The scan on the set called `name`."""
    measured = Measured(name)
    for line in (TEXTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        _measure_text(measured, row["text"], Counter((one["kind"], one["text"]) for one in row["findings"]))
    return measured


def _measure_text(measured: Measured, text: str, marked: Counter[tuple[str, str]]) -> None:
    found = Counter((one.kind.value, one.text) for one in scan(text))
    measured.texts_with += bool(marked)
    measured.texts_without += not marked
    for (kind, _), count in marked.items():
        measured.marked[kind] += count
    for (kind, _), count in (marked & found).items():
        measured.found[kind] += count
    for (kind, _), count in (found - marked).items():
        measured.extra[kind] += count
    if found and not marked:
        measured.flagged.append(text)
    if found != marked:
        measured.wrong.append(f"{text!r}: missed {dict(marked - found)}, wrongly found {dict(found - marked)}")
