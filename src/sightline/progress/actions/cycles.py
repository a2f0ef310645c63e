"""A plan's rounds: planned from its quarters, opened when their days come, kept to the owners as they stand."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q

from sightline.kit import clock
from sightline.kit.periods import said
from sightline.people.models import Body, Partnership
from sightline.plan.models import Action, Plan
from sightline.plan.rules.errors import NotYet
from sightline.plan.rules.states import PlanState, check_step
from sightline.privacy.actions import scan_texts
from sightline.progress.models import Ask, Cycle, RoundSettings
from sightline.progress.reads.rounds import pace_of, settings_of, wanted_asks
from sightline.progress.rules.cycles import check_clock, check_pace, check_reminders, cycles_of, name_of
from sightline.progress.rules.states import CYCLE_STEPS, CycleState
from sightline.trail.actions import action, record
from sightline.trail.rules import Actor


@action
def plan_cycles(*, by: Actor, plan: Plan) -> list[Cycle]:
    """Plans a round for each quarter of an adopted plan whose answers are not due yet; those there are stay.

    Quarters whose due day has passed have none: nobody could have been asked. Raises NotYet for a plan that is not
    adopted, or whose every quarter is over.
    """
    locked = Plan.objects.select_for_update().select_related("partnership").get(pk=plan.pk)
    check_can_plan(locked)
    today = clock.today()
    there = set(Cycle.objects.filter(plan=locked).values_list("number", flat=True))
    made = [
        Cycle(
            partnership=locked.partnership,
            plan=locked,
            number=days.number,
            starts_on=days.starts_on,
            ends_on=days.ends_on,
            asks_on=days.asks_on,
            due_on=days.due_on,
            closes_on=days.closes_on,
        )
        for days in _days(locked)
        if days.due_on >= today and days.number not in there
    ]
    if not made and not there:
        raise NotYet([f"Every quarter of {locked} is over, so there is nothing left to ask about."])
    Cycle.objects.bulk_create(made)
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="planned the rounds of",
        thing="plan",
        thing_id=locked.pk,
        before={"rounds": []},
        after={"rounds": [f"{_name(one)}: asked from {said(one.asks_on)}, due {said(one.due_on)}" for one in made]},
    )
    return list(Cycle.objects.filter(plan=locked))


def check_can_plan(plan: Plan) -> None:
    """Raises NotYet where `plan` can have no rounds: it is a draft, or closed."""
    if plan.state == PlanState.DRAFT:
        raise NotYet(["Rounds are of an adopted plan: adopt it first."])
    if plan.state == PlanState.CLOSED:
        raise NotYet([f"This plan was closed on {said(plan.closed_on)}, so nobody is asked about it any more."])


def can_plan(plan: Plan) -> bool:
    """The twin of `check_can_plan`, for buttons."""
    return plan.state == PlanState.ADOPTED


@action
def open_cycle(*, by: Actor, cycle: Cycle) -> Cycle:
    """Opens a planned round: each owning body is asked about each action that stands, once.

    A body that spoke before on its own account is not asked again; one whose belated answer to the round before lies
    here is. Raises NotYet where it is not planned, another round of the plan is open, or the clock has gone back.
    """
    locked = _locked(cycle)
    check_can_open(locked)
    today = clock.today()
    locked.state, locked.opened_on = CycleState.OPEN, today
    locked.save(update_fields=["state", "opened_on"])
    asked = _fit_asks(locked, today)
    _ask_again(locked, today)
    record(
        by=by,
        partnership_id=locked.partnership_id,
        verb="opened",
        thing="cycle",
        thing_id=locked.pk,
        after={
            "label": _label(locked),
            "opened on": today,
            "answers due": locked.due_on,
            "asked": len(asked),
        },
    )
    return locked


def check_can_open(cycle: Cycle) -> None:
    """Raises NotYet where the round cannot be opened today. A round whose quarter has not ended may be opened early."""
    check_step(CYCLE_STEPS, cycle.state, "open", _name(cycle))
    check_can_plan(cycle.plan)
    before = Cycle.objects.filter(plan_id=cycle.plan_id, state=CycleState.OPEN).first()
    if before:
        raise NotYet([f"{_name(before)} is still open: close it first, then {_name(cycle)} can be opened."])
    earlier = Cycle.objects.filter(plan_id=cycle.plan_id, number__lt=cycle.number, closed_on__isnull=False)
    last = earlier.order_by("-closed_on").values_list("closed_on", flat=True).first()
    check_clock(clock.today(), last, "the round before was closed")


def can_open(cycle: Cycle) -> bool:
    """The twin of `check_can_open`, for buttons."""
    try:
        check_can_open(cycle)
    except NotYet:
        return False
    return True


@action
def refresh_asks(*, by: Actor, cycle: Cycle) -> list[Ask]:
    """Fits an open round to the plan as it stands: a body that owns an action now is asked, one that does no more is
    excused, and so is everybody about a withdrawn action. What was sent stays. Gives the asks that changed."""
    locked = _locked(cycle)
    # Most days nothing has changed: an entry that says nothing is none.
    record(by=by, partnership_id=locked.partnership_id, verb="", thing="cycle", thing_id=locked.pk, before={}, after={})
    if locked.state != CycleState.OPEN:
        return []
    before = _asked(locked)
    changed = _fit_asks(locked, clock.today())
    after = _asked(locked)
    numbers = dict(Action.objects.filter(pk__in={one.action_id for one in changed}).values_list("pk", "number"))
    for action_id, number in sorted(numbers.items()):
        record(
            by=by,
            partnership_id=locked.partnership_id,
            verb="changed who is asked about",
            thing="action",
            thing_id=action_id,
            before={"asked": before.get(action_id, []), "label": number},
            after={"asked": after.get(action_id, []), "label": number},
        )
    return changed


@action
def set_round_settings(
    *,
    by: Actor,
    partnership: Partnership,
    ask_days_before_end: int,
    due_working_days: int,
    closing_working_days: int,
    reminder_days: Sequence[int],
) -> RoundSettings:
    """How the partnership runs its rounds from now on: rounds still planned get new days, an open one keeps its own.

    Raises NotYet for days at which nobody could answer.
    """
    settings = settings_of(partnership)
    before = _settings(settings)
    settings.ask_days_before_end = ask_days_before_end
    settings.due_working_days = due_working_days
    settings.closing_working_days = closing_working_days
    settings.reminder_days = sorted(set(reminder_days))
    check_pace(pace_of(settings))
    check_reminders(settings.reminder_days)
    settings.save()
    for plan in Plan.objects.filter(partnership=partnership, state=PlanState.ADOPTED).select_related("partnership"):
        by_number = {days.number: days for days in _days(plan)}
        for cycle in Cycle.objects.select_for_update().filter(plan=plan, state=CycleState.PLANNED):
            days = by_number[cycle.number]
            cycle.asks_on, cycle.due_on, cycle.closes_on = days.asks_on, days.due_on, days.closes_on
            cycle.save(update_fields=["asks_on", "due_on", "closes_on"])
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="changed how rounds are run in",
        thing="partnership",
        thing_id=partnership.pk,
        before=before,
        after=_settings(settings),
    )
    return settings


@action
def pause_reminders(
    *,
    by: Actor,
    partnership: Partnership,
    until: dt.date | None,
    why: str,
    kept: Mapping[str, str] | None = None,
) -> RoundSettings:
    """No reminder goes up to and with `until`, for the reason given; None takes the pause back.

    Raises NotYet for a day that has passed or no reason.
    """
    if until is not None and until < clock.today():
        raise NotYet(["A pause ends today or later: choose its last day."])
    if until is not None and not why.strip():
        raise NotYet(["Say why no reminders go: those who wait for one will ask."])
    settings = settings_of(partnership)
    before = {"paused until": settings.paused_until, "why": settings.paused_why}
    settings.paused_until, settings.paused_why = until, why.strip()[:200] if until else ""
    settings.save()
    why_field = {"paused_why": "why"}
    scan_texts(by=by, row=settings, fields=why_field, thing="partnership", thing_id=partnership.pk, kept=kept)
    record(
        by=by,
        partnership_id=partnership.pk,
        verb="paused the reminders of" if until else "took back the pause of reminders in",
        thing="partnership",
        thing_id=partnership.pk,
        before=before,
        after={"paused until": until, "why": settings.paused_why},
    )
    return settings


def _locked(cycle: Cycle) -> Cycle:
    return (
        Cycle.objects.select_for_update(of=("self",))
        .select_related("plan__partnership", "partnership")
        .get(pk=cycle.pk)
    )


def _days(plan: Plan):
    partnership = plan.partnership
    return cycles_of(
        plan.year_start,
        plan.year_end,
        pace_of(settings_of(partnership)),
        start_month=partnership.fiscal_start_month,
        nation=partnership.nation,
    )


def _name(cycle: Cycle) -> str:
    return name_of(cycle.starts_on, cycle.partnership.fiscal_start_month)


def _label(cycle: Cycle) -> str:
    return f"{_name(cycle)} of {cycle.plan}"


def _fit_asks(cycle: Cycle, today: dt.date) -> list[Ask]:
    """Makes the asks of a cycle those that the plan's owners want; what changed. Whoever answers no more is written
    first: the database lets one body answer at a time."""
    wanted = wanted_asks(cycle.plan, today)
    there = {(one.action_id, one.body_id): one for one in Ask.objects.select_for_update().filter(cycle=cycle)}
    changed: list[Ask] = []
    for key, ask in there.items():
        excused = None if key in wanted else ask.excused_on or today
        answers = wanted.get(key, ask.answers)
        if (ask.excused_on, ask.answers) == (excused, answers):
            continue
        back = ask.excused_on is not None and excused is None
        ask.excused_on, ask.answers = excused, answers
        if back and ask.asked_on is None:
            ask.asked_on = today
        changed.append(ask)
    for ask in sorted(changed, key=lambda one: one.answers and one.excused_on is None):
        ask.save(update_fields=["excused_on", "answers", "asked_on"])
    new = [
        Ask(
            partnership_id=cycle.partnership_id,
            cycle=cycle,
            action_id=action_id,
            body_id=body_id,
            answers=answers,
            asked_on=today,
        )
        for (action_id, body_id), answers in wanted.items()
        if (action_id, body_id) not in there
    ]
    Ask.objects.bulk_create(new)
    return [*changed, *new]


def _ask_again(cycle: Cycle, today: dt.date) -> None:
    """Asks those carried here from the round before, whether their belated answer came or not: that answered another
    question. Whoever began on her own account and sent nothing is asked too."""
    standing = Ask.objects.filter(cycle=cycle, excused_on__isnull=True)
    spoke = Q(updates__isnull=False, updates__belated_for__isnull=True)
    early = standing.filter(spoke, asked_on__isnull=True).values_list("pk", flat=True)
    standing.exclude(pk__in=list(early)).update(asked_on=today)


def _asked(cycle: Cycle) -> dict[int, list[str]]:
    """Who is asked about each action now, in words, by the action's id."""
    found: dict[int, list[str]] = defaultdict(list)
    names = dict(Body.objects.filter(partnership_id=cycle.partnership_id).values_list("pk", "name"))
    for ask in Ask.objects.filter(cycle=cycle, excused_on__isnull=True).order_by("-answers", "pk"):
        found[ask.action_id].append(f"{names[ask.body_id]}{' (answers)' if ask.answers else ''}")
    return found


def _settings(settings: RoundSettings) -> dict[str, object]:
    return {
        "asked in the quarter's last days": settings.ask_days_before_end,
        "due after working days": settings.due_working_days,
        "closes after working days": settings.closing_working_days,
        "reminders on working days from the due day": list(settings.reminder_days),
    }
