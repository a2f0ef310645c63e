"""What a delivery says beside its step: the reasons, what was late or missed, its milestones, and who gave no word."""

import pytest

from sightline.progress.rules.delivery import DeliveryState as S
from sightline.progress.rules.delivery import delivery
from sightline.progress.rules.facts import Promised
from tests.progress.rules.facts import (
    LATE,
    MET,
    RECURRING,
    SAID,
    SPOKE,
    change,
    day,
    due,
    facts,
    ongoing,
    recurring,
    word,
)

MOVED = change("2018-06-15", "2018-01-10", "2018-01-24")


def test_each_reason_says_what_it_is_about():
    """One action at risk for everything at once."""
    stands = delivery(
        facts(
            due("2018-01-20", change("2018-02-10", "2017-12-01", "2017-12-05")),
            due("2018-03-31", change("2018-06-30", "2018-01-10"), id=5, label="Report"),
            due("2018-03-31", change("2018-05-31", "2017-12-01", "2017-12-05", approved=False), id=6, label=""),
            due("2018-03-01", change(None, "2017-12-01", "2017-12-05"), id=7, label="Survey"),
            asked=(3,),
        ),
        day("2018-01-22"),
    )
    assert stands.state == S.AT_RISK
    assert stands.reasons == (
        "“Toolkit” stands 21 days later than adopted.",
        "“Survey” has lost the date it was adopted with.",
        "For “Report” the later date 30 June 2018 (end of Q1) was asked for on 10 January 2018 and is not decided.",
        "For what is due on 31 March 2018 (end of Q4) the later date 31 May 2018 was refused on 5 December 2017.",
        "“Toolkit” is due in 19 days, and no update was sent in the last closed round or since.",
        "Nothing was ever met or said, and the first date, 10 February 2018, is 19 days away.",
        "The last closed round (Q3 2017/18) asked and got no answer, then or since.",
    )
    assert stands.no_word
    assert [one.later_date for one in stands.milestones] == ["", "asked", "refused", ""]
    assert [one.moved for one in stands.milestones] == [1, 0, 0, 1]


@pytest.mark.parametrize(
    ("made", "on", "reason"),
    [
        (
            facts(due(), asked=(3,)),
            "2018-01-22",
            "“Toolkit” was due on 31 December 2017 (end of Q3) and is not met: its round has closed.",
        ),
        (
            facts(due(), said=(word(3, "2018-01-05"),)),
            "2018-01-05",
            "“Toolkit” was due on 31 December 2017 (end of Q3) and is not met: its owner has sent an update since"
            " without saying that it is met.",
        ),
        (
            facts(due(), said=(word(4, "2018-01-25", (1, "2017-12-28")),)),
            "2018-01-25",
            "“Toolkit” was due on 31 December 2017 (end of Q3) and is not met: it is said to be met on"
            " 28 December 2017, which nobody has agreed.",
        ),
        (
            facts(due()),
            "2018-01-02",
            "“Toolkit” was due on 31 December 2017 (end of Q3), and nobody has said yet whether it is met.",
        ),
        (
            facts(due(), said=(SAID,)),
            "2018-01-04",
            "“Toolkit”, due on 31 December 2017 (end of Q3), is said to be met on 20 December 2017, awaiting"
            " agreement.",
        ),
        (facts(due(), said=(MET,)), "2018-01-08", "Every milestone is met."),
        (facts(due(), asked=(1,)), "2017-06-01", "Nothing was met or said, and nobody was asked yet."),
        (
            facts(due(), asked=(1,)),
            "2017-07-01",
            "Nothing was met or said, and the first date, 31 December 2017 (end of Q3), is 183 days away.",
        ),
        (facts(due(), said=(SPOKE,)), "2017-10-01", "Next: Toolkit, due 31 December 2017 (end of Q3)."),
        (
            facts(ongoing(), said=(MET,)),
            "2018-04-01",
            "The plan has ended and its last round is not answered.",
        ),
        (facts(due(None)), "2017-10-01", "No milestone has a date."),
        (facts(), "2017-10-01", "It has no milestone."),
        (facts(due(), withdrawn_adopted=day("2017-10-01")), "2017-10-01", "Withdrawn from 1 October 2017."),
    ],
)
def test_why(made, on, reason):
    assert delivery(made, day(on)).reasons == (reason,)


def test_what_was_late_or_missed_stays_said():
    said = (
        LATE,
        word(1, "2017-07-03", (2, 11, "2017-07-02"), agreed="2017-07-04"),
        word(4, "2018-04-03", (2, 14, "2018-03-29"), agreed="2018-04-04"),
    )
    stands = delivery(facts(due(), recurring(), said=said), day("2018-05-01"))
    assert stands.words == "complete, met 62 days late"
    assert stands.also == (
        "“Toolkit” was met on 3 March 2018, 62 days late.",
        "“Review” was met on 2 July 2017, 2 days late.",
        "“Review” was missed on 30 September 2017 (end of Q2) and 31 December 2017 (end of Q3).",
    )


