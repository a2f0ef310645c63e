"""Direction without a figure, row by row."""

from fractions import Fraction

import pytest

from sightline.indicators.rules.direction import Outcome, Reading, Wanted, direction


def said(value: Fraction) -> str:
    return f"{float(value):g}"


def at(value: int, period: str) -> Reading:
    return Reading(Fraction(value), period)


@pytest.mark.parametrize(
    ("wanted", "latest", "before", "outcome"),
    [
        (Wanted.HIGHER, 12, 10, Outcome.MET),
        (Wanted.HIGHER, 10, 10, Outcome.NOT_MET),
        (Wanted.HIGHER, 9, 10, Outcome.NOT_MET),
        (Wanted.LOWER, 9, 10, Outcome.MET),
        (Wanted.LOWER, 10, 10, Outcome.NOT_MET),
        (Wanted.LOWER, 11, 10, Outcome.NOT_MET),
        (Wanted.LOWER, 0, 1, Outcome.MET),
    ],
)
def test_the_right_way_is_met_and_nothing_else(wanted: Wanted, latest: int, before: int, outcome: Outcome) -> None:
    found = direction(wanted, at(latest, "Q3"), at(before, "Q2"), beyond_chance=False, said=said)
    assert found.outcome == outcome
    assert found.within_chance


def test_within_chance_is_said_unless_the_period_is_part_of_a_signal() -> None:
    chance = direction(Wanted.HIGHER, at(12, "Q3"), at(10, "Q1"), beyond_chance=False, said=said)
    assert chance.sentence == "Risen: 12 in Q3, 10 in Q1; the difference is within chance."
    signal = direction(Wanted.HIGHER, at(12, "Q3"), at(10, "Q1"), beyond_chance=True, said=said)
    assert signal.sentence == "Risen: 12 in Q3, 10 in Q1."
    assert not signal.within_chance


def test_the_wrong_way_names_what_was_promised() -> None:
    found = direction(Wanted.LOWER, at(12, "Q3"), at(10, "Q1"), beyond_chance=True, said=said)
    assert found.sentence == "Risen: 12 in Q3, 10 in Q1, where falling was promised."


def test_without_a_comparison_or_a_figure_there_is_no_evidence() -> None:
    alone = direction(Wanted.LOWER, at(12, "Q3"), None, beyond_chance=True, said=said)
    assert (alone.outcome, alone.sentence) == (
        Outcome.NO_EVIDENCE,
        "There is nothing to compare 12 in Q3 with.",
    )
    assert direction(Wanted.LOWER, None, at(1, "Q1"), beyond_chance=True, said=said).outcome == Outcome.NO_EVIDENCE
