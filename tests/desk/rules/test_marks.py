"""The tint and the word of every mark; what a page may be narrowed to, and how many that shows."""

import datetime as dt

import pytest

from sightline.desk.rules.marks import (
    DELIVERY_KINDS,
    MILESTONE_KINDS,
    SAYS,
    STANDS,
    claim_tag,
    counts,
    date_mark,
    delivery_tag,
    milestone_tag,
    opening,
    stands_as,
)
from sightline.progress.rules.delivery import DeliveryState, delivery
from sightline.progress.rules.milestones import MilestoneState
from sightline.progress.rules.order import distribution
from sightline.progress.rules.states import Claim
from tests.progress.rules import known
from tests.progress.rules.test_order import Stands

D = dt.date
EVERY = [
    Stands("1.1", "green", known.OVERDUE),
    Stands("1.2", "green", known.ON_TRACK),
    Stands("1.3", "red", known.AT_RISK),
    Stands("1.4", "blue", known.COMPLETE),
    Stands("1.5", "", known.NOT_STARTED),
    Stands("1.6", "", known.AWAITING_WORD),
    Stands("1.7", "green", known.WITHDRAWN),
]


def test_every_state_has_a_tint():
    assert set(DELIVERY_KINDS) == set(DeliveryState)
    assert set(MILESTONE_KINDS) == set(MilestoneState)


@pytest.mark.parametrize(
    ("claim", "kind"), [(Claim.BLUE, "info"), (Claim.GREEN, "good"), (Claim.AMBER, "warn"), (Claim.RED, "bad")]
)
def test_a_claim_is_its_word_on_its_tint(claim, kind):
    assert claim_tag(claim).plain == {"text": claim, "kind": kind}
    assert claim_tag("").plain == {"text": "no rating", "kind": "none"}


def test_delivery_and_milestones_are_said_in_words():
    overdue = delivery(known.OVERDUE, known.TODAY)
    assert delivery_tag(overdue).plain == {"text": "12 days overdue", "kind": "bad"}
    assert milestone_tag(overdue.milestones[0]).plain == {"text": "12 days overdue", "kind": "bad"}


@pytest.mark.parametrize(
    ("facts", "mark", "note"),
    [
        (known.OVERDUE, "late", "12 days overdue"),
        (known.COMPLETE, "met", "met on 20 December 2017"),
        (known.AWAITING_WORD, "passed", "awaiting word"),
        (known.ON_TRACK, "due", ""),
    ],
)
def test_the_strips_mark_of_a_date(facts, mark, note):
    [one] = delivery(facts, known.TODAY).milestones
    assert date_mark(one, one.due) == (mark, note)
    assert date_mark(one, D(1999, 1, 1)) == ("due", "")


def test_what_a_page_may_be_narrowed_to_counts_what_it_shows():
    stands, says = counts(EVERY)
    shown = {key: number for key, number in stands.items() if number}
    assert shown == {
        "parted": 1,
        "overdue": 1,
        "at-risk": 1,
        "not-started": 1,
        "awaiting-word": 1,
        "on-track": 1,
        "complete": 1,
    }
    assert {key: number for key, number in says.items() if number} == {"blue": 1, "green": 2, "red": 1, "nothing": 2}
    assert set(stands) == set(STANDS)
    assert set(says) == set(SAYS)
    for key, number in shown.items():
        assert sum(key in stands_as(one) for one in EVERY[:-1]) == number


def test_a_page_opens_with_the_distribution_in_words():
    assert opening(distribution(EVERY)) == (
        "6 actions: 2 on track or complete, 1 at risk, 1 overdue, 1 awaiting word, 1 not started."
    )
    assert opening(distribution(EVERY[1:2])) == "1 action: 1 on track."
    assert opening(distribution(EVERY[3:4])) == "1 action: 1 complete."
    assert opening(distribution([])) == "0 actions."
