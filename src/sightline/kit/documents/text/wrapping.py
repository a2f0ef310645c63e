"""Paragraphs out of lines that were broken to fit a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_WIDEST = 130  # characters: text with longer lines was not broken to a width
_LONGEST = 5_000  # characters of a paragraph, after which lines are no longer put together
_FEWEST = 3  # lines near the width before it counts as one
# What begins a line of its own: a bullet, a number, a letter in brackets, a label with a colon.
_BEGINS = re.compile(
    r"\s*([-–—•▪●○◦‣➢❖*✓]|\(?[\dA-Za-z]{1,3}[.):]\s|\d+(\.\d+)*\.?\s|[A-Z][A-Za-z0-9 /&'’()-]{1,40}:|#|\|)"
)


def unwrap(lines: Sequence[str]) -> Iterator[str]:
    """Paragraphs of `lines`: a line goes on in the next where the next one's first word would not have fitted on it.

    Text whose lines show no common width stays as it is. Blank lines part paragraphs and are dropped."""
    width = _width(lines)
    paragraph = ""
    last = ""
    for line in lines:
        stripped = line.strip()
        if not stripped:
            if paragraph:
                yield paragraph
            paragraph = last = ""
            continue
        first_word = stripped.split(None, 1)[0]
        full = 0 < len(paragraph) < _LONGEST and bool(width) and len(last.rstrip()) + 1 + len(first_word) > width
        if full and not _BEGINS.match(line):
            paragraph += f" {stripped}"
        else:
            if paragraph:
                yield paragraph
            paragraph = stripped
        last = line
    if paragraph:
        yield paragraph


def _width(lines: Sequence[str]) -> int:
    """The width that lines were broken to, 0 where there is none."""
    lengths = sorted((len(line.rstrip()) for line in lines if line.strip()), reverse=True)
    if len(lengths) < _FEWEST or lengths[0] > _WIDEST or lengths[0] < 40:
        return 0
    near = sum(length >= lengths[0] - 12 for length in lengths)
    return lengths[0] if near >= _FEWEST and near >= len(lengths) * 0.25 else 0
