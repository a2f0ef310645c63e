"""Bad days of evidence, each with its sentence on the page of the measure: nothing to divide by, kinds that disagree,
figures restated, positive answers redefined, evidence withdrawn, a measure reworded."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from sightline.assurance.actions import close_binding
from sightline.assurance.models import Cited
from sightline.assurance.rules.kinds import Kind
from sightline.plan.models import Measure, Plan
from sightline.questions.actions import begin_version, freeze_version
from sightline.questions.models import Asked
from tests.assurance.made import bind, evaluated, exercise_of, judge, measure_of
from tests.cast import Cast
from tests.clients import ClientOf
from tests.indicators.made import adopted as adopt
from tests.indicators.made import give
from tests.questions.made import instrument, version_of
from tests.training.made import course_of, session_of

pytestmark = pytest.mark.django_db
FIGURE = {"comparator": ">", "threshold": Decimal(90), "unit": "%", "due": dt.date(2017, 12, 31)}
Say = Callable[[Measure], str]


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(dt.datetime(2018, 1, 15, 12, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def page(cast: Cast, client_of: ClientOf) -> Say:
    """What a measure's page says."""
    return lambda one: client_of(cast.member).get(reverse("measure_detail", args=[cast.slug, one.pk])).content.decode()


def test_nothing_to_divide_by(cast: Cast, plan: Plan, page: Say) -> None:
    (completed,) = adopt(cast, "interviews-completed")
    give(cast, completed, [(12, 20), (0, 0)])
    measure = measure_of(plan, **FIGURE)
    bind(cast, measure, Kind.INDICATOR, definition=completed, reading="figure")
    assert "nothing to divide by in Q3 2017/18" in page(measure)


def test_kinds_of_evidence_that_disagree(cast: Cast, plan: Plan, page: Say) -> None:
    course, version = course_of(cast.partnership), version_of(instrument(cast))
    evaluated(session_of(course, dt.date(2017, 10, 3)), exercise_of(version, {"yes": 60}, asked=60))
    measure = measure_of(plan, **FIGURE)
    question = version.asked.first().question
    bind(cast, measure, Kind.EVALUATION, question=question, course=course)
    survey = exercise_of(version, {"yes": 50, "no": 50}, asked=100)
    bind(cast, measure, Kind.SURVEY, question=question, exercise=survey)
    said = page(measure)
    assert "50% of 100 answers" in said
    assert "says: met. All must be met." in said


def test_positive_answers_redefined(cast: Cast, plan: Plan, page: Say) -> None:
    course, version = course_of(cast.partnership), version_of(instrument(cast))
    question = version.asked.first().question
    evaluated(session_of(course, dt.date(2017, 10, 3)), exercise_of(version, {"yes": 15, "no": 5}, asked=20))
    freeze_version(version=version, on=dt.date(2017, 10, 1))
    later = begin_version(by=cast.business_manager, instrument=version.instrument)
    Asked.objects.filter(version=later, question=question).update(positive=["yes", "no"])
    evaluated(session_of(course, dt.date(2017, 11, 7)), exercise_of(later, {"yes": 15, "no": 5}, asked=20))
    measure = measure_of(plan, **FIGURE)
    bind(cast, measure, Kind.EVALUATION, question=question, course=course)
    assert "Which answers count as positive was changed meanwhile: each session counts as it was asked." in page(
        measure
    )


def test_three_past_quarters_restated(cast: Cast, plan: Plan, page: Say) -> None:
    (attendance,) = adopt(cast, "attendance")
    give(cast, attendance, [(27, 900), (26, 900), (26, 900), (26, 900), (25, 900)])
    measure = measure_of(plan, comparator="decrease", threshold=None, unit="")
    third = [dt.date(2017, 10, 1), dt.date(2017, 12, 31), dt.date(2016, 10, 1), dt.date(2016, 12, 31)]
    periods = dict(zip(("from_day", "to_day", "compared_from", "compared_to"), third, strict=True))
    bind(cast, measure, Kind.INDICATOR, definition=attendance, **periods)
    assert "Fallen: 2.8% in Q3 2017/18, 3.0% in Q3 2016/17" in page(measure)
    give(cast, attendance, [(20, 900), (26, 900), (24, 900), (24, 900), (25, 900)])
    assert "2.8% in Q3 2017/18, 2.2% in Q3 2016/17" in page(measure)


def test_evidence_withdrawn_after_a_judgement(cast: Cast, plan: Plan, page: Say) -> None:
    measure = measure_of(plan, comparator="", threshold=None, unit="")
    binding = bind(cast, measure, Kind.STATEMENT, author=cast.member, statement="We do it.")
    made = judge(cast, measure, "reasonable")
    Cited.objects.create(partnership=cast.partnership, judgement=made, binding=binding, said="Stated.")
    close_binding(by=cast.business_manager, binding=binding, why="It was of last year.")
    said = page(measure)
    assert "Evidence it cited was withdrawn on 15 January 2018, so it no longer stands." in said
    assert "It was of last year." in said


def test_a_measure_reworded(cast: Cast, plan: Plan, page: Say) -> None:
    measure = measure_of(plan, comparator="", threshold=None, unit="")
    bind(cast, measure, Kind.STATEMENT, author=cast.member, statement="We do it.")
    Measure.objects.filter(pk=measure.pk).update(text="Attendees say something else")
    assert "The measure was reworded since it was bound, so this counts no more until somebody confirms it." in page(
        measure
    )
