"""The success measures cell: prose parted into measures, each with the figure it must reach where one is printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from sightline.kit.documents.blocks import Line

from .directions import direction
from .moments import resolve
from .patterns import Pattern, plain
from .sentences import ITEM, is_item, sentences, whole_lines
from .thresholds import Figure, find_figures
from .years import PlanYear

Measure = dict[str, Any]

_NOTHING = Pattern(r"[\s\-.,;:?/*_()·]*|(?:n\s*/\s*a|none|tb[ca]|as above|not applicable|ditto)\.?", re.IGNORECASE)
_BY = Pattern(
    r"\b(?:by|in|before|at|until|no later than)\s+(?:the\s+)?(?:end\s+(?:of\s+)?)?(?:the\s+)?$", re.IGNORECASE
)
_CLAUSE = Pattern(r"\s*;\s*|,?\s+(?:and|with)\s+|,\s+")


def _leads(lines: Sequence[Line], n: int) -> bool:
    """Whether line `n` only leads in to the items after it."""
    if n + 1 >= len(lines):
        return False
    text = lines[n].text.rstrip()
    if text.endswith(":") or re.search(r":\s*-$", plain(text)):
        return True
    begun = is_item(lines[n + 1]) and not is_item(lines[n])
    return begun and (text.endswith(("…", "...", "-", "–")) or (text[-1:].isalnum() and bool(find_figures(text))))


def _parts(text: str) -> list[tuple[str, Figure | None]]:
    """One sentence with several figures as several measures, each with its own words where a joiner parts them."""
    pieces = [piece for piece in re.split(r"\s*;\s*", text) if piece.strip()]
    if len(pieces) > 1 and any(find_figures(piece) for piece in pieces):
        return [part for piece in pieces for part in _parts(piece)]
    figures = find_figures(text)
    if len(figures) < 2:
        return [(text, figures[0] if figures else None)]
    cuts = [_joiner_before(text, one, other) for one, other in pairwise(figures)]
    if not all(cuts):
        return [(text, figure) for figure in figures]
    starts = [0, *(cut.end() for cut in cuts if cut)]
    stops = [*(cut.start() for cut in cuts if cut), len(text)]
    return [(text[a:b].strip(), figure) for a, b, figure in zip(starts, stops, figures, strict=True)]


def _joiner_before(text: str, one: Figure, other: Figure) -> re.Match[str] | None:
    """The joiner right before a figure, where one stands between it and the figure before."""
    joiners = [match for match in _CLAUSE.finditer(text, one.stop, other.start + 1) if match.end() <= other.start]
    if not joiners or re.search(r"\w", text[joiners[-1].end() : other.start].replace("the", "")):
        return None
    return joiners[-1]


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
    whole = whole_lines(lines)
    lead, lead_figure, lead_marked = "", None, False
    for n, line in enumerate(whole):
        if _leads(whole, n) and not (lead and lead_marked and is_item(line)):
            *ahead, lead = sentences(line.text)
            for sentence in ahead:
                out.extend(_measure(text, figure, year) for text, figure in _parts(sentence))
            figures = find_figures(lead)
            lead_figure, lead_marked = (figures[0] if figures else None), is_item(whole[n + 1])
            continue
        if lead and lead_marked and not is_item(line):
            lead, lead_figure = "", None
        if lead:
            out.extend(_items(line, lead, lead_figure, year))
            continue
        marked = ITEM.match(line.text)
        text = line.text[marked.end() :] if marked and marked["mark"] else line.text
        if _NOTHING.fullmatch(text):
            continue
        for sentence in sentences(text):
            out.extend(_measure(part, figure, year) for part, figure in _parts(sentence))
    return out, messages


def _items(line: Line, lead: str, lead_figure: Figure | None, year: PlanYear | None) -> list[Measure]:
    """The measures of one item of a list: its own figures, else that of the words before the list."""
    marked = ITEM.match(line.text)
    text = line.text[marked.end() :] if marked and marked["mark"] else line.text
    label = line.number.strip("().") or (marked["label"] if marked and marked["label"] else "")
    extra = {"label": label, "lead_in": lead} if label else {"lead_in": lead}
    return [_measure(part, figure or lead_figure, year) | extra for part, figure in _parts(text)]
