"""What the room does by the clock."""

from __future__ import annotations

import datetime as dt
import logging

from sightline.kit import clock
from sightline.plan.rules.errors import NotYet
from sightline.post.schedule import daily
from sightline.questions.rules import errors as questions
from sightline.training import actions
from sightline.training.reads.held import overdue, sessions_to_ask, sessions_to_forget, sessions_to_remind
from sightline.training.rules.dates import REMINDERS
from sightline.training.rules.kinds import Stage

logger = logging.getLogger(__name__)


def _pass_on() -> None:
    """Seats that were not confirmed or taken in time go to whoever waits longest."""
    for session in overdue(clock.now()):
        actions.pass_seats_on(session=session)


@daily(at=dt.time(7, 15))
def pass_seats_on_in_the_morning() -> None:
    """The first of three turns a day: an offer that ended goes on the same day."""
    _pass_on()


@daily(at=dt.time(12, 15))
def pass_seats_on_at_noon() -> None:
    """The second."""
    _pass_on()


@daily(at=dt.time(17, 15))
def pass_seats_on_in_the_evening() -> None:
    """The third."""
    _pass_on()


@daily(at=dt.time(7, 30))
def remind_of_sessions() -> None:
    """A week and a day before."""
    for session in sessions_to_remind(clock.now(), clock.now() + dt.timedelta(days=max(REMINDERS) + 1)):
        actions.remind_bookers(session=session)


@daily(at=dt.time(6, 30))
def ask_evaluations() -> None:
    """Those who are to come a week before, those who came three months later, and their managers then."""
    today = clock.today()
    for stage in (Stage.BEFORE, Stage.LATER, Stage.MANAGER):
        for session in sessions_to_ask(stage, today):
            try:
                actions.ask_stage(session=session, stage=stage)
            except (NotYet, questions.NotYet) as refused:  # a questionnaire that is not ready: the next day tries again
                logger.warning("Stage %s of session %s was not asked: %s", stage, session.pk, refused)


@daily(at=dt.time(3, 45))
def forget_bookers() -> None:
    """What is known of bookers goes: of those who never confirmed or cancelled soon, of the others after the months
    that the partnership set."""
    for session in sessions_to_forget(clock.now()):
        actions.forget_bookers(session=session)
