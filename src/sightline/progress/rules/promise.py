"""Above an owner's update: the promise in a sentence, and where her rating parts from delivery and evidence. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from sightline.plan.rules.titles import short_title
from sightline.progress.rules.claims import contradictions, unproven
from sightline.progress.rules.delivery import Delivery, DeliveryState
from sightline.progress.rules.states import Claim

LENGTH = 160  # characters of the action's text and of its first measure


def promise(text: str, days: Sequence[str], measures: Sequence[str]) -> str:
    """The promise in a sentence or two: "Develop neglect training. Promised by 31 December 2017 (end of Q3): over 90%
    say it will change their practice.". `days` are its dates in words."""
    what = short_title("", text, LENGTH)
    sentences = [f"{what}." if what and what[-1] not in ".…" else what]
    measure = short_title("", measures[0], LENGTH) if measures else ""
    more = f" (and {len(measures) - 1} more)" if len(measures) > 1 else ""
    by = f"Promised by {days[-1]}" if days else "Promised"
    if measure:
        measure = f"{measure[:1].lower() if measure[1:2].islower() else measure[:1]}{measure[1:]}{more}"
        sentences.append(f"{by}: {measure}" if measure[-1] in ".…" else f"{by}: {measure}.")
    elif days:
        sentences.append(f"{by}.")
    return " ".join(filter(None, sentences))


Lacking = Sequence[tuple[str, Sequence[str]]]


def is_that_right(claim: str, delivery: Delivery, *, against: Sequence[str] = (), lacking: Lacking = ()) -> str:
    """ "You say green, and delivery is 12 days overdue: is that right?", where the two part or a due measure speaks
    against the rating; then what leaves it unproven, and who holds that. "" where there is nothing of the kind.

    `against` are half sentences on due measures that are not met, `lacking` those on others with who holds what is
    missing."""
    parted = contradictions(claim, delivery, against=against)
    said = []
    if parted:
        known = ([_stands(claim, delivery)] if len(parted) > len(against) else []) + list(against)
        said.append(f"You say {claim}, and {', and '.join(known)}: is that right?")
    return " ".join([*said, *unproven(claim, delivery, lacking)])


def beside_a_good_rating(*, against: Sequence[str], lacking: Lacking) -> tuple[str, ...]:
    """What becomes of blue or green, before one is chosen: what speaks against it stands beside it, and what leaves it
    unproven is nobody's fault who has not to send it. What it is has been said measure by measure."""
    said = []
    if against:
        said.append(
            "You may choose blue or green all the same: what is not met stands beside it, and your words explain why."
        )
    if lacking:
        said.append(
            "Blue or green counts as not proven until what is missing has come. Nobody is blamed for what others have"
            " not sent."
        )
    return tuple(said)


def _stands(claim: str, delivery: Delivery) -> str:
    stands = delivery.words
    if delivery.state == DeliveryState.NOT_STARTED:
        stands = "not started"
    elif claim == Claim.BLUE and delivery.state != DeliveryState.OVERDUE:
        stands = f"{delivery.words}, not complete"
    return f"delivery is {stands}"
