"""Who has answered in a round and who has not, who waits for whom, and who was written to about it."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, CharField, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast

from sightline.post.models import Reminder
from sightline.post.reads import reminders_about
from sightline.post.rules import State
from sightline.progress.models import Ask, Cycle, Update
from sightline.progress.reads import answered
from sightline.progress.reads.rounds import authors_of, seated
from sightline.progress.rules.agreeing import Agreeing, who_may_agree
from sightline.progress.rules.states import UpdateState


class Answered(enum.StrEnum):
    """What became of an ask, what wants doing first."""

    MISSING = "missing"
    RETURNED = "returned"
    WAITING = "waiting"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class AskRow:
    """An ask with its newest update, who may agree it, and who was written to about it."""

    ask: Ask
    answered: Answered
    update: Update | None
    may_agree: tuple[Agreeing, ...]
    reminders: tuple[Reminder, ...]


@dataclass(frozen=True, slots=True)
class Mailed:
    """What became of the messages about a round: how many went, could not be sent, may have gone twice."""

    sent: int
    waiting: int
    failed: int
    twice: int


def asks_by_answer(cycle: Cycle, only: str = "") -> QuerySet[Ask]:
    """The asks of a round that stand, each with `rank` (its place in Answered) and `newest` (its update's id), what is
    missing first; `only` one sort of them."""
    newest = Update.objects.filter(ask=OuterRef("pk")).order_by("-id")
    rank = Case(
        When(is_answered=True, newest_state=UpdateState.AGREED, then=Value(3)),
        When(is_answered=True, then=Value(2)),
        When(newest_state=UpdateState.RETURNED, then=Value(1)),
        default=Value(0),
        output_field=IntegerField(),
    )
    asks = answered(Ask.objects.filter(cycle=cycle, excused_on__isnull=True)).annotate(
        newest=Subquery(newest.values("pk")[:1]), newest_state=Subquery(newest.values("state")[:1])
    )
    asks = asks.annotate(rank=rank)
    if only in list(Answered):
        asks = asks.filter(rank=list(Answered).index(Answered(only)))
    return asks.select_related("action", "body").order_by("rank", "action__position", "-answers", "id")


def count_by_answer(cycle: Cycle) -> dict[Answered, int]:
    """How many asks of a round are missing, returned, waiting and agreed. One query."""
    ranks = asks_by_answer(cycle).order_by().values_list("rank").annotate(number=Count("pk"))
    numbers = dict(ranks)
    return {one: numbers.get(place, 0) for place, one in enumerate(Answered)}


def ask_rows(cycle: Cycle, asks: list[Ask], day: dt.date) -> list[AskRow]:
    """A page of asks (from `asks_by_answer`) with all that their rows show. Four queries."""
    updates: Mapping[int, Update] = Update.objects.select_related("submitted_by", "decided_by").in_bulk(
        [one.newest for one in asks if one.newest]
    )
    waiting = [one for one in updates.values() if one.state == UpdateState.SUBMITTED]
    authors = authors_of([one.pk for one in waiting])
    seats = seated(cycle.partnership_id, day)
    reminders = reminders_about(cycle.partnership_id, "update", [one.pk for one in asks])
    rows = []
    for ask in asks:
        update = updates.get(ask.newest or 0)
        may: list[Agreeing] = []
        if update is not None and update.state == UpdateState.SUBMITTED:
            may = who_may_agree(seats, ask.body_id, authors[update.pk] | {update.submitted_by_id})
        rows.append(
            AskRow(
                ask=ask,
                answered=list(Answered)[ask.rank],
                update=update,
                may_agree=tuple(may),
                reminders=tuple(reminders.get(str(ask.pk), ())),
            )
        )
    return rows


def mailed(partnership_id: int, cycle_id: int) -> Mailed:
    """What became of the messages that reminded of this round's asks. One query."""
    ids = Ask.objects.filter(cycle_id=cycle_id).annotate(key=Cast("pk", CharField())).values("key")
    about = Reminder.objects.filter(partnership_id=partnership_id, thing="update", thing_id__in=ids)
    counted = about.aggregate(
        sent=Count("message", filter=Q(message__state=State.SENT), distinct=True),
        waiting=Count("message", filter=Q(message__state__in=[State.QUEUED, State.SENDING]), distinct=True),
        failed=Count("message", filter=Q(message__state=State.FAILED), distinct=True),
        twice=Count("message", filter=Q(message__possibly_twice=True), distinct=True),
    )
    return Mailed(**counted)
