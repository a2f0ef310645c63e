"""A chair's report drafted from updates and written by two; notes; good practice; publishing."""

import datetime as dt

import pytest
import time_machine

from sightline.governance import actions
from sightline.governance.models import ChairReport
from sightline.governance.reads.reports import above, drafted, published
from sightline.plan.models import Plan
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.plan.rules.states import PlanState
from sightline.post.models import Outbox
from sightline.trail.models import Entry
from tests.governance.made import TODAY, action_of, ask_of, cycle_of, update_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(dt.datetime(2018, 1, 16, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def cycle(cast):
    made = cycle_of(cast)
    update_of(ask_of(made, cast.bodies["subgroup"]), cast.deputy)
    ask_of(made, cast.bodies["subgroup"], "1.2")
    return made


def write(cast, cycle, revision=0, by=None, **parts):
    body = cast.bodies["subgroup"]
    given = {"done": "Two courses.", **parts}
    return actions.write_report(
        by=by or cast.subgroup_chair, body=body, to_body=body.parent, cycle=cycle, revision=revision, parts=given
    )


def test_the_draft_is_what_the_groups_updates_say_each_action_by_its_number(cast, cycle):
    draft = drafted(cast.bodies["subgroup"], cycle, TODAY)
    assert draft["done"].startswith("1.1 ")
    assert draft["done"].endswith("Two courses ran.")
    assert "The police and a school trained together." in draft["good_practice"]
    assert draft["concerns"] == "1.2 Publish toolkit 2 for the workforce: no update yet."
    assert above(cast.bodies["subgroup"]) == cast.bodies["executive"]
    assert above(cast.bodies["board"]) == cast.bodies["executive"]  # nothing stands above it: the executive reads


def test_two_write_one_report_and_the_second_is_shown_what_stands(cast, cycle):
    write(cast, cycle)
    with pytest.raises(EditedMeanwhile) as meanwhile:
        write(cast, cycle, by=cast.deputy, done="Three courses.")
    assert (meanwhile.value.theirs["done"], meanwhile.value.who) == ("Two courses.", "Helen Osei")
    assert write(cast, cycle, revision=1, by=cast.deputy, done="Three courses.").revision == 2


def test_a_submitted_report_is_told_to_who_chairs_above_and_opened_again_only_with_a_reason(cast, cycle):
    report = write(cast, cycle, done="")
    with pytest.raises(NotYet, match="The report is empty"):
        actions.submit_report(by=cast.subgroup_chair, report=report)
    report = write(cast, cycle, revision=1)
    actions.submit_report(by=cast.subgroup_chair, report=report)
    assert [one.person for one in Outbox.objects.all()] == [cast.executive_chair]
    with pytest.raises(NotYet, match="The report is submitted"):
        write(cast, cycle, revision=2)
    with pytest.raises(NotYet, match="Say why"):
        actions.reopen_report(by=cast.subgroup_chair, report=report, reason="")
    assert actions.reopen_report(by=cast.subgroup_chair, report=report, reason="A figure was wrong.").state == "draft"
    assert ChairReport.objects.get().submitted_by is None


def test_a_note_stands_on_the_record_of_its_action(cast, cycle):
    note = actions.note_action(by=cast.executive_chair, action=action_of(cast), cycle=cycle, text="Seen.")
    entry = Entry.objects.filter(verb="noted").get()
    assert (note.noted_on, entry.thing, entry.thing_id) == (dt.date(2018, 1, 16), "action", str(note.action_id))


def test_good_practice_is_promoted_and_its_author_told(cast, cycle):
    update = cycle.asks.get(action__number="1.1").updates.get()
    with pytest.raises(NotYet, match="Say where it is made known"):
        actions.promote_practice(by=cast.chair, update=update, text="Train together.", where=" ")
    actions.promote_practice(by=cast.chair, update=update, text="Train together.", where="Bulletin")
    assert [one.person for one in Outbox.objects.all()] == [cast.deputy]


def test_only_a_closed_cycle_is_published_once_and_taken_back_with_a_reason(cast):
    with pytest.raises(NotYet, match="is not closed yet"):
        actions.publish_progress(by=cast.chair, cycle=cycle_of(cast), meeting="Board, 7 March 2018")


def test_an_adopted_plan_is_published_by_itself_by_a_decision_with_a_name_on_it(cast):
    plan = cycle_of(cast).plan
    with pytest.raises(NotYet, match="Name the meeting"):
        actions.publish_plan(by=cast.chair, plan=plan, meeting=" ")
    made = actions.publish_plan(by=cast.chair, plan=plan, meeting="Board, 12 July 2017")
    assert (made.whole_plan, made.cycle, made.published_by) == (plan, None, cast.chair)
    assert Entry.objects.filter(verb="published", thing="plan", thing_id=plan.pk).exists()
    with pytest.raises(NotYet, match="is published already"):
        actions.publish_plan(by=cast.chair, plan=plan, meeting="Board, 12 July 2017")
    actions.withdraw_publication(by=cast.chair, publication=made, reason="A date was wrong.")
    assert Entry.objects.filter(verb="withdrew from publication", thing_id=plan.pk).exists()
    draft = Plan(partnership=cast.partnership, state=PlanState.DRAFT)
    with pytest.raises(NotYet, match="Only what was adopted is published"):
        actions.check_may_publish_plan(draft)


def test_publishing_is_a_decision_with_a_name_on_it(cast):
    cycle = cycle_of(cast, closed=True)
    made = actions.publish_progress(by=cast.chair, cycle=cycle, meeting="Board, 7 March 2018")
    assert (published(cycle), made.published_by) == (made, cast.chair)
    assert not actions.can_publish(cycle)
    with pytest.raises(NotYet, match="is published already"):
        actions.publish_progress(by=cast.chair, cycle=cycle, meeting="Board, 7 March 2018")
    actions.withdraw_publication(by=cast.chair, publication=made, reason="A figure was wrong.")
    assert published(cycle) is None
    with pytest.raises(NotYet, match="already"):
        actions.withdraw_publication(by=cast.chair, publication=made, reason="Again.")
    assert actions.can_publish(cycle)
