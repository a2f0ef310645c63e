"""What a person owes and may agree, in every partnership in which she holds a seat."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from sightline.people.models import Person, Seat
from sightline.plan.rules.states import PlanState
from sightline.progress.models import Ask, Draft, Update
from sightline.progress.reads.rounds import authors_of, owed, seated_as
from sightline.progress.rules.agreeing import AS_CHAIR, AS_DEPUTY, INDEPENDENT, MANAGER, Seated, who_may_agree
from sightline.progress.rules.states import UpdateState

ANYWHERE = (MANAGER, INDEPENDENT)  # who may have to agree for a body of others


def owed_by(person: Person, day: dt.date) -> QuerySet[Ask]:
    """The asks that bodies owe in which the person sits on `day`, in every partnership, the first due first.

    Each with its action, body, round and partnership, with `has_draft` where she has begun, and `returned` with the
    updates that were returned. Two queries."""
    bodies = Seat.objects.filter(person=person).held_on(day).values("body_id")
    asks = owed(Ask.objects.filter(body__in=bodies, cycle__plan__state=PlanState.ADOPTED))
    return (
        asks.annotate(
            has_draft=Exists(Draft.objects.filter(ask=OuterRef("pk"), person=person)),
            is_returned=Exists(Update.objects.filter(ask=OuterRef("pk"), state=UpdateState.RETURNED)),
        )
        .select_related("action", "body", "cycle", "partnership")
        .order_by("cycle__due_on", "partnership", "action__position", "pk")
    )


def to_agree_by(person: Person, day: dt.date, *, partnership_id: int | None = None) -> list[Update]:
    """The updates that wait for agreement and that the person may agree on `day`, the oldest first: of the bodies she
    chairs or deputises in, and as business manager of those where nobody else could. Four queries."""
    own = list(Seat.objects.filter(person=person).held_on(day).select_related("person", "deputy_for"))
    chaired = {one.body_id for one in own if one.role in AS_CHAIR | AS_DEPUTY or seated_as(one).for_chair}
    anywhere = {one.partnership_id for one in own if one.role in ANYWHERE}
    waiting = Update.objects.filter(
        Q(ask__body__in=chaired) | Q(partnership__in=anywhere),
        state=UpdateState.SUBMITTED,
        partnership__in={one.partnership_id for one in own},  # few wait there, and many lie with the body's asks
        ask__action__plan__state=PlanState.ADOPTED,
    )
    if partnership_id is not None:
        waiting = waiting.filter(partnership_id=partnership_id)
    joined = waiting.select_related(
        "ask__action__plan__partnership", "ask__body", "ask__cycle", "partnership", "submitted_by"
    )
    found = list(joined.order_by("submitted_at", "pk"))
    authors = authors_of(one.pk for one in found)
    seats = _seated({one.partnership_id for one in found}, day)
    return [
        one
        for one in found
        if any(
            may.person_id == person.pk
            for may in who_may_agree(seats[one.partnership_id], one.ask.body_id, authors[one.pk])
        )
    ]


def _seated(partnership_ids: Collection[int], day: dt.date) -> dict[int, list[Seated]]:
    """Those who may have a say in agreeing, by partnership. One query."""
    seats = Seat.objects.filter(
        Q(role__in=[*AS_CHAIR, *AS_DEPUTY, *ANYWHERE]) | Q(deputy_for__role__in=AS_CHAIR),
        partnership__in=partnership_ids,
        person__is_active=True,
    ).held_on(day)
    found: dict[int, list[Seated]] = defaultdict(list)
    for one in seats.select_related("person", "deputy_for"):
        found[one.partnership_id].append(seated_as(one))
    return found
