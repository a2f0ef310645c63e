"""An exercise from its preparation to its closing, by hand and by the calendar."""

from __future__ import annotations

import datetime as dt

import pytest

from sightline.kit import clock
from sightline.post.models import Outbox
from sightline.post.rules import token_hash
from sightline.questions import actions, jobs
from sightline.questions.actions import Invitee
from sightline.questions.models import Exercise, Invite
from sightline.questions.reads.inviting import token_of
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import ExerciseState, Mode
from sightline.trail.models import Entry
from tests.cast import Cast
from tests.questions.conftest import CLOSES, OPENS, MakeExercise, MakeVersion, answers_of, give

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_october")]


def test_it_is_prepared_opened_and_closed_on_the_record(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(state=ExerciseState.DRAFT)
    assert len(exercise.open_token) > 20
    assert len(exercise.code) == 6
    opened = actions.open_exercise(by=cast.analyst, exercise=exercise)
    assert opened.state == ExerciseState.OPEN
    closed = actions.close_exercise(by=cast.analyst, exercise=opened)
    assert (closed.state, closed.closed_on) == (ExerciseState.CLOSED, dt.date(2017, 10, 9))
    verbs = Entry.objects.filter(thing="exercise", thing_id=str(exercise.pk)).order_by("seq").values_list("verb")
    assert [verb for (verb,) in verbs] == ["prepared", "opened", "closed"]
    with pytest.raises(NotYet, match="closed"):
        actions.close_exercise(by=cast.analyst, exercise=closed)
    with pytest.raises(NotYet):
        actions.open_exercise(by=cast.analyst, exercise=closed)


def test_what_cannot_be_prepared_is_said(cast: Cast, make_version: MakeVersion) -> None:
    version = make_version()
    given = {"by": cast.analyst, "version": version, "mode": Mode.NAMED, "audience": "professionals"}
    days = {"opens_on": CLOSES, "closes_on": OPENS}
    with pytest.raises(NotYet) as refused:
        actions.create_exercise(**given, **days, partnership=cast.partnership, title=" ")
    assert len(refused.value.reasons) == 2
    days = {"opens_on": OPENS, "closes_on": CLOSES}
    with pytest.raises(NotYet, match="another partnership"):
        actions.create_exercise(**given, **days, partnership=cast.elsewhere, title="Theirs")
    version.asked.all().delete()
    with pytest.raises(NotYet, match="asks nothing"):
        actions.create_exercise(**given, **days, partnership=cast.partnership, title="Empty")


def test_words_need_a_reader_before_it_opens(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(state=ExerciseState.DRAFT)
    Exercise.objects.filter(pk=exercise.pk).update(reader=None)
    with pytest.raises(NotYet, match="who reads them"):
        actions.open_exercise(by=cast.analyst, exercise=exercise)
    exercise.refresh_from_db()
    assert not actions.can_open(exercise)


def test_days_may_be_changed_until_it_closes(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    changed = {"title": "Another title", "opens_on": OPENS, "reader": cast.analyst, "listed": True}
    later = actions.edit_exercise(by=cast.analyst, exercise=exercise, closes_on=dt.date(2017, 11, 15), **changed)
    assert (later.closes_on, later.listed, later.title) == (dt.date(2017, 11, 15), True, "Another title")
    with pytest.raises(NotYet, match="close it instead"):
        actions.edit_exercise(by=cast.analyst, exercise=exercise, closes_on=dt.date(2017, 10, 3), **changed)
    actions.close_exercise(by=cast.analyst, exercise=exercise)
    with pytest.raises(NotYet, match="has closed"):
        actions.edit_exercise(by=cast.analyst, exercise=exercise, closes_on=dt.date(2017, 11, 20), **changed)


def test_only_what_was_never_opened_is_discarded(cast: Cast, make_exercise: MakeExercise) -> None:
    with pytest.raises(NotYet, match="opened"):
        actions.discard_exercise(by=cast.analyst, exercise=make_exercise())
    draft = make_exercise(state=ExerciseState.DRAFT, title="A draft")
    actions.discard_exercise(by=cast.analyst, exercise=draft)
    assert not Exercise.objects.filter(pk=draft.pk).exists()


def test_the_calendar_opens_and_closes(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(state=ExerciseState.DRAFT)
    unread = make_exercise(state=ExerciseState.DRAFT, title="Nobody reads it")
    Exercise.objects.filter(pk=unread.pk).update(reader=None)
    states = []
    for day in (OPENS - dt.timedelta(days=1), OPENS, OPENS, CLOSES, CLOSES + dt.timedelta(days=1)):
        with clock.standing_on(day):
            jobs.open_and_close_exercises()
        exercise.refresh_from_db()
        unread.refresh_from_db()
        states.append((exercise.state, unread.state))
    assert states == [("draft", "draft"), ("open", "draft"), ("open", "draft"), ("open", "draft"), ("closed", "draft")]


def test_people_and_addresses_are_invited_once(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(open_to_all=False)
    invitees = [
        Invitee(person=cast.member),
        Invitee(address="Parent@Home.example"),
        Invitee(address="parent@home.example"),
    ]
    assert len(actions.invite(by=cast.analyst, exercise=exercise, invitees=invitees)) == 2
    assert actions.invite(by=cast.analyst, exercise=exercise, invitees=invitees) == []
    exercise.refresh_from_db()
    assert exercise.asked == 2
    letters = Outbox.objects.order_by("pk")
    assert [(one.person, one.address) for one in letters] == [(cast.member, ""), (None, "parent@home.example")]
    token = token_of(exercise_id=exercise.pk, person_id=None, address="parent@home.example")
    invite = Invite.objects.get(address="parent@home.example")
    assert invite.token_hash == token_hash(token)
    assert any(f"/site/{cast.slug}/answer/{token}/" in line for line in letters[1].lines)
    assert any("nobody will see who wrote what" in line for line in letters[1].lines)


def test_nobody_is_invited_from_nowhere_or_to_what_has_closed(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    with pytest.raises(NotYet, match="neither"):
        actions.invite(by=cast.analyst, exercise=exercise, invitees=[Invitee()])
    closed = actions.close_exercise(by=cast.analyst, exercise=exercise)
    with pytest.raises(NotYet, match="has closed"):
        actions.invite(by=cast.analyst, exercise=closed, invitees=[Invitee(person=cast.member)])


@pytest.mark.parametrize(("mode", "again"), [(Mode.NAMED, 1), (Mode.ANONYMOUS, 2)])
def test_outside_everybody_is_reminded_alike_where_it_is_anonymous(
    cast: Cast, make_exercise: MakeExercise, mode: Mode, again: int
) -> None:
    """The letters must not tell who has answered. At most two go to an address."""
    exercise = make_exercise(mode=mode, open_to_all=False)
    invitees = [Invitee(address=f"{name}@home.example") for name in ("one", "two")]
    first = actions.invite(by=cast.analyst, exercise=exercise, invitees=invitees)[0]
    give_by = answers_of(exercise.version, practice="agree")
    actions.give_answers(exercise=exercise, answers=give_by, invite=first)
    sent = Outbox.objects.count()
    for day in range(9, 32):
        for _ in range(2):  # safe to run twice
            with clock.standing_on(dt.date(2017, 10, day)):
                jobs.remind_those_outside()
    assert Outbox.objects.count() - sent == 2 * again


def test_asked_may_be_counted_by_hand(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    actions.set_asked(by=cast.analyst, exercise=exercise, asked=120, groups={"Agency: Police": 40})
    exercise.refresh_from_db()
    assert exercise.asked == 120
    assert exercise.populations.get().asked == 40
    give(exercise, ["agree"])


def test_an_address_is_forgotten_ninety_days_after_closing(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(mode=Mode.NAMED)
    actions.invite(by=cast.analyst, exercise=exercise, invitees=[Invitee(address="kim@school.example", subject="7")])
    closed = actions.close_exercise(by=cast.analyst, exercise=exercise)
    assert actions.forget_addresses(today=closed.closed_on + dt.timedelta(days=90)) == 0
    assert actions.forget_addresses(today=closed.closed_on + dt.timedelta(days=91)) == 1
    left = Invite.objects.get(exercise=exercise)
    assert (left.address, left.subject) == ("", "7")
