"""Where an action stands on a day, as pages and papers show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sightline.plan.reads.shapes import OwnerName
from sightline.progress.rules.delivery import Delivery
from sightline.progress.rules.milestones import MilestoneStanding


@dataclass(frozen=True, slots=True)
class Standing:
    """An action on a day: what its owner says, how delivery stands, and where the two part.

    `claim` is "" or blue, green, amber, red, from the answering body's last update with a rating; `claim_current` is
    false where that was sent before the last closed round. The words are those of the answering body's last update.
    `update_state` is that of the day: submitted, returned, agreed or lapsed; "" without an update."""

    action_id: int
    number: str
    title: str
    priority_id: int
    answering: OwnerName | None
    claim: str
    claim_words: str
    claim_on: dt.date | None
    claim_agreed: bool
    claim_current: bool
    update_id: int | None
    ask_id: int | None
    update_state: str
    delivery: Delivery
    contradictions: tuple[str, ...]
    moved: int
    later_date: str
    no_word: bool
    done: str
    difference: str
    coming: str
    good_practice: str
    sentence: str

    @property
    def milestones(self) -> tuple[MilestoneStanding, ...]:
        """Each milestone on the day."""
        return self.delivery.milestones
