"""Whether a chain is whole, and if not, where it first breaks. Streams: ten years need no more memory than a day.

What a chain alone cannot show is that its end was cut off and its head set back: for that a head's hash is kept outside
the database (in the minutes, in another office) and given here as `expected`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sightline.trail import rules
from sightline.trail.models import Entry, Head

CHUNK = 2000  # rows held at once
_COLUMNS = (
    "seq",
    "at",
    "actor_id",
    "actor_label",
    "via",
    "verb",
    "thing",
    "thing_id",
    "digest",
    "prev",
    "hash",
    "text__salt",
    "text__before",
    "text__after",
    "text__blanked_on",
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found. `broken` is a sentence naming the first broken entry, "" when the chain is whole."""

    partnership_id: int
    entries: int
    blanked: int
    head: str
    broken: str

    @property
    def whole(self) -> bool:
        return not self.broken


def chains() -> list[int]:
    """The ids of the partnerships that have a chain, or entries that lost their head."""
    heads = Head.objects.values_list("partnership_id", flat=True)
    return sorted({*heads, *Entry.objects.order_by().values_list("partnership_id", flat=True).distinct()})


def verify(partnership_id: int, expected: Iterable[str] = ()) -> Verdict:
    """Reads a partnership's chain from its first entry to its head. `expected` are hashes kept outside: each must stand
    somewhere in the chain. Others may write meanwhile: what they add after the head was read is left for the next time.
    """
    head = Head.objects.filter(partnership_id=partnership_id).first()
    end = head.seq if head else 0
    missing = set(expected) - {rules.FIRST}
    previous, count, blanked = rules.FIRST, 0, 0
    for row in _rows(partnership_id, end):
        broken, was_blanked = _check(partnership_id, count + 1, previous, row)
        if broken:
            return Verdict(partnership_id, count, blanked, previous, broken)
        previous = row[10]
        count += 1
        blanked += was_blanked
        missing.discard(previous)
    return Verdict(partnership_id, count, blanked, previous, _check_end(partnership_id, head, count, previous, missing))


def _rows(partnership_id: int, end: int) -> Iterator[tuple]:
    rows = Entry.objects.filter(partnership_id=partnership_id, seq__lte=end).order_by("seq").values_list(*_COLUMNS)
    return rows.iterator(chunk_size=CHUNK)


def _check(partnership_id: int, seq: int, previous: str, row: tuple) -> tuple[str, bool]:
    """What is wrong with the entry that should be number `seq`, "" for nothing; and whether its text is blanked."""
    (
        found,
        at,
        actor_id,
        actor_label,
        via,
        verb,
        thing,
        thing_id,
        digest,
        prev,
        hash_,
        salt,
        before,
        after,
        blanked,
    ) = row
    if found != seq:
        return f"Entry {seq} is missing: the next one found is entry {found}.", False
    sealed = rules.Sealed(partnership_id, seq, at, actor_id, actor_label, via, verb, thing, thing_id, digest)
    if prev != previous:
        wrong = "does not follow the entry before it: its link was changed, or that entry was."
    elif rules.seal(previous, sealed) != hash_:
        wrong = "was changed after it was sealed: its fields do not give its hash."
    elif salt is None:
        wrong = "has lost its text."
    elif blanked is None and rules.digest(salt, before, after) != digest:
        wrong = "had its text changed after it was sealed: the text does not give its digest."
    else:
        return "", blanked is not None
    return f"Entry {found} ({at:%-d %B %Y}, {thing} {thing_id}) {wrong}", False


def _check_end(partnership_id: int, head: Head | None, count: int, last: str, missing: set[str]) -> str:
    if head is None:
        if Entry.objects.filter(partnership_id=partnership_id).exists():
            return "The chain has entries but its head is gone."
    elif count != head.seq:
        return f"The chain ends at entry {count}, but its head says there are {head.seq}: the last ones are missing."
    elif last != head.hash:
        return f"The head does not carry the hash of entry {count}: the head, or the end of the chain, was changed."
    elif Entry.objects.filter(
        partnership_id=partnership_id, seq__gt=Head.objects.filter(partnership_id=partnership_id).values("seq")[:1]
    ).exists():
        return f"There are entries after the head, which stands at entry {head.seq}: the head was set back."
    if missing:
        return (
            f"The hash kept outside, {min(missing)}, is nowhere in the chain: what it sealed was cut off or rewritten."
        )
    return ""
