"""A meeting's way: planned, issued, held, cancelled; two who change it at once; who is told; standing items."""

import datetime as dt

import pytest
import time_machine

from sightline.governance import actions
from sightline.governance.models import Meeting
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.post.models import Outbox
from sightline.privacy.rules import HoldsIdentifier
from sightline.trail.models import Entry
from tests.governance.made import NOON, action_of, escalation_of, item_of, meeting_of, standing_of

pytestmark = pytest.mark.django_db
LATER = NOON + dt.timedelta(hours=2)


@pytest.fixture(autouse=True)
def _before_it():
    with time_machine.travel(dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def meeting(cast):
    return meeting_of(cast.bodies["executive"])


def given(**more):
    return {"title": "Executive", "starts_at": NOON, "ends_at": LATER, "place": "Room 2", "quorum": 3, **more}


def told():
    return {(one.person.name, one.subject) for one in Outbox.objects.select_related("person")}


def test_a_meeting_is_planned(cast):
    made = actions.plan_meeting(by=cast.support, body=cast.bodies["executive"], **given())
    assert (made.state, made.words) == ("planned", "Executive Group, 24 January 2018")
    entry = Entry.objects.get()
    assert (entry.verb, entry.thing, entry.thing_id) == ("planned", "meeting", str(made.pk))
    assert "24 January 2018 at 12:00pm" in entry.text.after


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"title": "  "}, "Give the meeting a title"),
        ({"ends_at": NOON - dt.timedelta(hours=1)}, "ends before it starts"),
    ],
)
def test_what_cannot_be_is_refused(cast, wrong, says):
    with pytest.raises(NotYet, match=says):
        actions.plan_meeting(by=cast.support, body=cast.bodies["executive"], **given(**wrong))
    assert not Meeting.objects.exists()


def test_a_body_that_ended_meets_no_more(cast):
    body = cast.bodies["other_subgroup"]
    body.ended_on = dt.date(2017, 12, 31)
    with pytest.raises(NotYet, match="ended on 31 December 2017"):
        actions.plan_meeting(by=cast.support, body=body, **given())


def test_words_that_tell_who_a_child_is_are_not_stored(cast):
    with pytest.raises(HoldsIdentifier):
        actions.plan_meeting(by=cast.support, body=cast.bodies["executive"], **given(title="About 943 476 5919"))
    assert (Meeting.objects.count(), Entry.objects.count()) == (0, 0)


def test_whoever_saves_second_is_told_what_stands(cast, meeting):
    actions.edit_meeting(by=cast.support, meeting=meeting, revision=1, **given(place="Room 7"))
    with pytest.raises(EditedMeanwhile) as meanwhile:
        actions.edit_meeting(by=cast.executive_chair, meeting=meeting, revision=1, **given(place="Room 9"))
    assert (meanwhile.value.theirs["place"], meanwhile.value.revision) == ("Room 7", 2)


def test_an_agenda_is_issued_once_it_has_items_and_everybody_expected_is_told(cast, meeting):
    with pytest.raises(NotYet, match="The agenda is empty"):
        actions.issue_agenda(by=cast.support, meeting=meeting)
    item_of(meeting)
    issued = actions.issue_agenda(by=cast.support, meeting=meeting)
    assert (issued.state, issued.issued_on) == ("issued", dt.date(2018, 1, 15))
    assert told() == {("Martin Pell", "Agenda: Executive Group, 24 January 2018")}
    actions.edit_meeting(by=cast.support, meeting=issued, revision=2, **given(place="By video"))
    assert ("Martin Pell", "Executive Group: another time or place") in told()
    with pytest.raises(NotYet, match="stands as “agenda issued”"):
        actions.issue_agenda(by=cast.support, meeting=meeting)


def test_an_agenda_taken_back_is_a_plan_again(cast, meeting):
    item_of(meeting)
    actions.issue_agenda(by=cast.support, meeting=meeting)
    with pytest.raises(NotYet, match="Say why"):
        actions.take_agenda_back(by=cast.support, meeting=meeting, reason=" ")
    back = actions.take_agenda_back(by=cast.support, meeting=meeting, reason="An item was missing.")
    assert (back.state, back.issued_on) == ("planned", None)


def test_a_meeting_is_held_on_its_day_and_not_before(cast, meeting):
    assert not actions.can_hold(meeting, dt.date(2018, 1, 15))
    with pytest.raises(NotYet, match="The meeting is on 24 January 2018"):
        actions.hold_meeting(by=cast.support, meeting=meeting)
    with time_machine.travel(NOON, tick=False):
        assert actions.can_hold(meeting, NOON.date())
        assert actions.hold_meeting(by=cast.support, meeting=meeting).state == "held"


def test_a_cancelled_meeting_says_why_and_lets_go_what_was_escalated_to_it(cast):
    board = meeting_of(cast.bodies["board"])
    escalation = escalation_of(cast)
    actions.add_item(
        by=cast.support, meeting=board, title="Training", purpose="decision", kind="escalation", about=escalation
    )
    actions.issue_agenda(by=cast.support, meeting=board)
    actions.cancel_meeting(by=cast.support, meeting=board, reason="Snow")
    escalation.refresh_from_db()
    assert escalation.state == "raised"
    assert ("Dame Ruth Abara", "Cancelled: Northmere Safeguarding Children Board, 24 January 2018") in told()
    with pytest.raises(NotYet, match="stands as “cancelled”"):
        actions.hold_meeting(by=cast.support, meeting=board)


def test_a_standing_item_may_be_about_an_action_and_ends_for_the_agendas_to_come(cast):
    body, action = cast.bodies["executive"], action_of(cast, "1.2")
    item = actions.add_standing_item(
        by=cast.support, body=body, title="Children educated at home", purpose="assurance", action=action
    )
    assert (item.action, item.until) == (action, None)
    assert actions.end_standing_item(by=cast.support, item=item).until == dt.date(2018, 1, 15)
    with pytest.raises(NotYet, match="on 15 January 2018 already"):
        actions.end_standing_item(by=cast.support, item=item)
    with pytest.raises(NotYet, match="Say why the item is restricted"):
        actions.add_standing_item(by=cast.support, body=body, title="Staff", purpose="decision", restricted=True)


def test_a_restricted_standing_item_stands_on_the_record_without_its_words(cast):
    actions.add_standing_item(
        by=cast.support, body=cast.bodies["executive"], title="Officers", purpose="decision", restricted=True,
        restricted_why="It names staff.",
    )  # fmt: skip
    entry = Entry.objects.get()
    assert entry.thing == "standing_item"
    assert "Officers" not in entry.text.after
    assert standing_of(cast.bodies["board"]).restricted is False
