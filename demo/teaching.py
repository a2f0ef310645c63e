"""Playing the year's training: needs, courses, sessions, who came, what they said. By the product's own actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

from django.utils import timezone

from demo.playing import CLOCK, Event, Island
from demo.year import training as told
from demo.year.instruments import instrument_of, question_of
from demo.year.telling import on
from sightline.kit import clock
from sightline.people.actions import create_set
from sightline.people.models import Set, SetMember
from sightline.plan.rules.errors import NotYet
from sightline.questions import actions as questions
from sightline.questions.models import Asked, Exercise, Invite
from sightline.questions.rules.asking import Answer
from sightline.questions.rules.kinds import CHOSEN, NO_ANSWERS, ExerciseState
from sightline.training import actions
from sightline.training.actions.attendance import Line
from sightline.training.actions.booking import Booker
from sightline.training.actions.telling import SOMEBODY
from sightline.training.models import Course, Need, Session, SessionExercise, Terms
from sightline.training.rules.states import BookingState, SessionState

_FIRST = [
    "Alice", "Ben", "Carys", "Dev", "Edith", "Farid", "Greta", "Hamza", "Isla", "Joel", "Kath", "Leon",
    "Mina", "Noor", "Oscar", "Poppy", "Quinn", "Rosa", "Stan", "Tess", "Uma", "Vic", "Wren", "Yusuf",
    "Zara",
]  # fmt: skip
_LAST = [
    "Abbott", "Barlow", "Croft", "Dunne", "Ellery", "Finch", "Garrod", "Hythe", "Ingram", "Jessop", "Kember", "Lowe",
    "Marsden", "Nye", "Orme", "Penrose", "Rudd", "Sedge", "Thorpe", "Unwin", "Vance", "Weir", "Yardley",
]  # fmt: skip
_SCHOOLS = ("Marram High", "Northshore School", "St Bride’s School", "Ferry Road Primary", "Little Gulls Nursery")
# In which agencies people of each workforce work: keys of the cast, or a school's own words.
_AGENCIES = {
    told.CHILDREN: ("csc", "trust", "police", *_SCHOOLS, "voluntary", "csc", "trust", "ph"),
    told.ADULTS: ("trust", "probation", "council", "voluntary", "police", "trust"),
}
SIGNED_BY = "Linda Frayne, training manager"
CONTACT = "training@marram.example"


def training(island: Island) -> list[Event]:
    """The year's training on its days; each station plays those that are due."""
    sessions = [*told.SESSIONS, *told.PLAYS]
    events = [
        Event(on(10, 5), "terms of booking", partial(_terms, island)),
        Event(told.NEEDS_DAY, "needs analysis", partial(_needs, island), 14),
        Event(told.SCHOOLS_DAY, "list of schools", partial(_schools, island)),
        *(Event(one.made, f"course {one.key}", partial(_course, island, one), 10) for one in told.COURSES),
    ]
    for one in sessions:
        events += _of_session(island, one)
    return events


def _of_session(island: Island, one: told.Session) -> Iterator[Event]:
    name = f"{one.course} of {one.day:%-d %B}"
    yield Event(one.planned, f"{name} planned", partial(_plan, island, one), 11)
    if one.moved_on:
        yield Event(one.moved_on, f"{name} moved", partial(_move, island, one))
    if one.booked_on:
        yield Event(one.booked_on, f"{name} booked", partial(_book, island, one))
    if any(said.stage == "before" for said in one.said):
        yield Event(one.day - dt.timedelta(days=7), f"{name} asked before", partial(_ask, island, one, "before"), 7)
    yield Event(one.day, f"{name} held", partial(_hold, island, one), one.hours[1].hour + 1)
    for said in one.said:
        if said.stage == "later":
            yield Event(said.day, f"{name} asked later", partial(_ask, island, one, "later"), 7)
        yield Event(said.day, f"{name}: {said.stage}", partial(_say, island, one, said), one.hours[1].hour + 2)
    ends = {said.day for said in one.said if said.stage == "later"} | {one.day}
    for day in sorted(ends):
        yield Event(day + dt.timedelta(days=30), f"{name}: evaluation closed", partial(_close, island, one), 6)
    if one.note:
        yield Event(one.day + dt.timedelta(days=1), f"{name}: observed", partial(_note, island, one))


