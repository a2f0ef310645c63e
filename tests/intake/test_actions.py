"""A review from the document to the adopted plan, and what stops it."""

import datetime as dt

import pytest

from sightline.files.models import Stored
from sightline.files.rules import NotStored
from sightline.intake import actions, reads, rules
from sightline.intake.models import Check, Reading, ReadingState
from sightline.people.models import Alias, Body
from sightline.plan.models import Action, Milestone, Owner, Plan
from sightline.plan.rules.errors import BadFormat, NotYet
from sightline.trail.models import Entry
from tests.intake.conftest import as_read

pytestmark = pytest.mark.django_db
ADOPTED = dt.date(2017, 5, 3)


def take_everything(reading, by):
    """Answers every step with what its form would have filled in."""
    kinds = {one.printed: one.kind if one.owns else None for one in reads.printed_names(reading.plan)}
    known = {
        one.printed: Body.objects.get(pk=one.candidates[0].key)
        for one in reads.printed_names(reading.plan)
        if one.candidates
    }
    actions.match_names(by=by, reading=reading, matches={**kinds, **known})
    choices = {action.pk: action.owners.all()[0].pk for action in reads.actions_of_several(reading.plan)}
    actions.choose_answering(by=by, reading=reading, choices=choices)
    actions.settle_dates(
        by=by,
        reading=reading,
        dates={one.pk: one.suggested for one in reads.undated(reading.plan)},
        taken=reads.checks(reading, rules.OFFER),
    )
    actions.settle(by=by, reading=reading, checks=reads.checks(reading, *rules.TO_LOOK_AT))


def test_a_document_becomes_a_draft_with_its_checks(bring_in):
    reading = bring_in()
    assert rules.counts(reading.document).sentence.startswith("3 priorities, 21 actions, 32 dates, 43 measures (9 with")
    assert reading.plan.is_draft
    assert Action.objects.filter(plan=reading.plan).count() == 21
    assert reading.checks.count() == len(reading.document["notes"]) + len(rules.offers_of(reading.document))


def test_the_date_hidden_in_a_measure_is_offered_with_its_measure(bring_in):
    offers = reads.checks(bring_in(), rules.OFFER)
    assert {one.action_number for one in offers} >= {"3.1"}
    assert all(one.measure is not None and one.measure.text == one.printed for one in offers)


def test_a_review_taken_as_suggested_ends_in_an_adopted_plan(bring_in, cast):
    reading = bring_in()
    take_everything(reading, cast.business_manager)
    plan = actions.adopt(by=cast.business_manager, reading=reading, adopted_on=ADOPTED, meeting="Board, 3 May 2017")
    reading.refresh_from_db()
    assert reading.state == ReadingState.ADOPTED
    assert plan.baseline.sha256
    assert not Owner.objects.filter(action__plan=plan, body=None).exists()
    assert all(action.owners.filter(answers=True).count() == 1 for action in Action.objects.filter(plan=plan))
    assert Milestone.objects.filter(action__plan=plan, action__number="3.1", due=dt.date(2017, 6, 30)).exists()


def test_adopting_too_early_says_what_is_open_and_changes_nothing(bring_in, cast):
    reading = bring_in()
    with pytest.raises(NotYet) as refused:
        actions.adopt(by=cast.business_manager, reading=reading, adopted_on=ADOPTED, meeting="Board")
    assert refused.value.reasons
    reading.refresh_from_db()
    assert reading.state == ReadingState.REVIEW
    assert reading.plan.is_draft


def test_the_same_document_again_leads_to_its_review_and_makes_no_second_plan(bring_in):
    first = bring_in()
    with pytest.raises(rules.HereAlready) as here:
        bring_in(name="renamed.docx")
    assert here.value.reading_id == first.pk
    assert Plan.objects.count() == 1


def test_a_discarded_draft_goes_and_its_document_and_record_stay(bring_in, cast):
    reading = bring_in()
    actions.discard(by=cast.business_manager, reading=reading)
    assert not Plan.objects.exists()
    assert Stored.objects.count() == 1
    assert Reading.objects.get().state == ReadingState.DISCARDED
    assert Entry.objects.filter(thing="intake", verb="discarded").exists()


def test_a_discarded_document_can_be_brought_in_again(bring_in, cast):
    actions.discard(by=cast.business_manager, reading=bring_in())
    assert bring_in().plan.is_draft


def test_nothing_can_be_settled_after_the_review(bring_in, cast):
    reading = bring_in()
    actions.discard(by=cast.business_manager, reading=reading)
    with pytest.raises(rules.NotUnderReview):
        actions.tag_threads(by=cast.business_manager, reading=reading, tags={})


def test_names_that_mean_a_known_body_become_its_other_names(bring_in, cast):
    reading = bring_in()
    body = cast.bodies["subgroup"]
    actions.match_names(by=cast.business_manager, reading=reading, matches={"PQA": body})
    assert Alias.objects.filter(body=body, printed="PQA").exists()
    assert Owner.objects.filter(action__plan=reading.plan, name="PQA", body=body).count() >= 4


def test_a_new_name_becomes_a_body_once(bring_in, cast):
    reading = bring_in()
    actions.match_names(by=cast.business_manager, reading=reading, matches={"METRAC": "panel"})
    body = Body.objects.get(partnership=cast.partnership, name="METRAC")
    assert body.kind == "panel"
    assert Owner.objects.filter(action__plan=reading.plan, name="METRAC", body=body).exists()


def test_settling_is_said_with_who_and_when(bring_in, cast):
    reading = bring_in()
    check = Check.objects.create(reading=reading, n=999, kind="check", where="table 1", message="Who owns it?")
    actions.settle(by=cast.business_manager, reading=reading, checks=[check])
    check.refresh_from_db()
    assert check.settled_by == cast.business_manager
    assert check.settled_at is not None


def test_a_comparison_makes_no_plan(bring_in, cast):
    reading = bring_in()
    changed = {**as_read(), "priorities": [dict(one) for one in as_read()["priorities"]]}
    changed["priorities"][0]["actions"] = [dict(one) for one in changed["priorities"][0]["actions"]]
    changed["priorities"][0]["actions"][0]["target_raw"] = "End of Q4"
    compared = actions.compare(
        by=cast.business_manager, plan=reading.plan, name="again.txt", content=b"again", document=changed
    )
    assert Plan.objects.count() == 1
    assert compared.state == ReadingState.COMPARED
    found = rules.differences(as_read(), changed)
    assert [(one.number, one.field) for one in found] == [("1.1", "target")]


@pytest.mark.parametrize(
    ("content", "document", "error"),
    [(b"", None, NotStored), (b"PK\x03\x04", {"schema": "something else"}, BadFormat)],
)
def test_what_is_refused_stores_nothing(bring_in, content, document, error):
    with pytest.raises(error):
        bring_in(content=content, document=document)
    assert not (Reading.objects.exists() or Stored.objects.exists() or Plan.objects.exists() or Entry.objects.exists())
