"""An agenda as each may see it: numbered without a gap, in as many queries at 30 items as at 3."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.governance.models import Item, PaperAsk
from sightline.governance.reads import agenda_of, next_meeting
from sightline.governance.reads.agenda import matters_of
from sightline.people.access import membership_of
from tests.governance.made import (
    NOON,
    TODAY,
    action_of,
    came,
    challenge_of,
    decision_of,
    escalation_of,
    given_paper,
    held,
    item_of,
    meeting_of,
    paper_of,
    task_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting(cast):
    """An Executive meeting whose second item is restricted, with a paper, a minute, a decision and a task."""
    made = held(cast.bodies["executive"], NOON, quorum=2)
    item_of(made, "Apologies")
    secret = item_of(made, "A named officer", restricted=True)
    last = item_of(made, "The plan")
    given_paper(secret, cast.support)
    given_paper(last, cast.support)
    paper_of(last, cast.action_owner)
    given_paper(last, cast.support, restricted=True)
    decision_of(made, cast.support, secret, text="The officer is spoken to.")
    decision_of(made, cast.support, last)
    task_of(made, cast.support, item=secret, text="Speak to the officer.")
    came(made, cast.executive_chair)
    return made


def seen(agenda):
    return [(one.number, one.row.title, len(one.papers), len(one.decisions), len(one.tasks)) for one in agenda.items]


WHOLE = [(1, "Apologies", 0, 0, 0), (2, "A named officer", 1, 1, 1), (3, "The plan", 3, 1, 0)]
OPEN = [(1, "Apologies", 0, 0, 0), (2, "The plan", 2, 1, 0)]


@pytest.mark.parametrize(
    ("who", "what"),
    [
        ("executive_chair", WHOLE),  # a member of the body
        ("business_manager", WHOLE),
        ("support", WHOLE),
        ("chair", WHOLE),  # the independent chair
        ("member", OPEN),
        ("subgroup_chair", OPEN),
        ("analyst", OPEN),
    ],
)
def test_who_sees_a_restricted_item(cast, meeting, who, what):
    agenda = agenda_of(meeting, membership_of(cast.person(who), cast.slug, TODAY))
    assert seen(agenda) == what
    assert not agenda.public


def test_the_public_copy_has_no_trace_of_it_and_no_paper_that_was_not_given(meeting):
    agenda = agenda_of(meeting, None)
    assert seen(agenda) == [(1, "Apologies", 0, 0, 0), (2, "The plan", 1, 1, 0)]
    assert agenda.public
    assert agenda.quorum.sentence.startswith("Not quorate: 1 member")


def test_whoever_was_asked_for_a_restricted_paper_sees_her_own(cast, meeting):
    asked = paper_of(Item.objects.get(title="A named officer"), cast.member)
    membership = membership_of(cast.member, cast.slug, TODAY)
    assert asked in PaperAsk.objects.visible_to(membership)
    assert not Item.objects.visible_to(membership).filter(pk=asked.item_id).exists()


def test_matters_arising_are_what_is_unfinished_or_was_finished_since_the_last_meeting(cast):
    body = cast.bodies["executive"]
    first = held(body, dt.datetime(2017, 7, 12, 12, tzinfo=dt.UTC))
    second = held(body, dt.datetime(2017, 10, 18, 12, tzinfo=dt.UTC))
    third = meeting_of(body, NOON)
    done = {"state": "done", "ended_by": cast.support}
    old = task_of(first, cast.support, text="open since the first")
    task_of(first, cast.support, text="done before the second", ended_on=dt.date(2017, 9, 1), **done)
    since = task_of(second, cast.support, text="done since", ended_on=dt.date(2017, 11, 1), **done)
    task_of(third, cast.support, text="of this one")
    task_of(held(cast.bodies["board"], second.starts_at), cast.support, text="of another body")
    assert matters_of(third, None) == [old, since]


def test_the_next_meeting_is_the_first_that_is_not_cancelled(cast):
    body = cast.bodies["executive"]
    held(body, dt.datetime(2017, 10, 18, 12, tzinfo=dt.UTC))
    meeting_of(body, dt.datetime(2018, 1, 17, 12, tzinfo=dt.UTC), state="cancelled", cancelled_why="Snow")
    coming = meeting_of(body, NOON)
    assert next_meeting(body, TODAY) == coming
    assert next_meeting(body, NOON.date()) == coming
    assert next_meeting(body, dt.date(2018, 1, 25)) is None


def test_as_many_queries_at_thirty_items_as_at_three(cast):
    meeting = held(cast.bodies["executive"], NOON)
    action = action_of(cast)
    counts = []
    for count in (3, 27):
        for _ in range(count):
            item = item_of(meeting, kind="action", action=action)
            given_paper(item, cast.support)
            decision_of(meeting, cast.support, item, action=action)
            task_of(meeting, cast.support, item=item)
            item_of(meeting, kind="challenge", challenge=challenge_of(cast))
            item_of(meeting, kind="escalation", escalation=escalation_of(cast))
        membership = membership_of(cast.support, cast.slug, TODAY)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            agenda = agenda_of(meeting, membership)
            assert all(one.about.words for one in agenda.items)
        counts.append(len(asked))
    assert counts[0] == counts[1] == 8