def _terms(island: Island) -> None:
    if not Terms.objects.filter(partnership=island.partnership).exists():
        actions.set_terms(
            by=island.person("linda"), partnership=island.partnership, contact=CONTACT, signed_by=SIGNED_BY
        )


def _course(island: Island, one: told.Course) -> None:
    """The course; its questionnaires and promises as soon as they are there."""
    if Course.objects.filter(partnership=island.partnership, title=one.title).exists():
        return
    course = actions.create_course(
        by=island.person("linda"),
        partnership=island.partnership,
        title=one.title,
        aims=one.aims,
        workforces=one.workforces,
        who=one.who,
        length=one.length,
        statement=one.statement,
        action=island.action(one.action),
        listed=told.SCHOOLS not in one.workforces,
    )
    _meet(island, one.key, course)


def _meet(island: Island, key: str, course: Course) -> None:
    """Says which needs of the year, where they are entered already, the course meets."""
    for told_of in told.NEEDS:
        need = Need.objects.filter(partnership=island.partnership, year=2017, text=told_of.text).first()
        if need and key in told_of.courses:
            actions.edit_need(
                by=island.person("linda"),
                need=need,
                revision=need.revision,
                text=need.text,
                workforces=need.workforces,
                evidence=need.evidence,
                courses=[*need.courses.all(), course],
            )


def _evaluated(island: Island, one: told.Course) -> Course:
    """The course with its evaluation, which is chosen before its first session that is evaluated."""
    course = Course.objects.get(partnership=island.partnership, title=one.title)
    if not one.evaluation or course.evaluation:
        return course
    by = island.person("linda")
    stages = {stage: instrument_of(island.partnership, key) for stage, key in one.stages.items()}
    course = actions.edit_course(by=by, course=course, revision=course.revision, evaluation=one.evaluation, **stages)
    for promise in one.promises:
        question = question_of(island.partnership, promise.question)
        actions.promise(
            by=by,
            course=course,
            text=promise.text,
            question=question,
            reading=promise.reading,
            comparator=promise.comparator,
            share=promise.share,
        )
    return course


def _needs(island: Island) -> None:
    if Need.objects.filter(partnership=island.partnership).exists():
        return
    titles = {one.key: one.title for one in told.COURSES}
    for need in told.NEEDS:
        wanted = [titles[key] for key in need.courses]
        actions.enter_need(
            by=island.person("linda"),
            partnership=island.partnership,
            year=2017,
            text=need.text,
            workforces=need.workforces,
            evidence=need.evidence,
            courses=list(Course.objects.filter(partnership=island.partnership, title__in=wanted)),
        )


def _schools(island: Island) -> None:
    if not Set.objects.filter(partnership=island.partnership, name=told.SCHOOLS_LIST).exists():
        create_set(
            by=island.person("linda"),
            partnership=island.partnership,
            name=told.SCHOOLS_LIST,
            year=2017,
            labels=told.SCHOOLS_LISTED,
        )


def _course_of(one: told.Session) -> told.Course:
    return next(course for course in told.COURSES if course.key == one.course)


def _session(island: Island, one: told.Session) -> Session:
    """The session as it stands. Raises NotYet where there is none: somebody has cancelled it, or never planned it."""
    starts = timezone.make_aware(dt.datetime.combine(one.day, one.hours[0]))
    found = Session.objects.filter(
        partnership=island.partnership, course__title=_course_of(one).title, starts_at=starts
    ).exclude(state=SessionState.CANCELLED)
    session = found.select_related("course", "partnership").first()
    if session is None:
        raise NotYet([f"There is no session of {one.course} on {one.day}."])
    return session


