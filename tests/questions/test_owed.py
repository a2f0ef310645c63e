"""Surveys on the list of work and in the message of the day, which never tell who has answered."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from sightline.desk.jobs import write_digests
from sightline.kit import clock
from sightline.people.actions import set_away
from sightline.people.models import Person
from sightline.post.models import Outbox, Reminder
from sightline.questions import actions
from sightline.questions.actions import Invitee
from sightline.questions.models import Exercise, Value
from sightline.questions.rules.kinds import Mode
from sightline.trail.rules import Program
from tests.cast import Cast
from tests.clients import ClientOf
from tests.questions.conftest import CLOSES, MakeExercise, answers_of, give

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_october")]
PEOPLE = ("member", "deputy", "action_owner")


def ask(cast: Cast, exercise: Exercise) -> None:
    """Three are invited, the first of whom answers."""
    invitees = [Invitee(person=cast.person(who)) for who in PEOPLE]
    first = actions.invite(by=cast.analyst, exercise=exercise, invitees=invitees)[0]
    actions.give_answers(exercise=exercise, answers=answers_of(exercise.version, practice="agree"), invite=first)


def digests_of_october(cast: Cast) -> dict[int, set[str]]:
    """Who is told of a survey on which day."""
    found: dict[int, set[str]] = {}
    for day in range(9, 32):
        with clock.standing_on(dt.date(2017, 10, day)):
            write_digests()
        on = Reminder.objects.filter(on=dt.date(2017, 10, day), thing="survey")
        if names := set(on.values_list("message__person__name", flat=True)):
            found[day] = names
    return found


def work_of(client_of: ClientOf, cast: Cast, person: Person) -> str:
    return client_of(person).get(reverse("work", args=[cast.slug])).content.decode()


def test_the_list_of_work_carries_what_she_has_not_answered(
    cast: Cast, client_of: ClientOf, make_exercise: MakeExercise
) -> None:
    exercise = make_exercise()
    ask(cast, exercise)
    assert "Please answer: What do you think of the day?" in work_of(client_of, cast, cast.deputy)
    assert "Please answer" not in work_of(client_of, cast, cast.member)
    assert "Please answer" not in work_of(client_of, cast, cast.business_manager)
    actions.close_exercise(by=cast.analyst, exercise=exercise)
    assert "Please answer" not in work_of(client_of, cast, cast.deputy)


def test_of_a_named_survey_those_are_reminded_who_have_not_answered(cast: Cast, make_exercise: MakeExercise) -> None:
    ask(cast, make_exercise(mode=Mode.NAMED))
    told = digests_of_october(cast)
    assert set().union(*told.values()) == {cast.deputy.name, cast.action_owner.name}


def test_of_an_anonymous_one_all_are_told_alike_or_nobody(cast: Cast, make_exercise: MakeExercise) -> None:
    ask(cast, make_exercise())
    told = digests_of_october(cast)
    everybody = {cast.person(who).name for who in PEOPLE}
    assert told
    assert all(names == everybody for names in told.values())
    assert len(told) <= 2
    assert any("nobody can see it" in line for one in Outbox.objects.all() for line in one.lines)


def test_an_invitation_passes_to_no_deputy_and_climbs_to_nobody(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(mode=Mode.NAMED)
    actions.invite(by=cast.analyst, exercise=exercise, invitees=[Invitee(person=cast.subgroup_chair)])
    away = {"since": dt.date(2017, 10, 1), "until": dt.date(2017, 12, 1)}
    set_away(by=cast.subgroup_chair, person=cast.subgroup_chair, **away)
    assert digests_of_october(cast) == {}


def test_the_link_of_the_message_leads_to_the_survey(cast: Cast, client: Client, make_exercise: MakeExercise) -> None:
    ask(cast, make_exercise(mode=Mode.NAMED))
    write_digests()
    message = Outbox.objects.get(person=cast.deputy, key__startswith="digest:")
    link = next(word for line in message.lines for word in line.split() if "/surveys/" in word)
    page = client.get("/" + link.split("/", 3)[3], follow=True)
    assert page.redirect_chain[0][0].startswith(f"/site/{cast.slug}/answer/")
    assert "Start" in page.content.decode()


def test_words_are_put_before_their_reader_the_day_it_closes(
    cast: Cast, client_of: ClientOf, make_exercise: MakeExercise
) -> None:
    exercise = make_exercise()
    give(exercise, ["agree"] * 11)
    give(exercise, ["agree"], words="Somebody should ring me")
    assert "Read what people wrote" not in work_of(client_of, cast, cast.analyst)
    with clock.standing_on(CLOSES + dt.timedelta(days=1)):
        actions.close_exercise(by=Program("The program"), exercise=exercise)
        assert "Read what people wrote: What do you think" in work_of(client_of, cast, cast.analyst)
        assert "Read what people wrote" not in work_of(client_of, cast, cast.business_manager)
        write_digests()
        message = Outbox.objects.get(person=cast.analyst, key__startswith="digest:")
        assert any("Read what people wrote" in line for line in message.lines)
        value = Value.objects.get(text="Somebody should ring me")
        actions.hear_text(by=cast.analyst, exercise=exercise, value=value, done="")
        assert "Read what people wrote" not in work_of(client_of, cast, cast.analyst)
