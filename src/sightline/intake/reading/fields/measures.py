"""The success measures cell: prose parted into measures, each with the figure it must reach where one is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from ..blocks import Line
from .directions import direction
from .moments import resolve
from .thresholds import Figure, find_figures
from .years import PlanYear

Measure = dict[str, Any]

_ITEM = re.compile(
    r"^\s*(?:(?P<mark>[-–—•·▪◦●*]|>(?=\s+[A-Za-z])|\uf0b7|\uf0a7)\s+|\(?(?P<label>[a-z]|[ivx]{1,4}"
    r"|\d{1,2})[.)]\s+)"
)
_SENTENCE = re.compile(r"(?<=[\w%)”’\"'][.!?])\s+(?=[A-Z(“\"‘])")
_NOT_END = re.compile(
    r"(?:\b(?:e\.g|i\.e|etc|no|nos|approx|vs|inc|incl|min|max|dr|mr|mrs|ms|st|para|ref|fig|dept|govt|s)\.|\b[A-Z]\.)$",
    re.IGNORECASE,
)
_NOTHING = re.compile(r"[\s\-–—.,;:?/*_()•]*|(?:n\s*/\s*a|none|tb[ca]|as above|not applicable|ditto)\.?", re.IGNORECASE)
_BY = re.compile(
    r"\b(?:by|in|before|at|until|no later than)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:the\s+)?$", re.IGNORECASE
)
_CLAUSE = re.compile(r"\s*;\s*|,?\s+(?:and|with)\s+|,\s+")


def _sentences(text: str) -> list[str]:
    out: list[str] = []
    for piece in _SENTENCE.split(text):
        if out and _NOT_END.search(out[-1]):
            out[-1] += " " + piece
        elif piece.strip():
            out.append(piece.strip())
    return out


def _whole_lines(lines: Sequence[Line | str]) -> list[Line]:
    """The lines that count; one broken in the middle of its sentence is made whole."""
    out: list[Line] = []
    for line in lines:
        one = Line(line) if isinstance(line, str) else line
        text = " ".join(one.text.replace("\u00a0", " ").split())
        if one.strike or not text:
            continue
        before = out[-1].text if out else ""
        marked = one.bullet or one.number or _ITEM.match(text)
        if before and not marked and text[0].islower() and not before.rstrip().endswith((".", ":", ";", "!", "?")):
            out[-1] = Line(f"{before} {text}", out[-1].number, out[-1].bullet, out[-1].level)
        else:
            out.append(Line(text, one.number, one.bullet, one.level))
    return out


def _is_item(line: Line) -> bool:
    return bool(line.bullet or line.number or _ITEM.match(line.text))


def _leads(lines: Sequence[Line], n: int) -> bool:
    """Whether line `n` only leads in to the items after it."""
    if n + 1 >= len(lines):
        return False
    text = lines[n].text.rstrip()
    if text.endswith(":") or re.search(r":\s*[-–—]$", text):
        return True
    begun = _is_item(lines[n + 1]) and not _is_item(lines[n])
    return begun and (text.endswith(("…", "...", "-", "–")) or (text[-1:].isalnum() and bool(find_figures(text))))


def _parts(text: str, figures: Sequence[Figure]) -> list[tuple[str, Figure | None]]:
    """One sentence with several figures as several measures, each with its own words where a joiner parts them."""
    pieces = [piece for piece in re.split(r"\s*;\s*", text) if piece.strip()]
    if (
        len(pieces) > 1
        and (figures or all(len(piece.split()) > 2 for piece in pieces))
        and any(find_figures(piece) for piece in pieces)
    ):
        return [part for piece in pieces for part in _parts(piece, find_figures(piece))]
    if len(figures) < 2:
        return [(text, figures[0] if figures else None)]
    out: list[tuple[str, Figure | None]] = []
    at = 0
    for n, figure in enumerate(figures):
        stop = len(text)
        if n + 1 < len(figures):
            joins = [
                m
                for m in _CLAUSE.finditer(text, figure.stop, figures[n + 1].start + 1)
                if m.end() <= figures[n + 1].start
            ]
            cut = (
                joins[-1]
                if joins and not re.search(r"\w", text[joins[-1].end() : figures[n + 1].start].replace("the", ""))
                else None
            )
            if cut is None:
                return [(text, one) for one in figures]
            out.append((text[at : cut.start()].strip(), figure))
            at = cut.end()
        else:
            out.append((text[at:stop].strip(), figure))
    return out


def _measure(text: str, figure: Figure | None, year: PlanYear | None) -> Measure:
    out: Measure = {"text": text, "comparator": None, "threshold": None, "unit": None}
    if figure:
        out |= {"comparator": figure.comparator, "threshold": figure.threshold, "unit": figure.unit}
        if figure.relative:
            out["relative"] = True
    else:
        out["comparator"] = direction(text)
    for moment in resolve(text, year):
        if moment.due and _BY.search(text[: moment.start]):
            out["by"] = moment.due.isoformat()
    return out


def read_measures(lines: Sequence[Line | str], year: PlanYear | None) -> tuple[list[Measure], list[str]]:
    """The measures of one cell, as the plan format has them, and messages.

    Each sentence, paragraph and list item is a measure: `text`, `comparator`, `threshold`, `unit`, and where printed
    `by` (a date), `label`, `lead_in` (the words before a list, whose figure governs each item), `relative` (a change by
    so much).
    """
    messages: list[str] = []
    out: list[Measure] = []
    whole = _whole_lines(lines)
    lead, lead_figure, lead_marked = "", None, False
    for n, line in enumerate(whole):
        if _leads(whole, n) and not (lead and lead_marked and _is_item(line)):
            sentences = _sentences(line.text)
            for sentence in sentences[:-1]:
                out.extend(_measure(text, figure, year) for text, figure in _parts(sentence, find_figures(sentence)))
            lead = sentences[-1]
            figures = find_figures(lead)
            lead_figure, lead_marked = (figures[0] if figures else None), _is_item(whole[n + 1])
            continue
        if lead and lead_marked and not _is_item(line):
            lead, lead_figure = "", None
        if lead:
            out.append(_item(line, lead, lead_figure, year))
            continue
        marked = _ITEM.match(line.text)
        text = line.text[marked.end() :] if marked and marked["mark"] else line.text
        if _NOTHING.fullmatch(text):
            continue
        for sentence in _sentences(text):
            out.extend(_measure(part, figure, year) for part, figure in _parts(sentence, find_figures(sentence)))
    return out, messages


def _item(line: Line, lead: str, lead_figure: Figure | None, year: PlanYear | None) -> Measure:
    marked = _ITEM.match(line.text)
    text = line.text[marked.end() :] if marked and marked["mark"] else line.text
    own = find_figures(text[marked.end() :] if marked and marked["label"] else text)
    item = _measure(text, own[0] if own else lead_figure, year)
    label = line.number.strip("().") or (marked["label"] if marked and marked["label"] else "")
    if label:
        item["label"] = label
    item["lead_in"] = lead
    return item
