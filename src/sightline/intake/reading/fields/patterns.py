"""Regular expressions that see one dash and one apostrophe, and are compiled when they are first used.

A document prints "–", "—" and "-", "’" and "'": `plain` makes them one, character for character, so that a place found
in the plain text is the same place in the printed one. (A character class with such marks costs ten times as much to
compile, and compiling everything would cost more than reading a small plan does; one document needs only some.)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache

_ALIKE = {
    "-": "–—‑−‐",
    "'": "’‘‛´",
    '"': "“”„",
    "·": "•▪◦●∙‣►\uf0b7\uf0a7",
    "$": "€",
    " ": "\u00a0\u2009\u202f",
    "¤": "…",
}
_PLAIN = str.maketrans({printed: one for one, group in _ALIKE.items() for printed in group})


@lru_cache(maxsize=2048)
def plain(text: str) -> str:
    """`text` with one dash, one apostrophe, one quotation mark, one bullet ("·") and "¤" for "…"; as long as before."""
    return text if text.isascii() else text.translate(_PLAIN)


class Pattern:
    """A regular expression over plain text; the methods are those of a compiled pattern.

    A match's groups are plain; what is to be shown is cut from the printed text by `printed`. `split` and `sub` give
    the printed text.
    """

    def __init__(self, source: str, flags: re.RegexFlag | int = 0) -> None:
        self.source = source
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        return re.compile(self.source, self.flags)

    def search(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self.compiled.search(plain(text), *bounds)

    def match(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self.compiled.match(plain(text), *bounds)

    def fullmatch(self, text: str, *bounds: int) -> re.Match[str] | None:
        return self.compiled.fullmatch(plain(text), *bounds)

    def finditer(self, text: str, *bounds: int) -> Iterator[re.Match[str]]:
        return self.compiled.finditer(plain(text), *bounds)

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        if text.isascii():
            return self.compiled.split(text, maxsplit)
        out: list[str] = []
        at = 0
        for match in self.finditer(text):
            out.append(text[at : match.start()])
            at = match.end()
            if len(out) == maxsplit:
                break
        return [*out, text[at:]]

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with `new` in place of each match; a string is put in as it is."""
        if not self.search(text):
            return text
        out: list[str] = []
        at = 0
        for match in self.finditer(text):
            out.extend((text[at : match.start()], new if isinstance(new, str) else new(match)))
            at = match.end()
        return "".join([*out, text[at:]])


def printed(text: str, match: re.Match[str], group: int | str = 0) -> str:
    """What stands in `text` at a group of a match found in it; "" where the group took no part."""
    start, stop = match.span(group)
    return text[start:stop] if start >= 0 else ""
