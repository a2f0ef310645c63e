"""The seven steps of delivery, each clause to its edge: the day before, the day itself, the day after."""

from dataclasses import replace

import pytest

from sightline.progress.rules.delivery import DeliveryState as S
from sightline.progress.rules.delivery import delivery
from sightline.progress.rules.facts import Promised
from tests.progress.rules.facts import RECURRING, change, day, due, facts, ongoing, recurring, rounds, word

ALL = (1, 2, 3, 4)
SPOKE = word(2, "2017-10-01", agreed="2017-10-02")  # so that the action has begun
MET = word(3, "2018-01-04", (1, "2017-12-20"), agreed="2018-01-08")
LATE = word(4, "2018-03-28", (1, "2018-03-03"), agreed="2018-03-29")
SAID = word(3, "2018-01-04", (1, "2017-12-20"))
MOVED = change("2018-06-15", "2018-01-10", "2018-01-24")
EXCUSED = replace(rounds(2)[1], excused_on=day("2017-10-24"))  # on the day on which it closed


def rows(title, made, *states):
    """One case for each (day, state) or (day, state, words)."""
    return [
        pytest.param(made, on, state, words[0] if words else None, id=f"{title} {on}") for on, state, *words in states
    ]


CASES = [
    # 1. withdrawn
    *rows(
        "withdrawn from the day approved and reached",
        facts(due(), said=(SPOKE,), withdrawals=(change("2017-11-01", "2017-10-03", "2017-10-20"),)),
        ("2017-10-19", S.ON_TRACK),
        ("2017-10-31", S.ON_TRACK),
        ("2017-11-01", S.WITHDRAWN, "withdrawn"),
    ),
    *rows(
        "withdrawn for an earlier day, from the decision",
        facts(due(), said=(SPOKE,), withdrawals=(change("2017-10-01", "2017-10-03", "2017-10-20"),)),
        ("2017-10-19", S.ON_TRACK),
        ("2017-10-20", S.WITHDRAWN),
    ),
    *rows(
        "withdrawal asked or refused is none",
        facts(due(), said=(SPOKE,), withdrawals=(change("2017-10-05", "2017-10-03", "2017-10-04", approved=False),)),
        ("2017-10-10", S.ON_TRACK),
    ),
    *rows(
        "withdrawn before all else", facts(due(None), withdrawn_adopted=day("2017-05-01")), ("2018-02-01", S.WITHDRAWN)
    ),
    # 2. undated
    *rows("undated", facts(due(None)), ("2017-06-01", S.UNDATED, "no date"), ("2018-06-01", S.UNDATED)),
    *rows("no milestone at all", facts(), ("2017-06-01", S.UNDATED)),
    *rows("one of two has a date", facts(due(None), due("2017-12-31", id=5)), ("2017-06-01", S.NOT_STARTED)),
    *rows("ongoing has the plan's end", facts(due(None), ongoing()), ("2017-06-01", S.NOT_STARTED)),
    *rows(
        "undated and met is complete",
        facts(due(None), said=(word(3, "2018-01-04", (1, "2017-12-20"), agreed="2018-01-08"),)),
        ("2018-01-07", S.UNDATED),
        ("2018-01-08", S.COMPLETE),
    ),
    *rows(
        "dated by a change, undated by another",
        facts(due(None, change("2017-12-31", "2017-09-01", "2017-09-05")), said=(SPOKE,)),
        ("2017-09-04", S.UNDATED),
        ("2017-10-05", S.ON_TRACK),
    ),
    # 3. overdue, and awaiting before it
    *rows(
        "a silent owner: awaiting until the round closes",
        facts(due(), asked=(3,)),
        ("2017-12-31", S.AT_RISK),
        ("2018-01-01", S.AWAITING_WORD, "awaiting word"),
        ("2018-01-21", S.AWAITING_WORD),
        ("2018-01-22", S.OVERDUE, "22 days overdue"),
        ("2018-06-29", S.OVERDUE, "180 days overdue"),
    ),
    *rows(
        "answered since without saying it met: overdue from that day",
        facts(due(), said=(word(3, "2018-01-05", agreed="2018-01-08"),), asked=(3,)),
        ("2018-01-04", S.AWAITING_WORD),
        ("2018-01-05", S.OVERDUE, "5 days overdue"),
    ),
    *rows(
        "one day",
        facts(due(), said=(word(3, "2018-01-01"),)),
        ("2018-01-01", S.OVERDUE, "1 day overdue"),
        ("2018-01-02", S.OVERDUE, "2 days overdue"),
    ),
    *rows(
        "answered on the day itself is not since",
        facts(due(), said=(word(3, "2017-12-31", agreed="2018-01-02"),), asked=(3,)),
        ("2018-01-01", S.AWAITING_WORD),
        ("2018-01-22", S.OVERDUE),
    ),
    *rows(
        "another owner's silence is not the answering body's",
        facts(due(), said=(word(3, "2018-01-05", answers=False),)),
        ("2018-01-05", S.AWAITING_WORD),
    ),
    *rows(
        "said to be met, then agreed",
        facts(due(), said=(MET,), asked=(3,)),
        ("2018-01-03", S.AWAITING_WORD),
        ("2018-01-04", S.AWAITING_AGREEMENT, "said to be met, awaiting agreement"),
        ("2018-01-07", S.AWAITING_AGREEMENT),
        ("2018-01-08", S.COMPLETE, "complete"),
    ),
    *rows(
        "said to be met and left unagreed at closing",
        facts(due(), said=(SAID,), asked=(3,)),
        ("2018-01-21", S.AWAITING_AGREEMENT),
        ("2018-01-22", S.OVERDUE, "22 days overdue"),
    ),
    *rows(
        "said to be met in the round after: overdue until agreed",
        facts(due(), said=(word(4, "2018-01-25", (1, "2017-12-28"), agreed="2018-01-30"),), asked=(3,)),
        ("2018-01-29", S.OVERDUE, "29 days overdue"),
        ("2018-01-30", S.COMPLETE, "complete"),
    ),
    *rows(
        "a new version without it takes the word back",
        facts(due(), said=(word(3, "2018-01-04", (1, "2017-12-20"), replaced="2018-01-09"), word(3, "2018-01-09"))),
        ("2018-01-08", S.AWAITING_AGREEMENT),
        ("2018-01-09", S.OVERDUE, "9 days overdue"),
    ),
    *rows(
        "a new version with it mends the word",
        facts(due(), said=(word(3, "2018-01-04", replaced="2018-01-09"), word(3, "2018-01-09", (1, "2017-12-20")))),
        ("2018-01-08", S.OVERDUE),
        ("2018-01-09", S.AWAITING_AGREEMENT),
    ),
    *rows(
        "said by another owner of its part",
        facts(due(), said=(word(3, "2018-01-04", (1, "2017-12-20"), answers=False), word(3, "2018-01-05"))),
        ("2018-01-05", S.AWAITING_AGREEMENT),
        ("2018-01-22", S.OVERDUE),
    ),
    *rows(
        "a moved date counts from its decision",
        facts(due("2017-12-31", change("2018-02-28", "2018-01-10", "2018-01-24")), said=(SPOKE,)),
        ("2018-01-21", S.AWAITING_WORD),
        ("2018-01-23", S.OVERDUE, "23 days overdue"),
        ("2018-01-24", S.AT_RISK),
        ("2018-02-28", S.AT_RISK),
        ("2018-03-01", S.AWAITING_WORD),
        ("2018-04-24", S.OVERDUE, "55 days overdue"),
    ),
    *rows(
        "the worst of two days",
        facts(due("2017-12-31"), due("2018-01-10", id=5), said=(word(3, "2018-01-12"),)),
        ("2018-01-12", S.OVERDUE, "12 days overdue"),
    ),
    *rows(
        "overdue before awaiting, word before agreement",
        facts(due("2017-12-31"), due("2018-01-10", id=5), due("2018-01-11", id=6), said=(SAID,)),
        ("2018-01-11", S.AWAITING_WORD),
        ("2018-01-22", S.OVERDUE),
    ),
    *rows(
        "without rounds nobody can answer",
        facts(due(), rounds=()),
        ("2018-01-01", S.AWAITING_WORD),
        ("2019-01-01", S.AWAITING_WORD),
    ),
    *rows(
        "a date before the first round belongs to it",
        facts(due("2017-05-31"), rounds=rounds(3, there=(3, 4)), said=()),
        ("2017-06-01", S.AWAITING_WORD),
        ("2018-01-21", S.AWAITING_WORD),
        ("2018-01-22", S.OVERDUE, "236 days overdue"),
    ),
    *rows(
        "a date after the last round belongs to it",
        facts(due("2018-06-30"), said=(word(4, "2018-04-10", agreed="2018-04-11"),)),
        ("2018-06-30", S.ON_TRACK),
        ("2018-07-01", S.OVERDUE, "1 day overdue"),
    ),
    *rows(
        "and waits for it to close",
        facts(due("2018-06-30"), said=(word(4, "2018-04-10"),), rounds=rounds(closed=(1, 2, 3))),
        ("2018-07-01", S.AWAITING_WORD),
    ),
    *rows(
        "a day to come is not met before it comes",
        facts(due(), said=(word(3, "2018-01-04", (1, "2018-01-20"), agreed="2018-01-08"),)),
        ("2018-01-19", S.AWAITING_AGREEMENT),
        ("2018-01-20", S.COMPLETE, "complete, met 20 days late"),
    ),
    # recurring
    *rows(
        "an earlier date is missed once the next is due",
        facts(recurring(), said=(SPOKE,), asked=ALL, rounds=rounds(*ALL, closed=(1, 2))),
        ("2017-10-23", S.OVERDUE, "23 days overdue"),
        ("2017-12-30", S.OVERDUE, "91 days overdue"),
        ("2017-12-31", S.ON_TRACK),
        ("2018-01-01", S.AWAITING_WORD),
    ),
    *rows(
        "complete with one missed",
        facts(
            recurring(),
            said=(
                word(1, "2017-07-03", (2, 11, "2017-06-30"), agreed="2017-07-04"),
                word(3, "2018-01-03", (2, 13, "2017-12-20"), agreed="2018-01-04"),
                word(4, "2018-04-03", (2, 14, "2018-03-29"), agreed="2018-04-04"),
            ),
        ),
        ("2018-04-03", S.AWAITING_AGREEMENT),
        ("2018-04-04", S.COMPLETE, "complete"),
    ),
    *rows(
        "the last of them late",
        facts(recurring(), said=(word(4, "2018-05-10", (2, 14, "2018-05-08"), agreed="2018-05-10"),)),
        ("2018-05-09", S.OVERDUE, "39 days overdue"),
        ("2018-05-10", S.COMPLETE, "complete, met 38 days late"),
    ),
    *rows(
        "recurring in words that name no months",
        facts(due(kind="recurring"), said=(MET,)),
        ("2018-01-03", S.AWAITING_WORD),
        ("2018-01-08", S.COMPLETE),
    ),
    # 4. complete
    *rows(
        "met late stays said",
        facts(due(), said=(LATE,)),
        ("2018-03-28", S.OVERDUE),
        ("2018-03-29", S.COMPLETE, "complete, met 62 days late"),
        ("2019-01-01", S.COMPLETE, "complete, met 62 days late"),
    ),
    *rows("met early", facts(due("2018-03-31"), said=(MET,)), ("2018-01-07", S.ON_TRACK), ("2018-01-08", S.COMPLETE)),
    *rows("one of two met", facts(due(), due("2018-03-31", id=5), said=(MET,)), ("2018-01-08", S.ON_TRACK)),
    *rows("an undated one unmet", facts(due(), due(None, id=5), said=(MET,)), ("2018-01-08", S.ON_TRACK)),
    *rows(
        "an ongoing one runs to the plan's end",
        facts(due(), ongoing(), said=(MET, word(4, "2018-03-28", agreed="2018-03-29")), asked=(4,)),
        ("2018-01-08", S.ON_TRACK),
        ("2018-03-31", S.ON_TRACK),
        ("2018-04-01", S.COMPLETE),
    ),
    *rows(
        "an ongoing one whose last round is not answered",
        facts(due(), ongoing(), said=(MET,), asked=(4,)),
        ("2018-03-31", S.ON_TRACK),
        ("2018-04-01", S.AT_RISK),
        ("2019-04-01", S.AT_RISK),
    ),
    *rows(
        "an ongoing one answered after the end",
        facts(ongoing(), said=(MET, word(4, "2018-04-10", agreed="2018-04-12")), asked=(4,)),
        ("2018-04-09", S.AT_RISK),
        ("2018-04-10", S.COMPLETE),
    ),
    *rows(
        "an ongoing one whose answer was left unagreed",
        facts(ongoing(), said=(word(4, "2018-04-10"),), asked=(4,)),
        ("2018-04-23", S.COMPLETE),
        ("2018-04-24", S.AT_RISK),
    ),
    *rows(
        "a belated answer to the round before answers not the last",
        facts(ongoing(), said=(word(4, "2018-01-25", agreed="2018-01-26"),), asked=(3, 4)),
        ("2018-04-01", S.AT_RISK),
    ),
    # 5. at risk
    *rows(
        "a date moved later, while unmet",
        facts(due("2017-12-31", change("2018-02-28", "2017-11-01", "2017-11-10")), said=(SPOKE, MET)),
        ("2017-10-31", S.ON_TRACK),
        ("2017-11-01", S.AT_RISK),  # asked for
        ("2017-11-10", S.AT_RISK),  # stands later
        ("2018-01-08", S.COMPLETE),
    ),
    *rows(
        "a date moved later and met is no risk to the others",
        facts(
            due("2017-12-20", change("2018-01-31", "2017-11-01", "2017-11-10")),
            due("2018-03-31", id=5),
            said=(SPOKE, MET),
        ),
        ("2018-01-07", S.AT_RISK),
        ("2018-01-08", S.ON_TRACK),
    ),
    *rows(
        "a date moved earlier is no risk",
        facts(due("2018-03-31", change("2018-02-28", "2017-11-01", "2017-11-10")), said=(SPOKE,)),
        ("2017-11-01", S.ON_TRACK),
        ("2017-11-10", S.ON_TRACK),
        ("2018-03-01", S.AWAITING_WORD),
    ),
    *rows(
        "a later date refused",
        facts(due("2018-03-31", change("2018-06-30", "2017-11-01", "2017-11-10", approved=False)), said=(SPOKE,)),
        ("2017-10-31", S.ON_TRACK),
        ("2017-11-09", S.AT_RISK),
        ("2017-11-10", S.AT_RISK),
        ("2018-03-31", S.AT_RISK),
    ),
    *rows(
        "refused, then another date approved",
        facts(
            due(
                "2017-12-31",
                change("2018-02-28", "2017-11-01", "2017-11-10", approved=False),
                change("2017-12-20", "2017-11-12", "2017-11-15"),
            ),
            said=(SPOKE,),
        ),
        ("2017-11-10", S.AT_RISK),
        ("2017-11-15", S.ON_TRACK),
    ),
    *rows(
        "refused, then met: the other milestone is not at risk for it",
        facts(
            due("2017-12-31", change("2018-06-30", "2017-11-01", "2017-11-10", approved=False)),
            due("2018-03-31", id=5),
            said=(SPOKE, MET),
        ),
        ("2017-12-31", S.AT_RISK),
        ("2018-01-08", S.ON_TRACK),
    ),
    *rows(
        "due within 30 days: the edge",
        facts(due("2017-12-31"), said=(word(1, "2017-07-10"),), asked=(1,), rounds=rounds(1, closed=(1, 2))),
        ("2017-11-30", S.ON_TRACK),
        ("2017-12-01", S.AT_RISK),
        ("2017-12-31", S.AT_RISK),
    ),
    *rows(
        "due within 30 days, spoken in the last closed round",
        facts(due("2017-12-31"), said=(SPOKE,), asked=(2,)),
        ("2017-12-20", S.ON_TRACK),
    ),
    *rows(
        "due within 30 days, spoken between the rounds",
        facts(due("2017-12-31"), said=(word(3, "2017-11-20"),), asked=(1,)),
        ("2017-12-20", S.ON_TRACK),
    ),
    *rows(
        "due within 30 days, only another owner spoke",
        facts(due("2017-12-31"), said=(word(2, "2017-10-01", answers=False),), asked=(1,)),
        ("2017-11-30", S.ON_TRACK),
        ("2017-12-01", S.AT_RISK),
    ),
    *rows(
        "due within 30 days and never asked",
        facts(due("2017-12-31")),
        ("2017-12-20", S.NOT_STARTED),
    ),
    *rows(
        "nothing ever said and the first date 90 days away: the edge",
        facts(due("2017-12-31"), due("2018-03-31", id=5), asked=(1,), rounds=rounds(1, closed=())),
        ("2017-06-23", S.NOT_STARTED),
        ("2017-06-24", S.NOT_STARTED),
        ("2017-10-01", S.NOT_STARTED),  # 91 days
        ("2017-10-02", S.AT_RISK),  # 90 days
    ),
    *rows(
        "the last closed round asked and got nothing, then or since",
        facts(due("2018-03-31"), said=(word(1, "2017-07-05"), word(3, "2018-01-10")), asked=(1, 2)),
        ("2017-10-23", S.ON_TRACK),
        ("2017-10-24", S.AT_RISK),
        ("2018-01-09", S.AT_RISK),
        ("2018-01-10", S.ON_TRACK),
    ),
    *rows(
        "what was sent before a round asked does not answer it",
        facts(due("2018-03-31"), said=(word(2, "2017-07-25"),), asked=(1, 2)),
        ("2017-07-24", S.AT_RISK),  # quarter 1 got nothing
        ("2017-07-25", S.ON_TRACK),  # belated, in the round after
        ("2017-10-24", S.AT_RISK),  # which asked anew and got nothing
    ),
    *rows(
        "excused from the round that got nothing",
        facts(due("2018-03-31"), said=(word(1, "2017-07-05"),), rounds=(*rounds(1)[:1], EXCUSED)),
        ("2017-10-24", S.ON_TRACK),
    ),
    # 6. not started, 7. on track
    *rows(
        "never asked",
        facts(due("2017-12-31")),
        ("2017-04-01", S.NOT_STARTED, "not started"),
        ("2017-12-31", S.NOT_STARTED),
        ("2018-01-01", S.AWAITING_WORD),
    ),
    *rows(
        "another owner's word is a beginning",
        facts(due("2017-12-31"), said=(word(1, "2017-05-05", answers=False),)),
        ("2017-05-04", S.NOT_STARTED),
        ("2017-05-05", S.ON_TRACK, "on track"),
    ),
]


@pytest.mark.parametrize(("made", "on", "state", "words"), CASES)
def test_delivery(made, on, state, words):
    stands = delivery(made, day(on))
    assert stands.state == state, stands
    if words is not None:
        assert stands.words == words


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
