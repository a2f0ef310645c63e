"""An answer is stored once, counted, and leaves no trace of who gave it or when."""

from __future__ import annotations

import datetime as dt
import uuid
from decimal import Decimal

import pytest

from sightline.kit import clock
from sightline.privacy.rules import HoldsIdentifier
from sightline.questions import actions
from sightline.questions.actions import Invitee
from sightline.questions.models import Exercise, Population, Return, Tally, Value
from sightline.questions.rules.errors import AnsweredAlready, NotYet
from sightline.questions.rules.kinds import ExerciseState, Mode
from sightline.trail.models import Entry
from tests.cast import Cast
from tests.questions.conftest import MakeExercise, answers_of, give

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_october")]


def tallies(exercise: Exercise) -> dict[tuple[str, str, str], int]:
    rows = Tally.objects.filter(exercise=exercise).values_list("question__name", "group", "option", "n")
    return {(question, group, option): n for question, group, option, n in rows}


def test_each_option_is_counted_for_everybody_and_for_each_group(make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    give(exercise, ["agree", "agree"], agency="police", toolkit="yes", often=Decimal("3.00"))
    give(exercise, ["disagree"], toolkit="no")
    counted = tallies(exercise)
    agree = "It will change my practice"
    assert counted[agree, "", "agree"] == 2
    assert counted[agree, "", ""] == 3
    assert counted[agree, "Which agency do you work for: Police", "agree"] == 2
    assert (agree, "Which agency do you work for: Police", "disagree") not in counted
    assert counted["How often?", "", "3"] == 2
    exercise.refresh_from_db()
    assert (exercise.answered, exercise.revision) == (3, 3)
    assert Population.objects.get(exercise=exercise).answered == 2


def test_what_is_no_answer_is_counted_and_stands_in_no_share(make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    give(exercise, ["not_applicable"])
    counted = tallies(exercise)
    assert counted["It will change my practice", "", "not_applicable"] == 1
    assert ("It will change my practice", "", "") not in counted


def test_an_anonymous_answer_has_no_person_no_time_and_no_entry(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    invite = actions.invite(by=cast.analyst, exercise=exercise, invitees=[Invitee(person=cast.member)])[0]
    entries = Entry.objects.count()
    actions.give_answers(exercise=exercise, answers=answers_of(exercise.version, practice="agree"), invite=invite)
    row = Return.objects.get(exercise=exercise)
    assert (row.person, row.invite, row.subject, row.given_at, row.anonymous) == (None, None, "", None, True)
    assert Entry.objects.count() == entries
    invite.refresh_from_db()
    assert invite.spent


def test_a_named_answer_says_whose_it_is(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(mode=Mode.NAMED, open_to_all=False)
    invitees = [Invitee(person=cast.member, subject="booking 7", groups={"Workforce": "adults"})]
    invite = actions.invite(by=cast.analyst, exercise=exercise, invitees=invitees)[0]
    actions.give_answers(exercise=exercise, answers=answers_of(exercise.version, practice="agree"), invite=invite)
    row = Return.objects.get(exercise=exercise)
    assert (row.person, row.invite, row.subject) == (cast.member, invite, "booking 7")
    assert row.given_at is not None
    assert Tally.objects.filter(exercise=exercise, group="Workforce: adults").exists()


def test_one_invitation_counts_once(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    invite = actions.invite(by=cast.analyst, exercise=exercise, invitees=[Invitee(address="parent@home.example")])[0]
    given = answers_of(exercise.version, practice="agree")
    actions.give_answers(exercise=exercise, answers=given, invite=invite)
    with pytest.raises(AnsweredAlready):
        actions.give_answers(exercise=exercise, answers=given, invite=invite)
    exercise.refresh_from_db()
    assert (exercise.answered, Return.objects.count()) == (1, 1)


def test_the_same_page_sent_twice_counts_once(make_exercise: MakeExercise) -> None:
    exercise, key = make_exercise(), uuid.uuid4()
    given = answers_of(exercise.version, practice="agree")
    actions.give_answers(exercise=exercise, answers=given, key=key)
    with pytest.raises(AnsweredAlready):
        actions.give_answers(exercise=exercise, answers=given, key=key)
    assert Return.objects.count() == 1


def test_an_invitation_to_another_exercise_opens_nothing(cast: Cast, make_exercise: MakeExercise) -> None:
    one, other = make_exercise(), make_exercise(title="Another")
    invite = actions.invite(by=cast.analyst, exercise=other, invitees=[Invitee(person=cast.member)])[0]
    with pytest.raises(NotYet, match="something else"):
        actions.give_answers(exercise=one, answers=answers_of(one.version, practice="agree"), invite=invite)
    assert not Return.objects.exists()


@pytest.mark.parametrize(("day", "state"), [("2017-10-01", "open"), ("2017-11-01", "open"), ("2017-10-09", "draft")])
def test_nothing_is_taken_outside_the_window(make_exercise: MakeExercise, day: str, state: str) -> None:
    exercise = make_exercise(state=ExerciseState(state))
    with clock.standing_on(dt.date.fromisoformat(day)), pytest.raises(NotYet, match="not open"):
        give(exercise, ["agree"])


def test_a_question_that_must_be_answered_is_asked_for(make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    with pytest.raises(NotYet, match="It will change my practice"):
        actions.give_answers(exercise=exercise, answers=answers_of(exercise.version, toolkit="no"))


def test_what_is_not_asked_is_not_stored(make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    give(exercise, ["agree"], toolkit="no", often=Decimal(4))
    assert not Value.objects.filter(number__isnull=False).exists()


def test_words_that_read_like_an_identifier_are_not_stored(make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    with pytest.raises(HoldsIdentifier):
        give(exercise, ["agree"], words="Ring her mother on 01983 823340.")
    assert not Return.objects.exists()


def test_the_first_answer_freezes_the_version_without_telling_when(make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    assert exercise.version.frozen_on is None
    give(exercise, ["agree"])
    exercise.version.refresh_from_db()
    assert exercise.version.frozen_on == exercise.opens_on
