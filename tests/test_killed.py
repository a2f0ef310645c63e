"""A process killed in the middle of any step of the round: nothing is half done, and done again it works once.

The same step is run twice: by a process that is killed when everything is written and nothing committed yet, and by the
test. In between, every table of every room holds what it held before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.core.files.storage import default_storage

from sightline.desk.jobs import write_digests
from sightline.files.models import Stored
from sightline.governance import actions as governance
from sightline.governance.models import Answer, Challenge, Item, Meeting, PaperAsk
from sightline.governance.models import Escalation as Escalated
from sightline.kit import clock
from sightline.papers.actions import issue_paper
from sightline.papers.documents.preparing import Prepared, prepare
from sightline.papers.documents.subject import Subject
from sightline.people.access import membership_of
from sightline.people.models import Body, Person
from sightline.plan.actions import ask_change
from sightline.plan.models import Milestone
from sightline.plan.rules.errors import EditedMeanwhile, NotYet
from sightline.post.models import Outbox
from sightline.progress import actions as progress
from sightline.progress.models import Ask, Update
from sightline.trail.verify import verify
from tests.cast import Cast
from tests.governance.made import action_of, answer_to, challenge_of, escalation_of, held, item_of, paper_of
from tests.processes import kill_in
from tests.progress.conftest import cycle, make_plan, make_round, plan, send

__all__ = ["cycle", "make_plan", "make_round", "plan", "send"]  # fixtures
BEFORE = dt.datetime(2018, 1, 22, 10, tzinfo=dt.UTC)
drawn: dict[str, Prepared] = {}


@dataclass(frozen=True)
class Step:
    """A step of the round: `ready` makes what it needs, `done` does it and is refused once it is done."""

    ready: Callable[[Cast], Any]
    done: Callable[[], Any]


def _person(key: str) -> Person:
    return Person.objects.get(email=f"{key}@northmere.example")


def _body(short_name: str) -> Body:
    return Body.objects.get(short_name=short_name, partnership__slug="northmere")


def _agree() -> object:
    return progress.agree_update(by=_person("deputy"), update=Update.objects.get(), version=1)


def _return() -> object:
    return progress.return_update(by=_person("deputy"), update=Update.objects.get(), version=1, why="How many came?")


def _raise() -> object:
    if Challenge.objects.exists():
        raise NotYet(["A question may be asked twice: that it was asked once is what is looked at."])
    return governance.raise_challenge(
        by=_person("executive_chair"),
        from_body=_body("Executive"),
        to_body=_body("WFD"),
        question="Why was nobody trained?",
        due_on=dt.date(2018, 2, 5),
    )


def _answer() -> object:
    if Answer.objects.exists():
        raise NotYet(["Until it is judged another answer is a version of its own."])
    return governance.answer_challenge(by=_person("subgroup_chair"), challenge=Challenge.objects.get(), text="We wait.")


def _judge() -> object:
    return governance.judge_answer(
        by=_person("executive_chair"),
        challenge=Challenge.objects.get(),
        version=1,
        satisfied=False,
        why="For what do you wait?",
        due_on=dt.date(2018, 2, 5),
    )


def _escalate() -> object:
    if Escalated.objects.exists():
        raise NotYet(["Two things may be escalated under one title."])
    return governance.raise_escalation(
        by=_person("executive_chair"),
        from_body=_body("Executive"),
        to_body=_body("The Board"),
        title="Training is late",
        why="Two agencies do not release staff.",
    )


def _decide() -> object:
    return governance.decide_escalation(
        by=_person("chair"),
        item=Item.objects.get(),
        text="Both release staff.",
        owner=_body("WFD"),
        task="Send the list.",
    )


def _decide_change() -> object:
    return governance.decide_change_at_meeting(by=_person("executive_chair"), item=Item.objects.get(), approve=True)


def _minute() -> object:
    return governance.write_minute(by=_person("support"), item=Item.objects.get(), text="It was read.", revision=0)


def _give_paper() -> object:
    given = PaperAsk.objects.get()
    if given.stored_id:
        raise NotYet(["Another file takes the first one's place."])
    return governance.give_paper(by=_person("member"), paper=given, name="figures.txt", content=b"31 of 118")


def _draw(cast: Cast) -> None:
    """The pack, which is drawn before anything is written."""
    item_of(_meeting(cast))
    meeting = Meeting.objects.get()
    viewer = membership_of(cast.business_manager, "northmere", BEFORE.date())
    subject = Subject(viewer=viewer, day=BEFORE.date()).of(meeting=meeting)
    drawn["pack"] = prepare("pack", f"meeting:{meeting.pk}", subject, "restricted", BEFORE.date())


def _issue() -> object:
    return issue_paper(by=_person("business_manager"), prepared=drawn["pack"])


def _meeting(cast: Cast, body: str = "executive") -> Meeting:
    return held(cast.bodies[body], BEFORE - dt.timedelta(days=1))


def _change_at_meeting(cast: Cast) -> Item:
    action = action_of(cast)
    milestone = Milestone.objects.filter(action=action, due__isnull=False).first()
    change = ask_change(
        by=cast.subgroup_chair,
        plan=action.plan,
        thing="milestone",
        uid=milestone.uid,
        field="due",
        becomes="2018-03-01",
        reason="The trainer was ill.",
    )
    return item_of(_meeting(cast), kind="change", change=change)


STEPS = {
    "raising a challenge": Step(lambda cast: None, _raise),
    "answering it": Step(challenge_of, _answer),
    "judging the answer": Step(lambda cast: answer_to(challenge_of(cast), cast.subgroup_chair), _judge),
    "escalating": Step(lambda cast: None, _escalate),
    "deciding what was escalated": Step(
        lambda cast: item_of(
            _meeting(cast, "board"), kind="escalation", escalation=escalation_of(cast, state="listed")
        ),
        _decide,
    ),
    "deciding a change": Step(_change_at_meeting, _decide_change),
    "writing a minute": Step(lambda cast: item_of(_meeting(cast)), _minute),
    "giving a paper": Step(
        lambda cast: paper_of(item_of(held(cast.bodies["executive"], BEFORE)), cast.member), _give_paper
    ),
    "issuing a paper": Step(_draw, _issue),
}
OF_THE_ROUND = {"agreeing": _agree, "returning": _return}


# --- killing ---


def kill_on_the_day(step: Callable[[], object]) -> None:
    """Kills a process in the middle of `step`."""
    with clock.standing_on(BEFORE):
        kill_in(step)


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of ours."""
    return {
        model._meta.label: sorted(model._default_manager.values_list(), key=str)
        for model in apps.get_models()
        if model.__module__.startswith("sightline.")
    }


