"""The first three steps of delivery, each clause to its edge: withdrawn, undated, overdue and what waits before it."""

import pytest

from sightline.progress.rules.delivery import DeliveryState as S
from sightline.progress.rules.delivery import delivery
from tests.progress.rules.facts import MET, SAID, SPOKE, change, day, due, facts, ongoing, recurring, rounds, rows, word

ALL = (1, 2, 3, 4)

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
]


@pytest.mark.parametrize(("made", "on", "state", "words"), CASES)
def test_delivery(made, on, state, words):
    stands = delivery(made, day(on))
    assert stands.state == state, stands
    if words is not None:
        assert stands.words == words
