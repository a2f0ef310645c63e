"""What a copy's content does not hold because it is counted: numbers and levels, anchors, the contents list.

Everything that draws a paper draws `counted(paper)`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Any

from sightline.papers.rules.content import KINDS, Paper, Run, Section

DEEPEST = 4  # levels of headings below the title
_SAFE = re.compile(r"(?:https?://|mailto:)[^\s]+\Z", re.IGNORECASE)
# What XML cannot hold: control characters, halves of surrogate pairs, the two that are no characters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in KINDS.values()}


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents."""

    anchor: str
    number: str
    heading: str
    level: int


def counted(paper: Paper) -> Paper:
    """The paper ready to be drawn: sections with number, level and a counted anchor; annexes with letters; "item 3"
    written out; links that lead nowhere, or where no link may lead, as plain words; no text that cannot be written."""
    places: dict[str, tuple[str, str]] = {}  # where the content's own anchors lead now, and the number there
    anchors = (f"part-{place}" for place in count(1))
    sections = _numbered(paper.sections, "", 1, anchors, places)
    annexes = []
    for place, one in enumerate(paper.annexes):
        annexes.append(replace(one, number=f"Annex {letters(place)}", anchor=next(anchors)))
        places.setdefault(f"#{one.anchor}", (f"#{annexes[-1].anchor}", annexes[-1].number))
    return _settled(replace(paper, sections=sections, annexes=tuple(annexes)), places)


def contents(paper: Paper) -> list[Entry]:
    """The contents list of a counted paper, its annexes last."""
    entries = [Entry(one.anchor, one.number, one.heading, one.level) for one in _walk(paper.sections)]
    return entries + [Entry(one.anchor, one.number, one.title, 1) for one in paper.annexes]


def letters(place: int) -> str:
    """A for the first (0), Z for the 26th, AA after it."""
    before, last = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def _numbered(
    sections: tuple[Section, ...],
    above: str,
    level: int,
    anchors: Iterator[str],
    places: dict[str, tuple[str, str]],
) -> tuple[Section, ...]:
    done, place = [], 0
    for one in sections:
        place += one.numbered
        number = f"{above}{place}" if one.numbered else ""
        anchor = next(anchors)
        places.setdefault(f"#{one.anchor}", (f"#{anchor}", number))
        deeper = min(level + 1, DEEPEST)
        inner = _numbered(one.sections, f"{number}." if number else "", deeper, anchors, places)
        done.append(replace(one, number=number, level=level, anchor=anchor, sections=inner))
    return tuple(done)


def _walk(sections: tuple[Section, ...]) -> Iterator[Section]:
    for one in sections:
        yield one
        yield from _walk(one.sections)


def _settled(value: Any, places: dict[str, tuple[str, str]]) -> Any:
    """`value` with every text in it fit to be written and every run's link settled; itself where nothing changes."""
    kind = type(value)
    if kind is str:
        return _UNWRITABLE.sub("\ufffd", value)
    if kind is Run:
        return _run(value, places)
    if kind is tuple:
        settled = [_settled(one, places) for one in value]
        return value if all(map(operator.is_, settled, value)) else tuple(settled)
    if kind not in _FIELDS:
        return value
    changed = {}
    for name in _FIELDS[kind]:
        own = getattr(value, name)
        settled = _settled(own, places)
        if settled is not own:
            changed[name] = settled
    return replace(value, **changed) if changed else value


def _run(run: Run, places: dict[str, tuple[str, str]]) -> Run:
    text, href = _UNWRITABLE.sub("\ufffd", run.text), run.href
    if href in places:
        href, number = places[href]
        text = f"{text} {number}".strip() if run.number else text
    elif not _SAFE.match(href):
        href = ""
    settled = Run(text, run.strong, href)
    return run if settled == run else settled
