"""What a person owes to meetings, and to whom it falls where nobody speaks for a body."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.governance.models import ChairReport
from sightline.governance.reads import owed_by
from sightline.people.models import Seat
from tests.governance.made import (
    NOON,
    TODAY,
    answer_to,
    ask_of,
    challenge_of,
    cycle_of,
    decision_of,
    held,
    item_of,
    meeting_of,
    paper_of,
    task_of,
)

pytestmark = pytest.mark.django_db
OCTOBER = dt.datetime(2017, 10, 18, 12, tzinfo=dt.UTC)


def kinds(person):
    return [one.kind for one in owed_by(person, TODAY)]


def test_each_thing_comes_to_whom_it_belongs_earliest_first(cast):
    subgroup = cast.bodies["subgroup"]
    meeting = held(subgroup, OCTOBER)
    challenge_of(cast)
    paper_of(item_of(meeting_of(cast.bodies["executive"])), cast.subgroup_chair, due_on=dt.date(2018, 1, 12))
    task_of(meeting, cast.subgroup_chair, due_on=dt.date(2018, 1, 20))
    decision_of(meeting, cast.support, body=subgroup, due_on=dt.date(2018, 3, 31))
    ask_of(cycle_of(cast), subgroup)
    found = owed_by(cast.subgroup_chair, TODAY)
    assert [one.kind for one in found] == ["paper", "report", "task", "challenge", "decision"]
    assert found[3].title == "Answer challenge 1: Why was nobody trained in the second quarter?"
    assert (found[3].route, found[3].thing, found[3].partnership) == ("challenge_answer", "challenge", cast.partnership)
    # The deputy speaks for the subgroup too; what was asked of the chair by name stays hers.
    assert kinds(cast.deputy) == ["report", "challenge", "decision"]
    assert kinds(cast.member) == []
    assert kinds(cast.leaver) == []


def test_who_raised_it_judges_the_answer(cast):
    answer_to(challenge_of(cast), cast.subgroup_chair)
    assert kinds(cast.executive_chair) == ["answer"]
    assert kinds(cast.subgroup_chair) == []


@pytest.mark.parametrize("left", ["speakers", "everybody"])
def test_where_nobody_speaks_for_a_body_whoever_sits_in_it_or_the_manager_is_asked(cast, left):
    challenge_of(cast)
    Seat.objects.create(
        partnership=cast.partnership,
        person=cast.member,
        body=cast.bodies["subgroup"],
        role="member",
        since=dt.date(2017, 1, 1),
    )
    gone = Seat.objects.filter(body=cast.bodies["subgroup"])
    if left == "speakers":
        gone = gone.exclude(role="member")
    gone.update(until=dt.date(2017, 12, 31))
    asked = {who for who in ("member", "business_manager", "subgroup_chair", "support") if kinds(cast.person(who))}
    assert asked == ({"member"} if left == "speakers" else {"business_manager"})


def test_minutes_are_to_be_approved_once_a_later_meeting_is_planned(cast):
    body = cast.bodies["executive"]
    held(body, OCTOBER, minutes_state="draft", minutes_round_on=dt.date(2017, 10, 25))
    assert kinds(cast.executive_chair) == []
    meeting_of(body, NOON)
    owed = owed_by(cast.executive_chair, TODAY)
    assert [(one.kind, one.due) for one in owed] == [("minutes", NOON.date())]


def test_a_report_that_was_submitted_is_not_owed(cast):
    cycle = cycle_of(cast)
    ask_of(cycle, cast.bodies["subgroup"])
    ask_of(cycle, cast.bodies["police"], "1.2")  # an agency's lead writes no chair's report
    assert kinds(cast.subgroup_chair) == ["report"]
    ChairReport.objects.create(
        partnership=cast.partnership, body=cast.bodies["subgroup"], to_body=cast.bodies["executive"], cycle=cycle,
        state="submitted", drafted_on=TODAY, saved_by=cast.deputy, submitted_by=cast.deputy, submitted_on=TODAY,
    )  # fmt: skip
    assert kinds(cast.subgroup_chair) == []
    assert kinds(cast.action_owner) == []


def test_a_restricted_decision_is_not_told_to_a_body_that_may_not_see_it(cast):
    meeting = held(cast.bodies["executive"], OCTOBER)
    secret = item_of(meeting, restricted=True)
    decision_of(meeting, cast.support, secret, body=cast.bodies["subgroup"], due_on=TODAY)
    task_of(meeting, cast.support, item=secret, body=cast.bodies["subgroup"], person=None)
    assert kinds(cast.subgroup_chair) == []


def test_a_cancelled_meeting_wants_no_paper(cast):
    meeting = meeting_of(cast.bodies["executive"], state="cancelled", cancelled_why="Snow")
    paper_of(item_of(meeting), cast.member)
    assert kinds(cast.member) == []


def test_as_many_queries_for_thirty_as_for_three(cast):
    meeting = held(cast.bodies["subgroup"], OCTOBER)
    counts = []
    for count in (3, 27):
        for _ in range(count):
            challenge_of(cast)
            answer_to(challenge_of(cast, raised_by=cast.subgroup_chair), cast.member)
            task_of(meeting, cast.subgroup_chair)
            paper_of(item_of(meeting), cast.subgroup_chair)
            decision_of(meeting, cast.support, body=cast.bodies["subgroup"], due_on=TODAY)
        with CaptureQueriesContext(connection) as asked:
            owed_by(cast.subgroup_chair, TODAY)
        counts.append(len(asked))
    assert counts[0] == counts[1] == 9
