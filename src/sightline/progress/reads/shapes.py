"""Where an action stands on a day, as pages and papers show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sightline.assurance.rules.kinds import AGAINST, UNPROVEN, WORST_FIRST, State
from sightline.plan.reads.shapes import OwnerName
from sightline.progress.rules.claims import held_by, unproven
from sightline.progress.rules.delivery import Delivery
from sightline.progress.rules.milestones import MilestoneStanding


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one measure on a day, in plain values that a closing can freeze.

    `state` is a State of `assurance.rules.kinds`; `told` is the sentence as a paper may carry it, without persons, and
    `clause` says it in half a sentence. `holders` hold what is missing, `change` says what
    would change the state. `shows` are the levels of the line of sight that it shows. `counts` are positive, answered
    and asked where it was counted; `kind` is a Kind there, of the evidence that the state rests on, "" where that is a
    judgement or nothing."""

    measure_id: int
    text: str
    level: str
    state: str
    sentence: str
    clause: str
    due: dt.date | None
    is_due: bool
    self_assessed: bool = False
    judged: str = ""
    rule: str = ""
    holders: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    counts: tuple[int | None, ...] = ()
    told: str = ""
    change: str = ""
    kind: str = ""

    @property
    def words(self) -> str:
        """The state as it is read."""
        return State(self.state).label

    @property
    def against(self) -> bool:
        """Whether it speaks against a claim of blue or green."""
        return self.is_due and self.state in AGAINST

    @property
    def held(self) -> str:
        """Who holds what is missing, as a sentence; "" where nothing is or nobody is known."""
        return held_by(self.holders).strip()

    @property
    def lacks(self) -> bool:
        """Whether it leaves such a claim unproven."""
        return self.is_due and self.state in UNPROVEN


@dataclass(frozen=True, slots=True)
class Standing:
    """An action on a day: what its owner says, how delivery stands, what evidence shows, and where they part.

    `not_met` are half sentences on due measures that are not met, `unproven` the sentences that say why a claim of blue
    or green is not proven.

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
    evidence: tuple[Evidence, ...] = ()
    not_met: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()

    @property
    def milestones(self) -> tuple[MilestoneStanding, ...]:
        """Each milestone on the day."""
        return self.delivery.milestones

    @property
    def speaking(self) -> list[tuple[Evidence, str]]:
        """The measures that speak against a claim, then those that leave it unproven, each with what is known of it."""
        told = [(one, one.told) for one in self.evidence if one.against]
        for one in self.evidence:
            if one.lacks:
                told += [(one, said) for said in unproven(self.claim, self.delivery, [(one.clause, one.holders)])]
        return told

    @property
    def changes(self) -> list[str]:
        """What would change what is known of these, in sentences."""
        return list(dict.fromkeys(one.change for one, _ in self.speaking if one.change))

    @property
    def evidence_state(self) -> str:
        """The one mark of its tile: the worst state of its due measures, else of the rest; "" without a measure."""
        states = [one.state for one in self.evidence if one.is_due] or [one.state for one in self.evidence]
        return min(states, key=[*WORST_FIRST].index) if states else ""

    @property
    def evidence_words(self) -> str:
        """That mark in words."""
        return State(self.evidence_state).label if self.evidence_state else "No measure"
