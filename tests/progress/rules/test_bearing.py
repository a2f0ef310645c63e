"""How a claim bears what is known: each word, and what a body's claims amount to."""

from dataclasses import dataclass

import pytest

from sightline.progress.rules.bearing import Bearing, Borne, bearing
from tests.progress.rules import known
from tests.progress.rules.test_order import Stands


@dataclass(frozen=True)
class Measured:
    """As much of what is known of a measure as is looked at."""

    is_due: bool


@dataclass(frozen=True)
class Shown(Stands):
    """A standing with what evidence said."""

    evidence: tuple[Measured, ...] = ()


DUE, LATER = Measured(True), Measured(False)
LACKS = ("Green is not proven yet: no evidence is held.",)


@pytest.mark.parametrize(
    ("stands", "how"),
    [
        (Shown("1.1", "green", known.OVERDUE), Bearing.CONTRADICTED),
        (Shown("1.1", "blue", known.ON_TRACK), Bearing.CONTRADICTED),
        (Shown("1.1", "green", known.ON_TRACK, not_met=("84% of 101",), unproven=LACKS), Bearing.CONTRADICTED),
        (Shown("1.1", "green", known.ON_TRACK, unproven=LACKS, evidence=(DUE,)), Bearing.UNPROVEN),
        (Shown("1.1", "green", known.ON_TRACK, evidence=(LATER,)), Bearing.UNTESTED),
        (Shown("1.1", "green", known.ON_TRACK, evidence=(DUE, LATER)), Bearing.BORNE_OUT),
        (Shown("1.1", "blue", known.COMPLETE), Bearing.BORNE_OUT),
        (Shown("1.1", "amber", known.OVERDUE, evidence=(DUE,)), Bearing.DOUBTED),
        (Shown("1.1", "red", known.ON_TRACK), Bearing.DOUBTED),
        (Shown("1.1", "", known.ON_TRACK, evidence=(DUE,)), Bearing.UNRATED),
        (Shown("1.1", "green", known.WITHDRAWN), None),
    ],
)
def test_how_a_claim_bears_what_is_known(stands, how):
    assert bearing(stands) == how


def test_a_bodys_claims_are_counted_the_worst_first_and_a_withdrawn_action_is_in_none():
    every = [
        Shown("1.1", "blue", known.COMPLETE),
        Shown("1.2", "green", known.OVERDUE),
        Shown("1.3", "green", known.OVERDUE),
        Shown("1.4", "red", known.ON_TRACK),
        Shown("1.5", "green", known.WITHDRAWN),
    ]
    borne = Borne.of(every)
    assert borne.numbers == ((Bearing.CONTRADICTED, 2), (Bearing.BORNE_OUT, 1), (Bearing.DOUBTED, 1))
    assert (borne.claims, borne.actions) == (3, 4)
    assert borne.words == "3 claims of blue or green: 2 contradicted, 1 borne out."
    assert Borne.of(every[:1]).words == "1 claim of blue or green: 1 borne out."
    assert Borne.of(every[3:]).words == "No claim of blue or green."
