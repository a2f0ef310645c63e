"""Playing the year: each event is one of the product's own actions, done on its day by who would have done it.

Events are played in the order of their days, for the record knows no other. An event whose time has passed otherwise
(somebody clicked it already, or its thing has moved on) is left out: the year goes on with the data as it stands.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from zoneinfo import ZoneInfo

from django.db import transaction

from demo import cast
from demo.year import telling
from demo.year.telling import Answer
from sightline.kit import clock
from sightline.people.models import Body, Partnership, Person
from sightline.plan.models import Action, Milestone, Plan
from sightline.plan.rules.errors import NotYet
from sightline.post.actions import claim_message, record_sent
from sightline.progress import actions as progress
from sightline.progress.models import Ask, Cycle, Update
from sightline.progress.reads.rounds import sent_count
from sightline.progress.rules.said import Later, Met
from sightline.progress.rules.states import CycleState, UpdateState
from sightline.trail.actions import coming_via
from sightline.trail.rules import Program

logger = logging.getLogger(__name__)
LONDON = ZoneInfo("Europe/London")
MORNING = dt.datetime(2017, 1, 1, 9, tzinfo=LONDON)
STEP = dt.timedelta(minutes=4)  # between two things that happen on one day
CLOCK = Program("Sightline’s clock")


@dataclass(frozen=True)
class Event:
    """Something that happens on a day, from an hour of it; `name` is for whoever wonders why it did not."""

    day: dt.date
    name: str
    play: Callable[[], object]
    hour: int = 9  # people begin at nine


def play(events: Iterable[Event], *, until: dt.date) -> int:
    """Plays every event up to and with `until`, in the order of their days; how many happened."""
    happened = 0
    moment = MORNING
    for event in sorted((one for one in events if one.day <= until), key=lambda one: (one.day, one.hour)):
        moment = max(moment + STEP, dt.datetime.combine(event.day, dt.time(event.hour), LONDON))
        with clock.standing_on(moment), coming_via("demo"):
            try:
                with transaction.atomic():  # one wait for the disk an event, not one an answer
                    event.play()
                    _post_goes_out()
            except NotYet as why:
                logger.info("%s: left out. %s", event.name, why)
                continue
        happened += 1
    return happened


def _post_goes_out() -> None:
    """The island's mail went out when it was written: without this a year of it would go out on the visitor's day."""
    while (message := claim_message()) is not None:
        record_sent(message=message)


class Island:
    """The board as the year's telling names it: by keys of the cast and numbers of the plan."""

    def __init__(self, partnership: Partnership) -> None:
        self.partnership = partnership

    @cached_property
    def plan(self) -> Plan:
        """The plan of 2017-18."""
        return Plan.objects.get(partnership=self.partnership, parent_action=None, year_start=dt.date(2017, 4, 1))

    @cached_property
    def _bodies(self) -> dict[str, Body]:
        names = {row.name: row.key for row in cast.BODIES}
        return {names[body.name]: body for body in Body.objects.filter(partnership=self.partnership, name__in=names)}

    def person(self, key: str) -> Person:
        return Person.objects.get(email=cast.address(key))

    def body(self, key: str) -> Body:
        return self._bodies[key]

    def action(self, number: str) -> Action:
        return Action.objects.get(plan=self.plan, number=number)

    def cycle(self, number: int) -> Cycle:
        return Cycle.objects.get(plan=self.plan, number=number)

    def ask(self, number: int, one: Answer) -> Ask:
        """What the body was asked in a round. Raises NotYet where it was not, or is no more."""
        found = Ask.objects.filter(
            cycle=self.cycle(number), action=self.action(one.action), body=self.body(one.body)
        ).first()
        if found is None:
            raise NotYet([f"{one.body} was not asked about {one.action}."])
        return found

    def milestone(self, action: str, label: str) -> Milestone:
        """The action's milestone of this label; the first of several, as for 3.2, whose two dates are both "Q4"."""
        return self.action(action).milestones.filter(label=label)[0]


def round_opens(island: Island, number: int, day: dt.date) -> Event:
    """The clock opens a round, as it does every night for rounds whose day has come."""

    def opened() -> None:
        cycle = island.cycle(number)
        if cycle.state == CycleState.PLANNED:
            progress.open_cycle(by=CLOCK, cycle=cycle)

    return Event(day, f"round {number} opens", opened)


def answers(island: Island, number: int, told: Iterable[Answer]) -> list[Event]:
    """What owners say in a round: sent, returned and agreed, each on its day."""
    events = []
    for one in told:
        events.append(Event(one.day, f"{one.action} by {one.body}", _given(island, number, one)))
        if one.returned:
            events.append(Event(one.returned.day, f"{one.action} returned", _returned(island, number, one)))
        if one.agreed:
            events.append(Event(one.agreed.day, f"{one.action} agreed", _agreed(island, number, one)))
    return events


def round_closes(island: Island, number: int, day: dt.date) -> Event:
    """The business manager closes a round; what nobody agreed she agrees for the body, and it is marked so."""

    def closed() -> None:
        cycle = island.cycle(number)
        manager = island.person("dana")
        unsettled = Update.objects.filter(ask__cycle=cycle)
        sent = unsettled.filter(state=UpdateState.SUBMITTED).exclude(submitted_by=manager)
        left = unsettled.filter(state=UpdateState.RETURNED) | unsettled.filter(
            state=UpdateState.SUBMITTED, submitted_by=manager
        )
        progress.close_cycle(
            by=manager,
            cycle=cycle,
            agree=[(one.pk, one.version) for one in sent],
            leave=[(one.pk, one.version) for one in left],
        )

    return Event(day, f"round {number} closes", closed)


def _given(island: Island, number: int, one: Answer) -> Callable[[], None]:
    def given() -> None:
        ask = island.ask(number, one)
        said = ask.updates.filter(state__in=(UpdateState.SUBMITTED, UpdateState.AGREED))
        if said.filter(done=one.done).exists() if one.again else said.exists():
            raise NotYet(["Somebody has answered already."])
        progress.submit_update(
            by=island.person(one.by),
            ask=ask,
            seen=sent_count(ask),
            done=one.done,
            difference=one.difference,
            coming=one.coming,
            claim=one.claim,
            met=[_met(island, one, met) for met in one.met],
            later_dates=[
                Later(island.milestone(one.action, late.label).pk, late.becomes, late.reason) for late in one.later
            ],
            good_practice=one.good_practice,
        )

    return given


def _met(island: Island, one: Answer, met: telling.Met) -> Met:
    milestone = island.milestone(one.action, met.label)
    occurrence = milestone.occurrences.get(due=met.occurrence).pk if met.occurrence else None
    return Met(milestone.pk, occurrence, met.day)


def _standing(island: Island, number: int, one: Answer) -> Update:
    found = Update.objects.filter(ask=island.ask(number, one), state=UpdateState.SUBMITTED).last()
    if found is None:
        raise NotYet(["There is nothing to agree."])
    return found


def _returned(island: Island, number: int, one: Answer) -> Callable[[], None]:
    def returned() -> None:
        update = _standing(island, number, one)
        progress.return_update(
            by=island.person(one.returned.by), update=update, version=update.version, why=one.returned.why
        )

    return returned


def _agreed(island: Island, number: int, one: Answer) -> Callable[[], None]:
    def agreed() -> None:
        update = _standing(island, number, one)
        progress.agree_update(by=island.person(one.agreed.by), update=update, version=update.version)

    return agreed
