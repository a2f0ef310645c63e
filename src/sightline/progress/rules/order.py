"""Worst first, and why each action stands where it does; counts for roll-up, never one averaged colour. Pure."""

from __future__ import annotations

import enum
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from sightline.progress.rules.delivery import WORDS, Delivery, DeliveryState
from sightline.progress.rules.states import Claim


class Ranked(Protocol):
    """An action's standing, wherever it was read."""

    @property
    def number(self) -> str: ...
    @property
    def claim(self) -> str: ...
    @property
    def delivery(self) -> Delivery: ...
    @property
    def contradictions(self) -> tuple[str, ...]: ...
    @property
    def moved(self) -> int: ...
    @property
    def no_word(self) -> bool: ...
    @property
    def not_met(self) -> tuple[str, ...]: ...
    @property
    def unproven(self) -> tuple[str, ...]: ...
    @property
    def sentence(self) -> str: ...


Standing = TypeVar("Standing", bound=Ranked)


class Place(enum.IntEnum):
    """Where an action stands among exceptions, the worst first (domain.md, "Roll-up")."""

    CONTRADICTED = 1
    CLAIMED_RED = 2
    OVERDUE = 3
    MEASURE_NOT_MET = 4
    NO_WORD = 5
    AT_RISK = 6
    MOVED_TWICE = 7
    UNPROVEN = 8
    AS_SAID = 9


HEADINGS = {
    Place.CONTRADICTED: "Claimed better than shown",
    Place.CLAIMED_RED: "Claimed red",
    Place.OVERDUE: "Overdue",
    Place.MEASURE_NOT_MET: "Measure not met",
    Place.NO_WORD: "No word",
    Place.AT_RISK: "At risk",
    Place.MOVED_TWICE: "Moved twice or more",
    Place.UNPROVEN: "Not proven yet",
    Place.AS_SAID: "As their owners say",
}
MOVED_OFTEN = 2


def place_of(standing: Ranked) -> Place:
    """The first of the places, worst first, that an action belongs in."""
    if standing.delivery.state == DeliveryState.WITHDRAWN:
        return Place.AS_SAID
    if standing.contradictions:
        return Place.CONTRADICTED
    if standing.claim == Claim.RED:
        return Place.CLAIMED_RED
    if standing.delivery.state == DeliveryState.OVERDUE:
        return Place.OVERDUE
    if standing.not_met:
        return Place.MEASURE_NOT_MET
    if standing.no_word:
        return Place.NO_WORD
    if standing.delivery.state == DeliveryState.AT_RISK:
        return Place.AT_RISK
    if standing.moved >= MOVED_OFTEN:
        return Place.MOVED_TWICE
    if standing.unproven:
        return Place.UNPROVEN
    return Place.AS_SAID


def worst_first(standings: Iterable[Standing]) -> list[Standing]:
    """By place, the overdue by days, then by number: 2.9 before 2.10."""
    return sorted(standings, key=_key)


def exceptions(standings: Iterable[Standing]) -> list[Standing]:
    """Those that want somebody's attention, worst first."""
    return [one for one in worst_first(standings) if place_of(one) != Place.AS_SAID]


def why_worst(standing: Ranked) -> str:
    """Why an action stands where `worst_first` puts it, in a sentence; "" where it is as its owner says."""
    match place_of(standing):
        case Place.CONTRADICTED | Place.CLAIMED_RED | Place.OVERDUE:
            return standing.sentence
        case Place.MEASURE_NOT_MET:
            first = standing.not_met[0]
            return f"A measure that is due is not met: {first}."
        case Place.UNPROVEN:
            return standing.unproven[0]
        case Place.NO_WORD:
            return "The owner was asked and has not answered."
        case Place.AT_RISK:
            return standing.delivery.reasons[0]
        case Place.MOVED_TWICE:
            return f"A date was moved later {standing.moved} times."
    return ""


def natural(number: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts 2.9 before 2.10, and A2 before A10."""
    parts = re.findall(r"\d+|\D+", number)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in parts)


def _key(standing: Ranked) -> tuple[int, int, tuple[tuple[int, int, str], ...]]:
    place = place_of(standing)
    days = standing.delivery.days if place == Place.OVERDUE else 0
    return place, -days, natural(standing.number)


@dataclass(frozen=True, slots=True)
class Count:
    """How many actions are in a state: its key, its words, their number."""

    key: str
    words: str
    number: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """How a set of actions is distributed, never averaged. Withdrawn ones are counted apart, in none of the others."""

    total: int
    withdrawn: int
    by_delivery: tuple[Count, ...]
    by_claim: tuple[Count, ...]
    contradicted: int
    no_word: int

    @property
    def words(self) -> str:
        """ "21 actions: 12 on track, 3 overdue, 6 not started"; the most delivered first."""
        said = ", ".join(f"{one.number} {one.words}" for one in self.by_delivery if one.number)
        counted = f"{self.total} action{'' if self.total == 1 else 's'}"
        return f"{counted}: {said}" if said else counted


def distribution(standings: Iterable[Ranked]) -> Distribution:
    """The counts of a set of standings; every state and rating has its row, also where it has none."""
    every = list(standings)
    live = [one for one in every if one.delivery.state != DeliveryState.WITHDRAWN]
    states = Counter(one.delivery.state for one in live)
    claims = Counter(one.claim for one in live)
    return Distribution(
        total=len(live),
        withdrawn=len(every) - len(live),
        by_delivery=tuple(Count(state, WORDS[state], states[state]) for state in BEST_FIRST),
        by_claim=tuple(Count(claim, words, claims[claim]) for claim, words in CLAIMS),
        contradicted=sum(bool(one.contradictions) for one in live),
        no_word=sum(one.no_word for one in live),
    )


# The order in which a roll-up names the states and the ratings.
BEST_FIRST = (
    DeliveryState.COMPLETE,
    DeliveryState.ON_TRACK,
    DeliveryState.AWAITING_AGREEMENT,
    DeliveryState.AWAITING_WORD,
    DeliveryState.NOT_STARTED,
    DeliveryState.AT_RISK,
    DeliveryState.OVERDUE,
    DeliveryState.UNDATED,
)
CLAIMS = (*((claim.value, claim.value.capitalize()) for claim in Claim), ("", "No rating"))
