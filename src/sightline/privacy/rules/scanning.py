"""The scan: one text in, everything in it that reads like an identifier out, in the order it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sightline.privacy.rules.findings import Finding, Kind

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,63}){1,5}")


def scan(text: str) -> tuple[Finding, ...]:
    """Everything in `text` that reads like an identifier, in the order it stands; no two findings overlap."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Finding]:
    for match in _EMAIL.finditer(text):
        yield Finding(Kind.EMAIL, match[0], match.start(), match.end())
