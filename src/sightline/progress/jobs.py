"""What the room does by the clock."""

import datetime as dt
import logging

from sightline.kit import clock
from sightline.plan.rules.errors import NotYet
from sightline.post.schedule import daily
from sightline.progress import actions
from sightline.progress.models import Cycle
from sightline.progress.reads.rounds import cycles_to_open
from sightline.progress.rules.states import CycleState
from sightline.trail.rules import Program

logger = logging.getLogger(__name__)
BY = Program("The program, by the calendar")


@daily(at=dt.time(5, 0))
def open_rounds() -> None:
    """Rounds whose first day of asking has come are opened; of two of one plan the first."""
    opened: set[int] = set()
    for cycle in cycles_to_open(clock.today()):
        if cycle.plan_id in opened:
            continue
        try:
            actions.open_cycle(by=BY, cycle=cycle)
        except NotYet as refused:  # another worker, or the business manager, was first; or the clock has gone back
            logger.warning("A round was not opened: %s", refused)
            continue
        opened.add(cycle.plan_id)


@daily(at=dt.time(5, 15))
def refresh_asks() -> None:
    """Open rounds follow the plan: an approved change of owners, an action withdrawn from today."""
    for cycle in Cycle.objects.filter(state=CycleState.OPEN):
        actions.refresh_asks(by=BY, cycle=cycle)
