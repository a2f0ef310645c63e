"""The public site of the benchmark: open, with last quarter's progress published."""

from __future__ import annotations

from sightline.governance.actions import publish_progress
from sightline.kit import clock
from sightline.people import actions as people
from sightline.people.models import Person
from sightline.plan.models import Plan
from sightline.progress.rules.states import CycleState

WORRIED = (
    {"who": "Children’s services", "number": "01632 960 101", "when": "Monday to Friday, 9am to 5pm"},
    {"who": "Out of hours", "number": "01632 960 102", "when": "nights and weekends"},
)


def opened(plan: Plan, manager: Person) -> None:
    """Opens the site of the plan's partnership and publishes how the plan stood when its last round closed."""
    people.edit_site(
        by=manager,
        partnership=plan.partnership,
        introduction="We bring together the agencies that keep children safe.\n\nHere is what we promised.",
        worried=WORRIED,
        contact="board@bench.example",
        privacy_notice="",
    )
    people.open_site(by=manager, partnership=plan.partnership, since=clock.today())
    last = plan.cycles.filter(state=CycleState.CLOSED).order_by("number").last()
    publish_progress(by=manager, cycle=last, meeting="Executive")
