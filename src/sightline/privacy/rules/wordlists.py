"""How the rules write down a long list of words: as text, which people can read and mend."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())
