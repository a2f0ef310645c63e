"""Rows of the room for its tests, each with what it needs to be believed; written straight to the tables."""

import datetime as dt
from typing import Any

from django.utils import timezone

from sightline.people.models import Partnership
from sightline.questions.actions import create_from_document, give_answers
from sightline.questions.models import Exercise, Instrument, Question
from sightline.questions.rules.asking import Answer
from sightline.questions.rules.bank import BANK
from sightline.training.models import Booking, Course, Session
from sightline.training.rules.kinds import Workforce
from sightline.training.rules.states import BookingState, SessionState

TODAY = dt.date(2018, 1, 15)
NOON = dt.datetime(2018, 1, 15, 12, tzinfo=dt.UTC)


def course_of(partnership: Partnership, title: str = "Neglect: seeing it early", **fields: Any) -> Course:
    """A course; the same one where it stands already."""
    usual = {"aims": "Know neglect when you see it.", "workforces": [Workforce.CHILDREN.value], "length": "Half a day"}
    return Course.objects.get_or_create(partnership=partnership, title=title, defaults=usual | fields)[0]


def session_of(course: Course, day: dt.date = dt.date(2018, 2, 13), **fields: Any) -> Session:
    starts = timezone.make_aware(dt.datetime.combine(day, dt.time(9, 30)))
    usual = {
        "starts_at": starts,
        "ends_at": starts + dt.timedelta(hours=3),
        "place": "Town Hall, room 2",
        "capacity": 20,
        "trainer": "Mara Finch",
        "state": SessionState.OPEN,
    }
    return Session.objects.create(partnership=course.partnership, course=course, **usual | fields)


def booking_of(session: Session, name: str = "Kim Dale", **fields: Any) -> Booking:
    usual = {
        "email": f"{name.split()[0].lower()}@school.example",
        "agency_words": "Hill School",
        "workforce": Workforce.CHILDREN,
        "state": BookingState.BOOKED,
        "asked_at": NOON,
        "proved_at": NOON,
    }
    return Booking.objects.create(partnership=session.partnership, session=session, name=name, **usual | fields)


def evaluated(cast: Any, course: Course, mode: str = "named", **stages: str) -> Course:
    """The course with questionnaires of the bank at stages: `after="coercive_control"`."""
    for stage, key in stages.items():
        name = BANK[key].document["name"]
        made = Instrument.objects.filter(partnership=cast.partnership, name=name).first()
        made = made or create_from_document(
            by=cast.business_manager, partnership=cast.partnership, document=BANK[key].document, bank=True
        )
        setattr(course, stage, made)
    course.evaluation = mode
    course.save()
    return course


def question_of(cast: Any, bank_key: str) -> Question:
    return Question.objects.get(partnership=cast.partnership, bank_key=bank_key)


def answer(exercise: Exercise, chosen: dict[str, str], invite: Any = None, groups: Any = None) -> None:
    """Somebody's answers, by what the bank calls the questions; the others stay empty."""
    asked = {one.question.bank_key: one.pk for one in exercise.version.asked.select_related("question")}
    given = [Answer(asked_id=asked[key], option=option) for key, option in chosen.items()]
    give_answers(exercise=exercise, answers=given, invite=invite, groups=groups)
