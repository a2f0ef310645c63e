"""Who came, minutes that two people write, corrected after they went round, approved at a later meeting."""

import datetime as dt

import pytest
import time_machine

from sightline.governance import actions
from sightline.governance.actions import Line
from sightline.governance.models import Minute
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.post.models import Outbox
from sightline.trail.models import Entry
from tests.governance.made import NOON, came, held, item_of, meeting_of

pytestmark = pytest.mark.django_db
OCTOBER = dt.datetime(2017, 10, 18, 12, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(dt.datetime(2018, 1, 26, 9, tzinfo=dt.UTC), tick=False):
        yield


@pytest.fixture
def item(cast):
    return item_of(held(cast.bodies["executive"], OCTOBER))


def write(cast, item, text="The plan was discussed.", revision=0, by=None):
    return actions.write_minute(by=by or cast.support, item=item, text=text, revision=revision)


def test_that_somebody_came_says_that_the_meeting_was_held(cast):
    meeting = meeting_of(cast.bodies["executive"])
    lines = [
        Line(cast.executive_chair, "member", "present"),
        Line(cast.member, "deputy", "present", deputy_for=cast.action_owner),
        Line(None, "guest", "present", guest="Jo Hale, County Council"),
        Line(cast.chair, "member", "apologies"),
    ]
    saved = actions.record_attendance(by=cast.support, meeting=meeting, lines=lines)
    assert (saved.state, saved.attendance.count()) == ("held", 4)
    actions.record_attendance(by=cast.support, meeting=meeting, lines=lines[:1])
    assert [str(one) for one in meeting.attendance.all()] == ["Martin Pell"]
    entry = Entry.objects.select_related("text").latest("seq")
    assert "Jo Hale" in entry.text.before


def test_before_its_day_only_apologies_are_recorded(cast):
    meeting = meeting_of(cast.bodies["executive"], NOON + dt.timedelta(days=30))
    actions.record_attendance(
        by=cast.support, meeting=meeting, lines=[Line(cast.executive_chair, "member", "apologies")]
    )
    meeting.refresh_from_db()
    assert meeting.state == "planned"
    with pytest.raises(NotYet, match="Until then only apologies"):
        actions.record_attendance(
            by=cast.support, meeting=meeting, lines=[Line(cast.executive_chair, "member", "present")]
        )


def test_two_write_one_minute_and_the_second_is_shown_what_stands(cast, item):
    write(cast, item, "In the words of Tom")
    with pytest.raises(EditedMeanwhile) as meanwhile:
        write(cast, item, "In the words of Ines", by=cast.business_manager)
    assert (meanwhile.value.theirs, meanwhile.value.who, meanwhile.value.revision) == (
        {"text": "In the words of Tom"},
        "Tom Redfern",
        1,
    )
    assert write(cast, item, "In both their words", revision=1, by=cast.business_manager).revision == 2


def test_a_draft_that_went_round_is_corrected_and_both_wordings_stay(cast, item):
    meeting = item.meeting
    came(meeting, cast.executive_chair)
    with pytest.raises(NotYet, match="There are no minutes yet"):
        actions.send_minutes_round(by=cast.support, meeting=meeting)
    write(cast, item)
    actions.send_minutes_round(by=cast.support, meeting=meeting)
    assert [one.person for one in Outbox.objects.all()] == [cast.executive_chair]
    item.refresh_from_db()
    with pytest.raises(NotYet, match="corrected, not emptied"):
        write(cast, item, " ", revision=1)
    minute = write(cast, item, "The plan was agreed.", revision=1)
    meeting.refresh_from_db()
    assert (minute.draft, minute.text, meeting.minutes_state) == (
        "The plan was discussed.",
        "The plan was agreed.",
        "corrected",
    )
    with pytest.raises(NotYet, match="went round on 26 January 2018 already"):
        actions.send_minutes_round(by=cast.support, meeting=meeting)


def test_minutes_are_approved_at_a_later_meeting_of_the_body_that_was_held(cast, item):
    meeting = item.meeting
    write(cast, item)
    meeting.refresh_from_db()
    with pytest.raises(NotYet, match="None was held yet"):
        actions.check_may_approve(meeting)
    for wrong in (meeting, meeting_of(meeting.body), held(cast.bodies["board"], NOON)):
        with pytest.raises(NotYet, match="at a later meeting of the same body that was held"):
            actions.approve_minutes(by=cast.executive_chair, meeting=meeting, at=wrong)
    later = held(meeting.body, NOON)
    assert actions.can_approve(meeting)
    approved = actions.approve_minutes(by=cast.executive_chair, meeting=meeting, at=later)
    assert (approved.minutes_state, approved.approved_at, approved.approved_on) == (
        "approved",
        later,
        dt.date(2018, 1, 26),
    )
    with pytest.raises(NotYet, match="nothing in them changes any more"):
        write(cast, item, revision=1)


def test_a_meeting_that_was_not_held_has_no_minutes(cast):
    with pytest.raises(NotYet, match="The meeting was not held yet"):
        write(cast, item_of(meeting_of(cast.bodies["executive"])))
    assert not Minute.objects.exists()


def test_a_restricted_minute_leaves_no_word_on_the_record(cast):
    secret = item_of(held(cast.bodies["executive"], OCTOBER), "Officer B", restricted=True)
    write(cast, secret, "Officer B was heard.")
    entry = Entry.objects.select_related("text").get()
    assert (entry.thing, "Officer" in entry.text.before + entry.text.after) == ("agenda_item", False)
