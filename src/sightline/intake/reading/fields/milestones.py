"""The target date cell: what falls due when, what recurs, what is ongoing, and what nobody can know."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any

from ..blocks import Line
from .cadences import cadence_of, occurrences
from .dates import Moment, resolve
from .years import PlanYear

Milestone = dict[str, Any]

_NOTHING = re.compile(r"[\s\-–—.,;:?/*_()]*|\(?\s*(?:n\s*/\s*a|not applicable|none|nil)\s*\)?\.?", re.IGNORECASE)
ONGOING = re.compile(
    r"\b(?:on[\s-]*going|continu(?:ous|al|ing|ously|ally)|throughout|through(?=\s+(?:the\s+)?(?:\d|year|plan|life))|rolling|permanent(?:ly)?|business as usual|bau"
    r"|(?:all|across the|during the|over the|full)\s+(?:financial\s+|whole\s+|plan\s+)?year|all year round|across(?=\s+(?:the\s+)?(?:financial\s+|plan\s+)?(?:year|\d))|life\s?time of the plan|duration of the plan)\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:tb[cad]|to be (?:confirmed|agreed|determined|decided|advised|arranged|set)|not (?:yet )?(?:known|set|agreed)|as soon as|asap|immediate(?:ly)?|when|once|after|following"
    r"|within|before|prior to|until|on completion|in line with|subject to|depend(?:s|ent|ing)|next|urgent(?:ly)?|timescales?|short[\s-]term|medium[\s-]term|long[\s-]term)\b",
    re.IGNORECASE,
)
_CONTINUED = re.compile(r"(?:\b(?:by|of|for|end|the|and|to|from|in|until|throughout|through|on|mid|early|late|quarter|q|term)|[-–/&,(])\s*$", re.IGNORECASE)
_CONTINUES = re.compile(r"(?:20\d\d(?:/\d\d)?\b|[a-z(&/–-]|(?:and|to|by|of)\b)")
_JOINED = re.compile(r"\s*(?:[,/&+]|and|or|then|\s)*\s*", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:[-–—]|to|until|till|through|up to)\s*(?:the\s+)?(?:end\s+(?:of\s+)?)?", re.IGNORECASE)
_EITHER = re.compile(r"\s*/\s*")
_LEAD_OFF = re.compile(
    r"^[\s,;:.()\[\]–—-]*(?:(?:for|by|in|on|at|of|the|to be|and|then|&|end of|end)\b[\s,:–-]*)*|[\s,;:–—(-]*(?:\b(?:by|at|in|on|of|for|the|end|due|from|until|and|during|before|no later than|not later than|target|deadline)\b[\s,;:–—(-]*)*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[;])\s*|(?<=[a-z0-9)]\.)\s+(?=[A-Z])")


def _texts(lines: Iterable[str | Line], messages: list[str]) -> list[str]:
    """The lines that count: not empty, not struck through; a line broken in its middle is made whole."""
    out: list[str] = []
    for line in lines:
        text = (line if isinstance(line, str) else line.text).replace("\u00a0", " ").strip()
        if isinstance(line, Line) and line.strike:
            messages.append(f"“{text}” is struck through and was left out")
        elif text:
            for piece in text.split("\n"):
                if out and piece.strip() and (_CONTINUED.search(out[-1]) or _CONTINUES.match(piece.strip())):
                    out[-1] = f"{out[-1]} {piece.strip()}"
                elif piece.strip():
                    out.append(" ".join(piece.split()))
    return out


def _milestone(label: str, moment: Moment | None, kind: str, messages: list[str]) -> Milestone:
    out: Milestone = {"label": label, "due": moment.due.isoformat() if moment and moment.due else None, "kind": kind}
    if moment:
        out["precision"] = moment.precision
    if out["due"] is None:
        out["needs_review"] = True
        if moment and moment.suggested:
            out["suggested"] = moment.suggested.isoformat()
        if moment and moment.why:
            messages.append(f"“{label}”: {moment.why}")
    return out


def _clean(text: str) -> str:
    """A label without the words that only led to its date."""
    return _LEAD_OFF.sub("", text).strip(" .,;:–—-") if text else ""


def _grouped(moments: Sequence[Moment], text: str) -> list[Moment]:
    """Ranges and either-ors fold into their end; the same day said twice ("Q3 (December 2017)") into the finer."""
    out: list[Moment] = []
    for moment in moments:
        if out:
            between = text[out[-1].stop : moment.start]
            same = out[-1].due is not None and out[-1].due == moment.due
            if _RANGE.fullmatch(between) or _EITHER.fullmatch(between) or (same and re.fullmatch(r"[\s(,:;=–-]*(?:i\.?e\.?)?\s*", between)):
                out[-1] = Moment(out[-1].start, moment.stop, moment.due, moment.precision, moment.suggested, moment.why, moment.piece)
                continue
        out.append(moment)
    return out


def _labelled(moments: Sequence[Moment], text: str) -> list[tuple[str, Moment]]:
    """Each moment with its words: those before it where the text begins with words ("Audit Q1"), else those after it ("Q1 for audit")."""
    first = _clean(text[: moments[0].start])
    out = []
    for n, moment in enumerate(moments):
        if first:
            label = _clean(text[moments[n - 1].stop if n else 0 : moment.start])
            if n == len(moments) - 1 and not label:
                label = ""
        else:
            label = _clean(text[moment.stop : moments[n + 1].start if n + 1 < len(moments) else len(text)])
        out.append((label, moment))
    if len(moments) == 1 and first:
        tail = _clean(text[moments[0].stop :])
        if tail and not re.fullmatch(r"[)\s.]*", tail):
            out = [(f"{first} {tail}".strip(), moments[0])]
    return out


def _clause(text: str, year: PlanYear | None, messages: list[str]) -> list[Milestone]:
    """The milestones of one clause."""
    moments = _grouped(resolve(text, year), text)
    whole = text.strip(" .,;")
    cadence = cadence_of(text)
    if cadence:
        return _recurring(text, whole, cadence, moments, year, messages)
    ongoing = ONGOING.search(text)
    if ongoing:
        return _ongoing(whole, moments, year, messages)
    if moments:
        out = []
        for label, moment in _labelled(moments, text):
            printed = text[moment.start : moment.stop].strip(" .,;")
            out.append(_milestone(label or (whole if len(moments) == 1 else printed), moment, "due", messages))
        return out
    if _NOTHING.fullmatch(whole):
        return []
    messages.append(f"“{whole}” gives no date that can be known")
    return [{"label": whole, "due": None, "kind": "due", "needs_review": True}]


def _ongoing(whole: str, moments: list[Moment], year: PlanYear | None, messages: list[str]) -> list[Milestone]:
    if moments:
        return [_milestone(whole, moments[-1], "ongoing", messages)]
    if year is None:
        return [{"label": whole, "due": None, "kind": "ongoing"}]
    return [{"label": whole, "due": year.end.isoformat(), "kind": "ongoing", "precision": "year"}]


def _recurring(
    text: str, whole: str, cadence: str, moments: list[Moment], year: PlanYear | None, messages: list[str]
) -> list[Milestone]:
    dated = [moment.due for moment in moments if moment.due]
    out: Milestone = {"label": whole, "due": None, "kind": "recurring", "cadence": cadence}
    dates: list[dt.date] = occurrences(text, cadence, moments, year)
    if dates:
        out["due"] = dates[-1].isoformat()
        out["occurrences"] = [day.isoformat() for day in dates]
    elif dated:
        out["due"] = max(dated).isoformat()
    elif year is not None and cadence not in ("termly",):
        out["due"] = year.end.isoformat()
    else:
        out["needs_review"] = True
        if year is not None:
            out["suggested"] = year.end.isoformat()
        messages.append(f"“{whole}”: its last date in the plan's time cannot be known")
    return [out]


def read_milestones(lines: Sequence[str | Line], year: PlanYear | None, label: str = "") -> tuple[list[Milestone], list[str]]:
    """The milestones of one cell, as the plan format has them, and messages for what was inferred or cannot be known.

    `lines` are the cell's lines as printed; `year` is the plan's period, None where it is not known; `label` names a milestone whose own words give none.
    A date that the words do not settle has `due` None and `needs_review`, with `suggested` where there is a sensible one.
    """
    messages: list[str] = []
    out: list[Milestone] = []
    waiting = ""
    for text in _texts(lines, messages):
        for clause in _SENTENCE.split(text):
            found = _clause(clause, year, [])
            undated = len(found) == 1 and found[0]["due"] is None and "suggested" not in found[0] and not _UNKNOWN.search(clause)
            if undated and clause.rstrip().endswith(":"):
                waiting = clause.strip(" :")
                continue
            found = _clause(f"{waiting} {clause}".strip() if waiting else clause, year, messages)
            waiting = ""
            out.extend(found)
    if waiting:
        out.extend(_clause(waiting, year, messages))
    if label:
        for one in out:
            if one["kind"] == "due" and len(out) == 1 and not one["label"]:
                one["label"] = label
    return out, messages
