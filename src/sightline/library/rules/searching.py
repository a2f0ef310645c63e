"""What somebody typed into the search, as words that either database takes: nothing typed is ever an error."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_WORDS = 12
LONGEST_WORD = 40
MOST_TYPED = 2000  # letters that are looked at, of whatever was sent
_WORD = re.compile(r"\w+")
# Words that stand nearly everywhere: PostgreSQL's English index leaves them out, so both databases look for none.
_COMMON = (
    "a an and are as at be but by for from had has have he her his how i if in into is it its me my no not of on or our"
    " s she so t that the their them then there these they this to was we were what when where which who will with you"
    " your"
)
_EVERYWHERE = frozenset(_COMMON.split())


@dataclass(frozen=True, slots=True)
class Sought:
    """The words to look for; `left_out` says that more were typed than are looked for."""

    words: tuple[str, ...]
    left_out: bool = False

    def for_sqlite(self, scope: str, *, begun: bool) -> str:
        """The query of FTS5: every word in title or text; where `begun`, words that begin so too."""
        words = " AND ".join(f'"{word}" *' if begun else f'"{word}"' for word in self.words)
        return f'{{title words}} : ({words}) AND scope : "{scope}"'

    def for_postgresql(self, *, begun: bool) -> str:
        """The same for `to_tsquery`; the letters are the weights of title and text."""
        return " & ".join(f"{word}:*AB" if begun else f"{word}:AB" for word in self.words)


def sought(typed: str) -> Sought:
    """The words in what was typed, whatever else stands around them. No words where there are none to look for."""
    found = [word.strip("_")[:LONGEST_WORD] for word in _WORD.findall(typed[:MOST_TYPED].casefold())]
    words = list(dict.fromkeys(word for word in found if word and word not in _EVERYWHERE))
    return Sought(tuple(words[:MOST_WORDS]), left_out=len(words) > MOST_WORDS or len(typed) > MOST_TYPED)
