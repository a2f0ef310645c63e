"""The verdict on a figure: the table of cases that was agreed, the edges, and properties of the rule."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.questions.rules.judging import (
    Judged,
    Part,
    Rule,
    Verdict,
    hidden,
    improved,
    judge,
    judge_pooled,
    judge_sample,
    worst_of,
)

NINETY = Fraction(9, 10)
COMPARATORS = st.sampled_from([">", ">=", "=", "<", "<="])
FIGURES = st.fractions(0, 1, max_denominator=100)
# (positive, answered, asked) with no more answers than asked.
COUNTS = st.integers(5, 60).flatmap(
    lambda asked: st.integers(0, asked).flatmap(
        lambda answered: st.integers(0, answered).map(lambda positive: (positive, answered, asked))
    )
)


def over_ninety(positive: int, answered: int, asked: int | None) -> Judged:
    return judge(positive=positive, answered=answered, asked=asked, comparator=">", threshold=NINETY)


@pytest.mark.parametrize(
    ("positive", "answered", "asked", "state", "rule"),
    [
        (0, 0, 30, Verdict.NO_EVIDENCE, Rule.NOBODY),
        (0, 1, 30, Verdict.THIN, Rule.UNDECIDED),
        (8, 8, 8, Verdict.MET, Rule.SURE),
        (9, 10, 20, Verdict.NOT_MET, Rule.ANSWERS),
        (9, 10, 10, Verdict.NOT_MET, Rule.SURE),
        (46, 50, 100, Verdict.MET, Rule.ANSWERS),
        (19, 20, 60, Verdict.THIN, Rule.UNDECIDED),
        (85, 101, 120, Verdict.NOT_MET, Rule.SURE),
        (10, 11, 9, Verdict.THIN, Rule.MORE_THAN_ASKED),
        (10, 11, None, Verdict.THIN, Rule.ASKED_UNKNOWN),
        (4, 4, 4, Verdict.THIN, Rule.FEW_ASKED),
        (5, 5, 5, Verdict.MET, Rule.SURE),
        (9, 9, 18, Verdict.THIN, Rule.UNDECIDED),
        (10, 10, 20, Verdict.MET, Rule.ANSWERS),
        (10, 10, 21, Verdict.THIN, Rule.UNDECIDED),
        (0, 0, 3, Verdict.NO_EVIDENCE, Rule.NOBODY),
    ],
)
def test_the_table_of_cases(positive: int, answered: int, asked: int | None, state: Verdict, rule: Rule) -> None:
    found = over_ninety(positive, answered, asked)
    assert (found.state, found.rule) == (state, rule)


def test_ninety_per_cent_is_not_over_ninety() -> None:
    assert over_ninety(90, 100, 100).state == Verdict.NOT_MET
    assert over_ninety(91, 100, 100).state == Verdict.MET
    at_least = judge(positive=90, answered=100, asked=100, comparator=">=", threshold=NINETY)
    bare = judge(positive=90, answered=100, asked=100, comparator="=", threshold=NINETY)
    assert at_least.state == bare.state == Verdict.MET


@pytest.mark.parametrize(
    ("positive", "answered", "asked", "state"),
    [
        (1, 20, 20, Verdict.MET),  # 5% of all
        (2, 20, 20, Verdict.NOT_MET),  # 10% is not under 10%
        (1, 15, 20, Verdict.MET),  # between 5% and 30%: by the answers, 6.7%
        (3, 15, 20, Verdict.NOT_MET),  # at least 15%
        (0, 9, 20, Verdict.THIN),
    ],
)
def test_under_is_the_mirror_of_over(positive: int, answered: int, asked: int, state: Verdict) -> None:
    found = judge(positive=positive, answered=answered, asked=asked, comparator="<", threshold=Fraction(1, 10))
    assert found.state == state


@given(COUNTS, FIGURES)
def test_over_of_those_who_said_yes_is_under_of_those_who_did_not(
    counts: tuple[int, int, int], figure: Fraction
) -> None:
    positive, answered, asked = counts
    for over, under in ((">", "<"), (">=", "<=")):
        yes = judge(positive=positive, answered=answered, asked=asked, comparator=over, threshold=figure)
        no = judge(positive=answered - positive, answered=answered, asked=asked, comparator=under, threshold=1 - figure)
        assert (yes.state, yes.rule) == (no.state, no.rule)


@given(COUNTS, COMPARATORS, FIGURES)
def test_a_sure_verdict_stands_whatever_the_others_would_have_said(
    counts: tuple[int, int, int], comparator: str, figure: Fraction
) -> None:
    positive, answered, asked = counts
    found = judge(positive=positive, answered=answered, asked=asked, comparator=comparator, threshold=figure)
    if found.rule != Rule.SURE:
        return
    for more in range(asked - answered + 1):
        whole = judge(positive=positive + more, answered=asked, asked=asked, comparator=comparator, threshold=figure)
        assert whole.state == found.state


@given(COUNTS, COMPARATORS, FIGURES)
def test_the_value_lies_between_the_bounds_and_all_is_said(
    counts: tuple[int, int, int], comparator: str, figure: Fraction
) -> None:
    positive, answered, asked = counts
    found = judge(positive=positive, answered=answered, asked=asked, comparator=comparator, threshold=figure)
    assert found.sentence.endswith(".")
    assert found.response == (Fraction(answered, asked) if answered <= asked else None)
    if answered:
        assert found.low <= found.value <= found.high
        assert f"{answered} answer" in found.sentence


def test_the_sentence_gives_value_n_response_and_bounds() -> None:
    assert over_ninety(85, 101, 120).sentence == (
        "84% of 101 answers (101 of 120 answered), where over 90% was promised: it is between 71% and 87% of all 120, "
        "so the promise cannot be met."
    )
    assert over_ninety(19, 20, 60).sentence == (
        "95% of 20 answers (20 of 60 answered), where over 90% was promised: too few to say, as it is between 32% and "
        "98% of all 60."
    )
    assert over_ninety(0, 0, 30).sentence == "Nobody of the 30 asked has answered yet; over 90% was promised."
    assert "only 9 are known" in over_ninety(10, 11, 9).sentence
    assert "not known how many" in over_ninety(10, 11, None).sentence


@pytest.mark.parametrize(("positive", "answered", "asked"), [(2, 1, 5), (-1, 1, 5), (0, 0, -1)])
def test_counts_that_cannot_be_are_refused(positive: int, answered: int, asked: int) -> None:
    with pytest.raises(ValueError, match="cannot be"):
        over_ninety(positive, answered, asked)


def test_a_direction_is_no_figure() -> None:
    with pytest.raises(KeyError):
        judge(positive=1, answered=1, asked=5, comparator="increase", threshold=NINETY)


def test_several_courses_are_pooled_by_adding_counts_and_the_worst_is_named() -> None:
    parts = [Part("July", 20, 20, 20), Part("October", 16, 20, 20), Part("February", 0, 0, 5)]
    found = judge_pooled(parts, comparator=">", threshold=NINETY)
    assert (found.judged.positive, found.judged.answered, found.judged.asked) == (36, 40, 45)
    assert found.worst == "October"
    assert judge_pooled(parts, comparator="<", threshold=NINETY).worst == "July"
    assert judge_pooled(parts[:1], comparator=">", threshold=NINETY).worst == ""
    assert judge_pooled([], comparator=">", threshold=NINETY).judged.state == Verdict.NO_EVIDENCE
    unknown = judge_pooled([*parts, Part("Extra", 1, 1, None)], comparator=">", threshold=NINETY)
    assert unknown.judged.rule == Rule.ASKED_UNKNOWN


@pytest.mark.parametrize(
    ("positive", "sampled", "comparator", "threshold", "state"),
    [
        (0, 0, ">=", Fraction(1, 2), Verdict.NO_EVIDENCE),
        (20, 20, ">=", Fraction(8, 10), Verdict.MET),
        (20, 20, ">=", Fraction(1), Verdict.THIN),
        (19, 20, ">=", Fraction(1), Verdict.NOT_MET),
        (8, 10, ">=", Fraction(8, 10), Verdict.THIN),
        (2, 20, ">=", Fraction(8, 10), Verdict.NOT_MET),
        (0, 40, "<", Fraction(1, 10), Verdict.MET),
        (20, 40, "<", Fraction(1, 10), Verdict.NOT_MET),
        (3, 40, "<", Fraction(1, 10), Verdict.THIN),
    ],
)
def test_a_sample_is_judged_by_its_interval(
    positive: int, sampled: int, comparator: str, threshold: Fraction, state: Verdict
) -> None:
    found = judge_sample(positive=positive, sampled=sampled, comparator=comparator, threshold=threshold)
    assert found.state == state


def test_improved_counts_the_better_and_those_at_the_top_both_times() -> None:
    assert improved([(1, 2), (3, 3), (5, 5), (4, 2), (5, 4)], top=5) == (2, 5)
    assert improved([], top=5) == (0, 0)


def test_of_several_the_worst_is_shown() -> None:
    assert worst_of([Verdict.MET, Verdict.MET]) == Verdict.MET
    assert worst_of([Verdict.MET, Verdict.NOT_DUE]) == Verdict.NOT_DUE
    assert worst_of([Verdict.THIN, Verdict.NOT_DUE]) == Verdict.THIN
    assert worst_of([Verdict.THIN, Verdict.NO_EVIDENCE]) == Verdict.NO_EVIDENCE
    assert worst_of([Verdict.NO_EVIDENCE, Verdict.NOT_MET]) == Verdict.NOT_MET
    assert worst_of([]) == Verdict.NO_EVIDENCE


def test_what_is_hidden_is_no_evidence_while_open_and_thin_once_closed() -> None:
    open_one = hidden(comparator=">", threshold=NINETY, closed=False, why="It is open.")
    closed_one = hidden(comparator=">", threshold=NINETY, closed=True, why="There are too few.")
    assert (open_one.state, open_one.sentence) == (Verdict.NO_EVIDENCE, "It is open.")
    assert (closed_one.state, closed_one.value) == (Verdict.THIN, None)
