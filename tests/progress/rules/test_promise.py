"""Where an owner's rating parts from delivery and from evidence, as she is asked before she sends it."""

from sightline.progress.rules.delivery import delivery
from sightline.progress.rules.promise import beside_a_good_rating, is_that_right
from tests.progress.rules.known import ON_TRACK, OVERDUE, TODAY

POOR = "84% of 101 answers were positive where over 90% was promised"
LACKING = [("nobody has answered yet", ["Health"])]


def test_delivery_and_measures_that_are_not_met_stand_in_one_question():
    late, fine = delivery(OVERDUE, TODAY), delivery(ON_TRACK, TODAY)
    assert is_that_right("green", late) == "You say green, and delivery is 12 days overdue: is that right?"
    assert is_that_right("green", fine, against=[POOR]) == f"You say green, and {POOR}: is that right?"
    both = is_that_right("green", late, against=[POOR])
    assert both == f"You say green, and delivery is 12 days overdue, and {POOR}: is that right?"
    assert is_that_right("amber", late, against=[POOR], lacking=LACKING) == ""


def test_what_leaves_it_unproven_names_who_holds_it():
    said = "Green is not proven yet: nobody has answered yet. What is missing is held by Health."
    assert is_that_right("green", delivery(ON_TRACK, TODAY), lacking=LACKING) == said
    assert is_that_right("", delivery(ON_TRACK, TODAY), lacking=LACKING) == ""


def test_before_a_rating_is_chosen_it_is_said_kindly_what_becomes_of_it():
    against, lacking = beside_a_good_rating(against=[POOR], lacking=LACKING)
    assert against == (
        "You may choose blue or green all the same: what is not met stands beside it, and your words explain why."
    )
    assert "Nobody is blamed for what others have not sent." in lacking
    assert beside_a_good_rating(against=[], lacking=LACKING) == (lacking,)
    assert beside_a_good_rating(against=[], lacking=()) == ()
