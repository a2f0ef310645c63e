"""A process killed in the middle of what the rooms of practice write: booking, attending, answering, closing, storing
a document, publishing and confirming it. As in `tests/test_killed.py`: nothing is half done, and done again it works
once."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest

from sightline.governance.actions import publish_plan
from sightline.kit import clock
from sightline.library import actions as library
from sightline.library.models import Edition, Receipt, Recipient
from sightline.people.models import Person
from sightline.plan.models import Plan
from sightline.plan.rules.errors import NotYet
from sightline.questions import actions as questions
from sightline.questions.models import Exercise, Invite
from sightline.questions.rules.asking import Answer
from sightline.questions.rules.errors import AnsweredAlready
from sightline.questions.rules.kinds import Audience, Mode
from sightline.trail.rules import Program
from sightline.training import actions as training
from sightline.training.actions.booking import Booker
from sightline.training.models import Booking, Session
from tests.cast import Cast
from tests.files.programs import word_with_macros
from tests.governance.made import action_of
from tests.library import made as shelf
from tests.questions.made import instrument, version_of
from tests.test_killed import BEFORE, is_killed_and_done
from tests.training.made import booking_of, course_of, session_of

TODAY = BEFORE.date()
KEY = uuid.UUID("11111111-2222-3333-4444-555555555555")


def _person(key: str) -> Person:
    return Person.objects.get(email=f"{key}@northmere.example")


def _once(found: Any, act: Callable[[], object]) -> object:
    """What is refused once it was done; what may be done twice is looked at once."""
    if found.exists():
        raise NotYet(["It is done."])
    return act()


# --- training ---


def _book() -> object:
    booker = Booker(name="Kim Dale", email="kim@school.example", workforce="children", agency_words="Hill School")
    by = Program("The public site")
    return _once(Booking.objects, lambda: training.ask_for_seat(by=by, session=Session.objects.get(), booker=booker))


def _close_attendance() -> object:
    return training.close_attendance(by=_person("support"), session=Session.objects.get())


def _attended(cast: Cast) -> None:
    session = session_of(course_of(cast.partnership), TODAY)
    booking_of(session, state="attended")


# --- questions ---


def _asked(cast: Cast) -> Exercise:
    exercise = questions.create_exercise(
        by=cast.analyst,
        partnership=cast.partnership,
        version=version_of(instrument(cast)),
        title="What families say",
        mode=Mode.ANONYMOUS,
        audience=Audience.PROFESSIONALS,
        opens_on=TODAY,
        closes_on=TODAY,
        open_to_all=True,
        reader=cast.analyst,
    )
    questions.open_exercise(by=cast.analyst, exercise=exercise)
    return exercise


def _answers(exercise: Exercise) -> list[Answer]:
    return [Answer(one.pk, option=one.options[0]["key"]) for one in exercise.version.asked.all() if one.options]


def _answered(cast: Cast) -> None:
    exercise = _asked(cast)
    questions.invite(by=cast.analyst, exercise=exercise, invitees=[questions.Invitee(address="a@home.example")])
    for invite in (Invite.objects.get(), *[None] * 11):
        questions.give_answers(exercise=exercise, answers=_answers(exercise), invite=invite)


def _answer() -> object:
    exercise = Exercise.objects.get()
    try:
        return questions.give_answers(exercise=exercise, answers=_answers(exercise), key=KEY)
    except AnsweredAlready as already:
        raise NotYet(["It is answered."]) from already


def _close() -> object:
    return questions.close_exercise(by=_person("analyst"), exercise=Exercise.objects.get())


# --- the library ---


def _file() -> object:
    return library.add_file(
        by=_person("support"),
        edition=Edition.objects.get(),
        name="form.docm",
        content=word_with_macros(),
        without_programs=True,
    )


def _publish() -> object:
    edition, review_on = Edition.objects.get(), dt.date(2019, 1, 15)
    return library.publish_edition(by=_person("business_manager"), edition=edition, review_on=review_on)


def _confirm() -> object:
    recipient = Recipient.objects.get(body__short_name="Council")
    return _once(
        Receipt.objects,
        lambda: library.give_receipt(
            by=_person("support"),
            recipient=recipient,
            cascaded=True,
            staff=20,
            reached=19,
            how="Meetings.",
            cascaded_by="Mara",
        ),
    )


# --- the public site ---


def _publish_plan() -> object:
    return publish_plan(by=_person("business_manager"), plan=Plan.objects.get(), meeting="Board, 10 January 2018")


STEPS: dict[str, tuple[Callable[[Cast], Any], Callable[[], Any]]] = {
    "asking for a seat": (lambda cast: session_of(course_of(cast.partnership)), _book),
    "closing the register": (_attended, _close_attendance),
    "answering": (_asked, _answer),
    "closing an anonymous survey": (_answered, _close),
    "storing a copy without macros": (shelf.draft_of, _file),
    "publishing an edition": (shelf.approved_of, _publish),
    "confirming": (shelf.cascade_of, _confirm),
    "publishing the plan": (action_of, _publish_plan),
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("name", STEPS)
def test_a_step_that_is_killed_has_done_nothing_and_is_done_again(name: str, settings, tmp_path, cast: Cast) -> None:
    settings.MEDIA_ROOT = tmp_path
    ready, done = STEPS[name]
    with clock.standing_on(BEFORE):
        ready(cast)
    is_killed_and_done(done, cast)
