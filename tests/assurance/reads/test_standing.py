"""What is known of a plan's measures: a verdict of each kind of evidence, in as many queries however much there is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.assurance.models import Cited, Terms
from sightline.assurance.reads import measure_standings
from sightline.assurance.rules.kinds import Kind, Level, Reading, State
from sightline.files.models import Stored
from sightline.people.models import Set, SetMember
from sightline.plan.models import Milestone, Plan
from sightline.questions.actions import begin_version, freeze_version
from sightline.questions.models import Asked, ExternalResult, ExternalSurvey
from sightline.questions.rules.kinds import ExerciseState, Mode
from sightline.training.models import Reached
from sightline.training.rules.states import SessionState
from tests.assurance.made import DAY, bind, evaluated, exercise_of, judge, measure_of
from tests.cast import Cast
from tests.indicators.made import adopted as adopt_definitions
from tests.indicators.made import give
from tests.library.made import cascade_of, published_of
from tests.questions.made import instrument, version_of
from tests.training.made import course_of, session_of

pytestmark = pytest.mark.django_db

FIGURE = {"comparator": ">", "threshold": Decimal(90), "unit": "%", "due": dt.date(2017, 12, 31)}
WORDS = {"comparator": "", "threshold": None, "unit": "", "due": dt.date(2017, 12, 31)}


def state_of(plan: Plan, measure, day: dt.date = DAY, **more):
    return measure_standings(plan, day, **more)[measure.pk]


def held(course, day: dt.date):
    return session_of(course, day, state=SessionState.HELD, attendance_closed_on=day)


@pytest.fixture
def version(cast: Cast):
    return version_of(instrument(cast))


def test_evaluations_are_pooled_over_sessions_and_the_worst_is_named(cast: Cast, adopted: Plan, version) -> None:
    course = course_of(cast.partnership)
    evaluated(held(course, dt.date(2017, 10, 3)), exercise_of(version, {"yes": 50, "no": 2}, asked=60))
    evaluated(held(course, dt.date(2017, 11, 7)), exercise_of(version, {"yes": 35, "no": 14}, asked=60))
    measure = measure_of(adopted, **FIGURE)
    bind(cast, measure, Kind.EVALUATION, question=version.asked.first().question, course=course)
    found = state_of(adopted, measure)
    assert found.state == State.NOT_MET
    assert (found.shown.positive, found.shown.answered, found.shown.asked) == (85, 101, 120)
    assert "84%" in found.clause
    assert "over 90% was promised" in found.clause
    assert "Lowest on 7 November 2017" in found.sentence


def test_a_course_of_every_year_shows_each_plan_its_own(cast: Cast, adopted: Plan, version) -> None:
    """Last year's sessions are another plan's, and so are the next one's; unless a period was chosen at binding."""
    course = course_of(cast.partnership)
    for day in (dt.date(2017, 3, 31), dt.date(2017, 4, 1), dt.date(2018, 4, 1)):
        evaluated(held(course, day), exercise_of(version, {"yes": 10}, asked=10))
    asked, counted = measure_of(adopted, **FIGURE), measure_of(adopted, 1, comparator=">=", threshold=Decimal(2))
    binding = bind(cast, asked, Kind.EVALUATION, question=version.asked.first().question, course=course)
    bind(cast, counted, Kind.SESSIONS, course=course)
    day = dt.date(2018, 6, 1)
    assert state_of(adopted, asked, day).shown.answered == 10
    assert state_of(adopted, counted, day).shown.positive == 1
    binding.from_day, binding.to_day = dt.date(2017, 3, 1), dt.date(2017, 4, 30)
    binding.save()
    assert state_of(adopted, asked, day).shown.answered == 20


