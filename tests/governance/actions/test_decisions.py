"""Decisions, their effect, tasks; a change and an escalation decided at their item."""

import datetime as dt

import pytest
import time_machine

from sightline.governance import actions
from sightline.governance.models import Decision, Task
from sightline.governance.reads import open_decisions
from sightline.governance.rules.states import DecisionState
from sightline.kit import clock
from sightline.plan.actions import ask_change
from sightline.plan.models import Milestone
from sightline.plan.rules.errors import NotYet
from sightline.post.models import Outbox
from sightline.trail.models import Entry
from tests.governance.made import NOON, action_of, decision_of, escalation_of, held, item_of, meeting_of, task_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(dt.datetime(2018, 1, 26, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def meeting(cast):
    return held(cast.bodies["executive"], NOON)


def told():
    return {one.person.name for one in Outbox.objects.select_related("person")}


def test_decisions_are_numbered_and_who_carries_them_out_is_told(cast, meeting):
    decision_of(meeting, cast.support)
    made = actions.record_decision(
        by=cast.support, meeting=meeting, text="Bring the course forward.", body=cast.bodies["subgroup"],
        due_on=dt.date(2018, 3, 31),
    )  # fmt: skip
    assert (made.number, made.state) == (2, "followed")
    assert told() == {"Helen Osei", "Callum Frith"}
    elsewhere = actions.record_decision(by=cast.outsider, meeting=held(cast.elsewhere_board, NOON), text="Theirs.")
    assert elsewhere.number == 1


def test_a_meeting_decides_once_it_is_held_and_until_its_minutes_are_approved(cast):
    planned = meeting_of(cast.bodies["executive"])
    assert not actions.can_decide(planned)
    with pytest.raises(NotYet, match="A meeting decides once it is held"):
        actions.record_decision(by=cast.support, meeting=planned, text="Go ahead.")


def test_a_restricted_decision_is_told_to_nobody_and_leaves_no_word_on_the_record(cast, meeting):
    secret = item_of(meeting, "Officer B", restricted=True)
    actions.record_decision(
        by=cast.support, meeting=meeting, item=secret, text="Officer B is spoken to.", body=cast.bodies["subgroup"]
    )
    entry = Entry.objects.select_related("text").get()
    assert "Officer" not in entry.text.after
    assert told() == set()


def test_an_effect_is_recorded_once_on_a_day_that_can_be(cast, meeting):
    decision = decision_of(meeting, cast.support)

    def say(day):
        return actions.record_effect(by=cast.subgroup_chair, decision=decision, effect="Twelve came.", effect_on=day)

    for day, says in ((dt.date(2018, 2, 1), "once it is there"), (dt.date(2018, 1, 2), "made on 24 January 2018")):
        with pytest.raises(NotYet, match=says):
            say(day)
    assert say(dt.date(2018, 1, 26)).state == "done"
    with pytest.raises(NotYet, match="was recorded already"):
        say(dt.date(2018, 1, 26))
    with pytest.raises(NotYet, match="was recorded already"):
        actions.reword_decision(by=cast.support, decision=decision, text="Otherwise", body=None, due_on=None)


def test_a_decision_is_reworded_and_the_record_has_both(cast, meeting):
    decision = decision_of(meeting, cast.support)
    actions.reword_decision(
        by=cast.support, decision=decision, text="By the end of March.", body=cast.bodies["police"], due_on=None
    )
    entry = Entry.objects.select_related("text").get()
    assert "February" in entry.text.before
    assert "Northmere Constabulary" in entry.text.after


@pytest.fixture
def change(cast):
    milestone = Milestone.objects.get(action=action_of(cast), kind="due")
    return ask_change(
        by=cast.subgroup_chair, plan=milestone.action.plan, thing="milestone", uid=milestone.uid, field="due",
        becomes="2018-03-31", reason="The trainer was ill.",
    )  # fmt: skip


@pytest.mark.parametrize(("approve", "state", "verb"), [(True, "approved", "Approved"), (False, "refused", "Refused")])
def test_a_change_is_decided_in_the_plan_and_in_the_minutes_by_one_action(cast, meeting, change, approve, state, verb):
    item = item_of(meeting, kind="change", change=change)
    made = actions.decide_change_at_meeting(by=cast.executive_chair, item=item, approve=approve, note="Once only.")
    change.refresh_from_db()
    assert (change.state, change.meeting_words) == (state, "Executive Group, 24 January 2018")
    assert (made.change, made.action, made.item) == (change, change.action, item)
    assert made.text.startswith(f"{verb}: the date of Action 1.1")
    assert made.text.endswith("31 March 2018 (end of Q4). Once only.")
    # The change is its own effect; of a refused one there is nothing to follow.
    assert (made.state, made.effect_on, made.effect_by) == (DecisionState.DONE, clock.today(), cast.executive_chair)
    assert ("was changed so" in made.effect) == approve
    assert made not in open_decisions(cast.partnership)
    with pytest.raises(NotYet):
        actions.decide_change_at_meeting(by=cast.executive_chair, item=item, approve=approve)
    assert Decision.objects.count() == 1


def test_who_asked_for_a_change_does_not_decide_it_at_a_meeting_either(cast, meeting, change):
    change.asked_by = cast.executive_chair
    change.save()
    item = item_of(meeting, kind="change", change=change)
    with pytest.raises(NotYet, match="You asked for this change yourself"):
        actions.decide_change_at_meeting(by=cast.executive_chair, item=item, approve=True)
    assert not Decision.objects.exists()


def test_an_escalation_is_decided_against_item_and_action_and_goes_back_to_its_owner(cast):
    board = held(cast.bodies["board"], NOON)
    escalation = escalation_of(cast, action=action_of(cast), state="listed")
    item = item_of(board, kind="escalation", escalation=escalation)
    made = actions.decide_escalation(
        by=cast.support, item=item, text="Both agencies release staff.", owner=cast.bodies["subgroup"],
        due_on=dt.date(2018, 2, 28), task="Send the list of places.",
    )  # fmt: skip
    escalation.refresh_from_db()
    assert (escalation.state, escalation.owner, escalation.decision) == ("returned", cast.bodies["subgroup"], made)
    assert (made.item, made.action, made.body) == (item, action_of(cast), cast.bodies["subgroup"])
    assert Task.objects.get().decision == made
    assert {"Helen Osei", "Callum Frith", "Martin Pell"} == told()
    with pytest.raises(NotYet, match="was decided already"):
        actions.decide_escalation(by=cast.support, item=item, text="Otherwise.", owner=cast.bodies["police"])
    closed = actions.close_escalation(by=cast.executive_chair, escalation=escalation, outcome="Eleven schools came.")
    assert (closed.state, closed.closed_by) == ("closed", cast.executive_chair)


def test_an_escalation_is_withdrawn_only_while_it_is_on_no_agenda(cast):
    with pytest.raises(NotYet, match="would escalate to itself"):
        actions.raise_escalation(
            by=cast.chair, from_body=cast.bodies["board"], to_body=cast.bodies["board"], title="X", why="Y"
        )
    listed = escalation_of(cast, state="listed")
    with pytest.raises(NotYet, match="Take it off the agenda"):
        actions.withdraw_escalation(by=cast.chair, escalation=listed, reason="Settled.")
    raised = actions.raise_escalation(
        by=cast.executive_chair, from_body=cast.bodies["executive"], to_body=cast.bodies["board"], title="X", why="Y"
    )
    assert told() == {"Dame Ruth Abara", "Ines Calloway"}  # who chairs the Board, and who makes its agenda
    assert actions.withdraw_escalation(by=cast.chair, escalation=raised, reason="Settled.").state == "withdrawn"


def test_a_task_is_somebodys_and_ends_once(cast, meeting):
    with pytest.raises(NotYet, match="Choose who is to do it"):
        actions.set_task(by=cast.support, meeting=meeting, text="Send the list.")
    task = actions.set_task(by=cast.support, meeting=meeting, text="Send the list.", person=cast.member)
    assert told() == {"Gwen Lathom"}
    assert actions.finish_task(by=cast.member, task=task, outcome="Sent.").state == "done"
    with pytest.raises(NotYet, match="Somebody ended this task meanwhile"):
        actions.drop_task(by=cast.support, task=task, reason="Not needed.")
    with pytest.raises(NotYet, match="Say why"):
        actions.drop_task(by=cast.support, task=task_of(meeting, cast.support), reason=" ")
