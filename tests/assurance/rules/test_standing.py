"""What evidence and judgement say together: each row a case of domain.md."""

import datetime as dt
from dataclasses import replace

import pytest

from sightline.assurance.rules.judgements import Judged, is_stale, judgement_says
from sightline.assurance.rules.kinds import Assurance, Kind, Level, State
from sightline.assurance.rules.lines import distribution, evidence_mark, line_of_sight
from sightline.assurance.rules.standing import Promise, stands
from sightline.assurance.rules.verdicts import Verdict

DUE = dt.date(2017, 12, 31)
DAY = dt.date(2018, 1, 15)
EARLY = dt.date(2017, 12, 1)
FIGURE = Promise(
    1, "Over 90% say so", quantified=True, level=Level.PRACTICE, due=DUE, judge="PQA", owners=frozenset({7})
)
WORDS = replace(FIGURE, text="The Board is assured", quantified=False)


def verdict(state: State, kind: Kind = Kind.EVALUATION, level: Level = Level.PRACTICE, **more) -> Verdict:
    return Verdict(state, f"Evidence: {state.label.lower()}.", "a rule", kind, level, **more)


def judged(level: Assurance, on: dt.date = dt.date(2017, 12, 6), **more) -> Judged:
    return Judged(level, "PQA", 3, on, "Two audits agree.", **more)


@pytest.mark.parametrize(
    ("promise", "verdicts", "judgement", "day", "state"),
    [
        # with a figure its evidence decides
        (FIGURE, [State.MET], None, DAY, State.MET),
        (FIGURE, [State.MET, State.THIN], None, DAY, State.THIN),  # all must be met
        (FIGURE, [State.THIN, State.NO_EVIDENCE, State.MET], None, DAY, State.NO_EVIDENCE),
        (FIGURE, [State.NOT_MET, State.MET], None, DAY, State.NOT_MET),
        (FIGURE, [], None, DAY, State.NO_EVIDENCE),
        (FIGURE, [], None, EARLY, State.NOT_DUE),
        (FIGURE, [State.MET], Assurance.REASONABLE, DAY, State.MET),
        (FIGURE, [State.MET], Assurance.LIMITED, DAY, State.NOT_MET),
        (FIGURE, [State.NOT_MET], Assurance.SUBSTANTIAL, DAY, State.NOT_MET),
        (FIGURE, [], Assurance.SUBSTANTIAL, DAY, State.NO_EVIDENCE),  # a figure is not judged by opinion
        # without one its monitoring body decides
        (WORDS, [], None, DAY, State.NO_EVIDENCE),
        (WORDS, [], None, EARLY, State.NOT_DUE),
        (WORDS, [State.MET], None, DAY, State.THIN),  # evidence is held and nobody has judged it
        (WORDS, [State.NO_EVIDENCE], None, DAY, State.NO_EVIDENCE),
        (WORDS, [State.MET], None, EARLY, State.NOT_DUE),
        (WORDS, [State.NOT_MET], None, DAY, State.NOT_MET),  # a target set at binding is missed
        (WORDS, [State.MET], Assurance.SUBSTANTIAL, DAY, State.MET),
        (WORDS, [], Assurance.REASONABLE, DAY, State.MET),
        (WORDS, [State.THIN], Assurance.REASONABLE, DAY, State.MET),
        (WORDS, [State.MET], Assurance.NONE, DAY, State.NOT_MET),
        (WORDS, [State.NOT_MET], Assurance.SUBSTANTIAL, DAY, State.NOT_MET),  # the worst is shown
    ],
)
def test_what_is_known_of_a_measure(promise, verdicts, judgement, day, state) -> None:
    found = stands(promise, [verdict(one) for one in verdicts], judged(judgement) if judgement else None, day)
    assert found.state == state
    assert found.sentence.endswith(".")
    assert found.is_due is (day >= DUE)


