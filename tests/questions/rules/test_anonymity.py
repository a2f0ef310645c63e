"""What may be told: nothing while open, nothing below ten, and nothing that follows by taking away."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sightline.questions.rules.anonymity import FEW, FEWEST, OPEN, is_due, shown_groups, why_hidden
from sightline.questions.rules.counts import Count, Part, count_of, pooled
from sightline.questions.rules.kinds import ExerciseState, Mode

GROUPS = st.dictionaries(st.sampled_from(["A: x", "A: y", "A: z", "A: w", "B: x", "B: y"]), st.integers(0, 40))


@pytest.mark.parametrize(
    ("mode", "state", "answered", "why"),
    [
        (Mode.ANONYMOUS, ExerciseState.OPEN, 500, OPEN),
        (Mode.ANONYMOUS, ExerciseState.CLOSED, 9, FEW),
        (Mode.ANONYMOUS, ExerciseState.CLOSED, 10, ""),
        (Mode.NAMED, ExerciseState.OPEN, 1, ""),
    ],
)
def test_when_anything_may_be_told(mode: Mode, state: ExerciseState, answered: int, why: str) -> None:
    assert why_hidden(mode=mode, state=state, answered=answered) == why


def test_a_small_group_takes_another_with_it() -> None:
    # 30 answers: hiding the 3 alone would tell them as 30 - 15 - 12.
    assert shown_groups({"Agency: Police": 15, "Agency: Health": 12, "Agency: School": 3}, 30) == {"Agency: Police"}
    assert shown_groups({"Agency: Police": 15, "Agency: Health": 15}, 30) == {"Agency: Police", "Agency: Health"}
    # Whoever named no agency is a rest of 4.
    assert shown_groups({"Agency: Police": 14, "Agency: Health": 12}, 30) == {"Agency: Police"}
    assert shown_groups({"Agency: Police": 26}, 30) == frozenset()


@given(GROUPS, st.integers(0, 60))
def test_what_is_hidden_together_is_nobody_or_ten(groups: dict[str, int], besides: int) -> None:
    for name in ("A", "B"):
        own = {group: n for group, n in groups.items() if group.startswith(name)}
        whole = sum(own.values()) + besides
        shown = shown_groups(own, whole)
        assert all(own[group] >= FEWEST for group in shown)
        rest = whole - sum(own[group] for group in shown)
        assert rest == 0 or rest >= FEWEST or not shown


@given(GROUPS, st.integers(0, 60))
def test_a_division_by_one_name_hides_none_by_another(groups: dict[str, int], besides: int) -> None:
    whole = max((sum(n for g, n in groups.items() if g.startswith(name)) for name in "AB"), default=0) + besides
    alone = set().union(*(shown_groups({g: n for g, n in groups.items() if g.startswith(k)}, whole) for k in "AB"))
    assert shown_groups(groups, whole) == alone


def test_a_count_gives_options_groups_and_no_answers_apart() -> None:
    tallies = [("", "", 20), ("", "yes", 15), ("", "no", 5), ("", "not_applicable", 2), ("Agency: Police", "", 20)]
    tallies += [("Agency: Police", "yes", 15), ("Agency: Police", "no", 5)]
    found = count_of(
        mode=Mode.ANONYMOUS,
        state=ExerciseState.CLOSED,
        asked=40,
        positive=["yes"],
        tallies=tallies,
        asked_of_groups={"Agency: Police": 30, "Agency: Health": None},
    )
    assert (found.positive, found.answered, found.asked) == (15, 20, 40)
    assert found.by_option == {"yes": 15, "no": 5, "not_applicable": 2}
    assert (found.groups["Agency: Police"].answered, found.groups["Agency: Police"].asked) == (20, 30)
    assert found.groups["Agency: Health"].hidden_why


def test_what_is_hidden_has_no_figure() -> None:
    for state, n in ((ExerciseState.OPEN, 50), (ExerciseState.CLOSED, 9)):
        found = count_of(
            mode=Mode.ANONYMOUS,
            state=state,
            asked=60,
            positive=["yes"],
            tallies=[("", "", n), ("", "yes", n)],
            asked_of_groups={"Agency: Police": 3},
        )
        assert found == Count(hidden_why=OPEN if state == ExerciseState.OPEN else FEW)


def part(
    n: int, *, mode: Mode = Mode.ANONYMOUS, closed: bool = True, wanted: bool = True, asked: int | None = 20
) -> Part:
    return Part(Count(positive=n, answered=n, asked=asked, by_option={"yes": n}), mode, closed, wanted)


def test_small_uses_count_in_the_pool_where_together_they_reach_ten() -> None:
    assert pooled([part(6), part(6)]).answered == 12
    assert pooled([part(20), part(6), part(6)]).answered == 32
    assert pooled([part(20), part(6)]).answered == 20  # the whole less the twenty would be the six
    assert pooled([part(6)]).hidden_why == FEW
    assert pooled([part(50, closed=False)]).answered == 0
    assert pooled([part(3, mode=Mode.NAMED, closed=False), part(12)]).answered == 15
    assert pooled([part(12), part(12, asked=None)]).asked is None
    assert pooled([]) == pooled([part(12, wanted=False)]) == Count()


def test_a_small_use_adds_to_nothing_that_is_told_already() -> None:
    one, two, three, four = part(6), part(6), part(3), part(8)
    found = [pooled(series) for series in ([one, two], [one, two, three], [one, two, three, four])]
    assert [count.answered for count in found] == [12, 12, 23]  # and never 15: the three would be 15 less 12
    assert [count.left_out for count in found] == [0, 1, 0]


def test_no_period_cuts_a_batch() -> None:
    last_year, this_year = part(6, wanted=False), part(6)
    assert pooled([last_year, this_year]).hidden_why == FEW
    assert pooled([last_year, this_year, part(9), part(2)]).answered == 11  # the six of this year go with last year's
    assert pooled([part(6), part(0, wanted=False), part(6)]).answered == 12  # nobody's answers are in nobody's way


@given(st.data(), st.lists(st.integers(0, 14), max_size=12))
def test_two_figures_differ_by_nobody_or_by_ten(data: st.DataObject, sizes: list[int]) -> None:
    """Whoever notes what is told on different days of different periods never holds the answers of one to nine people:
    not as what one figure has and the other has not, and not as what both have."""

    def told() -> set[int]:
        closed = data.draw(st.integers(0, len(sizes)))
        wanted = data.draw(st.sets(st.integers(0, len(sizes))))
        series = [
            Part(Count(positive=1 << nth, answered=n), Mode.ANONYMOUS, closed=True, wanted=nth in wanted)
            for nth, n in enumerate(sizes[:closed])
        ]
        positive = pooled(series).positive
        return {nth for nth in range(len(sizes)) if positive >> nth & 1}

    one, other = told(), told()
    for some in (one, one - other, other - one, one & other):
        assert sum(sizes[nth] for nth in some) not in range(1, FEWEST)


def test_who_was_asked_where_too_few_answered_counts_as_silent() -> None:
    assert pooled([part(18), part(6)]).asked == 40  # 18 of 40, and not 18 of 20
    assert pooled([part(18), *[part(0)] * 12]).asked == 260
    assert pooled([part(18), part(6), part(6)]).asked == 60
    assert pooled([part(18), part(6, asked=None)]).asked is None
    assert pooled([part(18), part(50, closed=False)]).asked == 20  # that one is still open


@pytest.mark.parametrize(
    ("state", "today", "due"),
    [
        ("draft", dt.date(2017, 10, 1), None),
        ("draft", dt.date(2017, 10, 2), "open"),
        ("draft", dt.date(2017, 11, 1), None),
        ("open", dt.date(2017, 10, 31), None),
        ("open", dt.date(2017, 11, 1), "closed"),
        ("closed", dt.date(2017, 11, 1), None),
    ],
)
def test_what_the_calendar_makes_of_it(state: str, today: dt.date, due: str | None) -> None:
    found = is_due(state=state, opens_on=dt.date(2017, 10, 2), closes_on=dt.date(2017, 10, 31), today=today)
    assert found == due