def test_who_was_asked_where_too_few_answered_is_silent_and_said_to_be(cast: Cast, adopted: Plan, version) -> None:
    course = course_of(cast.partnership)
    for day, yes, asked in ((dt.date(2017, 10, 3), 12, 12), (dt.date(2017, 11, 7), 6, 50)):
        evaluated(held(course, day), exercise_of(version, {"yes": yes}, asked=asked, mode=Mode.ANONYMOUS))
    measure = measure_of(adopted, **FIGURE)
    bind(cast, measure, Kind.EVALUATION, question=version.asked.first().question, course=course)
    found = state_of(adopted, measure)
    assert (found.state, found.shown.answered, found.shown.asked) == (State.THIN, 12, 62)
    assert "At one more too few answered to be shown: who was asked there counts as asked." in found.sentence


def test_positive_answers_that_were_redefined_count_as_they_were_asked_and_that_is_said(
    cast: Cast, adopted: Plan, version
) -> None:
    course = course_of(cast.partnership)
    asked = version.asked.first()
    freeze_version(version=version, on=dt.date(2017, 10, 1))
    later = begin_version(by=cast.business_manager, instrument=version.instrument)
    Asked.objects.filter(version=later, question=asked.question).update(positive=["yes", "no"])
    evaluated(held(course, dt.date(2017, 10, 3)), exercise_of(version, {"yes": 15, "no": 5}, asked=20))
    measure = measure_of(adopted, **FIGURE)
    bind(cast, measure, Kind.EVALUATION, question=asked.question, course=course)
    assert "was changed meanwhile" not in state_of(adopted, measure).sentence
    evaluated(held(course, dt.date(2017, 11, 7)), exercise_of(later, {"yes": 15, "no": 5}, asked=20))
    found = state_of(adopted, measure)
    assert (found.shown.positive, found.shown.answered) == (15 + 20, 40)
    assert "Which answers count as positive was changed meanwhile" in found.sentence


def test_an_anonymous_evaluation_shows_nothing_until_it_is_closed_and_has_ten(
    cast: Cast, adopted: Plan, version
) -> None:
    course = course_of(cast.partnership)
    exercise = exercise_of(version, {"yes": 30}, asked=30, mode=Mode.ANONYMOUS, state=ExerciseState.OPEN)
    evaluated(held(course, dt.date(2017, 10, 3)), exercise)
    measure = measure_of(adopted, **FIGURE)
    bind(cast, measure, Kind.EVALUATION, question=version.asked.first().question, course=course)
    assert state_of(adopted, measure).state == State.NO_EVIDENCE
    assert "30" not in state_of(adopted, measure).sentence


def test_a_survey_is_judged_and_a_group_of_it(cast: Cast, adopted: Plan, version) -> None:
    group = "workforce: Adults’ workforce"
    exercise = exercise_of(version, {"yes": 95, "no": 5}, asked=100, groups={group: ({"yes": 10, "no": 10}, 20)})
    question = version.asked.first().question
    measure = measure_of(adopted, **FIGURE)
    bind(cast, measure, Kind.SURVEY, question=question, exercise=exercise)
    assert state_of(adopted, measure).state == State.MET
    bind(cast, measure, Kind.SURVEY, question=question, exercise=exercise, group=group)
    found = state_of(adopted, measure)
    assert found.state == State.NOT_MET
    assert [one.state for one in found.verdicts] == [State.MET, State.NOT_MET]


def test_a_survey_of_others_with_its_source(cast: Cast, adopted: Plan) -> None:
    survey = ExternalSurvey.objects.create(
        partnership=cast.partnership,
        title="Schools health survey 2017",
        source="Public Health",
        population="Years 8 and 10",
        begun_on=dt.date(2017, 6, 1),
        ended_on=dt.date(2017, 6, 30),
        entered_by=cast.analyst,
        entered_on=dt.date(2017, 7, 1),
    )
    result = ExternalResult.objects.create(
        partnership=cast.partnership,
        survey=survey,
        position=1,
        question="Know whom to tell",
        answer="Yes",
        n=980,
        of=1000,
    )
    measure = measure_of(adopted, **FIGURE)
    bind(cast, measure, Kind.OUTSIDE, result=result)
    found = state_of(adopted, measure)
    assert found.state == State.MET
    assert "Public Health" in found.sentence


