"""The owner's claim beside delivery: neither overwrites the other, and where they part it is said. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from sightline.kit.periods import said
from sightline.progress.rules.delivery import Delivery, DeliveryState
from sightline.progress.rules.states import Claim


def contradictions(
    claim: str, delivery: Delivery, *, claim_on: dt.date | None = None, against: Sequence[str] = ()
) -> tuple[str, ...]:
    """The sentences in which a claim and what is known part: blue while delivery is not complete, blue or green while
    it is overdue or a due measure speaks against it. `against` are clauses on such measures ("84% of 101 answers were
    positive where over 90% was promised"). Awaiting contradicts nothing: what lacks is somebody else's word.

    `claim_on` is given where the claim was made in an earlier round, and the sentence then says so.
    """
    if claim not in (Claim.BLUE, Claim.GREEN) or delivery.state == DeliveryState.WITHDRAWN:
        return ()
    owner = owner_says(claim, claim_on)
    found = []
    if delivery.state == DeliveryState.OVERDUE:
        found.append(f"{owner} {delivery_says(delivery)}")
    elif claim == Claim.BLUE and _not_complete(delivery):
        found.append(f"{owner} {_blue_too_early(delivery)}")
    found += [f"{owner} {clause[:1].upper()}{clause[1:]}." for clause in against]
    return tuple(found)


def sentence(claim: str, delivery: Delivery, *, claim_on: dt.date | None = None, against: Sequence[str] = ()) -> str:
    """Claim and delivery in one breath: "Owner says green. Delivery is 12 days overdue."."""
    if delivery.state == DeliveryState.WITHDRAWN:
        return delivery_says(delivery)
    says, joined = delivery_says(delivery), "but"
    if delivery.state == DeliveryState.OVERDUE:
        joined = "and"
    elif claim == Claim.BLUE and _not_complete(delivery):
        says, joined = _blue_too_early(delivery), "and"
    if against:
        more = len(against) - 1
        others = f", and {more} more {'measure is' if more == 1 else 'measures are'} not met" if more else ""
        says = f"{says.removesuffix('.')}, {joined} {against[0]}{others}."
    return f"{owner_says(claim, claim_on)} {says}"


def unproven(claim: str, delivery: Delivery, lacking: Sequence[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
    """The sentences that say why blue or green is not proven yet. Each of `lacking` is what is known of a due measure
    in half a sentence, and who holds what is missing: never the owner, for what others have not sent."""
    if claim not in (Claim.BLUE, Claim.GREEN) or delivery.state == DeliveryState.WITHDRAWN:
        return ()
    return tuple(f"{claim.capitalize()} is not proven yet: {clause}.{held_by(holders)}" for clause, holders in lacking)


def held_by(holders: Sequence[str]) -> str:
    """Who holds what is missing, as a sentence that follows another; "" where nobody is known."""
    return f" What is missing is held by {' and '.join(holders)}." if holders else ""


def owner_says(claim: str, claim_on: dt.date | None = None) -> str:
    """ "Owner says green.", or "Owner last said green, on 14 July 2017." where the claim is of an earlier round."""
    if not claim:
        return "Owner has given no rating."
    return f"Owner last said {claim}, on {said(claim_on)}." if claim_on else f"Owner says {claim}."


def delivery_says(delivery: Delivery) -> str:
    """Delivery as a sentence."""
    match delivery.state:
        case DeliveryState.WITHDRAWN:
            return "The action is withdrawn."
        case DeliveryState.UNDATED:
            return "No date says when it is to be delivered."
        case DeliveryState.NOT_STARTED:
            return "Delivery has not started."
    return f"Delivery is {delivery.words}."


def claim_words(claim: str, ratings: Mapping[str, str]) -> str:
    """A rating with what it means in the partnership's words: "Green: on track"; "No rating" where none was given.

    A claim made while other ratings were in use is said by its colour."""
    if not claim:
        return "No rating"
    meaning = ratings.get(claim)
    return f"{claim.capitalize()}: {meaning[:1].lower()}{meaning[1:]}" if meaning else claim.capitalize()


def _not_complete(delivery: Delivery) -> bool:
    """Whether delivery is short of complete by more than somebody's word or agreement."""
    if delivery.state == DeliveryState.COMPLETE or delivery.awaiting or delivery.only_agreement_lacks:
        return False
    return bool(delivery.milestones)  # without a milestone nothing is known that could contradict


def _blue_too_early(delivery: Delivery) -> str:
    if delivery.state in (DeliveryState.UNDATED, DeliveryState.NOT_STARTED):
        return f"{delivery_says(delivery).removesuffix('.')}, so it is not complete."
    return f"Delivery is {delivery.words}, not complete."
