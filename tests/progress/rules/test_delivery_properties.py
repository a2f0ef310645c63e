"""What holds of delivery whatever the facts."""

import datetime as dt
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sightline.progress.rules.delivery import DeliveryState as S
from sightline.progress.rules.delivery import delivery
from sightline.progress.rules.facts import DateChange, Facts, Promised, Round, SaidMet, Word
from sightline.progress.rules.milestones import MilestoneState
from tests.progress.rules.facts import CALENDAR, RECURRING, YEAR_END, day

START = dt.date(2017, 4, 1)
DAYS = st.integers(0, 430).map(lambda n: START + dt.timedelta(days=n))
# From worst to best; what waits for somebody stands below what is known.
RANK = [
    S.UNDATED,
    S.OVERDUE,
    S.AWAITING_WORD,
    S.AWAITING_AGREEMENT,
    S.AT_RISK,
    S.NOT_STARTED,
    S.ON_TRACK,
    S.COMPLETE,
]


@st.composite
def changes(draw):
    asked = draw(DAYS)
    decided = draw(st.none() | st.integers(0, 40).map(lambda n: asked + dt.timedelta(days=n)))
    return DateChange(draw(st.none() | DAYS), asked, decided, draw(st.booleans()) if decided else False)


@st.composite
def promises(draw, id):
    kind = draw(st.sampled_from(["due", "due", "recurring", "ongoing"]))
    on = YEAR_END if kind != "due" else draw(st.none() | DAYS)
    moves = tuple(sorted(draw(st.lists(changes(), max_size=2)), key=lambda one: one.asked_on))
    return Promised(id, f"M{id}", kind, on, moves, RECURRING if kind == "recurring" else ())


@st.composite
def rounds(draw):
    found = []
    for number, (start, end, asks, due, closes) in CALENDAR.items():
        closed = draw(st.none() | st.just(day(closes)))
        asked = draw(st.none() | st.just(day(asks)))
        excused = draw(st.none() | st.none() | DAYS)
        found.append(Round(number, day(start), day(end), day(due), day(asks), closed, asked, excused))
    return tuple(found)


@st.composite
def words(draw, milestones):
    on = draw(DAYS)
    keys = [(one.id, at) for one in milestones for at in ([pk for pk, _ in one.occurrences] or [None])]
    met = tuple(
        SaidMet(*key, on - dt.timedelta(days=draw(st.integers(0, 60))))
        for key in draw(st.lists(st.sampled_from(keys), unique=True, max_size=3) if keys else st.just([]))
    )
    later = st.integers(0, 30).map(lambda n: on + dt.timedelta(days=n))
    agreed = draw(st.none() | later)
    replaced = None if agreed else draw(st.none() | later)
    return Word(draw(st.integers(1, 4)), on, draw(st.booleans()), agreed, replaced, met)


@st.composite
def everything(draw):
    milestones = tuple(draw(promises(id)) for id in range(1, draw(st.integers(0, 3)) + 1))
    said = sorted(draw(st.lists(words(milestones), max_size=4)), key=lambda one: one.on)
    there = draw(rounds() | st.just(()))
    return Facts(
        milestones=milestones,
        rounds=there,
        words=tuple(said),
        plan_end=YEAR_END,
        withdrawals=tuple(draw(st.lists(changes(), max_size=1))),
    )


@given(everything(), DAYS)
def test_one_state_and_its_reasons(facts, on):
    stands = delivery(facts, on)
    assert stands.state in S
    assert stands.words
    assert (stands.days > 0) == (stands.state == S.OVERDUE)
    assert stands.reasons or stands.state == S.ON_TRACK
    assert len(stands.milestones) == len(facts.milestones)


@given(everything(), DAYS)
def test_never_overdue_without_an_unmet_date_that_has_passed(facts, on):
    stands = delivery(facts, on)
    late = [one for one in stands.milestones if one.state == MilestoneState.OVERDUE]
    assert all(one.due < on and one.met_on is None and one.kind != "ongoing" for one in late)
    if stands.state == S.OVERDUE:
        assert stands.days == max((on - one.due).days for one in late)
    elif late:
        assert stands.state == S.WITHDRAWN


@given(everything(), DAYS)
def test_complete_means_that_every_milestone_is_met(facts, on):
    stands = delivery(facts, on)
    met = bool(stands.milestones) and all(one.is_met for one in stands.milestones)
    assert (stands.state == S.COMPLETE) == (met and stands.state != S.WITHDRAWN)


@given(everything(), DAYS)
def test_what_happened_later_changes_nothing(facts, on):
    def until(moment):
        return moment if moment is None or moment <= on else None

    def known(changes):
        return tuple(
            replace(one, decided_on=until(one.decided_on), approved=one.approved and until(one.decided_on) is not None)
            for one in changes
            if one.asked_on <= on
        )

    then = Facts(
        milestones=tuple(replace(one, changes=known(one.changes)) for one in facts.milestones),
        rounds=tuple(
            replace(
                one,
                opened_on=until(one.opened_on),
                closed_on=until(one.closed_on),
                asked_on=until(one.asked_on),
                excused_on=until(one.excused_on),
            )
            for one in facts.rounds
        ),
        words=tuple(
            replace(one, agreed_on=until(one.agreed_on), replaced_on=until(one.replaced_on))
            for one in facts.words
            if one.on <= on
        ),
        plan_end=facts.plan_end,
        withdrawals=known(facts.withdrawals),
    )
    assert delivery(then, on) == delivery(facts, on)


@given(everything(), DAYS, st.data())
def test_agreeing_never_makes_delivery_worse(facts, on, data):
    sent = data.draw(words(facts.milestones))
    sent_on = on - dt.timedelta(days=data.draw(st.integers(0, 60)))
    said = tuple(replace(one, on=sent_on - (sent.on - one.on)) for one in sent.met)
    waiting = replace(sent, on=sent_on, agreed_on=None, replaced_on=None, met=said)
    facts = replace(facts, words=tuple(sorted((*facts.words, waiting), key=lambda one: one.on)))
    agreed = replace(waiting, agreed_on=on)
    after = replace(facts, words=tuple(agreed if one is waiting else one for one in facts.words))
    was, now = delivery(facts, on), delivery(after, on)
    if was.state == S.WITHDRAWN:
        assert now.state == S.WITHDRAWN
    else:
        assert RANK.index(now.state) >= RANK.index(was.state)
        assert now.days <= was.days
