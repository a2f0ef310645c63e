"""A draft from a document: everything comes back, in a fixed number of statements, or nothing is stored."""

import json
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings

from sightline.people.models import Partnership
from sightline.plan.actions import create_from_format, discard_plan
from sightline.plan.models import Action, Measure, Owner, Plan
from sightline.plan.reads import to_format
from sightline.plan.rules.errors import BadFormat, NotYet
from sightline.plan.rules.format import normal_form
from sightline.trail.models import Entry
from sightline.trail.rules import Program
from tests.plan.conftest import bodies_of
from tests.plan.documents import DOCUMENT, small_plan

pytestmark = pytest.mark.django_db
BY = Program("the tests")
SHARED = Path(__file__).resolve().parents[4] / "shared" / "input"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(document=DOCUMENT)
def test_any_plan_reads_back_as_it_came(db, document):
    home, _ = Partnership.objects.get_or_create(slug="home", defaults={"name": "Home"})
    plan = create_from_format(by=BY, partnership=home, document=document)
    assert to_format(Plan.objects.get(pk=plan.pk)) == normal_form(document)


@pytest.mark.shared
def test_the_given_plans_read_back_as_they_came(cast):
    answers = sorted(SHARED.glob("**/expected.json"))
    assert len(answers) >= 6
    for answer in answers:
        document = json.loads(answer.read_text())
        plan = create_from_format(by=BY, partnership=cast.partnership, document=document)
        assert to_format(plan) == normal_form(document), answer


def test_statements_do_not_grow_with_the_plan(cast):
    def statements(actions: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            plan = create_from_format(
                by=cast.business_manager,
                partnership=cast.partnership,
                document=small_plan(actions),
                bodies=bodies_of(cast),
            )
        with CaptureQueriesContext(connection) as read:
            to_format(plan)
        assert len(read) == 13
        return len(captured)

    statements(1)  # begins the partnership's chain
    assert statements(3) == statements(8)


def test_names_are_matched_and_a_sole_owner_answers(cast, draft):
    owner = Owner.objects.filter(action__plan=draft).first()
    assert (owner.body, owner.answers, owner.name) == (cast.bodies["subgroup"], True, "Workforce Development")
    entry = Entry.objects.get(thing="plan", thing_id=str(draft.pk))
    assert (entry.verb, entry.actor_label) == ("created", cast.business_manager.name)
    assert json.loads(entry.text.after)["actions"] == 3


def test_of_several_owners_none_answers_until_somebody_says(cast):
    document = small_plan(1)
    document["priorities"][0]["actions"][0]["owners"].append({"name": "Police", "role": "joint"})
    plan = create_from_format(by=BY, partnership=cast.partnership, document=document)
    assert not Owner.objects.filter(action__plan=plan, answers=True).exists()


@pytest.mark.parametrize("spoil", ["schema", "body", "parent"])
def test_what_is_refused_stores_nothing(cast, make_plan, spoil):
    document, bodies, parent = small_plan(1), {}, None
    if spoil == "schema":
        document["schema"] = "other"
    elif spoil == "body":
        bodies = {"Workforce Development": cast.elsewhere_board}
    else:
        parent = make_plan(1, elsewhere=True).actions.get()
    before = (Plan.objects.count(), Entry.objects.count())
    with pytest.raises(BadFormat):
        create_from_format(by=BY, partnership=cast.partnership, document=document, bodies=bodies, parent_action=parent)
    assert (Plan.objects.count(), Entry.objects.count()) == before


def test_discarding_leaves_the_record_and_nothing_else(cast, draft, adopted):
    discard_plan(by=cast.business_manager, plan=draft)
    assert not Plan.objects.filter(pk=draft.pk).exists()
    assert not Action.objects.filter(plan_id=draft.pk).exists()
    assert Entry.objects.filter(thing="plan", thing_id=str(draft.pk), verb="discarded").exists()
    with pytest.raises(NotYet, match="adopted"):
        discard_plan(by=cast.business_manager, plan=adopted)


@pytest.mark.parametrize(
    "breach",
    [
        lambda plan: Plan.objects.filter(pk=plan.pk).update(year_end="2016-01-01"),
        lambda plan: Plan.objects.filter(pk=plan.pk).update(state="adopted"),
        lambda plan: Plan.objects.filter(pk=plan.pk).update(state="closed", adopted_on="2017-05-24", meeting_words="B"),
        lambda plan: Plan.objects.filter(pk=plan.pk).update(meeting_words="Board"),
        lambda plan: Plan.objects.filter(pk=plan.pk).update(follows_id=plan.pk),
        lambda plan: Action.objects.filter(plan=plan).update(number=""),
        lambda plan: Action.objects.filter(plan=plan).update(adopted=True, number="1"),
        lambda plan: Action.objects.filter(plan=plan).update(withdrawn_on="2017-05-24"),
        lambda plan: Owner.objects.create(
            partnership_id=plan.partnership_id, action=plan.actions.first(), position=9, answers=True
        ),
        lambda plan: Measure.objects.filter(plan=plan).update(action=None, priority=None),
        lambda plan: Measure.objects.filter(plan=plan).update(comparator="about"),
        lambda plan: Measure.objects.filter(plan=plan, threshold__isnull=False).update(comparator=""),
    ],
)
def test_paired_facts_are_kept_by_the_database(draft, breach):
    with pytest.raises(IntegrityError), transaction.atomic():
        breach(draft)
