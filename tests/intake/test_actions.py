"""A review from the document to the adopted plan, and what stops it."""

import copy
import datetime as dt
import json

import pytest

from sightline.files.models import Stored
from sightline.files.rules import NotStored
from sightline.intake import actions, reads, rules
from sightline.intake.models import Check, Reading, ReadingState
from sightline.intake.reader import NotRead, read_document
from sightline.people.models import Alias, Body
from sightline.plan.models import Action, Milestone, Owner, Plan
from sightline.plan.reads import to_format
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


def test_names_that_differ_in_capitals_or_are_said_to_be_the_same_make_one_body(bring_in, cast):
    reading = bring_in()
    same = {"Education Group": "subgroup", "EDUCATION GROUP": "subgroup", "Education": rules.SameAs("Education Group")}
    actions.match_names(by=cast.business_manager, reading=reading, matches=same)
    body = Body.objects.get(partnership=cast.partnership, name="Education Group")
    assert Owner.objects.filter(action__plan=reading.plan, name="Education", body=body).exists()
    assert Alias.objects.filter(body=body, printed="Education").exists()


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


def read_again(**cells) -> dict:
    """The document as if the board had sent it again with these cells of action 1.1 different."""
    again = copy.deepcopy(as_read())
    again["priorities"][0]["actions"][0].update(cells)
    return again


@pytest.fixture
def compared(bring_in, cast):
    """`compared(document)` brings the document in, and holds `document` against the draft that came of it."""

    def compare(document: dict, *, adopt: bool = False) -> Reading:
        reading = bring_in()
        if adopt:
            take_everything(reading, cast.business_manager)
            actions.adopt(by=cast.business_manager, reading=reading, adopted_on=ADOPTED, meeting="Board, 3 May 2017")
            reading.plan.refresh_from_db()
        return actions.compare(
            by=cast.business_manager, plan=reading.plan, name="again.txt", content=b"again", document=document
        )

    return compare


class TestTakingOver:
    def test_a_draft_takes_cells_with_what_was_read_from_them(self, compared, cast):
        milestone = {"label": "End of Q4", "due": "2018-03-31", "kind": "due"}
        reading = compared(read_again(target_raw="End of Q4", milestones=[milestone]))
        (difference,) = rules.differences(to_format(reading.plan), reading.document)
        actions.take_over(by=cast.business_manager, reading=reading, taken=[difference])
        assert Milestone.objects.get(action__plan=reading.plan, action__number="1.1").due == dt.date(2018, 3, 31)
        assert rules.differences(to_format(reading.plan), reading.document) == []

    def test_a_draft_takes_an_action_that_is_new(self, compared, cast):
        again = read_again()
        again["priorities"][1]["actions"].append({**again["priorities"][1]["actions"][0], "number": "2.11"})
        reading = compared(again)
        differing = rules.differences(to_format(reading.plan), reading.document)
        actions.take_over(by=cast.business_manager, reading=reading, taken=differing)
        assert Action.objects.get(plan=reading.plan, number="2.11").priority.number == "2"

    def test_an_adopted_plan_takes_wording_as_a_correction_that_never_counts_as_moved(self, compared, cast):
        reading = compared(read_again(text="Finish the toolkit."), adopt=True)
        taken = rules.differences(to_format(reading.plan), reading.document)
        actions.take_over(by=cast.business_manager, reading=reading, taken=taken, reason="A typing error.")
        action = Action.objects.get(plan=reading.plan, number="1.1")
        assert action.text == "Finish the toolkit."
        assert [(one.kind, one.field) for one in action.changes.all()] == [("correction", "text")]
        assert reading.plan.baseline.document["priorities"][0]["actions"][0]["text"] != action.text

    def test_an_adopted_plan_takes_no_date_here(self, compared, cast):
        reading = compared(read_again(target_raw="End of Q4"), adopt=True)
        taken = rules.differences(to_format(reading.plan), reading.document)
        with pytest.raises(rules.CannotTake, match="on its own page"):
            actions.take_over(by=cast.business_manager, reading=reading, taken=taken, reason="x")


def test_a_plan_exported_as_json_is_brought_in_again_and_says_the_same(bring_in):
    exported = to_format(bring_in().plan)
    content = json.dumps(exported).encode()
    again = bring_in(content=content, document=read_document("plan.json", content), name="plan.json")
    assert to_format(again.plan) == exported


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"schema": "other"}', b"\xff", b"[" * 100_000])
def test_json_that_is_no_plan_is_refused_in_words(content):
    with pytest.raises(NotRead, match="Export the plan again"):
        read_document("plan.json", content)
