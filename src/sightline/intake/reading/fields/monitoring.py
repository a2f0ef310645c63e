"""The monitoring cell: who looks, at what, and how often."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from sightline.kit.documents.blocks import Line

from .bodies import AGENCIES, fold
from .cadences import cadence_of
from .key import Key
from .patterns import Pattern, printed
from .sentences import sentences, whole_lines
from .vocabulary import words

_WORD = r"[A-Z][\w'-]*"
_INNER = r"(?:and|&|of|for|led|multi-agency|task|finish|working|steering)"
_GROUP = Pattern(
    r"\b(?!(?:The|Through|An?|Part|Any|All|To|By|Via|In|At|Reports?|Case|Reviewed|Monitored|Each|Every|Annual|Quarterly)\b)"
    rf"{_WORD}(?:[\s,]+(?:{_WORD}|{_INNER})){{0,8}}?(?<!\band)(?<!\bof)(?<!\bfor)(?<!&)\s+"
    r"(?:[Ss]ub[\s-]?[Gg]roups?|[Gg]roups?|[Bb]oard|[Pp]anel|[Cc]ommittee|Executive|[Pp]artnership|[Ff]orum|[Tt]eam|Trust)\b"
)
_CAPITALS = Pattern(r"\b[A-Z][\w']+(?:\s[A-Z][\w']+){0,3}\b")
_ACRONYM = Pattern(r"(?<![\w/&])(?:\d?[A-Z]{2,}[A-Z\d]*)(?![\w])")
_BARE = (
    ("Executive Group", Pattern(r"\bExec(?:utive)?(?:\s+(?:Group|Board|Committee))?\b")),
    ("Board", Pattern(r"(?<!Adults )(?<!Children )\bBoard\b(?!\s+(?:[Mm]anager|members))")),
)
_NOT_BODIES = words(
    "SERAF CSE FGM SRE PSHE PHSE SHEA EHE LAC SCR SCRS DA RAG KPI KPIS CP CIN TOR QA IT UK HBV FII "
    "NRM DSL DSLS SEND ROTI"
)
_INSTRUMENT = Pattern(
    r"(?:\b[\w'/-]+\s+){0,3}?\b(?:audits?|reports?|surveys?|data(?:\s?set)?|scorecards?|dashboards?"
    r"|evaluations?|reviews?|action plans?|minutes|feedback|analysis|meetings?|inspections?|self[- "
    r"]assessments?|returns?|visits?|agenda(?:\s+item)?"
    r"|framework|statistics|figures|questionnaires?|discussions?|case studies|dip sampl(?:e|es|ing)"
    r"|records|registers?|performance indicators?|kpis?|events?|updates?)\b",
    re.IGNORECASE,
)
_LEADING = Pattern(
    r"^(?:(?:through|via|by|from|the|a|an|and|of|to|in|at|with|for|on|will|be|is|are|their|its|all"
    r"|regular|quarterly|annual|monthly|weekly|six|monthly|any|our|this|these|through|under"
    r"|monitor(?:ed)?|examine|review(?:ed)?(?=\s+\w)|receive|analyse|using|use)\s+)+",
    re.IGNORECASE,
)


def _bodies(text: str, key: Mapping[str, Any]) -> list[str]:
    found: list[tuple[int, int, str]] = []

    def add(start: int, stop: int, name: str) -> None:
        if not any(start < b and a < stop for a, b, _ in found):
            found.append((start, stop, " ".join(name.split())))

    names_of = {**(key.defined if isinstance(key, Key) else {}), **key}
    for short in sorted(names_of, key=len, reverse=True):
        explained = names_of[short]
        meaning = explained if isinstance(explained, str) else explained.get("name") or explained.get("person")
        for match in re.finditer(rf"(?<![\w&]){re.escape(short)}(?![\w&])", text):
            add(*match.span(), meaning)
    for match in _GROUP.finditer(text):
        add(*match.span(), printed(text, match))
    for name, pattern in _BARE:
        for match in pattern.finditer(text):
            add(*match.span(), name)
    for match in _ACRONYM.finditer(text):
        if match[0] not in _NOT_BODIES:
            add(*match.span(), printed(text, match))
    for match in _CAPITALS.finditer(text):
        if fold(match[0]) in AGENCIES:
            add(*match.span(), printed(text, match))
    names: list[str] = []
    for _, _, name in sorted(found):
        if name not in names:
            names.append(name)
    return names


def _instruments(text: str) -> list[str]:
    out: list[str] = []
    for match in _INSTRUMENT.finditer(text):
        words = _LEADING.sub("", printed(text, match)).strip()
        if words and words.casefold() not in (one.casefold() for one in out):
            out.append(words)
    return out


def read_monitoring(lines: Sequence[Line | str], key: Mapping[str, Any]) -> tuple[list[dict[str, Any]], list[str]]:
    """The monitoring arrangements of one cell, one a sentence: `text`, `bodies` (names as `key` or the text gives
    them), `instruments`, `cadence`; and messages."""
    out: list[dict[str, Any]] = []
    for line in whole_lines(lines):
        for sentence in sentences(line.text):
            if re.search(r"\w", sentence):
                out.append(
                    {
                        "text": sentence,
                        "bodies": _bodies(sentence, key),
                        "instruments": _instruments(sentence),
                        "cadence": cadence_of(sentence),
                    }
                )
    return out, []