@pytest.mark.parametrize(
    ("state", "against", "unproven"),
    [
        (State.NOT_MET, True, False),
        (State.NO_EVIDENCE, False, True),
        (State.THIN, False, True),
        (State.MET, False, False),
    ],
)
def test_only_a_due_measure_speaks_against_a_claim_or_leaves_it_unproven(state, against, unproven) -> None:
    due = stands(FIGURE, [verdict(state)], None, DAY)
    assert (due.against, due.unproven) == (against, unproven)
    early = stands(FIGURE, [verdict(state)], None, EARLY)
    assert (early.against, early.unproven) == (False, False)


def test_it_is_due_on_its_day_and_never_without_one() -> None:
    assert stands(FIGURE, [], None, DUE).is_due
    assert not stands(replace(FIGURE, due=None), [verdict(State.NOT_MET)], None, DAY).is_due


@pytest.mark.parametrize(
    ("months", "withdrawn", "day", "stale"),
    [
        (6, None, dt.date(2018, 6, 6), False),  # the last day
        (6, None, dt.date(2018, 6, 7), True),
        (3, None, dt.date(2018, 3, 7), True),  # the cadence that the plan prints
        (6, dt.date(2018, 1, 10), dt.date(2018, 1, 9), False),
        (6, dt.date(2018, 1, 10), dt.date(2018, 1, 10), True),  # evidence withdrawn after a judgement
    ],
)
def test_a_judgement_goes_stale(months, withdrawn, day, stale) -> None:
    one = judged(Assurance.SUBSTANTIAL, months=months, withdrawn=withdrawn)
    assert is_stale(one, day) is stale
    found = stands(WORDS, [verdict(State.MET)], one, day)
    assert found.state == (State.STALE if stale else State.MET)
    assert found.unproven is (stale and day >= DUE)
    if stale:
        assert ("withdrawn" in judgement_says(one, day)) is (withdrawn is not None)


def test_a_stale_judgement_that_was_bad_no_longer_condemns() -> None:
    assert stands(WORDS, [], judged(Assurance.NONE), dt.date(2018, 7, 1)).state == State.STALE


def test_unproven_names_who_holds_what_is_missing_and_not_the_owner() -> None:
    found = stands(FIGURE, [verdict(State.NO_EVIDENCE, holder="Children's Social Care"), verdict(State.MET)], None, DAY)
    assert found.holders == ("Children's Social Care",)
    assert stands(WORDS, [verdict(State.MET)], None, DAY).holders == ("PQA",)
    assert stands(FIGURE, [verdict(State.MET, holder="nobody")], None, DAY).holders == ()


def test_bindings_that_disagree_are_said_to() -> None:
    found = stands(FIGURE, [verdict(State.MET), verdict(State.NOT_MET)], None, DAY)
    assert found.shown is found.verdicts[1]
    assert found.sentence == "Evidence: not met. Other evidence says: met. All must be met."


def test_what_lapsed_is_said_where_nothing_else_is_known() -> None:
    lapsed = [
        stands(FIGURE, [], None, DAY, lapsed=True),
        stands(WORDS, [], None, DAY, lapsed=True),
        stands(FIGURE, [verdict(State.MET)], None, DAY, lapsed=True),
        stands(WORDS, [], judged(Assurance.REASONABLE), DAY, lapsed=True),
        stands(FIGURE, [], None, EARLY, lapsed=True),
    ]
    assert ["reworded" in one.sentence for one in lapsed] == [True, True, False, False, False]


def test_an_owners_word_alone_shows_done_and_nothing_more() -> None:
    tick = verdict(State.MET, Kind.MILESTONE, Level.DONE)
    assert stands(FIGURE, [tick], None, DAY).state == State.THIN
    assert stands(replace(FIGURE, level=Level.DONE), [tick], None, DAY).state == State.MET
    assert stands(FIGURE, [tick], None, DAY).levels == {Level.DONE}


@pytest.mark.parametrize(
    ("collected", "judge_id", "own"),
    [
        ([{7}], None, True),
        ([{7}], 7, True),
        ([{7}], 3, False),
        ([set()], None, False),
        ([], 7, True),
        ([], None, False),
    ],
)
def test_self_assessed_is_marked(collected, judge_id, own) -> None:
    verdicts = [verdict(State.MET, collected_by=frozenset(one)) for one in collected]
    judgement = replace(judged(Assurance.REASONABLE), body_id=judge_id) if judge_id else None
    assert stands(WORDS, verdicts, judgement, DAY).self_assessed is own


