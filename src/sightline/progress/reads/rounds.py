"""Which cycle is meant, who owes what in it, and who may agree."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from sightline.people.models import Partnership, Person, Seat
from sightline.plan.models import Action, Milestone, Owner, Plan
from sightline.progress.models import Ask, Cycle, RoundSettings, Update, Version
from sightline.progress.rules.agreeing import AS_CHAIR, Agreeing, Seated, who_may_agree
from sightline.progress.rules.cycles import Pace
from sightline.progress.rules.said import Promise
from sightline.progress.rules.states import CycleState, UpdateState

SPOKEN = (UpdateState.SUBMITTED, UpdateState.AGREED)


def settings_of(partnership: Partnership) -> RoundSettings:
    """How the partnership runs its rounds; the usual way, unsaved, where it never said."""
    return RoundSettings.objects.filter(pk=partnership.pk).first() or RoundSettings(partnership=partnership)


def pace_of(settings: RoundSettings) -> Pace:
    """The settings that the days of cycles come from."""
    return Pace(settings.ask_days_before_end, settings.due_working_days, settings.closing_working_days)


def cycle_for(plan: Plan, day: dt.date) -> Cycle | None:
    """The cycle that `day` is about: the open one, else the next one planned, else the last; None where the plan has
    none."""
    coming = cycles_to_speak_in(plan, day).first()
    return coming or Cycle.objects.filter(plan=plan).order_by("-number").first()


def cycles_to_speak_in(plan: Plan, day: dt.date) -> QuerySet[Cycle]:
    """The cycles that an update given on `day` may belong to, the first of them first: the open one, then those planned
    whose last day has not passed. One that passed without being opened is over."""
    return Cycle.objects.filter(_to_come(day), plan=plan).order_by("number")


def next_cycle(cycle: Cycle, day: dt.date) -> Cycle | None:
    """The cycle after `cycle` that is still to be answered on `day`; None after the plan's last."""
    return Cycle.objects.filter(_to_come(day), plan_id=cycle.plan_id, number__gt=cycle.number).first()


def carried_to(ask: Ask, day: dt.date) -> Ask | None:
    """The ask that takes what is said on `ask` once its round has closed; None where it has not closed, where no round
    is left, or where nobody has made it yet."""
    if ask.cycle.state != CycleState.CLOSED:
        return None
    cycle = cycles_to_speak_in(ask.action.plan, day).first()
    if cycle is None:
        return None
    return Ask.objects.filter(cycle=cycle, action_id=ask.action_id, body_id=ask.body_id).first()


def _to_come(day: dt.date) -> Q:
    return Q(state=CycleState.OPEN) | Q(state=CycleState.PLANNED, closes_on__gte=day)


def answered(asks: QuerySet[Ask]) -> QuerySet[Ask]:
    """`asks` with `is_answered`: its body sent something since it was asked that was not returned and did not lapse."""
    sent = Update.objects.filter(ask=OuterRef("pk"), state__in=SPOKEN)
    since = Q(ask__asked_on__isnull=True) | Q(submitted_at__date__gte=F("ask__asked_on"))
    return asks.annotate(is_answered=Exists(sent.filter(since)))


def owed(asks: QuerySet[Ask]) -> QuerySet[Ask]:
    """Those of `asks` that somebody still has to answer: asked, not excused, not answered, in a cycle not closed."""
    # By the cycles' ids, so that a body's years of answered asks are not looked through.
    current = Cycle.objects.exclude(state=CycleState.CLOSED).values("pk")
    standing = asks.filter(asked_on__isnull=False, excused_on__isnull=True, cycle__in=current)
    return answered(standing).filter(is_answered=False)


def whole_ask(asks: QuerySet[Ask], ask_id: int) -> Ask | None:
    """The one of `asks` that has this id, with its action, plan, body and round; their partnership is read once and is
    the same for all of them. One query."""
    ask = asks.select_related("action__plan", "body", "cycle", "partnership").filter(pk=ask_id).first()
    if ask is not None:
        ask.cycle.partnership = ask.action.plan.partnership = ask.action.partnership = ask.partnership
    return ask


def sent_count(ask: Ask, updates: Iterable[Update] | None = None) -> int:
    """How many versions of how many updates were sent for an ask: what two people who type at once compare. One query,
    none where its `updates` are read already."""
    return sum(one.version for one in (Update.objects.filter(ask=ask) if updates is None else updates))


