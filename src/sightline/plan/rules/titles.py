"""What an action is called where there is room for a few words only."""

import re

LENGTH = 72
# "To", "In partnership with ..., " and the like say little at the head of a tile; kept where nothing would be left.
_TRAILING = re.compile(r"[\s,;:.(–—-]+$")
_SENTENCE = re.compile(r"(?<=[a-z)\d])[.;:](?=\s|$)")


def short_title(title: str, text: str, length: int = LENGTH) -> str:
    """The title somebody chose, else the first sentence of the text, cut between words at `length` characters."""
    if title.strip():
        return title.strip()
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    first = _SENTENCE.split(first, maxsplit=1)[0]
    if len(first) <= length:
        return _TRAILING.sub("", first)
    cut = first[: length + 1].rpartition(" ")[0] or first[:length]
    return f"{_TRAILING.sub('', cut)}…"
