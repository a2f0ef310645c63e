"""Worst first, the reason for each place, and counts."""

from dataclasses import dataclass, field
from itertools import permutations

import pytest

from sightline.progress.rules.claims import contradictions, sentence
from sightline.progress.rules.delivery import Delivery, delivery
from sightline.progress.rules.order import (
    HEADINGS,
    Place,
    distribution,
    exceptions,
    natural,
    place_of,
    why_worst,
    worst_first,
)
from sightline.progress.rules.since import changed_since
from tests.progress.rules import known
from tests.progress.rules.facts import day, due, facts, word


@dataclass(frozen=True)
class Stands:
    """As much of a standing as the order looks at."""

    number: str
    claim: str
    made: object
    moved: int = 0
    action_id: int = 0
    title: str = "Toolkit"
    on: object = known.TODAY
    not_met: tuple[str, ...] = ()
    unproven: tuple[str, ...] = ()
    delivery: Delivery = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "delivery", delivery(self.made, self.on))

    @property
    def contradictions(self):
        return contradictions(self.claim, self.delivery, against=self.not_met)

    @property
    def no_word(self):
        return self.delivery.no_word

    @property
    def sentence(self):
        return sentence(self.claim, self.delivery)


LONGER = facts(due("2017-11-30"), said=(word(3, "2018-01-05"),))
SILENT = facts(due("2018-03-31"), said=(word(1, "2017-07-05"),), asked=(2,))
IN_ORDER = [
    (Stands("2.9", "green", known.OVERDUE), "Owner says green. Delivery is 12 days overdue."),
    (Stands("2.10", "blue", known.ON_TRACK), "Owner says blue. Delivery is on track, not complete."),
    (Stands("3.1", "red", known.COMPLETE), "Owner says red. Delivery is complete."),
    (Stands("3.3", "amber", LONGER), "Owner says amber. Delivery is 43 days overdue."),
    (Stands("3.2", "amber", known.OVERDUE), "Owner says amber. Delivery is 12 days overdue."),
    (
        Stands("1.6", "amber", known.ON_TRACK, not_met=("2 of 4 sessions were held",)),
        "A measure that is due is not met: 2 of 4 sessions were held.",
    ),
    (Stands("1.9", "green", SILENT), "The owner was asked and has not answered."),
    (
        Stands("1.8", "green", known.AT_RISK),
        "For “Toolkit” the later date 30 April 2018 was asked for on 5 January 2018 and is not decided.",
    ),
    (Stands("1.7", "green", known.COMPLETE, moved=2), "A date was moved later 2 times."),
    (
        Stands("1.5", "green", known.ON_TRACK, unproven=("Green is not proven yet: thin.",)),
        "Green is not proven yet: thin.",
    ),
    (Stands("1.1", "green", known.ON_TRACK, moved=1), ""),
    (Stands("1.2", "blue", known.AWAITING_AGREEMENT), ""),
    (Stands("1.10", "blue", known.WITHDRAWN, moved=2), ""),
]


def test_worst_first_and_why():
    in_order = [one for one, _ in IN_ORDER]
    assert worst_first(reversed(in_order)) == in_order
    assert [why_worst(one) for one in in_order] == [why for _, why in IN_ORDER]
    assert exceptions(reversed(in_order)) == in_order[:10]
    assert list(HEADINGS) == list(Place)


@pytest.mark.parametrize("three", list(permutations(["2.9", "2.10", "10.1"])))
def test_numbers_in_their_natural_order(three):
    found = worst_first(Stands(number, "green", known.ON_TRACK) for number in three)
    assert [one.number for one in found] == ["2.9", "2.10", "10.1"]


def test_lettered_numbers():
    assert sorted(["A10", "a2", "2", "A1", "1.2b", "1.2a"], key=natural) == ["1.2a", "1.2b", "2", "A1", "a2", "A10"]


def test_the_first_place_that_applies():
    assert place_of(Stands("1.1", "red", SILENT, moved=3)) == Place.CLAIMED_RED
    assert place_of(Stands("1.1", "amber", SILENT, moved=3)) == Place.NO_WORD
    assert place_of(Stands("1.1", "amber", SILENT, not_met=("too few",))) == Place.MEASURE_NOT_MET
    assert place_of(Stands("1.1", "green", known.ON_TRACK, not_met=("too few",))) == Place.CONTRADICTED
    assert place_of(Stands("1.1", "green", known.WITHDRAWN, unproven=("thin",))) == Place.AS_SAID


def test_counts_never_an_average():
    counts = distribution(one for one, _ in IN_ORDER)
    assert (counts.total, counts.withdrawn, counts.contradicted, counts.no_word) == (12, 1, 2, 1)
    assert {one.words: one.number for one in counts.by_delivery if one.number} == {
        "complete": 2,
        "on track": 4,
        "awaiting agreement": 1,
        "at risk": 2,
        "overdue": 3,
    }
    assert [(one.words, one.number) for one in counts.by_claim] == [
        ("Blue", 2),
        ("Green", 6),
        ("Amber", 3),
        ("Red", 1),
        ("No rating", 0),
    ]
    assert sum(one.number for one in counts.by_delivery) == sum(one.number for one in counts.by_claim) == counts.total
    assert counts.words == "12 actions: 2 complete, 4 on track, 1 awaiting agreement, 2 at risk, 3 overdue"
    assert distribution([]).words == "0 actions"
    assert distribution([IN_ORDER[0][0]]).words == "1 action: 1 overdue"


def test_what_changed_since_last_time():
    before = {
        1: Stands("1.1", "green", known.COMPLETE, on=day("2018-01-04"), action_id=1),
        2: Stands("1.2", "amber", known.OVERDUE, action_id=2),
        3: Stands("1.3", "green", known.ON_TRACK, action_id=3),
        4: Stands("1.4", "green", known.OVERDUE, action_id=4),
    }
    now = {
        1: Stands("1.1", "blue", known.COMPLETE, action_id=1),
        2: Stands("1.2", "green", known.OVERDUE, action_id=2),
        3: Stands("1.3", "green", known.ON_TRACK, action_id=3),
        4: Stands("1.4", "amber", known.OVERDUE, action_id=4),
        5: Stands("1.5", "", known.NOT_STARTED, action_id=5),
    }
    found = changed_since(before, now)
    assert [(one.number, one.what) for one in found] == [
        (
            "1.1",
            (
                "Delivery was awaiting word, is complete.",
                "The owner said green, says blue.",
                "“Toolkit” was met on 20 December 2017.",
            ),
        ),
        ("1.2", ("The owner said amber, says green.", "The owner's rating is now contradicted.")),
        ("1.4", ("The owner said green, says amber.", "The owner's rating is contradicted no more.")),
        ("1.5", ("New since then.",)),
    ]