def test_the_line_of_sight_shows_its_empty_levels() -> None:
    done = stands(replace(WORDS, level=Level.DONE), [verdict(State.MET, Kind.EDITION, Level.DONE)], None, DAY)
    practice = stands(FIGURE, [verdict(State.THIN)], None, DAY)
    line = line_of_sight([done, practice])
    assert [(one.level, one.empty, len(one.promised)) for one in line] == [
        (Level.DONE, False, 1),
        (Level.PRACTICE, True, 1),
        (Level.CHILDREN, True, 0),
    ]


def test_distributions_and_the_mark_of_a_tile() -> None:
    met = stands(FIGURE, [verdict(State.MET)], None, DAY)
    missed_later = stands(replace(FIGURE, due=dt.date(2018, 3, 31)), [verdict(State.NOT_MET)], None, DAY)
    assert distribution([met, missed_later, met]) == {State.NOT_MET: 1, State.MET: 2}
    assert evidence_mark([met, missed_later]) == State.MET  # what is not due does not colour the tile
    assert evidence_mark([missed_later]) == State.NOT_MET
    assert evidence_mark([]) is None


def test_a_name_keeps_its_capital_within_a_sentence() -> None:
    for judge in ("METRAC", "Workforce Development Group"):
        found = stands(replace(WORDS, judge=judge), [], None, DAY)
        assert found.clause == f"{judge} has not judged it, and no evidence is held"
    assert stands(FIGURE, [], None, DAY).clause.startswith("nothing is bound")


def test_what_a_paper_may_carry_names_nobody_and_quotes_nobody() -> None:
    stated = replace(
        verdict(State.MET, Kind.STATEMENT, Level.DONE), sentence="Gwen Lathom stated: We do it.", as_of=DAY
    )
    document = replace(stated, kind=Kind.DOCUMENT, sentence="minutes of Gwen Lathom.pdf, given.", as_of=None)
    for one in (stated, document):
        found = stands(FIGURE, [one], None, DAY)
        assert "Gwen Lathom" in found.sentence
        assert "Gwen Lathom" not in found.told + found.clause
    assert stands(FIGURE, [stated], None, DAY).told.startswith("A statement was made on 15 January 2018.")


@pytest.mark.parametrize(
    ("promise", "verdicts", "judgement", "said"),
    [
        (FIGURE, [verdict(State.NOT_MET, change="Only asking again.")], None, "Only asking again."),
        (FIGURE, [verdict(State.THIN, change="2 more.")], None, "2 more."),
        (FIGURE, [verdict(State.MET)], judged(Assurance.LIMITED), "Only a new judgement by PQA can change it."),
        (FIGURE, [verdict(State.NOT_MET, change="2 more.")], judged(Assurance.NONE), "Only a new judgement by PQA"),
        # a judgement that has gone stale decides nothing any more
        (FIGURE, [verdict(State.NOT_MET, change="2 more.")], judged(Assurance.NONE, dt.date(2017, 1, 6)), "2 more."),
        (WORDS, [], judged(Assurance.REASONABLE, dt.date(2017, 1, 6)), "A new judgement by PQA would renew it."),
        (WORDS, [], None, "A judgement by PQA would settle it."),
        (FIGURE, [], None, "Binding it to what would show it is the first step."),
        (FIGURE, [verdict(State.MET)], None, ""),
        (WORDS, [], judged(Assurance.REASONABLE), ""),
    ],
)
def test_what_would_change_it(promise, verdicts, judgement, said) -> None:
    found = stands(promise, verdicts, judgement, DAY)
    assert found.change.startswith(said) if said else found.change == ""


def test_of_confirmations_that_lack_it_is_said_who_has_not_given_them() -> None:
    found = stands(FIGURE, [verdict(State.NOT_MET, Kind.RECEIPTS, holder="Probation")], None, DAY)
    assert found.holders == ("Probation",)
    assert stands(FIGURE, [verdict(State.NOT_MET, holder="Probation")], None, DAY).holders == ()
