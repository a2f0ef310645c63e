"""Sixteen answer at the same moment: every answer is stored and counted, and one invitation counts once."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from django.db import connection

from sightline.kit import clock
from sightline.questions import actions
from sightline.questions.actions import Invitee
from sightline.questions.models import Exercise, Invite, Population, Return, Tally, Value
from sightline.questions.reads.documents import question_document
from sightline.questions.rules.editing import stamp
from sightline.questions.rules.errors import AnsweredAlready, AskedOtherwise, EditedMeanwhile, NotYet
from sightline.questions.rules.kinds import Mode
from sightline.trail.rules import Program
from tests.cast import Cast
from tests.questions.conftest import TODAY, MakeExercise, MakeVersion, answers_of

WRITERS, EACH = 16, 3
CHOICES = ("agree", "disagree", "strongly_agree", "neither")
AGENCIES = ("police", "health", "council", "schools")


@pytest.fixture(autouse=True)
def october() -> Iterator[None]:
    with clock.standing_on(TODAY):
        yield


def together(acts: list[Callable[[], None]]) -> list[Exception]:
    """Does all at once, each in a thread with a connection of its own; what went wrong."""
    wrong: list[Exception] = []
    begin = threading.Barrier(len(acts))

    def run(act: Callable[[], None]) -> None:
        begin.wait()
        try:
            with clock.standing_on(TODAY):
                act()
        except Exception as error:  # whatever it is, the test says it
            wrong.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


@pytest.mark.django_db(transaction=True)
def test_sixteen_at_once_lose_nothing(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    invitees = [Invitee(address=f"a{number}@home.example") for number in range(WRITERS * EACH)]
    invites = actions.invite(by=cast.analyst, exercise=exercise, invitees=invitees)

    def writer(number: int) -> Callable[[], None]:
        def act() -> None:
            for turn in range(EACH):
                given = answers_of(
                    exercise.version,
                    practice=CHOICES[(number + turn) % 4],
                    agency=AGENCIES[number % 4],
                    toolkit="yes" if turn else "no",
                )
                actions.give_answers(exercise=exercise, answers=given, invite=invites[number * EACH + turn])

        return act

    assert together([writer(number) for number in range(WRITERS)]) == []
    whole = WRITERS * EACH
    exercise.refresh_from_db()
    assert (exercise.answered, exercise.revision, Return.objects.count()) == (whole, whole, whole)
    assert Invite.objects.filter(spent=True).count() == whole
    assert Tally.objects.get(question__name="It will change my practice", group="", option="").n == whole
    stored = Counter(Value.objects.filter(asked__text="It will change my practice").values_list("option", flat=True))
    counted = Tally.objects.filter(question__name="It will change my practice", group="").exclude(option="")
    assert dict(counted.values_list("option", "n")) == stored
    assert sum(Population.objects.values_list("answered", flat=True)) == whole


@pytest.mark.django_db(transaction=True)
def test_one_invitation_sent_by_eight_at_once_counts_once(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    invite = actions.invite(by=cast.analyst, exercise=exercise, invitees=[Invitee(person=cast.member)])[0]
    given = answers_of(exercise.version, practice="agree")

    def act() -> None:
        actions.give_answers(exercise=exercise, answers=given, invite=invite)

    wrong = together([act] * 8)
    assert [type(one) for one in wrong] == [AnsweredAlready] * 7
    exercise.refresh_from_db()
    assert (exercise.answered, Return.objects.count(), Tally.objects.get(group="", option="agree").n) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_closing_while_others_answer_leaves_no_answer_behind(cast: Cast, make_exercise: MakeExercise) -> None:
    """Whoever comes before the closing is shuffled with the rest; whoever comes after is told that it has closed."""
    exercise = make_exercise()
    given = answers_of(exercise.version, practice="agree", words="A word of mine")

    def act() -> None:
        actions.give_answers(exercise=exercise, answers=given)

    def close() -> None:
        actions.close_exercise(by=Program("The program"), exercise=exercise)

    wrong = together([act, act, act, close, act, act, act])
    assert {type(one) for one in wrong} <= {NotYet}
    closed = Exercise.objects.get(pk=exercise.pk)
    assert closed.state == "closed"
    assert closed.answered == Return.objects.count() == 6 - len(wrong)
    assert Value.objects.filter(text="A word of mine").count() == closed.answered


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(4))
def test_a_question_that_is_changed_while_the_first_answer_comes_is_changed_before_it_or_not_at_all(
    cast: Cast, make_exercise: MakeExercise, turn: int
) -> None:
    """Two change the questionnaire, two answer what they were shown: nobody's answer stands to other words."""
    exercise = make_exercise(mode=Mode.NAMED)
    version, asked = exercise.version, exercise.version.asked.get(text="It will change my practice")
    definition = question_document(asked)
    changed = {**definition, "text": "It changed nothing", "options": definition["options"][:2], "positive": []}
    given = answers_of(version, practice="strongly_disagree")

    def change() -> None:
        actions.edit_question(by=cast.analyst, asked=asked, seen=stamp(definition), definition=changed)

    def answer() -> None:
        actions.give_answers(exercise=exercise, answers=given, revision=version.revision)

    acts = [change, answer, change, answer]
    wrong = together(acts[turn:] + acts[:turn])
    version.refresh_from_db()
    asked.refresh_from_db()
    came = Value.objects.filter(asked=asked, option="strongly_disagree").count()
    if asked.text == "It changed nothing":
        assert came == 0
        assert [type(one) for one in wrong].count(AskedOtherwise) == 2
    else:
        assert (came, version.frozen_on) == (2, TODAY)
        assert any("was put to people" in str(one) for one in wrong)
    assert {type(one) for one in wrong} <= {NotYet, AskedOtherwise, EditedMeanwhile}


@pytest.mark.django_db(transaction=True)
def test_eight_that_close_at_once_close_in_turn(make_version: MakeVersion, make_exercise: MakeExercise) -> None:
    version = make_version()
    exercises = [make_exercise(version, title=f"Course {number}") for number in range(8)]

    def closer(exercise: Exercise) -> Callable[[], None]:
        return lambda: actions.close_exercise(by=Program("The program"), exercise=exercise) and None

    assert together([closer(one) for one in exercises]) == []
    assert sorted(Exercise.objects.values_list("closed_nth", flat=True)) == list(range(1, 9))
