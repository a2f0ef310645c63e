"""A question to a body: whom it reaches, answers in versions, two who judge at once, pressed, settled, withdrawn."""

import datetime as dt

import pytest
import time_machine

from sightline.governance import actions
from sightline.people.models import Seat
from sightline.plan.rules.errors import NotYet
from sightline.post.models import Link, Outbox
from sightline.privacy.rules import HoldsIdentifier
from sightline.trail.models import Entry
from tests.governance.made import TODAY, action_of, challenge_of

pytestmark = pytest.mark.django_db
WEEK = dt.timedelta(days=7)


@pytest.fixture(autouse=True)
def _in_january():
    with time_machine.travel(dt.datetime(2018, 1, 15, 9, tzinfo=dt.UTC), tick=False):
        yield


def raised(cast, **more):
    given = {
        "by": cast.executive_chair,
        "from_body": cast.bodies["executive"],
        "to_body": cast.bodies["subgroup"],
        "question": "Why was nobody trained?",
        "due_on": TODAY + WEEK,
        **more,
    }
    return actions.raise_challenge(**given)


def written_to():
    return [one.person.name for one in Outbox.objects.select_related("person").order_by("pk")]


def test_it_reaches_chair_and_deputy_each_with_a_link_of_her_own(cast):
    challenge = raised(cast, action=action_of(cast))
    assert (challenge.number, challenge.state) == (1, "raised")
    assert sorted(written_to()) == ["Callum Frith", "Helen Osei"]
    assert {link.person.name for link in Link.objects.all()} == {"Callum Frith", "Helen Osei"}
    assert Entry.objects.filter(thing="challenge", verb="raised").count() == 1


def test_a_body_without_a_chair_is_reached_through_its_members_and_an_empty_one_through_the_manager(cast):
    seats = Seat.objects.filter(body=cast.bodies["subgroup"])
    seats.update(until=dt.date(2017, 12, 31))
    raised(cast)
    assert written_to() == ["Ines Calloway"]
    Seat.objects.create(
        partnership=cast.partnership, person=cast.member, body=cast.bodies["subgroup"], role="member", since=TODAY
    )
    raised(cast)
    assert written_to()[-1] == "Gwen Lathom"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"due_on": TODAY - WEEK}, "The day for the answer is past"),
        ({"question": " "}, "Write the question"),
    ],
)
def test_what_cannot_be_asked_is_refused(cast, wrong, says):
    with pytest.raises(NotYet, match=says):
        raised(cast, **wrong)
    with pytest.raises(NotYet, match="would challenge itself"):
        raised(cast, to_body=cast.bodies["executive"])


def test_words_that_tell_who_a_child_is_are_kept_only_with_a_reason(cast):
    asked = "Why was NHS number 943 476 5919 in the report?"
    with pytest.raises(HoldsIdentifier):
        raised(cast, question=asked)
    assert (Outbox.objects.count(), Entry.objects.count()) == (0, 0)
    kept = {"question": "It is the example of the training pack and nobody’s."}
    assert raised(cast, question=asked, kept=kept).question == asked


def test_answers_come_in_versions_until_one_is_judged(cast):
    challenge = raised(cast)
    first = actions.answer_challenge(by=cast.deputy, challenge=challenge, text="The trainer was ill.")
    second = actions.answer_challenge(by=cast.subgroup_chair, challenge=challenge, text="Two dates are booked.")
    assert (first.version, second.version, second.late) == (1, 2, False)
    assert written_to()[-1] == "Martin Pell"
    with pytest.raises(NotYet, match="A newer answer came"):
        actions.judge_answer(by=cast.executive_chair, challenge=challenge, version=1, satisfied=True, why="Fine.")
    with pytest.raises(NotYet, match="You answered this yourself"):
        actions.judge_answer(by=cast.subgroup_chair, challenge=challenge, version=2, satisfied=True, why="Fine.")
    settled = actions.judge_answer(by=cast.chair, challenge=challenge, version=2, satisfied=True, why="Dates are set.")
    assert (settled.state, settled.closed_on) == ("satisfied", TODAY)
    assert all(link.revoked_at for link in Link.objects.all())
    # Two who judge at once: the second is told.
    with pytest.raises(NotYet, match="Somebody may have judged it meanwhile"):
        actions.judge_answer(by=cast.executive_chair, challenge=challenge, version=2, satisfied=True, why="Fine.")
    with pytest.raises(NotYet, match="cannot be answered any more"):
        actions.answer_challenge(by=cast.deputy, challenge=challenge, text="One thing more.")


def test_an_answer_that_does_not_satisfy_is_pressed_by_a_new_day(cast):
    challenge = raised(cast)
    actions.answer_challenge(by=cast.deputy, challenge=challenge, text="It will be better.")
    press = {"by": cast.executive_chair, "challenge": challenge, "version": 1, "satisfied": False, "why": "When?"}
    for due in (None, TODAY - WEEK):
        with pytest.raises(NotYet, match="Say by when they are to answer again"):
            actions.judge_answer(**press, due_on=due)
    pressed = actions.judge_answer(**press, due_on=TODAY + WEEK)
    assert (pressed.state, pressed.due_on) == ("pressed", TODAY + WEEK)
    assert {"Callum Frith", "Helen Osei"} == set(written_to()[-2:])
    with time_machine.travel(dt.datetime(2018, 1, 30, 9, tzinfo=dt.UTC), tick=False):
        assert actions.answer_challenge(by=cast.deputy, challenge=challenge, text="On 6 February.").late


def test_a_clock_that_went_back_is_told_and_nothing_is_answered(cast):
    challenge = raised(cast)
    earlier = time_machine.travel(dt.datetime(2018, 1, 12, 9, tzinfo=dt.UTC))
    with earlier, pytest.raises(NotYet, match="it has gone back, so nothing was done"):
        actions.answer_challenge(by=cast.subgroup_chair, challenge=challenge, text="We wait.")
    assert not challenge.answers.exists()


def test_a_withdrawn_challenge_says_why_and_its_links_end(cast):
    challenge = raised(cast)
    with pytest.raises(NotYet, match="Say why"):
        actions.withdraw_challenge(by=cast.chair, challenge=challenge, reason="")
    assert actions.withdraw_challenge(by=cast.chair, challenge=challenge, reason="Asked twice.").state == "withdrawn"
    assert all(link.revoked_at for link in Link.objects.all())
    assert not actions.can_answer(challenge_of(cast, state="satisfied", closed_on=TODAY))