def is_killed_and_done(step: Callable[[], object], cast: Cast) -> None:
    """The step is killed and has done nothing; done again it is whole, and a third time it is refused."""
    before = everything()
    kill_on_the_day(step)
    assert everything() == before
    with clock.standing_on(BEFORE):
        step()
        after = everything()
        assert after != before
        for stored in Stored.objects.all():
            assert default_storage.size(stored.path) == stored.size
        with pytest.raises((NotYet, EditedMeanwhile)):
            step()
    assert everything() == after
    assert verify(cast.partnership.pk).whole


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", STEPS)
def test_a_step_that_is_killed_has_done_nothing_and_is_done_again(name, settings, tmp_path, cast):
    settings.MEDIA_ROOT = tmp_path
    with clock.standing_on(BEFORE):
        action_of(cast)
        STEPS[name].ready(cast)
    is_killed_and_done(STEPS[name].done, cast)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", OF_THE_ROUND)
def test_agreeing_and_returning_too(name, settings, tmp_path, cast, cycle, send):
    settings.MEDIA_ROOT = tmp_path
    send(Ask.objects.get(cycle=cycle, action__number="1.1"))
    is_killed_and_done(OF_THE_ROUND[name], cast)


def digests() -> None:
    """What the worker's clock does in the morning."""
    write_digests()


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_while_it_queues_leaves_whole_messages_and_another_writes_the_rest(cast, cycle):
    before = everything()
    kill_on_the_day(digests)
    assert everything() == before
    with clock.standing_on(BEFORE):
        digests()
        written = Outbox.objects.filter(key__startswith="digest:")
        assert written.exists()
        whole = everything()
        digests()
    assert everything() == whole
