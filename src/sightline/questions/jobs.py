"""What the room does by the clock."""

import datetime as dt
import logging

from sightline.kit import clock
from sightline.post.schedule import daily
from sightline.questions import actions
from sightline.questions.models import Exercise
from sightline.questions.rules.anonymity import is_due
from sightline.questions.rules.errors import NotYet
from sightline.questions.rules.kinds import ExerciseState
from sightline.trail.rules import Program

logger = logging.getLogger(__name__)
BY = Program("The program, by the calendar")


@daily(at=dt.time(0, 15))
def open_and_close_exercises() -> None:
    """Each exercise is opened on its first day and closed once its last day is over."""
    today = clock.today()
    act = {ExerciseState.OPEN: actions.open_exercise, ExerciseState.CLOSED: actions.close_exercise}
    for exercise in Exercise.objects.exclude(state=ExerciseState.CLOSED).order_by("pk"):
        due = is_due(state=exercise.state, opens_on=exercise.opens_on, closes_on=exercise.closes_on, today=today)
        if due is None:
            continue
        try:
            act[due](by=BY, exercise=exercise)
        except NotYet as refused:  # nobody to read its words, or another worker was first
            logger.warning("A survey was not %s: %s", "opened" if due == ExerciseState.OPEN else "closed", refused)


@daily(at=dt.time(6, 0))
def remind_those_outside() -> None:
    """Whoever was invited at an address hears of it again, twice at most."""
    for exercise in Exercise.objects.filter(state=ExerciseState.OPEN).select_related("partnership").order_by("pk"):
        actions.remind_outside(exercise=exercise)


@daily(at=dt.time(3, 45))
def forget_addresses() -> None:
    """Whoever was invited at an address to something long closed is known by it no more."""
    actions.forget_addresses(today=clock.today())
