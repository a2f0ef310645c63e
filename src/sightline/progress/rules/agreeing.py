"""Who may agree an update: a chair or deputy of the body other than its author; else the business manager. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sightline.progress.rules.states import AgreedAs

# A chair of the body in whatever words, and the lead of an agency or a post, which nobody chairs.
AS_CHAIR = frozenset({"chair", "independent_chair", "lead"})
AS_DEPUTY = frozenset({"vice_chair"})
MANAGER = "business_manager"
INDEPENDENT = "independent_chair"


@dataclass(frozen=True, slots=True)
class Seated:
    """A seat held on the day: whose, in which body, as what, whether for somebody else, and whether for its chair."""

    person_id: int
    name: str
    body_id: int
    role: str
    deputises: bool = False
    for_chair: bool = False


@dataclass(frozen=True, slots=True)
class Agreeing:
    """One who may agree, and as what."""

    person_id: int
    name: str
    as_what: AgreedAs


def who_may_agree(seats: Iterable[Seated], body_id: int, author_ids: Collection[int]) -> list[Agreeing]:
    """Those who may agree an update of `body_id` that `author_ids` wrote, chairs first.

    The chair, the lead, their deputy (as whatever else she sits there) and the vice chair of the body, other than the
    author; where that is nobody, the
    business managers, who agree it marked as such. A business manager's own goes to the independent chair.
    """
    seats = list(seats)
    found = {}
    for seat in seats:
        if seat.body_id != body_id or seat.person_id in author_ids:
            continue
        deputy = seat.role in AS_DEPUTY or seat.for_chair or (seat.deputises and seat.role in AS_CHAIR)
        if seat.role in AS_CHAIR or deputy:
            one = Agreeing(seat.person_id, seat.name, AgreedAs.DEPUTY if deputy else AgreedAs.CHAIR)
            if seat.person_id not in found or one.as_what == AgreedAs.CHAIR:
                found[seat.person_id] = one
    for role, as_what in ((MANAGER, AgreedAs.MANAGER), (INDEPENDENT, AgreedAs.CHAIR)):
        if not found:
            found = {
                seat.person_id: Agreeing(seat.person_id, seat.name, as_what)
                for seat in seats
                if seat.role == role and seat.person_id not in author_ids
            }
    return sorted(found.values(), key=lambda one: (one.as_what != AgreedAs.CHAIR, one.name))


def why_not(seats: Iterable[Seated], person_id: int, body_id: int, body: str, author_ids: Collection[int]) -> str:
    """Why `person_id` may not agree, in a sentence that says who may; "" where she may."""
    seats = list(seats)
    may = who_may_agree(seats, body_id, author_ids)
    if any(one.person_id == person_id for one in may):
        return ""
    names = " or ".join(one.name for one in may)
    if person_id in author_ids:
        who = f"{names} can" if names else "nobody else can yet: ask the business manager to fill the chair"
        return f"You wrote this update, so another person agrees it: {who}."
    if not names:
        return f"Nobody can agree for {body} yet: it has no chair, and there is no business manager."
    return f"Updates of {body} are agreed by its chair or deputy: {names}."
