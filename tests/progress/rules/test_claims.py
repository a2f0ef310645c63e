"""Claim and delivery side by side, and the sentences where they part."""

import pytest

from sightline.progress.rules.claims import claim_words, contradictions, sentence, unproven
from sightline.progress.rules.delivery import DeliveryState, delivery
from tests.progress.rules.facts import day
from tests.progress.rules.known import (
    AT_RISK,
    AWAITING_AGREEMENT,
    AWAITING_WORD,
    COMPLETE,
    LATE,
    NO_MILESTONE,
    NOT_STARTED,
    ON_TRACK,
    OVERDUE,
    SAID_EARLY,
    SAID_HALF,
    SAID_ONGOING,
    TODAY,
    UNDATED,
    WITHDRAWN,
)

POOR = "84% of 101 answers were positive where over 90% was promised"


@pytest.mark.parametrize(
    ("made", "claim", "contradicted", "said"),
    [
        (OVERDUE, "blue", True, "Owner says blue. Delivery is 12 days overdue."),
        (OVERDUE, "green", True, "Owner says green. Delivery is 12 days overdue."),
        (OVERDUE, "amber", False, "Owner says amber. Delivery is 12 days overdue."),
        (OVERDUE, "red", False, "Owner says red. Delivery is 12 days overdue."),
        (OVERDUE, "", False, "Owner has given no rating. Delivery is 12 days overdue."),
        (AWAITING_WORD, "blue", False, "Owner says blue. Delivery is awaiting word."),
        (AWAITING_WORD, "green", False, "Owner says green. Delivery is awaiting word."),
        (AWAITING_AGREEMENT, "blue", False, "Owner says blue. Delivery is said to be met, awaiting agreement."),
        (COMPLETE, "blue", False, "Owner says blue. Delivery is complete."),
        (LATE, "blue", False, "Owner says blue. Delivery is complete, met 4 days late."),
        (LATE, "red", False, "Owner says red. Delivery is complete, met 4 days late."),
        (AT_RISK, "blue", True, "Owner says blue. Delivery is at risk, not complete."),
        (AT_RISK, "green", False, "Owner says green. Delivery is at risk."),
        (NOT_STARTED, "blue", True, "Owner says blue. Delivery has not started, so it is not complete."),
        (NOT_STARTED, "green", False, "Owner says green. Delivery has not started."),
        (ON_TRACK, "blue", True, "Owner says blue. Delivery is on track, not complete."),
        (ON_TRACK, "green", False, "Owner says green. Delivery is on track."),
        (SAID_EARLY, "blue", False, "Owner says blue. Delivery is on track."),
        (SAID_HALF, "blue", True, "Owner says blue. Delivery is on track, not complete."),
        (SAID_ONGOING, "blue", True, "Owner says blue. Delivery is on track, not complete."),
        (UNDATED, "blue", True, "Owner says blue. No date says when it is to be delivered, so it is not complete."),
        (UNDATED, "green", False, "Owner says green. No date says when it is to be delivered."),
        (NO_MILESTONE, "blue", False, "Owner says blue. No date says when it is to be delivered."),
        (WITHDRAWN, "blue", False, "The action is withdrawn."),
    ],
)
def test_where_they_part(made, claim, contradicted, said):
    stands = delivery(made, TODAY)
    assert contradictions(claim, stands) == ((said,) if contradicted else ())
    assert sentence(claim, stands) == said


def test_every_state_of_delivery_has_been_tried():
    tried = (OVERDUE, AWAITING_WORD, AWAITING_AGREEMENT, COMPLETE, AT_RISK, NOT_STARTED, ON_TRACK, UNDATED, WITHDRAWN)
    assert {delivery(made, TODAY).state for made in tried} == set(DeliveryState)


def test_measures_speak_against_a_good_claim_too():
    stands = delivery(OVERDUE, TODAY)
    assert contradictions("green", stands, against=[POOR]) == (
        "Owner says green. Delivery is 12 days overdue.",
        f"Owner says green. {POOR}.",
    )
    assert sentence("green", stands, against=[POOR]) == f"Owner says green. Delivery is 12 days overdue, and {POOR}."
    assert contradictions("green", delivery(COMPLETE, TODAY), against=[POOR]) == (f"Owner says green. {POOR}.",)
    assert contradictions("amber", stands, against=[POOR]) == ()
    assert sentence("green", delivery(COMPLETE, TODAY), against=[POOR]) == (
        f"Owner says green. Delivery is complete, but {POOR}."
    )
    two = sentence("green", stands, against=[POOR, "2 of 4 sessions were held"])
    assert two == f"Owner says green. Delivery is 12 days overdue, and {POOR}, and 1 more measure is not met."


@pytest.mark.parametrize(
    ("claim", "said"), [("blue", True), ("green", True), ("amber", False), ("red", False), ("", False)]
)
def test_only_a_good_claim_can_be_unproven_and_who_holds_what_is_missing_is_named(claim, said):
    lacking = [("nobody has answered yet", ["Children’s Social Care", "Health"]), ("nothing is bound to it", [])]
    assert unproven(claim, delivery(ON_TRACK, TODAY), lacking) == (
        (
            f"{claim.capitalize()} is not proven yet: nobody has answered yet."
            " What is missing is held by Children’s Social Care and Health.",
            f"{claim.capitalize()} is not proven yet: nothing is bound to it.",
        )
        if said
        else ()
    )
    assert unproven(claim, delivery(WITHDRAWN, TODAY), lacking) == ()


def test_a_claim_of_an_earlier_round_is_dated():
    stands = delivery(OVERDUE, TODAY)
    said = "Owner last said green, on 14 July 2017. Delivery is 12 days overdue."
    assert contradictions("green", stands, claim_on=day("2017-07-14")) == (said,)
    assert sentence("green", stands, claim_on=day("2017-07-14")) == said


@pytest.mark.parametrize(
    ("claim", "words"), [("green", "Green: on track"), ("blue", "Blue"), ("", "No rating"), ("red", "Red: off track")]
)
def test_ratings_in_the_partnerships_words(claim, words):
    assert claim_words(claim, {"green": "On track", "red": "Off track"}) == words
