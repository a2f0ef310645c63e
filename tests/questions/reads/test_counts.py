"""Counts come from tallies in a fixed number of queries, with what may not be told left out."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.kit import clock
from sightline.questions import actions, reads
from sightline.questions.actions import Invitee
from sightline.questions.models import Exercise, Version
from sightline.questions.rules.counts import Count
from sightline.questions.rules.judging import improved
from sightline.questions.rules.kinds import Mode
from sightline.trail.rules import Program
from tests.cast import Cast
from tests.questions.conftest import CLOSES, MakeExercise, MakeVersion, answers_of, give, uid_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_october")]
POLICE = "Which agency do you work for: Police"
HEALTH = "Which agency do you work for: Health"


def close(exercise: Exercise) -> None:
    with clock.standing_on(CLOSES + dt.timedelta(days=1)):
        actions.close_exercise(by=Program("The program"), exercise=exercise)


def pooled(uid: str, ids: list[int]) -> Count:
    """All of a series together."""
    return reads.pooled_each({"": reads.Pool(uid, ids, ids)})[""]


def practice_of(version: Version) -> str:
    return uid_of(version, "It will change my practice")


def test_an_anonymous_exercise_shows_nothing_until_it_closes(make_exercise: MakeExercise) -> None:
    exercise = make_exercise(asked=40)
    uid = practice_of(exercise.version)
    give(exercise, ["agree"] * 11 + ["disagree"] * 9)
    while_open = reads.counts([uid], [exercise.pk], groups=True)[uid, exercise.pk]
    assert (while_open.answered, while_open.asked, while_open.by_option, while_open.groups) == (0, None, {}, {})
    assert "while it is open" in while_open.hidden_why
    close(exercise)
    found = reads.counts([uid], [exercise.pk])[uid, exercise.pk]
    assert (found.positive, found.answered, found.asked, found.hidden_why) == (11, 20, 40, "")
    assert found.by_option == {"agree": 11, "disagree": 9}


def test_fewer_than_ten_are_never_shown(make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    give(exercise, ["agree"] * 9)
    close(exercise)
    found = reads.counts([practice_of(exercise.version)], [exercise.pk])
    assert "Fewer than 10" in found[practice_of(exercise.version), exercise.pk].hidden_why


def test_a_small_group_takes_another_with_it(make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    for agency, n in (("police", 14), ("health", 12), ("schools", 3)):
        give(exercise, ["agree"] * n, agency=agency)
    actions.set_asked(by=Program("x"), exercise=exercise, asked=60, groups={POLICE: 30})
    close(exercise)
    uid = practice_of(exercise.version)
    groups = reads.counts([uid], [exercise.pk], groups=True)[uid, exercise.pk].groups
    shown = {group: (count.answered, count.asked) for group, count in groups.items() if not count.hidden_why}
    assert shown == {POLICE: (14, 30)}
    assert groups[HEALTH].by_option == {}


def test_a_named_exercise_shows_all_as_it_comes(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise(mode=Mode.NAMED)
    give(exercise, ["agree"], agency="police")
    uid = practice_of(exercise.version)
    found = reads.counts([uid], [exercise.pk], groups=True)[uid, exercise.pk]
    assert (found.positive, found.answered, found.groups[POLICE].answered) == (1, 1, 1)


def test_small_ones_count_in_the_pool(make_version: MakeVersion, make_exercise: MakeExercise) -> None:
    version = make_version()
    exercises = [make_exercise(version, title=f"Course {number}", asked=8) for number in range(3)]
    for exercise in exercises:
        give(exercise, ["agree"] * 6)
        close(exercise)
    ids = [one.pk for one in exercises]
    uid = practice_of(version)
    assert all(count.hidden_why for count in reads.counts([uid], ids).values())
    whole = pooled(uid, ids)
    assert (whole.positive, whole.answered, whole.asked, whole.left_out) == (12, 12, 24, 1)


def test_small_ones_are_told_together_in_the_order_in_which_they_closed(
    make_version: MakeVersion, make_exercise: MakeExercise
) -> None:
    """And not in the order of their days or numbers, in which a later closing could come before what is told."""
    version = make_version()
    first, second, third = (make_exercise(version, title=f"Course {number}", asked=8) for number in range(3))
    uid, ids, answered = practice_of(version), [first.pk, second.pk, third.pk], []
    for exercise in (third, first, second):
        give(exercise, ["agree"] * 6)
        close(exercise)
        answered.append(pooled(uid, ids).answered)
    assert answered == [0, 12, 12]
    assert reads.pooled_each({"": reads.Pool(uid, [second.pk, third.pk], ids)})[""].answered == 0
    assert reads.pooled_each({"": reads.Pool(uid, [first.pk, third.pk], ids)})[""].answered == 12


def test_pairs_are_joined_by_subject_and_read_with_the_positive_end_on_top(
    cast: Cast, make_version: MakeVersion, make_exercise: MakeExercise
) -> None:
    version = make_version()
    before, after = (make_exercise(version, title=title, mode=Mode.NAMED) for title in ("Before", "After"))
    said = {
        "b1": ("disagree", "agree"),
        "b2": ("strongly_agree", "strongly_agree"),
        "b3": ("agree", "neither"),
        "b4": ("agree", None),
        "b5": ("not_applicable", "agree"),
    }
    for exercise, place in ((before, 0), (after, 1)):
        invitees = [Invitee(address=f"{subject}@home.example", subject=subject) for subject in said]
        for invite in actions.invite(by=cast.analyst, exercise=exercise, invitees=invitees):
            if option := said[invite.subject][place]:
                given = answers_of(version, practice=option)
                actions.give_answers(exercise=exercise, answers=given, invite=invite)
    found = reads.pairs([before.pk], [after.pk], practice_of(version))
    assert (sorted(found.pairs), found.top) == ([(0, 2), (2, 1), (3, 3)], 3)
    assert improved(found.pairs, top=found.top) == (2, 3)


def test_reading_costs_the_same_whatever_was_answered(make_version: MakeVersion, make_exercise: MakeExercise) -> None:
    version = make_version()
    uid = practice_of(version)

    def queries(exercises: list[Exercise]) -> int:
        with CaptureQueriesContext(connection) as captured:
            reads.counts([uid], [one.pk for one in exercises], groups=True)
            pooled(uid, [one.pk for one in exercises])
        return len(captured)

    one = make_exercise(version, title="One")
    give(one, ["agree"] * 3, agency="police")
    few = queries([one])
    others = [make_exercise(version, title=f"Another {number}") for number in range(9)]
    for other in others:
        give(other, ["agree"] * 3, agency="health")
    assert queries([one, *others]) == few == 7


def test_the_revision_moves_with_each_answer_and_at_closing(cast: Cast, make_exercise: MakeExercise) -> None:
    exercise = make_exercise()
    seen = [reads.revision_of([exercise.pk]), reads.revision_of_all(cast.partnership)]
    give(exercise, ["agree"])
    seen += [reads.revision_of([exercise.pk]), reads.revision_of_all(cast.partnership)]
    close(exercise)
    seen += [reads.revision_of([exercise.pk]), reads.revision_of_all(cast.partnership)]
    assert len(set(seen)) == 6


def test_open_surveys_are_those_the_public_site_leads_to(cast: Cast, make_exercise: MakeExercise) -> None:
    listed = make_exercise(title="For everybody", listed=True)
    make_exercise(title="By link only")
    make_exercise(title="Not open to all", open_to_all=False, listed=True)
    make_exercise(title="Elsewhere", listed=True, elsewhere=True)
    assert reads.open_surveys(cast.partnership, dt.date(2017, 10, 9)) == [listed]
    assert reads.open_surveys(cast.partnership, dt.date(2017, 11, 9)) == []


def test_a_pulse_gives_each_question_in_its_order(make_exercise: MakeExercise) -> None:
    exercise = make_exercise(mode=Mode.NAMED)
    give(exercise, ["agree"], toolkit="yes")
    found = reads.pulse_counts([exercise.pk])[exercise.pk]
    texts = ["Which agency do you work for?", "It will change my practice", "Have you used the toolkit?"]
    assert [text for text, _ in found][:3] == texts
    assert [count.positive for _, count in found][1:3] == [1, 1]
