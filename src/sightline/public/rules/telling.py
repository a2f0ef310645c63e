"""What of an action's standing is told outside. Pure.

Told: the rating and the words that somebody agreed, how delivery stands and why, each date. Not told: what nobody
agreed, what evidence says of a measure, and sentences that quote a date's name by words that were put right since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sightline.privacy.rules import scan
from sightline.progress.reads.shapes import Standing
from sightline.progress.rules.claims import delivery_says, sentence
from sightline.progress.rules.delivery import DeliveryState
from sightline.progress.rules.milestones import MilestoneState
from sightline.progress.rules.states import UpdateState


@dataclass(frozen=True, slots=True)
class Date:
    """A date of an action: what is due, when, and where it stood."""

    label: str
    due_words: str
    words: str
    state: MilestoneState


@dataclass(frozen=True, slots=True)
class Told:
    """An action's standing as it is told. `claim` is "" where there is no rating that somebody agreed."""

    claim: str = ""
    claim_words: str = ""
    sentence: str = ""
    why: tuple[str, ...] = ()
    dates: tuple[Date, ...] = ()
    done: str = ""
    difference: str = ""
    coming: str = ""

    @property
    def all_words(self) -> str:
        """Everything that its owner wrote."""
        return "\n".join(filter(None, [self.done, self.difference, self.coming]))

    @property
    def without_words(self) -> Told:
        """The same without what its owner wrote."""
        return replace(self, done="", difference="", coming="")


def told(standing: Standing | None, labels: Mapping[int | None, str]) -> Told:
    """What is told of a standing; `labels` is what its milestones are called in the plan as told, by their ids."""
    if standing is None:
        return Told()
    rated = standing.claim if standing.claim_agreed else ""
    delivery = standing.delivery
    as_told = all(one.label == labels.get(one.milestone_id, one.label) for one in delivery.milestones)
    agreed = standing.update_state == UpdateState.AGREED
    why = (*delivery.reasons, *delivery.also) if as_told and delivery.state != DeliveryState.WITHDRAWN else ()
    return Told(
        claim=rated,
        claim_words=standing.claim_words if rated else "",
        sentence=_sentence(standing) if rated and as_told else delivery_says(delivery),
        why=why,
        dates=tuple(
            Date(labels.get(one.milestone_id, one.label), one.due_words, one.words, one.state)
            for one in delivery.milestones
        ),
        done=standing.done if agreed else "",
        difference=standing.difference if agreed else "",
        coming=standing.coming if agreed else "",
    )


def _sentence(standing: Standing) -> str:
    """Claim and delivery as they were frozen; where a measure that is not met was in it, without that."""
    if not standing.not_met:
        return standing.sentence
    return sentence(standing.claim, standing.delivery, claim_on=None if standing.claim_current else standing.claim_on)


def may_be_told(words: str) -> bool:
    """Whether nothing in an owner's words reads as if it could tell who a child is."""
    return not scan(words)
