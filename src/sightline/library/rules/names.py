"""The name of a document or page in an address, made of its title."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

LENGTH = 60
_OTHER = re.compile(r"[^a-z0-9]+")


def slug_of(title: str, taken: Container[str], *, otherwise: str) -> str:
    """A name of small letters, digits and hyphens that is not `taken`; `otherwise` where the title has none of
    these."""
    folded = "".join(one for one in unicodedata.normalize("NFKD", title.casefold()) if not unicodedata.combining(one))
    begun = _OTHER.sub("-", folded).strip("-")[:LENGTH].strip("-") or otherwise
    name, count = begun, 2
    while name in taken:
        name, count = f"{begun}-{count}", count + 1
    return name


def tags_of(typed: str) -> list[str]:
    """The tags typed with commas or line ends between them: each once, in small letters, at most twelve of forty
    letters."""
    found = (" ".join(one.split()).casefold()[:40].strip() for one in re.split(r"[,;\n]", typed))
    return list(dict.fromkeys(one for one in found if one))[:12]
