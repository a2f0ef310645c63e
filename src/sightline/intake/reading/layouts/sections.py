"""Titles inside a table: which stands within which, and which rows only explain colours."""

from __future__ import annotations

import re
from dataclasses import replace

from sightline.intake.reading.layouts.entries import Title
from sightline.intake.reading.layouts.headings import LIKELY, UNKNOWN, meaning
from sightline.intake.reading.layouts.titles import is_labelled, parse_title, said
from sightline.intake.reading.layouts.vocabulary import LEGENDS, PROGRESS
from sightline.kit.documents.blocks import Cell

# How deep a labelled title stands within a table; any other stands between.
UNLABELLED = 2
DEPTHS = {
    "priority": 0,
    "theme": 1,
    "workstream": 1,
    "pillar": 1,
    "strand": 1,
    "objective": 3,
    "goal": 3,
    "aim": 3,
    "outcome": 4,
    "recommendation": 5,
    "finding": 5,
}

_LEGEND = re.compile(
    r"^\s*(?:"
    + "|".join(re.escape(word) for word in LEGENDS)
    + r")\b[^\n]{0,20}?[:=–-]|^\s*(?:(?:red|amber|green|blue|r|a|g|b)\s*[=–-].*){2,}",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(
    r"^\s*(?:(?:rag|brag|key|legend)\b.*|(?:red|amber|green|blue|grey|purple|yellow|white|r|a|g|b|y)\s*(?:[=:–-].*)?)$",
    re.IGNORECASE,
)


def stands_within(title: Title, other: Title) -> bool:
    if title.number and other.number and title.label == other.label:
        return title.number.startswith(f"{other.number}.")
    return DEPTHS.get(title.label, UNLABELLED) > DEPTHS.get(other.label, UNLABELLED)


def is_legend(cells: list[Cell]) -> bool:
    """A row that explains colours or letters, or begins "Key:" or "Note:"."""
    texts = list(dict.fromkeys(cell.flat for cell in cells if cell.flat))
    if len(texts) == 1:
        return bool(_LEGEND.match(texts[0]))
    return all(_EXPLAINED.match(text) for text in texts) and len(texts) > 1


def column_title(cell: Cell, where: str) -> Title:
    lines = [line for line in cell.lines if line.text or line.number]
    head = f"{lines[0].number} {lines[0].text}".strip()
    title = parse_title(head, "column", where)
    for line in lines[1:]:
        remark = said(line.text)
        if remark and remark[0] != "actions":
            title.said.setdefault(remark[0], []).append(replace(line, text=remark[1]))
        elif title.title is None:
            title.title = line.text
        elif line.text[:1].islower() and not line.bullet:
            title.title = f"{title.title} {line.text}"
        else:
            title.said.setdefault("aim" if len(line.text) > 40 else "text", []).append(line)
    title.text = cell.flat
    return title


def progress_told(text: str) -> str:
    """What a row over all columns below an action says of how far it is: "Update June 2019: the policy is drafted"."""
    label, colon, rest = text.partition(":")
    found = meaning(label) if colon and rest.strip() else UNKNOWN
    return rest.strip() if found.field == PROGRESS and found.score >= LIKELY and not is_labelled(text) else ""
