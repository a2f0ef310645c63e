"""What children said, on the Board's pages: whose words, about what, and nothing from which a few could be known."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from sightline.assurance.reads.voices import Voice, voices
from sightline.assurance.rules.kinds import Kind
from sightline.kit import clock
from sightline.plan.models import Plan
from sightline.progress import actions
from sightline.questions.models import Exercise
from sightline.questions.rules.kinds import Audience, ExerciseState, Mode
from tests.assurance.made import bind, evaluated, exercise_of
from tests.cast import Cast
from tests.desk.test_measures import measure_of
from tests.desk.test_rounds import _forget_pages
from tests.desk.test_rounds import see as _see
from tests.questions.made import instrument, version_of
from tests.training.made import course_of, session_of

__all__ = ["_forget_pages"]
pytestmark = pytest.mark.django_db
see = _see
D = dt.date
TODAY = D(2018, 1, 15)


@pytest.fixture
def version(cast: Cast):
    return version_of(instrument(cast))


def answered(version, yes: int, no: int = 0, *, audience: Audience = Audience.CHILDREN, **fields: Any) -> Exercise:
    """A use of the version that children answered without names, closed on 31 October 2017."""
    made = exercise_of(version, {"yes": yes, "no": no}, asked=yes + no + 10, mode=Mode.ANONYMOUS)
    Exercise.objects.filter(pk=made.pk).update(audience=audience, **fields)
    made.refresh_from_db()
    return made


def said(plan: Plan, on: dt.date = TODAY) -> list[Voice]:
    return voices(plan, on)


def test_a_survey_of_children_is_told_and_one_of_professionals_is_not(plan: Plan, version) -> None:
    answered(version, 20, 5, title="Pupils, autumn")
    answered(version, 20, audience=Audience.PROFESSIONALS)
    answered(version, 11, 1, audience=Audience.PARENTS, title="Parents, autumn")
    children, parents = said(plan)
    assert (children.title, children.audience, children.page[0]) == (
        "Pupils, autumn",
        Audience.CHILDREN,
        "exercise_analysis",
    )
    assert children.sayings == (
        ("Have you used the toolkit?", "80% of 25 answers are positive; 25 of 35 asked gave one (71%)."),
    )
    assert parents.title == "Parents, autumn"


@pytest.mark.parametrize(
    "fields",
    [
        {"state": ExerciseState.OPEN, "closed_on": None, "closed_nth": None},
        {"closed_on": D(2018, 1, 16)},
        {"closed_on": D(2017, 3, 31)},
    ],
)
def test_one_that_is_open_or_of_another_time_is_not_told(plan: Plan, version, fields) -> None:
    answered(version, 20, **fields)
    assert said(plan) == []


def test_fewer_than_ten_answers_are_never_told(plan: Plan, version) -> None:
    answered(version, 9)
    [voice] = said(plan)
    assert (voice.sayings, voice.left_out) == ((), True)


def sessions(version, *numbers: int, action=None) -> Any:
    """A course whose sessions were evaluated by so many children, all of whom said yes."""
    course = course_of(version.partnership, title="A play", action=action)
    for place, number in enumerate(numbers):
        made = answered(version, number, closed_on=D(2017, 10, 1) + dt.timedelta(days=place))
        evaluated(session_of(course, D(2017, 9, 1) + dt.timedelta(days=place)), made)
    return course


def test_the_sessions_of_a_course_are_told_together_on_the_action_that_it_serves(plan: Plan, version) -> None:
    first = plan.actions.get(number="1.1")
    course = sessions(version, 20, 6, 5, action=first)
    [voice] = said(plan)
    assert (voice.title, voice.page, voice.actions) == ("A play", ("course_detail", course.pk), {first.pk})
    assert voice.sayings[0][1].startswith("100% of 31 answers")
    assert voice.is_about(0, [first.pk])
    assert not voice.is_about(0, [plan.actions.get(number="1.2").pk])


def test_between_two_days_no_small_session_can_be_worked_out(plan: Plan, version) -> None:
    sessions(version, 20, 6, 5, 3)  # on 1, 2, 3 and 4 October
    answers = ["100% of 20 answers", "100% of 20 answers", "100% of 31 answers", "100% of 31 answers"]
    for day, words in enumerate(answers, start=1):
        assert said(plan, D(2017, 10, day))[0].sayings[0][1].startswith(words)
    assert said(plan)[0].left_out


def test_a_survey_bound_to_a_measure_is_about_its_action(cast: Cast, plan: Plan, version) -> None:
    made = answered(version, 20)
    measure = measure_of(plan, "1.2")
    bind(cast, measure, Kind.SURVEY, question=version.asked.first().question, exercise=made)
    assert said(plan)[0].actions == {measure.action_id}


def test_the_pages_of_the_board_carry_it(cast: Cast, plan: Plan, version, cycle, see) -> None:
    sessions(version, 20, 6, 5, 3, action=plan.actions.get(number="1.1"))
    answered(version, 12, 3, title="Pupils, autumn")
    board = see(cast.chair, "board", cycle.pk)
    assert "What children, parents and families said" in board
    assert "100% of 31 answers are positive" in board
    assert "80% of 15 answers are positive" in board
    priority = see(cast.chair, "board_priority", cycle.pk, plan.priorities.get().pk)
    assert "100% of 31 answers are positive" in priority
    assert "80% of 15 answers are positive" not in priority, "nobody said that it is about this priority"
    with clock.standing_on(D(2018, 1, 22)):
        actions.close_cycle(by=cast.business_manager, cycle=cycle)
    closed = see(cast.chair, "board", cycle.pk, on=D(2018, 1, 23))
    assert "100% of 31 answers are positive" in closed
    assert "Where fewer than ten answered, their answers are left out." in closed


def test_as_many_queries_for_many(cast: Cast, plan: Plan, version, cycle, client_of) -> None:
    client, counted = client_of(cast.chair), set()
    address = reverse("board", args=[cast.slug, cycle.pk])
    for number in (3, 27):
        sessions(version, *[11] * number)
        for _ in range(number):
            answered(version, 12)
        caches["pages"].clear()
        with clock.standing_on(TODAY), CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counted.add(len(captured))
    assert len(counted) == 1