def test_an_indicator_by_its_direction_and_by_its_figure(cast: Cast, adopted: Plan) -> None:
    (share,) = adopt_definitions(cast, "reviews-in-time")
    give(cast, share, [(80, 100), (90, 100)])
    rising = measure_of(adopted, 0, comparator="increase", threshold=None, unit="", due=dt.date(2017, 12, 31))
    bind(
        cast, rising, Kind.INDICATOR, definition=share, reading=Reading.DIRECTION,
        compared_from=dt.date(2017, 7, 1), compared_to=dt.date(2017, 9, 30),
    )  # fmt: skip
    assert state_of(adopted, rising).state == State.MET
    assert "within chance" in state_of(adopted, rising).sentence
    figure = measure_of(adopted, 1, **FIGURE)
    bind(cast, figure, Kind.INDICATOR, definition=share, reading=Reading.FIGURE)
    assert state_of(adopted, figure).state == State.NOT_MET  # 90.0% does not meet over 90%
    assert "90.0% (90 of 100)" in state_of(adopted, figure).sentence


def test_no_comparison_is_no_evidence(cast: Cast, adopted: Plan) -> None:
    (share,) = adopt_definitions(cast, "reviews-in-time")
    give(cast, share, [(80, 100)])
    measure = measure_of(adopted, comparator="increase", threshold=None, unit="", due=dt.date(2017, 12, 31))
    bind(cast, measure, Kind.INDICATOR, definition=share, holder=cast.bodies["council"])
    found = state_of(adopted, measure)
    assert found.state == State.NO_EVIDENCE
    assert found.holders == ("Northmere Council",)


def test_a_list_a_count_an_edition(cast: Cast, adopted: Plan) -> None:
    course = course_of(cast.partnership)
    session = held(course, dt.date(2017, 11, 7))
    schools = Set.objects.create(partnership=cast.partnership, name="Schools", year=2017)
    members = [SetMember.objects.create(set=schools, label=f"School {n}") for n in (1, 2)]
    Reached.objects.create(partnership=cast.partnership, session=session, member=members[0], on=session.day)
    listed = measure_of(adopted, 0, **WORDS | {"level": "done"})
    bind(cast, listed, Kind.COVERAGE, set=schools)
    assert state_of(adopted, listed).state == State.NOT_MET
    assert "1 of 2" in state_of(adopted, listed).sentence
    assert "School 2" in state_of(adopted, listed).sentence
    counted = measure_of(adopted, 1, comparator=">=", threshold=Decimal(2), unit="sessions", due=dt.date(2018, 3, 31))
    bind(cast, counted, Kind.SESSIONS, course=course)
    assert state_of(adopted, counted).state == State.NOT_DUE
    assert state_of(adopted, counted, dt.date(2018, 3, 31)).state == State.NOT_MET
    published = measure_of(adopted, 2, **WORDS | {"level": "done"})
    edition = published_of(cast)
    bind(cast, published, Kind.EDITION, resource=edition.resource)
    assert state_of(adopted, published, edition.published_on).state == State.MET


def test_a_milestone_a_document_a_statement_show_what_was_done(cast: Cast, adopted: Plan) -> None:
    milestone = Milestone.objects.filter(action__plan=adopted).first()
    measure = measure_of(adopted, 0, **WORDS | {"level": "done"})
    bind(cast, measure, Kind.MILESTONE, milestone_uid=milestone.uid)
    assert state_of(adopted, measure).state == State.NOT_MET
    assert state_of(adopted, measure, met={milestone.pk: dt.date(2017, 12, 20)}).state == State.MET
    stored = Stored.objects.create(
        partnership=cast.partnership, sha256="0" * 64, name="report.pdf", media_type="application/pdf", size=1,
        stored_at=dt.datetime(2017, 12, 1, tzinfo=dt.UTC),
    )  # fmt: skip
    other = measure_of(adopted, 1, level="practice", **FIGURE)
    bind(cast, other, Kind.DOCUMENT, stored=stored)
    bind(cast, other, Kind.STATEMENT, author=cast.subgroup_chair, statement="It went well.")
    found = state_of(adopted, other)
    assert found.state == State.THIN, "words alone do not prove that practice changed"
    assert found.levels == {Level.DONE}


