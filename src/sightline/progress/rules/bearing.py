"""How a claim bore what was known of its action, and how many of a body's did. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sightline.kit.labelled import Labelled
from sightline.progress.rules.delivery import DeliveryState
from sightline.progress.rules.order import Ranked
from sightline.progress.rules.states import Claim


class Bearing(Labelled):
    """What became of a claim of blue or green beside what was known, the worst first; then what claims neither."""

    CONTRADICTED = "contradicted", "contradicted"
    UNPROVEN = "unproven", "unproven"
    UNTESTED = "untested", "not tested yet"
    BORNE_OUT = "borne_out", "borne out"
    DOUBTED = "doubted", "amber or red"
    UNRATED = "unrated", "without a rating"


# Those of a claim of blue or green; the others claim nothing that could be contradicted.
CLAIMED = (Bearing.CONTRADICTED, Bearing.UNPROVEN, Bearing.UNTESTED, Bearing.BORNE_OUT)


class Shown(Protocol):
    """What is known of one measure."""

    @property
    def is_due(self) -> bool: ...


class Told(Ranked, Protocol):
    """An action's standing with what evidence said of its measures."""

    @property
    def evidence(self) -> Sequence[Shown]: ...


def bearing(standing: Told) -> Bearing | None:
    """How the claim on an action bears what is known of it; None for a withdrawn one.

    *Borne out* takes something that could have spoken against it: a measure that is due, or complete delivery. Where
    nothing was due yet, nothing speaks for the claim either: it is *not tested yet*."""
    if standing.delivery.state == DeliveryState.WITHDRAWN:
        return None
    if standing.claim not in (Claim.BLUE, Claim.GREEN):
        return Bearing.DOUBTED if standing.claim else Bearing.UNRATED
    if standing.contradictions:
        return Bearing.CONTRADICTED
    if standing.unproven:
        return Bearing.UNPROVEN
    tested = standing.delivery.state == DeliveryState.COMPLETE or any(one.is_due for one in standing.evidence)
    return Bearing.BORNE_OUT if tested else Bearing.UNTESTED


@dataclass(frozen=True, slots=True)
class Borne:
    """How many of a number of actions bear how; `claims` are those of blue or green."""

    numbers: tuple[tuple[Bearing, int], ...]

    @classmethod
    def of(cls, standings: Iterable[Told]) -> Borne:
        """The counts of a set of standings, those of nought left out; withdrawn ones are in none."""
        found = Counter(bearing(one) for one in standings)
        return cls(tuple((one, found[one]) for one in Bearing if found[one]))

    @property
    def claims(self) -> int:
        return sum(number for one, number in self.numbers if one in CLAIMED)

    @property
    def actions(self) -> int:
        return sum(number for _, number in self.numbers)

    @property
    def words(self) -> str:
        """ "12 claims of blue or green: 3 contradicted, 2 unproven, 7 borne out."."""
        if not self.claims:
            return "No claim of blue or green."
        told = ", ".join(f"{number} {one.label}" for one, number in self.numbers if one in CLAIMED)
        return f"{self.claims} claim{'' if self.claims == 1 else 's'} of blue or green: {told}."
