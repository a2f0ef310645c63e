"""Those who came are asked by their bookings, at their time; and what they say is judged against what was promised."""

import datetime as dt

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sightline.plan.rules.errors import NotYet
from sightline.post.models import Outbox
from sightline.questions.actions import close_exercise
from sightline.questions.models import Exercise, Invite, Return
from sightline.questions.rules.judging import Verdict
from sightline.training import actions, jobs
from sightline.training.models import Promise, SessionExercise
from sightline.training.reads import evaluation, evaluations
from sightline.training.rules.kinds import Reading
from tests.training.made import NOON, answer, booking_of, course_of, evaluated, question_of, session_of

pytestmark = pytest.mark.django_db
PAST = dt.date(2018, 1, 12)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def promised(cast, course, key="eval.impact", **fields):
    return Promise.objects.create(
        partnership=cast.partnership, course=course, text=f"Over 90%: {key}", question=question_of(cast, key), **fields
    )


def held(cast, course, came, *, day=PAST, absent=0, workforce="children", **fields):
    session = session_of(course, day, **fields)
    for n in range(came + absent):
        booking_of(
            session, f"P{n:03} {workforce}", email=f"p{n}.{workforce}.{session.pk}@school.example",
            state="attended" if n < came else "booked", workforce=workforce,
        )  # fmt: skip
    return session


def say(session, stage, chosen, first=0, last=None):
    """The invited of a stage answer alike."""
    one = SessionExercise.objects.get(session=session, stage=stage)
    for invite in list(Invite.objects.filter(exercise=one.exercise).order_by("pk"))[first:last]:
        answer(one.exercise, chosen, invite=invite)
    return one.exercise


def test_closing_attendance_invites_those_who_came_by_their_bookings_and_nobody_else(cast):
    course = evaluated(cast, course_of(cast.partnership), after="evaluation_after")
    session = held(cast, course, 3, absent=2)
    actions.close_attendance(by=cast.support, session=session)
    one = SessionExercise.objects.get()
    came = session.bookings.filter(state="attended")
    assert set(Invite.objects.values_list("subject", flat=True)) == {str(booking.pk) for booking in came}
    assert set(Outbox.objects.values_list("address", flat=True)) == set(came.values_list("email", flat=True))
    assert (one.exercise.state, one.exercise.mode, one.exercise.asked) == ("open", "named", 3)
    assert one.exercise.reader == cast.support
    actions.correct_attendance(
        by=cast.support, session=session, here=[came.first().pk], reason="Two had left before it began."
    )
    one.exercise.refresh_from_db()
    assert one.exercise.asked == 1


def test_whoever_did_not_come_after_all_is_asked_no_more_and_what_she_said_stays(cast):
    course = evaluated(cast, course_of(cast.partnership), after="evaluation_after")
    session = held(cast, course, 3, absent=1)
    actions.close_attendance(by=cast.support, session=session)
    say(session, "after", {"eval.impact": "agree"}, last=1)
    first, second, third = session.bookings.filter(state="attended").order_by("pk")
    absent = session.bookings.get(state="absent")
    here = [first.pk, absent.pk]
    actions.correct_attendance(by=cast.support, session=session, here=here, reason="Signed for one another.")
    asked = set(Invite.objects.values_list("subject", "spent"))
    assert asked == {(str(first.pk), True), (str(absent.pk), False)}
    assert Return.objects.count() == 1
    actions.correct_attendance(by=cast.support, session=session, here=[absent.pk], reason="She had left.")
    assert (str(first.pk), True) in set(Invite.objects.values_list("subject", "spent"))
    assert not Invite.objects.filter(subject__in=[str(second.pk), str(third.pk)]).exists()


def test_an_anonymous_evaluation_keeps_no_way_to_a_booking(cast):
    course = evaluated(cast, course_of(cast.partnership), "anonymous", after="evaluation_after")
    session = held(cast, course, 12)
    actions.close_attendance(by=cast.support, session=session)
    say(session, "after", {"eval.impact": "agree"})
    assert set(Invite.objects.values_list("subject", flat=True)) == {""}
    assert set(Return.objects.values_list("subject", "invite", "given_at")) == {("", None, None)}


