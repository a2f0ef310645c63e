"""What would change a verdict."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.assurance.rules.changing import what_would_change
from sightline.assurance.rules.kinds import Kind, Level, Reading, State
from sightline.assurance.rules.verdicts import Verdict
from sightline.questions.rules.judging import Verdict as Judgement
from sightline.questions.rules.judging import judge

NINETY = Fraction(9, 10)


def verdict(positive=None, answered=None, asked=None, *, kind=Kind.EVALUATION, state=State.THIN) -> Verdict:
    return Verdict(state, "", "", kind, Level.PRACTICE, positive=positive, answered=answered, asked=asked)


@pytest.mark.parametrize(
    ("counts", "comparator", "said"),
    [
        ((19, 20, 60), ">", "10 more positive answers from the 40 who have not answered would meet it."),
        (
            (85, 101, 120),
            ">",
            "Even if the 19 who have not answered all did, it would not be met. Only asking again can change it.",
        ),
        ((8, 10, 10), ">", "Everybody who was asked has answered: only asking again can change it."),
        ((3, 8, None), ">", "Once it is known how many were asked, the answers can be judged."),
        (
            (10, 11, 9),
            ">",
            "More answered than were asked: once the number asked is put right, the answers can be judged.",
        ),
        ((2, 8, 20), "<", "2 more other answers from the 12 who have not answered would meet it."),
        ((None, None, None), ">", ""),
    ],
)
def test_answers(counts, comparator, said):
    share = NINETY if comparator == ">" else Fraction(3, 10)
    assert what_would_change(verdict(*counts), comparator=comparator, share=share, count=None) == said


def test_what_is_met_wants_nothing_and_a_sample_says_nothing():
    met = verdict(19, 20, 20, state=State.MET)
    assert what_would_change(met, comparator=">", share=NINETY, count=None) == ""
    thin = verdict(19, 20, 60)
    assert what_would_change(thin, comparator=">", share=NINETY, count=None, reading=Reading.SAMPLE) == ""
    assert what_would_change(thin, comparator="", share=None, count=None) == ""


@pytest.mark.parametrize(
    ("kind", "counts", "comparator", "count", "said"),
    [
        (Kind.SESSIONS, (2, None), ">=", 4, "2 more sessions would meet it."),
        (Kind.SESSIONS, (4, None), ">", 4, "1 more session would meet it."),
        (Kind.SESSIONS, (5, None), "<=", 4, ""),
        (Kind.RECEIPTS, (5, 9), "", None, "4 more confirmations of the 9 listed would meet it."),
        (Kind.COVERAGE, (8, 9), "", None, "1 more of the 9 listed would meet it."),
        (Kind.STATEMENT, (None, None), "", None, ""),
    ],
)
def test_counts(kind, counts, comparator, count, said):
    found = verdict(*counts, kind=kind, state=State.NOT_MET)
    assert what_would_change(found, comparator=comparator, share=None, count=count) == said


def test_a_list_of_which_a_share_was_promised():
    found = verdict(5, 9, kind=Kind.COVERAGE, state=State.NOT_MET)
    said = what_would_change(found, comparator=">=", share=Fraction(8, 10), count=None)
    assert said == "3 more of the 9 listed would meet it."


def test_of_fewer_than_five_nothing_can_be_said_however_they_answer():
    said = what_would_change(verdict(1, 1, 4), comparator=">", share=NINETY, count=None)
    assert said == "Only asking more can change it: fewer than 5 were asked."


@pytest.mark.parametrize("kind", [Kind.EDITION, Kind.MILESTONE])
def test_what_has_not_happened_is_met_once_it_does(kind):
    said = what_would_change(verdict(kind=kind, state=State.NOT_MET), comparator="", share=None, count=None)
    assert said.startswith("It is met as soon as")


@given(st.integers(5, 60), st.data(), st.sampled_from(["<", "<=", ">", ">=", "="]))
def test_the_number_said_is_the_fewest_that_would_do(asked, data, comparator):
    answered = data.draw(st.integers(0, asked - 1))
    positive = data.draw(st.integers(0, answered))
    share = Fraction(data.draw(st.integers(0, 10)), 10)
    said = what_would_change(verdict(positive, answered, asked), comparator=comparator, share=share, count=None)
    one_by_one = [
        more
        for more in range(1, asked - answered + 1)
        if judge(
            positive=positive + (0 if comparator in ("<", "<=") else more),
            answered=answered + more,
            asked=asked,
            comparator=comparator,
            threshold=share,
        ).state
        == Judgement.MET
    ]
    assert said.startswith(f"{one_by_one[0]} more" if one_by_one else "Even if")
