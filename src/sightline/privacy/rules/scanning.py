"""The scan: one text in, everything in it that reads like an identifier out, in the order it stands."""

from __future__ import annotations

from sightline.privacy.rules import births, emails, names, nhs_numbers, postcodes, telephones
from sightline.privacy.rules.findings import Finding, Kind
from sightline.privacy.rules.folding import Folded, fold

# In the order in which they are believed: what one of them has claimed is not offered to the next.
_FINDERS = (
    (Kind.EMAIL, emails.find),
    (Kind.NHS_NUMBER, nhs_numbers.find),
    (Kind.TELEPHONE, telephones.find),
    (Kind.DATE_OF_BIRTH, births.find),
    (Kind.POSTCODE, postcodes.find),
    (Kind.NAME, names.find),
)


def scan(text: str) -> tuple[Finding, ...]:
    """Everything in `text` that reads like an identifier, in the order it stands; no two findings overlap.

    Linear in the length of the text: each rule looks at most a fixed number of letters to either side of a place."""
    folded = fold(text)
    taken = bytearray(len(folded.text))
    found = []
    for kind, find in _FINDERS:
        for start, end in find(folded.text):
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                found.append(_finding(kind, folded, start, end))
    return tuple(sorted(found, key=lambda one: one.start))


def _finding(kind: Kind, folded: Folded, start: int, end: int) -> Finding:
    first, last = folded.span(start, end)
    return Finding(kind, folded.original[first:last], first, last)