def test_a_code_on_the_screen_invites_nobody_and_counts_those_who_attended(cast):
    course = evaluated(cast, course_of(cast.partnership), "anonymous", after="online_safety")
    session = held(cast, course, 2, state="planned", capacity=None)
    actions.open_on_screen(by=cast.support, session=session)
    with pytest.raises(NotYet, match="open already"):
        actions.open_on_screen(by=cast.support, session=session)
    actions.close_attendance(by=cast.support, session=session, counted=31)
    exercise = Exercise.objects.get()
    assert (len(exercise.code), exercise.asked, exercise.mode) == (6, 33, "anonymous")
    assert not Invite.objects.exists()


def test_a_code_is_for_anonymous_evaluations(cast):
    course = evaluated(cast, course_of(cast.partnership), after="evaluation_after")
    with pytest.raises(NotYet, match="for anonymous evaluations"):
        actions.open_on_screen(by=cast.support, session=session_of(course, PAST))


def test_the_clock_asks_before_later_and_managers_each_once(cast, clock):
    course = evaluated(
        cast, course_of(cast.partnership, asks_manager=True),
        before="evaluation_before", after="evaluation_after", later="evaluation_later", manager="evaluation_later",
    )  # fmt: skip
    session = session_of(course, dt.date(2018, 1, 20))
    booking = booking_of(session, "Ann A", manager_email="boss@school.example")
    jobs.ask_evaluations()
    booking_of(session, "Bo B")  # booked later: asked the next day
    jobs.ask_evaluations()
    assert sorted(Invite.objects.values_list("address", flat=True)) == ["ann@school.example", "bo@school.example"]
    clock.move_to(dt.datetime(2018, 1, 20, 17, tzinfo=dt.UTC))
    actions.tick_present(by=cast.support, session=session, here=[booking.pk])
    actions.close_attendance(by=cast.support, session=session)
    for day in (dt.datetime(2018, 4, 19, 7, tzinfo=dt.UTC), dt.datetime(2018, 4, 20, 7, tzinfo=dt.UTC)):
        clock.move_to(day)
        jobs.ask_evaluations()
        jobs.ask_evaluations()
    stages = list(SessionExercise.objects.order_by("pk").values_list("stage", flat=True))
    assert stages == ["before", "after", "later", "manager"]
    manager = Invite.objects.get(exercise=SessionExercise.objects.get(stage="manager").exercise)
    assert (manager.address, manager.subject) == ("boss@school.example", str(booking.pk))


def test_84_percent_of_101_of_120_is_not_over_90(cast):
    course = evaluated(cast, course_of(cast.partnership), after="evaluation_after")
    promised(cast, course)
    for day, came in ((PAST, 60), (dt.date(2018, 1, 10), 60)):
        session = held(cast, course, came, day=day, capacity=80)
        actions.close_attendance(by=cast.support, session=session)
        answers = 51 if came and day == PAST else 50
        say(session, "after", {"eval.impact": "agree"}, last=answers - 8)
        say(session, "after", {"eval.impact": "disagree"}, first=answers - 8, last=answers)
    (found,) = evaluation(course)
    assert (found.judged.positive, found.judged.answered, found.judged.asked) == (85, 101, 120)
    assert found.judged.state == Verdict.NOT_MET
    assert found.worst == "10 January 2018"
    assert [one.judged.answered for one in found.sessions] == [50, 51]
    (of_one,) = evaluation(course, session=session)
    assert of_one.judged.answered == 50
    assert evaluation(course, first=dt.date(2018, 1, 11), last=PAST)[0].judged.answered == 51


def test_19_of_20_answers_of_60_are_too_few(cast):
    course = evaluated(cast, course_of(cast.partnership), after="evaluation_after")
    promised(cast, course)
    session = held(cast, course, 60, capacity=60)
    actions.close_attendance(by=cast.support, session=session)
    say(session, "after", {"eval.impact": "strongly_agree"}, last=19)
    say(session, "after", {"eval.impact": "disagree"}, first=19, last=20)
    (found,) = evaluation(course)
    assert found.judged.state == Verdict.THIN
    assert found.judged.sentence.startswith("95% of 20 answers (20 of 60 answered)")


