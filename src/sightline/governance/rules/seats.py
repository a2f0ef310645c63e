"""Who counts as what at a meeting, from the seats held on its day, and whether enough of them came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sightline.governance.rules.words import Capacity, Presence
from sightline.people.permissions import Role

# Who serves a body without being of it.
SERVING = frozenset({Role.BUSINESS_MANAGER, Role.SUPPORT, Role.ANALYST, Role.TRAINER})
# Who answers for a body to others: challenges, tasks and what it decided come to these.
SPEAKING = frozenset({Role.CHAIR, Role.INDEPENDENT_CHAIR, Role.VICE_CHAIR, Role.LEAD})
PRESIDING = frozenset({Role.CHAIR, Role.INDEPENDENT_CHAIR, Role.VICE_CHAIR})
_RANK = (Capacity.MEMBER, Capacity.DEPUTY, Capacity.ATTENDING, Capacity.GUEST)


@dataclass(frozen=True, slots=True)
class SeatLine:
    """A seat held on the day, as far as it matters here; `deputy_for` is the person whose place it takes."""

    person_id: int
    role: str
    deputy_for: int | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """Somebody expected at a meeting, and as what."""

    person_id: int
    capacity: Capacity
    deputy_for: int | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """A line of the attendance: who (None for a guest by name), as what, and whether she came."""

    person_id: int | None
    capacity: str
    deputy_for: int | None
    presence: str


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many counted, how many are needed (None where the body's terms set none), and the sentence about it."""

    count: int
    needed: int | None
    sentence: str

    @property
    def reached(self) -> bool:
        """Whether enough came; true where none is set."""
        return self.needed is None or self.count >= self.needed


def capacity_of(seat: SeatLine) -> Capacity:
    """As what a seat brings somebody. A vice chair is a member in her own right: she deputises in the chair alone."""
    if seat.role in SERVING:
        return Capacity.ATTENDING
    if seat.deputy_for is not None and seat.role not in PRESIDING:
        return Capacity.DEPUTY
    return Capacity.MEMBER


def expected(seats: Iterable[SeatLine]) -> list[Expected]:
    """Everybody expected, once, as the most that any of her seats makes her; in the order of the seats."""
    best: dict[int, Expected] = {}
    for seat in seats:
        capacity = capacity_of(seat)
        found = best.get(seat.person_id)
        if found is None or _RANK.index(capacity) < _RANK.index(found.capacity):
            deputy_for = seat.deputy_for if capacity == Capacity.DEPUTY else None
            best[seat.person_id] = Expected(seat.person_id, capacity, deputy_for)
    return list(best.values())


def counting(attendance: Iterable[Came]) -> int:
    """How many count towards the quorum: members who came, and one deputy for each member who did not."""
    there = [one for one in attendance if one.presence == Presence.PRESENT]
    members = {one.person_id for one in there if one.capacity == Capacity.MEMBER}
    deputies = [one for one in there if one.capacity == Capacity.DEPUTY]
    in_place_of = {one.deputy_for for one in deputies if one.deputy_for is not None} - members
    for_nobody_named = sum(one.deputy_for is None for one in deputies)
    return len(members) + len(in_place_of) + for_nobody_named


def quorum_of(attendance: Iterable[Came], needed: int | None) -> Quorum:
    """Whether enough came, said in a sentence."""
    lines = list(attendance)
    count = counting(lines)
    came = f"{count or 'No'} {'member or deputy was' if count == 1 else 'members or deputies were'} there"
    if not any(one.presence for one in lines):
        sentence = "Nobody has recorded yet who came."
        sentence += f" {needed} members or their deputies are needed." if needed else ""
    elif needed is None:
        sentence = f"{came}. No quorum is set."
    elif count >= needed:
        sentence = f"Quorate: {came[:1].lower()}{came[1:]}, {needed} {'is' if needed == 1 else 'are'} needed."
    else:
        sentence = f"Not quorate: {came[:1].lower()}{came[1:]}, {needed} {'is' if needed == 1 else 'are'} needed."
    return Quorum(count, needed, sentence)
