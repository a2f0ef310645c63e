"""Binding a measure to evidence, and what was settled of it."""

import datetime as dt
from decimal import Decimal

import pytest

from sightline.assurance import actions
from sightline.assurance.models import Binding, Terms
from sightline.assurance.reads import measure_standings
from sightline.assurance.rules.kinds import Kind, Level, Reading, State
from sightline.kit import clock
from sightline.plan.models import Plan
from sightline.plan.rules.errors import NotYet
from sightline.privacy.rules import HoldsIdentifier
from sightline.trail.models import Entry
from tests.assurance.made import measure_of
from tests.cast import Cast
from tests.questions.made import instrument, version_of
from tests.training.made import course_of

pytestmark = pytest.mark.django_db
FIGURE = {"comparator": ">", "threshold": Decimal(90), "unit": "%"}


@pytest.fixture
def question(cast: Cast):
    return version_of(instrument(cast)).asked.first().question


def test_bound_with_the_usual_reading_and_on_the_record(cast: Cast, adopted: Plan, question) -> None:
    measure = measure_of(adopted, **FIGURE)
    course = course_of(cast.partnership)
    binding = actions.bind(
        by=cast.business_manager, measure=measure, kind=Kind.EVALUATION, question=question, course=course
    )
    assert binding.reading == Reading.POSITIVE
    assert binding.confirmed_by == cast.business_manager
    entry = Entry.objects.latest("seq")
    assert (entry.verb, entry.thing, entry.thing_id) == ("bound to evidence", "measure", str(measure.pk))
    with pytest.raises(NotYet, match="bound to this already"):
        actions.bind(by=cast.business_manager, measure=measure, kind=Kind.EVALUATION, question=question, course=course)


@pytest.mark.parametrize(
    ("kind", "given", "reason"),
    [
        (Kind.EVALUATION, {}, "Choose the question"),
        (Kind.INDICATOR, {}, "Choose the indicator"),
        (Kind.STATEMENT, {}, "Say whose statement"),
        (Kind.SESSIONS, {}, "Choose the course"),
    ],
)
def test_what_its_kind_needs(cast: Cast, adopted: Plan, kind: Kind, given: dict, reason: str) -> None:
    with pytest.raises(NotYet, match=reason):
        actions.bind(by=cast.business_manager, measure=measure_of(adopted), kind=kind, **given)
    assert not Binding.objects.exists()


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"threshold": Decimal(90)}, "how the target is compared"),
        ({"threshold": Decimal(90), "comparator": ">"}, "which body set the target"),
        ({"comparator": "roughly"}, "how the target is compared"),
        ({"reading": Reading.IMPROVED}, "cannot be read as"),
        ({"from_day": dt.date(2017, 10, 1)}, "both the first and the last day"),
        ({"compared_from": dt.date(2017, 10, 2), "compared_to": dt.date(2017, 10, 1)}, "ends before it begins"),
    ],
)
def test_targets_and_periods(cast: Cast, adopted: Plan, given: dict, reason: str) -> None:
    from_room = course_of(cast.partnership)
    with pytest.raises(NotYet, match=reason):
        actions.bind(
            by=cast.business_manager, measure=measure_of(adopted), kind=Kind.SESSIONS, course=from_room, **given
        )


def test_evidence_of_another_partnership_is_none_here(cast: Cast, adopted: Plan) -> None:
    theirs = course_of(cast.elsewhere)
    with pytest.raises(NotYet, match="another partnership"):
        actions.bind(by=cast.business_manager, measure=measure_of(adopted), kind=Kind.SESSIONS, course=theirs)


def test_a_draft_is_not_bound(cast: Cast, draft: Plan) -> None:
    with pytest.raises(NotYet, match="draft"):
        actions.bind(
            by=cast.business_manager, measure=measure_of(draft), kind=Kind.SESSIONS, course=course_of(cast.partnership)
        )


def test_a_statement_is_scanned(cast: Cast, adopted: Plan) -> None:
    with pytest.raises(HoldsIdentifier):
        actions.bind(
            by=cast.business_manager,
            measure=measure_of(adopted),
            kind=Kind.STATEMENT,
            author=cast.subgroup_chair,
            statement="The child, born 3 May 2009, is safe.",
        )
    assert not Binding.objects.exists()


def test_withdrawn_with_a_reason_and_once(cast: Cast, adopted: Plan) -> None:
    measure = measure_of(adopted)
    binding = actions.bind(
        by=cast.business_manager, measure=measure, kind=Kind.SESSIONS, course=course_of(cast.partnership)
    )
    with pytest.raises(NotYet, match="Say why"):
        actions.close_binding(by=cast.business_manager, binding=binding, why=" ")
    closed = actions.close_binding(by=cast.business_manager, binding=binding, why="Another course was meant.")
    assert closed.closed_on == clock.today()
    assert not measure_standings(adopted, clock.today())[measure.pk].verdicts
    with pytest.raises(NotYet, match="withdrawn already"):
        actions.close_binding(by=cast.business_manager, binding=binding, why="Again.")


def test_confirmed_anew_once_the_measure_is_reworded(cast: Cast, adopted: Plan) -> None:
    measure = measure_of(adopted)
    binding = actions.bind(
        by=cast.business_manager, measure=measure, kind=Kind.SESSIONS, course=course_of(cast.partnership)
    )
    with pytest.raises(NotYet, match="nothing to confirm"):
        actions.confirm_again(by=cast.business_manager, binding=binding)
    measure_of(adopted, text="Four sessions are held.")
    assert not measure_standings(adopted, clock.today())[measure.pk].verdicts
    actions.confirm_again(by=cast.business_manager, binding=binding)
    assert len(measure_standings(adopted, clock.today())[measure.pk].verdicts) == 1


def test_terms_are_settled_and_settled_again(cast: Cast, adopted: Plan) -> None:
    measure = measure_of(adopted, due=None)
    body = cast.bodies["other_subgroup"]
    for due in (dt.date(2018, 1, 31), dt.date(2018, 2, 28)):
        actions.set_terms(
            by=cast.business_manager, measure=measure, due=due, level=Level.CHILDREN, judge=body, months=3
        )
    assert Terms.objects.get().due == dt.date(2018, 2, 28)
    standing = measure_standings(adopted, dt.date(2018, 3, 1))[measure.pk]
    assert (standing.promise.due, standing.promise.judge, standing.state) == (
        dt.date(2018, 2, 28), body.name, State.NO_EVIDENCE,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"due": dt.date(2016, 1, 1)}, "before the plan begins"),
        ({"months": 0}, "between 1 and 60"),
        ({"months": 61}, "between 1 and 60"),
    ],
)
def test_terms_that_cannot_be(cast: Cast, adopted: Plan, given: dict, reason: str) -> None:
    with pytest.raises(NotYet, match=reason):
        actions.set_terms(by=cast.business_manager, measure=measure_of(adopted), **given)
    with pytest.raises(NotYet, match="another partnership"):
        actions.set_terms(by=cast.business_manager, measure=measure_of(adopted), judge=cast.elsewhere_board)
