"""What a body concluded, who may record it, and frameworks."""

import datetime as dt

import pytest

from sightline.assurance import actions
from sightline.assurance.models import Area, Judgement, Statement, StatementMeasure
from sightline.assurance.reads import measure_standings
from sightline.assurance.rules.kinds import Assurance, Kind, State
from sightline.kit import clock
from sightline.people.access import membership_of
from sightline.plan.models import Plan
from sightline.plan.rules.errors import NotYet
from sightline.privacy.rules import HoldsIdentifier
from tests.assurance.made import measure_of
from tests.cast import Cast
from tests.training.made import course_of

pytestmark = pytest.mark.django_db


def judge(cast: Cast, measure, level: Assurance = Assurance.REASONABLE, **given):
    usual = {"body": cast.bodies["subgroup"], "why": "Two audits agree.", "on": clock.today(), "months": 6}
    return actions.judge(by=cast.subgroup_chair, measure=measure, level=level, **usual | given)


def evidence(cast: Cast, measure):
    return actions.bind(
        by=cast.business_manager, measure=measure, kind=Kind.SESSIONS, course=course_of(cast.partnership)
    )


def test_the_first_two_levels_cite_evidence(cast: Cast, adopted: Plan) -> None:
    measure = measure_of(adopted)
    for level in (Assurance.SUBSTANTIAL, Assurance.REASONABLE):
        with pytest.raises(NotYet, match="rests on evidence"):
            judge(cast, measure, level)
    for level in (Assurance.LIMITED, Assurance.NONE):
        judge(cast, measure, level)
    given = judge(cast, measure, cited=[(evidence(cast, measure), "2 sessions were held.")])
    assert given.cited.get().said == "2 sessions were held."
    assert Judgement.objects.count() == 3, "earlier ones are kept"


@pytest.mark.parametrize(
    ("given", "reason"),
    [({"why": " "}, "Say why"), ({"on": dt.date(2099, 1, 1)}, "lies ahead")],
)
def test_what_a_judgement_says(cast: Cast, adopted: Plan, given: dict, reason: str) -> None:
    with pytest.raises(NotYet, match=reason):
        judge(cast, measure_of(adopted), Assurance.LIMITED, **given)
    assert not Judgement.objects.exists()


def test_withdrawn_evidence_is_not_cited(cast: Cast, adopted: Plan) -> None:
    measure = measure_of(adopted)
    closed = actions.close_binding(by=cast.business_manager, binding=evidence(cast, measure), why="Wrong course.")
    with pytest.raises(NotYet, match="withdrawn"):
        judge(cast, measure, cited=[(closed, "")])


def test_its_words_are_scanned(cast: Cast, adopted: Plan) -> None:
    with pytest.raises(HoldsIdentifier):
        judge(cast, measure_of(adopted), Assurance.LIMITED, why="Ask her on 07700 900123.")
    assert not Judgement.objects.exists()


def test_a_judgement_that_cited_what_was_withdrawn_is_out_of_date(cast: Cast, adopted: Plan) -> None:
    measure = measure_of(adopted, comparator="", threshold=None, due=clock.today())
    binding = evidence(cast, measure)
    judge(cast, measure, cited=[(binding, "")])
    assert measure_standings(adopted, clock.today())[measure.pk].judged.good
    actions.close_binding(by=cast.business_manager, binding=binding, why="Wrong course.")
    assert measure_standings(adopted, clock.today())[measure.pk].state == State.STALE


def test_who_leads_a_body_or_runs_rounds_may_judge_for_it(cast: Cast) -> None:
    def may(who: str, body: str) -> bool:
        return actions.can_judge(membership_of(cast.person(who), cast.slug, clock.today()), cast.bodies[body])

    assert may("subgroup_chair", "subgroup")
    assert may("deputy", "subgroup")
    assert may("action_owner", "police")
    assert may("business_manager", "other_subgroup")
    assert not may("subgroup_chair", "other_subgroup")
    assert not may("member", "council")


def test_a_framework_is_a_reading_of_measures(cast: Cast, adopted: Plan) -> None:
    by = cast.business_manager
    framework = actions.create_framework(by=by, plan=adopted, title="Neglect strategy")
    with pytest.raises(NotYet, match="is called"):
        actions.create_framework(by=by, plan=adopted, title="Neglect strategy ")
    area = actions.add_area(by=by, framework=framework, title="Prevention")
    with pytest.raises(NotYet, match="no other area"):
        actions.add_area(by=by, framework=framework, title="Prevention")
    statement = actions.add_statement(by=by, framework=framework, label="a", text="Tools are found.")
    placed = actions.place_measure(by=by, statement=statement, area=area, measure=measure_of(adopted))
    assert actions.place_measure(by=by, statement=statement, area=area, measure=measure_of(adopted)) == placed
    actions.take_measure(by=by, placed=placed)
    assert not StatementMeasure.objects.exists()
    actions.edit_framework(by=by, framework=framework, title="Neglect", introduction="As adopted.")
    actions.remove_statement(by=by, statement=statement)
    actions.remove_area(by=by, area=area)
    assert not Area.objects.exists()
    assert not Statement.objects.exists()


def test_a_measure_of_another_plan_has_no_place_in_it(cast: Cast, adopted: Plan, make_plan) -> None:
    by = cast.business_manager
    framework = actions.create_framework(by=by, plan=adopted, title="Neglect strategy")
    area = actions.add_area(by=by, framework=framework, title="Prevention")
    statement = actions.add_statement(by=by, framework=framework, text="Tools are found.")
    other = measure_of(make_plan(1, title="Another"))
    with pytest.raises(NotYet, match="belong to the same plan"):
        actions.place_measure(by=by, statement=statement, area=area, measure=other)
