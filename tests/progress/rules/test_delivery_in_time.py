"""The last four steps of delivery, each clause to its edge: complete, at risk, not started, on track."""

from dataclasses import replace

import pytest

from sightline.progress.rules.delivery import DeliveryState as S
from sightline.progress.rules.delivery import delivery
from tests.progress.rules.facts import LATE, MET, SPOKE, change, day, due, facts, ongoing, rounds, rows, word

EXCUSED = replace(rounds(2)[1], excused_on=day("2017-10-24"))  # on the day on which it closed

CASES = [
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