def seated(partnership_id: int, day: dt.date) -> list[Seated]:
    """Every seat held in the partnership on `day`, as the rule of agreement reads it. One query."""
    seats = Seat.objects.filter(partnership_id=partnership_id).held_on(day).select_related("person", "deputy_for")
    return [seated_as(one) for one in seats if one.person.is_active]


def seated_as(seat: Seat) -> Seated:
    """A seat as the rule of agreement reads it; its person and the seat that it deputises for are there already."""
    instead = seat.deputy_for
    for_chair = instead is not None and instead.role in AS_CHAIR
    return Seated(seat.person_id, seat.person.name, seat.body_id, seat.role, instead is not None, for_chair)


def agreeing(ask: Ask, author_ids: Collection[int], day: dt.date) -> list[Agreeing]:
    """Who may agree on `day` what the authors said on `ask`, chairs first. One query."""
    return who_may_agree(seated(ask.partnership_id, day), ask.body_id, author_ids)


def sits_in(person: Person, body_id: int, day: dt.date) -> bool:
    """Whether the person holds a seat in the body on `day`."""
    return Seat.objects.filter(person=person, body_id=body_id).held_on(day).exists()


def authors_of(updates: Iterable[int]) -> dict[int, frozenset[int]]:
    """Who sent any version of each update, by its id. One query."""
    found: dict[int, set[int]] = defaultdict(set)
    for update_id, person_id in Version.objects.filter(update__in=list(updates)).values_list(
        "update_id", "submitted_by_id"
    ):
        found[update_id].add(person_id)
    return defaultdict(frozenset, {key: frozenset(value) for key, value in found.items()})


def promises_of(action: Action) -> dict[int, Promise]:
    """The action's milestones as the rules of an update need them, by id and in their order. One query."""
    rows = Milestone.objects.filter(action=action).order_by("position", "id")
    columns = ("pk", "label", "kind", "due", "uid", "occurrences__id", "occurrences__due")
    found: dict[int, Promise] = {}
    days: dict[int, dict[int, dt.date]] = defaultdict(dict)
    for pk, label, kind, due, uid, occurrence_id, day in rows.values_list(*columns):
        if pk not in found:
            found[pk] = Promise(label, kind, due, days[pk], str(uid))
        if occurrence_id:
            days[pk][occurrence_id] = day
    return found


def wanted_asks(plan: Plan, day: dt.date) -> Mapping[tuple[int, int], bool]:
    """Which bodies are asked about which actions on `day`: (action, body) and whether that body answers for it.

    Every body that owns the action or a part of it, once; nobody about an action withdrawn by then. One query."""
    owners = Owner.objects.filter(action__plan=plan, body__isnull=False)
    standing = owners.filter(Q(action__withdrawn_on__isnull=True) | Q(action__withdrawn_on__gt=day))
    wanted: dict[tuple[int, int], bool] = {}
    for action_id, body_id, answers in standing.values_list("action_id", "body_id", "answers"):
        wanted[action_id, body_id] = wanted.get((action_id, body_id), False) or answers
    return wanted


def cycles_to_open(day: dt.date) -> QuerySet[Cycle]:
    """Planned cycles of adopted plans whose first day of asking has come, where none before them is open."""
    open_ones = Cycle.objects.filter(plan=OuterRef("plan"), state=CycleState.OPEN)
    return (
        Cycle.objects.filter(state=CycleState.PLANNED, asks_on__lte=day, closes_on__gte=day, plan__state="adopted")
        .exclude(Exists(open_ones))
        .select_related("plan__partnership")
        .order_by("plan", "number")
    )


def asks_of(cycle: Cycle) -> QuerySet[Ask]:
    """Every ask of a cycle with its action, body and `is_answered`, in the plan's order; the excused too. One query,
    and one for their updates, the newest last."""
    return (
        answered(Ask.objects.filter(cycle=cycle))
        .annotate(draft_count=Count("drafts"))
        .select_related("action", "body", "cycle")
        .prefetch_related("updates__submitted_by", "updates__decided_by")
    )


def unsettled_of(cycle: Cycle) -> list[Update]:
    """The updates of a cycle that closing it would settle, in the plan's order."""
    waiting = Update.objects.filter(ask__cycle=cycle, state__in=[UpdateState.SUBMITTED, UpdateState.RETURNED])
    joined = waiting.select_related("ask__action", "ask__body", "submitted_by", "decided_by")
    return list(joined.order_by("ask__action__position", "pk"))