def _plan(island: Island, one: told.Session) -> None:
    day = one.first_day or one.day
    course = Course.objects.get(partnership=island.partnership, title=_course_of(one).title)
    starts = timezone.make_aware(dt.datetime.combine(day, one.hours[0]))
    if course.sessions.filter(starts_at=starts).exists():
        return
    actions.plan_sessions(
        by=island.person("linda"),
        course=course,
        days=[day],
        starts=one.hours[0],
        ends=one.hours[1],
        place=one.place,
        capacity=one.seats,
        trainer=one.trainer,
        cost="Free for the board’s agencies" if one.seats else "",
        opened=bool(one.seats),
    )


def _move(island: Island, one: told.Session) -> None:
    first = timezone.make_aware(dt.datetime.combine(one.first_day, one.hours[0]))
    session = Session.objects.filter(course__title=_course_of(one).title, starts_at=first).first()
    if session:
        actions.edit_session(
            by=island.person("linda"),
            session=session,
            revision=session.revision,
            starts_at=timezone.make_aware(dt.datetime.combine(one.day, one.hours[0])),
            ends_at=timezone.make_aware(dt.datetime.combine(one.day, one.hours[1])),
        )


def _people(island: Island, one: told.Session) -> Iterator[Booker]:
    """Whoever comes to a session, made up: the same people each time it is played, others at each session."""
    seed = one.day.toordinal()
    number = 0
    groups = dict(one.came)
    first = next(iter(groups))
    groups[first] += one.absent
    for workforce, count in groups.items():
        for _ in range(count):
            given = _FIRST[(seed * 7 + number * 3) % len(_FIRST)]
            family = _LAST[(seed * 5 + number * 11 + number // len(_LAST)) % len(_LAST)]
            agency = _AGENCIES[workforce][(seed + number * 5) % len(_AGENCIES[workforce])]
            body = island.body(agency) if agency not in _SCHOOLS else None
            where = "school" if body is None else agency
            yield Booker(
                name=f"{given} {family}",
                email=f"{given}.{family}.{number}@{where}.marram.example".lower(),
                workforce=workforce,
                agency=body,
                agency_words="" if body else agency,
            )
            number += 1


def _book(island: Island, one: told.Session) -> None:
    """Bookings that stand when a visitor comes: most entered by the coordinator, the waiting by themselves."""
    session = _session(island, one)
    if session.bookings.exists():
        return
    people = list(_people(island, one))
    for booker in people[: one.booked]:
        actions.enter_booking(by=island.person("linda"), session=session, booker=booker)
    for n in range(one.waiting):
        waits = Booker(
            name=f"{_FIRST[n * 4 + 1]} {_LAST[n * 6 + 2]}",
            email=f"waiting{n}@school.marram.example",
            workforce=told.CHILDREN,
            agency_words=_SCHOOLS[n],
        )
        actions.ask_for_seat(by=SOMEBODY, session=session, booker=waits)
        actions.confirm_booking(by=SOMEBODY, booking=session.bookings.get(email=waits.email))


def _hold(island: Island, one: told.Session) -> None:
    """Who came, from the register; then the attendance is closed, and the evaluation goes out."""
    session = _session(island, one)
    if session.state == SessionState.HELD:
        return
    by = island.person("linda")
    if one.said:
        _evaluated(island, _course_of(one))
    if one.came:
        known = {booking.email: booking for booking in session.bookings.all()}
        standing = {BookingState.BOOKED, BookingState.APPROVAL}
        people = list(_people(island, one))
        listed = one.absent + next(iter(one.came.values()))  # those absent are of the first workforce
        every = max(1, listed // max(1, one.absent))
        away = {booker.email for booker in people[:listed:every][: one.absent]}
        here = [booking.pk for booking in known.values() if booking.state in standing and booking.email not in away]
        lines = [
            Line(
                name=booker.name,
                workforce=booker.workforce,
                came=booker.email not in away,
                email=booker.email,
                agency=booker.agency,
                agency_words=booker.agency_words,
            )
            for booker in people
            if booker.email not in known
        ]
        if lines:
            actions.enter_register(by=by, session=session, lines=lines)
            fresh = session.bookings.filter(state=BookingState.ATTENDED)
            here += list(fresh.values_list("pk", flat=True))
        actions.tick_present(by=by, session=session, here=here)
    actions.close_attendance(by=by, session=session, counted=one.counted)
    if one.reached:
        label, pupils = one.reached
        member = SetMember.objects.get(set__partnership=island.partnership, set__name=told.SCHOOLS_LIST, label=label)
        actions.say_reached(by=by, session=session, members={member: pupils})


def _ask(island: Island, one: told.Session, stage: str) -> None:
    session = _session(island, one)
    _evaluated(island, _course_of(one))
    actions.ask_stage(by=CLOCK, session=session, stage=stage)


def _say(island: Island, one: told.Session, said: told.Said) -> None:
    """The answers of a stage, once: a station played again finds them there."""
    session = _session(island, one)
    asked = SessionExercise.objects.filter(session=session, stage=said.stage).select_related("exercise__version")
    found = asked.first()
    if found is None or found.exercise.answered or found.exercise.state != ExerciseState.OPEN:
        raise NotYet(["It was not asked, or was answered."])
    exercise = found.exercise
    invites: list[Invite | None] = sorted(Invite.objects.filter(exercise=exercise), key=_turn)[: said.answered]
    if not invites:
        invites = [None] * said.answered
    put = list(exercise.version.asked.select_related("question").order_by("section__position", "position"))
    for n, invite in enumerate(invites):
        answers = list(_answers(put, n, said, invite))
        questions.give_answers(exercise=exercise, answers=answers, invite=invite)


def _turn(invite: Invite) -> tuple[int, int]:
    """Whose turn it is to answer: of each workforce some, before and after largely the same people."""
    number = int(invite.subject or invite.pk)
    return number * 37 % 101, number


def _answers(put: Iterable[Asked], n: int, said: told.Said, invite: Invite | None) -> Iterator[Answer]:
    """What respondent number `n` answers: to what was told of as told, to the rest as most people would."""
    for place, one in enumerate(put):
        if one.kind not in CHOSEN or one.condition or (not one.positive and one.splits):
            continue
        keys = [option["key"] for option in one.options if option["key"] not in NO_ANSWERS]
        if one.question.bank_key in told.PAIRED and invite is not None:
            yield Answer(asked_id=one.pk, option=keys[_place(one.question.bank_key, n, said, invite)])
            continue
        positive = said.positive.get(one.question.bank_key, said.answered - said.answered // 8)
        # Another tenth is doubtful at each question, so that nobody doubts everything.
        is_positive = (n + place * 5) % said.answered < positive
        chosen = [key for key in keys if (key in one.positive) == is_positive] or keys
        yield Answer(asked_id=one.pk, option=chosen[(n + place) % len(chosen) if is_positive else 0])


def _place(bank_key: str, n: int, said: told.Said, invite: Invite) -> int:
    """Where on a scale of five somebody stands: low before; higher after, but for as many as was told."""
    before = 1 + int(invite.subject) % 2
    if said.stage == "before" or 3 <= n < 3 + said.same.get(bank_key, 0):
        return before
    return before + 1 + n % 2


def _note(island: Island, one: told.Session) -> None:
    who, strengths, to_improve = one.note
    by, session = island.person(who), _session(island, one)
    if not session.notes.filter(observer=by).exists():
        actions.write_note(by=by, session=session, strengths=strengths, to_improve=to_improve)


def _close(island: Island, one: told.Session) -> None:
    """As the clock does once the last day of an evaluation is over."""
    over = Exercise.objects.filter(
        pk__in=SessionExercise.objects.filter(session=_session(island, one)).values("exercise"),
        state=ExerciseState.OPEN,
        closes_on__lt=clock.today(),
    )
    for exercise in over:
        questions.close_exercise(by=CLOCK, exercise=exercise)
