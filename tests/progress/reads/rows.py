"""A plan with two rounds and answers, straight in the tables: what is read is tested apart from what writes it."""

import datetime as dt
from zoneinfo import ZoneInfo

from sightline.people.models import Person
from sightline.plan.actions import adopt_plan, create_from_format
from sightline.plan.models import Action, Milestone, Plan
from sightline.progress.models import Ask, Cycle, Said, Update, Version
from sightline.progress.rules.states import AgreedAs, CycleState, UpdateState
from tests.cast import Cast
from tests.plan.conftest import bodies_of
from tests.plan.documents import small_plan

LONDON = ZoneInfo("Europe/London")
Q2, Q3 = 2, 3


def at(day: dt.date, hour: int = 12) -> dt.datetime:
    """A moment of the day in the United Kingdom."""
    return dt.datetime.combine(day, dt.time(hour), tzinfo=LONDON)


def plan_with_rounds(cast: Cast, actions: int = 3) -> Plan:
    """An adopted plan; quarter 2 closed on 24 October 2017, quarter 3 opened on 25 December; all asked in both."""
    made = create_from_format(
        by=cast.business_manager,
        partnership=cast.partnership,
        document=small_plan(actions),
        bodies=bodies_of(cast),
    )
    plan = adopt_plan(
        by=cast.business_manager, plan=made, adopted_on=dt.date(2017, 5, 24), meeting="Board, 24 May 2017"
    )
    second = Cycle.objects.create(
        partnership=cast.partnership,
        plan=plan,
        number=Q2,
        starts_on=dt.date(2017, 7, 1),
        ends_on=dt.date(2017, 9, 30),
        asks_on=dt.date(2017, 9, 24),
        due_on=dt.date(2017, 10, 13),
        closes_on=dt.date(2017, 10, 20),
        state=CycleState.CLOSED,
        opened_on=dt.date(2017, 9, 25),
        closed_on=dt.date(2017, 10, 24),
        closed_by=cast.business_manager,
    )
    third = Cycle.objects.create(
        partnership=cast.partnership,
        plan=plan,
        number=Q3,
        starts_on=dt.date(2017, 10, 1),
        ends_on=dt.date(2017, 12, 31),
        asks_on=dt.date(2017, 12, 25),
        due_on=dt.date(2018, 1, 15),
        closes_on=dt.date(2018, 1, 22),
        state=CycleState.OPEN,
        opened_on=dt.date(2017, 12, 25),
    )
    Ask.objects.bulk_create(
        Ask(
            partnership=cast.partnership,
            cycle=cycle,
            action=action,
            body=cast.bodies["subgroup"],
            answers=True,
            asked_on=cycle.opened_on,
        )
        for cycle in (second, third)
        for action in plan.actions.all()
    )
    return Plan.objects.select_related("partnership").get(pk=plan.pk)


def ask_of(action: Action, number: int) -> Ask:
    """The ask of the action in quarter `number`."""
    return Ask.objects.get(action=action, cycle__number=number)


def answer(
    ask: Ask,
    on: dt.date,
    by: Person,
    *,
    claim: str = "green",
    met: dict[Milestone, dt.date] | None = None,
    agreed_on: dt.date | None = None,
    **words: str,
) -> Update:
    """An update as `submit_update` stores it; with the next version of it where there is an unsettled one."""
    update = Update.objects.filter(ask=ask, state__in=[UpdateState.SUBMITTED, UpdateState.RETURNED]).first()
    update = update or Update(partnership_id=ask.partnership_id, ask=ask, version=0)
    update.version += 1
    update.state = UpdateState.AGREED if agreed_on else UpdateState.SUBMITTED
    update.claim, update.submitted_by, update.submitted_at = claim, by, at(on)
    update.done = words.get("done", f"What was done by {on}")
    update.difference = words.get("difference", "")
    update.coming = words.get("coming", "")
    update.good_practice = words.get("good_practice", "")
    update.decided_by = by if agreed_on else None
    update.decided_at = at(agreed_on) if agreed_on else None
    update.agreed_as = AgreedAs.CHAIR if agreed_on else ""
    update.save()
    update.said.all().delete()
    told = []
    for milestone, day in (met or {}).items():
        occurrence = milestone.occurrences.filter(due__lte=day + dt.timedelta(days=20)).last()
        Said.objects.create(
            partnership_id=ask.partnership_id,
            update=update,
            milestone=milestone,
            occurrence=occurrence,
            met_on=day,
        )
        due = occurrence.due if occurrence else milestone.due
        told.append({"milestone": str(milestone.uid), "due": due.isoformat(), "met_on": day.isoformat()})
    Version.objects.create(
        partnership_id=ask.partnership_id,
        update=update,
        number=update.version,
        document={
            "done": update.done,
            "difference": update.difference,
            "coming": update.coming,
            "claim": claim,
            "good_practice": update.good_practice,
            "met": told,
        },
        submitted_by=by,
        submitted_at=at(on),
    )
    return update
