"""The target date cell: what falls due when, what recurs, what is ongoing, and what nobody can know.

Rules (plan format): kinds `due`, `recurring` (with cadence; `due` is the last date in the plan's time), `ongoing` (due
at the plan's end). A date that cannot be known has `due` null and `needs_review`, with `suggested` where there is a
sensible one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from sightline.kit.documents.blocks import Line

from .cadences import find_cadence, occurrences
from .labels import clean, labelled
from .moments import Moment, resolve
from .patterns import Pattern
from .spans import grouped
from .years import MONTH, PlanYear

Milestone = dict[str, Any]

_NOTHING = Pattern(r"[\s\-.,;:?/*_()¤]*|\(?\s*(?:n\s*/\s*a|not applicable|none|nil)\s*\)?\.?", re.IGNORECASE)
ONGOING = Pattern(
    r"\b(?:on[\s-]*going|continu(?:ous|al|ing|ously|ally|es)|continue(?=\s*$)|throughout|rolling"
    r"|permanently|permanent(?=\s*(?:[.,;)]|$))|business\s+as\s+usual|bau|onwards?|year[\s-]+round"
    r"|life\s?(?:time|span)?\s+of|duration\s+of"
    r"|(?:through|across|over|during)(?=\s+(?:the\s+)?(?:whole\s+|full\s+"
    r"|entire\s+)?(?:course\s+of\s+(?:the\s+)?)?(?:financial\s+|plan\s+|fiscal\s+|business\s+)?(?:\d"
    r"|year|plan|life))|all\s+(?:the\s+)?year)\b",
    re.IGNORECASE,
)
_OPEN_START = Pattern(
    r"\b(?:from|since)\s+(?:the\s+)?(?:(?:start|beginning|end|early|mid|late)\s+(?:of\s+)?)?$", re.IGNORECASE
)
_UNKNOWN = Pattern(
    r"\b(?:tb[cad]|to\s+be\s+(?:confirmed|agreed|determined|decided|advised|arranged|set)"
    r"|not\s+(?:yet\s+)?(?:known|set|agreed)|as\s+(?:soon\s+as|and\s+when|required|needed|necessary)"
    r"|asap|immediate(?:ly)?|when|once|after|following|ad[\s-]?hoc"
    r"|within|before|prior\s+to|until|on\s+completion|in\s+line\s+with|subject\s+to|depend(?:s|ent"
    r"|ing)|next|urgent(?:ly)?|complete[d]?|done|achieved|closed|(?:short|medium|long)[\s-]term"
    r"|(?:weeks?|months?|days?)\b)",
    re.IGNORECASE,
)
_DOUBTFUL = Pattern(
    r"\b(?:tb[cad]|to\s+be\s+(?:confirmed|agreed|determined|decided|advised|arranged)|provisional(?:ly)?"
    r"|subject\s+to|depend(?:ing|ent)\s+(?:up)?on|likely|possibly|perhaps|maybe|approx(?:imately)?|circa|estimated?|around|about)\b|\?",
    re.IGNORECASE,
)
_RELATIVE = Pattern(
    r"\b(?:\d+|one|two|three|four|six|eight|twelve|a|few)\s+(?:working\s+|calendar\s+)?(?:days?|weeks?"
    r"|months?)\s+(?:after|following|of|from|before|prior\s+to)\s+(?:the\s+)?(?:end\s+of\s+)?$"
    r"|\b(?:after|following|prior\s+to|before)\s+(?:the\s+end\s+of\s+|the\s+|end\s+of\s+)?$",
    re.IGNORECASE,
)
_TENTATIVE_BEFORE = Pattern(r"\b(?:before|prior\s+to)\s+(?:the\s+)?(?P<end>end\s+(?:of\s+)?)?$", re.IGNORECASE)
_CONTINUED = Pattern(
    r"(?:\b(?:by|of|for|end|the|and|to|from|in|until|throughout|through|on|mid|early|late|before|after"
    r"|following|during|year|yr)|[-/&,(])\s*$",
    re.IGNORECASE,
)
_WAITS = Pattern(rf"(?:\b(?:q|quarter|qtr)\.?\s*$|\b{MONTH}\s*$|\b\d{{1,2}}(?:st|nd|rd|th)\s*$)", re.IGNORECASE)
_COMPLETES = Pattern(rf"(?:[1-4]\b|20\d\d\b|\d\d\b(?![/.])|{MONTH})", re.IGNORECASE)
_BOUNDS = Pattern(r"(?:throughout|through|until|till|to|by|during|from|of|for)\b")  # in small letters only
_CONTINUES = Pattern(r"(?:20\d\d(?:/\d\d)?\b|[a-z(&/-]|(?:and|to|by|of)\b)")
_UP_TO = Pattern(
    r"[\s,:(-]*(?:\b(?:until|till|to|up\s+to|by|through(?:out)?|during|for|in|over|across|the|end\s+of|end|of|course"
    r"|whole|plan|financial|fiscal|year|business)\b[\s,:(-]*)*",
    re.IGNORECASE,
)
_SPAN_TO = Pattern(r"\s*-\s*|\s*(?:to|until)\s+(?:be\s+)?", re.IGNORECASE)
_APART = Pattern(r"[,;.-]|\band\b|\bthen\b|\bthereafter\b", re.IGNORECASE)
_SENTENCE = Pattern(r"\s*;\s*|(?<=[a-z0-9)]\.)\s+(?=[A-Z])|\s+(?:\||·)\s+")
_BULLET = Pattern(r"^\s*(?:[·*>]|-(?=\s)|(?:\d|[a-h]|[ivx]{1,3})[.)](?=\s))\s*")


def _timed(text: str) -> bool:
    """Whether words about time stand in `text`."""
    return bool(ONGOING.search(text) or find_cadence(text) or resolve(text, None))


def _texts(lines: Iterable[str | Line], messages: list[str]) -> list[str]:
    """The lines that count, each whole: struck ones are left out, one broken in its middle is joined."""
    out: list[str] = []
    for line in lines:
        raw = line if isinstance(line, str) else line.text
        if isinstance(line, Line) and line.strike and raw.strip():
            messages.append(f"“{raw.strip()}” is struck through and was left out")
            continue
        for piece in raw.replace("\u00a0", " ").splitlines():
            text = " ".join(_BULLET.sub("", piece).split())
            if not text:
                continue
            if out and _belongs(out[-1], text):
                out[-1] = f"{out[-1]} {text}"
            else:
                out.append(text)
    return out


def _belongs(before: str, text: str) -> bool:
    """Whether a line goes on from the one before it."""
    if _CONTINUED.search(before) or (_WAITS.search(before) and _COMPLETES.match(text)):
        return True
    if _BOUNDS.match(text):
        return True
    return bool(_CONTINUES.match(text)) and not (text[0].islower() and _timed(before) and _timed(text))


def _milestone(label: str, moment: Moment, kind: str, messages: list[str]) -> Milestone:
    out: Milestone = {
        "label": label,
        "due": moment.due.isoformat() if moment.due else None,
        "kind": kind,
        "precision": moment.precision,
    }
    if moment.due is None:
        out["needs_review"] = True
        if moment.suggested:
            out["suggested"] = moment.suggested.isoformat()
    if moment.why:
        messages.append(f"“{label}”: {moment.why}")
    return out


def _undated(label: str, messages: list[str]) -> Milestone:
    messages.append(f"“{label}” gives no date that can be known")
    return {"label": label, "due": None, "kind": "due", "needs_review": True}


def _doubted(moment: Moment, text: str) -> Moment:
    """A printed date with a word beside it that takes its certainty away ("TBC – likely March 2018", "after Q2")."""
    if moment.due is None:
        return moment
    before = text[: moment.start]
    tentative = _TENTATIVE_BEFORE.search(before)
    if tentative and (tentative["end"] or moment.precision == "day"):
        return moment
    if _RELATIVE.search(before):
        return replace(moment, due=None, why="the day is counted from this date, or lies before or after it")
    if _DOUBTFUL.search(text):
        return replace(moment, due=None, suggested=moment.due, why="the text itself is not certain of the date")
    return moment


def _clause(text: str, year: PlanYear | None, messages: list[str]) -> list[Milestone]:
    """The milestones of one clause."""
    whole = text.strip(" .,;")
    if _NOTHING.fullmatch(whole):
        return []
    moments = [_doubted(one, text) for one in grouped(resolve(text, year), text)]
    cadence = find_cadence(text)
    if cadence:
        return _recurring(text, whole, cadence, moments, year, messages)
    ongoing = ONGOING.search(text)
    if ongoing or (moments and _OPEN_START.search(text[: moments[0].start]) and not moments[0].first):
        return _ongoing(text, whole, ongoing, moments, year, messages)
    if not moments:
        return [_undated(whole, messages)]
    out = []
    for label, moment in labelled(moments, text):
        printed = text[moment.start : moment.stop].strip(" .,;") if len(moments) > 1 else whole
        if moment.listed and moment.precision == "quarter":
            out.append(_milestone(whole, moment, "recurring", messages) | {"cadence": "quarterly"})
        else:
            out.append(_milestone(label or printed, moment, "due", messages))
    return out


def _ongoing(
    text: str,
    whole: str,
    ongoing: re.Match[str] | None,
    moments: list[Moment],
    year: PlanYear | None,
    messages: list[str],
) -> list[Milestone]:
    """Ongoing to the plan's end, or to the end that is printed; a date beside it with words of its own is a milestone
    of its own."""
    to_end: Milestone = {"label": whole, "due": year.end.isoformat() if year else None, "kind": "ongoing"}
    if year:
        to_end["precision"] = "year"
    if not moments:
        return [to_end]
    last = moments[-1]
    if ongoing is None and (reviewed := _after_start(text, moments, messages)):
        return [to_end | {"label": text[: moments[0].stop].strip(" .,;")}, *reviewed]
    if ongoing is None or re.search(r"onwards?$", ongoing[0], re.IGNORECASE):
        return [to_end]
    if _OPEN_START.search(text[: last.start]):
        return [_milestone(whole, last, "ongoing", messages) if last.first else to_end]
    if ongoing.start() < last.start:
        between = text[ongoing.end() : last.start]
        bounded = _UP_TO.fullmatch(between)
        if bounded:
            return [_milestone(whole, last, "ongoing", messages)]
        label = clean(between)
        to_end["label"] = text[: ongoing.end()].strip(" .,;")
        return [
            to_end,
            *(_milestone(label or text[one.start : one.stop], one, "due", messages) for one in moments[-1:]),
        ]
    if _SPAN_TO.fullmatch(text[last.stop : ongoing.start()]):
        return [to_end]
    out = [
        _milestone(label or text[one.start : one.stop].strip(" .,;"), one, "due", messages)
        for label, one in labelled(moments, text[: ongoing.start()])
    ]
    return [*out, to_end | {"label": clean(text[last.stop :]) or whole}]


def _after_start(text: str, moments: list[Moment], messages: list[str]) -> list[Milestone]:
    """What follows on the start of open work, with words of its own: "From April, reviewed in October"."""
    out = []
    for before, one in pairwise(moments):
        between = text[before.stop : one.start]
        label = clean(_APART.sub(" ", between))
        if _APART.match(between.strip()) and label and not _UP_TO.fullmatch(between):
            out.append(_milestone(label, one, "due", messages))
    return out


def _recurring(
    text: str,
    whole: str,
    cadence: tuple[str, int, int],
    moments: list[Moment],
    year: PlanYear | None,
    messages: list[str],
) -> list[Milestone]:
    name, start, _ = cadence
    ahead = [one for one in moments if one.stop <= start]
    if ahead and name != "annual" and _APART.search(text[ahead[-1].stop : start]) and not ahead[-1].first:
        first = [
            _milestone(label or text[one.start : one.stop].strip(" .,;"), one, "due", messages)
            for label, one in labelled(ahead, text[: ahead[-1].stop])
        ]
        rest = text[ahead[-1].stop :].strip(" .,;–—-")
        moved = find_cadence(rest)
        return first + (
            _recurring(rest, rest, moved, grouped(resolve(rest, year), rest), year, messages) if moved else []
        )
    out: Milestone = {"label": whole, "due": None, "kind": "recurring", "cadence": name}
    dates = occurrences(text, name, moments, year)
    if dates and (name != "termly" or sum(one.due is not None for one in moments) > 1):
        out |= {"due": dates[-1].isoformat(), "precision": moments[-1].precision if moments else "year"}
        if len(dates) > 1:
            out["occurrences"] = [day.isoformat() for day in dates]
        return [out]
    out["needs_review"] = True
    if year is not None:
        out["suggested"] = (dates[-1] if dates else year.end).isoformat()
    messages.append(f"“{whole}”: its last date in the plan's time cannot be known")
    return [out]


def _paired(clauses: Sequence[str]) -> list[str]:
    """Words and dates on lines of their own belong together: "Audit" over "Q3", or "Q3" over "audit report"."""
    bare = [_is_bare(clause) for clause in clauses]
    plain = [
        not one_bare and not _timed(clause) and not _UNKNOWN.search(clause) and not _NOTHING.fullmatch(clause)
        for clause, one_bare in zip(clauses, bare, strict=True)
    ]
    if not any(bare) or not any(plain):
        return list(clauses)
    out: list[str] = []
    words_first = next(n for n, one in enumerate(plain) if one) < next(n for n, one in enumerate(bare) if one)
    waiting = ""
    for n, clause in enumerate(clauses):
        if plain[n] and words_first:
            if waiting:
                out.append(waiting)
            waiting = clause
        elif plain[n] and out and n and bare[n - 1]:
            out[-1] = f"{out[-1]} {clause}"
        elif waiting and bare[n]:
            out.append(f"{waiting.rstrip(' :')} {clause}")
            waiting = ""
        else:
            if waiting:
                out.append(waiting)
                waiting = ""
            out.append(clause)
    return [*out, waiting] if waiting else out


def _is_bare(clause: str) -> bool:
    """Whether a clause is a date and nothing else."""
    moments = resolve(clause, None)
    return (
        bool(moments)
        and not any(clean(part) for part in (clause[: moments[0].start], clause[moments[-1].stop :]))
        and not find_cadence(clause)
    )


def read_milestones(
    lines: Sequence[str | Line], year: PlanYear | None, label: str = ""
) -> tuple[list[Milestone], list[str]]:
    """The milestones of one cell, as the plan format has them, and messages for what was inferred or cannot be known.

    `lines` are the cell's lines as printed; `year` is the plan's period, None where it is not known; `label` names the
    one milestone whose cell holds a bare date. Every `due` given without `needs_review` follows from the words and the
    plan's period alone.
    """
    messages: list[str] = []
    clauses = [clause.strip() for text in _texts(lines, messages) for clause in _SENTENCE.split(text) if clause.strip()]
    out = [one for clause in _paired(clauses) for one in _clause(clause, year, messages)]
    if label and len(out) == 1 and len(clauses) == 1 and _is_bare(clauses[0]):
        out[0]["label"] = label
    return out, messages
