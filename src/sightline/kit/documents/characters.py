"""Characters that nobody sees: taken out of every text, and said."""

from __future__ import annotations

import re

from sightline.kit.documents.blocks import Note

# Controls but for tab and line ends; marks that turn the direction of writing (with which "gro.eno" can be made to read
# "one.org"); characters without width; tags; fillers; halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)
# Signs of layout, not of meaning: out without a word.
_LAYOUT = str.maketrans({"\u00ad": None, "\ufe0e": None, "\ufe0f": None, "\u2011": "-"})
_BULLET = re.compile(r"[•·▪‣◦➢❖][ \t]*(?=\S)")
_MOST_NOTES = 20


class Cleaner:
    """Takes unseen characters out of texts and remembers where they stood."""

    def __init__(self) -> None:
        self._found: dict[str, int] = {}

    def clean(self, text: str, where: str) -> str:
        """`text` without unseen characters, a no-break hyphen as a hyphen; `where` is named in the note."""
        if not _UNSEEN.search(text):
            return text.replace("\u2011", "-")
        text = text.translate(_LAYOUT)
        kept, count = _UNSEEN.subn("", text)
        if count:
            self._found[where] = self._found.get(where, 0) + count
        return kept

    def notes(self) -> list[Note]:
        """One note for each place, up to twenty; then one for the rest together."""
        found = list(self._found.items())
        notes = [Note(where, "removed", _sentence(count)) for where, count in found[:_MOST_NOTES]]
        if rest := sum(count for _, count in found[_MOST_NOTES:]):
            notes.append(Note("elsewhere", "removed", _sentence(rest)))
        return notes


def without_bullet(text: str) -> tuple[str, bool]:
    """`text` without the bullet it begins with, and whether there was one. (A dash or "a)" is typed text and stays.)"""
    match = _BULLET.match(text)
    return (text[match.end() :], True) if match else (text, False)


def _sentence(count: int) -> str:
    if count == 1:
        return "One character that cannot be seen (a control or direction mark) was taken out."
    return f"{count} characters that cannot be seen (controls or direction marks) were taken out."