def test_confirmations(cast: Cast, adopted: Plan) -> None:
    dissemination = cascade_of(cast)
    measure = measure_of(adopted, **WORDS | {"level": "done"})
    bind(cast, measure, Kind.RECEIPTS, dissemination=dissemination)
    found = state_of(adopted, measure)
    assert found.state == State.NOT_MET
    assert "No word from" in found.sentence


def test_a_reworded_measure_loses_its_bindings(cast: Cast, adopted: Plan, version) -> None:
    exercise = exercise_of(version, {"yes": 95, "no": 5}, asked=100)
    measure = measure_of(adopted, **FIGURE)
    bind(cast, measure, Kind.SURVEY, question=version.asked.first().question, exercise=exercise)
    assert state_of(adopted, measure).state == State.MET
    measure.text = "Something else altogether"
    measure.save()
    found = state_of(adopted, measure)
    assert (found.state, found.verdicts) == (State.NO_EVIDENCE, ())
    assert found.told == found.sentence
    assert found.sentence.startswith(
        "The measure was reworded, so what was bound to it counts no more until somebody confirms"
    )
    assert found.change == "Confirming that what was bound to it still fits is the first step."


def test_terms_settle_what_the_plan_does_not_print(cast: Cast, adopted: Plan) -> None:
    measure = measure_of(adopted, text="It went well", **WORDS | {"due": None, "level": ""})
    Terms.objects.create(
        partnership=cast.partnership, plan=adopted, measure_uid=measure.uid, due=dt.date(2018, 1, 10), level="children",
        judge=cast.bodies["other_subgroup"], months=3, set_by=cast.business_manager, set_on=DAY,
    )  # fmt: skip
    found = state_of(adopted, measure)
    assert found.promise.due == dt.date(2018, 1, 10)
    assert found.promise.level == Level.CHILDREN
    assert found.holders == ("Quality Assurance Group",)
    judge(cast, measure, "reasonable", dt.date(2018, 1, 12))
    assert state_of(adopted, measure).state == State.MET
    assert state_of(adopted, measure, dt.date(2018, 1, 11)).state == State.NO_EVIDENCE, "not judged yet on that day"


def test_evidence_withdrawn_after_a_judgement(cast: Cast, adopted: Plan) -> None:
    measure = measure_of(adopted, **WORDS)
    binding = bind(cast, measure, Kind.STATEMENT, author=cast.subgroup_chair, statement="It went well.")
    judgement = judge(cast, measure, "substantial")
    Cited.objects.create(partnership=cast.partnership, judgement=judgement, binding=binding)
    assert state_of(adopted, measure).state == State.MET
    binding.closed_on, binding.closed_by, binding.closed_why = (
        DAY,
        cast.business_manager,
        "It was about another course.",
    )
    binding.save()
    found = state_of(adopted, measure)
    assert found.state == State.STALE
    assert "withdrawn" in found.sentence


def queries(plan: Plan) -> int:
    with CaptureQueriesContext(
        connection,
    ) as found:
        measure_standings(plan, DAY)
    return len(found)


def test_the_number_of_queries_does_not_grow(cast: Cast, make_plan, version) -> None:
    few, many = make_plan(3, title="Few"), make_plan(30, title="Many")
    course = course_of(cast.partnership)
    evaluated(held(course, dt.date(2017, 10, 3)), exercise_of(version, {"yes": 9, "no": 1}, asked=20))
    question = version.asked.first().question
    (share,) = adopt_definitions(cast, "reviews-in-time")
    for plan in (few, many):
        for n in range(plan.measures.count()):
            measure = measure_of(plan, n, **FIGURE)
            bind(cast, measure, Kind.EVALUATION, question=question, course=course)
            bind(cast, measure, Kind.EVALUATION, question=question, course=course, reading=Reading.IMPROVED)
            bind(cast, measure, Kind.INDICATOR, definition=share)
            bind(cast, measure, Kind.SESSIONS, course=course)
    assert queries(few) == queries(many)
