"""Whose rows are whose: a row's partnership is its plan's, along every relation, and nobody sees another's.

Tenancy across foreign keys cannot be a database constraint in Django, so each relation of each table is walked here.
"""

import datetime as dt

import pytest
from django.apps import apps
from django.db.models import F, ForeignKey, Model

from sightline.people.access import membership_of
from sightline.plan.actions import (
    adopt_plan,
    ask_change,
    correct,
    create_plan,
    decide_change,
    edit_action,
    match_bodies,
    roll_forward,
)
from sightline.plan.models import Action, Plan, Priority
from sightline.trail.rules import Program
from tests.cast import Cast
from tests.plan.conftest import bodies_of, draft_plan
from tests.standing import standing

pytestmark = pytest.mark.django_db
MODELS = [model for model in apps.get_app_config("plan").get_models() if not model._meta.auto_created]
TODAY = dt.date(2018, 1, 15)


@pytest.fixture
@standing
def two_boards(cast: Cast) -> Cast:
    """Everything the room can do, done by both boards."""
    for elsewhere in (False, True):
        by = cast.outsider if elsewhere else cast.business_manager
        other = Program("a meeting")
        plan = draft_plan(cast, 2, elsewhere=elsewhere)
        names = dict.fromkeys(bodies_of(cast), cast.elsewhere_board) if elsewhere else bodies_of(cast)
        match_bodies(by=by, plan=plan, matches=names)
        first = plan.actions.first()
        edit_action(
            by=by,
            action=first,
            revision=Action.objects.get(pk=first.pk).revision,
            document={"funding": [{"text": "Grant"}], "sub_actions": [{"text": "one"}], "milestones": []},
        )
        plan = adopt_plan(by=by, plan=plan, adopted_on=dt.date(2017, 5, 24), meeting="Board")
        create_plan(
            by=by,
            partnership=plan.partnership,
            title="Nested",
            year_start=dt.date(2017, 4, 1),
            year_end=dt.date(2018, 3, 31),
            parent_action=first,
        )
        place = {"plan": plan, "thing": "action", "field": "text"}
        uid = plan.actions.last().uid
        change = ask_change(by=by, **place, uid=uid, becomes="Other words", reason="Because")
        if not elsewhere:
            decide_change(by=cast.chair, change=change, approve=True, meeting="Executive")
        correct(by=other, **place, uid=first.uid, becomes="Right words", reason="Misread")
        roll_forward(
            by=by,
            plan=plan,
            actions=list(plan.actions.all()),
            title="Next",
            year_start=dt.date(2018, 4, 1),
            year_end=dt.date(2019, 3, 31),
        )
    return cast


def relations(model: type[Model]) -> list[ForeignKey]:
    return [
        field
        for field in model._meta.fields
        if isinstance(field, ForeignKey)
        and field.name != "partnership"
        and any(other.name == "partnership" for other in field.related_model._meta.fields)
    ]


def test_every_table_has_its_partnership():
    assert {model.__name__ for model in MODELS if not hasattr(model, "partnership_id")} == set()
    assert len(MODELS) == 15


def walk() -> int:
    """Walks each relation of each table; gives how many there are. Fails, naming it, where one crosses."""
    walked = 0
    for model in MODELS:
        assert model.objects.exists(), f"the boards made no {model.__name__}"
        for field in relations(model):
            crossing = model.objects.exclude(**{f"{field.name}__isnull": True}).exclude(
                partnership_id=F(f"{field.name}__partnership_id")
            )
            assert not crossing.exists(), f"{model.__name__}.{field.name}"
            walked += 1
    links = Action.threads.through.objects.exclude(action__partnership_id=F("thread__partnership_id"))
    assert not links.exists()
    return walked


def test_no_relation_crosses_partnerships(two_boards):
    assert walk() >= 25


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_members_see_their_own_partnerships_rows(two_boards, model):
    cast = two_boards
    manager = membership_of(cast.business_manager, cast.slug, TODAY)
    seen = model.objects.visible_to(manager)
    assert set(seen.values_list("partnership_id", flat=True)) == {cast.partnership.pk}
    assert seen.count() == model.objects.filter(partnership=cast.partnership).count()


def to_plan(model: type[Model]) -> str:
    """The path from a row to its plan."""
    if model is Plan:
        return "pk"
    return getattr(model.objects.all(), "path_to_plan", "plan")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_plain_member_sees_nothing_of_drafts(two_boards, model):
    cast = two_boards
    member = membership_of(cast.member, cast.slug, TODAY)
    drafts = Plan.objects.filter(partnership=cast.partnership, state="draft")
    assert drafts.count() == 2
    seen = model.objects.visible_to(member)
    assert seen.exists()
    assert not seen.filter(**{f"{to_plan(model)}__in": drafts}).exists()


def test_the_walk_would_notice(two_boards):
    Priority.objects.filter(partnership=two_boards.partnership).update(partnership=two_boards.elsewhere)
    with pytest.raises(AssertionError, match=r"Priority\.plan|Action\.priority|Outcome\.priority"):
        walk()