def test_two_workforces_are_told_apart(cast):
    course = evaluated(cast, course_of(cast.partnership, workforces=["children", "adults"]), after="joint_training")
    promised(cast, course, "joint.children")
    session = held(cast, course, 8)
    for n in range(6):
        booking_of(session, f"A{n} Adult", email=f"a{n}@care.example", state="attended", workforce="adults")
    actions.close_attendance(by=cast.support, session=session)
    required = {"joint.adults": "agree", "eval.impact": "agree"}
    say(session, "after", {"joint.children": "agree", **required}, last=8)
    say(session, "after", {"joint.children": "disagree", **required}, first=8)
    (found,) = evaluation(course)
    told = {name: (judged.positive, judged.answered, judged.asked) for name, judged in found.workforces}
    assert told == {"Children’s workforce": (8, 8, 8), "Adults’ workforce": (0, 6, 6)}


def test_better_or_at_the_top_both_times_of_the_pairs(cast, clock):
    course = evaluated(
        cast, course_of(cast.partnership), before="substance_misuse_before", after="substance_misuse_after"
    )
    promised(cast, course, "sm.confidence", reading=Reading.IMPROVED, share=50)
    session = session_of(course, dt.date(2018, 1, 20))
    people = [booking_of(session, f"P{n} P", email=f"p{n}@school.example") for n in range(6)]
    jobs.ask_evaluations()
    top, low = "very", "not_at_all"
    for n, said in enumerate([low, low, low, top, top]):
        say(session, "before", {"sm.confidence": said}, first=n, last=n + 1)
    clock.move_to(dt.datetime(2018, 1, 20, 17, tzinfo=dt.UTC))
    actions.tick_present(by=cast.support, session=session, here=[one.pk for one in people])
    actions.close_attendance(by=cast.support, session=session)
    required = {"sm.understanding_more": "agree", "sm.confidence_more": "agree", "eval.impact": "agree"}
    for n, said in enumerate([top, top, low, top, low, top]):  # better, better, the same, top twice, worse, no pair
        say(session, "after", {"sm.confidence": said, **required}, first=n, last=n + 1)
    (found,) = evaluation(course)
    assert (found.judged.positive, found.judged.answered, found.judged.asked) == (3, 5, 6)


def test_an_open_anonymous_evaluation_is_no_evidence_and_below_ten_nothing_is_shown(cast):
    course = evaluated(cast, course_of(cast.partnership), "anonymous", after="evaluation_after")
    promised(cast, course)
    session = held(cast, course, 9)
    actions.close_attendance(by=cast.support, session=session)
    exercise = say(session, "after", {"eval.impact": "agree"})
    (found,) = evaluation(course)
    assert (found.judged.state, found.judged.answered) == (Verdict.NO_EVIDENCE, 0)
    exercise.refresh_from_db()
    close_exercise(by=cast.support, exercise=exercise)
    (found,) = evaluation(course)
    assert (found.judged.state, found.judged.answered, found.sessions[0].judged.answered) == (Verdict.THIN, 0, 0)
    assert "Fewer than 10" in found.judged.sentence


def test_a_promise_without_a_question_or_an_answer_is_no_evidence(cast):
    course = evaluated(cast, course_of(cast.partnership), after="evaluation_after")
    Promise.objects.create(partnership=cast.partnership, course=course, text="It helps")
    promised(cast, course)
    assert [one.judged.state for one in evaluation(course)] == [Verdict.NO_EVIDENCE, Verdict.NO_EVIDENCE]


@pytest.mark.parametrize("rows", [3, 30])
def test_a_year_of_evaluations_costs_the_same_however_many_sessions_there_were(cast, rows):
    for n in range(3):
        course = evaluated(cast, course_of(cast.partnership, f"Course {n}"), after="evaluation_after")
        promised(cast, course)
    for n in range(rows):
        session = held(cast, course_of(cast.partnership, f"Course {n % 3}"), 1, day=PAST - dt.timedelta(days=n))
        actions.close_attendance(by=cast.support, session=session)
    with CaptureQueriesContext(connection) as asked:
        found = evaluations(cast.partnership, dt.date(2017, 4, 1), dt.date(2018, 3, 31))
    assert (len(found), sum(one.asks for one in found)) == (3, rows)
    assert len(asked) == 10