def test_an_action_overdue_says_its_other_risks_too():
    made = facts(due(), due("2018-03-31", change("2018-06-30", "2018-01-10"), id=5, label="Report"), said=(SPOKE,))
    stands = delivery(made, day("2018-01-22"))
    assert stands.state == S.OVERDUE
    assert [one.startswith("For “Report” the later date") for one in stands.also] == [True]


@pytest.mark.parametrize(
    ("on", "state", "words", "shown"),
    [
        ("2017-06-30", "due", "due 30 June 2017 (end of Q1)", "2017-06-30"),
        ("2017-07-03", "awaiting_agreement", "said to be met on 29 June 2017, awaiting agreement", "2017-06-30"),
        ("2017-07-04", "due", "due 30 September 2017 (end of Q2)", "2017-09-30"),
        ("2017-10-01", "awaiting_word", "awaiting word", "2017-09-30"),
        ("2017-10-24", "overdue", "24 days overdue", "2017-09-30"),
        ("2017-12-31", "due", "due 31 December 2017 (end of Q3)", "2017-12-31"),
        ("2018-04-05", "met_late", "met on 2 April 2018, 2 days late", "2018-03-31"),
    ],
)
def test_a_recurring_milestone_shows_the_date_that_counts(on, state, words, shown):
    said = (
        word(1, "2017-07-03", (2, 11, "2017-06-29"), agreed="2017-07-04"),
        word(4, "2018-04-03", (2, 14, "2018-04-02"), agreed="2018-04-05"),
    )
    one = delivery(facts(recurring(), said=said), day(on)).milestones[0]
    assert (one.state, one.words, one.due) == (state, words, day(shown))


def test_a_word_left_unagreed_at_closing_stands_no_longer():
    early = facts(due("2018-03-31"), said=(SAID,))
    states = [delivery(early, day(on)).milestones[0].state for on in ("2018-01-21", "2018-01-22")]
    assert states == ["awaiting_agreement", "due"]
    past = delivery(facts(due(), said=(SAID,)), day("2018-01-22"))
    assert past.reasons[0].endswith("is not met: its round has closed.")


def test_a_recurring_milestone_whose_dates_end_elsewhere_keeps_them():
    made = facts(Promised(2, "Review", "recurring", day("2018-02-28"), (MOVED,), RECURRING))
    dates = [one.due for one in delivery(made, day("2018-01-24")).milestones[0].occurrences]
    assert dates == [on for _, on in RECURRING]


def test_the_last_date_of_a_recurring_milestone_moves_with_it():
    made = facts(recurring(change("2018-06-15", "2018-01-10", "2018-01-24")))
    dates = [one.due for one in delivery(made, day("2018-01-24")).milestones[0].occurrences]
    assert dates == [day(one) for one in ("2017-06-30", "2017-09-30", "2017-12-31", "2018-06-15")]
    made = facts(recurring(change("2017-12-31", "2017-07-10", "2017-07-24")))
    dates = [one.occurrence_id for one in delivery(made, day("2017-07-24")).milestones[0].occurrences]
    assert dates == [11, 12, 14]  # the last is now where another was
    made = facts(recurring(change("2017-11-30", "2017-07-10", "2017-07-24")))
    assert [one.due for one in delivery(made, day("2017-07-23")).milestones[0].occurrences][-1] == day("2018-03-31")
    dates = [one.due for one in delivery(made, day("2017-07-24")).milestones[0].occurrences]
    assert dates == [day(one) for one in ("2017-06-30", "2017-09-30", "2017-11-30")]


def test_moved_counts_what_was_approved_and_later():
    moves = (
        change("2018-01-31", "2017-10-01", "2017-10-05"),
        change("2018-01-15", "2017-11-01", "2017-11-05"),  # earlier again
        change("2018-02-28", "2017-12-01", "2017-12-05"),
        change("2018-03-31", "2017-12-10", "2017-12-12", approved=False),
    )
    made = facts(due("2017-12-31", *moves))
    assert [delivery(made, day(on)).milestones[0].moved for on in ("2017-10-04", "2017-10-05", "2018-01-01")] == [
        0,
        1,
        2,
    ]
    assert delivery(made, day("2017-12-05")).milestones[0].moved_days == 59


@pytest.mark.parametrize(
    ("on", "silent"),
    [("2018-01-15", False), ("2018-01-16", True), ("2018-01-22", True), ("2018-01-24", True), ("2018-01-25", False)],
)
def test_no_word_once_answers_were_due(on, silent):
    made = facts(due("2018-03-31"), said=(word(2, "2017-10-01"), word(4, "2018-01-25")), asked=(2, 3))
    assert delivery(made, day(on)).no_word is silent


def test_nobody_waits_for_word_of_what_is_complete_or_withdrawn():
    made = facts(due("2017-09-30"), said=(word(2, "2017-10-02", (1, "2017-09-29"), agreed="2017-10-03"),), asked=(2, 3))
    assert not delivery(made, day("2018-02-01")).no_word
    assert not delivery(facts(due(), asked=(3,), withdrawn_adopted=day("2018-01-30")), day("2018-02-01")).no_word
