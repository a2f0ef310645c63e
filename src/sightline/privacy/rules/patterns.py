"""How the rules write their patterns: over several lines with a remark beside each part, and lists of words as text."""

from __future__ import annotations

import re
from collections.abc import Iterable


def shape(pattern: str) -> re.Pattern[str]:
    """A pattern in which spaces and lines do not count, nor whether letters are small: `[ ]` is a space, # a remark."""
    return re.compile(pattern, re.IGNORECASE | re.VERBOSE)


def cased_shape(pattern: str) -> re.Pattern[str]:
    """The same where it counts whether letters are small."""
    return re.compile(pattern, re.VERBOSE)


def any_of(*texts: str) -> str:
    """What stands for any of the words of some texts, tried in the order in which they stand.

    A word may be a pattern without spaces: `reviews?`, `train\\w*`, `red\\sbook`."""
    return f"(?:{'|'.join(' '.join(texts).split())})"


def word_of(*texts: str) -> re.Pattern[str]:
    """A pattern for any of the words, whole."""
    return shape(rf"\b{any_of(*texts)}\b")


def one_of(words: Iterable[str]) -> str:
    """What stands for any of a list of words, those that go on after another one first."""
    return f"(?:{'|'.join(map(re.escape, sorted(words, reverse=True)))})"
